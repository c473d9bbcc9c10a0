"""A dialog that shows more than before is given the room for it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def grow(dialog: QDialog) -> None:
    """Make a dialog as tall as what it shows now; it never becomes smaller by itself."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    needed = max(layout.totalHeightForWidth(dialog.width()), layout.totalSizeHint().height())
    dialog.resize(dialog.width(), max(dialog.height(), needed))
