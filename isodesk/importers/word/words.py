"""The words of one paragraph of Word: runs with their looks, and what was left out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from isodesk.importers.source import SourceRun
from isodesk.importers.word.names import CHOICE, CHOICE_OF, FALLBACK, W, child, number, tag, value
from isodesk.importers.word.styles import Look, Styles
from isodesk.vietnamese.legacy import recognise
from isodesk.vietnamese.text import clean

_OLD_FONTS = (".vn", "vni-")
_TICKS = {0xF0FB: "x", 0xF0FC: "x", 0xF0FD: "x", 0xF0FE: "x", 0xF051: "x", 0xF052: "x"}
_PICTURES = ("drawing", "pict", "object")
_TEXTS = (f"{W}t", f"{W}delText")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@dataclass
class Words:
    """What was read of a paragraph."""

    parts: list[tuple[str, Look]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    mark: str = ""
    breaks: bool = False
    conversions: list[str] = field(default_factory=list)

    def runs(self) -> tuple[SourceRun, ...]:
        """Runs with neighbours of one look as one, letters of old fonts converted."""
        joined: list[tuple[str, Look]] = []
        for text, look in self.parts:
            if joined and joined[-1][1] == look:
                joined[-1] = (joined[-1][0] + text, look)
            else:
                joined.append((text, look))
        return tuple(
            SourceRun(made, look.bold, look.italic)
            for text, look in joined
            if (made := self._made(text, look))
        )

    def _made(self, text: str, look: Look) -> str:
        if look.font.lower().startswith(_OLD_FONTS):
            done = recognise(text, look.font)
            self.conversions += [done.message] if done.message else []
            text = done.text
        text = clean(text)[0].replace("\N{NO-BREAK SPACE}", " ")
        return text.upper() if look.capitals else text


class WordsReader:
    """Reads the runs of paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def read(self, paragraph: Element, look: Look, found: Words | None = None) -> Words:
        """The words of ``w:p`` whose style gives ``look``."""
        found = Words() if found is None else found
        self._fields: list[bool] = []
        self._inside(paragraph, look, found, inserted=False)
        return found

    def _inside(self, holder: Element, look: Look, found: Words, *, inserted: bool) -> None:
        for each in holder:
            name = tag(each)
            if name == "r":
                self._run(each, look, found, inserted)
            elif name in ("del", "moveFrom"):
                text = "".join(t.text or "" for t in each.iter() if t.tag in _TEXTS)
                found.deleted += [text] if text else []
            elif name == "sdt":
                inner = child(each, "sdtContent")
                if inner is not None:
                    self._inside(inner, look, found, inserted=inserted)
            elif name in ("ins", "moveTo"):
                self._inside(each, look, found, inserted=True)
            elif name in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"):
                self._inside(each, look, found, inserted=inserted)
            elif name == "bookmarkStart":
                named = each.get(f"{W}name", "")
                found.mark = found.mark or (named if named.startswith("_p") else "")
            elif each.tag == CHOICE_OF:
                self._inside(_chosen(each), look, found, inserted=inserted)
            elif each.tag.startswith(_MATHS):
                found.parts.append(("".join(t.text or "" for t in each.iter(f"{_MATHS}t")), look))

    def _run(self, run: Element, look: Look, found: Words, inserted: bool) -> None:
        properties = child(run, "rPr")
        style = value(properties, "rStyle")
        look = self._styles.character(style, look) if style else look
        look = look.with_properties(properties)
        text = "".join(self._piece(each, found) for each in run)
        if not text:
            return
        if look.hidden:
            found.hidden.append(text)
            return
        if inserted:
            found.inserted.append(text)
        found.parts.append((text, look))

    def _piece(self, each: Element, found: Words) -> str:
        name = tag(each)
        if name == "fldChar":
            self._field(each.get(f"{W}fldCharType", ""))
        if any(self._fields):
            return ""
        if name == "t":
            return each.text or ""
        if name in ("tab", "ptab"):
            return "\t"
        if name in ("br", "cr"):
            return self._break(each, found)
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return _sign(each)
        if name in ("footnoteReference", "endnoteReference"):
            found.notes.append((name.removesuffix("Reference"), each.get(f"{W}id", "")))
        elif each.tag == CHOICE_OF:
            return "".join(self._piece(inner, found) for inner in _chosen(each))
        elif name in _PICTURES:
            self._picture(each, found)
        return ""

    def _field(self, sort: str) -> None:
        """Instructions of fields are no words; what a field shows is."""
        if sort == "begin":
            self._fields.append(True)
        elif sort == "separate" and self._fields:
            self._fields[-1] = False
        elif sort == "end" and self._fields:
            self._fields.pop()

    def _break(self, each: Element, found: Words) -> str:
        if each.get(f"{W}type") == "page":
            found.breaks = True
            return ""
        return "\n"

    def _picture(self, each: Element, found: Words) -> None:
        boxes = list(_boxes(each))
        found.boxes += boxes
        is_line = any(e.tag.endswith(("}wsp", "}line", "}shape", "}rect")) for e in each.iter())
        found.pictures += not boxes and not is_line


def _chosen(each: Element) -> Element:
    chosen = each.find(CHOICE)
    chosen = each.find(FALLBACK) if chosen is None else chosen
    return each if chosen is None else chosen


def _boxes(each: Element) -> Sequence[Element]:
    """The text boxes of a drawing, those of the second way to draw it left out."""
    skipped = {id(e) for f in each.iter(FALLBACK) for e in f.iter() if _has_choice(each)}
    return [e for e in each.iter(f"{W}txbxContent") if id(e) not in skipped]


def _has_choice(each: Element) -> bool:
    return next(each.iter(CHOICE), None) is not None


def _sign(each: Element) -> str:
    """A sign of a picture font: ticks are the X of a matrix, all others a dot."""
    code = each.get(f"{W}char", "")
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    if each.get(f"{W}font", "").lower().startswith(("wingdings", "webdings", "symbol")):
        return _TICKS.get(at | 0xF000, "•")
    return chr(at) if number(str(at)) < 0xD800 else ""
