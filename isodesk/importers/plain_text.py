"""Plain text, from a file or pasted: paragraphs and tables of tab-separated lines."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from pathlib import Path

from isodesk.errors import UserError
from isodesk.importers.lines import (
    Joined,
    Line,
    numbered_lines,
    paragraphs,
    wrapped_width,
)
from isodesk.importers.loose_tables import read_loose_table
from isodesk.importers.source import (
    SourceDocument,
    SourceDoubt,
    SourceParagraph,
    SourcePart,
    SourceRun,
)
from isodesk.importers.tab_tables import is_row, read_table, with_quotes_resolved
from isodesk.vietnamese.legacy import recognise
from isodesk.vietnamese.text import clean

LARGEST = 20_000_000
MOST_LINES = 200_000
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_MARKED = re.compile(r"\x01(.*?)\x02|\x03(.*?)\x04", re.DOTALL)
_LINK = re.compile(r"<(https?://[^\s<>]+)>")
_RAISED = re.compile(r"\s*\^(?=\()")
_PAGE_NUMBER = re.compile(r"\s*[-–]?\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?\s*")
_PAGE_GAP = 2
_PIPED = re.compile(r"^[ \t]*\|(.+)\|[ \t]*$", re.MULTILINE)
_PIPE_RULE = re.compile(r"^[ \t]*\|[-:| \t]+\|[ \t]*\n", re.MULTILINE)


def read_text_file(path: Path) -> SourceDocument:
    """A .txt file as a document. UserError when it is no text."""
    if path.stat().st_size > LARGEST:
        raise UserError(f"Tệp “{path.name}” lớn quá 20 MB, không phải một kế hoạch.")
    return text_document(path.name, _decoded(path.name, path.read_bytes()))


def text_document(name: str, text: str) -> SourceDocument:
    """Text as it was pasted or read, in Unicode or a legacy font's letters."""
    doubts: list[SourceDoubt] = []
    known = recognise(text)
    if known.message:
        doubts.append(SourceDoubt("", name, known.message))
    cleaned, losses = clean(known.text.replace("\f", "\n\n\n"))
    doubts += [SourceDoubt("", name, loss) for loss in losses]
    if cleaned.count("\n") > MOST_LINES:
        raise UserError(f"“{name}” có quá {MOST_LINES} dòng, không phải một kế hoạch.")
    cleaned = _PIPED.sub(_with_tabs, _PIPE_RULE.sub("", cleaned))
    marked = _RAISED.sub("", _LINK.sub(r"\1", cleaned))
    marked = _BOLD.sub(lambda m: _kept_lines(m[1], "\x01", "\x02"), marked)
    marked = _ITALIC.sub("\x03\\1\x04", marked).replace("**", "")
    lines = _without_page_numbers(numbered_lines(with_quotes_resolved(marked)), doubts)
    return SourceDocument(name, tuple(_parts(lines)), tuple(doubts))


def _decoded(name: str, data: bytes) -> str:
    try:
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return data.decode("utf-16")
        if data.startswith(BOM_UTF8):
            return data.decode("utf-8-sig")
        if b"\0" in data:
            raise UserError(f"Tệp “{name}” không phải tệp văn bản.")
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Text of an old font: each byte is a letter of its font.
    return data.decode("latin-1")


def _with_tabs(row: re.Match[str]) -> str:
    """A row between upright strokes, as Markdown has them."""
    return "\t".join(cell.strip() for cell in row[1].split("|"))


def _kept_lines(text: str, opening: str, closing: str) -> str:
    """Marks of a look around each line and cell of it."""
    pieces = re.split(r"([\n\t]+)", text)
    return "".join(f"{opening}{p}{closing}" if p.strip() else p for p in pieces)


def _without_page_numbers(lines: Sequence[Line], doubts: list[SourceDoubt]) -> list[Line]:
    """A number alone between wide gaps is that of a page."""
    kept: list[Line] = []
    for i, line in enumerate(lines):
        gap = lines[i + 1].gap if i + 1 < len(lines) else _PAGE_GAP
        if line.gap > _PAGE_GAP and gap >= _PAGE_GAP and _PAGE_NUMBER.fullmatch(line.text):
            doubts.append(SourceDoubt(f"dòng {line.number}", line.words, "Số trang, để ngoài."))
            continue
        kept.append(line)
    return kept


def _parts(lines: Sequence[Line]) -> Iterator[SourcePart]:
    width = wrapped_width(lines)
    held: list[Line] = []
    at = 0
    while at < len(lines):
        found = read_table(lines, at) if is_row(lines[at]) else None
        found = found or read_loose_table(lines, at)
        if found is None:
            held.append(lines[at])
            at += 1
            continue
        yield from _paragraphs(held, width)
        held = []
        yield found.table
        at = found.end
    yield from _paragraphs(held, width)


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[SourcePart]:
    for joined in paragraphs(lines, width):
        yield _paragraph(joined)


def _paragraph(joined: Joined) -> SourceParagraph:
    runs: list[SourceRun] = []
    at = 0
    for match in _MARKED.finditer(joined.text):
        runs.append(SourceRun(joined.text[at : match.start()]))
        runs.append(SourceRun(match[1] or match[2], match[1] is not None, match[2] is not None))
        at = match.end()
    runs.append(SourceRun(joined.text[at:]))
    return SourceParagraph(tuple(run for run in runs if run.text), place=f"dòng {joined.number}")
