"""Which pages to print again once a plan has its number and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from isodesk.exporters.fonts import FontChoice
from isodesk.exporters.pdf import mapped_pdf
from isodesk.exporters.pdf.mapped import MappedPdf, Source
from isodesk.facts import PlanFacts

_FIELDS = ("number", "date")


def renumbered_pdf(
    before: PlanFacts, after: PlanFacts, font: FontChoice = "auto"
) -> tuple[MappedPdf, tuple[int, ...]]:
    """The PDF of ``after`` and its pages, from 0, that differ from those of ``before``.

    ``before`` is the same plan without number and day. The pages are the first, the first of each
    annex that names the plan, those with a field of number or day, and any page on which the
    filled blanks have moved something.
    """
    old, new = mapped_pdf(before, font), mapped_pdf(after, font)
    annexes = zip(after.annexes, new.starts[1:], strict=True)
    pages = {0} | {start for annex, start in annexes if annex.reference}
    places = set(_showing(after))
    pages |= {source.page for source in new.sources if source.place in places}
    was, now = _boxes(old), _boxes(new)
    pages |= {page for page, boxes in now.items() if was.get(page) != boxes}
    return new, tuple(sorted(pages))


def _showing(plan: PlanFacts) -> Iterator[str]:
    """The places of the text that quote the plan's own number or day."""
    texts = [(f"blocks/{block.key}", block.text) for block in plan.all_blocks()]
    texts += [(f"bases/{basis.key}", basis.text) for basis in plan.legal_bases]
    for place, text in texts:
        if any(field.source in _FIELDS for field in text.fields):
            yield place


def _boxes(pdf: MappedPdf) -> dict[int, list[Source]]:
    """What stands where on each page; number and day themselves are on the first."""
    pages: dict[int, list[Source]] = defaultdict(list)
    for source in pdf.sources:
        if source.place not in ("header/number", "header/date"):
            pages[source.page].append(source)
    return pages
