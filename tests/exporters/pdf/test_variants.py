"""What is issued with a decision, signers of body and annexes, paper and electronic."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import (
    Addressee,
    Annex,
    AnnexStyle,
    Circulation,
    DocumentDate,
    Orientation,
    PaperMarks,
    PlanFacts,
    RichText,
    SignatureColumn,
    Wrapper,
)
from tests.documents.plans import paragraph, sample, small_plan
from tests.exporters.pdf.reading import Sheet, TextLine, read_pdf

T = RichText.of
WRAPPER = Wrapper("Quyết định", "7", "QĐ-UBND", DocumentDate(2026, 1, 5), "Ủy ban nhân dân tỉnh")
ANNEX = Annex("a", T("Lộ trình"), (paragraph("Nội dung."),))


def pages(plan: PlanFacts, electronic: bool = False) -> list[Sheet]:
    return read_pdf(pdf_bytes(plan, "bundled", electronic))


def italic(page: Sheet) -> list[TextLine]:
    return [line for line in page.lines if line.font == "Tinos-Italic"]


def words(lines: list[TextLine]) -> str:
    return " ".join(" ".join(line.text for line in lines).split())


# Issued with a decision


def test_what_is_issued_with_a_decision_has_no_number_and_day_of_its_own() -> None:
    plan = small_plan(wrapper=WRAPPER, annexes=(ANNEX,), addressees=(Addressee("1", "Tỉnh ủy"),))
    first, annex = pages(plan)
    assert "Số:" not in first.text
    assert "Lạng Sơn, ngày" not in first.text
    assert "Kính gửi" not in first.text
    assert first.line("SỞ NỘI VỤ").y < first.line("KẾ HOẠCH").y
    lines = italic(first)
    assert words(lines) == (
        "(Ban hành kèm theo Quyết định số 07/QĐ-UBND ngày 05 tháng 01 năm 2026"
        " của Ủy ban nhân dân tỉnh)"
    )
    assert all(line.middle == pytest.approx(110, abs=0.5) for line in lines)
    subject = first.line("Áp dụng Hệ thống")
    assert subject.y < lines[0].y
    under = [r for r in first.rules if r.is_level and r.top > subject.y]
    assert [r.top > lines[-1].y for r in under] == [True]
    longest = max(line.width for line in lines)
    assert 1 / 3 <= under[0].length / longest <= 1 / 2
    assert words(italic(annex)) == (
        "(Kèm theo Kế hoạch ban hành kèm theo Quyết định số 07/QĐ-UBND"
        " ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh)"
    )


def test_an_annex_says_once_what_it_is_issued_with() -> None:
    annex = replace(ANNEX, reference_verb="Ban hành kèm theo")
    first, sheet = pages(small_plan(annexes=(annex,)))
    assert words(italic(sheet)).startswith("(Ban hành kèm theo Kế hoạch số 05/KH-SNV ngày")
    first, sheet = pages(small_plan(wrapper=WRAPPER, annexes=(annex,)))
    assert words(italic(sheet)).startswith("(Kèm theo Kế hoạch ban hành kèm theo Quyết định số 07")


def test_a_decision_not_numbered_yet_leaves_room_for_a_pen() -> None:
    plan = small_plan(wrapper=replace(WRAPPER, number="", date=DocumentDate(2026), issuer=""))
    (first,) = pages(plan)
    line = italic(first)[0]
    assert first.line("/QĐ-UBND").left - first.line("Quyết định số").right >= 12
    assert "của Sở Nội vụ tỉnh Lạng Sơn)" in words(italic(first))
    assert line.size == 14


# Paper and electronic


def test_on_paper_the_annex_says_what_it_goes_with() -> None:
    page = pages(small_plan(annexes=(ANNEX,)))[1]
    assert "số 05/KH-SNV ngày 05 tháng 01 năm 2026 của" in words(italic(page))


def test_an_electronic_annex_leaves_number_and_day_blank() -> None:
    page = pages(small_plan(annexes=(ANNEX,)), electronic=True)[1]
    lines = italic(page)
    text = words(lines)
    assert text.startswith("(Kèm theo Kế hoạch số")
    assert text.endswith("của Sở Nội vụ tỉnh Lạng Sơn)")
    assert not any(c.isdigit() for c in text)
    assert "KH-SNV" not in text
    broad = replace(ANNEX, orientation=Orientation.LANDSCAPE)
    (line,) = italic(pages(small_plan(annexes=(broad,)), electronic=True)[1])
    gaps = [b.left - a.right for a, b in pairwise(line.letters)]
    assert sum(gap > 11.7 for gap in gaps) == 5


def test_an_electronic_paper_keeps_its_own_number_and_day() -> None:
    first = pages(small_plan(annexes=(ANNEX,)), electronic=True)[0]
    assert "Số: 05/KH-SNV" in first.text
    assert "Lạng Sơn, ngày 05 tháng 01 năm 2026" in first.text


def test_the_blanks_are_as_wide_whatever_the_number_is() -> None:
    small = pages(small_plan(annexes=(ANNEX,)), electronic=True)[1]
    large = pages(small_plan(annexes=(ANNEX,), number="1234"), electronic=True)[1]
    assert [line.text for line in italic(small)] == [line.text for line in italic(large)]
    assert [line.left for line in italic(small)] == [line.left for line in italic(large)]


def test_an_electronic_plan_issued_with_a_decision_leaves_it_blank() -> None:
    first, annex = pages(small_plan(wrapper=WRAPPER, annexes=(ANNEX,)), electronic=True)
    for page in (first, annex):
        assert not any(c.isdigit() for c in words(italic(page)))


@pytest.mark.parametrize("electronic", [False, True])
def test_the_places_of_digital_signatures_are_free(electronic: bool) -> None:
    broad = replace(ANNEX, key="b", orientation=Orientation.LANDSCAPE)
    marks = PaperMarks(draft_round=2, circulation=Circulation.RETURN)
    first, *rest = pages(small_plan(annexes=(ANNEX, broad), paper=marks), electronic)
    # The agency's, at the top right of the first page of each file (ô 14, III.1.d).
    for page in (first, *rest):
        corner = page.width - 20 - 0.1 * (page.width - 50)
        letters = [c for line in page.lines for c in line.letters if c.char.strip()]
        assert not [c for c in letters if c.y < 19 and c.right > corner]
    # The signer's and the seal on its left, between duty and name (ô 7c, 8).
    post, name = first.line("PHÓ GIÁM ĐỐC"), first.line("Nguyễn Văn An")
    free = name.y - name.size * 0.7 / 72 * 25.4 - post.y
    assert 25 <= free <= 32
    letters = [c for line in first.lines for c in line.letters if c.char.strip()]
    assert not [c for c in letters if post.y + 1 < c.y < name.y - 1 and c.right > 110]


# Signers


SIGNERS = ("NGƯỜI LẬP BIỂU", "KẾ TOÁN TRƯỞNG", "PHÓ GIÁM ĐỐC")


def signed(annex: str, count: int = 3) -> tuple[SignatureColumn, ...]:
    posts = [("", SIGNERS[0]), ("", SIGNERS[1]), ("KT. GIÁM ĐỐC", SIGNERS[2])] * 2
    return tuple(
        SignatureColumn(f"{annex}{i}", (over,) if over else (), post, "", f"Người Ký {i}", annex)
        for i, (over, post) in enumerate(posts[:count])
    )


def test_an_annex_is_signed_by_its_own_signers_at_its_end() -> None:
    plan = small_plan(annexes=(ANNEX,), signatures=(*small_plan().signatures, *signed("a")))
    first, annex = pages(plan)
    assert "KẾ TOÁN TRƯỞNG" not in first.text
    assert "Nguyễn Văn An" not in annex.text
    middles = [annex.line(post).middle for post in SIGNERS]
    assert middles == pytest.approx([30 + 160 * k / 6 for k in (1, 3, 5)], abs=0.5)
    assert annex.line(SIGNERS[0]).y > annex.line("Nội dung.").y
    names = [annex.line(f"Người Ký {i}").y for i in range(3)]
    assert max(names) - min(names) < 0.5
    assert names[0] - annex.line("PHÓ GIÁM ĐỐC").y > 25


def test_one_signer_of_an_annex_stands_at_the_right_of_a_broad_page_too() -> None:
    broad = replace(ANNEX, orientation=Orientation.LANDSCAPE, style=AnnexStyle.LIST)
    page = pages(small_plan(annexes=(broad,), signatures=signed("a", 1)))[1]
    assert page.line("Danh sách").font == "Tinos-Bold"
    assert page.line(SIGNERS[0]).middle == pytest.approx(297 - 15 - 40, abs=0.5)


def test_more_signers_than_have_room_stand_in_rows() -> None:
    plan = small_plan(signatures=signed("", 5), recipients=(), file_copy=None)
    page = pages(plan)[0]
    rows = [page.line(f"Người Ký {i}").y for i in range(5)]
    assert rows[0] == pytest.approx(rows[2], abs=0.5)
    assert rows[3] == pytest.approx(rows[4], abs=0.5)
    assert rows[3] - rows[0] > 25
    assert all(line.right <= 190.5 for line in page.lines)


def test_two_sides_of_minutes_share_the_page() -> None:
    page = pages(small_plan(signatures=signed("", 2), recipients=(), file_copy=None))[0]
    assert page.line(SIGNERS[0]).middle == pytest.approx(70, abs=0.5)
    assert page.line(SIGNERS[1]).middle == pytest.approx(150, abs=0.5)


@pytest.mark.parametrize("count", range(12, 34))
def test_the_room_for_seal_and_signature_is_never_less_to_save_a_page(count: int) -> None:
    lines = tuple(paragraph(f"Dòng {i}.", key=f"x{i}") for i in range(count))
    sheets = pages(small_plan(blocks=lines))
    sheet = next(s for s in sheets if "Nguyễn Văn An" in s.text)
    post, name = sheet.line("PHÓ GIÁM ĐỐC"), sheet.line("Nguyễn Văn An")
    free = name.y - name.size * 0.7 / 72 * 25.4 - post.y
    assert 25 <= free <= 32


@pytest.mark.parametrize(
    "name", ["chuyen-doi-2018-2020", "ap-dung-2018-2020", "ke-hoach-nam-2024", "kiem-tra-2020"]
)
def test_the_real_plans_leave_room_for_pen_and_seal(name: str) -> None:
    plan = replace(sample(name), number="", date=DocumentDate(2026, 4))
    sheets = pages(plan)
    first = sheets[0]
    assert first.line(f"/{plan.symbol}").left - first.line("Số:").right >= 12
    signer = plan.signatures[0]
    sheet = next(s for s in sheets if signer.name in s.text and "Nơi nhận:" in s.text)
    above = sheet.line(signer.post)
    below = sheet.line(signer.other_post or signer.name)
    assert 25 <= below.y - below.size * 0.7 / 72 * 25.4 - above.y <= 32
