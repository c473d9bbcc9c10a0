"""Old papers brought in: five of them from text to PDF, their Word files, 119 workbooks, memory."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figure import Figure, compared
from benchmarks.fresh import told
from benchmarks.papers import MEGABYTE
from benchmarks.turns import in_turns
from isodesk.checks import run_checks
from isodesk.exporters.excel.update_sheet import update_sheet_bytes
from isodesk.exporters.pdf import pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise
from isodesk.importers.update_sheet import read_update_sheets
from isodesk.services.sample import SAMPLES, sample_plan
from tests.importers.measuring import measured
from tests.importers.test_five_documents import FIVE, TEXTS, found, known

TOPIC = "Bringing in"
ROUNDS = 5
_PEAK = """
from pathlib import Path
from benchmarks.bringing import recognise, read_source, run_checks, sample_plan
from benchmarks.large import large_plan
from benchmarks.papers import peak_kilobytes
source, plan = Path({path!r}), large_plan(300, 60)
begun = peak_kilobytes()
{work}
print(peak_kilobytes(), begun)
"""
_WORK = {
    "an import, document 1 from Word": "recognise(read_source(source))",
    "a review, 300 units": "run_checks(plan)",
}


def run(folder: Path) -> Iterator[Figure]:
    """Each document by itself, then the workbooks and the memory."""
    for number, name in enumerate(FIVE, 1):
        yield _chain(number, name)
    words = []
    for number, sample in enumerate(SAMPLES, 1):
        words.append(folder / f"paper-{number}.docx")
        words[-1].write_bytes(word_bytes(sample_plan(sample)))
        works = (partial(_imported, words[-1]), partial(_bare_word, words[-1]))
        ours, peer = in_turns(*works, rounds=ROUNDS)
        what = f"document {number} from its Word file"
        yield compared(TOPIC, what, ours, peer, "python-docx, every paragraph and cell", 2)
    yield _workbooks(folder)
    for what, work in _WORK.items():
        runs = told(_PEAK.format(path=str(words[0]), work=work), 2)
        grown = median(peak - begun for peak, begun in runs) / MEGABYTE
        detail = "above what the program holds before"
        yield Figure(TOPIC, f"memory, peak of {what}", grown, 50, "MB", detail)


def _chain(number: int, name: str) -> Figure:
    """Text to plan to PDF: what came out right, and what was doubted and found on the way."""
    begun = time.perf_counter()
    result = recognise(read_source(TEXTS / f"{name}.txt"))
    findings = run_checks(result.plan)
    pdf = pdf_bytes(result.plan, "bundled")
    took = (time.perf_counter() - begun) * 1000
    share = measured(found(name), known(name)).share * 100
    detail = (
        f"of its facts right; {len(result.doubts)} doubts, {len(findings)} findings, "
        f"{_pages(pdf)} pages, {took:.0f} ms"
    )
    what = f"document {number}, text to plan to PDF"
    return Figure(TOPIC, what, share, 95, "%", detail, at_least=True)


def _pages(pdf: bytes) -> int:
    pypdfium2: Any = import_module("pypdfium2")  # it comes without types
    book = pypdfium2.PdfDocument(pdf)
    pages = len(book)
    book.close()
    return pages


def _imported(path: Path, _turn: int) -> PlanFacts:
    return recognise(read_source(path)).plan


def _bare_word(path: Path, _turn: int) -> int:
    """Every word of a file by the library alone."""
    from docx import Document

    book = Document(str(path))
    texts = [paragraph.text for paragraph in book.paragraphs]
    for table in book.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return len(texts)


def _workbooks(folder: Path) -> Figure:
    plan = sample_plan(SAMPLES[0])
    paths = _sheets(folder, plan)
    ours, peer = in_turns(
        lambda _: read_update_sheets(paths, plan.key),
        lambda _: [_bare_sheet(path) for path in paths],
        rounds=3,
    )
    what = f"{len(paths)} workbooks of units read"
    return compared(TOPIC, what, ours, peer, "openpyxl, every cell", 1.5)


def _sheets(folder: Path, plan: PlanFacts) -> list[Path]:
    """The phiếu cập nhật of every unit of the plan."""
    paths = []
    for at, subject in enumerate(plan.subjects):
        paths.append(folder / f"unit-{at:03d}.xlsx")
        paths[-1].write_bytes(update_sheet_bytes(plan, subject.name.plain()))
    return paths


def _bare_sheet(path: Path) -> Sequence[tuple[object, ...]]:
    """The cells of the first sheet by the library alone."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    rows = [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    return rows
