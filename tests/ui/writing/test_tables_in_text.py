"""Tables in the text: put in by hand or from the clipboard, opened, said how they print."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from isodesk.facts import BlockKind, Orientation, PlanFacts, TableSource
from isodesk.services.sample import sample_plan
from isodesk.store import Workspace
from isodesk.ui.dialogs.new_table import NewTableDialog
from isodesk.ui.dialogs.table_settings import TableSettings
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.writing.view import WritingView
from tests.ui.editor.hands import go, write
from tests.ui.forms.hands import label, printed

WORD = (
    "<html><head><style>td {border: 1px}</style></head><body><!--StartFragment-->"
    "<table><tr><td><p>Đợt</p></td><td>Thời gian</td></tr>"
    "<tr><td>Đợt 1</td><td>Tháng 3<br>năm 2020</td></tr></table><!--EndFragment--></body></html>"
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., PlanPage]) -> PlanPage:
    """The inspection plan with its tabs, the keyboard in the text."""
    made = show(PlanPage(open_plan(sample_plan("samples/kiem-tra-2020.json"))), 1300, 700)
    writing(made).editor.setFocus()
    return made


def writing(page: PlanPage) -> WritingView:
    view = page.views()[0]
    assert isinstance(view, WritingView)
    return view


def body(page: PlanPage) -> list[BlockKind]:
    return [block.kind for block in page.plan.facts.blocks]


def put(html: str = "", text: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    return QGuiApplication.clipboard().mimeData()


def test_a_table_of_word_is_pasted_as_a_table(page: PlanPage, workspace: Workspace) -> None:
    editor = writing(page).editor
    go(editor, "doc5-b-30")
    put(WORD, "Đợt\tThời gian\nĐợt 1\tTháng 3 năm 2020\n")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    facts = page.plan.facts
    made = facts.free_tables[-1]
    assert [[cell.plain() for cell in row.cells] for row in made.rows] == [
        ["Đợt", "Thời gian"],
        ["Đợt 1", "Tháng 3\nnăm 2020"],
    ]
    assert [row.head for row in made.rows] == [True, False]
    at = [block.key for block in facts.blocks].index("doc5-b-30") + 1
    assert [t.target for t in facts.tables if t.key == facts.blocks[at].table] == [made.key]
    assert label(workspace) == "Dán đoạn văn"
    assert "Đợt Thời gian Đợt 1 Tháng 3 năm 2020" in printed(facts)
    workspace.undo()
    assert len(page.plan.facts.free_tables) == 1


def test_cells_of_excel_are_pasted_as_a_table(page: PlanPage) -> None:
    editor = writing(page).editor
    go(editor, "doc5-b-30")
    put(text="A\tB\tC\n1\t2\t3\n")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert len(page.plan.facts.free_tables[-1].rows[0].cells) == 3


def test_a_table_is_asked_for_inserted_and_opened(page: PlanPage, workspace: Workspace) -> None:
    view = writing(page)
    go(view.editor, "doc5-b-30")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewTableDialog)
        dialog.name.selectAll()
        write(dialog.name, "Phân công")
        dialog.rows.setValue(2)
        dialog.columns.setValue(4)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    view.tables.free.trigger()
    assert page.spec.code == "forms"
    made = page.plan.facts.free_tables[-1]
    assert (made.name, len(made.rows), len(made.rows[0].cells)) == ("Phân công", 2, 4)
    assert label(workspace) == "Chèn bảng tự lập"
    assert "Cột 1 Cột 2 Cột 3 Cột 4" in printed(page.plan.facts)


def test_a_table_of_the_plan_is_put_back(page: PlanPage, workspace: Workspace) -> None:
    view = writing(page)
    go(view.editor, "doc5-b-46")
    view.tables.plan_tables.aboutToShow.emit()
    entries = {action.text(): action for action in view.tables.plan_tables.actions()}
    assert list(entries) == [
        "Bảng nhiệm vụ",
        "Danh sách đối tượng",
        "Bảng kinh phí",
        "Danh sách gửi",
        "Đoàn kiểm tra",
        "Biểu đồ tiến độ",
    ]
    entries["Đoàn kiểm tra"].trigger()
    assert page.plan.facts.tables[-1].source is TableSource.TEAM
    assert "Nhiệm vụ trong Đoàn 1 Sở KHCHN Trưởng đoàn kiểm tra" in printed(page.plan.facts)
    assert label(workspace) == "Chèn bảng"


def test_a_card_is_opened_where_its_table_is_edited(page: PlanPage) -> None:
    editor = writing(page).editor
    go(editor, "doc5-b-31")
    place = editor.cursorRect().center() + QPoint(40, 0)
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.spec.code == "forms"


def test_the_menu_of_a_card_opens_and_sets_its_table(page: PlanPage) -> None:
    view = writing(page)
    go(view.editor, "doc5-pl-b-1")
    menu: QMenu = view.tools.menu()
    first = [action.text() for action in menu.actions()[:2]]
    assert first == ["Mở bảng để sửa", "Thiết lập bảng…"]
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TableSettings)
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(100, look)
    menu.actions()[1].trigger()
    assert seen == ["Thiết lập bảng – Danh sách đối tượng"]
    menu.actions()[0].trigger()
    assert page.spec.code == "subjects"
    go(view.editor, "doc5-b-30")
    assert [a.text() for a in view.tools.menu().actions()[:1]] == ["Cắt"]


def test_the_roadmap_is_put_into_the_text(page: PlanPage, workspace: Workspace) -> None:
    view = writing(page)
    go(view.editor, "doc5-b-46")
    view.tables.plan_tables.aboutToShow.emit()
    entries = {action.text(): action for action in view.tables.plan_tables.actions()}
    entries["Biểu đồ tiến độ"].trigger()
    assert page.plan.facts.tables[-1].source is TableSource.ROADMAP
    assert "TT Nội dung thực hiện" in printed(page.plan.facts)
    workspace.undo()
    assert all(table.source is not TableSource.ROADMAP for table in page.plan.facts.tables)


def test_the_roadmap_is_added_as_a_broad_annex(page: PlanPage, workspace: Workspace) -> None:
    view = writing(page)
    before = page.plan.facts
    view.tools.actions_by_name["roadmap"].trigger()
    facts = page.plan.facts
    annex = facts.annexes[-1]
    assert (annex.name.plain(), annex.orientation) == (
        "Biểu đồ tiến độ thực hiện",
        Orientation.LANDSCAPE,
    )
    (block,) = annex.blocks
    table = facts.table(block.table)
    assert table is not None
    assert table.source is TableSource.ROADMAP
    assert view.editor.item is not None
    assert view.editor.item.key == block.key
    assert label(workspace) == "Thêm phụ lục biểu đồ tiến độ"
    workspace.undo()
    assert page.plan.facts == before


def test_the_scale_of_the_roadmap_is_chosen(page: PlanPage) -> None:
    view = writing(page)
    view.tools.actions_by_name["roadmap"].trigger()
    table = page.plan.facts.tables[-1]

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TableSettings)
        dialog.scale.setCurrentText("Theo tháng")
        QTest.keyClick(dialog.caption, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    view.tools.menu().actions()[1].trigger()
    changed = page.plan.facts.table(table.key)
    assert changed is not None
    assert changed.target == "month"
