"""HTML as Word, Excel and browsers put it on the clipboard or save it: paragraphs and tables.

Numbers of Word's lists stand in it as text that is to be ignored: they are the labels. Deleted
and hidden text, comments and scripts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from isodesk.errors import UserError
from isodesk.importers.limits import CELLS, COLUMNS, ROWS, read_bytes
from isodesk.importers.source import (
    SourceCell,
    SourceDocument,
    SourceDoubt,
    SourceParagraph,
    SourcePart,
    SourceRun,
    SourceTable,
)
from isodesk.vietnamese.legacy import recognise
from isodesk.vietnamese.numbering import roman
from isodesk.vietnamese.text import clean

_VOID = frozenset(("br", "img", "hr", "meta", "link", "col", "input", "wbr", "base", "area"))
_SILENT = frozenset(("style", "script", "title", "head", "xml", "object", "template", "noscript"))
_BLOCKS = frozenset(("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "ul"))
_BLOCKS |= {"ol", "table", "tr", "td", "th", "body", "section", "article", "blockquote", "caption"}
_BLOCKS |= {"center"}
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_MARGIN = re.compile(r"mso-element:\s*(?:comment|header|footer)|mso-hide:\s*all")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"(?:mso)?heading(\d)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DEEP = 400
_ENDS = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("tr",), "li": ("li",)}
_DELETED = "Chữ đã xóa trong chế độ theo dõi thay đổi: coi như đã bỏ."


@dataclass(frozen=True)
class _Look:
    """What an element and those around it say of the text inside."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    font: str = ""
    silent: bool = False
    deleted: bool = False
    marker: bool = False
    tab: bool = False
    centred: bool = False
    exact: bool = False


@dataclass
class _Table:
    """A table that is being read."""

    rows: list[list[SourceCell]] = field(default_factory=list)
    cell: list[SourceParagraph] | None = None
    spans: tuple[int, int] = (1, 1)
    place: str = ""


def read_html_file(path: Path) -> SourceDocument:
    """A .html file as a document. UserError when it is too large or no text."""
    data = read_bytes(path)
    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(f"Tệp “{path.name}” không phải trang web.")
    return html_document(path.name, _decoded(data))


