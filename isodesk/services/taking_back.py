"""What a Word copy says otherwise, taken into its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import Block, BlockKind, PlanFacts, RichText, SignatureColumn
from isodesk.facts.differences import Difference, DifferenceKind
from isodesk.facts.fields import FieldContext
from isodesk.facts.retyping import retyped
from isodesk.facts.searching import PlanText, plan_texts
from isodesk.services.head import set_recipients, set_signature
from isodesk.services.plans import rename_plan
from isodesk.services.read import read_plan
from isodesk.services.replacing import write_texts
from isodesk.services.text import add_block, delete_blocks

CHANGE = "Lấy phần sửa từ"
"""How the history calls it; the name of the file follows."""


def take_differences(session: Session, plan: str, wanted: Sequence[Difference]) -> int:
    """Make the plan say what the copy says at these places; gives how many were taken.

    UserError when none of them can be.
    """
    facts = read_plan(session, plan)
    taken = [each for each in wanted if not each.fixed]
    if not taken:
        raise UserError("Không có chỗ nào lấy được: các chỗ này tính từ dữ liệu của kế hoạch.")
    changed = {d.place: d.new for d in taken if d.kind is DifferenceKind.CHANGED}
    _texts(session, facts, changed)
    if "header/subject" in changed:
        rename_plan(session, plan, changed["header/subject"])
    if "recipients" in changed:
        set_recipients(session, plan, changed["recipients"].split("\n"))
    for column in facts.signatures:
        if (text := changed.get(f"signatures/{column.key}")) is not None:
            set_signature(session, plan, _signature(column, text))
    _added(session, facts, [d for d in taken if d.kind is DifferenceKind.ADDED])
    gone = [d.place for d in taken if d.kind is DifferenceKind.DELETED]
    delete_blocks(session, [place.partition("/")[2] for place in gone])
    return len(taken)


def _texts(session: Session, facts: PlanFacts, changed: dict[str, str]) -> None:
    context = FieldContext.of(facts)
    written: list[tuple[PlanText, RichText | str]] = []
    for each in plan_texts(facts):
        new = changed.get(each.place)
        if new is None or each.fixed:
            continue
        text = retyped(each.text, new, context.show) if isinstance(each.text, RichText) else new
        written.append((each, text))
    if written:
        write_texts(session, facts, context, written)


def _signature(column: SignatureColumn, text: str) -> SignatureColumn:
    *authority, post, other_post, name = text.split("\n")
    return replace(column, authority=tuple(authority), post=post, other_post=other_post, name=name)


def _added(session: Session, facts: PlanFacts, added: Sequence[Difference]) -> None:
    """Paragraphs of the copy behind the blocks that they follow, the last of them first."""
    homes = {block.key: (annex, at) for annex, at, block in _homes(facts)}
    for each in reversed(added):
        key = each.place.partition("/")[2]
        if key not in homes:
            continue
        annex, at = homes[key]
        kind, level, words = _form(each.new)
        add_block(session, facts.key, kind, RichText.of(words), level=level, at=at + 1, annex=annex)


def _homes(facts: PlanFacts) -> list[tuple[str, int, Block]]:
    body = [("", at, block) for at, block in enumerate(facts.blocks)]
    return body + [
        (annex.key, at, block) for annex in facts.annexes for at, block in enumerate(annex.blocks)
    ]


def _form(text: str) -> tuple[BlockKind, int, str]:
    """What a paragraph is by how it begins."""
    for mark, level in (("- ", 1), ("– ", 1), ("+ ", 2)):
        if text.startswith(mark):
            return BlockKind.BULLET, level, text[len(mark) :].strip()
    return BlockKind.PLAIN, 1, text
