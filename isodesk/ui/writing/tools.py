"""The line of tools above the text, and the menu of its right button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from isodesk.facts import BlockKind, Orientation
from isodesk.ui.editor import commands
from isodesk.ui.editor.chips import BOLD, ITALIC
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.outline import Item, ItemKind
from isodesk.ui.icons import icon
from isodesk.ui.tool_button import ToolButton, tool_button
from isodesk.ui.writing.style_list import KEYS, KeysDelegate

_ICON = QSize(18, 18)
_TIP = Qt.ItemDataRole.ToolTipRole
_STYLE_WIDTH = 290
_STYLE_LEAST = 120


_ANYWHERE = ("block", "page", "annex", "free_table")


@dataclass(frozen=True)
class Style:
    """A style of blocks, its keys and its name."""

    name: str
    kind: BlockKind
    level: int = 1
    keys: str = ""


STYLES = (
    Style("Tiêu đề mục I.", BlockKind.HEADING, 1, "Ctrl+Alt+1"),
    Style("Tiêu đề khoản 1.", BlockKind.HEADING, 2, "Ctrl+Alt+2"),
    Style("Tiêu đề khoản 1.1.", BlockKind.HEADING, 3, "Ctrl+Alt+3"),
    Style("Tiêu đề khoản 1.1.1.", BlockKind.HEADING, 4, "Ctrl+Alt+4"),
    Style("Mục I.", BlockKind.NUMBERED, 1, "Ctrl+Alt+Shift+1"),
    Style("Khoản 1.", BlockKind.NUMBERED, 2, "Ctrl+Alt+Shift+2"),
    Style("Khoản 1.1.", BlockKind.NUMBERED, 3, "Ctrl+Alt+Shift+3"),
    Style("Khoản 1.1.1.", BlockKind.NUMBERED, 4, "Ctrl+Alt+Shift+4"),
    Style("Điểm a)", BlockKind.POINT, 1, "Ctrl+Alt+5"),
    Style("Gạch đầu dòng -", BlockKind.BULLET, 1, "Ctrl+Shift+L"),
    Style("Gạch đầu dòng +", BlockKind.BULLET, 2),
    Style("Đoạn thường", BlockKind.PLAIN, 1, "Ctrl+Alt+0"),
    Style("Ghi chú dưới bảng", BlockKind.NOTE),
    Style("Phần I", BlockKind.PART),
    Style("Chương I", BlockKind.CHAPTER),
    Style("Mục 1", BlockKind.SECTION),
    Style("Tiểu mục 1", BlockKind.SUBSECTION),
    Style("Điều 1. có tiêu đề", BlockKind.ARTICLE, 1, "Ctrl+Alt+6"),
    Style("Điều 1. không tiêu đề", BlockKind.ARTICLE, 2, "Ctrl+Alt+7"),
)


CITATION = "Chèn văn bản viện dẫn…"
REFERENCE = "Chèn dẫn chiếu đến mục, phụ lục…"


@dataclass(frozen=True)
class Pickers:
    """What asks for a field, a document, a part of the text, and shows a field's source."""

    field: Callable[[], None]
    citation: Callable[[], None]
    reference: Callable[[], None]
    source: Callable[[], None]


