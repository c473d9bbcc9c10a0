"""A power cut at any instant loses no acknowledged edit and leaves no broken file.

What a traced program wrote is replayed up to the cut. What was not yet flushed may be on the disk
or not, each write for itself, or half of it, in sectors of 512 bytes; the same for a file's
length and for the names in its folder.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom

import pytest

from isodesk.store import Actor, open_workspace, verify_workspace
from isodesk.store.opening import check_versions, problems_of

PROGRAM = Path(__file__).with_name("traced_writer.py")
CUTS, CONTROL_CUTS, OPENED_WHOLE = 1000, 300, 20
EDITS = 40
ACTOR = Actor("Người thử", "thu", "MAY-THU")


SECTOR = 512
TRACED = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,close,lseek"

_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?!\.\.\.)')


@dataclass(frozen=True)
class Event:
    """One call that mattered: `write`, `truncate`, `sync`, `create`, `unlink`, `sync_folder`
    of a file's name, or `said` with what the program told on its standard output.
    """

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""


class Trace:
    """The calls of a trace (strace -xx) that concern the files of a folder, or its own words."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[int, Path] = {}
        self._positions: dict[int, int] = {}

    def events(self, trace: Path) -> Iterator[Event]:
        with trace.open(encoding="ascii", errors="replace") as lines:
            for line in lines:
                call = _CALL.match(line)
                if call is None or call[3].startswith("-"):
                    continue
                texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(call[2])]
                event = self._event(call[1], call[2], texts, int(call[3]))
                if event is not None:
                    yield event

    def _event(self, call: str, arguments: str, texts: list[bytes], result: int) -> Event | None:
        if call == "openat":
            return self._opened(arguments, Path(texts[0].decode()), result)
        if call in ("unlink", "rename"):
            path = Path(texts[0].decode())
            return Event("unlink", path.name) if path.parent == self._folder else None
        number = int(arguments.split(",")[0])
        if call == "write" and number == 1:
            return Event("said", data=texts[0][:result])
        if call == "close":
            self._files.pop(number, None)
        path = self._files.get(number, Path())
        if path == self._folder:
            return Event("sync_folder") if call in ("fsync", "fdatasync") else None
        return (
            self._on_file(call, path.name, number, arguments, texts, result) if path.name else None
        )

    def _opened(self, arguments: str, path: Path, number: int) -> Event | None:
        self._files.pop(number, None)
        if self._folder not in (path, path.parent):
            return None
        self._files[number] = path
        self._positions[number] = 0
        return Event("create", path.name) if "O_CREAT" in arguments else None

    def _on_file(
        self, call: str, name: str, number: int, arguments: str, texts: list[bytes], result: int
    ) -> Event | None:
        if call == "lseek":
            self._positions[number] = result
        elif call == "pwrite64":
            return Event("write", name, int(arguments.rsplit(",", 1)[1]), texts[0][:result])
        elif call == "write":
            self._positions[number] += result
            return Event("write", name, self._positions[number] - result, texts[0][:result])
        elif call == "ftruncate":
            return Event("truncate", name, int(arguments.rsplit(",", 1)[1]))
        elif call in ("fsync", "fdatasync"):
            return Event("sync", name)
        return None


@dataclass
class Disk:
    """Which bytes are safe, and which calls are still on their way."""

    durable: dict[str, bytearray]
    named: set[str]
    waiting: dict[str, list[Event]] = field(default_factory=dict)
    renamings: list[Event] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Accept a call as the operating system does: at once, but not yet for good."""
        if event.kind == "create":
            if event.name not in self.durable:
                self.durable[event.name] = bytearray()
            self.renamings.append(event)
        elif event.kind == "unlink":
            self.renamings.append(event)
        elif event.kind in ("write", "truncate"):
            self.waiting.setdefault(event.name, []).append(event)
        elif event.kind == "sync":
            for waiting in self.waiting.pop(event.name, []):
                put(self.durable[event.name], waiting)
        elif event.kind == "sync_folder":
            for renaming in self.renamings:
                self._rename(self.named, self.durable, renaming)
            self.renamings.clear()

    def _rename(self, named: set[str], content: dict[str, bytearray], event: Event) -> None:
        if event.kind == "create":
            named.add(event.name)
        else:
            named.discard(event.name)
            content[event.name] = bytearray()

    def after_power_cut(self, random: Random) -> dict[str, bytes]:
        """What is found when the power is back; each file that still has its name."""
        content = {name: bytearray(data) for name, data in self.durable.items()}
        reach = random.random()  # how much the disk had got round to by itself
        for name, waiting in self.waiting.items():
            for event in waiting:
                if random.random() < reach:
                    put(content[name], event)
                elif event.kind == "write" and random.random() < 0.3:
                    put(content[name], torn(event, random))
        named = set(self.named)
        for renaming in self.renamings:
            if random.random() < 0.5:
                self._rename(named, content, renaming)
        return {name: bytes(content[name]) for name in named if name in content}


def put(content: bytearray, event: Event) -> None:
    """Carry out a write or a truncation."""
    if event.kind == "truncate":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
        return
    content.extend(bytes(max(0, event.offset - len(content))))
    content[event.offset : event.offset + len(event.data)] = event.data


def torn(event: Event, random: Random) -> Event:
    """Some of the first sectors of a write."""
    sectors = -(-len(event.data) // SECTOR)
    length = random.randrange(sectors + 1) * SECTOR
    return Event("write", event.name, event.offset, event.data[:length])


@dataclass
class Outcome:
    """Of so many cuts, how many lost an acknowledged edit, how many left a broken file."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    hot_journals: int = 0


