"""A neutral document in a file of Word, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.hdrftr import HeaderPart

from isodesk.documents.parts import (
    Document,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Section,
    SideBySide,
    Table,
)
from isodesk.documents.profile import Profile
from isodesk.exporters.fonts import FontFiles
from isodesk.exporters.package import packed
from isodesk.exporters.pdf.composing import fitted
from isodesk.exporters.word.charts import Charts
from isodesk.exporters.word.elements import Element, element, from_mm
from isodesk.exporters.word.first_page import FirstPages
from isodesk.exporters.word.measuring import Measure
from isodesk.exporters.word.numbering import Lists
from isodesk.exporters.word.pages import (
    number_drop,
    page_number,
    page_numbers,
    section_properties,
    text_height,
    text_width,
)
from isodesk.exporters.word.paragraphs import Paragraphs, Setting
from isodesk.exporters.word.styles import style_elements
from isodesk.exporters.word.tables import Tables, end_paragraph
from isodesk.vietnamese.text import clean

_NO_TIME = datetime(2000, 1, 1)
_KEPT = ("/styles", "/numbering", "/settings", "/officeDocument", "/core-properties")
_HEADER = PackURI("/word/header1.xml")
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def compose(document: Document, fonts: FontFiles, profile: Profile) -> bytes:
    """The bytes of the docx file; equal documents give equal bytes."""
    profile = fitted(document, fonts, profile)
    file = docx.Document()
    stamped = any(section.top for section in document.sections)
    numbers = _header(file, page_number(number_drop(profile) if stamped else 0))
    measure = Measure(fonts, profile)
    lists = Lists(profile.styles["body"].first_line)
    paragraphs = Paragraphs(profile, measure, lists)
    tables = Tables(paragraphs, measure)
    writer = _Writer(paragraphs, tables, Charts(file), profile)
    margins = FirstPages(file, document.sections, paragraphs, tables)
    body = file.element.body
    body[:] = []
    for at, section in enumerate(document.sections):
        lists.begin_section()
        made = writer.section(section)
        references = [*margins.references(section), *([page_numbers(numbers)] if at == 0 else [])]
        ending = section_properties(section, profile, references, stamped=stamped)
        is_last = at + 1 == len(document.sections)
        body.extend([*made, ending] if is_last else _closed(made, ending))
    _fill(file.part.numbering_part.element, lists.elements())
    _fill(file.styles.element, style_elements(profile))
    _fill(file.settings.element, _settings(profile))
    _set_properties(file, document)
    stream = BytesIO()
    file.save(stream)
    return packed(stream.getvalue())


class _Writer:
    """Parts of sections, each with what it must be kept with."""

    def __init__(
        self, paragraphs: Paragraphs, tables: Tables, charts: Charts, profile: Profile
    ) -> None:
        self._paragraphs = paragraphs
        self._tables = tables
        self._charts = charts
        self._profile = profile

    def section(self, section: Section) -> list[Element]:
        """All that stands in a section, a paragraph last."""
        room = (text_width(section, self._profile), text_height(section, self._profile))
        made: list[Element] = []
        groups = list(_groups(section.parts))
        breaks = False
        for at, group in enumerate(groups):
            part = group[0]
            if isinstance(part, PageBreak):
                breaks = True
                continue
            below = groups[at + 1][0] if at + 1 < len(groups) else None
            if not isinstance(part, Paragraph) and (breaks or _ends_in_table(made)):
                made.append(end_paragraph(breaks=breaks))
                breaks = False
            outline = 1 if section.bookmark and not made else 0
            follows = _ends_in_table(made) and isinstance(groups[at - 1][0], Table)
            above = self._profile.table.after if follows and not breaks else 0
            made += self._written(group, below, room, breaks, outline, above)
            breaks = False
        if not made or _ends_in_table(made):
            made.append(end_paragraph())
        return made

    def _written(
        self,
        group: Sequence[Part],
        below: Part | None,
        room: tuple[float, float],
        breaks: bool,
        outline: int,
        above: float,
    ) -> list[Element]:
        part = group[0]
        width, height = room
        keeps = self._is_kept(below)
        if isinstance(part, Paragraph):
            keeps = keeps or self._paragraphs.leads(part, width)
            setting = Setting(width, keeps, breaks, above=above, outline=outline)
            return self._paragraphs.written(part, setting)
        if isinstance(part, Table):
            return self._tables.table(part, width, height, keeps)
        if isinstance(part, Picture):
            return [self._charts.paragraph(part, width, keeps)]
        sides = [each for each in group if isinstance(each, SideBySide)]
        return [self._tables.side_by_side(sides, keeps)]

    def _is_kept(self, part: Part | None) -> bool:
        """True for a part that needs the end of the one above on its page."""
        if isinstance(part, SideBySide):
            return part.keeps_text
        return isinstance(part, Paragraph) and self._paragraphs.style(part).keeps_above


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts one by one; neighbours that stand side by side in the same columns together."""
    for widths, group in groupby(enumerate(parts), lambda pair: _columns(*pair)):
        del widths
        yield [part for _, part in group]


def _columns(at: int, part: Part) -> tuple[float, ...]:
    if isinstance(part, SideBySide):
        return tuple(stack.width for stack in part.stacks)
    return (-1.0, float(at))


def _ends_in_table(made: Sequence[Element]) -> bool:
    return bool(made) and str(made[-1].tag).endswith("}tbl")


def _closed(made: list[Element], ending: Element) -> list[Element]:
    """A section's parts with its pages' properties in the last paragraph."""
    last = made[-1]
    properties = last.find(last.tag.replace("}p", "}pPr"))
    properties.append(ending)
    return made


def _header(file: WordFile, number: Element) -> str:
    """A header with the page number, alone in the file with what Word needs; its key."""
    for holder in (file.part, file.part.package):
        for key, relation in list(holder.rels.items()):
            if not relation.reltype.endswith(_KEPT):
                del holder.rels[key]
    # python-docx's own way reads a template by a path that the frozen program does not have.
    content, package = element("hdr", number), file.part.package
    header = HeaderPart(_HEADER, CONTENT_TYPE.WML_HEADER, content, package)
    return file.part.relate_to(header, RELATIONSHIP_TYPE.HEADER)


def _fill(holder: Element, children: Iterable[Element]) -> None:
    """Put ``children`` in place of what the template holds."""
    holder[:] = list(children)


def _settings(profile: Profile) -> Iterator[Element]:
    """Tabs of the profile; a broken line is not stretched; heights above and below add up."""
    yield element("zoom", percent=100)
    yield element("defaultTabStop", val=from_mm(profile.tab))
    yield element("characterSpacingControl", val="doNotCompress")
    yield element(
        "compat",
        element("doNotExpandShiftReturn"),
        element("doNotUseHTMLParagraphAutoSpacing"),
        element("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=15),
    )
    yield element("themeFontLang", val="vi-VN")
    yield element("decimalSymbol", val=",")
    yield element("listSeparator", val=";")


def _set_properties(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    properties.title = clean(document.title)[0][:255]
    properties.subject = clean(document.subject)[0][:255]
    properties.author = clean(document.author)[0][:255]
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = _NO_TIME
