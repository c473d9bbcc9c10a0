"""What a Word copy says: the words of the PDF in their order, numbers that Word counts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from isodesk.documents.document import build_document
from isodesk.documents.parts import Paragraph, SideBySide, Table
from isodesk.exporters.pdf import pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import Block, BlockKind, PlanFacts, RichText, Run
from isodesk.facts.text import Annex
from tests.documents.plans import PROGRAMME, TRANSITION, heading, paragraph, sample, small_plan
from tests.exporters.pdf.reading import read_pdf
from tests.exporters.word.reading_word import Line, lines, open_word

_FOLDER = Path(__file__).parents[3] / "resources" / "samples"
SAMPLES = sorted(path.stem for path in _FOLDER.glob("*.json"))


def written(plan: PlanFacts) -> list[Line]:
    return lines(open_word(word_bytes(plan)))


def numbered(kind: BlockKind, *texts: str, level: int = 1, **more: Any) -> list[Block]:
    return [
        Block(f"{kind.value}{level}{i}{text}", kind, RichText.of(text), level, **more)
        for i, text in enumerate(texts)
    ]


def numbers(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> list[str]:
    """The numbers of the running text, a list that Word would count."""
    plan = small_plan(blocks=blocks, annexes=annexes, recipients=(), file_copy=None)
    plain = ("Mục", "Khoản", "Đoạn", "Điểm", "Gạch", "Dấu", "Tiêu đề")
    return [line.words for line in written(plan) if line.style.startswith(plain)]


def neutral_words(plan: PlanFacts) -> list[str]:
    """Every word of the neutral document in its order."""
    texts: list[str] = []
    for section in build_document(plan).sections:
        for part in section.parts:
            if isinstance(part, Paragraph):
                texts.append(part.plain)
            elif isinstance(part, SideBySide):
                stacks = [p for stack in part.stacks for p in stack.parts]
                texts += [p.plain for p in stacks if isinstance(p, Paragraph)]
            elif isinstance(part, Table):
                rows = (*part.heads, *part.rows)
                cells = [c for row in rows for c in row.cells if not c.joined]
                texts += [Paragraph("", cell.text).plain for cell in cells]
    return " ".join(texts).split()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_the_document_stands_in_its_order(name: str) -> None:
    assert " ".join(line.words for line in written(sample(name))).split() == neutral_words(
        sample(name)
    )


@pytest.mark.parametrize("name", [PROGRAMME, TRANSITION, "huong-dan-kt-xh-2024"])
def test_the_body_reads_as_the_pdf_does(name: str) -> None:
    plan = sample(name)
    printed: list[str] = []
    for at, sheet in enumerate(read_pdf(pdf_bytes(plan, "bundled"))):
        words = sheet.text.split()
        if at and words[0] != str(at + 1):
            break
        printed += words[1:] if at else words
    copied = " ".join(line.words for line in written(plan)).split()
    assert len(printed) > 1500
    assert copied[: len(printed)] == printed


def test_sections_clauses_and_dashes_are_counted_by_word() -> None:
    blocks = [
        heading("Một", key="a"),
        heading("Mục đích", 2, key="b"),
        *numbered(BlockKind.BULLET, "gạch"),
        *numbered(BlockKind.BULLET, "cộng", level=2),
        heading("Yêu cầu", 2, key="c"),
        heading("Chung", 3, key="d"),
        heading("Riêng", 3, key="e"),
        heading("Hai", key="f"),
        *numbered(BlockKind.NUMBERED, "khoản", "khoản", level=2),
    ]
    plan = small_plan(blocks=tuple(blocks), recipients=(), file_copy=None)
    found = [(line.style, line.number) for line in written(plan) if line.number]
    assert found == [
        ("Mục I", "I."),
        ("Khoản 1", "1."),
        ("Gạch đầu dòng", "-"),
        ("Dấu cộng đầu dòng", "+"),
        ("Khoản 1", "2."),
        ("Khoản 1.1", "2.1."),
        ("Khoản 1.1", "2.2."),
        ("Mục I", "II."),
        ("Khoản", "1."),
        ("Khoản", "2."),
    ]


def test_numbers_that_start_elsewhere_or_skip_a_level_print_as_in_the_plan() -> None:
    found = numbers(
        *numbered(BlockKind.NUMBERED, "sâu", level=3),
        *numbered(BlockKind.NUMBERED, "đầu", level=2),
        heading("Năm", key="a", start_at=5),
        *numbered(BlockKind.NUMBERED, "ba", level=2, start_at=3),
        *numbered(BlockKind.NUMBERED, "bốn", level=2),
        heading("Sáu", key="b"),
        *numbered(BlockKind.NUMBERED, "một", level=2),
        heading("Không số", key="c", numbered=False),
        *numbered(BlockKind.NUMBERED, "hai", level=2),
    )
    assert found == [
        "1.1. sâu",
        "1. đầu",
        "V. NĂM",
        "3. ba",
        "4. bốn",
        "VI. SÁU",
        "1. một",
        "KHÔNG SỐ",
        "2. hai",
    ]


def test_the_first_section_is_one_also_below_clauses_without_a_section() -> None:
    found = numbers(
        *numbered(BlockKind.NUMBERED, "một", "hai", level=2),
        heading("Mục đích", key="a"),
        *numbered(BlockKind.NUMBERED, "ba", level=2),
        heading("Yêu cầu", key="b"),
    )
    assert found == ["1. một", "2. hai", "I. MỤC ĐÍCH", "1. ba", "II. YÊU CẦU"]


def test_points_keep_their_vietnamese_letters_as_text() -> None:
    found = numbers(*numbered(BlockKind.POINT, "một", "hai"))
    assert found == ["a) một", "b) hai"]
    fourth = numbered(BlockKind.POINT, "điểm", start_at=5)
    plan = small_plan(blocks=tuple(fourth))
    line = next(line for line in written(plan) if line.style == "Điểm a")
    assert (line.number, line.text) == ("", "đ)\u00a0điểm")


def test_an_annex_counts_for_itself() -> None:
    annex = Annex("x", RichText.of("Phụ lục"), (heading("Phần đầu", key="x1"),))
    assert numbers(heading("Thân", key="h"), annexes=(annex,)) == ["I. THÂN", "I. PHẦN ĐẦU"]


def test_bold_italic_tabs_and_broken_lines_are_kept() -> None:
    text = RichText((Run("đậm", bold=True), Run(" và "), Run("nghiêng\nxuống dòng", italic=True)))
    plan = small_plan(blocks=(Block("b", BlockKind.PLAIN, text), paragraph("a\tb", key="t")))
    file = open_word(word_bytes(plan))
    body = next(p for p in file.paragraphs if p.text.startswith("đậm"))
    assert [(run.text, run.bold, run.italic) for run in body.runs] == [
        ("đậm", True, None),
        (" và ", None, None),
        ("nghiêng\nxuống dòng", None, True),
    ]
    assert any(p.text == "a\tb" for p in file.paragraphs)


def test_a_number_stays_with_what_it_counts() -> None:
    plan = small_plan(blocks=(paragraph("Theo Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014"),))
    line = next(line for line in written(plan) if line.style == "Đoạn")
    assert line.text == "Theo Quyết định số\u00a019/2014/QĐ-TTg ngày\u00a005/3/2014"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("theo 26/2014/TT-BKHCN ngày", ["TT-BKHCN"]),
        ("số 19/2014/QĐ-TTg và 01/KH-BCĐISO", ["QĐ-TTg", "KH-BCĐISO"]),
        ("SỞ LĐ-TB&XH, phòng COVID-19", ["LĐ-TB&XH", "COVID-19"]),
        ("giai đoạn 2018-2020, https://so-khdt.vn/tai-lieu, a - b", []),
    ],
)
def test_symbols_end_no_line_at_their_hyphens(words: str, kept: list[str]) -> None:
    file = open_word(word_bytes(small_plan(blocks=(paragraph(words),))))
    line = next(p for p in file.paragraphs if words[-7:] in p.text.replace("\u00a0", " "))
    assert line.text.replace("\u00a0", " ").startswith(words)  # read back as plain hyphens
    assert len(line._p.findall(f".//{qn('w:noBreakHyphen')}")) == len(kept)
    hard = "".join(
        "\u2011" if node.tag == qn("w:noBreakHyphen") else node.text or ""
        for node in line._p.iter(qn("w:t"), qn("w:noBreakHyphen"))
    )
    assert all(word.replace("-", "\u2011") in hard for word in kept)


def test_user_text_stays_text() -> None:
    plan = small_plan(blocks=(paragraph('<w:p>&amp; "x" =1+1 {PAGE}'),))
    assert '<w:p>&amp; "x" =1+1 {PAGE}' in [line.text for line in written(plan)]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_plan_gives_the_same_bytes_without_names_of_programs(name: str) -> None:
    content = word_bytes(sample(name))
    assert content == word_bytes(sample(name))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        parts = b"".join(package.read(part) for part in package.namelist())
    assert not [name for name in (b"isodesk", b"python", b"Macintosh") if name in parts]


def test_the_properties_tell_title_and_issuer() -> None:
    properties = open_word(word_bytes(small_plan())).core_properties
    assert properties.title == "Kế hoạch Áp dụng Hệ thống quản lý chất lượng năm 2026"
    assert properties.author == "Sở Nội vụ tỉnh Lạng Sơn"
    assert (properties.comments, properties.last_modified_by) == ("", "")
    assert properties.created is not None and properties.created.year == 2000
