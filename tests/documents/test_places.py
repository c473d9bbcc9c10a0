"""The block that prints a table's cell."""

from __future__ import annotations

from isodesk.documents.places import block_of_table
from isodesk.facts import Block, BlockKind, PlanTable, TableSource
from tests.documents.plans import small_plan


def test_a_cell_a_head_and_a_caption_lead_to_the_block_of_their_table() -> None:
    plan = small_plan(
        tables=(
            PlanTable("a", TableSource.FREE, target="free"),
            PlanTable("b", TableSource.MAILING),
        ),
        blocks=(
            Block("1", BlockKind.TABLE, table="a"),
            Block("2", BlockKind.TABLE, table="b"),
        ),
    )
    assert block_of_table(plan, "tables/a/caption") == "blocks/1"
    assert block_of_table(plan, "free_tables/free/row/c1") == "blocks/1"
    assert block_of_table(plan, "mailing/entry/name") == "blocks/2"
    assert block_of_table(plan, "free_tables/other/row/c1") == ""
    assert block_of_table(plan, "header/number") == ""
    assert block_of_table(plan, "blocks/x") == ""
