"""Faults that people make, each done to a plan at a random place, and where it must be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from isodesk.checks.cited import known_documents
from isodesk.facts import PlanFacts, RichText, Run, Stated, TableSource
from isodesk.facts.budget import BudgetLine
from isodesk.facts.totals import parent_keys
from isodesk.vietnamese.periods import parse_period
from isodesk.vietnamese.syllables import is_syllable


@dataclass(frozen=True)
class Fault:
    """A spoilt plan; ``places`` are those a finding must stand at (or below), ``within_reach``
    tells whether a rule speaks of such a fault at all."""

    name: str
    plan: PlanFacts
    places: tuple[str, ...]
    within_reach: bool = True


Maker = Callable[[PlanFacts, Random], Fault | None]
_WORD = re.compile(r"(?<![\w.])[a-zà-ỹđ]{4,}(?![\w.])")


def texts(plan: PlanFacts) -> Iterator[tuple[str, str, int | None, str, RichText]]:
    """Every typed text: its place, the plan's part, row, field, and the words."""
    for at, basis in enumerate(plan.legal_bases):
        yield f"bases/{basis.key}", "legal_bases", at, "text", basis.text
    for at, block in enumerate(plan.blocks):
        yield f"blocks/{block.key}", "blocks", at, "text", block.text
    for at, task in enumerate(plan.tasks):
        yield f"tasks/{task.key}/content", "tasks", at, "content", task.content
        yield f"tasks/{task.key}/audience", "tasks", at, "audience", task.audience
    for at, group in enumerate(plan.groups):
        yield f"groups/{group.key}/name", "groups", at, "name", group.name
        yield f"groups/{group.key}/note", "groups", at, "note", group.note
    for at, line in enumerate(plan.budget_lines):
        yield f"budget/{line.key}/note", "budget_lines", at, "note", line.note
    for at, column in enumerate(plan.columns):
        yield f"columns/{column.key}", "columns", at, "title", column.title


def rewritten(
    name: str,
    pattern: str,
    change: Callable[[re.Match[str], Random], str | None],
    rooms: str = "",
    reach: Callable[[PlanFacts, re.Match[str], str], bool] | None = None,
) -> Maker:
    """A fault that retypes one stretch of one text."""
    form = re.compile(pattern)

    def make(plan: PlanFacts, chance: Random) -> Fault | None:
        found = [
            (place, part, at, field, text, match)
            for place, part, at, field, text in texts(plan)
            if not rooms or part in rooms.split()
            for match in form.finditer(_only(text))
        ]
        if not found:
            return None
        place, part, at, field, text, match = chance.choice(found)
        new = change(match, chance)
        if new is None or new == match[0]:
            return None
        words = _only(text)
        spoilt = RichText.of(words[: match.start()] + new + words[match.end() :])
        changed = _with_row(plan, part, at, **{field: spoilt})
        near = reach(plan, match, words) if reach else True
        return Fault(name, changed, (place,), near)

    return make


def _only(text: RichText) -> str:
    """The words of a text that is nothing but words."""
    parts = [part.text for part in text.parts if isinstance(part, Run)]
    return "".join(parts) if len(parts) == len(text.parts) else ""


def _with_row(plan: PlanFacts, part: str, at: int | None, **changes: Any) -> PlanFacts:
    rows = list(getattr(plan, part))
    rows[at or 0] = replace(rows[at or 0], **changes)
    whole: dict[str, Any] = {part: tuple(rows)}
    return replace(plan, **whole)


def _other_digit(match: re.Match[str], chance: Random) -> str:
    """One digit of the first number that is not a leading zero, another."""
    text = match[0]
    spots = [i for i, c in enumerate(text) if c.isdigit() and c != "0"] or [0]
    at = chance.choice(spots)
    return text[:at] + chance.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def _digit_of(text: str, chance: Random) -> str:
    match = re.fullmatch(r".+", text)
    return _other_digit(match, chance) if match else text


def _next_number(match: re.Match[str], chance: Random) -> str:
    number = int(match["n"]) + chance.choice((1, 2, 3, 7))
    start, end = match.start("n") - match.start(), match.end("n") - match.start()
    return match[0][:start] + f"{number:02d}" + match[0][end:]


