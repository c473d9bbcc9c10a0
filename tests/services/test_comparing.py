"""What a plan's adjustment, or an earlier version, says differently."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from isodesk.documents.comparison import Comparison
from isodesk.errors import UserError
from isodesk.exporters.comparison import export_comparison
from isodesk.facts import Issuer, PlanFacts, PlanKind, PlanStatus, RichText, Task
from isodesk.facts.comparing import Difference, compared, reasons_of
from isodesk.services.issuing import adjustment_of, send_to_signer, withdraw
from isodesk.services.kinds import new_plan
from isodesk.services.plans import create_plan
from isodesk.services.read import plan_row, read_plan
from isodesk.services.reasons import give_reason
from isodesk.services.rows import edit_row
from isodesk.services.versions import states_of
from isodesk.store import Workspace
from isodesk.vietnamese.periods import parse_period
from tests.exporters.pdf.reading import read_pdf


@pytest.fixture
def plan(issuer: Issuer) -> PlanFacts:
    tasks = tuple(
        Task(key, RichText.of(words), period=parse_period(period), lead="Sở Nội vụ")
        for key, words, period in (
            ("a", "Tổ chức tập huấn", "Quý I/2019"),
            ("b", "Kiểm tra các đơn vị", "Quý II/2019"),
            ("c", "Tổng kết", "Quý IV/2019"),
        )
    )
    made = new_plan(PlanKind.BLANK, issuer, 2019, 2019)
    return replace(made, tasks=tasks, number="34", symbol="KH-UBND")


def test_an_adjustment_shares_no_keys_and_is_compared_by_words(plan: PlanFacts) -> None:
    issued = replace(plan, status=PlanStatus.ISSUED)
    draft = adjustment_of(issued, 2019)
    first, second, _ = draft.tasks
    later = replace(second, period=parse_period("Quý III/2019"))
    new = Task("n", RichText.of("Mua sắm thiết bị"), period=parse_period("Quý IV/2019"))
    found = compared(issued, replace(draft, tasks=(first, later, new)))
    tasks = [each for each in found if each.place.startswith("Nhiệm vụ")]
    assert tasks == [
        Difference(
            "Nhiệm vụ 2",
            "Kiểm tra các đơn vị; thời gian: Quý II/2019; chủ trì: Sở Nội vụ",
            "Kiểm tra các đơn vị; thời gian: Quý III/2019; chủ trì: Sở Nội vụ",
        ),
        Difference("Nhiệm vụ 3", "", "Mua sắm thiết bị; thời gian: Quý IV/2019"),
        Difference("Nhiệm vụ 3", "Tổng kết; thời gian: Quý IV/2019; chủ trì: Sở Nội vụ", ""),
    ]
    places = {each.place for each in found} - {each.place for each in tasks}
    assert "Trích yếu" in places and any(place.startswith("Căn cứ") for place in places)
    assert compared(issued, issued) == ()


def test_versions_of_a_plan_are_compared(ws: Workspace, plan: PlanFacts) -> None:
    with ws.change("Lập") as session:
        create_plan(session, plan)
    with ws.change("Trình") as session:
        send_to_signer(session, read_plan(session, plan.key), b"%PDF", "Lan", "")
        withdraw(session, plan.key)
    with ws.change("Sửa") as session:
        edit_row(session, "tasks", "a", lead="Sở Y tế")
    with ws.read() as session:
        signed, now = states_of(session, plan.key)
    assert (signed.is_draft, now.is_draft) == (False, True)
    (found,) = compared(signed.facts, now.facts)
    assert (found.place, "Sở Y tế" in found.new, "Sở Nội vụ" in found.old) == (
        "Nhiệm vụ 1",
        True,
        True,
    )
    with ws.change("Ban hành") as session:
        plan_row(session, plan.key).status = PlanStatus.ISSUED
    with ws.change("Điều chỉnh") as session:
        create_plan(session, adjustment_of(read_plan(session, plan.key), 2019))
    with ws.read() as session:
        assert [s.is_draft for s in states_of(session, plan.key)] == [False, False, True]


def test_the_table_is_exported_with_its_reasons(plan: PlanFacts, tmp_path: Path) -> None:
    task = replace(plan.tasks[0], lead="Sở Y tế")
    after = replace(plan, tasks=(task, *plan.tasks[1:]))
    comparison = Comparison(plan, after, compared(plan, after), ("Đổi nhiệm vụ của sở",))
    for suffix in (".pdf", ".docx", ".xlsx"):
        export_comparison(comparison, tmp_path / f"so-sanh{suffix}", "bundled")
    (page,) = read_pdf((tmp_path / "so-sanh.pdf").read_bytes())
    text = " ".join(line.text for line in page.lines)
    assert "Nội dung cũ" in text and "Sở Y tế" in text and "Đổi nhiệm vụ" in text
    sheet = load_workbook(tmp_path / "so-sanh.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[4]][-1] == "Đổi nhiệm vụ của sở"
    with pytest.raises(UserError, match="đuôi tệp"):
        export_comparison(comparison, tmp_path / "so-sanh.txt")


def test_a_reason_stays_with_its_place_and_is_printed(
    ws: Workspace, plan: PlanFacts, tmp_path: Path
) -> None:
    with ws.change("Lập") as session:
        create_plan(session, plan)
        send_to_signer(session, plan, b"%PDF", "Lan", "")
    draft = adjustment_of(replace(plan, status=PlanStatus.ISSUED), 2019)
    key = draft.tasks[1].key
    with ws.change("Điều chỉnh") as session:
        create_plan(session, draft)
        edit_row(session, "tasks", key, period=parse_period("Quý III/2019"))

    def shown() -> tuple[Comparison, int]:
        with ws.read() as session:
            after = read_plan(session, draft.key)
        found = compared(plan, after)
        at = next(i for i, each in enumerate(found) if each.place == "Nhiệm vụ 2")
        return Comparison(plan, after, found, reasons_of(after, found)), at

    comparison, at = shown()
    with ws.change("Ghi lý do") as session:
        give_reason(session, draft.key, comparison.differences[at], " Chờ sắp xếp\nbộ máy ")
    with ws.change("Sửa thêm") as session:
        edit_row(session, "tasks", key, period=parse_period("Quý IV/2019"))
    comparison, at = shown()
    assert comparison.reason(at) == "Chờ sắp xếp\nbộ máy"
    assert [comparison.reason(i) for i in range(len(comparison.differences)) if i != at] == (
        [""] * (len(comparison.differences) - 1)
    )
    for suffix in (".pdf", ".docx", ".xlsx"):
        export_comparison(comparison, tmp_path / f"so-sanh{suffix}", "bundled")
    words = " ".join(page.text for page in read_pdf((tmp_path / "so-sanh.pdf").read_bytes()))
    assert "Chờ sắp xếp bộ máy" in " ".join(words.split())
    sheet = load_workbook(tmp_path / "so-sanh.xlsx").worksheets[0]
    assert "Chờ sắp xếp\nbộ máy" in [row[4] for row in sheet.iter_rows(values_only=True)]
    with ws.change("Bỏ lý do") as session:
        give_reason(session, draft.key, comparison.differences[at], "")
    assert shown()[0].reasons == ("",) * len(comparison.differences)


def test_a_reason_may_be_given_for_a_locked_plan(ws: Workspace, plan: PlanFacts) -> None:
    with ws.change("Lập") as session:
        create_plan(session, plan)
        send_to_signer(session, plan, b"%PDF", "Lan", "")
    with ws.change("Ghi lý do") as session:
        give_reason(session, plan.key, Difference("Nhiệm vụ 1", "cũ", "mới"), "Theo Sở")
    with ws.read() as session:
        (kept,) = read_plan(session, plan.key).change_reasons
    assert kept.reason == "Theo Sở"
