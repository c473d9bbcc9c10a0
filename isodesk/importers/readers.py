"""Which reader reads which file, by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isodesk.errors import UserError
from isodesk.importers.plain_text import read_text_file
from isodesk.importers.source import SourceDocument

Reader = Callable[[Path], SourceDocument]


def _word(path: Path) -> SourceDocument:
    from isodesk.importers.word import read_word_file

    return read_word_file(path)


def _excel(path: Path) -> SourceDocument:
    from isodesk.importers.excel import read_excel_file

    return read_excel_file(path)


def _pdf(path: Path) -> SourceDocument:
    from isodesk.importers.pdf import read_pdf_file

    return read_pdf_file(path)


def _html(path: Path) -> SourceDocument:
    from isodesk.importers.html import read_html_file

    return read_html_file(path)


READERS: dict[str, Reader] = {
    ".txt": read_text_file,
    ".docx": _word,
    ".xlsx": _excel,
    ".xlsm": _excel,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
}
"""The reader of each suffix; one line a format."""


_OLD = {".doc": "Word", ".dot": "Word", ".rtf": "Word", ".xls": "Excel", ".xlt": "Excel"}


def reads(path: Path) -> bool:
    """Whether there is a reader for a file of this name."""
    return path.suffix.lower() in READERS


def read_source(path: Path) -> SourceDocument:
    """A file as a document. UserError when it is of no kind that can be read, or damaged."""
    suffix = path.suffix.lower()
    if suffix in _OLD and path.is_file():
        from isodesk.importers.package import refuse_old

        refuse_old(path, _OLD[suffix])
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UserError(f"Chưa đọc được tệp “{path.name}”. Đuôi tệp đọc được: {known}.")
    if not path.is_file():
        raise UserError(f"Không có tệp “{path}”.")
    return reader(path)
