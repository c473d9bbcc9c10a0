"""The order of the office's own lists, as a hand puts it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.models import Base
from isodesk.services.deletion import table_of
from isodesk.services.rows import set_positions

_LISTS: dict[str, type[Base]] = {
    "units": models.Unit,
    "citations": models.Citation,
    "standards": models.Standard,
}


def place_entries(session: Session, code: str, keys: Sequence[str]) -> None:
    """Put the rows of a list (``units``, ``citations``, ``standards``) in this order.

    UserError when one is gone.
    """
    model = _LISTS[code]
    table = table_of(model)
    query = select(table.c.uuid, table.c.id).where(table.c.uuid.in_(keys))
    ids = {row.uuid: row.id for row in session.execute(query)}
    if len(ids) != len(set(keys)):
        raise UserError("Dòng này không còn trong danh mục. Chọn lại dòng rồi làm tiếp.")
    set_positions(session, model, [ids[key] for key in keys])
