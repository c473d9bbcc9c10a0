"""What is kept with a plan as bytes: signed files attached to it, PDFs of its locked versions."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import AttachmentRole
from isodesk.services.read import plan_row

LARGEST = 40 * 2**20
"""A scan of a long paper; what is larger would make every copy of the file slow."""

_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
SUFFIXES = tuple(_TYPES)
"""What a signed paper may be: a PDF, or pictures of its pages."""

_GONE = "Tệp này không còn trong tệp dữ liệu."


def attach(session: Session, plan: str, name: str, data: bytes) -> None:
    """Keep a signed scan or PDF with a plan. UserError when it cannot be one, or is there."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in _TYPES:
        raise UserError(f"“{name}” không phải tệp PDF hay ảnh quét (PNG, JPG, TIF).")
    if not data:
        raise UserError(f"“{name}” là tệp trống.")
    refuse_large(name, len(data))
    plan_id, digest = plan_row(session, plan).id, sha256(data).hexdigest()
    mine = models.Attachment.plan_id == plan_id
    same = select(models.Attachment.name).where(mine, models.Attachment.sha256 == digest)
    if (known := session.scalar(same)) is not None:
        raise UserError(f"“{name}” đã được đính kèm với tên “{known}”.")
    last = select(func.max(models.Attachment.position)).where(mine)
    newest = session.scalar(last)
    session.add(
        models.Attachment(
            plan_id=plan_id,
            position=0 if newest is None else newest + 1,
            name=name,
            media_type=_TYPES[suffix],
            sha256=digest,
            size=len(data),
            role=AttachmentRole.SIGNED,
            data=data,
        )
    )
    session.flush()


def refuse_large(name: str, size: int) -> None:
    """Raise UserError for a file that is not kept because of its size."""
    if size > LARGEST:
        raise UserError(
            f"“{name}” lớn hơn {LARGEST // 2**20} MB. Quét lại ở 200–300 dpi rồi đính kèm."
        )


def detach(session: Session, key: str) -> None:
    """Keep an attached file no longer."""
    session.execute(delete(models.Attachment).where(models.Attachment.uuid == key))


def attached_data(session: Session, key: str) -> bytes:
    """The bytes of an attached file. UserError when it is gone."""
    query = select(models.Attachment.data).where(models.Attachment.uuid == key)
    return _there(session.scalar(query))


def version_pdf(session: Session, key: str) -> bytes:
    """The PDF of a locked version. UserError when it is gone."""
    query = select(models.FrozenVersion.pdf).where(models.FrozenVersion.uuid == key)
    return _there(session.scalar(query))


def _there(data: bytes | None) -> bytes:
    if data is None:
        raise UserError(_GONE)
    return data
