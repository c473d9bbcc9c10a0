"""What people write about the progress of a plan, in a cell or on a sheet, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from isodesk.errors import UserError
from isodesk.facts.kinds import TaskState
from isodesk.facts.progress import Evidence, Standing
from isodesk.facts.tasks import Task
from isodesk.vietnamese.amounts import format_decimal, parse_decimal
from isodesk.vietnamese.dates import format_date, parse_date
from isodesk.vietnamese.text import fold

TITLES = {
    "state": "Trạng thái",
    "reason": "Lý do không thực hiện",
    "result": "Kết quả",
    "completed_on": "Ngày hoàn thành",
    "target": "Kế hoạch",
    "achieved": "Đạt",
    "measure": "Đơn vị tính",
    "evidence": "Văn bản minh chứng",
    "reporter": "Đơn vị báo cáo",
}
"""What can be written down of a task, in the order of the columns."""

STATES = {state: Standing(state.value).words for state in TaskState}
"""What can be written as a state; late and overdue follow from the time."""

_BY_WORDS = {fold(words): state for state, words in STATES.items()}
_BY_WORDS[fold(Standing.DONE_LATE.words)] = TaskState.DONE
_OVERDUE = fold(Standing.OVERDUE.words)
_PAPER = re.compile(
    r"(?P<kind>[^\d/]*?)\s*(?:\b(?:số|so)\s+)?(?P<number>\d[^\s,;]*/[^\s,;]+)"
    r"(?:[\s,]+(?:ngày\s+)?(?P<day>\d{1,2}[-/.]\d{1,2}[-/.]\d{4}))?[\s,]*(?P<subject>.*)",
    re.IGNORECASE | re.DOTALL,
)


def typed_day(text: str) -> date | None:
    """A day, None for an empty text. UserError for anything else."""
    if not text.strip():
        return None
    day = parse_date(text)
    if day is None:
        raise UserError(f"“{text.strip()}” không phải ngày. Ghi như 05/3/2024, hoặc để trống.")
    return day


def typed_state(text: str) -> dict[str, Any]:
    """The state that ``text`` names, and the reason after ``Không thực hiện:``. UserError."""
    words, colon, reason = text.strip().partition(":")
    wanted = fold(words.strip())
    if not wanted:
        return {"state": TaskState.NOT_BEGUN}
    if wanted == _OVERDUE:
        raise UserError(
            "“Quá hạn” do chương trình tính từ thời gian thực hiện. "
            "Ghi “Chưa thực hiện” hoặc “Đang thực hiện”."
        )
    state = _BY_WORDS.get(wanted)
    if state is None:
        known = ", ".join(STATES.values())
        raise UserError(f"Chưa hiểu trạng thái “{text.strip()}”. Ghi một trong: {known}.")
    if colon and state is TaskState.DROPPED:
        return {"state": state, "reason": reason.strip()}
    return {"state": state}


def typed_progress(cells: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """What was written of a task by column, but for its documents; and why a cell was not taken."""
    values: dict[str, Any] = {}
    refused: dict[str, str] = {}
    for code, text in cells.items():
        if code == "evidence":
            continue
        try:
            values |= _value(code, text)
        except UserError as error:
            refused[code] = str(error)
    return values, refused


def _value(code: str, text: str) -> dict[str, Any]:
    if code == "state":
        return typed_state(text)
    if code == "completed_on":
        return {code: typed_day(text)}
    if code in ("target", "achieved"):
        return {code: _number(text)}
    return {code: text.strip()}


def _number(text: str) -> Decimal | None:
    if not text.strip():
        return None
    number = parse_decimal(text)
    if number is None:
        raise UserError(f"“{text.strip()}” không phải số. Ghi như 12 hoặc 7,5.")
    if number < 0:
        raise UserError("Số lượng không được nhỏ hơn 0.")
    return number


def typed_papers(text: str, known: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The documents that ``text`` names, a line each or divided by semicolons.

    One of the ``known`` is known again by its words or by its number; others have no key yet.
    """
    by_words = {fold(paper.words): paper for paper in known}
    by_number: dict[str, Evidence | None] = {}
    for paper in by_words.values():
        number = fold(paper.number)
        by_number[number] = None if number in by_number else paper  # None: several have it
    papers = [_paper(line, by_words, by_number) for line in _lines(text, by_words)]
    return tuple({paper.key or paper.words: paper for paper in papers}.values())


def _lines(text: str, by_words: Mapping[str, Evidence]) -> Iterator[str]:
    for line in text.splitlines():
        if fold(line.strip()) in by_words:
            yield line.strip()
        else:
            yield from (part.strip() for part in line.split(";") if part.strip())


def _paper(
    line: str, by_words: Mapping[str, Evidence], by_number: Mapping[str, Evidence | None]
) -> Evidence:
    if fold(line) in by_words:
        return by_words[fold(line)]
    found = _PAPER.fullmatch(line)
    if found is None:
        return Evidence("", subject=line)
    number, day = found["number"], parse_date(found["day"]) if found["day"] else None
    same = by_number.get(fold(number))
    if same is not None and day in (None, same.issued_on) and not found["subject"]:
        return same
    return Evidence("", found["kind"].strip(), number, day, found["subject"].strip())


def papers_text(keys: Iterable[str], known: Mapping[str, Evidence]) -> str:
    """The documents in words, a line each."""
    return "\n".join(known[key].words for key in keys if key in known)


def written(task: Task, code: str, known: Mapping[str, Evidence]) -> str:
    """What is written down of a task in a column, so that reading it again means the same."""
    value = getattr(task, code)
    match code:
        case "state":
            return STATES[task.state]
        case "evidence":
            return papers_text(task.evidence, known)
        case "completed_on":
            return format_date(value) if value else ""
        case "target" | "achieved":
            return "" if value is None else format_decimal(value)
        case _:
            return str(value)
