"""Lists of units pasted with Ctrl+V: numbers go, groups stay, each unit finds its group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from isodesk.facts import PlanFacts, RichText
from isodesk.store import Workspace
from isodesk.ui.subjects.guess import guessed_group
from isodesk.ui.subjects.view import SubjectsView

NAME = 1


def paste(view: SubjectsView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(view.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def rows_of(view: SubjectsView) -> list[str]:
    return [view.source.text(row, NAME) for row in range(view.source.row_count())]


@pytest.fixture
def grouped(open_view: Callable[[PlanFacts], SubjectsView], transition: PlanFacts) -> SubjectsView:
    """Three groups without a unit yet."""
    names = ("Các sở, ban, ngành", "UBND các xã, phường", "Đơn vị khác")
    groups = tuple(
        replace(group, name=RichText.of(name), note=RichText.of(""))
        for group, name in zip(transition.groups, names, strict=False)
    )
    return open_view(replace(transition, groups=groups, subjects=(), marks=()))


def test_a_numbered_list_goes_into_the_group_it_is_pasted_on(
    grouped: SubjectsView, workspace: Workspace
) -> None:
    grouped.grid.go((1, NAME))
    paste(grouped, "1. UBND xã A\n2. UBND xã B\n")
    expected = ["Các sở, ban, ngành", "UBND các xã, phường", "UBND xã A", "UBND xã B"]
    assert rows_of(grouped) == [*expected, "Đơn vị khác"]
    assert grouped.grid.active() == (2, NAME)
    assert grouped.strip.words == "Đã thêm 02 đơn vị."
    workspace.undo()
    assert rows_of(grouped) == ["Các sở, ban, ngành", "UBND các xã, phường", "Đơn vị khác"]


@pytest.mark.parametrize("key", ["Ctrl+V", "Ctrl+Shift+V"])
def test_below_the_table_each_unit_finds_the_group_of_its_kind(
    grouped: SubjectsView, key: str
) -> None:
    grouped.grid.go((3, NAME))
    QGuiApplication.clipboard().setText("1. Sở Nội vụ\n2. UBND phường C\n3. Trung tâm D\n4. Sở E")
    grouped.grid.press(key)
    assert rows_of(grouped) == [
        "Các sở, ban, ngành",
        "Sở Nội vụ",
        "Sở E",
        "UBND các xã, phường",
        "UBND phường C",
        "Đơn vị khác",
        "Trung tâm D",
    ]


def test_a_list_longer_than_its_group_never_writes_over_the_next_group(
    view: SubjectsView, workspace: Workspace
) -> None:
    before = rows_of(view)
    second = view.source.rows.row_of["doc1-g-2"]
    view.grid.go((second - 1, NAME))
    paste(view, "7. Sở Một\n8. Sở Hai\n9. Sở Ba")
    assert rows_of(view) == [
        *before[: second - 1],
        "Sở Một",
        "Sở Hai",
        "Sở Ba",
        *before[second:],
    ]
    assert view.source.text(second + 2, NAME) == before[second]
    workspace.undo()
    assert rows_of(view) == before


def test_a_numbered_column_beside_the_names_is_left_out(view: SubjectsView) -> None:
    view.grid.go((1, NAME))
    paste(view, "1.\tSở Một\n2.\tSở Hai\n")
    assert rows_of(view)[1:3] == ["Sở Một", "Sở Hai"]
    assert not view.grid.cells.refused


def test_names_without_numbers_are_written_into_their_cells(view: SubjectsView) -> None:
    count = view.source.row_count()
    view.grid.go((1, NAME))
    paste(view, "Sở Một\nSở Hai\n")
    assert rows_of(view)[1:3] == ["Sở Một", "Sở Hai"]
    assert view.source.row_count() == count


@pytest.mark.parametrize(
    ("unit", "group"),
    [
        ("Sở Y tế", "so"),
        ("Uỷ ban nhân dân xã Tân Mỹ", "xa"),
        ("Chi cục Kiểm lâm", ""),
        ("Trung tâm Văn hóa", ""),
        ("Cơ sở Cai nghiện", ""),
    ],
)
def test_the_group_of_a_kind_is_guessed(unit: str, group: str) -> None:
    groups = [("hoi", "Tổ chức xã hội, cơ sở"), ("so", "CÁC SỞ"), ("xa", "UBND CẤP XÃ")]
    assert guessed_group(unit, groups) == group
