"""How a view's halves share its room, found again in the next plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSplitter


def kept_sizes(splitter: QSplitter) -> dict[str, Any]:
    """The sizes of the halves, as JSON data."""
    return {"sizes": splitter.sizes()}


def show_kept_sizes(splitter: QSplitter, remembered: object) -> None:
    """Take what `kept_sizes` gave; anything else is left alone."""
    sizes = remembered.get("sizes") if isinstance(remembered, dict) else None
    if not isinstance(sizes, list) or len(sizes) != splitter.count():
        return
    if all(isinstance(size, int) for size in sizes):
        splitter.setSizes(sizes)
