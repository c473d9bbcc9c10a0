"""A .docx file from its first paragraph to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from isodesk.importers.limits import COLUMNS, ROWS, damaged
from isodesk.importers.package import Package
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
from isodesk.importers.word.names import W, child, contents, number, tag, value
from isodesk.importers.word.numbering import Numbers
from isodesk.importers.word.styles import ParagraphStyle, Styles
from isodesk.importers.word.words import Words, WordsReader

_NUMBER = re.compile(r"[\s\d\-–/]*|\s*Trang\s*\d*\s*(?:/\s*\d*)?\s*", re.IGNORECASE)
_LEFT_OUT = {
    "header": "Đầu trang, để ngoài.",
    "footer": "Chân trang, để ngoài.",
    "comments": "Ghi chú bên lề, để ngoài.",
}


def read_word_file(path: Path) -> SourceDocument:
    """A .docx file as a document. UserError when it is damaged or might do harm."""
    package = Package(path, "Word")
    main = package.member_of("", "officeDocument")
    if not main:
        raise damaged(path.name)
    try:
        return _Reader(package, main).document()
    except RecursionError as error:
        raise damaged(path.name) from error


class _Reader:
    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._body = child(package.xml(main), "body")
        self._styles = Styles(self._xml("styles"))
        self._numbers = Numbers(self._xml("numbering"), self._styles)
        self._words = WordsReader(self._styles)
        self._notes = {sort: self._note_elements(f"{sort}s") for sort in ("footnote", "endnote")}
        self._doubts: list[SourceDoubt] = []
        self._counted = self._tables = 0
        self._held: Words | None = None
        self._converted: set[str] = set()

    def _xml(self, sort: str) -> Element | None:
        member = self._package.member_of(self._main, sort)
        return self._package.xml(member) if member else None

    def _note_elements(self, sort: str) -> dict[str, Element]:
        root = self._xml(sort)
        return {} if root is None else {each.get(f"{W}id", ""): each for each in root}

    def document(self) -> SourceDocument:
        """The whole document, section by section."""
        if self._body is None:
            raise damaged(self._package.name)
        parts: list[SourcePart] = []
        section: list[SourcePart] = []
        turned = False
        for element in contents(self._body):
            section += self._part(element)
            ending = element if tag(element) == "sectPr" else child(element, "pPr", "sectPr")
            if ending is None:
                continue
            turned = self._end_section(parts, section, ending, turned)
            section = []
        parts += section
        self._left_out()
        return SourceDocument(self._package.name, tuple(parts), tuple(self._doubts))

    def _end_section(
        self, parts: list[SourcePart], section: list[SourcePart], ending: Element, turned: bool
    ) -> bool:
        """Take a section whose properties, which stand at its end, are known now."""
        landscape = _is_landscape(ending)
        runs_on = value(ending, "type") == "continuous" and landscape == turned
        if (parts and not runs_on) or (landscape and not parts):
            parts.append(SourceBreak(landscape))
        parts += [SourceBreak(landscape) if isinstance(p, SourceBreak) else p for p in section]
        return landscape

    def _part(self, element: Element) -> Iterator[SourcePart]:
        name = tag(element)
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield from self._table(element)
        elif name == "altChunk":
            self._doubt("", "altChunk", "Phần nhúng từ tệp khác, chưa đọc được.")

    # Paragraphs

    def _paragraph(self, element: Element, cell: str = "") -> Iterator[SourcePart]:
        self._counted += not cell
        place = cell or f"đoạn {self._counted}"
        properties = child(element, "pPr")
        key = value(properties, "pStyle")
        style = self._styles.paragraph(key).with_properties(properties)
        words = self._words.read(element, style.look, self._held)
        self._held = None
        if _is_deleted(properties):
            # The mark at its end was deleted, so that the next paragraph goes on here.
            self._held = words
            return
        made = self._made(words, style, key, place, in_cell=bool(cell))
        self._told(words, place)
        if (style.breaks or (words.breaks and not made.text.strip())) and not cell:
            yield SourceBreak()
        if made.text.strip() or (cell and made.runs):
            yield made
        if words.breaks and made.text.strip() and not cell:
            yield SourceBreak()
        for box in words.boxes:
            yield from self._box(box, cell)
        for note in words.notes:
            yield from self._note(note, place)

    def _made(
        self, words: Words, style: ParagraphStyle, key: str, place: str, *, in_cell: bool
    ) -> SourceParagraph:
        runs = words.runs()
        label = ""
        text = "".join(run.text for run in runs)
        listed = style.list_number and style.list_number != "0"
        if listed and (text.strip() or in_cell):
            label = self._numbers.label(style.list_number, style.list_level, key)
        if in_cell and label:
            # A cell has no lists of its own: its number is what stands in it.
            runs = (SourceRun(f"{label} " if text.strip() else label), *runs)
            label = ""
        return SourceParagraph(runs, label, style.level, style.centred, place, words.mark)

    def _told(self, words: Words, place: str) -> None:
        """Doubts on what was left out of a paragraph or changed in it."""
        for texts, reason in (
            (words.deleted, "Chữ đã xóa trong chế độ theo dõi thay đổi: coi như đã bỏ."),
            (words.inserted, "Chữ thêm trong chế độ theo dõi thay đổi: coi như đã chấp nhận."),
            (words.hidden, "Chữ ẩn, để ngoài."),
        ):
            text = " ".join("".join(texts).split())
            if text:
                self._doubt(place, text, reason)
        if words.pictures:
            self._doubt(place, f"{words.pictures:02d} hình", "Hình không lấy được, để ngoài.")
        for message in words.conversions:
            if message not in self._converted:
                self._converted.add(message)
                self._doubt(place, "", message)

    def _box(self, box: Element, cell: str) -> Iterator[SourcePart]:
        for each in contents(box):
            yield from self._paragraph(each, cell) if tag(each) == "p" else self._part(each)

    def _note(self, note: tuple[str, str], place: str) -> Iterator[SourcePart]:
        element = self._notes[note[0]].get(note[1])
        for each in element.iter(f"{W}p") if element is not None else ():
            style = self._styles.paragraph(value(each, "pPr", "pStyle"))
            runs = self._words.read(each, style.look).runs()
            made = SourceParagraph(runs, place=f"chú thích của {place}")
            if made.text.strip():
                reason = "Chú thích cuối trang, đặt thành đoạn ngay dưới chỗ được chú thích."
                self._doubt(place, made.text.strip(), reason)
                yield made

    # Tables

    def _table(self, element: Element) -> Iterator[SourcePart]:
        self._tables += 1
        at = self._tables
        rows: list[list[SourceCell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for source in contents(element):
            if tag(source) != "tr":
                continue
            place = f"bảng {at}, dòng {len(rows) + 1}"
            if child(source, "trPr", "del") is not None:
                text = " ".join(_all_text(source).split())
                self._doubt(place, text, "Dòng đã xóa trong chế độ theo dõi thay đổi: đã bỏ.")
                continue
            rows.append(self._row(source, rows, open_cells, place))
            if len(rows) > ROWS:
                raise damaged(self._package.name)
        if rows:
            yield from _as_text(SourceTable(tuple(map(tuple, rows)), f"bảng {at}"))

    def _row(
        self,
        source: Element,
        rows: list[list[SourceCell]],
        open_cells: dict[int, tuple[int, int]],
        place: str,
    ) -> list[SourceCell]:
        """The cells that begin in a row; one that goes on from above makes that one longer."""
        row: list[SourceCell] = []
        column = _span(value(source, "trPr", "gridBefore"), 0)
        if column:
            row.append(SourceCell((), 1, column))
        for cell in contents(source):
            if tag(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            across = _span(value(properties, "gridSpan"), 1)
            merge = child(properties, "vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if goes_on and column in open_cells:
                y, x = open_cells[column]
                above = rows[y][x]
                rows[y][x] = replace(above, row_span=len(rows) - y + 1)
                list(self._cell(cell, place))  # its empty paragraphs are counted by no list
            else:
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = (len(rows), len(row))
                row.append(SourceCell(tuple(self._cell(cell, place)), 1, across))
            column += across
        return row

    def _cell(self, cell: Element, place: str) -> Iterator[SourceParagraph]:
        for each in contents(cell):
            if tag(each) == "p":
                yield from (
                    p for p in self._paragraph(each, place) if isinstance(p, SourceParagraph)
                )
            elif tag(each) == "tbl":
                yield from self._inner_table(each, place)

    def _inner_table(self, table: Element, place: str) -> Iterator[SourceParagraph]:
        """A table inside a cell as lines of it."""
        for row in table.iter(f"{W}tr"):
            text = "\t".join(" ".join(_all_text(c).split()) for c in row.findall(f"{W}tc"))
            if text.strip():
                self._doubt(place, text, "Bảng nằm trong ô, đọc thành từng dòng chữ.")
                yield SourceParagraph((SourceRun(text),), place=place)

    # What stands outside the text

    def _left_out(self) -> None:
        for sort, member in self._package.related(self._main).values():
            reason = _LEFT_OUT.get(sort)
            if reason is None or not self._package.has(member):
                continue
            for paragraph in self._package.xml(member).iter(f"{W}p"):
                text = " ".join(_all_text(paragraph).split())
                if text and not _NUMBER.fullmatch(text):
                    self._doubt("", text, reason)

    def _doubt(self, place: str, text: str, reason: str) -> None:
        self._doubts.append(SourceDoubt(place, text, reason))


def _as_text(table: SourceTable) -> Iterator[SourcePart]:
    """A table; one of a single column was drawn as a frame round running text."""
    if all(len(row) < 2 for row in table.rows):
        for row in table.rows:
            for cell in row:
                yield from cell.paragraphs
        return
    yield table


def _span(text: str, default: int) -> int:
    return max(0, min(number(text, default), COLUMNS))


def _all_text(element: Element) -> str:
    return "".join(
        (each.text or "") if each.tag == f"{W}t" else " "
        for each in element.iter()
        if each.tag in (f"{W}t", f"{W}tab", f"{W}br", f"{W}p")
    )


def _is_landscape(section: Element) -> bool:
    size = child(section, "pgSz")
    if size is None:
        return False
    wide, high = number(size.get(f"{W}w", "0")), number(size.get(f"{W}h", "0"))
    return wide > high or (wide == high and size.get(f"{W}orient") == "landscape")


def _is_deleted(properties: Element | None) -> bool:
    return child(properties, "rPr", "del") is not None
