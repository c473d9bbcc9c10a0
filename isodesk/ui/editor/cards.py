"""What stands for a table in the text: its name, where it is edited, its first rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from isodesk.documents.columns import TableContext
from isodesk.documents.parts import plain
from isodesk.documents.report_charts import report_charts
from isodesk.documents.tables import build_table
from isodesk.facts import Block, PlanTable, TableSource
from isodesk.facts.counts import count
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import (
    indicator_numbers,
    line_numbers,
    mailing_numbers,
    subject_numbers,
    task_numbers,
)
from isodesk.facts.tables import OF_PLAN
from isodesk.vietnamese.amounts import format_amount

MOST_LINES = 7
_CUT = 70
_NAMES = {
    TableSource.TASKS: "Bảng nhiệm vụ – sửa ở thẻ Nhiệm vụ",
    TableSource.MATRIX: "Lộ trình các đơn vị – sửa ở thẻ Đối tượng áp dụng",
    TableSource.BUDGET: "Bảng kinh phí – sửa ở thẻ Kinh phí",
    TableSource.INSPECTION: "Danh sách đối tượng – sửa ở thẻ Đối tượng kiểm tra",
    TableSource.MAILING: "Danh sách gửi – sửa ở thẻ Biểu, chỉ tiêu",
    TableSource.INDICATORS: "Biểu chỉ tiêu – sửa ở thẻ Biểu, chỉ tiêu",
    TableSource.FREE: "Bảng tự lập – nhấp đúp để sửa",
    TableSource.TEAM: "Đoàn kiểm tra – sửa ở thẻ Đoàn và lịch kiểm tra",
    TableSource.RESULTS: "Kết quả nhiệm vụ – theo kế hoạch được báo cáo",
    TableSource.LATE: "Nhiệm vụ quá hạn, không thực hiện – theo kế hoạch được báo cáo",
    TableSource.NEXT: "Nhiệm vụ kỳ tới – theo kế hoạch được báo cáo",
    TableSource.OUTCOMES: "Cơ quan, đơn vị hoàn thành – theo kế hoạch được báo cáo",
    TableSource.UNITS: "Kết quả theo đơn vị – theo kế hoạch được báo cáo",
    TableSource.SPENDING: "Kinh phí thực hiện – theo kế hoạch được báo cáo",
    TableSource.CHARTS: "Biểu đồ kết quả thực hiện – theo kế hoạch được báo cáo",
    TableSource.ROADMAP: "Biểu đồ tiến độ – sửa ở thẻ Nhiệm vụ",
}
_QUOTED = "Bảng kinh phí của kế hoạch – sửa ở thẻ Kinh phí của kế hoạch"


def table_card(context: FieldContext, block: Block) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of the card of a table's block."""
    table = context.plan.table(block.table)
    if table is None:
        return "Bảng không còn trong kế hoạch", ()
    quoted = context.parent if table.target == OF_PLAN else None
    lines = tuple(islice(_lines(quoted or context, table), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        lines = (*lines[:MOST_LINES], "…")
    name = _QUOTED if quoted else _NAMES[table.source]
    return name, tuple(" ".join(line.split()) for line in lines)


def _lines(context: FieldContext, table: PlanTable) -> Iterator[str]:
    match table.source:
        case TableSource.TASKS | TableSource.ROADMAP:
            yield from _tasks(context)
        case TableSource.MATRIX | TableSource.INSPECTION:
            yield from _groups(context)
        case TableSource.BUDGET:
            yield from _costs(context)
        case TableSource.MAILING:
            numbers = mailing_numbers(context.plan.mailing)
            for entry in context.plan.mailing:
                yield f"{numbers[entry.key]}. {context.text(entry.name)}"
        case TableSource.INDICATORS:
            yield from _indicators(context, table.target)
        case TableSource.FREE:
            yield from _free(context, table.target)
        case TableSource.TEAM:
            for member in context.plan.team:
                words = (member.role, member.name, member.post, member.agency)
                yield ", ".join(word for word in words if word)
        case TableSource.CHARTS:
            charts = report_charts(TableContext.of(context.plan), table)
            yield from (chart.title for chart in charts)
        case _:
            yield from _reported(context, table)


def _reported(context: FieldContext, table: PlanTable) -> Iterator[str]:
    """The first words of each row of a report's table."""
    built = build_table(TableContext.of(context.plan), table)
    for row in built.rows:
        line = " | ".join(" ".join(plain(cell.text).split()) for cell in row.cells[:3])
        yield line if len(line) <= _CUT else f"{line[:_CUT].rstrip()}…"


def _tasks(context: FieldContext) -> Iterator[str]:
    numbers = task_numbers(context.plan)
    for task in context.plan.tasks:
        content = " ".join(context.text(task.content).split())
        cut = content if len(content) <= _CUT else f"{content[:_CUT].rstrip()}…"
        when = f" – {task.period.text}" if task.period.text else ""
        yield f"{numbers[task.key]}. {cut}{when}"


def _groups(context: FieldContext) -> Iterator[str]:
    numbers = subject_numbers(context.plan)
    for group in context.plan.groups:
        many = count(context.plan, group=group.key)
        yield f"{numbers[group.key]}. {context.text(group.name)}: {many:02d}"
    yield f"Tổng số: {count(context.plan):02d}"


def _indicators(context: FieldContext, key: str) -> Iterator[str]:
    form = next((form for form in context.plan.indicator_forms if form.key == key), None)
    if form is None:
        return
    numbers = indicator_numbers(context.plan, form)
    for row in form.indicators:
        unit = f" ({row.unit})" if row.unit else ""
        yield f"{numbers[row.key]} {context.text(row.name)}{unit}"


def _free(context: FieldContext, key: str) -> Iterator[str]:
    table = next((table for table in context.plan.free_tables if table.key == key), None)
    for row in table.rows if table else ():
        line = " | ".join(" ".join(context.text(cell).split()) for cell in row.cells)
        yield line if len(line) <= _CUT else f"{line[:_CUT].rstrip()}…"


def _costs(context: FieldContext) -> Iterator[str]:
    numbers = line_numbers(context.plan.budget_lines)
    for line in context.plan.budget_lines:
        if line.level == 1:
            amount = context.totals.rows.get(line.key)
            shown = "" if amount is None else f": {format_amount(amount)} đồng"
            yield f"{numbers[line.key]}. {context.text(line.name)}{shown}"
    if context.totals.total is not None:
        yield f"Tổng cộng: {format_amount(context.totals.total)} đồng"
