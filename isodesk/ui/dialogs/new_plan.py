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
from isodesk.errors import StoreError, UserError
from isodesk.facts import Issuer, PlanKind
from isodesk.services.kinds import level_of, load_kinds, new_plan
from isodesk.services.office import add_issuer, issuer_named, list_issuers
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

    @property
    def kinds(self) -> list[PlanKind]:
        """The kinds that the chosen issuer can issue, as listed."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [PlanKind(item.data(_KIND)) for item in items if not item.isHidden()]

    def _lay_out(self) -> None:
        self.setWindowTitle("Kế hoạch mới")
        self.resize(760, 440)
        self._list.setFixedWidth(270)
        self._list.setAccessibleName("Loại kế hoạch")
        self._about.setWordWrap(True)
        years = QHBoxLayout()
        self._first.setAccessibleName("Năm đầu")
        self._last.setAccessibleName("Năm cuối")
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
        self._first.valueChanged.connect(self._show_years)
        self._last.setMinimum(self._first.value())
        self._issuer.currentIndexChanged.connect(self._show_issuer)
        self._name.textChanged.connect(self._show_issuer)
        self._list.currentRowChanged.connect(self._show_kind)
        self._list.setCurrentRow(0)
        self._show_issuer()

    def _show_issuer(self) -> None:
        """Show the boxes of an issuer not known yet, and the kinds that suit the issuer."""
        own = self._is_new
        for field in (self._name, self._superior, self._abbreviation, self._place):
            self._form.setRowVisible(field, own)
        issuer = self._known_or_typed()
        self._abbreviation.setPlaceholderText(issuer.abbreviation if issuer else "UBND")
        self._place.setPlaceholderText(issuer.place if issuer else "Lạng Sơn")
        level = level_of(issuer) if issuer else ""
        for row in range(self._list.count()):
            item = self._list.item(row)
            levels = self._kinds[PlanKind(item.data(_KIND))].levels
            item.setHidden(bool(level and levels) and level not in levels)
        if self._list.currentItem().isHidden():
            self._list.setCurrentRow(self._row_of(self.kinds[0]))

    def _row_of(self, kind: PlanKind) -> int:
        rows = range(self._list.count())
        return next(row for row in rows if self._list.item(row).data(_KIND) == kind.value)

    def _show_kind(self) -> None:
        kind = self._kinds[self._chosen()]
        self._about.setText(kind.about)
        self._last.setValue(self._first.value() + kind.years - 1)

    def _show_years(self, first: int) -> None:
        """Another first year moves the last one with it."""
        years = self._last.value() - self._last.minimum()
        self._last.setMinimum(first)
        self._last.setValue(first + years)

    def _chosen(self) -> PlanKind:
        return PlanKind(self._list.currentItem().data(_KIND))

    def _create(self) -> None:
        try:
            issuer = self._typed() if self._is_new else self._issuers[self._issuer.currentIndex()]
            plan = new_plan(self._chosen(), issuer, self._first.value(), self._last.value())
            with self._workspace.change("Lập kế hoạch mới", plan=plan.key) as session:
                if self._is_new:
                    add_issuer(session, issuer)
                self.created = create_plan(session, plan)
        except (UserError, StoreError) as error:
            tell(self, str(error))
            return
        self.accept()

    @property
    def _is_new(self) -> bool:
        return self._issuer.currentIndex() == len(self._issuers)

    def _known_or_typed(self) -> Issuer | None:
        if not self._is_new:
            return self._issuers[self._issuer.currentIndex()]
        return self._typed() if self._name.text().strip() else None

    def _typed(self) -> Issuer:
        return issuer_named(
            self._name.text(),
            superior=self._superior.text(),
            abbreviation=self._abbreviation.text(),
            place=self._place.text(),
        )
