"""A file that is not whole: one dialog, and the newest verified backup offered."""

from __future__ import annotations

from pathlib import Path

from isodesk.errors import StoreError
from isodesk.store import BackupInfo, BrokenFile, DamagedFile, backups_of, lost_by_restore
from isodesk.ui.messages import ask, tell

_NONE = "Chưa có bản sao lưu nào của tệp này. Giữ nguyên tệp và nhờ người hỗ trợ."


def ask_about_damage(path: Path, damage: BrokenFile, folder: Path) -> BackupInfo | None:
    """The backup to restore, or None; the damaged file is kept in any case."""
    for backup in backups_of(path, folder):
        try:
            lost = lost_by_restore(backup, path)
        except StoreError:
            continue  # that copy is not whole either; an older one may be
        when = backup.when.astimezone()
        detail = f"Có bản sao lưu đã đối chiếu lúc {when:%H:%M} ngày {when:%d/%m/%Y}."
        if lost:
            detail += f" Sau bản đó còn {len(lost):02d} bước sẽ không có lại."
        detail += " Tệp hiện tại được giữ lại bên cạnh."
        taken = ask(None, str(damage), "Khôi phục từ bản này", detail=detail)
        return backup if taken else None
    ours = isinstance(damage, DamagedFile)
    tell(None, f"{damage}\n\n{_NONE}" if ours else str(damage))
    return None
