"""Where rows land when a hand pulls them to another place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from isodesk.errors import UserError

_MIXED = "Chọn riêng các nhóm hoặc riêng các dòng trong nhóm rồi kéo."


def placed(count: int, chosen: Collection[int], to: int) -> list[int]:
    """The order of so many rows after the chosen ones came, together, before row ``to``."""
    rest = [at for at in range(count) if at not in set(chosen)]
    moving = sorted({at for at in chosen if at < count})
    return [at for at in rest if at < to] + moving + [at for at in rest if at >= to]


@dataclass(frozen=True)
class Placed:
    """The groups in their new order, and every row below them with its group ("" for none)."""

    groups: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


def placed_under_groups(
    rows: Sequence[tuple[str, bool]], chosen: Collection[int], to: int
) -> Placed | None:
    """Rows (key, whether it is a group) after the chosen ones came before ``to``; None: as before.

    Rows take the group of the place where they land, and never stand above the first group. A
    group takes its rows along and lands between groups. UserError when both are chosen.
    """
    wanted = {at for at in chosen if at < len(rows)}
    heads = {at for at in wanted if rows[at][1]}
    if heads:
        wanted, to = _whole_groups(rows, wanted, heads), _between_groups(rows, to)
    elif to == 0 and rows and rows[0][1]:
        to = 1
    order = placed(len(rows), wanted, to)
    return _read(rows, order) if order != list(range(len(rows))) else None


def _whole_groups(rows: Sequence[tuple[str, bool]], wanted: set[int], heads: set[int]) -> set[int]:
    whole, head = set[int](), -1
    for at, (_, is_group) in enumerate(rows):
        head = at if is_group else head
        if head in heads:
            whole.add(at)
    if not wanted <= whole:
        raise UserError(_MIXED)
    return whole


def _between_groups(rows: Sequence[tuple[str, bool]], to: int) -> int:
    while to < len(rows) and not rows[to][1]:
        to += 1
    return to


def _read(rows: Sequence[tuple[str, bool]], order: Sequence[int]) -> Placed:
    groups: list[str] = []
    below: list[tuple[str, str]] = []
    for at in order:
        key, is_group = rows[at]
        if is_group:
            groups.append(key)
        else:
            below.append((key, groups[-1] if groups else ""))
    return Placed(tuple(groups), tuple(below))
