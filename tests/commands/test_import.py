"""`isodesk import`, and `isodesk check` straight on a source file."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from isodesk.store import Actor, create_workspace
from tests.commands.conftest import Run
from tests.importers.packages import packed

SOURCE = Path(__file__).parents[1] / "samples" / "ap-dung-2018-2020.txt"


def test_a_dry_run_shows_the_plan_and_writes_nothing(run: Run, office: Path) -> None:
    before = office.read_bytes()
    told = run("import", office, SOURCE, "--dry-run", "--json")
    assert (told.code, told.err) == (0, "")
    assert set(told.data) == {"plan", "doubts", "prose_kept"}
    assert told.data["plan"]["budget"]["total"] == 3_060_000_000
    assert told.data["prose_kept"] is True
    assert all(set(doubt) == {"place", "text", "reason"} for doubt in told.data["doubts"])
    assert office.read_bytes() == before


def test_the_plan_is_there_afterwards(run: Run, office: Path) -> None:
    told = run("import", office, SOURCE)
    assert told.code == 0
    assert "08 dòng kinh phí" in told.out
    assert "suy ra từ nội dung" in told.err
    key = told.out.split()[-1]
    shown = run("show", office, key).data
    assert (shown["number"], shown["budget"]["total"]) == ("34", 3_060_000_000)
    assert len(run("plans", office, "--json").data) == 6


def test_a_file_that_is_not_there_is_made(run: Run, tmp_path: Path) -> None:
    new = tmp_path / "mới.isodesk"
    other = tmp_path / "a.odt"
    other.write_bytes(b"PK")
    assert run("import", new, other).code == 1
    assert run("import", new, SOURCE, "--dry-run").code == 0
    assert not new.exists()
    told = run("import", new, SOURCE)
    assert told.code == 0
    assert f"Đã tạo {new}." in told.err
    (plan,) = run("plans", new, "--json").data
    assert plan["id"] == told.out.split()[-1]


def test_check_says_when_there_is_nothing(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "trống.isodesk"
    create_workspace(empty, Actor("Lan", "lan", "MAY")).close()
    told = run("check", empty)
    assert (told.code, told.out) == (0, "Không có điểm nào cần sửa.\n")
    assert run("check", empty, "--json").data == []


def test_the_content_of_a_plan_can_be_replaced(run: Run, office: Path) -> None:
    key = run("import", office, SOURCE).out.split()[-1]
    assert run("import", office, SOURCE, "--plan", key).out.split()[-1] == key
    assert len(run("plans", office, "--json").data) == 6


def test_a_file_of_no_known_kind_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    other = tmp_path / "a.odt"
    other.write_bytes(b"PK")
    told = run("import", office, other)
    assert told.code == 1
    assert "Chưa đọc được tệp" in told.err


def test_check_reads_a_source_file(run: Run) -> None:
    told = run("check", SOURCE)
    assert told.code == 1
    for wrong in (
        "45, cộng 15 + 15 + 30 = 60",
        "135, cộng 35 + 35 + 40 = 110",
        "không có phần III",
    ):
        assert wrong in told.out
    rules = {finding["rule"] for finding in run("check", SOURCE, "--json").data}
    assert {"budget.stated", "budget.parts"} <= rules


def test_a_word_copy_that_comes_back_is_taken(run: Run, office: Path, tmp_path: Path) -> None:
    key = run("import", office, SOURCE).out.split()[-1]
    copy = tmp_path / "sửa.docx"
    assert run("export", office, key, copy).code == 0
    assert "Không có chỗ nào khác" in run("import", office, copy, "--into", key).out
    with ZipFile(copy) as file:
        members: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
        text = file.read("word/document.xml").decode()
    changed = text.replace("Đánh giá tổng kết giai đoạn", "Tổng kết giai đoạn", 1)
    copy.write_bytes(packed(members | {"word/document.xml": changed}))
    before = run("show", office, key).out
    (shown,) = run("import", office, copy, "--into", key, "--dry-run", "--json").data
    assert (shown["kind"], shown["fixed"]) == ("changed", "")
    assert run("show", office, key).out == before
    assert "01 chỗ khác" in run("import", office, copy, "--into", key).out
    assert "Không có chỗ nào khác" in run("import", office, copy, "--into", key).out
