"""Write a file whole or not at all, under a name that every computer can open."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from isodesk.errors import StoreError, UserError

_UNFINISHED = ".isodesk-"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def write_file(target: Path, content: bytes) -> None:
    """Put ``content`` at ``target``; whatever was there before stays until all of it is on disk.

    The bytes go to a temporary name beside the target, are flushed, read back and compared, and
    take the target's name last. Raises StoreError with what to do.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=unfinished(), dir=target.parent)
    except OSError as error:
        raise StoreError(_reason(target, error)) from error
    temporary = Path(name)
    try:
        _write_through(handle, content)
        if temporary.read_bytes() != content:
            raise StoreError(
                f"Đọc lại “{target.name}” không giống nội dung đã ghi; tệp cũ vẫn nguyên vẹn. "
                "Chọn ổ đĩa khác rồi ghi lại."
            )
        temporary.chmod(_mode(target))
        temporary.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise StoreError(_reason(target, error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def unfinished() -> str:
    """How the name begins of whatever this process has not finished writing."""
    return f"{_UNFINISHED}{os.getpid()}-"


@contextmanager
def unfinished_folder(parent: Path) -> Iterator[Path]:
    """A folder of a temporary name in ``parent``; what is still under that name goes at the end."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=unfinished(), dir=parent))
    except OSError as error:
        raise StoreError(_reason(parent, error)) from error
    try:
        folder.chmod(0o777 & ~_mask())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def move_into_place(finished: Path, target: Path) -> None:
    """Give a file or folder of an `unfinished_folder` its name; it appears whole."""
    try:
        finished.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise StoreError(_reason(target, error)) from error


def discard_unfinished(folder: Path, processes: Iterable[int]) -> None:
    """Remove what processes that were stopped had not finished writing in a folder."""
    for process in processes:
        for left in folder.glob(f"{_UNFINISHED}{process}-*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def refuse_bad_name(name: str) -> None:
    """Raise UserError when Windows could not hold a file of this name."""
    bad = sorted(set(_FORBIDDEN.findall(name)))
    if bad:
        listed = " ".join(repr(c)[1:-1] for c in bad)
        raise UserError(f"Tên tệp “{name}” có ký tự không dùng được: {listed}. Chọn tên khác.")
    if _DEVICES.fullmatch(name):
        raise UserError(f"“{name}” là tên riêng của Windows. Chọn tên khác.")
    if name != name.rstrip(" .") or not name:
        raise UserError(
            f"Tên tệp “{name}” không được trống, không kết thúc bằng dấu chấm hay cách."
        )


def free_name(target: Path) -> Path:
    """``target``, or the first of ``tên (2).pdf``, ``tên (3).pdf`` … that is not taken."""
    candidate, number = target, 2
    while candidate.exists():
        candidate = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return candidate


def _write_through(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _mode(target: Path) -> int:
    """The rights the file had, or those any new file of the user gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    """The new name itself survives a power cut; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(target: Path, error: OSError) -> str:
    name = target.name
    if os.path.isdir(target):
        return f"Không ghi được “{name}”: đã có thư mục mang tên này. Chọn tên khác."
    if error.errno == errno.ENAMETOOLONG:
        return f"Tên tệp “{name}” quá dài. Chọn tên ngắn hơn."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"Ổ đĩa đã đầy, chưa ghi được “{name}”. Xóa bớt tệp rồi ghi lại."
    if isinstance(error, PermissionError):
        return (
            f"Không ghi được “{name}”: tệp đang mở ở chương trình khác hoặc thư mục không cho ghi. "
            "Đóng tệp đó, hoặc chọn tên khác."
        )
    if error.errno == errno.EROFS:
        return f"Không ghi được “{name}”: ổ đĩa chỉ cho đọc. Chọn thư mục khác."
    if isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError):
        return f"Không ghi được “{name}”: “{target.parent}” không phải thư mục. Chọn thư mục khác."
    return f"Không ghi được “{name}” ({errno.errorcode.get(error.errno or 0, 'lỗi đọc ghi')})."
