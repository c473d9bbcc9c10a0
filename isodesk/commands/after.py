"""Verbs for what comes after the signature: `report`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from isodesk.commands.arguments import VerbParser
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
