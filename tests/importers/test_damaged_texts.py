"""Texts with lines lost, doubled, swapped and typed wrong: read all the same, nothing lost."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from isodesk.checks.registry import run_checks
from isodesk.importers.plain_text import text_document
from isodesk.importers.recognition import recognise

HERE = Path(__file__).parent
SOURCES = sorted([*(HERE.parent / "samples").glob("*.txt"), *(HERE / "texts").glob("*.txt")])


def damaged(text: str, chance: Random) -> str:
    lines = text.split("\n")
    for _ in range(chance.randint(1, 10)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at].replace("\t", " ", 1)
            case _:
                place = chance.randrange(len(lines[at]) + 1)
                sign = chance.choice('0Xx.:;-/()\tI1aĐ"*|')
                lines[at] = lines[at][:place] + sign + lines[at][place:]
    return "\n".join(lines)


@pytest.mark.parametrize("path", SOURCES, ids=[path.stem for path in SOURCES])
def test_no_damage_stops_the_reading(path: Path) -> None:
    chance = Random(path.stem)
    text = path.read_text(encoding="utf-8")
    for _ in range(10):
        document = text_document(path.name, damaged(text, chance))
        result = recognise(document)
        run_checks(result.plan)
        unplaced = [d for d in result.doubts if "chưa có chỗ" in d.reason]
        assert result.prose_kept == (not unplaced)
