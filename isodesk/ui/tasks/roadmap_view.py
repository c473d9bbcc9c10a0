"""The roadmap beside the task table: the same rows, heights, scroll and selection, as bars."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from isodesk.documents.roadmap_tones import ColourBy, Colouring, colouring
from isodesk.facts import Task, TaskState, Times
from isodesk.facts.task_order import comes_too_late
from isodesk.services.issued_times import NO_TIMES, locked_times
from isodesk.ui.finding_signs import signs
from isodesk.ui.grid.flags import Flag
from isodesk.ui.grid.view import GridView
from isodesk.ui.icons import icon
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.columns import task_table
from isodesk.ui.tasks.drag import Drag
from isodesk.ui.tasks.ground import NewBar, Pan
from isodesk.ui.tasks.hand import RoadmapHand
from isodesk.ui.tasks.moves import Grip
from isodesk.ui.tasks.period_editor import PeriodEditor
from isodesk.ui.tasks.roadmap_paint import RoadmapPainter, box_of
from isodesk.ui.tasks.shapes import Shape, ShapeKind, shape_of
from isodesk.ui.tasks.source import TaskSource
from isodesk.ui.tasks.time_head import TimeHead
from isodesk.ui.tasks.timescale import NARROWEST, USUAL, WIDEST, TimeScale, Zoom, years_of
from isodesk.ui.tasks.words import spoken
from isodesk.vietnamese.periods import Period

_WHEEL_NOTCH = 120
_MARGIN = 24.0
_MIN_HEAD = 44
_SIGN = 16
_SIGNS = {TaskState.DONE: "✓ ", TaskState.UNDER_WAY: "… ", TaskState.DROPPED: "✕ "}


def _stands(*shapes: Shape) -> bool:
    """Whether all of these have days of their own."""
    return all(shape.kind not in (ShapeKind.NONE, ShapeKind.WORDS) for shape in shapes)


class RoadmapView(QAbstractScrollArea):
    """Draws only the rows that the grid shows, where the grid shows them.

    ``moved`` carries a task's key and its new period, ``typed`` a task's key and words,
    ``begun`` a row of the source that had no time and the words of its new one, ``refused`` a
    sentence, ``zoomed`` the unit that the scale shows, ``coloured`` the entries of the legend.
    """

    guide = "nhiem-vu.md#Biểu đồ tiến độ"

    moved = Signal(str, object)
    typed = Signal(str, str)
    begun = Signal(int, str)
    refused = Signal(str)
    zoomed = Signal(str)
    coloured = Signal(object)

    def __init__(
        self, plan: OpenPlan, source: TaskSource, grid: GridView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.plan, self.source, self.grid = plan, source, grid
        self.look = RoadmapPainter(self.font())
        self._flags = {severity: icon(*sign) for severity, sign in signs().items()}
        self.scale = TimeScale(*years_of(plan.facts, date.today()), USUAL["quarter"])
        self.drag: Drag | None = None
        self.ground: Pan | NewBar | None = None
        self.colour_by, self.colours = ColourBy.NOTHING, Colouring((), {})
        self.locked_times, self._locked_versions = NO_TIMES, -1
        self._fitting = True
        self._shapes: dict[int, Shape] = {}
        self._spans: dict[str, tuple[date, date] | None] = {}
        self.head = TimeHead(self.look, self.scale, self)
        self.editor = PeriodEditor(self.viewport())
        self.editor.finished.connect(self.typed)
        self._hand = RoadmapHand(self)
        self._set_up()
        self.refresh()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Biểu đồ tiến độ")
        grid, own = self.grid, self.verticalScrollBar()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        shared = grid.verticalScrollBar()
        shared.rangeChanged.connect(self._share_range)
        shared.valueChanged.connect(own.setValue)
        own.valueChanged.connect(shared.setValue)
        grid.verticalHeader().sectionResized.connect(self._repaint)
        grid.cells.modelReset.connect(self._forget)
        grid.cells.dataChanged.connect(self._cells_changed)
        grid.selectionModel().selectionChanged.connect(self._repaint)
        grid.place_changed.connect(self._show_shape)
        grid.head.installEventFilter(self)
        self.viewport().installEventFilter(self)
        self._share_range()

    # Rows

    def row_area(self, row: int) -> QRectF:
        """Where a shown row stands in the viewport."""
        top = self.grid.rowViewportPosition(row)
        return QRectF(0, top, self.viewport().width(), self.grid.rowHeight(row))

    def task_at(self, row: int) -> Task | None:
        """The task of a shown row, None for a group and the empty row."""
        return self.source.task(self.grid.cells.source_row(row)) if row >= 0 else None

    def flag_of(self, task: Task) -> Flag | None:
        """What findings say of a task's time."""
        return self.grid.cells.flagged.get((task.key, "period"))

    def can_begin(self, row: int) -> bool:
        """Whether a bar can be drawn on a shown row: a task without a time, or the empty row."""
        if row < 0 or self.plan.locked:
            return False
        at = self.grid.cells.source_row(row)
        task = self.source.task(at)
        if task is None:
            return at >= self.source.row_count() and self.source.can_append()
        return not task.period.text.strip()

    def shape(self, row: int) -> Shape | None:
        """How the task of a shown row stands on the roadmap."""
        at = self.grid.cells.source_row(row)
        task = self.source.task(at)
        if task is None:
            return None
        if at not in self._shapes:
            self._shapes[at] = self.shape_for(task.period, self.source.rows[at].group)
        return self._shapes[at]

    def shape_for(self, period: Period, group: str) -> Shape:
        """How this period would stand among the tasks of a group."""
        return shape_of(period, self._within(group), self.scale.last, self._deadlines)

    def box(self, row: int, shape: Shape) -> QRectF:
        """Where a shape stands in its row, in pixels of the scale."""
        area = self.row_area(row)
        return box_of(shape, self.scale, area.center().y())

    def year_of(self, row: int) -> int | None:
        """The year that completes the words of a row of the source."""
        group = self.source.rows[row].group
        year = next((g.year for g in self.plan.facts.task_groups if g.key == group), None)
        facts = self.plan.facts
        return year or (facts.first_year if facts.first_year == facts.last_year else None)

    def _within(self, group: str) -> tuple[date, date]:
        year = next((g.year for g in self.plan.facts.task_groups if g.key == group), None)
        facts = self.plan.facts
        first = year or facts.first_year or self.scale.first.year
        last = year or facts.last_year or self.scale.last.year
        return date(first, 1, 1), date(last, 12, 31)

    def _span_of(self, row: int) -> tuple[date, date] | None:
        """The span of a shown group row, None for any other row."""
        shown = self.grid.cells.row(row)
        return self._span(shown.key) if shown.kind == "group" else None

    # Following the plan and the grid

    def refresh(self) -> None:
        """Take what the plan says now."""
        table = task_table(self.plan.facts)
        self._deadlines = table is not None and table.times is Times.DEADLINES
        today = date.today()
        first, last = years_of(self.plan.facts, today)
        self.head.today = today if first <= today <= last else None
        self._set_scale(TimeScale(first, last, self.scale.a_year))
        self._take_locked_times()
        self.take_colours()
        self._forget()

    def _take_locked_times(self) -> None:
        """Read the times as they were locked, once for each version there is."""
        facts = self.plan.facts
        if len(facts.versions) == self._locked_versions:
            return
        self._locked_versions = len(facts.versions)
        if facts.versions or facts.adjusts:
            with self.plan.workspace.read() as session:
                self.locked_times = locked_times(session, facts)
        else:
            self.locked_times = NO_TIMES

    def locked_period(self, task: Task) -> Period | None:
        """The time a task had in the locked version, None where it is the same or was not there."""
        was = self.locked_times.times.get(task.key)
        return was if was is not None and was != task.period and was.text.strip() else None

    def colour(self, by: ColourBy) -> None:
        """Let the colours of the bars say this."""
        self.colour_by = by
        self.take_colours()

    def take_colours(self) -> None:
        """Colour the bars by what the plan says now."""
        before = self.colours.legend
        self.colours = colouring(self.plan.context, self.colour_by, date.today())
        if self.colours.legend != before:
            self.coloured.emit(self.colours.legend)
        self._repaint()

    def _span(self, group: str) -> tuple[date, date] | None:
        """From the first to the last day that a group's tasks name."""
        if group not in self._spans:
            periods = [task.period for task in self.source.tasks_under(group)]
            ends = [(p.first or p.last, p.last) for p in periods]
            firsts = [first for first, last in ends if first and last]
            lasts = [last for _, last in ends if last]
            self._spans[group] = (min(firsts), max(lasts)) if lasts else None
        return self._spans[group]

    def _forget(self) -> None:
        self._shapes.clear()
        self._spans.clear()
        self.drag = self.ground = None
        self._repaint()

    def _cells_changed(self, _first: QModelIndex, _last: QModelIndex, roles: list[int]) -> None:
        """Signs of findings come and go without a change of any time."""
        if roles:
            self._repaint()
        else:
            self._forget()

    def _repaint(self) -> None:
        self.viewport().update()

    def _share_range(self) -> None:
        shared, own = self.grid.verticalScrollBar(), self.verticalScrollBar()
        own.setRange(shared.minimum(), shared.maximum())
        own.setPageStep(shared.pageStep())
        own.setSingleStep(shared.singleStep())
        own.setValue(shared.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport():
            return self._hand.take(event)
        if event.type() == QEvent.Type.Resize and watched is self.grid.head:
            self._fit_head()
        return False

    def _fit_head(self) -> None:
        height = max(self.grid.head.height(), _MIN_HEAD)
        self.setViewportMargins(0, height, 0, 0)
        self.head.setGeometry(0, 0, self.viewport().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()
        if self._fitting:
            self.fit()
        self._share_width()

    # Zoom

    def _set_scale(self, scale: TimeScale) -> None:
        before = self.scale.zoom
        self.scale = self.head.scale = scale
        self._share_width()
        self.head.update()
        self._repaint()
        if scale.zoom != before:
            self.zoomed.emit(scale.zoom)

    def _share_width(self) -> None:
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        bar.setRange(0, max(round(self.scale.width) - room, 0))
        bar.setPageStep(room)
        bar.setSingleStep(24)
        bar.setEnabled(bar.maximum() > 0)

    def zoom_to(self, a_year: float, x: float | None = None) -> None:
        """Make a year so many pixels wide; the day at ``x`` of the viewport stays there."""
        self._fitting = False
        at = self.viewport().width() / 2 if x is None else x
        before = (self.scale.days(at + self.offset()), self.scale)
        wide = min(max(a_year, NARROWEST), WIDEST)
        self._set_scale(TimeScale(before[1].first, before[1].last, wide))
        self.horizontalScrollBar().setValue(round(before[0] * wide / 365.25 - at))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show years down to days in their usual width, around the active task."""
        self.zoom_to(USUAL[zoom])
        self._show_shape()

    def fit(self) -> None:
        """Show all years at once, and go on doing so while the view is resized."""
        years = self.scale.last.year - self.scale.first.year + 1
        wide = (self.viewport().width() - 1) / years
        self._fitting = True
        self._set_scale(TimeScale(self.scale.first, self.scale.last, max(wide, NARROWEST)))

    def offset(self) -> int:
        """How far the roadmap is scrolled to the right, in pixels."""
        return self.horizontalScrollBar().value()

    def _show_shape(self) -> None:
        """Scroll sideways until the active row's shape, or its group's span, begins in view, and
        let screen readers say it."""
        row = self.grid.active()[0]
        task = self.task_at(row)
        words = spoken(self.plan.text(task.content), task) if task else ""
        flag = self.flag_of(task) if task else None
        self.setAccessibleDescription(f"{words} {flag.sentence}" if flag else words)
        if row < 0 or self.drag is not None or self.isHidden():
            return
        shape, span = self.shape(row), self._span_of(row)
        if shape is None and span is None:
            return
        begin = self.box(row, shape).left() if shape else self.scale.start(span[0]) if span else 0
        left = float(self.offset())
        if not left <= begin <= left + self.viewport().width() - _MARGIN:
            self.horizontalScrollBar().setValue(round(begin - _MARGIN))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.editor.commit()
        self.head.offset = self.offset()
        self.head.update()
        self._repaint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _WHEEL_NOTCH
            self.zoom_to(self.scale.a_year * 1.2**notches, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._shown_rows()
        self.look.left_edge = self.offset()
        self.look.right_edge = max(self.scale.width, self.viewport().width())
        for row in rows:
            self._paint_ground(painter, row)
        area = QRectF(self.viewport().rect())
        painter.translate(-self.offset(), 0)
        area.translate(self.offset(), 0)
        if rows:
            last = self.row_area(rows[-1]).bottom()
            lines = QRectF(area.left(), 0, area.width(), min(last, area.height()))
            self.look.paint_lines(painter, self.scale, lines)
            if self.head.today:
                self.look.paint_today(painter, self.scale.start(self.head.today), lines)
        for row in rows:
            self._paint_task(painter, row)
        for row in rows:
            self._paint_order(painter, row)
        if self.drag and self.drag.started:
            group = self.source.rows[self.source.find(self.drag.key)].group
            self._paint_ghost(painter, self.drag.row, group, self.drag.now, area)
        if isinstance(self.ground, NewBar) and self.ground.now is not None:
            group = self.source.group_at(self.grid.cells.source_row(self.ground.row))
            self._paint_ghost(painter, self.ground.row, group, self.ground.now, area)

    def _shown_rows(self) -> range:
        first, last = self.grid.rowAt(0), self.grid.rowAt(self.viewport().height() - 1)
        count = self.grid.cells.rowCount()
        return range(max(first, 0), (last + 1) if last >= 0 else count) if count else range(0)

    def _paint_ground(self, painter: QPainter, row: int) -> None:
        area, cells = self.row_area(row), self.grid.cells
        chosen = row == self.grid.active()[0]
        self.look.paint_row(painter, area, cells.row(row).kind == "group", chosen)

    def _paint_task(self, painter: QPainter, row: int) -> None:
        shape, task = self.shape(row), self.task_at(row)
        if shape is not None and task is not None:
            held = self.drag is not None and self.drag.started and self.drag.row == row
            painter.setOpacity(0.35 if held else 1.0)
            chosen = row == self.grid.active()[0]
            phrase = f"{_SIGNS.get(task.state, '')}{' '.join(task.period.text.split())}"
            words = "" if held else self.colours.words(task.key, phrase)
            self.look.take(self.colours.tones.get(task.key))
            self.look.sign = self._sign_box(row, task)
            if shape.parts:
                boxes = [(part, self.box(row, part)) for part in shape.parts]
                self.look.paint_parts(painter, boxes, words, chosen=chosen)
            else:
                self.look.paint_shape(painter, shape, self.box(row, shape), words, chosen=chosen)
            painter.setOpacity(1.0)
            self.look.take(None)
            self._paint_sign(painter, row, task)
            done = task.completed_on
            if done is not None and self.scale.first <= done <= self.scale.last:
                middle = self.row_area(row).center().y()
                self.look.paint_done(painter, self.scale.end(done), middle)
            if (was := self.locked_period(task)) is not None:
                at = self.grid.cells.source_row(row)
                old = self.shape_for(was, self.source.rows[at].group)
                for part in old.parts or (old,):
                    self.look.paint_locked(painter, part, self.box(row, part))
            return
        span = self._span_of(row)
        if span:
            left, right = self.scale.start(span[0]), self.scale.end(span[1])
            self.look.paint_summary(painter, left, right, self.row_area(row).center().y())

    def _sign_box(self, row: int, task: Task) -> QRectF:
        """Where the sign of a finding about the task's time stands, before its shape; empty
        without one."""
        shape = self.shape(row)
        if self.flag_of(task) is None or shape is None:
            return QRectF()
        box = self.box(row, shape.parts[0] if shape.parts else shape)
        left = max(box.left() - _SIGN - 3, float(self.offset()))
        return QRectF(left, box.center().y() - _SIGN / 2, _SIGN, _SIGN)

    def _paint_sign(self, painter: QPainter, row: int, task: Task) -> None:
        """The sign of a finding about the task's time, before its shape."""
        flag = self.flag_of(task)
        if flag is not None:
            place = self._sign_box(row, task)
            self._flags[flag.severity].paint(painter, place.toAlignedRect())

    def _paint_order(self, painter: QPainter, row: int) -> None:
        """Arrows from the tasks that a shown one waits for."""
        task = self.task_at(row)
        shape = self.shape(row) if task is not None and task.waits_for else None
        if task is None or shape is None:
            return
        box = self.box(row, shape)
        for key in task.waits_for:
            above = self.grid.cells.find_key(key)
            earlier, from_shape = self.task_at(above), self.shape(above) if above >= 0 else None
            if earlier is not None and from_shape is not None and _stands(from_shape, shape):
                late = comes_too_late(earlier, task)
                self.look.paint_arrow(painter, self.box(above, from_shape), box, late=late)

    def _paint_ghost(
        self, painter: QPainter, row: int, group: str, period: Period, area: QRectF
    ) -> None:
        shape = self.shape_for(period, group)
        self.look.paint_ghost(painter, shape, self.box(row, shape), period.text, area)

    # Hands

    def nudge(self, grip: Grip, steps: int) -> None:
        """Move the active task's time, or one of its ends, by units of its own words."""
        self._hand.nudge(grip, steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._hand.take_key(event):
            event.ignore()

    def edit(self, row: int, x: float | None = None) -> None:
        """Edit the words of a shown row in place, at its shape or at ``x``."""
        task = self.task_at(row)
        if task is None:
            return
        if self.plan.locked:
            self.refused.emit(self.plan.locked)
            return
        self.grid.go((row, self.grid.active()[1]))
        shape = self.shape(row)
        if x is None and shape is not None:
            x = self.box(row, shape).left() - self.offset()
        at = self.grid.cells.source_row(row)
        place = QPointF(max(x or 0, 4), self.row_area(row).center().y()).toPoint()
        self.editor.open(task.key, task.period.text, self.year_of(at), place)
