"""What a source printed where isodesk counts and numbers: counts, numbers, heads of annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import computed_instead, of_place
from isodesk.facts import Stated, TableSource
from isodesk.facts.frozen import number_and_day
from isodesk.facts.numbering import (
    annex_headings,
    block_numbers,
    line_numbers,
    mailing_numbers,
    subject_numbers,
    task_numbers,
)
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.numbering import letter_index, parse_roman
from isodesk.vietnamese.text import fold

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})*")
_SYMBOL = re.compile(r"\bsố\s*:?\s*(?P<number>\d+)\s*/\s*(?P<symbol>[\w-]+(?:[-/][\w-]+)*)")
_DAY = re.compile(
    r"ngày\s*(?P<d>\d{1,2})\s*(?:/|tháng)\s*(?P<m>\d{1,2})\s*(?:/|năm)\s*(?P<y>\d{4})"
)

_NO_NUMBER = re.compile(r"\bsố\s*:?\s*[….]*\s*/")
_NO_DAY = re.compile(r"\bngày\s*[….]*\s*(?:/|tháng)")


def stated_counts(checked: Checked) -> Iterator[Finding]:
    """A count printed in a cell of the matrix against the marks."""
    plan, counts = checked.plan, checked.fields.counts
    wanted = {f"columns/{c.key}/total": counts.number(column=c.key) for c in plan.columns}
    for group in plan.groups:
        wanted[f"groups/{group.key}/total"] = counts.number(group.key)
        for column in plan.columns:
            wanted[f"groups/{group.key}/{column.key}"] = counts.number(group.key, column.key)
    for table in plan.tables:
        if table.source in (TableSource.MATRIX, TableSource.INSPECTION):
            wanted[f"tables/{table.key}/total"] = counts.all
    for stated in plan.stated:
        match = _NUMBER.search(stated.text)
        computed = wanted.get(stated.place)
        if computed is None or match is None or int(match[0].replace(".", "")) == computed:
            continue
        yield of_place(
            checked,
            stated.place,
            "counts.stated",
            Severity.ERROR,
            f"Số ghi trong văn bản “{stated.text}”, đếm được {computed:02d}.",
            stated.text,
            computed_instead(stated.place, stated.text, f"{computed:02d}"),
        )


def stated_numbers(checked: Checked) -> Iterator[Finding]:
    """A number printed before a row that does not follow the row above it."""
    plan = checked.plan
    blocks = block_numbers(plan.blocks)
    for annex in plan.annexes:
        blocks |= block_numbers(annex.blocks)
    computed = {
        "tasks": task_numbers(plan),
        "task_groups": task_numbers(plan),
        "subjects": subject_numbers(plan),
        "groups": subject_numbers(plan),
        "budget": line_numbers(plan.budget_lines),
        "mailing": mailing_numbers(plan.mailing),
        "blocks": blocks,
    }
    last: dict[str, tuple[int | None, int | None]] = {}
    for stated in plan.stated:
        room, _, rest = stated.place.partition("/")
        key, _, part = rest.rpartition("/")
        if part != "number" or key not in computed.get(room, {}):
            continue
        own = computed[room][key]
        printed, right = _value(stated.text), _value(own)
        before, above = last.get(room, (None, None))
        last[room] = printed, right
        # One number left out moves all below it: only the first of them is a finding.
        if stated.text.strip(" .)/") == own.strip(" .)/") or _same_step(
            (before, printed), (above, right)
        ):
            continue
        yield of_place(
            checked,
            f"{room}/{key}",
            "numbering.stated",
            Severity.WARNING,
            f"Số thứ tự ghi “{stated.text}”, đánh lại là “{own}”.",
            stated.text,
            computed_instead(stated.place, stated.text, own),
        )


def stated_annexes(checked: Checked) -> Iterator[Finding]:
    """The printed head and reference line of an annex against the plan's number and date."""
    plan = checked.plan
    headings = annex_headings(plan.annexes)
    number, symbol, day = number_and_day(plan)
    for stated in plan.stated:
        room, _, rest = stated.place.partition("/")
        key, _, part = rest.partition("/")
        if room != "annexes" or key not in headings:
            continue
        if part == "reference":
            if _is_blank(stated.text, number, day.to_date()):
                yield _blank_reference(checked, stated, number, symbol, day.to_date())
            for said in _wrong_reference(stated.text, number, symbol, day.to_date()):
                yield of_place(
                    checked,
                    f"annexes/{key}",
                    "annexes.reference",
                    Severity.ERROR,
                    said,
                    stated.text,
                )
        elif not part and _last_number(stated.text) not in (None, _last_number(headings[key])):
            yield of_place(
                checked,
                f"annexes/{key}",
                "numbering.annex",
                Severity.WARNING,
                f"Văn bản ghi “{stated.text}”, theo thứ tự là {headings[key] or 'không đánh số'}.",
                stated.text,
            )


def _same_step(
    printed: tuple[int | None, int | None], right: tuple[int | None, int | None]
) -> bool:
    """Whether the printed numbers rise as the computed ones do."""
    (before, now), (above, here) = printed, right
    if before is None or now is None or above is None or here is None:
        return False
    return now - before == here - above


def _wrong_reference(text: str, number: str, symbol: str, day: date | None) -> Iterator[str]:
    said = _SYMBOL.search(text)
    if said and number.strip() and int(said["number"]) != _int(number):
        yield f"Dòng kèm theo ghi số {said['number']}, văn bản là số {number}."
    whole = re.fullmatch(r"[\w/-]+", symbol.strip())
    if said and whole and fold(said["symbol"]) != fold(symbol):
        yield f"Dòng kèm theo ghi ký hiệu {said['symbol']}, văn bản là {symbol}."
    on = _DAY.search(text)
    if on and day and (int(on["y"]), int(on["m"]), int(on["d"])) != (day.year, day.month, day.day):
        yield f"Dòng kèm theo ghi {on[0]}, văn bản là ngày {format_date(day)}."


def _is_blank(text: str, number: str, day: date | None) -> bool:
    """Whether a reference line leaves open what the paper has by now."""
    return bool((number.strip() and _NO_NUMBER.search(text)) or (day and _NO_DAY.search(text)))


def _blank_reference(
    checked: Checked, stated: Stated, number: str, symbol: str, day: date | None
) -> Finding:
    key = stated.place.split("/")[1]
    own = " ngày ".join((f"số {number}/{symbol}", format_date(day))) if day else f"số {number}"
    return of_place(
        checked,
        f"annexes/{key}",
        "annexes.reference",
        Severity.WARNING,
        f"Dòng kèm theo chưa ghi đủ số, ngày; văn bản là {own}.",
        stated.text,
        computed_instead(stated.place, stated.text, own),
    )


def _int(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None


def _last_number(text: str) -> int | None:
    words = text.replace(".", " ").replace(":", " ").split()[:4]
    return next(_known(int(w) if w.isdigit() else parse_roman(w) for w in words), None)


def _known(values: Iterable[int | None]) -> Iterator[int]:
    return (value for value in values if value is not None)


def _value(text: str) -> int | None:
    """``IV.``, ``2.1.``, ``đ)``: the last step as a number."""
    last = text.strip(" .)/").rpartition(".")[2].partition("-")[0]
    if last.isdigit():
        return int(last)
    return parse_roman(last) if last.isupper() else letter_index(last)
