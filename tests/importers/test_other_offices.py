"""Plans as other offices write them: other heads, marks, groups, units of money, headers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from isodesk.facts import (
    AgencyRole,
    AnnexStyle,
    BlockKind,
    PlanFacts,
    PlanKind,
    TableSource,
    TeamMember,
)
from isodesk.facts.numbering import block_numbers
from isodesk.facts.totals import totals
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise

TEXTS = Path(__file__).parent / "texts"


def plan_of(name: str) -> PlanFacts:
    return recognise(read_source(TEXTS / f"{name}.txt")).plan


def marks_of(plan: PlanFacts) -> dict[str, list[str]]:
    """The names marked in each column."""
    names = {s.key: s.name.plain() for s in plan.subjects}
    codes = {c.key: c.code for c in plan.columns}
    found: dict[str, list[str]] = {}
    for mark in plan.marks:
        found.setdefault(codes[mark.column], []).append(names[mark.subject])
    return found


def test_header_in_two_columns_of_a_table() -> None:
    plan = plan_of("so-khcn-2-cot")
    assert plan.issuer.superior == ("UBND TỈNH QUẢNG NAM",)
    assert plan.issuer.header == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)
    assert plan.issuer.full_name == "Sở Khoa học và Công nghệ"
    assert (plan.number, plan.symbol, plan.place) == ("12", "KH-SKHCN", "Quảng Nam")
    assert plan.date.to_date() == date(2019, 1, 15)
    assert plan.subject.plain().endswith("theo TCVN ISO 9001:2015 năm 2019")
    assert plan.standard_to is not None
    assert plan.standard_to.code == "TCVN ISO 9001:2015"


def test_bases_on_lines_with_a_law_and_a_proposal() -> None:
    bases = plan_of("so-khcn-2-cot").legal_bases
    assert [basis.lead for basis in bases] == ["Căn cứ", "Căn cứ", "Theo đề nghị của"]
    decision, law, proposal = (basis.citation for basis in bases)
    assert decision is not None and law is not None and proposal is None
    assert (decision.symbol, decision.issued_on) == ("19/2014/QĐ-TTg", date(2014, 3, 5))
    assert (law.kind, law.issued_on) == ("Luật", date(2006, 6, 29))


def test_tasks_in_lettered_groups_with_cost_and_product() -> None:
    plan = plan_of("so-khcn-2-cot")
    assert [g.title.plain() for g in plan.task_groups] == ["Công tác chỉ đạo", "Đánh giá"]
    assert [t.cost for t in plan.tasks] == ["0", "5", "15,5", "10"]
    assert [t.product.plain() for t in plan.tasks][-1] == "Biên bản"
    assert plan.tasks[2].agency_names(AgencyRole.LEAD) == ("Ban ISO", "Văn phòng Sở")
    assert plan.tasks[2].period.last == date(2019, 10, 31)
    assert plan.tasks[3].period.last == date(2019, 12, 14)
    assert plan.tasks[0].agency_names(AgencyRole.SUPPORT) == ("Các phòng, đơn vị",)


def test_who_keeps_a_copy() -> None:
    kept = plan_of("so-khcn-2-cot").file_copy
    assert kept is not None
    assert (kept.clerk, kept.unit, kept.person, kept.copies) == ("VT", "VP", "Hạnh", 5)


def test_ticks_and_small_letters_are_marks() -> None:
    plan = plan_of("ma-tran-tick")
    assert marks_of(plan) == {
        "2019": ["Sở Nội vụ", "Sở Tư pháp", "UBND huyện Mèo Vạc"],
        "2020": ["Thanh tra tỉnh", "UBND thành phố Hà Giang"],
    }
    assert [g.name.plain() for g in plan.groups] == [
        "Sở, ban, ngành (03 đơn vị)",
        "UBND cấp huyện (02 đơn vị)",
    ]
    stated = [s.text for s in plan.stated if s.place.endswith("/total")]
    assert stated == ["03", "02"]
    assert plan.kind is PlanKind.TRANSITION
    assert plan.signatures[0].authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")


def test_a_year_in_words_is_a_mark_in_its_column() -> None:
    plan = plan_of("nam-trong-o")
    assert marks_of(plan) == {
        "2020": ["UBND xã Hồng Phong", "UBND xã Xuất Lễ"],
        "2021": ["UBND xã Gia Cát"],
        "2022": ["UBND xã Tân Liên", "UBND xã Cao Lâu"],
    }
    assert [g.note.plain() for g in plan.groups] == ["03 xã", "02 xã"]
    assert plan.subjects[1].note.plain() == "xã điểm"
    assert (plan.first_year, plan.last_year) == (2020, 2022)


def test_a_mode_in_words_and_the_day_of_each_inspection() -> None:
    plan = plan_of("kiem-tra-hinh-thuc")
    assert plan.kind is PlanKind.INSPECTION
    assert marks_of(plan) == {
        "onsite": ["Sở Y tế", "UBND huyện Ba Tri"],
        "records": ["Sở Xây dựng", "UBND huyện Mỏ Cày Nam"],
    }
    assert plan.subjects[0].note.plain() == "Ngày 10/5/2022"
    assert plan.team[0] == TeamMember(
        plan.team[0].key, "Trưởng đoàn", "Nguyễn Thị Lan", "Phó Giám đốc", "Sở KH&CN"
    )


def test_quantity_times_price_in_dong() -> None:
    plan = plan_of("du-toan-dong")
    assert totals(plan).total == 45_000_000
    leaf = plan.budget_lines[1]
    assert (leaf.amounts[0].price, leaf.amounts[0].factors[0].unit) == (2_000_000, "buổi")
    stated = {s.place.split("/")[1]: s.text for s in plan.stated if s.place.startswith("budget")}
    assert stated[plan.budget_lines[0].key] == "30.000.000"
    (annex,) = plan.annexes
    assert (annex.style, annex.name.plain()) == (AnnexStyle.FORM, "DỰ TOÁN KINH PHÍ NĂM 2021")


def test_a_budget_of_thousands_over_three_years_with_parts_in_dashes() -> None:
    plan = plan_of("hai-nam-hai-nguon")
    assert [line.level for line in plan.budget_lines] == [1, 1, 2, 2]
    sums = totals(plan)
    assert list(sums.columns.values()) == [650_000_000, 430_000_000, 20_000_000]
    (table,) = plan.tables
    assert (table.unit, table.unit_line, table.empty) == ("nghìn đồng", True, "-")


def test_a_budget_in_bullets_below_numbers() -> None:
    plan = plan_of("kinh-phi-gach")
    assert [(line.level, line.name.plain()) for line in plan.budget_lines] == [
        (1, "Tập huấn"),
        (2, "Thuê giảng viên"),
        (2, "Tài liệu"),
        (1, "Văn phòng phẩm"),
    ]
    assert totals(plan).total == 5_500_000
    assert [source.name for source in plan.sources] == ["Ngân sách tỉnh"]


def test_units_listed_in_prose_below_their_count() -> None:
    plan = plan_of("danh-sach-gach")
    assert marks_of(plan)["2019"] == [
        "Văn phòng HĐND và UBND huyện",
        "Phòng Nội vụ",
        "Phòng Tư pháp",
    ]
    assert len(marks_of(plan)["2020"]) == 2


def test_a_decision_with_articles_khoan_and_points() -> None:
    plan = plan_of("quyet-dinh-dieu")
    assert plan.document_type == "Quyết định"
    assert len(plan.legal_bases) == 3
    numbers = block_numbers(plan.blocks)
    printed = [numbers[b.key] for b in plan.blocks if numbers[b.key]]
    assert printed == ["Điều 1.", "Điều 2.", "1.", "2.", "a)", "b)", "Điều 3."]
    assert plan.signatures[0].post == "CHỦ TỊCH"
    assert plan.recipients[1].purpose == "b/c"


def test_cells_broken_over_lines_quoted_and_not() -> None:
    plan = plan_of("o-ngat-dong")
    assert [t.content.plain() for t in plan.tasks] == [
        "Lập kế hoạch đánh giá nội bộ",
        "Đào tạo:\n- Nhận thức;\n- Đánh giá viên",
        "Đánh giá nội bộ",
    ]
    assert plan.tasks[1].agency_names(AgencyRole.LEAD) == ("Văn phòng", "Phòng Tổ chức")
    assert plan.tasks[2].period.last == date(2023, 9, 30)


def test_a_letter_with_its_addressees_deadline_and_list() -> None:
    plan = plan_of("cong-van-lay-bao-cao")
    assert plan.kind is PlanKind.LETTER
    assert plan.subject.plain() == "báo cáo tình hình áp dụng HTQLCL năm 2021"
    assert [a.name for a in plan.addressees] == [
        "Các sở, ban, ngành",
        "UBND các huyện, thị xã, thành phố",
    ]
    assert plan.deadline.last == date(2021, 11, 29)
    assert [r.name for r in plan.receivers] == ["Sở Khoa học và Công nghệ"]
    assert [(m.name.plain(), m.count) for m in plan.mailing][-1] == (
        "UBND các xã (03 đơn vị)",
        3,
    )


def test_a_form_of_indicators() -> None:
    plan = plan_of("bieu-chi-tieu")
    (form,) = plan.indicator_forms
    assert [i.name.plain() for i in form.indicators if i.level == 1] == ["Kinh tế", "Xã hội"]
    values = [[str(value) for _, value in i.values] for i in form.indicators]
    assert values[2] == ["4200", "4350", "4600"]
    assert [c.group.plain() for c in plan.tables[0].columns][3:5] == ["Năm 2022", "Năm 2022"]


def test_lead_and_support_in_one_cell_and_parts_of_a_long_paper() -> None:
    plan = plan_of("ca-hai-vai-trong-o")
    agencies = [[(a.role.value, a.text) for a in t.agencies] for t in plan.tasks]
    assert agencies[0] == [("lead", "Văn phòng Sở"), ("support", "các phòng")]
    assert agencies[2][1] == ("support", "các phòng, đơn vị")
    assert plan.tasks[0].period.last == date(2020, 3, 31)
    assert plan.tasks[2].period.first == date(2020, 9, 1)
    kinds = [b.kind for b in plan.blocks]
    assert kinds.count(BlockKind.PART) == kinds.count(BlockKind.POINT) == 2
    assert [t.source for t in plan.tables] == [TableSource.TASKS]


def test_a_list_of_one_year_and_a_table_between_strokes() -> None:
    plan = plan_of("danh-sach-mot-nam")
    assert marks_of(plan) == {"2022": ["Xã Kim Quan", "Xã Trung Sơn", "Xã Phù Lưu"]}
    assert [t.period.text for t in plan.tasks] == [
        "Tháng 4/2022",
        "Tháng 4/2022",
        "Trước 30/11/2022",
    ]
    assert plan.signatures[0].name == "NGUYỄN VĂN SƠN"
    assert [block_numbers(plan.blocks)[b.key] for b in plan.blocks][:3:2] == ["Phần I", "Phần II"]


def test_what_a_blank_cell_was_given_is_doubted() -> None:
    result = recognise(read_source(TEXTS / "danh-sach-mot-nam.txt"))
    (doubt,) = [d for d in result.doubts if "ô gộp" in d.reason]
    assert doubt.text == "Sở Khoa học và Công nghệ Tháng 4/2022"


def test_quarters_marked_are_times_and_plain_sums_a_budget() -> None:
    plan = plan_of("lo-trinh-quy")
    assert [t.period.text for t in plan.tasks] == [
        "Quý I/2023",
        "Quý II/2023 - Quý III/2023",
        "Quý IV/2023",
    ]
    assert plan.tasks[1].period.last == date(2023, 9, 30)
    assert totals(plan).total == 30_000_000
