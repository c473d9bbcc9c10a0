"""Every repair does away with what it was offered for, as one step that can be undone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import isodesk.checks
from isodesk.checks import Finding, run_checks
from isodesk.checks.catalogue import RULE_NAMES
from isodesk.checks.registry import review
from isodesk.errors import UserError
from isodesk.facts import (
    Accepted,
    Block,
    BlockKind,
    BudgetAmount,
    FieldRef,
    PlanFacts,
    PlanStatus,
    RichText,
    Stated,
    SubjectGroup,
)
from isodesk.facts.fields import FieldContext
from isodesk.services.accepting import accept, take_back
from isodesk.services.read import read_plan
from isodesk.services.repairing import apply_repairs
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.services.subjects import add_subjects
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace

T = RichText.of


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A new file."""
    workspace = create_workspace(tmp_path / "a.isodesk", Actor("Lan", "lan", "MAY"))
    yield workspace
    workspace.close()


def _kept(ws: Workspace, plan: PlanFacts, **changes: Any) -> PlanFacts:
    draft = replace(plan, status=PlanStatus.DRAFT, **changes)
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, draft)
    return _read(ws)


def _read(ws: Workspace) -> PlanFacts:
    with ws.read() as session:
        return read_plan(session, "p")


def _repair(ws: Workspace, plan: PlanFacts, *found: Finding) -> int:
    with ws.change("Sửa ngay", plan="p") as session:
        return apply_repairs(
            session, plan, FieldContext.of(plan), [f.repair for f in found if f.repair]
        )


def _of(plan: PlanFacts, rule: str) -> list[Finding]:
    return [finding for finding in run_checks(plan) if finding.rule == rule]


def _said(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(f"n{i}", BlockKind.PLAIN, T(text)) for i, text in enumerate(texts))


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        (
            "budget.text",
            "Tổng kinh phí là 111 triệu đồng cho cả giai đoạn.",
            "Tổng kinh phí là 110 triệu đồng cho cả giai đoạn.",
        ),
        (
            "budget.words",
            "Số tiền 30.000.000 đồng (bằng chữ: ba mươi mốt triệu đồng chẵn).",
            "Số tiền 30.000.000 đồng (bằng chữ: ba mươi triệu đồng chẵn).",
        ),
        (
            "budget.product",
            "Chi 02 xã x 30.000.000 đ/xã = 61.000.000 đồng.",
            "Chi 02 xã x 30.000.000 đ/xã = 60.000.000 đồng.",
        ),
        ("counts.words", "Tổng số 04 đơn vị tham gia.", "Tổng số 03 đơn vị tham gia."),
        ("counts.words", "UBND cấp xã: 07 đơn vị.", "UBND cấp xã: 01 đơn vị."),
    ],
)
def test_words_are_put_right(
    ws: Workspace, plan: PlanFacts, rule: str, wrong: str, right: str
) -> None:
    stored = _kept(ws, plan, blocks=(*plan.blocks, *_said(wrong)))
    (found,) = _of(stored, rule)
    assert _repair(ws, stored, found) == 1
    after = _read(ws)
    assert FieldContext.of(after).text(after.blocks[-1].text) == right
    assert _of(after, rule) == []
    ws.undo()
    assert _read(ws) == stored


def test_a_count_becomes_a_field(ws: Workspace, plan: PlanFacts) -> None:
    stored = _kept(ws, plan, blocks=(*plan.blocks, *_said("Tổng số 04 đơn vị.")))
    _repair(ws, stored, *_of(stored, "counts.words"))
    assert _read(ws).blocks[-1].text == T(
        "Tổng số ", FieldRef("count.all", "", "pad2", "03"), " đơn vị."
    )


