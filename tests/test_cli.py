"""The command line as a user meets it: real processes, bytes in and out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from isodesk import __version__
from isodesk.cli import main


def isodesk(*words: str, given: bytes = b"", **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "isodesk", *words],
        input=given,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_words_prints_one_line_an_amount_and_nothing_else() -> None:
    assert isodesk("words", "3060000000") == (0, "Ba tỷ không trăm sáu mươi triệu đồng\n", "")
    code, out, _ = isodesk("words", "30 triệu", "1,5 tỷ", "-5tr")
    assert code == 0
    assert out == "Ba mươi triệu đồng\nMột tỷ năm trăm triệu đồng\nÂm năm triệu đồng\n"


def test_words_reads_standard_input_in_any_locale() -> None:
    code, out, _ = isodesk(
        "words", given="\ufeff3.060.000.000\r\n30 triệu\n".encode(), LC_ALL="C", PYTHONUTF8="0"
    )
    assert (code, out) == (0, "Ba tỷ không trăm sáu mươi triệu đồng\nBa mươi triệu đồng\n")


def test_an_unreadable_amount_is_an_empty_line_a_reason_and_exit_1() -> None:
    code, out, reason = isodesk("words", "abc", "1.500", "", "1000000")
    assert code == 1
    assert out == "\n\n\nMột triệu đồng\n"
    assert "không phải số tiền" in reason
    assert "1.500 đồng hoặc 1.500 triệu đồng" in reason


@pytest.mark.parametrize(
    ("options", "amount", "line"),
    [
        (["--chan"], "3060000000", "Ba tỷ không trăm sáu mươi triệu đồng chẵn"),
        (["--chan"], "3060000001", "Ba tỷ không trăm sáu mươi triệu không trăm lẻ một đồng"),
        (["--ngan"], "5000", "Năm ngàn đồng"),
        (["--linh"], "105", "Một trăm linh năm đồng"),
        (["--tu"], "24", "Hai mươi tư đồng"),
        (["--tu", "--linh", "--ngan"], "24104", "Hai mươi tư ngàn một trăm linh bốn đồng"),
    ],
)
def test_options_of_words(
    options: list[str], amount: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", *options, amount]) == 0
    assert capsys.readouterr().out == line + "\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"isodesk {__version__}\n"


def test_help_names_every_verb_without_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "words" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["words", "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out.lower()
    for english in ("usage", "options", "positional", "show this", "help message"):
        assert english not in told


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["xuất"], "Không có lệnh hoặc tệp “xuất”."),
        (["exprt", "a.isodesk", "b.pdf"], "Không có lệnh “exprt”."),
        (["a.isodesk", "b.isodesk"], "Không hiểu “b.isodesk”."),
        (["--version", "5"], "Không hiểu “5”."),
        (["--mau"], "Không có tùy chọn “--mau”."),
        (["words", "--mau"], "Không hiểu “--mau”."),
        (["words", "--chan=3", "5"], "--chan không nhận giá trị “3”."),
    ],
)
def test_wrong_use_is_exit_2_and_says_how_in_vietnamese(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(reason + "\nCách dùng: isodesk")


def test_without_a_screen_the_window_is_refused_with_the_reason() -> None:
    code, out, reason = isodesk(QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")
    assert (code, out) == (1, "")
    assert "không có màn hình" in reason


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"{sys.executable} -m isodesk words | head -1"
    done = subprocess.run(
        ["bash", "-c", command], input=b"5\n" * 60_000, capture_output=True, check=True, timeout=60
    )
    assert done.stdout.decode() == "Năm đồng\n"
    assert done.stderr == b""


def test_words_loads_neither_qt_nor_sql_nor_file_formats() -> None:
    script = (
        "import sys; from isodesk.cli import main; main(['words', '5']); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, timeout=60
    )
    loaded = set(done.stdout.decode().split())
    assert "isodesk" in loaded
    assert not loaded & {"PySide6", "sqlalchemy", "alembic", "reportlab", "openpyxl", "sqlite3"}
