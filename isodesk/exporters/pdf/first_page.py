"""What stands on a section's first page alone: marks in its upper margin, the address below."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.documents.parts import Section
from isodesk.documents.profile import Profile
from isodesk.exporters.pdf.flow import LaidStack
from isodesk.exporters.pdf.pages import Pages
from isodesk.exporters.pdf.text import MM, LaidText, Setter


@dataclass(frozen=True)
class FirstPage:
    """The marks of a first page, set."""

    top: tuple[LaidStack, ...]
    foot: tuple[LaidText, ...]
    profile: Profile

    @classmethod
    def of(cls, section: Section, setter: Setter) -> FirstPage:
        """Set what ``section`` has above and below its first page."""
        width = setter.profile.text_width(section.landscape) * MM
        stacks = section.top.stacks if section.top else ()
        top = tuple(LaidStack.of(stack, setter) for stack in stacks)
        return cls(top, tuple(setter.paragraph(p, width) for p in section.foot), setter.profile)

    @property
    def room(self) -> float:
        """The height in points that the foot takes from the text."""
        if not self.foot:
            return 0.0
        lines = sum(line.before + line.height for line in self.foot)
        return self.profile.foot_gap * MM + self.profile.rule_gap + lines

    def draw(self, pages: Pages) -> None:
        """Draw on the page that ``pages`` just began."""
        x, y = pages.left, self.profile.stamps.top * MM
        for stack in self.top:
            stack.draw(pages.paper, x, y)
            x += stack.width
        if not self.foot:
            return
        x, y = pages.left, pages.bottom + self.profile.foot_gap * MM
        pages.paper.rules([(x, y, x + pages.width, y)], self.profile.rule_line)
        y += self.profile.rule_gap
        for line in self.foot:
            line.draw(pages.paper, x, y + line.before)
            y += line.before + line.height
