"""Verbs for what comes after the signature: `report`, `remind`, `compare`,
`handover`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from isodesk.commands.arguments import VerbParser
from isodesk.commands.plans import file_and_plan, plan_of
from isodesk.host.paths import user_paths

if TYPE_CHECKING:
    from isodesk.store import Workspace


def report(arguments: Sequence[str]) -> int:
    """Make a report of what came of plans in a period; its key is printed."""
    from isodesk.facts import ReportScope
    from isodesk.facts.fields import FieldContext
    from isodesk.services.plans import create_plan
    from isodesk.services.read import SHORT_KEY, find_plan, read_plan
    from isodesk.services.reports import report_of

    parser = VerbParser("report", "Lập báo cáo kết quả thực hiện của một hay nhiều kế hoạch.")
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument("plans", metavar="KẾ_HOẠCH", nargs="+", help="như của export")
    _days(parser)
    options = parser.parse_args(arguments)
    with _writing(options.file) as workspace:
        with workspace.read() as session:
            keys = dict.fromkeys(find_plan(session, wanted) for wanted in options.plans)
            plans = tuple(read_plan(session, key) for key in keys)
        made = report_of(plans, ReportScope((), options.first, options.last))
        with workspace.change("Lập báo cáo kết quả thực hiện", plan=made.key) as session:
            create_plan(session, made)
    print(f"{made.key[:SHORT_KEY]}  {FieldContext.of(made).text(made.subject)}")
    return 0


def remind(arguments: Sequence[str]) -> int:
    """Write a letter to each unit that is late with a plan."""
    from isodesk.errors import UserError
    from isodesk.exporters.letters import export_letters
    from isodesk.facts.lateness import late_units
    from isodesk.services.reminders import reminder_of

    parser = VerbParser("remind", "Xuất công văn đôn đốc cho từng cơ quan, đơn vị chậm.")
    file_and_plan(parser)
    parser.values.add_argument("folder", metavar="THƯ_MỤC", type=Path)
    add = parser.choices.add_argument
    kind = date.fromisoformat
    add("--on", metavar="NGÀY", type=kind, default=date.today(), help="tính chậm đến ngày này")
    add("--answer-by", metavar="NGÀY", type=kind, help="thời hạn báo cáo lại")
    options = parser.parse_args(arguments)
    plan = plan_of(options.file, options.plan)
    units = late_units(plan, options.on)
    if not units:
        raise UserError("Không có cơ quan, đơn vị nào chậm đến ngày này.")
    letters = [reminder_of(plan, unit, options.on, options.answer_by) for unit in units]
    for path in export_letters(letters, options.folder):
        print(path)
    return 0


def compare(arguments: Sequence[str]) -> int:
    """Tell what two plans say differently, or write it as a table; exit 1 when they differ."""
    from isodesk.documents.comparison import Comparison
    from isodesk.exporters.comparison import export_comparison
    from isodesk.facts.comparing import compared, reasons_of

    parser = VerbParser("compare", "So sánh nội dung cũ, mới của hai kế hoạch.")
    file_and_plan(parser)
    parser.values.add_argument("other", metavar="KẾ_HOẠCH_MỚI", help="như KẾ_HOẠCH")
    parser.values.add_argument("target", metavar="TỆP_RA", type=Path, nargs="?")
    options = parser.parse_args(arguments)
    before, after = plan_of(options.file, options.plan), plan_of(options.file, options.other)
    differences = compared(before, after)
    comparison = Comparison(before, after, differences, reasons_of(after, differences))
    if options.target is not None:
        export_comparison(comparison, options.target)
        print(options.target)
    else:
        for _, place, old, new, reason in comparison.rows():
            print(f"{place}\n  - {old}\n  + {new}" + (f"\n  Lý do: {reason}" if reason else ""))
    return 1 if comparison.differences else 0


def handover(arguments: Sequence[str]) -> int:
    """Write a folder with all that the next person needs."""
    from isodesk.exporters.handover import DATA, write_handover
    from isodesk.services.handover import handover_of
    from isodesk.store import Actor, open_workspace

    parser = VerbParser("handover", "Bàn giao: một thư mục có tệp dữ liệu, văn bản, việc còn lại.")
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument("folder", metavar="THƯ_MỤC", type=Path)
    options = parser.parse_args(arguments)
    backups = user_paths().backups
    workspace = open_workspace(options.file, Actor.here(), read_only=True, backups=backups)
    try:
        data = workspace.backup(options.folder / DATA).path
        with workspace.read() as session:
            gathered = handover_of(session, date.today())
    finally:
        workspace.close()
    for path in write_handover(gathered, options.folder, data):
        print(path)
    return 0


def _days(parser: VerbParser) -> None:
    add = parser.choices.add_argument
    kind = date.fromisoformat
    add(
        "--to",
        dest="last",
        metavar="NGÀY",
        type=kind,
        default=date.today(),
        help="ngày chốt số liệu, viết như 2019-06-30; mặc định là hôm nay",
    )
    add("--from", dest="first", metavar="NGÀY", type=kind, help="ngày đầu kỳ; không ghi: từ đầu")


@contextmanager
def _writing(file: Path) -> Iterator[Workspace]:
    from isodesk.store import Actor, open_workspace

    workspace = open_workspace(file, Actor.here(), backups=user_paths().backups)
    try:
        yield workspace
    finally:
        workspace.close()
