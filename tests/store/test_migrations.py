"""Models, migrations and the files of every schema that was ever written agree."""

from __future__ import annotations

import gzip
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import MetaData, UniqueConstraint, create_mock_engine, select
from sqlalchemy.schema import ExecutableDDLElement

from isodesk.errors import StoreError
from isodesk.models import Base, Citation
from isodesk.store import Actor, open_workspace, verify_workspace
from isodesk.store.engine import engine_on
from isodesk.store.fingerprints import FINGERPRINTS
from isodesk.store.migrate import MIGRATIONS, upgrade
from isodesk.store.schema import FORMAT, REVISIONS, store_metadata

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("schema-*.isodesk.gz"))
VERSIONS = sorted((MIGRATIONS / "versions").glob("*.py"))


def schema(raw: sqlite3.Connection) -> dict[str, list[str]]:
    """Each table and index with its words, the lines of a table in order of the alphabet."""
    rows = raw.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        name: sorted(line.strip().rstrip(",") for line in _unquoted(name, sql).splitlines())
        for name, sql in rows
        if name != "alembic_version"
    }


def _unquoted(name: str, sql: str) -> str:
    """A table that was renamed has its name in quotes."""
    return sql.strip().replace(f'CREATE TABLE "{name}"', f"CREATE TABLE {name}")


def made_by_models() -> dict[str, list[str]]:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    with engine_on(raw).connect() as connection:
        for metadata in (Base.metadata, store_metadata):
            metadata.create_all(connection)
        connection.commit()
        return schema(raw)


def test_models_and_migrations_agree(path: Path) -> None:
    raw = sqlite3.connect(path)
    migrated = schema(raw)
    raw.close()
    assert migrated == made_by_models()


def test_every_table_is_strict(path: Path) -> None:
    raw = sqlite3.connect(path)
    tables = raw.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = [name for name, strict in tables if not strict and not name.startswith("sqlite_")]
    raw.close()
    assert loose == []


@pytest.mark.parametrize("metadata", [Base.metadata, store_metadata])
def test_keys_are_checked_at_commit_and_nothing_cascades(metadata: MetaData) -> None:
    for table in metadata.tables.values():
        assert len(table.primary_key.columns) == 1
        for key in table.foreign_keys:
            assert key.deferrable, key
            assert key.initially == "DEFERRED", key
            assert key.ondelete is key.onupdate is None, key
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                assert "position" not in constraint.columns
            assert constraint.name


def test_each_format_has_its_migration_fingerprint_and_fixture() -> None:
    revisions = [path.name[:4] for path in VERSIONS]
    assert revisions == [f"{number:04d}" for number in range(1, len(VERSIONS) + 1)]
    assert list(REVISIONS.values()) == revisions
    assert max(REVISIONS) == max(FINGERPRINTS) == FORMAT
    assert [path.name for path in FIXTURES] == [f"schema-{name}.isodesk.gz" for name in revisions]


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.name)
def test_a_migration_knows_no_model(version: Path) -> None:
    words = version.read_text(encoding="utf-8")
    assert re.findall(r"^(?:from|import) (\S+)", words, re.MULTILINE) == ["sqlalchemy", "alembic"]
    assert "executescript" not in words


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_a_file_of_each_schema_opens_and_is_whole(
    fixture: Path, tmp_path: Path, actor: Actor
) -> None:
    path = tmp_path / "a.isodesk"
    path.write_bytes(gzip.decompress(fixture.read_bytes()))
    ws = open_workspace(path, actor)
    with ws.read() as session:
        symbols = list(session.scalars(select(Citation.symbol).order_by(Citation.id)))
    assert symbols == ["101/2006/QĐ-TTg", "118/2009/QĐ-TTg"]
    assert [draft.text for draft in ws.drafts()] == ["Đang gõ dở"]
    with ws.change("Thêm") as session:
        session.add(Citation(kind="Nghị định"))
    assert ws.undo() is not None
    ws.close()
    assert verify_workspace(path) == []


def test_opening_does_not_import_alembic(path: Path) -> None:
    words = (
        "import sys; from pathlib import Path; from isodesk.store import *;"
        f"open_workspace(Path({str(path)!r}), Actor('a', 'b', 'c')).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", words], check=True)


def test_a_migration_that_leaves_loose_rows_changes_nothing(path: Path, actor: Actor) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("INSERT INTO number_series (uuid, issuer_id, name, symbol) VALUES ('u', 9, '', '')")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError):
        upgrade(path, actor, "Chuyển phiên bản")
    assert path.read_bytes() == before


def test_only_the_store_knows_sqlite() -> None:
    """The same models can be written down for another database."""
    words: list[str] = []

    def write(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        words.append(str(statement.compile(dialect=other.dialect)))

    other = create_mock_engine("postgresql+psycopg://", write)
    Base.metadata.create_all(other, checkfirst=False)
    assert not any("STRICT" in statement for statement in words)
    assert any("BIGSERIAL" in statement for statement in words)
