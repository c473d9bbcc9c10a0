"""One folder holds what the next person needs, and says what is where."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from isodesk.facts.kinds import PlanStatus
from isodesk.services.read import find_plan, plan_row
from isodesk.store import Actor, open_workspace
from tests.commands.conftest import Run


def test_a_folder_of_data_papers_reports_and_duties(run: Run, office: Path, tmp_path: Path) -> None:
    workspace = open_workspace(office, Actor.here(), backups=tmp_path / "sao-luu")
    with workspace.change("Ban hành") as session:
        plan_row(session, find_plan(session, "34/KH-UBND")).status = PlanStatus.ISSUED
    workspace.close()
    assert run("report", office, "34/KH-UBND", "--to", "2019-06-30").code == 0
    folder = tmp_path / "bàn giao"
    told = run("handover", office, folder)
    assert told.code == 0, told.err
    made = [Path(line).relative_to(folder).as_posix() for line in told.out.splitlines()]
    assert made[0] == "0-danh-muc.txt" and made[-1] == "4-viec-con-lai.xlsx"
    (copy,) = (folder / "1-tep-du-lieu").glob("*.isodesk")
    assert run("verify", copy).code == 0
    (issued,) = (folder / "2-van-ban-da-ban-hanh").glob("*.pdf")
    assert issued.name.startswith("002-34-kh-ubnd-ap-dung") and issued.read_bytes()[:4] == b"%PDF"
    assert len(list((folder / "3-bao-cao").glob("*.pdf"))) == 1
    listed = (folder / "0-danh-muc.txt").read_text("utf-8-sig")
    assert f"1-tep-du-lieu/{copy.name}" in listed
    assert all(name in listed for name in made[1:])
    assert "Dự thảo còn trong tệp dữ liệu: 04" in listed
    sheet = load_workbook(folder / "4-viec-con-lai.xlsx").active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert any("Hội nghị quán triệt" in str(row[3]) and "quá hạn" in str(row[2]) for row in rows)
    days = [str(row[1]).split("/")[::-1] for row in rows if row[1]]
    assert [(int(y), int(m), int(d)) for y, m, d in days] == sorted(
        (int(y), int(m), int(d)) for y, m, d in days
    )


def test_late_units_are_written_to_and_plans_compared(
    run: Run, office: Path, tmp_path: Path
) -> None:
    letters = tmp_path / "đôn đốc"
    told = run("remind", office, "Chuyển đổi áp dụng", letters, "--on", "2018-07-15")
    assert told.code == 0, told.err
    names = [Path(line).name for line in told.out.splitlines()]
    assert names == ["1-bcd-iso-tinh.pdf", "1-bcd-iso-tinh.docx", "tat-ca-de-in.pdf"]
    assert run("remind", office, "34/KH-UBND", letters, "--on", "2018-01-01").code == 1
    assert run("compare", office, "34/KH-UBND", "34/KH-UBND").code == 0
    differs = run("compare", office, "34/KH-UBND", "Chuyển đổi áp dụng")
    assert differs.code == 1 and "Trích yếu\n  - Áp dụng Hệ thống" in differs.out
    target = tmp_path / "so-sanh.docx"
    assert run("compare", office, "34/KH-UBND", "Chuyển đổi áp dụng", target).code == 1
    assert target.stat().st_size > 5_000
