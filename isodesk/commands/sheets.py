"""Verbs about the sheets of units: `sheets` writes them, `take` reads them back."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isodesk.commands.arguments import VerbParser
from isodesk.host.paths import user_paths

if TYPE_CHECKING:
    from isodesk.facts import PlanFacts
    from isodesk.facts.update_sheets import Difference
    from isodesk.store import Workspace


def sheets(arguments: Sequence[str]) -> int:
    """Write the sheets of one unit or of all that answer for tasks of a plan."""
    from isodesk.errors import UserError
    from isodesk.exporters.excel.update_sheet import write_update_sheets
    from isodesk.facts.wanted_tasks import tasks_of
    from isodesk.store import Actor, open_workspace

    parser = VerbParser("sheets", "Xuất phiếu cập nhật để từng đơn vị tự ghi kết quả thực hiện.")
    _file_and_plan(parser)
    parser.values.add_argument("folder", metavar="THƯ_MỤC", type=Path)
    parser.choices.add_argument("--unit", metavar="ĐƠN_VỊ", help="chỉ xuất phiếu của đơn vị này")
    options = parser.parse_args(arguments)
    workspace = open_workspace(
        options.file, Actor.here(), read_only=True, backups=user_paths().backups
    )
    try:
        plan = _plan(workspace, options.plan)
    finally:
        workspace.close()
    if options.unit and not tasks_of(plan, options.unit):
        raise UserError(f"“{options.unit}” không chủ trì, báo cáo nhiệm vụ nào của kế hoạch này.")
    units = (options.unit,) if options.unit else ()
    written = write_update_sheets(plan, options.folder, units)
    for path in written:
        print(path)
    return 0 if written else 1


def take(arguments: Sequence[str]) -> int:
    """Read sheets back: show what they say anew and take what can be; exit 1 when any was not."""
    from isodesk.facts.update_sheets import differences
    from isodesk.importers.update_sheet import read_update_sheets
    from isodesk.services.progress import list_evidence
    from isodesk.services.update_sheets import take_differences
    from isodesk.store import Actor, open_workspace

    parser = VerbParser("take", "Nhận phiếu cập nhật các đơn vị gửi về.")
    _file_and_plan(parser)
    parser.values.add_argument("sheets", metavar="PHIẾU", type=Path, nargs="+")
    parser.choices.add_argument(
        "--dry-run", action="store_true", help="chỉ xem các chỗ khác, không ghi vào tệp"
    )
    parser.choices.add_argument("--json", action="store_true", help="in dữ liệu JSON")
    options = parser.parse_args(arguments)
    workspace = open_workspace(
        options.file, Actor.here(), read_only=options.dry_run, backups=user_paths().backups
    )
    try:
        plan = _plan(workspace, options.plan)
        returned = read_update_sheets(options.sheets, plan.key)
        with workspace.read() as session:
            found = differences(plan, returned.sheets, list_evidence(session))
        wanted = [each for each in found if not (each.problem or each.doubt)]
        if wanted and not options.dry_run:
            with workspace.change("Nhận phiếu cập nhật", plan=plan.key) as session:
                take_differences(session, wanted)
    finally:
        workspace.close()
    for reason in returned.refused:
        print(reason, file=sys.stderr)
    if options.json:
        data = {
            "sheets": len(returned.sheets),
            "refused": list(returned.refused),
            "taken": not options.dry_run,
            "differences": [_as_data(each) for each in found],
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        _print(plan, found)
    return 1 if returned.refused or len(wanted) != len(found) else 0


def _as_data(each: Difference) -> dict[str, Any]:
    return {
        "task": each.task,
        "column": each.code,
        "old": each.old,
        "new": each.new,
        "unit": each.unit,
        "problem": each.problem or None,
        "doubt": each.doubt or None,
    }


def _print(plan: PlanFacts, found: Sequence[Difference]) -> None:
    from isodesk.facts.numbering import task_numbers

    numbers = task_numbers(plan)
    for each in found:
        old, new = (" / ".join(text.splitlines()) or "(trống)" for text in (each.old, each.new))
        line = f"{numbers.get(each.task, '?'):>4}  {each.title}: {old} → {new}  [{each.unit}]"
        why = each.problem or each.doubt
        print(f"{line}  CHƯA NHẬN: {why}" if why else line)


def _file_and_plan(parser: VerbParser) -> None:
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument(
        "plan", metavar="KẾ_HOẠCH", help="mã, số như 34/KH-UBND, hoặc một phần trích yếu"
    )


def _plan(workspace: Workspace, wanted: str) -> PlanFacts:
    from isodesk.services.read import find_plan, read_plan

    with workspace.read() as session:
        return read_plan(session, find_plan(session, wanted))
