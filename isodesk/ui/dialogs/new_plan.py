"""Kế hoạch mới: choose a kind, who issues it, for which years, and what it shall have."""

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
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError, UserError
from isodesk.facts import Issuer, PlanFacts, PlanKind, Standard
from isodesk.services.kinds import (
    LAST_YEAR_OF_DISTRICTS,
    LEVELS,
    Choice,
    KindTemplate,
    level_of,
    load_kinds,
    load_presets,
    new_plan,
    offers,
    standards_of,
)
from isodesk.services.office import (
    add_issuer,
    issuer_named,
    list_issuers,
    list_units,
    offered_standards,
)
from isodesk.services.plans import create_plan
from isodesk.store import Workspace
from isodesk.ui.dialogs.offer_list import OfferList
from isodesk.ui.dialogs.report_panel import ReportPanel
from isodesk.ui.messages import tell
from isodesk.ui.named import named

_PRESET = Qt.ItemDataRole.UserRole
_NEW = "Cơ quan khác…"
_MAKE_PLAN, _MAKE_REPORT = "Lập kế hoạch", "Lập báo cáo"
_LAST_YEAR = 2199


class NewPlanDialog(QDialog):
    """Makes a plan from a kind, or a report on plans; ``created`` is its key after the dialog was
    accepted. ``chosen`` is the plan that a report would be about."""

    guide = "danh-sach.md#Kế hoạch mới"

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, chosen: str = ""
    ) -> None:
        super().__init__(parent)
        self.created = ""
        self._workspace = workspace
        offered = (*load_presets(), load_kinds()[PlanKind.REPORT])
        self._presets = {template.preset: template for template in offered}
        with workspace.read() as session:
            self._issuers = [entry.issuer for entry in list_issuers(session)]
            self._units = tuple(unit.name for unit in list_units(session, on=date.today()))
            self._standards = offered_standards(session)
        self._list = QListWidget()
        self._about = QLabel()
        self._issuer, self._level = QComboBox(), QComboBox()
        self._name = QLineEdit(placeholderText="Ủy ban nhân dân tỉnh Lạng Sơn")
        self._superior = QLineEdit(placeholderText="để trống nếu không có")
        self._abbreviation = QLineEdit(placeholderText="UBND")
        self._place = QLineEdit(placeholderText="Lạng Sơn")
        self._subject = QLineEdit(placeholderText="ví dụ: cải cách hành chính")
        self._drafter = QLineEdit(placeholderText="chữ viết tắt, để trống nếu không ghi")
        self._first, self._last = QSpinBox(), QSpinBox()
        self._from, self._to = QComboBox(), QComboBox()
        self._tasks = OfferList("Nhiệm vụ")
        self._bases = OfferList("Căn cứ")
        self._recipients = OfferList("Nơi nhận")
        self._tabs = QTabWidget()
        self._of_plan = QWidget()
        self.report = ReportPanel(workspace, chosen)
        self._form = QFormLayout()
        self._shown: tuple[str, str] = ("", "")
        self._lay_out()
        self._fill()

    @property
    def kinds(self) -> list[PlanKind]:
        """The kinds that the chosen issuer can issue, as listed."""
        rows = (self._list.item(row) for row in range(self._list.count()))
        presets = (self._presets[item.data(_PRESET)] for item in rows if not item.isHidden())
        return list(dict.fromkeys(preset.kind for preset in presets))

    def _lay_out(self) -> None:
        self.setWindowTitle("Kế hoạch mới")
        self.resize(940, 640)
        self._list.setFixedWidth(290)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Loại kế hoạch")
        self._about.setWordWrap(True)
        self._lay_out_form()
        for offered in (self._tasks, self._bases, self._recipients):
            self._tabs.addTab(offered, offered.name)
        self._tabs.setDocumentMode(True)
        plan = QVBoxLayout(self._of_plan)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.setSpacing(10)
        plan.addLayout(self._form)
        plan.addWidget(self._tabs, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(named(self._about, "hint"))
        right.addWidget(self._of_plan, 1)
        right.addWidget(self.report, 1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        buttons = QDialogButtonBox()
        self._made = buttons.addButton(_MAKE_PLAN, QDialogButtonBox.ButtonRole.AcceptRole)
        self._made.setDefault(True)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._create)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(14)
        layout.addLayout(middle, 1)
        layout.addWidget(buttons)

    def _lay_out_form(self) -> None:
        for box, name in ((self._first, "Năm đầu"), (self._last, "Năm cuối")):
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setAccessibleName(name)
            box.setRange(2000, _LAST_YEAR)
            box.setValue(date.today().year + 1)
        self._years = _side_by_side(self._first, "đến", self._last)
        self._moves = _side_by_side(self._from, "sang", self._to)
        self._from.setAccessibleName("Tiêu chuẩn đang áp dụng")
        self._to.setAccessibleName("Tiêu chuẩn chuyển sang")
        self._form.setSpacing(8)
        self._form.addRow("Cơ quan ban hành:", self._issuer)
        self._form.addRow("Tên đầy đủ:", self._name)
        self._form.addRow("Cơ quan chủ quản:", self._superior)
        self._form.addRow("Chữ viết tắt:", self._abbreviation)
        self._form.addRow("Địa danh:", self._place)
        self._form.addRow("Cấp:", self._level)
        self._form.addRow("Năm thực hiện:", self._years)
        self._form.addRow("Tiêu chuẩn:", self._moves)
        self._form.addRow("Nội dung kế hoạch:", self._subject)
        self._form.addRow("Đơn vị soạn thảo:", self._drafter)

    def _fill(self) -> None:
        for template in self._presets.values():
            item = QListWidgetItem(template.name)
            item.setData(_PRESET, template.preset)
            item.setToolTip(template.about)
            self._list.addItem(item)
        self._issuer.addItems([issuer.full_name for issuer in self._issuers] + [_NEW])
        for code, words in LEVELS.items():
            self._level.addItem(words, code)
        for standard in self._standards:
            for box in (self._from, self._to):
                box.addItem(_standard_words(standard))
        self._last.setMinimum(self._first.value())
        self._first.valueChanged.connect(self._show_years)
        self._last.valueChanged.connect(self._show_offers)
        self._issuer.currentIndexChanged.connect(self._show_issuer)
        for text in (self._name, self._superior):
            text.textChanged.connect(self._show_issuer)
        self._level.currentIndexChanged.connect(self._show_level)
        self._list.currentRowChanged.connect(self._show_kind)
        for index, offered in enumerate((self._tasks, self._bases, self._recipients)):
            offered.count_changed.connect(
                lambda at=index, shown=offered: self._tabs.setTabText(at, shown.title)
            )
        self._list.setCurrentRow(0)
        self._show_issuer()

    # What is shown

    def _show_issuer(self) -> None:
        """Show the boxes of an issuer not known yet, and the level its name tells."""
        own = self._is_new
        for field in (self._name, self._superior, self._abbreviation, self._place):
            self._form.setRowVisible(field, own)
        issuer = self._known_or_typed()
        self._abbreviation.setPlaceholderText(issuer.abbreviation if issuer else "UBND")
        self._place.setPlaceholderText(issuer.place if issuer else "Lạng Sơn")
        if issuer:
            self._level.setCurrentIndex(self._level.findData(level_of(issuer)))
        self._show_level()

    def _show_level(self) -> None:
        """Show the kinds that suit the level; districts end with the year 2025."""
        level = self._chosen_level
        most = LAST_YEAR_OF_DISTRICTS if level == "district" else _LAST_YEAR
        for box in (self._first, self._last):
            box.setMaximum(most)
        for row in range(self._list.count()):
            item = self._list.item(row)
            levels = self._presets[item.data(_PRESET)].levels
            item.setHidden(bool(levels) and level not in levels)
        if self._list.currentItem().isHidden():
            self._list.setCurrentRow(0)
        self._show_offers()

    def _show_kind(self) -> None:
        template = self._template
        self._about.setText(template.about)
        self._of_plan.setVisible(not self._reports)
        self.report.setVisible(self._reports)
        self._made.setText(_MAKE_REPORT if self._reports else _MAKE_PLAN)
        self._form.setRowVisible(self._moves, bool(template.standard_from))
        self._form.setRowVisible(self._subject, template.kind is PlanKind.BLANK)
        self._last.setValue(self._first.value() + template.years - 1)
        self._show_standards()
        self._show_offers()

    def _show_years(self, first: int) -> None:
        """Another first year moves the last one with it."""
        years = self._last.value() - self._last.minimum()
        self._last.setMinimum(first)
        self._last.setValue(first + years)
        self._show_standards()
        self._show_offers()

    def _show_standards(self) -> None:
        codes = [standard.code for standard in self._standards]
        usual = standards_of(self._template, self._first.value())
        for box, code in zip((self._from, self._to), usual, strict=True):
            found = [i for i, known in enumerate(codes) if known in (code, f"TCVN {code}")]
            box.setCurrentIndex(found[0] if found else -1)

    def _show_offers(self) -> None:
        """The lines offered; ticks stay while kind and level do."""
        issuer = self._known_or_typed() or Issuer()
        template, level = self._template, self._chosen_level
        found = offers(template, issuer, self._first.value(), self._last.value(), level)
        anew = self._shown != (template.preset, level)
        self._shown = (template.preset, level)
        for shown, lines in (
            (self._tasks, found.tasks),
            (self._bases, found.bases),
            (self._recipients, found.recipients),
        ):
            shown.show_offers(lines, anew=anew)

    # What is chosen

    @property
    def _template(self) -> KindTemplate:
        return self._presets[self._list.currentItem().data(_PRESET)]

    @property
    def _reports(self) -> bool:
        return self._template.kind is PlanKind.REPORT

    @property
    def _chosen_level(self) -> str:
        return str(self._level.currentData() or "province")

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

    def _choice(self) -> Choice:
        template = self._template
        moving = bool(template.standard_from)
        return Choice(
            template.preset,
            self._standards[self._from.currentIndex()] if moving else None,
            self._standards[self._to.currentIndex()] if moving else None,
            frozenset(int(at) for at in self._tasks.ticked),
            self._bases.ticked,
            frozenset(int(at) for at in self._recipients.ticked),
            self._units,
        )

    def _plan(self, issuer: Issuer) -> PlanFacts:
        drafter = " ".join(self._drafter.text().split())
        names = {"drafter": drafter, "unit_abbr": drafter}
        return new_plan(
            self._template.kind,
            issuer,
            self._first.value(),
            self._last.value(),
            level=self._chosen_level,
            names=names | {"subject": " ".join(self._subject.text().split())},
            choice=self._choice(),
        )

    def _create(self) -> None:
        try:
            self.created = self.report.make() if self._reports else self._create_plan()
        except (UserError, StoreError) as error:
            tell(self, str(error))
            return
        self.accept()

    def _create_plan(self) -> str:
        issuer = self._typed() if self._is_new else self._issuers[self._issuer.currentIndex()]
        plan = self._plan(issuer)
        with self._workspace.change("Lập kế hoạch mới", plan=plan.key) as session:
            if self._is_new:
                add_issuer(session, issuer)
            return create_plan(session, plan)


def _side_by_side(left: QWidget, between: str, right: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addWidget(QLabel(between))
    row.addWidget(right)
    row.addStretch(1)
    return holder


def _standard_words(standard: Standard) -> str:
    return standard.code if standard.is_national else f"{standard.code} (chưa có TCVN tương ứng)"
