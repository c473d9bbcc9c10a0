"""Mouse and keys on the roadmap: select, drag, stretch, draw, pan, edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from isodesk.documents.plan_words import STATE_WORDS
from isodesk.documents.roadmap_tones import lead_name
from isodesk.facts import TaskState
from isodesk.facts.task_order import comes_too_late
from isodesk.ui.grid.keys import combination
from isodesk.ui.tasks.drag import Drag, grip_at
from isodesk.ui.tasks.ground import NewBar, Pan
from isodesk.ui.tasks.moves import Grip, nudged
from isodesk.ui.tasks.words import is_understood, period_tip
from isodesk.vietnamese.dates import format_date
from isodesk.vietnamese.periods import Period, PeriodKind, period_unit

if TYPE_CHECKING:
    from isodesk.ui.tasks.roadmap_view import RoadmapView

_SHIFT, _ALT, _CTRL = (
    Qt.KeyboardModifier.ShiftModifier.value,
    Qt.KeyboardModifier.AltModifier.value,
    Qt.KeyboardModifier.ControlModifier.value,
)
_EDGE_STEP = 24
_FAR = 1 << 30


def why_fixed(period: Period) -> str:
    """Why a time cannot be dragged, a Vietnamese sentence; "" when it can."""
    if period_unit(period) is not None:
        return ""
    if period.kind is PeriodKind.RECURRING:
        return "Việc thường xuyên không kéo được. Nhấn đúp để sửa chữ."
    if not is_understood(period):
        return f"Chưa hiểu “{period.text.strip()}” nên không kéo được. Nhấn đúp để sửa chữ."
    return "Nhiệm vụ này chưa ghi thời gian. Nhấn đúp để ghi."


class RoadmapHand:
    """What the mouse and the keys do to one roadmap."""

    def __init__(self, view: RoadmapView) -> None:
        self._view = view
        right, left = Qt.Key.Key_Right.value, Qt.Key.Key_Left.value
        step = view.grid.step
        self._keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Up.value: partial(step, -1, 0),
            Qt.Key.Key_Down.value: partial(step, 1, 0),
            Qt.Key.Key_PageUp.value: partial(view.grid.page, -1, False),
            Qt.Key.Key_PageDown.value: partial(view.grid.page, 1, False),
            Qt.Key.Key_Home.value: partial(step, -_FAR, 0),
            Qt.Key.Key_End.value: partial(step, _FAR, 0),
            left: partial(self._scroll, -3 * _EDGE_STEP),
            right: partial(self._scroll, 3 * _EDGE_STEP),
            left | _ALT: partial(self.nudge, Grip.WHOLE, -1),
            right | _ALT: partial(self.nudge, Grip.WHOLE, 1),
            left | _ALT | _SHIFT: partial(self.nudge, Grip.LAST, -1),
            right | _ALT | _SHIFT: partial(self.nudge, Grip.LAST, 1),
            Qt.Key.Key_F2.value: self._edit,
            Qt.Key.Key_Return.value: self._edit,
            Qt.Key.Key_Plus.value: partial(self._zoom, 1.25),
            Qt.Key.Key_Equal.value: partial(self._zoom, 1.25),
            Qt.Key.Key_Minus.value: partial(self._zoom, 0.8),
            Qt.Key.Key_0.value: view.fit,
        }

    # Keys

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key; False when it is not the roadmap's."""
        if event.key() == Qt.Key.Key_Escape and (self._view.drag or self._view.ground):
            self._let_go()
            return True
        command = self._keys.get(combination(event))
        if command:
            command()
        return command is not None

    def _scroll(self, pixels: int) -> None:
        bar = self._view.horizontalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _zoom(self, factor: float) -> None:
        self._view.zoom_to(self._view.scale.a_year * factor)

    def _edit(self) -> None:
        self._view.edit(self._view.grid.active()[0])

    def nudge(self, grip: Grip, steps: int) -> None:
        """Move the active task's time, or one of its ends, by whole units."""
        task = self._view.task_at(self._view.grid.active()[0])
        if task is not None and self._may_move(task.period):
            self._finish(task.key, task.period, nudged(task.period, grip, steps))

    def _may_move(self, period: Period) -> bool:
        reason = self._view.plan.locked or why_fixed(period)
        if reason:
            self._view.refused.emit(reason)
        return not reason

    def _finish(self, key: str, old: Period, new: Period) -> None:
        if new != old:
            self._view.moved.emit(key, new)

    # Mouse

    def take(self, event: QEvent) -> bool:
        """Act on an event of the viewport; False leaves it to Qt."""
        if isinstance(event, QHelpEvent):
            return self._tell(event)
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event)
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._release()
            case QEvent.Type.MouseButtonDblClick:
                self._double_click(event)
            case _:
                return False
        return True

    def _row_at(self, at: QPointF) -> int:
        return self._view.grid.rowAt(round(at.y()))

    def _grip(self, row: int, at: QPointF) -> Grip | None:
        view = self._view
        shape = view.shape(row) if row >= 0 else None
        if shape is None:
            return None
        box = view.box(row, shape)
        if not box.top() - 2 <= at.y() <= box.bottom() + 2:
            return None
        return grip_at(shape, box, at.x() + view.offset())

    def _press(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        row = self._row_at(at)
        if not view.grid.editing.commit():
            return
        grip, task = self._grip(row, at), view.task_at(row)
        if event.button() == Qt.MouseButton.MiddleButton:
            view.ground = self._pan(at)
            return
        if event.button() == Qt.MouseButton.LeftButton:
            if grip and task:
                view.drag = Drag.of(row, task.key, task.period, grip, at.x() + view.offset())
            elif view.can_begin(row):
                view.ground = NewBar(row, at.x() + view.offset())
            else:
                view.ground = self._pan(at)
        if row >= 0:
            view.grid.go((row, max(view.grid.active()[1], 0)))

    def _pan(self, at: QPointF) -> Pan:
        view = self._view
        return Pan(at, view.offset(), view.verticalScrollBar().value())

    def _move(self, event: QMouseEvent) -> None:
        view, drag = self._view, self._view.drag
        if view.ground is not None:
            self._move_ground(view.ground, event.position())
            return
        if drag is None:
            self._show_cursor(event.position())
            return
        if not drag.started and abs(event.position().x() + view.offset() - drag.pressed_at) > 4:
            if not self._may_move(drag.period):
                view.drag = None
                return
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll_at_edge(event.position().x())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        drag.pull(event.position().x() + view.offset(), view.scale, shift)
        view.viewport().update()

    def _move_ground(self, ground: Pan | NewBar, at: QPointF) -> None:
        view = self._view
        if isinstance(ground, NewBar):
            self._scroll_at_edge(at.x())
            ground.pull(at.x() + view.offset(), view.scale)
            view.viewport().update()
            return
        across, down = ground.pull(at)
        if ground.started:
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            view.horizontalScrollBar().setValue(across)
            view.verticalScrollBar().setValue(down)

    def _scroll_at_edge(self, x: float) -> None:
        if x < 0:
            self._scroll(-_EDGE_STEP)
        elif x > self._view.viewport().width():
            self._scroll(_EDGE_STEP)

    def _show_cursor(self, at: QPointF) -> None:
        view = self._view
        row = self._row_at(at)
        grip, task = self._grip(row, at), view.task_at(row)
        shape = Qt.CursorShape.ArrowCursor
        if grip and task and not view.plan.locked and not why_fixed(task.period):
            ends = grip is not Grip.WHOLE
            shape = Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.OpenHandCursor
        elif view.can_begin(row):
            shape = Qt.CursorShape.CrossCursor
        view.viewport().setCursor(shape)

    def _release(self) -> None:
        drag, ground = self._view.drag, self._view.ground
        self._let_go()
        if drag is not None and drag.changed:
            self._finish(drag.key, drag.period, drag.now)
        if isinstance(ground, NewBar) and ground.now is not None:
            self._view.begun.emit(self._view.grid.cells.source_row(ground.row), ground.now.text)

    def _let_go(self) -> None:
        self._view.drag = self._view.ground = None
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def _double_click(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        row = self._row_at(at)
        view.drag = view.ground = None
        if row >= 0:
            view.edit(row, None if self._grip(row, at) else at.x())

    def _tell(self, event: QHelpEvent) -> bool:
        view = self._view
        row = view.grid.rowAt(event.pos().y())
        task = view.task_at(row)
        if task is None:
            QToolTip.hideText()
            return True
        lead, tone = lead_name(task), view.colours.tones.get(task.key)
        lines = [view.plan.text(task.content), task.period.text, period_tip(task.period)]
        lines.append(f"Chủ trì: {lead}" if lead else "")
        if flag := view.flag_of(task):
            lines.append(flag.sentence)
        if (was := view.locked_period(task)) is not None:
            version = "bản đã ban hành" if view.locked_times.issued else "bản trình ký"
            lines.append(f"Theo {version}: {was.text}")
        for earlier in (it for it in view.plan.facts.tasks if it.key in task.waits_for):
            late = " (kết thúc sau khi việc này bắt đầu)" if comes_too_late(earlier, task) else ""
            lines.append(f"Phải xong trước: {view.plan.text(earlier.content)}{late}")
        if task.state is not TaskState.NOT_BEGUN:
            day = f" ngày {format_date(task.completed_on)}" if task.completed_on else ""
            lines.append(f"{STATE_WORDS[task.state]}{day}")
        if tone is not None and tone.title != lead:
            lines.append(f"{tone.letter} – {tone.title}")
        QToolTip.showText(event.globalPos(), "\n".join(line for line in lines if line), view)
        return True
