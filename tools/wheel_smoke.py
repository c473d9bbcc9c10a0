"""Build the wheel, install it into an environment of its own and use it there.

What a checkout hides shows here: a resource left out of the wheel, a dependency not declared.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "wheel-smoke"


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout, built into ``folder``."""
    command = [
        sys.executable,
        "-m",
        "build",
        "--quiet",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(ROOT)], check=True, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("isodesk-*.whl")
    return wheel


def install(wheel: Path) -> Path:
    """A new environment with the wheel and its dependencies; where its programs are."""
    environment = PLACE / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
    constraints = str(ROOT / "constraints.txt")
    subprocess.run([*pip, "--disable-pip-version-check", "-c", constraints, wheel], check=True)
    return programs


def use(programs: Path) -> None:
    """Words, sample, exports and the self-test from a folder that is not the checkout."""
    room = PLACE / "room"
    room.mkdir()

    def isodesk(*words: str) -> str:
        done = subprocess.run(
            [str(programs / "isodesk"), *words],
            cwd=room,
            env={**os.environ, "ISODESK_HOME": str(room / "home")},
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    assert isodesk("words", "3060000000") == "Ba tỷ không trăm sáu mươi triệu đồng\n"
    isodesk("sample", "mau.isodesk")
    plan = json.loads(isodesk("plans", "mau.isodesk", "--json"))[0]["id"]
    for name, first in (("a.pdf", b"%PDF-"), ("a.docx", b"PK\3\4"), ("a.xlsx", b"PK\3\4")):
        isodesk("export", "mau.isodesk", plan, name, "--font", "bundled")
        assert (room / name).read_bytes().startswith(first), name
    isodesk("--self-test")


def main() -> int:
    shutil.rmtree(PLACE, ignore_errors=True)
    wheel = build_wheel(PLACE)
    use(install(wheel))
    print(f"{wheel.name}: installed and used in a new environment")
    return 0


if __name__ == "__main__":
    sys.exit(main())
