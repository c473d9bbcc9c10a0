"""New plans of every kind: complete, lawful, true to their facts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import (
    PAPER_KINDS,
    BlockKind,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
)
from isodesk.facts.choices import field_choices
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import block_numbers
from isodesk.services.kinds import (
    LEVELS,
    Choice,
    KindTemplate,
    level_of,
    load_kinds,
    load_presets,
    new_plan,
    offers,
)
from isodesk.services.new_year import plan_new_year
from isodesk.services.plans import create_plan
from isodesk.services.read import read_plan
from isodesk.services.templates import legal_bases
from isodesk.store import Workspace
from isodesk.vietnamese.periods import parse_period

DEPARTMENT = Issuer(
    ("SỞ NỘI VỤ",),
    ("UBND TỈNH LẠNG SƠN",),
    "Sở Nội vụ tỉnh Lạng Sơn",
    "Sở Nội vụ",
    "SNV",
    "Lạng Sơn",
)
KINDS = [kind for kind in PlanKind if kind not in (*PAPER_KINDS, PlanKind.REPORT)]
PRESETS = {template.preset: template for template in load_presets()}
OF_A_LEVEL = [
    (preset, level)
    for preset, template in PRESETS.items()
    for level in LEVELS
    if not template.levels or level in template.levels
]


def texts(plan: PlanFacts) -> list[str]:
    shown = FieldContext.of(plan)
    rich = [plan.subject, *(b.text for b in plan.all_blocks()), *(a.name for a in plan.annexes)]
    rich += [text for t in plan.tasks for text in (t.content, t.audience, t.product)]
    rich += [b.text for b in plan.legal_bases] + [g.title for g in plan.task_groups]
    rich += [c.title for c in plan.columns] + [line.note for line in plan.budget_lines]
    words = [shown.text(text) for text in rich]
    words += [t.period.text for t in plan.tasks] + [t.lead + t.support for t in plan.tasks]
    return words + [r.name for r in plan.recipients] + [plan.symbol]


def made(kind: PlanKind, issuer: Issuer, level: str) -> PlanFacts:
    return made_of(load_kinds()[kind], issuer, level)


def made_of(template: KindTemplate, issuer: Issuer, level: str) -> PlanFacts:
    """A plan of today, or of the last whole year of the districts."""
    year = 2024 if level == "district" else 2027
    choice = Choice(preset=template.preset)
    last = year + template.years - 1
    return new_plan(template.kind, issuer, year, last, level=level, choice=choice)


def test_every_kind_is_listed_and_all_but_papers_are_offered() -> None:
    kinds = load_kinds()
    assert set(kinds) == set(PlanKind)
    assert {template.kind for template in load_presets()} == set(KINDS)
    assert [t.preset for t in load_presets() if t.kind is PlanKind.LETTER] == [
        "letter",
        "letter-socio-economic",
    ]
    assert kinds[PlanKind.YEARLY].name == "Kế hoạch năm"
    assert all(template.about for template in kinds.values())


@pytest.mark.parametrize(("preset", "level"), OF_A_LEVEL)
def test_a_new_plan_is_complete(preset: str, level: str, issuer: Issuer) -> None:
    plan = made_of(PRESETS[preset], issuer if level == "province" else DEPARTMENT, level)
    assert (plan.status, plan.number) == (PlanStatus.DRAFT, "")
    assert plan.date == facts.DocumentDate(plan.first_year)
    assert plan.place == "Lạng Sơn"
    for written in texts(plan):
        assert "{" not in written
    numbers = [n for n in block_numbers(plan.blocks).values() if n.endswith(".")]
    assert numbers[0] == "I."
    assert any(block.kind is BlockKind.LEGAL_BASES for block in plan.blocks)
    assert plan.blocks[-1].text.plain().endswith("./.")
    assert plan.legal_bases
    assert plan.recipients
    assert plan.signatures[0].post
    assert plan.file_copy == facts.FileCopy("VT")


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_leads_somewhere(kind: PlanKind, issuer: Issuer) -> None:
    plan = made(kind, issuer, "province")
    tables = {table.key for table in plan.tables}
    assert tables == {b.table for b in plan.all_blocks() if b.kind is BlockKind.TABLE}
    assert {t.group for t in plan.tasks} <= {g.key for g in plan.task_groups} | {""}
    shared = {f.shared for line in plan.budget_lines for a in line.amounts for f in a.factors}
    assert shared <= {q.key for q in plan.quantities} | {""}
    context = FieldContext.of(plan)
    broken = {f.source for b in plan.all_blocks() for f in b.text.fields if context.is_broken(f)}
    assert broken <= {"quantity"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_plan_is_written_and_read_back(ws: Workspace, kind: PlanKind, issuer: Issuer) -> None:
    plan = made(kind, issuer, "province")
    with ws.change("Kế hoạch mới") as session:
        create_plan(session, plan)
        assert read_plan(session, plan.key) == plan


def test_a_transition_before_the_new_tcvn_names_no_such_standard(issuer: Issuer) -> None:
    plan = made(PlanKind.TRANSITION, issuer, "province")
    assert plan.subject.plain().startswith("Chuẩn bị và thực hiện chuyển đổi")
    assert not any("9001:2026" in words for words in texts(plan))
    waiting = [t for t in plan.tasks if t.period.text.startswith(("Trong", "Sau khi"))]
    assert len(waiting) == 2 + 3
    assert all(b.citation is None or b.citation.symbol for b in plan.legal_bases)


def test_a_transition_is_laid_out_by_year(issuer: Issuer) -> None:
    plan = new_plan(PlanKind.TRANSITION, issuer, 2027, 2028)
    shown = FieldContext.of(plan)
    assert [shown.text(g.title) for g in plan.task_groups] == ["Năm 2027", "Năm 2028"]
    assert [shown.text(c.title) for c in plan.columns] == [
        "Năm 2027\n…… đơn vị",
        "Năm 2028\n…… đơn vị",
    ]
    per_year = [sum(t.group == g.key for t in plan.tasks) for g in plan.task_groups]
    assert per_year == [8, 5]
    codes = [c.code for c in plan.tables[1].columns]
    assert codes == ["number", "name", "mark:2027", "mark:2028", "note"]
    names = [g.name.plain() for g in plan.groups]
    assert "UBND CẤP HUYỆN" not in names
    old = new_plan(PlanKind.TRANSITION, issuer, 2018, 2020)
    assert "UBND CẤP HUYỆN" in [g.name.plain() for g in old.groups]
    assert len(old.groups) == 6


def test_counts_in_the_text_follow_the_units(issuer: Issuer) -> None:
    plan = made(PlanKind.TRANSITION, issuer, "province")
    group, column = plan.groups[0], plan.columns[0]
    subject = facts.PlanSubject("u1", group.key, facts.RichText.of("Sở Y tế"))
    plan = replace(plan, subjects=(subject,), marks=(facts.Mark("u1", column.key),))
    words = "\n".join(texts(plan))
    assert "tổng số 01 cơ quan, đơn vị" in words
    assert "Cơ quan chuyên môn thuộc UBND tỉnh: 01 đơn vị;" in words
    assert "Đơn vị sự nghiệp công lập: …… đơn vị." in words
    assert "Năm 2027\n01 đơn vị" in words


def test_a_programme_shows_dots_until_its_quantities_are_typed(issuer: Issuer) -> None:
    plan = made(PlanKind.PROGRAMME, issuer, "province")
    words = "\n".join(texts(plan))
    assert "năm 2027: …… đơn vị; năm 2028: …… đơn vị" in words
    quantity = replace(plan.quantities[0], values=(facts.QuantityValue("2027", Decimal(8)),))
    plan = replace(plan, quantities=(quantity,))
    assert "năm 2027: 08 đơn vị; năm 2028: …… đơn vị" in "\n".join(texts(plan))
    assert FieldContext.of(plan).totals.total is None


def test_levels_change_who_signs_and_who_receives(issuer: Issuer) -> None:
    posts = {level: made(PlanKind.YEARLY, DEPARTMENT, level).signatures[0] for level in LEVELS}
    assert [(s.authority, s.post) for s in posts.values()] == [
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        ((), "GIÁM ĐỐC"),
        ((), "CHI CỤC TRƯỞNG"),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    ]
    plan = made(PlanKind.YEARLY, DEPARTMENT, "department")
    assert plan.symbol == "KH-SNV"
    assert plan.recipients[0] == replace(
        plan.recipients[0], name="Sở Khoa học và Công nghệ", purpose="b/c"
    )
    assert "Lãnh đạo Sở Nội vụ" in [r.name for r in plan.recipients]
    assert plan.tasks[0].lead == "Ban Chỉ đạo ISO Sở Nội vụ"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "province"),
        ("Ủy ban nhân dân thành phố Hà Nội", "province"),
        ("Sở Nội vụ tỉnh Lạng Sơn", "department"),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "branch"),
        ("Ủy ban nhân dân phường Kỳ Lừa", "commune"),
        ("Ủy ban nhân dân xã Đồng Đăng", "commune"),
        ("Ủy ban nhân dân huyện Cao Lộc", "district"),
        ("Ủy ban nhân dân thành phố Lạng Sơn", "district"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "province"),
    ],
)
def test_the_level_follows_from_the_issuer(name: str, level: str) -> None:
    issuer = replace(DEPARTMENT, full_name=name)
    assert level_of(issuer) == level
    told = new_plan(PlanKind.YEARLY, issuer, 2024, 2024)
    given = new_plan(PlanKind.YEARLY, issuer, 2024, 2024, level=level)
    assert told.signatures[0].post == given.signatures[0].post


def test_names_given_fill_their_gaps() -> None:
    names = {"subject": "Cải cách hành chính", "drafter": "CCHC"}
    plan = new_plan(PlanKind.BLANK, DEPARTMENT, 2027, 2027, level="department", names=names)
    assert plan.subject.plain() == "Cải cách hành chính năm 2027"
    assert plan.file_copy == facts.FileCopy("VT", "CCHC")
    assert plan.tasks == ()
    assert plan.recipients[0].name == "UBND tỉnh Lạng Sơn"
    unnamed = new_plan(PlanKind.BLANK, DEPARTMENT, 2027, 2027, level="department")
    assert any(isinstance(part, facts.Blank) for part in unnamed.subject.parts)


def test_cited_documents_are_those_of_the_list(issuer: Issuer) -> None:
    known = {basis.symbol: basis for basis in legal_bases().bases}
    for kind in KINDS:
        for basis in made(kind, issuer, "province").legal_bases:
            if basis.citation:
                found = known[basis.citation.symbol]
                assert basis.citation.title == found.title
                assert basis.citation.issued_on == found.date
                assert bool(basis.citation.unsure) == (found.sure != "found")
    decision = known["19/2014/QĐ-TTg"]
    assert "9001:2008" in decision.title
    assert decision.date is not None
    assert decision.date.isoformat() == "2014-03-05"
    assert {r.symbol for r in legal_bases().replaced} >= {"61/2018/NĐ-CP", "159/2010/TT-BTC"}


def test_new_plans_move_to_another_year_whole(issuer: Issuer) -> None:
    for kind in KINDS:
        plan = made(kind, issuer, "province")
        moved = "\n".join(texts(plan_new_year(plan, 2037).facts))
        assert "2037" in moved
        left = [w for w in re.findall(r".{20}202[789].{9}", moved) if "năm 202" not in w]
        assert left == []


def test_years_the_wrong_way_round_are_refused(issuer: Issuer) -> None:
    with pytest.raises(UserError, match="đứng trước"):
        new_plan(PlanKind.YEARLY, issuer, 2028, 2027)


def test_there_are_no_districts_after_june_2025(issuer: Issuer) -> None:
    with pytest.raises(UserError, match="không còn UBND cấp huyện"):
        new_plan(PlanKind.YEARLY, DEPARTMENT, 2026, 2026, level="district")
    for kind in (PlanKind.TRANSITION, PlanKind.INSPECTION):
        today = "\n".join(texts(made(kind, issuer, "province")))
        assert not re.search("huyện|thị trấn", today)
    for level in ("department", "branch", "commune"):
        for kind in KINDS:
            words = "\n".join(texts(made(kind, DEPARTMENT, level)))
            assert not re.search("huyện|thị trấn", words), (kind, level)


@pytest.mark.parametrize("kind", [PlanKind.TRANSITION, PlanKind.INSPECTION])
def test_before_july_2025_nothing_had_been_rearranged(kind: PlanKind, issuer: Issuer) -> None:
    then = "\n".join(texts(new_plan(kind, issuer, 2018, 2018, level="province")))
    words = {PlanKind.TRANSITION: "quy trình nội bộ; gắn", PlanKind.INSPECTION: "lại HTQLCL."}
    assert words[kind] in then and "sắp xếp" not in then
    now = "\n".join(texts(new_plan(kind, issuer, 2027, 2027, level="province")))
    assert " sau khi sắp xếp tổ chức bộ máy" in now


def test_a_basis_is_not_younger_than_the_plan(issuer: Issuer) -> None:
    def cited(year: int, level: str) -> set[str]:
        plan = new_plan(PlanKind.TRANSITION, issuer, year, year + 2, level=level)
        return {b.citation.symbol for b in plan.legal_bases if b.citation}

    assert cited(2018, "province") == {
        "19/2014/QĐ-TTg",
        "26/2014/TT-BKHCN",
        "116/2015/TT-BTC",
        "4109/QĐ-BKHCN",
        "419/BKHCN-TĐC",
    }
    assert "419/BKHCN-TĐC" not in cited(2027, "province")
    assert "76/NQ-CP" in cited(2027, "province")


def test_a_transition_of_the_past_names_both_standards(issuer: Issuer) -> None:
    old = facts.Standard("s1", "TCVN ISO 9001:2008")
    new = facts.Standard("s2", "TCVN ISO 9001:2015", "", "Quyết định số 4109/QĐ-BKHCN")
    choice = Choice(standard_from=old, standard_to=new)
    plan = new_plan(PlanKind.TRANSITION, issuer, 2018, 2020, choice=choice)
    words = "\n".join(texts(plan))
    assert "theo TCVN ISO 9001:2008 sang TCVN ISO 9001:2015" in plan.subject.plain()
    assert "phiên bản mới của Tiêu chuẩn" not in words
    assert not any(t.period.text.startswith(("Trong", "Sau khi")) for t in plan.tasks)


def test_the_decision_that_announces_a_standard_becomes_a_basis(issuer: Issuer) -> None:
    new = facts.Standard(
        "s2", "TCVN ISO 9001:2026", "", "Quyết định số 123/QĐ-BKHCN ngày 05/02/2027"
    )
    plan = new_plan(PlanKind.TRANSITION, issuer, 2027, 2029, choice=Choice(standard_to=new))
    (found,) = [
        b.citation for b in plan.legal_bases if b.citation and b.citation.symbol == "123/QĐ-BKHCN"
    ]
    assert found.issued_on is not None and found.issued_on.isoformat() == "2027-02-05"
    assert "TCVN ISO 9001:2026" in plan.subject.plain()


def test_what_is_ticked_is_what_a_plan_has(issuer: Issuer) -> None:
    template = PRESETS["yearly"]
    offered = offers(template, DEPARTMENT, 2027, 2027, "department")
    assert [offer.on for offer in offered.tasks] == [True] * 12 + [False]
    assert offered.tasks[0].text.endswith("mục tiêu chất lượng năm 2027")
    assert offered.recipients[1].text == "Lãnh đạo Sở Nội vụ"
    assert {offer.id for offer in offered.bases if offer.doubt} == {"parent_plan", "committee"}
    choice = Choice(
        tasks=frozenset((int(offered.tasks[0].id), int(offered.tasks[-1].id))),
        bases=frozenset(("qd19",)),
        recipients=frozenset((0,)),
    )
    plan = new_plan(PlanKind.YEARLY, DEPARTMENT, 2027, 2027, level="department", choice=choice)
    assert [t.period.text for t in plan.tasks] == ["Tháng 01 năm 2027", "Sau khi có hướng dẫn"]
    assert [b.citation.symbol for b in plan.legal_bases if b.citation] == ["19/2014/QĐ-TTg"]
    assert [r.name for r in plan.recipients] == ["Sở Khoa học và Công nghệ"]


def test_an_inspection_shows_how_each_cost_comes_about(issuer: Issuer) -> None:
    plan = made(PlanKind.INSPECTION, issuer, "province")
    words = "\n".join(texts(plan))
    assert "…… người x 01 ngày x …… đ/ngày.người = …… đồng" in words
    assert [member.role for member in plan.team][:2] == ["Trưởng đoàn", "Phó Trưởng đoàn"]
    assert [column.code for column in plan.columns] == ["records", "onsite"]
    quantity = replace(plan.quantities[0], values=(facts.QuantityValue("", Decimal(8)),))
    line = plan.budget_lines[1]
    amount = replace(line.amounts[0], price=80_000)
    lines = (plan.budget_lines[0], replace(line, amounts=(amount,)), *plan.budget_lines[2:])
    plan = replace(plan, quantities=(quantity,), budget_lines=lines)
    words = "\n".join(texts(plan))
    assert "08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng" in words
    assert "Tổng cộng: 640.000 đồng (Bằng chữ: Sáu trăm bốn mươi nghìn đồng chẵn)." in words


def test_a_letter_has_its_forms_its_list_and_its_deadline() -> None:
    plan = made(PlanKind.LETTER, DEPARTMENT, "department")
    assert [annex.style.value for annex in plan.annexes] == ["form", "form", "none"]
    assert len(plan.indicator_forms[0].indicators) == 15
    assert [office.name for office in plan.receivers] == ["Sở Nội vụ"]
    shown = FieldContext.of(plan)
    asked = next(b.text for b in plan.blocks if "ký số" in b.text.plain())
    assert shown.text(asked).endswith("trước ngày …….")
    told = replace(plan, deadline=parse_period("trước ngày 05/11/2027"))
    assert FieldContext.of(told).text(asked).endswith("trước ngày 05/11/2027.")


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("Ủy ban nhân dân xã Đồng Đăng", "Phòng Kinh tế"),
        ("Ủy ban nhân dân phường Kỳ Lừa", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ],
)
def test_offices_of_a_commune_are_those_of_its_sort(name: str, office: str) -> None:
    plan = made(PlanKind.YEARLY, replace(DEPARTMENT, full_name=name), "commune")
    titles = [b.text.plain() for b in plan.blocks if b.kind is BlockKind.HEADING]
    assert office in titles
    assert "Trung tâm Phục vụ hành chính công" in titles


def test_a_stage_of_one_year_is_that_year(issuer: Issuer) -> None:
    for kind in (PlanKind.TRANSITION, PlanKind.PROGRAMME):
        plan = new_plan(kind, issuer, 2027, 2027, level="province")
        words = [FieldContext.of(plan).text(text) for text in _rich(plan)]
        assert words[0].endswith("năm 2027")
        assert not [w for w in words if "2027 - 2027" in w or "giai đoạn 2027" in w.lower()]
        offered = {choice.field.source for choice in field_choices(FieldContext.of(plan))}
        assert "years" not in offered and "year" in offered
    stage = new_plan(PlanKind.TRANSITION, issuer, 2027, 2029, level="province")
    assert FieldContext.of(stage).text(stage.subject).endswith("giai đoạn 2027 - 2029")


def _rich(plan: PlanFacts) -> list[RichText]:
    annexes = [annex.name for annex in plan.annexes]
    return [plan.subject, *annexes, *(block.text for block in plan.all_blocks())]


@pytest.mark.parametrize(
    ("units", "mailing"),
    [
        (("Sở Y tế", "Sở Nội vụ tỉnh Lạng Sơn", "UBND xã A"), ["Sở Y tế", "UBND xã A"]),
        ((), ["Văn phòng UBND tỉnh", "Sở Tư pháp", "Sở Tài chính"]),
    ],
)
def test_a_letter_goes_to_the_offices_own_units_where_there_are_any(
    units: tuple[str, ...], mailing: list[str]
) -> None:
    choice = Choice(units=units)
    plan = new_plan(PlanKind.LETTER, DEPARTMENT, 2027, 2027, level="department", choice=choice)
    shown = FieldContext.of(plan)
    assert [shown.text(entry.name) for entry in plan.mailing][: len(mailing)] == mailing
    assert len(plan.mailing) == (len(mailing) if units else 13)


@pytest.mark.parametrize(
    ("given", "symbol"), [({}, "SNV"), ({"unit_abbr": "VP", "drafter": "VP"}, "SNV-VP")]
)
def test_a_letter_without_a_drafting_unit_has_a_whole_symbol(
    given: dict[str, str], symbol: str
) -> None:
    plan = new_plan(PlanKind.LETTER, DEPARTMENT, 2027, 2027, level="department", names=given)
    assert plan.symbol == symbol
