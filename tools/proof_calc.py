"""Cells go to LibreOffice Calc and come back over the clipboard of one virtual screen.

Our grid copies, Calc pastes and saves; Calc copies a range, our grid pastes. Calc runs in English,
so that its numbers are written otherwise than the program's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook, load_workbook

from tools.libre_office import LibreOffice
from tools.virtual_screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 90  # seconds
_QUIET = 3  # seconds in which Calc does what a key asks for
_NUMBERS = {"30.000.000": 30_000_000, "0": 0, "3.060.000.000": 3_060_000_000}
_PASTED = [
    ["Tổ chức hội nghị\nsơ kết", "Sở Tài chính", "X", "", "30000000"],
    ["001", "31/12/2026", "", "X", "1500"],
    ["Hai ô gộp", "", "", "X", "3060000000"],
    ['"Áp dụng" ISO', "3/2026", "X", "", ""],
]


def main() -> int:
    """Both ways; gives the number of cells that became others."""
    with tempfile.TemporaryDirectory() as name, virtual_screen() as screen:
        folder = Path(name)
        with _grid(screen) as grid:
            wrong = _to_calc(grid, screen, folder) + _from_calc(grid, screen, folder)
    if not wrong:
        print("calc: cells, lines, dates and numbers are the same in both directions")
    return int(wrong > 0)


def _to_calc(grid: subprocess.Popen[str], screen: Mapping[str, str], folder: Path) -> int:
    shown = _ask(grid, "copy")
    empty = BytesIO()
    Workbook().save(empty)
    path = folder / "to.ods"
    path.write_bytes(LibreOffice(folder).converted(empty.getvalue(), "xlsx", "ods"))
    with _calc(path, screen, folder):
        _keys(screen, "ctrl+v", "Return", "ctrl+s")  # Calc asks how numbers are written
    data = LibreOffice(folder).converted(path.read_bytes(), "ods", "xlsx")
    sheet: Any = load_workbook(BytesIO(data)).active
    wrong = 0
    for row, texts in enumerate(shown, 1):
        for column, text in enumerate(texts, 1):
            is_amount = column == len(texts) and text
            wanted: object = _NUMBERS[text] if is_amount else text or None
            found = sheet.cell(row, column).value
            if found != wanted or type(found) is not type(wanted):
                print(f"calc: cell {row}/{column} came as {found!r}, not {wanted!r}")
                wrong += 1
    return wrong


def _from_calc(grid: subprocess.Popen[str], screen: Mapping[str, str], folder: Path) -> int:
    path = folder / "from.xlsx"
    _book().save(path)
    with _calc(path, screen, folder):
        _keys(screen, "ctrl+Home", "ctrl+shift+End", "ctrl+c")
        lines = _ask(grid, "paste")
    wrong = 0
    for row, (line, wanted) in enumerate(zip(lines, _PASTED, strict=False), 1):
        if line[1:] != wanted:
            print(f"calc: row {row} was pasted as {line[1:]}, not {wanted}")
            wrong += 1
    return wrong


def _book() -> Workbook:
    """Lines in a cell, a text of digits, a date, merged cells, numbers in English form."""
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Tổ chức hội nghị\nsơ kết", "Sở Tài chính", "X", None, 30_000_000])
    sheet.append(["001", date(2026, 12, 31), None, "X", 1500])
    sheet.append(["Hai ô gộp", None, None, "X", 3_060_000_000])
    sheet.append(['"Áp dụng" ISO', "3/2026", "X", None, None])
    sheet["B2"].number_format = "dd/mm/yyyy"
    for row in range(1, 4):
        sheet.cell(row, 5).number_format = "#,##0"
    sheet.merge_cells("A3:B3")
    return book


@contextmanager
def _grid(screen: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tools.calc_grid"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    program = subprocess.Popen(command, cwd=ROOT, env=dict(screen), **pipes)
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def _ask(grid: subprocess.Popen[str], word: str) -> list[list[str]]:
    written: IO[str] | None = grid.stdin
    read: IO[str] | None = grid.stdout
    assert written is not None
    assert read is not None
    written.write(f"{word}\n")
    written.flush()
    answer: list[list[str]] = json.loads(read.readline())
    return answer


@contextmanager
def _calc(path: Path, screen: Mapping[str, str], folder: Path) -> Iterator[None]:
    """Calc with a file open and the keyboard in its cells."""
    profile = f"-env:UserInstallation={(folder / 'window').as_uri()}"
    still = ["--norestore", "--nologo", "--nofirststartwizard"]
    environment = {**screen, "SAL_USE_VCLPLUGIN": "gen"}
    command = ["soffice", profile, *still, "--calc", str(path)]
    program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        found = _window(screen)
        time.sleep(_QUIET)
        _xdotool(screen, "windowfocus", found)
        yield
        _keys(screen, "ctrl+q")
        program.wait(PATIENCE)
    finally:
        if program.poll() is None:
            program.terminate()
            program.wait(PATIENCE)


def _window(screen: Mapping[str, str]) -> str:
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "LibreOffice Calc"]
    found = subprocess.run(
        command, env=dict(screen), check=True, capture_output=True, text=True, timeout=PATIENCE
    )
    return found.stdout.split()[-1]


def _keys(screen: Mapping[str, str], *keys: str) -> None:
    for key in keys:
        _xdotool(screen, "windowfocus", _in_front(screen))
        _xdotool(screen, "key", key)
        time.sleep(_QUIET)


def _in_front(screen: Mapping[str, str]) -> str:
    """The window that came last: a dialog of Calc, else its sheet."""
    named = "LibreOffice Calc|Select the Locale|Import Options"
    command = ["xdotool", "search", "--onlyvisible", "--name", named]
    found = subprocess.run(
        command, env=dict(screen), check=True, capture_output=True, text=True, timeout=PATIENCE
    )
    return found.stdout.split()[-1]


def _xdotool(screen: Mapping[str, str], *words: str) -> None:
    subprocess.run(["xdotool", *words], env=dict(screen), check=True, timeout=PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
