"""Qt's own dialogs and menus hold no English word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QUndoStack
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QColorDialog,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QDockWidget,
    QErrorMessage,
    QFileDialog,
    QFontDialog,
    QGroupBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTabWidget,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
    QWizard,
    QWizardPage,
)
from pytestqt.qtbot import QtBot

from isodesk.host.resources import resource
from isodesk.ui.qt_vietnamese import QtVietnamese, install_vietnamese

_WORD = re.compile(r"[^\W\d_]{3,}")


def _english() -> frozenset[str]:
    """The words of Qt's texts that are no Vietnamese words too."""
    table = json.loads(resource("qt-vi.json").read_text(encoding="utf-8"))
    source = {word.lower() for text in table for word in _WORD.findall(text)}
    own = {word.lower() for text in table.values() for word in _WORD.findall(text)}
    extra = {"envelope", "small", "extra", "letter", "legal", "note", "january", "monday"}
    return frozenset((source | extra) - own)


ENGLISH = _english()


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    """The application speaks Vietnamese while the test runs."""
    before = QLocale()
    install_vietnamese(qapp)
    yield
    for translator in qapp.findChildren(QtVietnamese):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    for part in [widget, *widget.findChildren(QWidget)]:
        yield part.toolTip()
        if isinstance(part, (QLabel, QAbstractButton)):
            yield part.text()
        elif isinstance(part, QGroupBox):
            yield part.title()
        elif isinstance(part, QComboBox) and part.objectName() != "lookInCombo":
            yield from (part.itemText(at) for at in range(part.count()))
        elif isinstance(part, QTabWidget):
            yield from (part.tabText(at) for at in range(part.count()))
        elif isinstance(part, QSpinBox):
            yield part.suffix()
        elif isinstance(part, QTreeView):
            for at in range(part.header().count()):
                yield str(part.model().headerData(at, Qt.Orientation.Horizontal))
    for action in widget.findChildren(QAction):
        yield action.text()
        yield action.toolTip()


def _assert_vietnamese(widget: QWidget) -> None:
    _assert_texts(list(_texts(widget)))


def _assert_texts(texts: list[str]) -> None:
    assert any(texts), "nothing was shown"
    for text in texts:
        found = ENGLISH & {word.lower() for word in _WORD.findall(text.replace("&", ""))}
        assert not found, f"{text!r} holds {sorted(found)}"


def _message() -> QWidget:
    box = QMessageBox()
    for button in QMessageBox.StandardButton:
        if 0x400 <= button.value <= 0x8000000:
            box.addButton(button)
    box.setDetailedText("05")
    return box


def _buttons() -> QWidget:
    box = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if 0x400 <= button.value <= 0x8000000:
            box.addButton(button)
    return box


def _file(accept: QFileDialog.AcceptMode, mode: QFileDialog.FileMode) -> QWidget:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(accept)
    dialog.setFileMode(mode)
    return dialog


def _colour() -> QWidget:
    dialog = QColorDialog()
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel)
    return dialog


def _font() -> QWidget:
    dialog = QFontDialog()
    dialog.setOption(QFontDialog.FontDialogOption.DontUseNativeDialog)
    return dialog


class _Printing:
    """A printer must outlive its dialog; Qt does not keep it."""

    printers: ClassVar[list[QPrinter]] = []


def _printer() -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    _Printing.printers.append(printer)
    return printer


def _wizard() -> QWidget:
    wizard = QWizard()
    wizard.setOption(QWizard.WizardOption.HaveHelpButton)
    wizard.addPage(QWizardPage())
    wizard.addPage(QWizardPage())
    return wizard


_OPEN, _SAVE = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave
DIALOGS: dict[str, Callable[[], QWidget]] = {
    "message": _message,
    "buttons": _buttons,
    "open": lambda: _file(_OPEN, QFileDialog.FileMode.ExistingFiles),
    "save": lambda: _file(_SAVE, QFileDialog.FileMode.AnyFile),
    "folder": lambda: _file(_OPEN, QFileDialog.FileMode.Directory),
    "colour": _colour,
    "font": _font,
    "input": QInputDialog,
    "progress": QProgressDialog,
    "error": QErrorMessage,
    "wizard": _wizard,
    "calendar": QCalendarWidget,
    "dock": lambda: QDockWidget("05"),
    "print": lambda: QPrintDialog(_printer()),
    "preview": lambda: QPrintPreviewDialog(_printer()),
}


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("name", DIALOGS)
def test_a_standard_dialog_is_vietnamese(
    qtbot: QtBot, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "05").mkdir()
    monkeypatch.chdir(tmp_path / "05")
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(10)
    _assert_vietnamese(dialog)


@pytest.mark.usefixtures("vietnamese")
def test_the_printers_page_setup_is_vietnamese(qtbot: QtBot) -> None:
    dialog = QPrintDialog(_printer())
    qtbot.addWidget(dialog)
    dialog.show()
    texts: list[str] = []

    def look() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not dialog]
        for widget in shown:
            texts.extend(_texts(widget))
            widget.close()

    QTimer.singleShot(50, look)
    next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Thuộc tính").click()
    qtbot.waitUntil(lambda: bool(texts))
    _assert_texts(texts)


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, QTextBrowser])
def test_a_text_menu_is_vietnamese(
    qtbot: QtBot, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    _assert_vietnamese(menu)
    menu.deleteLater()


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("kind", [QSpinBox, QDateEdit, QScrollBar])
def test_a_menu_under_the_mouse_is_vietnamese(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()
    texts: list[str] = []

    def look() -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            texts.extend(_texts(popup))
            popup.close()

    timer = QTimer(field)
    timer.timeout.connect(look)
    timer.start(20)
    place, reason = QPoint(3, 3), QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, event)
    qtbot.waitUntil(lambda: bool(texts))
    timer.stop()
    _assert_texts(texts)


@pytest.mark.usefixtures("vietnamese")
def test_words_of_undo_and_dates() -> None:
    stack = QUndoStack()
    assert stack.createUndoAction(stack).text() == "Hoàn tác"
    assert QLocale().monthName(2) == "tháng 2"
    assert QLocale().toString(1234567) == "1.234.567"


@pytest.mark.usefixtures("vietnamese")
def test_key_names_stay_those_of_the_keyboard() -> None:
    assert QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText) == "Alt+Left"


@pytest.mark.usefixtures("vietnamese")
def test_return_is_called_enter_as_on_the_keyboard() -> None:
    keys = QKeySequence("Ctrl+Return")
    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Enter"
    assert keys == QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)


def test_english_would_be_found(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.addButton(QMessageBox.StandardButton.Cancel)
    with pytest.raises(AssertionError, match="cancel"):
        _assert_vietnamese(box)
