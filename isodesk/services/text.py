"""What a user does to the written part: blocks, fields in them, annexes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import (
    Annex,
    AnnexStyle,
    BasesForm,
    Block,
    BlockKind,
    FieldRef,
    Orientation,
    PlanTable,
    RichText,
    Run,
    TableSource,
)
from isodesk.facts.fields import FieldContext, source_of
from isodesk.facts.retyping import retyped
from isodesk.facts.richtext import EMPTY, Inline
from isodesk.models.base import new_key
from isodesk.services.deletion import table_of
from isodesk.services.parts import part_of
from isodesk.services.read import context
from isodesk.services.rows import (
    GONE,
    add_rows,
    delete_rows,
    edit_row,
    move_rows,
    row_ids,
    set_positions,
)

DEEPEST = {
    BlockKind.HEADING: 4,
    BlockKind.NUMBERED: 4,
    BlockKind.BULLET: 2,
    BlockKind.ARTICLE: 2,
}
"""The deepest level of each kind of block; every other kind has level 1 only.

An article of level 2 has no title.
"""


def add_block(
    session: Session,
    plan: str,
    kind: BlockKind,
    text: RichText = EMPTY,
    *,
    level: int = 1,
    at: int | None = None,
    annex: str = "",
) -> str:
    """Add a block before position ``at`` of the body or of an annex (None: last); gives its key."""
    block = Block(new_key(), kind, text, _fitting(kind, level))
    add_rows(session, plan, "blocks", [block], at, annex=annex)
    return block.key


def add_bases_block(
    session: Session, plan: str, form: BasesForm, *, at: int | None = None, annex: str = ""
) -> str:
    """Add the place where the legal bases print; gives its key."""
    block = Block(new_key(), BlockKind.LEGAL_BASES, form=form)
    add_rows(session, plan, "blocks", [block], at, annex=annex)
    return block.key


def add_table_block(
    session: Session, plan: str, table: PlanTable, *, at: int | None = None, annex: str = ""
) -> str:
    """Add a table of the plan and the block where it stands; gives the block's key."""
    add_rows(session, plan, "tables", [table])
    block = Block(new_key(), BlockKind.TABLE, table=table.key)
    add_rows(session, plan, "blocks", [block], at, annex=annex)
    return block.key


def new_table(source: TableSource, target: str = "") -> PlanTable:
    """A table with all its columns as declared, ready to be added."""
    return PlanTable(new_key(), source, target=target)


def edit_block_text(session: Session, key: str, text: RichText) -> None:
    """Set the text of a block."""
    edit_row(session, "blocks", key, text=text)


def set_block_kind(session: Session, key: str, kind: BlockKind, level: int = 1) -> None:
    """Make a block of another kind, at a level that the kind has."""
    if BlockKind.TABLE in (kind, _block(session, key).kind):
        raise UserError("Bảng không đổi được thành đoạn văn. Xóa bảng hoặc thêm đoạn mới.")
    edit_row(session, "blocks", key, kind=kind, level=_fitting(kind, level))


def set_block_level(session: Session, key: str, level: int) -> None:
    """Move a block to another level, as deep as its kind goes."""
    edit_row(session, "blocks", key, level=_fitting(_block(session, key).kind, level))


def set_numbering(session: Session, key: str, *, numbered: bool, start_at: int | None) -> None:
    """Let a block carry a number or none, and count on from ``start_at``."""
    edit_row(session, "blocks", key, numbered=numbered, start_at=start_at)


def delete_blocks(session: Session, keys: Sequence[str]) -> None:
    """Delete blocks; a table goes with the last block that shows it."""
    delete_rows(session, "blocks", keys)


def move_blocks(session: Session, keys: Sequence[str], to: int) -> None:
    """Put blocks of one text before what stands at position ``to`` of it."""
    move_rows(session, "blocks", keys, to)


