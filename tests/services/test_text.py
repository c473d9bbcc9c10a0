"""Blocks, the fields in them, and annexes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import (
    AnnexStyle,
    BasesForm,
    BlockKind,
    FieldRef,
    PlanFacts,
    RichText,
    TableSource,
)
from isodesk.facts.fields import FieldContext
from isodesk.services import text
from isodesk.services.read import read_plan
from isodesk.services.write import write_plan
from isodesk.store import Workspace


@pytest.fixture
def session(ws: Workspace, whole_plan: PlanFacts) -> Iterator[Session]:
    with ws.change("Thử") as session:
        write_plan(session, whole_plan)
        yield session


def blocks(session: Session) -> list[facts.Block]:
    return list(read_plan(session, "p1").blocks)


def test_a_block_is_added_edited_moved_and_deleted(session: Session) -> None:
    key = text.add_block(session, "p1", BlockKind.BULLET, RichText.of("một"), level=2, at=1)
    text.edit_block_text(session, key, RichText.of("hai"))
    block = blocks(session)[1]
    assert (block.key, block.text.plain(), block.level) == (key, "hai", 2)
    text.move_blocks(session, [key], 4)
    assert blocks(session)[3].key == key
    text.delete_blocks(session, [key])
    assert [b.key for b in blocks(session)] == ["b1", "b2", "b3", "b4"]


def test_levels_stay_within_what_a_kind_has(session: Session) -> None:
    key = text.add_block(session, "p1", BlockKind.BULLET, level=9)
    assert blocks(session)[-1].level == 2
    text.set_block_level(session, key, 0)
    assert blocks(session)[-1].level == 1
    text.set_block_kind(session, key, BlockKind.NUMBERED, 3)
    assert (blocks(session)[-1].kind, blocks(session)[-1].level) == (BlockKind.NUMBERED, 3)
    text.set_block_kind(session, key, BlockKind.PLAIN, 3)
    assert blocks(session)[-1].level == 1
    text.set_numbering(session, key, numbered=False, start_at=5)
    assert (blocks(session)[-1].numbered, blocks(session)[-1].start_at) == (False, 5)


def test_a_table_stays_a_table(session: Session) -> None:
    for key, kind in (("b4", BlockKind.PLAIN), ("b3", BlockKind.TABLE)):
        with pytest.raises(UserError, match="Bảng không đổi"):
            text.set_block_kind(session, key, kind)


def test_tables_and_bases_get_their_place(session: Session) -> None:
    table = text.new_table(TableSource.MATRIX)
    key = text.add_table_block(session, "p1", table, at=0, annex="x1")
    text.add_bases_block(session, "p1", BasesForm.LINES, annex="x1")
    plan = read_plan(session, "p1")
    first, second = plan.annexes[0].blocks
    assert (first.key, first.table) == (key, table.key)
    assert plan.table(table.key) == table
    assert second.form is BasesForm.LINES


def test_an_annex_is_added_renamed_and_deleted(session: Session) -> None:
    key = text.add_annex(session, "p1", "KINH PHÍ", orientation=facts.Orientation.LANDSCAPE, at=1)
    text.rename_annex(session, key, "DỰ TOÁN KINH PHÍ")
    annexes = read_plan(session, "p1").annexes
    assert [a.name.plain() for a in annexes] == ["LỘ TRÌNH", "DỰ TOÁN KINH PHÍ", "BIỂU"]
    text.delete_annex(session, "x2")
    plan = read_plan(session, "p1")
    assert [a.key for a in plan.annexes] == ["x1", key]
    assert plan.table("t2") is None
    with pytest.raises(UserError, match="không còn"):
        text.rename_annex(session, "x2", "mới")


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, "2Tổng (2) đơn vị"), (3, "Tổn2g (2) đơn vị"), (7, "Tổng (22) đơn vị"), (99, "…2")],
)
def test_a_field_is_inserted_where_the_caret_stands(
    session: Session, offset: int, expected: str
) -> None:
    count = FieldRef("count.group", "g1")
    key = text.add_block(session, "p1", BlockKind.PLAIN, RichText.of("Tổng (", count, ") đơn vị"))
    text.insert_field(session, key, offset, count)
    plan = read_plan(session, "p1")
    written = plan.blocks[-1].text
    shown = FieldContext.of(plan).text(written)
    assert shown == expected.replace("…", "Tổng (2) đơn vị")
    assert len(written.fields) == 2
    assert "2" in [f.last for f in written.fields]


def test_a_field_that_shows_nothing_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="chưa có số liệu"):
        text.insert_field(session, "b3", 0, FieldRef("count.group", "nowhere"))


def test_an_annex_is_called_and_referred_to_as_chosen(session: Session) -> None:
    text.style_annex(session, "x1", AnnexStyle.TEMPLATE)
    text.set_reference(session, "x1", printed=False, verb="Ban hành kèm theo")
    annex = read_plan(session, "p1").annexes[0]
    assert (annex.style, annex.reference, annex.reference_verb) == (
        *(AnnexStyle.TEMPLATE, False, "Ban hành kèm theo"),
    )


def test_a_field_of_an_annex_that_goes_keeps_what_it_showed(session: Session) -> None:
    text.style_annex(session, "x1", AnnexStyle.FORM)
    key = text.add_block(session, "p1", BlockKind.PLAIN, RichText.of("Theo ."))
    text.insert_field(session, key, 5, FieldRef("ref", "x1"))
    text.style_annex(session, "x1", AnnexStyle.TEMPLATE)
    text.delete_annex(session, "x1")
    plan = read_plan(session, "p1")
    block = next(b for b in plan.blocks if b.key == key)
    assert FieldContext.of(plan).text(block.text) == "Theo Mẫu số 01."
    assert FieldContext.of(plan).is_broken(block.text.fields[0])
