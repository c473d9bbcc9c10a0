"""How the neutral models are written down in SQLite: STRICT tables of TEXT, INTEGER and BLOB.

Models and migrations then need no word about SQLite.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Date, Enum, Float, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable

_WRITTEN = {
    "TEXT": (String, Text, Date, Enum, JSON),
    "INTEGER": (Boolean, BigInteger),
    "REAL": (Float,),
}


def write_as_strict() -> None:
    """From now on create every SQLite table STRICT, with the types that such a table knows."""
    for name, kinds in _WRITTEN.items():
        for kind in kinds:
            compiles(kind, "sqlite")(_always(name))
    compiles(CreateTable, "sqlite")(_strict)


def _always(name: str) -> Callable[..., str]:
    return lambda element, compiler, **kw: name


def _strict(create: CreateTable, compiler: Any, **kw: Any) -> str:
    create.element.dialect_options["sqlite"]["strict"] = True
    return str(compiler.visit_create_table(create, **kw))
