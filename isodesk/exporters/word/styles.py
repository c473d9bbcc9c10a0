"""The kinds of paragraphs of a profile as Word's own styles, under Vietnamese names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from isodesk.documents.parts import Paragraph
from isodesk.documents.profile import Profile, Style
from isodesk.exporters.word.elements import (
    JUSTIFICATION,
    Element,
    element,
    from_mm,
    from_points,
    indents,
    paragraph_properties,
    run_properties,
)

FONT = "Times New Roman"
# The height of a line of Times New Roman set single, in sizes.
_SINGLE = 1.149

NAMES = {
    "superior": "Cơ quan chủ quản",
    "agency": "Cơ quan ban hành",
    "country": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "number": "Số và ký hiệu",
    "date": "Địa danh và thời gian",
    "about": "Trích yếu công văn",
    "type": "Tên loại",
    "subject": "Trích yếu",
    "subject.above": "Trích yếu trên dòng ban hành kèm theo",
    "issued_with": "Dòng ban hành kèm theo",
    "addressee": "Kính gửi",
    "addressees": "Kính gửi nhiều nơi",
    "addressee.item": "Nơi kính gửi",
    "addressee.last": "Nơi kính gửi cuối",
    "body": "Đoạn",
    "body.number": "Khoản",
    "body.point": "Điểm a",
    "body.dash": "Gạch đầu dòng",
    "body.plus": "Dấu cộng đầu dòng",
    "part": "Phần",
    "chapter": "Chương",
    "section": "Mục 1",
    "subsection": "Tiểu mục 1",
    "article": "Điều",
    "article.text": "Điều không tiêu đề",
    "centred": "Đoạn giữa",
    "basis": "Căn cứ",
    "list": "Dòng danh sách",
    "heading1": "Mục I",
    "heading2": "Khoản 1",
    "heading3": "Khoản 1.1",
    "heading.centred": "Tiêu đề giữa",
    "note": "Ghi chú dưới bảng",
    "table.caption": "Tên bảng",
    "table.unit": "Đơn vị tính",
    "table.head": "Đầu bảng",
    "table.cell": "Ô bảng",
    "table.bold": "Ô bảng đậm",
    "annex.heading": "Phụ lục",
    "annex.name": "Tên phụ lục",
    "annex.last": "Tên phụ lục đứng một mình",
    "annex.reference": "Dòng kèm theo",
    "authority": "Chức vụ người ký",
    "signer": "Họ tên người ký",
    "recipients": "Nơi nhận",
    "recipient": "Dòng nơi nhận",
    "drafter": "Ký hiệu người soạn thảo",
    "urgency": "Dấu độ khẩn",
    "circulation": "Chỉ dẫn lưu hành",
    "draft": "Dự thảo",
    "foot": "Địa chỉ cuối trang",
    "plan.table": "Bảng kế hoạch",
    "plain.table": "Bảng không kẻ",
    "page.number": "Số trang",
    "rule": "Đường kẻ",
    "room": "Chỗ ký và đóng dấu",
    "end": "Sau bảng",
}
DIVISION_STYLES = ("part", "chapter", "section", "subsection", "article")
_OUTLINES = {
    "annex.heading": 1,
    "heading1": 1,
    "heading2": 2,
    "heading3": 3,
    **{code: level for level, code in enumerate(DIVISION_STYLES, 1)},
}
SECTIONS, DASHES, PARTS, CHAPTERS, ARTICLES = range(1, 6)
# Applying one of these in Word gives its number or dash too: a list and a level.
LISTED = {
    "heading1": (SECTIONS, 0),
    "heading2": (SECTIONS, 1),
    "heading3": (SECTIONS, 2),
    "body.dash": (DASHES, 0),
    "body.plus": (DASHES, 1),
    # Chương and Điều run on through what is above them, which not every program can do within one
    # list.
    "part": (PARTS, 0),
    "chapter": (CHAPTERS, 0),
    "section": (CHAPTERS, 1),
    "subsection": (CHAPTERS, 2),
    "article": (ARTICLES, 0),
}
_DASH_STYLES = {"-": "body.dash", "+": "body.plus"}


def looks(profile: Profile) -> dict[str, Style]:
    """Every style that a document of ``profile`` may use."""
    styles = dict(profile.styles)
    body, table = styles["body"], profile.table
    styles |= {f"body.{kind}": body for kind in ("number", "point", "dash", "plus")}
    styles["heading3"] = styles["heading2"]
    styles["table.cell"] = table.style
    styles["table.bold"] = replace(table.style, bold=True)
    styles["table.head"] = replace(table.head, keeps_next=True)
    styles["page.number"] = Style(profile.page_number_size, align=table.head.align)
    return styles


def style_of(paragraph: Paragraph) -> str:
    """The style of a paragraph, the one of its number where the profile has one for both."""
    number = paragraph.number
    if paragraph.style == "heading2":
        return "heading3" if number.count(".") > 1 else "heading2"
    if paragraph.style != "body" or not number:
        return paragraph.style
    if number in _DASH_STYLES:
        return _DASH_STYLES[number]
    return "body.point" if number.endswith(")") else "body.number"


def style_id(code: str) -> str:
    """The key of a style inside the file."""
    return code.replace(".", "-")


def line_spacing(style: Style) -> int:
    """The distance of lines in 240ths of a single line."""
    return round(240 * style.leading / _SINGLE)


def style_elements(profile: Profile) -> Iterator[Element]:
    """All that stands in styles.xml."""
    yield _defaults()
    yield element("latentStyles", defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0)
    yield from _built_in()
    for code, style in looks(profile).items():
        yield _paragraph_style(code, style)
    yield _rule_style(profile)
    yield from _empty_styles()
    yield from _table_styles(profile)


def _defaults() -> Element:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    size = (element("sz", val=28), element("szCs", val=28))
    return element(
        "docDefaults",
        element("rPrDefault", element("rPr", fonts, *size, language)),
        element("pPrDefault"),
    )


def _built_in() -> Iterator[Element]:
    hidden = (element("uiPriority", val=99), element("semiHidden"), element("unhideWhenUsed"))
    bare = element("tblPr", _pads(0, 0))
    yield _style("paragraph", "Normal", "Normal", element("qFormat"), default=1)
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", *hidden, default=1)
    yield _style("table", "TableNormal", "Normal Table", *hidden, bare, default=1)
    yield _style("numbering", "NoList", "No List", *hidden, default=1)


def _style(kind: str, key: str, name: str, *children: Element, **marks: int) -> Element:
    return element("style", element("name", val=name), *children, type=kind, styleId=key, **marks)


def _own(kind: str, code: str, *children: Element) -> Element:
    base = "Normal" if kind == "paragraph" else "TableNormal"
    intro = (element("basedOn", val=base), element("qFormat"))
    return _style(kind, style_id(code), NAMES.get(code, code), *intro, *children, customStyle=1)


def _paragraph_style(code: str, style: Style) -> Element:
    properties = [
        element("widowControl"),
        element(
            "spacing",
            before=from_points(style.before),
            after=from_points(style.after),
            line=line_spacing(style),
            lineRule="auto",
        ),
        indents(style.left, style.right, style.first_line),
        element("jc", val=JUSTIFICATION[style.align]),
    ]
    if style.keeps_next:
        properties.append(element("keepNext"))
    if code in LISTED:
        properties.append(number_properties(*LISTED[code]))
    if code in _OUTLINES:
        properties.append(element("outlineLvl", val=_OUTLINES[code] - 1))
    text = run_properties(
        bold=style.bold, italic=style.italic, size=style.size, colour=style.colour
    )
    return _own("paragraph", code, paragraph_properties(*properties), text)


def number_properties(number: int, level: int) -> Element:
    """``<w:numPr>``: the level of a list; list 0 is none."""
    return element("numPr", element("ilvl", val=level), element("numId", val=number))


def _rule_style(profile: Profile) -> Element:
    """A line as the lower edge of an empty paragraph, as long as its indents leave it."""
    thickness = max(2, round(profile.rule_line * 8))
    edge = element("bottom", val="single", sz=thickness, space=0, color="000000")
    height = from_points(profile.rule_gap - profile.rule_line)
    return _empty("rule", height, element("pBdr", edge))


def _empty_styles() -> Iterator[Element]:
    yield _empty("room", from_points(1))
    yield _empty("end", from_points(1))


def _empty(code: str, height: int, *more: Element) -> Element:
    spacing = element("spacing", before=0, after=0, line=height, lineRule="exact")
    properties = paragraph_properties(spacing, *more)
    return _own("paragraph", code, properties, run_properties(bold=False, italic=False, size=1))


def _table_styles(profile: Profile) -> Iterator[Element]:
    look = profile.table
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    size = round(look.line * 8)
    lines = (element(side, val="single", sz=size, space=0, color="000000") for side in sides)
    pads = _pads(look.pad_x, look.pad_y)
    yield _own("table", "plan.table", element("tblPr", element("tblBorders", *lines), pads))
    yield _own("table", "plain.table", element("tblPr", _pads(0, 0)))


def _pads(x: float, y: float) -> Element:
    """The room between text and edges of cells, from mm."""
    pads = {"top": y, "left": x, "bottom": y, "right": x}
    sides = (element(side, w=from_mm(pad), type="dxa") for side, pad in pads.items())
    return element("tblCellMar", *sides)
