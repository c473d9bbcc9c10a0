"""Files: another one, a new one, copies, backups, restoring, a second reader, a damaged file."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from isodesk.app import Program
from isodesk.facts import PlanKind
from isodesk.host.paths import user_paths
from isodesk.host.settings import load_settings
from isodesk.services.plans import rename_plan
from isodesk.services.read import list_plans
from isodesk.store import open_workspace
from isodesk.ui.actions import MENUS
from isodesk.ui.dialogs.restore import RestoreDialog
from isodesk.ui.notice_bar import NoticeBar
from isodesk.ui.window import LOCK_CHECK_MS, MainWindow
from tests.ui.window.conftest import ACTOR
from tests.ui.window.hands import (
    Told,
    answer,
    choose_file,
    keys,
    menu_of,
    plan_of,
    press,
    shown,
    type_text,
)

WAIT = 60_000


def wait_for_worker(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.background.busy, timeout=WAIT)


def window_of(qtbot: QtBot, program: Program) -> MainWindow:
    return shown(qtbot, program)


def subject(window: MainWindow) -> str:
    with window.workspace.read() as session:
        return list_plans(session)[0].subject


def test_a_new_file_and_the_former_one_again(
    qtbot: QtBot, program: Program, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    choose_file(str(tmp_path / "Sở Tài chính 2027"))
    keys("Ctrl+Shift+N")
    new = window_of(qtbot, program)
    assert new is not window and new.workspace.path == tmp_path / "Sở Tài chính 2027.isodesk"
    assert new.windowTitle().startswith("Sở Tài chính 2027")
    assert not path.with_name(path.name + ".lock").exists()
    menu = menu_of(new, "Mở gần đây")
    names = [action.text() for action in menu.actions()]
    assert [name.partition("  ")[0] for name in names] == ["Sở Tài chính 2027.isodesk", path.name]
    menu.actions()[1].trigger()
    assert window_of(qtbot, program).workspace.path == path
    choose_file(str(tmp_path / "Sở Tài chính 2027.isodesk"))
    keys("Ctrl+O")
    assert window_of(qtbot, program).workspace.path.stem == "Sở Tài chính 2027"


def test_a_new_file_takes_no_name_that_is_there(
    program: Program, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    said: list[Told] = []

    def take(dialog: QDialog) -> None:
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(dialog, QFileDialog) and isinstance(box, QLineEdit)
        box.setText(str(tmp_path / path.stem))
        said.append(Told())
        dialog.accept()

    answer(take)
    keys("Ctrl+Shift+N")
    assert said[0].words.strip() == f"Đã có tệp {path.name}. Chọn tên khác, hoặc mở tệp đó."
    assert program.window is window


def test_a_file_of_something_else_is_refused_and_work_goes_on(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "thư.isodesk"
    other.write_text("Kính gửi", encoding="utf-8")
    said = Told()
    program_open(window, other)
    assert said.words.strip() == "Tệp này không phải tệp dữ liệu của isodesk."
    assert program.window is window and subject(window)


def program_open(window: MainWindow, path: Path) -> None:
    """Open a file as the list of recent files does."""
    window.perform(lambda: window.commands.office.open(path))


@pytest.mark.parametrize("name", ["sở: 2026.isodesk", "con.isodesk"])
def test_a_new_file_gets_no_name_that_windows_refuses(
    window: MainWindow, program: Program, path: Path, name: str
) -> None:
    before = set(path.parent.iterdir())
    choose_file(str(path.parent / name))
    said = Told()
    keys("Ctrl+Shift+N")
    assert name in said.words and program.window is window
    assert set(path.parent.iterdir()) == before


def test_a_saved_copy_opens(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    choose_file(str(stick))
    keys("Ctrl+Shift+S")
    wait_for_worker(qtbot, window)
    (copy,) = stick.glob("*.isodesk")
    assert window.statusBar().currentMessage() == f"Đã lưu bản sao vào {copy}"
    work = tmp_path / "bản sao.isodesk"
    shutil.copyfile(copy, work)
    opened = open_workspace(work, ACTOR, backups=tmp_path / "b")
    with opened.read() as session:
        assert len(list_plans(session)) == 2
    opened.close()


def test_a_backup_is_made_and_restored(
    qtbot: QtBot, program: Program, window: MainWindow, path: Path
) -> None:
    key, before = plan_of(window, PlanKind.TRANSITION), subject(window)
    window.action("back_up").trigger()
    wait_for_worker(qtbot, window)
    assert window.statusBar().currentMessage().startswith("Đã sao lưu và đối chiếu: ")
    for text in ("Một", "Hai"):
        with window.workspace.change("Đổi trích yếu", plan=key) as session:
            rename_plan(session, key, text)
    told: list[str] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        press(dialog, "Khôi phục")

    answer(take)
    window.action("restore").trigger()
    qtbot.waitUntil(lambda: program.window is not window, timeout=WAIT)
    again = window_of(qtbot, program)
    assert again is not window and subject(again) == before
    assert "Chọn bản này thì 02 bước làm sau đó không còn:" in told
    (aside,) = path.parent.glob(f"{path.stem}.trước-khôi-phục-*.isodesk")
    assert _of_restore(again) == f"Tệp trước đó được giữ tại {aside}."
    assert path.with_name(path.name + ".lock").exists()


def test_a_file_changed_while_a_restore_is_made_ready_is_not_restored(
    qtbot: QtBot, program: Program, window: MainWindow, path: Path
) -> None:
    key = plan_of(window, PlanKind.TRANSITION)
    window.workspace.backup()
    before = set(path.parent.iterdir())
    answer(lambda dialog: press(dialog, "Khôi phục"))
    window.action("restore").trigger()
    with window.workspace.change("Đổi trích yếu", plan=key) as session:
        rename_plan(session, key, "Sửa thêm")
    told = Told()
    qtbot.waitUntil(lambda: bool(told.words), timeout=WAIT)
    assert told.words.startswith("Tệp đã được sửa trong lúc chuẩn bị khôi phục")
    assert program.window is window and set(path.parent.iterdir()) == before
    with window.workspace.read() as session:
        assert "Sửa thêm" in [entry.subject for entry in list_plans(session)]


def test_a_backup_is_made_unasked_when_it_is_due(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from isodesk.store import workspace

    key = plan_of(window, PlanKind.TRANSITION)
    before = window.workspace.list_backups()
    with window.workspace.change("Đổi trích yếu", plan=key) as session:
        rename_plan(session, key, "Mới")
    monkeypatch.setattr(workspace, "BACKUP_SECONDS", 0)
    window.commands.files.back_up_if_due()
    qtbot.waitUntil(lambda: len(window.workspace.list_backups()) > len(before), timeout=WAIT)
    assert window.workspace.list_backups()[0].seq == window.workspace.history(1)[0].seq
    assert not window.workspace.backup_is_due()


def _of_restore(window: MainWindow) -> str:
    """What the status bar says after the sentence about the backup taken."""
    said = re.fullmatch(
        r"Đã khôi phục bản sao lưu lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}\. (.+)",
        window.statusBar().currentMessage(),
    )
    assert said is not None
    return said[1]


def test_backups_of_one_minute_are_told_apart(window: MainWindow, tmp_path: Path) -> None:
    made = window.workspace.backup().path
    file_key = made.name.split(".")[-2]
    for name in (
        "90000002.20200104-010205",
        "90000001.20200104-010203",
        "90000000.20200104-020000",
    ):
        made.with_name(f"x.{name}.{file_key}.isodesk").write_bytes(b"")
    dialog = RestoreDialog(window.workspace, window)
    (shown,) = dialog.findChildren(QListWidget)
    texts = [shown.item(at).text() for at in range(3)]
    assert [re.sub(r"\d", "9", text) for text in texts] == [
        "99:99:99 ngày 99/99/9999",
        "99:99:99 ngày 99/99/9999",
        "99:99 ngày 99/99/9999",
    ]
    assert len(set(texts)) == 3 and ":05 ngày" in texts[0]
    dialog.deleteLater()


def test_a_backup_that_is_not_whole_cannot_be_taken(window: MainWindow) -> None:
    info = window.workspace.backup()
    info.path.chmod(0o600)
    spoil(info.path)
    dialog = RestoreDialog(window.workspace, window)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("Không khôi phục được từ bản này. ") for text in said)
    dialog.deleteLater()


def test_a_second_window_reads_and_no_command_breaks_it(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    first = open_workspace(path, ACTOR)
    assert program.start(path)
    window = window_of(qtbot, program)
    banner = banner_of(window)
    assert banner.words.startswith('Tệp đang được Lan mở trên máy "')
    left = banner.findChildren(QLabel)[0].mapTo(banner, QPoint(0, 0)).x()
    assert left >= 12
    before = path.read_bytes()
    for kind in (PlanKind.TRANSITION, PlanKind.PROGRAMME):
        page = window.open_plan(plan_of(window, kind))
        for at in range(page.tabs.count()):
            keys(f"Ctrl+{at + 1}")
            type_text("x")
            keys("Del", "Return", "Ctrl+-", "Ctrl++")
            window.finish_typing()
            assert not page.show_place("blocks/không có")
    for _, specs in MENUS:
        for spec in specs:
            if "write" in spec.needs:
                assert not window.action(spec.slot).isEnabled(), spec.text
    keys("Alt+2")
    type_text("x")
    keys("Ctrl+-")
    window.action("back_up").trigger()
    wait_for_worker(qtbot, window)
    assert window.workspace.list_backups()
    answer(lambda dialog: dialog.reject())
    window.action("show_history").trigger()
    assert path.read_bytes() == before
    first.close()


def banner_of(window: MainWindow) -> NoticeBar:
    """The line of the window, not that of a plan's page."""
    bars = window.findChildren(NoticeBar, "lockBanner")
    found = next(bar for bar in bars if bar.parent() is window.centralWidget())
    assert isinstance(found, NoticeBar)
    return found


