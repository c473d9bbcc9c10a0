"""Marks, signers and the decision a plan is issued with, as data for other programs."""

from __future__ import annotations

from isodesk.documents.show import plan_as_data, recipients
from isodesk.facts import (
    Annex,
    AnnexStyle,
    Circulation,
    DocumentDate,
    FileCopy,
    PaperMarks,
    PlanStatus,
    RichText,
    SignatureColumn,
    Urgency,
    Wrapper,
)
from tests.documents.plans import small_plan

ANNEX = Annex("a", RichText.of("Dự toán"), style=AnnexStyle.FORM, reference=False)


def test_the_marks_are_told() -> None:
    marks = PaperMarks(Urgency.URGENT, Circulation.INTERNAL, True, 2, "PL", 300, ("Số 5",))
    assert plan_as_data(small_plan(paper=marks))["paper"] == {
        "urgency": "urgent",
        "circulation": "internal",
        "secrecy_room": True,
        "draft_round": 2,
        "marked_draft": True,
        "drafter": "PL",
        "printed_copies": 300,
        "foot": ["Số 5"],
    }
    issued = plan_as_data(small_plan(paper=marks, status=PlanStatus.ISSUED))["paper"]
    assert issued["marked_draft"] is False


def test_the_decision_it_is_issued_with_is_told() -> None:
    assert plan_as_data(small_plan())["wrapper"] is None
    wrapper = Wrapper("Quyết định", "7", "QĐ-UBND", DocumentDate(2026, 1, 5), "UBND tỉnh")
    told = plan_as_data(small_plan(wrapper=wrapper))["wrapper"]
    assert (told["document_type"], told["number"], told["symbol"]) == (
        *("Quyết định", "7", "QĐ-UBND"),
    )
    assert told["date"]["text"] == "ngày 05 tháng 01 năm 2026"
    assert told["issuer"] == "UBND tỉnh"


def test_signers_are_told_where_they_sign() -> None:
    own = small_plan().signatures[0]
    plan = small_plan(
        annexes=(ANNEX,), signatures=(SignatureColumn("b", name="Bình", annex="a"), own)
    )
    data = plan_as_data(plan)
    assert data["signature"]["name"] == "Nguyễn Văn An"
    assert [signer["name"] for signer in data["signatures"]] == ["Nguyễn Văn An"]
    (annex,) = data["annexes"]
    assert [signer["name"] for signer in annex["signatures"]] == ["Bình"]
    assert (annex["number"], annex["style"], annex["reference"]) == ("Biểu số 01", "form", "")


def test_what_is_filed_is_told_as_it_is_printed() -> None:
    plan = small_plan(file_copy=FileCopy("VT", "TCCB", "LTT", 3))
    assert recipients(plan)[-1] == "Lưu: VT, TCCB, LTT 03"
