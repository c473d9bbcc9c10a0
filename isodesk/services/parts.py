"""Which table holds which part of a plan: the one place where facts and mapped classes meet.

A part's columns carry the names of its facts' fields; what differs is named here: links (a key in
the facts, a row id in the table), children (rows of their own) and the four columns of a period.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from isodesk import facts, models
from isodesk.models import Base


@dataclass(frozen=True)
class Link:
    """A reference: facts field ``field`` holds the key of the ``target`` row in ``column``."""

    field: str
    column: str
    target: type[Base]


@dataclass(frozen=True)
class Part:
    """A section of a plan: ``section`` is the field of the facts that own it.

    ``owner`` is the column of the owning row for children.
    """

    section: str
    facts: type[Any]
    model: type[Base]
    links: tuple[Link, ...] = ()
    children: tuple[Part, ...] = ()
    owner: str = ""


_UNIT = Link("unit", "unit_id", models.Unit)
_SOURCE = Link("source", "source_id", models.FundingSource)

BLOCKS = Part(
    "blocks",
    facts.Block,
    models.Block,
    (Link("table", "table_id", models.PlanTable),),
    (),
    "annex_id",
)

PARTS: tuple[Part, ...] = (
    Part("abbreviations", facts.Abbreviation, models.Abbreviation),
    Part("addressees", facts.Addressee, models.Addressee),
    Part("tables", facts.PlanTable, models.PlanTable),
    Part("annexes", facts.Annex, models.Annex, (), (BLOCKS,)),
    BLOCKS,
    Part("groups", facts.SubjectGroup, models.SubjectGroup),
    Part(
        "subjects",
        facts.PlanSubject,
        models.PlanSubject,
        (
            Link("group", "group_id", models.SubjectGroup),
            _UNIT,
            Link("system", "system_id", models.QualitySystem),
        ),
    ),
    Part("columns", facts.MatrixColumn, models.MatrixColumn),
    Part(
        "marks",
        facts.Mark,
        models.Mark,
        (
            Link("subject", "subject_id", models.PlanSubject),
            Link("column", "column_id", models.MatrixColumn),
        ),
    ),
    Part("task_groups", facts.TaskGroup, models.TaskGroup),
    Part(
        "tasks",
        facts.Task,
        models.Task,
        (Link("group", "group_id", models.TaskGroup),),
        (Part("agencies", facts.TaskAgency, models.TaskAgency, (_UNIT,), (), "task_id"),),
    ),
    Part("sources", facts.FundingSource, models.FundingSource),
    Part(
        "quantities",
        facts.SharedQuantity,
        models.SharedQuantity,
        (Link("group", "group_id", models.SubjectGroup),),
        (Part("values", facts.QuantityValue, models.QuantityValue, (), (), "quantity_id"),),
    ),
    Part("budget_columns", facts.BudgetColumn, models.BudgetColumn, (_SOURCE,)),
    Part(
        "budget_lines",
        facts.BudgetLine,
        models.BudgetLine,
        (_SOURCE,),
        (
            Part(
                "amounts",
                facts.BudgetAmount,
                models.BudgetAmount,
                (Link("column", "column_id", models.BudgetColumn),),
                (
                    Part(
                        "factors",
                        facts.CostFactor,
                        models.CostFactor,
                        (Link("shared", "shared_id", models.SharedQuantity),),
                        (),
                        "amount_id",
                    ),
                ),
                "line_id",
            ),
        ),
    ),
    Part(
        "free_tables",
        facts.FreeTable,
        models.FreeTable,
        (),
        (Part("rows", facts.FreeRow, models.FreeRow, (), (), "table_id"),),
    ),
    Part(
        "indicator_forms",
        facts.IndicatorForm,
        models.IndicatorForm,
        (),
        (Part("indicators", facts.Indicator, models.Indicator, (), (), "form_id"),),
    ),
    Part("mailing", facts.MailingEntry, models.MailingEntry),
    Part("team", facts.TeamMember, models.TeamMember),
    Part("recipients", facts.Recipient, models.Recipient),
    Part(
        "signatures",
        facts.SignatureColumn,
        models.SignatureColumn,
        (Link("annex", "annex_id", models.Annex),),
    ),
    Part("receivers", facts.ReceivingOffice, models.ReceivingOffice),
    Part("attachments", facts.Attachment, models.Attachment),
    Part("versions", facts.FrozenVersion, models.FrozenVersion),
    Part(
        "outcomes",
        facts.Outcome,
        models.Outcome,
        (
            Link("subject", "subject_id", models.PlanSubject),
            Link("column", "column_id", models.MatrixColumn),
        ),
    ),
    Part(
        "spendings",
        facts.Spending,
        models.Spending,
        (
            Link("line", "line_id", models.BudgetLine),
            Link("column", "column_id", models.BudgetColumn),
        ),
    ),
    Part("stated", facts.Stated, models.Stated),
    Part("accepted", facts.Accepted, models.Accepted),
    Part("change_reasons", facts.ChangeReason, models.ChangeReason),
)

BY_SECTION: dict[str, Part] = {part.section: part for part in PARTS}


def with_children(parts: tuple[Part, ...] = PARTS) -> Iterator[Part]:
    """Every part, then its children, depth first."""
    for part in parts:
        yield part
        yield from with_children(part.children)


def sections_of_tables() -> dict[str, str]:
    """The section of `PlanFacts` that shows each table; "" is the plan's own row."""
    sections = {"plan": "", "legal_basis": "legal_bases", "plan_citation": "citations"}
    # What the office keeps for all plans:
    sections |= {"citation": "legal_bases", "standard": "", "evidence": "evidence"}
    for part in PARTS:
        for inner in with_children((part,)):
            sections.setdefault(inner.model.__tablename__, part.section)
    sections["block"] = "blocks"
    return sections


def part_of(section: str) -> Part:
    """The part with this section name. KeyError when there is none."""
    return BY_SECTION[section]
