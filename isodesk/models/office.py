"""The office's own lists: issuers, units, quality systems, standards, citations."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.models.base import Base, Json, Keyed, link


class Issuer(Keyed, Base):
    """Cơ quan ban hành: five written forms, none cut from another."""

    __tablename__ = "issuer"

    position: Mapped[int] = mapped_column(default=0)
    header: Mapped[Any] = mapped_column(Json)
    superior: Mapped[Any] = mapped_column(Json)
    full_name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    abbreviation: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")


class NumberSeries(Keyed, Base):
    """A series of document numbers; a Ban Chỉ đạo has its own."""

    __tablename__ = "number_series"

    issuer_id: Mapped[int] = mapped_column(link("issuer.id"), index=True)
    name: Mapped[str]
    symbol: Mapped[str] = mapped_column(default="")


class UnitType(Keyed, Base):
    """Loại cơ quan and its level."""

    __tablename__ = "unit_type"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    level: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class Unit(Keyed, Base):
    """Đơn vị: also a Ban chỉ đạo and outside bodies. ``valid_to`` is its last day."""

    __tablename__ = "unit"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    search: Mapped[str] = mapped_column(default="", index=True)
    type_id: Mapped[int | None] = mapped_column(link("unit_type.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(link("unit.id"), index=True)
    outside: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class Reorganization(Keyed, Base):
    """Sáp nhập, chia tách, đổi tên: one decision that ends and begins units."""

    __tablename__ = "reorganization"

    happened_on: Mapped[date]
    decision: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Succession(Base):
    """Trước đây là / nay là, by one reorganization."""

    __tablename__ = "succession"

    reorganization_id: Mapped[int] = mapped_column(link("reorganization.id"), index=True)
    predecessor_id: Mapped[int | None] = mapped_column(link("unit.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(link("unit.id"), index=True)


class Standard(Keyed, Base):
    """Tiêu chuẩn: a row, never a constant."""

    __tablename__ = "standard"

    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    announced_by: Mapped[str] = mapped_column(default="")


class QualitySystem(Keyed, Base):
    """HTQLCL, which many units may share."""

    __tablename__ = "quality_system"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    standard_id: Mapped[int | None] = mapped_column(link("standard.id"), index=True)
    note: Mapped[str] = mapped_column(default="")


class SystemMember(Base):
    """A unit that shares a quality system, with the name its papers print."""

    __tablename__ = "system_member"

    system_id: Mapped[int] = mapped_column(link("quality_system.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(link("unit.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")


class Citation(Keyed, Base):
    """Văn bản: office-wide; its title is never shortened, no year in it ever replaced."""

    __tablename__ = "citation"

    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str]
    symbol: Mapped[str] = mapped_column(default="", index=True)
    issued_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    replaced_by: Mapped[str] = mapped_column(default="")
    unsure: Mapped[str] = mapped_column(default="")
