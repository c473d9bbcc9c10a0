"""A plan as plain data for other programs: every text resolved, amounts in đồng, dates ISO.

The keys are a contract: keys may be added, none renamed.
"""

from __future__ import annotations

from typing import Any

from isodesk.documents.columns import TableContext, shown_columns
from isodesk.facts import (
    AgencyRole,
    Annex,
    Block,
    BlockKind,
    PlanFacts,
    PlanTable,
    RichText,
    SignatureColumn,
    Task,
    TaskGroup,
)
from isodesk.facts.bases import basis_words
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings, block_numbers, line_numbers
from isodesk.vietnamese.periods import Period
from isodesk.vietnamese.words import money_in_words


def plan_as_data(plan: PlanFacts) -> dict[str, Any]:
    """The whole plan as JSON data."""
    context = TableContext.of(plan)
    text = context.fields.text
    return {
        "id": plan.key,
        "kind": plan.kind.value,
        "status": plan.status.value,
        "document_type": plan.document_type,
        "issuer": {
            "superior": " ".join(plan.issuer.superior),
            "name": " ".join(plan.issuer.header) or plan.issuer.full_name,
        },
        "number": plan.number,
        "symbol": plan.symbol,
        "place": plan.place,
        "date": {
            "text": plan.date.long_text(),
            "year": plan.date.year,
            "month": plan.date.month,
            "day": plan.date.day,
        },
        "subject": text(plan.subject),
        "period": {"first": plan.first_year, "last": plan.last_year},
        "units": _units(plan, context),
        "tasks": [_task(plan, context, task) for task in plan.tasks],
        "budget": _budget(plan, context.fields),
        "blocks": _blocks(plan.blocks, context.fields),
        "legal_bases": legal_bases(plan, context.fields),
        "addressees": [addressee.name for addressee in plan.addressees],
        "deadline": _period(plan.deadline),
        "receivers": [office.name for office in plan.receivers],
        "recipients": recipients(plan),
        "signature": _signature(plan),
        "annexes": _annexes(plan, context),
    }


def legal_bases(plan: PlanFacts, fields: FieldContext) -> list[str]:
    """The bases as printed: lead word, then the plan's own words or the citation in full."""
    return [basis_words(basis, fields) for basis in plan.legal_bases]


def recipients(plan: PlanFacts) -> list[str]:
    """The lines of Nơi nhận, the Lưu line last."""
    lines = [f"{r.name} ({r.purpose})" if r.purpose else r.name for r in plan.recipients]
    copy = plan.file_copy
    if copy is not None:
        parts = [part for part in (copy.clerk, copy.unit, copy.person) if part]
        copies = f" ({copy.copies:02d} bản)" if copy.copies else ""
        lines.append(f"Lưu: {', '.join(parts)}{copies}")
    return lines


def _units(plan: PlanFacts, context: TableContext) -> list[dict[str, Any]]:
    names = {group.key: context.fields.text(group.name) for group in plan.groups}
    return [
        {
            "group": names.get(subject.group, ""),
            "number": context.numbers[subject.key],
            "name": context.fields.text(subject.name),
            "marks": {c.code: (subject.key, c.key) in context.marks for c in plan.columns},
        }
        for subject in plan.subjects
    ]


def _task(plan: PlanFacts, context: TableContext, task: Task) -> dict[str, Any]:
    group = context.rows.get(task.group)
    return {
        "group": context.fields.text(group.title) if isinstance(group, TaskGroup) else "",
        "number": context.numbers[task.key],
        "content": context.fields.text(task.content),
        "period": _period(task.period),
        "leads": list(task.agency_names(AgencyRole.LEAD)),
        "supporters": list(task.agency_names(AgencyRole.SUPPORT)),
        "audience": context.fields.text(task.audience),
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "text": period.text,
        "kind": period.kind.value,
        "first": period.first.isoformat() if period.first else None,
        "last": period.last.isoformat() if period.last else None,
    }


def _budget(plan: PlanFacts, fields: FieldContext) -> dict[str, Any]:
    sums = fields.totals
    numbers = line_numbers(plan.budget_lines)
    table = next((t for t in plan.tables if t.source == "budget"), None)
    return {
        "unit": table.unit if table else "đồng",
        "columns": [column.code for column in plan.budget_columns],
        "lines": [
            {
                "number": numbers[line.key],
                "name": fields.text(line.name),
                "level": line.level,
                "amounts": {c.code: sums.cells[line.key, c.key] for c in plan.budget_columns},
                "total": sums.rows[line.key],
                "note": fields.text(line.note),
            }
            for line in plan.budget_lines
        ],
        "total": sums.total,
        "words": "" if sums.total is None else money_in_words(sums.total, exact=True),
    }


def _blocks(blocks: tuple[Block, ...], fields: FieldContext) -> list[dict[str, Any]]:
    numbers = block_numbers(blocks)
    return [
        {
            "kind": block.kind.value,
            "number": numbers[block.key],
            "level": block.level,
            "text": fields.text(block.text),
        }
        for block in blocks
    ]


def _signature(plan: PlanFacts) -> dict[str, Any]:
    signer = plan.signatures[0] if plan.signatures else SignatureColumn("")
    return {
        "authority": list(signer.authority),
        "post": signer.post,
        "other_post": signer.other_post,
        "name": signer.name,
    }


def _annexes(plan: PlanFacts, context: TableContext) -> list[dict[str, Any]]:
    headings = annex_headings(plan.annexes)
    return [
        {
            "number": headings[annex.key],
            "title": context.fields.text(annex.name),
            "orientation": annex.orientation.value,
            "tables": [_table(context, table) for table in _tables(plan, annex)],
            "blocks": _blocks(annex.blocks, context.fields),
        }
        for annex in plan.annexes
    ]


def _tables(plan: PlanFacts, annex: Annex) -> list[PlanTable]:
    found = (plan.table(block.table) for block in annex.blocks if block.kind is BlockKind.TABLE)
    return [table for table in found if table is not None]


def _table(context: TableContext, table: PlanTable) -> dict[str, Any]:
    def words(value: RichText) -> str:
        return context.fields.text(value)

    return {
        "source": table.source.value,
        "columns": [
            {"code": column.code, "title": words(column.title), "group": words(column.group)}
            for column in shown_columns(context.plan, table)
        ],
        "unit": table.unit if table.unit_line else "",
    }
