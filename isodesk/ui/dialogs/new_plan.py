"""Kế hoạch mới: choose a kind, who issues it, for which years."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from isodesk.documents.plan_words import KIND_WORDS
from isodesk.errors import UserError
from isodesk.facts import Issuer, PlanKind
from isodesk.services.kinds import load_kinds, new_plan
from isodesk.services.office import add_issuer, list_issuers
from isodesk.services.plans import create_plan
from isodesk.store import Workspace
from isodesk.ui.messages import tell

_KIND = Qt.ItemDataRole.UserRole
_NEW = "Cơ quan khác…"


class NewPlanDialog(QDialog):
    """Makes a plan from a kind; ``created`` is its key after the dialog was accepted."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.created = ""
        self._workspace = workspace
        self._kinds = {kind: made for kind, made in load_kinds().items() if made.offered}
        with workspace.read() as session:
            self._issuers = [entry.issuer for entry in list_issuers(session)]
        self._list = QListWidget()
        self._about = QLabel()
        self._issuer = QComboBox()
        self._name = QLineEdit(placeholderText="Ủy ban nhân dân tỉnh Lạng Sơn")
        self._superior = QLineEdit(placeholderText="để trống nếu không có")
        self._abbreviation = QLineEdit(placeholderText="UBND")
        self._place = QLineEdit(placeholderText="Lạng Sơn")
        self._first, self._last = QSpinBox(), QSpinBox()
        for year in (self._first, self._last):
            year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._form = QFormLayout()
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        self.setWindowTitle("Kế hoạch mới")
        self.resize(760, 440)
        self._list.setFixedWidth(270)
        self._list.setAccessibleName("Loại kế hoạch")
        self._about.setWordWrap(True)
        years = QHBoxLayout()
        for box in (self._first, self._last):
            box.setRange(2000, 2199)
            box.setValue(date.today().year + 1)
        years.addWidget(self._first)
        years.addWidget(QLabel("đến"))
        years.addWidget(self._last)
        years.addStretch(1)
        self._form.setSpacing(10)
        self._form.addRow("Cơ quan ban hành:", self._issuer)
        self._form.addRow("Tên đầy đủ:", self._name)
        self._form.addRow("Cơ quan chủ quản:", self._superior)
        self._form.addRow("Chữ viết tắt:", self._abbreviation)
        self._form.addRow("Địa danh:", self._place)
        self._form.addRow("Năm thực hiện:", years)
        right = QVBoxLayout()
        right.addWidget(self._about)
        right.addSpacing(8)
        right.addLayout(self._form)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        buttons = QDialogButtonBox()
        buttons.addButton("Lập kế hoạch", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._create)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(14)
        layout.addLayout(middle, 1)
        layout.addWidget(buttons)

    def _fill(self) -> None:
        for kind in self._kinds:
            item = QListWidgetItem(KIND_WORDS[kind])
            item.setData(_KIND, kind.value)
            self._list.addItem(item)
        self._issuer.addItems([issuer.full_name for issuer in self._issuers] + [_NEW])
        self._first.valueChanged.connect(lambda year: self._last.setMinimum(year))
        self._last.setMinimum(self._first.value())
        self._issuer.currentIndexChanged.connect(self._show_issuer)
        self._list.currentRowChanged.connect(self._show_kind)
        self._list.setCurrentRow(0)
        self._show_issuer()

    def _show_issuer(self) -> None:
        own = self._issuer.currentText() == _NEW
        for field in (self._name, self._superior, self._abbreviation, self._place):
            self._form.setRowVisible(field, own)

    def _show_kind(self) -> None:
        kind = self._kinds[self._chosen()]
        self._about.setText(kind.about)
        self._last.setValue(self._first.value() + kind.years - 1)

    def _chosen(self) -> PlanKind:
        return PlanKind(self._list.currentItem().data(_KIND))

    def _create(self) -> None:
        try:
            issuer, new = self._wanted_issuer()
            plan = new_plan(self._chosen(), issuer, self._first.value(), self._last.value())
            with self._workspace.change("Lập kế hoạch mới") as session:
                if new:
                    add_issuer(session, issuer)
                self.created = create_plan(session, plan)
        except UserError as error:
            tell(self, str(error))
            return
        self.accept()

    def _wanted_issuer(self) -> tuple[Issuer, bool]:
        if self._issuer.currentText() != _NEW:
            return self._issuers[self._issuer.currentIndex()], False
        name = " ".join(self._name.text().split())
        if not name:
            raise UserError("Chưa ghi tên cơ quan ban hành. Ghi tên đầy đủ rồi lập kế hoạch.")
        superior = " ".join(self._superior.text().split())
        issuer = Issuer(
            header=(name.upper(),),
            superior=(superior.upper(),) if superior else (),
            full_name=name,
            short_name=name,
            abbreviation=self._abbreviation.text().strip(),
            place=self._place.text().strip(),
        )
        return issuer, True
