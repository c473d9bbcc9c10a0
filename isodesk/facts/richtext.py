"""Text that may hold fields, blanks and tabs: one value for blocks, cells, notes and headings.

Canonical JSON is a list with one small object an element::

    [{"t": "Tổng số "}, {"t": "119", "b": 1}, {"f": "count.all", "fmt": "pad2", "v": "119"},
     {"blank": 6}, {"tab": 1}]
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from json.encoder import encode_basestring
from typing import Any

_BEGIN, _END = '[{"t":', "}]"
_PLAIN, _PLAIN_END = _BEGIN + '"', '"' + _END
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().raw_decode


@dataclass(frozen=True)
class Run:
    """A stretch of plain text; ``\\n`` is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class FieldRef:
    """A place that shows a fact.

    ``source`` names the function in `facts.fields`, ``target`` the stable keys it reads (joined by
    ``/`` or ``+``), ``format`` comma-separated flags, ``last`` the text it showed when last saved:
    what prints when its target is gone.
    """

    source: str
    target: str = ""
    format: str = ""
    last: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Blank:
    """Space to be filled by hand, ``width`` dots wide when printed (``……``)."""

    width: int = 6
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Tab:
    """A tab stop."""


Inline = Run | FieldRef | Blank | Tab


@dataclass(frozen=True)
class RichText:
    """An immutable sequence of inline elements. Empty text is ``RichText()``."""

    parts: tuple[Inline, ...] = ()

    @classmethod
    def of(cls, *parts: str | Inline) -> RichText:
        """Build from strings and elements; empty strings vanish, equal neighbours join."""
        if len(parts) == 1 and isinstance(parts[0], str):
            return cls((Run(parts[0]),) if parts[0] else ())
        return cls(tuple(_joined(Run(p) if isinstance(p, str) else p for p in parts)))

    @property
    def fields(self) -> tuple[FieldRef, ...]:
        """The fields, in order."""
        return tuple(p for p in self.parts if isinstance(p, FieldRef))

    def plain(self, show: Callable[[FieldRef], str] | None = None) -> str:
        """The text without styles; ``show`` gives a field's text (its last value if omitted)."""
        return "".join(_plain_part(part, show) for part in self.parts)

    def map_fields(self, change: Callable[[FieldRef], Inline]) -> RichText:
        """The same text with every field passed through ``change``."""
        return RichText.of(*(change(p) if isinstance(p, FieldRef) else p for p in self.parts))

    def to_json(self) -> list[dict[str, Any]]:
        """Canonical JSON value."""
        return [_part_to_json(part) for part in self.parts]

    @classmethod
    def from_json(cls, data: str | list[dict[str, Any]] | None) -> RichText:
        """Read canonical JSON; a bare string is plain text. ValueError on an unknown element."""
        if data is None:
            return cls()
        if isinstance(data, str):
            return cls.of(data)
        return cls(tuple(_part_from_json(part) for part in data))

    def dumps(self) -> str:
        """Canonical JSON text, as stored in the file."""
        part = self.parts[0] if len(self.parts) == 1 else None
        if type(part) is Run and not part.bold and not part.italic:
            return f"{_BEGIN}{encode_basestring(part.text)}{_END}"
        return _ENCODE(self.to_json())

    @classmethod
    def loads(cls, text: str) -> RichText:
        """Read `dumps`."""
        if text.startswith(_PLAIN):  # most texts are one plain run
            words = text[len(_PLAIN) : -len(_PLAIN_END)]
            whole = text.endswith(_PLAIN_END, len(_PLAIN))
            if whole and '"' not in words and "\\" not in words:
                return cls((Run(words),))
            words, end = _DECODE(text, len(_BEGIN))
            if text[end:] == _END:
                return cls((Run(words),))
        return cls.from_json(json.loads(text)) if text else cls()

    def __bool__(self) -> bool:
        return bool(self.parts)


def _joined(parts: Iterable[Inline]) -> Iterable[Inline]:
    pending: Run | None = None
    for part in parts:
        if isinstance(part, Run):
            if not part.text:
                continue
            if pending and (pending.bold, pending.italic) == (part.bold, part.italic):
                pending = replace(pending, text=pending.text + part.text)
                continue
        if pending:
            yield pending
        pending = part if isinstance(part, Run) else None
        if not isinstance(part, Run):
            yield part
    if pending:
        yield pending


def _plain_part(part: Inline, show: Callable[[FieldRef], str] | None) -> str:
    match part:
        case Run():
            return part.text
        case FieldRef():
            return show(part) if show else part.last
        case Blank():
            return "." * part.width
        case Tab():
            return "\t"


def _styles(part: Run | FieldRef | Blank) -> dict[str, int]:
    return ({"b": 1} if part.bold else {}) | ({"i": 1} if part.italic else {})


def _part_to_json(part: Inline) -> dict[str, Any]:
    match part:
        case Run():
            return {"t": part.text, **_styles(part)}
        case FieldRef():
            value: dict[str, Any] = {"f": part.source}
            value |= {"k": part.target} if part.target else {}
            value |= {"fmt": part.format} if part.format else {}
            value |= {"v": part.last} if part.last else {}
            return value | _styles(part)
        case Blank():
            return {"blank": part.width, **_styles(part)}
        case Tab():
            return {"tab": 1}


def _part_from_json(data: dict[str, Any]) -> Inline:
    bold, italic = bool(data.get("b")), bool(data.get("i"))
    if "t" in data:
        return Run(data["t"], bold, italic)
    if "f" in data:
        return FieldRef(
            data["f"], data.get("k", ""), data.get("fmt", ""), data.get("v", ""), bold, italic
        )
    if "blank" in data:
        return Blank(int(data["blank"]), bold, italic)
    if "tab" in data:
        return Tab()
    raise ValueError(f"unknown inline element: {sorted(data)}")


EMPTY = RichText()
