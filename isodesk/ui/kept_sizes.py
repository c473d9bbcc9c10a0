"""How a view's halves share its room, found again in the next plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget


class KeptSplitter(QSplitter):
    """Halves that share their room when they are first seen: a view behind a tab has none yet,
    and what it shared there would be squeezed or stretched later."""

    def __init__(self, across: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(across, parent)
        self._wanted: list[int] = []

    @property
    def wanted(self) -> list[int]:
        """The sizes of the halves, those that wait for being seen while they do."""
        return self._wanted or self.sizes()

    def want(self, sizes: Sequence[int]) -> None:
        """Give the halves these sizes; halves that stretch take what is left or lacking."""
        self._wanted = list(sizes)
        if self.isVisible():
            self._share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share()

    def _share(self) -> None:
        if not self._wanted:
            return
        across = self.orientation() is Qt.Orientation.Horizontal
        room = (self.width() if across else self.height()) - self.handleWidth() * (self.count() - 1)
        halves = filter(None, map(self.widget, range(self.count())))
        policies = [half.sizePolicy() for half in halves]
        stretch = [p.horizontalStretch() if across else p.verticalStretch() for p in policies]
        free, parts = room - sum(self._wanted), sum(stretch) or 1
        self.setSizes(
            [
                max(0, size + free * part // parts)
                for size, part in zip(self._wanted, stretch, strict=True)
            ]
        )
        self._wanted = []


def kept_sizes(splitter: KeptSplitter) -> dict[str, Any]:
    """The sizes of the halves, as JSON data."""
    return {"sizes": splitter.wanted}


def show_kept_sizes(splitter: KeptSplitter, remembered: object) -> None:
    """Take what `kept_sizes` gave; anything else is left alone."""
    sizes = remembered.get("sizes") if isinstance(remembered, dict) else None
    if not isinstance(sizes, list) or len(sizes) != splitter.count():
        return
    if all(isinstance(size, int) for size in sizes):
        splitter.want(sizes)
