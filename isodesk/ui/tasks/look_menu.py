"""Cách xem: what stands together, and what the colours of the bars say."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from isodesk.documents.roadmap_tones import COLOUR_WORDS, ColourBy
from isodesk.ui.tasks.arranged import GROUP_WORDS, GroupBy

E = TypeVar("E", bound=StrEnum)


class LookMenu(QMenu):
    """A section for each choice, one of its entries ticked."""

    group_chosen = Signal(object)
    colour_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = self._choice("Nhóm các dòng", GROUP_WORDS, self.group_chosen)
        self._colours = self._choice("Màu của thanh", COLOUR_WORDS, self.colour_chosen)

    def _choice(self, title: str, words: Mapping[E, str], chosen: SignalInstance) -> QActionGroup:
        """A section whose entries send what they stand for."""
        self.addSection(title)
        group = QActionGroup(self)
        for value, text in words.items():
            action = group.addAction(self.addAction(text))
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _=False, it=value: chosen.emit(it))
        group.actions()[0].setChecked(True)
        return group

    def show_group(self, by: GroupBy) -> None:
        """Tick what stands together."""
        _tick(self._groups, by)

    def show_colour(self, by: ColourBy) -> None:
        """Tick what the colours say."""
        _tick(self._colours, by)


def _tick(group: QActionGroup, value: StrEnum) -> None:
    for action in group.actions():
        if action.data() == value:
            action.setChecked(True)
