"""Theo dõi thực hiện: what a person types, pastes, filters and sees of an issued plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from isodesk.facts import (
    FundingSource,
    PlanFacts,
    PlanStatus,
    Standing,
    Task,
    TaskState,
)
from isodesk.services.due import due_items
from isodesk.services.progress import list_evidence
from isodesk.store import Workspace
from isodesk.ui.following.evidence_dialog import EvidenceDialog
from isodesk.ui.following.part import FollowedPart
from isodesk.ui.following.pictures import ChartPicture
from isodesk.ui.following.view import SPEC, FollowingView
from tests.ui.tasks.hands import write
from tests.ui.window.hands import answer, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Opened = Callable[[PlanFacts], FollowingView]


def tasks(view: FollowingView) -> tuple[Task, ...]:
    return view.plan.facts.tasks


def go(part: FollowedPart, key: str, code: str) -> None:
    part.grid.go_to(part.source.find(key), part.source.at(code))
    part.grid.setFocus()


def type_in(part: FollowedPart, key: str, code: str, text: str) -> None:
    """Type into a cell and leave it with Enter."""
    go(part, key, code)
    write(part.grid, text)
    QTest.keyClick(part.grid.editing.editor, Key.Key_Return)


def cell(part: FollowedPart, key: str, code: str) -> str:
    return part.source.text(part.source.find(key), part.source.at(code))


def paste(part: FollowedPart, key: str, code: str, text: str) -> None:
    go(part, key, code)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(part.grid, Key.Key_V, CTRL)


def test_the_tab_is_there_once_the_plan_is_issued(transition: PlanFacts) -> None:
    assert not SPEC.fits(replace(transition, status=PlanStatus.SIGNING))
    issued = replace(transition, status=PlanStatus.ISSUED)
    assert SPEC.fits(issued)
    assert SPEC.title(issued) == "Theo dõi thực hiện"


def test_a_day_makes_a_task_done_late_and_undo_takes_it_back(
    view: FollowingView, workspace: Workspace
) -> None:
    part, first = view.part("Nhiệm vụ"), tasks(view)[0]
    assert cell(part, first.key, "state") == Standing.OVERDUE.words
    type_in(part, first.key, "completed_on", "05/7/2018")
    assert tasks(view)[0].completed_on == date(2018, 7, 5)
    assert cell(part, first.key, "state") == "Hoàn thành chậm"
    assert "đã hoàn thành 01 (14,3%), trong đó chậm 01" in part.summary.text()
    step = workspace.undo()
    assert step is not None
    assert step.place == f"following/tasks/{first.key}/completed_on"
    assert view.show_place(step.place)
    assert tasks(view)[0].state is TaskState.NOT_BEGUN


def test_what_was_issued_is_not_typed_in(view: FollowingView) -> None:
    part, first = view.part("Nhiệm vụ"), tasks(view)[0]
    before = first.content
    for code in ("content", "period", "lead"):
        go(part, first.key, code)
        write(part.grid, "khác")
        assert not part.grid.editing.is_open
    QTest.keyClick(part.grid, Key.Key_Delete)
    assert tasks(view)[0].content == before


def test_dropping_a_task_asks_for_the_reason_in_the_cell(view: FollowingView) -> None:
    part, key = view.part("Nhiệm vụ"), tasks(view)[1].key
    type_in(part, key, "state", "Không thực hiện")
    assert part.grid.editing.is_open
    assert "lý do" in part.grid.editing.sentence.text()
    QTest.keyClick(part.grid.editing.editor, Key.Key_Escape)
    type_in(part, key, "state", "Không thực hiện: không bố trí được kinh phí")
    assert tasks(view)[1].reason == "không bố trí được kinh phí"
    assert cell(part, key, "state") == "Không thực hiện"


def test_a_block_from_excel_is_one_step_and_says_what_it_could_not_take(
    view: FollowingView, workspace: Workspace
) -> None:
    part, (first, second) = view.part("Nhiệm vụ"), tasks(view)[:2]
    paste(
        part,
        first.key,
        "state",
        "Đã hoàn thành\t28/6/2018\tĐã mở 02 lớp\t2\t2\tlớp\tBáo cáo số 7/BC-SKHCN ngày 01/7/2018\n"
        "Quá hạn\t\tChờ kinh phí\t\t\t\t\n",
    )
    done, waiting = tasks(view)[:2]
    assert (done.state, done.result, done.measure) == (TaskState.DONE, "Đã mở 02 lớp", "lớp")
    assert (done.target, done.achieved) == (Decimal(2), Decimal(2))
    assert [view.plan.facts.evidence[0].key] == list(done.evidence)
    assert waiting.result == "Chờ kinh phí"
    assert not part.panel.refusals.isHidden()
    workspace.undo()
    assert tasks(view)[:2] == (first, second)


def test_filters_show_late_due_unproven_and_one_unit(view: FollowingView) -> None:
    part = view.part("Nhiệm vụ")

    def shown() -> list[str]:
        return [row.key for row in part.source.rows if row.kind == "item"]

    first = tasks(view)[0]
    type_in(part, first.key, "state", "Đã hoàn thành")
    choose(view.filter.which, "Quá hạn")
    assert first.key not in shown()
    assert len(shown()) == 6
    choose(view.filter.which, "Chưa có minh chứng")
    assert shown() == [first.key]
    choose(view.filter.which, "Đến hạn trong")
    assert view.filter.days.isVisible()
    assert shown() == []
    assert view.show_place(f"following/tasks/{first.key}/result"), "undo finds what is hidden"
    assert len(shown()) == 7


def choose(box: QComboBox, words: str) -> None:
    """Choose a line of a box with the keys."""
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(box.findText(words)):
        QTest.keyClick(box, Key.Key_Down)
    assert box.currentText() == words


def test_the_picker_offers_the_office_s_documents_and_makes_new_ones(
    view: FollowingView, workspace: Workspace
) -> None:
    part, (first, second) = view.part("Nhiệm vụ"), tasks(view)[:2]
    go(part, first.key, "evidence")

    def fill(dialog: object) -> None:
        assert isinstance(dialog, EvidenceDialog)
        dialog.day.setText("mai")
        press(dialog, "Thêm")
        assert "cần có số" in dialog.problem.text()
        dialog.number.setText("9/QĐ-UBND")
        press(dialog, "Thêm")
        assert "không phải ngày" in dialog.problem.text()
        dialog.day.setText("02/11/2018")
        write_words(dialog.subject, "công bố")
        press(dialog, "Lưu")

    answer(fill)
    QTest.keyClick(part.grid, Key.Key_M, CTRL)
    assert cell(part, first.key, "evidence") == "Quyết định số 9/QĐ-UBND ngày 02/11/2018 công bố"
    go(part, second.key, "result")

    def tick(dialog: object) -> None:
        assert isinstance(dialog, EvidenceDialog)
        write_words(dialog.filter, "cong bo")
        item = dialog.list.item(0)
        assert not item.isHidden()
        item.setCheckState(Qt.CheckState.Checked)
        press(dialog, "Lưu")

    answer(tick)
    QTest.keyClick(part.grid, Key.Key_M, CTRL)
    assert tasks(view)[1].evidence == tasks(view)[0].evidence
    with workspace.read() as session:
        assert len(list_evidence(session)) == 1


def write_words(field: QLineEdit, text: str) -> None:
    field.setFocus()
    write(field, text)
    QApplication.processEvents()


def test_a_mark_is_done_by_its_day_and_counts_follow(
    view: FollowingView, workspace: Workspace
) -> None:
    part, facts = view.part("Đối tượng"), view.plan.facts
    view.parts.setCurrentWidget(part)
    column = facts.columns[0]
    mark = next(m for m in facts.marks if m.column == column.key)
    bare = next(
        s
        for s in facts.subjects
        if (s.key, column.key) not in {(m.subject, m.column) for m in facts.marks}
    )
    code = f"done_on:{column.key}"
    paste(part, mark.subject, code, "02/11/2018\tQuyết định số 9/QĐ-UBND ngày 02/11/2018\tsớm\n")
    (outcome,) = view.plan.facts.outcomes
    assert (outcome.subject, outcome.done_on, outcome.note) == (
        mark.subject,
        date(2018, 11, 2),
        "sớm",
    )
    group = next(s.group for s in facts.subjects if s.key == mark.subject)
    assert cell(part, group, code).startswith("1/")
    assert "1/119 (0,8%)" in part.summary.text()
    assert not part.source.can_edit(part.source.find(bare.key), part.source.at(code))
    type_in(part, mark.subject, f"note:{column.key}", "x")
    assert view.plan.facts.outcomes[0].evidence == outcome.evidence
    workspace.undo()
    workspace.undo()
    assert view.plan.facts.outcomes == ()


def test_money_is_typed_in_the_plan_s_unit_and_the_rest_is_computed(
    open_view: Opened, programme: PlanFacts
) -> None:
    view = open_view(programme)
    part, facts = view.part("Kinh phí"), view.plan.facts
    line = next(
        at
        for at, each in enumerate(facts.budget_lines[1:], 1)
        if facts.budget_lines[at - 1].level < each.level
    )
    leaf, above = facts.budget_lines[line], facts.budget_lines[line - 1]
    column = facts.budget_columns[0].key
    paste(part, leaf.key, f"granted:{column}", "12\t9\n")
    spending = view.plan.facts.spendings[0]
    assert (spending.granted, spending.spent) == (12_000_000, 9_000_000)
    assert cell(part, leaf.key, f"left:{column}") == "3"
    assert cell(part, leaf.key, f"share:{column}") == "75%"
    assert cell(part, above.key, f"spent:{column}") == "9"
    assert cell(part, "whole", "spent:") == "9"
    type_in(part, leaf.key, f"spent:{column}", "15tr/xã")
    assert part.grid.editing.is_open, "refused in the cell"


def test_money_of_a_source_stands_below_the_whole(open_view: Opened, programme: PlanFacts) -> None:
    central = FundingSource("nstw", "Ngân sách trung ương")
    first, *others = programme.budget_columns
    columns = (replace(first, source="nstw"), *others)
    view = open_view(replace(programme, sources=(central,), budget_columns=columns))
    part = view.part("Kinh phí")
    assert cell(part, "nstw", "name") == "Nguồn: Ngân sách trung ương"
    assert cell(part, "nstw", "planned:") == cell(part, "whole", f"planned:{first.key}")


def test_the_pictures_follow_and_one_is_copied(view: FollowingView) -> None:
    part, first = view.part("Nhiệm vụ"), tasks(view)[0]
    view.parts.setCurrentWidget(view.pictures)
    assert [p.chart.title for p in view.pictures.pictures][0] == "Kết quả thực hiện nhiệm vụ"
    before = view.pictures.pictures[0].picture().toImage()
    view.parts.setCurrentWidget(part)
    type_in(part, first.key, "state", "Đã hoàn thành")
    view.parts.setCurrentWidget(view.pictures)
    QApplication.processEvents()
    picture = view.pictures.pictures[0]
    assert isinstance(picture, ChartPicture)
    assert picture.picture().toImage() != before
    press(view.pictures, "Chép ảnh")
    copied = QGuiApplication.clipboard().image()
    assert copied.width() == 2 * picture.width()


def test_what_is_due_of_an_issued_plan_leads_here(
    view: FollowingView, workspace: Workspace
) -> None:
    with workspace.read() as session:
        item = due_items(session, date(2018, 6, 1))[0]
    assert item.task == tasks(view)[0].key
    view.parts.setCurrentWidget(view.pictures)
    assert view.show_place(item.place)
    assert view.parts.currentWidget() is view.part("Nhiệm vụ")


@pytest.mark.parametrize("size", [(1300, 600), (764, 330)])
def test_nothing_is_cut_in_a_small_window(view: FollowingView, size: tuple[int, int]) -> None:
    view.resize(*size)
    QApplication.processEvents()
    assert view.minimumSizeHint().width() <= 764
    assert view.filter.geometry().right() < view.width()
