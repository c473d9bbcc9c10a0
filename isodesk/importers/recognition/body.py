"""Paragraphs as blocks: divisions, headings, khoản, points, bullets, plain text."""

from __future__ import annotations

import re
from dataclasses import replace

from isodesk.facts import Block, BlockKind, RichText, Run
from isodesk.facts.divisions import DIVISIONS
from isodesk.facts.numbering import block_numbers
from isodesk.importers.recognition.drafting import Draft, Line
from isodesk.importers.source import SourceParagraph
from isodesk.vietnamese.numbering import letter_index, parse_roman

_LABEL = re.compile(
    r"\s*(?P<label>(?:[IVXLC]{1,6}|[A-ZĐ])\s*[.)/](?=\s|$)"
    r"|\d{1,2}(?:\.\d{1,2})+[.)]?(?=\s)|\d{1,2}[.)](?=\s|$)"
    r"|[a-zđ]{1,2}\)(?=\s)|[a-zđ]\.(?=\s)"
    r"|[-–—•▪●◦](?=\s*[^\s\d])|[-–—•▪●◦](?=\s+\d)|\+(?=\s*\S)|\*(?=\s)"
    r"|(?:Điều|ĐIỀU)\s+\d+\s*[.:]?(?=\s|$))\s*"
)
_DIVISION = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+"
    r"(?P<n>[IVXLC]+|\d+|(?:thứ|THỨ) (?:nhất|hai|ba|tư|năm|sáu|bảy|NHẤT|HAI|BA|TƯ"
    r"|NĂM|SÁU|BẢY))\s*[.:]?\s*(?P<title>.*)",
    re.DOTALL,
)
_ENDED = re.compile(r"(?:[.;]|\./\.|…)\s*$")
_LEADS_ON = re.compile(r"(?:sau|gồm|là|đó|đồng|vụ)\s*:$")
_HEADING_LENGTH = 220
_MOST = 1000
_MOST_ROMAN = 40
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")
_WORDS = {word.lower(): kind for kind, word in DIVISIONS.items()}
_COUNTED = (BlockKind.HEADING, BlockKind.NUMBERED)
_FIGURES = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


def line_of(paragraph: SourceParagraph) -> Line:
    """A paragraph with its number told from its words."""
    text = paragraph.text.strip()
    if paragraph.label:
        return Line(paragraph.label.strip(), text, paragraph)
    found = _LABEL.match(text)
    if not found:
        return Line("", text, paragraph)
    return Line(found["label"].strip(), text[found.end() :].strip(), paragraph)


def rich_of(line: Line) -> RichText:
    """The words of a line with their looks, without the number."""
    runs: list[Run] = []
    left = len(line.paragraph.text) - len(line.paragraph.text.lstrip())
    skip = 0
    if not line.paragraph.label and line.label:
        found = _LABEL.match(line.paragraph.text)
        skip = found.end() if found else 0
    skip = max(skip, left)
    for run in line.paragraph.runs:
        text = run.text[skip:] if skip < len(run.text) else ""
        skip = max(skip - len(run.text), 0)
        runs.append(Run(text, run.bold, run.italic))
    made = RichText.of(*runs)
    looks = {(p.bold, p.italic) for p in made.parts if isinstance(p, Run) and p.text.strip()}
    text = made.plain().rstrip()
    if len(looks) < 2:
        return RichText.of(text)
    return _trimmed(made)


def _trimmed(text: RichText) -> RichText:
    *before, last = text.parts
    if isinstance(last, Run):
        return RichText.of(*before, replace(last, text=last.text.rstrip()))
    return text


def block_of(draft: Draft, line: Line) -> Block:
    """The block that a paragraph is."""
    key, label, text = draft.key("b"), line.label, rich_of(line)
    words = line.text
    division = _DIVISION.fullmatch(words) if not label and len(words) < _HEADING_LENGTH else None
    if division:
        kind = _WORDS[division["word"].lower()]
        return Block(key, kind, RichText.of(division["title"].strip()))
    bare = label.rstrip(".)/: ")
    if label.lower().startswith("điều"):
        level = 1 if len(words) < 120 and not _ENDED.search(words) else 2
        return Block(key, BlockKind.ARTICLE, text, level)
    if label in ("+", "◦", "*") and label:
        return Block(key, BlockKind.BULLET, text, 2 if label != "*" else 1)
    if label and label in "-–—•▪●":
        return Block(key, BlockKind.BULLET, text)
    if bare.isupper() and 0 < (parse_roman(bare) or 0) < _MOST_ROMAN and len(words) < 400:
        return Block(key, BlockKind.HEADING, text, 1)
    if bare.isupper() and bare.isalpha():
        kept = RichText.of(f"{label} ", *text.parts)
        return Block(key, BlockKind.HEADING, kept, 1, numbered=False)
    if bare[:1].isdigit():
        level = bare.count(".") + 2
        return Block(key, _titled(line), text, level)
    if bare and letter_index(bare):
        return Block(key, BlockKind.POINT, text)
    level = line.paragraph.level
    if level and len(words) < _HEADING_LENGTH:
        return Block(key, BlockKind.HEADING, text, level, numbered=False)
    return Block(key, BlockKind.PLAIN, text, centred=line.paragraph.centred)