def html_document(name: str, html: str) -> SourceDocument:
    """HTML as a document."""
    reader = _Reader(_rules(html))
    reader.feed(_fragment(html))
    reader.close()
    reader.end_block()
    while reader.tables:
        reader.end_table()
    return SourceDocument(name, tuple(reader.parts), tuple(reader.doubts))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    named = _CHARSET.search(data[:4000])
    for encoding in (named[1].decode("ascii") if named else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _fragment(html: str) -> str:
    """What lies between the marks of the copied part, all of it without marks."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    inside = html[start + len("<!--StartFragment-->") : end] if 0 <= start < end else html
    # Excel puts the marks inside its table, so that its beginning is outside of them.
    is_row = re.match(r"\s*<(?:tr|col|t[dh])\b", inside, re.IGNORECASE)
    return f"<table>{inside}</table>" if is_row else inside


def _rules(html: str) -> dict[str, dict[str, str]]:
    """What the style sheet says of each class: ``.Class`` → its properties."""
    sheet = re.search(r"<style[^>]*>(.*?)</style>", html, re.DOTALL | re.IGNORECASE)
    found: dict[str, dict[str, str]] = {}
    body = sheet[1].replace("<!--", "").replace("-->", "") if sheet else ""
    for names, inner in _RULE.findall(body):
        for name in names.split(","):
            key = name.strip().rpartition(".")[2].lower()
            found.setdefault(key, {}).update(_properties(inner))
    return found


def _properties(style: str) -> dict[str, str]:
    return {name.lower(): value.strip() for name, value in _STYLE.findall(style)}


class _Reader(HTMLParser):
    """Collects paragraphs and tables; a table inside a cell is read as lines of the cell."""

    def __init__(self, rules: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[SourcePart] = []
        self.doubts: list[SourceDoubt] = []
        self.tables: list[_Table] = []
        self._rules = rules
        self._looks = [_Look()]
        self._lists: list[list[object]] = []
        self._text: list[tuple[str, _Look]] = []
        self._deleted: list[str] = []
        self._marker = ""
        self._level = 0
        self._counted = self._cells = 0
        self._converted: set[str] = set()

    # Elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._text.append(("\n", self._looks[-1]))
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self.end_block()
        self._close_unclosed(tag)
        if len(self._looks) < _DEEP:
            self._looks.append(self._look(tag, given))
        self._open(tag, given)

    def _close_unclosed(self, tag: str) -> None:
        """End the cell or entry that a new one ends unsaid."""
        ended = _ENDS.get(tag, ())
        for at in range(len(self._looks) - 1, 0, -1):
            if self._looks[at].tag in ("table", "ul", "ol"):
                return
            if self._looks[at].tag in ended:
                del self._looks[at:]
                return

    def _open(self, tag: str, given: Mapping[str, str]) -> None:
        named = _HEADING.fullmatch(given.get("class", ""))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._level = int(tag[1])
        elif tag == "p" and named:
            self._level = int(named[1])
        elif tag in ("ul", "ol"):
            start = given.get("start", "1")
            first = int(start) if start.isdecimal() and len(start) < 5 else 1
            self._lists.append(["-" if tag == "ul" else given.get("type", "1"), first])
        elif tag == "li" and self._lists:
            self._marker = _marker(self._lists[-1])
        elif tag == "table":
            self.tables.append(_Table(place=f"bảng {self._tables_so_far() + 1}"))
        elif tag == "tr" and len(self.tables) == 1:
            self._end_cell()
            self.tables[0].rows.append([])
            if len(self.tables[0].rows) > ROWS:
                raise UserError(f"Bảng có quá {ROWS:,} dòng nên không đọc.".replace(",", "."))
        elif tag in ("td", "th") and len(self.tables) == 1:
            self._open_cell(given)

    def _tables_so_far(self) -> int:
        return sum(isinstance(part, SourceTable) for part in self.parts)

    def _look(self, tag: str, given: Mapping[str, str]) -> _Look:
        above = self._looks[-1]
        raw = given.get("style", "").lower()
        style = dict(self._rules.get(given.get("class", "").lower(), {})) | _properties(raw)
        weight, slant = style.get("font-weight", ""), style.get("font-style", "")
        bold = above.bold or tag in ("b", "strong")
        if weight:
            bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
        align = given.get("align") or style.get("text-align", "")
        font = (style.get("font-family") or given.get("face", "")).split(",")[0].strip(" '\"")
        hidden = style.get("display") == "none" or bool(_MARGIN.search(raw))
        comment = "msocomment" in given.get("class", "").lower()
        return _Look(
            tag,
            bold,
            slant.startswith(("italic", "oblique"))
            if slant
            else above.italic or tag in ("i", "em"),
            font or above.font,
            above.silent or tag in _SILENT or hidden or comment,
            above.deleted or tag in ("del", "s", "strike"),
            above.marker or "mso-list:ignore" in raw.replace(" ", ""),
            "mso-tab-count" in raw,
            align == "center" or tag == "center" or (above.centred and not align),
            above.exact or tag == "pre",
        )

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(look.tag != tag for look in self._looks[1:]):
            return
        if tag in _BLOCKS:
            self.end_block()
        while self._looks.pop().tag != tag:
            pass
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th", "tr") and len(self.tables) == 1:
            self._end_cell()
        elif tag == "table" and self.tables:
            self.end_table()

    def handle_data(self, data: str) -> None:
        look = self._looks[-1]
        if look.silent:
            return
        if look.deleted:
            self._deleted.append(data)
        elif look.marker:
            self._marker += data.replace("\xa0", " ")
        elif look.tab:
            self._text.append(("\t", look))
        else:
            self._text.append((data if look.exact else _SPACES.sub(" ", data), look))

    # Paragraphs

    def end_block(self) -> None:
        """Take the paragraph that was read, if anything stands in it."""
        text, self._text = self._text, []
        runs = self._runs(text)
        deleted, self._deleted = " ".join("".join(self._deleted).split()), []
        if deleted:
            self.doubts.append(SourceDoubt(f"đoạn {self._counted + 1}", deleted, _DELETED))
        if not any(run.text.strip() for run in runs):
            return
        label, self._marker = " ".join(self._marker.split()), ""
        label = "-" if label in ("·", "•", "–", "—", "§", "Ø") else label
        level, self._level = self._level, 0
        table = self.tables[0] if self.tables else None
        if table is not None and table.cell is not None:
            place = f"{table.place}, dòng {len(table.rows)}"
            runs = (SourceRun(f"{label} "), *runs) if label else runs
            table.cell.append(SourceParagraph(runs, place=place))
            return
        self._counted += 1
        centred = self._looks[-1].centred
        self.parts.append(SourceParagraph(runs, label, level, centred, f"đoạn {self._counted}"))

    def _runs(self, text: list[tuple[str, _Look]]) -> tuple[SourceRun, ...]:
        joined: list[tuple[str, _Look]] = []
        for words, look in text:
            if joined and _alike(joined[-1][1], look):
                joined[-1] = (joined[-1][0] + words, look)
            else:
                joined.append((words, look))
        runs: list[SourceRun] = []
        for words, look in joined:
            known = recognise(
                words, look.font if look.font.lower().startswith((".vn", "vni")) else ""
            )
            if known.message and known.message not in self._converted:
                self._converted.add(known.message)
                self.doubts.append(SourceDoubt(f"đoạn {self._counted + 1}", "", known.message))
            made = re.sub(
                r" *\n *", "\n", re.sub(" +", " ", clean(known.text)[0].replace("\xa0", " "))
            )
            before = runs[-1].text[-1:] if runs else " "
            made = made.lstrip(" ") if before in (" ", "\n", "\t") else made
            runs += [SourceRun(made, look.bold, look.italic)] if made else []
        return tuple(runs)

    # Tables

    def _open_cell(self, given: Mapping[str, str]) -> None:
        self._end_cell()
        table = self.tables[0]
        if not table.rows:
            table.rows.append([])
        table.cell = []
        table.spans = _span(given.get("rowspan"), ROWS), _span(given.get("colspan"), COLUMNS)

    def _end_cell(self) -> None:
        table = self.tables[0]
        if table.cell is None:
            return
        self._cells += 1
        if self._cells > CELLS or len(table.rows[-1]) >= COLUMNS:
            raise UserError("Bảng có quá nhiều ô nên không đọc.")
        table.rows[-1].append(SourceCell(tuple(table.cell), *table.spans))
        table.cell = None

    def end_table(self) -> None:
        """Take a table; one of a single column is text that was laid out so."""
        if len(self.tables) > 1:
            self.tables.pop()
            return
        self._end_cell()
        table = self.tables.pop()
        rows = tuple(tuple(row) for row in table.rows if row)
        if all(len(row) < 2 for row in rows):
            self.parts += [p for row in rows for cell in row for p in cell.paragraphs]
        else:
            self.parts.append(SourceTable(_within(rows), table.place))


def _within(rows: tuple[tuple[SourceCell, ...], ...]) -> tuple[tuple[SourceCell, ...], ...]:
    """No cell reaches below the last row."""
    return tuple(
        tuple(
            SourceCell(cell.paragraphs, min(cell.row_span, len(rows) - y), cell.column_span)
            for cell in row
        )
        for y, row in enumerate(rows)
    )


def _alike(one: _Look, other: _Look) -> bool:
    return (one.bold, one.italic, one.font) == (other.bold, other.italic, other.font)


def _marker(listed: list[object]) -> str:
    """What a list of HTML prints before its next entry."""
    kind, count = str(listed[0]), int(str(listed[1]))
    listed[1] = count + 1
    if kind == "-":
        return "-"
    if kind in ("I", "i"):
        return f"{roman(count)}." if kind == "I" else f"{roman(count).lower()}."
    if kind in ("a", "A") and count <= 26:
        return f"{chr(ord(kind) + count - 1)})"
    return f"{count}."


def _span(value: str | None, most: int) -> int:
    known = value and value.isascii() and value.isdigit() and len(value) < 6
    return max(1, min(int(value), most)) if known and value else 1
