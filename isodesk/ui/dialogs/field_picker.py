"""Chèn số liệu tự động, chèn dẫn chiếu: what a text can show, with what it shows now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from isodesk.facts import FieldRef
from isodesk.facts.choices import FieldChoice, field_choices, reference_choices
from isodesk.facts.fields import FieldContext
from isodesk.ui.dialogs.picker import Choice, Picker, PickerWords

_FIELDS = PickerWords("Chèn số liệu tự động", "Số liệu", "Đang là", "số liệu")
_REFERENCES = PickerWords(
    "Chèn dẫn chiếu đến mục, phụ lục", "Mục, khoản, điểm, phụ lục", "Sẽ ghi là", "mục"
)


class FieldPicker(Picker):
    """Every fact that a text can show."""

    guide = "soan-thao.md#Số liệu tự động"

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(_FIELDS, _choices(field_choices(context)), parent)

    @property
    def field(self) -> FieldRef | None:
        """The field that was taken."""
        return self.value if isinstance(self.value, FieldRef) else None


class ReferencePicker(Picker):
    """Every numbered part of the text and every annex."""

    guide = "soan-thao.md#Văn bản viện dẫn và dẫn chiếu"

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(_REFERENCES, _choices(reference_choices(context)), parent)

    @property
    def field(self) -> FieldRef | None:
        """The reference that was taken."""
        return self.value if isinstance(self.value, FieldRef) else None


def _choices(found: Sequence[FieldChoice]) -> list[Choice]:
    return [Choice(choice.name, choice.shown, choice.field) for choice in found]
