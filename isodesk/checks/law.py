"""What the law asks of plans for quality systems: warnings that cite their clause, no more."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage, of_place
from isodesk.facts import BudgetAmount, BudgetLine, MatrixColumn, PlanKind, TableSource
from isodesk.facts.counts import marked
from isodesk.facts.totals import parent_keys
from isodesk.host.resources import resource
from isodesk.vietnamese.amounts import format_amount, format_decimal
from isodesk.vietnamese.text import fold

_AUDIT = re.compile(r"đánh giá nội bộ", re.IGNORECASE)
_REVIEW = re.compile(
    r"xem xét(?: của)? lãnh đạo|lãnh đạo xem xét|xem xét của .{0,20}lãnh đạo", re.I
)
_YEARLY = "khoản 4 Điều 4 Quyết định số 19/2014/QĐ-TTg"
_ONSITE = re.compile(r"trực tiếp|tại trụ sở|tại chỗ", re.IGNORECASE)
_ENCOURAGED = re.compile(
    r"^(?:ubnd|uy ban nhan dan)\s+(?:xa|phuong|thi tran|dac khu)\b|^(?:trung tam|truong|benh vien|"
    r"tram)\b"
)
_MONTHS = re.compile(r"(?P<n>\d{1,2})\s+(?P<unit>tháng|ngày)", re.IGNORECASE)
_MOST_DAYS = {"tháng": 2, "ngày": 62}
_SHARE = 3


def yearly_duties(checked: Checked) -> Iterator[Finding]:
    """A yearly plan holds the internal audit and the management review."""
    plan = checked.plan
    if plan.kind is not PlanKind.YEARLY:
        return
    tasks = "\n".join(r.text for p, r in checked.at("tasks"))
    written = "\n".join(r.text for p, r in checked.at("blocks"))
    for form, name in ((_AUDIT, "đánh giá nội bộ"), (_REVIEW, "xem xét của lãnh đạo")):
        if form.search(tasks) or (form.search(written) and not plan.tasks):
            continue
        table = next((t for t in plan.tables if t.source is TableSource.TASKS), None)
        place = f"tables/{table.key}" if table and plan.tasks else "header/subject"
        if form.search(written):
            said = f"Việc {name} nêu ở lời văn nhưng chưa có trong bảng nhiệm vụ ({_YEARLY})."
            yield of_place(checked, place, "law.yearly", Severity.HINT, said, name)
        else:
            said = f"Kế hoạch năm chưa có việc {name}, ít nhất mỗi năm một lần ({_YEARLY})."
            yield of_place(checked, place, "law.yearly", Severity.WARNING, said, name)


def inspected_on_site(checked: Checked) -> Iterator[Finding]:
    """At least a third of the offices that must apply are inspected at their seat."""
    plan = checked.plan
    column = next((c for c in plan.columns if _is_on_site(checked, c)), None)
    if plan.kind is not PlanKind.INSPECTION or column is None:
        return
    names = {s.key: fold(checked.fields.text(s.name)).strip() for s in plan.subjects}
    must = {key for key, name in names.items() if not _ENCOURAGED.match(name)}
    there = {subject for subject, c in marked(plan) if c == column.key} & must
    if len(there) * _SHARE < len(must):
        yield of_place(
            checked,
            f"columns/{column.key}",
            "law.onsite",
            Severity.WARNING,
            f"Kiểm tra tại trụ sở {len(there):02d} trong {len(must)} cơ quan phải áp dụng, ít hơn "
            "1/3 (Điều 33 Thông tư số 26/2014/TT-BKHCN).",
            checked.fields.text(column.title),
        )


def corrective_reports(checked: Checked) -> Iterator[Finding]:
    """A corrective report is due within two months of the minutes."""
    if checked.plan.kind is not PlanKind.INSPECTION:
        return
    clause = "Điều 37 Thông tư số 26/2014/TT-BKHCN"
    spoken = said_when = False
    for passage, reading in checked.at("blocks", "tasks"):
        if "khắc phục" not in reading.text.lower():
            continue
        spoken = True
        for sentence in re.split(r"[.;\n]\s*", reading.text):
            if "khắc phục" not in sentence.lower():
                continue
            for match in _MONTHS.finditer(sentence):
                said_when = True
                if int(match["n"]) > _MOST_DAYS[match["unit"].lower()]:
                    said = f"Báo cáo khắc phục chậm nhất 02 tháng ({clause}), ở đây ghi {match[0]}."
                    yield of_passage(passage, "law.corrective", Severity.WARNING, said, match[0])
    periods = " ".join(task.period.text for task in checked.plan.tasks)
    if spoken and not said_when and not re.search(r"0?2 tháng|hai tháng", periods):
        said = f"Chưa ghi thời hạn báo cáo khắc phục, chậm nhất 02 tháng ({clause})."
        yield of_place(checked, "header/subject", "law.corrective", Severity.HINT, said)


@dataclass(frozen=True)
class _Ceiling:
    """The most for one office, told by words of the line."""

    office: tuple[str, ...]
    work: tuple[str, ...]
    also: tuple[str, ...]
    amount: int
    clause: str


def prices_below_ceilings(checked: Checked) -> Iterator[Finding]:
    """A price of one office above what Thông tư 116/2015 allows."""
    plan = checked.plan
    parents = parent_keys(plan.budget_lines)
    lines = {line.key: line for line in plan.budget_lines}
    units = {quantity.key: quantity.unit for quantity in plan.quantities}
    for line in plan.budget_lines:
        for amount in line.amounts:
            if amount.price is None:
                continue
            unit = _unit(line, amount, units)
            ceiling = _ceiling(checked, line, lines.get(parents.get(line.key, "")), unit)
            if ceiling is None or amount.price <= ceiling.amount:
                continue
            place = f"budget/{line.key}/{amount.column}"
            quote = format_amount(amount.price)
            yield of_place(
                checked,
                place,
                "law.ceiling",
                Severity.WARNING,
                f"{_millions(amount.price)} triệu đồng/{unit} cao hơn mức tối đa "
                f"{_millions(ceiling.amount)} triệu đồng ({ceiling.clause}). "
                "Thủ trưởng cơ quan quyết định.",
                quote,
            )
            break


@cache
def _ceilings() -> tuple[_Ceiling, ...]:
    data = tomllib.loads(resource("norms/tt116-2015.toml").read_text(encoding="utf-8"))
    return tuple(
        _Ceiling(
            tuple(entry["office"]),
            tuple(entry["work"]),
            tuple(entry.get("with", ())),
            entry["amount"],
            entry["clause"],
        )
        for entry in data["ceiling"]
    )


def _ceiling(
    checked: Checked, line: BudgetLine, parent: BudgetLine | None, unit: str
) -> _Ceiling | None:
    name = checked.fields.text(line.name).lower()
    above = checked.fields.text(parent.name).lower() if parent else ""
    # The unit tells which office is paid; where it is "cơ quan" or "đơn vị" the words above do.
    for ceiling in _ceilings():
        fits = any(_word(work, name) for work in ceiling.work)
        also = not ceiling.also or any(_word(word, name) for word in ceiling.also)
        office = any(_word(word, unit.lower()) for word in ceiling.office) or (
            unit.lower() in ("cơ quan", "đơn vị", "")
            and any(_word(word, f"{above} {name}") for word in ceiling.office)
        )
        if fits and also and office:
            return ceiling
    return None


def _word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _unit(line: BudgetLine, amount: BudgetAmount, units: dict[str, str]) -> str:
    """``xã`` of ``20.000.000 đồng/xã``, else the unit of what is counted."""
    own = line.price_unit.rpartition("/")[2].strip()
    if own and own not in ("đồng", "đ"):
        return own
    counted = [factor.unit or units.get(factor.shared, "") for factor in amount.factors]
    return next((unit for unit in counted if unit), "")


def _millions(amount: int) -> str:
    return format_decimal((Decimal(amount) / 1_000_000).normalize())


def _is_on_site(checked: Checked, column: MatrixColumn) -> bool:
    return column.code == "onsite" or bool(_ONSITE.search(checked.fields.text(column.title)))
