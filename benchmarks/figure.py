"""What a benchmark found: a figure beside its aim."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the table; ``value`` and ``aim`` are in the same unit."""

    topic: str
    what: str
    value: float
    aim: float
    unit: str
    detail: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the aim was reached."""
        return self.value >= self.aim if self.at_least else self.value <= self.aim


def compared(topic: str, what: str, ours: float, peer: float, name: str, aim: float) -> Figure:
    """How many times ``peer`` (both in milliseconds) ours takes."""
    detail = f"{_ms(ours)} against {_ms(peer)} ({name})"
    return Figure(topic, what, ours / peer, aim, "×", detail)


def lasting(topic: str, what: str, ours: list[float], aim: float) -> Figure:
    """The median of runs in milliseconds."""
    detail = f"median of {len(ours)}, slowest {_ms(max(ours))}"
    return Figure(topic, what, median(ours), aim, "ms", detail)


def _ms(value: float) -> str:
    return f"{value:.0f} ms" if value >= 100 else f"{value:.1f} ms"
