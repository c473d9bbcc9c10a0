"""What is typed is printed: nothing to say of a new plan of any kind, for any office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isodesk.checks import run_checks
from isodesk.facts import (
    Block,
    BlockKind,
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    FreeRow,
    FreeTable,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanTable,
    RichText,
    TableSource,
)
from isodesk.facts.fields import FieldContext
from isodesk.services.kinds import LEVELS, Choice, load_presets, new_plan
from isodesk.services.templates import KindTemplate

TEMPLATES = load_presets()


def _made(template: KindTemplate, level: str) -> PlanFacts:
    issuer = Issuer(full_name="Sở Khoa học và Công nghệ tỉnh Lạng Sơn", short_name="Sở KHCN")
    choice = Choice(preset=template.preset)
    return new_plan(template.kind, issuer, 2025, 2025, level=level, choice=choice)


def _said(plan: PlanFacts) -> list[str]:
    return [f.message for f in run_checks(plan) if f.rule == "parts.printed"]


def _costed(plan: PlanFacts) -> PlanFacts:
    lines = tuple(
        replace(line, amounts=tuple(BudgetAmount(c.key, 5) for c in plan.budget_columns))
        for line in plan.budget_lines
    )
    return replace(plan, budget_lines=lines)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("template", TEMPLATES, ids=[f"{t.kind}-{t.preset}" for t in TEMPLATES])
def test_a_new_plan_prints_all_it_holds(template: KindTemplate, level: str) -> None:
    plan = _made(template, level)
    assert _said(plan) == []
    assert _said(_costed(plan)) == []


def test_costs_of_an_inspection_are_said_one_by_one() -> None:
    template = next(t for t in TEMPLATES if t.kind is PlanKind.INSPECTION)
    plan = _costed(_made(template, "province"))
    assert plan.budget_lines
    last = plan.budget_lines[-1].key
    spoilt = replace(plan, blocks=tuple(b for b in plan.blocks if last not in str(b.text)))
    found = [f for f in run_checks(spoilt) if f.rule == "parts.printed"]
    assert [f.place for f in found] == [f"budget/{last}"]


def test_the_team_is_printed_with_its_names() -> None:
    template = next(t for t in TEMPLATES if t.kind is PlanKind.INSPECTION)
    plan = _made(template, "province")
    leader = replace(plan.team[0], name="Nguyễn Văn An", post="Phó Giám đốc")
    named = replace(plan, team=(leader, *plan.team[1:]))
    shown = FieldContext.of(named)
    agency = leader.agency.removeprefix("Lãnh đạo ")
    said = [shown.text(block.text) for block in named.blocks]
    assert f"Trưởng đoàn: Nguyễn Văn An, Phó Giám đốc {agency};" in said
    assert _said(named) == []
    blocks = tuple(b for b in named.blocks if leader.key not in str(b.text))
    (message,) = _said(replace(named, blocks=blocks))
    assert message.startswith("Thành viên đoàn kiểm tra đã ghi")


def test_a_cost_whose_name_the_text_says_is_not_printed_by_that() -> None:
    template = next(t for t in TEMPLATES if t.kind is PlanKind.TRANSITION)
    plan = _made(template, "province")
    year = BudgetColumn("y", "2025", RichText.of("2025"), 2025)
    line = BudgetLine("l", RichText.of("Hội nghị"), 1, (BudgetAmount("y", 5_000_000),))
    costed = replace(plan, budget_columns=(year,), budget_lines=(line,))
    assert any("hội nghị" in block.text.plain().lower() for block in plan.blocks)
    assert _said(costed) == [
        "Kinh phí đã ghi nhưng kế hoạch chưa có bảng kinh phí để in.",
    ]


def test_a_free_table_that_stands_nowhere_is_said() -> None:
    template = next(t for t in TEMPLATES if t.kind is PlanKind.YEARLY)
    plan = _made(template, "province")
    rows = (FreeRow("r", (RichText.of("Phòng Hành chính"), RichText.of("Tổng hợp"))),)
    kept = replace(plan, free_tables=(*plan.free_tables, FreeTable("f", "Phân công", rows)))
    (found,) = [f for f in run_checks(kept) if f.rule == "parts.printed"]
    assert found.place == "free_tables/f"
    assert found.message == "Nội dung bảng tự lập đã ghi nhưng kế hoạch chưa có bảng này để in."
    assert found.repair and found.repair.new == "Phụ lục mới: PHÂN CÔNG"
    placed = replace(
        kept,
        tables=(*kept.tables, PlanTable("t", TableSource.FREE, target="f")),
        blocks=(*kept.blocks, Block("b", BlockKind.TABLE, table="t")),
    )
    assert _said(placed) == []
