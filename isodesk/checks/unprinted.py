"""Rows that were typed and that nothing of the plan prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts import FieldRef, PlanFacts, TableSource
from isodesk.facts.annex_titles import annex_title
from isodesk.facts.kinds import LETTER_KINDS, PlanKind
from isodesk.facts.repairs import PrintInAnnex, Repair
from isodesk.facts.totals import parent_keys
from isodesk.vietnamese.amounts import format_amount
from isodesk.vietnamese.text import fold


@dataclass(frozen=True)
class _Row:
    """A row with its words and the keys by which a field may quote it.

    ``said`` is what the text must say for the row to be in it, its words when empty.
    """

    place: str
    words: str
    keys: tuple[str, ...]
    said: str = ""


@dataclass(frozen=True)
class _Part:
    """Rows of one kind; any table of ``sources`` prints them. The first is what a repair makes."""

    what: str
    table: str
    sources: tuple[TableSource, ...]
    rows: Callable[[Checked], Iterator[_Row]]


def parts_printed(checked: Checked) -> Iterator[Finding]:
    """Each part of the plan whose rows stand in no table and in no words of the plan."""
    plan = checked.plan
    stand = _standing(plan)
    for part in _PARTS:
        if any((source, "") in stand for source in part.sources) or _is_inner(plan, part):
            continue
        found = _unprinted(checked, part.rows(checked))
        if found:
            source = _made(plan, part.sources)
            yield _finding(checked, part, found, PrintInAnnex(source))
    for form in plan.indicator_forms:
        name = checked.fields.text(form.name)
        if form.indicators and (TableSource.INDICATORS, form.key) not in stand:
            rows = [_Row(f"indicator_forms/{form.key}", name, ())]
            change = PrintInAnnex(TableSource.INDICATORS, form.key)
            yield _finding(checked, _FORM, rows, change)
    for free in plan.free_tables:
        texts = [checked.fields.text(cell) for row in free.rows for cell in row.cells]
        if any(text.strip() for text in texts) and (TableSource.FREE, free.key) not in stand:
            rows = [_Row(f"free_tables/{free.key}", free.name, ())]
            yield _finding(checked, _FREE, rows, PrintInAnnex(TableSource.FREE, free.key))


def _standing(plan: PlanFacts) -> set[tuple[TableSource, str]]:
    """The sources of tables that stand in the text or an annex, each also with its target."""
    placed = {block.table for block in plan.all_blocks()}
    tables = [table for table in plan.tables if table.key in placed]
    return {pair for t in tables for pair in ((t.source, ""), (t.source, t.target))}


def _is_inner(plan: PlanFacts, part: _Part) -> bool:
    """The tasks of a letter are steps of the office that sends it, not of those who get it."""
    return plan.kind in LETTER_KINDS and TableSource.TASKS in part.sources


def _made(plan: PlanFacts, sources: Sequence[TableSource]) -> TableSource:
    if plan.kind is PlanKind.INSPECTION and TableSource.INSPECTION in sources:
        return TableSource.INSPECTION
    return sources[0]


def _unprinted(checked: Checked, rows: Iterator[_Row]) -> list[_Row]:
    """The rows that no field quotes and no words name; none where all are without words."""
    quoted, said = checked.shared(_quoted), checked.shared(_said)
    return [
        row
        for row in rows
        if row.words.strip()
        and quoted.isdisjoint(row.keys)
        and f" {_plain(row.said or row.words)} " not in said
    ]


def _quoted(checked: Checked) -> frozenset[str]:
    """The targets of the fields of the text, and the keys that these begin with."""
    fields = (
        part
        for block in checked.plan.all_blocks()
        for part in block.text.parts
        if isinstance(part, FieldRef)
    )
    targets = {target for field in fields for target in field.target.split("+")}
    return frozenset(targets | {target.partition("/")[0] for target in targets}) - {""}


def _said(checked: Checked) -> str:
    """Everything that the paper says outside its tables."""
    plan, fields = checked.plan, checked.fields
    named = (*(a.name for a in plan.addressees), *(r.name for r in plan.recipients))
    texts = (*(fields.text(block.text) for block in plan.all_blocks()), *named)
    return f" {_plain(' '.join(texts))} "


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def _finding(checked: Checked, part: _Part, rows: Sequence[_Row], change: PrintInAnnex) -> Finding:
    plan, first = checked.plan, rows[0]
    paper = "văn bản" if plan.kind in LETTER_KINDS else "kế hoạch"
    title = annex_title(plan, change.source, change.target).plain(checked.fields.show)
    place_name = checked.names.of_place(first.place)
    label = f"Thêm phụ lục có {part.table}"
    return Finding(
        "parts.printed",
        Severity.WARNING,
        f"{part.what} đã ghi nhưng {paper} chưa có {part.table} để in.",
        first.place,
        first.words,
        place_name,
        Repair(label, first.place, "Chưa in ở đâu", f"Phụ lục mới: {title}", change),
    )


def _costs(checked: Checked) -> Iterator[_Row]:
    """The lines with an amount of their own; who quotes one quotes those below it."""
    plan, text = checked.plan, checked.fields.text
    above = parent_keys(plan.budget_lines)
    for line in plan.budget_lines:
        total = checked.fields.totals.rows.get(line.key)
        if line.key in above.values() or total is None:
            continue
        keys = [line.key]
        while keys[-1] in above:
            keys.append(above[keys[-1]])
        amount = format_amount(total, "đồng")  # a name such as Hội nghị stands in many a text
        yield _Row(f"budget/{line.key}", text(line.name), tuple(keys), amount)


def _tasks(checked: Checked) -> Iterator[_Row]:
    for task in checked.plan.tasks:
        yield _Row(f"tasks/{task.key}", checked.fields.text(task.content), (task.key,))


def _subjects(checked: Checked) -> Iterator[_Row]:
    for subject in checked.plan.subjects:
        yield _Row(f"subjects/{subject.key}", checked.fields.text(subject.name), (subject.key,))


def _team(checked: Checked) -> Iterator[_Row]:
    """Who is named must be named in print; else his agency or duty is enough."""
    for member in checked.plan.team:
        naming = (f"{member.key}/name", f"{member.key}/person")
        keys = naming if member.name else (member.key,)
        yield _Row(f"team/{member.key}", member.name or member.agency, keys)


def _mailing(checked: Checked) -> Iterator[_Row]:
    for entry in checked.plan.mailing:
        yield _Row(f"mailing/{entry.key}", checked.fields.text(entry.name), (entry.key,))


def _no_rows(checked: Checked) -> Iterator[_Row]:
    return iter(())


_LIST = (TableSource.MATRIX, TableSource.INSPECTION)
_PARTS = (
    _Part("Kinh phí", "bảng kinh phí", (TableSource.BUDGET,), _costs),
    _Part("Nhiệm vụ", "bảng nhiệm vụ", (TableSource.TASKS, TableSource.ROADMAP), _tasks),
    _Part("Cơ quan, đơn vị", "bảng đối tượng", _LIST, _subjects),
    _Part("Thành viên đoàn kiểm tra", "danh sách đoàn", (TableSource.TEAM,), _team),
    _Part("Nơi gửi", "danh sách nơi gửi", (TableSource.MAILING,), _mailing),
)
_FREE = _Part("Nội dung bảng tự lập", "bảng này", (TableSource.FREE,), _no_rows)
_FORM = _Part("Chỉ tiêu", "biểu chỉ tiêu", (TableSource.INDICATORS,), _no_rows)
