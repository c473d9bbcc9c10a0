"""A plan as plain data for other programs: every text resolved, amounts in đồng, dates ISO.

The keys are a contract: keys may be added, none renamed.
"""

from __future__ import annotations

from typing import Any

from isodesk.documents.columns import TableContext, shown_columns
from isodesk.documents.letterhead import filed, signers
from isodesk.documents.marks import is_marked_draft
from isodesk.facts import (
    AgencyRole,
    Annex,
    Block,
    BlockKind,
    DocumentDate,
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
    plan = context.plan
    text = context.fields.text
    return {
        "id": plan.key,
        "kind": plan.kind.value,
        "status": plan.status.value,
        "document_type": plan.document_type,
        "travels_with": plan.travels_with or None,
        "issuer": {
            "superior": " ".join(plan.issuer.superior),
            "name": " ".join(plan.issuer.header) or plan.issuer.full_name,
        },
        "number": plan.number,
        "symbol": plan.symbol,
        "place": plan.place,
        "date": _date(plan.date),
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
        "signature": _signature(next(iter(signers(plan)), SignatureColumn(""))),
        "signatures": [_signature(column) for column in signers(plan)],
        "paper": _paper(plan),
        "wrapper": _wrapper(plan),
        "annexes": _annexes(plan, context),
    }


def legal_bases(plan: PlanFacts, fields: FieldContext) -> list[str]:
    """The bases as printed: lead word, then the plan's own words or the citation in full."""
    return [basis_words(basis, fields) for basis in plan.legal_bases]


def recipients(plan: PlanFacts) -> list[str]:
    """The lines of Nơi nhận, the Lưu line last."""
    lines = [f"{r.name} ({r.purpose})" if r.purpose else r.name for r in plan.recipients]
    if plan.file_copy is not None:
        lines.append(f"Lưu: {filed(plan.file_copy)}")
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


def _signature(signer: SignatureColumn) -> dict[str, Any]:
    return {
        "authority": list(signer.authority),
        "post": signer.post,
        "other_post": signer.other_post,
        "name": signer.name,
    }


def _paper(plan: PlanFacts) -> dict[str, Any]:
    paper = plan.paper
    return {
        "urgency": paper.urgency.value,
        "circulation": paper.circulation.value,
        "secrecy_room": paper.secrecy_room,
        "draft_round": paper.draft_round,
        "marked_draft": is_marked_draft(plan),
        "drafter": paper.drafter,
        "printed_copies": paper.printed_copies,
        "foot": list(paper.foot),
    }


def _wrapper(plan: PlanFacts) -> dict[str, Any] | None:
    """The decision that the plan is issued with."""
    wrapper = plan.wrapper
    if wrapper is None:
        return None
    return {
        "document_type": wrapper.document_type,
        "number": wrapper.number,
        "symbol": wrapper.symbol,
        "date": _date(wrapper.date),
        "issuer": wrapper.issuer,
    }


def _date(date: DocumentDate) -> dict[str, Any]:
    return {"text": date.long_text(), "year": date.year, "month": date.month, "day": date.day}


def _annexes(plan: PlanFacts, context: TableContext) -> list[dict[str, Any]]:
    headings = annex_headings(plan.annexes)
    return [
        {
            "number": headings[annex.key],
            "title": context.fields.text(annex.name),
            "style": annex.style.value,
            "reference": annex.reference_verb if annex.reference else "",
            "signatures": [_signature(column) for column in signers(plan, annex.key)],
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
