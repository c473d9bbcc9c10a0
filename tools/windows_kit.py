"""`make windows-kit`: dist/isodesk-windows/, which installs isodesk on Windows without a network.

The folder holds every wheel that the program needs, ours among them, an installer and a guide.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.wheel_smoke import build_wheel

ROOT = Path(__file__).resolve().parent.parent
KIT = ROOT / "dist" / "isodesk-windows"
SOURCES = ROOT / "tools" / "windows"
PYTHON = "3.12"
_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
    "extra": "",
}


def collect_wheels(folder: Path) -> None:
    """Our wheel and what it depends on, built for 64-bit Windows and Python ``PYTHON``."""
    ours = build_wheel(folder)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    target = ["--platform", "win_amd64", "--python-version", PYTHON, "--only-binary=:all:"]
    pinned = ["-c", str(ROOT / "constraints.txt"), "--dest", str(folder)]
    subprocess.run([*command, *target, *pinned, str(ours)], check=True)


def missing(folder: Path) -> list[str]:
    """What a wheel in ``folder`` needs on Windows and ``folder`` lacks.

    pip asks the conditions of a dependency of the computer it runs on, not of the target.
    """
    wheels = list(folder.glob("*.whl"))
    present = {parse_wheel_filename(wheel.name)[0] for wheel in wheels}
    needed = [requirement for wheel in wheels for requirement in _requirements(wheel)]
    return sorted({str(each) for each in needed if canonicalize_name(each.name) not in present})


def _requirements(wheel: Path) -> list[Requirement]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
        metadata = message_from_bytes(archive.read(name))
    stated = [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]
    return [each for each in stated if each.marker is None or each.marker.evaluate(_WINDOWS)]


def text_for_windows(path: Path) -> bytes:
    """The text at ``path`` with the line ends, and the mark, that Windows expects.

    A batch file with a byte order mark does not start; old PowerShell and Notepad need one.
    """
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    return text.encode("utf-8" if path.suffix == ".bat" else "utf-8-sig")


def main() -> int:
    shutil.rmtree(KIT, ignore_errors=True)
    wheels = KIT / "wheels"
    wheels.mkdir(parents=True)
    collect_wheels(wheels)
    lacking = missing(wheels)
    if lacking:
        print(f"Windows needs these too: {', '.join(lacking)}", file=sys.stderr)
        return 1
    for source in SOURCES.iterdir():
        (KIT / source.name).write_bytes(text_for_windows(source))
    files = [path for path in KIT.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1_000_000
    print(f"{KIT.relative_to(ROOT)}: {len(files)} files, {size:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
