"""Exported files: whole or not at all, under names that every computer can open."""

from __future__ import annotations

from pathlib import Path

from isodesk.errors import StoreError, UserError
from isodesk.host.files import free_name, refuse_bad_name, write_file


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
