"""Rows of a table in plain text: cells between tabs, some of them broken over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from isodesk.importers.lines import Line
from isodesk.importers.source import SourceCell, SourceParagraph, SourceRun, SourceTable

BREAK = "\x1e"
"""Stands for a line break inside a quoted cell until rows are made."""

_QUOTED = re.compile(r'(?:(?<=\t)|^)"((?:[^"]|""){0,4000}?)"(?=\t|$)', re.MULTILINE)
_ROW_BEGINS = re.compile(r"\s*(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])\s*[./)]?\t")
_HEAD_BEGINS = re.compile(r"\s*(?:S?TT|Số TT|Số thứ tự)\s*\t", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:[IVXLC]{1,6}|[A-ZĐ])\s*[./)\-–]\s*\S.{0,120}|(?:Năm|NĂM|Giai đoạn|Quý|Đợt)\s+\S.{0,60}"
)
_SUM = re.compile(r"(?:Tổng|TỔNG|Cộng|CỘNG)")
_LISTED = re.compile(r"\s*(?:[-–•+*]|\d+(?:\.\d+)*[.)]|[IVXLC]+\.|[a-zđ]\))\t[^\t]*$")


@dataclass(frozen=True)
class TableLines:
    """A table: its rows as texts of cells, and where it begins and ends among the lines."""

    table: SourceTable
    end: int


def with_quotes_resolved(text: str) -> str:
    """``text`` as spreadsheets copy it: a quoted cell that holds line breaks becomes one cell."""

    def resolved(match: re.Match[str]) -> str:
        inside = match[1]
        if "\n" not in inside and '""' not in inside:
            return match[0]
        return inside.replace('""', '"').replace("\n", BREAK)

    return _QUOTED.sub(resolved, text) if "\t" in text else text


def is_row(line: Line) -> bool:
    """Whether a line has the tabs of a table row; an indent or a typed list number has not."""
    return (
        "\t" in line.text.strip(" \t")
        and not _LISTED.match(line.text)
        or (line.text.strip(" ").count("\t") > 1)
    )


def read_table(lines: Sequence[Line], start: int) -> TableLines | None:
    """The table that begins with the line at ``start``; None where there is none."""
    end = start
    width = 0
    while end < len(lines) and _goes_on(lines, start, end, width):
        width = max(width, lines[end].text.count("\t") + 1)
        end += 1
    if end - start < 2 and width < 3:
        return None
    rows = _rows(lines[start:end], width)
    return TableLines(SourceTable(tuple(rows), f"dòng {lines[start].number}"), end)


def _goes_on(lines: Sequence[Line], start: int, at: int, width: int) -> bool:
    line = lines[at]
    if not is_row(line):
        return at > start and (_is_group(lines, at, width) or _completes(lines, at, width))
    if at == start or not line.gap:
        return True
    if _HEAD_BEGINS.match(line.text):
        return line.text.split() == lines[start].text.split()
    return abs(line.text.count("\t") + 1 - width) <= 1


def _is_group(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether a line without tabs between two rows names those below it, its cells being one."""
    words = lines[at].words
    if width < 3 or at + 1 >= len(lines) or lines[at].gap or lines[at + 1].gap:
        return False
    whole = lines[at - 1].text.count("\t") + 1 >= width or is_row(lines[at - 1])
    return whole and bool(_GROUP.fullmatch(words)) and bool(_ROW_BEGINS.match(lines[at + 1].text))


def _completes(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether a line without tabs is the rest of a cell: with it the row gets all its cells."""
    line, before = lines[at], lines[at - 1]
    if line.gap:
        return False
    tabs = 0
    for back in range(at - 1, -1, -1):
        tabs += lines[back].text.count("\t")
        if lines[back].gap or _ROW_BEGINS.match(lines[back].text):
            break
    if tabs >= width - 1:
        # All cells are there: only the last cell can go on, in small letters.
        return before.text.count("\t") > 0 and line.words[:1].islower()
    for ahead in lines[at:]:
        if ahead.gap or (ahead is not line and _ROW_BEGINS.match(ahead.text)):
            return False
        tabs += ahead.text.count("\t")
        if tabs >= width - 1:
            return tabs == width - 1
    return False


def _rows(lines: Sequence[Line], width: int) -> list[tuple[SourceCell, ...]]:
    rows: list[tuple[SourceCell, ...]] = []
    held, number = "", 0
    for at, line in enumerate(lines):
        if at and not is_row(line) and _is_group(lines, at, width):
            rows.append(_cells(held, width, number))
            held, number = line.text, line.number
            continue
        whole = held.count("\t") >= width - 1
        broken = held and not line.gap and not _ROW_BEGINS.match(line.text)
        if (
            broken
            and held.count("\t") + line.text.count("\t") <= width - 1
            and (not whole or "\t" not in line.text)
            and (not is_row(line) or _is_inner(held, line, width))
        ):
            held += f"{BREAK}{line.text}"
            continue
        if held:
            rows.append(_cells(held, width, number))
        held, number = line.text, line.number
    if held:
        rows.append(_cells(held, width, number))
    return rows


def _is_inner(held: str, line: Line, width: int) -> bool:
    """The rest of a row that was broken inside a cell: it brings exactly the tabs that lack."""
    return (
        BREAK in held
        and held.count("\t") + line.text.count("\t") == width - 1
        or (
            held.count("\t") + line.text.count("\t") == width - 1 and not line.text.startswith("\t")
        )
    )


def _cells(text: str, width: int, number: int) -> tuple[SourceCell, ...]:
    texts = text.split("\t")
    lacking = [""] * (width - len(texts))
    # The words of a sum stand in one cell over the first columns.
    spread = bool(lacking) and len(texts) > 1 and bool(_SUM.match(texts[0].strip()))
    texts = [texts[0], *lacking, *texts[1:]] if spread else [*texts, *lacking]
    place = f"dòng {number}"
    return tuple(
        SourceCell(
            tuple(
                SourceParagraph((SourceRun(" ".join(part.split())),), place=place)
                for part in cell.split(BREAK)
                if part.strip()
            )
        )
        for cell in texts
    )
