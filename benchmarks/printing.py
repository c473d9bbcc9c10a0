"""What a printed page costs: seconds and megabytes at 600 dpi, in grey and in colour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from benchmarks.fresh import told

TOPIC = "Printing"
ROUNDS = 3
MEGABYTE = 1024  # of the kilobytes that the system counts

_PAGES = """
import time
from PySide6.QtGui import QGuiApplication
from benchmarks.papers import peak_kilobytes
from isodesk.exporters.pdf import pdf_bytes
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.ui.preview.pages import PdfPages
from isodesk.ui.preview.print_job import MOST_DOTS
application = QGuiApplication([])
data = pdf_bytes(sample_plan(SAMPLES[0]), "bundled")
pages = PdfPages(data)
pages.is_grey(0)
begun, started = peak_kilobytes(), time.perf_counter()
for number in range(len(pages.sizes)):
    pages.{make}(number, MOST_DOTS)
took = (time.perf_counter() - started) / len(pages.sizes)
print(took * 1000, peak_kilobytes() - begun)
"""


def run(_folder: Path) -> Iterator[Figure]:
    """Time and memory a page, one page in memory at a time."""
    for make, name in (("grey_picture", "grey"), ("picture", "as it is")):
        runs = told(_PAGES.format(make=make), ROUNDS)
        detail = f"median of {ROUNDS} runs over all pages"
        taken = median(time for time, _ in runs)
        yield Figure(TOPIC, f"a page at 600 dpi, {name}", taken, 1000, "ms", detail)
        memory = max(kilobytes for _, kilobytes in runs) / MEGABYTE
        what = f"memory while all pages are drawn, {name}"
        yield Figure(TOPIC, what, memory, 150, "MB", "peak above what was held before")
