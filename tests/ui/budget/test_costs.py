"""What amounts are made of: quantity × price, shared quantities, source, note, chart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isodesk.errors import UserError
from isodesk.facts import (
    BudgetLine,
    CostFactor,
    MatrixColumn,
    PlanFacts,
    PlanSubject,
    QuantitySource,
    RichText,
    SubjectGroup,
)
from isodesk.facts.fields import FieldContext
from isodesk.services.rows import add_rows
from isodesk.services.subjects import set_marks
from isodesk.store import Workspace
from isodesk.ui.budget.chart import ChartData
from isodesk.ui.budget.cost import AMOUNT, PRICE, QUANTITY
from isodesk.ui.budget.factors import factors_shown, factors_to_edit, parse_factors
from isodesk.ui.budget.view import BudgetView
from isodesk.ui.grid.source import CellChange

NAME, Y2018 = 1, 2
ADVICE, MEETING = 6, 3
XA = "doc2-q-xa"


def choose(view: BudgetView, row: int) -> None:
    view.grid.go((row, NAME))


def costs(view: BudgetView) -> list[list[str]]:
    source = view.details.costs
    return [[source.text(row, at) for at in range(4)] for row in range(source.row_count())]


def undo_label(workspace: Workspace) -> str:
    step = workspace.next_undo()
    return step.label if step else ""


def test_the_chosen_line_shows_what_it_costs(view: BudgetView) -> None:
    choose(view, ADVICE)
    assert view.details.heading.text() == "1. Chi hoạt động tư vấn"
    assert costs(view) == [
        ["2018", "50 xã", "20.000.000", "1.000.000.000"],
        ["2019", "42 xã", "20.000.000", "840.000.000"],
        ["2020", "", "", ""],
    ]
    assert view.details.costs.edit_text(0, QUANTITY) == "Số xã triển khai"
    assert view.details.price_unit.text() == "đồng/xã"
    choose(view, 0)
    assert view.details.sum_words.text() == (
        "Số tiền của dòng này được cộng từ các dòng 1, 2, 3, 4."
    )
    assert view.details.grid.isHidden()


def test_quantity_and_price_make_the_amount(view: BudgetView, workspace: Workspace) -> None:
    choose(view, ADVICE)
    grid = view.details.grid
    grid.go((2, QUANTITY))
    grid.setFocus()
    QTest.keyClicks(grid, "0")
    QTest.keyClicks(grid.editing.editor, "5 xa")
    QTest.keyClick(grid.editing.editor, Qt.Key.Key_Return)
    assert costs(view)[2] == ["2020", "05 xa", "20.000.000", "100.000.000"]
    assert undo_label(workspace) == "Sửa số lượng"
    assert view.source.text(ADVICE, 4) == "100"
    view.details.costs.write([CellChange(2, PRICE, "30 triệu")], "Sửa mức chi")
    assert costs(view)[2][AMOUNT] == "150.000.000"
    assert undo_label(workspace) == "Sửa mức chi"
    workspace.undo()
    workspace.undo()
    assert costs(view)[2] == ["2020", "", "", ""]


def test_what_is_no_quantity_is_refused(view: BudgetView) -> None:
    choose(view, ADVICE)
    (refusal,) = view.details.costs.write([CellChange(0, QUANTITY, "nhiều xã")], "Sửa")
    assert refusal.reason.startswith('"nhiều xã" không phải số lượng.')
    (refusal,) = view.details.costs.write([CellChange(0, PRICE, "20.000")], "Sửa")
    assert "Chọn một cách hiểu" in refusal.reason
    assert costs(view)[0][PRICE] == "20.000.000"


def test_source_unit_and_note_are_steps_of_their_own(
    view: BudgetView, workspace: Workspace
) -> None:
    choose(view, MEETING)
    view.details.funding.setFocus()
    view.details.funding.setCurrentText("Ngân sách địa phương")
    view.details.price_unit.setFocus()
    assert undo_label(workspace) == "Sửa nguồn kinh phí"
    QTest.keyClicks(view.details.price_unit, "dong/hoi nghi")
    view.details.note.setFocus()
    assert undo_label(workspace) == "Sửa mức chi"
    view.details.note.selectAll()
    QTest.keyClicks(view.details.note, "Theo Thong tu 26")
    choose(view, ADVICE)
    line = view.plan.facts.budget_lines[MEETING]
    assert (line.price_unit, view.plan.text(line.note)) == ("dong/hoi nghi", "Theo Thong tu 26")
    assert view.plan.facts.sources[0].name == "Ngân sách địa phương"
    assert line.source == view.plan.facts.sources[0].key
    assert view.details.heading.text() == "1. Chi hoạt động tư vấn"
    assert view.source.tip(MEETING, NAME) == "Nguồn kinh phí: Ngân sách địa phương."


def test_a_note_left_alone_keeps_its_fields(view: BudgetView, workspace: Workspace) -> None:
    choose(view, ADVICE)
    view.details.note.setFocus()
    choose(view, MEETING)
    assert undo_label(workspace) == "Tạo kế hoạch"


def test_a_shared_quantity_moves_every_amount(view: BudgetView, workspace: Workspace) -> None:
    source = view.quantities.source
    assert source.text(0, 0) == "Số xã triển khai"
    assert source.write([CellChange(0, 2, "48")], "Sửa") == []
    assert undo_label(workspace) == "Sửa số liệu dùng chung"
    assert view.source.text(ADVICE, Y2018) == "960"
    assert view.source.text(ADVICE, 6).count("48 xã") == 1
    assert view.words.text() == "Bằng chữ: Ba tỷ đồng chẵn."
    (refusal,) = source.write([CellChange(0, 2, "abc")], "Sửa")
    assert refusal.reason == '"abc" không phải số. Ghi như: 50; 1.250; 7,5.'


def test_quantities_are_added_summed_and_deleted(view: BudgetView, workspace: Workspace) -> None:
    panel = view.quantities
    panel.source.write([CellChange(1, 0, "Số lớp"), CellChange(1, 2, "3")], "Dán")
    assert panel.source.text(1, 2) == "3"
    panel.grid.go((1, 0))
    panel.ways.setCurrentIndex(2)
    panel.ways.activated.emit(2)
    assert view.plan.facts.quantities[1].source is QuantitySource.SUM
    panel.terms.item(0).setCheckState(Qt.CheckState.Checked)
    assert panel.source.text(1, 2) == "50"
    assert not panel.source.can_edit(1, 2)
    with pytest.raises(UserError, match="đang dùng ở nội dung chi"):
        panel.source.delete_rows([0])
    panel.source.delete_rows([1])
    assert len(view.plan.facts.quantities) == 1
    workspace.undo()
    assert panel.source.text(1, 2) == "50"


def test_a_counted_quantity_follows_the_marks(view: BudgetView, workspace: Workspace) -> None:
    with workspace.change("Thêm đơn vị") as session:
        add_rows(session, "doc2", "groups", [SubjectGroup("g", RichText.of("XÃ"))])
        subject = PlanSubject("s", "g", RichText.of("Xã A"))
        add_rows(session, "doc2", "subjects", [subject])
        column = MatrixColumn("c", "2018", RichText.of("2018"), 2018)
        add_rows(session, "doc2", "columns", [column])
    view.quantities.grid.go((0, 0))
    view.quantities.ways.activated.emit(1)
    assert view.source.text(ADVICE, Y2018) == "0"
    with workspace.change("Đánh dấu X") as session:
        set_marks(session, "doc2", [("s", "c")], marked=True)
    assert view.source.text(ADVICE, Y2018) == "20"
    assert view.quantities.groups.count() == 2


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("50 xã", (CostFactor(Decimal(50), "xã"),)),
        (
            "02 lớp x 30 người",
            (CostFactor(Decimal(2), "lớp", padding=2), CostFactor(Decimal(30), "người")),
        ),
        ("7,5 ngày", (CostFactor(Decimal("7.5"), "ngày"),)),
        ("so xa trien khai", (CostFactor(unit="xã", shared=XA),)),
        ("Số xã triển khai × 2", (CostFactor(unit="xã", shared=XA), CostFactor(Decimal(2)))),
        ("", ()),
    ],
)
def test_factors_are_read_and_written_back(
    programme: PlanFacts, text: str, factors: tuple[CostFactor, ...]
) -> None:
    assert parse_factors(programme, text) == factors
    assert parse_factors(programme, factors_to_edit(programme, factors)) == factors


def test_factors_show_the_value_of_their_column(programme: PlanFacts) -> None:
    factors = (CostFactor(unit="xã", shared=XA), CostFactor(Decimal(2), "lớp", padding=2))
    assert factors_shown(programme, factors, "2019") == "42 xã x 02 lớp"
    assert factors_shown(programme, factors, "2020") == "… xã x 02 lớp"


def test_the_chart_stacks_parts_by_year(programme: PlanFacts) -> None:
    data = ChartData.of(programme, FieldContext.of(programme))
    assert [(stack.title, stack.total) for stack in data.stacks] == [
        ("2018", 1_600_000_000),
        ("2019", 1_360_000_000),
        ("2020", 100_000_000),
    ]
    assert [value for _, value in data.parts] == [300_000_000, 2_760_000_000]
    many = tuple(BudgetLine(str(n), RichText.of(f"Phần {n}")) for n in range(9))
    wide = replace(programme, budget_lines=many)
    assert ChartData.of(wide, FieldContext.of(wide)).parts[-1][0] == "Các phần khác"
