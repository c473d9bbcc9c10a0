"""The form of official papers as data: sizes, margins, labels. A new decree is a new record.

`ND30_2020` follows Nghị định số 30/2020/NĐ-CP, Phụ lục I; what the decree leaves open (table text,
padding, leading within single to 1,5 lines) follows the practice of offices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from isodesk.documents.parts import Align
from isodesk.facts import Circulation, Urgency


@dataclass(frozen=True)
class Style:
    """A kind of paragraph. ``size``, ``before`` and ``after`` in points, indents in mm, ``leading``
    in sizes.

    ``smaller`` sizes are tried in turn when the text is wider than one line of its place.
    ``keeps_next`` holds the paragraph on the page of what follows, ``keeps_above`` on that of the
    end of what is above it; ``balanced`` breaks a long line at its groups of words into lines of
    like length. ``colour`` is red, green and blue in hexadecimal.
    """

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    first_line: float = 0
    left: float = 0
    right: float = 0
    leading: float = 1.15
    before: float = 0
    after: float = 0
    smaller: tuple[float, ...] = ()
    keeps_next: bool = False
    keeps_above: bool = False
    balanced: bool = False
    capitals: bool = False
    colour: str = "000000"


@dataclass(frozen=True)
class Margins:
    """White edges of a page in mm."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class TableLook:
    """Sizes inside a table: text in points, padding in mm, lines and the room below in points.

    The ``smaller`` sizes are for tables whose columns have no room at the usual one, the
    ``smallest`` for those in which words would be divided even so.
    """

    style: Style
    head: Style
    smaller: tuple[float, ...]
    smallest: tuple[float, ...]
    pad_x: float
    pad_y: float
    line: float
    after: float


@dataclass(frozen=True)
class Labels:
    """Words that the form itself prints."""

    country: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    number: str = "Số:\u00a0"
    about: str = "V/v "
    addressees: str = "Kính gửi:"
    recipients: str = "Nơi nhận:"
    as_above: str = "- Như trên;"
    filed: str = "- Lưu: "
    unit: str = "Đơn vị tính: "
    continued: str = " (tiếp\u00a0theo)"
    issued_with: str = "Ban hành kèm theo"
    goes_with: str = "Kèm theo"
    draft: str = "DỰ THẢO"
    draft_round: str = "Lần "


@dataclass(frozen=True)
class Stamp:
    """A mark in a frame: its words and how wide the frame is, in mm."""

    words: str
    width: float


@dataclass(frozen=True)
class StampLook:
    """Frames of marks: height and the room above them in mm, line in points.

    ``top`` is how far from the paper's edge the marks in the upper margin begin;
    ``circulation_middle`` where the middle of that frame is, as a part of the text's width.
    """

    urgency: Mapping[Urgency, Stamp]
    circulation: Mapping[Circulation, Stamp]
    height: float
    gap: float
    line: float
    top: float
    circulation_middle: float


@dataclass(frozen=True)
class Tightness:
    """How near together a paper is set that would end on a page of a few lines.

    ``size`` of its text in points and ``leading`` in sizes are the most that styles keep, ``table``
    the same for tables. ``room`` is the part that stays of what stands above and below titles,
    ``pad_y`` the padding of cells in mm. Nothing gets nearer than ``gap`` points below it.
    """

    size: float
    leading: float
    room: float
    gap: float
    table: float
    pad_y: float

    def style(self, style: Style) -> Style:
        """A style set this near."""
        return replace(
            style,
            size=min(style.size, self.size),
            leading=min(style.leading, self.leading),
            before=style.before * self.room,
            after=max(min(style.after, self.gap), style.after * self.room),
        )

    def look(self, look: TableLook) -> TableLook:
        """A table set this near."""
        size, leading = min(look.style.size, self.table), min(look.style.leading, self.leading)
        return replace(
            look,
            style=replace(look.style, size=size, leading=leading),
            head=replace(look.head, size=size, leading=leading),
            smaller=tuple(smaller for smaller in look.smaller if smaller < size),
            pad_y=min(look.pad_y, self.pad_y),
        )


