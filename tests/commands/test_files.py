"""`sample`, `export`, `backup` and `verify`: what they leave on the disk and what they say."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from isodesk.host.paths import user_paths
from isodesk.services.issuing import send_to_signer
from isodesk.services.plans import rename_plan
from isodesk.services.read import find_plan, read_plan
from isodesk.store import Actor, open_workspace
from tests.commands.conftest import Run

PROGRAMME = "34/KH-UBND"


def test_sample_makes_a_new_file(run: Run, tmp_path: Path) -> None:
    told = run("sample", tmp_path / "mau.isodesk")
    assert (told.code, told.err) == (0, "")
    assert told.out == f"Đã tạo {tmp_path / 'mau.isodesk'} với 05 kế hoạch mẫu.\n"
    assert run("verify", tmp_path / "mau.isodesk").code == 0


def test_sample_never_writes_over_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "thu.isodesk"
    path.write_text("của người khác", encoding="utf-8")
    told = run("sample", path)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Đã có tệp")
    assert path.read_text(encoding="utf-8") == "của người khác"


@pytest.mark.parametrize("name", ["a:b.isodesk", "nul.isodesk"])
def test_sample_takes_no_name_that_windows_refuses(run: Run, tmp_path: Path, name: str) -> None:
    told = run("sample", tmp_path / name)
    assert (told.code, told.out) == (1, "")
    assert name in told.err and not (tmp_path / name).exists()


def test_export_by_suffix(run: Run, office: Path, tmp_path: Path) -> None:
    for name in ("ke-hoach.pdf", "ke-hoach.XLSX"):
        told = run("export", office, PROGRAMME, tmp_path / name, "--font", "bundled")
        assert (told.code, told.out, told.err) == (0, f"{tmp_path / name}\n", "")
    pages = PdfReader(tmp_path / "ke-hoach.pdf").pages
    assert "KẾ HOẠCH" in pages[0].extract_text()
    assert load_workbook(tmp_path / "ke-hoach.XLSX").sheetnames


def test_the_roadmap_leaves_as_a_pdf_of_its_own(run: Run, office: Path, tmp_path: Path) -> None:
    target = tmp_path / "bieu-do.pdf"
    options = ("--paper", "A3", "--colour", "agency", "--scale", "month", "--font", "bundled")
    told = run("roadmap", office, "chuyen doi ap dung", target, *options)
    assert (told.code, told.out, told.err) == (0, f"{target}\n", "")
    text = PdfReader(target).pages[0].extract_text()
    assert "BIỂU ĐỒ TIẾN ĐỘ THỰC HIỆN" in text
    assert "A – BCĐ ISO tỉnh" in text
    told = run("roadmap", office, PROGRAMME, tmp_path / "khong-co.pdf")
    assert (told.code, told.out) == (1, "")
    assert "Chưa có nhiệm vụ nào có thời gian" in told.err
    told = run("roadmap", office, PROGRAMME, tmp_path / "a.docx")
    assert told.code == 1 and ".pdf" in told.err


def test_an_electronic_copy_leaves_blank_what_its_signature_says(
    run: Run, office: Path, tmp_path: Path
) -> None:
    texts = []
    for option in ((), ("--electronic",)):
        told = run("export", office, PROGRAMME, tmp_path / "a.pdf", "--font", "bundled", *option)
        assert told.code == 0
        pages = PdfReader(tmp_path / "a.pdf").pages
        assert "34/KH-UBND" in pages[0].extract_text()
        texts.append(pages[-1].extract_text().partition("của Ủy ban")[0])
    assert "34/KH-UBND" in texts[0]
    assert "kèm theo" in texts[1] and "34" not in texts[1]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (
            "ke-hoach.txt",
            "Chưa xuất được tệp “ke-hoach.txt”. Các đuôi tệp dùng được: .pdf, .docx, .xlsx",
        ),
        ("ke-hoach", "Chưa xuất được tệp “ke-hoach”"),
        ("aux.pdf", "“aux.pdf” là tên riêng của Windows"),
        ("a:b.pdf", "Tên tệp “a:b.pdf” có ký tự không dùng được"),
    ],
)
def test_export_refuses_what_it_cannot_write(
    run: Run, office: Path, tmp_path: Path, name: str, reason: str
) -> None:
    told = run("export", office, PROGRAMME, tmp_path / name)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(reason)
    assert not (tmp_path / name).exists()


def test_a_file_that_is_open_elsewhere_is_still_read(run: Run, office: Path) -> None:
    holder = open_workspace(office, Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2"))
    try:
        assert len(run("plans", office, "--json").data) == 5
        assert run("backup", office).code == 0
    finally:
        holder.close()


def test_backup_into_a_folder(run: Run, office: Path, tmp_path: Path) -> None:
    told = run("backup", office, tmp_path / "usb")
    copy = Path(told.out.strip())
    assert (told.code, told.err) == (0, "")
    assert copy.parent == tmp_path / "usb"
    assert run("verify", copy).code == 0
    assert run("plans", copy, "--json").data == run("plans", office, "--json").data


def test_backup_without_a_folder_goes_to_the_users_backups(run: Run, office: Path) -> None:
    copy = Path(run("backup", office).out.strip())
    assert user_paths().backups in copy.parents
    assert copy.is_file()


def test_verify_tells_what_was_changed_behind_its_back(run: Run, office: Path) -> None:
    assert run("verify", office).out == "Tệp dữ liệu nguyên vẹn.\n"
    raw = sqlite3.connect(office)
    raw.execute("UPDATE budget_line SET note = 'x'")
    raw.commit()
    raw.close()
    told = run("verify", office)
    assert (told.code, told.out) == (1, "")
    assert told.err.strip()


@pytest.mark.parametrize("verb", ["plans", "show", "export", "check", "backup", "verify"])
def test_a_file_that_is_not_there_or_not_ours_is_refused(
    run: Run, tmp_path: Path, verb: str
) -> None:
    extra: dict[str, list[str | Path]] = {"show": ["x"], "export": ["x", tmp_path / "x.pdf"]}
    more = extra.get(verb, [])
    missing = run(verb, tmp_path / "khong-co.isodesk", *more)
    assert (missing.code, missing.out) == (1, "")
    assert missing.err.startswith("Không thấy tệp")
    foreign = tmp_path / "anh.isodesk"
    foreign.write_bytes(b"\x89PNG" * 1000)
    told = run(verb, foreign, *more)
    assert (told.code, told.out) == (1, "")
    assert told.err == "Tệp này không phải tệp dữ liệu của isodesk.\n"
    assert sorted(tmp_path.iterdir()) == [foreign]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["sample"], "Thiếu TỆP."),
        (["plans", "a", "b"], "Không hiểu “b”."),
        (["show", "a"], "Thiếu KẾ_HOẠCH."),
        (["export", "a", "b"], "Thiếu TỆP_RA."),
        (["export", "a", "b", "c.pdf", "--font", "times"], "--font không nhận giá trị “times”."),
        (["check"], "Thiếu TỆP."),
        (["backup"], "Thiếu TỆP."),
        (["verify"], "Thiếu TỆP."),
    ],
)
def test_wrong_use_ends_with_2(run: Run, words: list[str], reason: str) -> None:
    told = run(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"{reason}\nCách dùng: isodesk {words[0]}")


def test_verify_compares_with_the_locked_versions(run: Run, office: Path) -> None:
    holder = open_workspace(office, Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2"))
    with holder.read() as session:
        plan = read_plan(session, find_plan(session, PROGRAMME))
    with holder.change("Trình ký", plan=plan.key, final=True) as session:
        send_to_signer(session, plan, b"%PDF", "Lan", "")
    holder.close()
    told = run("verify", office)
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("Các bản đã khóa nguyên vẹn: 01 bản, 00 tệp đính kèm.\n")
    holder = open_workspace(office, Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2"))
    with holder.change("Lách", final=True) as session:
        rename_plan(session, plan.key, "Khác")
    holder.close()
    told = run("verify", office)
    assert (told.code, told.out) == (1, "Tệp dữ liệu nguyên vẹn.\n")
    assert told.err == "34/KH-UBND – Khác: Khác với bản đã khóa: Trích yếu.\n"
