"""The two real plans: their own mistakes are found, and nothing that is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from isodesk.checks import Finding, Severity, run_checks
from isodesk.facts import (
    Block,
    BlockKind,
    BudgetColumn,
    BudgetLine,
    DocumentDate,
    PlanFacts,
    PlanStatus,
    RichText,
)
from isodesk.facts.canonical import loads

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def _plan(name: str) -> PlanFacts:
    return loads(PlanFacts, (SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def _seen(findings: tuple[Finding, ...]) -> list[tuple[str, Severity]]:
    return [(finding.rule, finding.severity) for finding in findings]


def _typed(text: RichText, plan: PlanFacts) -> RichText:
    """The text with every field turned into the words it shows."""
    return RichText.of(text.plain(lambda field: field.last))


def test_the_conversion_plan_lacks_a_lead_for_task_3() -> None:
    found = run_checks(_plan("chuyen-doi-2018-2020"))
    assert _seen(found) == [("tasks.lead", Severity.WARNING)]
    assert found[0].place_name == "Nhiệm vụ 3, cột Chủ trì"
    assert found[0].quote == "Tổ chức Hội nghị sơ kết thực hiện Kế hoạch."


def test_the_programme_sums_wrongly_and_names_a_part_it_does_not_have() -> None:
    found = run_checks(_plan("ap-dung-2018-2020"))
    assert [(f.severity, f.message) for f in found] == [
        (
            Severity.ERROR,
            "Dòng I.1: số ghi trong văn bản 45, cộng 15 + 15 + 30 = 60.",
        ),
        (
            Severity.ERROR,
            "Dòng I.3: số ghi trong văn bản 50, cộng 15 + 15 + 30 = 60.",
        ),
        (
            Severity.ERROR,
            "Dòng I.4: số ghi trong văn bản 135, cộng 35 + 35 + 40 = 110.",
        ),
        (Severity.ERROR, '"I + II + III": bảng kinh phí không có phần III.'),
        (Severity.WARNING, 'Còn chỗ trống "....." chưa điền.'),
    ]
    assert found[0].place_name == "Kinh phí, dòng I.1, cột Tổng cộng"
    assert found[-1].place_name == "Mục IV khoản 2.3, đoạn 1"
    assert found[-1].quote == "dụng HTQLCL; hội nghị tổng kết;.....);"


def test_typed_words_of_the_programme_agree_with_its_budget() -> None:
    plan = _plan("ap-dung-2018-2020")
    blocks = tuple(replace(b, text=_typed(b.text, plan)) for b in plan.blocks)
    lines = tuple(replace(x, note=_typed(x.note, plan)) for x in plan.budget_lines)
    typed = replace(plan, blocks=blocks, budget_lines=lines)
    assert _seen(run_checks(typed)) == _seen(run_checks(plan))
    more = tuple(replace(q, values=q.values[:1]) for q in plan.quantities)
    wrong = run_checks(replace(typed, quantities=more))
    assert ("budget.text", Severity.ERROR) in _seen(wrong)


def test_typed_counts_of_the_conversion_plan_agree_until_a_unit_leaves() -> None:
    plan = _plan("chuyen-doi-2018-2020")
    typed = replace(
        plan,
        blocks=tuple(replace(b, text=_typed(b.text, plan)) for b in plan.blocks),
        columns=tuple(replace(c, title=_typed(c.title, plan)) for c in plan.columns),
        groups=tuple(replace(g, note=_typed(g.note, plan)) for g in plan.groups),
        tasks=tuple(replace(t, audience=_typed(t.audience, plan)) for t in plan.tasks),
        tables=tuple(replace(t, total=_typed(t.total, plan)) for t in plan.tables),
    )
    assert _seen(run_checks(typed)) == [("tasks.lead", Severity.WARNING)]
    gone = plan.subjects[0].key
    fewer = replace(
        typed,
        subjects=plan.subjects[1:],
        marks=tuple(m for m in plan.marks if m.subject != gone),
    )
    errors = [f for f in run_checks(fewer) if f.severity is Severity.ERROR]
    assert {f.rule for f in errors} == {"counts.words"}
    places = {f.place.partition("/")[0] for f in errors}
    assert places == {"columns", "groups", "tables", "tasks", "blocks"}


def test_an_inspection_in_bullets_is_multiplied_again() -> None:
    lines = (
        "+ Đi Cam Lâm: 01 ngày x 1.300.000 đồng/ngày = 1.300.000 đồng;",
        "08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng.",
        "Tổng cộng: 4.500.000 đồng (Bằng chữ: Bốn triệu năm trăm ngàn đồng chẵn).",
    )
    plan = replace(
        _plan("ap-dung-2018-2020"),
        tables=(),
        stated=(),
        budget_lines=(),
        budget_columns=(),
        quantities=(),
        annexes=(),
        blocks=tuple(
            Block(f"b{i}", BlockKind.BULLET, RichText.of(line)) for i, line in enumerate(lines)
        ),
    )
    assert run_checks(plan) == ()
    spoilt = replace(plan.blocks[1], text=RichText.of(lines[1].replace("640", "460")))
    (finding,) = run_checks(replace(plan, blocks=(plan.blocks[0], spoilt)))
    assert finding.message == "Ghi 460.000, nhân lại được 640.000."


def test_an_empty_plan_has_nothing_but_its_signer_and_subject_to_say() -> None:
    plan = _plan("chuyen-doi-2018-2020")
    empty = PlanFacts("e", plan.kind, PlanStatus.DRAFT, plan.issuer, RichText())
    assert [f.rule for f in run_checks(empty)] == ["blanks.signer", "blanks.row"]
    with_line = replace(
        empty,
        subject=plan.subject,
        signatures=plan.signatures,
        date=DocumentDate(),
        budget_lines=(BudgetLine("l", RichText.of("Chi")),),
        budget_columns=(BudgetColumn("c", "2018", RichText.of("2018"), 2018),),
    )
    assert run_checks(with_line) == ()
