"""Đối chiếu với bản đã khóa: what was signed and issued is still what the file holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.facts import FrozenVersion, PlanFacts, PlanStatus, VersionStage
from isodesk.facts.frozen import differing, thawed
from isodesk.services.read import plan_row, read_plan

STAGE_WORDS = {VersionStage.SIGNING: "Bản trình ký", VersionStage.ISSUED: "Bản ban hành"}


@dataclass(frozen=True)
class Proof:
    """How many locked versions and attached files were compared, and what is not as it was."""

    versions: int
    files: int
    problems: tuple[str, ...]


def version_words(version: FrozenVersion) -> str:
    """``Bản trình ký ngày 23/02/2018 14:05``."""
    when = datetime.fromisoformat(version.made_at).astimezone()
    return f"{STAGE_WORDS[version.stage]} ngày {when:%d/%m/%Y %H:%M}"


def prove(session: Session, key: str) -> Proof:
    """Compare one plan with its locked versions, these and its attached files with their hashes."""
    plan, plan_id = read_plan(session, key), plan_row(session, key).id
    query = (
        select(models.FrozenVersion)
        .where(models.FrozenVersion.plan_id == plan_id)
        .order_by(models.FrozenVersion.position, models.FrozenVersion.id)
    )
    kept = list(session.scalars(query))
    files = list(
        session.scalars(select(models.Attachment).where(models.Attachment.plan_id == plan_id))
    )
    problems = [
        problem
        for version, row in zip(plan.versions, kept, strict=True)
        for problem in _spoilt_version(version_words(version), row)
    ]
    problems += [
        f"Tệp đính kèm “{file.name}” đã bị thay đổi."
        for file in files
        if sha256(file.data).hexdigest() != file.sha256 or len(file.data) != file.size
    ]
    problems += _changed_since(plan, kept)
    return Proof(len(kept), len(files), tuple(problems))


def _spoilt_version(name: str, row: models.FrozenVersion) -> Iterator[str]:
    if sha256(row.canonical.encode()).hexdigest() != row.sha256:
        yield f"{name}: nội dung đã khóa không còn nguyên vẹn."
    if sha256(row.pdf).hexdigest() != row.pdf_sha256:
        yield f"{name}: bản PDF đã khóa không còn nguyên vẹn."


def _changed_since(plan: PlanFacts, kept: Sequence[models.FrozenVersion]) -> Iterator[str]:
    """Where the plan is not what was locked last; a draft that was taken back may be anything."""
    if plan.status.is_draft:
        return
    if not kept:
        if plan.status is PlanStatus.SIGNING:
            yield "Kế hoạch đang trình ký nhưng không có bản đã khóa."
        return
    try:
        last = thawed(kept[-1].canonical)
        signed = [thawed(row.canonical) for row in kept[:-1] if row.stage is VersionStage.SIGNING]
    except ValueError:
        return  # its hash has told already that it is not as it was written
    # The decision that it is issued with may have its number before the plan goes out.
    awaits = plan.status is PlanStatus.SIGNING and plan.wrapper is not None
    for place in differing(last, plan, but_number=awaits):
        yield f"Khác với bản đã khóa: {place}."
    if kept[-1].stage is VersionStage.ISSUED and signed:
        for place in differing(signed[-1], last, but_number=True):
            yield f"Bản ban hành khác bản trình ký: {place}."
