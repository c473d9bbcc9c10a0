"""Typing in cells: keys, Vietnamese through key events and input methods, wrong input."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from isodesk.ui.grid.view import GridView

Key = Qt.Key
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
PHRASES = (
    "Cộng hòa Xã hội Chủ nghĩa Việt Nam",
    "Sở Lao động - Thương binh và Xã hội",
)
_TEXT = (
    "ủy ban nhân dân tỉnh huyện xã phường thị trấn đơn vị cơ quan áp dụng kế hoạch xây dựng hệ "
    "thống quản lý chất lượng tiêu chuẩn quốc gia chuyển đổi phiên bản mới đánh giá nội bộ khắc "
    "phục điểm không phù hợp xem xét lãnh đạo công bố lại kiểm tra giám sát kinh phí ngân sách địa "
    "phương trung ương đồng nghìn triệu tỷ chủ trì phối hợp thường xuyên trước ngày tháng năm quý "
    "thẩm định dự toán nghiệp vụ tập huấn tuyên truyền phổ biến hướng dẫn rà soát sửa đổi bổ sung "
    "quyết định thông tư nghị định chỉ thị công văn tờ trình báo cáo tổng hợp ý kiến thủ trưởng"
)
WORDS = _TEXT.split()


def send_text(text: str) -> None:
    """Key events with text to whatever has the keyboard, as Unikey sends them."""
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)


def compose(word: str) -> None:
    """A word through an input method: preedit growing letter by letter, then committed."""
    for end in range(1, len(word) + 1):
        _send(QInputMethodEvent(word[:end], []))
    done = QInputMethodEvent()
    done.setCommitString(word)
    _send(done)


def _send(event: QInputMethodEvent) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def press(qtbot: QtBot, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to whatever has the keyboard."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)


@pytest.fixture
def grid(source: Any, make_panel: Any) -> GridView:
    """The sample's grid, the keyboard in its first task's name."""
    view: GridView = make_panel(source).grid
    view.go((1, 1))
    return view


def test_typing_replaces_and_enter_goes_down(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("Đánh giá lại")
    press(qtbot, Key.Key_Return)
    assert source.lines[1][1] == "Đánh giá lại"
    assert source.labels == ["Sửa nội dung thực hiện"]
    assert grid.active() == (2, 1)
    assert grid.hasFocus()


def test_f2_edits_what_is_there(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((2, 1))
    press(qtbot, Key.Key_F2)
    send_text(" lần 2")
    press(qtbot, Key.Key_Return, SHIFT)
    assert source.lines[2][1] == "Đánh giá nội bộ lần 2"
    assert grid.active() == (1, 1)


def test_a_double_click_edits(qtbot: QtBot, grid: GridView, source: Any) -> None:
    place = grid.visualRect(grid.cells.index(2, 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.editing.is_open
    send_text(".")
    press(qtbot, Key.Key_Tab)
    assert source.lines[2][1] == "Đánh giá nội bộ."
    assert grid.active() == (2, 2)


def test_escape_keeps_the_old_text(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("nhầm")
    press(qtbot, Key.Key_Escape)
    assert source.lines[1][1].startswith("Mời Tổ chức")
    assert source.labels == []
    assert grid.hasFocus()


def test_enter_after_tabs_returns_to_the_first_column(qtbot: QtBot, grid: GridView) -> None:
    send_text("a")
    press(qtbot, Key.Key_Tab)
    send_text("b")
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Tab)
    assert grid.active() == (1, 4)
    press(qtbot, Key.Key_Return)
    assert grid.active() == (2, 1)


def test_alt_enter_breaks_the_line(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("một")
    press(qtbot, Key.Key_Return, ALT)
    send_text("hai")
    press(qtbot, Key.Key_Return)
    assert source.lines[1][1] == "một\nhai"
    assert grid.rowHeight(1) > grid.look.row_height


def test_arrows_end_a_replacing_edit_but_move_inside_f2(
    qtbot: QtBot, grid: GridView, source: Any
) -> None:
    grid.go((2, 1))
    send_text("mới")
    press(qtbot, Key.Key_Up)
    assert (source.lines[2][1], grid.active()) == ("mới", (1, 1))
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_Left)
    assert grid.editing.is_open


def test_wrong_input_keeps_the_text_and_says_why(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((1, 5))
    send_text("15tr/xã")
    press(qtbot, Key.Key_Return)
    assert grid.editing.is_open
    assert grid.editing.editor.toPlainText() == "15tr/xã"
    assert grid.editing.sentence.isVisible()
    assert "không phải số tiền" in grid.editing.sentence.text()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    assert grid.editing.is_open
    for _ in range(5):
        press(qtbot, Key.Key_Backspace)
    press(qtbot, Key.Key_Return)
    assert source.lines[1][5] == "15"
    assert not grid.editing.sentence.isVisible()


def test_a_locked_table_says_so_under_the_cell(qtbot: QtBot, grid: GridView, source: Any) -> None:
    source.locked = True
    send_text("x")
    press(qtbot, Key.Key_Return)
    assert grid.editing.sentence.text().startswith("Kế hoạch đang trình ký")


def test_leaving_the_cell_with_the_mouse_writes(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("viết dở")
    place = grid.visualRect(grid.cells.index(4, 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert source.lines[1][1] == "viết dở"
    assert grid.active() == (4, 1)


def test_typing_in_the_empty_row_makes_one(qtbot: QtBot, grid: GridView, source: Any) -> None:
    press(qtbot, Key.Key_End, CTRL)
    grid.go((6, 1))
    send_text("Nhiệm vụ mới")
    press(qtbot, Key.Key_Return)
    assert source.lines[6][1] == "Nhiệm vụ mới"
    assert grid.active() == (7, 1)


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_through_keys_and_through_preedit(
    qtbot: QtBot, grid: GridView, source: Any, phrase: str
) -> None:
    send_text(phrase)
    press(qtbot, Key.Key_Return)
    for word in phrase.split():
        compose(word)
        send_text(" ")
    press(qtbot, Key.Key_Return)
    assert source.lines[1][1] == phrase
    assert source.lines[2][1] == phrase + " "


def test_words_typed_both_ways_are_whole(qtbot: QtBot, grid: GridView, source: Any) -> None:
    for word in WORDS:
        grid.go((1, 1))
        compose(word)
        press(qtbot, Key.Key_Return)
        assert source.lines[1][1] == word
        grid.go((2, 1))
        send_text(word[:-1] + "s")
        press(qtbot, Key.Key_Backspace)
        send_text(word[-1])
        press(qtbot, Key.Key_Return)
        assert source.lines[2][1] == word


def test_unikey_backspace_bursts(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("D")
    press(qtbot, Key.Key_Backspace)
    send_text("Đa")
    press(qtbot, Key.Key_Backspace)
    send_text("ánh")
    press(qtbot, Key.Key_Return)
    assert source.lines[1][1] == "Đánh"


def test_the_first_composition_keeps_the_keyboard_until_done(grid: GridView) -> None:
    _send(QInputMethodEvent("vi", []))
    assert grid.editing.is_open
    assert grid.hasFocus()
    done = QInputMethodEvent()
    done.setCommitString("việt")
    _send(done)
    assert grid.editing.editor.hasFocus()
    assert grid.editing.editor.toPlainText() == "việt"


def test_a_half_composed_word_is_never_written(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("Hệ ")
    _send(QInputMethodEvent("thô", []))
    press(qtbot, Key.Key_Return)
    assert grid.editing.is_open
    assert source.labels == []
    done = QInputMethodEvent()
    done.setCommitString("thống")
    _send(done)
    press(qtbot, Key.Key_Return)
    assert source.lines[1][1] == "Hệ thống"


def test_offers_never_eat_a_letter(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((4, 2))
    send_text("Sở Tài")
    press(qtbot, Key.Key_Return)
    assert source.lines[4][2] == "Sở Tài"


def test_an_offer_is_taken_by_arrow_and_enter(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((4, 2))
    send_text("lao dong")
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert source.lines[4][2] == "Sở Lao động - Thương binh và Xã hội"


def test_tab_takes_the_one_offer_that_goes_on(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.go((4, 2))
    send_text("so tai")
    press(qtbot, Key.Key_Tab)
    assert source.lines[4][2] == "Sở Tài chính"
    assert grid.active() == (4, 3)


@pytest.mark.parametrize("typed", ["sở", "tai chinh", "Sở Tài chính", "Sở Tài chính tỉnh", "T"])
def test_tab_leaves_a_text_that_no_offer_alone_goes_on_with(
    qtbot: QtBot, grid: GridView, source: Any, typed: str
) -> None:
    grid.go((4, 2))
    send_text(typed)
    press(qtbot, Key.Key_Tab)
    assert source.lines[4][2] == typed
    assert grid.active() == (4, 3)


def test_tab_amid_a_composed_word_takes_no_offer(qtbot: QtBot, grid: GridView) -> None:
    grid.go((4, 2))
    send_text("Sở Tà")
    _send(QInputMethodEvent("i", []))
    press(qtbot, Key.Key_Tab)
    assert grid.editing.is_open and grid.editing.editor.toPlainText() == "Sở Tà"
    press(qtbot, Key.Key_Escape)


def test_ctrl_enter_fills_the_selection(qtbot: QtBot, grid: GridView, source: Any) -> None:
    grid.extend((2, 1))
    send_text("chung")
    press(qtbot, Key.Key_Return, CTRL)
    assert [source.lines[row][1] for row in (1, 2)] == ["chung", "chung"]
    assert len(source.labels) == 1


def test_rows_that_move_take_the_open_cell_along(qtbot: QtBot, grid: GridView, source: Any) -> None:
    send_text("đang gõ")
    source.insert_rows(0, 2)
    assert grid.editing.is_open
    press(qtbot, Key.Key_Return)
    assert source.lines[3][1] == "đang gõ"


def test_the_field_lies_exactly_over_a_cell_that_holds_its_text(
    qtbot: QtBot, grid: GridView
) -> None:
    for row, column in ((2, 1), (1, 5), (2, 3), (2, 2)):
        grid.go((row, column))
        grid.editing.start("1" if column in (3, 5) else "Một")
        field, cell = grid.editing.editor.geometry(), grid.visualRect(grid.currentIndex())
        assert (field.left(), field.top(), field.width()) == (
            cell.left(),
            cell.top(),
            cell.width(),
        )
        press(qtbot, Key.Key_Escape)


def test_the_field_grows_only_with_its_text(qtbot: QtBot, grid: GridView) -> None:
    grid.go((2, 3))
    grid.editing.start("X")
    cell, editor = grid.visualRect(grid.currentIndex()), grid.editing.editor
    send_text(" nhưng dài hơn")
    assert cell.width() < editor.width() <= 150
    assert editor.geometry().left() < cell.left()
    assert editor.geometry().right() > cell.right()
    for _ in range(14):
        press(qtbot, Key.Key_Backspace)
    assert editor.width() == cell.width()


def test_an_amount_is_typed_at_the_right(grid: GridView) -> None:
    grid.go((1, 5))
    grid.editing.start("7")
    editor = grid.editing.editor
    assert editor.cursorRect().left() > editor.viewport().width() - 8
    grid.editing.cancel()
    grid.go((1, 1))
    grid.editing.start("7")
    assert editor.cursorRect().left() < 20


def test_a_line_is_typed_at_the_height_where_its_cell_shows_it(grid: GridView) -> None:
    grid.go((2, 5))
    grid.editing.start("7")
    editor, cell = grid.editing.editor, grid.visualRect(grid.currentIndex())
    assert cell.height() > 2 * editor.fontMetrics().lineSpacing()
    line = editor.cursorRect().translated(editor.viewport().pos() + editor.pos())
    assert abs(line.center().y() - cell.center().y()) <= 2
