"""A letter to each unit that is late, with its own rows only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from isodesk.checks import Severity, run_checks
from isodesk.documents.columns import TableContext
from isodesk.documents.tables import build_table
from isodesk.errors import UserError
from isodesk.exporters.letters import ALL, export_letters
from isodesk.facts import (
    Issuer,
    Mark,
    MatrixColumn,
    PlanFacts,
    PlanKind,
    PlanSubject,
    RichText,
    SubjectGroup,
    Task,
    TaskState,
)
from isodesk.facts.lateness import late_units
from isodesk.services.kinds import new_plan
from isodesk.services.plans import create_plan
from isodesk.services.read import read_plan
from isodesk.services.reminders import reminder_of
from isodesk.store import Workspace
from isodesk.vietnamese.periods import parse_period
from tests.exporters.pdf.reading import read_pdf

DAY = date(2019, 3, 31)


def task(key: str, lead: str, period: str) -> Task:
    return Task(key, RichText.of(f"Việc {key}."), lead=lead, period=parse_period(period))


@pytest.fixture
def plan(issuer: Issuer) -> PlanFacts:
    return replace(
        new_plan(PlanKind.BLANK, issuer, 2018, 2019),
        tasks=(
            task("a", "Sở Nội vụ; Tổ chức tư vấn", "Quý IV/2018"),
            task("b", "sở Nội vụ (chủ trì)", "Tháng 02/2019"),
            task("c", "Sở Y tế", "Quý II/2019"),
            replace(task("d", "Sở Y tế", "Quý IV/2018"), state=TaskState.DONE),
            replace(task("e", "Sở Y tế", "Quý IV/2018"), reporter="Chi cục Dân số"),
        ),
        groups=(SubjectGroup("g", RichText.of("SỞ")),),
        subjects=(PlanSubject("s", "g", RichText.of("Sở Nội vụ")),),
        columns=(MatrixColumn("m", "2018", RichText.of("2018"), 2018),),
        marks=(Mark("s", "m"),),
        number="34",
        symbol="KH-UBND",
    )


def test_a_unit_answers_for_its_own_rows(plan: PlanFacts) -> None:
    found = late_units(plan, DAY)
    assert [(unit.name, len(unit.rows)) for unit in found] == [
        ("Sở Nội vụ", 3),
        ("Chi cục Dân số", 1),
    ]
    assert [row.days for row in found[0].rows] == [90, 90, 31]
    assert found[0].days == 90
    assert late_units(plan, date(2018, 12, 31)) == ()


def test_the_letter_says_what_is_late_and_by_when_to_answer(ws: Workspace, plan: PlanFacts) -> None:
    unit = late_units(plan, DAY)[0]
    with ws.change("Lập") as session:
        create_plan(session, plan)
        key = create_plan(session, reminder_of(plan, unit, DAY, date(2019, 4, 10)))
    with ws.read() as session:
        letter = read_plan(session, key)
    assert letter.travels_with == plan.key and letter.addressees[0].name == "Sở Nội vụ"
    context = TableContext.of(letter)
    words = " ".join(context.fields.text(block.text) for block in letter.blocks)
    assert "đến ngày 31/3/2019 Sở Nội vụ còn 03 nội dung chưa hoàn thành" in words
    assert "trước ngày 10/4/2019./." in words
    assert "đôn đốc thực hiện Kế hoạch số 34/KH-UBND" in context.fields.text(letter.subject)
    rows = [[c.text for c in row.cells] for row in build_table(context, letter.tables[0]).rows]
    assert len(rows) == 3
    assert [f for f in run_checks(letter) if f.severity is Severity.ERROR] == []
    with pytest.raises(UserError, match="đứng trước"):
        reminder_of(plan, unit, DAY, date(2019, 3, 1))


def test_all_letters_are_written_and_printed_together(plan: PlanFacts, tmp_path: Path) -> None:
    letters = [reminder_of(plan, unit, DAY, None) for unit in late_units(plan, DAY)]
    made = export_letters(letters, tmp_path, "bundled")
    assert [path.name for path in made] == [
        "1-so-noi-vu.pdf",
        "1-so-noi-vu.docx",
        "2-chi-cuc-dan-so.pdf",
        "2-chi-cuc-dan-so.docx",
        ALL,
    ]
    pages = read_pdf((tmp_path / ALL).read_bytes())
    texts = [" ".join(line.text for line in page.lines) for page in pages]
    assert len(texts) == 2
    assert "Việc a" in texts[0] and "Việc e" not in texts[0]
    assert "Việc e" in texts[1] and "Việc a" not in texts[1]
