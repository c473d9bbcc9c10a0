"""HTML of the clipboard, as Word and Excel write it."""

from __future__ import annotations

from isodesk.importers.pasted import pasted_document
from isodesk.importers.recognition import recognise
from isodesk.importers.source import SourceParagraph, SourceTable

WORD = """<html><head><style>p.Tim {font-weight:bold; text-align:center}</style></head><body>
<!--StartFragment--><p class=Tim>KẾ HOẠCH</p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;
</span></span><![endif]>Mục <del>cũ</del><b>đích</b></p>
<p style='display:none'>ẩn</p><h2>Tiêu đề</h2><ol type=a><li>Một<li>Hai</ol>
<table><tr><td rowspan=2>TT<td colspan=2>Cơ quan</tr><tr><td>Chủ trì<td>Phối hợp</tr>
<tr><td>1<td>Sở<br>KHCN<td><table><tr><td>trong</table></tr></table><!--EndFragment-->"""

UNITS = [f"Sở số {number}" for number in range(1, 12)]
ROWS = "".join(f"<tr><td>{i}</td><td>{name}</td><td>X</td></tr>" for i, name in enumerate(UNITS, 1))
EXCEL = (
    "<html><table><!--StartFragment--><tr><td>STT</td><td>Tên đơn vị</td><td>Năm 2024</td></tr>"
    f"{ROWS}<!--EndFragment--></table></html>"
)


def test_words_html() -> None:
    document = pasted_document("x", WORD)
    found = [(p.label, p.text, p.level) for p in document.parts if isinstance(p, SourceParagraph)]
    assert found == [
        ("", "KẾ HOẠCH", 0),
        ("1.", "Mục đích", 0),
        ("", "Tiêu đề", 2),
        ("a)", "Một", 0),
        ("b)", "Hai", 0),
    ]
    first = document.parts[0]
    assert isinstance(first, SourceParagraph) and first.centred and first.runs[0].bold
    table = document.parts[-1]
    assert isinstance(table, SourceTable)
    shapes = [[(c.text, c.row_span, c.column_span) for c in row] for row in table.rows]
    assert shapes == [
        [("TT", 2, 1), ("Cơ quan", 1, 2)],
        [("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
        [("1", 1, 1), ("Sở\nKHCN", 1, 1), ("trong", 1, 1)],
    ]
    assert [doubt.text for doubt in document.doubts] == ["cũ"]


def test_excels_html_is_a_table_of_units() -> None:
    plan = recognise(pasted_document("x", EXCEL)).plan
    assert [subject.name.plain() for subject in plan.subjects] == UNITS
    assert len(plan.marks) == len(UNITS)


def test_text_is_read_where_there_is_no_html() -> None:
    (part,) = pasted_document("Kế hoạch năm 2024").parts
    assert isinstance(part, SourceParagraph) and part.text == "Kế hoạch năm 2024"