def _group(name: str, change: Callable[[str, Random], str]) -> Any:
    def make(match: re.Match[str], chance: Random) -> str:
        start, end = match.start(name) - match.start(), match.end(name) - match.start()
        return match[0][:start] + change(match[name], chance) + match[0][end:]

    return make


def _year(text: str, chance: Random) -> str:
    return str(int(text) + chance.choice((-3, -2, 4, 5, 9)))


def _letters(text: str, chance: Random) -> str:
    at = chance.randrange(1, len(text) - 1)
    return text[:at] + text[at] + text[at:]


_OTHERWISE = {
    "phòng, chống": "phòng chống",
    "kinh tế - xã hội": "kinh tế xã hội",
    "hằng năm": "hàng năm",
}


def _joined(match: re.Match[str], chance: Random) -> str | None:
    """Two words without the space between them, unless they make a syllable."""
    word = match["a"] + match["b"]
    return None if is_syllable(word) else word


def _stands_twice(plan: PlanFacts, said: str) -> bool:
    """Whether the plan writes these words elsewhere too, so that the ways can be compared."""
    return sum(_only(text).lower().count(said.lower()) for *_, text in texts(plan)) > 1


def _around(match: re.Match[str], words: str) -> str:
    before, after = words[: match.start()].split(), words[match.end() :].split()
    return " ".join((*before[-1:], match[0], *after[:1]))


def _known(plan: PlanFacts, match: re.Match[str], words: str) -> bool:
    """A document of the list, or one that the plan names twice."""
    symbol = match["symbol"]
    number = symbol.rpartition("/")[0]
    listed = any(number == key[1] for key in known_documents())
    dated = sum(f"{symbol} ngày" in _only(text) for *_, text in texts(plan))
    return listed or dated > 1


def _other_office(symbol: str, chance: Random) -> str:
    sort, _, office = symbol.rpartition("-")
    return f"{sort}-{_letters(f'{office} ', chance).strip()}"


_SORTS = ("Quyết định", "Thông tư", "Nghị định")
_CITED = (
    r"(?P<kind>Quyết định|Thông tư|Nghị định|Công văn|Kế hoạch) số (?P<symbol>\d+(?:/\d{4})?/"
    r"[A-ZĐ]+-[\w-]+) ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})"
)


def stated(name: str, prefix: str) -> Maker:
    """A printed number that is not the computed one."""

    def make(plan: PlanFacts, chance: Random) -> Fault | None:
        at = [i for i, s in enumerate(plan.stated) if s.place.startswith(prefix)]
        if not at:
            return None
        spot = chance.choice(at)
        old = plan.stated[spot]
        match = re.search(r"\d[\d.]*", old.text)
        if match is None or not re.search(r"[1-9]", match[0]):
            new = f"{chance.randrange(1, 9):02d}"
        else:
            new = old.text[: match.start()] + _other_digit(match, chance)
            new += old.text[match.end() :]
        changed = (*plan.stated[:spot], Stated(old.place, new), *plan.stated[spot + 1 :])
        place = old.place.removesuffix("/number").removesuffix("/reference")
        return Fault(name, replace(plan, stated=changed), (place,))

    return make


def budget_cell(plan: PlanFacts, chance: Random) -> Fault | None:
    """Another amount in one cell: its row, its column or its head no longer come out."""
    parents = parent_keys(plan.budget_lines)
    heads = set(parents.values())
    cells = [
        (i, j)
        for i, line in enumerate(plan.budget_lines)
        for j, amount in enumerate(line.amounts)
        if line.key not in heads and (amount.value or (amount.price and amount.factors))
    ]
    if not cells:
        return None
    i, j = chance.choice(cells)
    line = plan.budget_lines[i]
    old = line.amounts[j]
    if old.value is None:
        new = replace(old, price=(old.price or 0) + chance.randrange(1, 9) * 1_000_000)
    else:
        new = replace(old, value=old.value + chance.randrange(1, 90) * 100_000)
    amounts = (*line.amounts[:j], new, *line.amounts[j + 1 :])
    changed = _with_row(plan, "budget_lines", i, amounts=amounts)
    return Fault("cell of the budget", changed, _of_line(parents, line))


