"""Can a window be shown on this computer? Asked before Qt is, which aborts where it cannot."""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import subprocess
import sys
from pathlib import Path


def why_no_screen() -> str | None:
    """The reason no window can be shown, as a sentence for the user; None where one can."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or platform not in ("", "xcb", "wayland"):
        return None
    display = os.environ.get("DISPLAY")
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if not display and not wayland:
        return "Máy này không có màn hình (DISPLAY và WAYLAND_DISPLAY đều trống)."
    if display and not wayland and not _answers(display):
        return f"Màn hình “{display}” không trả lời."
    missing = _missing_libraries("libqxcb.so") if display else []
    if missing:
        return f"Thiếu thư viện hệ thống để mở cửa sổ: {', '.join(missing)}."
    return None


def _answers(display: str) -> bool:
    """Does a screen of this computer accept a connection? Screens elsewhere are left to Qt."""
    number = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if number is None:
        return True
    address = f"/tmp/.X11-unix/X{number[1]}"
    for place in (address, f"\0{address}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            if line.connect_ex(place) == 0:
                return True
    return False


def _missing_libraries(plugin: str) -> list[str]:
    """The shared libraries that Qt's ``plugin`` needs and this computer lacks."""
    package = importlib.util.find_spec("PySide6")
    if package is None or package.origin is None:
        return ["PySide6"]
    path = Path(package.origin).parent / "Qt" / "plugins" / "platforms" / plugin
    try:
        told = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return []
    if told.returncode != 0:
        return [plugin]
    return sorted(set(re.findall(r"(\S+) => not found", told.stdout)))
