"""Signs of findings in the margins of the sheets: of the screen only, no page holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from isodesk.checks.finding import Finding, Severity
from isodesk.exporters.pdf.mapped import Source
from isodesk.ui.finding_signs import gravest, told
from isodesk.ui.preview.places import PrintedPlaces
from isodesk.ui.preview.sheets import Desk, Spot

SIZE = 16
_APART = 6
_LINE = 18.0  # points; a box may be many lines high, and the sign stands beside the first


@dataclass(frozen=True)
class Mark:
    """A finding and its first box; ``edge`` is where what is printed on that page begins."""

    finding: Finding
    box: Source
    edge: float


@dataclass(frozen=True)
class MarginSign:
    """A sign on the desk, in pixels, and the findings beside which it stands."""

    page: int
    area: QRect
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """That of the gravest finding, whose sign is shown."""
        return gravest(self.findings)

    @property
    def place(self) -> str:
        """The place of the gravest finding, where a click goes."""
        return next(f.place for f in self.findings if f.severity is self.severity)

    @property
    def words(self) -> str:
        """What the findings say, a line each."""
        return told(self.findings)


def marks_of(
    findings: Iterable[Finding], places: PrintedPlaces, sources: Iterable[Source]
) -> tuple[Mark, ...]:
    """The findings whose places are printed, from the top of the first page on."""
    edges: dict[int, float] = {}
    for source in sources:
        edges[source.page] = min(edges.get(source.page, source.left), source.left)
    found = ((finding, places.first(finding.place)) for finding in findings)
    marks = (Mark(finding, box, edges[box.page]) for finding, box in found if box)
    return tuple(sorted(marks, key=lambda mark: (mark.box.page, mark.box.top, mark.box.left)))


def signs_on(desk: Desk, marks: Sequence[Mark]) -> tuple[MarginSign, ...]:
    """The signs on the desk as it is laid out; those that would overlap are one."""
    signs: list[MarginSign] = []
    for mark in marks:
        if mark.box.page >= len(desk.boxes):
            continue
        area = _area(desk, mark)
        last = signs[-1] if signs else None
        if last and last.page == mark.box.page and area.top() <= last.area.bottom():
            signs[-1] = MarginSign(last.page, last.area, (*last.findings, mark.finding))
        else:
            signs.append(MarginSign(mark.box.page, area, (mark.finding,)))
    return tuple(signs)


def _area(desk: Desk, mark: Mark) -> QRect:
    """Left of what is printed, in the middle of the box's first line."""
    middle = mark.box.top + min(mark.box.height, _LINE) / 2
    point = desk.point_of(Spot(mark.box.page, mark.edge, middle))
    left = round(point.x()) - SIZE - _APART
    return QRect(
        max(left, desk.boxes[mark.box.page].left() + 1), round(point.y()) - SIZE // 2, SIZE, SIZE
    )
