"""Places of a plan in words: where a secretary looks on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from isodesk.facts import Block, BlockKind, BudgetLine, PlanFacts
from isodesk.facts.divisions import DIVISIONS, division_path, opened_divisions
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import (
    annex_headings,
    block_numbers,
    line_numbers,
    subject_numbers,
    task_numbers,
)

_PARTS = {
    "content": "Nội dung thực hiện",
    "period": "Thời gian",
    "lead": "Chủ trì",
    "support": "Phối hợp",
    "audience": "Đối tượng thực hiện",
    "product": "Sản phẩm",
    "cost": "Kinh phí",
    "note": "Ghi chú",
    "result": "Kết quả",
    "name": "Tên",
    "total": "Tổng cộng",
    "caption": "Tên bảng",
}
_HEADER = {
    "number": "Số, ký hiệu",
    "date": "Ngày ban hành",
    "subject": "Trích yếu",
    "signature": "Người ký",
    "paper": "Dấu, chỉ dẫn",
    "wrapper": "Văn bản ban hành kèm theo",
    "first_year": "Năm thực hiện",
    "last_year": "Năm thực hiện",
    "deadline": "Thời hạn gửi báo cáo",
}


@dataclass(frozen=True)
class PlaceNames:
    """Names of places by their path; ``parts`` names columns by key."""

    names: Mapping[str, str]
    parts: Mapping[str, str]

    @classmethod
    def of(cls, plan: PlanFacts, fields: FieldContext) -> PlaceNames:
        """Name every place of ``plan`` once."""
        names = dict(_block_names(plan.blocks, ""))
        for annex in plan.annexes:
            heading = annex_headings(plan.annexes)[annex.key] or fields.text(annex.name)
            names[f"annexes/{annex.key}"] = heading
            names |= _block_names(annex.blocks, heading)
        names |= {f"bases/{b.key}": f"Căn cứ thứ {i}" for i, b in enumerate(plan.legal_bases, 1)}
        names |= _table_names(plan, fields)
        columns = {column.key: fields.text(column.title) for column in plan.budget_columns}
        columns |= {column.key: fields.text(column.title) for column in plan.columns}
        return cls(names, columns | _PARTS)

    def of_place(self, place: str) -> str:
        """``Nhiệm vụ 3, cột Chủ trì`` for ``tasks/<key>/lead``."""
        if place in self.names:
            return self.names[place]
        room, _, rest = place.partition("/")
        if room == "header":
            found = _HEADER.get(rest) or _HEADER.get(rest.partition("/")[0])
            return found or "Phần đầu văn bản"
        head, _, part = place.rpartition("/")
        if head not in self.names:
            return "Kế hoạch"
        title = " ".join(self.parts.get(part, "").split())
        return f"{self.names[head]}, cột {title}" if title else self.names[head]


def _block_names(blocks: Sequence[Block], annex: str) -> dict[str, str]:
    """Mục IV khoản 2, đoạn 3: the headings above, then the paragraphs counted below them."""
    numbers, names = block_numbers(blocks), {}
    path, paragraph = "", 0
    section = division = ""
    opened: dict[BlockKind, str] = {}
    for block in blocks:
        number = numbers[block.key].rstrip(".)")
        if block.kind in DIVISIONS and number:
            opened = opened_divisions(opened, block.kind, number)
            name = path = section = division = division_path(opened)
            paragraph = 0
        elif block.kind in (BlockKind.HEADING, BlockKind.NUMBERED) and number:
            if block.level == 1:
                section = f"{division} Mục {number}".strip()
            path = section if block.level == 1 else f"{section} khoản {number}".strip()
            paragraph = 0
            name = path
        elif block.kind is BlockKind.POINT and number:
            name = f"{path} điểm {number}".strip()
        else:
            paragraph += 1
            name = f"{path}, đoạn {paragraph}" if path else f"Đoạn {paragraph}"
        names[f"blocks/{block.key}"] = f"{annex}, {name}" if annex else name
    return names


def _table_names(plan: PlanFacts, fields: FieldContext) -> dict[str, str]:
    tasks, subjects = task_numbers(plan), subject_numbers(plan)
    names = {f"tasks/{t.key}": f"Nhiệm vụ {tasks[t.key]}".strip() for t in plan.tasks}
    names |= {
        f"task_groups/{g.key}": f"Nhóm nhiệm vụ {fields.text(g.title)}" for g in plan.task_groups
    }
    groups = {g.key: subjects[g.key] for g in plan.groups}
    for group in plan.groups:
        names[f"groups/{group.key}"] = f"Đối tượng áp dụng, nhóm {groups[group.key]}"
    for subject in plan.subjects:
        number = f"{groups.get(subject.group, '')}.{subjects[subject.key]}".strip(".")
        names[f"subjects/{subject.key}"] = f"Đối tượng áp dụng, dòng {number}"
    names |= {f"columns/{c.key}": "Đối tượng áp dụng, tiêu đề cột" for c in plan.columns}
    for key, number in line_paths(plan.budget_lines).items():
        names[f"budget/{key}"] = f"Kinh phí, dòng {number}" if number else "Kinh phí"
    names["budget/total"] = "Kinh phí, dòng tổng"
    names |= {f"budget_columns/{c.key}": "Kinh phí, tiêu đề cột" for c in plan.budget_columns}
    names |= {f"tables/{t.key}": "Bảng" for t in plan.tables}
    names |= {f"free_tables/{t.key}/{r.key}": t.name for t in plan.free_tables for r in t.rows}
    names |= {f"indicator_forms/{f.key}": fields.text(f.name) for f in plan.indicator_forms}
    names["receivers"] = "Nơi nhận báo cáo"
    names["recipients"] = "Nơi nhận"
    for form in plan.indicator_forms:
        name = fields.text(form.name)
        names |= {f"indicator_forms/{form.key}/{i.key}": name for i in form.indicators}
    names |= {f"team/{m.key}": f"Đoàn kiểm tra, {m.role}" for m in plan.team}
    return names | {f"mailing/{m.key}": "Danh sách gửi" for m in plan.mailing}


def line_paths(lines: Iterable[BudgetLine]) -> dict[str, str]:
    """``I.4`` by line key: the numbers as printed, led by that of the part."""
    lines = tuple(lines)
    numbers, paths, part = line_numbers(lines), {}, ""
    for line in lines:
        number = numbers[line.key]
        if line.level == 1:
            part = number
        paths[line.key] = number if line.level == 1 else ".".join(p for p in (part, number) if p)
    return paths
