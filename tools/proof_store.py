"""The file under many more kills and power cuts than a test run has time for."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import SystemRandom
from typing import Any

from isodesk.store import Actor, create_workspace, verify_workspace
from tests.store import test_kill, test_power

KILLS = 1_000
CUTS = 10_000
OPENED_WHOLE = 50
CONTROL_CUTS = 500


def kill(folder: Path) -> list[str]:
    """Kill a writing process at random instants; a line for each promise that was broken."""
    path = _new_file(folder / "kill")
    seed = SystemRandom().randrange(1 << 32)
    command = [sys.executable, str(test_kill.PROGRAM), str(path), str(KILLS), str(seed)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    counts: dict[str, Any] = json.loads(told)
    print(f"kills, seed {seed}: {counts}", flush=True)
    wrong = [f"kills: {name} {counts[name]}" for name in ("lost", "surplus", "unopened")]
    broken = [line for line in wrong if not line.endswith(" 0")] + verify_workspace(path)
    if counts["rounds"] != KILLS or not counts["hot_journals"]:
        broken.append("kills: no transaction was hit, or rounds are missing")
    return broken


def cut_power(folder: Path) -> list[str]:
    """Replay the writer's calls to random instants; a line for each promise that was broken."""
    broken = []
    start = _new_file(folder / "start")
    safe = folder / "extra"
    safe.mkdir()
    outcome = test_power.run(safe, start, "extra", CUTS, OPENED_WHOLE)
    if outcome.lost or outcome.corrupt or outcome.cuts != CUTS or not outcome.hot_journals:
        broken.append(f"power cuts: {outcome}")
    unsafe = folder / "off"
    unsafe.mkdir()
    control = test_power.run(unsafe, start, "off", CONTROL_CUTS, 0)
    if control.lost + control.corrupt <= control.cuts / 2:
        broken.append(f"power cuts without flushing do no damage, so nothing is proved: {control}")
    return broken


def _new_file(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "a.isodesk"
    create_workspace(path, Actor("Người thử", "thu", "MAY-THU")).close()
    return path


def main() -> int:
    """Exit 1 when an acknowledged edit was lost or a file was left broken."""
    with tempfile.TemporaryDirectory() as folder:
        broken = kill(Path(folder)) + cut_power(Path(folder))
    for line in broken:
        print(f"  {line}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
