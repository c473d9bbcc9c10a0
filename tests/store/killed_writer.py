"""Kill a writing process again and again, and look each time at what is left.

Run as a program: `killed_writer.py FILE ROUNDS SEED`; prints one JSON object. It forks instead of
starting an interpreter for each round, and speaks to its children over pipes only: a number
written after the commit returned is an acknowledged edit.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path
from random import Random

from sqlalchemy import delete, insert, update

from isodesk.models import Citation
from isodesk.store import Actor, Workspace, open_workspace

ACTOR = Actor("Người thử", "thu", "MAY-THU")
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def write_for_ever(path: Path, pipe: int, random: Random) -> None:
    """Change, undo and redo, and acknowledge each by its number in the audit."""
    ws = open_workspace(path, ACTOR)
    os.write(pipe, f"{ws.history(1)[0].seq}\n".encode())
    while True:
        one_edit(ws, random)
        os.write(pipe, f"{ws.history(1)[0].seq}\n".encode())


def one_edit(ws: Workspace, random: Random) -> None:
    """A change that touches many pages, or a step back or forth."""
    choice = random.random()
    if choice < 0.1 and ws.undo() is not None:
        return
    if choice < 0.15 and ws.redo() is not None:
        return
    with ws.change("Sửa nhiều dòng") as session:
        first = random.randint(1, 400)
        session.execute(delete(Citation).where(Citation.id.between(first, first + 3)))
        session.execute(
            update(Citation).where(Citation.id % 13 == first % 13).values(position=first)
        )
        rows = [{"kind": "NĐ", "title": f"Về {random.random()}" * 20} for _ in range(6)]
        session.execute(insert(Citation), rows)


def acknowledged(pipe: int, random: Random, child: int) -> int:
    """Kill the child at a random instant after some edits; its last complete number.

    Waiting for edits and not for a time alone keeps the proof whole on a slow machine.
    """
    edits, heard = random.randrange(4), b""
    while heard.count(b"\n") <= edits and (more := os.read(pipe, 100)):
        heard += more
    time.sleep(random.uniform(0, 0.012))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(pipe, 65536):
        heard += more
    os.close(pipe)
    complete = heard[: heard.rfind(b"\n")].split(b"\n")
    return int(complete[-1])


def has_hot_journal(path: Path) -> bool:
    """Whether the process died inside a transaction."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.read_bytes()[:8] == JOURNAL_MAGIC


def newest_seq(path: Path) -> int:
    raw = sqlite3.connect(path)
    try:
        (seq,) = raw.execute("SELECT max(seq) FROM audit_entry").fetchone()
    finally:
        raw.close()
    return int(seq)


def main(path: Path, rounds: int, seed: int) -> None:
    random = Random(seed)
    counts = {"rounds": 0, "edits": 0, "lost": 0, "surplus": 0, "unopened": 0, "hot_journals": 0}
    warm = open_workspace(path, ACTOR)
    one_edit(warm, random)  # so that the children do not each configure the mapped classes
    warm.close()
    before = newest_seq(path)
    for _ in range(rounds):
        reading, writing = os.pipe()
        child_seed = random.random()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                write_for_ever(path, writing, Random(child_seed))
            finally:
                os._exit(1)
        os.close(writing)
        try:
            seq = acknowledged(reading, random, child)
        except ValueError:  # it never spoke: the file did not open
            counts["unopened"] += 1
            continue
        counts["rounds"] += 1
        counts["hot_journals"] += has_hot_journal(path)
        found = newest_seq(path)
        counts["lost"] += found < seq
        counts["surplus"] += found > seq + 1
        counts["edits"] += found - before
        before = found
        shutil.rmtree(path.with_name(path.name + ".backups"), ignore_errors=True)
    open_workspace(path, ACTOR).close()
    print(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
