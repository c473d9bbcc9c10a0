"""A copy counts when it was read back; the newest one is never thrown away."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from isodesk.errors import StoreError, UserError
from isodesk.models import Standard
from isodesk.store import (
    Actor,
    BackupInfo,
    Workspace,
    lost_by_restore,
    open_workspace,
    restore_backup,
    verify_workspace,
)
from isodesk.store.backups import to_drop


def add(ws: Workspace, code: str) -> None:
    with ws.change(f"Thêm {code}") as session:
        session.add(Standard(code=code))


def codes(ws: Workspace) -> list[str]:
    with ws.read() as session:
        return list(session.scalars(select(Standard.code).order_by(Standard.id)))


def test_a_backup_is_a_whole_file_of_the_same_content(ws: Workspace, tmp_path: Path) -> None:
    add(ws, "a")
    info = ws.backup(tmp_path / "nơi khác")
    assert info.path.parent == tmp_path / "nơi khác"
    assert info.seq == ws.history()[0].seq
    assert info.size == info.path.stat().st_size
    assert verify_workspace(info.path) == []
    assert [path.name for path in info.path.parent.iterdir()] == [info.path.name]


def test_opening_backs_up_what_changed_since(path: Path, actor: Actor, tmp_path: Path) -> None:
    folder = tmp_path / "sao lưu"
    for _ in range(3):
        open_workspace(path, actor, backups=folder).close()
    ws = open_workspace(path, actor, backups=folder)
    assert len(ws.list_backups()) == 1
    add(ws, "a")
    assert not ws.backup_is_due()
    ws.close()
    ws = open_workspace(path, actor, backups=folder)
    assert [backup.seq for backup in ws.list_backups()] == [2, 1]
    ws.close()


def test_backups_of_two_files_lie_in_one_folder(tmp_path: Path, actor: Actor) -> None:
    from isodesk.store import create_workspace

    files = [create_workspace(tmp_path / f"{n}.isodesk", actor, backups=tmp_path) for n in "ab"]
    for ws in files:
        ws.backup()
    assert [len(ws.list_backups()) for ws in files] == [1, 1]
    for ws in files:
        ws.close()


def test_a_backup_that_cannot_be_made_does_not_stop_the_work(
    path: Path, actor: Actor, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("không phải thư mục")
    ws = open_workspace(path, actor, backups=tmp_path / "tệp")
    assert ws.backup_problem is not None
    add(ws, "a")
    with pytest.raises(StoreError):
        ws.backup()
    assert ws.list_backups() == []
    ws.close()


def test_a_backup_inside_a_change_is_a_fault(ws: Workspace) -> None:
    with pytest.raises(RuntimeError), ws.change("Thêm"):
        ws.backup()


def test_a_file_that_is_only_read_can_be_backed_up(
    path: Path, actor: Actor, tmp_path: Path
) -> None:
    with_lock, without = open_workspace(path, actor), open_workspace(path, actor)
    add(with_lock, "a")
    info = without.backup(tmp_path / "bản sao")
    assert info.seq == with_lock.history()[0].seq
    without.close()
    with_lock.close()


def test_what_a_killed_program_left_half_copied_is_swept(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "sao lưu"
    folder.mkdir()
    (folder / ".isodesk-99999999-120000000000.part").write_bytes(b"x")
    ours = folder / f".isodesk-{os.getpid()}-120000000000.part"
    ours.write_bytes(b"x")
    info = ws.backup(folder)
    assert set(folder.iterdir()) == {info.path, ours}


def test_restore_keeps_what_was_there_and_says_what_is_lost(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor)
    add(ws, "a")
    info = ws.backup()
    add(ws, "b")
    add(ws, "c")
    with pytest.raises(UserError):
        restore_backup(info, path, actor)
    ws.close()
    assert [entry.label for entry in lost_by_restore(info, path)] == ["Thêm c", "Thêm b"]
    later = path.read_bytes()
    restored = restore_backup(info, path, actor)
    assert codes(restored) == ["a"]
    assert "Khôi phục" in restored.history()[0].label
    assert restored.undo() is not None
    restored.close()
    kept = path.with_name(f"{path.stem}.trước-khôi-phục-1.isodesk")
    assert kept.read_bytes() == later
    restore_backup(info, path, actor).close()
    assert path.with_name(f"{path.stem}.trước-khôi-phục-2.isodesk").exists()
    assert verify_workspace(path) == []
    before = open_workspace(kept, actor)
    assert codes(before) == ["a", "b", "c"] and not before.read_only
    before.close()


def test_restore_replaces_a_damaged_file_and_takes_its_journal_away(
    path: Path, actor: Actor
) -> None:
    ws = open_workspace(path, actor)
    add(ws, "a")
    info = ws.backup()
    ws.close()
    path.write_bytes(path.read_bytes()[:3000])
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + os.urandom(2000))
    assert lost_by_restore(info.path, path) == []
    restored = restore_backup(info.path, path, actor)
    assert codes(restored) == ["a"]
    restored.close()
    assert path.with_name(path.name + ".hỏng-1").stat().st_size == 3000
    assert verify_workspace(path) == []


def test_restore_when_the_file_is_gone(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor)
    add(ws, "a")
    info = ws.backup()
    ws.close()
    path.unlink()
    restored = restore_backup(info, path, actor)
    assert codes(restored) == ["a"]
    restored.close()


def test_a_damaged_backup_is_not_restored(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor)
    add(ws, "a")
    info = ws.backup()
    ws.close()
    content = bytearray(info.path.read_bytes())
    at = content.rfind("Thêm a".encode())
    content[at : at + 4] = b"Xoay"
    info.path.chmod(0o600)
    info.path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreError):
        restore_backup(info, path, actor)
    assert path.read_bytes() == before
    assert sorted(found.name for found in path.parent.iterdir()) == [
        path.name,
        path.name + ".backups",
    ]


def simulated(moments: list[datetime]) -> list[BackupInfo]:
    """Backups made at these moments in this order, and thinned each time."""
    kept: list[BackupInfo] = []
    for seq, when in enumerate(moments, 1):
        kept.insert(0, BackupInfo(Path(f"{seq}"), seq, when, 1))
        dropped = to_drop(kept)
        kept = [backup for backup in kept if backup not in dropped]
        assert kept[0].seq == seq
    return kept


def test_ten_years_of_backups_with_a_hundred_clock_jumps() -> None:
    random = Random(116)
    jumps = set(random.sample(range(3650), 100))
    day = datetime(2026, 1, 5, 9, tzinfo=UTC)
    moments = []
    for number in range(3650):
        now = day + timedelta(days=number)
        if number in jumps:
            now += timedelta(days=random.randint(-9000, 9000))
        moments += [now, now + timedelta(minutes=30), now + timedelta(hours=3)]
    kept = simulated(moments)
    assert 20 <= len(kept) <= 2 * 3 + 14 + 8 + 24
    assert kept[-1].seq < len(moments) - 3 * 365
    newest = [backup.seq for backup in kept[:6]]
    assert newest == list(range(len(moments), len(moments) - 6, -1))


@given(st.lists(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), min_size=1, max_size=80))
def test_the_newest_backup_survives_any_clock(moments: list[datetime]) -> None:
    kept = simulated([moment.replace(tzinfo=UTC) for moment in moments])
    assert kept[0].seq == len(moments)
