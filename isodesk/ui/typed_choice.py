"""A box to type in, with the usual words in a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

_LEAST_LETTERS = 8


class TypedChoice(QComboBox):
    """What is typed stays what was typed, also where it begins like a word of the list.

    Qt would complete it within the box, and BackSpace, with which a Vietnamese keyboard takes a
    letter back to give it its mark, would only take the completion away.
    """

    def __init__(self, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # the stubs forget that none may be set
        # Long words of the list are cut in it rather than widening whatever the box stands in.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.addItems(list(words))

    def setAccessibleName(self, name: str) -> None:
        """Name the box, and what is typed in within it."""
        super().setAccessibleName(name)
        inside = self.lineEdit()
        if inside is not None:
            inside.setAccessibleName(name)
