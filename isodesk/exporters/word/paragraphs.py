"""Paragraphs of a document as paragraphs of Word, each with the line that stands below it."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.documents.parts import Inline, Paragraph
from isodesk.documents.profile import Profile, Style
from isodesk.exporters.word.elements import (
    Element,
    element,
    from_mm,
    from_points,
    indents,
    paragraph_properties,
)
from isodesk.exporters.word.marks import Marks
from isodesk.exporters.word.measuring import Measure, rule_length, with_breaks
from isodesk.exporters.word.numbering import Lists
from isodesk.exporters.word.styles import (
    LISTED,
    line_spacing,
    looks,
    number_properties,
    style_id,
    style_of,
)
from isodesk.exporters.word.text import glued, runs

_FEW_LINES = 3


@dataclass(frozen=True)
class Setting:
    """Where a paragraph stands: ``width`` in mm, what it is kept with, what it begins.

    ``above`` is more height above it in points; ``stacked`` paragraphs stand side by side with
    others and have no height below.
    """

    width: float
    keeps_next: bool = False
    begins_page: bool = False
    above: float = 0
    stacked: bool = False
    outline: int = 0


class Paragraphs:
    """Writes paragraphs of one file."""

    def __init__(self, profile: Profile, measure: Measure, lists: Lists) -> None:
        self.profile = profile
        self._styles = looks(profile)
        self._measure = measure
        self._lists = lists
        self.marks = Marks()

    def style(self, paragraph: Paragraph) -> Style:
        """The look of a paragraph."""
        return self._styles[style_of(paragraph)]

    def leads(self, paragraph: Paragraph, width: float) -> bool:
        """True for a few lines that end in a colon and belong with what they announce.

        More lines would all be moved to the page of what follows, leaving theirs half empty.
        """
        if not paragraph.plain.rstrip().endswith(":"):
            return False
        return len(self._measure.laid(paragraph, width).lines) <= _FEW_LINES

    def written(self, paragraph: Paragraph, setting: Setting) -> list[Element]:
        """The paragraph, and the line below it if it has one."""
        code = style_of(paragraph)
        style = self._styles[code]
        text, size, length = self._set(paragraph, style, setting.width)
        place = self._lists.place(paragraph.number) if paragraph.number else None
        if place:
            text = text[1:]
        keeps = setting.keeps_next or bool(length)
        properties = _properties(code, style, setting, keeps, unspaced=length > 0)
        if place:
            properties.append(number_properties(*place))
            properties.append(indents(style.left, style.right, style.first_line))
        elif code in LISTED:
            properties.append(number_properties(0, 0))
        outline = setting.outline or paragraph.outline
        if outline:
            properties.append(element("outlineLvl", val=min(outline, 9) - 1))
        made = element("p", paragraph_properties(*properties))
        made.extend(runs(text, size, resized=size != style.size))
        self.marks.put(made, paragraph.place)
        if not length:
            return [made]
        after = 0 if setting.stacked else style.after
        keeps_rule = setting.keeps_next or style.keeps_next
        return [made, self._rule(style, setting.width, length, after, keeps_rule)]

    def room(self, height: float) -> Element:
        """Empty height in mm."""
        spacing = element("spacing", before=0, after=0, line=from_mm(height), lineRule="exact")
        style = element("pStyle", val=style_id("room"))
        return element("p", paragraph_properties(style, spacing, element("keepNext")))

    def _set(
        self, paragraph: Paragraph, style: Style, width: float
    ) -> tuple[tuple[Inline, ...], float, float]:
        """The words with the breaks that are ours, their size, the length of the line below."""
        measured = style.balanced or style.smaller or (paragraph.rule and paragraph.text)
        if not measured:
            return glued(paragraph.text), style.size, 0
        laid = self._measure.laid(paragraph, width)
        text = with_breaks(paragraph.text, laid) if style.balanced else glued(paragraph.text)
        return text, laid.size, rule_length(laid) if laid.rule else 0

    def _rule(
        self, style: Style, width: float, length: float, after: float, keeps_next: bool
    ) -> Element:
        free = (width - style.left - style.right - length) / 2
        properties = [
            element("pStyle", val=style_id("rule")),
            indents(style.left + free, style.right + free, 0),
        ]
        if after:
            height = from_points(self.profile.rule_gap - self.profile.rule_line)
            below = from_points(after)
            properties.append(
                element("spacing", before=0, after=below, line=height, lineRule="exact")
            )
        if keeps_next:
            properties.append(element("keepNext"))
        return element("p", paragraph_properties(*properties))


def _properties(
    code: str, style: Style, setting: Setting, keeps_next: bool, unspaced: bool
) -> list[Element]:
    """What a paragraph has beside its style."""
    properties = [element("pStyle", val=style_id(code))]
    if keeps_next and not style.keeps_next:
        properties.append(element("keepNext"))
    if setting.begins_page:
        properties.append(element("pageBreakBefore"))
    no_after = unspaced or setting.stacked
    if setting.above or (no_after and style.after):
        before = from_points(style.before + setting.above)
        after = 0 if no_after else from_points(style.after)
        line = line_spacing(style)
        properties.append(
            element("spacing", before=before, after=after, line=line, lineRule="auto")
        )
    return properties
