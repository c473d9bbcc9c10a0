"""Document 3's table of tasks entered by real key events, with the keyboard alone.

The program runs on a virtual screen; xdotool presses the keys of `tests/ui/window/document_3.keys`.
For a letter that no key writes xdotool would change the layout at each press, and letters then get
lost; so a layout that writes all of them is loaded beforehand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from isodesk.services.read import list_plans, read_plan
from isodesk.services.sample import sample_plan
from isodesk.store import Actor, open_workspace
from tests.ui.window.recorded_keys import (
    DOCUMENT_3,
    make_empty_plan,
    recorded_keys,
    table_of_tasks,
)
from tools.virtual_screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
TITLE = "isodesk"
PAUSE = 12  # milliseconds between two keys, as a fast hand with Unikey's bursts has them
MOMENT = 0.4  # seconds in which a menu, a dialog or another page opens
PATIENCE = 60  # seconds
_SPARE = range(180, 255)
_NAMES = {
    ",": "comma", ".": "period", ";": "semicolon", ":": "colon", "-": "minus", "/": "slash",
}  # fmt: skip


def main() -> int:
    """Enter the table and compare it with the sample; exit 1 when a word is another."""
    keys = list(recorded_keys())
    with virtual_screen() as environment, tempfile.TemporaryDirectory() as home:
        environment["ISODESK_HOME"] = home
        path = Path(home) / "trống.isodesk"
        make_empty_plan(path)
        command = [sys.executable, "-m", "isodesk", str(path)]
        window = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            _wait_for_window(environment)
            # Without a program on it the screen would forget the layout at once.
            places = _load_letters(keys, environment, Path(home))
            time.sleep(1)
            for run in _runs(keys):
                named = [places.get(key, _NAMES.get(key, key)) for key in run]
                _xdotool(environment, "key", "--delay", str(PAUSE), *named)
                time.sleep(MOMENT)
                _focus(environment)
            time.sleep(1)
            _xdotool(environment, "key", "ctrl+q")
            window.wait(PATIENCE)
        finally:
            window.kill()
            window.wait()
        return _compare(path)


def _load_letters(
    keys: Iterable[str], environment: Mapping[str, str], folder: Path
) -> dict[str, str]:
    """Put every letter with a mark on a key of its own; gives the key of each."""
    letters = sorted({key for key in keys if len(key) == 1 and not key.isascii()})
    places = dict(zip(letters, map(str, _SPARE), strict=False))
    layout = subprocess.run(
        ["xkbcomp", "-xkb", environment["DISPLAY"], "-"],
        env=environment, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    names = {}
    for line in layout.splitlines():
        name, _, code = line.strip().rstrip(";").partition(" = ")
        if name.startswith("<") and code.isdigit():
            names[code] = name
    begin = layout.index("xkb_symbols")
    at = layout.index("\n", begin) + 1
    written = "".join(
        f'    replace key {names[place]} {{ type= "ONE_LEVEL", [ U{ord(letter):04X} ] }};\n'
        for letter, place in places.items()
    )
    end = layout.index("\n};", at)
    target = folder / "letters.xkb"
    target.write_text(layout[: end + 1] + written + layout[end + 1 :], encoding="utf-8")
    subprocess.run(
        ["xkbcomp", "-w", "0", str(target), environment["DISPLAY"]],
        env=environment,
        check=True,
    )
    return places


def _wait_for_window(environment: Mapping[str, str]) -> None:
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", TITLE]
    found = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=PATIENCE
    ).stdout.split()
    time.sleep(2)  # the window takes the place of the opening card
    _xdotool(environment, "windowfocus", found[-1])


def _runs(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys up to each after which a menu, a dialog or another page may stand in front."""
    run: list[str] = []
    for key in keys:
        run.append(key)
        if "+" in key or key in ("Menu", "Return"):
            yield run
            run = []
    if run:
        yield run


def _focus(environment: Mapping[str, str]) -> None:
    """Give the keys to the window in front, as a window manager would."""
    command = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    named = found.stdout.split()
    if named:
        _xdotool(environment, "windowfocus", named[-1])


def _xdotool(environment: Mapping[str, str], *words: str) -> None:
    subprocess.run(["xdotool", *words], env=environment, check=True, timeout=PATIENCE)


def _compare(path: Path) -> int:
    workspace = open_workspace(path, Actor("Lan", "lan", "PC"), backups=path.parent)
    with workspace.read() as session:
        (entry,) = list_plans(session)
        entered = table_of_tasks(read_plan(session, entry.key))
    workspace.close()
    wanted = table_of_tasks(sample_plan(DOCUMENT_3))
    for number, (row, like) in enumerate(zip(entered, wanted, strict=False), 1):
        if row != like:
            print(f"keys: row {number} is {row}, not {like}")
    if len(entered) != len(wanted):
        print(f"keys: {len(entered)} rows, not {len(wanted)}")
    if entered == wanted:
        print(f"keys: {len(wanted)} tasks entered, each word as in document 3")
    return int(entered != wanted)


if __name__ == "__main__":
    sys.exit(main())
