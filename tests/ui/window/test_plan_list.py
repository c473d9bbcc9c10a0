"""The list of plans: filter, open, archive, its menu, and making plans."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.documents.plan_words import KIND_WORDS
from isodesk.facts import BlockKind, PlanKind, RichText
from isodesk.host.paths import user_paths
from isodesk.services.kinds import load_kinds, load_presets, new_plan
from isodesk.services.office import add_unit, list_issuers, list_units
from isodesk.services.plans import create_plan
from isodesk.services.read import PlanEntry, list_plans
from isodesk.services.text import add_block
from isodesk.ui.dialogs.new_plan import NewPlanDialog
from isodesk.ui.dialogs.new_year import NewYearDialog
from isodesk.ui.first_steps import FirstSteps
from isodesk.ui.window import MainWindow
from tests.ui.window.hands import (
    answer,
    has_focus,
    keys,
    menu_of,
    open_menu,
    plan_of,
    press,
    shown,
    type_text,
    words,
)

OFFERED = list(dict.fromkeys(template.kind for template in load_presets()))


def table(window: MainWindow) -> QTableView:
    return window.plans.findChildren(QTableView)[0]


def column(window: MainWindow, at: int) -> list[str]:
    model = table(window).model()
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def subjects(window: MainWindow) -> list[str]:
    return column(window, 1)


def entries(window: MainWindow) -> list[PlanEntry]:
    with window.workspace.read() as session:
        return list(list_plans(session))


def filter_box(window: MainWindow) -> QLineEdit:
    box = window.plans.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    return box


def hint(window: MainWindow) -> str:
    label = window.plans.findChild(QLabel, "emptyHint")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_the_filter_needs_no_marks_and_leads_back_to_the_list(window: MainWindow) -> None:
    assert len(subjects(window)) == 2
    filter_box(window).setFocus()
    type_text("chuyen doi")
    assert [s for s in subjects(window) if "huyển đổi" in s] == subjects(window) != []
    keys("Down")
    assert QApplication.focusWidget() is table(window)
    filter_box(window).setFocus()
    keys("Esc")
    assert len(subjects(window)) == 2 and filter_box(window).text() == ""
    type_text("không có chữ này")
    assert hint(window).startswith("Không có kế hoạch nào khớp với “không có chữ này”.")
    assert not window.action("delete_plan").isEnabled()


def test_enter_and_a_double_click_open_the_chosen_plan(window: MainWindow) -> None:
    table(window).setFocus()
    keys("Down", "Return")
    assert window.page is not None and window.page.isVisible()
    first = window.page.plan.key
    keys("Alt+1")
    assert window.plans.chosen() == first
    place = table(window).visualRect(table(window).model().index(0, 1)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(table(window).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.page.plan.key != first and window.shown_plan is window.page


def test_home_and_end_go_to_the_ends_of_the_list(window: MainWindow) -> None:
    table(window).setFocus()
    last = len(entries(window)) - 1
    keys("End")
    assert table(window).currentIndex().row() == last > 0
    keys("Home")
    assert table(window).currentIndex().row() == 0


def test_the_back_button_and_the_rail_change_pages(window: MainWindow) -> None:
    window.open_plan(plan_of(window, PlanKind.TRANSITION))
    press(window, "Danh sách kế hoạch")
    assert window.plans.isVisible() and QApplication.focusWidget() is table(window)
    keys("Alt+2")
    assert window.list_page("units").isVisible() and has_focus(window.list_page("units"))
    assert not window.action("export_pdf").isEnabled()
    keys("Alt+1")
    assert window.plans.isVisible()


def test_tabs_are_walked_by_keys_and_named_in_the_menu(window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    titles = page.titles
    assert titles[0] == "Soạn thảo" and "Rà soát" in titles
    for step, expected in (("Ctrl+PgDown", 1), ("Ctrl+PgDown", 2), ("Ctrl+PgUp", 1)):
        keys(step)
        assert page.tabs.currentIndex() == expected
        assert has_focus(page.view)
    for at in range(page.tabs.count()):
        keys(f"Ctrl+{at + 1}")
        assert page.tabs.currentIndex() == at
        assert has_focus(page.view)
    menu = menu_of(window, "&Hiển thị")
    listed = [a.text() for a in menu.actions() if a.isVisible() and not a.isSeparator()]
    assert listed[-len(titles) :] == titles
    keys("F7")
    assert page.spec.code == "findings"


def test_archived_plans_are_put_away_and_come_back(window: MainWindow) -> None:
    key = window.plans.chosen()
    action = window.action("archive_plan")
    assert action.text() == "Lưu trữ"
    action.trigger()
    assert len(subjects(window)) == 1 and window.plans.chosen() != key
    box = window.plans.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    assert len(subjects(window)) == 2
    assert key is not None
    window.plans.choose(key)
    assert action.text() == "Bỏ lưu trữ"
    action.trigger()
    box.click()
    assert len(subjects(window)) == 2
    keys("Ctrl+Z", "Ctrl+Z")
    assert not any(entry.archived for entry in entries(window))


def test_when_all_is_archived_the_list_says_so(window: MainWindow) -> None:
    for _ in range(2):
        window.action("archive_plan").trigger()
    assert hint(window).startswith("Mọi kế hoạch đã được lưu trữ.")
    assert window.plans.chosen() is None and not window.action("archive_plan").isEnabled()


def test_the_menu_of_a_plan_opens_at_its_line(qtbot: QtBot, window: MainWindow) -> None:
    table(window).setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(table(window), event)
    menu = open_menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[:2] == ["Mở", "Xuất ra PDF…"] and texts[-1] == "Xóa kế hoạch"
    menu.actions()[0].trigger()
    menu.close()
    assert window.shown_plan is not None


def test_a_deleted_plan_comes_back_with_undo(window: MainWindow) -> None:
    before = entries(window)
    key = window.plans.chosen()
    window.open_plan(key or "")
    window.action("delete_plan").trigger()
    assert window.plans.isVisible() and window.page is None
    assert len(entries(window)) == 1 and key not in [e.key for e in entries(window)]
    assert window.statusBar().currentMessage() == "Đã xóa kế hoạch. Nhấn Ctrl+Z để lấy lại."
    assert window.action("undo").text() == "Hoàn tác: Xóa kế hoạch"
    keys("Ctrl+Z")
    assert entries(window) == before and window.plans.chosen() == key


def test_a_copy_is_a_draft_of_its_own(window: MainWindow) -> None:
    window.plans.choose(plan_of(window, PlanKind.TRANSITION))
    window.action("duplicate_plan").trigger()
    page = window.shown_plan
    assert page is not None and page.plan.facts.number == ""
    assert len(entries(window)) == 3
    keys("Ctrl+Z")
    assert len(entries(window)) == 2 and window.plans.isVisible() and window.page is None


@pytest.mark.parametrize("slot", ["new_plan", "new_year", "duplicate_plan"])
def test_a_plan_just_made_is_chosen_in_the_list(window: MainWindow, slot: str) -> None:
    window.plans.choose(plan_of(window, PlanKind.PROGRAMME))
    before = {entry.key for entry in entries(window)}
    filter_box(window).setText("2018 - 2020")
    assert window.plans.chosen() in before
    if slot != "duplicate_plan":
        answer(lambda dialog: press(dialog, "Lập kế hoạch"))
    window.action(slot).trigger()
    (made,) = {entry.key for entry in entries(window)} - before
    keys("Alt+1")
    assert window.plans.isVisible() and window.plans.chosen() == made


def test_the_subject_is_typed_anew(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.PROGRAMME)
    window.plans.choose(key)

    def rename(dialog: QDialog) -> None:
        box = dialog.findChildren(QPlainTextEdit)[0]
        assert box.horizontalScrollBar().maximum() == 0
        assert all(button.icon().isNull() for button in dialog.findChildren(QPushButton))
        box.setFocus()
        keys("Ctrl+End")
        type_text(" (bổ sung)")
        press(dialog, "Lưu")

    answer(rename)
    window.action("rename_plan").trigger()
    subject = next(e.subject for e in entries(window) if e.key == key)
    assert subject.endswith("2018 - 2020 (bổ sung)")
    answer(lambda dialog: press(dialog, "Hủy"))
    window.action("rename_plan").trigger()
    assert next(e.subject for e in entries(window) if e.key == key) == subject


@pytest.mark.parametrize("kind", OFFERED)
def test_a_new_plan_of_each_kind_for_a_known_issuer(window: MainWindow, kind: PlanKind) -> None:
    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        choose_kind(dialog, kind)
        press(dialog, "Lập kế hoạch")

    answer(make)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None
    facts = page.plan.facts
    assert facts.kind is kind and facts.issuer.full_name == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert facts.first_year is not None and facts.last_year is not None
    assert facts.last_year - facts.first_year + 1 == load_kinds()[kind].years
    for at in range(page.tabs.count()):
        keys(f"Ctrl+{at + 1}")
    window.action("undo").trigger()
    assert window.page is None and window.plans.isVisible() and len(entries(window)) == 2
    window.action("redo").trigger()
    assert len(entries(window)) == 3 and window.plans.chosen() == facts.key


def test_a_new_letter_goes_to_the_units_of_the_offices_list(window: MainWindow) -> None:
    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        choose_kind(dialog, PlanKind.LETTER)
        press(dialog, "Lập kế hoạch")

    with window.workspace.change("Thêm đơn vị") as session:
        add_unit(session, "Đơn vị Một")
        add_unit(session, "Đơn vị Cũ", valid_to=date(2020, 1, 1))
        now = [unit.name for unit in list_units(session, on=date.today())]
    answer(make)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None
    assert [page.plan.text(e.name) for e in page.plan.facts.mailing] == now
    assert now[-1] == "Đơn vị Một"


def choose_kind(dialog: NewPlanDialog, kind: PlanKind) -> None:
    """Choose a kind in the list by hand."""
    found = dialog.findChildren(QListWidget)[0].findItems(
        KIND_WORDS[kind], Qt.MatchFlag.MatchExactly
    )
    dialog.findChildren(QListWidget)[0].setCurrentItem(found[0])


def box_of(dialog: QWidget, label: str) -> QLineEdit:
    """The box beside a label."""
    form = dialog.findChildren(QFormLayout)[0]
    for box in dialog.findChildren(QLineEdit):
        words = form.labelForField(box)
        if isinstance(words, QLabel) and words.text() == label:
            return box
    raise AssertionError(label)


def test_an_issuer_of_ones_own_is_kept_and_tells_which_kinds_suit(window: MainWindow) -> None:
    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPlanDialog)
        assert dialog.kinds == [*OFFERED, PlanKind.REPORT]
        issuer = dialog.findChildren(QComboBox)[0]
        issuer.setCurrentIndex(issuer.count() - 1)
        box_of(dialog, "Tên đầy đủ:").setFocus()
        type_text("Sở Nông nghiệp và Môi trường")
        names = dialog.findChildren(QListWidget)[0]
        hidden = [row for row in range(names.count()) if names.item(row).isHidden()]
        assert hidden == []
        levels = dialog.findChildren(QComboBox)[1]
        assert levels.currentText() == "Sở, ban, ngành"
        levels.setCurrentText("UBND xã, phường, đặc khu")
        hidden = [row for row in range(names.count()) if names.item(row).isHidden()]
        assert [names.item(row).text() for row in hidden] == [
            "Công văn hướng dẫn kế hoạch phát triển kinh tế - xã hội"
        ]
        levels.setCurrentText("Sở, ban, ngành")
        box_of(dialog, "Cơ quan chủ quản:").setFocus()
        type_text("Ủy ban nhân dân tỉnh Lạng Sơn")
        box_of(dialog, "Địa danh:").setFocus()
        type_text("Lạng Sơn")
        choose_kind(dialog, PlanKind.YEARLY)
        keys("Return")

    answer(make)
    keys("Ctrl+N")
    page = window.shown_plan
    assert page is not None
    issuer = page.plan.facts.issuer
    assert issuer.header == ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",)
    assert issuer.superior == ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",)
    assert (issuer.abbreviation, issuer.place) == ("SNNMT", "Lạng Sơn")
    with_issuer = NewPlanDialog(window.workspace, window)
    names = with_issuer.findChildren(QComboBox)[0]
    assert 0 <= names.findText("Sở Nông nghiệp và Môi trường") < names.count() - 1
    with_issuer.deleteLater()


def test_an_issuer_without_a_name_is_asked_for_it(window: MainWindow) -> None:
    said: list[str] = []

    def make(dialog: QDialog) -> None:
        issuer = dialog.findChildren(QComboBox)[0]
        issuer.setCurrentIndex(issuer.count() - 1)

        def read(box: QDialog) -> None:
            said.append(words(box).strip())
            press(box, "Đóng")

        answer(read)
        press(dialog, "Lập kế hoạch")
        dialog.reject()

    answer(make)
    keys("Ctrl+N")
    assert said == ["Chưa ghi tên cơ quan ban hành. Ghi tên đầy đủ rồi làm tiếp."]
    assert len(entries(window)) == 2


def test_another_year_is_made_with_its_ticks_and_its_days_are_named(window: MainWindow) -> None:
    key = plan_of(window, PlanKind.PROGRAMME)
    paragraph = RichText.of("Tổng kết trong năm 2020, báo cáo trước ngày 15/12/2020.")
    with window.workspace.change("Thêm đoạn", plan=key) as session:
        add_block(session, key, BlockKind.PLAIN, paragraph)
    window.plans.choose(key)
    listed: list[tuple[str, str]] = []

    def make(dialog: QDialog) -> None:
        assert isinstance(dialog, NewYearDialog)
        table = dialog.words
        model = table.model()
        listed.extend(
            (model.index(row, 0).data(), model.index(row, 1).data())
            for row in range(model.rowCount())
        )
        ticked = Qt.ItemDataRole.CheckStateRole
        table.setFocus()
        table.setCurrentCell(0, 0)
        before = model.index(0, 0).data(ticked)
        keys("Space")
        assert model.index(0, 0).data(ticked) != before
        keys("Space")
        press(dialog, "Lập kế hoạch")

    answer(make)
    window.action("new_year").trigger()
    page = window.shown_plan
    assert page is not None
    facts = page.plan.facts
    assert (facts.first_year, facts.last_year, facts.number) == (2021, 2023, "")
    assert ("2020", "2023") in listed
    assert "trong năm 2023" in facts.blocks[-1].text.plain()
    assert window.statusBar().currentMessage() == (
        "Đã lập kế hoạch giai đoạn 2021–2023. Có 01 thời hạn ghi ngày cụ thể cần xem lại."
    )


def test_a_new_office_says_how_to_begin(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    program.open(user_paths().default_file.with_name("mới.isodesk"))
    fresh = shown(qtbot, program)
    steps = fresh.plans.findChild(FirstSteps)
    assert isinstance(steps, FirstSteps)
    assert steps.isVisible()
    assert not fresh.action("delete_plan").isEnabled() and fresh.action("new_plan").isEnabled()
    answer(lambda dialog: dialog.reject())
    press(fresh.plans, "Kế hoạch mới…")
    assert steps.isVisible()


def test_years_with_nothing_to_decide_show_no_table(window: MainWindow) -> None:
    seen: list[tuple[bool, bool]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, NewYearDialog)
        seen.append((dialog.words.rowCount() > 0, dialog.words.isVisible()))
        seen.append((dialog.height() < 400, dialog.isVisible()))
        dialog.reject()

    with window.workspace.change("Lập") as session:
        issuer = list_issuers(session)[0].issuer
        facts = new_plan(PlanKind.BLANK, issuer, 2027, 2027, names={"subject": "Thử"})
        key = create_plan(session, facts)
    window.plans.choose(key)
    answer(look)
    window.action("new_year").trigger()
    with window.workspace.change("Thêm đoạn", plan=key) as session:
        add_block(session, key, BlockKind.PLAIN, RichText.of("Tổng kết trong năm 2027."))
    window.plans.choose(key)
    answer(look)
    window.action("new_year").trigger()
    assert seen == [(False, False), (True, True), (True, True), (False, True)]
