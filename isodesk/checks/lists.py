"""How the items of a list end, and the bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.checks.said import last_words, of_passage, retyped
from isodesk.facts import BasesForm, Block, BlockKind

_LISTED = (BlockKind.BULLET, BlockKind.POINT)
_HEADS = (BlockKind.HEADING, BlockKind.NUMBERED)
_ENDED = re.compile(r"[;.:,…!?/]\)?$")
_IN_LINE = re.compile(r"(?:(?<=[:;.])|(?<=cơ quan)|(?<=đơn vị))\s+(?=- )")
_TWO, _FEW = 2, 5


def ends_of_items(checked: Checked) -> Iterator[Finding]:
    """Items of one list: ``;`` after each, ``.`` after the last, nothing left open."""
    texts = {p.place: (p, r) for p, r in checked.at("blocks")}
    plan = checked.plan
    for blocks in (plan.blocks, *(annex.blocks for annex in plan.annexes)):
        for items in _runs(blocks):
            found = [texts[f"blocks/{b.key}"] for b in items if f"blocks/{b.key}" in texts]
            if len(found) >= _TWO:
                yield from _of_list(found)


def end_of_bases(checked: Checked) -> Iterator[Finding]:
    """The last of the bases does not end with ``;``; the others do not end with a point."""
    listed = any(
        b.kind is BlockKind.LEGAL_BASES and b.form is not BasesForm.RUN_IN
        for b in checked.plan.blocks
    )
    bases = list(checked.at("bases"))
    if not listed or len(bases) < _TWO:
        return
    for passage, reading in bases[:-1]:
        if reading.text.rstrip().endswith("."):
            said = "Căn cứ này chưa phải căn cứ cuối, kết thúc bằng dấu chấm phẩy."
            yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(reading.text))
    passage, reading = bases[-1]
    if reading.text.rstrip().endswith(";"):
        said = "Căn cứ cuối kết thúc bằng dấu phẩy hoặc dấu chấm, không phải dấu chấm phẩy."
        yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(reading.text))


def ends_of_rows(checked: Checked) -> Iterator[Finding]:
    """A name that ends with a point among names that do not."""
    for room in ("subjects", "mailing", "recipients"):
        rows = [(p, r) for p, r in checked.at(room) if not p.place.endswith("/note")]
        ended = [(p, r) for p, r in rows if r.text.rstrip().endswith((".", ",", ";"))]
        if len(ended) * _FEW < len(rows):
            for passage, reading in ended:
                said = "Dòng này có dấu câu ở cuối, các dòng khác không có."
                yield of_passage(passage, "form.ends", Severity.HINT, said, reading.text)


def ends_of_paragraphs(checked: Checked) -> Iterator[Finding]:
    """A paragraph that ends with ``;`` and is the last before a heading."""
    texts = {p.place: (p, r) for p, r in checked.at("blocks")}
    for block, after in pairwise(checked.plan.blocks):
        found = texts.get(f"blocks/{block.key}")
        if block.kind is not BlockKind.PLAIN or after.kind not in _HEADS or found is None:
            continue
        passage, reading = found
        match = re.search(r"(?P<last>\S*);(?=\s*$)", reading.text)
        if match:
            said = "Đoạn cuối của mục kết thúc bằng dấu chấm, không phải dấu chấm phẩy."
            repair = retyped(passage, reading, match, f"{match['last']}.")
            quote = last_words(reading.text)
            yield of_passage(passage, "form.ends", Severity.HINT, said, quote, repair)


def ends_in_cells(checked: Checked) -> Iterator[Finding]:
    """A line ``- …`` of a cell left open, where the lines of other cells are ended."""
    for table in checked.plan.free_tables:
        cells = [c for c in checked.at("free_tables") if c[0].place.split("/")[1] == table.key]
        lines = [(passage, line) for passage, reading in cells for line in _dashed(reading.text)]
        open_ = [(passage, line) for passage, line in lines if not _ENDED.search(line)]
        if len(open_) < len(lines):
            for passage, line in open_:
                said = "Ý trong ô chưa có dấu câu ở cuối."
                yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(line))


def _dashed(text: str) -> Iterator[str]:
    """The dashed items of a cell, below one another or in one line."""
    for line in text.split("\n"):
        for item in _IN_LINE.split(line):
            if item.lstrip().startswith(("- ", "+ ")):
                yield item.strip()


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Items of one kind and level that stand together; deeper ones stand between them."""
    open_: list[list[Block]] = []
    for block in blocks:
        while open_ and not _within(block, open_[-1][-1]):
            yield open_.pop()
        if block.kind not in _LISTED:
            continue
        if open_ and _same(block, open_[-1][-1]):
            open_[-1].append(block)
        else:
            open_.append([block])
    while open_:
        yield open_.pop()


def _within(block: Block, item: Block) -> bool:
    """Whether ``block`` goes on with the list of ``item`` or stands below it."""
    if block.kind not in _LISTED:
        return False
    return _same(block, item) or _rank(block) > _rank(item)


def _same(block: Block, item: Block) -> bool:
    return _rank(block) == _rank(item)


def _rank(block: Block) -> int:
    return 0 if block.kind is BlockKind.POINT else block.level


def _of_list(items: Sequence[tuple[Passage, Reading]]) -> Iterator[Finding]:
    ends = [reading.text.rstrip().rstrip("*")[-1:] for _, reading in items]
    # A list of sentences ends each with a point; one of names alone may end with nothing.
    semicolons = sum(end == ";" for end in ends)
    for (passage, reading), end in list(zip(items, ends, strict=True))[:-1]:
        text = reading.text.rstrip()
        if not _ENDED.search(text) and any(_ENDED.search(e) for e in ends if e):
            said = "Ý trong danh sách chưa có dấu câu ở cuối."
            yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(text))
        elif end == "." and semicolons * _TWO > len(items) - 1 and not text.endswith(".."):
            said = "Ý giữa danh sách kết thúc bằng dấu chấm, các ý khác bằng dấu chấm phẩy."
            yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(text))
    passage, reading = items[-1]
    text = reading.text.rstrip()
    if text.endswith((";", ",")) and semicolons:
        said = "Ý cuối của danh sách kết thúc bằng dấu chấm."
        yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(text))
    elif not _ENDED.search(text) and any(_ENDED.search(end) for end in ends if end):
        said = "Ý trong danh sách chưa có dấu câu ở cuối."
        yield of_passage(passage, "form.ends", Severity.HINT, said, last_words(text))