def test_notes_heads_and_parts_are_put_right(ws: Workspace, plan: PlanFacts) -> None:
    lines = {line.key: line for line in plan.budget_lines}
    note = T("Chi 25.000.000đ/xã + Năm 2018: 5 xã; + Năm 2019: 01 xã.")
    stored = _kept(
        ws,
        plan,
        budget_lines=tuple(
            replace(line, note=note) if key == "l21" else line for key, line in lines.items()
        ),
        columns=(replace(plan.columns[0], title=T("Năm 2018\n9 đơn vị")), plan.columns[1]),
        tables=(*plan.tables[:2], replace(plan.tables[2], total=T("TỔNG CỘNG: I + III"))),
    )
    rules = ("budget.note", "budget.quantity", "counts.words", "budget.parts")
    found = [finding for rule in rules for finding in _of(stored, rule)]
    assert {finding.rule for finding in found} == set(rules)
    _repair(ws, stored, *found)
    after = _read(ws)
    assert [_of(after, rule) for rule in rules] == [[], [], [], []]
    assert after.budget_lines[3].note == T(
        "Chi 20.000.000đ/xã + Năm 2018: 2 xã; + Năm 2019: 01 xã."
    )
    assert after.columns[0].title.plain() == "Năm 2018\n02 đơn vị"
    assert after.tables[2].total.plain() == "TỔNG CỘNG: I + II"


def test_typed_amounts_and_stated_values_give_way(ws: Workspace, plan: PlanFacts) -> None:
    changed = {
        "l1": (BudgetAmount("b18", 99_000_000),),
        "l21": (
            replace(plan.budget_lines[3].amounts[0], value=7_000_000),
            plan.budget_lines[3].amounts[1],
        ),
    }
    lines = tuple(replace(x, amounts=changed.get(x.key, x.amounts)) for x in plan.budget_lines)
    stated = (Stated("budget/total", "111"), Stated("budget/l22/total", "30"))
    stored = _kept(ws, plan, budget_lines=lines, stated=stated)
    rules = ("budget.parent", "budget.twice", "budget.stated")
    found = [finding for rule in rules for finding in _of(stored, rule)]
    assert {finding.rule for finding in found} == set(rules)
    _repair(ws, stored, *found)
    after = _read(ws)
    assert [f for f in run_checks(after) if f.rule in rules] == []
    assert after.stated == (Stated("budget/l22/total", "30"),)
    ws.undo()
    assert _read(ws) == stored


@pytest.mark.parametrize(
    ("table", "said"),
    [("tb", "Kinh phí thực hiện chi tiết tại Phụ lục kèm theo."), ("tt", ""), ("tm", "")],
)
def test_rows_that_stand_nowhere_get_an_annex(
    ws: Workspace, plan: PlanFacts, table: str, said: str
) -> None:
    source = next(t.source for t in plan.tables if t.key == table)
    stored = _kept(ws, plan, blocks=tuple(b for b in plan.blocks if b.table != table))
    (found,) = _of(stored, "parts.printed")
    assert _repair(ws, stored, found) == 1
    after = _read(ws)
    assert _of(after, "parts.printed") == []
    (annex,) = after.annexes
    shown = after.table(annex.blocks[0].table)
    assert shown is not None
    assert shown.source is source
    added = [b for b in after.blocks if b.key not in {b.key for b in stored.blocks}]
    assert [FieldContext.of(after).text(block.text) for block in added] == [said] * bool(said)
    if said:
        assert _of(after, "annexes.named") == []
    ws.undo()
    assert _read(ws) == stored


def test_several_in_one_sentence_and_what_changed_since(ws: Workspace, plan: PlanFacts) -> None:
    text = "Tổng số 04 đơn vị; UBND cấp xã: 07 đơn vị; Tổng số 05 cơ quan."
    stored = _kept(ws, plan, blocks=(*plan.blocks, *_said(text)))
    found = _of(stored, "counts.words")
    assert _repair(ws, stored, *found) == 3
    after = _read(ws)
    said = "Tổng số 03 đơn vị; UBND cấp xã: 01 đơn vị; Tổng số 03 cơ quan."
    assert FieldContext.of(after).text(after.blocks[-1].text) == said
    with pytest.raises(UserError, match="đã đổi"):
        _repair(ws, after, *found)


