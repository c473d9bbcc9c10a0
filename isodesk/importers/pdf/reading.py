"""A .pdf file from its first page to its last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from isodesk.errors import UserError
from isodesk.importers.limits import CHARACTERS, PAGES, damaged, read_bytes
from isodesk.importers.package import locked
from isodesk.importers.pdf.grids import GridOnPage, grids
from isodesk.importers.pdf.joining import Gathered, Margins, goes_on
from isodesk.importers.pdf.lines import Stretch, TextLine, text_lines
from isodesk.importers.pdf.pages import Page
from isodesk.importers.source import (
    SourceBreak,
    SourceCell,
    SourceDocument,
    SourceDoubt,
    SourceParagraph,
    SourcePart,
    SourceRun,
    SourceTable,
)
from isodesk.vietnamese.legacy import recognise
from isodesk.vietnamese.text import clean

_FEWEST = 20
_GUTTER = 10.0
_SIGNER = 60.0
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?")
_EDGE_OF_PAGE = 0.11
_TALL = 1.75
_GOES_ON = re.compile(r"\((?:tiếp theo|tiếp)\)\s*$", re.IGNORECASE)
_REPEATED = "Dòng nhóm lặp lại ở đầu trang, để ngoài."
_SCANNED = (
    "Tệp “{}” không có lớp chữ (bản quét hoặc ảnh chụp) nên không lấy được. Nhận dạng chữ bằng "
    "chương trình khác, hoặc lấy bản Word của văn bản này."
)


def read_pdf_file(path: Path) -> SourceDocument:
    """The text of a .pdf file. UserError when it has none, is damaged or asks for a password."""
    return _Reader(path.name, _pages(path)).document()


def _pages(path: Path) -> list[Page]:
    pdfium: Any = import_module("pypdfium2")
    from isodesk.importers.pdf.pages import read_page

    data = read_bytes(path)
    if not data[:1024].lstrip().startswith(b"%PDF"):
        raise UserError(f"Tệp “{path.name}” không phải tệp PDF.")
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise (
            locked(path.name) if "password" in str(error).lower() else damaged(path.name)
        ) from error
    pages: list[Page] = []
    try:
        if len(file) > PAGES:
            raise UserError(f"Tệp “{path.name}” có quá {PAGES} trang nên không đọc.")
        for i in range(len(file)):
            page = file[i]
            pages.append(read_page(page))
            page.close()
            if sum(len(page.chars) for page in pages) > CHARACTERS:
                raise UserError(f"Tệp “{path.name}” có quá nhiều chữ nên không đọc.")
    except pdfium.PdfiumError as error:
        raise damaged(path.name) from error
    finally:
        file.close()
    if sum(len(page.chars) for page in pages) < _FEWEST:
        raise UserError(_SCANNED.format(path.name))
    return pages


class _Reader:
    def __init__(self, name: str, pages: Sequence[Page]) -> None:
        self._name, self._pages = name, pages
        self._doubts: list[SourceDoubt] = []
        self._parts: list[SourcePart] = []
        self._held: Gathered | None = None
        self._converted: set[str] = set()
        self._counted: Counter[str] = Counter()

    def document(self) -> SourceDocument:
        """Everything in reading order; what goes on over a page is one paragraph."""
        before: Page | None = None
        for at, page in enumerate(self._pages, 1):
            found, lines = self._taken(at, page)
            turned = page.width > page.height
            if turned != (before is not None and before.width > before.height) or (
                before is not None and _begins_anew(lines)
            ):
                self._flush()
                self._parts.append(SourceBreak(turned))
            self._page(page, found, lines, f"trang {at}")
            before = page
        self._flush()
        return SourceDocument(self._name, tuple(self._parts), tuple(self._doubts))

    def _taken(self, at: int, page: Page) -> tuple[list[GridOnPage], list[TextLine]]:
        """The tables of a page and the lines outside them."""
        place = f"trang {at}"
        found = [self._without_repeats(grid, place) for grid in grids(page, place)]
        free = [c for c in page.chars if not any(grid.holds(c) for grid in found)]
        lines = []
        for line in text_lines(free):
            edge = line.top < _EDGE_OF_PAGE * page.height or line.bottom > 0.92 * page.height
            if edge and _PAGE_NUMBER.fullmatch(line.text):
                self._doubts.append(SourceDoubt(place, line.text, "Số trang, để ngoài."))
            else:
                lines.append(line)
        if page.pictures:
            text = f"{page.pictures:02d} hình"
            self._doubts.append(SourceDoubt(place, text, "Hình không lấy được, để ngoài."))
        return found, lines

    def _without_repeats(self, grid: GridOnPage, place: str) -> GridOnPage:
        """The table without rows that say only that a group of the page before goes on."""
        rows = []
        for row in grid.table.rows:
            text = " ".join(cell.text for cell in row if cell.text)
            if _GOES_ON.search(text):
                self._doubts.append(SourceDoubt(place, text, _REPEATED))
            else:
                rows.append(row)
        return replace(grid, table=SourceTable(tuple(rows), grid.table.place))

    def _page(
        self, page: Page, found: Sequence[GridOnPage], lines: Sequence[TextLine], place: str
    ) -> None:
        edges = _margins(page, lines, found)
        rest = list(lines)
        for grid in found:
            above = [line for line in rest if line.top < grid.top]
            rest = rest[len(above) :]
            self._text(above, edges, place)
            self._flush()
            self._parts.append(grid.table)
        self._text(rest, edges, place)

    def _text(self, lines: Sequence[TextLine], edges: Margins, place: str) -> None:
        """Running lines; those that stand side by side are the cells of a table without lines."""
        at = 0
        step = _step(lines)
        while at < len(lines):
            end, gutter = _side_by_side(lines, at, edges)
            if end > at:
                self._flush()
                self._parts.append(_beside(lines[at:end], gutter, place))
                at = end
                continue
            apart = at > 0 and lines[at].top - lines[at - 1].top > _TALL * step
            self._take(lines[at], edges, place, apart=apart)
            at += 1

    def _take(self, line: TextLine, edges: Margins, place: str, *, apart: bool) -> None:
        if self._held is None or not goes_on(self._held.lines, line, edges, apart=apart):
            self._flush()
            self._held = Gathered(place, edges.is_centred(line))
        self._held.lines.append(line)

    def _flush(self) -> None:
        """The lines that are held become a paragraph."""
        held, self._held = self._held, None
        if held is None:
            return
        known = recognise(held.text)
        if known.message and known.message not in self._converted:
            self._converted.add(known.message)
            self._doubts.append(SourceDoubt(held.place, "", known.message))
        run = SourceRun(_clean(known.text))
        self._counted[held.place] += 1
        place = f"{held.place}, đoạn {self._counted[held.place]}"
        self._parts.append(SourceParagraph((run,), centred=held.centred, place=place))


def _clean(text: str) -> str:
    return clean(text)[0].replace("\N{NO-BREAK SPACE}", " ")


def _margins(page: Page, lines: Sequence[TextLine], found: Sequence[GridOnPage]) -> Margins:
    """Where text begins and ends on a page, told by its lines and tables."""
    lefts = [line.left for line in lines] + [grid.left for grid in found]
    rights = [line.right for line in lines] + [grid.right for grid in found]
    return Margins(min(lefts, default=0.0), max(rights, default=page.width))


def _step(lines: Sequence[TextLine]) -> float:
    """How far lines of a paragraph stand from each other, most often."""
    steps = sorted(b.top - a.top for a, b in pairwise(lines) if b.top - a.top > 4)
    return steps[len(steps) // 3] if steps else 20.0


def _begins_anew(lines: Sequence[TextLine]) -> bool:
    """Whether a page begins with the heading of a supplement."""
    return bool(lines) and bool(
        re.match(r"(?:PHỤ LỤC|Phụ lục|BIỂU|MẪU|DANH SÁCH|LỘ TRÌNH)\b", lines[0].text)
    )


def _side_by_side(lines: Sequence[TextLine], at: int, edges: Margins) -> tuple[int, float]:
    """How far two columns go from ``at`` on, and the gap between them."""
    found = _gutter(lines, at, edges)
    if found is None:
        return at, 0.0
    low, high = found
    end = at + 1
    while end < len(lines):
        line = lines[end]
        alone = len(line.stretches) == 1 and edges.is_centred(line)
        if alone or line.text.startswith("Kính gửi"):
            break
        sides = _sides(line.stretches, low, high)
        if sides is None:
            break
        low, high = sides
        end += 1
    return end, (low + high) / 2


def _gutter(lines: Sequence[TextLine], at: int, edges: Margins) -> tuple[float, float] | None:
    """The gap between two columns that begin at ``at``; None where there are none."""
    first = lines[at]
    if len(first.stretches) == 2:
        return first.stretches[0].right, first.stretches[1].left
    # Recipients and signer begin beside each other, but not on one line.
    near = lines[at : at + 3]
    if len(first.stretches) > 2 or not any(line.text.startswith("Nơi nhận") for line in near):
        return None
    stretches = [stretch for line in near for stretch in line.stretches]
    lows = [s.right for s in stretches if s.text.startswith("Nơi nhận")]
    highs = [s.left for s in stretches if s.left > edges.middle - _SIGNER]
    alone = first.left > edges.middle - _SIGNER or first.text.startswith("Nơi nhận")
    return (max(lows), min(highs)) if lows and highs and alone else None


def _sides(stretches: Sequence[Stretch], low: float, high: float) -> tuple[float, float] | None:
    """The gap left when these words stand in two columns too; None where they lie across it."""
    for stretch in stretches:
        if stretch.left < low and stretch.right <= high - _GUTTER:
            low = max(low, stretch.right)
        elif stretch.left >= low + _GUTTER:
            high = min(high, stretch.left)
        else:
            return None
    return (low, high) if high - low >= _GUTTER else None


def _beside(lines: Sequence[TextLine], gutter: float, place: str) -> SourceTable:
    """Two columns as the cells of a row."""
    columns: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        for side, texts in enumerate(columns):
            words = [s.text for s in line.stretches if (s.left >= gutter) == bool(side)]
            texts += [" ".join(words)] if words else []
    cells = tuple(
        SourceCell(
            tuple(
                SourceParagraph((SourceRun(_clean(text)),), place=place)
                for text in _rejoined(column)
            )
        )
        for column in columns
    )
    return SourceTable((cells,), place)


def _rejoined(texts: Sequence[str]) -> Iterator[str]:
    """A recipient that was broken over lines is one line."""
    held = ""
    for text in texts:
        goes_on = held.startswith("-") and not held.endswith((";", ".")) and text[:1] not in "-–+"
        if held and goes_on:
            held += f" {text}"
            continue
        if held:
            yield held
        held = text
    if held:
        yield held