def _of_line(parents: dict[str, str], line: BudgetLine) -> tuple[str, ...]:
    return (f"budget/{line.key}", f"budget/{parents.get(line.key, '-')}", "budget/total")


def budget_row_gone(plan: PlanFacts, chance: Random) -> Fault | None:
    """A row of the budget left out: the printed sums stay."""
    parents = parent_keys(plan.budget_lines)
    heads = set(parents.values())
    rows = [x for x in plan.budget_lines if x.key not in heads and x.amounts]
    rows = [x for x in rows if x.key in parents and any(a.value or a.price for a in x.amounts)]
    if len(rows) < 2:
        return None
    gone = chance.choice(rows)
    kept = tuple(line for line in plan.budget_lines if line is not gone)
    return Fault("row of the budget left out", replace(plan, budget_lines=kept), ("budget",))


def subject_gone(plan: PlanFacts, chance: Random) -> Fault | None:
    """A unit left out: the printed counts stay."""
    if not plan.subjects:
        return None
    gone = chance.choice(plan.subjects)
    spoilt = replace(
        plan,
        subjects=tuple(s for s in plan.subjects if s is not gone),
        marks=tuple(m for m in plan.marks if m.subject != gone.key),
    )
    reach = any(s.place.startswith(f"groups/{gone.group}/") for s in plan.stated)
    return Fault("unit left out", spoilt, (f"groups/{gone.group}",), reach)


def subject_twice(plan: PlanFacts, chance: Random) -> Fault | None:
    """A unit's name over that of another."""
    if len(plan.subjects) < 2:
        return None
    at, other = chance.sample(range(len(plan.subjects)), 2)
    spoilt = _with_row(plan, "subjects", at, name=plan.subjects[other].name)
    keys = (plan.subjects[at].key, plan.subjects[other].key)
    return Fault("unit listed twice", spoilt, tuple(f"subjects/{key}" for key in keys))


def mark_gone(plan: PlanFacts, chance: Random) -> Fault | None:
    """A mark forgotten."""
    if not plan.marks:
        return None
    mark = chance.choice(plan.marks)
    spoilt = replace(plan, marks=tuple(m for m in plan.marks if m is not mark))
    return Fault("mark forgotten", spoilt, (f"subjects/{mark.subject}",))


def mark_moved(plan: PlanFacts, chance: Random) -> Fault | None:
    """A mark in the wrong column: the printed counts stay."""
    if len(plan.columns) < 2 or not plan.marks:
        return None
    mark = chance.choice(plan.marks)
    column = chance.choice([c.key for c in plan.columns if c.key != mark.column])
    marks = tuple(replace(m, column=column) if m is mark else m for m in plan.marks)
    group = next((s.group for s in plan.subjects if s.key == mark.subject), "")
    places = (f"groups/{group}", f"columns/{mark.column}", f"columns/{column}")
    return Fault("mark in another column", replace(plan, marks=marks), places)


def task_part(part: str) -> Maker:
    """A cell of the task table left empty."""

    def make(plan: PlanFacts, chance: Random) -> Fault | None:
        shown = any(
            t.source is TableSource.TASKS
            and (not t.columns or any(c.code == part for c in t.columns))
            for t in plan.tables
        )
        whole = [
            i for i, t in enumerate(plan.tasks) if (t.period.text if part == "period" else t.lead)
        ]
        if len(whole) < 3 or not shown:
            return None
        at = chance.choice(whole)
        empty: dict[str, Any] = (
            {"period": parse_period("")} if part == "period" else {"lead": "", "agencies": ()}
        )
        spoilt = _with_row(plan, "tasks", at, **empty)
        return Fault(f"task without {part}", spoilt, (f"tasks/{plan.tasks[at].key}/{part}",))

    return make


