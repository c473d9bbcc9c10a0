"""Files of Word and Excel put together by hand, to have in them what no exporter writes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = f'xmlns:r="{OFFICE}"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET_TYPES = (
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip of members."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def relation(key: str, sort: str, target: str, mode: str = "") -> str:
    external = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{sort}" Target="{target}"{external}/>'


def word_members(body: str, **parts: str) -> dict[str, str | bytes]:
    """The members of a .docx: its body and, by name, styles, numbering, comments, footnotes …"""
    relations = "".join(relation(f"r{i}", name, f"{name}.xml") for i, name in enumerate(parts))
    return {
        "[Content_Types].xml": _TYPES.format(""),
        "_rels/.rels": _RELS.format(relation("a", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _RELS.format(relations),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }


def sheet_members(sheet: str, *, extra: str = "") -> dict[str, str | bytes]:
    """The members of a .xlsx with one sheet."""
    book = (
        f'<workbook {S} {R}><sheets><sheet name="Bảng" sheetId="1" r:id="s1"/></sheets></workbook>'
    )
    return {
        "[Content_Types].xml": _TYPES.format(_SHEET_TYPES),
        "_rels/.rels": _RELS.format(relation("a", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _RELS.format(
            relation("s1", "worksheet", "worksheets/sheet1.xml") + extra
        ),
        "xl/workbook.xml": book,
        "xl/worksheets/sheet1.xml": f"<worksheet {S}>{sheet}</worksheet>",
    }


def put(folder: Path, name: str, data: bytes | dict[str, str | bytes]) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(packed(data) if isinstance(data, dict) else data)
    return path


def paragraph(text: str, properties: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'
