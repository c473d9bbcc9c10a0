"""A list whose columns are its own too: titles typed in the head, columns that come and go."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtWidgets import QLineEdit, QMenu

from isodesk.ui.grid.title_editor import TitleEditor
from isodesk.ui.list_panel import ListPanel
from isodesk.ui.list_source import ListSource
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.text import clean


class HeadedPanel(ListPanel):
    """A list with a name that can be typed above it and titles that can be typed in its head."""

    def __init__(
        self, plan: OpenPlan, source: ListSource[Any], strip: MessageStrip, name: str
    ) -> None:
        super().__init__(source, strip)
        self.plan = plan
        self.key = ""
        self.grid.setAccessibleName("Biểu, bảng đang chọn")
        self.name_box = QLineEdit()
        self.name_box.setAccessibleName(name)
        self.name_box.setPlaceholderText(name)
        self.name_box.setToolTip(name)
        self.name_box.editingFinished.connect(self.take_name)
        self.layout_above.setContentsMargins(8, 8, 8, 0)
        self.layout_above.addWidget(self.name_box)
        self.panel.filter_box.setMaximumWidth(220)
        self.panel.filter_box.setPlaceholderText("Lọc các dòng")
        self.titles = TitleEditor(self.grid)
        self.titles.taken.connect(self.take_title)
        self.grid.menus.append(self.extend_menu)
        self.grid.arranging.fixed = True  # these columns are moved and deleted in the table itself
        self.grid.arranging.menus.append(self._fill_head_menu)
        self.grid.arranging.title_wanted.connect(self.edit_title)

    # What it is

    @abstractmethod
    def shown_name(self) -> str:
        """The name as the plan has it."""

    @abstractmethod
    def rename(self, name: str) -> None:
        """Store another name. Raises UserError."""

    @abstractmethod
    def take_title(self, column: int, text: str) -> None:
        """Store the title of a column."""

    @abstractmethod
    def fill_head_menu(self, menu: QMenu, column: int) -> None:
        """Add what can be done to a column."""

    def extend_menu(self, menu: QMenu) -> None:
        """Add what can be done to rows and cells."""

    # What is done

    def show_name(self) -> None:
        """Show the name, unless it is being typed."""
        if not self.name_box.hasFocus():
            self.name_box.setText(self.shown_name())
            self.name_box.setCursorPosition(0)
        self.name_box.setEnabled(not self.source.is_locked())
        self.enable_tools()

    def take_name(self) -> None:
        """Store what was typed as the name."""
        typed = " ".join(clean(self.name_box.text())[0].split())
        if not self.key or typed == " ".join(self.shown_name().split()):
            return
        if not self.strip.attempt(lambda: self.rename(typed)):
            self.name_box.setText(self.shown_name())

    def finish(self) -> None:
        """Commit what is still being typed."""
        self.take_name()
        self.titles.finish()
        self.grid.editing.commit()

    def edit_title(self, column: int) -> None:
        """Type the title of a column in its head."""
        if not self.source.is_locked() and self.grid.editing.commit():
            self.titles.open(column, self.source.columns()[column].title)

    def _fill_head_menu(self, menu: QMenu, column: int) -> None:
        if self.source.is_locked():
            return
        menu.addAction("Đổi tiêu đề cột").triggered.connect(lambda: self.edit_title(column))
        self.fill_head_menu(menu, column)
