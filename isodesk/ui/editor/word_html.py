"""HTML as Word, LibreOffice and browsers put it on the clipboard: structure kept, dirt dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser

from isodesk.facts import RichText, Run, Tab
from isodesk.facts.richtext import Inline
from isodesk.ui.editor.pasted import Grid, Para, Pasted, as_heading, by_marker
from isodesk.ui.editor.pasted import told as styled
from isodesk.vietnamese.legacy import Encoding, Recognised, is_unicode, recognise, told
from isodesk.vietnamese.text import clean

_VOID = frozenset({"br", "img", "hr", "meta", "link", "col", "input", "wbr"})
_SILENT = frozenset({"style", "script", "title", "head", "del", "xml", "object", "template"})
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre"})
_BLOCKS |= {"blockquote", "section", "article", "ul", "ol", "body", "table", "tr", "td", "th"}
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_MARGIN_NOTE = re.compile(
    r"mso-element:\s*(comment|footnote|endnote)-list|mso-comment|mso-hide:\s*all"
)
_TAG = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class _Look:
    """What an element and those around it say of the text inside."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    font: str = ""
    silent: bool = False
    marker: bool = False
    tab: bool = False


@dataclass
class _Block:
    """The paragraph that is being read."""

    parts: list[tuple[str, _Look]] = field(default_factory=list)
    marker: str = ""
    heading: int = 0
    listed: str = ""


@dataclass
class _Table:
    """The table that is being read: its rows of cells of paragraphs."""

    rows: list[list[list[RichText]]] = field(default_factory=list)
    heads: int = 0
    below: dict[int, int] = field(default_factory=dict)
    spans: tuple[int, int] = (1, 1)


def read_html(html: str) -> tuple[list[Pasted], str]:
    """Paragraphs and tables, and a sentence on old letters that were converted."""
    fragment = _fragment(html)
    reader = _Reader(_rules(html), _old_font(unescape(_TAG.sub("", fragment))))
    reader.feed(fragment)
    reader.close()
    reader.end_block()
    return reader.found, _said(reader.recognised)


