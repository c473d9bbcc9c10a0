"""What a new report says of each of its plans: sentences of fields, and the tables below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from isodesk.facts import Block, BlockKind, FieldRef, PlanFacts, RichText
from isodesk.facts.reporting import Reported, Reporting
from isodesk.facts.summing_up import unit_summaries
from isodesk.models.base import new_key

_DAY = FieldRef("report.day")


def _field(source: str, key: str, what: str, format_: str = "pad2") -> FieldRef:
    return FieldRef(f"report.{source}", f"{key}/{what}", format_)


def has_pictures(plan: PlanFacts) -> bool:
    """Whether a plan has something that charts of its progress can show."""
    return bool(plan.tasks or plan.marks or plan.spendings)


@dataclass(frozen=True)
class ReportText:
    """Writes the parts of a report; ``keys`` gives the key of each table by name and plan."""

    report: PlanFacts
    keys: Mapping[str, str]

    def part(self, name: str) -> Iterator[Block]:
        """The blocks of one part: ``results``, ``units``, ``money``, ``late`` or ``next``."""
        figures = Reporting.of(self.report)
        plans = figures.now if figures else ()
        chosen = [each for each in plans if self._has(name, each.plan)]
        writers: dict[str, Callable[[Reported], Iterator[Block]]] = {
            "results": self._results,
            "units": self._units,
            "money": self._money,
            "late": self._late,
            "next": lambda each: iter(()),
        }
        for each in chosen:
            if len(plans) > 1:
                title = RichText.of(FieldRef("report.name", each.plan.key))
                yield Block(new_key(), BlockKind.HEADING, title, 3 if name != "next" else 2)
            yield from writers[name](each)
            table = self.keys[f"{name}/{each.plan.key}"]
            yield Block(new_key(), BlockKind.TABLE, table=table)

    def _has(self, name: str, plan: PlanFacts) -> bool:
        if name == "units":
            return bool(plan.subjects)
        return bool(plan.budget_lines) if name == "money" else bool(plan.tasks)

    def _results(self, each: Reported) -> Iterator[Block]:
        key = each.plan.key

        def count(what: str) -> FieldRef:
            return _field("tasks", key, what)

        words: list[str | FieldRef] = ["Đến ngày ", _DAY, ", trong ", count("all")]
        words += [" nhiệm vụ thuộc kỳ báo cáo đã hoàn thành ", count("done"), " nhiệm vụ, đạt "]
        words += [_field("tasks", key, "percent", ""), " (đúng hạn ", count("in_time")]
        words += [", chậm ", count("done_late"), "); đang thực hiện ", count("under_way")]
        words += [", chưa thực hiện ", count("not_begun"), ", quá hạn ", count("overdue")]
        words += [", không thực hiện ", count("dropped")]
        words += [", thường xuyên ", count("continuous"), "."]
        if each.scope.first is not None:
            words += [" Kỳ trước (", FieldRef("report.period", "before"), "): hoàn thành "]
            words += [*_of_all("tasks_before", key), " nhiệm vụ, đạt "]
            words += [_field("tasks_before", key, "percent", ""), "."]
        if has_pictures(each.plan):
            annex = FieldRef("ref", self.keys[f"annex/charts/{key}"])
            words += [" Biểu đồ kết quả thực hiện tại ", annex, "."]
        yield _plain(*words)
        groups = [g.key for g in each.plan.task_groups if each.progress[g.key].all]
        for at, group in enumerate(groups, 1):
            said: list[str | FieldRef] = [FieldRef("report.part", group), ": hoàn thành "]
            said += [*_of_all("tasks", group), " nhiệm vụ, đạt "]
            said += [_field("tasks", group, "percent", "")]
            if each.scope.first is not None:
                said += [" (kỳ trước ", *_of_all("tasks_before", group), ")"]
            yield _dash(*said, "." if at == len(groups) else ";")

    def _units(self, each: Reported) -> Iterator[Block]:
        key = each.plan.key
        words: list[str | FieldRef] = ["Trong kỳ báo cáo, "]
        words += [*_done_of("units", key), " cơ quan, đơn vị đã hoàn thành, đạt "]
        words += [_field("units", key, "percent", ""), "; cộng dồn đến ngày ", _DAY, ": "]
        words += [*_done_of("units_so_far", key), " cơ quan, đơn vị, đạt "]
        yield _plain(*words, _field("units_so_far", key, "percent", ""), ".")
        columns = [c.key for c in each.plan.columns if c.key in each.columns_so_far]
        for at, column in enumerate(columns, 1):
            said: list[str | FieldRef] = [FieldRef("report.part", column), ": "]
            said += [*_done_of("units", column), " cơ quan, đơn vị, đạt "]
            said += [_field("units", column, "percent", "")]
            yield _dash(*said, "." if at == len(columns) else ";")

    def _money(self, each: Reported) -> Iterator[Block]:
        key = each.plan.key

        def sum_of(what: str) -> FieldRef:
            return _field("money", key, what, "")

        words: list[str | FieldRef] = ["Kinh phí trong kỳ: theo kế hoạch ", sum_of("planned")]
        words += [" đồng; được giao ", sum_of("granted"), " đồng; đã thực hiện ", sum_of("spent")]
        words += [" đồng, đạt ", FieldRef("report.money_percent", key), "; còn lại "]
        yield _plain(*words, sum_of("left"), " đồng.")

    def _late(self, each: Reported) -> Iterator[Block]:
        key = each.plan.key
        words: list[str | FieldRef] = ["Đến ngày ", _DAY, " có ", _field("tasks", key, "overdue")]
        words += [" nhiệm vụ quá hạn, ", _field("tasks", key, "dropped")]
        words += [" nhiệm vụ không thực hiện."]
        if unit_summaries(each):
            annex = FieldRef("ref", self.keys[f"annex/by_unit/{key}"])
            words += [" Kết quả của từng cơ quan, đơn vị, xếp theo mức độ chậm, tại ", annex, "."]
        yield _plain(*words)


def _of_all(source: str, key: str) -> tuple[str | FieldRef, ...]:
    return (_field(source, key, "done"), "/", _field(source, key, "all"))


def _done_of(source: str, key: str) -> tuple[str | FieldRef, ...]:
    return (_field(source, key, "done"), "/", _field(source, key, "planned"))


def _plain(*words: str | FieldRef) -> Block:
    return Block(new_key(), BlockKind.PLAIN, RichText.of(*words))


def _dash(*words: str | FieldRef) -> Block:
    return Block(new_key(), BlockKind.BULLET, RichText.of(*words))
