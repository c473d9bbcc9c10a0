"""What an office marks on a paper, and the decision that it is issued with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from isodesk.documents.plan_words import CIRCULATION_WORDS, URGENCY_WORDS
from isodesk.facts import Circulation, DocumentDate, PlanFacts, PlanKind, Urgency, Wrapper
from isodesk.facts.dates import UNDATED
from isodesk.facts.fields import FieldContext
from isodesk.services import Session
from isodesk.services.plans import edit_head
from isodesk.ui.writing.entry import Choices, Entry, Section, date_row, number_in, split_lines

_STEP = "Sửa dấu, chỉ dẫn"
_MOST_ROUNDS = 9


def marks(plan: PlanFacts) -> Section:
    """Stamps, draft, drafter and address."""
    urgency = tuple((kind.value, words) for kind, words in URGENCY_WORDS.items())
    circulation = tuple((kind.value, words) for kind, words in CIRCULATION_WORDS.items())
    rounds = [("0", "Không in"), ("1", "DỰ THẢO")]
    rounds += [(str(n), f"DỰ THẢO, Lần {n}") for n in range(2, _MOST_ROUNDS + 1)]
    rows: list[tuple[Entry, ...]] = [
        (
            _mark("urgency", "Độ khẩn", Urgency, choices=urgency),
            _mark("secrecy_room", "Chỗ đóng dấu mật", bool, choices=_SECRECY),
        ),
        (_mark("circulation", "Phạm vi lưu hành", Circulation, choices=circulation),),
        (_mark("draft_round", "Chữ DỰ THẢO", int, choices=tuple(rounds)),),
        (
            _mark("drafter", "Ký hiệu soạn thảo", str, hint="PL"),
            _mark("printed_copies", "Số bản phát hành", _copies, hint="không in"),
        ),
    ]
    if plan.kind is PlanKind.LETTER or plan.paper.foot:
        rows.append((_foot(),))
    return Section("Dấu, chỉ dẫn", tuple(rows))


_SECRECY = (("", "Không chừa"), ("True", "Chừa chỗ"))


def _copies(text: str) -> int:
    return number_in(text, "Số bản phát hành", 99_999) or 0


def _mark(
    name: str,
    label: str,
    made_of: Callable[[str], Any],
    hint: str = "",
    choices: Choices = (),
) -> Entry:
    def read(context: FieldContext) -> str:
        value = getattr(context.plan.paper, name)
        if name == "draft_round":
            return str(value)
        return str(value) if value else ""

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        changes: dict[str, Any] = {name: made_of(text)}
        edit_head(session, plan.key, paper=replace(plan.paper, **changes))

    place = f"header/paper/{name}"
    return Entry(place, label, _STEP, read, write, hint=hint, choices=choices)


def _foot() -> Entry:
    def write(session: Session, plan: PlanFacts, text: str) -> None:
        edit_head(session, plan.key, paper=replace(plan.paper, foot=split_lines(text)))

    return Entry(
        "header/paper/foot",
        "Địa chỉ cuối trang 1",
        "Sửa địa chỉ cuối trang",
        lambda context: "\n".join(context.plan.paper.foot),
        write,
        lines=True,
        hint="Số …, đường …\nĐT: …, Fax: …\nE-Mail: …, Website: …",
    )


# What a plan is issued with

_WITH = (("", "Số riêng"), ("with", "Ban hành kèm theo văn bản khác"))


def numbering_choice(plan: PlanFacts) -> tuple[tuple[Entry, ...], ...]:
    """Whether the plan has a number of its own or that of a decision; a letter has its own."""
    if plan.kind is PlanKind.LETTER and plan.wrapper is None:
        return ()

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        wrapper = (plan.wrapper or _likely(plan)) if text else None
        edit_head(session, plan.key, wrapper=wrapper)

    entry = Entry(
        "header/wrapper/own",
        "Kế hoạch có",
        "Đổi cách đánh số",
        lambda context: "with" if context.plan.wrapper else "",
        write,
        choices=_WITH,
    )
    return ((entry,),)


def _likely(plan: PlanFacts) -> Wrapper:
    """A decision of the same office, not numbered yet."""
    group, dash, office = plan.symbol.partition("-")
    symbol = f"QĐ-{office}" if dash and group else ""
    return Wrapper(symbol=symbol, date=replace(UNDATED, year=plan.date.year))


def wrapper_rows() -> tuple[tuple[Entry, ...], ...]:
    """The decision's name, number, day and office."""
    return (
        (_of_wrapper("document_type", "Tên loại văn bản"),),
        (_of_wrapper("number", "Số", "chưa có"), _of_wrapper("symbol", "Ký hiệu", width=2)),
        date_row(
            "header/wrapper/date",
            _WRAPPER_STEP,
            lambda plan: (plan.wrapper or Wrapper()).date,
            _set_date,
        ),
        (_of_wrapper("issuer", "Cơ quan ban hành văn bản đó", "Để trống nếu cùng cơ quan"),),
    )


_WRAPPER_STEP = "Sửa văn bản ban hành kèm theo"


def _of_wrapper(name: str, label: str, hint: str = "", width: int = 1) -> Entry:
    def read(context: FieldContext) -> str:
        return str(getattr(context.plan.wrapper or Wrapper(), name))

    def write(session: Session, plan: PlanFacts, text: str) -> None:
        changes: dict[str, Any] = {name: text}
        edit_head(session, plan.key, wrapper=replace(plan.wrapper or Wrapper(), **changes))

    place = f"header/wrapper/{name}"
    return Entry(place, label, _WRAPPER_STEP, read, write, hint=hint, width=width)


def _set_date(session: Session, plan: PlanFacts, date: DocumentDate) -> None:
    edit_head(session, plan.key, wrapper=replace(plan.wrapper or Wrapper(), date=date))
