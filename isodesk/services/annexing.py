"""An annex made for rows that stand nowhere yet, and the sentence that names it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    FieldRef,
    Orientation,
    PlanFacts,
    PlanTable,
    RichText,
    TableColumn,
    TableSource,
)
from isodesk.facts.annex_titles import SENTENCES, annex_title
from isodesk.facts.sections import section_end
from isodesk.models.base import new_key
from isodesk.services.read import context, read_plan
from isodesk.services.rows import add_rows
from isodesk.vietnamese.text import fold

_SECTIONS = {
    TableSource.BUDGET: ("kinh phi",),
    TableSource.TASKS: ("tien do", "lo trinh", "nhiem vu", "noi dung"),
    TableSource.MATRIX: ("doi tuong", "pham vi"),
    TableSource.INSPECTION: ("doi tuong", "pham vi"),
    TableSource.TEAM: ("doan kiem tra", "thanh phan", "phuong phap", "to chuc thuc hien"),
    TableSource.INDICATORS: ("bao cao", "to chuc thuc hien"),
    TableSource.MAILING: ("to chuc thuc hien",),
}
"""Words of the title under which the sentence belongs, the likeliest first."""
_MOST_UPRIGHT = 5
_TITLES = (BlockKind.HEADING, BlockKind.ARTICLE)


def print_in_annex(session: Session, plan: str, source: TableSource, target: str = "") -> str:
    """Add an annex with the table of these rows, and name it in the text; gives its key."""
    facts = read_plan(session, plan)
    table = _table(facts, source, target)
    add_rows(session, plan, "tables", [table])
    block = Block(new_key(), BlockKind.TABLE, table=table.key)
    turned = Orientation.LANDSCAPE if _is_broad(facts, table) else Orientation.PORTRAIT
    annex = Annex(new_key(), annex_title(facts, source, target), (block,), orientation=turned)
    add_rows(session, plan, "annexes", [replace(annex, blocks=())])
    add_rows(session, plan, "blocks", [block], annex=annex.key)
    at = _place(facts, source)
    if at is not None:
        field = FieldRef("ref", annex.key)
        shown = replace(field, last=context(session, plan).show(field))
        said = RichText.of(SENTENCES[source], shown, " kèm theo.")
        add_rows(session, plan, "blocks", [Block(new_key(), BlockKind.PLAIN, said)], at)
    return annex.key


def _table(plan: PlanFacts, source: TableSource, target: str) -> PlanTable:
    table = PlanTable(new_key(), source, target=target)
    if source is not TableSource.BUDGET:
        return table
    table = replace(table, unit_line=True, total=RichText.of("TỔNG CỘNG"))
    if len(plan.budget_columns) == 1:  # its sum would say the same beside it
        codes = ("number", "name", f"amount:{plan.budget_columns[0].code}", "note")
        table = replace(table, columns=tuple(TableColumn(code) for code in codes))
    return table


def _is_broad(plan: PlanFacts, table: PlanTable) -> bool:
    own = {
        TableSource.TASKS: _MOST_UPRIGHT + 1,
        TableSource.BUDGET: len(plan.budget_columns) + 4,
        TableSource.MATRIX: len(plan.columns) + 3,
        TableSource.INSPECTION: len(plan.columns) + 3,
    }
    return own.get(table.source, 0) > _MOST_UPRIGHT


def _place(plan: PlanFacts, source: TableSource) -> int | None:
    """Where the sentence stands: at the end of its section, before the closing words."""
    titles = [
        (at, fold(block.text.plain()))
        for at, block in enumerate(plan.blocks)
        if block.kind in _TITLES and block.level == 1
    ]
    for words in _SECTIONS.get(source, ()):
        for at, title in titles:
            if words in title:
                end = section_end(plan.blocks, at)
                closing = plan.blocks[end - 1].text.plain().rstrip().endswith("./.")
                return end - 1 if closing and end - 1 > at else end
    return None
