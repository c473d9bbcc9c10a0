"""A phiếu cập nhật on its way: out, filled in Excel by a unit, back; and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from isodesk.errors import UserError
from isodesk.exporters.excel.update_sheet import update_sheet_bytes, write_update_sheets
from isodesk.facts import Evidence, PlanFacts, Task, TaskState
from isodesk.facts.update_sheets import FILLED, differences, update_sheet
from isodesk.importers.update_sheet import read_update_sheet, read_update_sheets
from tests.documents.plans import TRANSITION, sample

openpyxl: Any = import_module("openpyxl")
UNIT = "BCĐ ISO tỉnh"
TODAY = date(2018, 7, 1)
REPORT = Evidence("e1", "Báo cáo", "7/BC-SKHCN", date(2018, 7, 1), "=kết quả; đợt 1")
HIDDEN, FIRST = 9, 7


@pytest.fixture
def plan() -> PlanFacts:
    facts = sample(TRANSITION)
    first, *others = facts.tasks
    known = replace(first, state=TaskState.UNDER_WAY, evidence=("e1",), result="+ mở 01 lớp")
    return replace(facts, tasks=(known, *others), evidence=(REPORT,))


@pytest.fixture
def sheet(plan: PlanFacts, tmp_path: Path) -> Path:
    path = tmp_path / "phiếu.xlsx"
    path.write_bytes(update_sheet_bytes(plan, UNIT))
    return path


def fill(path: Path, change: Callable[[Any], object]) -> Path:
    """Open the workbook, change its sheet, save it, as Excel does."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def column(code: str) -> int:
    return HIDDEN + 4 + FILLED.index(code) + 1


def put(page: Any, row: int, code: str, value: object) -> None:
    page.cell(FIRST + row, column(code)).value = value


def mine(plan: PlanFacts) -> list[Task]:
    return [task for task in plan.tasks if UNIT in [agency.text for agency in task.agencies]]


def test_the_sheet_asks_a_unit_for_its_own_tasks_and_locks_the_rest(
    plan: PlanFacts, sheet: Path
) -> None:
    page = openpyxl.load_workbook(sheet).worksheets[0]
    rows = [row.task for row in update_sheet(plan, UNIT).rows]
    assert [page.cell(FIRST + at, 1).value for at in range(len(rows))] == rows
    assert len(rows) > 1
    assert page.protection.sheet
    filled = page.cell(FIRST, column("result"))
    assert filled.value == "+ mở 01 lớp"
    assert not filled.protection.locked
    assert page.cell(FIRST, HIDDEN + 2).protection.locked
    assert all(page.column_dimensions[letter].hidden for letter in "ABCDEFGHI")
    lists = {v.type: v for v in page.data_validations.dataValidation}
    assert "Đang thực hiện" in lists["list"].formula1
    assert not update_sheet(plan, "Sở không có").rows


def test_a_sheet_that_comes_back_as_it_went_says_nothing(plan: PlanFacts, sheet: Path) -> None:
    fill(sheet, lambda page: None)
    assert differences(plan, [read_update_sheet(sheet)], [REPORT]) == ()


def test_what_a_unit_wrote_is_told_cell_by_cell(plan: PlanFacts, sheet: Path) -> None:
    def write(page: Any) -> None:
        put(page, 0, "state", "Đã hoàn thành")
        put(page, 0, "completed_on", datetime(2018, 6, 28))
        put(page, 0, "achieved", 2.5)
        put(page, 0, "evidence", f"{REPORT.words}\nCông văn số 3/CV-SKHCN")
        put(page, 1, "state", "Không thực hiện")
        put(page, 1, "completed_on", "mai")

    found = differences(plan, [read_update_sheet(fill(sheet, write))], [REPORT])
    first, second, *_ = update_sheet(plan, UNIT).rows
    told = [(each.task, each.code, each.old, each.new) for each in found]
    assert told == [
        (first.task, "state", "Đang thực hiện", "Đã hoàn thành"),
        (first.task, "completed_on", "", "28/6/2018"),
        (first.task, "achieved", "", "2,5"),
        (first.task, "evidence", REPORT.words, f"{REPORT.words}\nCông văn số 3/CV-SKHCN"),
        (second.task, "state", "Chưa thực hiện", "Không thực hiện"),
        (second.task, "completed_on", "", "mai"),
    ]
    problems = [each.problem for each in found]
    assert problems[:4] == [""] * 4
    assert "lý do" in problems[4]
    assert "không phải ngày" in problems[5]