@dataclass(frozen=True)
class Profile:
    """One decree's form. Lengths in mm, page number and ``signature_above`` in points; A4.

    ``signer`` is the least width of a signer's column beside others; ``seal`` the usual height for
    seal and signature and ``least_seal`` what it may be where a page has no more.

    ``tighter`` are tried in turn when no more than ``nearly_empty`` of the last page is filled;
    ``unmoved`` styles have the same size in all of them.
    """

    name: str
    portrait: Margins
    landscape: Margins
    page_number_size: float
    page_number_top: float
    styles: Mapping[str, Style]
    table: TableLook
    labels: Labels
    letterhead: tuple[float, float]
    signature: tuple[float, float]
    signature_above: float
    signer: float
    seal: float
    least_seal: float
    stamps: StampLook
    foot_gap: float
    pen_number: float
    pen_day: float
    rule_gap: float
    rule_line: float
    tab: float
    nearly_empty: float = 0.0
    tighter: tuple[Tightness, ...] = ()
    unmoved: frozenset[str] = frozenset()

    def tightened(self, tightness: Tightness) -> Profile:
        """The form with its text set nearer together, within what the decree allows."""
        styles = {
            code: style if code in self.unmoved else tightness.style(style)
            for code, style in self.styles.items()
        }
        table = tightness.look(self.table)
        return replace(self, styles=MappingProxyType(styles), table=table, tighter=())

    def text_width(self, landscape: bool) -> float:
        """The width between the margins."""
        edges = self.landscape if landscape else self.portrait
        return (_LONG if landscape else _SHORT) - edges.left - edges.right


_SHORT, _LONG = 210, 297
_RED = "FF0000"
_INDENT = 12.7
_BODY = Style(14, align=Align.JUSTIFIED, first_line=_INDENT, leading=1.28, after=6)
_HEADING = replace(_BODY, bold=True, keeps_next=True)

# A name that is not followed by the line of what it goes with.
_ANNEX_NAME = Style(
    14,
    bold=True,
    align=Align.CENTRE,
    leading=1.2,
    after=12,
    keeps_next=True,
    balanced=True,
    capitals=True,
)

# The number on a line of its own, the title in capitals below it.
_DIVISION = replace(_ANNEX_NAME, before=6, after=8)
_REFERENCE = Style(
    14, italic=True, align=Align.CENTRE, leading=1.2, after=12, keeps_next=True, balanced=True
)
_SUBJECT = replace(_ANNEX_NAME, left=3, right=3, after=14, capitals=False)
_STAMP = Style(13, bold=True, align=Align.CENTRE, leading=1.15)

_STYLES = {
    # What stands on the left hangs out into the margin, as in the official samples, so that a long
    # line of an agency's name keeps clear of the name of the state.
    "superior": Style(13, align=Align.CENTRE, left=-4, right=2, smaller=(12,), balanced=True),
    "agency": Style(
        13, bold=True, align=Align.CENTRE, left=-4, right=2, smaller=(12,), balanced=True
    ),
    "country": Style(13, bold=True, align=Align.CENTRE, smaller=(12,)),
    "motto": Style(14, bold=True, align=Align.CENTRE, smaller=(13,), leading=1.15),
    "number": Style(13, align=Align.CENTRE, left=-4, right=2, leading=1.24, before=7),
    # A long place may reach 3 mm out of its half, as in the official samples, before it is broken.
    "date": Style(14, italic=True, align=Align.CENTRE, left=-3, right=-3, before=7, smaller=(13,)),
    "about": Style(12, align=Align.CENTRE, left=-4, right=2, before=6, balanced=True),
    "type": Style(14, bold=True, align=Align.CENTRE, before=16, after=2, keeps_next=True),
    "subject": _SUBJECT,
    "subject.above": replace(_SUBJECT, after=4),
    "addressee": Style(14, left=34, first_line=0, leading=1.28, before=10, after=8),
    "addressees": Style(14, left=34, leading=1.28, before=10, after=2, keeps_next=True),
    "addressee.item": Style(14, left=51.6, leading=1.28, after=2),
    "addressee.last": Style(14, left=51.6, leading=1.28, after=10),
    "issued_with": replace(_REFERENCE, after=14),
    "body": _BODY,
    "part": _DIVISION,
    "chapter": _DIVISION,
    "section": _DIVISION,
    "subsection": _DIVISION,
    "article": _HEADING,
    "article.text": _BODY,
    "centred": replace(_BODY, align=Align.CENTRE, first_line=0),
    "basis": replace(_BODY, italic=True),
    "list": Style(14, first_line=_INDENT, leading=1.2, after=2),
    "heading1": replace(_HEADING, before=4, capitals=True),
    "heading2": _HEADING,
    "heading.centred": replace(_HEADING, align=Align.CENTRE, first_line=0),
    "note": Style(13, first_line=_INDENT, leading=1.25, after=4, keeps_above=True),
    "table.caption": Style(13, bold=True, align=Align.CENTRE, before=4, after=4, keeps_next=True),
    "table.unit": Style(13, italic=True, align=Align.RIGHT, before=2, after=4, keeps_next=True),
    "annex.heading": Style(14, bold=True, align=Align.CENTRE, after=2, keeps_next=True),
    "annex.name": replace(_ANNEX_NAME, after=2),
    "annex.last": _ANNEX_NAME,
    "annex.reference": _REFERENCE,
    "authority": Style(14, bold=True, align=Align.CENTRE, leading=1.2, balanced=True),
    "signer": Style(14, bold=True, align=Align.CENTRE, leading=1.2, balanced=True),
    "recipients": Style(12, bold=True, italic=True, leading=1.4),
    "recipient": Style(11, right=4, leading=1.18),
    "drafter": Style(11, leading=1.18, before=4),
    "urgency": replace(_STAMP, colour=_RED),
    "circulation": _STAMP,
    "draft": replace(_STAMP, align=Align.LEFT),
    "foot": Style(11, leading=1.15),
}

