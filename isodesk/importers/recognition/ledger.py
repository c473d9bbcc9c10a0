"""No word is lost: the words of the source against those of the plan, the rest named as doubts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from isodesk.documents.document import build_document
from isodesk.documents.parts import Cell, Paragraph, plain
from isodesk.facts import PlanFacts
from isodesk.importers.source import SourceDocument, SourceDoubt
from isodesk.vietnamese.text import nfc

_WORD = re.compile(r"\d+|[^\W\d_]+")
_GROUPED = re.compile(r"(?<=\d)[.](?=\d{3}(?!\d))")
_ZEROS = re.compile(r"(?<=\d),0+(?!\d)")
_FORM = (
    "cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc số ngày tháng năm kính gửi nơi "
    "nhận lưu v v như trên bản b"
)
"""What the form itself prints."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; 1.500 and 1500, 02 and 2 are one."""
    whole = _ZEROS.sub("", _GROUPED.sub("", nfc(text).lower()))
    found = (word.lstrip("0") or "0" for word in _WORD.findall(whole.replace("hoà", "hòa")))
    return list(found)


def lost_words(
    document: SourceDocument, plan: PlanFacts, doubts: list[SourceDoubt]
) -> list[SourceDoubt]:
    """A doubt for each paragraph of the source with words that are found nowhere again."""
    kept = Counter(word for text in _texts(plan) for word in words_of(text))
    kept += Counter(word for doubt in doubts for word in words_of(doubt.text))
    kept += Counter(words_of(_FORM))
    found: list[SourceDoubt] = []
    for paragraph in document.paragraphs():
        missing = []
        for word in words_of(f"{paragraph.label} {paragraph.text}"):
            if kept[word] > 0:
                kept[word] -= 1
            else:
                missing.append(word)
        if missing:
            found.append(
                SourceDoubt(
                    paragraph.place,
                    " ".join(missing),
                    "Các chữ này chưa có chỗ trong kế hoạch.",
                )
            )
    return found


def _texts(plan: PlanFacts) -> Iterator[str]:
    """Every text that the pages of the plan print, and what is kept beside them."""
    yield from _pieces(build_document(plan))
    for stated in plan.stated:
        yield stated.text
    yield from (f"{sheet.full_name} {sheet.short_name}" for sheet in (plan.issuer,))
    if plan.wrapper:
        yield f"{plan.wrapper.document_type} {plan.wrapper.issuer}"


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, Paragraph | Cell):
        yield plain(value.text)
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _pieces(getattr(value, each.name))
