"""The window: rail, pages, menus, status bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QMenu, QStackedWidget, QWidget

from isodesk.errors import StoreError, UserError
from isodesk.store import Change, Workspace
from isodesk.ui.actions import MENUS, SEPARATOR, ActionSpec
from isodesk.ui.background import Background
from isodesk.ui.commands import Commands
from isodesk.ui.icons import icon
from isodesk.ui.messages import tell_error
from isodesk.ui.office import Office
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.plans_page import PlansPage
from isodesk.ui.rail import Rail
from isodesk.ui.units.page import UnitsPage

BACKUP_CHECK_MS = 60_000


class MainWindow(QMainWindow):
    """One window on one file; ``office`` opens others in its place."""

    def __init__(self, workspace: Workspace, office: Office) -> None:
        super().__init__()
        self.workspace = workspace
        self.background = Background(self)
        self.plans = PlansPage(workspace)
        self.units = UnitsPage(workspace)
        self.page: PlanPage | None = None
        self.pages = QStackedWidget()
        self.rail = Rail()
        self.commands = Commands(self, office)
        self._saved = QLabel()
        self._selection = QLabel()
        self._findings = QLabel()
        self._views: dict[str, object] = {}
        self._actions: dict[str, tuple[QAction, ActionSpec]] = {}
        self._build()
        workspace.listeners.append(self._follow)
        self._backups = QTimer(self, interval=BACKUP_CHECK_MS)
        self._backups.timeout.connect(self._back_up_if_due)
        self._backups.start()
        self.refresh()

    def _build(self) -> None:
        self.setMinimumSize(960, 600)
        self.pages.addWidget(self.plans)
        self.pages.addWidget(self.units)
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        for title, specs in MENUS:
            self._build_menu(self.menuBar().addMenu(title), specs)
        menu = ("export_pdf", "export_excel", "new_year", "duplicate_plan", "rename_plan")
        self.plans.set_menu([self.action(n) for n in (*menu, "archive_plan", "delete_plan")])
        self.plans.opened.connect(self.open_plan)
        self.plans.new_wanted.connect(self.commands.new_plan)
        self.rail.plans.clicked.connect(self.commands.show_plans)
        self.rail.units.clicked.connect(self.commands.show_units)
        for label in (self._selection, self._findings, self._saved):
            self.statusBar().addPermanentWidget(label)

    def _build_menu(self, menu: QMenu, specs: tuple[ActionSpec, ...]) -> None:
        for spec in specs:
            if spec is SEPARATOR:
                menu.addSeparator()
            elif spec.slot == "recent_files":
                self.commands.fill_recent(menu.addMenu(spec.text))
            else:
                menu.addAction(self._make_action(spec))

    def _make_action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        slot = self.close if spec.slot == "close" else getattr(self.commands, spec.slot)
        action.triggered.connect(lambda: self.perform(slot))
        self._actions[spec.slot] = (action, spec)
        return action

    def action(self, slot: str) -> QAction:
        """The action of this command."""
        return self._actions[slot][0]

    def perform(self, slot: Callable[[], object]) -> None:
        """Do a command after committing what is being typed; its errors are told in words."""
        try:
            self.finish_typing()
            slot()
        except (UserError, StoreError) as error:
            tell_error(self, error, "")
        self.refresh()

    def finish_typing(self) -> None:
        """Commit text still being typed."""
        if self.page is not None:
            self.page.finish_typing()

    # Pages

    def open_plan(self, key: str) -> PlanPage:
        """Open a plan in place of the list."""
        if self.page is None or self.page.plan.key != key:
            self.close_plan()
            plan = OpenPlan(self.workspace, key)
            page = PlanPage(plan, self._views)
            plan.setParent(page)
            plan.gone.connect(self.close_plan)
            page.back.connect(lambda: self.perform(self.commands.show_plans))
            page.tab_changed.connect(self.refresh)
            page.status_changed.connect(self.refresh_status)
            self.pages.addWidget(page)
            self.page = page
        self.pages.setCurrentWidget(self.page)
        self.refresh()
        self.page.view.setFocus()
        return self.page

    def close_plan(self) -> None:
        """Leave the open plan."""
        if self.page is None:
            return
        page, self.page = self.page, None
        page.finish_typing()
        self._views |= page.remembered()
        self.pages.removeWidget(page)
        page.deleteLater()
        self.refresh()

    def chosen_plan(self) -> str | None:
        """The plan a command is about: the open one in front, else the one chosen in the list."""
        if self.page is not None and self.pages.currentWidget() is self.page:
            return self.page.plan.key
        return self.plans.chosen() if self.pages.currentWidget() is self.plans else None

    # Staying true

    def _follow(self, change: Change) -> None:
        if self.page is not None:
            self.page.plan.follow(change)
        if change.tables & {"plan"}:
            self.plans.reload()
        self.units.follow(change)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now, and when the file was last written."""
        writable = not self.workspace.read_only
        chosen = self.chosen_plan() is not None
        opened = self.page is not None and self.pages.currentWidget() is self.page
        for action, spec in self._actions.values():
            action.setEnabled(
                ("write" not in spec.needs or writable)
                and ("chosen" not in spec.needs or chosen)
                and ("plan" not in spec.needs.split("+") or opened)
            )
        self._name_steps(writable)
        self.refresh_status()
        self.rail.show_current(self.pages.currentWidget() is self.units)
        self.setWindowTitle(f"{self.workspace.path.stem} – isodesk")

    def _name_steps(self, writable: bool) -> None:
        for slot, words, step in (
            ("undo", "Hoàn tác", self.workspace.next_undo()),
            ("redo", "Làm lại", self.workspace.next_redo()),
        ):
            action = self.action(slot)
            action.setText(f"{words}: {step.label}" if step else words)
            action.setEnabled(writable and step is not None)

    def refresh_status(self) -> None:
        """The selection's sum, the findings and when the file was last written."""
        opened = self.page is not None and self.pages.currentWidget() is self.page
        self._selection.setText(self.page.view.status_text() if opened and self.page else "")
        if self.workspace.read_only_reason:
            self._saved.setText("Chỉ xem")
            self._saved.setToolTip(self.workspace.read_only_reason)
        elif (saved := self.workspace.last_saved) is not None:
            self._saved.setText(f"Đã lưu lúc {saved.astimezone():%H:%M}")
        self._findings.setText(self.page.findings_text() if opened and self.page else "")

    def remembered(self) -> dict[str, object]:
        """Place and size of the window and what its views remember, for the settings."""
        if self.page is not None:
            self._views |= self.page.remembered()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return {**self._views, "window": geometry}

    def show_as_before(self, remembered: Mapping[str, object]) -> None:
        """Show the window where it was, or filling a small screen."""
        self._views = dict(remembered)
        geometry = remembered.get("window")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
            self.show()
            return
        available = self.screen().availableGeometry()
        self.resize(min(1360, available.width()), min(820, available.height()))
        self.showMaximized() if available.width() <= 1400 else self.show()

    def _back_up_if_due(self) -> None:
        self.workspace.backup_if_due()
        if self.workspace.backup_problem:
            self.statusBar().showMessage(self.workspace.backup_problem, 15_000)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit, back up, let the file go."""
        if self.background.busy and not self.commands.may_stop_work():
            event.ignore()
            return
        self.finish_typing()
        self.release()
        super().closeEvent(event)

    def release(self) -> None:
        """Stop following the file; whoever opened it closes it."""
        self._backups.stop()
        self.background.stop()
        if self._follow in self.workspace.listeners:
            self.workspace.listeners.remove(self._follow)
