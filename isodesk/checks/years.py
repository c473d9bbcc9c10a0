"""Years and spans written in words: how many they are, and whether they are the plan's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage, retyped
from isodesk.facts import PlanFacts
from isodesk.facts.kinds import LETTER_KINDS

_SPAN = re.compile(
    r"(?<!\d)(?P<n>\d{1,2})\s+năm\s*,?\s*(?:\(\s*)?(?:giai đoạn|từ)?\s*(?:năm\s+)?"
    r"(?P<a>(?:19|20)\d{2})\s*(?:[-–]|đến(?: hết)?(?: năm)?)\s*(?P<b>(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"giai đoạn\s+(?:từ\s+)?(?:năm\s+)?(?P<a>20\d{2})\s*(?:[-–]|đến(?: năm)?)\s*"
    r"(?P<b>20\d{2})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bnăm\s+(?P<y>20\d{2})(?!\s*[-–]\s*20\d{2})(?!\d)", re.IGNORECASE)
_CITED = re.compile(r"số\s+[\w.-]+/\S+[^;]*$")
_OF_OTHERS = re.compile(
    r"(?:chương trình|đề án|chiến lược|kế hoạch (?:phát triển|tài chính|đầu tư|cải cách)|"
    r"quy hoạch|nghị quyết|chỉ thị|quyết định)[^.;]*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"tổng kết|sơ kết|báo cáo|kết quả|đánh giá|rút kinh nghiệm|tình hình|so với", re.I
)
_TITLES = ("header", "annexes", "tables")


def years_counted(checked: Checked) -> Iterator[Finding]:
    """``03 năm (từ 2018 - 2020)``: the number of years against the years."""
    for passage, reading in checked.readings:
        if "năm" not in reading.text:
            continue
        for match in _SPAN.finditer(reading.text):
            first, last = int(match["a"]), int(match["b"])
            years, repair = last - first + 1, None
            if last < first:
                said = f"{last} trước {first}."
            elif int(match["n"]) != years:
                said = f"Ghi {match['n']} năm, {first} - {last} là {years:02d} năm."
                repair = retyped(passage, reading, match, f"{years:02d}", "n")
            else:
                continue
            yield of_passage(passage, "years.counted", Severity.ERROR, said, match[0], repair)


def stages_of_plan(checked: Checked) -> Iterator[Finding]:
    """``giai đoạn 2018 - 2021`` in a plan of 2018 - 2020."""
    plan = checked.plan
    if plan.first_year is None or plan.last_year is None or plan.last_year < plan.first_year:
        return
    own = (plan.first_year, plan.last_year)
    for passage, reading in checked.readings:
        room = passage.place.partition("/")[0]
        if room == "bases" or "đoạn" not in reading.text.lower():
            continue
        for match in _STAGE.finditer(reading.text):
            said = int(match["a"]), int(match["b"])
            before = reading.text[: match.start()]
            if said[1] < said[0]:
                text = f"“{match[0]}”: năm cuối trước năm đầu."
                yield of_passage(passage, "years.stage", Severity.ERROR, text, match[0])
                continue
            if said == own or not reading.typed(match, "a") or not reading.typed(match, "b"):
                continue
            title = room in _TITLES or passage.place.endswith("caption")
            near = (said[0] == own[0]) != (said[1] == own[1])
            if _CITED.search(before) or (_OF_OTHERS.search(before) and not title):
                continue
            if title or (near and own[0] != own[1]):
                text = f"“{match[0]}” khác thời gian của kế hoạch ({_years(plan)})."
                yield of_passage(passage, "years.stage", Severity.WARNING, text, match[0])


def years_of_titles(checked: Checked) -> Iterator[Finding]:
    """A year in the subject, a heading, an annex's name or a task that is none of the plan's."""
    plan = checked.plan
    if plan.first_year is None or plan.last_year is None or plan.last_year < plan.first_year:
        return
    titled = {f"blocks/{b.key}" for b in plan.all_blocks() if b.kind.value == "heading"}
    for passage, reading in checked.readings:
        room, _, rest = passage.place.partition("/")
        task = room == "tasks" and rest.endswith("/content")
        if not (task or room in ("header", "annexes") or passage.place in titled):
            continue
        for match in _YEAR.finditer(reading.text):
            year, before = int(match["y"]), reading.text[: match.start()]
            # Letters ask for the next year's plans, tasks prepare them.
            high = plan.last_year + (task or plan.kind in LETTER_KINDS)
            if plan.first_year <= year <= high or not reading.typed(match, "y"):
                continue
            around = f"{before} {reading.text[match.end() :]}"
            if _CITED.search(before) or (room != "annexes" and _PAST.search(around)):
                continue
            if re.search(r"(?:đến|hết|từ|tầm nhìn)\s*(?:hết\s+|đến\s+)?$", before[-20:].lower()):
                continue
            text = f"“{match[0]}” nằm ngoài thời gian của kế hoạch ({_years(plan)})."
            yield of_passage(passage, "years.title", Severity.WARNING, text, match[0])


def years_of_heads(checked: Checked) -> Iterator[Finding]:
    """Head ``2019`` of a year column that holds another year."""
    plan = checked.plan
    heads = (
        *((f"columns/{c.key}", c.title, c.year) for c in plan.columns),
        *((f"budget_columns/{c.key}", c.title, c.year) for c in plan.budget_columns),
        *((f"task_groups/{g.key}", g.title, g.year) for g in plan.task_groups),
    )
    names = {passage.place: passage for passage in checked.passages}
    for place, title, year in heads:
        typed = "".join(part.text for part in title.parts if hasattr(part, "text"))
        years = {int(found) for found in re.findall(r"\b20\d{2}\b", typed)}
        if year is not None and place in names and years and year not in years:
            said = f"Tiêu đề ghi {min(years)}, số liệu của cột là năm {year}."
            yield of_passage(names[place], "years.head", Severity.WARNING, said, typed)


def _years(plan: PlanFacts) -> str:
    return " - ".join(dict.fromkeys(str(y) for y in (plan.first_year, plan.last_year)))
