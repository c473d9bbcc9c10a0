"""The letterhead, measured: sizes, faces and places of Nghị định 30/2020, Phụ lục I."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Addressee,
    Annex,
    DocumentDate,
    Issuer,
    PlanFacts,
    PlanKind,
    RichText,
    SignatureColumn,
)
from tests.documents.plans import PROGRAMME, TRANSITION, YEARLY, paragraph, sample, small_plan
from tests.exporters.pdf.reading import Sheet, read_pdf

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def first_page(plan: PlanFacts) -> Sheet:
    return read_pdf(pdf_bytes(plan, "bundled"))[0]


@pytest.mark.parametrize(
    ("words", "size", "font"),
    [
        (COUNTRY, 13, "Tinos-Bold"),
        (MOTTO, 14, "Tinos-Bold"),
        ("UBND TỈNH LẠNG SƠN", 13, "Tinos"),
        ("SỞ NỘI VỤ", 13, "Tinos-Bold"),
        ("Số: 05/KH-SNV", 13, "Tinos"),
        ("Lạng Sơn, ngày 05 tháng 01 năm 2026", 14, "Tinos-Italic"),
        ("KẾ HOẠCH", 14, "Tinos-Bold"),
        ("Áp dụng Hệ thống", 14, "Tinos-Bold"),
        ("I. MỤC ĐÍCH, YÊU CẦU", 14, "Tinos-Bold"),
        ("Duy trì, cải tiến", 14, "Tinos"),
        ("KT. GIÁM ĐỐC", 14, "Tinos-Bold"),
        ("PHÓ GIÁM ĐỐC", 14, "Tinos-Bold"),
        ("Nguyễn Văn An", 14, "Tinos-Bold"),
        ("Nơi nhận:", 12, "Tinos-BoldItalic"),
        ("- UBND tỉnh (b/c);", 11, "Tinos"),
        ("- Lưu: VT, TĐC 03.", 11, "Tinos"),
    ],
)
def test_each_element_has_its_size_and_face(words: str, size: float, font: str) -> None:
    line = first_page(small_plan()).line(words)
    assert {letter.size for letter in line.letters} == {size}
    assert {letter.font for letter in line.letters} == {font}


def test_the_page_has_the_margins_of_the_decree() -> None:
    page = first_page(sample(TRANSITION))
    assert (round(page.width), round(page.height)) == (210, 297)
    letters = [letter for line in page.lines for letter in line.letters]
    assert 29.99 <= min(letter.left for letter in letters) < 30.5
    assert max(letter.right for letter in letters) <= 190.3
    assert min(letter.y - letter.size * 0.31 for letter in letters) >= 19
    assert max(letter.y for letter in letters) <= 277


def test_state_and_agency_stand_side_by_side_each_centred() -> None:
    page = first_page(small_plan())
    country, motto = page.line(COUNTRY), page.line(MOTTO)
    assert country.middle == pytest.approx(30 + 62 + 49, abs=0.5)
    assert motto.middle == pytest.approx(country.middle, abs=0.5)
    superior, agency = page.line("UBND TỈNH LẠNG SƠN"), page.line("SỞ NỘI VỤ")
    assert superior.middle == pytest.approx(30 + 28, abs=0.5)
    assert agency.middle == pytest.approx(superior.middle, abs=0.5)
    assert superior.y == pytest.approx(country.y, abs=0.2)
    assert agency.right < country.left


def test_a_long_line_of_an_agency_keeps_clear_of_the_state() -> None:
    page = first_page(sample(YEARLY))
    superior = page.line("SỞ LAO ĐỘNG - THƯƠNG BINH")
    assert superior.left > 27
    assert page.line(COUNTRY).left - superior.right > 3


def test_agency_and_superior_have_one_size() -> None:
    """II.2.b: both 12 to 13 points; where one has to be smaller the other is as small."""
    page = first_page(sample(YEARLY))
    assert page.line("SỞ LAO ĐỘNG - THƯƠNG BINH").size == 12
    assert page.line("BAN CHỈ ĐẠO ISO").size == 12
    page = first_page(small_plan())
    assert page.line("UBND TỈNH LẠNG SƠN").size == page.line("SỞ NỘI VỤ").size == 13


def test_a_long_subject_of_a_letter_fills_its_place_in_few_lines() -> None:
    subject = (
        "góp ý dự thảo Kế hoạch áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN "
        "ISO 9001 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước trên "
        "địa bàn tỉnh Lạng Sơn giai đoạn 2018 - 2020"
    )
    page = first_page(small_plan(kind=PlanKind.LETTER, subject=RichText.of(subject)))
    number = page.line("Số: 05/KH-SNV")
    lines = [line for line in page.lines if line.size == 12 and line.right < 96]
    assert 5 <= len(lines) <= 7
    assert 58 < max(line.width for line in lines) <= 64
    for line in lines:
        assert line.middle == pytest.approx(number.middle, abs=0.5)


def test_rules_under_motto_agency_and_subject() -> None:
    page = first_page(small_plan())
    level = [rule for rule in page.rules if rule.is_level]
    assert len(level) == 3
    for words, least, most in (
        (MOTTO, 0.99, 1.01),
        ("SỞ NỘI VỤ", 1 / 3, 1 / 2),
        ("Áp dụng Hệ thống quản lý chất lượng năm 2026", 1 / 3, 1 / 2),
    ):
        line = page.line(words)
        below = [r for r in level if 0 < r.top - line.y < 4 and abs(r.middle - line.middle) < 1]
        assert len(below) == 1, words
        assert least <= below[0].length / line.width <= most, words


def test_number_and_date_stand_on_one_line_under_their_heads() -> None:
    page = first_page(small_plan())
    number, dated = page.line("Số: 05/KH-SNV"), page.line("Lạng Sơn, ngày")
    assert number.y == pytest.approx(dated.y, abs=0.3)
    assert number.middle == pytest.approx(58, abs=0.5)
    whole = page.line("Lạng Sơn, ngày 05 tháng 01 năm 2026")
    assert whole.middle == pytest.approx(page.line(COUNTRY).middle, abs=0.5)


def test_unknown_number_and_day_leave_room_for_a_pen() -> None:
    page = first_page(small_plan(number="", date=DocumentDate(2026, 4)))
    assert page.line("/KH-SNV").left - page.line("Số:").right >= 12
    line = next(line for line in page.lines if "tháng 4 năm 2026" in line.text)
    letters = line.letters[line.text.index("Lạng Sơn, ngày") :]
    day = max(x.right for x in letters[: len("Lạng Sơn, ngày")])
    month = next(x.left for i, x in enumerate(letters) if i > 14 and x.char == "t")
    assert month - day >= 12


@pytest.mark.parametrize(("month", "printed"), [(1, "tháng 01"), (2, "tháng 02"), (3, "tháng 3")])
def test_only_days_below_ten_and_two_months_are_padded(month: int, printed: str) -> None:
    page = first_page(small_plan(date=DocumentDate(2026, month, 9)))
    assert f"ngày 09 {printed} năm 2026" in page.text


def test_a_long_date_shrinks_to_fit() -> None:
    plan = small_plan(place="Thành phố Hồ Chí Minh", date=DocumentDate(2026, 10, 29))
    line = first_page(plan).line("Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026")
    assert line.size == 13
    assert line.right <= 193
    assert line.middle == pytest.approx(141, abs=0.5)


def test_a_long_agency_name_is_broken_between_groups_of_words() -> None:
    issuer = Issuer(
        header=("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",), superior=("UBND TỈNH LẠNG SƠN",)
    )
    page = first_page(small_plan(issuer=issuer))
    agency = page.line("SỞ LAO ĐỘNG -")
    assert agency.size == 13
    assert page.line("THƯƠNG BINH VÀ XÃ HỘI").y > agency.y
    assert page.line("UBND TỈNH LẠNG SƠN").size == 13


def test_type_and_subject_are_centred_between_the_margins() -> None:
    page = first_page(sample(PROGRAMME))
    subject = "Áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia"
    last = "hành chính nhà nước trên địa bàn tỉnh Lạng Sơn giai đoạn 2018 - 2020"
    for words in ("KẾ HOẠCH", subject, last):
        assert page.line(words).middle == pytest.approx(110, abs=1)


def test_signature_block_has_room_for_the_seal_and_stands_right() -> None:
    page = first_page(small_plan())
    post, name = page.line("PHÓ GIÁM ĐỐC"), page.line("Nguyễn Văn An")
    assert 25 <= name.y - post.y - 5 <= 32
    assert post.middle == pytest.approx(name.middle, abs=0.5)
    assert 140 <= name.middle <= 165
    received = page.line("Nơi nhận:")
    assert received.left == pytest.approx(30, abs=0.3)
    assert received.y == pytest.approx(page.line("KT. GIÁM ĐỐC").y, abs=0.4)


def test_several_signers_share_the_width() -> None:
    signers = tuple(
        SignatureColumn(f"s{i}", (), post, "", name)
        for i, (post, name) in enumerate(
            [("Người lập", "An"), ("Kế toán trưởng", "Bình"), ("Thủ trưởng", "Cường")]
        )
    )
    page = first_page(small_plan(signatures=signers, recipients=(), file_copy=None))
    middles = [page.line(p).middle for p in ("NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG")]
    assert middles == pytest.approx([30 + 160 * k / 6 for k in (1, 3, 5)], abs=0.5)


def test_both_posts_of_a_steering_committee_are_printed() -> None:
    signer = SignatureColumn("s", ("KT. TRƯỞNG BAN",), "PHÓ TRƯỞNG BAN", "Giám đốc Sở", "Lê Bình")
    page = first_page(small_plan(signatures=(signer,)))
    ys = [page.line(w).y for w in ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Giám đốc Sở", "Lê Bình")]
    assert ys == sorted(ys)
    assert ys[2] - ys[1] > 25


def test_a_letter_states_its_subject_under_the_number() -> None:
    plan = small_plan(
        kind=PlanKind.LETTER,
        document_type="",
        symbol="UBND-VX",
        subject=RichText.of("hướng dẫn xây dựng kế hoạch"),
    )
    page = first_page(plan)
    about = page.line("V/v hướng dẫn xây dựng kế hoạch")
    assert about.size == 12
    assert about.middle == pytest.approx(58, abs=0.5)
    assert about.y > page.line("Số: 05/UBND-VX").y
    assert "KẾ HOẠCH" not in page.text
    assert "- Như trên;" in page.text


def test_an_annex_names_itself_and_its_plan() -> None:
    annex = Annex("a", RichText.of("Lộ trình thực hiện"), (paragraph("Nội dung."),))
    plan = replace(small_plan(), annexes=(annex, replace(annex, key="b")))
    pages = read_pdf(pdf_bytes(plan, "bundled"))
    assert len(pages) == 3
    page = pages[2]
    assert page.line("Phụ lục II").font == "Tinos-Bold"
    assert page.line("LỘ TRÌNH THỰC HIỆN").font == "Tinos-Bold"
    lines = [line for line in page.lines if line.font == "Tinos-Italic"]
    reference = " ".join(line.text for line in lines)
    assert reference == (
        "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ tỉnh Lạng Sơn)"
    )
    assert all(line.middle == pytest.approx(110, abs=1) for line in lines)


def test_the_dashes_of_addressees_stand_under_the_colon() -> None:
    names = (Addressee("1", "Các sở, ban, ngành tỉnh"), Addressee("2", "Ủy ban nhân dân các xã"))
    page = first_page(small_plan(kind=PlanKind.LETTER, addressees=names))
    colon = page.line("Kính gửi:").letters[-1]
    first, second = page.line("- Các sở"), page.line("- Ủy ban")
    assert first.left == pytest.approx(colon.left, abs=0.5)
    assert second.left == pytest.approx(first.left, abs=0.1)
    assert page.line("Ủy ban nhân dân các xã.").y > first.y