def task_year(plan: PlanFacts, chance: Random) -> Fault | None:
    """A task's time in a year outside the plan."""
    dated = [i for i, t in enumerate(plan.tasks) if re.search(r"20\d\d", t.period.text)]
    if not dated or plan.first_year is None:
        return None
    at = chance.choice(dated)
    year = (plan.last_year or plan.first_year) + chance.choice((2, 3, 7))
    text = re.sub(r"20\d\d", str(year), plan.tasks[at].period.text)
    spoilt = _with_row(plan, "tasks", at, period=parse_period(text))
    return Fault("time outside the plan", spoilt, (f"tasks/{plan.tasks[at].key}/period",))


def task_reversed(plan: PlanFacts, chance: Random) -> Fault | None:
    """A time that ends before it begins."""
    if not plan.tasks or plan.first_year is None:
        return None
    at = chance.randrange(len(plan.tasks))
    begins = plan.tasks[at].period.first
    year = begins.year if begins else plan.first_year
    text = chance.choice(
        (f"Quý IV/{year} - Quý II/{year}", f"Từ ngày 20/9/{year} đến ngày 01/6/{year}")
    )
    spoilt = _with_row(plan, "tasks", at, period=parse_period(text))
    return Fault("time that ends first", spoilt, (f"tasks/{plan.tasks[at].key}/period",))


def task_day(plan: PlanFacts, chance: Random) -> Fault | None:
    """A day that no calendar has."""
    if not plan.tasks or plan.first_year is None:
        return None
    at = chance.randrange(len(plan.tasks))
    day = chance.choice(("31/6", "30/02", "31/11", "31/9"))
    spoilt = _with_row(
        plan, "tasks", at, period=parse_period(f"Trước ngày {day}/{plan.first_year}")
    )
    return Fault("day of no calendar", spoilt, (f"tasks/{plan.tasks[at].key}/period",))


def task_both(plan: PlanFacts, chance: Random) -> Fault | None:
    """The leader named among those who support."""
    whole = [i for i, t in enumerate(plan.tasks) if t.lead and not re.search(r"[;,]| và ", t.lead)]
    if not whole:
        return None
    at = chance.choice(whole)
    task = plan.tasks[at]
    spoilt = _with_row(plan, "tasks", at, support=f"{task.lead}; các cơ quan liên quan")
    return Fault("leader also supports", spoilt, (f"tasks/{task.key}/support",))


def task_number(plan: PlanFacts, chance: Random) -> Fault | None:
    """A number skipped in the task table."""
    if len(plan.tasks) < 3:
        return None
    at = chance.randrange(1, len(plan.tasks))
    if not plan.tasks[at].numbered:
        return None
    numbers = {s.place: s.text for s in plan.stated}
    own = int(numbers.get(f"tasks/{plan.tasks[at].key}/number", at + 1))
    spoilt = _with_row(plan, "tasks", at, start_at=own + chance.choice((1, 2)))
    return Fault("number skipped", spoilt, (f"tasks/{plan.tasks[at].key}",))


def task_words(plan: PlanFacts, chance: Random) -> Fault | None:
    """Two tasks whose leaders were exchanged: no rule can know."""
    if len(plan.tasks) < 2:
        return None
    a, b = chance.sample(range(len(plan.tasks)), 2)
    if plan.tasks[a].lead == plan.tasks[b].lead or not (plan.tasks[a].lead and plan.tasks[b].lead):
        return None
    spoilt = _with_row(plan, "tasks", a, lead=plan.tasks[b].lead)
    return Fault("another agency leads", spoilt, (f"tasks/{plan.tasks[a].key}/lead",), False)


def signature(plan: PlanFacts, chance: Random) -> Fault | None:
    """Lines of authority that do not go with the issuer or the post."""
    if not plan.signatures or not plan.signatures[0].post.upper().startswith("PHÓ"):
        return None
    column = plan.signatures[0]
    lines = column.authority
    spoilt = chance.choice(
        (
            replace(column, authority=tuple(x for x in lines if not x.startswith("KT."))),
            replace(column, post=column.post.upper().replace("PHÓ ", "")),
        )
    )
    return Fault(
        "lines of authority",
        replace(plan, signatures=(spoilt, *plan.signatures[1:])),
        ("header/signature",),
    )


