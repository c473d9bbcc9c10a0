"""Verbs about whole files: `sample`, `backup`, `verify`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from isodesk.commands.arguments import VerbParser
from isodesk.host.files import refuse_bad_name
from isodesk.host.paths import user_paths


def sample(arguments: Sequence[str]) -> int:
    """Make a new file with the sample office and its plans."""
    from isodesk.services.sample import write_sample
    from isodesk.store import Actor

    parser = VerbParser("sample", "Tạo tệp dữ liệu mẫu có năm văn bản thật.")
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    path: Path = parser.parse_args(arguments).file
    refuse_bad_name(path.name)
    count = write_sample(path, Actor.here(), user_paths().backups)
    print(f"Đã tạo {path} với {count:02d} kế hoạch mẫu.")
    return 0


def backup(arguments: Sequence[str]) -> int:
    """Make a verified copy of a file."""
    from isodesk.store import Actor, open_workspace

    parser = VerbParser("backup", "Sao lưu tệp dữ liệu thành một bản đã đối chiếu.")
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument("folder", metavar="THƯ_MỤC", type=Path, nargs="?")
    options = parser.parse_args(arguments)
    backups = user_paths().backups
    workspace = open_workspace(options.file, Actor.here(), read_only=True, backups=backups)
    try:
        info = workspace.backup(options.folder)
    finally:
        workspace.close()
    print(info.path)
    return 0


def verify(arguments: Sequence[str]) -> int:
    """Compare a file with its own digests, and each plan with its locked versions; exit 1 when
    something is not as it was written."""
    from isodesk.store import verify_workspace

    parser = VerbParser(
        "verify", "Đối chiếu tệp dữ liệu với những gì đã được ghi và với các bản đã khóa."
    )
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    path: Path = parser.parse_args(arguments).file
    problems = verify_workspace(path)
    whole = not problems
    told, spoilt = _proofs(path)
    for problem in (*problems, *spoilt):
        print(problem, file=sys.stderr)
    if whole:
        print("Tệp dữ liệu nguyên vẹn.")
    if told and not spoilt:
        print(told)
    return 1 if problems or spoilt else 0


def _proofs(path: Path) -> tuple[str, list[str]]:
    """What was compared, and what is not as it was locked; nothing of a file that does not open."""
    from isodesk.errors import StoreError
    from isodesk.services.proof import prove
    from isodesk.services.read import list_plans
    from isodesk.store import Actor, open_workspace

    try:
        workspace = open_workspace(path, Actor.here(), read_only=True, backups=user_paths().backups)
    except StoreError:
        return "", []
    spoilt: list[str] = []
    versions = files = 0
    try:
        with workspace.read() as session:
            for entry in list_plans(session):
                proof = prove(session, entry.key)
                versions, files = versions + proof.versions, files + proof.files
                name = f"{entry.full_number} – {entry.subject}".strip(" –")
                spoilt += [f"{name}: {problem}" for problem in proof.problems]
    finally:
        workspace.close()
    told = f"Các bản đã khóa nguyên vẹn: {versions:02d} bản, {files:02d} tệp đính kèm."
    return told if versions or files else "", spoilt
