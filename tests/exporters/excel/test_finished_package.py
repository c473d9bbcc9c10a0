"""The step that gives formulas their values, and the estimate of heights."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from isodesk.exporters.excel.heights import line_count, text_width
from isodesk.exporters.excel.package import with_values
from isodesk.exporters.excel.sheet import listed

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
ROW = '<row><c r="A1" s="2"><f>SUM(B1:C1)</f><v /></c><c r="B1" t="n"><v>2</v></c></row>'


def test_a_formula_gets_its_number() -> None:
    assert '<c r="A1" s="2"><f>SUM(B1:C1)</f><v>5</v></c>' in with_values(ROW, {"A1": 5})


def test_a_formula_gets_its_words() -> None:
    assert ' t="str"><f>SUM(B1:C1)</f><v>a &lt; b</v>' in with_values(ROW, {"A1": "a < b"})


@pytest.mark.parametrize("values", [{}, {"A1": 5, "B1": 2}, {"C1": 1}])
def test_values_and_formulas_must_match(values: dict[str, str | int | float]) -> None:
    with pytest.raises(ValueError, match="formula"):
        with_values(ROW, values)


def test_neighbours_make_ranges() -> None:
    assert listed([(7, 3), (8, 3), (9, 3), (12, 3)]) == "C7:C9,C12"
    assert listed([(7, 3), (7, 4), (7, 5)]) == "C7:E7"
    assert listed([(7, 27)]) == "AA7"


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức các lớp đào tạo về việc chuyển đổi áp dụng HTQLCL theo TCVN ISO 9001:2015",
        "CHI HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO ISO TỈNH",
        "Theo khoản 4, Điều 12, Quyết định số 19/2014/QĐ-TTg",
        "UBND phường Hoàng Văn Thụ, thành phố Lạng Sơn",
    ],
)
@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_of_the_font(text: str, bold: bool) -> None:
    face = "Tinos-Bold" if bold else "Tinos-Regular"
    name = f"heights-{face}"
    pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{face}.ttf")))
    exact = pdfmetrics.stringWidth(text, name, 12)
    assert exact * 0.98 <= text_width(text, 12, bold=bold) <= exact * 1.12


def test_lines_are_broken_between_words_and_inside_long_ones() -> None:
    assert line_count("một hai ba", 1000, 12) == 1
    assert line_count("một\nhai\nba", 1000, 12) == 3
    assert line_count("một hai ba bốn", text_width("một hai", 12) + 0.1, 12) == 2
    assert line_count("x" * 100, text_width("x" * 10, 12) + 0.1, 12) == 10
