"""What two states of a plan say differently: old words, new words, and where.

Rows with the same key are one row; a plan and its adjustment share no keys, so the others are
matched by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from isodesk.facts.fields import FieldContext
from isodesk.facts.kinds import BlockKind
from isodesk.facts.places import PlaceNames
from isodesk.facts.plan import PlanFacts
from isodesk.facts.text import Block
from isodesk.vietnamese.amounts import format_amount
from isodesk.vietnamese.text import fold

_LIKE = 0.5
_MOST_PAIRED = 400


@dataclass(frozen=True)
class Difference:
    """One place that says something else; ``old`` or ``new`` is "" for what came or went."""

    place: str
    old: str
    new: str


@dataclass(frozen=True)
class _Entry:
    key: str
    place: str
    words: str
    name: str = ""

    @property
    def like(self) -> str:
        """The words by which it is known again."""
        return self.name or self.words


def compared(before: PlanFacts, after: PlanFacts) -> tuple[Difference, ...]:
    """Every difference of what is printed, in the order of the later plan's parts."""
    old, new = dict(_rooms(before)), dict(_rooms(after))
    return tuple(
        difference
        for room in new
        for difference in _differences(tuple(old.get(room, ())), tuple(new[room]))
    )


def reasons_of(after: PlanFacts, differences: Sequence[Difference]) -> tuple[str, ...]:
    """Why each difference was made, as written down in the later state; "" for those not told.

    A reason stays with its place when one of the two sides is worded anew afterwards.
    """
    known = after.change_reasons
    exact = {(each.place, each.old, each.new): each.reason for each in known}
    same_old = {(each.place, each.old): each.reason for each in known if each.old}
    same_new = {(each.place, each.new): each.reason for each in known if each.new}
    return tuple(
        exact.get((each.place, each.old, each.new))
        or same_old.get((each.place, each.old))
        or same_new.get((each.place, each.new))
        or ""
        for each in differences
    )


def _differences(old: Sequence[_Entry], new: Sequence[_Entry]) -> Iterator[Difference]:
    for one, other in _pairs(old, new):
        was, now = one.words if one else "", other.words if other else ""
        if was != now:
            place = other.place if other else one.place if one else ""
            yield Difference(place, was, now)


def _pairs(
    old: Sequence[_Entry], new: Sequence[_Entry]
) -> Iterator[tuple[_Entry | None, _Entry | None]]:
    """Each entry of both with its like: by key, else by words; what went stands where it was."""
    keys = {entry.key for entry in old} & {entry.key for entry in new}
    was, now = (
        [entry.key if entry.key in keys else fold(entry.like) for entry in entries]
        for entries in (old, new)
    )
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _alike(old[a:b], new[c:d])


def _alike(
    old: Sequence[_Entry], new: Sequence[_Entry]
) -> Iterator[tuple[_Entry | None, _Entry | None]]:
    """Entries that were reworded beside each other, in order; the others alone."""
    at = 0
    for other in new:
        found = _likest(old, other, at)
        if found is None:
            yield None, other
            continue
        yield from ((gone, None) for gone in old[at:found])
        yield old[found], other
        at = found + 1
    yield from ((gone, None) for gone in old[at:])


