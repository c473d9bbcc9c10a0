"""The office's lists, in the order of the rail."""

from __future__ import annotations

from isodesk.ui.citations.page import SPEC as CITATIONS
from isodesk.ui.evidence.page import SPEC as EVIDENCE
from isodesk.ui.list_spec import ListSpec
from isodesk.ui.standards.page import SPEC as STANDARDS
from isodesk.ui.units.page import SPEC as UNITS

LISTS: tuple[ListSpec, ...] = (UNITS, CITATIONS, STANDARDS, EVIDENCE)
