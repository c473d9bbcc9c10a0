"""Every kind of plan in every format, as it comes out of a printer.

Our own PDF, and the Word file and workbook as LibreOffice prints them: on no page does anything lie
over something else, cross a rule, leave the page or miss. The PDFs stay in `out/proof/gallery/`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from isodesk.documents.document import build_document
from isodesk.documents.profile import ND30_2020, Margins
from isodesk.exporters.excel import excel_bytes
from isodesk.exporters.pdf import pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts
from tests.exporters.gallery.books import book_faults, read_book
from tests.exporters.gallery.pages import Page, faults, lost, lost_letters, read_boxes
from tests.exporters.gallery.plans import cases
from tools.libre_office import LibreOffice

OUT = Path("out") / "proof" / "gallery"
_SHEETS = Margins(top=15, bottom=20, left=20, right=15)
WORKBOOK = replace(ND30_2020, portrait=_SHEETS, landscape=_SHEETS)
MORE_PAGES = 0.05


def word_faults(plan: PlanFacts, ours: list[Page], theirs: list[Page]) -> Iterator[str]:
    """What is wrong with the printed Word file; its pages are ours, one more or less for twenty."""
    if abs(len(theirs) - len(ours)) > 1 + MORE_PAGES * len(ours):
        yield f"{len(theirs)} pages, not {len(ours)}"
    yield from faults(theirs)
    yield from lost_letters(build_document(plan), theirs)


def wrong(
    plan: PlanFacts, printed: Mapping[str, list[Page]], book: bytes
) -> Iterator[tuple[str, str]]:
    """Each fault of a plan with its format."""
    ours = printed["pdf"]
    yield from (("pdf", fault) for fault in (*faults(ours), *lost(build_document(plan), ours)))
    yield from (("docx", fault) for fault in word_faults(plan, ours, printed["docx"]))
    yield from (("xlsx", fault) for fault in book_faults(read_book(book)))
    yield from (("xlsx", fault) for fault in faults(printed["xlsx"], WORKBOOK))


def main() -> int:
    """Exit 1 when anything is wrong."""
    OUT.mkdir(parents=True, exist_ok=True)
    plans = {name: make() for name, make in cases().items()}
    books = {name: excel_bytes(plan) for name, plan in plans.items()}
    made = {"pdf": {name: pdf_bytes(plan, "bundled") for name, plan in plans.items()}}
    with tempfile.TemporaryDirectory() as folder:
        office = LibreOffice(Path(folder))
        words = {name: word_bytes(plan) for name, plan in plans.items()}
        made["docx"] = office.all_converted(words, "docx", "pdf")
        made["xlsx"] = office.all_converted(books, "xlsx", "pdf")
    failed = False
    for name, plan in plans.items():
        for suffix, files in made.items():
            (OUT / f"{name}-{suffix}.pdf").write_bytes(files[name])
        printed = {suffix: read_boxes(files[name]) for suffix, files in made.items()}
        counts = ", ".join(f"{len(pages)} of {suffix}" for suffix, pages in printed.items())
        print(f"{name}: pages {counts}", flush=True)
        for suffix, fault in wrong(plan, printed, books[name]):
            failed = True
            print(f"  {suffix}: {fault}")
    return int(failed or not plans)


if __name__ == "__main__":
    sys.exit(main())