# The letterhead is one size on all papers of an office; an annex is named in 14 points (III.1.b).
_UNMOVED = frozenset(
    ("superior", "agency", "country", "motto", "number", "date", "about")
    + ("annex.heading", "annex.name", "annex.last", "annex.reference")
    + ("urgency", "circulation", "draft", "foot")
)

ND30_2020 = Profile(
    name="Nghị định số 30/2020/NĐ-CP",
    portrait=Margins(top=20, bottom=20, left=30, right=20),
    landscape=Margins(top=20, bottom=20, left=30, right=15),
    page_number_size=13,
    page_number_top=12,
    styles=MappingProxyType(_STYLES),
    table=TableLook(
        style=Style(12, leading=1.17),
        head=Style(12, bold=True, align=Align.CENTRE, leading=1.17),
        smaller=(11, 10, 9),
        smallest=(8, 7),
        pad_x=1.4,
        pad_y=1.1,
        line=0.5,
        after=6,
    ),
    labels=Labels(),
    letterhead=(62, 98),
    signature=(80, 80),
    signature_above=8,
    signer=50,
    seal=28,
    least_seal=26,
    stamps=StampLook(
        urgency=MappingProxyType(
            {
                Urgency.IMMEDIATE: Stamp("HỎA TỐC", 30),
                Urgency.VERY_URGENT: Stamp("THƯỢNG KHẨN", 40),
                Urgency.URGENT: Stamp("KHẨN", 20),
            }
        ),
        circulation=MappingProxyType(
            {
                Circulation.RETURN: Stamp("XEM XONG TRẢ LẠI", 50),
                Circulation.INTERNAL: Stamp("LƯU HÀNH NỘI BỘ", 50),
            }
        ),
        height=8,
        gap=2.5,
        line=1,
        top=8,
        circulation_middle=0.715,
    ),
    foot_gap=3,
    pen_number=14,
    pen_day=12,
    rule_gap=3.5,
    rule_line=0.6,
    tab=12.7,
    nearly_empty=0.4,
    # Text of 13 to 14 points, lines from single (1,15 sizes) on, 6 points between paragraphs.
    tighter=(
        Tightness(size=14, leading=1.2, room=0.8, gap=6, table=12, pad_y=1.1),
        Tightness(size=14, leading=1.15, room=0.6, gap=6, table=12, pad_y=0.9),
        Tightness(size=13, leading=1.2, room=0.6, gap=6, table=12, pad_y=0.9),
        Tightness(size=13, leading=1.15, room=0.5, gap=6, table=11, pad_y=0.7),
    ),
    unmoved=_UNMOVED,
)
