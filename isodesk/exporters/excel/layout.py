"""What the sheets of a workbook share: titles, columns, widths and heads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from isodesk.documents.columns import Column, TableContext, declared_columns, shown_columns
from isodesk.documents.letterhead import reference
from isodesk.documents.parts import Piece
from isodesk.documents.profile import ND30_2020
from isodesk.exporters.excel.heights import divided, text_width
from isodesk.exporters.excel.sheet import Cell, Content, Sheet, Style
from isodesk.exporters.excel.styles import HEAD, INDEX, REFERENCE, TITLE
from isodesk.facts import Annex, PlanTable, TableSource
from isodesk.facts.numbering import annex_headings

PAGE = 262.0
_SPACE = 1.06
MARGINS, _LONG_WORD = 7.0, 16
_NARROWEST, _SHORT, _READABLE, _WIDEST = 22.0, 34.0, 40.0, 100.0


def plan_table(context: TableContext, source: TableSource) -> PlanTable:
    """The plan's first table of this source, or one with the declared columns."""
    tables = (table for table in context.plan.tables if table.source is source)
    return next(tables, PlanTable("", source))


def sheet_columns(
    context: TableContext, table: PlanTable, keys: Iterable[str], needed: Sequence[str]
) -> tuple[Column, ...]:
    """The columns the table prints, then those it hides although they hold something.

    A table that chooses none gets the ``needed`` ones and those that hold something.
    """
    rows = list(keys)
    declared = declared_columns(context.plan, table.source, table.target)
    chosen = shown_columns(context.plan, table) if table.columns else ()
    shown = chosen or tuple(c for c in declared if c.code in needed or _holds(context, c, rows))
    codes = {column.code for column in shown}
    codes.add("number")
    hidden = (c for c in declared if c.code not in codes and _holds(context, c, rows))
    return (*shown, *hidden)


def fitted_widths(
    context: TableContext, columns: Sequence[Column], keys: Iterable[str], total: float = PAGE
) -> list[float]:
    """Widths in mm: narrow columns as declared, the others share the rest by their longest line."""
    rows = list(keys)
    least = [_widest_word(context, column, rows) for column in columns]
    wishes = [
        column.fixed
        or max(word, column.width if column.is_tight else _natural_width(context, column, rows))
        for word, column in zip(least, columns, strict=True)
    ]
    kept = [
        column.is_tight
        or column.fixed is not None
        or (wish <= _SHORT and column.code not in ("name", "content"))
        for wish, column in zip(wishes, columns, strict=True)
    ]
    taken = sum(wish for wish, keep in zip(wishes, kept, strict=True) if keep)
    others = sum(wishes) - taken
    share = max(1.0 if total <= taken else 0.0, (total - taken) / others) if others else 1.0
    return [
        wish if keep else max(_READABLE, word, wish * share)
        for wish, keep, word in zip(wishes, kept, least, strict=True)
    ]


def _widest_word(context: TableContext, column: Column, keys: Iterable[str]) -> float:
    """The width in mm below which a word or number of the column would be divided."""
    texts = [context.text(column.value(context, key)) for key in keys]
    words = (word for text in texts for word in text.split() if len(word) <= _LONG_WORD)
    widest = max((text_width(word, 12) for word in words), default=0.0)
    return widest / 72 * 25.4 + MARGINS


def _natural_width(context: TableContext, column: Column, keys: Iterable[str]) -> float:
    lines = (line for key in keys for line in context.text(column.value(context, key)).split("\n"))
    head = max(context.fields.text(column.title).split(), key=len, default="")
    longest = max((text_width(text, 12) for text in (head, *lines)), default=0.0)
    width = max(_NARROWEST, longest / 72 * 25.4 + MARGINS)
    return width if width <= _SHORT else min(_WIDEST, width) * (column.width / _WIDEST) ** 0.5


def add_title(sheet: Sheet, context: TableContext, table: PlanTable, default: str) -> None:
    """The name of the annex that holds the table, or ``default``, and the plan it belongs to."""
    plan = context.plan
    annex = _annex_of(context, table)
    heading = annex_headings(plan.annexes)[annex.key] if annex is not None else ""
    if heading:
        sheet.add_line(heading, TITLE)
    name = context.fields.text(annex.name) if annex is not None else ""
    sheet.add_line((name or default).upper(), TITLE)
    sheet.add_line(_reference(context, annex), REFERENCE)
    if table.caption:
        sheet.add_line(context.fields.text(table.caption), REFERENCE)


def add_heads(
    sheet: Sheet,
    columns: Sequence[Column],
    titles: Sequence[str],
    *,
    index_row: Sequence[str] = (),
    below: Sequence[tuple[Content, Style] | None] = (),
) -> None:
    """The heads, two rows deep where columns share one, then a row ``below`` the titles.

    A title with nothing below it reaches down to the last row of the heads.
    """
    groups = [column.group.plain() for column in columns]
    rows: list[list[Content]] = [list(titles)]
    if any(groups):
        upper: list[Content] = [g or t for g, t in zip(groups, titles, strict=True)]
        rows = [upper, [t if g else None for g, t in zip(groups, titles, strict=True)]]
    first = sheet.last_row + 1
    for row in rows:
        sheet.add_row(row, HEAD)
    if any(below):
        cells = [cell or (None, HEAD) for cell in below]
        rows.append([content for content, _ in cells])
        sheet.add_row(rows[-1], [style for _, style in cells])
    _merge_heads(sheet, rows, groups, first)
    if index_row:
        sheet.add_row([*index_row, *[""] * len(columns)][: len(columns)], INDEX)
    sheet.heads = (first, sheet.last_row)


def add_text_row(sheet: Sheet, contents: Sequence[Content], styles: Sequence[Style]) -> None:
    """Append a row; what is too long for a row of Excel goes on in the rows below."""
    columns = [
        divided(Cell(content, style), width) if isinstance(content, str) else [content]
        for content, style, width in zip(contents, styles, sheet.widths, strict=True)
    ]
    for row in zip_longest(*columns):
        sheet.add_row(row, styles)


def number_content(text: str) -> Content:
    """A row's number: Arabic ones as numbers, others as text."""
    return int(text) if text.isascii() and text.isdigit() else text


def _merge_heads(
    sheet: Sheet, rows: Sequence[Sequence[Content]], groups: Sequence[str], first: int
) -> None:
    column = 1
    while column <= len(groups):
        last = column
        group = groups[column - 1]
        while group and last < len(groups) and groups[last] == group:
            last += 1
        if group:
            sheet.merge(first, column, first, last)
            for joined in range(column + 1, last + 1):
                sheet.put(first, joined, None, HEAD)
        for place in range(column, last + 1):
            top = 1 if group else 0
            deep = next((i for i in range(top + 1, len(rows)) if rows[i][place - 1]), len(rows))
            sheet.merge(first + top, place, first + deep - 1, place)
        column = last + 1


def _holds(context: TableContext, column: Column, keys: Iterable[str]) -> bool:
    return any(context.text(column.value(context, key)) for key in keys)


def _annex_of(context: TableContext, table: PlanTable) -> Annex | None:
    annexes = context.plan.annexes if table.key else ()
    return next((a for a in annexes if any(b.table == table.key for b in a.blocks)), None)


def _reference(context: TableContext, annex: Annex | None) -> str:
    """Room for a pen becomes spaces."""
    words = reference(context.plan, annex or Annex("", context.plan.subject), ND30_2020)
    return "".join(
        part.text if isinstance(part, Piece) else " " * round(part.width / _SPACE) for part in words
    )
