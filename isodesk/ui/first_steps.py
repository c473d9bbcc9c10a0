"""The first start: who we are, our offices, the first plan. Each step can be left for later."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError, UserError
from isodesk.services.office import add_issuer, add_unit, issuer_named, list_issuers, list_units
from isodesk.store import Workspace
from isodesk.ui.named import named
from isodesk.ui.style import COLOURS, scaled
from isodesk.vietnamese.text import fold

_TITLES = ("1. Cơ quan ban hành", "2. Cơ quan, đơn vị", "3. Kế hoạch đầu tiên")
_ABOUT = (
    "Tên này đứng ở đầu văn bản. Kế hoạch nào của cơ quan khác thì chọn lại khi lập.",
    "Mỗi dòng một cơ quan: gõ, dán từ Word, Excel, hoặc lấy từ tệp Excel. Danh mục này dùng cho "
    "mọi kế hoạch; sửa lúc nào cũng được ở Cơ quan, đơn vị (Alt+2).",
    "Chọn loại kế hoạch. Chương trình ghi sẵn các mục, nhiệm vụ, căn cứ và nơi nhận thường có.",
)
_WIDTH = 640
_MOST_NAMED = 5


class _Line(QLineEdit):
    """A line that leaves Ctrl+Z and Ctrl+Y to the window when it has nothing to undo."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)


