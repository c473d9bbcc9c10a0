"""How much of a foreign file is read. What is larger is no plan, or was made to do harm."""

from __future__ import annotations

from pathlib import Path

from isodesk.errors import UserError

FILE_SIZE = 20_000_000
UNPACKED_SIZE = 200_000_000
MEMBERS = 5_000
ROWS = 20_000
COLUMNS = 200
CELLS = 500_000
PAGES = 300
CHARACTERS = 3_000_000


def read_bytes(path: Path) -> bytes:
    """What a file holds. UserError when it is empty, too large or cannot be opened."""
    try:
        if path.stat().st_size > FILE_SIZE:
            raise too_large(path.name)
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không mở được tệp “{path.name}”: {error.strerror}.") from error
    if not data:
        raise UserError(f"Tệp “{path.name}” rỗng, không có gì để lấy.")
    return data


def too_large(name: str) -> UserError:
    """Refuse a file for its size."""
    return UserError(f"Tệp “{name}” lớn quá 20 MB, không phải một kế hoạch.")


def damaged(name: str) -> UserError:
    """Refuse a file that is not what its name says, or not whole."""
    return UserError(
        f"Tệp “{name}” bị hỏng hoặc thiếu phần cuối, không đọc được. Mở tệp bằng chương trình đã "
        "tạo ra nó rồi lưu lại, hoặc lấy bản khác."
    )