def test_a_group_without_units_is_deleted_unless_one_came(ws: Workspace, plan: PlanFacts) -> None:
    empty = SubjectGroup("g3", T("CHI CỤC"), T("…… đơn vị"))
    dashes = [
        Block(key, BlockKind.BULLET, T(f"{name}: ", FieldRef("count.group", key), f" đơn vị{end}"))
        for key, name, end in (("g2", "UBND cấp xã", ";"), ("g3", "Chi cục", "."))
    ]
    changes = {"groups": (*plan.groups, empty), "blocks": (*plan.blocks, *dashes)}
    stored = _kept(ws, plan, **changes)
    (found,) = _of(stored, "groups.empty")
    assert found.message.startswith("Nhóm “CHI CỤC” chưa có đơn vị nào.")
    assert _repair(ws, stored, found) == 1
    after = _read(ws)
    assert [group.key for group in after.groups] == ["g1", "g2"]
    assert [block.key for block in after.blocks[-2:]] == [plan.blocks[-1].key, "g2"]
    assert _of(after, "fields.broken") == _of(plan, "fields.broken")
    ws.undo()
    assert _read(ws) == stored
    with ws.change("Thêm đơn vị") as session:
        add_subjects(session, "p", "g3", ["Chi cục Kiểm lâm"])
    with pytest.raises(UserError, match="đã đổi"):
        _repair(ws, _read(ws), found)
    assert len(_read(ws).groups) == 3


def test_accepted_findings_are_apart_until_their_words_change(
    ws: Workspace, plan: PlanFacts
) -> None:
    stored = _kept(ws, plan, blocks=(*plan.blocks, *_said("Tổng số 04 đơn vị.")))
    (found,) = _of(stored, "counts.words")
    with ws.change("Chấp nhận") as session:
        with pytest.raises(UserError, match="lý do"):
            accept(session, "p", [found.identity], "  ")
        accept(session, "p", [found.identity], "Theo số liệu của Sở")
    after = _read(ws)
    assert _of(after, "counts.words") == []
    ((kept, why),) = review(after).accepted
    assert (kept.identity, why.reason) == (found.identity, "Theo số liệu của Sở")
    other = replace(after, blocks=(*after.blocks[:-1], *_said("Tổng số 05 đơn vị.")))
    assert len(_of(other, "counts.words")) == 1
    with ws.change("Bỏ chấp nhận") as session:
        take_back(session, [why.key])
    assert _read(ws) == stored


def test_a_locked_plan_accepts_nothing(ws: Workspace, plan: PlanFacts) -> None:
    with ws.change("Thêm kế hoạch") as session:
        write_plan(session, plan)
    with (
        pytest.raises(UserError, match="đã ban hành"),
        ws.change("Chấp nhận", plan="p") as session,
    ):
        accept(session, "p", [("counts.words", "blocks/x1", "04 đơn vị")], "Lý do")


def test_what_was_accepted_is_no_part_of_what_is_signed(plan: PlanFacts) -> None:
    from isodesk.facts.frozen import as_draft, frozen_text

    kept = replace(plan, accepted=(Accepted("a", "counts.words", "blocks/x1", "04", "Lý do"),))
    assert frozen_text(kept) == frozen_text(plan)
    assert as_draft(kept, 2027).accepted == ()


def test_every_rule_has_a_name() -> None:
    folder = Path(isodesk.checks.__file__).parent
    codes = {
        node.value
        for file in folder.glob("*.py")
        if file.name != "catalogue.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+\.[a-z_]+", node.value)
    } - {"count.all", "count.group"}  # fields that a repair puts in
    assert codes == set(RULE_NAMES)
    assert len({name.title for name in RULE_NAMES.values()}) == len(RULE_NAMES)


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_that_can_be_repaired_in_a_real_paper_is_gone_after_it(
    ws: Workspace, sample: str
) -> None:
    plan = _kept(ws, replace(sample_plan(sample), key="p"))
    found = [finding for finding in run_checks(plan) if finding.repair]
    assert found
    # What stood about a word may change with its neighbour: another round.
    for _ in range(3):
        left = [finding for finding in run_checks(plan) if finding.repair]
        if not left:
            return
        assert _repair(ws, plan, *left)
        plan = _read(ws)
    assert [finding.message for finding in run_checks(plan) if finding.repair] == []
