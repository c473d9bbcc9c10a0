"""The five real papers: their own mistakes are found, and nothing that is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

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


def _budget_and_counts(plan: PlanFacts) -> list[tuple[str, Severity]]:
    """What the rules of numbers say; words that were typed may be spelt wrongly."""
    numbers = ("budget", "counts", "sums", "percents", "years", "periods")
    return [pair for pair in _seen(run_checks(plan)) if pair[0].split(".")[0] in numbers]


def _typed(text: RichText, plan: PlanFacts) -> RichText:
    """The text with every field turned into the words it shows."""
    return RichText.of(text.plain(lambda field: field.last))


E, W = Severity.ERROR, Severity.WARNING
# Each was compared with the document: the office really wrote so.
WRONG: dict[str, tuple[tuple[str, Severity, str], ...]] = {
    "chuyen-doi-2018-2020": (
        ("citations.alike", E, "Mục II khoản 1, đoạn 1"),
        ("tasks.lead", W, "Nhiệm vụ 3, cột Chủ trì"),
        ("counts.groups", W, "Nhiệm vụ 5, cột Đối tượng thực hiện"),
        ("counts.groups", W, "Nhiệm vụ 5, cột Đối tượng thực hiện"),
        ("counts.groups", W, "Nhiệm vụ 7, cột Đối tượng thực hiện"),
        ("citations.title", W, "Căn cứ thứ 1"),
        ("citations.title", W, "Căn cứ thứ 3"),
        ("signing.authority", W, "Người ký"),
        ("form.standard", W, "Mục II khoản 1, đoạn 2"),
        ("form.standard", W, "Mục VI khoản 2.4, đoạn 1"),
        ("form.standard", W, "Mục VI khoản 2.4, đoạn 1"),
        ("form.standard", W, "Nhiệm vụ 4, cột Nội dung thực hiện"),
        ("abbreviations.alike", W, "Nơi nhận"),
        ("words.slip", W, "Nơi nhận"),
    ),
    "ap-dung-2018-2020": (
        ("budget.stated", E, "Kinh phí, dòng I.1, cột Tổng cộng"),
        ("budget.stated", E, "Kinh phí, dòng I.3, cột Tổng cộng"),
        ("budget.stated", E, "Kinh phí, dòng I.4, cột Tổng cộng"),
        ("budget.parts", E, "Kinh phí, dòng tổng"),
        ("blanks.dots", W, "Mục IV khoản 2.3, đoạn 1"),
        ("percents.bound", W, "Mục II khoản 2.2, đoạn 2"),
        ("signing.authority", W, "Người ký"),
        ("abbreviations.alike", W, "Kinh phí, dòng I.4, cột Tên"),
        ("abbreviations.alike", W, "Nơi nhận"),
        ("abbreviations.alike", W, "Nơi nhận"),
        ("words.slip", W, "Mục II khoản 1, đoạn 2"),
        ("words.slip", W, "Nơi nhận"),
    ),
    "ke-hoach-nam-2024": (
        ("numbering.order", W, "Nhiệm vụ 4"),
        ("numbering.blank", W, "Nhiệm vụ"),
    ),
    "huong-dan-kt-xh-2024": (
        ("counts.annexes", W, "Mục IV, đoạn 1"),
        ("words.slip", W, "Mục I khoản 1"),
    ),
    "kiem-tra-2020": (
        ("citations.alike", E, "Căn cứ thứ 2"),
        ("periods.plan", W, "Đối tượng áp dụng, tiêu đề cột"),
        ("periods.issued", W, "Đối tượng áp dụng, tiêu đề cột"),
        ("annexes.reference", W, "Phụ lục"),
        ("citations.symbol", W, "Căn cứ thứ 4"),
        ("signing.authority", W, "Người ký"),
        ("abbreviations.alike", W, "Mục II khoản 2, đoạn 5"),
        *(
            ("abbreviations.alike", W, f"Mục IV khoản {place}")
            for place in (
                "1, đoạn 1",
                "1, đoạn 2",
                "2, đoạn 1",
                "2, đoạn 2",
                "2, đoạn 3",
                "2, đoạn 4",
                "3, đoạn 2",
            )
        ),
        ("words.slip", W, "Mục I, đoạn 1"),
        ("words.slip", W, "Mục II khoản 1, đoạn 5"),
        ("law.onsite", W, "Đối tượng áp dụng, tiêu đề cột"),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_office_wrote_wrongly_is_found_and_nothing_else(name: str) -> None:
    found = [f for f in run_checks(_plan(name)) if f.severity is not Severity.HINT]
    assert [(f.rule, f.severity, f.place_name) for f in found] == list(WRONG[name])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("chuyen-doi-2018-2020", "“Sở Văn hóa Thể thao và Du lịch”: tên đúng là"),
        ("chuyen-doi-2018-2020", "“UBND xã phường, thị”: chỗ khác viết “UBND xã, phường, thị”."),
        ("chuyen-doi-2018-2020", "“HTQLCL” dùng trước khi được giải thích."),
        ("ap-dung-2018-2020", "Căn cứ cuối kết thúc bằng dấu phẩy hoặc dấu chấm"),
        ("ke-hoach-nam-2024", "Việc xem xét của lãnh đạo nêu ở lời văn nhưng chưa có trong bảng"),
        ("huong-dan-kt-xh-2024", "Nghị quyết số 29/NQ-HĐND ngày 10/12/2022 ghi nhiệm vụ năm 2022"),
        ("huong-dan-kt-xh-2024", "“củng” sau dấu chấm viết thường."),
        ("kiem-tra-2020", "Chưa ghi thời hạn báo cáo khắc phục"),
    ],
)
def test_slips_of_form_are_hints(name: str, message: str) -> None:
    hints = [f.message for f in run_checks(_plan(name)) if f.severity is Severity.HINT]
    assert [hint for hint in hints if hint.startswith(message)]


def test_the_programme_sums_wrongly_and_names_a_part_it_does_not_have() -> None:
    found = run_checks(_plan("ap-dung-2018-2020"))
    assert [f.message for f in found[:5]] == [
        "Dòng I.1: số ghi trong văn bản 45, cộng 15 + 15 + 30 = 60.",
        "Dòng I.3: số ghi trong văn bản 50, cộng 15 + 15 + 30 = 60.",
        "Dòng I.4: số ghi trong văn bản 135, cộng 35 + 35 + 40 = 110.",
        "“I + II + III”: bảng kinh phí không có phần III.",
        "Còn chỗ trống “.....” chưa điền.",
    ]
    assert found[4].quote == "dụng HTQLCL; hội nghị tổng kết;.....);"


def test_typed_words_of_the_programme_agree_with_its_budget() -> None:
    plan = _plan("ap-dung-2018-2020")
    blocks = tuple(replace(b, text=_typed(b.text, plan)) for b in plan.blocks)
    lines = tuple(replace(x, note=_typed(x.note, plan)) for x in plan.budget_lines)
    typed = replace(plan, blocks=blocks, budget_lines=lines)
    prices = [("budget.per", Severity.HINT)]  # fields cannot give one price to two sorts of office
    assert _budget_and_counts(typed) == [*_budget_and_counts(plan), *prices]
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
    assert _budget_and_counts(typed) == _budget_and_counts(plan)
    gone = plan.subjects[0].key
    fewer = replace(
        typed,
        subjects=plan.subjects[1:],
        marks=tuple(m for m in plan.marks if m.subject != gone),
    )
    errors = [f for f in run_checks(fewer) if f.severity is E and f.rule != "citations.alike"]
    assert {f.rule for f in errors} == {"counts.words"}
    places = {f.place.partition("/")[0] for f in errors}
    assert places == {"columns", "groups", "tables", "tasks", "blocks"}


def test_an_inspection_in_bullets_is_multiplied_again() -> None:
    lines = (
        "+ Đi Cam Lâm: 01 ngày x 1.300.000 đồng/ngày = 1.300.000 đồng;",
        "+ Đi Khánh Vĩnh: 01 ngày x 1.300.000 đồng/ngày = 1.300.000 đồng;",
        "08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng.",
        "08 người x 01 ngày x 100.000 đ/ngày.người = 800.000 đồng.",
        "Kinh phí văn phòng phẩm: 460.000 đồng.",
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
    assert _budget_and_counts(plan) == []
    spoilt = replace(plan.blocks[2], text=RichText.of(lines[2].replace("640", "460")))
    wrong = replace(plan, blocks=(*plan.blocks[:2], spoilt, *plan.blocks[3:]))
    said = [f.message for f in run_checks(wrong) if f.severity is Severity.ERROR]
    assert said == [
        "Ghi 460.000, nhân lại được 640.000.",
        "Ghi 4.500.000, cộng 1.300.000 + 1.300.000 + 460.000 + 800.000 + 460.000 = 4.320.000.",
    ]


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
    assert [f.rule for f in run_checks(with_line)] == ["signing.authority"]