def test_a_second_window_can_write_once_the_first_is_closed(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    first = open_workspace(path, ACTOR)
    assert program.start(path)
    window = window_of(qtbot, program)
    key = plan_of(window, PlanKind.TRANSITION)
    window.open_plan(key).show_view("tasks")
    with first.change("Đổi trích yếu", plan=key) as session:
        rename_plan(session, key, "Đã đổi ở nơi khác")
    qtbot.wait(LOCK_CHECK_MS + 500)
    assert window.workspace.read_only
    first.close()
    qtbot.waitUntil(lambda: not window.workspace.read_only, timeout=20_000)
    assert program.window is window and banner_of(window).words == ""
    page = window.page
    assert page is not None and page.spec.code == "tasks"
    assert page.plan.facts.subject.plain() == "Đã đổi ở nơi khác"
    with window.workspace.change("Đổi trích yếu", plan=key) as session:
        rename_plan(session, key, "Sửa được")
    assert page.plan.facts.subject.plain() == "Sửa được"
    assert path.with_name(path.name + ".lock").exists()


def spoil(path: Path) -> None:
    """Change words in a file from outside."""
    content = path.read_bytes()
    name = "Sở Khoa học và Công nghệ".encode()
    assert name in content
    path.write_bytes(content.replace(name, "Sở Khoa học va Công nghệ.".encode()[: len(name)]))


@pytest.mark.parametrize("how", ["contents", "header"])
def test_a_damaged_file_is_told_and_its_backup_taken(
    qtbot: QtBot, program: Program, path: Path, how: str
) -> None:
    assert program.start(path)
    window = window_of(qtbot, program)
    window.workspace.backup()
    window.close()
    program.finish()
    if how == "contents":
        spoil(path)
    else:
        path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    broken = path.read_bytes()
    said = Told("Khôi phục từ bản này")
    assert program.start(path)
    assert "Có bản sao lưu đã đối chiếu lúc " in said.words
    assert len(subject(window_of(qtbot, program))) > 10
    (aside,) = path.parent.glob(f"{path.name}.hỏng-*")
    assert aside.read_bytes() == broken
    assert _of_restore(window_of(qtbot, program)) == f"Tệp trước đó được giữ tại {aside}."


def test_a_damaged_file_without_backup_is_left_alone(program: Program, path: Path) -> None:
    spoil(path)
    broken = path.read_bytes()
    said = Told()
    assert not program.start(path)
    assert "Chưa có bản sao lưu nào của tệp này." in said.words
    assert path.read_bytes() == broken and program.window is None


def test_a_file_of_a_newer_program_says_so(program: Program, path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("UPDATE format SET format = 9, min_reader = 9, min_writer = 9")
    raw.execute("PRAGMA user_version = 9")
    raw.commit()
    raw.close()
    said = Told()
    assert not program.start(path)
    assert said.words.startswith("Tệp này do isodesk mới hơn ghi")


def test_places_sizes_and_files_are_remembered(
    qtbot: QtBot, program: Program, window: MainWindow, path: Path
) -> None:
    window.setGeometry(10, 40, 960, 640)
    geometry = window.geometry()
    window.close()
    program.finish()
    settings = load_settings(user_paths().settings)
    assert settings.recent_files[0] == str(path) and "window" in settings.views
    later = Program(user_paths(), settings)
    assert later.start(path)
    height = later.window.height() if later.window else 0
    later.finish()
    assert height == geometry.height()


def test_the_file_used_last_is_opened_again_while_it_is_there(
    program: Program, path: Path, tmp_path: Path
) -> None:
    own = user_paths().default_file
    assert program.last_used == own
    for used in (path, tmp_path / "Sở Tài chính.isodesk"):
        assert program.start(used)
        program.finish()
        assert Program(user_paths(), load_settings(user_paths().settings)).last_used == used
    used.unlink()
    assert program.last_used == own


def test_closing_lets_the_file_and_the_worker_go(
    qtbot: QtBot, qapp: QApplication, program: Program, window: MainWindow, path: Path
) -> None:
    lock = path.with_name(path.name + ".lock")
    assert lock.exists()
    answers: list[str] = []
    window.background.run(
        _name_of, "xong", done=answers.append, failed=lambda e: answers.append(repr(e))
    )
    qtbot.waitUntil(lambda: answers == ["'xong'"], timeout=20_000)
    window.close()
    program.finish()
    assert not lock.exists() and program.window is None
    other = open_workspace(path, ACTOR)
    assert not other.read_only
    other.close()


_name_of = repr


def test_every_action_has_words_and_no_two_the_same_keys(window: MainWindow) -> None:
    actions = [a for a in window.findChildren(QAction) if not a.isSeparator()]
    used = [a.shortcut().toString() for a in actions if not a.shortcut().isEmpty()]
    assert len(used) == len(set(used))
