"""The colours of the roadmap: who gets which, and that they can be told apart without colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isodesk.documents.roadmap_tones import ColourBy, colouring
from isodesk.facts import AgencyRole, RichText, Task, TaskAgency, TaskState
from isodesk.facts.fields import FieldContext
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import TRANSITION, sample, small_plan

TODAY = date(2026, 5, 10)


def led(key: str, lead: str) -> Task:
    agencies = (TaskAgency(AgencyRole.LEAD, lead),) if lead else ()
    return Task(key, RichText.of("Việc"), lead=lead, agencies=agencies)


def test_a_bar_by_progress_says_what_the_tab_that_follows_the_plan_says() -> None:
    told = {
        ("Quý III/2026", TaskState.NOT_BEGUN): "Chưa thực hiện",
        ("Quý III/2026", TaskState.UNDER_WAY): "Đang thực hiện",
        ("Quý I/2026", TaskState.UNDER_WAY): "Quá hạn",
        ("Quý I/2026", TaskState.DONE): "Đã hoàn thành",
        ("Quý I/2026", TaskState.DROPPED): "Không thực hiện",
        ("Trước ngày 11/5/2026", TaskState.NOT_BEGUN): "Chưa thực hiện",
        ("Trước ngày 10/5/2026", TaskState.NOT_BEGUN): "Quá hạn",
        ("Thường xuyên", TaskState.CONTINUOUS): "Thường xuyên",
    }
    tasks = tuple(
        Task(f"t{at}", RichText.of("Việc"), period=parse_period(phrase), state=state)
        for at, (phrase, state) in enumerate(told)
    )
    late = replace(tasks[3], key="late", completed_on=date(2026, 4, 2))
    plan = small_plan(tasks=(*tasks, late))
    tones = colouring(FieldContext.of(plan), ColourBy.STATE, TODAY).tones
    assert [tones[task.key].title for task in tasks] == list(told.values())
    assert tones["late"].title == "Hoàn thành chậm"


def test_one_agency_has_one_colour_however_it_is_typed() -> None:
    tasks = (led("a", "Sở Y tế"), led("b", "SỞ Y TẾ"), led("c", "Sở Nội vụ"), led("d", ""))
    found = colouring(FieldContext.of(small_plan(tasks=tasks)), ColourBy.AGENCY, TODAY)
    assert [tone.title for tone in found.legend] == ["Sở Y tế", "Sở Nội vụ", "Chưa ghi chủ trì"]
    assert found.tones["a"] == found.tones["b"]
    assert found.words("c", "Quý I/2026") == "B  Quý I/2026"


def test_more_entries_than_colours_keep_letters_of_their_own() -> None:
    tasks = tuple(led(f"t{n}", f"Sở số {n}") for n in range(60))
    found = colouring(FieldContext.of(small_plan(tasks=tasks)), ColourBy.AGENCY, TODAY)
    letters = [tone.letter for tone in found.legend]
    assert len(set(letters)) == 60
    assert len({tone.fill for tone in found.legend[:8]}) == 8


def test_the_ink_stands_out_on_every_colour() -> None:
    tasks = tuple(led(f"t{n}", f"Sở số {n}") for n in range(8))
    found = colouring(FieldContext.of(small_plan(tasks=tasks)), ColourBy.AGENCY, TODAY)
    for tone in found.legend:
        bright, dark = sorted((_light(tone.fill), _light(tone.ink)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 3


def test_groups_are_named_as_they_print_and_one_colour_has_no_legend() -> None:
    fields = FieldContext.of(sample(TRANSITION))
    found = colouring(fields, ColourBy.GROUP, TODAY)
    assert [tone.title for tone in found.legend] == ["Năm 2018", "Năm 2019", "Năm 2020"]
    assert colouring(fields, ColourBy.NOTHING, TODAY).legend == ()


def _light(colour: str) -> float:
    """Relative luminance as WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    lit = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]
