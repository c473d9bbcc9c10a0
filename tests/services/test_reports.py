"""A report's figures follow its plans, as they stood on the last day of its period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from isodesk.checks import run_checks
from isodesk.documents.columns import TableContext
from isodesk.documents.parts import Paragraph, Table, plain
from isodesk.documents.profile import ND30_2020
from isodesk.documents.tables import table_parts
from isodesk.errors import UserError
from isodesk.facts import (
    Evidence,
    Issuer,
    PlanFacts,
    PlanKind,
    ReportScope,
    RichText,
    Task,
    TaskGroup,
    TaskState,
    canonical,
)
from isodesk.facts.choices import field_choices
from isodesk.facts.fields import FieldContext
from isodesk.facts.report import period_words
from isodesk.services.follow import followed
from isodesk.services.issuing import as_sent, send_to_signer
from isodesk.services.kinds import new_plan
from isodesk.services.plans import create_plan, delete_plan, duplicated
from isodesk.services.progress import keep_evidence, record_task
from isodesk.services.read import read_plan
from isodesk.services.reports import report_of, reports_on
from isodesk.services.rows import edit_row
from isodesk.store import Change, Workspace
from isodesk.vietnamese.periods import parse_period

HALF = ReportScope((), date(2019, 1, 1), date(2019, 6, 30))


def task(key: str, group: str, period: str) -> Task:
    words = RichText.of(f"Việc {key}")
    return Task(key, words, group, period=parse_period(period), lead="Sở Nội vụ")


@pytest.fixture
def plan(ws: Workspace, issuer: Issuer) -> PlanFacts:
    """Four tasks of 2018 and 2019: one done late, one overdue, one dropped, one not begun."""
    made = replace(
        new_plan(PlanKind.BLANK, issuer, 2018, 2019),
        task_groups=(
            TaskGroup("g18", RichText.of("Năm 2018"), 2018),
            TaskGroup("g19", RichText.of("Năm 2019"), 2019),
        ),
        tasks=(
            task("a", "g18", "Quý IV/2018"),
            task("b", "g19", "Quý I/2019"),
            task("c", "g19", "Quý II/2019"),
            task("d", "g19", "Quý IV/2019"),
        ),
        tables=(),
        number="34",
        symbol="KH-UBND",
    )
    with ws.change("Lập") as session:
        create_plan(session, made)
        paper = Evidence("", "Báo cáo", "12/BC-SNV", date(2019, 2, 14), "kết quả")
        key = keep_evidence(session, paper)
        done = date(2019, 2, 15)
        record_task(session, "a", state=TaskState.DONE, completed_on=done, evidence=(key,))
        record_task(session, "a", achieved=Decimal(3), target=Decimal(4), measure="lớp")
        record_task(session, "c", state=TaskState.DROPPED, reason="Chưa có kinh phí")
    return read(ws, made.key)


def read(ws: Workspace, key: str) -> PlanFacts:
    with ws.read() as session:
        return read_plan(session, key)


def written(ws: Workspace, *plans: PlanFacts, scope: ReportScope = HALF) -> PlanFacts:
    report = report_of(plans, scope)
    with ws.change("Lập báo cáo") as session:
        create_plan(session, report)
    return read(ws, report.key)


def words_of(report: PlanFacts) -> str:
    context = FieldContext.of(report)
    return "\n".join(context.text(block.text) for block in report.blocks)


def cells(report: PlanFacts, source: str) -> list[tuple[str, ...]]:
    context = TableContext.of(report)
    (table,) = [t for t in report.tables if t.source == source]
    (built,) = [p for p in table_parts(context, table, ND30_2020) if isinstance(p, Table)]
    return [tuple(plain(cell.text) for cell in row.cells) for row in built.rows]


def test_sentences_tables_and_lists_tell_the_last_day(ws: Workspace, plan: PlanFacts) -> None:
    report = written(ws, plan)
    assert FieldContext.of(report).text(report.subject) == (
        "Kết quả 6 tháng đầu năm 2019 thực hiện Kế hoạch số 34/KH-UBND"
    )
    words = words_of(report)
    assert "trong 03 nhiệm vụ thuộc kỳ báo cáo đã hoàn thành 01 nhiệm vụ, đạt 33,3%" in words
    assert "(đúng hạn 00, chậm 01); đang thực hiện 00, chưa thực hiện 00, quá hạn 01" in words
    assert "Kỳ trước (6 tháng cuối năm 2018): hoàn thành 00/01 nhiệm vụ, đạt 0%." in words
    assert "Năm 2019: hoàn thành 00/02 nhiệm vụ, đạt 0% (kỳ trước 00/00)." in words
    rows = cells(report, "results")
    assert [row[4] for row in rows if len(row) > 4] == [
        "Hoàn thành chậm",
        "Quá hạn",
        "Không thực hiện",
    ]
    assert rows[1][5:] == (
        "đạt 3/4 lớp",
        "15/02/2019",
        "Báo cáo số 12/BC-SNV ngày 14/02/2019 kết quả",
    )
    assert [row[1] for row in cells(report, "next")] == ["Năm 2019", "Việc b", "Việc d"]
    late = next(t for t in report.tables if t.source == "late")
    lines = table_parts(TableContext.of(report), late, ND30_2020)
    assert [line.plain for line in lines if isinstance(line, Paragraph)] == [
        "-\u00a0Việc b (chủ trì: Sở Nội vụ; thời gian: Quý I/2019; quá hạn 91 ngày);",
        "-\u00a0Việc c (chủ trì: Sở Nội vụ; thời gian: Quý II/2019; không thực hiện; "
        "lý do: Chưa có kinh phí).",
    ]


def test_what_was_done_after_the_last_day_is_not_done(ws: Workspace, plan: PlanFacts) -> None:
    with ws.change("Cập nhật") as session:
        record_task(
            session, "b", state=TaskState.DONE, completed_on=date(2019, 7, 5), result="Xong"
        )
    half = written(ws, plan)
    assert "đã hoàn thành 01 nhiệm vụ" in words_of(half)
    assert "Xong" not in str(cells(half, "results"))
    year = written(ws, plan, scope=ReportScope((), date(2019, 1, 1), date(2019, 12, 31)))
    assert "trong 04 nhiệm vụ thuộc kỳ báo cáo đã hoàn thành 02 nhiệm vụ, đạt 50%" in words_of(year)
    assert "Kỳ trước (năm 2018): hoàn thành 00/01" in words_of(year)


def test_an_open_report_follows_until_it_is_signed(ws: Workspace, plan: PlanFacts) -> None:
    report = written(ws, plan)
    with ws.change("Trình") as session:
        send_to_signer(session, report, b"%PDF", "Lan", "")
    changes: list[Change] = []
    ws.listeners.append(changes.append)
    other = written(ws, plan)
    with ws.change("Cập nhật", plan=plan.key) as session:
        record_task(session, "b", state=TaskState.DONE, completed_on=date(2019, 6, 1))
    with ws.read() as session:
        assert "hoàn thành 02 nhiệm vụ" in words_of(followed(session, other, changes[-1]))
    assert "hoàn thành 02 nhiệm vụ" in words_of(read(ws, other.key))
    assert "hoàn thành 01 nhiệm vụ" in words_of(read(ws, report.key))
    assert as_sent(report).reported == read(ws, report.key).reported


def test_a_typed_figure_that_no_fact_agrees_with_is_found(ws: Workspace, plan: PlanFacts) -> None:
    report = written(ws, plan)
    rules = [f.rule for f in run_checks(report)]
    assert "reports.figures" not in rules
    block = next(b for b in report.blocks if b.text.plain().startswith("Nguyên nhân"))
    typed = "Đã xong 01 nhiệm vụ, đạt 33,3%; còn 07 nhiệm vụ, đạt 41%, chi 5.000.000 đồng."
    with ws.change("Gõ") as session:
        edit_row(session, "blocks", block.key, text=RichText.of(typed))
    found = [f.quote for f in run_checks(read(ws, report.key)) if f.rule == "reports.figures"]
    assert found == ["07 nhiệm vụ", "41%", "5.000.000 đồng"]


def test_a_report_is_copied_kept_and_missed(ws: Workspace, plan: PlanFacts) -> None:
    report = written(ws, plan)
    assert canonical.loads(PlanFacts, canonical.dumps(report)) == report
    copy = duplicated(report)
    assert copy.report == report.report and copy.key != report.key
    assert {t.target for t in copy.tables} == {plan.key}
    names = {choice.name for choice in field_choices(FieldContext.of(report))}
    assert any(name.startswith("Số nhiệm vụ trong kỳ: Năm 2019, quá hạn") for name in names)
    with ws.read() as session:
        assert reports_on(session, plan.key) == (report.key,)
    with ws.change("Xóa") as session:
        delete_plan(session, plan.key)
    assert "reports.plan" in [f.rule for f in run_checks(read(ws, report.key))]
    assert "đã hoàn thành 01 nhiệm vụ" in words_of(read(ws, report.key))


def test_what_cannot_be_reported(ws: Workspace, plan: PlanFacts) -> None:
    with pytest.raises(UserError, match="ít nhất một"):
        report_of((), HALF)
    with pytest.raises(UserError, match="trước khi bắt đầu"):
        report_of((plan,), ReportScope((), date(2019, 7, 1), date(2019, 6, 30)))
    with pytest.raises(UserError, match="không có nhiệm vụ để báo cáo"):
        report_of((written(ws, plan),), HALF)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2019, 1, 1), (2019, 6, 30), "6 tháng đầu năm 2019"),
        ((2019, 7, 1), (2019, 12, 31), "6 tháng cuối năm 2019"),
        ((2020, 1, 1), (2020, 12, 31), "năm 2020"),
        ((2018, 1, 1), (2020, 12, 31), "giai đoạn 2018 - 2020"),
        ((2020, 4, 1), (2020, 6, 30), "quý II năm 2020"),
        ((2020, 2, 1), (2020, 2, 29), "tháng 2 năm 2020"),
        ((2020, 2, 1), (2020, 2, 28), "từ ngày 01/02/2020 đến ngày 28/02/2020"),
        (None, (2020, 2, 28), "đến ngày 28/02/2020"),
    ],
)
def test_periods_are_called_as_offices_do(
    first: tuple[int, int, int] | None, last: tuple[int, int, int], words: str
) -> None:
    assert period_words(date(*first) if first else None, date(*last)) == words


def test_a_task_of_no_day_belongs_to_the_years_of_its_plan(ws: Workspace, plan: PlanFacts) -> None:
    with ws.change("Sửa") as session:
        edit_row(session, "tasks", "d", period=parse_period("Thường xuyên trong năm"))
    early = written(ws, plan, scope=ReportScope((), date(2018, 1, 1), date(2018, 12, 31)))
    assert "trong 01 nhiệm vụ thuộc kỳ báo cáo" in words_of(early)
    late = written(ws, plan)
    assert "trong 04 nhiệm vụ thuộc kỳ báo cáo" in words_of(late)
