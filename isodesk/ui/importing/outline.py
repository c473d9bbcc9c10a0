"""What was understood, as the plan will hold it: head, bases, text, tasks, units, costs, close."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from isodesk.documents.show import plan_as_data
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.vietnamese.amounts import format_amount

_OPEN = ("Đầu văn bản", "Nơi nhận", "Thể thức ký")


class Outline(QTreeWidget):
    """A tree of a plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setAccessibleName("Kết quả, như kế hoạch sẽ có")

    def show_plan(self, plan: PlanFacts) -> None:
        """Show a plan; what was open stays open."""
        tops = (self.topLevelItem(i) for i in range(self.topLevelItemCount()))
        opened = {_name(item.text(0)) for item in tops if item is not None and item.isExpanded()}
        self.clear()
        for title, lines in _sections(plan):
            rows = [line for line in lines if line.strip()]
            if not rows:
                continue
            count = "" if title in _OPEN else f" ({len(rows):02d})"
            item = QTreeWidgetItem([f"{title}{count}"])
            item.addChildren([_item(row) for row in rows])
            self.addTopLevelItem(item)
            item.setExpanded(title in (opened or _OPEN))

    def lines(self) -> list[str]:
        """Everything it says, a line each."""
        found: list[str] = []
        for i in range(self.topLevelItemCount()):
            top = self.topLevelItem(i)
            if top is not None:
                found.append(top.text(0))
                children = (top.child(j) for j in range(top.childCount()))
                found += [child.text(0) for child in children if child is not None]
        return found


def _item(text: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setToolTip(0, text)
    return item


def _name(title: str) -> str:
    return title.rpartition(" (")[0] or title


def _sections(plan: PlanFacts) -> Iterable[tuple[str, list[str]]]:
    data = plan_as_data(plan)
    text = FieldContext.of(plan).text
    yield "Đầu văn bản", _head(data)
    yield "Kính gửi", list(data["addressees"])
    yield "Căn cứ", list(data["legal_bases"])
    yield "Nội dung", [f"{b['number']} {b['text']}".strip() for b in data["blocks"]]
    yield "Nhiệm vụ", [_task(task) for task in data["tasks"]]
    yield "Đối tượng áp dụng", [_unit(unit) for unit in data["units"]]
    yield "Kinh phí", _costs(data["budget"])
    yield "Bảng tự do", [_free(t.rows, text) for t in plan.free_tables]
    yield "Phụ lục", [f"{a['number']} {a['title']}".strip() for a in data["annexes"]]
    yield "Nơi nhận", list(data["recipients"])
    yield "Thể thức ký", [_signature(column) for column in data["signatures"]]


def _head(data: dict[str, Any]) -> list[str]:
    day = data["date"]
    dated = "/".join(str(day[part]) for part in ("day", "month", "year") if day[part])
    years = [str(year) for year in dict.fromkeys(data["period"].values()) if year]
    number = f"{data['number'] or '…'}/{data['symbol']}" if data["symbol"] else data["number"]
    pairs = (
        ("Cơ quan ban hành", data["issuer"]["name"]),
        ("Tên loại", data["document_type"]),
        ("Số, ký hiệu", number),
        ("Địa danh", data["place"]),
        ("Ngày", dated),
        ("Trích yếu", data["subject"]),
        ("Năm", " – ".join(years)),
    )
    return [f"{name}: {value}" for name, value in pairs if value]


def _task(task: dict[str, Any]) -> str:
    period = task["period"]["text"] if task["period"] else ""
    behind = "; ".join(part for part in (period, ", ".join(task["leads"])) if part)
    return f"{task['number']} {task['content']}".strip() + (f" ({behind})" if behind else "")


def _unit(unit: dict[str, Any]) -> str:
    marked = ", ".join(code for code, mark in unit["marks"].items() if mark)
    name = f"{unit['number']} {unit['name']}".strip()
    return f"{name} – {marked}" if marked else name


def _costs(budget: dict[str, Any]) -> list[str]:
    lines = [f"{line['number']} {line['name']}".strip() for line in budget["lines"]]
    total = budget["total"]
    return [*lines, f"Tổng cộng: {format_amount(total)} đồng"] if lines and total else lines


def _free(rows: Any, text: Any) -> str:
    first = next(iter(rows), None)
    head = " · ".join(text(cell) for cell in first.cells) if first else ""
    return f"{len(rows):02d} dòng: {head}"


def _signature(column: dict[str, Any]) -> str:
    parts = [*column["authority"], column["post"], column["other_post"], column["name"]]
    return " – ".join(part for part in parts if part)
