"""Every kind of plan as a Word file and a workbook, written and read back."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook

from isodesk.documents.columns import TableContext
from isodesk.documents.document import build_document
from isodesk.documents.parts import Document, Paragraph
from isodesk.exporters.excel import excel_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts
from tests.exporters.gallery.books import book_faults, lost_words, read_book
from tests.exporters.gallery.pages import texts_of, words_of
from tests.exporters.gallery.plans import cases
from tests.exporters.word.reading_word import open_word

_MM = 36_000
_HANGS = 6.1


@pytest.mark.parametrize("name", cases())
def test_a_word_file_holds_every_word_within_its_pages(name: str) -> None:
    plan = cases()[name]()
    document = build_document(plan)
    file = open_word(word_bytes(plan))
    assert [*_lost(document, file), *_wide_tables(file)] == []
    ways = [section.orientation is WD_ORIENTATION.LANDSCAPE for section in file.sections]
    assert ways == [section.landscape for section in document.sections]


def _lost(document: Document, file: WordFile) -> Iterator[str]:
    held = Counter(word for text in _written(file) for word in words_of(text))
    wanted = Counter(word for text in texts_of(document) for word in words_of(text))
    # Word counts numbers by itself.
    parts = (part for section in document.sections for part in section.parts)
    numbers = (part.number for part in parts if isinstance(part, Paragraph))
    wanted -= Counter(word for number in numbers for word in words_of(number))
    yield from (f"{count} × “{word}”" for word, count in (wanted - held).items())


def _written(file: WordFile) -> Iterator[str]:
    """The text of each paragraph, those in tables too."""
    for paragraph in file.element.body.iter(qn("w:p")):
        hyphen = qn("w:noBreakHyphen")
        runs = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"), hyphen)
        yield "".join("-" if run.tag == hyphen else run.text or " " for run in runs)


def _wide_tables(file: WordFile) -> Iterator[str]:
    section = max(file.sections, key=lambda s: int(s.page_width or 0))
    edges = int(section.left_margin or 0) + int(section.right_margin or 0)
    room = (int(section.page_width or 0) - edges) / _MM
    for number, table in enumerate(file.tables):
        width = sum(int(column.width or 0) for column in table.columns) / _MM
        if width > room + _HANGS:
            yield f"table {number} is {width:.0f} mm wide"


@pytest.mark.parametrize("name", cases())
def test_a_workbook_shows_all_of_its_cells(name: str) -> None:
    plan = cases()[name]()
    book = read_book(excel_bytes(plan))
    assert [*book_faults(book), *lost_words(book, _facts(plan))] == []


def _facts(plan: PlanFacts) -> Iterator[str]:
    """What the tables are made of."""
    fields = TableContext.of(plan).fields
    yield from (fields.text(task.content) for task in plan.tasks)
    yield from (fields.text(subject.name) for subject in plan.subjects)
    yield from (fields.text(line.name) for line in plan.budget_lines)
    yield from (fields.text(entry.name) for entry in plan.mailing)
    yield from (fields.text(i.name) for form in plan.indicator_forms for i in form.indicators)
    yield from (fields.text(c) for t in plan.free_tables for row in t.rows for c in row.cells)


def book_of(value: str | int, width: float, height: float) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = value
    sheet.column_dimensions["A"].width = width
    sheet.row_dimensions[1].height = height
    sheet.print_area = "A1:A1"
    stream = io.BytesIO()
    book.save(stream)
    read: Workbook = load_workbook(io.BytesIO(stream.getvalue()))
    return read


@pytest.mark.parametrize(
    ("value", "width", "height", "told"),
    [
        ("Nội dung thực hiện kế hoạch " * 4, 20, 16, "pt of text"),
        ("chất-lượng", 5, 60, "is divided"),
        (12_345_678, 5, 16, "###"),
    ],
)
def test_a_cell_without_room_is_told(
    value: str | int, width: float, height: float, told: str
) -> None:
    assert [fault for fault in book_faults(book_of(value, width, height)) if told in fault]
    assert not list(book_faults(book_of(value, 90, 40)))
    book = book_of("a", 10, 20)
    book.worksheets[0]["C9"] = "ngoài"
    assert any("outside the print area" in fault for fault in book_faults(book))
