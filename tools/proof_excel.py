"""The workbooks of the samples and of a report, computed again by LibreOffice and printed by it.

Every cached value is taken out of a copy, LibreOffice computes the formulas, and its values must
equal ours. The printed pages must be A4 landscape and show no `###`.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from isodesk.exporters.excel import excel_bytes
from isodesk.facts import PlanFacts
from isodesk.facts.canonical import loads
from tests.documents.followed import followed_plan, funded_plan, report_on
from tools.libre_office import LibreOffice

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
A4_LANDSCAPE = (842, 595)
_VALUE = re.compile(r"(</f>)<v>[^<]*</v>")


def without_values(data: bytes) -> bytes:
    """The same workbook, its formulas without values."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = _VALUE.sub(r"\1", content.decode("utf-8")).encode("utf-8")
            target.writestr(name, content)
    return stream.getvalue()


def differing_values(data: bytes, office: LibreOffice) -> tuple[int, list[str]]:
    """How many formulas were computed again, and a line for each that came out otherwise."""
    formulas = load_workbook(io.BytesIO(data))
    ours = load_workbook(io.BytesIO(data), data_only=True)
    computed = office.converted(without_values(data), "xlsx", "xlsx")
    theirs = load_workbook(io.BytesIO(computed), data_only=True)
    compared, wrong = 0, []
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                compared += 1
                mine = ours[sheet.title][cell.coordinate].value
                other = theirs[sheet.title][cell.coordinate].value
                if mine != other:
                    wrong.append(f"{sheet.title}!{cell.coordinate}: {mine!r}, not {other!r}")
    return compared, wrong


def wrong_pages(data: bytes, office: LibreOffice) -> tuple[int, list[str]]:
    """How many pages LibreOffice prints, and a line for each that is not as it should be.

    A page is A4, upright only where a sheet of the workbook is: a list or table of the plan's own.
    """
    ways = {sheet.page_setup.orientation for sheet in load_workbook(io.BytesIO(data)).worksheets}
    sizes = {A4_LANDSCAPE, *({A4_LANDSCAPE[::-1]} if "portrait" in ways else ())}
    pages = PdfReader(io.BytesIO(office.converted(data, "xlsx", "pdf"))).pages
    wrong = []
    for number, page in enumerate(pages, 1):
        size = (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        if size not in sizes:
            wrong.append(f"page {number} is {size}")
        if "###" in page.extract_text():
            wrong.append(f"page {number} shows ###")
    return len(pages), wrong


def _plans() -> Iterator[tuple[str, PlanFacts]]:
    """The samples; two of them with results, and the report on both."""
    for path in sorted(SAMPLES.glob("*.json")):
        yield path.stem, loads(PlanFacts, path.read_text(encoding="utf-8"))
    followed = followed_plan(), funded_plan()
    yield from zip(("followed", "funded"), followed, strict=True)
    yield "report", report_on(*followed)


def main() -> int:
    """Exit 1 when a value or a page differs."""
    failed, computed = False, 0
    for name, plan in _plans():
        data = excel_bytes(plan)
        with tempfile.TemporaryDirectory() as folder:
            office = LibreOffice(Path(folder))
            formulas, differing = differing_values(data, office)
            pages, misprinted = wrong_pages(data, office)
        print(f"{name}: {formulas} formulas computed again, {pages} pages printed")
        for line in (*differing, *misprinted):
            print(f"  {line}")
        failed, computed = failed or bool(differing or misprinted), computed + formulas
    return int(failed or not computed)


if __name__ == "__main__":
    sys.exit(main())
