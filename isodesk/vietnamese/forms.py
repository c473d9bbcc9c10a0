"""How a word may be written, as a pattern."""

from __future__ import annotations

import re
from functools import cached_property


class Form:
    """A pattern that heeds no case; compiled when it is first tried, for many starts try none."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.IGNORECASE)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """What of ``text`` fits from ``at`` on."""
        return self._compiled.match(text, at)

    def blanked(self, text: str) -> str:
        """``text`` with spaces in place of all that fits."""
        return self._compiled.sub(lambda match: " " * len(match[0]), text)
