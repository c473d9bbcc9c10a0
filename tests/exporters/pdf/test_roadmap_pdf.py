"""The printed roadmap, read back: official head, repeated names, bars where their days are."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest

from isodesk.documents.roadmap import Zoom
from isodesk.documents.roadmap_form import RoadmapForm, RoadmapPaper
from isodesk.documents.roadmap_tones import ColourBy
from isodesk.errors import UserError
from isodesk.exporters.pdf import roadmap_pdf
from isodesk.facts import AgencyRole, PlanFacts, RichText, Task, TaskAgency
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import TRANSITION, sample, small_plan
from tests.exporters.pdf.reading import Sheet, read_pdf

pypdfium2: Any = import_module("pypdfium2")  # it comes without types
TODAY = date(2019, 5, 1)
FILLED = 2  # a path's object type
_MM = 25.4 / 72


def sheets(plan: PlanFacts, **form: Any) -> list[Sheet]:
    return read_pdf(roadmap_pdf(plan, RoadmapForm(today=TODAY, **form), "bundled").data)


def timed(*phrases: str, name: str = "Việc") -> PlanFacts:
    tasks = tuple(
        Task(f"t{n}", RichText.of(f"{name} {n + 1}"), period=parse_period(phrase))
        for n, phrase in enumerate(phrases)
    )
    return small_plan(tasks=tasks)


def areas(plan: PlanFacts, fill: tuple[int, int, int], **form: Any) -> list[tuple[float, float]]:
    """Left and right, in mm, of what is filled with a colour on the first sheet."""
    return filled(roadmap_pdf(plan, RoadmapForm(today=TODAY, **form), "bundled").data, fill)


def filled(data: bytes, fill: tuple[int, int, int], page: int = 0) -> list[tuple[float, float]]:
    """Left and right, in mm, of what is filled with a colour on a page of a file."""
    document = pypdfium2.PdfDocument(data)
    raw = import_module("pypdfium2.raw")
    found = []
    for shape in document[page].get_objects([FILLED]):
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFPageObj_GetFillColor(shape.raw, red, green, blue, alpha)
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(shape.raw, mode, stroke)
        if mode.value and (red.value, green.value, blue.value) == fill:
            left, _, right, _ = shape.get_bounds()
            found.append((left * _MM, right * _MM))
    document.close()
    return found


BAR = (0x5B, 0x6B, 0x71)


def test_it_has_the_head_of_an_annex_after_the_plan_s_own() -> None:
    plan = sample(TRANSITION)
    (sheet,) = sheets(plan)
    assert (round(sheet.width), round(sheet.height)) == (297, 210)
    assert sheet.line("Phụ lục III").font.endswith("Bold")
    name = sheet.line("BIỂU ĐỒ TIẾN ĐỘ THỰC HIỆN")
    assert "(Kèm theo Kế hoạch số" in sheet.text
    middle = (sheet.line("TT").left + 297 - 20) / 2
    assert name.middle == pytest.approx(middle, abs=6)
    assert sheet.number == ""


@pytest.mark.parametrize(("zoom", "part"), [("month", "T4"), ("quarter", "Quý II")])
def test_a_bar_stands_under_its_days(zoom: Zoom, part: str) -> None:
    plan = timed("Quý II/2026", "Năm 2026")
    (sheet,) = sheets(plan, zoom=zoom)
    bars = areas(plan, BAR, zoom=zoom)
    quarter, year = bars[0], bars[1]
    assert quarter[0] - year[0] == pytest.approx((year[1] - year[0]) * 90 / 365, abs=0.3)
    assert quarter[1] - quarter[0] == pytest.approx((year[1] - year[0]) * 91 / 365, abs=0.3)
    title = sheet.line(part)
    assert quarter[0] < title.middle < quarter[1]


def test_many_tasks_take_sheets_with_names_and_heads() -> None:
    plan = timed(*["Quý II/2026"] * 60)
    found = sheets(plan)
    assert len(found) > 2
    assert [sheet.number for sheet in found] == ["", *map(str, range(2, len(found) + 1))]
    for sheet in found:
        assert "Nội dung thực hiện" in sheet.text
        assert "Năm 2026" in sheet.text
    text = "\n".join(sheet.text for sheet in found)
    assert all(f"Việc {n}" in text for n in (1, 30, 60))
    assert text.count("BIỂU ĐỒ TIẾN ĐỘ") == 1
    rows = [line for line in found[-1].lines if "Việc" in line.text]
    assert len(rows) >= 2


def test_years_without_room_stand_on_the_next_sheet_with_the_same_tasks() -> None:
    plan = timed("Quý II/2020", "Quý III/2029")
    found = sheets(plan, zoom="month")
    assert len(found) > 2
    assert all("Việc 1" in sheet.text and "Việc 2" in sheet.text for sheet in found)
    years = [[y for y in range(2020, 2030) if f"Năm {y}" in sheet.text] for sheet in found]
    assert [year for sheet in years for year in sheet] == list(range(2020, 2030))
    wide = sheets(plan, zoom="month", paper=RoadmapPaper.A3)
    assert (round(wide[0].width), round(wide[0].height)) == (420, 297)
    assert len(wide) < len(found)
    assert len(sheets(plan)) == 1


def test_no_group_row_ends_a_sheet() -> None:
    plan = sample(TRANSITION)
    tasks = tuple(
        replace(task, key=f"{task.key}{n}", content=RichText.of("Một việc"))
        for n in range(9)
        for task in plan.tasks
    )
    for sheet in sheets(replace(plan, tasks=tasks))[:-1]:
        assert not sheet.lines[-1].text.endswith(("Năm 2018", "Năm 2019", "Năm 2020"))


def test_colours_have_letters_and_a_legend() -> None:
    tasks = tuple(
        Task(
            f"t{n}",
            RichText.of("Việc"),
            period=parse_period("Quý II/2026"),
            lead=lead,
            agencies=(TaskAgency(AgencyRole.LEAD, lead),),
        )
        for n, lead in enumerate(("Sở Y tế", "Sở Nội vụ"))
    )
    plan = small_plan(tasks=tasks)
    (sheet,) = sheets(plan, colour=ColourBy.AGENCY)
    assert "A – Sở Y tế" in sheet.text
    assert "B – Sở Nội vụ" in sheet.text
    letters = [line for line in sheet.lines if line.letters[-1].char in "AB"]
    assert len(letters) == 2
    assert len(areas(plan, (0x00, 0x72, 0xB2), colour=ColourBy.AGENCY)) == 2  # bar and legend


def test_signs_that_stand_on_the_sheet_are_explained() -> None:
    (sheet,) = sheets(timed("Thường xuyên", "trước ngày 05/7/2026"))
    assert "Việc thường xuyên hoặc hằng năm" in sheet.text
    assert "Thời hạn" in sheet.text
    assert "Khoảng thời gian" not in sheet.text


def test_a_picture_is_one_sheet_however_many_tasks() -> None:
    (sheet,) = sheets(timed(*["Quý II/2026"] * 200), paper=RoadmapPaper.PICTURE)
    assert sheet.height > 1000
    assert "Việc 200" in sheet.text


def test_every_row_leads_back_to_its_task() -> None:
    plan = timed("Quý II/2026", "đầu quý sau")
    made = roadmap_pdf(plan, RoadmapForm(today=TODAY), "bundled")
    assert {source.place for source in made.sources} >= {"tasks/t0", "tasks/t1"}


def test_a_plan_without_times_says_so() -> None:
    with pytest.raises(UserError, match="Chưa có nhiệm vụ nào có thời gian"):
        roadmap_pdf(timed("đầu quý sau"), RoadmapForm(), "bundled")


def test_equal_plans_give_equal_bytes() -> None:
    plan, form = timed("Quý II/2026"), RoadmapForm(colour=ColourBy.STATE, today=TODAY)
    assert roadmap_pdf(plan, form, "bundled").data == roadmap_pdf(plan, form, "bundled").data


def test_the_day_a_task_was_done_is_marked_on_its_bar_and_explained() -> None:
    plan = timed("Quý II/2026", "Quý III/2026")
    done = replace(plan.tasks[0], completed_on=date(2026, 5, 15))
    marked = replace(plan, tasks=(done, *plan.tasks[1:]))
    white = (0xFF, 0xFF, 0xFF)
    (bar, *_) = areas(marked, BAR)
    halos = [x for x in areas(marked, white) if x not in areas(plan, white)]
    middles = [(left + right) / 2 for left, right in halos]
    assert bar[0] + (bar[1] - bar[0]) * 45 / 91 == pytest.approx(middles[0], abs=0.5)
    assert "Ngày hoàn thành" in sheets(marked)[0].text
    assert "Ngày hoàn thành" not in sheets(plan)[0].text
