"""What the text must say of the annexes (Phụ lục I, III.1.a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings

_NUMBER = re.compile(r"[0-9]+|[IVXLC]+")


def annexes_named(checked: Checked) -> Iterator[Finding]:
    """An annex with a heading is mentioned in the body or to those who receive the paper."""
    plan, fields = checked.plan, checked.fields
    received = (f"{r.name} {r.purpose}" for r in plan.recipients)
    said = "\n".join([*(fields.text(block.text) for block in plan.blocks), *received])
    for key, heading in annex_headings(plan.annexes).items():
        if heading and not _mention(heading).search(said):
            yield Finding(
                "annexes.named",
                Severity.WARNING,
                f"Nội dung chưa có chỗ nào dẫn đến {heading}.",
                f"annexes/{key}",
                _name(fields, key),
                checked.names.of_place(f"annexes/{key}"),
            )


def _mention(heading: str) -> re.Pattern[str]:
    """``Phụ lục II``, ``phụ lục I, II``, ``Biểu 01``; the word without a number means them all."""
    *words, last = heading.split()
    if not words or not _NUMBER.fullmatch(last):
        return re.compile(f"(?i:{heading})")
    word = f"(?i:{' '.join(w for w in words if w != 'số')})"
    number = last.lstrip("0")
    return re.compile(rf"{word}(?:[^.;\n]*?\b0*{number}\b|(?!\s+(?:số\s+)?[0-9IVXLC]+\b))")


def _name(fields: FieldContext, key: str) -> str:
    annex = next(annex for annex in fields.plan.annexes if annex.key == key)
    return " ".join(fields.text(annex.name).split())
