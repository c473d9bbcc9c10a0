"""The text, its end and its annexes, rule by rule of Nghị định 30/2020/NĐ-CP, Phụ lục I (II.6–9,
III.1). Each test measures the printed page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Annex,
    AnnexStyle,
    BasesForm,
    Block,
    BlockKind,
    DocumentDate,
    FileCopy,
    LegalBasis,
    Orientation,
    PlanFacts,
    PlanKind,
    Recipient,
    RichText,
    SignatureColumn,
)
from isodesk.services.kinds import new_plan
from isodesk.vietnamese.numbering import POINT_LETTERS
from tests.documents.plans import heading, paragraph, small_plan
from tests.exporters.gallery.plans import PROVINCE
from tests.exporters.pdf.reading import Sheet, TextLine, read_pdf
from tests.exporters.pdf.test_decree_head import rule_below

POINT = 25.4 / 72
LONG = (
    "Triển khai xây dựng, áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng vào hoạt động "
    "của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước trên địa bàn tỉnh."
)


def sheets(*blocks: Block, **changes: Any) -> list[Sheet]:
    shown = {"blocks": blocks} if blocks else {}
    return read_pdf(pdf_bytes(small_plan(**shown, **changes), "bundled"))


def block(kind: BlockKind, text: str, level: int = 1, key: str = "", **more: Any) -> Block:
    return Block(key or text[:12], kind, RichText.of(text), level, **more)


def body_lines(sheet: Sheet) -> list[TextLine]:
    """The lines between the subject and Nơi nhận."""
    top, end = sheet.line("Áp dụng Hệ thống").y, sheet.line("Nơi nhận:").y
    return [line for line in sheet.lines if top + 1 < line.y < end - 1]


# II.6 The text


@pytest.mark.parametrize(
    "made",
    [
        paragraph(LONG),
        block(BlockKind.NUMBERED, LONG, 2),
        block(BlockKind.POINT, LONG),
        block(BlockKind.BULLET, LONG),
        block(BlockKind.BULLET, LONG, 2),
    ],
    ids=["plain", "khoản", "điểm", "-", "+"],
)
def test_text_is_upright_justified_and_indented(made: Block) -> None:
    lines = body_lines(sheets(made)[0])
    assert len(lines) >= 2
    for line in lines:
        assert line.font == "Tinos"
        assert 13 <= line.size <= 14
    assert lines[0].left - 30 == pytest.approx(12.7, abs=0.5)
    assert all(line.left == pytest.approx(30, abs=0.5) for line in lines[1:])
    assert all(line.right == pytest.approx(190, abs=0.5) for line in lines[:-1])


def test_lines_are_one_to_one_and_a_half_apart_and_paragraphs_six_points_more() -> None:
    kinds = (BlockKind.PLAIN, BlockKind.POINT, BlockKind.BULLET, BlockKind.NUMBERED)
    made = [block(kind, LONG, 2, key=kind.value) for kind in kinds]
    lines = body_lines(sheets(*made)[0])
    steps = [(below.y - above.y) / POINT for above, below in pairwise(lines)]
    single = 14 * 1.15
    assert all(single - 0.1 <= step <= 1.5 * single + 0.1 for step in steps if step < 20)
    leading = min(steps)
    apart = [step - leading for step in steps if step - leading > 1]
    assert len(apart) == len(made) - 1
    assert all(step >= 6 - 0.1 for step in apart)


def test_bases_in_lines_are_italic_each_on_its_own_and_end_as_the_decree_asks() -> None:
    bases = tuple(
        LegalBasis(words, "Căn cứ", RichText.of(words))
        for words in ("Luật Tổ chức chính quyền địa phương", "Quyết định số 19", "Thông tư số 26")
    )
    made = Block("b", BlockKind.LEGAL_BASES, form=BasesForm.LINES)
    lines = body_lines(sheets(made, legal_bases=bases)[0])
    assert [line.text for line in lines] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Quyết định số 19;",
        "Căn cứ Thông tư số 26.",
    ]
    assert {line.font for line in lines} == {"Tinos-Italic"}
    assert all(13 <= line.size <= 14 for line in lines)


def test_sections_are_bold_capitals_and_titled_khoan_bold() -> None:
    made = (
        heading("Mục đích, yêu cầu", key="a"),
        heading("Mục đích", 2, key="b"),
        paragraph("Nội dung."),
        heading("Tổ chức thực hiện", key="c"),
    )
    page = sheets(*made)[0]
    for words in ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "II. TỔ CHỨC THỰC HIỆN"):
        line = next(line for line in page.lines if line.text == words)
        assert line.font == "Tinos-Bold"
        assert 13 <= line.size <= 14
        assert line.left == pytest.approx(42.7, abs=0.5)


def test_khoan_without_a_title_run_in_upright() -> None:
    made = [block(BlockKind.NUMBERED, f"Quyết định {i} này.", 2, key=f"k{i}") for i in range(3)]
    lines = body_lines(sheets(*made)[0])
    assert [line.text for line in lines] == [f"{i + 1}. Quyết định {i} này." for i in range(3)]
    assert {line.font for line in lines} == {"Tinos"}


def test_points_are_lettered_in_vietnamese_order() -> None:
    count = len(POINT_LETTERS)
    made = [block(BlockKind.POINT, f"Nội dung {i}.", key=f"p{i}") for i in range(count)]
    lines = [line for sheet in sheets(*made) for line in sheet.lines if ") Nội dung" in line.text]
    assert "".join(line.text[0] for line in lines) == "abcdđeghiklmnopqrstuvxy"
    assert all(line.text[1:3] == ") " and line.font == "Tinos" for line in lines)


def test_bullets_are_dashes_and_below_them_plus_signs() -> None:
    made = (
        block(BlockKind.BULLET, "Một."),
        block(BlockKind.BULLET, "Hai.", 2),
        block(BlockKind.BULLET, "Ba."),
    )
    assert [line.text for line in body_lines(sheets(*made)[0])] == ["- Một.", "+ Hai.", "- Ba."]


@pytest.mark.parametrize(
    "kind",
    [
        PlanKind.TRANSITION,
        PlanKind.PROGRAMME,
        PlanKind.YEARLY,
        PlanKind.LETTER,
        PlanKind.INSPECTION,
    ],
)
def test_the_text_of_every_kind_ends_with_its_sign(kind: PlanKind) -> None:
    pages = read_pdf(pdf_bytes(new_plan(kind, PROVINCE, 2027, 2027), "bundled"))
    page = next(page for page in pages if "Nơi nhận:" in page.text)
    above = [line for line in page.lines if 17 < line.y < page.line("Nơi nhận:").y - 1]
    assert above[-1].text.endswith("./.")


# II.7 Who signs


@pytest.mark.parametrize(
    "authority",
    [
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        ("KT. GIÁM ĐỐC",),
        ("TL. CHỦ TỊCH",),
        ("TUQ. GIÁM ĐỐC",),
        ("Q. GIÁM ĐỐC",),
        (),
    ],
    ids=["TM KT", "KT", "TL", "TUQ", "Q", "head"],
)
def test_authority_and_post_are_bold_capitals_in_the_right_block(
    authority: tuple[str, ...],
) -> None:
    signer = SignatureColumn("s", authority, "Phó Chủ tịch", "", "Nguyễn Văn An")
    page = sheets(signatures=(signer,))[0]
    lines = [page.line(words) for words in (*authority, "PHÓ CHỦ TỊCH", "Nguyễn Văn An")]
    assert [line.y for line in lines] == sorted(line.y for line in lines)
    for line in lines:
        assert line.font == "Tinos-Bold"
        assert 13 <= line.size <= 14
        assert line.middle == pytest.approx(lines[0].middle, abs=0.3)
        assert line.left >= 30 + 0.5 * 160 and line.right <= 30 + 0.99 * 160


def gap_for_seal(page: Sheet, post: str, name: str) -> float:
    """The height between the boxes of two lines."""
    return page.line(name).y - page.line(post).y - 14 * 1.2 * POINT


def test_both_titles_of_a_steering_committee() -> None:
    signer = SignatureColumn(
        "s",
        ("KT. TRƯỞNG BAN",),
        "Phó Trưởng ban",
        "Phó Giám đốc Sở Lao động - Thương binh và Xã hội",
        "Lê Bình",
    )
    page = sheets(signatures=(signer,))[0]
    post, other, name = (
        page.line(words) for words in ("PHÓ TRƯỞNG BAN", "Phó Giám đốc Sở", "Lê Bình")
    )
    assert post.y < other.y < name.y
    assert other.font == name.font == "Tinos-Bold"
    assert 25 <= gap_for_seal(page, "PHÓ TRƯỞNG BAN", "Phó Giám đốc Sở") <= 30
    # A long title is broken between groups of words.
    assert [x.text for x in page.lines if other.y - 1 < x.y < name.y - 1 and x.left > 100] == [
        "Phó Giám đốc Sở Lao động -",
        "Thương binh và Xã hội",
    ]


def test_room_for_seal_and_signature_is_never_less_to_save_a_page() -> None:
    pages_used = set()
    for count in range(30):
        made = [paragraph("Một dòng.", key=f"p{i}") for i in range(count)]
        pages = sheets(*made, paragraph(LONG, key="l"))
        signed = pages[-1]
        assert 25 <= gap_for_seal(signed, "PHÓ GIÁM ĐỐC", "Nguyễn Văn An") <= 30
        pages_used.add(len(pages))
    assert pages_used == {1, 2}


# II.9 Nơi nhận

MANY = tuple(Recipient(f"r{i}", f"Sở, ban, ngành {i}") for i in range(4))


def test_recipients_stand_at_the_left_margin_level_with_the_authority() -> None:
    page = sheets(recipients=MANY)[0]
    head = page.line("Nơi nhận:")
    assert (head.font, head.size) == ("Tinos-BoldItalic", 12)
    assert head.left == pytest.approx(30, abs=0.3)
    assert head.y == pytest.approx(page.line("KT. GIÁM ĐỐC").y, abs=0.4)
    lines = [page.line(f"- Sở, ban, ngành {i};") for i in range(4)]
    for line in (*lines, page.line("- Lưu: VT, TĐC 03.")):
        assert (line.font, line.size) == ("Tinos", 11)
        assert line.left == pytest.approx(30, abs=0.3)


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        (FileCopy("VT"), "- Lưu: VT."),
        (FileCopy("VT", "KGVX"), "- Lưu: VT, KGVX."),
        (FileCopy("VT", "KGVX", "HTMĐ"), "- Lưu: VT, KGVX, HTMĐ."),
        (FileCopy("VT", "KGVX", "HTMĐ", 8), "- Lưu: VT, KGVX, HTMĐ 08."),
        (FileCopy("VT", "TĐC", "", 15), "- Lưu: VT, TĐC 15."),
    ],
)
def test_the_filed_copy_in_all_its_parts_stands_last(kept: FileCopy, printed: str) -> None:
    page = sheets(recipients=MANY, file_copy=kept)[0]
    line = page.line(printed)
    assert line.y > page.line("- Sở, ban, ngành 3;").y


def test_a_letter_sends_first_to_those_above() -> None:
    page = sheets(kind=PlanKind.LETTER, document_type="", recipients=MANY)[0]
    assert page.line("Nơi nhận:").y < page.line("- Như trên;").y < page.line("- Sở, ban").y


# III.1 Annexes

ANNEX = Annex("a", RichText.of("Lộ trình thực hiện"), (paragraph("Nội dung."),))


def annexes(*annexes: Annex, **changes: Any) -> list[Sheet]:
    return sheets(annexes=annexes, **changes)[1:]


def test_an_annex_heads_its_page() -> None:
    page = annexes(ANNEX)[0]
    name = page.line("LỘ TRÌNH THỰC HIỆN")
    title = next(line for line in page.lines if line.text == "Phụ lục")
    assert (title.font, title.size) == ("Tinos-Bold", 14)
    assert name.font == "Tinos-Bold"
    assert 13 <= name.size <= 14
    italic = [line for line in page.lines if line.font == "Tinos-Italic"]
    assert all(13 <= line.size <= 14 for line in italic)
    for line in (title, name, *italic):
        assert line.middle == pytest.approx(110, abs=0.3)
    assert title.y < name.y < italic[0].y
    rule = rule_below(page, italic[-1])
    assert rule.length < 0.5 * max(line.width for line in italic)


def test_only_two_annexes_or_more_are_numbered() -> None:
    assert "Phụ lục I" not in annexes(ANNEX)[0].text
    both = annexes(ANNEX, replace(ANNEX, key="b"), replace(ANNEX, key="c", style=AnnexStyle.NONE))
    assert [line.text for line in (both[0].lines[0], both[1].lines[0])] == [
        "Phụ lục I",
        "Phụ lục II",
    ]
    assert both[2].lines[0].text == "LỘ TRÌNH THỰC HIỆN"


def italic_words(page: Sheet) -> str:
    return " ".join(line.text for line in page.lines if line.font == "Tinos-Italic")


def test_the_line_of_what_an_annex_goes_with_is_filled_on_paper() -> None:
    assert italic_words(annexes(ANNEX)[0]) == (
        "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ tỉnh Lạng Sơn)"
    )


def test_what_is_not_known_yet_is_room_for_a_pen() -> None:
    page = annexes(ANNEX, number="", date=DocumentDate(2026, 3))[0]
    line = next(line for line in page.lines if "Kèm theo" in line.text)
    before, after = line.text.index("số") + 1, line.text.index("/KH")
    assert line.letters[after].left - line.letters[before].right >= 12
    day = line.text.index("ngày") + 3
    month = line.text.index("tháng")
    assert line.letters[month].left - line.letters[day].right >= 12


@pytest.mark.parametrize("way", list(Orientation))
def test_each_annex_counts_its_own_pages_in_the_middle_of_its_top_margin(way: Orientation) -> None:
    body = tuple(paragraph(LONG, key=f"p{i}") for i in range(30))
    annex = replace(ANNEX, blocks=body, orientation=way)
    pages = annexes(annex, replace(annex, key="b"))
    half = len(pages) // 2
    assert half >= 2
    assert [page.number for page in pages] == ["", *map(str, range(2, half + 1))] * 2
    for page in (page for page in pages if page.number):
        number = page.lines[0]
        right = 15 if way is Orientation.LANDSCAPE else 20
        assert number.middle == pytest.approx((30 + page.width - right) / 2, abs=0.3)
        assert number.y < 20


def test_text_of_tables_is_ten_to_thirteen_points() -> None:
    plan: PlanFacts = new_plan(PlanKind.PROGRAMME, PROVINCE, 2026, 2028)
    pages = read_pdf(pdf_bytes(plan, "bundled"))
    sizes = {
        letter.size
        for page in pages
        if page.rules and "Nội dung" in page.text
        for line in page.lines
        if max(rule.top for rule in page.rules) > line.y > min(rule.top for rule in page.rules)
        for letter in line.letters
        if letter.font != "Tinos-Italic"
    }
    assert {size for size in sizes if size < 13} <= {10, 11, 12}
