"""A plan as a workbook: budget, roadmap, matrix, tasks, own tables and all else that is known."""

from __future__ import annotations

from datetime import date

from isodesk.documents.columns import TableContext
from isodesk.exporters.excel.budget import budget_sheet
from isodesk.exporters.excel.following import following_sheets
from isodesk.exporters.excel.general import general_sheet
from isodesk.exporters.excel.matrix import matrix_sheet
from isodesk.exporters.excel.own_tables import own_sheets
from isodesk.exporters.excel.report import report_sheets
from isodesk.exporters.excel.roadmap import roadmap_sheet
from isodesk.exporters.excel.sheet import Sheet
from isodesk.exporters.excel.tasks import tasks_sheet
from isodesk.facts import PlanFacts, TableSource


def excel_bytes(plan: PlanFacts) -> bytes:
    """The workbook of ``plan``; the same plan gives the same bytes
    on the same day.

    Sums and counts are live formulas that carry their values, for viewers that do not compute.
    UserError when a text is longer than a cell of Excel can hold.
    """
    from isodesk.exporters.excel.book import book_bytes

    context = TableContext.of(plan)
    builders = (budget_sheet, roadmap_sheet, matrix_sheet, tasks_sheet)
    sheets = [sheet for build in builders if (sheet := build(context)) is not None]
    sheets += following_sheets(context, date.today())
    sheets[:0] = _quoted_budget(context)
    sheets += report_sheets(context)
    sheets += [*own_sheets(context), general_sheet(context)]
    title = context.fields.text(plan.subject)
    return book_bytes(sheets, title=title, author=plan.issuer.full_name)


def _quoted_budget(context: TableContext) -> list[Sheet]:
    """The budget of the plan that a paper's table shows."""
    behind = (context.behind(t) for t in context.plan.tables if t.source is TableSource.BUDGET)
    quoted = (budget_sheet(other, context) for other in behind if other is not context)
    return [sheet for sheet in quoted if sheet is not None]
