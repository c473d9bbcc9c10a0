"""Amounts typed into running text and notes against the computed budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.facts import BudgetLine, PlanFacts
from isodesk.facts.repairs import Repair
from isodesk.facts.totals import Totals, factor_value, parent_keys
from isodesk.vietnamese.amounts import (
    AmountValue,
    format_amount,
    format_decimal,
    parse_amount,
    parse_decimal,
)
from isodesk.vietnamese.text import nfc, small_first
from isodesk.vietnamese.words import money_in_words

_AMOUNT = re.compile(
    r"(?<![\w.,/])(?P<amount>[0-9][0-9.,]*\s?"
    r"(?:(?:tỷ|tỉ|triệu|nghìn|ngàn)(?:\s+đồng)?|đồng|vnđ|đ))(?!\w)(?P<per>\s*/\s*\w+)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"tổng\s+(?:số\s+)?(?:kinh phí|dự toán|nhu cầu|số tiền|cộng|mức)", re.I)
_OF_YEAR = re.compile(
    r"(?:kinh phí|dự toán)(?:\s+(?:thực hiện|trong|cho|của|kế hoạch))*\s+năm\s+"
    r"(?P<year>20[0-9]{2})\s*(?:là|:)*\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r".*(?:[.;]\s|\n)", re.DOTALL)
_IN_WORDS = re.compile(
    r"(?P<amount>[0-9][0-9.]*\s?(?:đồng|đ))[\s.,;]*\(?\s*(?:viết\s+)?bằng chữ\s*:?\s*"
    r"(?P<words>[^().;\n]+)",
    re.IGNORECASE,
)
_OF_NOTE = re.compile(
    r"năm\s+(?P<year>20[0-9]{2})\s*:\s*(?P<n>[0-9][0-9.,]*)\s+(?P<unit>[^\W\d]+)", re.IGNORECASE
)
_PRODUCT = re.compile(
    r"(?P<left>[0-9][^=;\n]*?\s[x×]\s[^=;\n]*?)=\s*(?P<right>[0-9][0-9.,]*)\s?(?:đồng|đ)\b", re.I
)
_LEADING = re.compile(r"\s*([0-9][0-9.,]*)")


def amounts_of_text(checked: Checked) -> Iterator[Finding]:
    """Totals and a year's sum written out in the text; any other amount the budget lacks."""
    plan, totals = checked.plan, checked.fields.totals
    if not plan.budget_lines:
        return
    known = _known_amounts(plan, totals)
    for passage, reading in checked.at("blocks"):
        for match in _AMOUNT.finditer(reading.text):
            value = _value(match["amount"])
            if value is None or not reading.typed(match, "amount"):
                continue
            wanted = _meant(plan, totals, reading, match)
            if wanted is not None and value != wanted:
                yield _differs(passage, match, wanted)
            elif wanted is None and value not in known:
                yield Finding(
                    "budget.text",
                    Severity.HINT,
                    f"“{match['amount']}” không có trong bảng kinh phí.",
                    passage.place,
                    match["amount"],
                    passage.place_name,
                )


def amounts_in_words(checked: Checked) -> Iterator[Finding]:
    """``(Bằng chữ: …)`` after an amount in figures says another."""
    for passage, reading in checked.readings:
        for match in _IN_WORDS.finditer(reading.text):
            value = _value(match["amount"])
            if value is None or _same_words(match["words"], money_in_words(value)):
                continue
            yield Finding(
                "budget.words",
                Severity.ERROR,
                f"Số tiền {match['amount']} đọc là “{money_in_words(value)}”.",
                passage.place,
                match["words"].strip(),
                passage.place_name,
                _over(passage, reading, match, "words", _spoken(value, match["words"])),
            )


def amounts_in_notes(checked: Checked) -> Iterator[Finding]:
    """An amount typed into a line's note that is neither its price nor its amount."""
    totals = checked.fields.totals
    lines = {line.key: line for line in checked.plan.budget_lines}
    for passage, reading in checked.at("budget"):
        line = lines[passage.place.split("/")[1]]
        prices = {a.price for a in line.amounts if a.price is not None}
        sums = {totals.cells[line.key, c.key] for c in checked.plan.budget_columns}
        own = prices | sums | {totals.rows[line.key]}
        for match in _AMOUNT.finditer(reading.text):
            value = _value(match["amount"])
            wrong = value not in (prices if match["per"] and prices else own)
            if value is not None and wrong and reading.typed(match, "amount"):
                sure = bool(match["per"] and prices)
                yield Finding(
                    "budget.note",
                    Severity.ERROR if sure else Severity.WARNING,
                    f"“{match[0]}” khác {'mức chi' if sure else 'số tiền'} của dòng này"
                    + (f" ({_listed(prices)} đồng)." if sure else "."),
                    passage.place,
                    match[0],
                    passage.place_name,
                    _over(passage, reading, match, "amount", _like(match["amount"], *prices))
                    if sure and len(prices) == 1
                    else None,
                )


def quantities_in_notes(checked: Checked) -> Iterator[Finding]:
    """``Năm 2018: 50 xã`` in a note against the line's quantity of that year."""
    plan = checked.plan
    lines = {line.key: line for line in plan.budget_lines}
    for passage, reading in checked.at("budget"):
        line = lines[passage.place.split("/")[1]]
        for match in _OF_NOTE.finditer(reading.text):
            quantities = _quantities(plan, line, int(match["year"]), match["unit"])
            if not reading.typed(match, "n") or not quantities:
                continue
            if parse_decimal(match["n"]) not in quantities:
                shown = ", ".join(format_decimal(quantity) for quantity in quantities)
                yield Finding(
                    "budget.quantity",
                    Severity.ERROR,
                    f"Ghi “{match[0]}”, số lượng của dòng này là {shown}.",
                    passage.place,
                    match[0],
                    passage.place_name,
                    _over(passage, reading, match, "n", shown) if len(quantities) == 1 else None,
                )


