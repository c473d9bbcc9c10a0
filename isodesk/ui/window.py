"""The window: rail, pages, menus, status bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError, UserError
from isodesk.facts import PlanStatus
from isodesk.store import Change, Workspace
from isodesk.ui.actions import EDIT, MENUS, PLAN_MENU, SEPARATOR, VIEW, ActionSpec
from isodesk.ui.background import Background
from isodesk.ui.commands import Commands
from isodesk.ui.edit_menu import EditMenu
from isodesk.ui.guide_keys import GuideKeys
from isodesk.ui.icons import icon
from isodesk.ui.importing.dropping import Dropping
from isodesk.ui.lists import LISTS
from isodesk.ui.messages import ask, tell_error
from isodesk.ui.notice_bar import NoticeBar
from isodesk.ui.office import Office
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.own_keys import OwnKeys
from isodesk.ui.pasting import Pasting
from isodesk.ui.person_line import PersonLine
from isodesk.ui.plans_page import PlansPage
from isodesk.ui.rail import Rail
from isodesk.ui.reading_order import neighbour
from isodesk.ui.tabs_menu import TabsMenu
from isodesk.ui.work_bar import WorkBar

if TYPE_CHECKING:
    from isodesk.ui.due_page import DuePage
    from isodesk.ui.list_page import ListPage
    from isodesk.ui.plan_page import PlanPage

LEAST = (860, 480)  # a screen of 1920 × 1080 at 200 %, less the task bar
BACKUP_CHECK_MS = 60_000
LOCK_CHECK_MS = 3_000
MESSAGE_MS = 15_000
UNSAVED = "Phần đang gõ dở chưa vào tệp; lần mở sau chương trình hỏi có giữ lại không."


class MainWindow(QMainWindow):
    """One window on one file; ``office`` opens others in its place."""

    def __init__(self, workspace: Workspace, office: Office) -> None:
        super().__init__()
        self.workspace = workspace
        self.background = Background(self)
        self.plans = PlansPage(workspace)
        self._lists: dict[str, ListPage] = {}
        self._due: DuePage | None = None
        self.page: PlanPage | None = None
        self.pages = QStackedWidget()
        self.rail = Rail()
        self._office = office
        self.commands = Commands(self, office)
        self._saved = QLabel()
        self._selection = QLabel()
        self._findings = QLabel()
        self._banner = NoticeBar("lockBanner", closes=False)
        self._person = PersonLine(office)
        self._pasting = Pasting(self)
        self._own_keys = OwnKeys(self)
        self._guide_keys = GuideKeys(self, self.commands.page_of_guide)
        self._dropping = Dropping(self, lambda: not self.workspace.read_only, self._take_file)
        self._released = False
        self._views: dict[str, object] = {}
        self._actions: dict[str, tuple[QAction, ActionSpec]] = {}
        self._build()
        workspace.listeners.append(self._follow)
        self._backups = QTimer(self, interval=BACKUP_CHECK_MS)
        self._backups.timeout.connect(lambda: self.commands.files.back_up_if_due())
        self._backups.start()
        self._lock_check = QTimer(self, interval=LOCK_CHECK_MS)
        self._lock_check.timeout.connect(self._write_if_let_go)
        self._lock_check.start()
        self.refresh()

    def _build(self) -> None:
        self.setMinimumSize(*LEAST)
        body = QWidget()
        self._body = layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(self._lay_out_pages(), 1)
        self.setCentralWidget(body)
        for title, specs in MENUS:
            self._build_menu(self.menuBar().addMenu(title), specs)
        self._connect_places()
        self.statusBar().addPermanentWidget(WorkBar(self.background))
        for label in (self._selection, self._findings, self._saved):
            self.statusBar().addPermanentWidget(label)

    def _connect_places(self) -> None:
        """Let the list of plans and the rail do what they are for."""
        self.pages.insertWidget(0, self.plans)
        self.plans.set_menu([self.action(slot) for slot in PLAN_MENU])
        self.plans.opened.connect(lambda key: self.perform(lambda: self.open_plan(key)))
        self.plans.list_wanted.connect(
            lambda code: self.perform(lambda: self.show_page(self.list_page(code)))
        )
        self.plans.chosen_changed.connect(self.refresh)
        self.plans.new_wanted.connect(lambda: self.perform(self.commands.new_plan))
        self.plans.sample_wanted.connect(lambda: self._command("open_sample"))
        self.rail.due.clicked.connect(lambda: self.perform(self.commands.show_due))
        self.rail.plans.clicked.connect(lambda: self.perform(self.commands.show_plans))
        for spec in LISTS:
            show = getattr(self.commands, f"show_{spec.code}")
            self.rail.lists[spec.code].clicked.connect(
                lambda _=False, slot=show: self.perform(slot)
            )

    def show_anew(self) -> None:
        """Make everything again in the look that was chosen, the same page in front."""
        self.finish_typing()
        chosen, shown, due = self.plans.chosen(), self.shown_list, self.shows_due
        opened = (self.page.plan.key, self.page.spec.code) if self.page is not None else None
        in_front = self.shown_plan is not None
        self._views |= self.remembered()
        self.close_plan()
        self.commands.forget_look()
        gone = [self.plans, *self._lists.values(), *filter(None, [self._due])]
        self._lists, self._due = {}, None
        rail, self.rail, self.plans = self.rail, Rail(), PlansPage(self.workspace)
        self._body.replaceWidget(rail, self.rail)
        self._connect_places()
        for old in (rail, *gone):
            self.pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        for action, spec in self._actions.values():
            if spec.icon:
                action.setIcon(icon(spec.icon))
        if chosen:
            self.plans.choose(chosen)
        if opened is not None:
            self.open_plan(opened[0]).show_view(opened[1])
        if due:
            self.commands.show_due()
        elif not in_front:
            self.show_page(self.list_page(shown.spec.code) if shown else self.plans)
        self.refresh()

    def _take_file(self, path: Path) -> None:
        self.perform(lambda: self.commands.importing.take(path))

    def _lay_out_pages(self) -> QVBoxLayout:
        self._column = column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self.pages, 1)
        column.addWidget(self._person)
        return column

    def add_line(self, line: QWidget) -> None:
        """Put a line of tools below the pages."""
        self._column.addWidget(line)

    def _build_menu(self, menu: QMenu, specs: tuple[ActionSpec, ...]) -> None:
        for spec in specs:
            if spec is SEPARATOR:
                menu.addSeparator()
            elif spec.slot == "recent_files":
                self.commands.fill_recent(menu.addMenu(spec.text))
            else:
                menu.addAction(self._make_action(spec))
        if specs is EDIT:
            self._editing = EditMenu(menu)
        elif specs is VIEW:
            self._tabs = TabsMenu(menu, self)

    def _make_action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setCheckable(spec.checkable)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        slot = self.close if spec.slot == "close" else getattr(self.commands, spec.slot)
        action.triggered.connect(lambda: self.perform(slot))
        self._actions[spec.slot] = (action, spec)
        return action

    def action(self, slot: str) -> QAction:
        """The action of this command."""
        return self._actions[slot][0]

    def commands_but(self, slot: str) -> list[QAction]:
        """The actions of all commands but one, in the order of the menus."""
        return [action for action, spec in self._actions.values() if spec.slot != slot]

    def perform(self, slot: Callable[[], object]) -> None:
        """Do a command after committing what is being typed; its errors are told in words."""
        try:
            self.finish_typing()
            slot()
        except (UserError, StoreError) as error:
            tell_error(self, error, "")
        self.refresh()

    def say(self, text: str) -> None:
        """Tell something in the status bar for a while."""
        self.statusBar().showMessage(text, MESSAGE_MS)

    def finish_typing(self) -> None:
        """Commit text still being typed; a menu leaves a word that is being composed as it is."""
        QGuiApplication.inputMethod().commit()
        for page in self._lists.values():
            page.finish_typing()
        if self.page is not None:
            self.page.finish_typing()

    # Pages

    def list_page(self, code: str) -> ListPage:
        """A list of the office; the page is made when it is first asked for."""
        if code not in self._lists:
            from isodesk.ui.list_page import ListPage

            spec = next(spec for spec in LISTS if spec.code == code)
            page = ListPage(spec, self.workspace)
            page.status_changed.connect(self.refresh_status)
            page.show_columns_as_before(self._views)
            self.pages.addWidget(page)
            self._lists[code] = page
        return self._lists[code]

    def due_page(self) -> DuePage:
        """What is due; the page is made when it is first asked for."""
        if self._due is None:
            from isodesk.ui.due_page import DuePage

            self._due = DuePage(self.workspace)
            self._due.opened.connect(lambda key, place: self.perform(lambda: self._go(key, place)))
            self._due.plans_wanted.connect(lambda: self.perform(self.commands.show_plans))
            self.pages.addWidget(self._due)
        return self._due

    @property
    def shows_due(self) -> bool:
        """Whether what is due is in front."""
        return self._due is not None and self.pages.currentWidget() is self._due

    def _go(self, key: str, place: str) -> None:
        page = self.open_plan(key)
        if place:
            page.show_place(place)

    @property
    def shown_list(self) -> ListPage | None:
        """The list of the office that is in front."""
        front = self.pages.currentWidget()
        return next((page for page in self._lists.values() if page is front), None)

    def open_plan(self, key: str) -> PlanPage:
        """Open a plan in place of the list, where it is chosen from now on."""
        if self.page is None or self.page.plan.key != key:
            self.close_plan()
            from isodesk.ui.plan_page import PlanPage

            plan = OpenPlan(self.workspace, key, background=self.background)
            page = PlanPage(plan, self._views)
            plan.setParent(page)
            plan.gone.connect(self.close_plan)
            page.back.connect(lambda: self.perform(self.commands.show_plans))
            page.tab_changed.connect(self.refresh)
            page.status_changed.connect(self.refresh_status)
            page.list_wanted.connect(self._show_document)
            page.plan_wanted.connect(self._show_in_plan)
            page.print_wanted.connect(lambda: self.perform(self.commands.print_plan))
            page.command_wanted.connect(self._command)
            self.pages.addWidget(page)
            self.page = page
        self.plans.choose(key)
        self.show_page(self.page)
        return self.page

    def _show_document(self, place: str) -> None:
        self.perform(self.commands.show_citations)
        self.list_page("citations").show_place(place)

    def _show_in_plan(self, place: str) -> None:
        """A place of the plan that the paper in front goes with; its page will be another one."""
        if self.page is not None:
            plan = self.page.plan.facts.travels_with
            QTimer.singleShot(
                0, self, lambda: self.perform(lambda: self.open_plan(plan).show_place(place))
            )

    def _command(self, slot: str) -> None:
        """A command that the plan's page asks for; the page may be gone afterwards."""
        QTimer.singleShot(0, self, lambda: self.perform(getattr(self.commands, slot)))

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front and give it the keys."""
        self.pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def close_plan(self) -> None:
        """Leave the open plan."""
        if self.page is None:
            return
        self.page.finish_typing()
        page, self.page = self.page, None
        self._views |= page.remembered()
        in_front = self.pages.currentWidget() is page
        self.pages.removeWidget(page)
        page.deleteLater()
        if in_front:
            self.show_page(self.plans)
        self.refresh()

    def _make_page_again(self, page: PlanPage) -> None:
        """Views of a plan that was locked or unlocked, the same one in front."""
        key, code, in_front = page.plan.key, page.spec.code, self.shown_plan is page
        self.close_plan()
        if in_front:
            self.open_plan(key).show_view(code)

    @property
    def shown_plan(self) -> PlanPage | None:
        """The open plan's page while it is in front."""
        return self.page if self.pages.currentWidget() is self.page else None

    def chosen_plan(self) -> str | None:
        """The plan a command is about: the open one in front, else the one chosen in the list."""
        if (page := self.shown_plan) is not None:
            return page.plan.key
        return self.plans.chosen() if self.pages.currentWidget() is self.plans else None

    # Staying true

    def _follow(self, change: Change) -> None:
        if self.page is not None:
            self.page.plan.follow(change)
        if self.page is not None and self.page.outdated:
            self._make_page_again(self.page)
        if change.tables & {"plan"}:
            self.plans.reload()
        for page in self._lists.values():
            page.follow(change)
        if self._due is not None:
            self._due.follow(change)
        self._person.offer()
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now, and when the file was last written."""
        if self._released:
            return
        writable = not self.workspace.read_only
        chosen = self.chosen_plan() is not None
        status = self._status()
        opened = self.shown_plan is not None
        for action, spec in self._actions.values():
            action.setEnabled(
                ("write" not in spec.needs or writable)
                and ("chosen" not in spec.needs or chosen)
                and ("plan" not in spec.needs.split("+") or opened)
                and (not spec.statuses or status in spec.statuses)
            )
        self._name_steps(writable)
        self.action("archive_plan").setText("Bỏ lưu trữ" if self._is_archived() else "Lưu trữ")
        asked = status is PlanStatus.CONSULTATION
        self.action("consult_plan").setText("Thôi lấy ý kiến" if asked else "Lấy ý kiến")
        self.action("large_text").setChecked(self.commands.office.look.large_text)
        self.action("high_contrast").setChecked(self.commands.office.look.high_contrast)
        self._tabs.show_state()
        self._banner.tell(self.workspace.read_only_reason or "")
        self.refresh_status()
        shown = self.shown_list
        self.rail.show_current("due" if self.shows_due else shown.spec.code if shown else "")
        self.setWindowTitle(f"{self.workspace.path.stem} – isodesk")

    def _status(self) -> PlanStatus | None:
        """Where the plan stands that a command is about."""
        if (page := self.shown_plan) is not None:
            return page.plan.facts.status
        entry = self.plans.entry if self.chosen_plan() is not None else None
        return None if entry is None else entry.status

    def _is_archived(self) -> bool:
        if (page := self.shown_plan) is not None:
            return page.plan.facts.archived
        entry = self.plans.entry
        return entry is not None and entry.archived

    def _name_steps(self, writable: bool) -> None:
        for slot, words, step in (
            ("undo", "Hoàn tác", self.workspace.next_undo()),
            ("redo", "Làm lại", self.workspace.next_redo()),
        ):
            action = self.action(slot)
            action.setText(f"{words}: {step.label}" if step else words)
            told = slot == "undo" and self.workspace.undo_end() is not None
            action.setEnabled(writable and (step is not None or told))

    def refresh_status(self) -> None:
        """The selection's sum, the findings and when the file was last written."""
        if self._released:
            return
        page = self.shown_plan
        if page is not None:
            self._selection.setText(page.view.status_text())
        else:
            shown = self.shown_list
            self._selection.setText(shown.status_text if shown else "")
        self._findings.setText(page.findings_text() if page else "")
        if self.workspace.read_only_reason:
            self._saved.setText("Chỉ xem")
            self._saved.setToolTip(self.workspace.read_only_reason)
        elif (saved := self.workspace.last_saved) is not None:
            self._saved.setText(f"Đã lưu lúc {saved.astimezone():%H:%M}")
            self._saved.setToolTip("")

    def remembered(self) -> dict[str, object]:
        """Place and size of the window and what its views remember, for the settings."""
        if self.page is not None:
            self._views |= self.page.remembered()
        for shown in self._lists.values():
            self._views |= shown.remembered()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return {**self._views, "window": geometry}

    def recall(self, name: str) -> dict[str, str]:
        """Words kept by `keep`; nothing where there are none."""
        kept = self._views.get(name)
        return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}

    def keep(self, name: str, words: dict[str, str]) -> None:
        """Keep words with the settings."""
        self._views[name] = words

    def show_as_before(self, remembered: Mapping[str, object]) -> None:
        """Show the window where it was, or filling a small screen."""
        self._views = dict(remembered)
        self.plans.setFocus(Qt.FocusReason.OtherFocusReason)
        geometry = remembered.get("window")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
            self.show()
            return
        available = self.screen().availableGeometry()
        self.resize(min(1360, available.width()), min(820, available.height()))
        self.showMaximized() if available.width() <= 1400 else self.show()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab, in the order in which the window is read."""
        wanted = neighbour(self, self.focusWidget(), forward)
        if wanted is None:
            return False
        reason = Qt.FocusReason
        wanted.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    def _write_if_let_go(self) -> None:
        """Once who had the file open has closed it, it can be changed here."""
        if not self.workspace.read_only or not self.workspace.was_let_go:
            return
        if QApplication.activeModalWidget() is not None or self.background.busy:
            return
        if self._office.open_again():
            self.say("Tệp không còn ai khác mở. Từ giờ sửa được.")

    def take(self, workspace: Workspace) -> None:
        """Go on with the same file, opened anew; what was shown of it is read again."""
        self.workspace.listeners.remove(self._follow)
        self.workspace = workspace
        workspace.listeners.append(self._follow)
        self.show_anew()

    def may_leave(self) -> bool:
        """Whether nothing is being written, or it is given up."""
        return not self.background.busy or self.commands.may_stop_work()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit, back up, let the file go."""
        if not self.may_leave():
            event.ignore()
            return
        try:
            self.finish_typing()
        except (UserError, StoreError) as error:
            if not ask(self, str(error), "Vẫn đóng", detail=UNSAVED):
                event.ignore()
                return
        self.release()
        super().closeEvent(event)

    def release(self) -> None:
        """Stop following the file; whoever opened it closes it."""
        self._released = True
        self._backups.stop()
        self._lock_check.stop()
        self.background.stop()
        if self._follow in self.workspace.listeners:
            self.workspace.listeners.remove(self._follow)
