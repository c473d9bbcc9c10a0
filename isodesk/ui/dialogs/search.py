"""Tìm nhanh: one box for plans, offices, tasks and what the menus can do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from isodesk.services.search import Named, Sort
from isodesk.ui.dialogs.picker import Choice, Picker, PickerWords

_WORDS = PickerWords("Tìm nhanh", "Tên", "Là", "mục", take="Mở", shown_width=300)
_SORTS = {Sort.PLAN: "Kế hoạch, văn bản", Sort.UNIT: "Cơ quan, đơn vị", Sort.TASK: "Nhiệm vụ"}


class SearchDialog(Picker):
    """``value`` is what was chosen: something of the file, or a command that can be done now."""

    guide = "bat-dau.md#Tìm nhanh"

    def __init__(
        self, named: Sequence[Named], actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        plans = [_choice(each) for each in named if each.sort is Sort.PLAN]
        others = [_choice(each) for each in named if each.sort is not Sort.PLAN]
        commands = [_command(action) for action in actions if action.isEnabled()]
        super().__init__(_WORDS, [*plans, *commands, *others], parent)
        self.resize(840, 500)

    @property
    def named(self) -> Named | None:
        """The thing that was chosen."""
        return self.value if isinstance(self.value, Named) else None

    @property
    def action(self) -> QAction | None:
        """The command that was chosen."""
        return self.value if isinstance(self.value, QAction) else None


def _choice(named: Named) -> Choice:
    sort = _SORTS[named.sort]
    return Choice(named.text, f"{sort}: {named.of}" if named.of else sort, named)


def _command(action: QAction) -> Choice:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = action.text().replace("&", "").rstrip("…")
    return Choice(words, f"Lệnh ({keys})" if keys else "Lệnh", action)
