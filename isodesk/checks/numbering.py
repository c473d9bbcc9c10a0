"""Numbers that do not follow one another: given by hand, typed into text, or in a free table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import computed_instead, of_passage, of_place
from isodesk.facts import Block, BlockKind, Numbering, TableSource
from isodesk.facts.numbering import block_numbers, table_numbering
from isodesk.vietnamese.numbering import letter, letter_index, parse_roman, roman

_ROMAN = re.compile(r"(?P<n>[IVXL]+)(?:[.)]\s*|/\s)(?=\S)")
_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})(?P<end>[.)/]?)\s+(?=[^\W\d_])")
_LETTER = re.compile(r"(?P<n>[a-zđ])\)\s*(?=\S)")
_BARE = re.compile(r"blocks/[^/]+/number \d+(?:\.\d+)+")
_OWN = (BlockKind.PLAIN, BlockKind.NOTE)
_COUNTED = (BlockKind.HEADING, BlockKind.NUMBERED, BlockKind.POINT)
_TWO = 2


def tasks_numbered(checked: Checked) -> Iterator[Finding]:
    """A task whose number was set by hand and leaves a gap, or one without a number."""
    plan = checked.plan
    if table_numbering(plan, TableSource.TASKS, Numbering.RUNS_ON) is Numbering.NONE:
        return
    restarts = table_numbering(plan, TableSource.TASKS, Numbering.RUNS_ON) is Numbering.RESTARTS
    numbered = sum(task.numbered for task in plan.tasks)
    number, group = 0, None
    for task in plan.tasks:
        if restarts and task.group != group:
            number, group = 0, task.group
        place = f"tasks/{task.key}"
        if not task.numbered:
            if task.level == 1 and numbered * _TWO > len(plan.tasks):
                said = "Dòng không có số thứ tự giữa các dòng có số."
                quote = checked.fields.text(task.content)
                yield of_place(checked, place, "numbering.blank", Severity.WARNING, said, quote)
            continue
        start = task.start_at
        if start is not None and start not in (number + 1, 1):
            said = _jump(number, start, str)
            yield of_place(checked, place, "numbering.order", Severity.WARNING, said, str(start))
        number = start or number + 1


def blocks_numbered(checked: Checked) -> Iterator[Finding]:
    """Numbers and letters of the text that skip or repeat one: set by hand or typed as words."""
    plan = checked.plan
    for blocks in (plan.blocks, *(annex.blocks for annex in plan.annexes)):
        yield from _of_blocks(checked, blocks)


def numbers_dotted(checked: Checked) -> Iterator[Finding]:
    """``2.1`` of a source among ``2.1.`` and ``2.2.``."""
    plan = checked.plan
    numbers = block_numbers(plan.blocks)
    deep = [key for key, number in numbers.items() if number.strip(".").count(".")]
    bare = [stated for stated in plan.stated if _BARE.fullmatch(f"{stated.place} {stated.text}")]
    if len(bare) * _TWO >= len(deep):
        return
    for stated in bare:
        key = stated.place.split("/")[1]
        said, place = f"Thiếu dấu chấm sau số “{stated.text}”.", f"blocks/{key}"
        repair = computed_instead(stated.place, stated.text, numbers.get(key, ""))
        yield of_place(checked, place, "numbering.dot", Severity.HINT, said, stated.text, repair)


def rows_numbered(checked: Checked) -> Iterator[Finding]:
    """The first column of a free table."""
    for table in checked.plan.free_tables:
        rows = [row for row in table.rows if not row.head and row.cells]
        labels = [checked.fields.text(row.cells[0]).strip(" ./)") for row in rows]
        counted = [label for label in labels if label.isdigit() or parse_roman(label)]
        if len(counted) < _TWO or len(counted) < len([label for label in labels if label]):
            continue
        last = 0
        for row, label in zip(rows, labels, strict=True):
            if not label.isdigit():
                last = 0 if label else last
                continue
            number = int(label)
            if number not in (last + 1, 1) or number == last:
                yield Finding(
                    "numbering.order",
                    Severity.WARNING,
                    _jump(last, number, str),
                    f"free_tables/{table.key}/{row.key}/0",
                    label,
                    table.name,
                )
            last = number


def _of_blocks(checked: Checked, blocks: Sequence[Block]) -> Iterator[Finding]:
    numbers = block_numbers(blocks)
    texts = {p.place: (p, r) for p, r in checked.at("blocks")}
    last: dict[str, int] = {}
    dotted: set[bool] = set()
    for block in blocks:
        passage, reading = texts.get(f"blocks/{block.key}", (None, None))
        label, typed, end = numbers[block.key].rstrip(".)"), False, "."
        if block.kind in _OWN and reading is not None:
            label, end = _typed_label(reading.text.strip())
            typed = bool(label)
        if not label or label in "-+":
            continue
        if block.kind not in (*_OWN, *_COUNTED):
            continue
        path, number = _read(label)
        before = last.get(path)
        for deeper in [p for p in last if _deeper(p, path)]:
            del last[deeper]
        last[path] = number
        if passage is None or (not typed and block.start_at is None):
            continue
        wanted = (before or 0) + 1
        # A list that begins with 1 again is another list.
        anew = number == 1 and before != 1
        if number != wanted and not anew and (typed or before is not None):
            said = _jump(before or 0, number, _writer(label))
            yield of_passage(passage, "numbering.order", Severity.WARNING, said, label)
        if "." in label and typed:
            dotted.add(bool(end))
            if not end and True in dotted:
                said = f"Thiếu dấu chấm sau số “{label}”."
                yield of_passage(passage, "numbering.dot", Severity.HINT, said, label)


def _typed_label(text: str) -> tuple[str, str]:
    """The number that a paragraph begins with, and what closes it."""
    for form in (_ROMAN, _LETTER):
        match = form.match(text)
        if match:
            return match["n"], "."
    match = _DECIMAL.match(text)
    if match and (match["end"] or "." in match["n"]):
        return match["n"], match["end"]
    return "", ""


def _read(label: str) -> tuple[str, int]:
    """The counter that a label belongs to, and its number there."""
    if label[0].isdigit():
        above, _, last = label.rpartition(".")
        return f"2/{above}" if above else "2", int(last)
    value = parse_roman(label) if label.isupper() else None
    return ("1", value) if value else ("9", letter_index(label) or 0)


def _deeper(path: str, above: str) -> bool:
    """Whether the counter ``path`` begins anew once ``above`` counted."""
    if path == above:
        return False
    if above == "1":
        return True
    if above.startswith("2"):
        return path == "9" or (
            path.startswith("2")
            and path.count(".") + ("/" in path) * 1 > above.count(".") + ("/" in above) * 1
        )
    return False


def _writer(label: str) -> Callable[[int], str]:
    if label.isupper() and parse_roman(label):
        return roman
    if not label[0].isdigit():
        return letter
    above = label.rpartition(".")[0]
    return lambda n: f"{above}.{n}" if above else str(n)


def _jump(before: int, number: int, written: Callable[[int], str]) -> str:
    """What is wrong with ``number`` after ``before``, in words."""
    if number == before:
        return f"Số thứ tự {written(number)} ghi hai lần."
    if number > before:
        missing = ", ".join(written(n) for n in range(before + 1, min(number, before + 4)))
        return f"Số thứ tự nhảy đến {written(number)}, thiếu {missing}."
    return f"Số thứ tự {written(number)} đứng sau {written(before)}."
