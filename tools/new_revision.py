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
import re
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import (
    CreateIndexOp,
    CreateTableOp,
    ExecuteSQLOp,
    MigrateOperation,
    MigrationScript,
)
from sqlalchemy import Boolean, CheckConstraint, Column, Enum, Table
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
NEW = "new_"
"""What the name of a table begins with until the rows have moved to it."""


def render_item(kind: str, value: Any, context: AutogenContext) -> str | bool:
    """Write our own types as what they are stored as: a migration never imports the models."""
    if kind != "type":
        return False
    if isinstance(value, TypeDecorator):
        return f"sa.{type(value.impl_instance).__name__}()"
    if isinstance(value, Enum):
        return "sa.Text()"
    return "sa.Boolean()" if isinstance(value, Boolean) else False


TABLES = {**Base.metadata.tables, **store_metadata.tables}


def write_operations(raw: sqlite3.Connection, script: MigrationScript) -> None:
    """Create the tables that are new, and make those anew whose words in the schema differ.

    SQLite cannot change a column or a check: the rows move to a new table of the old name.
    """
    assert script.upgrade_ops is not None
    known = schema_words(raw)
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh,
        engine_on(fresh).connect() as connection,
    ):
        for metadata in (Base.metadata, store_metadata):
            metadata.create_all(connection)
        connection.commit()
        wanted = schema_words(fresh)
    operations: list[MigrateOperation] = []
    for name, table in TABLES.items():
        if name not in known:
            operations += [created(table), *indexes(table)]
        elif known[name] != wanted[name]:
            operations += rebuilt(raw, table)
    script.upgrade_ops.ops = operations


def schema_words(raw: sqlite3.Connection) -> dict[str, list[str]]:
    """Each table's definition, its lines in order of the alphabet."""
    rows = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    return {
        name: sorted(line.strip().rstrip(",") for line in sql.splitlines()[1:])
        for name, sql in rows
    }


def created(table: Table) -> CreateTableOp:
    """The table, with the checks that enums and booleans bring along spelt out by name."""
    operation = CreateTableOp.from_table(table)
    others = [it for it in operation.columns if not isinstance(it, CheckConstraint)]
    operation.columns = [*others, *spelt_checks(table)]
    return operation


def indexes(table: Table) -> list[CreateIndexOp]:
    """The table's indexes, in order of the alphabet."""
    found = [CreateIndexOp.from_index(index) for index in table.indexes]
    return sorted(found, key=lambda operation: str(operation.index_name))


def rebuilt(raw: sqlite3.Connection, table: Table) -> list[MigrateOperation]:
    """Make the table beside the old one, move the rows, and give it the old one's name."""
    old = {name for _, name, *_ in raw.execute(f'PRAGMA table_info("{table.name}")')}
    filled = [c for c in table.columns if c.name in old or not c.nullable]
    quote = sqlite.dialect().identifier_preparer.quote
    names = ", ".join(quote(c.name) for c in filled)
    values = ", ".join(quote(c.name) if c.name in old else first_value(c) for c in filled)
    return [
        created(table),
        ExecuteSQLOp(f"INSERT INTO {NEW}{table.name} ({names}) SELECT {values} FROM {table.name}"),
        ExecuteSQLOp(f"DROP TABLE {table.name}"),
        ExecuteSQLOp(f"ALTER TABLE {NEW}{table.name} RENAME TO {table.name}"),
        *indexes(table),
    ]


def first_value(column: Column[Any]) -> str:
    """What a new column holds in the rows that are there: its default, as SQL."""
    default = getattr(column.default, "arg", None)
    if callable(default):
        default = default(None)
    stored = column.type.bind_processor(sqlite.dialect())
    value = stored(default) if stored else default
    if value is None:
        raise SystemExit(
            f"{column.table.name}.{column.name} needs a default for the rows there are"
        )
    return str(int(value)) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def spelt_checks(table: Table) -> list[CheckConstraint]:
    """All checks of a table, those of its types too, in words and with their final names."""
    dialect, as_ddl = sqlite.dialect(), {"literal_binds": True, "include_table": False}
    spelt = []
    for check in table.constraints:
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
            process_revision_directives=lambda _context, _revision, scripts: write_operations(
                raw, scripts[0]
            ),
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
        string = re.fullmatch(r'(\s*)("[^"]*")(,?)', line)
        if string and len(line) > 100:
            indent, words, comma = string.groups()
            pieces = textwrap.wrap(words[1:-1], 95 - len(indent), drop_whitespace=False)
            line = "\n".join(f'{indent}"{piece}"' for piece in pieces) + comma
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
    text = text.replace("    # ### end Alembic commands ###\n", "")
    for name in re.findall(rf"INSERT INTO {NEW}(\w+)", text):
        text = re.sub(rf'(create_table\(\s*["\'])({name}["\'])', rf"\1{NEW}\2", text)
    written.write_text(text, encoding="utf-8")
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
