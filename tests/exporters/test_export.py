"""Exported files: by suffix, whole, under names every computer can open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from isodesk.errors import UserError
from isodesk.exporters import EXPORTERS, export_plan
from isodesk.exporters.fonts import find_fonts, times_in
from isodesk.exporters.writing import write_export
from isodesk.host.files import refuse_bad_name
from tests.documents.plans import small_plan

ROOT = Path(__file__).parents[2]


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    for suffix, start in ((".pdf", b"%PDF"), (".PDF", b"%PDF"), (".docx", b"PK"), (".xlsx", b"PK")):
        target = tmp_path / f"Kế hoạch{suffix}"
        export_plan(small_plan(), target, font="bundled")
        assert target.read_bytes().startswith(start)
    assert set(EXPORTERS) >= {".pdf", ".docx", ".xlsx"}


def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.pdf, \.docx, \.xlsx"):
        export_plan(small_plan(), tmp_path / "kế hoạch.odt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["34/KH.pdf", "a:b.pdf", "a?.pdf", "CON.pdf", "con .pdf", "aux", "x.pdf.", ""]
)
def test_names_that_windows_refuses_are_refused_here_too(name: str) -> None:
    with pytest.raises(UserError):
        refuse_bad_name(name)


@pytest.mark.parametrize("name", ["34-KH-UBND năm 2018.pdf", "console.pdf", ".pdf", "a,b (2).xlsx"])
def test_usual_names_are_taken(name: str) -> None:
    refuse_bad_name(name)


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    write_export(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_open_file_is_kept_and_a_second_name_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def refused(self: Path, other: Path) -> Path:
        raise PermissionError(13, "in use", os.fspath(other))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(UserError, match=r"đang mở.*a \(2\)\.pdf"):
        write_export(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_times_new_roman_is_found_by_its_file_names(tmp_path: Path) -> None:
    assert times_in([tmp_path]) is None
    deep = tmp_path / "truetype" / "msttcorefonts"
    deep.mkdir(parents=True)
    for name in ("Times_New_Roman", "Times_New_Roman_Bold", "Times_New_Roman_Italic"):
        (deep / f"{name}.ttf").touch()
    assert times_in([tmp_path]) is None
    (deep / "Times_New_Roman_Bold_Italic.ttf").touch()
    found = times_in([tmp_path])
    assert found is not None
    assert found.name == "Times New Roman"
    assert found.bold_italic.name == "Times_New_Roman_Bold_Italic.ttf"


def test_the_bundled_font_has_four_faces() -> None:
    fonts = find_fonts("bundled")
    assert fonts.name == "Tinos"
    for path in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic):
        assert path.is_file()


def test_auto_takes_a_whole_family_of_this_machine_or_the_bundled_one() -> None:
    fonts = find_fonts("auto")
    assert fonts.name in ("Times New Roman", "Tinos")
    assert all(p.is_file() for p in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic))


def test_formats_are_loaded_only_when_something_is_exported() -> None:
    asked = "import sys, isodesk.exporters, isodesk.exporters.pdf, isodesk.exporters.word\n"
    asked += "import isodesk.documents.document\n"
    asked += "print({'docx', 'reportlab', 'openpyxl', 'PySide6', 'sqlalchemy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "set()"
