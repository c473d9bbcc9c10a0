"""Composition root of the window: paths, logs, settings, the file, the window on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from isodesk.errors import StoreError, UserError
from isodesk.host.files import refuse_bad_name
from isodesk.host.logs import Logs
from isodesk.host.paths import Paths, user_paths
from isodesk.host.settings import Settings, load_settings, save_settings
from isodesk.store import (
    Actor,
    BackupInfo,
    BrokenFile,
    PreparedRestore,
    Workspace,
    create_workspace,
    open_workspace,
    prepare_restore,
    put_in_place,
)
from isodesk.ui.application import make_application
from isodesk.ui.damaged import ask_about_damage
from isodesk.ui.faults import FaultTeller
from isodesk.ui.messages import tell_error
from isodesk.ui.style import Look, apply_style
from isodesk.ui.window import MainWindow


def run_window(path: Path | None, on_open: Callable[[], object]) -> int:
    """Open the window on a file, by default the one used last; returns the exit code.

    ``on_open`` is called when the window stands, or cannot.
    """
    paths = user_paths()
    settings = load_settings(paths.settings)
    application = make_application(_look(settings))
    faults = FaultTeller()
    with Logs(paths.logs, on_fault=faults.tell):
        program = Program(paths, settings)
        opened = program.start(path or program.last_used)
        on_open()
        if not opened:
            return 1
        code = application.exec()
        program.finish()
    return code


class Program:
    """What stands around the window: it opens files in it, one after another."""

    def __init__(self, paths: Paths, settings: Settings) -> None:
        self._paths = paths
        self._settings = settings
        self._actor = Actor.here(settings.user_name or None)
        self._news = ""
        self.window: MainWindow | None = None

    @property
    def recent(self) -> list[Path]:
        """Files opened lately that are still there."""
        return [path for path in map(Path, self._settings.recent_files) if path.is_file()]

    @property
    def last_used(self) -> Path:
        """The file opened last while it is still there, else the user's own."""
        last = Path(next(iter(self._settings.recent_files), self._paths.default_file))
        return last if last.is_file() else self._paths.default_file

    @property
    def look(self) -> Look:
        """What the user chose of the theme."""
        return _look(self._settings)

    def show_in(self, look: Look) -> None:
        """Use this theme from now on, here and at the next start."""
        self._settings = replace(
            self._settings, large_text=look.large_text, high_contrast=look.high_contrast
        )
        save_settings(self._paths.settings, self._settings)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_style(application, look)
        if self.window is not None:
            self.window.show_anew()

    @property
    def person(self) -> str:
        """The name that was given on this account, "" while none was."""
        return self._settings.user_name

    @property
    def account(self) -> str:
        """What this computer calls the one who is at it."""
        return self._actor.account

    @property
    def asks_person(self) -> bool:
        """Whether nobody gave a name here yet, or said that none is wanted."""
        return not (self._settings.user_name or self._settings.name_asked)

    def name_person(self, name: str) -> None:
        """Keep who edits from now on; "" is the account's name again."""
        self._settings = replace(self._settings, user_name=name, name_asked=True)
        save_settings(self._paths.settings, self._settings)
        self._actor = Actor.here(name or None)
        if self.window is not None:
            self.window.workspace.actor = self._actor

    def start(self, path: Path) -> bool:
        """Open the first file, making it when it is new; False when nothing could be opened."""
        try:
            workspace = self._workspace(path)
        except (UserError, StoreError) as error:
            tell_error(None, error, "mở tệp")
            return False
        if workspace is None:
            return False
        self._show(workspace)
        return True

    def open(self, path: Path) -> None:
        """Close this file's window and open this file's; on failure the first stays open, and
        also when what is being done in it shall not be given up."""
        if self.window is not None and _same(self.window.workspace.path, path):
            return
        if self.window is not None and not self.window.may_leave():
            return
        workspace = self._workspace(path)
        if workspace is not None:
            self._replace(workspace)

    def open_again(self) -> bool:
        """Open the window's file again, to be changed; False while it only can be read."""
        assert self.window is not None
        read = self.window.workspace
        try:
            workspace = open_workspace(read.path, self._actor, backups=self._paths.backups)
        except (UserError, StoreError):  # what is shown stays shown
            return False
        if workspace.read_only:
            workspace.close()
            return False
        self.window.take(workspace)
        read.close()
        return True

    def restore(self, backup: BackupInfo, prepared: PreparedRestore) -> None:
        """Close this file, put the copy of the backup in its place, open it again."""
        assert self.window is not None
        path = self.window.workspace.path
        self._let_go()
        try:
            self._show(self._restored(backup, prepared, path))
        except (UserError, StoreError) as error:
            tell_error(None, error, "khôi phục")
            if not self.start(path):
                QApplication.quit()

    def finish(self) -> None:
        """Let the file go at the end."""
        self._let_go()

    def _workspace(self, path: Path) -> Workspace | None:
        if not path.exists():
            refuse_bad_name(path.name)
            _make_folder(path.parent)
            return create_workspace(path, self._actor, backups=self._paths.backups)
        try:
            return open_workspace(path, self._actor, backups=self._paths.backups)
        except BrokenFile as damage:
            return self._after_damage(path, damage)

    def _after_damage(self, path: Path, damage: BrokenFile) -> Workspace | None:
        chosen = ask_about_damage(path, damage, self._paths.backups)
        if chosen is None:
            return None
        return self._restored(chosen, prepare_restore(chosen, path, self._actor), path)

    def _restored(self, backup: BackupInfo, prepared: PreparedRestore, path: Path) -> Workspace:
        workspace = put_in_place(prepared, path, self._actor, backups=self._paths.backups)
        when = f"{backup.when.astimezone():%H:%M ngày %d/%m/%Y}"
        self._news = (
            f"Đã khôi phục bản sao lưu lúc {when}. Tệp trước đó được giữ tại {prepared.aside}."
        )
        return workspace

    def _replace(self, workspace: Workspace) -> None:
        self._let_go()
        self._show(workspace)

    def _show(self, workspace: Workspace) -> None:
        self._remember(workspace.path)
        self.window = MainWindow(workspace, self)
        self.window.show_as_before(self._settings.views)
        self._tell_news()
        QTimer.singleShot(0, self.window.background.warm_up)

    def _tell_news(self) -> None:
        """Say in the new window what was done before it stood."""
        if self.window is not None and self._news:
            self.window.say(self._news)
        self._news = ""

    def _let_go(self) -> None:
        if self.window is None:
            return
        window, self.window = self.window, None
        views = dict(self._settings.views) | window.remembered()
        self._settings = replace(self._settings, views=views)
        save_settings(self._paths.settings, self._settings)
        window.release()
        window.workspace.close()
        window.hide()
        window.deleteLater()

    def _remember(self, path: Path) -> None:
        self._settings = self._settings.with_recent(path)
        save_settings(self._paths.settings, self._settings)


def _look(settings: Settings) -> Look:
    return Look(settings.large_text, settings.high_contrast)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"Không tạo được thư mục “{folder}”. Xem lại quyền ghi, hoặc chọn thư mục khác."
        ) from error


def _same(first: Path, second: Path) -> bool:
    return second.exists() and os.path.samefile(first, second)
