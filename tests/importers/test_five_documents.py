"""The five public documents, read from their text, beside the facts that are known of them.

What the text does not have is not asked for: the dots that document 4 lost when it was published,
and the form that its sample adds.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from isodesk.facts import PlanFacts, canonical
from isodesk.facts.text import Block
from isodesk.facts.totals import totals
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import Imported, recognise
from tests.importers.measuring import facts_of, measured, rows_of

TEXTS = Path(__file__).parents[1] / "samples"
KNOWN = Path(__file__).parents[2] / "resources" / "samples"
TRANSITION = "chuyen-doi-2018-2020"
PROGRAMME = "ap-dung-2018-2020"
YEARLY = "ke-hoach-nam-2024"
LETTER = "huong-dan-kt-xh-2024"
INSPECTION = "kiem-tra-2020"
FIVE = (TRANSITION, PROGRAMME, YEARLY, LETTER, INSPECTION)
ENOUGH = 0.95


def imported(name: str) -> Imported:
    return recognise(read_source(TEXTS / f"{name}.txt"))


def known(name: str) -> PlanFacts:
    plan = canonical.loads(PlanFacts, (KNOWN / f"{name}.json").read_text(encoding="utf-8"))
    if name != LETTER:
        return plan
    return replace(
        plan,
        annexes=plan.annexes[1:],
        indicator_forms=(),
        blocks=tuple(block for block in plan.blocks if not has_blanks(block)),
    )


def has_blanks(block: Block) -> bool:
    return "......" in block.text.plain()


def found(name: str) -> PlanFacts:
    """The imported plan; of the letter without the lines that lost their dots."""
    plan = imported(name).plan
    if name != LETTER:
        return plan
    sample = canonical.loads(PlanFacts, (KNOWN / f"{name}.json").read_text(encoding="utf-8"))
    kept = zip(plan.blocks, sample.blocks, strict=True)
    return replace(plan, blocks=tuple(mine for mine, its in kept if not has_blanks(its)))


@pytest.mark.parametrize("name", FIVE)
def test_fields_are_right(name: str) -> None:
    measure = measured(found(name), known(name))
    assert measure.share >= ENOUGH, measure.wrong
    # All of them are, today.
    assert measure.wrong == ()


@pytest.mark.parametrize("name", FIVE)
def test_rows_are_right_and_none_is_invented(name: str) -> None:
    assert dict(rows_of(found(name))).keys() == dict(rows_of(known(name))).keys()


def test_enough_is_asked_for() -> None:
    asked = {name: sum(1 for _ in facts_of(known(name))) for name in FIVE}
    assert all(number > 100 for number in asked.values()), asked


def test_119_units_stand_in_their_year_and_group() -> None:
    plan = imported(TRANSITION).plan
    years = {column.key: column.year for column in plan.columns}
    marks = {mark.subject: years[mark.column] for mark in plan.marks}
    assert len(plan.subjects) == len(plan.marks) == 119
    assert [sum(s.group == g.key for s in plan.subjects) for g in plan.groups] == [
        21,
        11,
        12,
        34,
        18,
        23,
    ]
    assert [list(marks.values()).count(year) for year in (2018, 2019, 2020)] == [33, 45, 41]


def test_30_systems_have_their_mode_days_and_footnotes() -> None:
    plan = imported(INSPECTION).plan
    codes = {column.key: column.code for column in plan.columns}
    assert [codes[mark.column] for mark in plan.marks].count("onsite") == 6
    assert [codes[mark.column] for mark in plan.marks].count("records") == 24
    assert [mark.footnote for mark in plan.marks].count("(*)") == 5
    sample = known(INSPECTION)
    assert [(c.first, c.last) for c in plan.columns] == [(c.first, c.last) for c in sample.columns]
    assert [s.members for s in plan.subjects] == [s.members for s in sample.subjects]


def test_the_budget_is_right_to_the_dong() -> None:
    for name, total in ((PROGRAMME, 3_060_000_000), (INSPECTION, 4_500_000)):
        sums, right = totals(imported(name).plan), totals(known(name))
        assert sums.total == total
        assert list(sums.cells.values()) == list(right.cells.values())


def test_sums_that_were_printed_are_kept_beside_the_computed() -> None:
    plan = imported(PROGRAMME).plan
    stated = {s.place.partition("/")[2]: s.text for s in plan.stated if "/total" in s.place}
    lines = {line.name.plain()[:12]: line.key for line in plan.budget_lines}
    assert stated[f"{lines['Kiểm tra các']}/total"] == "45"
    assert stated["total/total"] == "3060"


def test_the_letter_goes_to_43_offices() -> None:
    plan = imported(LETTER).plan
    assert (len(plan.mailing), sum(entry.count for entry in plan.mailing)) == (33, 43)
    assert plan.mailing[-1].count == 11
    assert plan.deadline.text == "trước ngày 05/7/2023"


@pytest.mark.parametrize("name", FIVE)
def test_every_word_has_its_place(name: str) -> None:
    result = imported(name)
    assert result.prose_kept
    assert not [doubt for doubt in result.doubts if "chưa có chỗ" in doubt.reason]


def test_what_was_concluded_is_doubted() -> None:
    reasons = [doubt.reason for doubt in imported(TRANSITION).doubts]
    assert any("suy ra" in reason for reason in reasons)
    assert any("lặp lại" in reason for reason in reasons)
    (page,) = imported(YEARLY).doubts
    assert (page.text, page.place) == ("4", "dòng 283")
