"""A later program, with one migration more, and a file of today's."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select

import isodesk
from isodesk.errors import UserError
from isodesk.models import Standard, Unit, UnitType
from isodesk.store import Actor, open_workspace, verify_workspace
from isodesk.store.schema import FORMAT, REVISIONS

NEXT = FORMAT + 1
MIGRATION = f'''
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04d}"
down_revision = "{REVISIONS[FORMAT]}"


def upgrade() -> None:
    with op.batch_alter_table("unit_type", recreate="always") as table:
        table.add_column(sa.Column("later", sa.Text(), server_default="x", nullable=False))
    op.execute("UPDATE standard SET code = code || ' (mới)'")
    if {{fails}}:
        raise RuntimeError("cut half-way")
'''
FINGERPRINT = """
import sys
from pathlib import Path
from isodesk.store import Actor
from isodesk.store.engine import connect
from isodesk.store.migrate import upgrade
from isodesk.store.opening import fingerprint
path = Path(sys.argv[1])
path.touch()
upgrade(path, Actor("", "", ""), "")
print(fingerprint(connect(path, read_only=True)))
"""
OPEN = """
import json, sys
from pathlib import Path
from sqlalchemy import select
from isodesk.models import Standard, Unit
from isodesk.store import Actor, open_workspace, verify_workspace
path = Path(sys.argv[1])
ws = open_workspace(path, Actor("Lan", "lan", "PHONG-TH2"))
with ws.read() as session:
    codes = list(session.scalars(select(Standard.code)))
    units = list(session.scalars(select(Unit.name).order_by(Unit.id)))
told = {"codes": codes, "units": units, "next": ws.next_undo(), "label": ws.history()[0].label}
told["backups"] = [str(backup.path) for backup in ws.list_backups()]
ws.close()
print(json.dumps({**told, "problems": verify_workspace(path)}))
"""


def later_program(folder: Path, *, fails: bool = False) -> Path:
    """Today's program with one migration more; the folder to put on Python's path."""
    source = Path(isodesk.__file__).parent
    shutil.copytree(source, folder / "isodesk", ignore=shutil.ignore_patterns("__pycache__"))
    store = folder / "isodesk" / "store"
    schema = (store / "schema.py").read_text(encoding="utf-8")
    schema = schema.replace(f"FORMAT = {FORMAT}\n", f"FORMAT = {NEXT}\n", 1)
    (store / "schema.py").write_text(schema, encoding="utf-8")
    migration = MIGRATION.format(fails=False)
    versions = store / "migrations" / "versions"
    (versions / f"{NEXT:04d}_later.py").write_text(migration, encoding="utf-8")
    found = python(folder, FINGERPRINT, folder / "new.isodesk").stdout.strip()
    with (store / "fingerprints.py").open("a", encoding="utf-8") as file:
        file.write(f'FINGERPRINTS[{NEXT}] = "{found}"\n')
    if fails:
        migration = MIGRATION.format(fails=True)
        (versions / f"{NEXT:04d}_later.py").write_text(migration, encoding="utf-8")
    return folder


def python(program: Path, words: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", words, path],
        capture_output=True,
        text=True,
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.fixture
def todays(path: Path, actor: Actor) -> Path:
    ws = open_workspace(path, actor)
    with ws.change("Thêm") as session:
        session.add(Standard(code="TCVN ISO 9001:2015"))
        session.execute(insert(UnitType).values(id=1, name="Sở"))
        session.execute(insert(Unit).values(name="Sở Y tế", type_id=1))
    ws.close()
    return path


def test_the_later_program_migrates_after_a_backup(todays: Path, tmp_path: Path) -> None:
    before = todays.read_bytes()
    done = python(later_program(tmp_path / "later"), OPEN, todays)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["codes"] == ["TCVN ISO 9001:2015 (mới)"]
    assert told["units"] == ["Sở Y tế"]
    assert told["next"] is None
    assert told["label"] == f"Chuyển tệp từ phiên bản {FORMAT} sang {NEXT}"
    assert told["problems"] == []
    assert todays.read_bytes() != before
    oldest = Path(told["backups"][-1])
    assert verify_workspace(oldest) == []


def test_todays_program_shows_the_later_file(todays: Path, tmp_path: Path, actor: Actor) -> None:
    assert python(later_program(tmp_path / "later"), OPEN, todays).returncode == 0
    before = todays.read_bytes()
    ws = open_workspace(todays, actor)
    assert ws.read_only
    with ws.read() as session:
        assert list(session.scalars(select(UnitType.name))) == ["Sở"]
    with pytest.raises(UserError, match="mới hơn"), ws.change("Sửa"):
        pass
    ws.close()
    assert todays.read_bytes() == before


def test_a_migration_cut_half_way_leaves_the_file_as_it_was(
    todays: Path, tmp_path: Path, actor: Actor
) -> None:
    done = python(later_program(tmp_path / "later", fails=True), OPEN, todays)
    assert done.returncode != 0
    assert "cut half-way" in done.stderr
    assert verify_workspace(todays) == []
    ws = open_workspace(todays, actor)
    assert not ws.read_only
    assert ws.history()[0].label == "Thêm"
    assert ws.undo() is not None
    ws.close()


def test_a_damaged_file_is_not_migrated(todays: Path, tmp_path: Path) -> None:
    raw = sqlite3.connect(todays, isolation_level=None)
    raw.execute("UPDATE standard SET code = 'khác'")
    raw.close()
    before = todays.read_bytes()
    done = python(later_program(tmp_path / "later"), OPEN, todays)
    assert "DamagedFile" in done.stderr
    assert todays.read_bytes() == before
