"""`isodesk import`: a plan out of a foreign file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from isodesk.commands.arguments import VerbParser
from isodesk.commands.plans import print_json
from isodesk.host.files import refuse_bad_name
from isodesk.host.paths import user_paths

if TYPE_CHECKING:
    from isodesk.importers.recognition import Imported


def import_source(arguments: Sequence[str]) -> int:
    """Read a foreign file as a plan and write it, or only show what would be written."""
    from isodesk.importers.readers import read_source
    from isodesk.importers.recognition import recognise

    parser = VerbParser(
        "import", "Lấy kế hoạch từ tệp văn bản vào tệp dữ liệu; tệp chưa có thì được tạo."
    )
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument("source", metavar="TỆP_NGUỒN", type=Path)
    add = parser.choices.add_argument
    add(
        "--plan", metavar="KẾ_HOẠCH", help="thay nội dung của kế hoạch này, không thêm kế hoạch mới"
    )
    add(
        "--into",
        metavar="KẾ_HOẠCH",
        help="lấy vào kế hoạch này những chỗ đã sửa trong bản Word của nó",
    )
    add("--dry-run", action="store_true", help="chỉ xem kết quả, không ghi")
    add("--json", action="store_true", help="in dữ liệu JSON")
    options = parser.parse_args(arguments)
    if options.into is not None:
        return _take_back(options.file, options.source, options)
    imported = recognise(read_source(options.source))
    key = ""
    if not options.dry_run:
        key = _write(options.file, options.source.name, imported, options.plan)
    if options.json:
        print_json(_as_data(imported, key))
    else:
        _tell(imported, key)
    return 0


def _take_back(file: Path, source: Path, options: Namespace) -> int:
    """Show what a copy of a plan says otherwise, and take all of it that can be taken."""
    from isodesk.importers.comparing import compared
    from isodesk.importers.readers import read_source
    from isodesk.services.read import find_plan, read_plan
    from isodesk.services.taking_back import CHANGE, take_differences
    from isodesk.store import Actor, open_workspace

    document = read_source(source)
    workspace = open_workspace(file, Actor.here(), backups=user_paths().backups)
    try:
        with workspace.read() as session:
            key = find_plan(session, options.into)
            found = compared(read_plan(session, key), document)
        if not options.dry_run and any(not each.fixed for each in found):
            with workspace.change(f"{CHANGE} {source.name}", plan=key) as session:
                take_differences(session, key, found)
    finally:
        workspace.close()
    if options.json:
        print_json([asdict(each) for each in found])
        return 0
    for each in found:
        print(f"{each.place}\n  - {each.old}\n  + {each.new}")
        if each.fixed:
            print(each.fixed, file=sys.stderr)
    print(f"{len(found):02d} chỗ khác." if found else "Không có chỗ nào khác.")
    return 0


def _write(file: Path, source: str, imported: Imported, wanted: str | None) -> str:
    from isodesk.services.importing import CHANGE, import_plan
    from isodesk.services.read import find_plan
    from isodesk.store import Actor, create_workspace, open_workspace

    if file.exists() or wanted is not None:
        workspace = open_workspace(file, Actor.here(), backups=user_paths().backups)
    else:
        refuse_bad_name(file.name)
        workspace = create_workspace(file, Actor.here(), backups=user_paths().backups)
        print(f"Đã tạo {file}.", file=sys.stderr)
    try:
        into = None
        if wanted is not None:
            with workspace.read() as session:
                into = find_plan(session, wanted)
        with workspace.change(f"{CHANGE} {source}") as session:
            return import_plan(session, imported.plan, into=into)
    finally:
        workspace.close()


def _as_data(imported: Imported, key: str) -> dict[str, object]:
    from isodesk.documents.show import plan_as_data

    plan = plan_as_data(imported.plan)
    doubts = [
        {"place": doubt.place, "text": doubt.text, "reason": doubt.reason}
        for doubt in imported.doubts
    ]
    return {
        "plan": plan | ({"id": key} if key else {}),
        "doubts": doubts,
        "prose_kept": imported.prose_kept,
    }


def _tell(imported: Imported, key: str) -> None:
    """What was found, a line each; doubts on stderr."""
    plan = imported.plan
    found = (
        (len(plan.legal_bases), "căn cứ"),
        (len(plan.blocks) + sum(len(a.blocks) for a in plan.annexes), "đoạn"),
        (len(plan.tasks), "nhiệm vụ"),
        (len(plan.subjects), "đơn vị, hệ thống"),
        (len(plan.budget_lines), "dòng kinh phí"),
        (len(plan.annexes), "phụ lục"),
    )
    print(plan.subject.plain())
    print(", ".join(f"{number:02d} {what}" for number, what in found if number) + ".")
    for doubt in imported.doubts:
        where = f"{doubt.place}: " if doubt.place else ""
        print(f"{where}“{doubt.text}”. {doubt.reason}", file=sys.stderr)
    if key:
        print(key)
