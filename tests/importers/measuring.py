"""How much of a plan was recognised: its facts beside those that are known to be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from isodesk.documents.show import plan_as_data
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext

Fact = tuple[str, Any]


@dataclass(frozen=True)
class Measure:
    """What was found of what was to be found."""

    right: int
    wrong: tuple[tuple[Fact, Any], ...]

    @property
    def share(self) -> float:
        return self.right / (self.right + len(self.wrong))


def measured(found: PlanFacts, known: PlanFacts) -> Measure:
    """Every field of ``known`` beside the same of ``found``."""
    have = dict(facts_of(found))
    pairs = [((place, value), have.get(place)) for place, value in facts_of(known)]
    wrong = tuple(pair for pair in pairs if _plain(pair[0][1]) != _plain(pair[1]))
    return Measure(len(pairs) - len(wrong), wrong)


def facts_of(plan: PlanFacts) -> Iterator[Fact]:
    """The fields of a plan by where they stand, as other programs see them."""
    data = plan_as_data(plan)
    for name in ("kind", "document_type", "number", "symbol", "place", "subject", "deadline"):
        yield name, data[name]
    yield "date", [data["date"][part] for part in ("year", "month", "day")]
    yield "period", data["period"]
    yield "issuer", data["issuer"]
    for name in ("addressees", "receivers", "recipients", "signatures"):
        yield from _each(name, data[name])
    yield from rows_of(plan)
    yield from _each("legal_bases", data["legal_bases"])
    for i, basis in enumerate(plan.legal_bases):
        cited = basis.citation
        if cited:
            yield f"citation {i}", (cited.kind, cited.symbol, cited.issued_on, cited.issuer)
            yield f"citation {i} title", cited.title
    yield from _each("blocks", data["blocks"])
    for i, annex in enumerate(data["annexes"]):
        for name in ("number", "title", "style", "reference"):
            yield f"annex {i} {name}", annex[name]


def rows_of(plan: PlanFacts) -> Iterator[Fact]:
    """Each field of each row of the tables of facts."""
    data = plan_as_data(plan)
    text = FieldContext.of(plan).text
    for name in ("units", "tasks"):
        for i, row in enumerate(data[name]):
            for part, value in row.items():
                yield f"{name} {i} {part}", value
    for i, line in enumerate(data["budget"]["lines"]):
        for part, value in line.items():
            yield f"budget {i} {part}", value
    yield "budget total", data["budget"]["total"]
    for i, entry in enumerate(plan.mailing):
        yield f"mailing {i}", (text(entry.name), entry.count)
    for i, member in enumerate(plan.team):
        yield f"team {i}", (member.role, member.name, member.post, member.agency)


def _each(name: str, values: list[Any]) -> Iterator[Fact]:
    for i, value in enumerate(values):
        yield f"{name} {i}", value


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value
