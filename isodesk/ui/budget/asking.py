"""Asking what an amount means: a short list at its cell, chosen with the mouse or the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidgetAction

from isodesk.ui.budget.money import Asked
from isodesk.ui.grid.view import GridView

Answers = Mapping[tuple[int, int], int]


def question_menu(
    grid: GridView, asked: Sequence[Asked], answer: Callable[[Answers], None]
) -> QMenu:
    """A menu of the readings; choosing one answers for all that were asked together.

    ``answer`` gets đồng by row and column of the source. Nothing is chosen beforehand, so that
    Enter hit twice decides nothing.
    """
    menu = QMenu(grid)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    first = asked[0].question
    words = first.message if len(asked) == 1 else _of_many(asked)
    if not grid.editing.sentence.isVisible():
        label = QLabel(words)
        label.setContentsMargins(12, 6, 12, 6)
        head = QWidgetAction(menu)
        head.setDefaultWidget(label)
        menu.addAction(head)
        menu.addSeparator()
    for at, (choice, _) in enumerate(first.choices):
        text = choice if len(asked) == 1 else f"Tất cả như: {choice}"
        menu.addAction(text).triggered.connect(lambda _=False, at=at: answer(_answers(asked, at)))
    return menu


def ask(grid: GridView, asked: Sequence[Asked], answer: Callable[[Answers], None]) -> QMenu:
    """Show the menu under the cell that was asked first."""
    menu = question_menu(grid, asked, answer)
    row = max(grid.cells.shown_row(asked[0].row), 0)
    cell = grid.visualRect(grid.cells.index(row, max(grid.cells.shown_column(asked[0].column), 0)))
    sentence = grid.editing.sentence
    below = max(cell.bottom(), sentence.geometry().bottom() if sentence.isVisible() else 0)
    menu.popup(grid.viewport().mapToGlobal(QPoint(cell.left(), below + 2)))
    return menu


def _of_many(asked: Sequence[Asked]) -> str:
    return f"{len(asked)} số tiền có thể hiểu theo nhiều cách. Chọn một cách hiểu cho tất cả."


def _answers(asked: Sequence[Asked], at: int) -> Answers:
    """The reading at this place in every list of choices, the last one in a shorter list."""
    return {
        (each.row, each.column): each.question.choices[min(at, len(each.question.choices) - 1)][1]
        for each in asked
    }
