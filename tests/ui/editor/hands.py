"""What a person's hands do to the editor, and what stands in the file afterwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.steps import Caret
from isodesk.ui.open_plan import OpenPlan

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def write(widget: QWidget, text: str) -> None:
    """Type text, marks and all, as a Vietnamese keyboard driver sends it: keys that carry text;
    ``\\b`` is Backspace."""
    for letter in text:
        key = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key(0)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, NONE, letter))


def compose(widget: QWidget, *steps: str, commit: str = "") -> None:
    """Compose letters with an input method: each step replaces the one before."""
    for step in steps:
        QApplication.sendEvent(widget, QInputMethodEvent(step, []))
    if commit:
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One key."""
    QTest.keyClick(widget, key, modifiers)


def paste(widget: QWidget, text: str) -> None:
    """Paste text from another program."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(widget, Qt.Key.Key_V, CTRL)


def go(editor: DocumentEditor, key: str, offset: int = 0) -> None:
    """Put the caret into a block."""
    assert editor.place_caret(Caret(key, offset))


def end(editor: DocumentEditor, key: str) -> None:
    """Put the caret at the end of a block."""
    go(editor, key, 10_000)


def choose(editor: DocumentEditor, first: str, start: int, last: str, stop: int) -> None:
    """Select from a place in one block to a place in another."""
    go(editor, first, start)
    anchor = editor.textCursor().position()
    go(editor, last, stop)
    cursor = editor.textCursor()
    place = cursor.position()
    cursor.setPosition(anchor)
    cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def shown(editor: DocumentEditor) -> list[str]:
    """The text blocks as plain text, chips as ￼."""
    return editor.toPlainText().split("\n")


def texts(plan: OpenPlan) -> dict[str, str]:
    """What the file holds, by block."""
    return {block.key: plan.text(block.text) for block in plan.facts.all_blocks()}


def body(plan: OpenPlan) -> list[str]:
    """The kinds and texts of the body as the file has them."""
    return [f"{b.kind.value}{b.level} {plan.text(b.text)}".strip() for b in plan.facts.blocks]


def last_step(plan: OpenPlan) -> str:
    """The name of the step that Ctrl+Z would take back."""
    step = plan.workspace.next_undo()
    return step.label if step else ""
