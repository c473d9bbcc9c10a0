"""A file that is not whole: one dialog, and the newest verified backup offered."""

from __future__ import annotations

from pathlib import Path

from isodesk.store import BackupInfo, DamagedFile, backups_of, lost_by_restore
from isodesk.ui.messages import ask, tell


def ask_about_damage(path: Path, damage: DamagedFile, folder: Path) -> BackupInfo | None:
    """The backup to restore, or None; the damaged file is kept in any case."""
    backups = backups_of(path, folder)
    if not backups:
        tell(
            None,
            f"{damage}\n\nChưa có bản sao lưu nào của tệp này. Giữ nguyên tệp và nhờ người hỗ trợ.",
        )
        return None
    newest = backups[0]
    when = newest.when.astimezone()
    lost = lost_by_restore(newest, path)
    detail = f"Có bản sao lưu đã đối chiếu lúc {when:%H:%M} ngày {when:%d/%m/%Y}."
    if lost:
        detail += f" Sau bản đó còn {len(lost):02d} bước sẽ không có lại."
    detail += " Tệp hiện tại được giữ lại bên cạnh."
    return newest if ask(None, str(damage), "Khôi phục từ bản này", detail=detail) else None
