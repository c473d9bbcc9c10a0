"""Pictures of what comes before and after a plan in the window: taken from a file, followed once
it is issued, reported; and of the menus with their keys."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from isodesk.exporters.word import word_bytes
from isodesk.facts import DocumentDate, Evidence, PlanFacts, PlanKind, PlanStatus, RichText
from isodesk.importers.comparing import compare_file
from isodesk.importers.reviewing import take_file
from isodesk.services.plans import create_plan, duplicated
from isodesk.services.progress import (
    keep_evidence,
    record_outcome,
    record_spending,
    record_typed_task,
)
from isodesk.services.read import read_plan
from isodesk.ui.dialogs.report import ReportDialog
from isodesk.ui.following.view import FollowingView
from isodesk.ui.importing.differences import DifferencesDialog
from isodesk.ui.importing.review import ReviewDialog
from isodesk.ui.importing.unit_list import Target, UnitListDialog

if TYPE_CHECKING:
    from tools.screenshots import Camera

_TEXT = Path(__file__).resolve().parent.parent / "tests/samples/ke-hoach-nam-2024.txt"
_UNITS = (
    ("STT", "Tên cơ quan, đơn vị", "Thuộc khối", "Năm 2027"),
    (1, "UBND xã Kỳ Lừa", "UBND cấp xã", "X"),
    (2, "UBND xã Đồng Đăng", "UBND cấp xã", "có"),
    (3, "Sở Y tế", "Sở, ban, ngành", "X"),
)
_DAY = date(2019, 6, 30)


def picture_taking(camera: Camera) -> None:
    """A plan, a list of units and a changed Word copy, each looked through before it is taken."""
    window = camera.window
    camera.dialog("lay-tu-tep", ReviewDialog(take_file(_TEXT), window))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = folder / "danh-sach-don-vi.xlsx"
        book = Workbook()
        for row in _UNITS:
            book.worksheets[0].append(list(row))
        book.save(sheet)
        targets = [Target("Cơ quan, đơn vị (danh mục chung)", frozenset(), bytes)]
        units = UnitListDialog(targets, {}, folder, window)
        units.show_file(sheet)
        camera.dialog("danh-sach-don-vi", units)
        plan = _read(camera, PlanKind.TRANSITION)
        copy = folder / "ke-hoach-da-sua.docx"
        copy.write_bytes(word_bytes(_changed(plan)))
        found = compare_file(plan, copy)
        camera.dialog("so-ban-word", DifferencesDialog(copy.name, found, lambda _: "Mục I", window))


def picture_following(camera: Camera) -> None:
    """An issued plan, what came of it, and the dialog of its report."""
    window = camera.window
    window.commands.office.name_person(window.workspace.actor.name)
    plan = issued(camera)
    page = window.open_plan(plan.key)
    page.show_view("following")
    camera.keep("theo-doi")
    view = page.view
    assert isinstance(view, FollowingView)
    view.parts.setCurrentIndex(view.parts.count() - 1)
    camera.keep("bieu-do")
    camera.dialog("lap-bao-cao", ReportDialog(window.workspace, plan.key, window, date(2019, 7, 1)))
    window.show_page(window.list_page("evidence"))
    camera.keep("minh-chung")


def picture_menu(camera: Camera) -> None:
    """The menu Chỉnh sửa, each command with its keys."""
    window = camera.window
    window.open_plan(camera.plans[PlanKind.TRANSITION]).show_view("tasks")
    bar = window.menuBar()
    menu = next(m for m in bar.findChildren(QMenu) if m.title().replace("&", "") == "Chỉnh sửa")
    menu.popup(bar.mapToGlobal(bar.actionGeometry(menu.menuAction()).bottomLeft()))
    QTest.qWait(100)
    camera.keep("phim-tat")
    menu.close()


def issued(camera: Camera) -> PlanFacts:
    """An issued plan in the window's file, half a year later."""
    workspace = camera.window.workspace
    plan = replace(
        duplicated(_read(camera, PlanKind.TRANSITION)),
        status=PlanStatus.ISSUED,
        number="34",
        date=DocumentDate(2018, 2, 23),
    )
    with workspace.change("Lập kế hoạch đã ban hành", plan=plan.key) as session:
        create_plan(session, plan)
        paper = Evidence("", "Báo cáo", "12/BC-SKHCN", date(2018, 3, 30), "kết quả đợt 1")
        decision = Evidence("", "Quyết định", "215/QĐ-SKHCN", date(2018, 9, 14), "công bố HTQLCL")
        for task in plan.tasks[:3]:
            record_typed_task(session, task.key, {"completed_on": date(2018, 3, 30)}, [paper])
        keep_evidence(session, decision)
        for subject in plan.subjects[:9]:
            for column in plan.columns[:1]:
                record_outcome(session, subject.key, column.key, done_on=date(2018, 9, 14))
        for line in plan.budget_lines[:1]:
            for year in plan.budget_columns[:1]:
                record_spending(session, line.key, year.key, granted=_MUCH, spent=_MUCH // 2)
    with workspace.read() as session:
        return read_plan(session, plan.key)


_MUCH = 60_000_000


def _changed(plan: PlanFacts) -> PlanFacts:
    """The plan after somebody changed two paragraphs of it."""
    at = [n for n, block in enumerate(plan.blocks) if len(block.text.plain()) > 80][:2]
    blocks = list(plan.blocks)
    for number in at:
        words = blocks[number].text.plain().rstrip(".;") + ", bảo đảm đúng tiến độ."
        blocks[number] = replace(blocks[number], text=RichText.of(words))
    return replace(plan, blocks=tuple(blocks))


def _read(camera: Camera, kind: PlanKind) -> PlanFacts:
    with camera.window.workspace.read() as session:
        return read_plan(session, camera.plans[kind])
