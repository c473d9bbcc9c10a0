"""A selection on the clipboard: text, HTML for Word, and our own form that keeps fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QByteArray, QMimeData

from isodesk.facts import Blank, BlockKind, FieldRef, RichText, Run
from isodesk.facts.divisions import is_title
from isodesk.facts.fields import FieldContext
from isodesk.facts.richtext import Inline
from isodesk.ui.editor.outline import Item
from isodesk.ui.editor.pasted import Para, Pasted

OWN = "application/x-isodesk-paragraphs"
"""The form in which isodesk copies to itself."""

Copied = tuple[Item, RichText, bool]
"""A paragraph, what of it is selected, and whether from its beginning."""


def mime_of(copied: Sequence[Copied], text: str, context: FieldContext) -> QMimeData:
    """All three forms of a selection."""
    data = QMimeData()
    data.setText(text)
    data.setHtml("".join(_html(copied, context)))
    data.setData(OWN, QByteArray(_own(copied).encode()))
    return data


def read_own(data: QMimeData, context: FieldContext) -> list[Pasted]:
    """What isodesk copied; a field of which this plan knows nothing becomes what it showed."""
    given = json.loads(bytes(data.data(OWN).data()).decode())
    return [
        Para(
            RichText.of(
                *(_known(part, context) for part in RichText.from_json(each["text"]).parts)
            ),
            BlockKind(each["kind"]) if each["kind"] else None,
            int(each["level"]),
        )
        for each in given
    ]


def _own(copied: Sequence[Copied]) -> str:
    several = len(copied) > 1
    found = []
    for item, text, whole in copied:
        block = item.block
        styled = block is not None and whole and several
        found.append(
            {
                "kind": block.kind.value if block is not None and styled else "",
                "level": block.level if block is not None and styled else 1,
                "text": text.to_json(),
            }
        )
    return json.dumps(found, ensure_ascii=False)


def _known(part: Inline, context: FieldContext) -> Inline:
    if isinstance(part, FieldRef) and context.is_broken(part):
        return Run(part.last, part.bold, part.italic)
    return part


def _html(copied: Sequence[Copied], context: FieldContext) -> Iterator[str]:
    """Headings as Word's headings, numbers and dashes typed before their paragraphs."""
    yield '<meta charset="utf-8">'
    several = len(copied) > 1
    for item, text, whole in copied:
        number = f"{item.number} " if whole and several and item.number else ""
        words = escape(number) + "".join(_inline(part, context) for part in text.parts)
        is_heading = item.block is not None and is_title(item.block)
        tag = f"h{item.block.level}" if item.block is not None and is_heading and whole else "p"
        yield f"<{tag}>{words}</{tag}>" if several else words


def _inline(part: Inline, context: FieldContext) -> str:
    shown = RichText((part,)).plain(context.show)
    words = escape(shown).replace("\n", "<br>").replace("\t", "&#9;")
    if isinstance(part, Run | FieldRef | Blank):
        words = f"<b>{words}</b>" if part.bold else words
        words = f"<i>{words}</i>" if part.italic else words
    return words
