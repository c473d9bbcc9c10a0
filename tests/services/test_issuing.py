"""The way of a paper: locked for its signer, numbered after the signature, adjusted later."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select, update

from isodesk import facts, models
from isodesk.errors import UserError
from isodesk.facts import (
    AttachmentRole,
    BasesForm,
    PlanFacts,
    PlanStatus,
    RichText,
    TaskState,
    VersionStage,
    canonical,
)
from isodesk.facts.frozen import frozen_text, thawed
from isodesk.host.resources import resource
from isodesk.services import issuing, kept_files, plans
from isodesk.services.issuing import Issue
from isodesk.services.new_year import copied_to_year
from isodesk.services.proof import prove
from isodesk.services.read import read_plan
from isodesk.services.tasks import set_state
from isodesk.services.write import write_plan
from isodesk.store import Workspace, verify_workspace

DAY = date(2018, 2, 23)
SIGNED, OUT = b"%PDF signed", b"%PDF issued"


@pytest.fixture
def plan() -> PlanFacts:
    """The programme of 2018 to 2020 as it was before văn thư numbered it."""
    text = resource("samples/ap-dung-2018-2020.json").read_text(encoding="utf-8")
    whole = canonical.loads(PlanFacts, text)
    return replace(whole, number="", date=facts.DocumentDate(2018, 2))


@pytest.fixture
def key(ws: Workspace, plan: PlanFacts) -> str:
    with ws.change("Tạo kế hoạch") as session:
        return write_plan(session, plan)


def read(ws: Workspace, key: str) -> PlanFacts:
    with ws.read() as session:
        return read_plan(session, key)


def send(ws: Workspace, key: str, reason: str = "") -> None:
    plan = read(ws, key)
    with ws.change("Trình ký", plan=key, final=True) as session:
        issuing.send_to_signer(session, plan, SIGNED, ws.actor.name, reason)


def issue(ws: Workspace, key: str, number: str = "34", day: date = DAY, **named: Any) -> None:
    plan = read(ws, key)
    with ws.change("Ghi số", plan=key, final=True) as session:
        issuing.issue_plan(session, plan, Issue(number, day, **named), OUT, ws.actor.name)


def withdraw(ws: Workspace, key: str) -> None:
    with ws.change("Rút về sửa", plan=key, final=True) as session:
        issuing.withdraw(session, key)


def canonical_of(ws: Workspace, key: str) -> list[str]:
    query = (
        select(models.FrozenVersion.canonical)
        .join(models.Plan, models.Plan.id == models.FrozenVersion.plan_id)
        .where(models.Plan.uuid == key)
        .order_by(models.FrozenVersion.position)
    )
    with ws.read() as session:
        return list(session.scalars(query))


# Trình ký


def test_what_goes_to_the_signer_is_kept_and_locked(ws: Workspace, key: str) -> None:
    before = read(ws, key)
    send(ws, key, "Sai đã được chấp nhận")
    sent = read(ws, key)
    assert sent.status is PlanStatus.SIGNING
    assert replace(sent, status=before.status, versions=()) == before
    (version,) = sent.versions
    assert (version.stage, version.made_by) == (VersionStage.SIGNING, ws.actor.name)
    assert version.reason == "Sai đã được chấp nhận"
    assert version.pdf_sha256 == sha256(SIGNED).hexdigest()
    (text,) = canonical_of(ws, key)
    assert version.sha256 == sha256(text.encode()).hexdigest()
    assert thawed(text) == replace(sent, versions=())
    with ws.read() as session:
        assert kept_files.version_pdf(session, version.key) == SIGNED


def test_the_locked_text_says_nothing_of_the_files_own(ws: Workspace, key: str) -> None:
    send(ws, key)
    (text,) = canonical_of(ws, key)
    data = json.loads(text)
    assert not data.keys() & {"status", "versions", "attachments", "archived", "adjusts"}
    assert text == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


VERBS: dict[str, Any] = {
    "rename": lambda s, k: plans.rename_plan(s, k, "Khác"),
    "head": lambda s, k: plans.edit_head(s, k, place="Hà Nội"),
    "number": lambda s, k: plans.edit_head(s, k, number="35"),
    "delete": plans.delete_plan,
    "consult": lambda s, k: issuing.consult(s, k, asked=True),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("issued", [False, True], ids=["with its signer", "issued"])
def test_a_locked_plan_is_not_changed(ws: Workspace, key: str, verb: str, issued: bool) -> None:
    send(ws, key)
    if issued:
        issue(ws, key)
    before = read(ws, key)
    with pytest.raises(UserError), ws.change("Lách", plan=key) as session:
        VERBS[verb](session, key)
    assert read(ws, key) == before


def test_a_plan_taken_back_is_written_on_and_sent_again(ws: Workspace, key: str) -> None:
    send(ws, key)
    withdraw(ws, key)
    with ws.change("Đổi trích yếu", plan=key) as session:
        plans.rename_plan(session, key, "Áp dụng mới")
    assert len(read(ws, key).versions) == 1
    send(ws, key)
    old, new = (thawed(text) for text in canonical_of(ws, key))
    assert old.subject != new.subject and new.subject.plain() == "Áp dụng mới"
    issue(ws, key)
    assert [v.stage.value for v in read(ws, key).versions] == ["signing", "signing", "issued"]


def test_each_act_has_its_time(ws: Workspace, key: str) -> None:
    with pytest.raises(UserError, match="Trình ký kế hoạch trước"):
        issue(ws, key)
    with pytest.raises(UserError, match="đang trình ký"):
        withdraw(ws, key)
    send(ws, key)
    with pytest.raises(UserError, match="đã trình ký"):
        send(ws, key)
    issue(ws, key)
    for act in (send, issue, withdraw):
        with pytest.raises(UserError):
            act(ws, key)


def test_a_change_made_while_the_pdf_was_made_is_not_locked_away(ws: Workspace, key: str) -> None:
    stale = read(ws, key)
    with ws.change("Đổi trích yếu", plan=key) as session:
        plans.rename_plan(session, key, "Khác")
    with (
        pytest.raises(UserError, match="vừa được sửa"),
        ws.change("Trình ký", plan=key, final=True) as session,
    ):
        issuing.send_to_signer(session, stale, SIGNED, "Lan", "")
    assert read(ws, key).status is PlanStatus.DRAFT


def test_a_draft_goes_out_for_opinions_and_back(ws: Workspace, key: str) -> None:
    for asked, status in ((True, PlanStatus.CONSULTATION), (False, PlanStatus.DRAFT)):
        with ws.change("Lấy ý kiến", plan=key) as session:
            issuing.consult(session, key, asked=asked)
        assert read(ws, key).status is status
    ws.undo()
    assert read(ws, key).status is PlanStatus.CONSULTATION
    send(ws, key)
    assert read(ws, key).status is PlanStatus.SIGNING


# Ghi số, ngày ban hành


def test_only_number_and_day_differ_between_what_was_signed_and_what_goes_out(
    ws: Workspace, key: str
) -> None:
    send(ws, key)
    issue(ws, key)
    signed, out = (json.loads(text) for text in canonical_of(ws, key))
    assert out["number"] == "34"
    assert out["date"] == {"day": 23, "month": 2, "year": 2018}
    assert {k: v for k, v in out.items() if k not in ("number", "date")} == {
        k: v for k, v in signed.items() if k not in ("number", "date")
    }
    plan = read(ws, key)
    assert plan.status is PlanStatus.ISSUED
    assert frozen_text(plan) == canonical_of(ws, key)[1]
    assert prove_of(ws, key) == ()


def test_a_plan_issued_by_a_decision_takes_that_ones_number(ws: Workspace, plan: PlanFacts) -> None:
    wrapped = replace(plan, wrapper=facts.Wrapper(symbol="QĐ-UBND"))
    with ws.change("Tạo kế hoạch") as session:
        key = write_plan(session, wrapped)
    send(ws, key)
    issue(ws, key, "12")
    after = read(ws, key)
    assert after.wrapper == facts.Wrapper(
        number="12", symbol="QĐ-UBND", date=facts.DocumentDate(2018, 2, 23)
    )
    assert (after.number, after.date) == (plan.number, plan.date)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("34", "34"), (" Số: 34 ", "34"), ("34/KH-UBND", "34"), ("05/kh-ubnd", "05"), ("12a", "12a")],
)
def test_a_number_is_read_however_it_is_typed(plan: PlanFacts, typed: str, number: str) -> None:
    assert issuing.read_number(plan, typed) == number


@pytest.mark.parametrize("typed", ["", "KH-UBND", "34/QĐ-UBND", "ba tư"])
def test_what_is_no_number_of_this_plan_is_refused(plan: PlanFacts, typed: str) -> None:
    with pytest.raises(UserError):
        issuing.read_number(plan, typed)


def test_a_number_is_given_once_a_year(ws: Workspace, key: str, plan: PlanFacts) -> None:
    send(ws, key)
    issue(ws, key, "05")
    with ws.change("Nhân bản") as session:
        other = plans.create_plan(session, plans.duplicated(plan))
    send(ws, other)
    with pytest.raises(UserError, match="^Số 05/KH-UBND năm 2018 đã dùng cho kế hoạch khác: “"):
        issue(ws, other, "5")
    issue(ws, other, "5", date(2019, 1, 4))
    assert read(ws, other).status is PlanStatus.ISSUED


def test_another_office_has_numbers_of_its_own(ws: Workspace, key: str, plan: PlanFacts) -> None:
    send(ws, key)
    issue(ws, key)
    issuer = replace(plan.issuer, full_name="Ủy ban nhân dân huyện Cao Lộc")
    with ws.change("Nhân bản") as session:
        other = plans.create_plan(session, plans.duplicated(replace(plan, issuer=issuer)))
    send(ws, other)
    issue(ws, other)
    assert read(ws, other).number == "34"


def test_a_plan_is_not_issued_before_its_legal_bases(ws: Workspace, plan: PlanFacts) -> None:
    citation = facts.Citation("c", "Quyết định", "1/QĐ", date(2018, 3, 1))
    basis = facts.LegalBasis("b", "Căn cứ", RichText(), citation)
    with ws.change("Tạo kế hoạch") as session:
        key = write_plan(session, replace(plan, legal_bases=(basis,)))
    send(ws, key)
    with pytest.raises(UserError, match="trước ngày ban hành của căn cứ Quyết định số 1/QĐ"):
        issue(ws, key)
    issue(ws, key, day=date(2018, 3, 1))


def test_what_was_signed_stays_when_the_offices_lists_change(ws: Workspace, key: str) -> None:
    standard = facts.Standard("s9", "TCVN ISO 9001:2015")
    with ws.change("Sửa tiêu chuẩn", plan=key) as session:
        plans.edit_head(session, key, standard_to=standard)
    cited = next(b.citation for b in read(ws, key).legal_bases if b.citation)
    send(ws, key)
    with ws.change("Sửa danh mục") as session:
        session.execute(update(models.Standard).values(code="ISO 9001:2026"))
        session.execute(update(models.Citation).values(title="khác"))
    issue(ws, key)
    plan = read(ws, key)
    assert plan.standard_to == standard
    assert next(b.citation for b in plan.legal_bases if b.citation) == cited
    with ws.read() as session:
        assert prove(session, key).problems == ()
    with ws.change("Nhân bản") as session:
        copy = plans.create_plan(session, plans.duplicated(plan))
    assert read(ws, copy).standard_to is not None


# Điều chỉnh, bổ sung


def test_an_adjustment_knows_its_parent_and_changes_its_status(ws: Workspace, key: str) -> None:
    send(ws, key)
    with pytest.raises(UserError, match="đã ban hành"):
        issuing.adjustment_of(read(ws, key), 2019)
    issue(ws, key)
    parent = read(ws, key)
    with ws.change("Điều chỉnh, bổ sung") as session:
        child = plans.create_plan(session, issuing.adjustment_of(parent, 2019))
    made = read(ws, child)
    assert (made.adjusts, made.status, made.number) == (key, PlanStatus.DRAFT, "")
    assert made.date == facts.DocumentDate(2019)
    assert (made.versions, made.attachments) == ((), ())
    words = [basis.text.plain() for basis in made.legal_bases]
    named = "Kế hoạch số 34/KH-UBND ngày 23/02/2018"
    assert any(w.startswith(f"{named} của Ủy ban nhân dân tỉnh Lạng Sơn về ") for w in words)
    assert made.subject.plain().startswith(f"Điều chỉnh, bổ sung {named} về ")
    assert {t.key for t in made.tasks}.isdisjoint(t.key for t in parent.tasks)
    send(ws, child)
    assert read(ws, key).status is PlanStatus.ISSUED
    with pytest.raises(UserError, match="trước ngày ban hành của kế hoạch được điều chỉnh"):
        issue(ws, child, "7", date(2018, 2, 22))
    issue(ws, child, "7", date(2019, 1, 8))
    assert read(ws, key).status is PlanStatus.AMENDED
    assert prove_of(ws, key) == ()


def test_an_adjustment_names_the_plan_and_not_the_decision_it_came_with(plan: PlanFacts) -> None:
    decision = facts.Wrapper("Quyết định", "15", "QĐ-UBND", facts.DocumentDate(2027, 1, 5))
    issued = replace(plan, status=PlanStatus.ISSUED, wrapper=decision)
    subject = issuing.adjustment_of(issued, 2027).subject.plain()
    assert subject.startswith("Điều chỉnh, bổ sung Kế hoạch áp dụng")
    assert subject.endswith("ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/01/2027")


@pytest.mark.parametrize(
    ("form", "written", "closed", "added"),
    [
        (BasesForm.LIST, ("", "Luật A."), "Luật A", ("", ".")),
        (BasesForm.LIST, ("Căn cứ", "Luật A;"), "Luật A;", ("Căn cứ", "")),
        (BasesForm.LINES, ("Căn cứ", "Luật A"), "Luật A", ("Căn cứ", "")),
        (BasesForm.RUN_IN, ("Thực hiện", "Luật A,"), "Luật A", ("", ",")),
    ],
)
def test_the_adjusted_plan_is_cited_as_the_other_bases_are(
    plan: PlanFacts, form: BasesForm, written: tuple[str, str], closed: str, added: tuple[str, str]
) -> None:
    lead, text = written
    basis = facts.LegalBasis("b1", lead, facts.RichText.of(text))
    block = facts.Block("bases", facts.BlockKind.LEGAL_BASES, form=form)
    issued = replace(plan, status=PlanStatus.ISSUED, legal_bases=(basis,), blocks=(block,))
    before, new = issuing.adjustment_of(issued, 2027).legal_bases
    assert before.text.plain() == closed
    assert new.lead == added[0]
    assert new.text.plain().endswith(f"giai đoạn 2018 - 2020{added[1]}")


def test_a_plan_may_be_replaced_whole(ws: Workspace, key: str) -> None:
    send(ws, key)
    issue(ws, key)
    with ws.change("Điều chỉnh, bổ sung") as session:
        child = plans.create_plan(session, issuing.adjustment_of(read(ws, key), 2019))
    send(ws, child)
    issue(ws, child, "7", date(2019, 1, 8), replaces=True)
    assert read(ws, key).status is PlanStatus.REPLACED
    with pytest.raises(UserError, match="chưa được thay thế"):
        issuing.adjustment_of(read(ws, key), 2019)


def test_copies_start_as_first_drafts(ws: Workspace, plan: PlanFacts) -> None:
    wrapper = facts.Wrapper("Quyết định", "7", "QĐ-UBND", facts.DocumentDate(2018, 2, 1), "UBND")
    marks = replace(plan.paper, draft_round=2, drafter="PL")
    with ws.change("Tạo kế hoạch") as session:
        key = write_plan(session, replace(plan, wrapper=wrapper, paper=marks))
    send(ws, key)
    issue(ws, key)
    issued = read(ws, key)
    for copy, year in ((plans.duplicated(issued), 2018), (copied_to_year(issued, 2021), 2021)):
        assert (copy.status, copy.number, copy.versions) == (PlanStatus.DRAFT, "", ())
        assert (copy.paper.draft_round, copy.paper.drafter) == (0, "PL")
        assert copy.wrapper == replace(wrapper, number="", date=facts.DocumentDate(year))


# Tệp đính kèm


def test_signed_files_are_kept_and_given_back(ws: Workspace, key: str) -> None:
    send(ws, key)
    issue(ws, key)
    for name, data in (("quét.PDF", b"%PDF-1.4 a"), ("trang 1.jpg", b"\xff\xd8")):
        with ws.change("Đính kèm", plan=key, final=True) as session:
            kept_files.attach(session, key, name, data)
    first, second = read(ws, key).attachments
    assert (first.name, first.media_type, first.size) == ("quét.PDF", "application/pdf", 10)
    assert first.role is AttachmentRole.SIGNED
    assert first.sha256 == sha256(b"%PDF-1.4 a").hexdigest()
    with ws.read() as session:
        assert kept_files.attached_data(session, second.key) == b"\xff\xd8"
    with ws.change("Bỏ tệp", plan=key, final=True) as session:
        kept_files.detach(session, first.key)
    assert read(ws, key).attachments == (second,)
    with ws.read() as session, pytest.raises(UserError, match="không còn"):
        kept_files.attached_data(session, first.key)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("ký.docx", b"PK", "không phải tệp PDF hay ảnh quét"),
        ("pdf", b"x", "không phải tệp PDF hay ảnh quét"),
        ("trống.pdf", b"", "là tệp trống"),
        ("hai.pdf", b"%PDF", "đã được đính kèm với tên “một.pdf”"),
        ("to.pdf", b"x" * (kept_files.LARGEST + 1), "lớn hơn 40 MB"),
    ],
)
def test_what_is_no_signed_file_is_refused(
    ws: Workspace, key: str, name: str, data: bytes, reason: str
) -> None:
    with ws.change("Đính kèm", plan=key, final=True) as session:
        kept_files.attach(session, key, "một.pdf", b"%PDF")
    with (
        pytest.raises(UserError, match=reason),
        ws.change("Đính kèm", plan=key, final=True) as session,
    ):
        kept_files.attach(session, key, name, data)
    assert len(read(ws, key).attachments) == 1


# Đối chiếu


def prove_of(ws: Workspace, key: str) -> tuple[str, ...]:
    with ws.read() as session:
        return prove(session, key).problems


SPOILT: dict[str, tuple[str, str]] = {
    "the facts kept": (
        "UPDATE frozen_version SET canonical = replace(canonical, '2018', '2019')",
        "nội dung đã khóa không còn nguyên vẹn",
    ),
    "the PDF kept": ("UPDATE frozen_version SET pdf = x'00'", "PDF đã khóa không còn nguyên vẹn"),
    "a file": ("UPDATE attachment SET data = x'00'", "Tệp đính kèm “quét.pdf” đã bị thay đổi"),
    "the subject": ("UPDATE plan SET subject = '[]'", "Khác với bản đã khóa: Trích yếu."),
    "a line of the budget": (
        "UPDATE budget_line SET price_unit = 'khác' WHERE id = (SELECT min(id) FROM budget_line)",
        "Khác với bản đã khóa: Kinh phí, dòng I.",
    ),
    "a recipient": (
        "DELETE FROM recipient WHERE id = (SELECT min(id) FROM recipient)",
        "Khác với bản đã khóa: Nơi nhận.",
    ),
    "the number": ("UPDATE plan SET number = '35'", "Khác với bản đã khóa: Số."),
    "all versions": ("DELETE FROM frozen_version", "không có bản đã khóa"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_was_altered_behind_the_program_is_named(ws: Workspace, key: str, case: str) -> None:
    from sqlalchemy import text

    with ws.change("Đính kèm", plan=key, final=True) as session:
        kept_files.attach(session, key, "quét.pdf", b"%PDF")
    send(ws, key)
    assert prove_of(ws, key) == ()
    statement, problem = SPOILT[case]
    with ws.change("Lách", final=True) as session:
        session.execute(text(statement))
    assert any(problem in told for told in prove_of(ws, key)), prove_of(ws, key)


def test_a_plan_taken_back_is_compared_by_its_hashes_alone(ws: Workspace, key: str) -> None:
    send(ws, key)
    withdraw(ws, key)
    with ws.change("Đổi trích yếu", plan=key) as session:
        plans.rename_plan(session, key, "Khác hẳn")
    assert prove_of(ws, key) == ()
    assert verify_workspace(ws.path) == []


def test_what_comes_of_a_task_is_written_down_after_the_signature(ws: Workspace) -> None:
    text = resource("samples/chuyen-doi-2018-2020.json").read_text(encoding="utf-8")
    with ws.change("Tạo kế hoạch") as session:
        key = write_plan(session, canonical.loads(PlanFacts, text))
    first, second = (task.key for task in read(ws, key).tasks[:2])
    send(ws, key)
    before = canonical_of(ws, key)
    with ws.change("Sửa tình trạng", plan=key) as session:
        set_state(session, [first], TaskState.DONE, date(2018, 6, 20))
        set_state(session, [second], TaskState.UNDER_WAY, date(2018, 6, 20))
    done, begun = read(ws, key).tasks[:2]
    assert (done.state, done.completed_on) == (TaskState.DONE, date(2018, 6, 20))
    assert (begun.state, begun.completed_on) == (TaskState.UNDER_WAY, None)
    with ws.change("Sửa tình trạng", plan=key) as session:
        set_state(session, [first], TaskState.DONE, date(2019, 1, 1))
    assert read(ws, key).tasks[0].completed_on == date(2018, 6, 20)
    with ws.read() as session:
        assert prove(session, key).problems == ()
    assert canonical_of(ws, key) == before
    issue(ws, key)
    with ws.read() as session:
        assert prove(session, key).problems == ()
    assert verify_workspace(ws.path) == []
