"""The five samples written by the program's own exporters and read back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from isodesk.exporters import EXPORTERS
from isodesk.facts import PlanFacts, canonical
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import Imported, recognise
from tests.importers.measuring import measured, rows_of

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.json"))
ENOUGH = {".docx": 0.985, ".pdf": 0.98}


@cache
def known(path: Path) -> PlanFacts:
    return canonical.loads(PlanFacts, path.read_text(encoding="utf-8"))


def read_back(path: Path, suffix: str, folder: Path) -> Imported:
    target = folder / f"{path.stem}{suffix}"
    target.write_bytes(EXPORTERS[suffix].make(known(path), "bundled", False))
    return recognise(read_source(target))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", ENOUGH)
def test_papers_come_back_as_they_went(tmp_path: Path, path: Path, suffix: str) -> None:
    found = read_back(path, suffix, tmp_path)
    measure = measured(found.plan, known(path))
    assert measure.share >= ENOUGH[suffix], measure.wrong
    assert dict(rows_of(found.plan)) == dict(rows_of(known(path)))
    assert found.prose_kept


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_rows_of_a_workbook_come_back(tmp_path: Path, path: Path) -> None:
    """A workbook shows the tables; its texts and forms are left out."""
    found = dict(rows_of(read_back(path, ".xlsx", tmp_path).plan))
    rows = dict(rows_of(known(path)))
    assert {place: found.get(place) for place in rows} == rows


def test_a_roadmap_brings_no_task_twice(tmp_path: Path) -> None:
    path = next(path for path in SAMPLES if path.stem == "ke-hoach-nam-2024")
    found = read_back(path, ".xlsx", tmp_path)
    assert len(found.plan.tasks) == len(known(path).tasks)
    reasons = [doubt.reason for doubt in found.doubts]
    assert sum(reason.startswith("Biểu đồ tiến độ nói lại") for reason in reasons) == 1
    assert found.prose_kept


def test_counts_below_the_years_are_kept_as_printed(tmp_path: Path) -> None:
    path = next(path for path in SAMPLES if path.stem == "chuyen-doi-2018-2020")
    plan = read_back(path, ".xlsx", tmp_path).plan
    codes = {column.key: column.code for column in plan.columns}
    stated = {codes.get(s.place.split("/")[1]): s.text for s in plan.stated if "/total" in s.place}
    assert stated == {"2018": "33", "2019": "45", "2020": "41"}