def _likest(old: Sequence[_Entry], other: _Entry, first: int) -> int | None:
    best, place = _LIKE, None
    for at in range(first, min(len(old), first + _MOST_PAIRED)):
        if old[at].key == other.key:
            return at
        matcher = SequenceMatcher(None, old[at].like, other.like, autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            like = matcher.ratio()
            if like > best:
                best, place = like, at
    return place


def _rooms(plan: PlanFacts) -> Iterator[tuple[str, list[_Entry]]]:
    context = FieldContext.of(plan)
    plan = context.plan
    names = PlaceNames.of(plan, context)
    yield "head", list(_head(plan, context))
    yield (
        "bases",
        [
            _Entry(basis.key, names.of_place(f"bases/{basis.key}"), _line(_basis(plan, context, i)))
            for i, basis in enumerate(plan.legal_bases)
        ],
    )
    yield "blocks", list(_blocks(plan.blocks, context, names))
    for at, annex in enumerate(plan.annexes):
        head = _Entry(annex.key, names.of_place(f"annexes/{annex.key}"), context.text(annex.name))
        yield f"annex/{at}", [head, *_blocks(annex.blocks, context, names)]
    yield "tasks", list(_tasks(plan, context, names))
    yield "subjects", list(_subjects(plan, context, names))
    yield "budget", list(_budget(plan, context, names))
    yield "recipients", [_Entry(r.key, "Nơi nhận", r.name) for r in plan.recipients]
    yield (
        "signatures",
        [
            _Entry(s.key, "Người ký", _line(" ".join((*s.authority, s.post, s.other_post, s.name))))
            for s in plan.signatures
        ],
    )


def _head(plan: PlanFacts, context: FieldContext) -> Iterator[_Entry]:
    yield _Entry("subject", "Trích yếu", _line(context.text(plan.subject)))
    yield _Entry("issuer", "Cơ quan ban hành", plan.issuer.full_name)
    years = dict.fromkeys(str(year) for year in (plan.first_year, plan.last_year) if year)
    yield _Entry("years", "Năm thực hiện", " - ".join(years))


def _basis(plan: PlanFacts, context: FieldContext, at: int) -> str:
    basis = plan.legal_bases[at]
    words = context.text(basis.text)
    if not words and basis.citation is not None:
        words = f"{basis.citation.kind} số {basis.citation.symbol} {basis.citation.title}"
    return f"{basis.lead} {words}"


def _blocks(blocks: Sequence[Block], context: FieldContext, names: PlaceNames) -> Iterator[_Entry]:
    for block in blocks:
        if block.kind in (BlockKind.TABLE, BlockKind.PAGE_BREAK, BlockKind.LEGAL_BASES):
            continue
        words = _line(context.text(block.text))
        yield _Entry(block.key, names.of_place(f"blocks/{block.key}"), words)


def _tasks(plan: PlanFacts, context: FieldContext, names: PlaceNames) -> Iterator[_Entry]:
    for task in plan.tasks:
        content = _line(context.text(task.content))
        parts = (
            content,
            f"thời gian: {task.period.text}" if task.period.text else "",
            f"chủ trì: {task.lead}" if task.lead else "",
            f"phối hợp: {task.support}" if task.support else "",
            _part("đối tượng", context.text(task.audience)),
            _part("sản phẩm", context.text(task.product)),
            _part("kinh phí", task.cost),
            _part("ghi chú", context.text(task.note)),
        )
        words = "; ".join(_line(part).rstrip(" ;") for part in parts if part.strip())
        yield _Entry(task.key, names.of_place(f"tasks/{task.key}"), words, content)


def _subjects(plan: PlanFacts, context: FieldContext, names: PlaceNames) -> Iterator[_Entry]:
    titles = {column.key: _line(context.text(column.title)) for column in plan.columns}
    codes = {c.key: f"Năm {c.year}" if c.year else titles[c.key] for c in plan.columns}
    marked: dict[str, list[str]] = {}
    for mark in plan.marks:
        if mark.column in codes:
            marked.setdefault(mark.subject, []).append(codes[mark.column] + mark.footnote)
    for subject in plan.subjects:
        when = ", ".join(marked.get(subject.key, ()))
        name = _line(context.text(subject.name))
        words = name + (f": {when}" if when else "")
        yield _Entry(subject.key, names.of_place(f"subjects/{subject.key}"), words, name)


def _budget(plan: PlanFacts, context: FieldContext, names: PlaceNames) -> Iterator[_Entry]:
    sums = context.totals
    titles = {column.key: _line(context.text(column.title)) for column in plan.budget_columns}
    for line in plan.budget_lines:
        told = [
            f"{title}: {format_amount(amount)} đồng"
            for key, title in titles.items()
            if (amount := sums.cells.get((line.key, key))) is not None
        ]
        name = _line(context.text(line.name))
        words = "; ".join((name, *told))
        yield _Entry(line.key, names.of_place(f"budget/{line.key}"), words, name)
    if plan.budget_lines and sums.total is not None:
        total = f"Tổng cộng: {format_amount(sums.total)} đồng"
        yield _Entry("total", "Kinh phí, dòng tổng", total)


def _part(title: str, words: str) -> str:
    return f"{title}: {_line(words)}" if words.strip() else ""


def _line(words: str) -> str:
    return " ".join(words.split())
