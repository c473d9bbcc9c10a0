"""What the office wrote around its other plans, to be offered again: newest first, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.models import Base
from isodesk.services.head import abbreviation_words, name_and_purpose_words

_MOST = 200


def remembered(session: Session, plan: str) -> Mapping[str, tuple[str, ...]]:
    """By what is filled in (``recipients``, ``place``, ``post`` …): what other plans hold there."""

    def of_plan(*columns: Any) -> list[tuple[Any, ...]]:
        query = select(*columns).where(models.Plan.uuid != plan).order_by(models.Plan.id.desc())
        return [tuple(row) for row in session.execute(query.limit(_MOST))]

    def of_part(model: type[Base], *columns: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in session.execute(_rows(model, plan, *columns))]

    signer, recipient = models.SignatureColumn, models.Recipient
    short = models.Abbreviation
    return MappingProxyType(
        {
            "recipients": _once(
                of_part(recipient, recipient.name, recipient.purpose), name_and_purpose_words
            ),
            "addressees": _once(of_part(models.Addressee, models.Addressee.name)),
            "authority": _once(
                [(line,) for (lines,) in of_part(signer, signer.authority) for line in lines]
            ),
            "post": _once(of_part(signer, signer.post)),
            "other_post": _once(of_part(signer, signer.other_post)),
            "name": _once(of_part(signer, signer.name)),
            "place": _once(of_plan(models.Plan.place)),
            "symbol": _once(of_plan(models.Plan.symbol)),
            "unit": _once(of_plan(models.Plan.file_unit)),
            "person": _once(of_plan(models.Plan.file_person)),
            "abbreviations": _once(of_part(short, short.short, short.full), abbreviation_words),
        }
    )


def _rows(model: type[Base], plan: str, *columns: Any) -> Select[Any]:
    table = model.metadata.tables[model.__tablename__]
    return (
        select(*columns)
        .join(models.Plan, models.Plan.id == table.c.plan_id)
        .where(models.Plan.uuid != plan)
        .order_by(models.Plan.id.desc(), table.c.position, table.c.id)
    )


def _once(rows: Iterable[tuple[Any, ...]], words: Callable[..., str] = str) -> tuple[str, ...]:
    """The words of the rows, each once, as many as are worth offering."""
    found = (words(*row).strip() for row in rows)
    return tuple(dict.fromkeys(text for text in found if text))[:_MOST]
