"""The Word copies of the sample plans, printed by LibreOffice and measured beside our own PDF.

Pages, margins, fonts, the letterhead, the numbers of paragraphs and pages: a copy that another
program opens must look like the page that is signed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from isodesk.documents.profile import ND30_2020
from isodesk.exporters.pdf import pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts
from isodesk.facts.canonical import loads
from tests.exporters.pdf.reading import Sheet, TextLine, read_pdf
from tools.libre_office import LibreOffice

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
FACES = {"Tinos"}
_LETTERHEAD = (ND30_2020.labels.country, ND30_2020.labels.motto)
_NUMBERS = re.compile(r"(?m)^ *((?:[IVX]+|[0-9]+(?:\.[0-9]+)*)\.|[-+]|[a-zđ]\))\s")


def differences(theirs: list[Sheet], ours: list[Sheet]) -> Iterator[str]:
    """A line for each thing that does not look as on our own pages."""
    if abs(len(theirs) - len(ours)) > 1:
        yield f"{len(theirs)} pages, not {len(ours)}"
    if _first_pages(theirs) != _first_pages(ours):
        yield f"sections of {_first_pages(theirs)} sheets, not {_first_pages(ours)}"
    yield from _moved(theirs[0], ours[0])
    if _counted(theirs) != _counted(ours):
        yield f"numbers {_counted(theirs)}, not {_counted(ours)}"
    for number, sheet in enumerate(theirs, 1):
        yield from (f"page {number}: {wrong}" for wrong in _wrong(sheet))


def _first_pages(sheets: list[Sheet]) -> list[tuple[int, int]]:
    """The size of each page that hides its number: where a section begins."""
    return [(round(s.width), round(s.height)) for s in sheets if not s.number]


def _moved(theirs: Sheet, ours: Sheet) -> Iterator[str]:
    """Letterhead and title, within 1,5 mm of their places."""
    for words in (*_LETTERHEAD, "Số:", "ngày", "KẾ HOẠCH"):
        there, here = theirs.line(words), ours.line(words)
        if abs(there.left - here.left) > 1.5 or abs(there.y - here.y) > 1.5:
            yield f"{words} at {_place(there)}, not {_place(here)}"
        if there.size != here.size:
            yield f"{words} is {there.size} pt, not {here.size}"
    for there_rule, here_rule in zip(_short_rules(theirs), _short_rules(ours), strict=False):
        if abs(there_rule - here_rule) > 1:
            yield f"a line of {there_rule:.1f} mm, not {here_rule:.1f}"
    if len(_short_rules(theirs)) != len(_short_rules(ours)):
        yield f"{len(_short_rules(theirs))} lines below words, not {len(_short_rules(ours))}"


def _place(line: TextLine) -> str:
    return f"({line.left:.1f}, {line.y:.1f})"


def _short_rules(sheet: Sheet) -> list[float]:
    """The lengths of the level lines of the letterhead and the title."""
    rules = {round(rule.top): rule.length for rule in sheet.rules if rule.is_level}
    return [rules[top] for top in sorted(rules)]


def _counted(sheets: list[Sheet]) -> list[str]:
    """The numbers and dashes that the body's lines begin with."""
    return [number for sheet in sheets for number in _NUMBERS.findall(sheet.text)]


def _wrong(sheet: Sheet) -> Iterator[str]:
    """What breaks a rule of the page itself."""
    edges = ND30_2020.landscape if sheet.width > sheet.height else ND30_2020.portrait
    text = [line for line in sheet.lines if line.y >= 17]
    left, right = min(line.left for line in text), max(line.right for line in text)
    if left < edges.left - 3.5 or right > sheet.width - edges.right + 3.5:
        yield f"text from {left:.1f} to {right:.1f} mm"
    if max(line.y for line in text) > sheet.height - edges.bottom:
        yield "text below the margin"
    fonts = {letter.font.partition("-")[0] for line in text for letter in line.letters}
    if not fonts <= FACES:
        yield f"fonts {sorted(fonts - FACES)}"
    for line in (line for line in sheet.lines if line.y < 17):
        middle = edges.left + (sheet.width - edges.left - edges.right) / 2
        if abs(line.middle - middle) > 1 or line.size != ND30_2020.page_number_size:
            yield f"page number at {line.middle:.1f} mm in {line.size} pt"
        if abs(line.y - ND30_2020.page_number_top) > 3:
            yield f"page number {line.y:.1f} mm below the edge"


def main() -> int:
    """Exit 1 when a copy looks otherwise."""
    failed = False
    for path in sorted(SAMPLES.glob("*.json")):
        plan = loads(PlanFacts, path.read_text(encoding="utf-8"))
        ours = read_pdf(pdf_bytes(plan, "bundled"))
        with tempfile.TemporaryDirectory() as folder:
            copy = LibreOffice(Path(folder)).converted(word_bytes(plan), "docx", "pdf")
        theirs = read_pdf(copy)
        found = list(differences(theirs, ours))
        pages = f"{len(theirs)} pages from Word, {len(ours)} of our own"
        print(f"{path.stem}: {pages}, {len(_counted(theirs))} numbers and dashes")
        for line in found:
            print(f"  {line}")
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
