"""Verbs about plans: `plans`, `show`, `export`, `roadmap`, `progress`,
`check`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isodesk.commands.arguments import VerbParser, WrongUse
from isodesk.host.paths import user_paths

if TYPE_CHECKING:
    from isodesk.checks.finding import Finding
    from isodesk.checks.registry import Review
    from isodesk.facts import PlanFacts
    from isodesk.services import Session


def plans(arguments: Sequence[str]) -> int:
    """List the plans of a file."""
    from isodesk.services.read import SHORT_KEY, list_plans

    parser = VerbParser("plans", "Liệt kê các kế hoạch, văn bản trong tệp dữ liệu.")
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.choices.add_argument("--json", action="store_true", help="in dữ liệu JSON")
    options = parser.parse_args(arguments)
    with _reading(options.file) as session:
        entries = list_plans(session)
    if options.json:
        print_json(
            [
                {
                    "id": entry.key,
                    "kind": entry.kind.value,
                    "number": entry.full_number,
                    "subject": entry.subject,
                    "year": entry.year,
                    "status": entry.status.value,
                    "travels_with": entry.travels_with or None,
                }
                for entry in entries
            ]
        )
        return 0
    for entry in entries:
        number = entry.full_number or f"…/{entry.symbol}"
        print(f"{entry.key[:SHORT_KEY]}  {entry.year or '':>4}  {number:<16}  {entry.subject}")
    return 0


def show(arguments: Sequence[str]) -> int:
    """Print a whole plan as data."""
    from isodesk.documents.show import plan_as_data

    parser = VerbParser("show", "In toàn bộ một kế hoạch dưới dạng dữ liệu.")
    file_and_plan(parser)
    parser.choices.add_argument("--json", action="store_true", help="in dữ liệu JSON (mặc định)")
    options = parser.parse_args(arguments)
    print_json(plan_as_data(plan_of(options.file, options.plan)))
    return 0


def export(arguments: Sequence[str]) -> int:
    """Write a plan to a file of the kind that its suffix names."""
    from isodesk.exporters import export_plan

    parser = VerbParser("export", "Xuất kế hoạch ra tệp PDF, Word hoặc Excel, theo đuôi tên tệp.")
    file_and_plan(parser)
    parser.values.add_argument("target", metavar="TỆP_RA", type=Path)
    parser.choices.add_argument(
        "--font",
        choices=("auto", "bundled"),
        default="auto",
        help="auto: Times New Roman của máy nếu có; bundled: luôn dùng phông kèm theo",
    )
    parser.choices.add_argument(
        "--electronic",
        action="store_true",
        help="bản điện tử: để trống số, ngày ở dòng kèm theo của phụ lục",
    )
    options = parser.parse_args(arguments)
    export_plan(
        plan_of(options.file, options.plan),
        options.target,
        font=options.font,
        electronic=options.electronic,
    )
    print(options.target)
    return 0


def roadmap(arguments: Sequence[str]) -> int:
    """Write the roadmap of a plan as a PDF of its own."""

    from isodesk.documents.roadmap_form import RoadmapForm, RoadmapPaper
    from isodesk.documents.roadmap_tones import ColourBy
    from isodesk.errors import UserError
    from isodesk.exporters.pdf import roadmap_pdf
    from isodesk.exporters.writing import write_export

    parser = VerbParser("roadmap", "Xuất biểu đồ tiến độ của kế hoạch ra tệp PDF, khổ giấy ngang.")
    file_and_plan(parser)
    parser.values.add_argument("target", metavar="TỆP_PDF", type=Path)
    add = parser.choices.add_argument
    add("--paper", choices=("A4", "A3"), default="A4", help="khổ giấy")
    add("--scale", choices=("month", "quarter", "year"), help="thang thời gian; tự chọn cho vừa tờ")
    colours = [by.value for by in ColourBy]
    add("--colour", choices=colours, default="nothing", help="màu thanh nói lên điều gì")
    add("--font", choices=("auto", "bundled"), default="auto", help="như của export")
    options = parser.parse_args(arguments)
    if options.target.suffix.lower() != ".pdf":
        raise UserError(f"Chưa xuất được tệp “{options.target.name}”. Đuôi tệp dùng được: .pdf.")
    form = RoadmapForm(
        RoadmapPaper(options.paper), options.scale, ColourBy(options.colour), date.today()
    )
    pdf = roadmap_pdf(plan_of(options.file, options.plan), form, options.font)
    write_export(options.target, pdf.data)
    print(options.target)
    return 0


def progress(arguments: Sequence[str]) -> int:
    """Print how far a plan has come: a line a task, or everything as data."""
    from datetime import date

    from isodesk.documents.progress import progress_as_data
    from isodesk.facts import Standing

    parser = VerbParser("progress", "Xem kết quả thực hiện một kế hoạch đến một ngày.")
    file_and_plan(parser)
    parser.choices.add_argument(
        "--on",
        metavar="NGÀY",
        type=date.fromisoformat,
        default=date.today(),
        help="tính đến ngày này, viết như 2026-06-30; mặc định là hôm nay",
    )
    parser.choices.add_argument("--json", action="store_true", help="in dữ liệu JSON")
    options = parser.parse_args(arguments)
    data = progress_as_data(plan_of(options.file, options.plan), options.on)
    if options.json:
        print_json(data)
        return 0
    for task in data["tasks"]:
        words = Standing(task["standing"]).words
        print(f"{task['number']:>4}  {words:<16}  {task['period']:<20}  {task['content']}")
    return 0


def check(arguments: Sequence[str]) -> int:
    """List the findings of one plan or of all; exit 1 when there are any.

    A file that an importer reads is read as one plan, and nothing is written.
    """
    from isodesk.checks.registry import review

    parser = VerbParser(
        "check", "Rà soát một kế hoạch, hoặc mọi kế hoạch trong tệp; cả tệp văn bản (.txt …)."
    )
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument("plan", metavar="KẾ_HOẠCH", nargs="?")
    parser.choices.add_argument("--json", action="store_true", help="in dữ liệu JSON")
    parser.choices.add_argument(
        "--report", metavar="TỆP_PDF_XLSX", type=Path, help="ghi báo cáo rà soát của kế hoạch"
    )
    options = parser.parse_args(arguments)
    chosen = _chosen(options.file, options.plan)
    if options.report is not None and len(chosen) != 1:
        raise WrongUse("Báo cáo rà soát là của một kế hoạch. Ghi kế hoạch sau tên tệp.")
    reviews = [review(plan) for plan in chosen]
    if options.report is not None:
        _write_report(chosen[0], reviews[0], options.report)
    reviewed = [(plan, each.findings) for plan, each in zip(chosen, reviews, strict=True)]
    if options.json:
        print_json(
            [
                {
                    "plan": plan.key,
                    "rule": finding.rule,
                    "severity": finding.severity.value,
                    "message": finding.message,
                    "place": finding.place,
                    "quote": finding.quote,
                }
                for plan, findings in reviewed
                for finding in findings
            ]
        )
    else:
        _print_findings(reviewed, titles=options.plan is None)
        if not any(findings for _, findings in reviewed):
            print("Không có điểm nào cần sửa.")
    return 1 if any(findings for _, findings in reviewed) else 0


def _write_report(plan: PlanFacts, found: Review, target: Path) -> None:
    from isodesk.checks.reporting import report_lines
    from isodesk.exporters.review import export_review

    export_review(plan, report_lines(found), target, date.today())


def _chosen(file: Path, wanted: str | None) -> list[PlanFacts]:
    """The plans of a file that were asked for, or the one that a source file is."""
    from isodesk.importers.readers import read_source, reads
    from isodesk.importers.recognition import recognise
    from isodesk.services.read import find_plan, list_plans, read_plan

    if reads(file):
        return [recognise(read_source(file)).plan]
    with _reading(file) as session:
        keys = (
            [find_plan(session, wanted)]
            if wanted is not None
            else [entry.key for entry in list_plans(session)]
        )
        return [read_plan(session, key) for key in keys]


def _print_findings(
    reviewed: Sequence[tuple[PlanFacts, Sequence[Finding]]], *, titles: bool
) -> None:
    """A line a finding; with ``titles`` each plan that has any is named above its own."""
    from isodesk.facts.fields import FieldContext

    for plan, findings in reviewed:
        if titles and findings:
            number = f"{plan.number}/{plan.symbol}  " if plan.number else ""
            print(f"{number}{FieldContext.of(plan).text(plan.subject)}")
        for finding in findings:
            print(f"{finding.severity.words}: {finding.place_name}: {finding.message}")


def file_and_plan(parser: VerbParser) -> None:
    """The values TỆP and KẾ_HOẠCH of a verb."""
    parser.values.add_argument("file", metavar="TỆP", type=Path)
    parser.values.add_argument(
        "plan", metavar="KẾ_HOẠCH", help="mã, số như 34/KH-UBND, hoặc một phần trích yếu"
    )


def plan_of(file: Path, wanted: str) -> PlanFacts:
    """The plan that ``wanted`` names in a file."""
    from isodesk.services.read import find_plan, read_plan

    with _reading(file) as session:
        return read_plan(session, find_plan(session, wanted))


@contextmanager
def _reading(file: Path) -> Iterator[Session]:
    """A session that only reads, so that a file open elsewhere is no hindrance."""
    from isodesk.store import Actor, open_workspace

    workspace = open_workspace(file, Actor.here(), read_only=True, backups=user_paths().backups)
    try:
        with workspace.read() as session:
            yield session
    finally:
        workspace.close()


def print_json(data: Any) -> None:
    """Print data as JSON that people can read too."""
    print(json.dumps(data, ensure_ascii=False, indent=1))