class FirstSteps(QWidget):
    """Three steps in place of an empty list. ``plan_wanted`` asks for the first plan,
    ``sample_wanted`` for the file with samples."""

    guide = "bat-dau.md#Lần mở đầu tiên"

    plan_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.name = _Line(placeholderText="Sở Khoa học và Công nghệ tỉnh Lạng Sơn")
        self.superior = _Line(placeholderText="để trống nếu không có")
        self.place = _Line(placeholderText="để trống thì lấy theo tên")
        self.units = QPlainTextEdit()
        self._title = named(QLabel(), "question")
        self._way = named(QLabel(), "hint")
        self._about = named(QLabel(), "hint")
        self._problem = named(QLabel(), "problem")
        self._said = named(QLabel(), "hint")
        self._pages = QStackedWidget()
        self.back = QPushButton("Quay lại")
        self.later = QPushButton("Để sau")
        self.next = named(QPushButton(), "primary")
        self._sample = QPushButton("Mở tệp mẫu")
        self._lay_out()
        self._show(self._first_open())

    def _lay_out(self) -> None:
        for box, name in (
            (self.name, "Tên đầy đủ của cơ quan ban hành"),
            (self.superior, "Cơ quan chủ quản"),
            (self.place, "Địa danh"),
            (self.units, "Danh sách cơ quan, đơn vị, mỗi dòng một tên"),
        ):
            box.setAccessibleName(name)
        self.units.setTabChangesFocus(True)
        for label in (self._about, self._problem, self._said):
            label.setWordWrap(True)
        for page in (self._who(), self._offices(), QWidget()):
            self._pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        for button in (self.back, self.later, self.next):
            buttons.addWidget(button)
        self._sample.setToolTip("Năm văn bản thật đã đầy đủ, trong một tệp riêng để xem và thử")
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (self._way, self._title, self._about, self._pages, self._problem, self._said):
            column.addWidget(widget, 1 if widget is self._pages else 0)
        column.addLayout(buttons)
        card = QWidget()
        card.setLayout(column)
        card.setMaximumSize(scaled(_WIDTH), scaled(460))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(card, 8)
        row.addStretch(1)
        self.back.clicked.connect(lambda: self._show(self._pages.currentIndex() - 1))
        self.later.clicked.connect(lambda: self._show(self._pages.currentIndex() + 1))
        self.next.clicked.connect(self._go_on)
        self._sample.clicked.connect(self.sample_wanted)
        for box in (self.name, self.superior, self.place):
            box.returnPressed.connect(self._go_on)

    def _who(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.addRow("Tên đầy đủ:", self.name)
        form.addRow("Cơ quan chủ quản:", self.superior)
        form.addRow("Địa danh:", self.place)
        return page

    def _offices(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        choose = QPushButton("Lấy từ tệp Excel…")
        choose.clicked.connect(self._choose_file)
        column.addWidget(self.units, 1)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _first_open(self) -> int:
        """The first step of which the file holds nothing yet."""
        with self._workspace.read() as session:
            known = (bool(list_issuers(session)), bool(list_units(session)))
        return known.index(False) if False in known else len(known)

    def _show(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self._way.setText(_way(step))
        self._way.setAccessibleName(f"Bước {step + 1}/{len(_TITLES)}")
        self._title.setText(_TITLES[step])
        self._about.setText(_ABOUT[step])
        self._problem.clear()
        self._said.clear()
        last = step == len(_TITLES) - 1
        self.back.setVisible(step > 0)
        self.later.setVisible(not last)
        self.next.setText("Chọn loại và lập kế hoạch…" if last else "Tiếp tục")
        first: QWidget = (self.name, self.units, self.next)[step]
        self.setFocusProxy(first)
        if self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        step, said = self._pages.currentIndex(), ""
        try:
            if step == 0:
                self._keep_issuer()
            elif step == 1:
                said = self._keep_units()
        except (UserError, StoreError) as error:
            self._problem.setText(str(error))
            return
        if step < len(_TITLES) - 1:
            self._show(step + 1)
            self._said.setText(said)
        else:
            self.plan_wanted.emit()

    def _keep_issuer(self) -> None:
        issuer = issuer_named(
            self.name.text(), superior=self.superior.text(), place=self.place.text()
        )
        with self._workspace.read() as session:
            known = {fold(entry.issuer.full_name) for entry in list_issuers(session)}
        if fold(issuer.full_name) not in known:
            with self._workspace.change("Ghi cơ quan ban hành") as session:
                add_issuer(session, issuer)

    def _keep_units(self) -> str:
        """Write the names that are new into the office's list; says which were left out."""
        from isodesk.importers.unit_names import names_in_text, repeated_in_text

        text = self.units.toPlainText()
        names = names_in_text(text)
        if not names:
            raise UserError("Chưa ghi cơ quan nào. Ghi mỗi dòng một tên, hoặc chọn Để sau.")
        with self._workspace.read() as session:
            known = {fold(unit.name) for unit in list_units(session)}
        new = [name for name in names if fold(name) not in known]
        if new:
            with self._workspace.change("Ghi danh sách cơ quan, đơn vị", place="units") as session:
                for name in new:
                    add_unit(session, name)
        return _left_out(
            len(new),
            repeated_in_text(text),
            [name for name in names if fold(name) in known],
        )

    def _choose_file(self) -> None:
        from isodesk.importers.unit_names import names_in_workbook

        name, _ = QFileDialog.getOpenFileName(
            self, "Lấy tên cơ quan, đơn vị từ tệp Excel", "", "Tệp Excel (*.xlsx)"
        )
        if not name:
            return
        try:
            self.units.setPlainText("\n".join(names_in_workbook(Path(name))))
        except UserError as error:
            self._problem.setText(str(error))
        else:
            self._problem.clear()
            self.units.setFocus(Qt.FocusReason.OtherFocusReason)


def _way(step: int) -> str:
    """``Bước 1/3`` and the names of the steps, the one in front in the colour of what is chosen."""
    names = [title.partition(" ")[2] for title in _TITLES]
    style = f"color:{COLOURS.surface};background:{COLOURS.accent};font-weight:600"
    names[step] = f'<span style="{style}">&nbsp;{names[step]}&nbsp;</span>'
    count = f'<b style="color:{COLOURS.accent}">Bước {step + 1}/{len(names)}</b>'
    return f"{count}:&nbsp;&nbsp;" + "&nbsp;&nbsp;→&nbsp;&nbsp;".join(names)


def _left_out(taken: int, twice: Sequence[str], known: Sequence[str]) -> str:
    """``Đã ghi 06 cơ quan, đơn vị. Tên ghi nhiều lần, chỉ lấy một lần: Sở Y tế.``"""
    words = [f"Đã ghi {taken:02d} cơ quan, đơn vị."]
    if twice:
        words.append(f"Tên ghi nhiều lần, chỉ lấy một lần: {_some(twice)}.")
    if known:
        words.append(f"Đã có trong danh mục nên không ghi thêm: {_some(known)}.")
    return " ".join(words) if twice or known else ""


def _some(names: Sequence[str]) -> str:
    """The first names of a list, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (f" và {more:02d} tên nữa" if more > 0 else "")
