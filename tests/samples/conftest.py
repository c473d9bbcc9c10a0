"""The sample plans and the public documents they were taken from."""

from __future__ import annotations

from pathlib import Path

import pytest

from isodesk.facts import PlanFacts, canonical

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TRANSITION = "chuyen-doi-2018-2020"
PROGRAMME = "ap-dung-2018-2020"
YEARLY = "ke-hoach-nam-2024"
LETTER = "huong-dan-kt-xh-2024"
INSPECTION = "kiem-tra-2020"


def _plan(name: str) -> PlanFacts:
    return canonical.loads(PlanFacts, (SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def source_of(name: str) -> str:
    """A document as published."""
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def transition() -> PlanFacts:
    """Kế hoạch chuyển đổi: 119 units, 7 tasks."""
    return _plan(TRANSITION)


@pytest.fixture(scope="session")
def programme() -> PlanFacts:
    """Kế hoạch áp dụng: 3.060 million over three years."""
    return _plan(PROGRAMME)


@pytest.fixture(scope="session")
def yearly() -> PlanFacts:
    """Kế hoạch năm: a task table with merged cells."""
    return _plan(YEARLY)


@pytest.fixture(scope="session")
def letter() -> PlanFacts:
    """Công văn: blanks, a mailing list of 43."""
    return _plan(LETTER)


@pytest.fixture(scope="session")
def inspection() -> PlanFacts:
    """Kế hoạch kiểm tra: 30 quality systems in two modes."""
    return _plan(INSPECTION)


@pytest.fixture(params=[TRANSITION, PROGRAMME, YEARLY, LETTER, INSPECTION])
def any_plan(request: pytest.FixtureRequest) -> PlanFacts:
    """Each of the five."""
    return _plan(request.param)


@pytest.fixture(params=[TRANSITION, PROGRAMME])
def plan(request: pytest.FixtureRequest) -> PlanFacts:
    """Each of the two long ones."""
    return _plan(request.param)


@pytest.fixture(scope="session")
def transition_source() -> str:
    """The text of the conversion plan as published."""
    return source_of(TRANSITION)


@pytest.fixture(scope="session")
def programme_source() -> str:
    """The text of the programme as published."""
    return source_of(PROGRAMME)
