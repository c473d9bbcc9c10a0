"""A plan moved to other years: what follows, what never moves, what is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isodesk import facts
from isodesk.errors import UserError
from isodesk.facts import FieldRef, PlanFacts, PlanStatus, RichText, Run, TaskState
from isodesk.facts.counts import count
from isodesk.facts.fields import FieldContext
from isodesk.services.new_year import apply_years, copied_to_year, plan_new_year
from isodesk.services.plain_years import dates_in, years_in
from isodesk.services.plans import create_plan
from isodesk.services.read import read_plan
from isodesk.services.sample import SAMPLES, create_sample, sample_plan
from isodesk.services.write import write_plan
from isodesk.store import Workspace
from isodesk.vietnamese.periods import parse_period

TRANSITION, PROGRAMME = SAMPLES[:2]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Đến hết năm 2020, phấn đấu", ["2020"]),
        ("giai đoạn 2018 – 2020 từ nguồn", ["2018 – 2020"]),
        ("theo Quý II/2018 và tháng 12/2019", ["2018", "2019"]),
        ("Quyết định số 19/2018/QĐ-TTg", []),
        ("TCVN ISO 9001:2018; ISO/IEC 17025-1:2019", []),
        ("trước ngày 05/7/2019 hoặc 1-2-2019", []),
        ("ngày 31 tháng 12 năm 2019", []),
        ("số 2018/QĐ-UBND; Công văn số 2019", []),
        ("12019 lượt, 20180 người", []),
        ("năm 2016 và năm 2022", []),
        ("năm 2017 và năm 2021", ["2017", "2021"]),
    ],
)
def test_years_are_told_from_numbers_that_look_like_one(words: str, found: list[str]) -> None:
    assert [f.text for f in years_in(RichText.of(words), 2017, 2021)] == found
    assert [f.text for f in years_in(words, 2017, 2021)] == found


def test_a_year_in_the_mention_of_a_document_is_not_suggested() -> None:
    words = "Kế hoạch số 01/KH-BCĐISO về áp dụng năm 2018; báo cáo năm 2018"
    assert [f.cited for f in years_in(words, 2018, 2018)] == [True, False]


def test_dates_of_documents_are_not_deadlines() -> None:
    words = "Công văn số 419/BKHCN-TĐC ngày 21/2/2018; gửi trước ngày 05/7/2018"
    assert [f.text for f in dates_in(words, 2018, 2018)] == ["ngày 05/7/2018"]


def test_words_in_two_styles_and_across_fields_are_found() -> None:
    text = RichText.of("năm ", Run("2018", True), " và ", FieldRef("year", "last"), " 20", "19")
    assert [f.text for f in years_in(text, 2018, 2019)] == ["2018", "2019"]


def test_all_that_follows_the_year_follows(whole_plan: PlanFacts) -> None:
    new = plan_new_year(whole_plan, 2028).facts
    assert (new.first_year, new.last_year) == (2028, 2030)
    assert [(c.code, c.year, c.title.plain()) for c in new.columns] == [
        ("2028", 2028, "Năm 2028"),
        ("onsite", None, "Tại trụ sở"),
    ]
    assert (new.columns[1].first, new.columns[1].last) == (date(2028, 8, 1), date(2028, 9, 2))
    assert [(c.code, c.year, c.title.plain()) for c in new.budget_columns] == [
        ("2028", 2028, "2028"),
        ("2029", 2029, "2029"),
    ]
    assert [v.code for v in new.quantities[0].values] == ["2028"]
    assert [(g.year, g.title.plain()) for g in new.task_groups] == [
        (2028, "Năm 2028"),
        (None, "Chung"),
    ]
    assert [t.period.text for t in new.tasks] == ["Quý II/2028", "chưa rõ"]
    assert new.tasks[0].period == parse_period("Quý II/2028")
    assert [c.code for c in new.indicator_forms[0].columns] == ["2028"]


def test_what_was_done_is_emptied(whole_plan: PlanFacts) -> None:
    new = plan_new_year(whole_plan, 2028).facts
    assert (new.number, new.date, new.status) == ("", facts.DocumentDate(2028), PlanStatus.DRAFT)
    assert (new.archived, new.adjusts, new.attachments, new.stated) == (False, "", (), ())
    task = new.tasks[0]
    assert (task.state, task.result, task.completed_on) == (TaskState.NOT_BEGUN, "", None)
    assert (task.evidence, task.reason, task.achieved, task.reporter) == ((), "", None, "")
    assert (new.outcomes, new.spendings, new.evidence) == ((), (), ())
    assert new.indicator_forms[0].indicators[0].values == ()


def test_what_never_moves_stays(whole_plan: PlanFacts) -> None:
    new = plan_new_year(whole_plan, 2028).facts
    for name in ("legal_bases", "citations", "standard_from", "standard_to", "symbol", "marks"):
        assert getattr(new, name) == getattr(whole_plan, name)
    assert new.budget_lines == whole_plan.budget_lines
    assert new.issuer == whole_plan.issuer


def test_codes_in_tables_and_fields_follow(whole_plan: PlanFacts) -> None:
    table = facts.PlanTable(
        "t3",
        facts.TableSource.BUDGET,
        (facts.TableColumn("amount:2018"), facts.TableColumn("name")),
        unmerged=("i2/amount:2018",),
    )
    quantity = RichText.of(FieldRef("quantity", "q1/2018", "", "50"))
    block = facts.Block("b9", facts.BlockKind.PLAIN, quantity)
    new = plan_new_year(replace(whole_plan, tables=(table,), blocks=(block,)), 2020).facts
    assert [c.code for c in new.tables[0].columns] == ["amount:2020", "name"]
    assert new.tables[0].unmerged == ("i2/amount:2020",)
    assert FieldContext.of(new).text(new.blocks[0].text) == "50"
    assert not FieldContext.of(new).is_broken(new.blocks[0].text.fields[0])


def test_days_are_flagged(whole_plan: PlanFacts) -> None:
    due = replace(whole_plan.tasks[0], period=parse_period("Trước ngày 29/02/2020"))
    text = RichText.of("gửi trước ngày 15/6/2018")
    block = facts.Block("b9", facts.BlockKind.PLAIN, text)
    made = plan_new_year(replace(whole_plan, tasks=(due,), blocks=(block,)), 2019)
    assert [(d.place, d.old_text, d.new_text, d.moved) for d in made.fixed_dates] == [
        ("header/deadline", "trước ngày 05/7/2018", "trước ngày 05/7/2019", True),
        ("tasks/k1/period", "Trước ngày 29/02/2020", "Trước ngày 28/02/2021", True),
        ("columns/m2/title", "01/8/2018 - 02/9/2018", "01/8/2019 - 02/9/2019", True),
        ("blocks/b9", "ngày 15/6/2018", "ngày 15/6/2018", False),
    ]
    assert made.facts.blocks[0].text == text
    assert made.facts.deadline == parse_period("trước ngày 05/7/2019")


def test_only_ticked_words_are_replaced(whole_plan: PlanFacts) -> None:
    text = RichText.of("Năm 2018 và ", Run("2018-2019", True), ", ", FieldRef("year", "first"))
    task = facts.Task(
        "k9", RichText.of("việc"), lead="Tổ 2018", period=parse_period("giữa kỳ năm 2018 hoặc sau")
    )
    block = facts.Block("b9", facts.BlockKind.PLAIN, text)
    plan = replace(whole_plan, blocks=(block,), tasks=(task,))
    made = plan_new_year(plan, 2020)
    assert [(w.place, w.old_text, w.new_text) for w in made.words] == [
        ("blocks/b9", "2018", "2020"),
        ("blocks/b9", "2018-2019", "2020-2021"),
        ("tasks/k9/lead", "2018", "2020"),
        ("tasks/k9/period", "2018", "2020"),
    ]
    assert len({w.id for w in made.words}) == 4
    assert made.words[0].context == "Năm 2018 và 2018-2019, …"
    assert apply_years(made.facts, ()) == made.facts
    some = apply_years(made.facts, made.words[1:])
    shown = FieldContext.of(some).text(some.blocks[0].text)
    assert shown == "Năm 2018 và 2020-2021, 2020"
    assert some.blocks[0].text.parts[1] == Run("2020-2021", True)
    assert (some.tasks[0].lead, some.tasks[0].period.text) == (
        "Tổ 2020",
        "giữa kỳ năm 2020 hoặc sau",
    )
    every = apply_years(made.facts, made.words)
    assert FieldContext.of(every).text(every.blocks[0].text).startswith("Năm 2020 và 2020-2021")


def test_a_plan_without_years_is_asked_for_them(whole_plan: PlanFacts) -> None:
    bare = replace(whole_plan, first_year=None, last_year=None, date=facts.DocumentDate())
    with pytest.raises(UserError, match="chưa ghi năm"):
        plan_new_year(bare, 2027)
    dated = plan_new_year(replace(bare, date=facts.DocumentDate(2026, 1, 5)), 2027).facts
    assert (dated.date, dated.first_year) == (facts.DocumentDate(2027), None)


@pytest.mark.parametrize("path", SAMPLES)
def test_no_citation_or_standard_of_a_sample_moves(path: str) -> None:
    plan = sample_plan(path)
    made = plan_new_year(plan, 2019)
    assert made.facts.legal_bases == plan.legal_bases
    moved = apply_years(made.facts, made.words)
    old, new = FieldContext.of(plan), FieldContext.of(moved)
    for before, after in zip(plan.all_blocks(), moved.all_blocks(), strict=True):
        for name in ("9001:2008", "9001:2015", "/2014/QĐ-TTg", "31/12/2015", "31/12/2017"):
            assert old.text(before.text).count(name) == new.text(after.text).count(name)
    for before_task, after_task in zip(plan.tasks, moved.tasks, strict=True):
        shown = old.text(before_task.content)
        assert shown.count("9001:2015") == new.text(after_task.content).count("9001:2015")
    assert count(moved) == count(plan)
    assert new.totals.total == old.totals.total
    broken = [f for b in moved.all_blocks() for f in b.text.fields if new.is_broken(f)]
    assert broken == []


def test_document_1_ten_years_later(ws: Workspace) -> None:
    with ws.change("Tạo dữ liệu mẫu") as session:
        transition, *_ = create_sample(session)
        old = read_plan(session, transition)
    words = plan_new_year(old, 2028).words
    with ws.change("Lập kế hoạch năm 2028") as session:
        key = create_plan(session, copied_to_year(old, 2028, {w.id for w in words}))
    with ws.read() as session:
        old, new = read_plan(session, transition), read_plan(session, key)
    assert new.key != old.key
    assert (new.first_year, new.last_year) == (2028, 2030)
    assert [t.period.text for t in new.tasks][:2] == ["Quý II/2028", "Quý IV/2028"]
    shown = FieldContext.of(new)
    assert [shown.text(c.title) for c in new.columns] == [
        "Năm 2028\n33 đơn vị",
        "Năm 2029\n45 đơn vị",
        "Năm 2030\n41 đơn vị",
    ]
    assert [shown.text(g.title) for g in new.task_groups] == ["Năm 2028", "Năm 2029", "Năm 2030"]
    text = "\n".join(shown.text(block.text) for block in new.blocks)
    assert "Đến hết năm 2030" in text
    assert "(từ 2028 - 2030)" in text
    assert "31/12/2017" in text
    assert [s.unit for s in new.subjects] == [s.unit for s in old.subjects]
    assert [f.last for f in new.columns[0].title.fields] == ["2028", "33"]


def test_document_2_a_year_later_keeps_its_sums() -> None:
    plan = sample_plan(PROGRAMME)
    made = plan_new_year(plan, 2019)
    shown = FieldContext.of(made.facts)
    assert [c.code for c in made.facts.tables[0].columns][2:5] == [
        "amount:2019",
        "amount:2020",
        "amount:2021",
    ]
    note = next(b for b in made.facts.budget_lines if b.key == "doc2-kp-2-1").note
    assert "+ Năm 2019: 50 xã;\n+ Năm 2020: 42 xã." in shown.text(note)
    assert [shown.totals.columns[c.key] for c in made.facts.budget_columns] == [
        1_600_000_000,
        1_360_000_000,
        100_000_000,
    ]


def test_writing_the_copy_leaves_the_original(ws: Workspace, whole_plan: PlanFacts) -> None:
    with ws.change("Thử") as session:
        write_plan(session, whole_plan, files={"at1": b"pdf"})
        create_plan(session, copied_to_year(whole_plan, 2030))
        assert read_plan(session, "p1") == whole_plan


def test_the_words_around_a_year_are_whole() -> None:
    sentence = "Tổng kết giai đoạn vào quý IV/2020, báo cáo UBND tỉnh trước năm 2021 theo quy định."
    whole = set(sentence.replace(",", " ").replace(".", " ").replace("/", " ").split()) | {"…"}
    for found in years_in(sentence, 2019, 2022):
        around = found.context.replace(",", " ").replace(".", " ").replace("/", " ").split()
        assert set(around) <= whole
        assert found.text in found.context
