"""Plans, and what every row of a plan has in common."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from isodesk.facts.kinds import (
    AttachmentRole,
    Circulation,
    PlanKind,
    PlanStatus,
    Urgency,
    VersionStage,
)
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.models.base import Base, Json, Keyed, UtcDateTime, link
from isodesk.models.types import Rich
from isodesk.vietnamese.periods import PeriodKind


class Plan(Keyed, Base):
    """Kế hoạch, with its own copy of the issuer. A date's unknown parts are NULL."""

    __tablename__ = "plan"

    kind: Mapped[PlanKind]
    status: Mapped[PlanStatus] = mapped_column(default=PlanStatus.DRAFT)
    archived: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    adjusts: Mapped[str] = mapped_column(default="")
    issuer_id: Mapped[int | None] = mapped_column(link("issuer.id"), index=True)
    issuer_header: Mapped[Any] = mapped_column(Json)
    issuer_superior: Mapped[Any] = mapped_column(Json)
    issuer_full_name: Mapped[str] = mapped_column(default="")
    issuer_short_name: Mapped[str] = mapped_column(default="")
    issuer_abbreviation: Mapped[str] = mapped_column(default="")
    issuer_place: Mapped[str] = mapped_column(default="")
    document_type: Mapped[str] = mapped_column(default="Kế hoạch")
    subject: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    number: Mapped[str] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    date_year: Mapped[int | None]
    date_month: Mapped[int | None]
    date_day: Mapped[int | None]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    standard_from_id: Mapped[int | None] = mapped_column(link("standard.id"), index=True)
    standard_to_id: Mapped[int | None] = mapped_column(link("standard.id"), index=True)
    file_clerk: Mapped[str | None]
    file_unit: Mapped[str] = mapped_column(default="")
    file_person: Mapped[str] = mapped_column(default="")
    file_copies: Mapped[int] = mapped_column(default=0)
    travels_with: Mapped[str] = mapped_column(default="")
    wrapper: Mapped[Any] = mapped_column(Json, nullable=True)
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NONE)
    circulation: Mapped[Circulation] = mapped_column(default=Circulation.NONE)
    secrecy_room: Mapped[bool] = mapped_column(default=False)
    draft_round: Mapped[int] = mapped_column(default=0)
    drafter: Mapped[str] = mapped_column(default="")
    printed_copies: Mapped[int] = mapped_column(default=0)
    foot: Mapped[Any] = mapped_column(Json, default=list)
    deadline_text: Mapped[str] = mapped_column(default="")
    deadline_kind: Mapped[PeriodKind] = mapped_column(default=PeriodKind.TEXT)
    deadline_first: Mapped[date | None]
    deadline_last: Mapped[date | None]
    report_on: Mapped[Any] = mapped_column(Json, default=list)
    report_first: Mapped[date | None]
    report_last: Mapped[date | None]


class PlanPart:
    """A row that belongs to a plan, at a place among its like."""

    @declared_attr
    def plan_id(cls) -> Mapped[int]:
        return mapped_column(link("plan.id"), index=True, sort_order=-1)

    position: Mapped[int] = mapped_column(default=0)


class Addressee(Keyed, PlanPart, Base):
    """Kính gửi."""

    __tablename__ = "addressee"

    name: Mapped[str]


class Recipient(Keyed, PlanPart, Base):
    """Nơi nhận."""

    __tablename__ = "recipient"

    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")


class SignatureColumn(Keyed, PlanPart, Base):
    """Các bên ký, of the body (no annex) or of an annex."""

    __tablename__ = "signature_column"

    annex_id: Mapped[int | None] = mapped_column(link("annex.id"), index=True)
    authority: Mapped[Any] = mapped_column(Json)
    post: Mapped[str] = mapped_column(default="")
    other_post: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")


class Attachment(Keyed, PlanPart, Base):
    """Tệp đính kèm: the bytes and their hash."""

    __tablename__ = "attachment"

    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    size: Mapped[int]
    role: Mapped[AttachmentRole] = mapped_column(default=AttachmentRole.OTHER)
    data: Mapped[bytes]


class FrozenVersion(Keyed, PlanPart, Base):
    """Bản đã khóa: the facts as canonical JSON and the PDF, with their hashes."""

    __tablename__ = "frozen_version"

    stage: Mapped[VersionStage]
    made_at: Mapped[str]
    made_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    pdf_sha256: Mapped[str]
    canonical: Mapped[str]
    pdf: Mapped[bytes]


class ReceivingOffice(Keyed, PlanPart, Base):
    """Nơi nhận báo cáo of a letter."""

    __tablename__ = "receiving_office"

    name: Mapped[str]


class Accepted(Keyed, PlanPart, Base):
    """Điểm đã chấp nhận: a finding that is left as it is, and why."""

    __tablename__ = "accepted"

    rule: Mapped[str]
    place: Mapped[str]
    quote: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]


class ChangeReason(Keyed, PlanPart, Base):
    """Lý do điều chỉnh: why a place says something else than an earlier state of the plan."""

    __tablename__ = "change_reason"

    place: Mapped[str]
    old: Mapped[str] = mapped_column(default="")
    new: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]


class Stated(PlanPart, Base):
    """Số liệu ghi trong văn bản: what a source printed where isodesk computes."""

    __tablename__ = "stated"

    place: Mapped[str]
    text: Mapped[str]
