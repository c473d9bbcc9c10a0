"""Exported files: whole or not at all, under names that every computer can open."""

from __future__ import annotations

import re
from pathlib import Path

from isodesk.errors import StoreError, UserError
from isodesk.host.files import free_name, write_file

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def write_export(target: Path, content: bytes) -> None:
    """Put ``content`` at ``target``, flushed, read back and compared before it takes the name.

    Raises UserError for a name that Windows refuses, and for a file open elsewhere, with a second
    name to take; StoreError when the disk fails.
    """
    refuse_bad_name(target.name)
    try:
        write_file(target, content)
    except StoreError as error:
        if not isinstance(error.__cause__, PermissionError) or not target.exists():
            raise
        second = free_name(target).name
        raise UserError(
            f"“{target.name}” đang mở ở chương trình khác nên chưa ghi được. "
            f"Đóng tệp đó rồi xuất lại, hoặc xuất ra “{second}”."
        ) from error


def refuse_bad_name(name: str) -> None:
    """Raise UserError when Windows could not hold a file of this name."""
    bad = sorted(set(_FORBIDDEN.findall(name)))
    if bad:
        listed = " ".join(repr(c)[1:-1] for c in bad)
        raise UserError(f"Tên tệp “{name}” có ký tự không dùng được: {listed}. Chọn tên khác.")
    if _DEVICES.fullmatch(name):
        raise UserError(f"“{name}” là tên riêng của Windows. Chọn tên khác.")
    if name != name.rstrip(" .") or not name:
        raise UserError(
            f"Tên tệp “{name}” không được trống, không kết thúc bằng dấu chấm hay cách."
        )
