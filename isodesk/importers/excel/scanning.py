"""A first look through a sheet: how large it is, what is merged, hidden or not computed.

It reads the sheet as a stream and stops at the limits, before anything is made of the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from isodesk.errors import UserError
from isodesk.importers.limits import CELLS, COLUMNS, ROWS, damaged
from isodesk.importers.package import hostile

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_DEEP = 64
_MANY = ("row", "c", "col", "mergeCell")


@dataclass
class Scan:
    """What a sheet is like. Rows and columns are counted from 1; a merge is top, left, bottom,
    right."""

    rows: int = 0
    columns: int = 0
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: list[str] = field(default_factory=list)


def place_of(reference: str) -> tuple[int, int]:
    """``C12`` as row and column. ValueError when it is none."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def letters(column: int) -> str:
    """``C`` of 3."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def scan(stream: IO[bytes], name: str, sheet: str) -> Scan:
    """Look through a sheet of the file ``name``. UserError at what is too large or does harm."""
    scanner = _Scanner(name, sheet)
    try:
        for event, element in _events(stream):
            scanner.take(event, element)
    except DefusedXmlException as error:
        raise hostile(name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise damaged(name) from error
    scanner.found.merges = _within(scanner.found, name)
    return scanner.found


def _within(found: Scan, name: str) -> list[tuple[int, int, int, int]]:
    """The merges as far as there is anything; they may be said to reach to the sheet's end."""
    kept: list[tuple[int, int, int, int]] = []
    area = 0
    for top, left, bottom, right in found.merges:
        bottom, right = min(bottom, found.rows), min(right, found.columns)
        if top > bottom or left > right:
            continue
        kept.append((top, left, bottom, right))
        area += (bottom - top + 1) * (right - left + 1)
        if area > 2 * CELLS:  # merges that lie over each other, which Excel never writes
            raise damaged(name)
    return kept


def _events(stream: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Begins and ends of elements, none of which is kept."""
    path: list[Element] = []
    for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            if len(path) > _DEEP:
                raise ValueError("too deep")
            yield event, element
            continue
        yield event, element
        path.pop()
        if path and _local(element) in _MANY:
            path[-1].remove(element)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


class _Scanner:
    def __init__(self, name: str, sheet: str) -> None:
        self._name, self._sheet = name, sheet
        self._cells = self._row = self._column = 0
        self.found = Scan()

    def take(self, event: str, element: Element) -> None:
        """Note what an element says."""
        name = _local(element)
        if event == "start" and name == "row":
            self._row = int(element.get("r", self._row + 1))
            self._column = 0
            if element.get("hidden") in ("1", "true"):
                self.found.hidden_rows.add(self._row)
        elif event == "end" and name == "c":
            self._cell(element)
        elif event == "end" and name == "mergeCell":
            self._merge(element.get("ref", ""))
        elif event == "end" and name == "col" and element.get("hidden") in ("1", "true"):
            first, last = int(element.get("min", 1)), int(element.get("max", 1))
            self.found.hidden_columns |= set(range(first, min(last, COLUMNS) + 1))

    def _cell(self, element: Element) -> None:
        reference = element.get("r", "")
        row, column = place_of(reference) if reference else (self._row, self._column + 1)
        self._column = column
        kinds = {_local(each): each for each in element}
        value = kinds.get("v")
        has_value = "is" in kinds or (value is not None and bool(value.text))
        if "f" in kinds and not has_value and element.get("t") != "str":
            self.found.uncomputed.append(f"{letters(column)}{row}")
        if not has_value:
            return
        self._cells += 1
        self.found.rows = max(self.found.rows, row)
        self.found.columns = max(self.found.columns, column)
        where = f"Bảng tính “{self._sheet}” của tệp “{self._name}”"
        if row > ROWS:
            raise UserError(f"{where} có quá {ROWS:,} dòng nên không đọc.".replace(",", "."))
        if column > COLUMNS:
            raise UserError(f"{where} có quá {COLUMNS} cột nên không đọc.")
        if self._cells > CELLS:
            raise UserError(f"{where} có quá {CELLS:,} ô nên không đọc.".replace(",", "."))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last or first)
        self.found.merges.append((top, left, bottom, right))
        if len(self.found.merges) > CELLS:
            raise ValueError("merges")
