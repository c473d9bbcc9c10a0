"""Every word of a source is found again in the plan, in what it states, or among the doubts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from isodesk.importers.plain_text import text_document
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise
from isodesk.importers.recognition.ledger import lost_words
from tests.importers.measuring import measured
from tests.importers.printing import printed_text

HERE = Path(__file__).parent
SOURCES = sorted([*(HERE.parent / "samples").glob("*.txt"), *(HERE / "texts").glob("*.txt")])
FORM = "số như trên v v bản b kính gửi"


def counted(text: str) -> Counter[str]:
    """Words in small letters; numbers without dots between their thousands and zeros in front."""
    whole = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", text.lower())
    words = re.findall(r"\d+|[^\W\d_]+", re.sub(r"(?<=\d),0+(?!\d)", "", whole))
    return Counter(word.lstrip("0") or "0" for word in words)


def every(names: list[Path]) -> list[str]:
    return [path.stem for path in names]


@pytest.mark.parametrize("path", SOURCES, ids=every(SOURCES))
def test_words_of_the_source_are_found_again(path: Path) -> None:
    result = recognise(read_source(path))
    stated = " ".join(stated.text for stated in result.plan.stated)
    told = " ".join(doubt.text for doubt in result.doubts)
    names = f"{result.plan.issuer.full_name} {result.plan.issuer.short_name}"
    kept = counted(" ".join((printed_text(result.plan), stated, told, names, FORM)))
    assert counted(path.read_text(encoding="utf-8")) - kept == Counter()


@pytest.mark.parametrize("path", SOURCES, ids=every(SOURCES))
def test_nothing_needs_a_doubt_to_be_kept(path: Path) -> None:
    assert recognise(read_source(path)).prose_kept


def test_a_word_that_a_plan_does_not_print_is_named_with_its_place() -> None:
    document = read_source(HERE.parent / "samples" / "ap-dung-2018-2020.txt")
    plan = recognise(document).plan
    assert lost_words(document, plan, []) == []
    block = next(b for b in plan.blocks if "Nhằm không ngừng" in b.text.plain())
    fewer = replace(plan, blocks=tuple(b for b in plan.blocks if b is not block))
    (lost,) = [d for d in lost_words(document, fewer, []) if "nhằm" in d.text]
    assert lost.place.startswith("dòng ")


@pytest.mark.parametrize("path", SOURCES, ids=every(SOURCES))
def test_a_printed_plan_is_read_back_as_it_was(path: Path) -> None:
    plan = recognise(read_source(path)).plan
    again = recognise(text_document(path.name, printed_text(plan))).plan
    # The name of an annex prints in capitals.
    wrong = [(place, want) for (place, want), _ in measured(again, plan).wrong]
    assert [place for place, want in wrong if not place.endswith("title")] == []
