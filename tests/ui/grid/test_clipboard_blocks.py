"""Blocks as Excel, Calc and browsers put them on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.ui.grid.clipboard import parse_html_table, parse_tsv, to_html, to_tsv

_EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>
td{color:black}</style></head><body><table width=64><!--StartFragment-->
<col width=64><tr height=20><td>Sở Khoa học<br>
  và Công nghệ</td><td align=right x:num="30000000">30.000.000</td></tr>
<tr><td colspan=2 class=xl65>Ủy ban&nbsp;nhân dân &amp; Hội đồng</td></tr><!--EndFragment-->
</table></body></html>"""


def test_quoted_cells_hold_line_breaks_and_tabs() -> None:
    assert parse_tsv('"a\nb"\t"c\t""d"""\r\nx\ty\r\n') == [["a\nb", 'c\t"d"'], ["x", "y"]]


def test_a_quote_that_belongs_to_the_text_stays() -> None:
    assert parse_tsv('"Áp dụng" ISO\t5" ống\n"một nửa') == [
        ['"Áp dụng" ISO', '5" ống'],
        ['"một nửa', ""],
    ]


def test_a_lone_line_end_is_one_empty_cell() -> None:
    assert parse_tsv("\n") == [[""]]
    assert parse_tsv("a\n\nb\n") == [["a"], [""], ["b"]]


@given(st.lists(st.lists(st.text("ab \u0111"), min_size=1), min_size=1))
def test_cells_without_quotes_are_read_like_those_with(rows: list[list[str]]) -> None:
    lines = "\n".join("\t".join(row) for row in rows)
    # The quote that stays in its text sends all of them the slower way.
    with_quote = parse_tsv(f'{lines}\nb"b\n')
    wide = len(with_quote[0])
    plain = parse_tsv(f"{lines}\n")
    assert [row + [""] * (wide - len(row)) for row in plain] == with_quote[:-1]


def test_an_excel_table_keeps_lines_and_spans() -> None:
    assert parse_html_table(_EXCEL) == [
        ["Sở Khoa học\nvà Công nghệ", "30.000.000"],
        ["Ủy ban nhân dân & Hội đồng", ""],
    ]


def test_spans_down_leave_empty_cells() -> None:
    html = "<table><tr><td rowspan=2 colspan=2>a<td>b</tr><tr><td>c</table>"
    assert parse_html_table(html) == [["a", "", "b"], ["", "", "c"]]


def test_paragraphs_of_a_cell_are_lines_and_inner_tables_are_text() -> None:
    html = "<table><tr><td><p>một</p><p>hai</p></td><td><table><tr><td>x</td></tr></table></td>"
    assert parse_html_table(html) == [["một\nhai", "x"]]


def test_html_without_a_table_is_none() -> None:
    assert parse_html_table("<p>Sở Tài chính</p>") is None


_TEXTS = st.text(alphabet='ab "\t\nđ', max_size=6)
_BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(_TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(_BLOCKS)
def test_text_written_is_read_back(block: list[list[str]]) -> None:
    assert parse_tsv(to_tsv(block)) == block


@given(_BLOCKS)
def test_html_written_is_read_back(block: list[list[str]]) -> None:
    numbers = [[None for _ in row] for row in block]
    tidy = [
        ["\n".join(" ".join(line.split()) for line in text.split("\n")).strip() for text in row]
        for row in block
    ]
    assert parse_html_table(to_html(block, numbers)) == tidy


def test_numbers_are_numbers_for_excel_and_calc() -> None:
    html = to_html([["30.000.000"]], [[30000000]])
    assert 'x:num="30000000"' in html
    assert 'sdval="30000000"' in html


@pytest.mark.parametrize(
    ("shown", "held", "read"),
    [
        ("1,500", "1500", "1.500"),
        ("30,000,000", "30000000", "30.000.000"),
        ("-1,234.50", "-1234.5", "-1.234,50"),
        ("12.35", "12.345", "12,35"),
        ("1.500", "1500", "1.500"),
        ("1,5", "1.5", "1,5"),
        ("2018", "2018", "2018"),
        ("31/12/2026", "46387", "31/12/2026"),
        ("50%", "0.5", "50%"),
        ("1,500", "", "1,500"),
    ],
)
def test_a_number_of_an_english_program_has_our_marks(shown: str, held: str, read: str) -> None:
    told = f'sdval="{held}"' if held else ""
    assert parse_html_table(f"<table><tr><td {told}>{shown}</td></tr></table>") == [[read]]
