"""A new plan of any kind for any level, and its papers, print a whole lawful draft."""

from __future__ import annotations

import io
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from isodesk.checks import Severity, run_checks
from isodesk.exporters.excel import excel_bytes
from isodesk.exporters.pdf import pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import LETTER_KINDS, PAPER_KINDS, PlanFacts, PlanKind
from isodesk.facts.fields import FieldContext
from isodesk.services.kinds import LEVELS, Choice, load_presets, new_plan
from isodesk.services.office import issuer_named
from isodesk.services.papers import paper_for
from tests.exporters.pdf.reading import Sheet, read_pdf

docx: Any = import_module("docx")
openpyxl: Any = import_module("openpyxl")

_PROVINCE = "Ủy ban nhân dân tỉnh Lạng Sơn"
ISSUERS = {
    "province": issuer_named(_PROVINCE),
    "department": issuer_named("Sở Nội vụ", superior=_PROVINCE, place="Lạng Sơn"),
    "branch": issuer_named("Chi cục Thú y", superior="Sở Nội vụ", place="Lạng Sơn"),
    "district": issuer_named("Ủy ban nhân dân huyện Cao Lộc", superior=_PROVINCE),
    "commune": issuer_named("Ủy ban nhân dân phường Kỳ Lừa", superior=_PROVINCE),
}
PRESETS = {template.preset: template for template in load_presets()}
PLANS = [
    (preset, level)
    for preset, template in PRESETS.items()
    for level in LEVELS
    if not template.levels or level in template.levels
]
PAPERS = [(kind, level) for kind in PAPER_KINDS for level in LEVELS]


@cache
def plan_of(preset: str, level: str) -> PlanFacts:
    template = PRESETS[preset]
    year = 2024 if level == "district" else 2027
    return new_plan(
        template.kind,
        ISSUERS[level],
        year,
        year + template.years - 1,
        level=level,
        choice=Choice(preset=preset),
    )


@cache
def paper_of(kind: PlanKind, level: str) -> PlanFacts:
    return paper_for(plan_of("programme", level), kind)


def one_line(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def assert_lawful(plan: PlanFacts, sheets: list[Sheet]) -> None:
    """Each element of Phụ lục I that such a paper has, and nothing of a template."""
    first = one_line(sheets[0].text)
    whole = one_line(" ".join(sheet.text for sheet in sheets))
    assert "{" not in whole and "}" not in whole
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Độc lập - Tự do - Hạnh phúc" in first
    assert all(word in first for line in plan.issuer.header for word in line.split())
    assert f"{plan.place}, ngày" in first and f"năm {plan.first_year}" in first
    subject = one_line(FieldContext.of(plan).text(plan.subject))
    if plan.kind in LETTER_KINDS:
        assert f"V/v {subject}" in first and "Kính gửi:" in first
        assert "Như trên" in whole
    else:
        assert plan.document_type.upper() in first
        assert subject in first
    if plan.kind is PlanKind.ESTIMATE:
        assert "Số:" not in first and "Nơi nhận" not in whole
    else:
        assert "Số:" in first and f"/{plan.symbol}" in first
        assert "Nơi nhận:" in whole and "Lưu: VT." in whole
    for column in plan.signatures:
        assert all(one_line(line) in whole for line in (*column.authority, column.post))
    assert "./." in whole
    references = sum(annex.reference for annex in plan.annexes)
    assert whole.count("(Kèm theo") == references


@pytest.mark.parametrize(("preset", "level"), PLANS)
def test_a_new_plan_prints_whole(preset: str, level: str) -> None:
    plan = plan_of(preset, level)
    assert [f for f in run_checks(plan) if f.severity is Severity.ERROR] == []
    assert_lawful(plan, read_pdf(pdf_bytes(plan, "bundled")))


@pytest.mark.parametrize(("kind", "level"), PAPERS)
def test_a_paper_prints_whole(kind: PlanKind, level: str) -> None:
    paper = paper_of(kind, level)
    assert [f for f in run_checks(paper) if f.severity is Severity.ERROR] == []
    sheets = read_pdf(pdf_bytes(paper, "bundled"))
    assert_lawful(paper, sheets)
    assert len(sheets) <= (2 if kind is PlanKind.ESTIMATE else 1)


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_paper_goes_to_word_and_excel(kind: PlanKind) -> None:
    paper = paper_of(kind, "province")
    body = docx.Document(io.BytesIO(word_bytes(paper))).element.body
    text = one_line("".join(str(piece.text or "") for piece in body.iter() if piece.text))
    assert one_line(FieldContext.of(paper).text(paper.subject)) in text
    book = openpyxl.load_workbook(io.BytesIO(excel_bytes(paper)))
    costs = kind is PlanKind.ESTIMATE
    assert ("Kinh phí" in book.sheetnames) is costs
    if costs:
        named = [cell.value for row in book["Kinh phí"].iter_rows() for cell in row]
        assert "Đào tạo, tập huấn" in named