def test_what_the_file_learnt_meanwhile_is_not_taken_back(plan: PlanFacts, sheet: Path) -> None:
    def write(page: Any) -> None:
        put(page, 0, "result", "mở 02 lớp")

    fill(sheet, write)
    first, *others = plan.tasks
    went_on = replace(first, state=TaskState.DONE, result="mở 03 lớp")
    later = replace(plan, tasks=(went_on, *others))
    (only,) = differences(later, [read_update_sheet(sheet)], [REPORT])
    assert (only.code, only.old, only.new) == ("result", "mở 03 lớp", "mở 02 lớp")
    assert "Đã sửa từ khi xuất phiếu" in only.doubt
    settled = replace(plan, tasks=(replace(first, result="mở 02 lớp"), *others))
    assert differences(settled, [read_update_sheet(sheet)], [REPORT]) == ()


def test_two_sheets_that_disagree_are_both_shown_the_later_in_doubt(
    plan: PlanFacts, sheet: Path
) -> None:
    one = read_update_sheet(fill(sheet, lambda page: put(page, 0, "result", "a")))
    other = read_update_sheet(fill(sheet, lambda page: put(page, 0, "result", "b")))
    found = differences(plan, [one, replace(other, unit="Sở X")], [REPORT])
    assert [(each.new, bool(each.doubt)) for each in found] == [("a", False), ("b", True)]
    assert len(differences(plan, [one, one], [REPORT])) == 1


def damage_row(page: Any) -> None:
    page.delete_rows(FIRST)


def damage_key(page: Any) -> None:
    page.cell(FIRST, 1).value = "k-lạ"


def double_row(page: Any) -> None:
    for column_at in range(1, 22):
        page.cell(FIRST + 20, column_at).value = page.cell(FIRST, column_at).value


def swap_hidden(page: Any) -> None:
    page.cell(FIRST, 2).value = "Đã hoàn thành"


@pytest.mark.parametrize("damage", [damage_row, damage_key, double_row, swap_hidden])
def test_a_damaged_sheet_is_refused(sheet: Path, damage: Callable[[Any], object]) -> None:
    with pytest.raises(UserError, match="thiếu, thừa hoặc lẫn dòng"):
        read_update_sheet(fill(sheet, damage))


def test_foreign_newer_and_broken_files_are_refused_and_do_not_stop_the_others(
    plan: PlanFacts, sheet: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(foreign)
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(sheet.read_bytes()[:500])
    text = tmp_path / "thư.docx"
    text.write_text("không phải bảng tính", encoding="utf-8")
    newer = tmp_path / "mới.xlsx"
    newer.write_bytes(sheet.read_bytes())
    fill(newer, lambda page: setattr(page.cell(2, 1), "value", "2"))
    other = tmp_path / "kế hoạch khác.xlsx"
    other.write_bytes(update_sheet_bytes(replace(plan, key="p-khác"), UNIT))
    paths = [foreign, broken, text, newer, other, tmp_path / "không có.xlsx", sheet]
    read = read_update_sheets(paths, plan.key)
    assert [each.name for each in read.sheets] == ["phiếu.xlsx"]
    reasons = ("không phải phiếu", "Chưa đọc được", "không phải phiếu", "mới hơn", "kế hoạch khác")
    for words, reason in zip((*reasons, "Chưa đọc được"), read.refused, strict=True):
        assert words in reason


def test_rows_may_be_sorted_by_the_unit(plan: PlanFacts, sheet: Path) -> None:
    def swap(page: Any) -> None:
        put(page, 0, "result", "đã họp")
        for at in range(1, 22):
            upper, lower = page.cell(FIRST, at), page.cell(FIRST + 1, at)
            upper.value, lower.value = lower.value, upper.value

    (only,) = differences(plan, [read_update_sheet(fill(sheet, swap))], [REPORT])
    assert (only.task, only.new) == (update_sheet(plan, UNIT).rows[0].task, "đã họp")


def test_each_unit_has_a_file_of_its_own(plan: PlanFacts, tmp_path: Path) -> None:
    tasks = [
        replace(task, reporter=("Sở Y tế", "Sở Y-tế", "Sở Nội vụ")[at % 3])
        for at, task in enumerate(plan.tasks)
    ]
    folder = tmp_path / "phiếu"
    written = write_update_sheets(replace(plan, tasks=tuple(tasks)), folder)
    assert sorted(path.name.rpartition("-so-")[2] for path in written) == [
        "noi-vu.xlsx",
        "y-te-2.xlsx",
        "y-te.xlsx",
    ]
    units = [read_update_sheet(path).unit for path in written]
    assert units == ["Sở Nội vụ", "Sở Y tế", "Sở Y-tế"]
