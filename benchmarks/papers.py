"""From a plan to the bytes of its PDF, beside other ways to the same paper in the same run."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figure import Figure, compared, lasting
from benchmarks.fresh import told
from benchmarks.same_table import FONTS, SameTable, plain_canvas
from benchmarks.turns import in_turns
from isodesk.documents.document import build_document
from isodesk.exporters.excel import excel_bytes
from isodesk.exporters.pdf import document_pdf, mapped_pdf, pdf_bytes
from isodesk.exporters.word import word_bytes
from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    Issuer,
    Mark,
    MatrixColumn,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanSubject,
    PlanTable,
    RichText,
    SubjectGroup,
    TableSource,
)
from isodesk.services.sample import SAMPLES, sample_plan
from tests.exporters.gallery.pages import read_boxes
from tools.libre_office import LibreOffice

TOPIC = "Papers"
ROUNDS = 7
UNITS = 300
MEGABYTE = 1024  # of the kilobytes that the system counts

_PEAK = """
from benchmarks.papers import annex_plan, peak_kilobytes, {work}
plan = annex_plan({units}, 0)
begun = peak_kilobytes()
{work}(plan)
print(peak_kilobytes(), begun)
"""


def peak_kilobytes() -> int:
    """The most memory that this process has held. What `resource` tells counts its parent too."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def annex_plan(units: int, turn: int) -> PlanFacts:
    """A plan whose annex lists so many units under groups; each turn names other units."""
    groups = tuple(SubjectGroup(f"g{i}", RichText.of(f"NHÓM ĐƠN VỊ {i + 1}")) for i in range(6))
    years = tuple(MatrixColumn(f"c{y}", str(y), RichText.of(f"Năm {y}"), y) for y in (2026, 2027))
    subjects = tuple(
        PlanSubject(
            f"s{i}",
            groups[i * len(groups) // units].key,
            RichText.of(f"Ủy ban nhân dân xã Hữu Lũng số {turn}.{i}"),
            note=RichText.of("Chuyển đổi từ phiên bản 2008" if i % 9 == 0 else ""),
        )
        for i in range(units)
    )
    table = PlanTable("m", TableSource.MATRIX)
    annex = Annex("a", RichText.of("Đơn vị áp dụng"), (Block("t", BlockKind.TABLE, table="m"),))
    return PlanFacts(
        "p",
        PlanKind.BLANK,
        PlanStatus.DRAFT,
        Issuer(("SỞ NỘI VỤ",)),
        RichText.of("Áp dụng Hệ thống quản lý chất lượng"),
        annexes=(annex,),
        tables=(table,),
        groups=groups,
        subjects=subjects,
        columns=years,
        marks=tuple(Mark(s.key, years[i % 2].key) for i, s in enumerate(subjects)),
    )


def ours(plan: PlanFacts) -> bytes:
    """Our own PDF."""
    return pdf_bytes(plan, "bundled")


def typst(plan: PlanFacts) -> bytes:
    """The annex as Typst sets it, the fonts given and no others looked for."""
    program: Any = import_module("typst")
    source = SameTable.of(build_document(plan)).typst()
    made: bytes = program.compile(source, font_paths=[str(FONTS)], ignore_system_fonts=True)
    return made


def weasyprint(plan: PlanFacts) -> bytes:
    """The annex as WeasyPrint sets it."""
    program: Any = import_module("weasyprint")
    made: bytes = program.HTML(string=SameTable.of(build_document(plan)).html()).write_pdf()
    return made


def run(folder: Path) -> Iterator[Figure]:
    """All figures about papers."""
    yield from _whole_plan(folder)
    yield from _annex(folder)
    yield from _growth()
    yield _refresh()
    yield from _peaks()


def _whole_plan(folder: Path) -> Iterator[Figure]:
    office = LibreOffice(folder)
    plan = sample_plan(SAMPLES[0])
    for_us, theirs = in_turns(
        lambda _: ours(plan),
        lambda _: office.converted(word_bytes(plan), "docx", "pdf"),
        rounds=ROUNDS,
    )
    what = "whole plan with two annexes"
    yield compared(TOPIC, what, for_us, theirs, "LibreOffice, warm, our Word file", 1)


def _annex(folder: Path) -> Iterator[Figure]:
    office = LibreOffice(folder)
    plans = [annex_plan(UNITS, turn) for turn in range(ROUNDS + 1)]
    times = in_turns(
        lambda turn: ours(plans[turn]),
        lambda turn: typst(plans[turn]),
        lambda turn: office.converted(word_bytes(plans[turn]), "docx", "pdf"),
        lambda turn: office.converted(excel_bytes(plans[turn]), "xlsx", "pdf"),
        lambda turn: weasyprint(plans[turn]),
        rounds=ROUNDS,
    )
    names = ("typst", "LibreOffice, warm, docx", "LibreOffice, warm, xlsx", "WeasyPrint")
    for name, theirs, aim in zip(names, times[1:], (2.5, 1, 1, 1), strict=True):
        yield compared(TOPIC, f"annex of {UNITS} units", times[0], theirs, name, aim)


def _growth() -> Iterator[Figure]:
    document = build_document(annex_plan(1_000, 0))
    pages = read_boxes(document_pdf(document, "bundled"))
    for_us, theirs = in_turns(
        lambda _: document_pdf(document, "bundled"),
        lambda _: plain_canvas(pages),
        rounds=ROUNDS,
    )
    what = "table of 1.000 rows laid out and written"
    yield compared(TOPIC, what, for_us, theirs, "plain canvas, same strings", 1.5)
    plans = {units: [annex_plan(units, turn) for turn in range(4)] for units in (1_000, 10_000)}
    large, small = in_turns(
        lambda turn: ours(plans[10_000][turn]), lambda turn: ours(plans[1_000][turn]), rounds=3
    )
    yield compared(TOPIC, "growth: 10.000 rows", large, small, "1.000 rows", 11)


def _refresh() -> Figure:
    """From changed facts to the picture of the changed page."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from isodesk.ui.preview.pages import PdfPages

    plan = sample_plan(SAMPLES[0])
    times = []
    for turn in range(ROUNDS + 4):
        block = next(b for b in plan.blocks if b.kind is BlockKind.PLAIN)
        text = RichText.of(f"Nội dung sửa lần {turn}. ", *block.text.parts)
        blocks = tuple(replace(b, text=text) if b is block else b for b in plan.blocks)
        begun = time.perf_counter()
        made = PdfPages(mapped_pdf(replace(plan, blocks=blocks), "bundled").data)
        made.picture(0, 96)
        times.append((time.perf_counter() - begun) * 1000)
        made.close()
    return lasting(TOPIC, "preview, from an edit to the page's picture", times[1:], 500)


def _peaks() -> Iterator[Figure]:
    peaks = {}
    for work in ("ours", "typst"):
        grown = [peak - begun for peak, begun in told(_PEAK.format(work=work, units=10_000), 2)]
        peaks[work] = median(grown) / MEGABYTE
    detail = f"{peaks['ours']:.0f} MB against {peaks['typst']:.0f} MB (typst)"
    ratio = peaks["ours"] / peaks["typst"]
    yield Figure(TOPIC, "memory, peak for 10.000 rows", ratio, 1, "×", detail)
    grown = [peak - begun for peak, begun in told(_PEAK.format(work="ours", units=UNITS), 2)]
    peak = median(grown) / MEGABYTE
    detail = "above what the program holds before"
    yield Figure(TOPIC, f"memory, peak for {UNITS} units", peak, 50, "MB", detail)
