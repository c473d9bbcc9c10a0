"""What is not ours, too new, altered or damaged is told before anything is edited."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, insert, select, text

from isodesk.errors import StoreError, UserError
from isodesk.models import Citation
from isodesk.store import (
    Actor,
    DamagedFile,
    Workspace,
    create_workspace,
    open_workspace,
    verify_workspace,
)

Dump = Callable[[Workspace], list[str]]
FLIPS = 500


def run_sql(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def fill(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor)
    for number in range(20):
        with ws.change("Thêm văn bản") as session:
            rows = [{"kind": "Nghị định", "symbol": f"{number}-{n}"} for n in range(20)]
            session.execute(insert(Citation), rows)
    ws.close()


def test_a_file_that_is_there_is_never_replaced(path: Path, actor: Actor) -> None:
    before = path.read_bytes()
    with pytest.raises(UserError):
        create_workspace(path, actor)
    assert path.read_bytes() == before


def test_no_folder_and_no_file_are_told(tmp_path: Path, actor: Actor) -> None:
    with pytest.raises(UserError):
        create_workspace(tmp_path / "không có" / "a.isodesk", actor)
    with pytest.raises(UserError):
        open_workspace(tmp_path / "a.isodesk", actor)
    assert verify_workspace(tmp_path / "a.isodesk") != []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["Kế hoạch ISO 2026", "a#b", "50%20", "có gì?", "a b'c", "ệ" * 60, "e\u0302\u0323"]
)
def test_any_name_that_the_disk_takes(tmp_path: Path, actor: Actor, name: str) -> None:
    path = tmp_path / f"{name}.isodesk"
    create_workspace(path, actor).close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    open_workspace(path, actor, backups=tmp_path / "b").close()
    assert verify_workspace(path) == []
    assert {found.name for found in tmp_path.iterdir()} == {path.name, "b"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + bytes(5000), "Kế hoạch".encode() * 999])
def test_other_files_are_not_ours(tmp_path: Path, actor: Actor, content: bytes) -> None:
    path = tmp_path / "a.isodesk"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="không phải tệp dữ liệu"):
        open_workspace(path, actor)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_ours(tmp_path: Path, actor: Actor) -> None:
    path = tmp_path / "a.isodesk"
    run_sql(path, "CREATE TABLE t (a)")
    with pytest.raises(StoreError, match="không phải tệp dữ liệu"):
        open_workspace(path, actor)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER planted AFTER UPDATE ON task BEGIN UPDATE task SET level = 9; END",
        "CREATE VIEW planted AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c)"
        " SELECT * FROM c",
        "CREATE TABLE planted (a)",
        "ALTER TABLE standard ADD COLUMN planted TEXT GENERATED ALWAYS AS (code || code)",
        "DROP INDEX ix_citation_symbol",
    ],
)
def test_a_schema_with_anything_planted_is_refused(path: Path, actor: Actor, planted: str) -> None:
    run_sql(path, planted)
    with pytest.raises(StoreError, match="Cấu trúc"):
        open_workspace(path, actor)
    assert verify_workspace(path) != []


def test_a_newer_file_is_shown_but_not_changed(path: Path, actor: Actor) -> None:
    run_sql(
        path,
        "ALTER TABLE standard ADD COLUMN later TEXT",
        'UPDATE format SET "format" = 7, min_reader = 1, min_writer = 7',
        "PRAGMA user_version = 7",
    )
    before = sha256(path.read_bytes()).hexdigest()
    ws = open_workspace(path, actor)
    assert ws.read_only
    assert "phiên bản tệp 7" in (ws.read_only_reason or "")
    with ws.read() as session:
        assert session.scalar(select(func.count()).select_from(Citation)) == 0
    with pytest.raises(UserError), ws.change("Sửa"):
        pass
    ws.close()
    assert sha256(path.read_bytes()).hexdigest() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_much_newer_file_names_its_version(path: Path, actor: Actor) -> None:
    run_sql(
        path,
        'UPDATE format SET "format" = 9, min_reader = 8, min_writer = 9',
        "PRAGMA user_version = 9",
    )
    before = path.read_bytes()
    with pytest.raises(StoreError, match="phiên bản tệp 9"):
        open_workspace(path, actor)
    assert path.read_bytes() == before


def test_a_file_asked_for_reading_only(path: Path, actor: Actor) -> None:
    ws = open_workspace(path, actor, read_only=True)
    assert ws.read_only
    with pytest.raises(UserError):
        ws.undo()
    with pytest.raises(UserError):
        ws.save_draft("x", None, "x")
    ws.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_rows_changed_from_outside_are_seen(path: Path, actor: Actor) -> None:
    fill(path, actor)
    run_sql(path, "UPDATE citation SET title = 'khác' WHERE id = 7")
    with pytest.raises(DamagedFile, match="citation"):
        open_workspace(path, actor)
    assert any("citation" in problem for problem in verify_workspace(path))


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET who = 'Người khác' WHERE seq = 3",
        "DELETE FROM audit_entry WHERE seq = 2",
        "UPDATE audit_entry SET head = 4 WHERE seq = 5",
        "UPDATE undo_image SET after = before WHERE step = 3",
    ],
)
def test_a_history_changed_from_outside_is_seen(path: Path, actor: Actor, tampering: str) -> None:
    fill(path, actor)
    run_sql(path, "PRAGMA foreign_keys=OFF", tampering)
    assert verify_workspace(path) != []


def test_every_flipped_bit_that_changes_data_is_seen(path: Path, actor: Actor, dump: Dump) -> None:
    """Each flip is refused at opening, or has changed nothing that the office wrote."""
    fill(path, actor)
    whole = bytearray(path.read_bytes())
    ws = open_workspace(path, actor, read_only=True)
    truth = dump(ws)
    ws.close()
    random = Random(20261122)
    used = [at for at in range(len(whole)) if whole[at]]
    seen = 0
    for _ in range(FLIPS):
        at, bit = random.choice(used), 1 << random.randrange(8)
        whole[at] ^= bit
        path.write_bytes(whole)
        whole[at] ^= bit
        try:
            ws = open_workspace(path, actor, read_only=True)
        except StoreError:
            seen += 1
            continue
        assert dump(ws) == truth, f"bit {bit} of byte {at}"
        ws.close()
    assert seen > FLIPS / 4


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_is_seen(path: Path, actor: Actor, part: float) -> None:
    fill(path, actor)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(StoreError):
        open_workspace(path, actor)
    assert verify_workspace(path) != []


def test_a_full_database_refuses_the_edit_and_goes_on(ws: Workspace, dump: Dump) -> None:
    before = dump(ws)
    with ws.read() as session:
        pages = session.scalar(text("PRAGMA page_count")) or 0
        session.execute(text(f"PRAGMA max_page_count={pages + 4}"))
    with pytest.raises(StoreError, match="Ổ đĩa đã đầy"), ws.change("Quá nhiều") as session:
        session.execute(insert(Citation), [{"kind": "x" * 1000} for _ in range(500)])
    assert dump(ws) == before
    with ws.read() as session:
        session.execute(text("PRAGMA max_page_count=1000000"))
    with ws.change("Lưu lại") as session:
        session.add(Citation(kind="Nghị định"))
    assert verify_workspace(ws.path) == []


FULL_DISK = """
import json, resource, sys
from pathlib import Path
from sqlalchemy import insert
from isodesk.errors import StoreError
from isodesk.models import Citation
from isodesk.store import Actor, open_workspace, verify_workspace

