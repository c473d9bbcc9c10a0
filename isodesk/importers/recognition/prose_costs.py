"""A budget written in running text: amounts in bullets below the heading of the money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from isodesk.facts import (
    Block,
    BlockKind,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    FundingSource,
    RichText,
)
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.sums import product
from isodesk.vietnamese.amounts import AmountValue, parse_amount
from isodesk.vietnamese.text import fold

_EQUALS = re.compile(
    r"(?P<left>.*?)\s*=\s*(?P<sum>\d[\d.,]*\s*(?:triệu|nghìn|ngàn)?\s*(?:đồng|đ)\b)"
)
_AMOUNT = re.compile(r"(?P<sum>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?\s*(?:triệu|tỷ))\s*(?:đồng|đ)\b")
_ALONE = re.compile(
    r"(?P<name>[^:]{3,160}?)\s*(?::|là\s*:?)\s*"
    r"(?P<sum>\d[\d.,]*\s*(?:triệu|nghìn|tỷ)?\s*(?:đồng|đ))\b\s*(?P<rest>\(.*\))?\s*[.;]?"
)
_WHOLE = re.compile(
    r"(?P<name>[^:]{3,160}?)\s*(?::|là\s*:?)\s*(?P<sum>\d[\d.,]*\s*(?:triệu|nghìn|tỷ)?\s*(?:đồng|đ))\b"
    r"[^:]*:"
)
_SUM = re.compile(r"(?:Tổng cộng|Tổng kinh phí|Tổng dự toán|Tổng số|Cộng)\b", re.IGNORECASE)


def read_prose_costs(draft: Draft, blocks: Sequence[Block]) -> None:
    """A budget written as bullets: ``08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng``."""
    if draft.budget_lines:
        return
    section = _money_section(blocks)
    if not any(_EQUALS.search(b.text.plain()) for b in section):
        _read_plain_costs(draft, section)
        return
    made = BudgetColumn(
        draft.key("bc"),
        str(draft.year or ""),
        RichText.of(f"Năm {draft.year or ''}".strip()),
        draft.year,
    )
    draft.budget_columns.append(made)
    waiting: BudgetLine | None = None
    depth = _Depth()
    for block in section:
        words = flat(block.text.plain())
        if _SUM.match(words):
            found = _AMOUNT.search(words)
            if found:
                draft.state("budget/total/total", found[0])
            continue
        if "nguồn kinh phí" in words.lower() and ":" in words:
            name = words.partition(":")[2].strip(" .;")
            draft.sources.append(FundingSource(draft.key("ng"), name))
            continue
        line, value = _cost_line(draft, block, words, made.key, depth.of(block), waiting)
        if line is None:
            continue
        if waiting and line.key == waiting.key:
            draft.budget_lines[-1] = line
        else:
            draft.budget_lines.append(line)
        waiting = line if words.endswith(":") else None
        if value is not None:
            draft.state(f"budget/{line.key}/{made.key}", value)
    _close_costs(draft)


def _read_plain_costs(draft: Draft, section: Sequence[Block]) -> None:
    """Amounts in bullets without how they come about, where they come to the sum that is told."""
    total: int | None = None
    leaves: list[tuple[str, int]] = []
    for block in section:
        words = flat(block.text.plain())
        whole, alone = _WHOLE.match(words), _ALONE.fullmatch(words)
        told = _AMOUNT.search(words) if _SUM.match(words) else None
        if told or whole:
            read = parse_amount(told[0] if told else whole["sum"] if whole else "")
            total = read.value if isinstance(read, AmountValue) and total is None else total
        elif alone and block.kind in (BlockKind.BULLET, BlockKind.POINT, BlockKind.NUMBERED):
            read = parse_amount(alone["sum"])
            leaves += [(alone["name"], read.value)] if isinstance(read, AmountValue) else []
    if len(leaves) < 2 or total != sum(value for _, value in leaves):
        return
    year = draft.year
    title = RichText.of(f"Năm {year or ''}".strip())
    made = BudgetColumn(draft.key("bc"), str(year or ""), title, year)
    draft.budget_columns.append(made)
    for name, value in leaves:
        amounts = (BudgetAmount(made.key, value),)
        draft.budget_lines.append(BudgetLine(draft.key("k"), RichText.of(name), 1, amounts))


class _Depth:
    """How deep a paragraph stands, its bullets below its number and its point."""

    def __init__(self) -> None:
        self.numbered = self.point = 0

    def of(self, block: Block) -> int:
        """The depth of the next paragraph."""
        if block.kind in (BlockKind.HEADING, BlockKind.NUMBERED):
            self.numbered, self.point = block.level, 0
            return self.numbered
        if block.kind is BlockKind.POINT:
            self.point = 1
            return self.numbered + 1
        if block.kind is BlockKind.BULLET:
            return self.numbered + self.point + block.level
        return self.numbered + self.point + 1


def _money_section(blocks: Sequence[Block]) -> list[Block]:
    inside: list[Block] = []
    opened = False
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            opened = "kinh phi" in fold(block.text.plain())
            continue
        if opened:
            inside.append(block)
    return inside


def _cost_line(
    draft: Draft, block: Block, words: str, column: str, level: int, waiting: BudgetLine | None
) -> tuple[BudgetLine | None, str | None]:
    equals = _EQUALS.search(words)
    if equals:
        name, colon, left = equals["left"].rpartition(": ")
        read = product(left if colon else equals["left"])
        line = BudgetLine(draft.key("k"), RichText.of(name.strip()), level)
        if not colon and waiting:
            line = waiting
        if read is None:
            draft.doubt("", words, "Chưa tách được số lượng và mức chi.")
            total = parse_amount(equals["sum"])
            value = total.value if isinstance(total, AmountValue) else None
            return replace(line, amounts=(BudgetAmount(column, value),)), None
        factors, price, unit = read
        parts = tuple(CostFactor(n, u, padding=p) for n, u, p in factors)
        amount = BudgetAmount(column, price=price, factors=parts)
        return replace(line, amounts=(amount,), price_unit=unit), equals["sum"]
    alone = _ALONE.fullmatch(words)
    if alone:
        total = parse_amount(alone["sum"])
        if isinstance(total, AmountValue):
            amount = BudgetAmount(column, total.value)
            return BudgetLine(draft.key("k"), RichText.of(alone["name"]), level, (amount,)), None
    if words.endswith(":") and block.kind in (
        BlockKind.BULLET,
        BlockKind.NUMBERED,
        BlockKind.POINT,
        BlockKind.HEADING,
    ):
        return BudgetLine(draft.key("k"), RichText.of(words[:-1].strip()), level), None
    return None, None


def _close_costs(draft: Draft) -> None:
    """Levels without a gap; all money from the only source named."""
    opened: list[int] = []
    source = draft.sources[0].key if len(draft.sources) == 1 else ""
    for i, line in enumerate(draft.budget_lines):
        opened = [*(level for level in opened if level < line.level), line.level]
        level = len(opened)
        draft.budget_lines[i] = replace(line, level=level, source=source if line.amounts else "")