def move_blocks_into(session: Session, keys: Sequence[str], annex: str, to: int) -> None:
    """Put blocks before what stands at position ``to`` of the body ("") or of an annex."""
    first = _block(session, keys[0])
    owner = row_ids(session, part_of("annexes"), [annex])[0][0] if annex else None
    if first.annex_id != owner:
        table = table_of(models.Block)
        query = select(table.c.id).where(
            table.c.plan_id == first.plan_id, table.c.annex_id == owner
        )
        present = list(session.scalars(query.order_by(table.c.position, table.c.id)))
        moving = [row_id for row_id, _ in row_ids(session, part_of("blocks"), keys)]
        session.execute(update(table).where(table.c.id.in_(moving)).values(annex_id=owner))
        set_positions(session, models.Block, [*present[:to], *moving, *present[to:]])
        return
    move_rows(session, "blocks", keys, to)


def move_annex(session: Session, key: str, to: int) -> None:
    """Put an annex before the one at position ``to``; the numbers of all follow."""
    move_rows(session, "annexes", [key], to)


def insert_field(session: Session, key: str, offset: int, field: FieldRef) -> None:
    """Insert a field into a block, ``offset`` characters into its shown text.

    A place inside another field is its end. UserError when the field shows nothing.
    """
    block = _block(session, key)
    plan = session.get_one(models.Plan, block.plan_id)
    values = context(session, plan.uuid)
    if values.is_broken(field):
        source = source_of(field)
        name = source.title if source else field.source
        raise UserError(f"Kế hoạch chưa có số liệu “{name}” để chèn.")
    edit_row(session, "blocks", key, text=with_field(block.text, offset, field, values))


def with_field(text: RichText, offset: int, field: FieldRef, values: FieldContext) -> RichText:
    """``text`` with ``field`` inserted at ``offset`` of the shown text, its last value set."""
    new = FieldRef(
        field.source, field.target, field.format, values.show(field), field.bold, field.italic
    )
    before: list[Inline] = []
    after: list[Inline] = []
    place = 0
    for part in text.parts:
        end = place + len(RichText((part,)).plain(values.show))
        if isinstance(part, Run) and place < offset < end:
            cut = offset - place
            before.append(Run(part.text[:cut], part.bold, part.italic))
            after.append(Run(part.text[cut:], part.bold, part.italic))
        elif place < offset or end <= offset:
            before.append(part)
        else:
            after.append(part)
        place = end
    return RichText.of(*before, new, *after)


def add_annex(
    session: Session,
    plan: str,
    name: str,
    *,
    orientation: Orientation = Orientation.PORTRAIT,
    at: int | None = None,
) -> str:
    """Add an empty annex; gives its key."""
    annex = Annex(new_key(), RichText.of(name), orientation=orientation)
    add_rows(session, plan, "annexes", [annex], at)
    return annex.key


def rename_annex(session: Session, key: str, name: str) -> None:
    """Type the name of an annex anew; fields that were not touched stay."""
    query = select(models.Annex).where(models.Annex.uuid == key)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise UserError(GONE)
    plan = session.get_one(models.Plan, row.plan_id)
    shown = context(session, plan.uuid).show
    edit_row(session, "annexes", key, name=retyped(row.name, name, shown))


def turn_annex(session: Session, key: str, orientation: Orientation) -> None:
    """Print an annex on upright or on broad pages."""
    edit_row(session, "annexes", key, orientation=orientation)


def style_annex(session: Session, key: str, style: AnnexStyle) -> None:
    """Call an annex Phụ lục, Biểu số, Mẫu số, Danh sách, or by its name only."""
    edit_row(session, "annexes", key, style=style)


def set_reference(session: Session, key: str, *, printed: bool, verb: str) -> None:
    """Let an annex say which document it goes with, or not; ``verb`` is how it begins."""
    edit_row(session, "annexes", key, reference=printed, reference_verb=verb)


def delete_annex(session: Session, key: str) -> None:
    """Delete an annex with its text and the tables that stand only there."""
    delete_rows(session, "annexes", [key])


def _block(session: Session, key: str) -> models.Block:
    query = select(models.Block).where(models.Block.uuid == key)
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise UserError(GONE)
    return row


def _fitting(kind: BlockKind, level: int) -> int:
    return max(1, min(level, DEEPEST.get(kind, 1)))
