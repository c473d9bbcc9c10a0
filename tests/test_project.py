"""What must stay true of the project as a whole."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "isodesk"
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}


def tracked() -> list[str]:
    """The project's files, also those not yet committed."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [name for name in told.stdout.decode().split("\0") if name]


def sources(folder: Path = PACKAGE) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or ".")
    return names


def test_every_room_has_its_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = [each for each in contracts if each["type"] == "layers"]
    assert layers["exhaustive"] is True
    placed = set(re.findall(r"\w+", " ".join(layers["layers"])))
    present = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    present |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert present <= placed


@pytest.mark.parametrize("room", ["vietnamese", "facts", "errors.py"])
def test_the_lowest_rooms_know_only_the_standard_library(room: str) -> None:
    path = PACKAGE / room
    trees = sources(path) if path.is_dir() else [(room, ast.parse(path.read_text("utf-8")))]
    for name, tree in trees:
        outside = {each.partition(".")[0] for each in imported(tree)} - {"isodesk"}
        assert outside <= sys.stdlib_module_names, name


def test_slow_libraries_are_loaded_only_when_used() -> None:
    """Nothing but the exporters, which are loaded late themselves, names them at its top."""
    for name, tree in sources():
        at_top = imported(
            ast.Module([node for node in tree.body if not isinstance(node, ast.FunctionDef)], [])
        )
        slow = {each.partition(".")[0] for each in at_top} & {"alembic", "openpyxl", "reportlab"}
        if not name.startswith(("isodesk/exporters/", "isodesk/store/migrat")):
            assert not slow, name


def test_no_module_is_named_for_nothing() -> None:
    for name in tracked():
        if name.endswith(".py"):
            assert not FORBIDDEN_NAMES & set(Path(name).with_suffix("").parts), name


def test_types_are_ignored_only_in_ui_and_with_a_reason() -> None:
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *ROOT.glob("tools/*.py")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            ignored = re.search(r"#\s*type:\s*ignore(\[[\w, -]+\])?(.*)", line)
            if ignored and path != Path(__file__):
                assert "ui" in path.parts, path
                assert ignored[1], f"{path}: no code: {line}"
                assert ignored[2].strip(" #"), f"{path}: no reason: {line}"


def test_nothing_is_left_for_later() -> None:
    unfinished = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b|#\s*" + "noqa")
    for name in tracked():
        if name.endswith(".py") and name != "tests/test_project.py":
            assert not unfinished.search((ROOT / name).read_text(encoding="utf-8")), name


def test_no_live_file_is_copied_behind_sqlites_back() -> None:
    """Only the backup API sees a database whole while it is written."""
    for name, tree in sources():
        copied = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "shutil"
            and node.attr.startswith(("copy", "move"))
        ]
        assert not copied, name


def test_the_product_has_no_network_code() -> None:
    network = {"ftplib", "http", "requests", "smtplib", "ssl", "urllib", "xmlrpc"}
    for name, tree in sources():
        used = {each for each in imported(tree) if each.partition(".")[0] in network}
        assert used <= {"urllib.parse"}, name
        assert "PySide6.QtNetwork" not in imported(tree), name


def test_constraints_are_exact_and_name_no_registry() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+", line), line


def test_windows_can_hold_every_file() -> None:
    names = tracked()
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(name) <= 120, name
        for part in name.split("/"):
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part), name
            assert part.partition(".")[0].casefold() not in RESERVED, name


def test_the_debian_packages_of_every_goal_are_listed() -> None:
    goals = re.findall(r"\bdebian-([\w-]+) ", (ROOT / "Makefile").read_text(encoding="utf-8"))
    lists = (ROOT / "packages.debian").read_text(encoding="utf-8")
    assert len(set(goals)) >= 8
    for goal in goals:
        assert re.search(rf"^{goal}:", lists, re.MULTILINE), goal


def test_the_windows_installer_is_written_for_old_consoles() -> None:
    batch = (ROOT / "tools" / "windows" / "cai-dat.bat").read_bytes()
    assert batch.isascii()
    assert b"chcp 65001" in batch


@pytest.mark.usefixtures("qapp")
def test_qt_returns_every_reference_to_none() -> None:
    """PySide6 6.12.0 gives one away in each call of many methods, until Python aborts."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100
