"""What the tools of the text do with tables: insert one, open it, say how it prints."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from isodesk.facts import BlockKind, FieldRef, TableSource
from isodesk.ui.dialogs.new_table import NewTableDialog
from isodesk.ui.dialogs.table_settings import NAMES
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.tables import NEW_NAME, insert_free_table, insert_plan_table
from isodesk.ui.writing.tools import WritingTools

_WHOLE = (
    TableSource.TASKS,
    TableSource.MATRIX,
    TableSource.BUDGET,
    TableSource.MAILING,
    TableSource.TEAM,
    TableSource.ROADMAP,
)
_FREE_KEYS = "Ctrl+Shift+T"


class TableMenu(QObject):
    """Entries for the menus of the text; ``opened`` and ``settings_wanted`` carry a table's key."""

    opened = Signal(str)
    settings_wanted = Signal(str)

    def __init__(self, editor: DocumentEditor, tools: WritingTools) -> None:
        super().__init__(editor)
        self._editor = editor
        tools.insert_menu.addSeparator()
        self.free = tools.add_insertion(
            "free_table", "Chèn bảng tự lập…", _FREE_KEYS, "table", self.ask_free_table
        )
        self.plan_tables = QMenu("Chèn bảng của kế hoạch", tools)
        self.plan_tables.aboutToShow.connect(self._fill)
        tools.insert_menu.addMenu(self.plan_tables)
        tools.extensions.append(self._extend)

    def _fill(self) -> None:
        """The tables that the plan's facts make."""
        menu, plan = self.plan_tables, self._editor.plan
        menu.clear()
        for source in _WHOLE:
            self._add(menu, NAMES[source], source, "")
        several = len(plan.facts.reported) > 1
        for reported in plan.facts.reported:
            name = plan.context.show(FieldRef("report.name", reported.key))
            of_plan = f": {name}" if several else ""
            self._add(menu, NAMES[TableSource.CHARTS] + of_plan, TableSource.CHARTS, reported.key)
        for form in plan.facts.indicator_forms:
            name = " ".join(plan.text(form.name).split())
            self._add(menu, f"Biểu: {name}", TableSource.INDICATORS, form.key)

    def _add(self, menu: QMenu, text: str, source: TableSource, target: str) -> None:
        action = menu.addAction(text)
        action.setEnabled(not self._editor.isReadOnly())
        action.triggered.connect(lambda: insert_plan_table(self._editor, source, target))

    def _extend(self, menu: QMenu) -> None:
        """Open the table under the caret, or say how it prints."""
        item = self._editor.item
        block = item.block if item else None
        if block is None or block.kind is not BlockKind.TABLE:
            return
        key = block.table
        first = menu.actions()[0]
        entries = (
            ("Mở bảng để sửa", self.opened.emit, True),
            ("Thiết lập bảng…", self.settings_wanted.emit, not self._editor.isReadOnly()),
        )
        for text, verb, may in entries:
            action = QAction(text, menu)
            action.setEnabled(may)
            action.triggered.connect(lambda _=False, tell=verb: tell(key))
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def ask_free_table(self) -> None:
        """Ask how large a new table shall be, insert it and open it."""
        names = {table.name for table in self._editor.plan.facts.free_tables}
        free = (f"{NEW_NAME} {at}" for at in range(1, len(names) + 2))
        dialog = NewTableDialog(next(name for name in free if name not in names), self._editor)
        if dialog.exec():
            name = " ".join(dialog.name.text().split()) or NEW_NAME
            heads = 1 if dialog.head.isChecked() else 0
            insert_free_table(self._editor, name, dialog.cells(), heads)
            self.opened.emit(self._table_of_caret())
        dialog.deleteLater()

    def _table_of_caret(self) -> str:
        item = self._editor.item
        return item.block.table if item and item.block else ""
