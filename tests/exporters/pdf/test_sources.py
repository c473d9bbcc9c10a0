"""Which place of the plan stands where on the pages."""

from __future__ import annotations

import pytest

from isodesk.exporters.pdf import mapped_pdf, pdf_bytes
from isodesk.exporters.pdf.mapped import MappedPdf, Source
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from tests.documents.plans import PROGRAMME, TRANSITION, paragraph, sample, small_plan
from tests.exporters.pdf.reading import pypdfium2


def words_in(pdf: MappedPdf, source: Source) -> str:
    """The words printed in a box, without spaces: lines break anywhere."""
    document = pypdfium2.PdfDocument(pdf.data)
    page = document[source.page]
    high = page.get_height()
    text = page.get_textpage().get_text_bounded(
        left=source.left,
        top=high - source.top,
        right=source.left + source.width,
        bottom=high - source.top - source.height,
    )
    document.close()
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(text.split())


def expected(plan: PlanFacts) -> dict[str, str]:
    """What some places of the plan print."""
    text = FieldContext.of(plan).text
    found = {f"tasks/{task.key}/content": text(task.content) for task in plan.tasks}
    found |= {f"subjects/{subject.key}/name": text(subject.name) for subject in plan.subjects}
    found |= {f"budget/{line.key}/name": text(line.name) for line in plan.budget_lines}
    return {place: squeezed(words) for place, words in found.items() if words}


@pytest.mark.parametrize("name", [TRANSITION, PROGRAMME])
def test_a_cell_is_found_where_its_words_stand(name: str) -> None:
    plan = sample(name)
    pdf = mapped_pdf(plan, "bundled")
    wanted = expected(plan)
    boxes = [source for source in pdf.sources if source.place in wanted]
    assert {box.place for box in boxes} == set(wanted)
    for box in boxes[:: max(1, len(boxes) // 40)]:
        assert words_in(pdf, box) == wanted[box.place]
        middle = (box.left + box.width / 2, box.top + box.height / 2)
        assert pdf.source_at(box.page, *middle) == box


def test_a_paragraph_over_two_pages_is_found_on_both() -> None:
    plan = small_plan(blocks=(paragraph("Rà soát quy trình giải quyết thủ tục hành chính. " * 80),))
    pdf = mapped_pdf(plan, "bundled")
    (block,) = plan.blocks
    assert [s.page for s in pdf.sources if s.place == f"blocks/{block.key}"] == [0, 1]


def test_what_frames_the_text_has_its_place() -> None:
    pdf = mapped_pdf(sample(TRANSITION), "bundled")
    places = {source.place for source in pdf.sources}
    assert {"header/number", "header/date", "header/subject", "header/issuer/header"} <= places
    assert "recipients" in places
    assert any(place.startswith("signatures/") for place in places)


def test_margins_have_no_source() -> None:
    pdf = mapped_pdf(sample(TRANSITION), "bundled")
    assert pdf.source_at(0, 5, 5) is None
    assert pdf.source_at(99, 300, 300) is None


def test_sections_begin_where_they_say_and_the_bytes_are_those_of_the_export() -> None:
    plan = sample(TRANSITION)
    pdf = mapped_pdf(plan, "bundled")
    assert pdf.data == pdf_bytes(plan, "bundled")
    document = pypdfium2.PdfDocument(pdf.data)
    firsts = [document[number].get_textpage().get_text_bounded() for number in pdf.starts]
    document.close()
    assert "CỘNG HÒA" in firsts[0]
    assert all(text.lstrip().startswith("Phụ lục") for text in firsts[1:])
