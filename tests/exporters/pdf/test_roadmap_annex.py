"""The roadmap as an annex of the plan's own pages, read back."""

from __future__ import annotations

from dataclasses import replace

from isodesk.exporters.pdf import mapped_pdf
from isodesk.facts import PlanFacts, RichText, Task
from isodesk.vietnamese.periods import parse_period
from tests.documents.plans import TRANSITION, sample
from tests.documents.test_roadmap_table import annexed, timed
from tests.exporters.pdf.reading import read_pdf
from tests.exporters.pdf.test_roadmap_pdf import BAR, filled


def bars(plan: PlanFacts, page: int) -> list[tuple[float, float]]:
    """Left and right, in mm, of the bars of a page."""
    return filled(mapped_pdf(plan, "bundled").data, BAR, page)


def test_it_is_an_annex_with_its_head_and_the_plan_s_numbers() -> None:
    made = mapped_pdf(annexed(sample(TRANSITION)), "bundled")
    pages = read_pdf(made.data)
    first = pages[made.starts[-1]].text
    assert first.startswith("Phụ lục III")
    assert "BIỂU ĐỒ TIẾN ĐỘ THỰC HIỆN" in first
    assert "(Kèm theo Kế hoạch số" in first
    assert (round(pages[-1].width), round(pages[-1].height)) == (297, 210)


def test_a_bar_lies_under_its_months() -> None:
    plan = annexed(timed("Quý II/2026"))
    made = mapped_pdf(plan, "bundled")
    ((left, right),) = bars(plan, made.starts[-1])
    months = [s for s in made.sources if s.place == "tasks/t0/period" and s.width < 60]
    edges = sorted(source.left * 25.4 / 72 for source in months[-12:])
    assert abs(left - edges[3]) < 0.2
    assert abs(right - edges[6]) < 0.2


def test_a_click_on_a_bar_goes_to_the_time_of_its_task() -> None:
    plan = annexed(timed("Quý II/2026", "Quý IV/2026"))
    made = mapped_pdf(plan, "bundled")
    page = made.starts[-1]
    for task, (left, right) in enumerate(sorted(bars(plan, page))):
        x = (left + right) / 2 / 25.4 * 72
        under = [s for s in made.sources if s.page == page and s.left <= x <= s.left + s.width]
        rows = [s for s in under if s.place == f"tasks/t{task}/period"]
        assert len(rows) == 1
        found = made.source_at(page, x, rows[0].top + rows[0].height / 2)
        assert found is not None
        assert found.place == f"tasks/t{task}/period"


def test_names_and_heads_come_again_on_every_sheet() -> None:
    tasks = tuple(
        Task(f"t{n}", RichText.of(f"Việc thứ {n} của kế hoạch"), period=parse_period("Quý I/2026"))
        for n in range(60)
    )
    plan = annexed(replace(timed(), tasks=tasks, last_year=2028), target="month")
    made = mapped_pdf(plan, "bundled")
    sheets = [page.text for page in read_pdf(made.data)[made.starts[-1] :]]
    assert all("Nội dung thực hiện" in sheet for sheet in sheets)
    for years in ("Năm 2026", "Năm 2028"):
        whole = "\n".join(sheet for sheet in sheets if years in sheet)
        assert all(f"Việc thứ {n} của kế hoạch" in whole for n in range(60))
