"""Who signs the body or an annex: the boxes of each signer, and the buttons that order them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from isodesk.facts import PlanFacts, SignatureColumn
from isodesk.facts.fields import FieldContext
from isodesk.facts.signing import signing_ways, way_of
from isodesk.services import Session
from isodesk.services.head import (
    add_signature,
    move_signature,
    remove_signature,
    set_signature,
)
from isodesk.ui.writing.entry import Entry, Read, Section, Verb, Write, split_lines

_STEP = "Sửa thể thức ký"
_BY_HAND = ("", "Ghi tay")


def signer_sections(
    plan: PlanFacts, columns: Sequence[SignatureColumn], where: str = ""
) -> list[Section]:
    """A section each signer of one text; ``where`` is the annex as it is called."""
    count = len(columns)
    return [_signer(plan, column, at, count, where) for at, column in enumerate(columns)]


def add_verb(annex: str = "") -> Verb:
    """The button that adds a signer."""
    return Verb(
        f"add-signer/{annex}",
        "Thêm người ký",
        "add",
        lambda session, plan: add_signature(session, plan.key, annex),
        words="Thêm người ký",
    )


def _signer(
    plan: PlanFacts, column: SignatureColumn, index: int, count: int, where: str
) -> Section:
    def entry(name: str, label: str, lines: bool = False, hint: str = "") -> Entry:
        place = f"signatures/{column.key}/{name}"
        read, write = _signed(column, name), _sign(column, name)
        return Entry(place, label, _STEP, read, write, lines, hint, offers=name)

    title = "Người ký" if count == 1 else f"Người ký thứ {index + 1}"
    return Section(
        f"{title}, {where}" if where else title,
        (
            (_way(plan, column),),
            (entry("authority", "Quyền hạn ký", True, "TM. ỦY BAN NHÂN DÂN"),),
            (entry("post", "Chức vụ"), entry("other_post", "Chức vụ khác", hint="Trên họ tên")),
            (entry("name", "Họ và tên"),),
        ),
        _verbs(plan, column, index, count),
    )


def _verbs(plan: PlanFacts, column: SignatureColumn, index: int, count: int) -> tuple[Verb, ...]:
    key = column.key
    if all(present.key != key for present in plan.signatures):
        return ()
    move, place = "Đổi thứ tự người ký", f"signatures/{key}"
    verbs = []
    if index > 0:
        verbs.append(
            Verb(f"up/{key}", move, "up", lambda s, p: move_signature(s, p.key, key, -1), "", place)
        )
    if index + 1 < count:
        verbs.append(
            Verb(
                f"down/{key}",
                move,
                "down",
                lambda s, p: move_signature(s, p.key, key, 1),
                "",
                place,
            )
        )
    verbs.append(
        Verb(f"remove/{key}", "Xóa người ký", "delete", lambda s, _: remove_signature(s, key))
    )
    return tuple(verbs)


def _way(plan: PlanFacts, column: SignatureColumn) -> Entry:
    """One choice for authority and post; what was typed by hand is shown as such."""
    ways = {way.name: way for way in signing_ways(plan.issuer)}

    def read(context: FieldContext) -> str:
        found = way_of(_present(column, context.plan), context.plan.issuer)
        return found.name if found else ""

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        way = ways.get(text)
        if way is None:
            return
        present = _present(column, plan)
        post = present.post if way.post is None else way.post
        set_signature(session, plan.key, replace(present, authority=way.authority, post=post))

    return Entry(
        f"signatures/{column.key}/way",
        "Cách ký",
        _STEP,
        read,
        write,
        choices=(*((name, name) for name in ways), _BY_HAND),
    )


def _present(column: SignatureColumn, plan: PlanFacts) -> SignatureColumn:
    return next((c for c in plan.signatures if c.key == column.key), column)


def _signed(column: SignatureColumn, name: str) -> Read:
    def read(context: FieldContext) -> str:
        value = getattr(_present(column, context.plan), name)
        return "\n".join(value) if name == "authority" else str(value)

    return read


def _sign(column: SignatureColumn, name: str) -> Write:
    def write(session: Session, plan: PlanFacts, text: str) -> None:
        value: Any = split_lines(text) if name == "authority" else text
        set_signature(session, plan.key, replace(_present(column, plan), **{name: value}))

    return write
