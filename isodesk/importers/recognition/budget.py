"""Tables of money: lines, years, quantities and prices; sums that were printed are stated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from isodesk.facts import (
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
)
from isodesk.facts.fields import MONEY_UNITS
from isodesk.facts.numbering import line_numbers
from isodesk.facts.richtext import EMPTY
from isodesk.facts.totals import parent_keys
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.grid import Grid, Row, is_blank, row_label
from isodesk.importers.recognition.rows import column, flat, is_sum, rich, year_in
from isodesk.importers.recognition.sums import price_in, quantities_in, read_sum
from isodesk.importers.recognition.vocabulary import Role, money_unit
from isodesk.vietnamese.amounts import MoneyUnit, parse_decimal
from isodesk.vietnamese.numbering import parse_roman

_MONEY = (Role.YEAR, Role.AMOUNT, Role.TOTAL)
_NUMERIC = 0.6


def read_budget(draft: Draft, grid: Grid, unit_words: str) -> PlanTable | None:
    """The budget of a table; ``unit_words`` are the lines around it, which may name its unit."""
    name = grid.at(Role.CONTENT)
    name = grid.at(Role.NAME) if name is None else name
    money = [i for i, c in enumerate(grid.columns) if c.role in _MONEY and _is_numeric(grid, i)]
    if name is None or not money or draft.budget_lines:
        return None
    unit = money_unit(unit_words) or next(
        (found for c in grid.columns if (found := money_unit(f"{c.group} {c.title}"))), "đồng"
    )
    reader = _Reader(draft, grid, name, _unit(unit), bool(money_unit(unit_words)))
    reader.read(money)
    return reader.table()


def _is_numeric(grid: Grid, at: int) -> bool:
    values = [text for text in grid.values(at) if not is_blank(text)]
    read = [text for text in values if read_sum(text, "đồng")[0] is not None]
    return bool(values) and len(read) >= _NUMERIC * len(values)


def _unit(name: str) -> MoneyUnit:
    return next((unit for unit in MONEY_UNITS if unit == name), "đồng")


@dataclass
class _Reader:
    draft: Draft
    grid: Grid
    name: int
    unit: MoneyUnit
    unit_line: bool

    def __post_init__(self) -> None:
        self.columns: dict[int, BudgetColumn] = {}
        self.total: int | None = None
        self.sum_title = EMPTY
        self.levels: list[tuple[str, str]] = []
        self.printed: list[tuple[str, int, str]] = []
        self.dash = False

    @property
    def factors(self) -> tuple[int, ...]:
        """The columns of unit, quantity and price, where there are all that make a product."""
        found = [self.grid.at(role) for role in (Role.UNIT, Role.QUANTITY, Role.PRICE)]
        return tuple(i for i in found if i is not None) if None not in found[1:] else ()

    def read(self, money: list[int]) -> None:
        self._columns(money)
        for row in self.grid.rows:
            if is_sum(self.grid, row, self.name):
                self._sum(row)
            else:
                self._line(row)
        self._settle()

    def _columns(self, money: list[int]) -> None:
        grid, draft = self.grid, self.draft
        years = [i for i in money if grid.columns[i].role is Role.YEAR]
        amounts = [i for i in money if grid.columns[i].role is Role.AMOUNT]
        totals = [i for i in money if grid.columns[i].role is Role.TOTAL]
        own = years or amounts or totals[:1]
        rest = [i for i in (*totals, *amounts) if i not in own]
        self.total = rest[0] if rest else None
        for i in own:
            head = grid.columns[i]
            year = year_in(head.title) or year_in(head.group)
            code = str(year or draft.only_year or draft.year or f"c{len(self.columns) + 1}")
            if code in {made.code for made in self.columns.values()}:
                code = f"{code}-{len(self.columns) + 1}"
            title = RichText.of(flat(head.title))
            made = BudgetColumn(draft.key("bc"), code, title, year or draft.only_year)
            self.columns[i] = made
            draft.budget_columns.append(made)

    def _line(self, row: Row) -> None:
        grid, draft = self.grid, self.draft
        label = row_label(row.text(grid.at(Role.NUMBER)))
        key, words = draft.key("k"), flat(row.text(self.name))
        if not words and not label:
            draft.doubt(row.place, " ".join(c.own for c in row.cells), "Dòng kinh phí không tên.")
            return
        amounts = []
        for i, made in self.columns.items():
            text = row.text(i)
            self.dash = self.dash or text.strip() in ("-", "–")
            value, sure = read_sum(text, self.unit)
            if not sure:
                self._unsure(row, text, value)
            if value is not None:
                amounts.append(BudgetAmount(made.key, value))
            self.printed.append((key, i, text))
        if self.total is not None:
            self.printed.append((key, self.total, row.text(self.total)))
        note = row.text(grid.at(Role.NOTE))
        line = BudgetLine(key, rich(words), amounts=tuple(amounts), note=rich(note))
        draft.budget_lines.append(self._with_factors(row, line, note))
        self.levels.append((key, label))
        known = {self.name, self.total, *self.columns}
        known |= {grid.at(role) for role in (Role.NUMBER, Role.NOTE)}
        counted = any(amount.factors for amount in draft.budget_lines[-1].amounts)
        known |= set(self.factors) if counted else set()
        for i in row.filled():
            if i not in known:
                draft.state(f"budget/{key}/{grid.columns[i].role.value}", row.cells[i].own)

    def _unsure(self, row: Row, text: str, value: int | None) -> None:
        reason = (
            f"Bảng ghi {self.unit} nhưng số này đọc là đồng."
            if value is not None
            else "Chưa đọc được số tiền này."
        )
        self.draft.doubt(row.place, text, reason)

    def _with_factors(self, row: Row, line: BudgetLine, note: str) -> BudgetLine:
        """The line with quantity and price where the columns or the note come to its amounts."""
        grid = self.grid
        price, quantity = row.text(grid.at(Role.PRICE)), row.text(grid.at(Role.QUANTITY))
        if price and quantity and len(line.amounts) == 1:
            each, _ = read_sum(price, self.unit)
            number = parse_decimal(quantity)
            unit = flat(row.text(grid.at(Role.UNIT)))
            if each is not None and number is not None and each * number == line.amounts[0].value:
                factor = CostFactor(number, unit)
                amount = replace(line.amounts[0], value=None, price=each, factors=(factor,))
                return replace(line, amounts=(amount,), price_unit=f"đồng/{unit}" if unit else "")
            self.draft.doubt(
                row.place, f"{quantity} x {price}", "Số lượng x đơn giá không bằng thành tiền."
            )
        found, by_year = price_in(note), quantities_in(note)
        if not found or not by_year:
            return line
        years = {made.key: made.year for made in self.columns.values()}
        amounts = []
        for amount in line.amounts:
            counted = by_year.get(years[amount.column] or 0)
            if counted and counted[0] * found[0] == amount.value:
                factor = CostFactor(Decimal(counted[0]), counted[1])
                amount = replace(amount, value=None, price=found[0], factors=(factor,))
            amounts.append(amount)
        return replace(line, amounts=tuple(amounts), price_unit=found[1])

    def _sum(self, row: Row) -> None:
        used = {*self.columns, self.total}
        words = [flat(row.cells[i].own) for i in row.filled() if i not in used]
        self.sum_title = RichText.of(" ".join(words))
        for i, made in self.columns.items():
            self.draft.state(f"budget/total/{made.key}", row.text(i))
        if self.total is not None:
            self.draft.state("budget/total/total", row.text(self.total))

    def _settle(self) -> None:
        """Levels from the numbers; then what was printed where isodesk computes is stated."""
        draft = self.draft
        start = len(draft.budget_lines) - len(self.levels)
        lines = draft.budget_lines[start:]
        labels = [label for _, label in self.levels]
        for i, (level, numbered) in enumerate(_levels(labels)):
            lines[i] = replace(lines[i], level=level, numbered=numbered)
        _lower_parts(lines, labels)
        numbers = line_numbers(lines)
        for line, (_, label) in zip(lines, self.levels, strict=True):
            if label and numbers[line.key] != label:
                draft.state(f"budget/{line.key}/number", label)
        parents = set(parent_keys(tuple(lines)).values())
        bare = [replace(x, amounts=()) if x.key in parents else x for x in lines]
        draft.budget_lines[start:] = bare
        for key, i, text in self.printed:
            if i == self.total:
                draft.state(f"budget/{key}/total", text)
            elif key in parents and not is_blank(text):
                draft.state(f"budget/{key}/{self.columns[i].key}", text)

    def table(self) -> PlanTable:
        """The table as the plan prints it."""
        grid, columns = self.grid, list[TableColumn]()
        number, note = grid.at(Role.NUMBER), grid.at(Role.NOTE)
        for i in range(len(grid.columns)):
            if i in self.columns:
                columns.append(column(grid, i, f"amount:{self.columns[i].code}"))
            elif i == self.total:
                columns.append(column(grid, i, "total"))
            elif self.factors and i == self.factors[0]:
                titles = ", ".join(flat(grid.columns[at].title) for at in self.factors)
                columns.append(TableColumn("product", RichText.of(titles)))
            elif i in (number, self.name, note):
                code = "number" if i == number else "name" if i == self.name else "note"
                columns.append(column(grid, i, code))
        return PlanTable(
            self.draft.key("tb"),
            TableSource.BUDGET,
            tuple(columns),
            unit=self.unit,
            unit_line=self.unit_line,
            empty="-" if self.dash else "",
            total=self.sum_title,
            index_row=grid.index_row,
        )


def _levels(labels: list[str]) -> list[tuple[int, bool]]:
    """How deep each line stands by its number (I, 1, 1.1, -), and whether it is numbered."""
    romans = any(_is_outer(label) for label in labels)
    base = 2 if romans else 1
    found: list[tuple[int, bool]] = []
    above = 0
    for label in labels:
        if romans and _is_outer(label):
            level = 1
        elif label and label[0].isdigit():
            level = base + label.count(".")
        elif label:
            level = found[-1][0] + (above > 0) if found else 1
        else:
            level = found[-1][0] if found else 1
        numbered = bool(label) and label not in "-–+*•"
        plain = bool(label) and (label[0].isdigit() or _is_outer(label))
        above = 1 if plain else 0
        found.append((min(level, (found[-1][0] if found else 0) + 1), numbered))
    return found


def _lower_parts(lines: list[BudgetLine], labels: list[str]) -> None:
    """Lines without a number that come to the amounts of the numbered one above are its parts."""
    columns = {amount.column for line in lines for amount in line.amounts}
    for i, label in enumerate(labels):
        end = i + 1
        while end < len(labels) and not labels[end]:
            end += 1
        parts = lines[i + 1 : end]
        if not label or not parts or not lines[i].amounts:
            continue
        if all(sum(_value(p, c) for p in parts) == _value(lines[i], c) for c in columns):
            lower = [replace(part, level=lines[i].level + 1) for part in parts]
            lines[i + 1 : end] = lower


def _value(line: BudgetLine, column: str) -> Decimal:
    """What a line has in a column, also by quantity and price."""
    found = next((a for a in line.amounts if a.column == column), None)
    if found is None:
        return Decimal(0)
    if found.value is not None:
        return Decimal(found.value)
    product = Decimal(found.price or 0)
    for factor in found.factors:
        product *= factor.quantity or 0
    return product


def _is_outer(label: str) -> bool:
    return bool(parse_roman(label)) or (len(label) == 1 and label.isupper())
