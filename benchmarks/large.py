"""A plan of 10.000 units and 5.000 tasks in the window: opened, edited, filtered, drawn."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, compared, lasting
from isodesk.facts import Mark, PlanFacts, RichText
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace
from isodesk.ui.application import make_application
from isodesk.ui.grid.source import CellChange
from isodesk.ui.grid.view import GridView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.style import COLOURS
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.roadmap_view import RoadmapView
from isodesk.ui.tasks.view import TasksView

TOPIC = "10.000 units, 5.000 tasks"
SIZE = QSize(1366, 768)
SIXTY_ROWS = QSize(1366, 1990)
EDITS = 15


def large_plan(units: int, tasks: int) -> PlanFacts:
    """Document 1 with so many units, one mark each, and so many tasks."""
    plan = sample_plan(SAMPLES[0])
    subjects, columns, known = [], plan.columns, plan.subjects
    for number in range(units):
        like = known[number * len(known) // units]
        name = RichText.of(f"Ủy ban nhân dân xã số {number + 1}")
        subjects.append(replace(like, key=f"u{number}", name=name, unit=""))
    marks = [Mark(s.key, columns[i % len(columns)].key) for i, s in enumerate(subjects)]
    kept = plan.tasks
    work = []
    for number in range(tasks):
        like_task = kept[number * len(kept) // tasks]
        content = RichText.of(f"Nhiệm vụ số {number + 1}")
        # One line a row, so that as many rows as possible are shown at once.
        short = replace(like_task, content=content, lead="", support="", audience=RichText.of(""))
        work.append(replace(short, key=f"t{number}", agencies=()))
    return replace(plan, subjects=tuple(subjects), marks=tuple(marks), tasks=tuple(work))


def run(folder: Path) -> Iterator[Figure]:
    """All figures about size."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    small = _Opened(application, folder / "small.isodesk", large_plan(1_000, 500))
    small.close()
    large = _Opened(application, folder / "large.isodesk", large_plan(10_000, 5_000))
    growth = compared(TOPIC, "growth: ten times the rows", large.took, small.took, "1.000", 11)
    yield replace(growth, detail=f"opened in {large.took:.0f} ms against {small.took:.0f} ms")
    yield from large.figures()
    large.close()


class _Opened:
    """A plan in its page with all its tabs, as the window shows it."""

    def __init__(self, application: QApplication, path: Path, plan: PlanFacts) -> None:
        self.application = application
        self.workspace: Workspace = create_workspace(path, Actor.here(), backups=path.parent)
        with self.workspace.change("Tạo kế hoạch") as session:
            key = write_plan(session, plan)
        begun = time.perf_counter()
        self.plan = OpenPlan(self.workspace, key)
        self.page = PlanPage(self.plan)
        self.page.resize(SIZE)
        self.page.show()
        for code in ("tasks", "subjects"):
            self.page.show_view(code)
            application.processEvents()
        self.took = (time.perf_counter() - begun) * 1000
        self.workspace.listeners.append(self.plan.follow)

    def close(self) -> None:
        """Let page and file go."""
        self.page.hide()
        self.page.deleteLater()
        self.application.processEvents()
        self.workspace.close()

    def figures(self) -> Iterator[Figure]:
        """Edits, filter and drawing of the plan that is open."""
        subjects = next(v for v in self.page.views() if isinstance(v, SubjectsView))
        tasks = next(v for v in self.page.views() if isinstance(v, TasksView))
        self.page.show_view("subjects")
        grid = subjects.panel.grid
        yield lasting(TOPIC, "a unit's name edited, until repainted", self._edits(grid, 5_000), 16)
        yield lasting(TOPIC, "units filtered", self._filters(grid), 50)
        self.page.show_view("tasks")
        edits = self._edits(tasks.grid, 2_500)
        yield lasting(TOPIC, "a task's content edited, until repainted", edits, 16)
        yield self._frame(tasks.roadmap)
        yield self._bars(tasks.roadmap)

    def _edits(self, grid: GridView, row: int) -> list[float]:
        grid.go_to(row, 1)
        self.application.processEvents()
        source = grid.cells.source

        def edit(turn: int) -> None:
            source.write([CellChange(row, 1, f"Tên mới {turn}")], "Sửa tên")
            self.application.processEvents()

        return timed(edit, EDITS)

    def _filters(self, grid: GridView) -> list[float]:
        grid.cells.search_texts()

        def narrow(turn: int) -> None:
            grid.cells.set_filter(f"xa so {turn + 10}")
            self.application.processEvents()

        times = timed(narrow, EDITS)
        grid.cells.set_filter("")
        return times

    def _frame(self, roadmap: RoadmapView) -> Figure:
        self.page.resize(SIXTY_ROWS)
        self.application.processEvents()
        times = timed(lambda _: roadmap.viewport().repaint(), 40)
        rows = len(roadmap._shown_rows())
        figure = lasting(TOPIC, "a frame of the roadmap", times, 4)
        return replace(figure, detail=f"{rows} rows; {figure.detail}")

    def _bars(self, roadmap: RoadmapView) -> Figure:
        """Every bar of the plan on one picture, all rows fitted into it."""
        image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        shown = [(row, roadmap.shape(row)) for row in range(roadmap.grid.cells.rowCount())]
        shapes = [(shape, roadmap.box(row, shape)) for row, shape in shown if shape]
        tallest = max(box.bottom() for _, box in shapes)

        def ours(_turn: int) -> None:
            painter = _painter(image, tallest)
            for shape, box in shapes:
                roadmap.look.paint_shape(painter, shape, box, "")
            painter.end()

        def bare(_turn: int) -> None:
            painter = _painter(image, tallest)
            painter.setPen(QPen(QColor(COLOURS.accent), 1))
            painter.setBrush(QColor(COLOURS.accent))
            for _, box in shapes:
                painter.drawRoundedRect(QRectF(box), 5, 5)
            painter.end()

        for_us, for_bare = median(timed(ours, 9)), median(timed(bare, 9))
        what = f"{len(shapes)} bars fitted"
        return compared(TOPIC, what, for_us, for_bare, "bare QPainter, same rectangles", 1.5)


def _painter(image: QImage, tallest: float) -> QPainter:
    image.fill(QColor(COLOURS.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1, image.height() / tallest)
    return painter


def timed(work: Callable[[int], object], times: int) -> list[float]:
    """The milliseconds of each run but the first, which fills what is kept."""
    taken = []
    for turn in range(times + 1):
        begun = time.perf_counter()
        work(turn)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken[1:]
