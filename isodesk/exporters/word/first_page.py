"""What stands on a section's first page alone, as Word's header and footer of first pages."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.hdrftr import FooterPart, HeaderPart

from isodesk.documents.parts import Section
from isodesk.exporters.word.elements import Element, element, from_points, paragraph_properties
from isodesk.exporters.word.pages import reference, text_width
from isodesk.exporters.word.paragraphs import Paragraphs, Setting
from isodesk.exporters.word.styles import style_id
from isodesk.exporters.word.tables import Tables, end_paragraph

_CONTENT = {"header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
_RELATIONS = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}


class FirstPages:
    """The first pages of all sections of one file.

    Word lends a section what the one before has, so that once a section has marks, all say theirs.
    """

    def __init__(
        self,
        file: WordFile,
        sections: Sequence[Section],
        paragraphs: Paragraphs,
        tables: Tables,
    ) -> None:
        self._file = file
        self._paragraphs = paragraphs
        self._tables = tables
        self._needed = any(section.top or section.foot for section in sections)
        self._count = 0

    def references(self, section: Section) -> list[Element]:
        """The header and footer of the section's first page."""
        if not self._needed:
            return []
        self._count += 1
        top = [self._tables.side_by_side([section.top], False)] if section.top else []
        head = element("hdr", *top, end_paragraph())
        foot = element("ftr", *(self._foot(section) or [end_paragraph()]))
        return [
            reference("headerReference", "first", self._related(head, HeaderPart, "header")),
            reference("footerReference", "first", self._related(foot, FooterPart, "footer")),
        ]

    def _foot(self, section: Section) -> list[Element]:
        """The lines of the address, a line as wide as the text above them."""
        profile = self._paragraphs.profile
        setting = Setting(text_width(section, profile))
        lines = [line for p in section.foot for line in self._paragraphs.written(p, setting)]
        if not lines:
            return []
        size = max(2, round(profile.rule_line * 8))
        edge = element("bottom", val="single", sz=size, space=0, color="000000")
        gap = from_points(profile.rule_gap)
        height = from_points(profile.foot_gap / 25.4 * 72)
        rule = paragraph_properties(
            element("pStyle", val=style_id("rule")),
            element("pBdr", edge),
            element("spacing", before=0, after=gap, line=height, lineRule="exact"),
        )
        return [element("p", rule), *lines]

    def _related(self, content: Element, part: type[HeaderPart | FooterPart], word: str) -> str:
        """The key of a new part; the first header of a file is that of the other pages."""
        name = PackURI(f"/word/{word}{self._count + 1}.xml")
        made = part(name, _CONTENT[word], content, self._file.part.package)
        return self._file.part.relate_to(made, _RELATIONS[word])
