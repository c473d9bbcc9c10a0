"""What stands in a .docx file: numbers that Word counts, merged cells, changes, notes."""

from __future__ import annotations

from pathlib import Path

from isodesk.importers.readers import read_source
from isodesk.importers.source import (
    SourceBreak,
    SourceDocument,
    SourceParagraph,
    SourcePart,
    SourceTable,
)
from tests.importers.packages import W, paragraph, put, word_members

FORMS = ("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("bullet", "\uf0b7")
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for at, (form, text) in enumerate((*FORMS, ("lowerLetter", "%5)")))
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2">'
    '<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/><w:rPr>'
    '<w:rFonts w:ascii=".VnTime"/></w:rPr></w:style></w:styles>'
)


def listed(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def read(tmp_path: Path, body: str, **parts: str) -> SourceDocument:
    return read_source(put(tmp_path, "a.docx", word_members(body, **parts)))


def texts(parts: tuple[SourcePart, ...]) -> list[str]:
    return [f"{p.label} {p.text}".strip() for p in parts if isinstance(p, SourceParagraph)]


def reasons(document: SourceDocument) -> dict[str, str]:
    return {doubt.text: doubt.reason for doubt in document.doubts}


def test_numbers_of_lists_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    body = "".join(
        (
            paragraph("Mục đích", '<w:pStyle w:val="H1"/>'),
            paragraph("Một", listed(1, 1)),
            paragraph("Sâu", listed(1, 2)),
            paragraph("Sâu nữa", listed(1, 2)),
            paragraph("Hai", listed(1, 1)),
            paragraph("Yêu cầu", '<w:pStyle w:val="H1"/>'),
            paragraph("Lại một", listed(1, 1)),
            paragraph("Từ năm", listed(2, 1)),
            paragraph("Chấm", listed(1, 3)),
            paragraph("Chữ", listed(1, 4)),
            paragraph("Không số", listed(0, 0)),
        )
    )
    document = read(tmp_path, body, numbering=NUMBERING, styles=STYLES)
    assert texts(document.parts) == [
        "I. Mục đích",
        "1. Một",
        "1.1. Sâu",
        "1.2. Sâu nữa",
        "2. Hai",
        "II. Yêu cầu",
        "1. Lại một",
        "5. Từ năm",
        "• Chấm",
        "a) Chữ",
        "Không số",
    ]
    first = document.parts[0]
    assert isinstance(first, SourceParagraph)
    assert (first.level, first.runs[0].bold, first.place) == (1, True, "đoạn 1")


def test_changes_are_taken_as_accepted_and_doubted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Trước ngày </w:t></w:r>"
        "<w:del><w:r><w:delText>30/6</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>15/7</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Nửa đầu</w:t></w:r></w:p>"
        "<w:p><w:r><w:t> nửa sau</w:t></w:r></w:p>"
    )
    document = read(tmp_path, body)
    assert texts(document.parts) == ["Trước ngày 15/7", "Nửa đầu nửa sau"]
    assert "coi như đã bỏ" in reasons(document)["30/6"]
    assert "coi như đã chấp nhận" in reasons(document)["15/7"]


def test_what_is_no_text_of_the_page_is_left_out_and_doubted(tmp_path: Path) -> None:
    hidden = (
        "<w:p><w:r><w:t>Thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r></w:p>"
    )
    note = '<w:p><w:r><w:t>Có chú thích</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    inner = paragraph("Theo báo cáo")
    document = read(
        tmp_path,
        hidden + note,
        comments=f"<w:comments {W}><w:comment>{paragraph('Xem lại số')}</w:comment></w:comments>",
        header=f"<w:hdr {W}>{paragraph('Mật')}{paragraph('- 2 -')}</w:hdr>",
        footnotes=f'<w:footnotes {W}><w:footnote w:id="2">{inner}</w:footnote></w:footnotes>',
    )
    assert texts(document.parts) == ["Thấy", "Có chú thích", "Theo báo cáo"]
    told = reasons(document)
    assert set(told) == {"Ẩn", "Xem lại số", "Mật", "Theo báo cáo"}
    assert "Chú thích cuối trang" in told["Theo báo cáo"]


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    def tc(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    restart, merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{tc('TT', restart)}{tc('Cơ quan', wide)}</w:tr>"
        f"<w:tr>{tc('', merged)}{tc('Chủ trì')}{tc('Phối hợp')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{tc('x')}{tc('y')}{tc('z')}</w:tr>"
        "<w:tr><w:tc><w:p><w:pPr>"
        + listed(1, 1)
        + f"</w:pPr></w:p></w:tc>{tc('A')}{tc('B')}</w:tr></w:tbl>"
    )
    document = read(tmp_path, body, numbering=NUMBERING)
    (table,) = document.parts
    assert isinstance(table, SourceTable)
    shapes = [[(c.text, c.row_span, c.column_span) for c in row] for row in table.rows]
    assert shapes == [
        [("TT", 2, 1), ("Cơ quan", 1, 2)],
        [("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
        [("1.", 1, 1), ("A", 1, 1), ("B", 1, 1)],
    ]
    assert "Dòng đã xóa" in reasons(document)["x y z"]


def test_pages_and_boxes(tmp_path: Path) -> None:
    turned = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    upright = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    box = (
        "<w:p><w:r><w:t>Thân</w:t></w:r><w:r><w:pict><w:txbxContent>"
        f"{paragraph('DỰ THẢO')}</w:txbxContent></w:pict></w:r></w:p>"
    )
    body = f"{box}<w:p><w:pPr>{upright}</w:pPr></w:p>{paragraph('PHỤ LỤC')}{turned}"
    parts = read(tmp_path, body).parts
    assert texts(parts) == ["Thân", "DỰ THẢO", "PHỤ LỤC"]
    assert [p.landscape for p in parts if isinstance(p, SourceBreak)] == [True]


def test_letters_of_old_fonts_become_unicode(tmp_path: Path) -> None:
    document = read(tmp_path, paragraph("KÕ ho¹ch", '<w:pStyle w:val="Old"/>'), styles=STYLES)
    assert texts(document.parts) == ["Kế hoạch"]
    assert any("TCVN3" in doubt.reason for doubt in document.doubts)


def test_instructions_of_fields_are_no_words(tmp_path: Path) -> None:
    run = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p><w:r><w:t>Trang </w:t></w:r>{run.format('begin')}"
        "<w:r><w:instrText>REF x</w:instrText>"
        f"</w:r>{run.format('separate')}<w:r><w:t>7</w:t></w:r>{run.format('end')}</w:p>"
    )
    assert texts(read(tmp_path, body).parts) == ["Trang 7"]
