"""New plans of every kind: complete, lawful, true to their facts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import BlockKind, Issuer, PlanFacts, PlanKind, PlanStatus
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import block_numbers
from isodesk.services.kinds import LEVELS, level_of, load_kinds, new_plan
from isodesk.services.new_year import plan_new_year
from isodesk.services.plans import create_plan
from isodesk.services.read import read_plan
from isodesk.services.templates import legal_bases
from isodesk.store import Workspace

DEPARTMENT = Issuer(
    ("SỞ NỘI VỤ",),
    ("UBND TỈNH LẠNG SƠN",),
    "Sở Nội vụ tỉnh Lạng Sơn",
    "Sở Nội vụ",
    "SNV",
    "Lạng Sơn",
)
OFFERED = [PlanKind.TRANSITION, PlanKind.PROGRAMME, PlanKind.YEARLY, PlanKind.BLANK]


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
    return new_plan(kind, issuer, 2027, 2026 + load_kinds()[kind].years, level=level)


def test_kinds_are_listed_and_only_whole_ones_offered() -> None:
    kinds = load_kinds()
    assert set(kinds) == set(PlanKind)
    assert [kind for kind, template in kinds.items() if template.offered] == OFFERED
    assert kinds[PlanKind.YEARLY].name == "Kế hoạch năm"


@pytest.mark.parametrize("kind", PlanKind)
@pytest.mark.parametrize("level", LEVELS)
def test_a_new_plan_is_complete(kind: PlanKind, level: str, issuer: Issuer) -> None:
    plan = made(kind, issuer if level == "province" else DEPARTMENT, level)
    assert (plan.status, plan.number, plan.date) == (
        PlanStatus.DRAFT,
        "",
        facts.DocumentDate(2027),
    )
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


@pytest.mark.parametrize("kind", PlanKind)
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


@pytest.mark.parametrize("kind", PlanKind)
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
        "Năm 2027\n0 đơn vị",
        "Năm 2028\n0 đơn vị",
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
    assert "tổng số 1 cơ quan, đơn vị" in words
    assert "Cơ quan chuyên môn thuộc UBND tỉnh: 1 đơn vị;" in words
    assert "Năm 2027\n1 đơn vị" in words


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
    ],
)
def test_the_level_follows_from_the_issuer(name: str, level: str) -> None:
    issuer = replace(DEPARTMENT, full_name=name)
    assert level_of(issuer) == level
    told = new_plan(PlanKind.YEARLY, issuer, 2027, 2027)
    given = new_plan(PlanKind.YEARLY, issuer, 2027, 2027, level=level)
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
    for kind in PlanKind:
        for basis in made(kind, issuer, "province").legal_bases:
            if basis.citation:
                found = known[basis.citation.symbol]
                assert basis.citation.title == found.title
                assert basis.citation.issued_on == found.date
    decision = known["19/2014/QĐ-TTg"]
    assert "9001:2008" in decision.title
    assert decision.date is not None
    assert decision.date.isoformat() == "2014-03-05"
    assert {r.symbol for r in legal_bases().replaced} >= {"61/2018/NĐ-CP", "159/2010/TT-BTC"}


def test_new_plans_move_to_another_year_whole(issuer: Issuer) -> None:
    for kind in OFFERED:
        plan = made(kind, issuer, "province")
        moved = "\n".join(texts(plan_new_year(plan, 2037).facts))
        assert "2037" in moved
        left = [w for w in re.findall(r".{20}202[789].{9}", moved) if "năm 202" not in w]
        assert left == []


def test_years_the_wrong_way_round_are_refused(issuer: Issuer) -> None:
    with pytest.raises(UserError, match="đứng trước"):
        new_plan(PlanKind.YEARLY, issuer, 2028, 2027)
