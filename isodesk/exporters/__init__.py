"""Formats that a plan leaves the program in: one module a format, one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from isodesk.errors import UserError
from isodesk.exporters.fonts import FontChoice
from isodesk.exporters.writing import write_export
from isodesk.facts import PlanFacts
from isodesk.host.files import refuse_bad_name


@dataclass(frozen=True)
class Exporter:
    """A format: its name for people and the function that makes a file's bytes.

    The function takes the plan, the fonts and whether the paper is an electronic one.
    """

    name: str
    make: Callable[[PlanFacts, FontChoice, bool], bytes]


def _pdf(plan: PlanFacts, font: FontChoice, electronic: bool) -> bytes:
    from isodesk.exporters.pdf import pdf_bytes

    return pdf_bytes(plan, font, electronic)


def _excel(plan: PlanFacts, font: FontChoice, electronic: bool) -> bytes:
    from isodesk.exporters.excel import excel_bytes

    return excel_bytes(plan)


def _word(plan: PlanFacts, font: FontChoice, electronic: bool) -> bytes:
    from isodesk.exporters.word import word_bytes

    return word_bytes(plan, electronic)


EXPORTERS: dict[str, Exporter] = {
    ".pdf": Exporter("PDF", _pdf),
    ".docx": Exporter("Word", _word),
    ".xlsx": Exporter("Excel", _excel),
}


def export_plan(
    plan: PlanFacts, target: Path, *, font: FontChoice = "auto", electronic: bool = False
) -> None:
    """Write ``plan`` to ``target`` in the format of its suffix, on paper or ``electronic``.

    Raises UserError for an unknown suffix, a bad name or what the format cannot hold; StoreError
    when the disk fails. The file is whole or is not there.
    """
    exporter = EXPORTERS.get(target.suffix.lower())
    if exporter is None:
        known = ", ".join(EXPORTERS)
        raise UserError(f"Chưa xuất được tệp “{target.name}”. Các đuôi tệp dùng được: {known}.")
    refuse_bad_name(target.name)
    write_export(target, exporter.make(plan, font, electronic))


__all__ = ["EXPORTERS", "Exporter", "FontChoice", "export_plan"]
