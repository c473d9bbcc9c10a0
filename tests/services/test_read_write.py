"""What is written is what is read, whole and section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import PlanFacts, PlanKind, PlanStatus, RichText
from isodesk.models import Base
from isodesk.services.parts import PARTS, sections_of_tables
from isodesk.services.read import find_plan, list_plans, read_plan, read_sections
from isodesk.services.write import write_plan
from isodesk.store import Workspace, verify_workspace
from isodesk.vietnamese.text import nfc

FILES = {"at1": b"\x00\xffpdf"}
SECTIONS = ("", "legal_bases", "citations", "evidence", *(part.section for part in PARTS))


def values(value: Any) -> Iterator[Any]:
    """Every facts dataclass inside a value."""
    if isinstance(value, tuple):
        for item in value:
            yield from values(item)
    elif is_dataclass(value) and not isinstance(value, RichText):
        yield value
        for field in fields(value):
            yield from values(getattr(value, field.name))


def test_the_whole_plan_leaves_no_field_at_its_default(whole_plan: PlanFacts) -> None:
    used: dict[tuple[type, str], bool] = {}
    for value in values(whole_plan):
        for field in fields(value):
            default = None if field.default is MISSING else field.default
            set_here = getattr(value, field.name) not in (default, "", ())
            used[type(value), field.name] = set_here or used.get((type(value), field.name), False)
    unused = {f"{kind.__name__}.{name}" for (kind, name), is_used in used.items() if not is_used}
    left_out = {"PlanSubject.unit", "PlanSubject.system", "TaskAgency.unit"}
    left_out |= {"PlanFacts.versions", "PlanFacts.parent", "PlanFacts.reported"}
    assert unused == left_out


def test_a_whole_plan_is_read_as_it_was_written(ws: Workspace, whole_plan: PlanFacts) -> None:
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, whole_plan, files=FILES)
        inside = read_plan(session, "p1")
    with ws.read() as session:
        outside = read_plan(session, "p1")
    assert inside == whole_plan
    assert outside == whole_plan
    ws.close()
    assert verify_workspace(ws.path) == []


def test_an_attachment_without_its_bytes_is_left_out(ws: Workspace, whole_plan: PlanFacts) -> None:
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, whole_plan)
    with ws.read() as session:
        assert read_plan(session, "p1") == replace(whole_plan, attachments=())


def test_every_section_read_again_equals_the_whole(ws: Workspace, whole_plan: PlanFacts) -> None:
    bare = PlanFacts("p1", PlanKind.BLANK, PlanStatus.DRAFT, facts.Issuer(), RichText())
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, whole_plan, files=FILES)
        for section in SECTIONS:
            known = replace(whole_plan, evidence=()) if section == "evidence" else bare
            again = read_sections(session, known, [section])
            names = [section] if section else ["subject", "date", "issuer", "file_copy"]
            assert all(getattr(again, name) == getattr(whole_plan, name) for name in names)
        assert read_sections(session, bare, SECTIONS) == whole_plan


def test_every_table_of_a_plan_has_its_section() -> None:
    sections = sections_of_tables()
    of_plans = {t.name for t in Base.metadata.sorted_tables if "plan_id" in t.c} | {"plan"}
    assert set(sections) == of_plans | {"citation", "evidence", "standard"}
    assert set(sections.values()) == set(SECTIONS)


def test_links_to_units_the_office_lacks_are_dropped(ws: Workspace, whole_plan: PlanFacts) -> None:
    lost = replace(whole_plan.subjects[0], unit="nowhere")
    plan = replace(whole_plan, subjects=(lost, *whole_plan.subjects[1:]))
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, plan, files=FILES)
        assert read_plan(session, "p1") == whole_plan


def test_two_plans_share_one_citation_and_one_standard(
    ws: Workspace, whole_plan: PlanFacts
) -> None:
    other = facts.PlanFacts(
        "p2",
        PlanKind.BLANK,
        PlanStatus.DRAFT,
        facts.Issuer(),
        RichText.of("khác"),
        standard_to=replace(whole_plan.standard_to, key="elsewhere")
        if whole_plan.standard_to
        else None,
        legal_bases=(
            facts.LegalBasis("other", citation=replace(whole_plan.citations[0], key="elsewhere")),
        ),
    )
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, whole_plan)
        write_plan(session, other)
        read = read_plan(session, "p2")
        assert session.scalar(text("SELECT count(*) FROM citation")) == 1
        assert session.scalar(text("SELECT count(*) FROM standard")) == 2
    assert read.standard_to == whole_plan.standard_to
    assert read.legal_bases[0].citation == whole_plan.citations[0]


def test_plans_are_found_by_key_number_and_title(ws: Workspace, whole_plan: PlanFacts) -> None:
    other = replace(
        PlanFacts("p2", PlanKind.YEARLY, PlanStatus.DRAFT, facts.Issuer(), RichText()),
        subject=RichText.of("Kiểm tra HTQLCL năm 2019"),
        date=facts.DocumentDate(2019),
    )
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, whole_plan)
        write_plan(session, other)
    with ws.read() as session:
        assert [p.key for p in list_plans(session)] == ["p2", "p1"]
        assert [p.key for p in list_plans(session, archived=False)] == ["p2"]
        assert [p.year for p in list_plans(session)] == [2019, 2018]
        for wanted in ("p1", "34/KH-UBND", "34 /kh-ubnd", "34", "ap dung", "2018-2020"):
            assert find_plan(session, wanted) == "p1"
        for part_of_a_number in ("4/KH-UBND", "KH-UBND"):
            with pytest.raises(UserError, match="Không có kế hoạch"):
                find_plan(session, part_of_a_number)
        assert find_plan(session, "Kiểm tra") == "p2"
        with pytest.raises(UserError, match="Có 2 kế hoạch"):
            find_plan(session, "HTQLCL")
        with pytest.raises(UserError, match="Không có kế hoạch"):
            find_plan(session, "thi đua")
        with pytest.raises(UserError, match="không còn"):
            read_plan(session, "p3")


def test_a_number_of_two_plans_is_asked_about(ws: Workspace) -> None:
    with ws.change("Thêm kế hoạch") as session:
        for key in ("p1", "p2"):
            write_plan(
                session,
                PlanFacts(
                    key,
                    PlanKind.YEARLY,
                    PlanStatus.DRAFT,
                    facts.Issuer(),
                    RichText.of(f"Kế hoạch {key}"),
                    number="34",
                    symbol="KH-UBND",
                ),
            )
        with pytest.raises(UserError, match="Có 2 kế hoạch"):
            find_plan(session, "34/KH-UBND")


letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(letters, max_size=9).map(nfc)
rich = st.builds(
    RichText.of,
    st.builds(facts.Run, words, st.booleans(), st.booleans()),
    st.builds(facts.FieldRef, words, words, words, words, st.booleans(), st.booleans()),
    st.builds(facts.Blank, st.integers(0, 99), st.booleans(), st.booleans()),
)
money = st.none() | st.integers(-(10**18), 10**18)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(rich, st.integers(1, 4), money, money), max_size=4),
    st.lists(st.tuples(rich, st.dates(), words), max_size=4),
)
def test_any_texts_and_amounts_come_back(
    ws: Workspace,
    whole_plan: PlanFacts,
    lines: list[tuple[RichText, int, int | None, int | None]],
    tasks: list[tuple[RichText, Any, str]],
) -> None:
    plan = replace(
        whole_plan,
        attachments=(),
        outcomes=(),
        spendings=(),
        evidence=(),
        budget_lines=tuple(
            facts.BudgetLine(f"i{i}", name, level, (facts.BudgetAmount("bc1", value, price),))
            for i, (name, level, value, price) in enumerate(lines)
        ),
        tasks=tuple(
            facts.Task(f"k{i}", content, lead=lead, completed_on=day)
            for i, (content, day, lead) in enumerate(tasks)
        ),
    )
    with pytest.raises(ZeroDivisionError), ws.change("Thử") as session:
        write_plan(session, plan)
        assert read_plan(session, "p1") == plan
        raise ZeroDivisionError
