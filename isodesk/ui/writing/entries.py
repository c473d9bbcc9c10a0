"""What frames the text of a plan, as the boxes of the panel Thể thức."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from isodesk.documents.letterhead import signers
from isodesk.facts import LETTER_KINDS, FileCopy, PlanFacts, PlanKind, SignatureColumn
from isodesk.facts.bases import basis_words
from isodesk.facts.fields import FieldContext
from isodesk.services import Session
from isodesk.services.head import (
    abbreviation_words,
    recipient_words,
    set_abbreviations,
    set_addressees,
    set_deadline,
    set_legal_bases,
    set_receivers,
    set_recipients,
)
from isodesk.services.plans import edit_head, rename_plan
from isodesk.ui.writing.annex_entries import annex_sections
from isodesk.ui.writing.entry import (
    Entry,
    Section,
    Write,
    date_row,
    joined,
    number_in,
    split_lines,
)
from isodesk.ui.writing.mark_entries import marks, numbering_choice, wrapper_rows
from isodesk.ui.writing.signer_entries import add_verb, signer_sections


def sections(plan: PlanFacts, blank: SignatureColumn) -> tuple[Section, ...]:
    """All entries of a plan; ``blank`` is the signer to be filled in when there is none."""
    own = signers(plan) or (blank,)
    found = [_office(), _numbers(plan), _years(), _about(plan), marks(plan), _recipients()]
    found += signer_sections(plan, own)
    if own != (blank,):
        found.append(Section("", (), (add_verb(),)))
    found.append(_abbreviations())
    found += annex_sections(plan)
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
        changes: dict[str, Any] = {name: split_lines(text)}
        edit_head(session, plan.key, issuer=replace(plan.issuer, **changes))

    return Entry(f"header/issuer/{name}", label, step, read, write, lines=True, hint=hint)


def _set_issuer(name: str) -> Write:
    def write(session: Session, plan: PlanFacts, text: str) -> None:
        changes: dict[str, Any] = {name: text}
        edit_head(session, plan.key, issuer=replace(plan.issuer, **changes))

    return write


def _numbers(plan: PlanFacts) -> Section:
    own = (
        (
            _head("number", "Số", "Sửa số văn bản", hint="chưa có"),
            _head("symbol", "Ký hiệu", "Sửa ký hiệu", width=2, offers="symbol"),
        ),
        (_head("place", "Địa danh", "Sửa địa danh", offers="place"),),
        date_row(
            "header/date",
            "Sửa ngày ban hành",
            lambda plan: plan.date,
            lambda session, plan, date: edit_head(session, plan.key, date=date),
        ),
    )
    rows = own if plan.wrapper is None else wrapper_rows()
    return Section("Số, ngày ban hành", (*numbering_choice(plan), *rows))


def _head(
    name: str, label: str, step: str, hint: str = "", width: int = 1, offers: str = ""
) -> Entry:
    def read(context: FieldContext) -> str:
        return str(getattr(context.plan, name))

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        edit_head(session, plan.key, **{name: text})

    place = f"header/{name}"
    return Entry(place, label, step, read, write, hint=hint, width=width, offers=offers)


_LAST_YEAR = 9999


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
        edit_head(session, plan.key, **{name: number_in(text, label, _LAST_YEAR)})

    return Entry(f"header/{name}", label, "Sửa năm thực hiện", read, write, hint="trống")


def _about(plan: PlanFacts) -> Section:
    letter = plan.kind in LETTER_KINDS
    label = "Trích yếu (V/v)" if letter else "Trích yếu"
    rows = [
        (
            Entry(
                "header/subject",
                label,
                "Đổi trích yếu",
                lambda context: context.text(context.plan.subject),
                lambda session, plan, text: rename_plan(session, plan.key, joined(text)),
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
    if letter or plan.kind is PlanKind.SUBMISSION or plan.addressees:
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
    offers="addressees",
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
        offers="recipients",
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
        value: Any = (number_in(text, "Số bản", 999) or 0) if part == "copies" else text
        copy = replace(plan.file_copy or FileCopy(""), **{part: value})
        edit_head(session, plan.key, file_copy=None if copy == FileCopy("") else copy)

    place, step = f"header/file_copy/{part}", "Sửa dòng Lưu"
    offers = part if part in ("unit", "person") else ""
    return Entry(place, label, step, read, write, hint=hint, offers=offers)


def _abbreviations() -> Section:
    entry = Entry(
        "abbreviations",
        "Mỗi chữ một dòng",
        "Sửa chữ viết tắt",
        lambda context: "\n".join(
            abbreviation_words(a.short, a.full) for a in context.plan.abbreviations
        ),
        _lines(set_abbreviations),
        lines=True,
        hint="HTQLCL: Hệ thống quản lý chất lượng",
        offers="abbreviations",
    )
    return Section("Chữ viết tắt trong văn bản", ((entry,),))
