"""Good typography, line by line, as the pages themselves show it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import Annex, Block, BlockKind, PlanFacts, RichText, TableSource
from isodesk.facts.tables import PlanTable
from tests.documents.plans import heading, paragraph, small_plan
from tests.exporters.pdf.reading import Sheet, TextLine, read_pdf
from tests.exporters.pdf.test_tables import SENTENCE, annex_of, free, units

LINE = "Một dòng."
LONG = SENTENCE * 5
UNITS = ("{} đồng", "{} triệu đồng", "{} người", "{} xã", "{} bản", "{} %", "{} tháng")
NAMED = ("số {}", "Điều {}", "khoản {}", "Quý {}", "năm {}", "Phụ lục {}", "tháng {}", "ngày {}")


def pages(*blocks: Block, **changes: object) -> list[Sheet]:
    return read_pdf(pdf_bytes(small_plan(blocks=blocks, **changes), "bundled"))


def filled(count: int) -> list[Block]:
    return [paragraph(LINE, key=f"f{i}") for i in range(count)]


def text_of(sheet: Sheet) -> list[TextLine]:
    """The lines between the page number and the end."""
    return [line for line in sheet.lines if line.y > 17]


def test_a_signature_after_short_paragraphs_takes_two_of_them_along() -> None:
    turned = 0
    for count in range(8, 64):
        sheets = pages(*filled(count))
        signed = sheets[-1].line("KT. GIÁM ĐỐC")
        above = [line for line in text_of(sheets[-1]) if line.y < signed.y - 1]
        assert len(above) >= 2
        turned += len(sheets) > 1 and len(above) < 4
    assert turned >= 2


@pytest.mark.parametrize("words", [4, 24, 40, 60])
def test_a_heading_goes_over_with_the_last_text_and_its_signature(words: int) -> None:
    last = " ".join(f"chữ{i}" for i in range(words)) + "."
    turned = 0
    for count in range(8, 24):
        closing = (heading("HIỆU LỰC", key="last"), paragraph(last, key="end"))
        sheets = pages(*filled(count), *closing)
        headed = next(sheet for sheet in sheets if "HIỆU LỰC" in sheet.text)
        assert text_of(headed)[-1].text != "I. HIỆU LỰC", count
        assert "chữ0" in headed.text, count
        turned += len(sheets) == 2
    assert turned >= 2


def test_a_signature_below_a_table_takes_two_rows_along() -> None:
    table = PlanTable("ft", TableSource.FREE, target="f")
    turned = 0
    for count in range(12, 34):
        made = free([["Nội dung"], *[[f"Dòng {i}"] for i in range(count)]])
        block = Block("t", BlockKind.TABLE, table=table.key)
        plan = replace(made, blocks=(block,), annexes=())
        sheets = read_pdf(pdf_bytes(plan, "bundled"))
        assert sheets[-1].text.count("Dòng ") >= 2
        turned += len(sheets) == 2 and sheets[-1].text.count("Dòng ") == 2
    assert turned


def below_text(count: int, table: PlanFacts) -> list[Sheet]:
    """The table of a plan below so many lines of its annex."""
    annex = table.annexes[0]
    blocks = (*filled(count), *annex.blocks)
    return annex_of(replace(table, annexes=(replace(annex, blocks=blocks),)))


def test_the_first_row_of_a_table_is_never_alone_at_the_end_of_a_page() -> None:
    begun = set()
    for count in range(18, 34):
        sheets = below_text(count, free([["Nội dung"], *[[f"Dòng {i}."] for i in range(60)]]))
        first = next(sheet for sheet in sheets if "Dòng 0." in sheet.text)
        assert "Dòng 1." in first.text
        begun.add(sheets.index(first))
    assert begun == {0, 1}


def test_a_caption_stands_on_the_page_of_its_table() -> None:
    for count in range(18, 34):
        rows = [["Nội dung"], *[[f"Dòng {i}."] for i in range(20)]]
        sheets = below_text(count, free(rows, caption=RichText.of("Bảng đơn giá")))
        named = next(sheet for sheet in sheets if "Bảng đơn giá" in sheet.text)
        assert "Dòng 1." in named.text


def test_headings_stay_with_a_table_whose_first_row_is_as_high_as_a_page() -> None:
    for words in range(500, 900, 50):
        tall = " ".join(f"chữ{i}" for i in range(words))
        sheets = annex_of(free([["A"], [tall]]))
        assert "chữ0" in sheets[0].text


def tall_cell(words: int) -> list[Sheet]:
    """A group, then a row whose cell is so many words long, then rows to its end."""
    text = " ".join(f"chữ{i:04}" for i in range(words))
    plan = units(3)
    first = replace(plan.subjects[0], name=RichText.of(text))
    return annex_of(replace(plan, subjects=(first, *plan.subjects[1:])))


@pytest.mark.parametrize("words", range(1400, 1500, 7))
def test_a_cell_of_three_pages_is_divided_well(words: int) -> None:
    sheets = tall_cell(words)
    assert len(sheets) >= 3
    printed = " ".join(" ".join(sheet.text.split()) for sheet in sheets)
    assert [w for w in printed.split() if w.startswith("chữ")] == [
        f"chữ{i:04}" for i in range(words)
    ]
    for number, sheet in enumerate(sheets):
        lines = [line for line in text_of(sheet) if "chữ" in line.text]
        upright = [rule for rule in sheet.rules if not rule.is_level]
        level = sorted({round(rule.top, 1) for rule in sheet.rules if rule.is_level})
        assert len(lines) != 1
        # Heads above, a line that closes the page, no head in the middle.
        assert sheet.text.count("Tên cơ quan") == 1
        assert level[-1] == pytest.approx(max(rule.bottom for rule in upright), abs=0.1)
        assert level[-1] > max(line.y for line in lines)
        assert ("(tiếp theo)" in sheet.text) == (number > 0)
        steps = {round(b.y - a.y, 1) for a, b in pairwise(lines)}
        assert len(steps) <= 2 and max(steps, default=0) < 6


def test_rows_that_fit_a_page_are_never_divided() -> None:
    for lines in (3, 9, 20, 40):
        rows = [[" ".join(f"D{i}.{k}" for k in range(lines * 8))] for i in range(9)]
        for sheet in annex_of(free([["Nội dung"], *rows])):
            for i in range(9):
                assert (f"D{i}.0 " in sheet.text.replace("\n", " ")) == (
                    f"D{i}.{lines * 8 - 1}" in sheet.text
                )


def whole(sheet: Sheet, words: str) -> bool:
    return any(words in line.text for line in sheet.lines)


@pytest.mark.parametrize("form", [*UNITS, *NAMED])
def test_no_line_ends_between_a_number_and_what_it_counts(form: str) -> None:
    value = "II" if "Quý" in form or "Phụ lục" in form else "12"
    words = form.format(value)
    stuffing = "Nội dung kế hoạch được triển khai thực hiện nghiêm túc theo "
    for cut in range(24):
        text = f"{stuffing[cut:]}{words} và các văn bản liên quan khác."
        assert whole(pages(paragraph(text))[0], words), text


def test_a_number_stays_with_what_it_counts_in_a_cell() -> None:
    for cut in range(0, 40, 3):
        text = f"{'Nội dung thực hiện theo kế hoạch '[cut % 20 :]}số 26 ngày 05 của 30 đơn vị khác."
        sheet = annex_of(free([["A", "B"], [text, SENTENCE * 4]]))[0]
        for words in ("số 26", "ngày 05", "30 đơn vị"):
            assert whole(sheet, words), text


def uprights(sheet: Sheet) -> list[float]:
    return sorted({round(rule.left, 1) for rule in sheet.rules if not rule.is_level})


def test_columns_are_as_wide_as_their_texts_ask_for() -> None:
    """Numbers and marks take what they need; words share the rest by their length."""
    rows = [["TT", "Ngắn", "Dài"], *[[str(i), "Sở Y tế", SENTENCE * 3] for i in range(1, 9)]]
    edges = uprights(annex_of(free(rows))[0])
    widths = [right - left for left, right in pairwise(edges)]
    assert sum(widths) == pytest.approx(160, abs=0.3)
    assert widths[0] < widths[1] < widths[2]
    assert widths[2] > 100
    matrix = annex_of(units(5))[0]
    edges = uprights(matrix)
    assert edges[1] - edges[0] < 14
    for words, at in (("Tên cơ quan, đơn vị", 1), ("Năm 2026", 2)):
        line = matrix.line(words)
        assert edges[at] < line.left < line.right < edges[at + 1]


def test_words_become_smaller_before_they_are_divided() -> None:
    heads = [f"Chỉ tiêu {year}" for year in range(2021, 2031)]
    rows = [["Đơn vị", *heads], ["Ủy ban nhân dân xã", *["1.234.567"] * 10]]
    sheet = annex_of(free(rows))[0]
    assert {line.size for line in text_of(sheet) if "1.234.567" in line.text} <= {7, 8}
    assert sum(line.text.count("1.234.567") for line in sheet.lines) == 10


def test_a_group_is_named_again_on_every_page_it_goes_on() -> None:
    sheets = annex_of(units(150))
    assert len(sheets) > 3
    for sheet in sheets[1:]:
        lines = text_of(sheet)
        again = next(i for i, line in enumerate(lines) if "(tiếp theo)" in line.text)
        head = max(i for i, line in enumerate(lines) if "Tên cơ quan" in line.text)
        assert again - head <= 2
        assert lines[again].font == "Tinos-Bold"


def test_a_paragraph_goes_on_with_two_lines_on_either_page() -> None:
    divided = 0
    below = filled(20)
    for count in range(10, 30):
        # What stands on the second page would be set near enough together for the first if short.
        blocks = (
            *filled(count),
            paragraph(LONG, key="l"),
            *(replace(b, key=f"b{b.key}") for b in below),
        )
        sheets = pages(*blocks, signatures=(), recipients=())
        parts = [sum(line.text.strip() in LONG for line in text_of(s)) for s in sheets]
        assert all(part != 1 for part in parts)
        divided += sum(part > 0 for part in parts) == 2
    assert divided >= 3


def test_headings_of_two_levels_stay_with_two_lines_of_text() -> None:
    for count in range(8, 24):
        blocks = [*filled(count), heading("Tổ chức", key="a"), heading("Sở", 2, key="b")]
        for sheet in pages(*blocks, paragraph(LONG, key="l")):
            if "TỔ CHỨC" in sheet.text:
                below = [x for x in text_of(sheet) if x.y > sheet.line("I. TỔ CHỨC").y + 1]
                assert len(below) >= 3


def test_an_annex_begins_on_its_own_page_however_short_the_one_before() -> None:
    annex = Annex("a", RichText.of("Một"), (paragraph(LINE),))
    plan = small_plan(annexes=(annex, replace(annex, key="b"), replace(annex, key="c")))
    sheets = read_pdf(pdf_bytes(plan, "bundled"))
    assert [sheet.text.count("Phụ lục I") for sheet in sheets] == [0, 1, 1, 1]
