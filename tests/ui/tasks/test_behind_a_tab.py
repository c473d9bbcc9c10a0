"""A tab that nobody sees follows the plan when it is seen again, or asked for a place."""

from __future__ import annotations

from isodesk.facts import RichText
from isodesk.services.plans import edit_head
from isodesk.services.rows import delete_rows
from isodesk.services.tasks import set_words
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.tasks.view import TasksView
from tests.ui.tasks.hands import row_of


def _content(view: TasksView, key: str) -> str:
    return view.source.text(view.source.find(key), view.source.column("content"))


def test_it_shows_what_changed_meanwhile_when_it_is_seen_again(
    view: TasksView, plan: OpenPlan
) -> None:
    first, last = plan.facts.tasks[0].key, plan.facts.tasks[-1].key
    view.hide()
    with plan.change("Sửa nhiệm vụ") as session:
        set_words(session, {first: {"content": RichText.of("Sửa khi ở thẻ khác")}})
    with plan.change("Sửa địa danh") as session:
        edit_head(session, plan.key, place="Đà Lạt")
    with plan.change("Xóa nhiệm vụ") as session:
        delete_rows(session, "tasks", [last])
    view.show()
    assert _content(view, first) == "Sửa khi ở thẻ khác"
    assert view.grid.cells.find_key(last) == -1


def test_it_knows_a_new_place_before_it_is_seen(view: TasksView, plan: OpenPlan) -> None:
    first, last = plan.facts.tasks[0].key, plan.facts.tasks[-1].key
    view.hide()
    with plan.change("Xóa nhiệm vụ") as session:
        delete_rows(session, "tasks", [first])
    assert not view.show_place(f"tasks/{first}/content")
    assert view.show_place(f"tasks/{last}/content")
    assert view.grid.active()[0] == row_of(view, last)
