"""Facts that stand in running text: abbreviations, years, deadlines, costs, teams, modes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace

from isodesk.facts import (
    Abbreviation,
    Block,
    BlockKind,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    FundingSource,
    Mark,
    MatrixColumn,
    PlanSubject,
    ReceivingOffice,
    RichText,
    Standard,
    SubjectGroup,
    TeamMember,
)
from isodesk.host.resources import resource
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.matrix import mode_of
from isodesk.importers.recognition.rows import flat, year_in
from isodesk.importers.recognition.sums import product
from isodesk.importers.recognition.vocabulary import AGENCY, agency_names
from isodesk.vietnamese.amounts import AmountValue, parse_amount
from isodesk.vietnamese.periods import NO_PERIOD, Period, PeriodKind, parse_period
from isodesk.vietnamese.text import fold

_SHORT = re.compile(
    r"\((?:sau đây\s+)?(?:(?:được\s+)?(?:gọi|viết) (?:tắt|chung) là\s*:?\s*)?[“\"]?"
    r"(?P<short>[A-ZĐƯ][A-ZĐƯ&-]+)[”\"]?\)"
)
_SPAN = re.compile(r"(?<!\d)(?P<first>20\d\d)\s*(?:[-–—]|đến(?: năm)?)\s*(?P<last>20\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d|/)")
_STANDARD = re.compile(r"(?:TCVN\s+)?ISO\s*9001\s*:\s*(?P<year>20\d\d)")
_SMALL_WORDS = ("và", "của", "các", "về", "cho", "trong")
_DEADLINE = re.compile(
    r"(?P<when>(?:chậm nhất\s+(?:là\s+)?|muộn nhất\s+(?:là\s+)?)?(?:trước|đến|đến hết)?\s*"
    r"ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{4})"
)
_SENT = re.compile(
    r"(?:gửi|báo cáo|nộp)\s+(?:kết quả\s+|báo cáo\s+)?(?:về|đến|tới|cho)\s+"
    r"(?P<who>[^.;]{3,200}?)\s*\(?$"
)
_TEAM = re.compile(r"thành phần\b.*\b(?:đoàn|tổ)\b", re.IGNORECASE)
_OFFICE_IS = re.compile(r"(?:.*\blà\s+)?(?P<agency>[A-ZĐ].*)")
_PERSON = re.compile(r"(?:Ông|Bà|Đ/c|Đồng chí)\s+(?P<name>[^,;:(–-]+?)\s*[,;:(–-]\s*(?P<rest>.+)")
_EQUALS = re.compile(
    r"(?P<left>.*?)\s*=\s*(?P<sum>\d[\d.,]*\s*(?:triệu|nghìn|ngàn)?\s*(?:đồng|đ)\b)"
)
_AMOUNT = re.compile(r"(?P<sum>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?\s*(?:triệu|tỷ))\s*(?:đồng|đ)\b")
_ALONE = re.compile(
    r"(?P<name>[^:]{3,160}?)\s*(?::|là\s*:?)\s*"
    r"(?P<sum>\d[\d.,]*\s*(?:triệu|nghìn|tỷ)?\s*(?:đồng|đ))\b\s*(?P<rest>\(.*\))?\s*[.;]?"
)
_WHOLE = re.compile(
    r"(?P<name>[^:]{3,160}?)\s*(?::|là\s*:?)\s*(?P<sum>\d[\d.,]*\s*(?:triệu|nghìn|tỷ)?\s*(?:đồng|đ))\b"
    r"[^:]*:"
)
_SUM = re.compile(r"(?:Tổng cộng|Tổng kinh phí|Tổng dự toán|Tổng số|Cộng)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<n>\d{1,3})\s*(?:cơ quan|đơn vị|HTQLCL|xã|phường)", re.IGNORECASE)


def plan_years(
    subject: str, columns: Sequence[int], texts: Sequence[str], issued: int | None
) -> tuple[int | None, int | None]:
    """The first and last year: of the subject, else of the tables, else of the text."""
    span = _SPAN.search(subject)
    if span:
        return int(span["first"]), int(span["last"])
    years = [int(year) for year in _YEAR.findall(_STANDARD.sub("", subject))]
    if years:
        return min(years), max(years)
    if columns:
        return min(columns), max(columns)
    for text in texts:
        span = _SPAN.search(text)
        if not span or not ("trong" in text or "giai đoạn" in text.lower()):
            continue
        if issued is None or int(span["first"]) - 1 <= issued <= int(span["last"]):
            return int(span["first"]), int(span["last"])
    return issued, issued


def standards(subject: str) -> tuple[Standard | None, Standard | None]:
    """The editions that a subject goes from and to."""
    found = list(dict.fromkeys(m["year"] for m in _STANDARD.finditer(subject)))
    announced = _announced()
    codes = [f"TCVN ISO 9001:{year}" for year in found]
    named = [Standard("", code, announced_by=announced.get(code, "")) for code in codes]
    if not named:
        return None, None
    return (named[0], named[-1]) if len(named) > 1 else (None, named[0])


def _announced() -> dict[str, str]:
    """The decision by which each known standard was announced, by code."""
    known = tomllib.loads(resource("standards.toml").read_text(encoding="utf-8"))
    return {entry["code"]: entry.get("announced_by", "") for entry in known["standards"]}


def abbreviations(
    draft: Draft, blocks: Sequence[Block], bases: Sequence[tuple[str, str]]
) -> tuple[Abbreviation, ...]:
    """``Hệ thống quản lý chất lượng (HTQLCL)``: short and full, where the letters agree."""
    found: dict[str, Abbreviation] = {}
    texts = [*bases, *((block.key, block.text.plain()) for block in blocks)]
    for where, text in texts:
        for match in _SHORT.finditer(text):
            full = _full_of(match["short"], text[: match.start()])
            if full and match["short"] not in found:
                key = draft.key("vt")
                found[match["short"]] = Abbreviation(key, match["short"], full, where)
    return tuple(found.values())


def _full_of(short: str, before: str) -> str:
    words = re.findall(r"[\w-]+", before)
    letters = re.sub(r"[^A-ZĐƯ]", "", short)
    taken: list[str] = []
    for word in reversed(words[-24:]):
        if not letters:
            break
        if fold(word[0]) == fold(letters[-1]):
            letters = letters[:-1]
        elif word.lower() not in _SMALL_WORDS:
            return ""
        taken.append(word)
    return " ".join(reversed(taken)) if not letters else ""


def deadline(texts: Sequence[str]) -> tuple[Period, tuple[str, ...]]:
    """By when and to whom a letter asks for answers."""
    for text in reversed(texts):
        for match in _DEADLINE.finditer(text):
            period = parse_period(" ".join(match["when"].split()))
            if period.kind is PeriodKind.TEXT:
                continue
            sent = _SENT.search(text[: match.start()])
            if sent:
                return period, agency_names(sent["who"].split(" để ")[0])
    return NO_PERIOD, ()


def receiving(draft: Draft, names: Sequence[str]) -> tuple[ReceivingOffice, ...]:
    """The offices that answers go to."""
    return tuple(ReceivingOffice(draft.key("nbc"), name) for name in names)


def read_prose_team(draft: Draft, blocks: Sequence[Block]) -> None:
    """The members listed below words such as ``Thành phần Đoàn kiểm tra gồm:``."""
    if draft.team:
        return
    listing: Block | None = None
    for block in blocks:
        words = flat(block.text.plain())
        if (
            listing
            and block.kind is BlockKind.BULLET
            and (listing.kind is not BlockKind.BULLET or block.level > listing.level)
        ):
            _member(draft, words.rstrip(" ;."))
            continue
        listing = None
        if _TEAM.search(words) and words.endswith(":") and "tham gia làm việc" not in words:
            listing = block


def _member(draft: Draft, words: str) -> None:
    person = _PERSON.fullmatch(words)
    if person:
        parts = re.split(r"\s*[-–,:;]\s+|\)", person["rest"])
        role = next(
            (p for p in reversed(parts) if re.search("đoàn|tổ|thành viên|thư ký", p, re.I)), ""
        )
        post = next((p for p in parts if p and p != role), "")
        draft.team.append(TeamMember(draft.key("m"), role.strip(), person["name"], post.strip()))
        return
    office, colon, roles = words.partition(":")
    found = _OFFICE_IS.fullmatch(office.strip())
    if not colon or not found:
        return
    for role in roles.split(";"):
        if role.strip():
            draft.team.append(
                TeamMember(draft.key("m"), role.strip(), agency=found["agency"].strip())
            )


def read_prose_costs(draft: Draft, blocks: Sequence[Block]) -> None:
    """A budget written as bullets: ``08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng``."""
    if draft.budget_lines:
        return
    section = _money_section(blocks)
    if not any(_EQUALS.search(b.text.plain()) for b in section):
        _read_plain_costs(draft, section)
        return
    made = BudgetColumn(
        draft.key("bc"),
        str(draft.year or ""),
        RichText.of(f"Năm {draft.year or ''}".strip()),
        draft.year,
    )
    draft.budget_columns.append(made)
    waiting: BudgetLine | None = None
    depth = _Depth()
    for block in section:
        words = flat(block.text.plain())
        if _SUM.match(words):
            found = _AMOUNT.search(words)
            if found:
                draft.state("budget/total/total", found[0])
            continue
        if "nguồn kinh phí" in words.lower() and ":" in words:
            name = words.partition(":")[2].strip(" .;")
            draft.sources.append(FundingSource(draft.key("ng"), name))
            continue
        line, value = _cost_line(draft, block, words, made.key, depth.of(block), waiting)
        if line is None:
            continue
        if waiting and line.key == waiting.key:
            draft.budget_lines[-1] = line
        else:
            draft.budget_lines.append(line)
        waiting = line if words.endswith(":") else None
        if value is not None:
            draft.state(f"budget/{line.key}/{made.key}", value)
    _close_costs(draft)


def _read_plain_costs(draft: Draft, section: Sequence[Block]) -> None:
    """Amounts in bullets without how they come about, where they come to the sum that is told."""
    total: int | None = None
    leaves: list[tuple[str, int]] = []
    for block in section:
        words = flat(block.text.plain())
        whole, alone = _WHOLE.match(words), _ALONE.fullmatch(words)
        told = _AMOUNT.search(words) if _SUM.match(words) else None
        if told or whole:
            read = parse_amount(told[0] if told else whole["sum"] if whole else "")
            total = read.value if isinstance(read, AmountValue) and total is None else total
        elif alone and block.kind in (BlockKind.BULLET, BlockKind.POINT, BlockKind.NUMBERED):
            read = parse_amount(alone["sum"])
            leaves += [(alone["name"], read.value)] if isinstance(read, AmountValue) else []
    if len(leaves) < 2 or total != sum(value for _, value in leaves):
        return
    year = draft.year
    title = RichText.of(f"Năm {year or ''}".strip())
    made = BudgetColumn(draft.key("bc"), str(year or ""), title, year)
    draft.budget_columns.append(made)
    for name, value in leaves:
        amounts = (BudgetAmount(made.key, value),)
        draft.budget_lines.append(BudgetLine(draft.key("k"), RichText.of(name), 1, amounts))


class _Depth:
    """How deep a paragraph stands, its bullets below its number and its point."""

    def __init__(self) -> None:
        self.numbered = self.point = 0

    def of(self, block: Block) -> int:
        """The depth of the next paragraph."""
        if block.kind in (BlockKind.HEADING, BlockKind.NUMBERED):
            self.numbered, self.point = block.level, 0
            return self.numbered
        if block.kind is BlockKind.POINT:
            self.point = 1
            return self.numbered + 1
        if block.kind is BlockKind.BULLET:
            return self.numbered + self.point + block.level
        return self.numbered + self.point + 1


def _money_section(blocks: Sequence[Block]) -> list[Block]:
    inside: list[Block] = []
    opened = False
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            opened = "kinh phi" in fold(block.text.plain())
            continue
        if opened:
            inside.append(block)
    return inside


def _cost_line(
    draft: Draft, block: Block, words: str, column: str, level: int, waiting: BudgetLine | None
) -> tuple[BudgetLine | None, str | None]:
    equals = _EQUALS.search(words)
    if equals:
        name, colon, left = equals["left"].rpartition(": ")
        read = product(left if colon else equals["left"])
        line = BudgetLine(draft.key("k"), RichText.of(name.strip()), level)
        if not colon and waiting:
            line = waiting
        if read is None:
            draft.doubt("", words, "Chưa tách được số lượng và mức chi.")
            total = parse_amount(equals["sum"])
            value = total.value if isinstance(total, AmountValue) else None
            return replace(line, amounts=(BudgetAmount(column, value),)), None
        factors, price, unit = read
        parts = tuple(CostFactor(n, u, padding=p) for n, u, p in factors)
        amount = BudgetAmount(column, price=price, factors=parts)
        return replace(line, amounts=(amount,), price_unit=unit), equals["sum"]
    alone = _ALONE.fullmatch(words)
    if alone:
        total = parse_amount(alone["sum"])
        if isinstance(total, AmountValue):
            amount = BudgetAmount(column, total.value)
            return BudgetLine(draft.key("k"), RichText.of(alone["name"]), level, (amount,)), None
    if words.endswith(":") and block.kind in (
        BlockKind.BULLET,
        BlockKind.NUMBERED,
        BlockKind.POINT,
        BlockKind.HEADING,
    ):
        return BudgetLine(draft.key("k"), RichText.of(words[:-1].strip()), level), None
    return None, None


def _close_costs(draft: Draft) -> None:
    """Levels without a gap; all money from the only source named."""
    opened: list[int] = []
    source = draft.sources[0].key if len(draft.sources) == 1 else ""
    for i, line in enumerate(draft.budget_lines):
        opened = [*(level for level in opened if level < line.level), line.level]
        level = len(opened)
        draft.budget_lines[i] = replace(line, level=level, source=source if line.amounts else "")


def date_modes(draft: Draft, texts: Sequence[Sequence[str]]) -> None:
    """The days of each mode of inspection, where one row or paragraph names both."""
    for i, column in enumerate(draft.columns):
        if column.year is not None:
            continue
        for cells in texts:
            if not cells or mode_of(cells[0]) != column.code:
                continue
            spans = [p for cell in cells for p in _spans(cell) if p.first and p.last]
            if len(spans) == 1:
                first, last = spans[0].first, spans[0].last
                draft.columns[i] = replace(column, first=first, last=last)
                break


def _spans(text: str) -> list[Period]:
    whole = parse_period(flat(text))
    if whole.first and whole.last:
        return [whole]
    found = re.findall(r"từ ngày\s+[\d/]+\s+đến (?:hết )?(?:ngày )?[\d/]+", text, re.IGNORECASE)
    return [parse_period(words) for words in found]


def read_listed_units(draft: Draft, blocks: Sequence[Block]) -> None:
    """Units listed as bullets below a paragraph that counts them: ``Năm 2019 (05 đơn vị):``."""
    if draft.subjects:
        return
    for i, block in enumerate(blocks):
        words = flat(block.text.plain())
        counted = _COUNTED.search(words)
        if not counted or not words.endswith(":"):
            continue
        names = []
        for below in blocks[i + 1 :]:
            deeper = block.kind is not BlockKind.BULLET or below.level > block.level
            if below.kind not in (BlockKind.BULLET, BlockKind.POINT) or not deeper:
                break
            names.append(flat(below.text.plain()).rstrip(" ;.,"))
        if len(names) != int(counted["n"]) or not all(AGENCY.match(name) for name in names):
            continue
        _listed(draft, words, names)


def _listed(draft: Draft, words: str, names: Sequence[str]) -> None:
    group = SubjectGroup(draft.key("g"), RichText.of(words.rstrip(" :")))
    draft.groups.append(group)
    year = year_in(words)
    column = next((c for c in draft.columns if year and c.year == year), None)
    if year and column is None:
        column = MatrixColumn(draft.key("c"), str(year), RichText.of(f"Năm {year}"), year)
        draft.columns.append(column)
    for name in names:
        key = draft.key("u")
        draft.subjects.append(PlanSubject(key, group.key, RichText.of(name)))
        if column:
            draft.marks.append(Mark(key, column.key))
