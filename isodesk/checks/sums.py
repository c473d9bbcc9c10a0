"""Sums written in text and in free tables: parts against the whole they are said to make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage
from isodesk.checks.said import of_passage
from isodesk.facts import Block, BlockKind, FreeTable
from isodesk.vietnamese.amounts import AmountValue, format_decimal, parse_amount, parse_decimal
from isodesk.vietnamese.numbering import parse_roman
from isodesk.vietnamese.text import fold

_MONEY = re.compile(
    r"(?<![\w.,/])([0-9][0-9.,]*\s?(?:(?:tỷ|tỉ|triệu|nghìn|ngàn)(?:\s+đồng)?|đồng|đ))(?!\w)"
    r"(?!\s*/)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\w.,/%])([0-9]{1,3}(?:\.[0-9]{3})*)\s+(?:cơ quan|đơn vị|HTQLCL|hệ thống|xã|phường)"
    r"(?!\w|\s*/)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:bao gồm|trong đó|gồm|cụ thể|như sau)[^:;.]{0,20}:\s*$", re.IGNORECASE)
_ALL_PARTS = re.compile(r"(?:gồm|như sau)[^:;.]{0,20}:\s*$", re.IGNORECASE)
_SUM = re.compile(r"^[\s*+(-]*(?:tổng\s*(?:cộng|số|kinh phí)|cộng)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_TOTAL_ROW = re.compile(r"^(?:tong(?: cong| so)?|cong)\b")
_TWO = 2
_PLAIN = 30
_POINT = 10


@dataclass(frozen=True)
class _Item:
    """A paragraph, how deep it stands, and what it gives."""

    passage: Passage
    depth: int
    text: str


def sums_of_parts(checked: Checked) -> Iterator[Finding]:
    """``… là 1.600 triệu đồng, bao gồm:`` against what stands below it; ``Tổng cộng`` against what
    stands above it."""
    for items in _texts(checked):
        for at, item in enumerate(items):
            if _WHOLE.search(item.text):
                yield from _of_whole(item, _below(items, at))
            elif _SUM.match(item.text):
                yield from _of_sum(item, _above(items, at))


def sums_in_cells(checked: Checked) -> Iterator[Finding]:
    """``24 HTQLCL, bao gồm:`` and its lines in one cell or paragraph."""
    for passage, reading in checked.readings:
        lines = reading.text.split("\n")
        if len(lines) > _TWO - 1 and _WHOLE.search(lines[0]):
            below = [_Item(passage, 1, line) for line in lines[1:]]
            yield from _of_whole(_Item(passage, 0, lines[0]), below)


def sums_of_free_tables(checked: Checked) -> Iterator[Finding]:
    """The sum row of a free table against its columns."""
    for table in checked.plan.free_tables:
        yield from _columns(checked, table)


def _texts(checked: Checked) -> Iterator[list[_Item]]:
    readings = {passage.place: (passage, reading) for passage, reading in checked.at("blocks")}
    plan = checked.plan
    for blocks in (plan.blocks, *(annex.blocks for annex in plan.annexes)):
        found = ((block, readings.get(f"blocks/{block.key}")) for block in blocks)
        yield [
            _Item(pair[0], _depth(block), pair[1].text.strip())
            for block, pair in found
            if pair is not None
        ]


def _depth(block: Block) -> int:
    match block.kind:
        case BlockKind.HEADING | BlockKind.NUMBERED:
            return block.level
        case BlockKind.POINT:
            return _POINT
        case BlockKind.BULLET:
            return 20 + block.level
        case BlockKind.PLAIN | BlockKind.NOTE:
            return _PLAIN
        case _:
            return 0


def _below(items: Sequence[_Item], at: int) -> list[_Item]:
    """The direct parts of an item: the shallowest depth below it, up to what stands beside it."""
    head = items[at]
    found: list[_Item] = []
    for item in items[at + 1 :]:
        # Plain paragraphs announce the bullets that follow them.
        if item.depth <= head.depth and head.depth != _PLAIN:
            break
        if head.depth == _PLAIN and not _lists_go_on(item, found):
            break
        found.append(item)
    shallow = min((item.depth for item in found), default=0)
    return [item for item in found if item.depth == shallow]


def _lists_go_on(item: _Item, found: Sequence[_Item]) -> bool:
    if not found:
        return 1 < item.depth < _PLAIN
    return found[0].depth <= item.depth < _PLAIN


def _above(items: Sequence[_Item], at: int) -> list[_Item]:
    """What a sum closes: everything back to the heading."""
    found: list[_Item] = []
    for item in reversed(items[:at]):
        if item.depth < _POINT:  # a heading or khoản
            break
        found.insert(0, item)
    return found


def _of_whole(head: _Item, parts: Sequence[_Item]) -> Iterator[Finding]:
    sure = bool(_ALL_PARTS.search(head.text))
    parts = [part for part in parts if not _SUM.match(part.text)]
    for pattern in (_MONEY, _COUNTED):
        whole = _result(pattern, head.text)
        values = [_result(pattern, part.text) for part in parts]
        known = [value for value in values if value is not None]
        if whole is None or len(known) < _TWO or len(known) < len(values):
            continue
        if sum(known) != whole:
            yield _differs(head, whole, known, sure=sure)


def _of_sum(last: _Item, parts: Sequence[_Item]) -> Iterator[Finding]:
    for pattern in (_MONEY, _COUNTED):
        whole = _result(pattern, last.text)
        values = [_result(pattern, part.text) for part in parts]
        known = [value for value in values if value is not None]
        silent = [
            part.text
            for part, value in zip(parts, values, strict=True)
            if value is None and not part.text.endswith(":")
        ]
        if whole is not None and len(known) >= _TWO and not silent and sum(known) != whole:
            yield _differs(last, whole, known, sure=True)


def _differs(item: _Item, whole: Decimal, parts: Sequence[Decimal], *, sure: bool) -> Finding:
    shown = " + ".join(format_decimal(part) for part in parts)
    return of_passage(
        item.passage,
        "sums.text",
        Severity.ERROR if sure else Severity.WARNING,
        f"Ghi {format_decimal(whole)}, cộng {shown} = {format_decimal(sum(parts, Decimal(0)))}.",
        item.text,
    )


def _result(pattern: re.Pattern[str], text: str) -> Decimal | None:
    """The first amount outside brackets; of a product, what comes out of it."""
    bare = _BRACKETS.sub("", text.strip(" -+().;"))
    match = pattern.search(bare[bare.rfind("=") + 1 :])
    if match is None:
        return None
    if pattern is _COUNTED:
        return Decimal(match[1].replace(".", ""))
    amount = parse_amount(match[1])
    return Decimal(amount.value) if isinstance(amount, AmountValue) else None


def _columns(checked: Checked, table: FreeTable) -> Iterator[Finding]:
    rows = [row for row in table.rows if not row.head]
    cells = [[checked.fields.text(cell).strip() for cell in row.cells] for row in rows]
    for at, row in enumerate(cells):
        if at < _TWO or not any(_TOTAL_ROW.match(fold(cell)) for cell in row[:2]):
            continue
        above = cells[:at]
        parts = [r for r in above if r and parse_roman(r[0])]
        for column, cell in enumerate(row):
            total = _number(cell)
            if column == 0 or total is None:
                continue
            ways = [_sum(above, column), _sum(parts, column)]
            sums = {way for way in ways if way is not None}
            if sums and total not in sums:
                place = f"free_tables/{table.key}/{rows[at].key}/{column}"
                computed = next(way for way in ways if way is not None)
                yield Finding(
                    "sums.table",
                    Severity.WARNING if parts else Severity.ERROR,
                    f"Dòng tổng ghi {cell}, cộng cột được {format_decimal(computed)}.",
                    place,
                    cell,
                    table.name,
                )
        return


def _sum(rows: Sequence[Sequence[str]], column: int) -> Decimal | None:
    """The sum of a column of numbers; None where something else stands in it, or no row."""
    texts = [row[column] for row in rows if column < len(row)]
    values = [_number(text) for text in texts if text not in ("", "-", "–")]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) >= _TWO and len(known) == len(values) else None


def _number(text: str) -> Decimal | None:
    return parse_decimal(text) if re.fullmatch(r"[0-9][0-9.,]*", text) else None
