"""What was copied from another program."""

from __future__ import annotations

from isodesk.errors import UserError
from isodesk.importers.html import html_document
from isodesk.importers.plain_text import LARGEST, text_document
from isodesk.importers.source import SourceDocument

NAME = "bảng tạm"


def pasted_document(text: str, html: str = "") -> SourceDocument:
    """A clipboard as a document; its HTML tells more than its text, where there is any.

    UserError when it holds no text or too much.
    """
    if max(len(text), len(html)) > LARGEST:
        raise UserError("Nội dung đã sao chép lớn quá 20 MB, không phải một kế hoạch.")
    if html.strip():
        document = html_document(NAME, html)
        if document.parts:
            return document
    if not text.strip():
        raise UserError("Bảng tạm không có chữ. Sao chép văn bản ở Word, Excel hoặc PDF trước.")
    return text_document(NAME, text)
