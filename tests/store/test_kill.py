"""A process killed at any instant loses no acknowledged edit, and the file opens each time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import SystemRandom

from isodesk.store import verify_workspace

ROUNDS = 200
PROGRAM = Path(__file__).with_name("killed_writer.py")


def test_two_hundred_kills_lose_nothing(path: Path) -> None:
    seed = SystemRandom().randrange(1 << 32)
    done = subprocess.run(
        [sys.executable, PROGRAM, path, str(ROUNDS), str(seed)],
        check=True,
        capture_output=True,
        text=True,
    )
    counts = json.loads(done.stdout)
    print(f"seed {seed}: {counts}")
    assert counts["rounds"] == ROUNDS
    assert counts["unopened"] == counts["lost"] == counts["surplus"] == 0
    assert counts["edits"] > ROUNDS / 4
    assert counts["hot_journals"] > 0, "no kill hit a transaction: the loop proves nothing"
    assert verify_workspace(path) == []