def traced(folder: Path, path: Path, mode: str) -> list[Event]:
    """What the writing program asked of the disk."""
    assert shutil.which("strace"), "strace is needed for this proof (see packages.debian)"
    trace = folder / f"{mode}.trace"
    writer: list[str | Path] = [sys.executable, PROGRAM, path, str(EDITS), mode]
    strace: list[str | Path] = [
        "strace",
        "-f",
        "-e",
        f"trace={TRACED}",
        "-xx",
        "-s",
        "100000",
        "-o",
        trace,
    ]
    done = subprocess.run([*strace, *writer], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(Trace(path.parent).events(trace))


def cut(disk: Disk, path: Path, acknowledged: int, random: Random, outcome: Outcome) -> None:
    """Lay out what is left after a cut, open it and count what is wrong."""
    left = disk.after_power_cut(random)
    journal = path.with_name(path.name + "-journal")
    for target in (path, journal):
        target.unlink(missing_ok=True)
        if target.name in left:
            target.write_bytes(left[target.name])
    outcome.cuts += 1
    outcome.hot_journals += journal.exists() and journal.stat().st_size > 512
    try:
        raw = sqlite3.connect(path, isolation_level=None)
        raw.execute("PRAGMA synchronous=OFF")
        try:
            check_versions(raw)
            problems = problems_of(raw)
            (seq,) = raw.execute("SELECT max(seq) FROM audit_entry").fetchone()
        finally:
            raw.close()
    except Exception:
        problems, seq = ["không mở được"], acknowledged
    outcome.corrupt += bool(problems)
    outcome.lost += not problems and not acknowledged <= seq <= acknowledged + 1


def replay(
    made: list[Event], start: Path, target: Path, cuts: int, whole: int, random: Random
) -> Outcome:
    """Cut the power at random instants between the first and the last edit."""
    disk = Disk({start.name: bytearray(start.read_bytes())}, {start.name})
    first = next(i for i, event in enumerate(made) if event.data == b"begin\n")
    instants = sorted(random.randrange(first, len(made) + 1) for _ in range(cuts))
    wholly = set(random.sample(range(1, cuts + 1), whole))
    outcome, acknowledged = Outcome(), 1
    for index, event in enumerate([*made, Event("said", data=b"")]):
        while instants and instants[0] == index:
            instants.pop(0)
            cut(disk, target / start.name, acknowledged, random, outcome)
            if outcome.cuts in wholly:
                open_workspace(target / start.name, ACTOR).close()
                assert verify_workspace(target / start.name) == []
        if event.kind == "said":
            acknowledged = int(event.data) if event.data.strip().isdigit() else acknowledged
        else:
            disk.take(event)
    return outcome


@pytest.fixture
def start(tmp_path: Path, empty_file: Path) -> Path:
    path = tmp_path / "before" / "a.isodesk"
    path.parent.mkdir()
    path.write_bytes(empty_file.read_bytes())
    return path


def run(tmp_path: Path, start: Path, mode: str, cuts: int, whole: int) -> Outcome:
    """Trace the writer and replay what it did."""
    seed = SystemRandom().randrange(1 << 32)
    for name in ("written", "cut"):
        (tmp_path / name).mkdir()
    path = tmp_path / "written" / start.name
    path.write_bytes(start.read_bytes())
    made = traced(tmp_path, path, mode)
    assert sum(event.kind == "said" for event in made) == EDITS + 1
    outcome = replay(made, start, tmp_path / "cut", cuts, whole, Random(seed))
    print(f"{mode}, seed {seed}: {outcome}")
    return outcome


def test_a_thousand_power_cuts_lose_nothing(tmp_path: Path, start: Path) -> None:
    outcome = run(tmp_path, start, "extra", CUTS, OPENED_WHOLE)
    assert outcome.cuts == CUTS
    assert outcome.hot_journals > 0
    assert (outcome.lost, outcome.corrupt) == (0, 0)


def test_without_flushing_the_same_cuts_do_damage(tmp_path: Path, start: Path) -> None:
    outcome = run(tmp_path, start, "off", CONTROL_CUTS, 0)
    assert outcome.lost + outcome.corrupt > outcome.cuts / 2