path = Path(sys.argv[1])
actor = Actor("Lan", "lan", "PHONG-TH2")
ws = open_workspace(path, actor)
size = path.stat().st_size
told, saved = [], 0
for room in range(0, 200_000, 15_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, resource.RLIM_INFINITY))
    try:
        with ws.change("Thêm") as session:
            session.execute(insert(Citation), [{"kind": "x" * 400} for _ in range(40)])
        saved += 1
    except StoreError as error:
        told.append(str(error))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with ws.change("Có chỗ lại") as session:
    session.add(Citation(kind="y"))
ws.close()
print(json.dumps({"told": told, "saved": saved, "problems": verify_workspace(path)}))
"""


def test_a_full_disk_is_told_and_harms_nothing(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, path], check=True, capture_output=True, text=True
    )
    counts = json.loads(done.stdout)
    assert counts["told"]
    assert counts["saved"]
    assert counts["problems"] == []
    assert all("các lần lưu trước vẫn nguyên vẹn" in told for told in counts["told"])


NO_ROOM = """
import resource, sys
from pathlib import Path
from isodesk.store import Actor, open_workspace

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
ws = open_workspace(Path(sys.argv[1]), Actor("Lan", "lan", "PHONG-TH2"))
print(ws.read_only_reason)
ws.close()
"""


def test_a_full_disk_opens_for_reading(path: Path) -> None:
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, path], check=True, capture_output=True, text=True
    )
    assert "Ổ đĩa đã đầy" in done.stdout
    assert path.read_bytes() == before
    assert not path.with_name(path.name + ".lock").exists()
