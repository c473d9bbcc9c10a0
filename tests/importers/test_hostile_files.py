"""Files that are damaged or made to do harm are refused with the reason."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from isodesk.errors import UserError
from isodesk.exporters import export_plan
from isodesk.facts import PlanFacts, canonical
from isodesk.importers.limits import FILE_SIZE, UNPACKED_SIZE
from isodesk.importers.pasted import pasted_document
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise
from tests.importers.packages import cell, packed, paragraph, put, sheet_members, word_members

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
Members = dict[str, str | bytes]


def with_start(members: Members, name: str, start: str) -> Members:
    return members | {name: start + str(members[name])}


def word(body: str = "") -> Members:
    return word_members(body or paragraph("Kế hoạch"))


def sheet(rows: str) -> Members:
    return sheet_members(f"<sheetData>{rows}</sheetData>")


def row(at: int, *cells: str) -> str:
    return f'<row r="{at}">{"".join(cells)}</row>'


def zeros(members: Members, name: str, size: int) -> bytes:
    """A package with a member of ``size`` zeros, which is small while it is packed."""
    stream = BytesIO(packed(members))
    with ZipFile(stream, "a", ZIP_DEFLATED) as file, file.open(name, "w") as member:
        for _ in range(size // 1_000_000 + 1):
            member.write(b"\0" * 1_000_000)
    return stream.getvalue()


def lying(members: Members) -> bytes:
    """A package whose only large member says that it is small."""
    data = bytearray(packed(members | {"word/x.xml": b" " * 3_000_000}))
    at = data.rfind(b"word/x.xml") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def marked_encrypted(members: Members) -> bytes:
    data = bytearray(packed(members))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def truncated(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def many_members() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as file:
        for i in range(5_001):
            file.writestr(f"x{i}", b"")
    return stream.getvalue()


def deep(depth: int) -> str:
    return "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth


HOSTILE: dict[str, tuple[Callable[[], bytes | Members], str]] = {
    "rong.docx": (lambda: b"", "rỗng"),
    "rong.pdf": (lambda: b"", "rỗng"),
    "lon.docx": (lambda: b"PK" + b"\0" * FILE_SIZE, "20 MB"),
    "lon.xlsx": (lambda: b"PK" + b"\0" * FILE_SIZE, "20 MB"),
    "lon.pdf": (lambda: b"%PDF-1.7" + b"\0" * FILE_SIZE, "20 MB"),
    "lon.txt": (lambda: b"a" * (FILE_SIZE + 1), "20 MB"),
    "lon.html": (lambda: b"a" * (FILE_SIZE + 1), "20 MB"),
    "bom.docx": (lambda: zeros(word(), "word/x.bin", UNPACKED_SIZE), "200 MB"),
    "bom.xlsx": (lambda: zeros(sheet(row(1)), "xl/x.bin", UNPACKED_SIZE), "200 MB"),
    "noi-doi.docx": (lambda: lying(word()), "hỏng"),
    "nhieu.docx": (many_members, "thành phần"),
    "mat-khau.docx": (lambda: LOCKED, "mật khẩu"),
    "mat-khau.xlsx": (lambda: LOCKED, "mật khẩu"),
    "mat-khau-zip.docx": (lambda: marked_encrypted(word()), "mật khẩu"),
    "cu.doc": (lambda: OLE, "Mở bằng Word rồi lưu thành .docx"),
    "cu.xls": (lambda: OLE, "Mở bằng Excel rồi lưu thành .xlsx"),
    "cu-doi-ten.docx": (lambda: OLE, "Mở bằng Word rồi lưu thành .docx"),
    "web.xls": (lambda: b"<html><table><tr><td>1</table>", "trang web"),
    "web.xlsx": (lambda: b"\xef\xbb\xbf <HTML><table>", "trang web"),
    "moi.xls": (lambda: sheet(row(1)), "Đổi đuôi tệp"),
    "chu.rtf": (lambda: b"{\\rtf1 a}", "RTF"),
    "chu.docx": (lambda: b"abc", "không phải tệp Word"),
    "pdf.docx": (lambda: b"%PDF-1.7", "PDF"),
    "dtd.docx": (lambda: with_start(word(), "word/document.xml", LAUGHS), "DTD"),
    "ngoai.docx": (lambda: with_start(word(), "word/document.xml", OUTSIDE), "DTD"),
    "dtd.xlsx": (
        lambda: with_start(sheet(row(1)), "xl/worksheets/sheet1.xml", LAUGHS),
        "DTD",
    ),
    "dtd-so.xlsx": (lambda: with_start(sheet(row(1)), "xl/workbook.xml", OUTSIDE), "DTD"),
    "dtd-rels.docx": (lambda: with_start(word(), "_rels/.rels", LAUGHS), "DTD"),
    "thieu.docx": (lambda: {"x": ""}, "hỏng"),
    "thieu.xlsx": (lambda: {"[Content_Types].xml": "<Types/>"}, "hỏng"),
    "cut.docx": (lambda: truncated(packed(word())), "hỏng"),
    "cut.xlsx": (lambda: truncated(packed(sheet(row(1)))), "hỏng"),
    "xml-hong.docx": (lambda: word("<w:p>"), "hỏng"),
    "xml-hong.xlsx": (lambda: sheet("<row>"), "hỏng"),
    "sau.docx": (lambda: word(deep(60_000)), "hỏng"),
    "sau.xlsx": (lambda: sheet("<x>" * 5_000 + "</x>" * 5_000), "hỏng"),
    "dong.xlsx": (lambda: sheet(row(20_001, cell("A20001", "a"))), "20.000 dòng"),
    "cuoi.xlsx": (lambda: sheet(row(1_048_576, cell("XFD1048576", "a"))), "20.000 dòng"),
    "cot.xlsx": (lambda: sheet(row(1, cell("GS1", "a"))), "200 cột"),
    "gop-chong.xlsx": (
        lambda: sheet_members(
            f"<sheetData>{row(1, cell('A1', 'a'))}{row(20_000, cell('GR20000', 'a'))}</sheetData>"
            + "<mergeCells>"
            + '<mergeCell ref="A1:GR20000"/>' * 50
            + "</mergeCells>"
        ),
        "hỏng",
    ),
    "cho-la.xlsx": (lambda: sheet(row(1, cell("??", "a"))), "hỏng"),
    "cut.pdf": (lambda: b"%PDF-1.7\n1 0 obj <<", "hỏng"),
    "khong.pdf": (lambda: b"\x89PNG", "không phải tệp PDF"),
    "nhi-phan.txt": (lambda: b"\0\1\2", "không phải tệp văn bản"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    make, reason = HOSTILE[name]
    path = put(tmp_path, name, make())
    before = path.read_bytes()
    with pytest.raises(UserError, match=reason) as told:
        read_source(path)
    assert name in str(told.value) or "Bảng" in str(told.value)
    assert path.read_bytes() == before


def test_links_to_other_places_are_not_followed(tmp_path: Path) -> None:
    members = word_members(paragraph("Kế hoạch"))
    rels = str(members["word/_rels/document.xml.rels"])
    outside = (
        '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        '<Relationship Id="y" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/numbering" Target="../../../../etc/passwd"/></Relationships>'
    )
    members["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", outside)
    (part,) = read_source(put(tmp_path, "a.docx", members)).parts
    assert getattr(part, "text", "") == "Kế hoạch"


def test_a_merge_of_a_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    rows = row(1, cell("A1", "TT"), cell("B1", "Nội dung")) + row(2, cell("A2", "1"))
    merged = (
        f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    )
    document = read_source(put(tmp_path, "a.xlsx", sheet_members(merged)))
    assert [p.text for p in document.paragraphs()] == ["TT", "Nội dung", "1"]


def test_a_scan_without_text_is_told_so(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "quet.pdf"))
    canvas.rect(20, 20, 300, 300, fill=1)
    canvas.save()
    with pytest.raises(UserError, match="không có lớp chữ"):
        read_source(tmp_path / "quet.pdf")


def test_a_pdf_with_a_password_is_told_so(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    lock = StandardEncryption("bi mat", canPrint=0)
    canvas = Canvas(str(tmp_path / "khoa.pdf"), encrypt=lock)
    canvas.drawString(100, 100, "Ke hoach nam 2024 cua co quan")
    canvas.save()
    with pytest.raises(UserError, match="mật khẩu"):
        read_source(tmp_path / "khoa.pdf")


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_clipboard_is_told_so(text: str) -> None:
    with pytest.raises(UserError, match="không có chữ"):
        pasted_document(text, "<p></p>")


def test_too_wide_a_table_of_the_clipboard_is_refused() -> None:
    with pytest.raises(UserError, match="quá nhiều ô"):
        pasted_document("a", f"<table><tr>{'<td>a</td>' * 300}</tr></table>")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_damage_anywhere_is_a_refusal_or_a_document_and_nothing_else(
    tmp_path: Path, suffix: str
) -> None:
    plan = canonical.loads(
        PlanFacts, (SAMPLES / "ke-hoach-nam-2024.json").read_text(encoding="utf-8")
    )
    whole = tmp_path / f"a{suffix}"
    export_plan(plan, whole)
    data, chance = whole.read_bytes(), random.Random(5)
    refused = 0
    for turn in range(60):
        hurt = bytearray(data)
        for _ in range(chance.choice((1, 4, 40))):
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
        path = put(tmp_path, f"{turn}{suffix}", bytes(hurt))
        try:
            recognise(read_source(path))
        except UserError:
            refused += 1
    assert 0 < refused <= 60
