"""What the yearly plan, the letter and the inspection hold, and what follows a change of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from isodesk.checks.registry import run_checks
from isodesk.documents.columns import TableContext
from isodesk.documents.document import block_parts
from isodesk.documents.parts import Paragraph, Table, plain
from isodesk.documents.profile import ND30_2020
from isodesk.facts import (
    Block,
    BlockKind,
    PlanFacts,
    PlanKind,
    QuantityValue,
    ReceivingOffice,
    RichText,
    SignatureColumn,
)
from isodesk.facts.counts import count
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import block_numbers, indicator_numbers, task_numbers
from isodesk.facts.totals import totals
from isodesk.vietnamese.periods import PeriodKind, parse_period


def _printed(plan: PlanFacts, blocks: tuple[Block, ...]) -> str:
    """The words of some blocks as they print."""
    return " ".join(_words(plan, blocks))


def _words(plan: PlanFacts, blocks: tuple[Block, ...]) -> Iterator[str]:
    for part in block_parts(TableContext.of(plan), blocks, ND30_2020, outline=0):
        if isinstance(part, Paragraph):
            yield part.plain
        elif isinstance(part, Table):
            yield from (plain(c.text) for row in (*part.heads, *part.rows) for c in row.cells)


def test_the_yearly_plan_is_that_of_a_steering_committee(yearly: PlanFacts) -> None:
    assert (yearly.kind, yearly.symbol) == (PlanKind.YEARLY, "KH-BCĐ")
    assert yearly.issuer.superior == ("SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI")
    assert yearly.signatures == (
        SignatureColumn(
            "doc3-ky",
            ("KT. TRƯỞNG BAN",),
            "PHÓ TRƯỞNG BAN",
            "PHÓ GIÁM ĐỐC SỞ LĐ-TB&XH",
            "Nguyễn Văn Giang",
        ),
    )


def test_tasks_of_the_yearly_plan_skip_a_number_and_leave_one_out(yearly: PlanFacts) -> None:
    numbers = task_numbers(yearly)
    assert [numbers[task.key] for task in yearly.tasks] == [*"12456", "", *"789", "10", "11"]
    assert all(task.period == parse_period(task.period.text) for task in yearly.tasks)
    (table,) = yearly.tables
    assert [c.code for c in table.columns if c.merge_equal] == ["lead", "period"]
    assert table.unmerged == ("doc3-nv-2/lead",)


def test_points_of_the_letter_go_from_a_to_h_with_d_barred(letter: PlanFacts) -> None:
    numbers = block_numbers(letter.blocks)
    points = [numbers[b.key] for b in letter.blocks if b.kind is BlockKind.POINT]
    assert points == [f"{x})" for x in "abcdđegh"] + ["a)", "b)", "c)"]


def test_the_letter_goes_to_43_offices(letter: PlanFacts) -> None:
    assert [a.name for a in letter.addressees] == [
        "Các sở, ban, ngành",
        "UBND các huyện, thành phố",
    ]
    assert sum(entry.count for entry in letter.mailing) == 43
    *_, last = letter.mailing
    more = replace(letter, mailing=(*letter.mailing[:-1], replace(last, count=10)))
    annex = letter.annexes[-1]
    assert _printed(letter, annex.blocks).endswith(
        "33-43.\u00a0UBND các huyện, thành phố (11 đơn vị)."
    )
    assert _printed(more, annex.blocks).endswith(
        "33-42.\u00a0UBND các huyện, thành phố (10 đơn vị)."
    )


def test_the_deadline_of_the_letter_is_a_fact(letter: PlanFacts) -> None:
    assert (letter.deadline.kind, letter.deadline.last) == (PeriodKind.BEFORE, date(2023, 7, 4))
    assert [office.name for office in letter.receivers] == [
        "Sở Kế hoạch và Đầu tư",
        "Văn phòng UBND tỉnh",
    ]
    later = replace(
        letter,
        deadline=parse_period("trước ngày 12/7/2023"),
        receivers=(*letter.receivers, ReceivingOffice("n", "Sở Tài chính")),
    )
    where = "gửi về Sở Kế hoạch và Đầu tư và Văn phòng UBND tỉnh trước ngày 05/7/2023 để"
    assert where in _printed(letter, letter.blocks)
    there = "gửi về Sở Kế hoạch và Đầu tư, Văn phòng UBND tỉnh và Sở Tài chính trước ngày 12/7/2023"
    assert there in _printed(later, later.blocks)


def test_the_letter_has_a_form_with_every_indicator_of_its_headings(letter: PlanFacts) -> None:
    (form,) = letter.indicator_forms
    numbers = indicator_numbers(letter, form)
    heads = [letter_text(letter, row.name) for row in form.indicators if row.level == 1]
    assert heads == ["Các chỉ tiêu kinh tế", "Các chỉ tiêu xã hội", "Các chỉ tiêu môi trường"]
    assert all(row.values == () for row in form.indicators)
    assert [numbers[row.key] for row in form.indicators][:5] == ["I", "1", "2", "2.1", "2.2"]
    printed = _printed(letter, letter.annexes[0].blocks)
    assert printed.startswith("TT Chỉ tiêu Đơn vị tính Thực hiện năm 2022 Năm 2023")
    assert "A B C 1 2 3 4 5=4/3 I Các chỉ tiêu kinh tế" in printed


def letter_text(plan: PlanFacts, text: RichText) -> str:
    return FieldContext.of(plan).text(text)


def test_thirty_systems_in_two_modes(inspection: PlanFacts) -> None:
    groups = [group.key for group in inspection.groups]
    columns = [column.key for column in inspection.columns]
    assert [count(inspection, group) for group in groups] == [21, 1, 8]
    assert [count(inspection, column=column) for column in columns] == [24, 6]
    assert [[count(inspection, g, c) for c in columns] for g in groups] == [[17, 4], [1, 0], [6, 2]]
    assert sum(mark.footnote == "(*)" for mark in inspection.marks) == 5
    shared = [s for s in inspection.subjects if s.members]
    assert len(shared) == 8
    assert {len(subject.members) for subject in shared} == {12, 13}
    printed = FieldContext.of(inspection).text(shared[0].name)
    assert printed.startswith(
        "UBND thành phố Nha Trang (gồm các cơ quan xây dựng chung 01 hệ thống: "
    )
    assert "Tài nguyên và Môi trường, Phòng Giáo dục và Đào tạo; Thanh tra thành phố)" in printed


def test_a_system_moved_to_another_mode_changes_every_count(inspection: PlanFacts) -> None:
    records, onsite = (column.key for column in inspection.columns)
    first = next(m for m in inspection.marks if m.column == records)
    marks = tuple(replace(m, column=onsite) if m is first else m for m in inspection.marks)
    text = _printed(replace(inspection, marks=marks), inspection.all_blocks())
    assert "Toàn bộ 30 HTQLCL" in text
    for words in (
        "23 HTQLCL áp dụng tại",
        "Văn phòng Đăng ký đất đai: 17 cơ quan;",
        "07 HTQLCL đang áp dụng",
        "Các sở, ban, ngành: 05 cơ quan",
        "tại trụ sở của 07 HTQLCL",
        "16 HTQLCL 05 HTQLCL",
    ):
        assert words in text, words


def test_a_larger_team_changes_every_sum(inspection: PlanFacts) -> None:
    assert totals(inspection).total == 4_500_000
    (team,) = inspection.quantities
    ten = replace(inspection, quantities=(replace(team, values=(QuantityValue("", Decimal(10)),)),))
    text = _printed(ten, ten.blocks)
    assert "10 người x 01 ngày x 80.000 đ/ngày.người = 800.000 đồng." in text
    assert "10 người x 01 ngày x 100.000 đ/ngày.người = 1.000.000 đồng." in text
    assert (
        "Tổng cộng: 4.860.000 đồng (Bằng chữ: Bốn triệu tám trăm sáu mươi ngàn đồng chẵn)." in text
    )


def test_another_chief_and_other_days_change_the_text(inspection: PlanFacts) -> None:
    chief, *others = inspection.team
    records, onsite = inspection.columns
    changed = replace(
        inspection,
        team=(replace(chief, agency="Sở Nội vụ"), *others),
        columns=(replace(records, last=date(2020, 11, 20)), onsite),
    )
    text = _printed(changed, changed.blocks)
    assert "Cơ quan chủ trì kiểm tra là Sở Nội vụ: Trưởng đoàn kiểm tra;" in text
    assert "Từ ngày 17/8/2020 đến ngày 20/11/2020" in text


def test_next_year_moves_the_years_of_the_text(
    yearly: PlanFacts, letter: PlanFacts, inspection: PlanFacts
) -> None:
    for plan, old in ((yearly, "năm 2024"), (letter, "năm 2024"), (inspection, "năm 2020")):
        assert plan.first_year is not None
        assert plan.last_year is not None
        moved = replace(plan, first_year=plan.first_year + 9, last_year=plan.last_year + 9)
        fields = FieldContext.of(moved)
        texts = (moved.subject, *(b.text for b in moved.all_blocks()))
        assert [text for text in map(fields.text, texts) if old in text.lower()] == []


def test_only_the_days_of_another_year_are_found(
    yearly: PlanFacts, letter: PlanFacts, inspection: PlanFacts
) -> None:
    def times(plan: PlanFacts) -> list[tuple[str, str]]:
        found = [f for f in run_checks(plan) if f.rule in ("periods.plan", "periods.group")]
        return [(f.rule, f.quote) for f in found]

    assert times(yearly) == times(letter) == []
    assert times(inspection) == [("periods.plan", "03/9/2019 - 16/10/2019")]
