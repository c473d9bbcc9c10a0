"""A plan to PDF beside LibreOffice, and to a workbook beside openpyxl alone."""

from __future__ import annotations

import io
import subprocess
import time
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from statistics import median
from typing import Any

from openpyxl import Workbook, load_workbook

from benchmarks.figure import Figure, compared
from benchmarks.flat_odt import flat_odt
from benchmarks.fresh import told
from benchmarks.turns import in_turns
from isodesk.documents.document import build_document
from isodesk.exporters.excel import excel_bytes
from isodesk.services.sample import SAMPLES, sample_plan

ROUNDS = 7
TOPIC = "Exports"

_PDF = f"""
import time
from isodesk.services.sample import sample_plan
plan = sample_plan({SAMPLES[0]!r})
begun = time.perf_counter()
from isodesk.exporters.pdf import pdf_bytes
made = pdf_bytes(plan, "bundled")
print((time.perf_counter() - begun) * 1000)
"""


def run(folder: Path) -> Iterator[Figure]:
    """All figures about exports of document 1."""
    ours = median(line[0] for line in told(_PDF, ROUNDS))
    office = _libre_office(folder)
    yield Figure(
        TOPIC,
        "PDF, reportlab's import included",
        office / ours,
        5,
        "× faster",
        f"{ours:.0f} ms against {office:.0f} ms (LibreOffice, warm profile, equal file)",
        at_least=True,
    )
    plan = sample_plan(SAMPLES[0])
    cells = _cells(excel_bytes(plan))
    book, raw = in_turns(lambda _: excel_bytes(plan), lambda _: _raw(cells), rounds=ROUNDS)
    yield compared(TOPIC, "workbook, before it is read back", book, raw, "openpyxl alone", 1.3)


def _libre_office(folder: Path) -> float:
    """The median milliseconds of a conversion after one that warms the profile."""
    source = folder / "equal.fodt"
    source.write_text(flat_odt(build_document(sample_plan(SAMPLES[0]))), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    times = []
    for _ in range(ROUNDS // 2 + 2):
        begun = time.perf_counter()
        subprocess.run([*command, str(folder), str(source)], check=True, capture_output=True)
        times.append((time.perf_counter() - begun) * 1000)
    return median(times[1:])


Look = tuple[Any, ...]


def _cells(content: bytes) -> list[tuple[str, list[tuple[int, int, Any, Look]]]]:
    """Every cell of a workbook with its look, sheet by sheet; equal looks are one object."""
    looks: dict[Any, Look] = {}
    sheets = []
    book: Any = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        cells = [
            (cell.row, cell.column, cell.value, _look(cell, looks))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None or cell.has_style
        ]
        sheets.append((sheet.title, cells))
    return sheets


def _look(cell: Any, looks: dict[Any, Look]) -> Look:
    known = tuple(cell._style)
    if known not in looks:
        parts = (cell.font, cell.alignment, cell.border, cell.fill)
        looks[known] = (*(copy(part) for part in parts), cell.number_format)
    return looks[known]


def _raw(sheets: list[tuple[str, list[tuple[int, int, Any, Look]]]]) -> bytes:
    """The same cells as anybody would write them with openpyxl."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, cells in sheets:
        sheet: Any = book.create_sheet(title)
        for row, column, value, look in cells:
            cell = sheet.cell(row, column)
            cell.font, cell.alignment, cell.border, cell.fill, cell.number_format = look
            cell.value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
