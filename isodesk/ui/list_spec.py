"""What a list of the office is: its words, its tables, its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isodesk.store import Workspace

if TYPE_CHECKING:  # the grid is loaded with the first list that is shown
    from isodesk.ui.list_page import ListSource

Tell = Callable[[str], None]


@dataclass(frozen=True)
class ListSpec:
    """A list of the office. ``code`` begins the place of its rows, ``<code>/<key>``.

    ``rail`` are the words of its button; ``tables`` are what it shows; ``guide`` its page of help.
    ``source`` may tell the user what a change brought about elsewhere.
    """

    code: str
    title: str
    rail: str
    icon: str
    hint: str
    guide: str
    tables: frozenset[str]
    frozen: int
    source: Callable[[Workspace, Tell], ListSource]
