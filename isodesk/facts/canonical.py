"""Canonical JSON of any facts dataclass, both ways.

One text for one value: keys sorted, default values left out, NFC assumed. Decimals are strings,
dates ISO, rich text its own list, tuples lists.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from isodesk.facts.richtext import RichText

T = TypeVar("T")


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Canonical JSON text of a facts value; ``indent`` only for people."""
    return data_text(to_data(value), indent=indent)


def data_text(data: Any, *, indent: int | None = None) -> str:
    """The JSON text of what `to_data` gave."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, indent=indent, separators=separators
    )


def loads(cls: type[T], text: str) -> T:
    """Read canonical JSON. ValueError when it is not a ``cls``."""
    return cast(T, from_data(cls, json.loads(text)))


def to_data(value: Any) -> Any:
    """Plain JSON data of a facts value, defaults left out."""
    if isinstance(value, RichText):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_data(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    return value


def from_data(cls: Any, data: Any) -> Any:
    """The value of type ``cls`` that `to_data` wrote. ValueError when the shape is wrong."""
    origin = typing.get_origin(cls)
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in typing.get_args(cls) if arg is not type(None))
        return None if data is None else from_data(inner, data)
    if origin is tuple:
        return _tuple(typing.get_args(cls), data)
    if cls is RichText:
        return RichText.from_json(data)
    if is_dataclass(cls):
        return _dataclass(cast(type, cls), data)
    if cls is date:
        return date.fromisoformat(data)
    if cls is Decimal:
        return Decimal(data)
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return cls(data)
    if cls is float and isinstance(data, int):
        return float(data)
    if not isinstance(data, cls):
        raise ValueError(f"expected {cls.__name__}, found {type(data).__name__}")
    return data


def _tuple(arguments: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError(f"expected a list, found {type(data).__name__}")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(from_data(arguments[0], item) for item in data)
    return tuple(from_data(kind, item) for kind, item in zip(arguments, data, strict=True))


def _dataclass(cls: type, data: Any) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"expected {cls.__name__}, found {type(data).__name__}")
    hints = field_types(cls)
    unknown = set(data) - set(hints)
    if unknown:
        raise ValueError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
    try:
        return cls(**{name: from_data(hints[name], value) for name, value in data.items()})
    except TypeError as error:
        raise ValueError(str(error)) from error


def field_types(cls: type[Any]) -> dict[str, Any]:
    """The resolved types of a dataclass's fields, by name."""
    return _resolved(cast(Hashable, cls))


@cache
def _resolved(cls: Hashable) -> dict[str, Any]:
    kind = cast(type[Any], cls)
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _default(field: Field[Any]) -> Any:
    return MISSING if field.default is MISSING else field.default
