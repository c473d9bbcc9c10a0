"""Plain text as it comes: encodings, old fonts, pages, marks of a look, quoted cells."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from isodesk.errors import UserError
from isodesk.importers.plain_text import text_document
from isodesk.importers.readers import read_source
from isodesk.importers.source import SourceDocument, SourceParagraph, SourceRun, SourceTable

WRAPPED = Path(__file__).parents[1] / "samples" / "ke-hoach-nam-2024.txt"


def lines(document: SourceDocument) -> list[str]:
    return [part.text for part in document.parts if isinstance(part, SourceParagraph)]


def tables(document: SourceDocument) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in part.rows]
        for part in document.parts
        if isinstance(part, SourceTable)
    ]


def test_decomposed_letters_are_composed() -> None:
    typed = normalize("NFD", "Kế hoạch năm 2024 của Sở Nội vụ")
    assert lines(text_document("a", typed)) == ["Kế hoạch năm 2024 của Sở Nội vụ"]


@pytest.mark.parametrize(
    "typed",
    [
        "KÕ ho¹ch kiÓm tra hÖ thèng qu¶n lý chÊt l­îng cña ñy ban nh©n d©n tØnh",
        "Keá hoaïch kieåm tra heä thoáng quaûn lyù chaát löôïng cuûa uûy ban nhaân daân tænh",
    ],
)
def test_old_fonts_become_unicode_and_are_told(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(typed.encode("latin-1"))
    document = read_source(path)
    assert lines(document) == [
        "Kế hoạch kiểm tra hệ thống quản lý chất lượng của ủy ban nhân dân tỉnh"
    ]
    assert "sang Unicode" in document.doubts[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_unicode(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch năm 2024", encoding=encoding)
    assert lines(read_source(path)) == ["Kế hoạch năm 2024"]


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "anh.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(UserError, match="không phải tệp văn bản"):
        read_source(path)


def test_text_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dai.txt"
    path.write_bytes(b"a\n" * 300_000)
    with pytest.raises(UserError, match="200000 dòng"):
        read_source(path)


def test_suffixes_without_a_reader_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“a\.odt”.*\.txt"):
        read_source(tmp_path / "a.odt")


def test_marks_of_bold_and_italic_become_looks() -> None:
    document = text_document("a", "Tổng là: **119** đơn vị (*Ba tỷ đồng*), X ^(*) và 2 * 3")
    (paragraph,) = document.paragraphs()
    assert SourceRun("119", bold=True) in paragraph.runs
    assert SourceRun("Ba tỷ đồng", italic=True) in paragraph.runs
    assert paragraph.text == "Tổng là: 119 đơn vị (Ba tỷ đồng), X(*) và 2 * 3"


def test_lines_that_a_page_broke_are_paragraphs_again() -> None:
    document = read_source(WRAPPED)
    texts = lines(document)
    basis = next(text for text in texts if text.startswith("Thực hiện Quyết định"))
    assert "Thông tư số 26/2014/TT-BKHCN ngày 10/10/2014" in basis
    assert "I. MỤC ĐÍCH, YÊU CẦU" in texts
    assert "1. Mục đích" in texts
    assert not any(text.startswith("môn và phù hợp") for text in texts)


def test_a_page_number_between_gaps_is_left_out_and_told() -> None:
    document = text_document("a", "Trang một;\n\n\n\n4\n\n\n- Trang hai.")
    assert lines(document) == ["Trang một;", "- Trang hai."]
    assert [(d.place, d.text) for d in document.doubts] == [("dòng 5", "4")]


def test_a_table_goes_on_after_a_page_and_ends_with_it() -> None:
    text = "TT\tTên\tGhi chú\n1\tSở A\t\n\n2\tSở B\t\n\nNơi nhận:\n- Sở A;"
    document = text_document("a", text)
    assert tables(document) == [
        [["TT", "Tên", "Ghi chú"], ["1", "Sở A", ""], ["2", "Sở B", ""]],
    ]
    assert lines(document) == ["Nơi nhận:", "- Sở A;"]


def test_quoted_cells_keep_their_lines() -> None:
    text = 'TT\tViệc\tAi\n1\t"Đọc ""ISO""\nViết"\tSở A\n2\tIn\tSở B'
    assert tables(text_document("a", text))[0][1] == ["1", 'Đọc "ISO"\nViết', "Sở A"]


def test_a_list_number_before_a_tab_is_no_table() -> None:
    text = "I.\tMỤC ĐÍCH\n-\tDuy trì hệ thống;\n-\tCải tiến hệ thống."
    document = text_document("a", text)
    assert tables(document) == []
    assert lines(document)[0] == "I. MỤC ĐÍCH"


def test_a_table_without_columns_is_put_together() -> None:
    (table,) = tables(read_source(WRAPPED))
    assert table[0] == ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian hoàn thành"]
    assert table[1][2:] == ["Ban Chỉ đạo ISO Sở", "Tháng 02 năm 2024"]
    # A merged cell lay over rows 4 and 5, another over 6 to 9.
    assert table[3][0] == "4"
    assert (
        table[3][2:] == table[4][2:] == ["Các phòng chuyên môn thuộc Sở", "Thường xuyên trong năm"]
    )
    assert {row[3] for row in table[5:10]} == {"Tháng 10 năm 2024"}
