"""Tab Biểu, chỉ tiêu: a list of forms and tables at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from isodesk.facts import PlanFacts, PlanKind, TableSource
from isodesk.services.indicators import add_form, delete_form
from isodesk.services.rows import delete_rows
from isodesk.ui.forms.free_panel import FreePanel
from isodesk.ui.forms.indicator_panel import IndicatorPanel
from isodesk.ui.forms.mailing import MailingPanel
from isodesk.ui.icons import icon
from isodesk.ui.kept_sizes import KeptSplitter, kept_sizes, show_kept_sizes
from isodesk.ui.message_strip import MessageStrip
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.style import scaled
from isodesk.ui.tool_button import tool_button
from isodesk.ui.views import PlanView, ViewSpec

MAILING, FORM, FREE = "mailing", "indicator_forms", "free_tables"
_ICONS = {MAILING: "unit", FORM: "matrix", FREE: "table"}
_ENTRY = Qt.ItemDataRole.UserRole
_SIDE, _LEAST_SIDE = 230, 170
_NEW_FORM = "TÊN BIỂU"
_USUAL_COLUMNS = ("Thực hiện năm trước", "Kế hoạch năm", "Ước thực hiện", "Kế hoạch năm sau")
_KEPT = "Danh sách gửi không xóa ở đây. Chọn các dòng của danh sách rồi xóa."

Entry = tuple[str, str]


class FormsView(PlanView):
    """The mailing list, the forms of indicators and the free tables of a plan."""

    def __init__(self, plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(plan, parent)
        self.strip = MessageStrip()
        self.strip.follow(plan)
        self.list = QListWidget()
        self.list.setAccessibleName("Các biểu, bảng")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.mailing = MailingPanel(plan, self.strip)
        self.indicators = IndicatorPanel(plan, self.strip)
        self.free = FreePanel(plan, self.strip)
        self.pages = QStackedWidget()
        self._status = ""
        self._lay_out()
        plan.changed.connect(self._on_changed)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        for panel in (self.mailing, self.indicators, self.free):
            panel.grid.status_changed.connect(self._keep_status)
        self._fill()

    def _lay_out(self) -> None:
        for page in (self.mailing, self.indicators, self.free):
            self.pages.addWidget(page)
        self._add = tool_button("Thêm biểu", "add", "Thêm một biểu chỉ tiêu", self.add_form)
        self._delete = tool_button("", "delete", "Xóa biểu, bảng đang chọn", self.delete_chosen)
        for tool in (self._add, self._delete):
            tool.setEnabled(not self.plan.locked)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 8, 0, 8)
        left.addWidget(self._add)
        left.addWidget(self.list, 1)
        left.addWidget(self._delete)
        self.splitter = KeptSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(side)
        self.splitter.addWidget(self.pages)
        self.splitter.setStretchFactor(1, 1)
        side.setMinimumWidth(scaled(_LEAST_SIDE))
        self.splitter.want([scaled(_SIDE), 4 * _SIDE])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.strip)

    # What is shown

    def entries(self) -> list[Entry]:
        """What stands in the list: room and key."""
        facts = self.plan.facts
        letter = facts.kind is PlanKind.LETTER or bool(facts.mailing)
        return [
            *([(MAILING, "")] if letter else []),
            *((FORM, form.key) for form in facts.indicator_forms),
            *((FREE, table.key) for table in facts.free_tables),
        ]

    def chosen(self) -> Entry | None:
        """The entry that is shown, None while there is none."""
        row = self.list.currentRow()
        entry: Entry | None = self.list.item(row).data(_ENTRY) if row >= 0 else None
        return entry

    def choose(self, entry: Entry) -> bool:
        """Show an entry; False when there is none of this kind and key."""
        for at in range(self.list.count()):
            if self.list.item(at).data(_ENTRY) == entry:
                self.list.setCurrentRow(at)
                return True
        return False

    def _fill(self) -> None:
        before = self.chosen()
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in self.entries():
                item = QListWidgetItem(icon(_ICONS[entry[0]]), self._name(entry), self.list)
                item.setData(_ENTRY, entry)
                item.setToolTip(item.text())
            if before is None or not self.choose(before):
                self.list.setCurrentRow(0)
        self._show_chosen()

    def _name(self, entry: Entry) -> str:
        facts, (room, key) = self.plan.facts, entry
        if room == MAILING:
            return f"Danh sách gửi ({self.mailing.source.total:02d} nơi)"
        if room == FORM:
            form = next(form for form in facts.indicator_forms if form.key == key)
            return " ".join(self.plan.text(form.name).split())
        return next(table.name for table in facts.free_tables if table.key == key)

    def _show_chosen(self) -> None:
        facts, entry = self.plan.facts, self.chosen()
        room, key = entry or ("", "")
        forms = {form.key: form for form in facts.indicator_forms}
        tables = {table.key: table for table in facts.free_tables}
        self.indicators.show_form(forms.get(key) if room == FORM else None)
        self.free.show_table(tables.get(key) if room == FREE else None)
        page: QWidget = {MAILING: self.mailing, FREE: self.free}.get(room, self.indicators)
        self.pages.setCurrentWidget(page)
        self.pages.setVisible(entry is not None)
        self._delete.setEnabled(entry is not None and not self.plan.locked)
        self.setFocusProxy(page)

    def _on_changed(self, _sections: Collection[str]) -> None:
        """Fields in names, titles and cells may show any part of the plan."""
        self.mailing.refresh()
        self._fill()

    def _keep_status(self, words: str) -> None:
        self._status = words
        self.status_changed.emit()

    def status_text(self) -> str:
        return self._status

    def finish_typing(self) -> None:
        self.mailing.grid.editing.commit()
        self.indicators.finish()
        self.free.finish()

    def show_place(self, place: str) -> bool:
        room, _, rest = place.partition("/")
        key, _, inner = rest.partition("/")
        if room == MAILING:
            code = inner
            return self.choose((MAILING, "")) and self.mailing.list.show_row(key, code)
        if room not in (FORM, FREE) or not self.choose((room, key)):
            return False
        panel = self.indicators if room == FORM else self.free
        row, _, code = inner.partition("/")
        code = f"c{int(code) + 1}" if code.isdecimal() else code
        if not panel.show_row(row, code):
            panel.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def remembered(self) -> dict[str, Any]:
        return kept_sizes(self.splitter)

    def show_as_before(self, remembered: object) -> None:
        show_kept_sizes(self.splitter, remembered)

    # What is done

    def add_form(self) -> None:
        """Add a form with its annex and begin to type its name."""
        made: list[str] = []

        def change() -> None:
            with self.plan.change("Thêm biểu") as session:
                made.append(add_form(session, self.plan.key, _NEW_FORM, _USUAL_COLUMNS))

        if self.strip.attempt(change) and self.choose((FORM, made[0])):
            self.indicators.name_box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.indicators.name_box.selectAll()

    def delete_chosen(self) -> None:
        """Delete the form or table that is shown; undo brings it back, so nothing is asked."""
        room, key = self.chosen() or ("", "")
        if room == MAILING:
            self.strip.tell(_KEPT)
            return

        def change() -> None:
            label = "Xóa biểu" if room == FORM else "Xóa bảng tự lập"
            with self.plan.change(label) as session:
                if room == FORM:
                    delete_form(session, self.plan.key, key)
                else:
                    delete_rows(session, FREE, [key])

        self.strip.attempt(change)


def _has_forms(facts: PlanFacts) -> bool:
    return facts.kind is PlanKind.LETTER or bool(facts.indicator_forms or facts.mailing)


def _fits(facts: PlanFacts) -> bool:
    printed = (TableSource.MAILING, TableSource.INDICATORS, TableSource.FREE)
    tables = any(table.source in printed for table in facts.tables)
    return _has_forms(facts) or bool(facts.free_tables) or tables


SPEC = ViewSpec(
    code="forms",
    title=lambda facts: "Biểu, chỉ tiêu" if _has_forms(facts) else "Bảng tự lập",
    icon="table",
    guide="bieu-chi-tieu.md",
    fits=_fits,
    make=FormsView,
)
