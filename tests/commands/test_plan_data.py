"""`plans`, `show` and `check` as other programs read them: the keys are a contract."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from isodesk.store import Actor, create_workspace
from tests.commands.conftest import Run

PROGRAMME = "34/KH-UBND"
TRANSITION = "chuyen doi ap dung"
INSPECTION = "6714/KH-UBND"

KINDS = {"transition", "programme", "yearly", "letter", "inspection", "blank"}
PERIODS = {"quarter", "month", "day", "range", "until", "before", "recurring", "open", "text"}


def keys_of(records: list[dict[str, Any]]) -> set[str]:
    """The keys that every record has."""
    assert records
    return set.intersection(*(set(record) for record in records))


def texts_of(data: Any) -> list[str]:
    """All strings anywhere in ``data``."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts_of(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts_of(value)]
    return [data] if isinstance(data, str) else []


def test_plans_lists_what_identifies_each_plan(run: Run, office: Path) -> None:
    told = run("plans", office, "--json")
    assert (told.code, told.err) == (0, "")
    plans = told.data
    assert len(plans) == 5
    assert keys_of(plans) >= {"id", "kind", "number", "subject", "year", "status"}
    by_kind = {plan["kind"]: plan for plan in plans}
    assert set(by_kind) == {"inspection", "letter", "programme", "transition", "yearly"}
    programme, transition = by_kind["programme"], by_kind["transition"]
    assert programme["number"] == PROGRAMME
    assert programme["subject"].startswith("Áp dụng Hệ thống quản lý chất lượng")
    assert transition["subject"].startswith("Chuyển đổi áp dụng")
    assert sorted(plan["year"] for plan in plans) == [2018, 2018, 2020, 2023, 2024]
    assert {plan["status"] for plan in plans} == {"draft"}
    assert len({plan["id"] for plan in plans}) == 5


def test_plans_for_people_is_a_line_a_plan(run: Run, office: Path) -> None:
    told = run("plans", office)
    lines = told.out.splitlines()
    assert (told.code, len(lines)) == (0, 5)
    (programme,) = [line for line in lines if PROGRAMME in line]
    assert re.match(r"[0-9a-f]{8}  2018  34/KH-UBND +Áp dụng Hệ thống", programme)


@pytest.mark.parametrize("wanted", [PROGRAMME, TRANSITION])
def test_show_has_every_key_of_the_contract(run: Run, office: Path, wanted: str) -> None:
    told = run("show", office, wanted, "--json")
    assert (told.code, told.err) == (0, "")
    plan = told.data
    assert set(plan) >= {
        *("kind", "status", "issuer", "number", "symbol", "place", "date", "subject", "period"),
        *("units", "tasks", "budget", "blocks", "legal_bases", "addressees", "recipients"),
        *("signature", "signatures", "annexes", "paper", "wrapper", "deadline", "receivers"),
    }
    assert plan["kind"] in KINDS
    assert set(plan["issuer"]) >= {"superior", "name"}
    assert set(plan["date"]) >= {"text", "year", "month", "day"}
    assert set(plan["period"]) >= {"first", "last"}
    assert set(plan["budget"]) >= {"unit", "columns", "lines", "total", "words"}
    assert set(plan["signature"]) >= {"authority", "post", "other_post", "name"}
    assert plan["signatures"] == [plan["signature"]]
    assert set(plan["paper"]) >= {"urgency", "circulation", "draft_round", "drafter", "foot"}
    assert keys_of(plan["blocks"]) >= {"kind", "number", "level", "text"}
    assert keys_of(plan["annexes"]) >= {
        *("number", "title", "orientation", "tables", "style", "reference", "signatures"),
    }
    assert not [text for text in texts_of(plan) if "￼" in text or "field(" in text]


def test_show_tells_the_units_and_their_marks(run: Run, office: Path) -> None:
    units = run("show", office, TRANSITION).data["units"]
    assert len(units) == 119
    assert len({unit["group"] for unit in units}) == 6
    assert keys_of(units) >= {"group", "number", "name", "marks"}
    marked = {
        year: sum(unit["marks"][year] is True for unit in units)
        for year in ("2018", "2019", "2020")
    }
    assert marked == {"2018": 33, "2019": 45, "2020": 41}
    assert {mark for unit in units for mark in unit["marks"].values()} == {True, False}


def test_show_tells_the_tasks_and_their_times(run: Run, office: Path) -> None:
    tasks = run("show", office, TRANSITION).data["tasks"]
    assert len(tasks) == 7
    assert keys_of(tasks) >= {
        *("group", "number", "content", "period", "leads", "supporters", "audience")
    }
    periods = [task["period"] for task in tasks]
    assert keys_of(periods) >= {"text", "kind", "first", "last"}
    assert {period["kind"] for period in periods} <= PERIODS
    (meeting,) = [task for task in tasks if task["content"].startswith("Tổ chức Hội nghị quán")]
    assert meeting["period"] == {
        "text": "Quý II/2018",
        "kind": "quarter",
        "first": "2018-04-01",
        "last": "2018-06-30",
    }
    assert meeting["leads"] == ["BCĐ ISO tỉnh"]


