"""Texts offered under a cell while it is typed in; an offer is taken only when asked for.

Where one alone goes on with what was typed, Tab takes it, and the list says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from isodesk.vietnamese.text import fold, search_matches

_SHOWN = 8
_EARLIER_PARTS = re.compile(r".*[;\n]\s*", re.DOTALL)
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_TAB = "     (Tab)"
_FEWEST_LETTERS = 2
_TEXT = Qt.ItemDataRole.UserRole


class Completion:
    """A list under the field; arrows enter it, Enter takes the chosen text, typing leaves it.

    ``take`` gets the text and whether Tab took it.
    """

    def __init__(self, parent: QWidget, take: Callable[[str, bool], None]) -> None:
        self._offers: Sequence[str] = ()
        self._take = take
        self._earlier = ""
        self._alone = False
        self._parent = parent
        self._list = QListWidget(parent)
        self._list.setObjectName("cellOffers")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self._take_item(item, False))
        self._list.hide()

    def set_offers(self, offers: Sequence[str]) -> None:
        """What may be offered in the cell that is opened."""
        self._offers = offers

    def offer(self, typed: str) -> None:
        """Show the offers in which ``typed`` stands, marks or not; none chosen.

        In a cell of several parts, only the part after the last semicolon or line counts.
        """
        earlier = _EARLIER_PARTS.match(typed)
        self._earlier = earlier.group() if earlier else ""
        part = typed[len(self._earlier) :]
        fitting = [text for text in self._offers if search_matches(part, text) and text != part]
        self._list.clear()
        alone = self._goes_on(part, fitting)
        for text in fitting[:200]:
            item = QListWidgetItem(f"{text}{_TAB}" if alone else text)
            item.setData(_TEXT, text)
            self._list.addItem(item)
        self._alone = alone
        self._list.setCurrentRow(-1)
        self._list.setVisible(bool(fitting))
        self._list.raise_()

    def place_under(self, field: QRect) -> None:
        """Lay the list below the field, above it when there is no room."""
        if self._list.isHidden():
            return
        height = self._list.sizeHintForRow(0) * min(self._list.count(), _SHOWN) + 6
        width = max(field.width(), min(self._list.sizeHintForColumn(0) + 28, 420))
        room = self._parent.rect()
        below = field.bottom() + 2
        top = below if below + height <= room.bottom() else max(field.top() - height - 1, 0)
        left = max(0, min(field.left(), room.right() - width))
        self._list.setGeometry(left, top, width, height)

    def hide(self) -> None:
        """Take the list away."""
        self._list.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Move in the list or take the chosen text; False when the key is not the list's."""
        if self._list.isHidden():
            return False
        chosen = self._list.currentRow()
        if event.key() == Qt.Key.Key_Down:
            self._list.setCurrentRow(min(chosen + 1, self._list.count() - 1))
        elif event.key() == Qt.Key.Key_Up and chosen >= 0:
            self._list.setCurrentRow(chosen - 1)
        elif event.key() in _TAKING and chosen >= 0:
            self._take_item(self._list.currentItem(), event.key() == Qt.Key.Key_Tab)
        elif event.key() == Qt.Key.Key_Tab and self._alone:
            self._take_item(self._list.item(0), True)
        elif event.key() == Qt.Key.Key_Escape and chosen >= 0:
            self._list.setCurrentRow(-1)
        else:
            return False
        return True

    def _goes_on(self, part: str, fitting: Sequence[str]) -> bool:
        """Whether one offer alone begins with what was typed, which is none itself."""
        typed = fold(part).strip()
        return (
            len(fitting) == 1
            and len(typed) >= _FEWEST_LETTERS
            and fold(fitting[0]).startswith(typed)
            and typed not in map(fold, self._offers)
        )

    def _take_item(self, item: QListWidgetItem, tabbed: bool) -> None:
        self._take(self._earlier + str(item.data(_TEXT)), tabbed)