def deadline(plan: PlanFacts, chance: Random) -> Fault | None:
    """A letter's deadline before its own day."""
    if not plan.deadline.text or plan.date.year is None or plan.date.month is None:
        return None
    year = plan.date.year - chance.choice((1, 2))
    spoilt = replace(plan, deadline=parse_period(f"trước ngày 05/7/{year}"))
    return Fault("deadline before the letter", spoilt, ("header/deadline",))


def price(plan: PlanFacts, chance: Random) -> Fault | None:
    """A price above what the circular allows, where it speaks of such a line."""
    lines = [
        i
        for i, line in enumerate(plan.budget_lines)
        if re.search("tư vấn|duy trì", _only(line.name).lower()) and line.amounts
    ]
    if not lines:
        return None
    at = chance.choice(lines)
    line = plan.budget_lines[at]
    above = chance.choice((61, 75, 90)) * 1_000_000
    amounts = tuple(replace(amount, price=above) for amount in line.amounts)
    counted = any(amount.factors for amount in line.amounts)
    spoilt = _with_row(plan, "budget_lines", at, amounts=amounts)
    return Fault("price above the ceiling", spoilt, (f"budget/{line.key}",), counted)


def reference_open(plan: PlanFacts, chance: Random) -> Fault | None:
    """A reference line that was never filled in."""
    at = [i for i, s in enumerate(plan.stated) if s.place.endswith("/reference")]
    if not at:
        return None
    spot = chance.choice(at)
    old = plan.stated[spot]
    new = Stated(old.place, re.sub(r"số \d+/", "số /", old.text))
    stated = (*plan.stated[:spot], new, *plan.stated[spot + 1 :])
    place = old.place.removesuffix("/reference")
    return Fault("reference line left open", replace(plan, stated=stated), (place,))


