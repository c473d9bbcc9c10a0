from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from isodesk.errors import StoreError
from isodesk.host.files import free_name, write_file


def test_writes_and_replaces_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "mới" / "kế hoạch.pdf"
    write_file(target, b"one")
    write_file(target, b"two" * 100_000)
    assert target.read_bytes() == b"two" * 100_000
    assert list(target.parent.iterdir()) == [target]


def test_keeps_the_rights_of_the_file_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_file(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from isodesk.errors import StoreError\n"
        "from isodesk.host.files import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_file(Path(sys.argv[1]), b'x' * 5000)\n"
        "except StoreError as error:\n    sys.stdout.buffer.write(str(error).encode())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(target)], capture_output=True, check=True
    )
    assert told.stdout.decode() == ("Ổ đĩa đã đầy, chưa ghi được “a.pdf”. Xóa bớt tệp rồi ghi lại.")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(StoreError, match="không phải thư mục"):
        write_file(tmp_path / "a" / "b.pdf", b"x")


def test_a_name_as_long_as_the_disk_takes_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 251 + ".pdf")
    write_file(target, b"x")
    assert target.read_bytes() == b"x"
    with pytest.raises(StoreError, match=r"quá dài\. Chọn tên ngắn hơn\."):
        write_file(tmp_path / ("a" * 252 + ".pdf"), b"x")
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(StoreError, match=r"đã có thư mục mang tên này"):
        write_file(tmp_path / "a.pdf", b"x")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.pdf"]


def test_free_name_counts_up(tmp_path: Path) -> None:
    wanted = tmp_path / "a.pdf"
    assert free_name(wanted) == wanted
    wanted.touch()
    assert free_name(wanted).name == "a (2).pdf"
    (tmp_path / "a (2).pdf").touch()
    assert free_name(wanted).name == "a (3).pdf"
