"""Blocks of cells as other programs put them on the clipboard: HTML tables and quoted TSV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from html import escape
from html.parser import HTMLParser

Block = list[list[str]]

_HTML_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
    '<style>td{mso-number-format:"\\@";vertical-align:top}'
    'td.n{mso-number-format:"#,##0";text-align:right}br{mso-data-placement:same-cell}'
    "</style></head><body><table>"
)
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|-?[0-9]+\.[0-9]+")
_MARKS = str.maketrans(",.", ".,")
_LINE_TAGS = frozenset({"p", "div", "li"})


def parse_tsv(text: str) -> Block:
    """The cells of tab-separated text; a quoted cell may hold line breaks, tabs and ``""``.

    A quote that merely stands in a text, as in ``"Áp dụng" ISO``, stays as it is.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if '"' not in text:
        lines = text.removesuffix("\n").split("\n")
        return _rectangle([line.split("\t") for line in lines])
    rows: Block = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            if at + 1 == len(text):
                break
            rows.append([])
        at += 1
    return _rectangle(rows)


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that starts at ``at`` and where it ends (a tab, a line end or the text's end)."""
    if text[at : at + 1] == '"':
        close = _closing_quote(text, at + 1)
        inner = text[at + 1 : close]
        ends = text[close + 1 : close + 2] in ("", "\t", "\n")
        if close > 0 and ends and any(mark in inner for mark in ("\n", "\t", '""')):
            return inner.replace('""', '"'), close + 1
    stops = [stop for stop in (text.find("\t", at), text.find("\n", at)) if stop >= 0]
    end = min(stops, default=len(text))
    return text[at:end], end


def _closing_quote(text: str, at: int) -> int:
    while True:
        at = text.find('"', at)
        if at < 0 or text[at + 1 : at + 2] != '"':
            return at
        at += 2


def parse_html_table(html: str) -> Block | None:
    """The cells of the first table in HTML, None if there is none; spanned cells are empty."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    rows = [row for row in reader.rows if row]
    return _rectangle(rows) if rows else None


class _TableReader(HTMLParser):
    """Collects the text of the first table's cells; tables inside cells are taken as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Block = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._value = ""
        self._span = 1
        self._hidden = 0
        self._below: dict[int, int] = {}
        self._row_span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif tag == "tr" and self._depth == 1:
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self._depth == 1:
            self._start_cell(dict(attrs))
        elif self._cell is not None and self._breaks(tag):
            self._cell.append("\n")

    def _breaks(self, tag: str) -> bool:
        return tag == "br" or (tag in _LINE_TAGS and bool("".join(self._cell or ()).strip()))

    def handle_endtag(self, tag: str) -> None:
        if self._done:
            return
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._end_cell()
                self._done = True

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            spaced = data.replace("\r", " ").replace("\n", " ").replace("\t", " ")
            self._cell.append(spaced.replace("\xa0", " "))

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.rows:
            self.rows.append([])
        self._skip_spanned()
        self._cell = []
        self._value = attributes.get("sdval") or attributes.get("x:num") or ""
        self._span = _count(attributes.get("colspan"))
        self._row_span = _count(attributes.get("rowspan"))

    def _skip_spanned(self) -> None:
        row = self.rows[-1]
        while self._below.get(len(row), 0) > 0:
            self._below[len(row)] -= 1
            row.append("")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row = self.rows[-1]
        if self._row_span > 1:
            spanned = range(len(row), len(row) + self._span)
            self._below.update(dict.fromkeys(spanned, self._row_span - 1))
        row.append(_as_here(_tidy("".join(self._cell)), self._value))
        row.extend("" for _ in range(self._span - 1))
        self._cell = None


def _as_here(text: str, value: str) -> str:
    """A number that was written the English way, as ``1,500.5``, with the marks of this country.

    ``value`` is what the cell holds; without it nothing says how a text is meant.
    """
    if not value or not _ENGLISH.fullmatch(text):
        return text
    try:
        english = Decimal(text.replace(",", ""))
        shown = Decimal(1).scaleb(min(0, int(english.as_tuple().exponent)))
        is_english = abs(Decimal(value) - english) <= shown / 2
    except InvalidOperation:
        return text
    return text.translate(_MARKS) if is_english else text


def _count(value: str | None) -> int:
    return min(int(value), 1000) if value and value.isascii() and value.isdigit() else 1


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def _rectangle(rows: Block) -> Block:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    """The block as Excel reads it: tabs, line ends, quotes where a text needs them."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(text: str) -> str:
    if "\n" in text or "\t" in text or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def to_html(rows: Sequence[Sequence[str]], numbers: Sequence[Sequence[int | None]]) -> str:
    """The block as an HTML table in which Excel and LibreOffice Calc find numbers as numbers.

    ``numbers`` has the block's shape; None stands where the text is only text.
    """
    body = (
        "<tr>" + "".join(map(_html_cell, row, values)) + "</tr>"
        for row, values in zip(rows, numbers, strict=True)
    )
    return _HTML_HEAD + "".join(body) + "</table></body></html>"


def _html_cell(text: str, number: int | None) -> str:
    shown = escape(text).replace("\n", "<br>")
    if number is None:
        return f'<td sdnum="1033;0;@">{shown}</td>'
    return f'<td class="n" x:num="{number}" sdval="{number}" sdnum="1033;0;#,##0">{shown}</td>'
