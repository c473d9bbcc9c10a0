"""See that the Debian packages of a goal are there: `python3 tools/debian_packages.py run`.

Runs before anything is installed, with the standard library alone. Missing packages are installed
when root runs it; anybody else is told one line to copy, and the goal goes on, because a library
may have come in another way.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

LISTS = Path(__file__).resolve().parent.parent / "packages.debian"


def packages_of(goal: str, lists: str) -> list[str]:
    """The packages that ``lists`` gives for ``goal``, each once; KeyError if it is not there."""
    found: dict[str, None] = {}
    known = False
    for line in lists.splitlines():
        name, colon, packages = line.partition("#")[0].partition(":")
        if colon and name.strip() == goal:
            known = True
            for package in packages.split():
                inner = packages_of(package[1:], lists) if package[0] == "@" else [package]
                found.update(dict.fromkeys(inner))
    if not known:
        raise KeyError(goal)
    return list(found)


def installed() -> set[str]:
    """The names of all installed packages and of what they provide."""
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names: set[str] = set()
    for line in told.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            names.update(each.split()[0] for each in provides.split(",") if each.strip())
    return names


def install(packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=environment)


def main(goal: str) -> int:
    wanted = packages_of(goal, LISTS.read_text(encoding="utf-8"))
    if importlib.util.find_spec("ensurepip") is not None:
        # This Python makes environments by itself.
        wanted = [package for package in wanted if package != "python3-venv"]
    if shutil.which("dpkg-query") is None:
        print(f"Not Debian: see that the equivalents of these are there: {' '.join(wanted)}")
        return 0
    present = installed()
    missing = [package for package in wanted if package not in present]
    if not missing:
        return 0
    if os.geteuid() == 0:
        install(missing)
    else:
        line = f"apt-get install --no-install-recommends {' '.join(missing)}"
        print(f"Missing packages. Copy this line: sudo {line}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
