"""Papers that travel with a plan: complete, lawful, true to the plan they quote."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from isodesk import models
from isodesk.checks import Severity, run_checks
from isodesk.documents.columns import TableContext
from isodesk.documents.parts import Table, plain
from isodesk.documents.profile import ND30_2020
from isodesk.documents.tables import table_parts
from isodesk.errors import UserError
from isodesk.exporters.excel import excel_bytes
from isodesk.facts import (
    PAPER_KINDS,
    BlockKind,
    BudgetAmount,
    DocumentDate,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
    Wrapper,
    canonical,
)
from isodesk.facts.choices import field_choices
from isodesk.facts.fields import FieldContext
from isodesk.facts.kinds import VersionStage
from isodesk.services.kinds import new_plan
from isodesk.services.new_year import plan_new_year
from isodesk.services.office import issuer_named
from isodesk.services.papers import paper_for, paper_of, papers_of
from isodesk.services.plans import (
    create_plan,
    delete_plan,
    duplicated,
    edit_head,
    rename_plan,
)
from isodesk.services.read import list_plans, plan_row, read_plan
from isodesk.services.rows import edit_row
from isodesk.store import Workspace

WITH_COSTS = PlanKind.PROGRAMME


@pytest.fixture
def plan(issuer: Issuer) -> PlanFacts:
    """A programme with one price: 2 classes x 3 days x 5 million in its first year."""
    made = new_plan(WITH_COSTS, issuer, 2027, 2029)
    line = made.budget_lines[2]
    first = replace(line.amounts[0], value=None, price=5_000_000)
    counted = tuple(
        replace(factor, quantity=Decimal(number))
        for factor, number in zip(first.factors, (2, 3), strict=True)
    )
    amounts = (replace(first, factors=counted), *line.amounts[1:])
    lines = tuple(replace(x, amounts=amounts) if x is line else x for x in made.budget_lines)
    return replace(made, budget_lines=lines)


def words_of(paper: PlanFacts) -> str:
    shown = FieldContext.of(paper)
    parts = [paper.subject, *(b.text for b in paper.blocks), *(b.text for b in paper.legal_bases)]
    return "\n".join(shown.text(part) for part in parts)


def written(ws: Workspace, plan: PlanFacts, kind: PlanKind) -> PlanFacts:
    """A paper of the plan, in the file with it and read back."""
    with ws.change("Lập") as session:
        create_plan(session, plan)
    with ws.change("Lập văn bản") as session:
        key = create_plan(session, paper_for(read_plan(session, plan.key), kind))
    with ws.read() as session:
        return read_plan(session, key)


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_paper_is_complete_before_a_word_is_typed(kind: PlanKind, plan: PlanFacts) -> None:
    paper = paper_for(plan, kind)
    words = words_of(paper)
    assert "{" not in words
    assert "áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng" in paper.subject.plain()
    assert paper.travels_with == plan.key
    assert [f for f in run_checks(paper) if f.severity is Severity.ERROR] == []
    assert paper.blocks[-1].text.plain().rstrip().endswith("./.")
    assert all(column.post for column in paper.signatures)


def test_who_writes_to_whom(plan: PlanFacts) -> None:
    submission = paper_for(plan, PlanKind.SUBMISSION)
    assert submission.issuer.full_name == "Sở Khoa học và Công nghệ tỉnh Lạng Sơn"
    assert [a.name for a in submission.addressees] == ["Ủy ban nhân dân tỉnh Lạng Sơn"]
    assert submission.symbol == "TTr-SKHCN"
    assert submission.signatures[0].post == "GIÁM ĐỐC"
    decision = paper_for(plan, PlanKind.DECISION)
    assert decision.issuer == plan.issuer
    assert [b.kind for b in decision.blocks if b.kind is BlockKind.ARTICLE] == [
        BlockKind.ARTICLE
    ] * 3
    asked = [a.name for a in paper_for(plan, PlanKind.CONSULTATION).addressees]
    assert "Sở Tài chính" in asked and "Chi cục Tiêu chuẩn Đo lường Chất lượng" in asked
    assert not any("tư vấn" in name or "Sở Khoa học" in name for name in asked)
    posts = [s.post for s in paper_for(plan, PlanKind.ESTIMATE).signatures]
    assert posts == ["NGƯỜI LẬP", "PHỤ TRÁCH KẾ TOÁN", "THỦ TRƯỞNG ĐƠN VỊ"]


@pytest.mark.parametrize("kind", [kind for kind in PlanKind if kind not in PAPER_KINDS])
def test_only_offices_are_asked_for_opinions(issuer: Issuer, kind: PlanKind) -> None:
    paper = paper_for(new_plan(kind, issuer, 2027, 2027), PlanKind.CONSULTATION)
    asked = [addressee.name for addressee in paper.addressees]
    assert asked
    for words in ("Đoàn", "Lãnh đạo", " được ", "có tên tại", "tổng hợp", paper.issuer.short_name):
        assert not any(words in name for name in asked), asked


def test_an_office_writes_for_itself_to_its_superior() -> None:
    office = Issuer(
        ("SỞ NỘI VỤ",),
        ("UBND TỈNH LẠNG SƠN",),
        "Sở Nội vụ",
        "Sở Nội vụ",
        "SNV",
        "Lạng Sơn",
    )
    plan = new_plan(PlanKind.YEARLY, office, 2027, 2027)
    submission = paper_for(plan, PlanKind.SUBMISSION)
    assert submission.issuer == office
    assert [a.name for a in submission.addressees] == ["Ủy ban nhân dân tỉnh Lạng Sơn"]
    decision = words_of(paper_for(plan, PlanKind.DECISION))
    assert "GIÁM ĐỐC SỞ NỘI VỤ" in decision
    with pytest.raises(UserError, match="chưa có nội dung chi"):
        paper_for(plan, PlanKind.ESTIMATE)
    with pytest.raises(UserError, match="Chọn kế hoạch đó"):
        paper_for(submission, PlanKind.DECISION)


def test_the_office_of_a_commune_submits_to_its_committee() -> None:
    commune = issuer_named("Ủy ban nhân dân xã Hữu Lũng", superior="Ủy ban nhân dân tỉnh Lạng Sơn")
    plan = new_plan(PlanKind.YEARLY, commune, 2027, 2027)
    assert plan.issuer.superior == ()  # a people's committee stands alone in its letterhead
    submission = paper_for(plan, PlanKind.SUBMISSION, [commune])
    assert submission.issuer.header == ("VĂN PHÒNG HĐND VÀ UBND",)
    assert submission.issuer.superior == ("ỦY BAN NHÂN DÂN XÃ HỮU LŨNG",)
    assert [a.name for a in submission.addressees] == ["Ủy ban nhân dân xã Hữu Lũng"]
    assert (submission.symbol, submission.signatures[0].post) == ("TTr-VP", "CHÁNH VĂN PHÒNG")
    asked = [a.name for a in paper_for(plan, PlanKind.CONSULTATION, [commune]).addressees]
    assert "Các phòng, đơn vị" in asked
    assert not any(name.startswith(("Lãnh đạo", "Đoàn")) for name in asked)
    decision = paper_for(plan, PlanKind.DECISION, [commune])
    assert "UBND tỉnh Lạng Sơn" in [r.name for r in decision.recipients]


def test_what_is_quoted_follows_the_plan(ws: Workspace, plan: PlanFacts) -> None:
    paper = written(ws, plan, PlanKind.SUBMISSION)
    assert "30.000.000 đồng (Bằng chữ: Ba mươi triệu đồng chẵn)" in words_of(paper)
    line = plan.budget_lines[2]
    purpose = next(b for b in plan.blocks if b.text.plain().startswith("Duy trì HTQLCL"))
    with ws.change("Sửa") as session:
        amount = BudgetAmount(plan.budget_columns[0].key, value=7_000_000)
        edit_row(session, "budget_lines", line.key, amounts=(amount,))
        edit_row(session, "blocks", purpose.key, text=RichText.of("Giữ vững hiệu lực."))
        rename_plan(session, plan.key, "Áp dụng HTQLCL")
    with ws.read() as session:
        words = words_of(read_plan(session, paper.key))
        listed = {entry.key: entry for entry in list_plans(session)}
    assert "7.000.000 đồng (Bằng chữ: Bảy triệu đồng chẵn)" in words
    assert "Giữ vững hiệu lực.\n" in words
    assert "ban hành Kế hoạch áp dụng HTQLCL" in words
    assert listed[paper.key].subject == "Về việc ban hành Kế hoạch áp dụng HTQLCL"
    assert listed[paper.key].travels_with == plan.key


def test_a_quoted_paragraph_leads_on_to_no_list(ws: Workspace, plan: PlanFacts) -> None:
    paper = written(ws, plan, PlanKind.SUBMISSION)
    purpose = next(b for b in plan.blocks if b.text.plain().startswith("Duy trì HTQLCL"))
    with ws.change("Sửa") as session:
        edit_row(session, "blocks", purpose.key, text=RichText.of("Các sở, ngành, bao gồm:"))
    with ws.read() as session:
        words = words_of(read_plan(session, paper.key))
    assert "Các sở, ngành.\n" in words


def test_papers_stand_under_their_plan(ws: Workspace, plan: PlanFacts, issuer: Issuer) -> None:
    written(ws, plan, PlanKind.SUBMISSION)
    with ws.change("Thêm") as session:
        create_plan(session, new_plan(PlanKind.YEARLY, issuer, 2027, 2027))
        create_plan(session, paper_for(read_plan(session, plan.key), PlanKind.DECISION))
    with ws.read() as session:
        kinds = [entry.kind.value for entry in list_plans(session)]
        assert kinds == ["yearly", "programme", "submission", "decision"]
        assert paper_of(session, plan.key, PlanKind.DECISION) == papers_of(session, plan.key)[1]
        assert paper_of(session, plan.key, PlanKind.ESTIMATE) == ""


def test_a_plan_issued_with_a_decision_is_listed_under_its_number(
    ws: Workspace, plan: PlanFacts
) -> None:
    decision = Wrapper("Quyết định", "15", "QĐ-UBND", DocumentDate(2027, 1, 5))
    with ws.change("Lập") as session:
        create_plan(session, replace(plan, number="", wrapper=decision))
        (entry,) = list_plans(session)
    assert entry.full_number == "15/QĐ-UBND"


def test_the_decision_gives_its_number_and_day_to_the_plan(ws: Workspace, plan: PlanFacts) -> None:
    decision = written(ws, plan, PlanKind.DECISION)
    with ws.read() as session:
        wrapper = read_plan(session, plan.key).wrapper
    assert wrapper is not None
    assert (wrapper.document_type, wrapper.number, wrapper.symbol) == (
        "Quyết định",
        "",
        "QĐ-UBND",
    )
    with ws.change("Ghi số, ngày") as session:
        edit_head(session, decision.key, number="128", date=DocumentDate(2027, 1, 15))
    with ws.change("Sửa địa danh của kế hoạch") as session:
        edit_head(session, plan.key, place="Lạng Sơn")
    with ws.read() as session:
        wrapper = read_plan(session, plan.key).wrapper
        assert wrapper is not None
        assert (wrapper.number, wrapper.date) == ("128", DocumentDate(2027, 1, 15))
        assert duplicated(read_plan(session, plan.key)).wrapper == replace(
            wrapper, number="", date=DocumentDate(2027)
        )
    with ws.change("Xóa quyết định") as session:
        delete_plan(session, decision.key)
    with ws.read() as session:
        assert read_plan(session, plan.key).wrapper is None
    ws.undo()
    with ws.read() as session:
        assert read_plan(session, plan.key).wrapper == wrapper


def cells(paper: PlanFacts) -> list[list[str]]:
    table = next(t for t in paper.tables if t.source.value == "budget")
    made = next(
        p for p in table_parts(TableContext.of(paper), table, ND30_2020) if isinstance(p, Table)
    )
    return [[plain(cell.text) for cell in row.cells] for row in made.rows]


def test_the_estimate_shows_the_lines_of_the_plan(ws: Workspace, plan: PlanFacts) -> None:
    paper = written(ws, plan, PlanKind.ESTIMATE)
    assert paper.budget_lines == ()
    rows = cells(paper)
    training = next(row for row in rows if row[1] == "Đào tạo, tập huấn")
    assert str(training[2]).startswith(
        "2027: 2 lớp x 3 ngày x 5.000.000 đồng/lớp.ngày\n2028: …… lớp"
    )
    assert training[3] == "30.000.000"
    assert training[4].startswith("Điểm d khoản 1 Điều 3")
    assert rows[-1][-2] == "30.000.000"


def test_the_workbook_of_an_estimate_has_its_own_table(ws: Workspace, plan: PlanFacts) -> None:
    paper = written(ws, plan, PlanKind.ESTIMATE)
    book = load_workbook(BytesIO(excel_bytes(paper)))
    rows = [list(row) for row in book["Kinh phí"].iter_rows(values_only=True)]
    head = next(row for row in rows if row[0] == "TT")
    assert head[:5] == [
        "TT",
        "Nội dung chi",
        "Cách tính (số lượng x mức chi)",
        "Thành tiền",
        "Căn cứ mức chi",
    ]
    training = next(row for row in rows if row[1] == "Đào tạo, tập huấn")
    assert str(training[2]).startswith("2027: 2 lớp x 3 ngày x 5.000.000 đồng/lớp.ngày")
    assert str(training[3]).startswith("=SUM(")
    assert any("Thuyết minh dự toán" in str(row[0]) for row in rows[:3])


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_a_paper_whose_plan_is_gone_prints_what_it_showed_last(
    ws: Workspace, plan: PlanFacts, kind: PlanKind
) -> None:
    paper = written(ws, plan, kind)
    before = words_of(paper)
    table = cells(paper) if kind is PlanKind.ESTIMATE else []
    with ws.change("Xóa kế hoạch") as session:
        delete_plan(session, plan.key)
    with ws.read() as session:
        left = read_plan(session, paper.key)
    assert left.parent is None
    assert words_of(left) == before
    if table:
        assert cells(left) == table
    errors = [f for f in run_checks(left) if f.severity is Severity.ERROR]
    assert [f.rule for f in errors] == ["papers.plan"]
    ws.undo()
    with ws.read() as session:
        assert read_plan(session, paper.key) == paper


def test_a_frozen_paper_keeps_the_plan_as_it_was(ws: Workspace, plan: PlanFacts) -> None:
    paper = written(ws, plan, PlanKind.SUBMISSION)
    with ws.change("Trình ký") as session:
        row = plan_row(session, paper.key)
        row.status = PlanStatus.SIGNING
        version = models.FrozenVersion(
            plan_id=row.id,
            position=0,
            stage=VersionStage.SIGNING,
            made_at="2027-01-05T00:00:00+00:00",
            made_by="Lan",
            sha256="",
            pdf_sha256="",
            canonical=canonical.dumps(read_plan(session, paper.key)),
            pdf=b"",
        )
        session.add(version)
    with ws.change("Đổi trích yếu kế hoạch") as session:
        rename_plan(session, plan.key, "Tên khác")
    with ws.read() as session:
        frozen = read_plan(session, paper.key)
    assert frozen.parent == paper.parent
    assert "Tên khác" not in words_of(frozen)


def test_a_copy_of_a_paper_stays_with_the_plan(ws: Workspace, plan: PlanFacts) -> None:
    paper = written(ws, plan, PlanKind.ESTIMATE)
    copy = duplicated(paper)
    assert copy.parent == paper.parent and copy.travels_with == plan.key
    assert words_of(copy) == words_of(paper)
    with pytest.raises(UserError, match="đi kèm một kế hoạch"):
        plan_new_year(paper, 2030)


def test_fields_of_the_plan_are_offered_in_its_papers(plan: PlanFacts) -> None:
    names = {
        c.name: c.shown for c in field_choices(FieldContext.of(paper_for(plan, PlanKind.DECISION)))
    }
    assert names["Của kế hoạch, tổng kinh phí: bằng số"] == "30.000.000"
    assert names["Của kế hoạch, số nhiệm vụ"] == "11"
