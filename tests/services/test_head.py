"""What frames the text: typed as lines, stored as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import (
    Addressee,
    DocumentDate,
    PlanFacts,
    Recipient,
    SignatureColumn,
    Wrapper,
)
from isodesk.services.head import (
    add_signature,
    move_signature,
    new_signature,
    recipient_words,
    remove_signature,
    set_addressees,
    set_legal_bases,
    set_recipients,
    set_signature,
)
from isodesk.services.plans import edit_head
from isodesk.services.read import read_plan
from isodesk.services.text import delete_annex
from isodesk.services.write import write_plan
from isodesk.store import Workspace


@pytest.fixture
def session(ws: Workspace, whole_plan: PlanFacts) -> Iterator[Session]:
    with ws.change("Thử") as session:
        write_plan(session, whole_plan)
        yield session


def test_bases_keep_their_citation_and_order(session: Session) -> None:
    lines = ["Thực hiện Kế hoạch số 7/KH-UBND;", "không số", "", "  Căn cứ   chữ in  "]
    set_legal_bases(session, "p1", lines)
    bases = read_plan(session, "p1").legal_bases
    printed = [(basis.lead, basis.text.plain()) for basis in bases]
    assert printed == [
        ("Thực hiện", "Kế hoạch số 7/KH-UBND;"),
        ("", "không số"),
        ("Căn cứ", "chữ in"),
    ]
    set_legal_bases(session, "p1", ["không số"])
    (left,) = read_plan(session, "p1").legal_bases
    assert left.key == bases[1].key
    set_legal_bases(session, "p1", [])
    assert read_plan(session, "p1").legal_bases == ()


def test_an_untouched_basis_stays_as_it_is(session: Session) -> None:
    before = read_plan(session, "p1").legal_bases
    set_legal_bases(session, "p1", ["Căn cứ chữ in", "có số 5"])
    after = read_plan(session, "p1").legal_bases
    assert after[0] == before[0]
    assert (after[1].key, after[1].text.plain()) == (before[1].key, "có số 5")


def test_recipients_are_read_with_their_purpose(session: Session) -> None:
    set_recipients(session, "p1", ["- Tỉnh ủy (b/c);", "UBND tỉnh (b/c)", "Các sở, ban, ngành."])
    found = read_plan(session, "p1").recipients
    assert [(r.name, r.purpose) for r in found] == [
        ("Tỉnh ủy", "b/c"),
        ("UBND tỉnh", "b/c"),
        ("Các sở, ban, ngành", ""),
    ]
    assert found[1].key == "rc1"
    assert [recipient_words(r) for r in found][0] == "Tỉnh ủy (b/c)"
    set_recipients(session, "p1", ["Tỉnh ủy (b/c)", "UBND tỉnh (để b/c)"])
    assert read_plan(session, "p1").recipients[1] == Recipient("rc1", "UBND tỉnh", "để b/c")


def test_addressees_keep_their_keys(session: Session) -> None:
    set_addressees(session, "p1", ["Các sở, ngành", "Các xã", "Các trường"])
    found = read_plan(session, "p1").addressees
    assert found[:2] == (Addressee("ad1", "Các sở, ngành"), Addressee("ad2", "Các xã"))
    assert found[2].name == "Các trường"
    set_addressees(session, "p1", ["Các xã"])
    assert read_plan(session, "p1").addressees == (Addressee("ad2", "Các xã"),)


def test_a_signer_is_set_or_added(session: Session) -> None:
    first = SignatureColumn("sg1", ("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "", "Lê B")
    set_signature(session, "p1", first)
    second = replace(new_signature(), post="KẾ TOÁN TRƯỞNG")
    set_signature(session, "p1", second)
    assert read_plan(session, "p1").signatures == (first, second)


def signers(session: Session, annex: str = "") -> list[str]:
    found = read_plan(session, "p1").signatures
    return [column.key for column in found if column.annex == annex]


def test_signers_of_body_and_annex_are_ordered_apart(session: Session) -> None:
    first, second = add_signature(session, "p1"), add_signature(session, "p1")
    other = add_signature(session, "p1", "x1")
    third = add_signature(session, "p1")
    assert signers(session) == [first, second, third]
    move_signature(session, "p1", third, -1)
    assert signers(session) == [first, third, second]
    move_signature(session, "p1", first, 1)
    move_signature(session, "p1", first, 1)
    assert signers(session) == [third, second, first]
    assert signers(session, "x1") == ["sg1", other]
    move_signature(session, "p1", other, -1)
    assert signers(session, "x1") == [other, "sg1"]
    assert signers(session) == [third, second, first]
    for key, step in ((third, -1), (first, 1)):  # already at the end
        move_signature(session, "p1", key, step)
    assert signers(session) == [third, second, first]
    remove_signature(session, second)
    assert signers(session) == [third, first]
    with pytest.raises(UserError, match="không còn"):
        move_signature(session, "p1", second, 1)


def test_the_signers_of_an_annex_go_with_it(session: Session) -> None:
    key = add_signature(session, "p1")
    delete_annex(session, "x1")
    assert [column.key for column in read_plan(session, "p1").signatures] == [key]


def test_what_a_plan_is_issued_with_is_set_and_taken_away(session: Session) -> None:
    wrapper = Wrapper("Quyết định", "7", "QĐ-UBND", DocumentDate(2026, 1), "UBND tỉnh")
    edit_head(session, "p1", wrapper=wrapper)
    assert read_plan(session, "p1").wrapper == wrapper
    edit_head(session, "p1", wrapper=None)
    assert read_plan(session, "p1").wrapper is None