def products_in_text(checked: Checked) -> Iterator[Finding]:
    """``08 người x 01 ngày x 80.000 đ = 640.000 đồng`` that does not come out."""
    for passage, reading in checked.readings:
        for match in _PRODUCT.finditer(reading.text):
            numbers = [_LEADING.match(part) for part in re.split(r"\s[x×]\s", match["left"])]
            factors = [parse_decimal(number[1].strip(".,")) for number in numbers if number]
            result = parse_decimal(match["right"].strip(".,"))
            if result is None or len(factors) != len(numbers) or None in factors:
                continue
            product = Decimal(1)
            for factor in factors:
                product *= factor or 0
            if product != result:
                yield Finding(
                    "budget.product",
                    Severity.ERROR,
                    f"Ghi {match['right']}, nhân lại được {format_decimal(product)}.",
                    passage.place,
                    match[0],
                    passage.place_name,
                    _over(passage, reading, match, "right", format_decimal(product)),
                )


def _value(text: str) -> int | None:
    number = parse_amount(re.sub(r"[.,]+(?=\s?[^\d\s.,]+)", "", text))
    return number.value if isinstance(number, AmountValue) else None


def _meant(plan: PlanFacts, totals: Totals, reading: Reading, match: re.Match[str]) -> int | None:
    """The sum the words before an amount speak of, None when they name no sum of the table."""
    if match["per"]:
        return None
    before = _SENTENCE.sub("", reading.text[: match.start()])
    of_year = _OF_YEAR.search(before)
    if of_year:
        columns = [c.key for c in plan.budget_columns if c.year == int(of_year["year"])]
        return totals.columns[columns[0]] if len(columns) == 1 else None
    years = set(re.findall(r"20[0-9]{2}", before))
    span = {str(y) for y in (plan.first_year, plan.last_year)}
    if _TOTAL.search(before) and years <= span and len(years) in (0, len(span)):
        return None if _AMOUNT.search(before) else totals.total
    return None


def _known_amounts(plan: PlanFacts, totals: Totals) -> frozenset[int]:
    """Cells, sums, prices, and sums of the prices of lines under one head."""
    known = {*totals.cells.values(), *totals.rows.values(), *totals.columns.values(), totals.total}
    parents = parent_keys(plan.budget_lines)
    prices: dict[tuple[str, str], list[int]] = {}
    for line in plan.budget_lines:
        for amount in line.amounts:
            if amount.price is not None:
                place = (parents.get(line.key, ""), amount.column)
                prices.setdefault(place, []).append(amount.price)
    for together in prices.values():
        sizes = range(1, min(len(together), 4) + 1)
        known |= {sum(chosen) for size in sizes for chosen in combinations(together, size)}
        known.add(sum(together))
    return frozenset(value for value in known if value is not None)


def _quantities(plan: PlanFacts, line: BudgetLine, year: int, unit: str) -> list[Decimal]:
    """The line's quantities of this unit in the columns of this year."""
    columns = {c.key: c.code for c in plan.budget_columns if c.year == year}
    shared = {quantity.key: quantity.unit for quantity in plan.quantities}
    found = (
        factor_value(plan, factor, columns[amount.column])
        for amount in line.amounts
        if amount.column in columns
        for factor in amount.factors
        if (factor.unit or shared.get(factor.shared, "")).lower() == unit.lower()
    )
    return [quantity for quantity in found if quantity is not None]


def _same_words(words: str, wanted: str) -> bool:
    return _plain_words(words) == _plain_words(wanted)


def _plain_words(words: str) -> str:
    """Words of an amount without the habits that may differ: ngàn, linh, tư, chẵn, commas."""
    text = re.sub(r"[^\w\s]", " ", nfc(words).lower())
    habits = {"ngàn": "nghìn", "linh": "lẻ", "tư": "bốn", "tỉ": "tỷ", "bẩy": "bảy", "nhăm": "lăm"}
    spoken = [habits.get(word, word) for word in text.split()]
    return " ".join(word for word in spoken if word not in ("chẵn", "đồng"))


def _listed(amounts: set[int]) -> str:
    return ", ".join(format_amount(amount) for amount in sorted(amounts))


def _like(written: str, value: int) -> str:
    """``value`` in the unit in which another amount is ``written``: 3.060 triệu đồng."""
    unit = written.lstrip("0123456789.,")
    scales = {"tỷ": 9, "tỉ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3}
    scale = next((n for word, n in scales.items() if word in unit.lower()), 0)
    return format_decimal(Decimal(value).scaleb(-scale)) + unit


def _spoken(value: int, written: str) -> str:
    """``value`` in words, with the capital and the ``chẵn`` of what was written."""
    words = money_in_words(value, exact="chẵn" in written)
    return words if written[:1].isupper() else small_first(words)


def _over(
    passage: Passage, reading: Reading, match: re.Match[str], group: str, new: str
) -> Repair | None:
    """Type ``new`` over a group of the match, unless a field wrote it."""
    old, start = match[group].rstrip(" .,"), match.start(group)
    if not reading.typed(match, group):
        return None
    return Repair.words(passage.place, (start, start + len(old)), old, new)


def _differs(passage: Passage, match: re.Match[str], wanted: int) -> Finding:
    text, start = match["amount"], match.start("amount")
    return Finding(
        "budget.text",
        Severity.ERROR,
        f"Ghi {text}, bảng kinh phí là {format_amount(wanted)} đồng.",
        passage.place,
        text,
        passage.place_name,
        Repair.words(passage.place, (start, match.end("amount")), text, _like(text, wanted)),
    )
