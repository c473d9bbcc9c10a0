"""What a hand feels: a key until its letter is painted, scrolling, sorting, a bar being dragged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from benchmarks.figure import Figure, compared, lasting
from benchmarks.large import SIZE, large_plan, timed
from benchmarks.turns import in_turns
from isodesk.facts import Mark, MatrixColumn, PlanFacts, RichText
from isodesk.services.write import write_plan
from isodesk.store import Actor, Workspace, create_workspace
from isodesk.ui.application import make_application
from isodesk.ui.grid.view import GridView
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.subjects.view import SubjectsView
from isodesk.ui.tasks.roadmap_view import RoadmapView
from isodesk.ui.tasks.view import TasksView

TOPIC = "Hands"
KEYS = 15
FRAMES = 60
SORTS = 5
_ROUNDS = 50
_NOWHERE = QModelIndex()
_BARE = "bare QTableView, same data"


def run(folder: Path) -> Iterator[Figure]:
    """All figures about keys, scrolling, sorting and dragging."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    for rows, columns in ((300, 40), (10_000, 12)):
        workspace, plan = _opened(folder / f"{rows}.isodesk", _matrix(rows, columns))
        view = SubjectsView(plan)
        yield from _beside_bare(application, view, f"{rows} × {columns}")
        _leave(application, view, workspace)
    workspace, plan = _opened(folder / "tasks.isodesk", large_plan(100, 5_000))
    tasks = TasksView(plan)
    tasks.resize(SIZE)
    tasks.show()
    QTest.qWaitForWindowExposed(tasks)
    yield from _keys(application, tasks.grid)
    yield _drag(application, tasks.roadmap)
    _leave(application, tasks, workspace)


def _matrix(rows: int, columns: int) -> PlanFacts:
    """Units and columns of years; with number and name as many columns as asked."""
    plan = large_plan(rows, 1)
    years = tuple(
        replace(_like(plan), key=f"y{at}", title=RichText.of(f"Cột {at}"))
        for at in range(columns - 2)
    )
    marks = tuple(
        Mark(subject.key, years[(at + step) % len(years)].key)
        for at, subject in enumerate(plan.subjects)
        for step in range(0, len(years), 3)
    )
    return replace(plan, columns=years, marks=marks, quantities=(), budget_lines=())


def _like(plan: PlanFacts) -> MatrixColumn:
    return plan.columns[0]


def _opened(path: Path, facts: PlanFacts) -> tuple[Workspace, OpenPlan]:
    workspace = create_workspace(path, Actor.here(), backups=path.parent)
    with workspace.change("Tạo kế hoạch") as session:
        key = write_plan(session, facts)
    plan = OpenPlan(workspace, key)
    workspace.listeners.append(plan.follow)
    return workspace, plan


def _leave(application: QApplication, view: SubjectsView | TasksView, file: Workspace) -> None:
    view.hide()
    view.deleteLater()
    application.processEvents()
    file.close()


class _Bare(QAbstractTableModel):
    """As little as Qt asks for."""

    def __init__(self, texts: list[list[str]]) -> None:
        super().__init__()
        self._texts = texts

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self._texts)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self._texts[0])

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][index.column()]
        return None


class _Painted(QObject):
    """Counts the paints of a view; what is not painted at once would fall to the other's turn."""

    def __init__(self, application: QApplication, view: QTableView) -> None:
        super().__init__(view)
        self._application = application
        self._count = self._seen = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._count += event.type() is QEvent.Type.Paint
        return False

    def wait(self) -> None:
        """Let events pass until the view has been painted, if what was done changed anything."""
        for _ in range(_ROUNDS):
            self._application.processEvents()
            if self._count != self._seen:
                break
        self._seen = self._count


def _beside_bare(application: QApplication, view: SubjectsView, size: str) -> Iterator[Figure]:
    view.resize(SIZE)
    view.show()
    grid = view.grid
    cells = grid.cells
    rows, columns = cells.source.row_count(), len(cells.columns)
    texts = [[cells.text(row, at) for at in range(columns)] for row in range(rows)]
    bare, order = QTableView(), QSortFilterProxyModel()
    order.setSortLocaleAware(True)
    order.setSourceModel(_Bare(texts))
    bare.setModel(order)
    bare.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(grid.look.row_height)
    for at in range(columns):
        bare.setColumnWidth(at, grid.columnWidth(at))
    bare.resize(grid.size())
    bare.show()
    application.processEvents()
    our_paints, their_paints = _Painted(application, grid), _Painted(application, bare)
    ours, theirs = in_turns(
        _scroller(our_paints, grid), _scroller(their_paints, bare), rounds=FRAMES
    )
    yield compared(TOPIC, f"{size} scrolled by three rows", ours, theirs, _BARE, 1.3)
    name = next(at for at, c in enumerate(cells.columns) if c.code == "name")

    def sort(turn: int) -> None:
        cells.set_sort((name, bool(turn % 2)))
        our_paints.wait()

    def bare_sort(turn: int) -> None:
        ways = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        order.sort(name, ways[turn % 2])
        their_paints.wait()

    ours, theirs = in_turns(sort, bare_sort, rounds=SORTS)
    yield compared(TOPIC, f"{size} sorted by name", ours, theirs, f"{_BARE}, by locale", 1.3)
    bare.hide()
    bare.deleteLater()


def _scroller(painted: _Painted, view: QTableView) -> Callable[[int], None]:
    bar, step = view.verticalScrollBar(), 3 * view.verticalHeader().defaultSectionSize()

    def scroll(turn: int) -> None:
        bar.setValue(turn * step % bar.maximum())
        painted.wait()

    return scroll


def _keys(application: QApplication, grid: GridView) -> Iterator[Figure]:
    """A letter on a selected cell; then the whole word taken with Enter."""
    grid.setFocus()
    letters, stored = [], []
    for turn in range(KEYS + 1):
        grid.go_to(2_500 + turn, 1)
        application.processEvents()
        begun = time.perf_counter()
        QTest.keyClick(grid, Qt.Key.Key_A)
        application.processEvents()
        letters.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_Return)
        application.processEvents()
        stored.append((time.perf_counter() - begun) * 1000)
    yield lasting(TOPIC, "a key on a cell, until its letter is painted", letters[1:], 16)
    yield lasting(TOPIC, "Enter, until stored and painted", stored[1:], 16)


def _drag(application: QApplication, roadmap: RoadmapView) -> Figure:
    """The bar of a task pulled to and fro, each move painted."""
    rows = range(roadmap.grid.cells.rowCount())
    shape, box = next(
        (shape, roadmap.box(row, shape))
        for row in rows
        if (shape := roadmap.shape(row)) and all(shape.ends)
    )
    roadmap.horizontalScrollBar().setValue(round(box.left()) - 100)
    application.processEvents()
    at = QPointF(box.center().x() - roadmap.offset(), box.center().y()).toPoint()
    port = roadmap.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)

    def move(turn: int) -> None:
        QTest.mouseMove(port, at + QPoint(10 + 7 * (turn % 12), 0))
        application.processEvents()

    times = timed(move, FRAMES)
    assert roadmap.drag is not None and roadmap.drag.started
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at)
    return lasting(TOPIC, "a frame of a bar dragged among 5.000 tasks", times, 8)
