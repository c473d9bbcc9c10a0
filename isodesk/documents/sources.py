"""Xem nguồn số liệu: where the number of a field comes from, in a sentence, and its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from isodesk.facts import BudgetLine, FieldRef, QuantitySource
from isodesk.facts.choices import target_words
from isodesk.facts.fields import OF_PLAN, FieldContext
from isodesk.facts.places import line_paths
from isodesk.facts.totals import parent_keys


@dataclass(frozen=True)
class Origin:
    """``place`` is the path of the facts behind a field, "" where no view shows them.

    With ``in_plan`` it is a place of the plan that a paper goes with.
    """

    sentence: str
    place: str
    in_plan: bool = False


def origin_of(context: FieldContext, field: FieldRef) -> Origin:
    """Where what a field shows comes from."""
    if context.is_broken(field):
        return Origin(f"“{field.last}” là chữ của lần cuối: nguồn không còn trong kế hoạch.", "")
    if field.source.startswith(OF_PLAN):
        return Origin(
            f"“{_one_line(context.show(field))}” theo kế hoạch mà văn bản này kèm theo.",
            _quoted(context, field),
            in_plan=True,
        )
    words, place = _READERS.get(field.source, _unknown)(context, field)
    return Origin(f"“{_one_line(context.show(field))}” {words}", place)


def _quoted(context: FieldContext, field: FieldRef) -> str:
    """The place in the plan of what a paper quotes of it."""
    if context.parent is None:
        return ""
    plan, name = context.parent.plan, field.source.removeprefix(OF_PLAN)
    match name:
        case "subject" | "document":
            return "header/subject"
        case "block":
            return f"blocks/{field.target}"
        case "annex.count":
            return next((f"annexes/{annex.key}" for annex in plan.annexes), "")
        case "task.count":
            return next((f"tasks/{task.key}/content" for task in plan.tasks), "")
        case "funding":
            return next((f"budget/{line.key}" for line in plan.budget_lines), "")
    return origin_of(context.parent, replace(field, source=name)).place


def _unknown(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là số liệu của kế hoạch.", ""


def _all(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    first = next((subject.key for subject in context.plan.subjects), "")
    return "là số dòng ở thẻ Đối tượng áp dụng.", f"subjects/{first}"


def _group(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    name = _named(context, field)
    return f"là số dòng của nhóm {name} ở thẻ Đối tượng áp dụng.", f"groups/{field.target}/name"


def _column(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    code = _code(context, field.target)
    return f"là số dấu X ở cột {code} của thẻ Đối tượng áp dụng.", f"columns/mark:{code}"


def _cell(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    cells = [target.partition("/") for target in field.target.split("+")]
    names = {group.key: context.text(group.name) for group in context.plan.groups}
    told = [f"“{names[group]}”, cột {_code(context, column)}" for group, _, column in cells]
    group, _, column = cells[0]
    place = f"groups/{group}/mark:{_code(context, column)}"
    return f"là số dấu X của nhóm {'; '.join(told)} ở thẻ Đối tượng áp dụng.", place


def _amount(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    line, _, column = field.target.partition("/")
    codes = {c.key: c.code for c in context.plan.budget_columns}
    where = f", cột {codes[column]}" if column else ", cộng các cột"
    part = f"amount:{codes[column]}" if column else "total"
    how = _made(context, line, column)
    return f"là {how}{_line(context, line)}{where} của thẻ Kinh phí.", f"budget/{line}/{part}"


def _made(context: FieldContext, key: str, column: str) -> str:
    """How an amount comes about, in words that lead on to its line."""
    plan = context.plan
    if key in parent_keys(plan.budget_lines).values():
        return "tổng các dòng nằm trong "
    line = next(line for line in plan.budget_lines if line.key == key)
    amounts = [a for a in line.amounts if column in ("", a.column)]
    return "số lượng x mức chi ở " if any(a.factors for a in amounts) else "số tiền ở "


def _line(context: FieldContext, key: str) -> str:
    line: BudgetLine = next(line for line in context.plan.budget_lines if line.key == key)
    number = line_paths(context.plan.budget_lines)[key]
    return f"dòng {number} “{_one_line(context.text(line.name))}”".replace("  ", " ")


def _amount_column(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    code = next(c.code for c in context.plan.budget_columns if c.key == field.target)
    return f"là tổng của cột {code} ở thẻ Kinh phí.", f"budget/total/amount:{code}"


def _amount_total(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là dòng tổng của thẻ Kinh phí.", "budget/total/total"


def _quantity(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    key, _, code = field.target.partition("/")
    quantity = next(q for q in context.plan.quantities if q.key == key)
    made = {
        QuantitySource.TYPED: "được nhập tay",
        QuantitySource.COUNTED: "đếm từ dấu X",
        QuantitySource.SUM: "cộng từ các số liệu khác",
    }[quantity.source]
    when = f", cột {code}" if code else ", cộng các cột"
    words = f"là số liệu dùng chung “{quantity.name}”{when}, {made}, ở thẻ Kinh phí."
    return words, f"quantities/{key}"


def _price(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    keys = [target.partition("/")[0] for target in field.target.split("+")]
    told = "; ".join(_line(context, key) for key in keys)
    return f"là mức chi ở {told} của thẻ Kinh phí.", f"budget/{keys[0]}"


def _cost(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    key = field.target.partition("/")[0]
    return f"là cách tính của {_line(context, key)} ở thẻ Kinh phí.", f"budget/{key}"


def _column_period(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    code = _code(context, field.target)
    return f"là thời gian của cột {code} ở thẻ Đối tượng áp dụng.", f"columns/mark:{code}"


def _team(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    key = field.target.partition("/")[0]
    return f"ghi ở danh sách đoàn, {_named(context, field)}.", f"team/{key}"


def _mailing(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    first = field.target or next((entry.key for entry in context.plan.mailing), "")
    return "là số nơi trong danh sách gửi.", f"mailing/{first}"


def _members(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return (
        f"theo các cơ quan áp dụng chung {_named(context, field)} ở thẻ Đối tượng kiểm tra.",
        f"subjects/{field.target}",
    )


def _deadline(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là thời hạn gửi báo cáo, ở khung Thể thức.", "header/deadline"


def _receivers(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là nơi nhận báo cáo, ở khung Thể thức.", "receivers"


def _years(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "theo Năm thực hiện của kế hoạch, ở khung Thể thức.", "header/first_year"


def _number(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là số, ký hiệu của kế hoạch, ở khung Thể thức.", "header/number"


def _date(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là ngày ban hành của kế hoạch, ở khung Thể thức.", "header/date"


def _issuer(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return "là tên cơ quan ban hành, ở khung Thể thức.", "header/issuer/full_name"


def _standard(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    what = "đang áp dụng" if field.target == "from" else "chuyển sang"
    return f"là tiêu chuẩn {what}, chọn khi lập kế hoạch.", ""


def _citation(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    words = "là văn bản trong Danh mục văn bản căn cứ; lần đầu in đầy đủ, các lần sau in gọn."
    return words, f"citations/{field.target}"


def _task(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    return (
        f"là thời gian của nhiệm vụ {_named(context, field)} ở thẻ Nhiệm vụ.",
        f"tasks/{field.target}/period",
    )


def _reference(context: FieldContext, field: FieldRef) -> tuple[str, str]:
    is_annex = any(annex.key == field.target for annex in context.plan.annexes)
    room = "annexes" if is_annex else "blocks"
    return f"dẫn đến {_named(context, field)}.", f"{room}/{field.target}"


def _named(context: FieldContext, field: FieldRef) -> str:
    words = _one_line(target_words(context, field))
    return f"“{words if len(words) <= _CUT else f'{words[:_CUT].rstrip()}…'}”"


def _code(context: FieldContext, key: str) -> str:
    return next((column.code for column in context.plan.columns if column.key == key), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


_CUT = 90
_READERS: dict[str, Callable[[FieldContext, FieldRef], tuple[str, str]]] = {
    "count.all": _all,
    "count.group": _group,
    "count.column": _column,
    "count.cell": _cell,
    "count.mailing": _mailing,
    "amount": _amount,
    "amount.column": _amount_column,
    "amount.total": _amount_total,
    "quantity": _quantity,
    "price": _price,
    "cost": _cost,
    "column.period": _column_period,
    "team": _team,
    "members": _members,
    "count.members": _members,
    "letter.deadline": _deadline,
    "receivers": _receivers,
    "year": _years,
    "years": _years,
    "span": _years,
    "number": _number,
    "date": _date,
    "issuer": _issuer,
    "standard": _standard,
    "citation": _citation,
    "task.period": _task,
    "deadline": _task,
    "ref": _reference,
}