def _titled(line: Line) -> BlockKind:
    """A numbered paragraph is a heading where it is a title and no sentence."""
    words = line.text
    runs = [run for run in line.paragraph.runs if run.text.strip()]
    if runs and all(run.bold for run in runs) and not _ENDED.search(words):
        return BlockKind.HEADING
    if _ENDED.search(words) or len(words) > _HEADING_LENGTH or _FIGURES.search(words):
        return BlockKind.NUMBERED
    if words.endswith(":"):
        deep = "." in line.label.rstrip(".)")
        return BlockKind.NUMBERED if deep or _LEADS_ON.search(words) else BlockKind.HEADING
    if ": " in words and len(words) > 60:
        return BlockKind.NUMBERED
    return BlockKind.HEADING


def settle_numbers(draft: Draft, blocks: list[Block], labels: dict[str, str]) -> list[Block]:
    """Blocks that print the numbers of the source: begun anew where it does, typed where no
    counting comes to it."""
    _settle_titles(blocks)
    for i, block in enumerate(blocks):
        wanted = _bare(labels.get(block.key, ""))
        if not wanted or not block.numbered or block.kind is BlockKind.BULLET:
            continue
        if _bare(block_numbers(blocks[: i + 1])[block.key]) == wanted:
            if re.fullmatch(r"\d+(?:\.\d+)+", labels[block.key].strip()):
                draft.state(f"blocks/{block.key}/number", labels[block.key])  # without its dot
            continue
        last = wanted.rpartition(".")[2].rpartition(" ")[2]
        if " thứ " in wanted and last in _ORDINALS:
            draft.state(f"blocks/{block.key}/number", labels[block.key])
            blocks[i] = _from_here(blocks[:i], block, _ORDINALS.index(last) + 1)
            continue
        start = _start(block, last)
        trial = replace(block, start_at=start)
        if _bare(block_numbers([*blocks[:i], trial])[block.key]) == wanted:
            blocks[i] = trial
            continue
        typed = RichText.of(f"{labels[block.key]} ", *block.text.parts)
        blocks[i] = replace(block, text=typed, numbered=False)
    return blocks


def _start(block: Block, last: str) -> int | None:
    """The count that the last part of a number stands for; None where it is none."""
    if block.kind is BlockKind.POINT:
        return letter_index(last) if len(last) < 3 else None
    if last.isdecimal():
        return int(last) if 0 < int(last) < _MOST else None
    return parse_roman(last) or (letter_index(last) if len(last) == 1 else None)


def _from_here(before: list[Block], block: Block, count: int) -> Block:
    """The block counting from ``count`` where it does not come to that by itself."""
    number = _bare(block_numbers([*before, block])[block.key]).rpartition(" ")[2]
    return block if parse_roman(number) == count else replace(block, start_at=count)


def _settle_titles(blocks: list[Block]) -> None:
    """A numbered title with nothing below it, among numbered sentences, is one of them."""
    for i, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or block.level < 2 or not 0 < i < len(blocks) - 1:
            continue
        around = (blocks[i - 1], blocks[i + 1])
        below = around[1].level <= block.level and around[1].kind in _COUNTED
        if below and any(b.kind is BlockKind.NUMBERED and b.level == block.level for b in around):
            blocks[i] = replace(block, kind=BlockKind.NUMBERED)


def _bare(label: str) -> str:
    return " ".join(label.split()).rstrip(".)/: ").lower()


def label_of(line: Line) -> str:
    """The number that a paragraph prints, that of a division with its word."""
    if line.label or len(line.text) >= _HEADING_LENGTH:
        return line.label
    found = _DIVISION.fullmatch(line.text)
    return f"{found['word']} {found['n']}" if found else ""
