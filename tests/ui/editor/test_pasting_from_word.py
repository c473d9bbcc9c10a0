"""What Word and LibreOffice put on the clipboard: structure kept, dirt dropped, tables offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from isodesk.documents.document import build_document
from isodesk.documents.parts import Table, plain
from isodesk.facts import BlockKind, FieldRef, RichText, Run, TableSource
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.pasted import Grid, Para, told
from isodesk.ui.editor.word_html import read_html
from isodesk.ui.open_plan import OpenPlan
from isodesk.ui.writing.view import WritingView
from tests.ui.editor.hands import CTRL, body, choose, end, go, last_step, press, shown, write

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--
p.MsoNormal {margin:0cm; font-family:"Times New Roman",serif; mso-style-parent:"";}
p.Dam, li.Dam {font-weight:bold;}
--></style><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
<body lang=VI><!--StartFragment-->
<h1><span style='color:red;mso-fareast-language:EN-US'
>MỤC ĐÍCH, YÊU CẦU<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-top:6.0pt;text-align:justify'><b>1. Mục đích</b></p>
<p class=MsoNormal>Nâng cao <b>chất
lượng</b>, <i style='mso-bidi-font-style:normal'>hiệu quả</i>.<span
class=MsoCommentReference><a
style='mso-comment-reference:L_1;mso-comment-date:2024'>[L1]</a></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'
><![if !supportLists]><span
style='mso-list:Ignore'>a)<span style='font:7.0pt "Times"'>&nbsp;&nbsp;&nbsp; </span></span
><![endif]>Điểm
một;<del>bỏ đi</del></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo2'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Gạch một;</p>
<p class=MsoNormal>- Gạch hai;</p>
<p class=MsoNormal>+ Cộng.</p>
<p class=Dam>II. TỔ CHỨC</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>1.1. Khoản nhỏ<span
style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>sau</p>
<div style='mso-element:comment-list'><div><p
class=MsoCommentText>nhận xét</p></div></div>
<!--EndFragment--></body></html>"""

