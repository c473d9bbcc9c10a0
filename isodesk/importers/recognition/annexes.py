"""Supplements: what each is called, which document it goes with, what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from isodesk.facts import (
    Annex,
    AnnexStyle,
    Block,
    BlockKind,
    Orientation,
    PlanTable,
    RichText,
    SignatureColumn,
    TableSource,
)
from isodesk.importers.recognition.closing import begins_closing, read_closing
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.flow import read_flow
from isodesk.importers.recognition.header import Reference, is_reference, reference_of
from isodesk.importers.recognition.lists import RANGE, add_mailing
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.vocabulary import MONEY_UNIT
from isodesk.importers.source import SourceBreak, SourceParagraph, SourcePart, SourceTable
from isodesk.vietnamese.text import fold

_STARTS = re.compile(
    r"\**(?:(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)(?:\s+(?:SỐ|số))?\s*:?\s*(?P<n>[IVX]+\b"
    r"|\d+[a-zA-Z]?)?(?=\s|$|[.:])|DANH SÁCH\b"
    r"|Danh sách (?:gửi|các|nơi nhận)|LỘ TRÌNH\b|DỰ TOÁN\b|BẢNG\b)"
)
_NUMBERED = re.compile(
    r"\**(?P<word>PHỤ LỤC|Phụ lục|BIỂU SỐ|Biểu số|BIỂU MẪU SỐ|BIỂU|Biểu|MẪU SỐ|Mẫu số|MẪU|Mẫu)"
    r"(?:\s+SỐ|\s+số)?\s*:?\s*(?P<n>[IVX]+\b|\d+[a-zA-Z]?)?\s*[.:\-–]?\s*(?P<name>.*)",
    re.DOTALL,
)
_STYLES = {"phu": AnnexStyle.ROMAN, "bie": AnnexStyle.FORM, "mau": AnnexStyle.TEMPLATE}
_ENTRY = re.compile(r"(?P<number>\d{1,3})\s*[.)]\s*(?P<name>\S.*)")
_LONG = 300


def begins_annex(part: SourcePart) -> bool:
    """Whether a paragraph is the heading of a supplement."""
    if not isinstance(part, SourceParagraph):
        return False
    words = flat(part.text)
    found = _STARTS.match(words)
    if not found or len(words) > _LONG or words.endswith(";"):
        return False
    return words.isupper() or words[: found.end()].isupper() or len(words) < 90


@dataclass
class _Raw:
    """The parts of one supplement before they are understood."""

    landscape: bool = False
    heads: list[SourceParagraph] = field(default_factory=list)
    reference: str = ""
    parts: list[SourcePart] = field(default_factory=list)


def read_annexes(
    draft: Draft, parts: Sequence[SourcePart]
) -> tuple[list[Annex], list[SignatureColumn]]:
    """The supplements in order, and who signs them."""
    annexes: list[Annex] = []
    signers: list[SignatureColumn] = []
    for raw in _divided(parts):
        annex, signed = _annex(draft, raw)
        annexes.append(annex)
        signers += signed
    return annexes, signers


def _divided(parts: Sequence[SourcePart]) -> list[_Raw]:
    found: list[_Raw] = []
    landscape = False
    units: list[SourcePart] = []
    for part in parts:
        if isinstance(part, SourceBreak):
            landscape = part.landscape
            continue
        begins = begins_annex(part)
        fresh = not found or bool(found[-1].parts) or bool(found[-1].reference)
        if not found or (begins and fresh):
            found.append(_Raw(landscape))
        raw = found[-1]
        words = flat(part.text) if isinstance(part, SourceParagraph) else ""
        if raw.parts or isinstance(part, SourceTable):
            raw.parts += [*units, part]
            units = []
        elif is_reference(words):
            raw.reference = words
        elif not raw.reference and len(words) < 60 and MONEY_UNIT.search(words):
            # The unit of the table may stand above the line that says what it goes with.
            units.append(part)
        elif isinstance(part, SourceParagraph) and not raw.reference and _is_head(raw, words):
            raw.heads.append(part)
        else:
            raw.parts += [*units, part]
            units = []
    if found:
        found[-1].parts += units
    return found


def _is_head(raw: _Raw, words: str) -> bool:
    """Whether a line is still of the heading: capitals, or the name below Phụ lục I."""
    if _ENTRY.fullmatch(words) or words.lstrip("(").startswith(("- ", "Đơn vị", "ĐVT")):
        return False
    if re.match(r"[IVX]+\.\s", words) and raw.heads:
        return False
    if not raw.heads or words.isupper():
        return True
    alone = len(raw.heads) == 1 and not _name_of(raw.heads[0].text)
    return alone and len(words) < _LONG and not words.endswith((".", ";", ":"))


def _name_of(text: str) -> str:
    found = _NUMBERED.fullmatch(flat(text))
    return found["name"].strip(" *") if found else flat(text)


def _annex(draft: Draft, raw: _Raw) -> tuple[Annex, list[SignatureColumn]]:
    key = draft.key("pl")
    lines = [flat(p.text).strip("* ") for p in raw.heads]
    style, lines = _style(lines)
    name = " ".join(line for line in lines if line)
    told = reference_of(raw.reference) if raw.reference else Reference()
    if raw.reference:
        draft.state(f"annexes/{key}/reference", raw.reference)
    parts, signed = _signed(draft, raw.parts, key)
    blocks = _mailing(draft, name, parts) or read_flow(draft, parts, name)
    annex = Annex(
        key,
        RichText.of(name),
        tuple(blocks),
        style=style,
        reference=bool(raw.reference),
        reference_verb=told.verb,
        orientation=Orientation.LANDSCAPE if raw.landscape else Orientation.PORTRAIT,
    )
    if raw.heads and style is not AnnexStyle.NONE:
        draft.state(f"annexes/{key}", flat(raw.heads[0].text))
    return annex, signed


def _style(lines: Sequence[str]) -> tuple[AnnexStyle, list[str]]:
    """How the heading is counted, and the lines of the name."""
    if not lines:
        return AnnexStyle.NONE, []
    found = _NUMBERED.fullmatch(lines[0])
    if not found:
        return AnnexStyle.NONE, list(lines)
    style = _STYLES[fold(found["word"])[:3]]
    if style is not AnnexStyle.ROMAN and not found["n"]:
        return AnnexStyle.NONE, list(lines)
    return style, [found["name"], *lines[1:]]


def _signed(
    draft: Draft, parts: list[SourcePart], annex: str
) -> tuple[list[SourcePart], list[SignatureColumn]]:
    """The parts above the signature of a supplement, and its signers."""
    for at in range(len(parts)):
        if begins_closing(parts, at):
            closing, end = read_closing(draft, parts, at, letter=False)
            if not closing.signatures or closing.recipients:
                continue
            signers = [replace(column, annex=annex) for column in closing.signatures]
            return [*parts[:at], *parts[end:]], signers
    return parts, []


def _mailing(draft: Draft, name: str, parts: Sequence[SourcePart]) -> list[Block] | None:
    """A mailing list in lines: ``1. Sở Nội vụ`` … ``33-43. UBND các huyện``."""
    folded = fold(name)
    if "gui" not in folded.split() and "noi nhan" not in folded or draft.mailing:
        return None
    if not all(isinstance(part, SourceParagraph) for part in parts):
        return None
    entries: list[tuple[str, str]] = []
    for part in parts:
        if not isinstance(part, SourceParagraph):
            continue
        words = f"{part.label} {flat(part.text)}".strip().strip("* ")
        span, one = RANGE.fullmatch(words), _ENTRY.fullmatch(words)
        if span and span["name"] and int(span["last"]) > int(span["first"]):
            entries.append((f"{span['first']}-{span['last']}", span["name"]))
        elif one:
            entries.append((one["number"], one["name"].rstrip(" ;")))
        else:
            return None
    for number, who in entries:
        add_mailing(draft, number, who)
    table = PlanTable(draft.key("tb"), TableSource.MAILING)
    draft.tables.append(table)
    return [Block(draft.key("b"), BlockKind.TABLE, table=table.key)]
