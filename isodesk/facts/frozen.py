"""What is locked of a plan once it has gone to its signer, and what tells two states apart.

Number and day are given after the signature (Nghị định 30/2020/NĐ-CP, Điều 15), so they are the
only facts in which what was signed and what is issued may differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from isodesk.facts.canonical import data_text, from_data, to_data
from isodesk.facts.dates import DocumentDate
from isodesk.facts.fields import FieldContext
from isodesk.facts.kinds import PlanStatus
from isodesk.facts.places import PlaceNames
from isodesk.facts.plan import PlanFacts
from isodesk.facts.tasks import Task

APART = (
    "status",
    "archived",
    "adjusts",
    "travels_with",
    "attachments",
    "versions",
    "accepted",
    "change_reasons",
)
"""What the file says about a plan; it is no part of the text that is signed."""

FOLLOWED = ("outcomes", "spendings", "evidence")
"""What came of marks and budget lines, and the documents that prove it; no part of it either."""

PROGRESS = (
    "state",
    "result",
    "completed_on",
    "reason",
    "reporter",
    "target",
    "achieved",
    "measure",
    "evidence",
)
"""What came of a task: written down while the plan is carried out, no part of what is signed."""

NO_PROGRESS: dict[str, Any] = {
    field.name: field.default for field in fields(Task) if field.name in PROGRESS
}
"""A task of which nothing has come yet."""

_WHY = {
    PlanStatus.SIGNING: "đang trình ký",
    PlanStatus.ISSUED: "đã ban hành",
    PlanStatus.AMENDED: "đã được điều chỉnh, bổ sung",
    PlanStatus.REPLACED: "đã được thay thế",
}

_ROOMS = {"legal_bases": "bases", "budget_lines": "budget"}
_SECTIONS = {
    "kind": "Loại kế hoạch",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "document_type": "Tên loại văn bản",
    "number": "Số",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "date": "Ngày ban hành",
    "first_year": "Năm thực hiện",
    "last_year": "Năm thực hiện",
    "wrapper": "Văn bản ban hành kèm theo",
    "paper": "Dấu, mức độ khẩn, địa chỉ",
    "deadline": "Thời hạn trả lời",
    "report": "Kỳ báo cáo",
    "reported": "Kế hoạch được báo cáo",
    "standard_from": "Tiêu chuẩn",
    "standard_to": "Tiêu chuẩn",
    "legal_bases": "Căn cứ",
    "citations": "Văn bản viện dẫn",
    "abbreviations": "Chữ viết tắt",
    "addressees": "Kính gửi",
    "blocks": "Thứ tự các đoạn",
    "annexes": "Phụ lục",
    "tables": "Bảng",
    "groups": "Nhóm đối tượng",
    "subjects": "Đối tượng áp dụng",
    "columns": "Cột của đối tượng áp dụng",
    "marks": "Dấu X",
    "task_groups": "Nhóm nhiệm vụ",
    "tasks": "Nhiệm vụ",
    "budget_columns": "Cột kinh phí",
    "budget_lines": "Kinh phí",
    "quantities": "Số liệu dùng chung",
    "sources": "Nguồn kinh phí",
    "free_tables": "Bảng tự lập",
    "indicator_forms": "Biểu, chỉ tiêu",
    "mailing": "Danh sách gửi",
    "team": "Đoàn kiểm tra",
    "recipients": "Nơi nhận",
    "file_copy": "Lưu",
    "signatures": "Người ký",
    "receivers": "Nơi nhận báo cáo",
    "stated": "Số ghi trong văn bản",
}


def why_locked(status: PlanStatus, plan: str = "Kế hoạch") -> str:
    """Why the text cannot be changed, a Vietnamese sentence; "" while it can."""
    return f"{plan} {_WHY[status]} nên không sửa được nội dung." if status in _WHY else ""


def frozen_text(plan: PlanFacts) -> str:
    """The canonical JSON of what is signed: all facts but those in `APART`."""
    data = to_data(_without_progress(plan))
    return data_text({name: value for name, value in data.items() if name not in APART + FOLLOWED})


def _without_progress(plan: PlanFacts) -> PlanFacts:
    tasks = tuple(replace(task, **NO_PROGRESS) for task in plan.tasks)
    return replace(plan, tasks=tasks, outcomes=(), spendings=(), evidence=())


def thawed(text: str) -> PlanFacts:
    """The facts that `frozen_text` wrote. ValueError when it is something else."""
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("frozen facts are an object")
    plan: PlanFacts = from_data(PlanFacts, data | {"status": PlanStatus.SIGNING.value})
    return plan


def number_and_day(plan: PlanFacts) -> tuple[str, str, DocumentDate]:
    """Number, symbol and day under which a plan goes out: its own, or those of its wrapper."""
    paper = plan.wrapper or plan
    return paper.number, paper.symbol, paper.date


def numbered(plan: PlanFacts, number: str, day: DocumentDate) -> PlanFacts:
    """The plan under this number and day; nothing else differs."""
    if plan.wrapper is not None:
        return replace(plan, wrapper=replace(plan.wrapper, number=number, date=day))
    return replace(plan, number=number, date=day)


def as_draft(plan: PlanFacts, year: int | None) -> PlanFacts:
    """The same content as a first draft of that year, without what the way of a paper left."""
    day = DocumentDate(year)
    return replace(
        numbered(replace(plan, number="", date=day), "", day),
        status=PlanStatus.DRAFT,
        archived=False,
        paper=replace(plan.paper, draft_round=0),
        attachments=(),
        versions=(),
        accepted=(),
        change_reasons=(),
    )


def differing(before: PlanFacts, after: PlanFacts, *, but_number: bool = False) -> tuple[str, ...]:
    """The places, in words, where two states of a plan say something else.

    ``but_number`` leaves number and day out.
    """
    if but_number:
        number, _, day = number_and_day(after)
        before = numbered(before, number, day)
    if frozen_text(before) == frozen_text(after):
        return ()
    before, after = _without_progress(before), _without_progress(after)
    names = [PlaceNames.of(plan, FieldContext.of(plan)) for plan in (after, before)]
    return tuple(dict.fromkeys(_differing(before, after, names))) or ("Nội dung",)


def _differing(before: PlanFacts, after: PlanFacts, names: list[PlaceNames]) -> Iterator[str]:
    for name in (f.name for f in fields(PlanFacts) if f.name not in APART + FOLLOWED):
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        section = _SECTIONS.get(name, name)
        keys = _changed_keys(old, new)
        for key in keys:
            place = f"{_ROOMS.get(name, name)}/{key}"
            known = next((n.names[place] for n in names if place in n.names), section)
            yield known
        if not keys:
            yield section


def _changed_keys(old: Any, new: Any) -> list[str]:
    """The keys of the rows that came, went or say something else."""
    if not isinstance(old, tuple) or not all(hasattr(row, "key") for row in (*old, *new)):
        return []
    was, now = ({row.key: row for row in rows} for rows in (old, new))
    return [key for key in was | now if was.get(key) != now.get(key)]