LIBRE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><style type="text/css">
p { line-height: 115% }</style></head><body lang="vi-VN" dir="ltr">
<h2 class="western">Yêu cầu</h2>
<ol><li><p style="margin-bottom: 0cm">Một</p></li><li><p>Hai</p></li></ol>
<ol type="a"><li><p>a một</p></li></ol>
<ul><li><p>gạch</p></li></ul>
<p><font face="Times New Roman, serif"><b>Đậm</b> và thường</font></p>
</body></html>"""

TABLE = """<html><body><p>Trước</p><table border=1>
<tr><td><p><b>TT</b></p></td><td><b>Nội dung</b></td></tr>
<tr><td>1</td><td><p>Việc</p><p>một</p></td></tr>
<tr><td colspan=2>Cộng</td></tr></table>
<p>Sau</p></body></html>"""


def put(html: str, text: str = "x") -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_word_is_read_without_its_dirt() -> None:
    found, message = read_html(WORD)
    assert message == ""
    paras = [p for p in found if isinstance(p, Para)]
    assert [(p.kind and p.kind.value, p.level, p.text.plain()) for p in paras] == [
        ("heading", 1, "MỤC ĐÍCH, YÊU CẦU"),
        ("heading", 2, "Mục đích"),
        (None, 1, "Nâng cao chất lượng, hiệu quả."),
        ("point", 1, "Điểm một;"),
        ("bullet", 1, "Gạch một;"),
        ("bullet", 1, "Gạch hai;"),
        ("bullet", 2, "Cộng."),
        ("heading", 1, "TỔ CHỨC"),
        ("numbered", 3, "Khoản nhỏ\tsau"),
    ]
    assert paras[2].text.parts[1:4] == (
        Run("chất lượng", bold=True),
        Run(", "),
        Run("hiệu quả", italic=True),
    )
    assert not any(isinstance(p, Run) and p.bold for p in paras[1].text.parts)


def test_libreoffice_is_read() -> None:
    found, _ = read_html(LIBRE)
    paras = [p for p in found if isinstance(p, Para)]
    assert [(p.kind and p.kind.value, p.level, p.text.plain()) for p in paras] == [
        ("heading", 2, "Yêu cầu"),
        ("numbered", 2, "Một"),
        ("numbered", 2, "Hai"),
        ("point", 1, "a một"),
        ("bullet", 1, "gạch"),
        (None, 1, "Đậm và thường"),
    ]


@pytest.mark.parametrize(
    ("line", "style", "text"),
    [
        ("II.MỤC ĐÍCH", (BlockKind.HEADING, 1), "MỤC ĐÍCH"),
        ("2.1.Yêu cầu chung", (BlockKind.NUMBERED, 3), "Yêu cầu chung"),
        ("3) Ba", (BlockKind.NUMBERED, 2), "Ba"),
        ("đ) điểm", (BlockKind.POINT, 1), "điểm"),
        ("–Gạch", (BlockKind.BULLET, 1), "Gạch"),
        ("V.I.Lênin", (None, 1), "V.I.Lênin"),
        ("1.500 đồng", (None, 1), "1.500 đồng"),
        ("31/12/2024 là hạn", (None, 1), "31/12/2024 là hạn"),
        ("-", (None, 1), "-"),
    ],
)
def test_what_is_typed_before_a_paragraph(
    line: str, style: tuple[BlockKind | None, int], text: str
) -> None:
    para = told(Para(RichText.of(line)))
    assert ((para.kind, para.level), para.text.plain()) == (style, text)


def test_a_table_is_a_grid_and_a_frame_of_one_column_is_text() -> None:
    found, _ = read_html(TABLE)
    grid = found[1]
    assert isinstance(grid, Grid) and grid.head
    assert [[cell.plain() for cell in row] for row in grid.rows] == [
        ["TT", "Nội dung"],
        ["1", "Việc\nmột"],
        ["Cộng", ""],
    ]
    framed, _ = read_html("<table><tr><td><p>một</p></td></tr><tr><td>hai</td></tr></table>")
    assert [p.text.plain() for p in framed if isinstance(p, Para)] == ["một", "hai"]


@pytest.mark.parametrize("html", ["", "<p>", "</td></table>", "<table><td>a", "<li>x</b></li>"])
def test_broken_html_breaks_nothing(html: str) -> None:
    found, _ = read_html(html)
    assert len(found) <= 1


def test_old_letters_of_word_are_converted_by_font_and_by_words() -> None:
    html = (
        "<p><span style='font-family:.VnTimeH'>céng hßa</span></p>"
        "<p><span style='font-family:\".VnTime\"'>Së Khoa häc, cã</span></p>"
    )
    found, message = read_html(html)
    assert [p.text.plain() for p in found if isinstance(p, Para)] == [
        "CỘNG HÒA",
        "Sở Khoa học, có",
    ]
    assert message == "Đã chuyển chữ TCVN3 (ABC) sang Unicode."
    named, _ = read_html("<p style='font-family:.VnTime'>Sở có <b>và có</b></p>")
    assert [p.text.plain() for p in named if isinstance(p, Para)] == ["Sở có và có"]


def test_word_is_pasted_as_blocks(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "trống", 0)
    for _ in range(40):
        press(editor, Qt.Key.Key_Delete)
        if editor.textCursor().block().text() == "":
            break
    editor.commit()
    put(WORD)
    press(editor, Qt.Key.Key_V, CTRL)
    assert body(plan)[5:] == [
        "heading1 MỤC ĐÍCH, YÊU CẦU",
        "heading2 Mục đích",
        "plain1 Nâng cao chất lượng, hiệu quả.",
        "point1 Điểm một;",
        "bullet1 Gạch một;",
        "bullet1 Gạch hai;",
        "bullet2 Cộng.",
        "heading1 TỔ CHỨC",
        "numbered3 Khoản nhỏ\tsau",
    ]
    numbers = [item.number for item in editor.items if item.annex == ""][-9:]
    assert numbers == ["II.", "1.", "", "a)", "-", "-", "+", "III.", "1.1."]
    assert last_step(plan) == "Dán đoạn văn"
    plan.workspace.undo()
    assert len(body(plan)) == 6


def test_what_is_pasted_into_a_sentence_joins_it(editor: DocumentEditor, plan: OpenPlan) -> None:
    go(editor, "gạch-1", len("Việc "))
    put("<p>rất <b>lớn</b></p>", "rất lớn")
    press(editor, Qt.Key.Key_V, CTRL)
    editor.commit()
    block = next(b for b in plan.facts.blocks if b.key == "gạch-1")
    assert block.text == RichText.of("Việc rất ", Run("lớn", bold=True), "một;")


def test_a_list_does_not_melt_into_the_sentence_before(
    editor: DocumentEditor, plan: OpenPlan
) -> None:
    go(editor, "trống", 2)
    QGuiApplication.clipboard().setText("1. Một\n2. Hai")
    press(editor, Qt.Key.Key_V, CTRL)
    assert body(plan)[5:] == ["plain1 Đạ", "numbered2 Một", "numbered2 Hait ......% trở lên"]


def test_typed_numbers_of_plain_text_become_styles(editor: DocumentEditor, plan: OpenPlan) -> None:
    end(editor, "trống")
    press(editor, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("1. Một\na) điểm\n- gạch\nthường")
    press(editor, Qt.Key.Key_V, CTRL)
    assert body(plan)[6:] == ["numbered2 Một", "point1 điểm", "bullet1 gạch", "plain1 thường"]


def test_a_table_comes_as_a_table_and_is_offered_as_lines(
    view: WritingView, plan: OpenPlan
) -> None:
    end(view.editor, "gạch-2")
    put(TABLE)
    press(view.editor, Qt.Key.Key_V, CTRL)
    kinds = [block.kind for block in plan.facts.blocks]
    assert kinds[4:7] == [BlockKind.BULLET, BlockKind.TABLE, BlockKind.PLAIN]
    (table,) = plan.facts.tables
    assert table.source is TableSource.FREE
    (drawn,) = [p for p in build_document(plan.facts).sections[0].parts if isinstance(p, Table)]
    assert [plain(cell.text) for cell in drawn.heads[0].cells] == ["TT", "Nội dung"]
    assert [plain(cell.text) for cell in drawn.rows[0].cells] == ["1", "Việc\nmột"]
    assert view.strip.words == "Đã dán 01 bảng thành bảng tự lập."
    button = next(
        b for b in view.strip.findChildren(QToolButton) if b.text() == "Dán thành dòng chữ"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not plan.facts.tables and not plan.facts.free_tables
    assert body(plan)[4:9] == [
        "bullet1 Việc hai.Trước",
        "bullet1 TT\tNội dung",
        "bullet1 1\tViệc một",
        "bullet1 Cộng",
        "bullet1 Sau",
    ]


@pytest.fixture
def view(plan: OpenPlan, show: Callable[..., WritingView]) -> WritingView:
    return show(WritingView(plan), 1296, 700)


def test_copied_paragraphs_keep_fields_and_styles(editor: DocumentEditor, plan: OpenPlan) -> None:
    choose(editor, "mục", 0, "gạch-2", 100)
    press(editor, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    html = data.html()
    assert "<h1>I. Mục đích</h1>" in html
    assert "<p>Trong giai đoạn 2026 - 2028 làm hai việc:</p>" in html
    assert "<p>- Việc <b>hai</b>.</p>" in html
    end(editor, "trống")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_V, CTRL)
    assert body(plan)[6:] == [
        "heading1 Mục đích",
        "plain1 Trong giai đoạn 2026 - 2028 làm hai việc:",
        "bullet1 Việc một;",
        "bullet1 Việc hai.",
    ]
    copied = plan.facts.blocks[7].text
    assert [f.source for f in copied.fields] == ["years"]


def test_a_field_cut_inside_a_sentence_is_pasted_as_a_field(
    editor: DocumentEditor, plan: OpenPlan
) -> None:
    start = len("Trong ")
    choose(editor, "đoạn", start, "đoạn", start + len("giai đoạn ") + 1)
    press(editor, Qt.Key.Key_X, CTRL)
    end(editor, "gạch-1")
    write(editor, " ")
    press(editor, Qt.Key.Key_V, CTRL)
    editor.commit()
    block = next(b for b in plan.facts.blocks if b.key == "gạch-1")
    assert plan.text(block.text) == "Việc một; giai đoạn 2026 - 2028"
    assert block.text.fields == (FieldRef("years", last="2026 - 2028"),)
    assert shown(editor)[4].endswith("\ufffc")
