"""`make run`: the sample office, its plans as PDF, Word and Excel in out/, then the window."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from isodesk.host.files import free_name
from isodesk.host.screen import why_no_screen

OUT = Path("out")
SAMPLE = OUT / "mau.isodesk"


def isodesk(*words: str | Path, capture: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "isodesk", *map(str, words)],
        stdout=subprocess.PIPE if capture else None,
        encoding="utf-8",
        check=False,
    )


def file_name(plan: dict[str, Any]) -> str:
    """A name for the plan's exports that every system takes: ``2018-34-KH-UBND``."""
    name = f"{plan['year'] or ''}-{plan['number'] or plan['id'][:8]}"
    return re.sub(r"[^\w]+", "-", name).strip("-")


def make_sample() -> None:
    """A sample that is whole is kept with whatever was tried in it."""
    if SAMPLE.exists() and isodesk("verify", SAMPLE, capture=True).returncode != 0:
        SAMPLE.rename(free_name(SAMPLE.with_stem("mau-cu")))
    if not SAMPLE.exists():
        OUT.mkdir(exist_ok=True)
        isodesk("sample", SAMPLE).check_returncode()


def export_all() -> None:
    listed = isodesk("plans", SAMPLE, "--json", capture=True)
    listed.check_returncode()
    for plan in json.loads(listed.stdout):
        for suffix in (".pdf", ".docx", ".xlsx"):
            target = OUT / (file_name(plan) + suffix)
            isodesk("export", SAMPLE, plan["id"], target).check_returncode()


def main() -> int:
    make_sample()
    export_all()
    reason = why_no_screen()
    if reason is not None:
        print(f"Đã xuất các kế hoạch mẫu ra {OUT}/. Không mở cửa sổ: {reason}")
        return 0
    return isodesk(SAMPLE).returncode


if __name__ == "__main__":
    sys.exit(main())