def test_show_tells_the_budget_in_dong(run: Run, office: Path) -> None:
    budget = run("show", office, PROGRAMME).data["budget"]
    assert budget["unit"] == "triệu đồng"
    assert budget["columns"] == ["2018", "2019", "2020"]
    assert keys_of(budget["lines"]) >= {"number", "name", "level", "amounts", "total", "note"}
    assert budget["total"] == 3_060_000_000
    assert budget["words"] == "Ba tỷ không trăm sáu mươi triệu đồng chẵn"
    for line in budget["lines"]:
        assert set(line["amounts"]) == set(budget["columns"])
        amounts = [amount for amount in line["amounts"].values() if amount is not None]
        assert all(isinstance(amount, int) for amount in amounts)
        assert line["total"] == (sum(amounts) if amounts else None)
    assert budget["total"] == sum(line["total"] for line in budget["lines"] if line["level"] == 1)


def test_show_tells_the_frame_of_the_document(run: Run, office: Path) -> None:
    plan = run("show", office, PROGRAMME).data
    assert plan["issuer"] == {"superior": "", "name": "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"}
    assert (plan["number"], plan["symbol"], plan["place"]) == ("34", "KH-UBND", "Lạng Sơn")
    assert plan["date"] == {
        "text": "ngày 23 tháng 02 năm 2018",
        "year": 2018,
        "month": 2,
        "day": 23,
    }
    assert plan["period"] == {"first": 2018, "last": 2020}
    assert plan["signature"]["authority"] == ["KT. CHỦ TỊCH"]
    assert plan["signature"]["post"] == "PHÓ CHỦ TỊCH"
    assert "Quyết định số 19/2014/QĐ-TTg" in plan["legal_bases"][0]
    assert plan["recipients"][-1].startswith("Lưu: VT")


def test_a_date_not_known_yet_is_null_and_blank(run: Run, office: Path) -> None:
    date = run("show", office, TRANSITION).data["date"]
    assert (date["year"], date["month"], date["day"]) == (2018, 4, None)
    assert re.fullmatch(r"ngày\s+tháng 4 năm 2018", date["text"])


@pytest.mark.parametrize(
    "wanted",
    [PROGRAMME, "34", "giai đoạn 2018 - 2020", "Áp dụng Hệ thống quản lý chất lượng theo Tiêu"],
)
def test_a_plan_is_named_by_number_or_part_of_its_title(
    run: Run, office: Path, wanted: str
) -> None:
    assert run("show", office, wanted).data["kind"] == "programme"


def test_a_plan_is_named_by_its_id_or_the_shown_part_of_it(run: Run, office: Path) -> None:
    for plan in run("plans", office, "--json").data:
        for name in (plan["id"], plan["id"][:8]):
            assert run("show", office, name).data["subject"] == plan["subject"]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ("99/KH-UBND", "Không có kế hoạch nào khớp với “99/KH-UBND”."),
        ("", "Không có kế hoạch nào khớp với “”."),
        ("hệ thống quản lý chất lượng", "Có 4 kế hoạch khớp với “hệ thống quản lý chất lượng”"),
    ],
)
@pytest.mark.parametrize("verb", ["show", "check"])
def test_a_name_that_fits_none_or_several_is_refused(
    run: Run, office: Path, verb: str, wanted: str, reason: str
) -> None:
    told = run(verb, office, wanted)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(reason)


def test_check_lists_findings_and_ends_with_1(run: Run, office: Path) -> None:
    told = run("check", office, PROGRAMME, "--json")
    findings = told.data
    assert told.code == 1
    assert keys_of(findings) >= {"rule", "severity", "message", "place", "quote"}
    assert {finding["severity"] for finding in findings} <= {"error", "warning", "hint"}
    assert any("35 + 35 + 40 = 110" in finding["message"] for finding in findings)
    plain = run("check", office, PROGRAMME)
    assert plain.code == 1
    assert len(plain.out.splitlines()) == len(findings)
    assert plain.out.startswith("Sai: Kinh phí, dòng I.1")


def test_check_without_a_plan_is_about_all(run: Run, office: Path) -> None:
    every = run("check", office, "--json").data
    plans = [plan["id"] for plan in run("plans", office, "--json").data]
    each = [run("check", office, key, "--json").data for key in plans]
    assert len(every) == sum(len(findings) for findings in each)
    assert len({finding["plan"] for finding in every}) == 5


def test_check_for_people_names_each_plan_above_its_findings(run: Run, office: Path) -> None:
    lines = run("check", office).out.splitlines()
    programme = next(n for n, line in enumerate(lines) if line.startswith("34/KH-UBND  Áp dụng"))
    transition = next(n for n, line in enumerate(lines) if line.startswith("Chuyển đổi áp dụng"))
    assert lines[transition + 1].startswith("Sai: Mục II khoản 1, đoạn 1: Ký hiệu")
    assert "Nhiệm vụ 3" in lines[transition + 2]
    assert lines[programme + 1].startswith("Sai: Kinh phí, dòng I.1")


def test_check_of_an_office_without_plans_ends_with_0(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.isodesk"
    create_workspace(path, Actor.here()).close()
    told = run("check", path)
    assert (told.code, told.out, told.err) == (0, "Không có điểm nào cần sửa.\n", "")
    assert run("check", path, "--json").data == []


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
def test_check_writes_a_report(run: Run, office: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"bao-cao{suffix}"
    told = run("check", office, PROGRAMME, "--report", target)
    assert told.code == 1
    assert target.stat().st_size > 0
    whole = run("check", office, "--report", target)
    assert (whole.code, whole.err.partition("\n")[0]) == (
        2,
        "Báo cáo rà soát là của một kế hoạch. Ghi kế hoạch sau tên tệp.",
    )
