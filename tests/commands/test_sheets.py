"""`isodesk sheets` and `isodesk take`: out to the units and back into the file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from tests.commands.conftest import Run

openpyxl: Any = import_module("openpyxl")
TRANSITION = "chuyen doi ap dung"


def write_result(path: Path, words: str) -> None:
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    titles = {page.cell(6, at).value: at for at in range(1, 22)}
    page.cell(7, titles["Kết quả"]).value = words
    page.cell(7, titles["Trạng thái"]).value = "Đã hoàn thành"
    book.save(path)


def test_sheets_go_out_and_come_back_in_one_step(run: Run, office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "phiếu"
    told = run("sheets", office, TRANSITION, folder)
    assert (told.code, told.err) == (0, "")
    paths = [Path(line) for line in told.out.splitlines()]
    assert len(paths) > 1
    write_result(paths[0], "Đã mở 02 lớp")
    tried = run("take", office, TRANSITION, "--dry-run", "--json", *paths)
    assert tried.code == 0
    assert [(d["column"], d["new"]) for d in tried.data["differences"]] == [
        ("state", "Đã hoàn thành"),
        ("result", "Đã mở 02 lớp"),
    ]
    before = run("progress", office, TRANSITION, "--json").data
    assert not any(task["result"] for task in before["tasks"])
    foreign = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(foreign)
    taken = run("take", office, TRANSITION, foreign, *paths)
    assert taken.code == 1
    assert "không phải phiếu cập nhật" in taken.err
    assert "Kết quả: (trống) → Đã mở 02 lớp" in taken.out
    after = run("progress", office, TRANSITION, "--json").data
    key = tried.data["differences"][0]["task"]
    assert [t["result"] for t in after["tasks"] if t["key"] == key] == ["Đã mở 02 lớp"]
    again = run("take", office, TRANSITION, *paths)
    assert (again.code, again.out) == (0, "")


def test_a_unit_without_tasks_is_told(run: Run, office: Path, tmp_path: Path) -> None:
    told = run("sheets", office, TRANSITION, tmp_path / "phiếu", "--unit", "Sở Không Có")
    assert told.code == 1
    assert "không chủ trì" in told.err
