"""Each sample, written out in the order of its page, is its published document word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    PlanFacts,
    PlanTable,
    QuantityValue,
    TableSource,
)
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import (
    annex_headings,
    block_numbers,
    line_numbers,
    subject_numbers,
    task_numbers,
)

# What the page makes of its own, and what isodesk computes: as published, as written here, times.
Edit = tuple[str, str, int]
TRANSITION_EDITS: tuple[Edit, ...] = (
    ("(Kèm theo Kế hoạch số: /KH-UBND ngày /4/2018 của UBND tỉnh Lạng Sơn) ", "", 2),
    ("PHỤ LỤC I. LỘ TRÌNH", "Phụ lục I LỘ TRÌNH", 1),
    ("PHỤ LỤC II Lộ trình", "Phụ lục II Lộ trình", 1),
    # Task 4 stands on two pages, with the heads between.
    (
        "theo TCVN 9001:2008 sang phiên bản TCVN ISO 9001:2015. "
        "chuẩn Đo lường Chất lượng; Tổ chức tư vấn. 5 ",
        "5 ",
        1,
    ),
    (
        "và Quý II/2019 BCĐ ISO tỉnh Trung tâm Đào tạo thuộc Tổng cục Tiêu Lãnh đạo, thư ký ISO, "
        "cán bộ quản lý hệ thống TT Nội dung thực hiện Thời gian thực hiện Trách nhiệm "
        "Đối tượng thực hiện Chủ trì Phối hợp thực hiện chuyển đổi HTQLCL ",
        "và chuyển đổi HTQLCL theo TCVN 9001:2008 sang phiên bản TCVN ISO 9001:2015. "
        "Quý II/2019 BCĐ ISO tỉnh Trung tâm Đào tạo thuộc Tổng cục Tiêu chuẩn Đo lường Chất lượng; "
        "Tổ chức tư vấn. Lãnh đạo, thư ký ISO, cán bộ quản lý hệ thống ",
        1,
    ),
)
PROGRAMME_EDITS: tuple[Edit, ...] = (
    ("Số: 34 /KH-UBND", "Số: 34/KH-UBND", 1),
    (
        "(Ban hành kèm theo Kế hoạch số: /KH-UBND ngày / 02/ 2018 của UBND tỉnh Lạng Sơn) ",
        "",
        1,
    ),
    ("đơn vị áp dụng 15 15 30 45", "đơn vị áp dụng 15 15 30 60", 1),
    ("sơ kết, tổng kết,... 15 15 30 50", "sơ kết, tổng kết,... 15 15 30 60", 1),
    ("bưu chính,...) 35 35 40 135", "bưu chính,...) 35 35 40 110", 1),
    ("HTQLCL 1500 1260 - 2760", "HTQLCL 1.500 1.260 - 2.760", 1),
    ("tư vấn 1000 840 - 1840", "tư vấn 1.000 840 - 1.840", 1),
    ("I + II + III 1600 1360 100 3060", "I + II + III 1.600 1.360 100 3.060", 1),
)


def test_conversion_plan_is_word_for_word(transition: PlanFacts, transition_source: str) -> None:
    assert words_of_plan(transition) == words_of_source(transition_source, TRANSITION_EDITS)


def test_programme_is_word_for_word(programme: PlanFacts, programme_source: str) -> None:
    assert words_of_plan(programme) == words_of_source(programme_source, PROGRAMME_EDITS)


def test_a_unit_taken_out_changes_every_count(transition: PlanFacts) -> None:
    gone = transition.subjects[0].key
    fewer = replace(
        transition,
        subjects=tuple(s for s in transition.subjects if s.key != gone),
        marks=tuple(m for m in transition.marks if m.subject != gone),
    )
    before, after = (" ".join(words_of_plan(p)) for p in (transition, fewer))
    for old, new, times in (
        ("119 cơ quan, đơn vị", "118 cơ quan, đơn vị", 2),
        ("21 đơn vị", "20 đơn vị", 2),
        ("33 đơn vị", "32 đơn vị", 2),
    ):
        assert (before.count(old), before.count(new)) == (times, 0)
        assert (after.count(old), after.count(new)) == (0, times)


def test_fewer_communes_change_every_sum(programme: PlanFacts) -> None:
    (communes,) = programme.quantities
    fewer = replace(
        communes, values=(QuantityValue("2018", Decimal(48)), QuantityValue("2019", Decimal(42)))
    )
    after = " ".join(words_of_plan(replace(programme, quantities=(fewer,))))
    for old in ("50 xã", "50 đơn vị", "1.500", "1.600", "3.060", "không trăm sáu mươi triệu"):
        assert old not in after
    for new, times in (
        ("48 xã", 3),
        ("48 đơn vị", 1),
        ("1.440.000.000 đồng", 1),
        ("1.540.000.000 đồng", 1),
        ("3.000.000.000 đồng", 2),
        ("Ba tỷ đồng chẵn", 2),
        ("1.440 1.260 - 2.700", 1),
    ):
        assert after.count(new) == times, new


def test_other_years_change_every_year_of_the_plan(plan: PlanFacts) -> None:
    later = replace(plan, first_year=2028, last_year=2030)
    context = FieldContext.of(later)
    moved = [
        context.text(text)
        for text in (
            later.subject,
            *(b.text for b in later.all_blocks()),
            *(a.name for a in later.annexes),
            *(g.title for g in later.task_groups),
            *(c.title for c in later.columns),
            *(c.title for c in later.budget_columns),
            *(line.note for line in later.budget_lines),
        )
    ]
    # Years of documents and of a count taken in the past are no years of the plan.
    fixed = re.compile(r"\d{1,2}/\d{1,2}/20\d\d|/20\d\d/|9001:20\d\d")
    left = [text for text in moved if re.search(r"\b20(18|19|20)\b", fixed.sub("", text))]
    assert left == []


def test_legal_bases_hold_no_field(plan: PlanFacts) -> None:
    assert plan.legal_bases
    assert all(not basis.text.fields for basis in plan.legal_bases)


def words_of_source(source: str, edits: Iterable[Edit]) -> list[str]:
    """The published words: marks of bold and italic gone, lines and cells joined, edits made."""
    text = " ".join(re.sub(r"\*\*|\*(?! )", "", source).split())
    for old, new, times in edits:
        assert text.count(old) == times, old
        text = text.replace(old, new)
    return text.split()


def words_of_plan(plan: PlanFacts) -> list[str]:
    """Every word of the plan in the order of its page, all numbers computed."""
    return " ".join(_plan_lines(plan, FieldContext.of(plan))).split()


def _plan_lines(plan: PlanFacts, context: FieldContext) -> Iterator[str]:
    if plan.number:
        yield f"Số: {plan.number}/{plan.symbol} {plan.place}, {plan.date.long_text()}"
    yield plan.document_type.upper()
    yield context.text(plan.subject)
    yield from _block_lines(plan, plan.blocks, context)
    yield "Nơi nhận:"
    for recipient in plan.recipients:
        yield f"- {recipient.name}" + (f" ({recipient.purpose});" if recipient.purpose else ";")
    if plan.file_copy:
        yield f"- Lưu: {plan.file_copy.clerk}, {plan.file_copy.person}."
    for column in plan.signatures:
        yield " ".join((*column.authority, column.post, column.other_post, column.name))
    headings = annex_headings(plan.annexes)
    for annex in plan.annexes:
        yield from _annex_lines(plan, annex, headings[annex.key], context)


def _annex_lines(
    plan: PlanFacts, annex: Annex, heading: str, context: FieldContext
) -> Iterator[str]:
    yield heading
    yield context.text(annex.name)
    yield from _block_lines(plan, annex.blocks, context)


def _block_lines(
    plan: PlanFacts, blocks: tuple[Block, ...], context: FieldContext
) -> Iterator[str]:
    numbers = block_numbers(blocks)
    for block in blocks:
        if block.kind is BlockKind.LEGAL_BASES:
            yield from (f"- {b.lead} {context.text(b.text)}" for b in plan.legal_bases)
        elif block.kind is BlockKind.TABLE:
            table = plan.table(block.table)
            assert table is not None
            yield from _table_lines(plan, table, context)
        else:
            yield f"{numbers[block.key]} {context.text(block.text)}"


def _table_lines(plan: PlanFacts, table: PlanTable, context: FieldContext) -> Iterator[str]:
    if table.unit_line:
        yield f"Đơn vị tính: {table.unit.capitalize()}"
    yield from _head_lines(plan, table, context)
    if table.source is TableSource.TASKS:
        yield from _task_lines(plan, context)
    elif table.source is TableSource.MATRIX:
        yield from _matrix_lines(plan, context)
    else:
        yield from _budget_lines(plan, table, context)
        sums = [*context.totals.columns.values(), context.totals.total]
        yield f"{context.text(table.total)} {_millions(sums, table)}"
        return
    yield context.text(table.total)


def _head_lines(plan: PlanFacts, table: PlanTable, context: FieldContext) -> Iterator[str]:
    families = {f"mark:{c.code}": c.title for c in plan.columns}
    families |= {f"amount:{c.code}": c.title for c in plan.budget_columns}
    upper: list[str] = []
    lower: list[str] = []
    for column in table.columns:
        title = context.text(column.title or families[column.code])
        group = context.text(column.group)
        if not group:
            upper.append(title)
        else:
            lower.append(title)
            if upper[-1] != group:
                upper.append(group)
    yield " ".join(upper + lower)


def _task_lines(plan: PlanFacts, context: FieldContext) -> Iterator[str]:
    numbers = task_numbers(plan)
    for group in plan.task_groups:
        yield f"{numbers[group.key]} {context.text(group.title)}"
        for task in plan.tasks:
            if task.group == group.key:
                yield f"{numbers[task.key]} {context.text(task.content)} {task.period.text}"
                yield f"{task.lead} {task.support} {context.text(task.audience)}"


def _matrix_lines(plan: PlanFacts, context: FieldContext) -> Iterator[str]:
    numbers = subject_numbers(plan)
    marks = {(m.subject, m.column) for m in plan.marks}
    for group in plan.groups:
        yield f"{numbers[group.key]} {context.text(group.name)} {context.text(group.note)}"
        for subject in plan.subjects:
            if subject.group == group.key:
                crosses = "".join("X" for c in plan.columns if (subject.key, c.key) in marks)
                yield f"{numbers[subject.key]} {context.text(subject.name)} {crosses}"


def _budget_lines(plan: PlanFacts, table: PlanTable, context: FieldContext) -> Iterator[str]:
    numbers = line_numbers(plan.budget_lines)
    for line in plan.budget_lines:
        cells = [context.totals.cells[line.key, c.key] for c in plan.budget_columns]
        amounts = _millions([*cells, context.totals.rows[line.key]], table)
        yield f"{numbers[line.key]} {context.text(line.name)} {amounts} {context.text(line.note)}"


def _millions(amounts: Iterable[int | None], table: PlanTable) -> str:
    return " ".join(_million(amount, table) for amount in amounts)


def _million(amount: int | None, table: PlanTable) -> str:
    if amount is None:
        return table.empty
    if amount == 0:
        return table.zero
    assert amount % 1_000_000 == 0
    return f"{amount // 1_000_000:,}".replace(",", ".")
