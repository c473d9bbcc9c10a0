"""A section of the outline carried by the mouse of a real X server, which Qt's own tests cannot
do: their platform knows no dragging."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isodesk.facts import PlanKind
from isodesk.facts.divisions import outline_levels
from isodesk.services.read import list_plans
from isodesk.services.sample import create_sample
from isodesk.store import Actor, create_workspace
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.outline_tree import OutlineTree
from isodesk.ui.writing.view import WritingView
from tools.virtual_screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
INSIDE = "--inside"
_PATIENCE = 10_000  # milliseconds


def headings(plan: OpenPlan) -> list[str]:
    """The keys of the sections of the body, from top to bottom."""
    levels = outline_levels(plan.facts.blocks)
    return [block.key for block in plan.facts.blocks if levels.get(block.key) == 1]


def carry(tree: OutlineTree, dragged: str, target: str) -> None:
    """Press on one line, move over the upper part of another in small steps, let go."""

    def place(box: QRect, y: int) -> QPoint:
        return tree.viewport().mapToGlobal(QPoint(box.center().x(), y))

    taken, there = (tree.visualItemRect(tree.line(key)) for key in (dragged, target))
    start, end = place(taken, taken.center().y()), place(there, there.top() + 2)
    command = ["xdotool", "mousemove", *_words(start), "sleep", "0.2", "mousedown", "1"]
    for part in range(1, 9):
        command += ["sleep", "0.05", "mousemove", *_words(start + (end - start) * part / 8)]
    hand = subprocess.Popen([*command, "sleep", "0.2", "mouseup", "1"])
    QTest.qWait(200)
    while hand.poll() is None:
        QTest.qWait(50)


def _words(point: QPoint) -> list[str]:
    return [str(point.x()), str(point.y())]


def inside() -> int:
    """Carry the last section before the first; exit 1 when the plan is not then so."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "van-phong.isodesk", Actor("Lan", "lan", "PC"))
        with workspace.change("Tạo dữ liệu mẫu") as session:
            create_sample(session)
        with workspace.read() as session:
            plans = {entry.kind: entry.key for entry in list_plans(session)}
        plan = OpenPlan(workspace, plans[PlanKind.YEARLY])
        workspace.listeners.append(plan.follow)
        view = WritingView(plan)
        view.setGeometry(0, 0, 1366, 768)
        view.show()
        view.activateWindow()
        QTest.qWait(500)
        before = headings(plan)
        carry(view.outline, before[-1], before[0])
        for _ in range(_PATIENCE // 100):
            if headings(plan) != before:
                break
            QTest.qWait(100)
        after = headings(plan)
        QTest.qWait(300)
        tops = [view.outline.topLevelItem(i) for i in range(view.outline.topLevelItemCount())]
        shown = [top.text(0).partition(" ")[0] for top in tops if top is not None]
        view.close()
        view.deleteLater()
        application.processEvents()
        workspace.close()
    held = after == [before[-1], *before[:-1]] and shown == ["I.", "II.", "III."]
    print(f"A section carried by the mouse: {'moved' if held else 'NOT moved'}, {shown}")
    return int(not held)


def main() -> int:
    """Do it on a virtual screen."""
    with virtual_screen() as environment:
        command = [sys.executable, "-m", "tools.proof_dragging", INSIDE]
        return subprocess.run(command, env=environment, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(inside() if INSIDE in sys.argv else main())
