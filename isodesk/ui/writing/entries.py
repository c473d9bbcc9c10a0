"""What can be filled in at the side of the text: one entry a box, its reading and its verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from isodesk.errors import UserError
from isodesk.facts import DocumentDate, FileCopy, PlanFacts, PlanKind, SignatureColumn
from isodesk.facts.bases import basis_words
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings
from isodesk.services import Session
from isodesk.services.head import (
    recipient_words,
    set_addressees,
    set_deadline,
    set_legal_bases,
    set_receivers,
    set_recipients,
    set_signature,
)
from isodesk.services.plans import edit_head, rename_plan
from isodesk.services.text import rename_annex
from isodesk.vietnamese.text import clean

Read = Callable[[FieldContext], str]
Write = Callable[[Session, PlanFacts, str], None]


@dataclass(frozen=True)
class Entry:
    """A box: ``place`` names it everywhere, ``step`` is its undo step; several ``lines`` or one.

    ``width`` is its share of a row that it has with others.
    """

    place: str
    label: str
    step: str
    read: Read
    write: Write
    lines: bool = False
    hint: str = ""
    width: int = 1


@dataclass(frozen=True)
class Section:
    """Entries under one title, row by row."""

    title: str
    rows: tuple[tuple[Entry, ...], ...]


def sections(plan: PlanFacts, signatures: tuple[SignatureColumn, ...]) -> tuple[Section, ...]:
    """All entries of a plan; ``signatures`` may hold a signer that is not in the file yet."""
    found = [_office(), _numbers(), _years(), _about(plan), _recipients()]
    found += [_signer(column, index) for index, column in enumerate(signatures)]
    found += [_annex(key, heading) for key, heading in annex_headings(plan.annexes).items()]
    return tuple(found)


def _office() -> Section:
    step = "Sửa cơ quan ban hành"
    return Section(
        "Cơ quan ban hành",
        (
            (_issuer("superior", "Cơ quan chủ quản", step, "Để trống nếu không in"),),
            (_issuer("header", "Cơ quan ban hành", step, "Mỗi dòng in thành một dòng"),),
            (
                Entry(
                    "header/issuer/full_name",
                    "Tên đầy đủ",
                    step,
                    lambda context: context.plan.issuer.full_name,
                    _set_issuer("full_name"),
                    hint="In ở dòng Kèm theo của phụ lục",
                ),
            ),
        ),
    )


def _issuer(name: str, label: str, step: str, hint: str) -> Entry:
    def read(context: FieldContext) -> str:
        return "\n".join(getattr(context.plan.issuer, name))

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        changes: dict[str, Any] = {name: _split(text)}
        edit_head(session, plan.key, issuer=replace(plan.issuer, **changes))

    return Entry(f"header/issuer/{name}", label, step, read, write, lines=True, hint=hint)


def _set_issuer(name: str) -> Write:
    def write(session: Session, plan: PlanFacts, text: str) -> None:
        changes: dict[str, Any] = {name: text}
        edit_head(session, plan.key, issuer=replace(plan.issuer, **changes))

    return write


def _numbers() -> Section:
    return Section(
        "Số, ngày ban hành",
        (
            (
                _head("number", "Số", "Sửa số văn bản", hint="chưa có"),
                _head("symbol", "Ký hiệu", "Sửa ký hiệu", width=2),
            ),
            (_head("place", "Địa danh", "Sửa địa danh"),),
            (
                _date("day", "Ngày", "trống"),
                _date("month", "Tháng", "trống"),
                _date("year", "Năm", "trống"),
            ),
        ),
    )


def _head(name: str, label: str, step: str, hint: str = "", width: int = 1) -> Entry:
    def read(context: FieldContext) -> str:
        return str(getattr(context.plan, name))

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        edit_head(session, plan.key, **{name: text})

    return Entry(f"header/{name}", label, step, read, write, hint=hint, width=width)


_LAST = {"day": 31, "month": 12, "year": 9999}


def _date(part: str, label: str, hint: str) -> Entry:
    def read(context: FieldContext) -> str:
        value = getattr(context.plan.date, part)
        return "" if value is None else f"{value:02d}"

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        number = _number(text, label, _LAST[part])
        date = replace(plan.date, **{part: number})
        _must_exist(date)
        edit_head(session, plan.key, date=date)

    return Entry(f"header/date/{part}", label, "Sửa ngày ban hành", read, write, hint=hint)


def _years() -> Section:
    return Section(
        "Năm thực hiện",
        ((_year("first_year", "Từ năm"), _year("last_year", "Đến năm")),),
    )


def _year(name: str, label: str) -> Entry:
    def read(context: FieldContext) -> str:
        value = getattr(context.plan, name)
        return "" if value is None else str(value)

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        edit_head(session, plan.key, **{name: _number(text, label, _LAST["year"])})

    return Entry(f"header/{name}", label, "Sửa năm thực hiện", read, write, hint="trống")


def _number(text: str, label: str, last: int) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= last:
        raise UserError(f"{label} “{text}” không đúng. Ghi số từ 1 đến {last}, hoặc để trống.")
    return int(text)


def _must_exist(date: DocumentDate) -> None:
    whole = date.day is not None and date.month is not None and date.year is not None
    if whole and date.to_date() is None:
        raise UserError(f"Không có ngày {date.day:02d}/{date.month:02d}/{date.year}.")


def _about(plan: PlanFacts) -> Section:
    label = "Trích yếu (V/v)" if plan.kind is PlanKind.LETTER else "Trích yếu"
    rows = [
        (
            Entry(
                "header/subject",
                label,
                "Đổi trích yếu",
                lambda context: context.text(context.plan.subject),
                lambda session, plan, text: rename_plan(session, plan.key, _joined(text)),
                lines=True,
            ),
        ),
        (
            Entry(
                "bases",
                "Căn cứ",
                "Sửa căn cứ",
                lambda context: "\n".join(
                    basis_words(basis, context) for basis in context.plan.legal_bases
                ),
                _lines(set_legal_bases),
                lines=True,
                hint="Mỗi căn cứ một dòng",
            ),
        ),
    ]
    if plan.kind is PlanKind.LETTER or plan.addressees:
        rows.append((_ADDRESSEES,))
    if plan.kind is PlanKind.LETTER or plan.receivers or plan.deadline.text:
        rows += [(_DEADLINE,), (_RECEIVERS,)]
    return Section("Trích yếu, căn cứ", tuple(rows))


def _lines(verb: Callable[[Session, str, list[str]], None]) -> Write:
    return lambda session, plan, text: verb(session, plan.key, text.split("\n"))


_ADDRESSEES = Entry(
    "addressees",
    "Kính gửi",
    "Sửa nơi kính gửi",
    lambda context: "\n".join(addressee.name for addressee in context.plan.addressees),
    _lines(set_addressees),
    lines=True,
    hint="Mỗi nơi một dòng",
)


_DEADLINE = Entry(
    "header/deadline",
    "Thời hạn gửi báo cáo",
    "Sửa thời hạn gửi báo cáo",
    lambda context: context.plan.deadline.text,
    lambda session, plan, text: set_deadline(session, plan.key, text),
    hint="trước ngày 05/7/2023",
)
_RECEIVERS = Entry(
    "receivers",
    "Nơi nhận báo cáo",
    "Sửa nơi nhận báo cáo",
    lambda context: "\n".join(office.name for office in context.plan.receivers),
    _lines(set_receivers),
    lines=True,
    hint="Mỗi nơi một dòng",
)


def _recipients() -> Section:
    recipients = Entry(
        "recipients",
        "Nơi nhận",
        "Sửa nơi nhận",
        lambda context: "\n".join(map(recipient_words, context.plan.recipients)),
        _lines(set_recipients),
        lines=True,
        hint="Mỗi nơi một dòng, ví dụ: Tỉnh ủy (b/c)",
    )
    copies = (
        _file_copy("clerk", "Lưu", "VT"),
        _file_copy("unit", "Đơn vị soạn thảo", ""),
        _file_copy("person", "Người soạn thảo", ""),
        _file_copy("copies", "Số bản", ""),
    )
    return Section("Nơi nhận", ((recipients,), copies[:2], copies[2:]))


def _file_copy(part: str, label: str, hint: str) -> Entry:
    def read(context: FieldContext) -> str:
        copy = context.plan.file_copy
        return str(getattr(copy, part) or "") if copy else ""

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        value: Any = (_number(text, "Số bản", 999) or 0) if part == "copies" else text
        copy = replace(plan.file_copy or FileCopy(""), **{part: value})
        edit_head(session, plan.key, file_copy=None if copy == FileCopy("") else copy)

    return Entry(f"header/file_copy/{part}", label, "Sửa dòng Lưu", read, write, hint=hint)


def _signer(column: SignatureColumn, index: int) -> Section:
    def entry(name: str, label: str, lines: bool = False, hint: str = "") -> Entry:
        place = f"signatures/{column.key}/{name}"
        return Entry(
            place, label, "Sửa thể thức ký", _signed(column, name), _sign(column, name), lines, hint
        )

    return Section(
        "Người ký" if index == 0 else f"Người ký thứ {index + 1}",
        (
            (entry("authority", "Quyền hạn ký", True, "TM. ỦY BAN NHÂN DÂN"),),
            (entry("post", "Chức vụ"), entry("other_post", "Chức vụ khác")),
            (entry("name", "Họ và tên"),),
        ),
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
        value: Any = _split(text) if name == "authority" else text
        set_signature(session, plan.key, replace(_present(column, plan), **{name: value}))

    return write


def _annex(key: str, heading: str) -> Section:
    def read(context: FieldContext) -> str:
        found = (annex for annex in context.plan.annexes if annex.key == key)
        return next((context.text(annex.name) for annex in found), "")

    name = Entry(
        f"annexes/{key}/name",
        "Tên phụ lục",
        "Đổi tên phụ lục",
        read,
        lambda session, plan, text: rename_annex(session, key, _joined(text)),
        lines=True,
    )
    return Section(heading or "Biểu kèm theo", ((name,),))


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _joined(text: str) -> str:
    """Single spaces; line breaks stay where they were typed."""
    return "\n".join(" ".join(line.split()) for line in clean(text)[0].split("\n")).strip()
