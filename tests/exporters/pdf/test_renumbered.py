"""Which pages are printed again once number and day are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isodesk.exporters.pdf.renumbered import renumbered_pdf
from isodesk.facts import Block, BlockKind, DocumentDate, FieldRef, PlanFacts, RichText, canonical
from isodesk.facts.frozen import numbered
from isodesk.host.resources import resource

BLANK = DocumentDate(2018)
DAY = DocumentDate(2018, 4, 5)


@pytest.fixture(scope="module")
def plan() -> PlanFacts:
    """Five pages, then an annex of two and another."""
    text = resource("samples/chuyen-doi-2018-2020.json").read_text(encoding="utf-8")
    return numbered(canonical.loads(PlanFacts, text), "", BLANK)


def again(plan: PlanFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where sections begin, and the pages to print again."""
    made, pages = renumbered_pdf(plan, numbered(plan, "12", DAY), "bundled")
    return made.starts, pages


def test_the_first_page_and_that_of_each_annex(plan: PlanFacts) -> None:
    starts, pages = again(plan)
    assert len(starts) == 3
    assert pages == starts


def test_an_annex_that_names_no_plan_is_left(plan: PlanFacts) -> None:
    first, second = plan.annexes
    starts, pages = again(replace(plan, annexes=(replace(first, reference=False), second)))
    assert pages == (0, starts[2])


def test_a_page_that_quotes_the_number_is_printed_too(plan: PlanFacts) -> None:
    text = RichText.of("Kế hoạch số ", FieldRef("number"), " thay các kế hoạch trước.")
    last = Block("new", BlockKind.PLAIN, text)
    starts, pages = again(replace(plan, blocks=(*plan.blocks, last)))
    assert set(pages) > set(starts)
    assert all(page < starts[1] for page in set(pages) - set(starts))


def test_nothing_is_printed_again_but_page_one_when_nothing_changed(plan: PlanFacts) -> None:
    made, pages = renumbered_pdf(plan, plan, "bundled")
    assert pages == made.starts