class WritingTools(QFrame):
    """Tools of one editor; the pickers ask for something and insert it."""

    def __init__(
        self, editor: DocumentEditor, pickers: Pickers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolLine")
        self._editor = editor
        self._pickers = pickers
        self.styles = QComboBox()
        self.outline = self._panel_button("Mục lục", "outline", "Hiện hoặc ẩn mục lục")
        self.head = self._panel_button("Thể thức", "settings", "Hiện hoặc ẩn khung Thể thức")
        self.actions_by_name: dict[str, QAction] = {}
        self.extensions: list[Callable[[QMenu], object]] = []
        self._make_actions()
        self._fill_styles()
        self._lay_out()
        editor.menu_wanted.connect(lambda point: self.menu().exec(point))
        editor.cursorPositionChanged.connect(self.show_state)
        editor.currentCharFormatChanged.connect(lambda _: self.show_state())
        self.show_state()

    def _make_actions(self) -> None:
        editor = self._editor
        add = self._add_action
        bold = add("bold", "Chữ đậm", "Ctrl+B", "bold", lambda: commands.toggle(editor, BOLD))
        italic = add(
            "italic", "Chữ nghiêng", "Ctrl+I", "italic", lambda: commands.toggle(editor, ITALIC)
        )
        bold.setCheckable(True)
        italic.setCheckable(True)
        add("up", "Lên một cấp", "Shift+Tab", "left", lambda: commands.move_level(editor, -1))
        add("down", "Xuống một cấp", "Tab", "right", lambda: commands.move_level(editor, 1))
        add(
            "earlier",
            "Chuyển lên",
            "Alt+Shift+Up",
            "up",
            lambda: commands.move_chosen(editor, False),
        )
        add(
            "later",
            "Chuyển xuống",
            "Alt+Shift+Down",
            "down",
            lambda: commands.move_chosen(editor, True),
        )
        add("field", "Chèn số liệu tự động…", "Ctrl+Shift+D", "field", self._pickers.field)
        add("citation", CITATION, "Ctrl+Shift+K", "", self._pickers.citation)
        add("reference", REFERENCE, "Ctrl+Shift+R", "", self._pickers.reference)
        add("source", "Xem nguồn số liệu", "Shift+F9", "", self._pickers.source)
        add("blank", "Chỗ trống để điền", "", "", lambda: commands.insert_blank(editor))
        add("block", "Thêm đoạn bên dưới", "Ctrl+Return", "add", self._run(commands.add_paragraph))
        add("page", "Sang trang mới", "", "", self._run(commands.add_page_break))
        add("annex", "Thêm phụ lục", "", "", self._run(commands.add_annex))
        add("roadmap", "Thêm phụ lục biểu đồ tiến độ", "", "", self._run(commands.add_roadmap))
        add("turn", "Phụ lục này in khổ ngang", "", "", self._run(commands.turn_annex))
        self.actions_by_name["turn"].setCheckable(True)
        add("no_annex", "Xóa phụ lục này", "", "", self._run(commands.delete_annex))
        delete = self._run(commands.delete_blocks)
        add("delete", "Xóa đoạn", "Ctrl+Shift+Del", "delete", delete)

    def _run(self, command: Callable[[DocumentEditor], None]) -> Callable[[], None]:
        return lambda: command(self._editor)

    def _add_action(
        self, name: str, text: str, keys: str, image: str, verb: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self)
        if image:
            action.setIcon(icon(image))
        if keys and "Tab" not in keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._editor.addAction(action)
        action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))
        action.triggered.connect(lambda: verb())
        self.actions_by_name[name] = action
        return action

    def add_insertion(
        self, name: str, text: str, keys: str, image: str, verb: Callable[[], None]
    ) -> QAction:
        """Add an entry to the menu Chèn."""
        action = self._add_action(name, text, keys, image, verb)
        self.insert_menu.addAction(action)
        return action

    def _fill_styles(self) -> None:
        self.styles.setAccessibleName("Kiểu đoạn")
        self.styles.setToolTip("Kiểu đoạn")
        self.styles.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.styles.setMinimumWidth(_STYLE_LEAST)
        self.styles.setMaxVisibleItems(len(STYLES) + 1)
        self.styles.setItemDelegate(KeysDelegate(self.styles))
        self.styles.view().setMinimumWidth(_STYLE_WIDTH)
        for style in STYLES:
            self.styles.addItem(style.name)
            if style.keys:
                at = self.styles.count() - 1
                self.styles.setItemData(at, style.keys, KEYS)
                self.styles.setItemData(at, f"{style.name} ({style.keys})", _TIP)
                action = QAction(style.name, self, shortcut=QKeySequence(style.keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.triggered.connect(lambda _=False, wanted=style: self._set_style(wanted))
                self._editor.addAction(action)
        self.styles.activated.connect(lambda index: self._set_style(STYLES[index]))

    def _set_style(self, style: Style) -> None:
        commands.set_style(self._editor, style.kind, style.level)
        self.show_state()
        self._editor.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(3)
        row.addWidget(self.styles)
        row.addSpacing(6)
        for name in ("bold", "italic", "up", "down", "earlier", "later"):
            row.addWidget(self._button(name, words=""))
        row.addSpacing(6)
        row.addWidget(self._button("field", words="Số liệu tự động"))
        row.addWidget(self._insert_button())
        row.addWidget(self._button("delete", words=""))
        row.addStretch(1)
        row.addWidget(self.outline)
        row.addWidget(self.head)

    def _button(self, name: str, words: str) -> QToolButton:
        button = ToolButton()
        action = self.actions_by_name[name]
        button.setDefaultAction(action)
        button.setIconSize(_ICON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.toolTip())
        if words:
            action.setIconText(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _insert_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("Chèn")
        button.setIcon(icon("add"))
        button.setIconSize(_ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip("Chèn văn bản viện dẫn, dẫn chiếu, đoạn, chỗ trống, phụ lục, bảng")
        menu = self.insert_menu = QMenu(button)
        for name in ("citation", "reference"):
            menu.addAction(self.actions_by_name[name])
        menu.addSeparator()
        for name in ("block", "blank", "page", "annex", "roadmap"):
            menu.addAction(self.actions_by_name[name])
        menu.addSeparator()
        menu.addAction(self.actions_by_name["turn"])
        menu.addAction(self.actions_by_name["no_annex"])
        button.setMenu(menu)
        self._insert = button
        return button

    def _panel_button(self, text: str, image: str, tip: str) -> QToolButton:
        button = tool_button(text, image, tip)
        button.setCheckable(True)
        button.setChecked(True)
        return button

    def menu(self) -> QMenu:
        """The menu of the right button."""
        editor = self._editor
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = not editor.isReadOnly()
        chosen = editor.textCursor().hasSelection()
        for text, verb, may in (
            ("Cắt", editor.typing.cut, writable and chosen),
            ("Chép", editor.copy, chosen),
            ("Dán", editor.paste, writable and editor.canPaste()),
        ):
            action = menu.addAction(text)
            action.setEnabled(may)
            action.triggered.connect(lambda _=False, wanted=verb: wanted())
        menu.addSeparator()
        kinds = menu.addMenu("Kiểu đoạn")
        kinds.setEnabled(writable)
        for style in STYLES:
            action = kinds.addAction(f"{style.name}\t{style.keys}" if style.keys else style.name)
            action.triggered.connect(lambda _=False, wanted=style: self._set_style(wanted))
        menu.addSeparator()
        for name in ("source", "field", "citation", "reference", "block", "delete"):
            menu.addAction(self.actions_by_name[name])
        for extend in self.extensions:
            extend(menu)
        return menu

    def show_state(self) -> None:
        """Press and enable the tools as the caret's place asks for."""
        editor, item = self._editor, self._editor.item
        writable = not editor.isReadOnly()
        in_text = writable and item is not None and item.kind is ItemKind.TEXT
        look = editor.currentCharFormat()
        for name, action in self.actions_by_name.items():
            action.setEnabled(writable if name in _ANYWHERE else in_text)
        self.actions_by_name["bold"].setChecked(bool(look.property(BOLD)))
        self.actions_by_name["italic"].setChecked(bool(look.property(ITALIC)))
        is_block = writable and item is not None and item.block is not None
        self.actions_by_name["delete"].setEnabled(is_block)
        self.actions_by_name["source"].setEnabled(editor.field_at_caret() is not None)
        is_annex = writable and item is not None and item.kind is ItemKind.ANNEX
        for name in ("earlier", "later"):
            self.actions_by_name[name].setEnabled(is_block or is_annex)
        annexes = self._editor.plan.facts.annexes
        annex = next((a for a in annexes if item is not None and a.key == item.annex), None)
        for name in ("turn", "no_annex"):
            self.actions_by_name[name].setEnabled(writable and annex is not None)
        broad = annex is not None and annex.orientation is Orientation.LANDSCAPE
        self.actions_by_name["turn"].setChecked(broad)
        self.styles.setEnabled(in_text)
        self._insert.setEnabled(writable)
        with QSignalBlocker(self.styles):
            self.styles.setCurrentIndex(_style_of(item) if in_text else -1)


def _style_of(item: Item | None) -> int:
    """The line of the list that a block's style is, -1 for none."""
    block = item.block if item else None
    look = (block.kind, block.level) if block else None
    return next((i for i, style in enumerate(STYLES) if (style.kind, style.level) == look), -1)
