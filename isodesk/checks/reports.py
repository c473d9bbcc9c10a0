"""Numbers typed into a report against what its plans say on the last day of its period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.facts.report_fields import numbers_known, sums_known
from isodesk.facts.reporting import Reporting
from isodesk.vietnamese.dates import format_date

_COUNT = re.compile(
    r"(?<![\w.,/%])(?P<n>[0-9]{1,4})(?:/(?P<all>[0-9]{1,4}))?\s+(?:nhiệm vụ|cơ quan|đơn vị)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\w.,/])(?P<n>[0-9]{1,3}(?:,[0-9]{1,2})?)\s?%")
_SUM = re.compile(r"(?<![\w.,/])(?P<n>[0-9]{1,3}(?:\.[0-9]{3})+)\s+đồng(?!\w)", re.IGNORECASE)


def figures_of_report(checked: Checked) -> Iterator[Finding]:
    """Counts, shares and sums that nobody computed and no fact of the period agrees with."""
    figures = Reporting.of(checked.plan)
    if figures is None or not figures.now:
        return
    counts, shares = numbers_known(figures)
    sums = sums_known(figures)
    day = format_date(figures.now[0].scope.last)
    for passage, reading in checked.at("blocks", "free_tables"):
        for match in _COUNT.finditer(reading.text):
            for group in ("n", "all"):
                if match[group] and reading.typed(match, group) and int(match[group]) not in counts:
                    yield _finding(passage, match, "không khớp số liệu nào", day)
        yield from _shares(passage, reading, shares, day)
        for match in _SUM.finditer(reading.text):
            if reading.typed(match, "n") and int(match["n"].replace(".", "")) not in sums:
                yield _finding(passage, match, "không khớp khoản kinh phí nào", day)


def _shares(passage: Passage, reading: Reading, shares: set[str], day: str) -> Iterator[Finding]:
    for match in _SHARE.finditer(reading.text):
        if reading.typed(match, "n") and match["n"].removesuffix(",0") not in shares:
            yield _finding(passage, match, "không khớp tỷ lệ nào", day)


def plans_reported_gone(checked: Checked) -> Iterator[Finding]:
    """A report one of whose plans is not in the file any more."""
    scope = checked.plan.report
    if scope is not None and len(checked.plan.reported) < len(scope.plans):
        yield Finding(
            "reports.plan",
            Severity.ERROR,
            "Kế hoạch được báo cáo không còn trong tệp; đang in số liệu cuối cùng. Hoàn tác việc "
            "xóa, hoặc lập lại báo cáo từ kế hoạch khác.",
            "header/subject",
            checked.fields.text(checked.plan.subject),
            checked.names.of_place("header/subject"),
        )


def _finding(passage: Passage, match: re.Match[str], what: str, day: str) -> Finding:
    return Finding(
        "reports.figures",
        Severity.ERROR,
        f"Ghi “{match[0]}”, {what} của các kế hoạch đến ngày {day}.",
        passage.place,
        match[0],
        passage.place_name,
    )
