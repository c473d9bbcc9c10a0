from __future__ import annotations

import zipfile
from pathlib import Path

from tools.windows_kit import SOURCES, missing, text_for_windows


def _wheel(folder: Path, name: str, *needs: str) -> None:
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        lines = "".join(f"Requires-Dist: {need}\n" for need in needs)
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Name: {name}\n{lines}\n")


def test_what_only_windows_needs_is_missed(tmp_path: Path) -> None:
    _wheel(
        tmp_path,
        "ours",
        "Other_One>=1",
        'tzdata; sys_platform == "win32"',
        'evdev; sys_platform == "linux"',
        'sphinx; extra == "docs"',
    )
    _wheel(tmp_path, "other_one", 'tomli; python_version < "3.11"')
    assert missing(tmp_path) == ['tzdata; sys_platform == "win32"']


def test_texts_have_the_line_ends_and_marks_of_windows() -> None:
    for path in SOURCES.iterdir():
        written = text_for_windows(path)
        assert written.count(b"\n") == written.count(b"\r\n") > 0
        assert written.startswith(b"\xef\xbb\xbf") == (path.suffix != ".bat")
        assert written.decode("utf-8-sig").replace("\r\n", "\n") == path.read_text("utf-8")
