"""How the grids of a page show their columns, found again in the next plan."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from isodesk.ui.grid.view import GridView


def kept_columns(page: QWidget) -> dict[str, object]:
    """The columns of each grid on a page, by names of their own among what a window remembers."""
    grids = [grid.arranging for grid in page.findChildren(GridView)]
    return {f"columns {each.name}": each.remembered() for each in grids if each.name}


def show_columns_as_before(page: QWidget, remembered: Mapping[str, object]) -> None:
    """Take what `kept_columns` gave; anything else is left alone."""
    for grid in page.findChildren(GridView):
        if state := remembered.get(f"columns {grid.arranging.name}"):
            grid.arranging.arrange_as(state)
