"""The tree of the budget: a line takes the deeper lines under it along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from isodesk.errors import UserError
from isodesk.facts import BudgetLine
from isodesk.facts.branches import branches, end_of_branch, placed
from isodesk.services.budget import LINE_GONE
from isodesk.services.read import read_plan
from isodesk.services.rows import delete_rows, edit_row, move_rows

DEEPEST = 4

_TOO_DEEP = f"Bảng kinh phí có nhiều nhất {DEEPEST} cấp."


def branch_end(lines: Sequence[BudgetLine], at: int) -> int:
    """The position after the last line under the one at ``at``."""
    return end_of_branch([line.level for line in lines], at)


def shift_levels(session: Session, plan: str, keys: Iterable[str], by: int) -> None:
    """Move lines with all under them ``by`` levels down the tree (−1: up).

    UserError when one would stand deeper than one level under the line above it.
    """
    lines = read_plan(session, plan).budget_lines
    levels = {line.key: line.level for line in lines}
    for start, end in _branches(lines, keys):
        above = levels[lines[start - 1].key] if start else 0
        wanted = levels[lines[start].key] + by
        if wanted < 1:
            raise UserError("Dòng này đã ở cấp cao nhất.")
        if wanted > above + 1:
            raise UserError("Dòng này đã ở ngay dưới dòng trên nó, không xuống thêm cấp được.")
        if max(levels[line.key] for line in lines[start:end]) + by > DEEPEST:
            raise UserError(_TOO_DEEP)
        for line in lines[start:end]:
            levels[line.key] += by
    for line in lines:
        if levels[line.key] != line.level:
            edit_row(session, "budget_lines", line.key, level=levels[line.key])


def delete_lines(session: Session, plan: str, keys: Iterable[str]) -> int:
    """Delete lines with all under them; gives how many went."""
    lines = read_plan(session, plan).budget_lines
    gone = [lines[at].key for start, end in _branches(lines, keys) for at in range(start, end)]
    delete_rows(session, "budget_lines", gone)
    return len(gone)


def move_lines(session: Session, plan: str, keys: Iterable[str], down: bool) -> None:
    """Let lines, each with all under it, change places with the next branch of their level.

    Nothing happens at the end of a level. UserError when a line is gone.
    """
    lines = read_plan(session, plan).budget_lines
    spans = _branches(lines, keys)
    if not spans:
        return
    start, end = spans[0][0], spans[-1][1]
    level = min(lines[first].level for first, _ in spans)
    moving = [line.key for line in lines[start:end]]
    if down:
        if end < len(lines) and lines[end].level == level:
            move_rows(session, "budget_lines", moving, branch_end(lines, end))
    else:
        before = next(
            (at for at in range(start - 1, -1, -1) if lines[at].level <= level), len(lines)
        )
        if before < len(lines) and lines[before].level == level:
            move_rows(session, "budget_lines", moving, before)


def place_lines(session: Session, plan: str, keys: Iterable[str], to: int) -> None:
    """Put lines, each with all under it, before the line at position ``to``.

    Levels follow the place. UserError when a line is gone or one would stand too deep.
    """
    lines = read_plan(session, plan).budget_lines
    chosen = [at for start, end in _branches(lines, keys) for at in range(start, end)]
    order = placed([line.level for line in lines], chosen, to)
    if any(level > DEEPEST for _, level in order):
        raise UserError(_TOO_DEEP)
    for at, level in order:
        if level != lines[at].level:
            edit_row(session, "budget_lines", lines[at].key, level=level)
    move_rows(session, "budget_lines", [lines[at].key for at in chosen], to)


def _branches(lines: Sequence[BudgetLine], keys: Iterable[str]) -> list[tuple[int, int]]:
    """The spans of the branches of these lines; a branch inside another is part of it."""
    places = {line.key: at for at, line in enumerate(lines)}
    wanted = list(keys)
    if any(key not in places for key in wanted):
        raise UserError(LINE_GONE)
    return branches([line.level for line in lines], [places[key] for key in wanted])
