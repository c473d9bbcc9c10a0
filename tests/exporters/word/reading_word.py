"""Read a Word file back: paragraphs with style and printed number, in the order of reading."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from isodesk.vietnamese.numbering import roman


@dataclass(frozen=True)
class Line:
    """A paragraph: its style's name, its number or dash, its words."""

    style: str
    number: str
    text: str

    @property
    def words(self) -> str:
        """Number and words, with single spaces."""
        return " ".join(f"{self.number} {self.text}".split())


def open_word(content: bytes) -> WordFile:
    """The file as python-docx knows it."""
    return docx.Document(io.BytesIO(content))


def lines(file: WordFile) -> list[Line]:
    """Every paragraph with words, tables cell by cell."""
    counters = _Counters(file)
    found = [Line(_style(p), counters.number(p), p.text) for p in paragraphs(file)]
    return [line for line in found if line.text.strip()]


def paragraphs(file: WordFile) -> Iterator[Paragraph]:
    """Every paragraph of the body and its tables."""
    for part in file.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part
        else:
            yield from _cell_paragraphs(part)


def _cell_paragraphs(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row._tr.tc_lst:
            yield from (Paragraph(p, table) for p in cell.p_lst)


def _style(paragraph: Paragraph) -> str:
    return paragraph.style.name or "" if paragraph.style else ""


class _Counters:
    """Counts the lists of a file as Word does."""

    def __init__(self, file: WordFile) -> None:
        root: Any = file.part.numbering_part.element
        self._file = file
        self._levels = {
            abstract.get(qn("w:abstractNumId")): abstract.findall(qn("w:lvl"))
            for abstract in root.findall(qn("w:abstractNum"))
        }
        self._lists = {
            num.get(qn("w:numId")): num.find(qn("w:abstractNumId")).get(qn("w:val"))
            for num in root.findall(qn("w:num"))
        }
        self._begun_anew = {
            num.get(qn("w:numId")): {
                int(level.get(qn("w:ilvl"))): int(_value(level, "startOverride"))
                for level in num.findall(qn("w:lvlOverride"))
            }
            for num in root.findall(qn("w:num"))
        }
        self._counted: dict[tuple[str, int], int] = {}

    def number(self, paragraph: Paragraph) -> str:
        own: Any = paragraph._p.pPr
        place = own.find(qn("w:numPr")) if own is not None else None
        if place is None and paragraph.style is not None:
            style: Any = paragraph.style.element
            place = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        key = _value(place, "numId") if place is not None else "0"
        # Lists of one kind count on together, but for one that begins anew.
        for level, start in self._begun_anew.pop(key, {}).items():
            self._counted[self._lists[key], level] = start - 1
        return "" if key == "0" else self._next(self._lists[key], int(_value(place, "ilvl")))

    def _next(self, key: str, level: int) -> str:
        levels = self._levels[key]
        shown = _value(levels[level], "lvlText")
        if _value(levels[level], "numFmt") == "bullet":
            return shown
        start = int(_value(levels[level], "start"))
        self._counted[key, level] = self._counted.get((key, level), start - 1) + 1
        for deeper in range(level + 1, len(levels)):
            self._counted.pop((key, deeper), None)
        for at in range(level + 1):
            # What a deeper level implies is counted, as LibreOffice does.
            value = self._counted.setdefault((key, at), int(_value(levels[at], "start")))
            is_roman = _value(levels[at], "numFmt") == "upperRoman"
            shown = shown.replace(f"%{at + 1}", roman(value) if is_roman else str(value))
        return shown


def _value(element: Any, name: str) -> str:
    return str(element.find(qn(f"w:{name}")).get(qn("w:val")))