FAULTS: tuple[Maker, ...] = (
    price,
    reference_open,
    stated("number of a reference line", "annexes/"),
    rewritten(
        "stage of the plan",
        r"giai đoạn 20\d\d ?- ?(?P<y>20\d\d)",
        _group("y", _year),
        "blocks",
        reach=lambda plan, m, words: (
            f"{plan.first_year} - {plan.last_year}" in m[0] and plan.first_year != plan.last_year
        ),
    ),
    rewritten(
        "space in a symbol",
        r"\d{2,}/(?P<t>\d{4}/)",
        _group("t", lambda t, c: f" {t}"),
        "legal_bases",
    ),
    stated("printed sum", "budget/"),
    stated("printed count", "groups/"),
    stated("printed count", "columns/"),
    stated("printed number", "tasks/"),
    stated("printed number", "subjects/"),
    budget_cell,
    budget_row_gone,
    subject_gone,
    subject_twice,
    mark_gone,
    mark_moved,
    task_part("lead"),
    task_part("period"),
    task_year,
    task_reversed,
    task_day,
    task_both,
    task_number,
    task_words,
    signature,
    deadline,
    rewritten(
        "amount in words",
        r"(?i)bằng chữ: [^)]*?(?P<w>triệu|tỷ|nghìn|ngàn|trăm)",
        _group("w", lambda text, chance: "vạn" if text != "vạn" else text),
    ),
    rewritten(
        "total in the text",
        r"(?:Tổng (?:kinh phí|cộng)[^.;]{0,60}?|(?:năm 20\d\d là ))(?P<n>\d[\d.]{6,})(?= đồng)",
        _group("n", _digit_of),
    ),
    rewritten(
        "product in the text", r"\d+ \w+ x \d[\d ]*\w+ x \d[\d.]+|x [\d.]+ đồng", _other_digit
    ),
    rewritten(
        "count of a group in the text",
        r"(?m)(?:\A|[-:;] ?)[^.:;]{8,70}: (?P<n>\d{2}) (?:đơn vị|cơ quan)\b",
        _next_number,
        "blocks",
    ),
    rewritten(
        "count in a head", r"(?P<n>\d{1,3}) (?:đơn vị|HTQLCL)\b", _next_number, "groups columns"
    ),
    rewritten("count of an audience", r"^(?P<n>\d{2}) đơn vị", _next_number, "tasks"),
    rewritten("number of years", r"(?P<n>\d{2}) năm \(?(?:từ )?20\d\d - 20\d\d", _next_number),
    rewritten(
        "year of a citation",
        _CITED,
        _group("day", lambda t, c: t[:-4] + _year(t[-4:], c)),
        reach=lambda plan, m, words: (
            _known(plan, m, words) or bool(re.fullmatch(r"\d+/\d{4}/.*", m["symbol"]))
        ),
    ),
    rewritten(
        "day of a citation",
        _CITED,
        _group(
            "day",
            lambda t, c: (
                f"{(int(t.split('/')[0]) + c.randrange(1, 9)) % 27 + 1:02d}/" + t.split("/", 1)[1]
            ),
        ),
        reach=_known,
    ),
    rewritten(
        "letters of a symbol",
        _CITED,
        _group(
            "symbol",
            lambda t, c: (
                t.rpartition("-")[0] + "-" + _letters(t.rpartition("-")[2] + " ", c).strip()
            ),
        ),
        reach=_known,
    ),
    rewritten(
        "sort of a document",
        r"(?P<kind>Quyết định|Thông tư|Nghị định) số \d+(?:/\d{4})?/(?:QĐ|TT|NĐ)-",
        _group(
            "kind",
            lambda t, c: c.choice([k for k in ("Quyết định", "Thông tư", "Nghị định") if k != t]),
        ),
    ),
    rewritten(
        "standard in a title",
        r"19/2014/QĐ-TTg ngày [\d/]+ của Thủ tướng Chính phủ về việc[^;]{20,120}?9001:(?P<y>2008)",
        _group("y", lambda t, c: "2015"),
    ),
    rewritten("standard's name", r"TCVN ISO (?=9001)", lambda m, c: "TCVN "),
    rewritten(
        "annex that is not there", r"Phụ lục (?P<n>I{1,3})\b", _group("n", lambda t, c: "VII")
    ),
    rewritten(
        "section that is not there",
        r"Mục (?P<n>[IVX]+)\b(?= của Kế hoạch| và gửi|,|\.|;)",
        _group("n", lambda t, c: "XIX"),
        "blocks",
    ),
    rewritten(
        "letters of an abbreviation", r"\b(?:HTQLCL|TTHC|UBND)\b", lambda m, c: _letters(m[0], c)
    ),
    rewritten("stroke of Đ", r"\bBCĐ\b", lambda m, c: "BCD"),
    rewritten("letter typed twice", _WORD.pattern, lambda m, c: m[0] + m[0][-1], "blocks tasks"),
    rewritten(
        "word typed twice",
        r"\b(?:của|các|và|được|theo|cho)\b(?= )",
        lambda m, c: f"{m[0]} {m[0]}",
        "blocks tasks",
    ),
    rewritten("space before a comma", r"\w(?P<s>), ", _group("s", lambda t, c: " "), "blocks"),
    rewritten(
        "small letter after a point",
        r"[a-zà-ỹ]{3,}\. (?P<c>[A-ZĐ])(?=[a-zà-ỹ])",
        _group("c", lambda t, c: t.lower()),
        "blocks",
    ),
    rewritten(
        "words run together", r"(?P<a>[a-zà-ỹđ]{3,}) (?P<b>[a-zà-ỹđ]{3,})", _joined, "blocks"
    ),
    rewritten(
        "phrase joined otherwise",
        r"(?i)phòng, chống|kinh tế - xã hội|hằng năm",
        lambda m, c: _OTHERWISE[m[0].lower()],
        reach=lambda plan, m, words: _stands_twice(plan, m[0]),
    ),
    rewritten(
        "capital in a sentence",
        r"(?<=hệ thống )(?P<w>hành)(?= chính nhà)|(?<=cơ )(?P<v>quan)(?= hành chính nhà nước)",
        lambda m, c: m[0].capitalize(),
        "blocks",
        reach=lambda plan, m, words: _stands_twice(plan, _around(m, words)),
    ),
    rewritten(
        "words exchanged",
        _WORD.pattern,
        lambda m, c: "nội dung",
        "blocks",
        reach=lambda plan, m, words: False,
    ),
)
