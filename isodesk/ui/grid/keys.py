"""Which keys do what in a grid; the conventions of Excel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from isodesk.ui.grid.view import GridView

Command = Callable[[], object]
_ARROWS = {"Up": (-1, 0), "Down": (1, 0), "Left": (0, -1), "Right": (0, 1)}
_FAR = 1 << 30
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def combination(event: QKeyEvent) -> int:
    """The key with its modifiers as one number; a keypad's key counts as its twin."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return.value
    return int(key) | int(modifiers.value)


def is_typing(event: QKeyEvent) -> bool:
    """Whether the key writes a letter; AltGr (Ctrl and Alt together) may."""
    held = event.modifiers() & _COMMANDING
    text = event.text()
    return bool(text) and text.isprintable() and held in (Qt.KeyboardModifier(0), _COMMANDING)


def bindings(view: GridView) -> dict[int, Command]:
    """The commands of a grid by combination of keys."""
    named = _moves(view) | _verbs(view)
    return {combined(keys): command for keys, command in named.items()}


def combined(keys: str) -> int:
    """Keys written as in a menu (``Alt+Right``) as the number `combination` gives."""
    sequence = QKeySequence(keys)
    return int(sequence[0].toCombined())  # type: ignore[index]  # the stubs forget __getitem__


def _moves(view: GridView) -> dict[str, Command]:
    moves: dict[str, Command] = {
        "Return": partial(view.enter, 1),
        "Shift+Return": partial(view.enter, -1),
        "Tab": partial(view.tab, 1),
        "Shift+Backtab": partial(view.tab, -1),
        "Shift+Tab": partial(view.tab, -1),
        "Backtab": partial(view.tab, -1),
        "F6": view.leave,
    }
    for shift in ("", "Shift+"):
        extend = bool(shift)
        for name, (down, right) in _ARROWS.items():
            moves[shift + name] = partial(view.step, down, right, extend)
            moves["Ctrl+" + shift + name] = partial(view.step, down, right, extend, True)
        moves[shift + "Home"] = partial(view.step, 0, -_FAR, extend)
        moves[shift + "End"] = partial(view.step, 0, _FAR, extend)
        moves["Ctrl+" + shift + "Home"] = partial(view.step, -_FAR, -_FAR, extend)
        moves["Ctrl+" + shift + "End"] = partial(view.step, _FAR, _FAR, extend)
        moves[shift + "PgUp"] = partial(view.page, -1, extend)
        moves[shift + "PgDown"] = partial(view.page, 1, extend)
    return moves


def _verbs(view: GridView) -> dict[str, Command]:
    do, edit = view.commands, view.editing
    return {
        "F2": edit.start,
        "Alt+Up": partial(do.move_rows, down=False),
        "Alt+Down": partial(do.move_rows, down=True),
        "Backspace": partial(edit.start, ""),
        "Del": do.clear,
        "Space": do.toggle_or_type,
        "Ctrl+C": do.copy,
        "Ctrl+Ins": do.copy,
        "Ctrl+X": do.cut,
        "Shift+Del": do.cut,
        "Ctrl+V": do.paste,
        "Shift+Ins": do.paste,
        "Ctrl+D": do.fill_down,
        "Ctrl+R": do.fill_right,
        "Ctrl+Alt+D": do.fill_series,
        "Ctrl+Return": do.repeat_active,
        "Ctrl+;": do.write_today,
        "Ctrl+Alt+L": view.arranging.filter_active,
        "Ctrl+A": view.selectAll,
        "Ctrl+Space": do.select_columns,
        "Shift+Space": do.select_rows,
        "Ctrl++": do.insert_rows,
        "Ctrl+=": do.insert_rows,
        "Ctrl+Shift++": do.insert_rows,
        "Ctrl+-": do.delete_rows,
    }
