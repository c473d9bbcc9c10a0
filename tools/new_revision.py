"""Write the next migration from the difference between the models and the newest one.

    python tools/new_revision.py "Add indicator forms"     the next revision, to be read and mended
    python tools/new_revision.py --again                   write the newest one anew (unreleased)

Also writes `isodesk/store/fingerprints.py`, by which a file's schema is known when it is opened,
and a small file of that schema for the tests.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import CreateTableOp, MigrationScript
from sqlalchemy import Boolean, CheckConstraint, Enum
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.elements import conv
from sqlalchemy.types import TypeDecorator

from isodesk.models import Citation
from isodesk.models.base import Base
from isodesk.store import Actor, create_workspace
from isodesk.store.engine import connect, engine_on
from isodesk.store.fingerprints import FINGERPRINTS
from isodesk.store.migrate import MIGRATIONS, migration_config, upgrade
from isodesk.store.opening import fingerprint
from isodesk.store.schema import FORMAT, store_metadata

FIXTURES = MIGRATIONS.parents[2] / "tests" / "store" / "fixtures"
FINGERPRINTS_FILE = MIGRATIONS.parent / "fingerprints.py"


def render_item(kind: str, value: Any, context: AutogenContext) -> str | bool:
    """Write our own types as what they are stored as: a migration never imports the models."""
    if kind != "type":
        return False
    if isinstance(value, TypeDecorator):
        return f"sa.{type(value.impl_instance).__name__}()"
    if isinstance(value, Enum):
        return "sa.Text()"
    return "sa.Boolean()" if isinstance(value, Boolean) else False


def spell_checks(context: Any, revision: Any, scripts: list[MigrationScript]) -> None:
    """Write the checks that enums and booleans bring along as checks of their own, with names."""
    for script in scripts:
        for operation in script.upgrade_ops.ops if script.upgrade_ops else ():
            if isinstance(operation, CreateTableOp):
                others = [it for it in operation.columns if not isinstance(it, CheckConstraint)]
                operation.columns = [*others, *spelt_checks(operation)]


def spelt_checks(operation: CreateTableOp) -> list[CheckConstraint]:
    """All checks of a table, those of its types too, in words and with their final names."""
    dialect, as_ddl = sqlite.dialect(), {"literal_binds": True, "include_table": False}
    tables = {**Base.metadata.tables, **store_metadata.tables}
    spelt = []
    for check in tables[operation.table_name].constraints:
        if isinstance(check, CheckConstraint):
            words = check.sqltext.compile(dialect=dialect, compile_kwargs=as_ddl)
            name = dialect.identifier_preparer.format_constraint(check)
            spelt.append(CheckConstraint(str(words), name=conv(str(name))))
    return sorted(spelt, key=lambda check: str(check.name))


def write_revision(message: str, revision: str) -> Path:
    """Autogenerate one revision against the schema that the migrations make so far."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schema.db"
        path.touch()
        raw = connect(path, read_only=False)
        connection = engine_on(raw).connect()
        config = migration_config()
        config.attributes.update(
            connection=connection,
            target_metadata=[Base.metadata, store_metadata],
            render_item=render_item,
            process_revision_directives=spell_checks,
        )
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=revision)
        connection.close()
        raw.close()
    (written,) = (MIGRATIONS / "versions").glob(f"{revision}_*.py")
    return written


def fold(text: str) -> str:
    """Break strings that are longer than a line."""
    lines = []
    for line in text.splitlines():
        words = line.strip()
        if len(line) > 100 and words.startswith('"') and words.endswith('",'):
            indent = line[: line.index('"')]
            pieces = textwrap.wrap(words[1:-2], 95 - len(indent), drop_whitespace=False)
            line = "\n".join(f'{indent}"{piece}"' for piece in pieces) + ","
        lines.append(line)
    return "\n".join(lines) + "\n"


def write_fingerprint() -> None:
    """Note the schema of a new file as that of the present format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schema.isodesk"
        path.touch()
        upgrade(path, Actor("", "", ""), "")
        raw = connect(path, read_only=True)
        known = {**FINGERPRINTS, FORMAT: fingerprint(raw)}
        raw.close()
    lines = "".join(f'    {number}: "{value}",\n' for number, value in sorted(known.items()))
    FINGERPRINTS_FILE.write_text(
        '"""The hash of the schema of each format; written by tools/new_revision.py."""\n\n'
        f"FINGERPRINTS = {{\n{lines}}}\n",
        encoding="utf-8",
    )


def write_fixture(revision: str) -> None:
    """Keep a small file of this schema, so that every later program proves to open it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fixture.isodesk"
        ws = create_workspace(path, Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2"))
        for symbol in ("101/2006/QĐ-TTg", "118/2009/QĐ-TTg", "19/2014/QĐ-TTg"):
            with ws.change(f"Thêm {symbol}") as session:
                session.add(Citation(kind="Quyết định", symbol=symbol))
        ws.undo()
        ws.save_draft("block/1", None, "Đang gõ dở")
        ws.close()
        packed = gzip.compress(path.read_bytes(), mtime=0)
    FIXTURES.mkdir(parents=True, exist_ok=True)
    (FIXTURES / f"schema-{revision}.isodesk.gz").write_bytes(packed)


def main() -> None:
    """Write the revision and the fingerprint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("message", nargs="?", default="Make the first tables")
    parser.add_argument("--again", action="store_true")
    chosen = parser.parse_args()
    existing = sorted((MIGRATIONS / "versions").glob("*.py"))
    number = len(existing) + (0 if chosen.again and existing else 1)
    if chosen.again and existing:
        existing[-1].unlink()
    written = write_revision(chosen.message, f"{number:04d}")
    text = written.read_text(encoding="utf-8").replace(
        "    # ### commands auto generated by Alembic - please adjust! ###\n", ""
    )
    written.write_text(text.replace("    # ### end Alembic commands ###\n", ""), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(written)], check=True)
    written.write_text(fold(written.read_text(encoding="utf-8")), encoding="utf-8")
    write_fingerprint()
    # A fresh interpreter: this one has the fingerprint of before.
    fixture = "import new_revision; new_revision.write_fixture"
    subprocess.run(
        [sys.executable, "-c", f"{fixture}('{number:04d}')"],
        check=True,
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONPATH": str(MIGRATIONS.parents[2])},
    )
    print(written)


if __name__ == "__main__":
    main()
