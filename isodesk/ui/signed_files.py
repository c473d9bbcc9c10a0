"""Signed scans and PDFs chosen on this computer, by the file dialog or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from isodesk.errors import UserError
from isodesk.services.kept_files import SUFFIXES, refuse_large

_FILTER = f"Bản đã ký: PDF, ảnh quét ({' '.join('*' + suffix for suffix in SUFFIXES)})"


def choose_signed(parent: QWidget) -> list[Path]:
    """Ask for one or more files."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Chọn bản đã ký", "", _FILTER)
    return [Path(name) for name in names]


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of what is dragged; what is no file of this computer is left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def read_signed(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Names and contents. UserError when one cannot be read or is too large to be looked at."""
    found = []
    for path in paths:
        try:
            refuse_large(path.name, path.stat().st_size)
            found.append((path.name, path.read_bytes()))
        except OSError as error:
            raise UserError(f"Không đọc được “{path.name}”. Xem lại tệp rồi chọn lại.") from error
    return found