def _old_font(text: str) -> str | None:
    """A font of the encoding in which the whole text is written, None when fonts tell nothing
    because there is Unicode in it, "" when they have to tell."""
    if is_unicode(text):
        return None
    return {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times", None: ""}[told(text)]


def _fragment(html: str) -> str:
    """What lies between the marks of the copied part, all of it without marks."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    return html[start + len("<!--StartFragment-->") : end] if 0 <= start < end else html


def _rules(html: str) -> dict[str, dict[str, str]]:
    """What the style sheet says of each class: ``.Class`` → its properties."""
    sheet = re.search(r"<style[^>]*>(.*?)</style>", html, re.DOTALL | re.IGNORECASE)
    found: dict[str, dict[str, str]] = {}
    for names, body in (
        _RULE.findall(sheet[1].replace("<!--", "").replace("-->", "")) if sheet else ()
    ):
        properties = _properties(body)
        for name in names.split(","):
            found.setdefault(name.strip().rpartition(".")[2].lower(), {}).update(properties)
    return found


def _properties(style: str) -> dict[str, str]:
    return {name.lower(): value.strip() for name, value in _STYLE.findall(style)}


def _said(done: list[Recognised]) -> str:
    """One sentence for all stretches that were converted."""
    left = tuple(dict.fromkeys(word for each in done for word in each.left))
    encoding = next((each.encoding for each in done if each.encoding), None)
    return Recognised("", encoding, left).message


class _Reader(HTMLParser):
    """Collects paragraphs and tables; tables inside cells are read as paragraphs of the cell."""

    def __init__(self, rules: Mapping[str, Mapping[str, str]], old_font: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self._old_font = old_font
        self.found: list[Pasted] = []
        self.recognised: list[Recognised] = []
        self._rules = rules
        self._looks: list[_Look] = [_Look()]
        self._lists: list[str] = []
        self._block = _Block()
        self._tables: list[_Table] = []
        self._cell: list[RichText] | None = None

    # Elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            if not self._looks[-1].silent:
                self._block.parts.append(("\n", self._looks[-1]))
            return
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self.end_block()
        self._looks.append(self._look(tag, given))
        self._open(tag, given)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(_list_kind(tag, given))
        elif tag == "li" and self._lists:
            self._block.listed = self._lists[-1]
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._block.heading = int(tag[1])
        elif tag == "p":
            self._block.heading = _heading_class(given.get("class", ""))
        elif tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and len(self._tables) == 1:
            self._tables[0].rows.append([])
        elif tag in ("td", "th") and len(self._tables) == 1:
            self._open_cell(tag, given)

    def _look(self, tag: str, given: dict[str, str]) -> _Look:
        above = self._looks[-1]
        style = dict(self._rules.get(given.get("class", "").lower(), {}))
        style |= _properties(given.get("style", ""))
        raw = given.get("style", "").lower()
        weight, slant = style.get("font-weight", ""), style.get("font-style", "")
        bold = above.bold or tag in ("b", "strong", "th")
        if weight:
            bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
        italic = above.italic or tag in ("i", "em")
        italic = slant.startswith(("italic", "oblique")) if slant else italic
        hidden = style.get("display") == "none" or bool(_MARGIN_NOTE.search(raw))
        comment = "msocomment" in given.get("class", "").lower()
        return _Look(
            tag,
            bold,
            italic,
            _family(style.get("font-family") or given.get("face", "")) or above.font,
            above.silent or tag in _SILENT or hidden or comment,
            above.marker or "mso-list:ignore" in raw.replace(" ", ""),
            "mso-tab-count" in raw,
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
        elif tag in ("td", "th") and len(self._tables) == 1:
            self._end_cell()
        elif tag == "table" and self._tables:
            table = self._tables.pop()
            if not self._tables:
                self._end_table(table)

    def handle_data(self, data: str) -> None:
        look = self._looks[-1]
        if look.silent:
            return
        if look.marker:
            self._block.marker += data.replace("\xa0", " ")
        elif look.tab:
            self._block.parts.append(("\t", look))
        else:
            self._block.parts.append((_SPACES.sub(" ", data), look))

    # Paragraphs

    def end_block(self) -> None:
        """Take the paragraph that was read, if anything stands in it."""
        block, self._block = self._block, _Block(listed="")
        text = self._text(block.parts)
        if not text:
            self._block.listed, self._block.marker = block.listed, block.marker
            self._block.heading = block.heading
            return
        if self._cell is not None:
            self._cell.append(text)
            return
        self.found.append(_styled(Para(text), block))

    def _text(self, parts: list[tuple[str, _Look]]) -> RichText:
        """One text: old letters converted by their font, spaces single, none at the ends."""
        runs: list[Inline] = []
        for text, look in _joined(parts):
            done = recognise(text, self._font(look.font))
            self.recognised.append(done)
            runs.append(Run(clean(done.text)[0].replace("\xa0", " "), look.bold, look.italic))
        return _tidy(runs)

    def _font(self, font: str) -> str:
        """The font that tells how a stretch was written."""
        if self._old_font is None:
            return ""
        is_old = font.lower().startswith((".vn", "vni-"))
        return font if is_old else self._old_font

    # Tables

    def _open_cell(self, tag: str, given: dict[str, str]) -> None:
        table = self._tables[0]
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        while table.below.get(len(row), 0) > 0:
            table.below[len(row)] -= 1
            row.append([])
        self._cell = []
        table.spans = _span(given.get("colspan")), _span(given.get("rowspan"))
        if tag == "th" and len(table.rows) == 1:
            table.heads += 1

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        table = self._tables[0]
        row, (across, down) = table.rows[-1], table.spans
        if down > 1:
            table.below |= dict.fromkeys(range(len(row), len(row) + across), down - 1)
        row.append(self._cell)
        row.extend([] for _ in range(across - 1))
        self._cell = None

    def _end_table(self, table: _Table) -> None:
        """A table; one of a single column or a single cell is text that was laid out so."""
        rows = [row for row in table.rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if width < 2:
            self.found += [_styled(Para(text), _Block()) for row in rows for c in row for text in c]
            return
        cells = tuple(
            tuple(_lines(row[i]) if i < len(row) else RichText() for i in range(width))
            for row in rows
        )
        bold = all(_is_bold(cell) for cell in cells[0] if cell)
        self.found.append(Grid(_plain_head(cells) if bold else cells, bold or table.heads > 0))


def _styled(para: Para, block: _Block) -> Para:
    """A paragraph in the style that its element, its list or its own beginning tells."""
    if block.heading:
        para = replace(as_heading(para), level=min(block.heading, 4))
    if block.marker.strip():
        return by_marker(para, block.marker)
    found = styled(para)
    if found is not para or not block.listed:
        return found
    return by_marker(para, block.listed)


def _list_kind(tag: str, given: dict[str, str]) -> str:
    """A marker as the list would print it, by which its style is told."""
    if tag == "ul":
        return "-"
    return {"a": "a)", "i": "I.", "I": "I.", "A": "a)"}.get(given.get("type", "1"), "1.")


def _heading_class(name: str) -> int:
    """The level of Word's styles Heading 1 … 9, 0 for any other."""
    found = re.fullmatch(r"(?:Mso)?Heading(\d)|western-h(\d)", name, re.IGNORECASE)
    return int(found[1] or found[2]) if found else 0


def _family(families: str) -> str:
    return families.split(",")[0].strip(" '\"")


def _span(value: str | None) -> int:
    return min(int(value), 100) if value and value.isascii() and value.isdigit() else 1


def _joined(parts: list[tuple[str, _Look]]) -> list[tuple[str, _Look]]:
    """Neighbours of one look as one, so that old letters are judged by whole stretches."""
    found: list[tuple[str, _Look]] = []
    for text, look in parts:
        last = found[-1][1] if found else None
        alike = last and (last.bold, last.italic, last.font) == (look.bold, look.italic, look.font)
        if alike:
            found[-1] = (found[-1][0] + text, found[-1][1])
        else:
            found.append((text, look))
    return found


def _tidy(runs: list[Inline]) -> RichText:
    """Single spaces over all runs, none at the ends; tabs as tabs."""
    parts: list[Inline] = []
    spaced = True
    for run in runs:
        assert isinstance(run, Run)
        text = re.sub(" *\n *", "\n", re.sub(" +", " ", run.text))
        text = text.lstrip(" \n") if spaced and not parts else text.lstrip(" ") if spaced else text
        if text:
            spaced = text[-1] in " \n"
            for i, stretch in enumerate(text.split("\t")):
                parts += [Tab()] if i else []
                parts.append(replace(run, text=stretch))
    whole = RichText.of(*parts).parts
    while whole and isinstance(whole[-1], Tab | Run):
        last = whole[-1]
        kept = last.text.rstrip(" \n") if isinstance(last, Run) else ""
        whole = (
            (*whole[:-1], replace(last, text=kept))
            if isinstance(last, Run) and kept
            else whole[:-1]
        )
        if kept:
            break
    return RichText.of(*whole)


def _lines(texts: list[RichText]) -> RichText:
    """The paragraphs of a cell as lines of one text."""
    parts: list[Inline] = []
    for i, text in enumerate(texts):
        parts += [Run("\n")] if i else []
        parts += text.parts
    return RichText.of(*parts)


def _is_bold(text: RichText) -> bool:
    return all(part.bold for part in text.parts if isinstance(part, Run) and part.text.strip())


def _plain_head(rows: tuple[tuple[RichText, ...], ...]) -> tuple[tuple[RichText, ...], ...]:
    """The heads without their bold, which is the style of heads."""
    head = tuple(RichText.of(cell.plain()) for cell in rows[0])
    return (head, *rows[1:])
