"""Places still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts import Blank, PlanKind
from isodesk.facts.frozen import number_and_day

# Three dots after a word or a comma are "vân vân"; four and more, or dots alone, are a blank.
_DOTS = re.compile(r"\.{4,}|…[….]+|_{3,}|(?:^|(?<=\w )|(?<=\())(?:…|\.{3})(?!\.)", re.MULTILINE)
# A blank with its measure is one that a letter sends to be filled in by others.
_MEASURE = re.compile(r"\s*(?:%|(?:nghìn|triệu|tỷ|ha|trường|xã|giường|lượt)\b)", re.IGNORECASE)
_AROUND = 30


def dotted_blanks(checked: Checked) -> Iterator[Finding]:
    """Dots or lines typed where something is still to be written; wrong once it was issued.

    In a letter the blanks of its form, ``……%``, are meant to stay.
    """
    severity, letter = _severity(checked), checked.plan.kind is PlanKind.LETTER
    for passage, reading in checked.readings:
        for match in _DOTS.finditer(reading.text):
            if (letter and _MEASURE.match(reading.text, match.end())) or not reading.typed(match):
                continue
            yield Finding(
                "blanks.dots",
                severity,
                f"Còn chỗ trống “{match[0]}” chưa điền.",
                passage.place,
                _around(reading.text, match),
                passage.place_name,
            )


def inline_blanks(checked: Checked) -> Iterator[Finding]:
    """Blank elements; in a letter that sends forms out they are meant to stay."""
    if checked.plan.kind is PlanKind.LETTER:
        return
    severity = _severity(checked)
    for passage in checked.passages:
        if any(isinstance(part, Blank) for part in passage.text.parts):
            yield Finding(
                "blanks.space",
                severity,
                "Còn chỗ trống để điền.",
                passage.place,
                passage.text.plain(checked.fields.show),
                passage.place_name,
            )


def number_and_date(checked: Checked) -> Iterator[Finding]:
    """An issued plan has a number and a whole date; a draft has not yet."""
    plan = checked.plan
    if not plan.status.is_issued:
        return
    # What is issued with a decision has the number and day of the decision.
    place = "header/wrapper" if plan.wrapper else "header"
    number, _, day = number_and_day(plan)
    if not number.strip():
        yield _missing(checked, f"{place}/number", "Kế hoạch đã ban hành nhưng chưa ghi số.")
    if day.to_date() is None:
        yield _missing(
            checked, f"{place}/date", "Kế hoạch đã ban hành nhưng chưa ghi đủ ngày, tháng, năm."
        )


def signer(checked: Checked) -> Iterator[Finding]:
    """Who signs is told before the text is locked; an estimate has its own hands to sign it."""
    plan = checked.plan
    named = any(column.name.strip() and not column.annex for column in plan.signatures)
    if named or plan.kind is PlanKind.ESTIMATE:
        return
    yield Finding(
        "blanks.signer",
        Severity.ERROR if plan.status.is_issued else Severity.WARNING,
        "Chưa ghi họ tên người ký; sau khi trình ký thì không ghi thêm được.",
        "header/signature/name",
        "",
        checked.names.of_place("header/signature"),
    )


def empty_rows(checked: Checked) -> Iterator[Finding]:
    """Rows without the words that make them a row, and a plan without its subject."""
    plan = checked.plan
    names = (
        ("header/subject", plan.subject, "Kế hoạch chưa có trích yếu."),
        *((f"tasks/{t.key}/content", t.content, "Nhiệm vụ chưa có nội dung.") for t in plan.tasks),
        *((f"subjects/{s.key}/name", s.name, "Đối tượng chưa có tên.") for s in plan.subjects),
        *((f"budget/{b.key}/name", b.name, "Nội dung chi chưa có tên.") for b in plan.budget_lines),
    )
    for place, text, message in names:
        if not checked.fields.text(text).strip():
            yield Finding(
                "blanks.row",
                Severity.WARNING,
                message,
                place,
                "",
                checked.names.of_place(place),
            )


def _severity(checked: Checked) -> Severity:
    """A blank in a paper that has gone out is an error; only a letter may send blanks to others."""
    sent = checked.plan.status.is_issued and checked.plan.kind is not PlanKind.LETTER
    return Severity.ERROR if sent else Severity.WARNING


def _around(text: str, match: re.Match[str]) -> str:
    """The words about a match, none of them cut."""
    start = text.rfind(" ", 0, max(0, match.start() - _AROUND)) + 1
    end = text.find(" ", match.end() + _AROUND)
    return text[start : end if end >= 0 else len(text)].strip()


def _missing(checked: Checked, place: str, message: str) -> Finding:
    return Finding(
        "blanks.issued", Severity.ERROR, message, place, "", checked.names.of_place(place)
    )
