"""Lines offered with ticks: what a new plan shall have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from isodesk.services.kinds import Offer
from isodesk.ui.style import COLOURS

_ID = Qt.ItemDataRole.UserRole
_DOUBT = " (cần kiểm tra)"


class OfferList(QListWidget):
    """A list whose lines are ticked with Space or a click; ``count_changed`` says how many are."""

    count_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._hand: dict[str, bool] = {}
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(False)
        self.itemChanged.connect(self._on_tick)

    def show_offers(self, offers: Sequence[Offer], *, anew: bool) -> None:
        """Show these lines; ticks set by hand stay unless all is ``anew``."""
        if anew:
            self._hand.clear()
        self.blockSignals(True)
        self.clear()
        for offer in offers:
            item = QListWidgetItem(offer.text + (_DOUBT if offer.doubt else ""))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = self._hand.get(offer.id, offer.on)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(_ID, offer.id)
            item.setToolTip(f"{offer.text}\nCần kiểm tra: {offer.doubt}" if offer.doubt else "")
            if offer.doubt:
                item.setForeground(QColor(COLOURS.doubt))
            self.addItem(item)
        self.blockSignals(False)
        if offers:
            self.setCurrentRow(0)
        self.count_changed.emit()

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the lines that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return frozenset(
            str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def title(self) -> str:
        """``Nhiệm vụ (12/13)``."""
        return f"{self.name} ({len(self.ticked)}/{self.count()})"

    def _on_tick(self, item: QListWidgetItem) -> None:
        self._hand[str(item.data(_ID))] = item.checkState() is Qt.CheckState.Checked
        self.count_changed.emit()
