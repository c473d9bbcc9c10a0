"""Branches of the budget and the columns that tables show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import BudgetLine, PlanFacts, PlanTable, RichText, TableColumn, TableSource
from isodesk.services.budget import add_lines, add_year, delete_column, set_amounts, set_source
from isodesk.services.budget_tree import delete_lines, move_lines, shift_levels
from isodesk.services.read import read_plan
from isodesk.services.tables import rename_column
from isodesk.services.write import write_plan
from isodesk.store import Workspace

PLAN = "p"


def line(key: str, level: int) -> BudgetLine:
    return BudgetLine(key, RichText.of(key), level)


@pytest.fixture
def session(ws: Workspace, issuer: facts.Issuer) -> Iterator[Session]:
    """A plan with the lines A (a1, a2 (a3)), B (b1) and a table that names its columns."""
    lines = [("A", 1), ("a1", 2), ("a2", 2), ("a3", 3), ("B", 1), ("b1", 2)]
    kind, status = facts.PlanKind.PROGRAMME, facts.PlanStatus.DRAFT
    head = RichText.of("NĂM")
    codes = ("number", "name", "amount:2018", "total")
    columns = tuple(TableColumn(c, group=head if c[0] == "a" else RichText()) for c in codes)
    plan = PlanFacts(PLAN, kind, status, issuer, RichText.of("Áp dụng"))
    plan = replace(
        plan,
        tables=(PlanTable("t", TableSource.BUDGET, columns),),
        budget_columns=(facts.BudgetColumn("c", "2018", RichText.of("2018"), 2018),),
        budget_lines=tuple(line(key, level) for key, level in lines),
    )
    with ws.change("Thử") as session:
        write_plan(session, plan)
        yield session


def tree(session: Session) -> list[tuple[str, int]]:
    return [(line.name.plain(), line.level) for line in read_plan(session, PLAN).budget_lines]


def test_a_branch_goes_down_and_up_whole(session: Session) -> None:
    shift_levels(session, PLAN, ["a2"], 1)
    assert tree(session)[1:4] == [("a1", 2), ("a2", 3), ("a3", 4)]
    shift_levels(session, PLAN, ["a2", "a3"], -1)
    assert tree(session)[1:4] == [("a1", 2), ("a2", 2), ("a3", 3)]


@pytest.mark.parametrize(
    ("key", "by", "words"),
    [
        ("A", 1, "không xuống thêm cấp"),
        ("a1", 1, "không xuống thêm cấp"),
        ("B", -1, "cấp cao nhất"),
        ("gone", 1, "không còn"),
    ],
)
def test_levels_that_cannot_be_are_refused(session: Session, key: str, by: int, words: str) -> None:
    with pytest.raises(UserError, match=words):
        shift_levels(session, PLAN, [key], by)


def test_the_tree_has_four_levels_at_most(session: Session) -> None:
    shift_levels(session, PLAN, ["a2"], 1)
    add_lines(session, PLAN, [line("", 4)], 4)
    with pytest.raises(UserError, match="nhiều nhất 4 cấp"):
        shift_levels(session, PLAN, ["B"], 1)
        shift_levels(session, PLAN, ["B"], 1)
        shift_levels(session, PLAN, ["B"], 1)


def test_branches_pass_each_other_inside_their_part(session: Session) -> None:
    move_lines(session, PLAN, ["a1"], down=True)
    assert [name for name, _ in tree(session)] == ["A", "a2", "a3", "a1", "B", "b1"]
    move_lines(session, PLAN, ["a1"], down=True)
    assert [name for name, _ in tree(session)] == ["A", "a2", "a3", "a1", "B", "b1"]
    move_lines(session, PLAN, ["B"], down=False)
    assert [name for name, _ in tree(session)] == ["B", "b1", "A", "a2", "a3", "a1"]


def test_a_line_goes_with_all_under_it(session: Session) -> None:
    assert delete_lines(session, PLAN, ["A", "a2"]) == 4
    assert [name for name, _ in tree(session)] == ["B", "b1"]


def test_amounts_of_many_cells_are_typed_at_once(session: Session) -> None:
    set_amounts(session, PLAN, {("a1", "c"): 5, ("b1", "c"): 7})
    set_amounts(session, PLAN, {("a1", "c"): None})
    lines = {line.key: line for line in read_plan(session, PLAN).budget_lines}
    assert lines["a1"].amounts == ()
    assert [amount.value for amount in lines["b1"].amounts] == [7]
    with pytest.raises(UserError, match="tổng của các dòng bên dưới"):
        set_amounts(session, PLAN, {("A", "c"): 1})


def test_a_new_year_stands_under_the_head_of_the_others(session: Session) -> None:
    key = add_year(session, PLAN, 2019)
    (table,) = read_plan(session, PLAN).tables
    assert [c.code for c in table.columns][2:] == ["amount:2018", "amount:2019", "total"]
    assert table.columns[3].group.plain() == "NĂM"
    delete_column(session, PLAN, key)
    (table,) = read_plan(session, PLAN).tables
    assert "amount:2019" not in [c.code for c in table.columns]


def test_a_table_renames_a_column_for_itself(session: Session) -> None:
    rename_column(session, PLAN, "t", ("number", "name"), "total", RichText.of("CỘNG"))
    (table,) = read_plan(session, PLAN).tables
    assert [c.title.plain() for c in table.columns] == ["", "", "", "CỘNG"]


def test_a_source_is_known_by_its_name(session: Session) -> None:
    for key in ("a1", "b1"):
        set_source(session, PLAN, key, "Ngân sách địa phương")
    plan = read_plan(session, PLAN)
    assert [source.name for source in plan.sources] == ["Ngân sách địa phương"]
    set_source(session, PLAN, "a1", "")
    assert read_plan(session, PLAN).budget_lines[1].source == ""
