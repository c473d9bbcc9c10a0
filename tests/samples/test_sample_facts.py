"""What the samples hold: numbers, marks, money, fields that resolve, references that meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from isodesk.facts import (
    AgencyRole,
    AnnexStyle,
    BlockKind,
    DocumentDate,
    FieldRef,
    Orientation,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
    Run,
    TableSource,
    canonical,
)
from isodesk.facts.counts import count
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import block_numbers, line_numbers, subject_numbers, task_numbers
from isodesk.facts.totals import totals
from isodesk.vietnamese.periods import PeriodKind, parse_period
from isodesk.vietnamese.text import nfc

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
MILLION = 1_000_000
_NUMBERED = re.compile(r"([IVX]+\.|[0-9]+(?:\.[0-9]+)*\.|-)\s+(\S+ \S+ \S+)")


def test_files_are_canonical() -> None:
    files = sorted(SAMPLES.glob("*.json"))
    assert len(files) == 5
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text == canonical.dumps(canonical.loads(PlanFacts, text), indent=1) + "\n"


def test_heads_of_the_conversion_plan(transition: PlanFacts) -> None:
    assert (transition.kind, transition.status) == (PlanKind.TRANSITION, PlanStatus.DRAFT)
    assert (transition.number, transition.symbol) == ("", "KH-UBND")
    assert transition.date == DocumentDate(2018, 4)
    assert (transition.first_year, transition.last_year) == (2018, 2020)
    assert transition.signatures[0].name == "Nguyễn Long Hải"
    first, second = transition.annexes
    assert (first.style, first.orientation) == (AnnexStyle.ROMAN, Orientation.LANDSCAPE)
    assert (second.style, second.orientation) == (AnnexStyle.ROMAN, Orientation.PORTRAIT)
    assert {a.reference_verb for a in (first, second) if a.reference} == {"Kèm theo"}


def test_heads_of_the_programme(programme: PlanFacts) -> None:
    assert (programme.kind, programme.status) == (PlanKind.PROGRAMME, PlanStatus.DRAFT)
    assert (programme.number, programme.symbol) == ("34", "KH-UBND")
    assert programme.date == DocumentDate(2018, 2, 23)
    assert programme.signatures[0].name == "Hồ Tiên Thiệu"
    assert [r.purpose for r in programme.recipients[:3]] == ["b/c", "b/c", ""]
    (annex,) = programme.annexes
    assert (annex.style, annex.reference_verb) == (AnnexStyle.NONE, "Ban hành kèm theo")


def test_the_issuer_has_two_lines_and_no_superior(plan: PlanFacts) -> None:
    assert plan.issuer.header == ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN")
    assert plan.issuer.superior == ()
    assert plan.issuer.full_name == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert plan.signatures[0].authority == ("KT. CHỦ TỊCH",)
    assert plan.signatures[0].post == "PHÓ CHỦ TỊCH"


def test_numbers_of_the_conversion_plan(transition: PlanFacts, transition_source: str) -> None:
    assert _printed_numbers(transition) == _source_numbers(transition_source)


def test_numbers_of_the_programme(programme: PlanFacts, programme_source: str) -> None:
    assert _printed_numbers(programme) == _source_numbers(programme_source)


def test_units_groups_and_marks_are_those_of_the_table(
    transition: PlanFacts, transition_source: str
) -> None:
    numbers = subject_numbers(transition)
    years = {column.key: column.year for column in transition.columns}
    marked = {mark.subject: years[mark.column] for mark in transition.marks}
    written = [
        (numbers[s.group], numbers[s.key], s.name.plain(), marked[s.key])
        for s in transition.subjects
    ]
    assert written == list(_source_units(transition_source))
    assert len(transition.marks) == len(written) == 119


def test_counts_by_group_and_year(transition: PlanFacts) -> None:
    assert [count(transition, g.key) for g in transition.groups] == [21, 11, 12, 34, 18, 23]
    assert [count(transition, column=c.key) for c in transition.columns] == [33, 45, 41]
    titles = [FieldContext.of(transition).text(c.title) for c in transition.columns]
    assert titles == ["Năm 2018\n33 đơn vị", "Năm 2019\n45 đơn vị", "Năm 2020\n41 đơn vị"]


def test_seven_tasks_in_three_years(transition: PlanFacts) -> None:
    numbers = task_numbers(transition)
    assert [numbers[t.key] for t in transition.tasks] == list("1234567")
    assert [numbers[g.key] for g in transition.task_groups] == ["I", "II", "III"]
    assert [t.period.text for t in transition.tasks] == [
        *("Quý II/2018", "Quý IV/2018"),
        *("Quý II/2019", "Quý II/2019", "Quý IV/2019"),
        *("Quý IV/2020", "Quý IV/2020"),
    ]
    assert all(t.period == parse_period(t.period.text) for t in transition.tasks)
    assert {t.period.kind for t in transition.tasks} == {PeriodKind.QUARTER}
    assert transition.tasks[1].period.last == date(2018, 12, 31)


def test_agencies_are_known_and_kept_as_typed(transition: PlanFacts) -> None:
    first, second, third = transition.tasks[:3]
    assert first.agency_names(AgencyRole.LEAD) == ("BCĐ ISO tỉnh",)
    assert first.agency_names(AgencyRole.SUPPORT) == (
        "Trung tâm đào tạo thuộc Tổng cục Tiêu chuẩn Đo lường Chất lượng",
        "Tổ chức tư vấn",
    )
    assert second.lead == "Tổ chức tư vấn; cơ quan, đơn vị cần phải thực hiện chuyển đổi."
    assert second.agency_names(AgencyRole.LEAD) == (
        "Tổ chức tư vấn",
        "cơ quan, đơn vị cần phải thực hiện chuyển đổi",
    )
    assert (third.lead, third.support, third.agencies) == ("", "", ())


def test_money_by_line_and_year(programme: PlanFacts) -> None:
    sums, numbers = totals(programme), line_numbers(programme.budget_lines)
    rows = [(numbers[x.key], (sums.rows[x.key] or 0) // MILLION) for x in programme.budget_lines]
    assert rows == [
        *(("I", 300), ("1", 60), ("2", 70), ("3", 60), ("4", 110)),
        *(("II", 2760), ("1", 1840), ("2", 920)),
    ]
    assert list(sums.columns.values()) == [1600 * MILLION, 1360 * MILLION, 100 * MILLION]
    assert sums.total == 3060 * MILLION


def test_no_money_is_not_nought(programme: PlanFacts) -> None:
    sums = totals(programme)
    last = programme.budget_columns[-1].key
    by_number = {
        (line.level, line.name.plain()): sums.cells[line.key, last]
        for line in programme.budget_lines
    }
    assert [amount for amount in by_number.values() if amount in (0, None)] == [0, None, None, None]


def test_communes_times_price(programme: PlanFacts) -> None:
    (communes,) = programme.quantities
    factored = [a for line in programme.budget_lines for a in line.amounts if a.factors]
    assert [a.price for a in factored] == [20 * MILLION, 20 * MILLION, 10 * MILLION, 10 * MILLION]
    assert {f.shared for a in factored for f in a.factors} == {communes.key}
    assert {v.code: int(v.value) for v in communes.values} == {"2018": 50, "2019": 42}


def test_every_field_shows_what_the_document_printed(any_plan: PlanFacts) -> None:
    context = FieldContext.of(any_plan)
    found = [part for text in _texts(any_plan) for part in text.fields]
    assert len(found) > 5
    assert [f for f in found if context.is_broken(f)] == []
    assert [(f.last, context.show(f)) for f in found if f.last != context.show(f)] == []


def test_bold_and_italic_words(transition: PlanFacts, programme: PlanFacts) -> None:
    assert _styled(transition) == [("119", "bold")]
    words = "Ba tỷ không trăm sáu mươi triệu đồng chẵn"
    assert _styled(programme) == [
        ("3.060.000.000", "bold"),
        (" đồng", "bold"),
        (words, "italic"),
    ]


def test_legal_bases_are_citations_but_one(transition: PlanFacts, programme: PlanFacts) -> None:
    first, *_, last = [b.citation for b in transition.legal_bases]
    assert first is not None
    assert last is not None
    assert (first.kind, first.symbol) == ("Quyết định", "19/2014/QĐ-TTg")
    assert (first.issued_on, first.issuer) == (date(2014, 3, 5), "Thủ tướng Chính phủ")
    assert first.title.startswith("về việc áp dụng hệ thống quản lý chất lượng")
    assert (last.kind, last.symbol) == ("Công văn", "419/BKHCN-TĐC")
    assert last.title == "về lộ trình chuyển đổi áp dụng TCVN ISO 9001:2015"
    free = [b for b in programme.legal_bases if b.citation is None]
    assert [b.text.plain()[:25] for b in free] == ["Kết quả triển khai Đề án "]
    assert [len(p.legal_bases) for p in (transition, programme)] == [8, 7]


def test_a_citation_is_read_from_its_printed_words(plan: PlanFacts) -> None:
    for basis in plan.legal_bases:
        if basis.citation:
            printed = basis.text.plain().replace("/ ", "/")
            about = basis.citation
            assert printed.startswith(f"{about.kind} số {about.symbol} ngày ")
            assert printed[:-1].endswith(f" của {about.issuer} {about.title}")


def test_every_key_is_its_own_and_every_reference_meets(any_plan: PlanFacts) -> None:
    keys = list(_keys(any_plan))
    assert len(keys) == len(set(keys))
    known = set(keys)
    links = {
        *(b.table for b in any_plan.all_blocks() if b.kind is BlockKind.TABLE),
        *(t.group for t in any_plan.tasks),
        *(s.group for s in any_plan.subjects),
        *(key for m in any_plan.marks for key in (m.subject, m.column)),
        *(a.column for line in any_plan.budget_lines for a in line.amounts),
        *(a.where for a in any_plan.abbreviations),
    }
    assert links - {""} <= known
    assert {t.key for t in any_plan.tables} == {b.table for b in any_plan.all_blocks() if b.table}


def test_tables_name_columns_that_stand(plan: PlanFacts) -> None:
    codes = {f"mark:{c.code}" for c in plan.columns}
    codes |= {f"amount:{c.code}" for c in plan.budget_columns}
    for table in plan.tables:
        named = {c.code for c in table.columns if ":" in c.code}
        assert named == (codes if table.source is not TableSource.TASKS else set())


def test_all_text_is_in_one_normal_form(any_plan: PlanFacts) -> None:
    strings = [value for value in _values(any_plan) if isinstance(value, str)]
    assert len(strings) > 100
    assert [text for text in strings if text != nfc(text)] == []


def _printed_numbers(plan: PlanFacts) -> list[tuple[str, str]]:
    """Number and first three words of every block of the body that has a number."""
    context, numbers = FieldContext.of(plan), block_numbers(plan.blocks)
    found: list[tuple[str, str]] = []
    for block in plan.blocks:
        if block.kind is BlockKind.LEGAL_BASES:
            found += [("-", _three(b.text.plain())) for b in plan.legal_bases]
        elif numbers[block.key]:
            found.append((numbers[block.key], _three(context.text(block.text))))
    return found


def _source_numbers(source: str) -> list[tuple[str, str]]:
    body = source[source.index("I. CĂN CỨ") : source.index("Nơi nhận:")].replace("*", "")
    lines = (line.strip() for line in body.splitlines())
    return [
        (m[1], _three(line[m.end(1) :])) for line in lines if (m := _NUMBERED.match(f"{line} _ _"))
    ]


def _three(text: str) -> str:
    return " ".join(text.split()[:3])


def _source_units(source: str) -> Iterator[tuple[str, str, str, int]]:
    """Group, number, name and year of every row of the published table."""
    group = ""
    for line in source[source.index("TT\tTên cơ quan") :].splitlines()[1:]:
        cells = line.split("\t")
        if re.fullmatch("[IVX]+", cells[0]):
            group = cells[0]
        elif cells[0].isdigit():
            yield group, cells[0], cells[1], 2018 + cells[2:5].index("X")


def _values(value: Any) -> Iterator[Any]:
    """Every value inside facts, the dataclasses themselves too."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)


def _texts(plan: PlanFacts) -> list[RichText]:
    return [value for value in _values(plan) if isinstance(value, RichText)]


def _keys(plan: PlanFacts) -> Iterator[str]:
    for value in _values(plan):
        if is_dataclass(value) and hasattr(value, "key"):
            yield value.key


def _styled(plan: PlanFacts) -> list[tuple[str, str]]:
    return [
        (part.text if isinstance(part, Run) else part.last, "bold" if part.bold else "italic")
        for text in _texts(plan)
        for part in text.parts
        if isinstance(part, Run | FieldRef) and (part.bold or part.italic)
    ]
