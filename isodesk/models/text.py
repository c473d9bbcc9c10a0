"""The written part of a plan."""

from sqlalchemy.orm import Mapped, mapped_column

from isodesk.facts.kinds import AnnexStyle, BasesForm, BlockKind, Orientation
from isodesk.facts.richtext import EMPTY, RichText
from isodesk.models.base import Base, Keyed, link
from isodesk.models.plan import PlanPart
from isodesk.models.types import Rich


class Annex(Keyed, PlanPart, Base):
    """Phụ lục."""

    __tablename__ = "annex"

    name: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    style: Mapped[AnnexStyle] = mapped_column(default=AnnexStyle.ROMAN)
    reference: Mapped[bool] = mapped_column(default=True)
    reference_verb: Mapped[str] = mapped_column(default="Kèm theo")
    orientation: Mapped[Orientation] = mapped_column(default=Orientation.PORTRAIT)


class Block(Keyed, PlanPart, Base):
    """Khối of the body (no annex) or of an annex; order is the position within its owner."""

    __tablename__ = "block"

    annex_id: Mapped[int | None] = mapped_column(link("annex.id"), index=True)
    kind: Mapped[BlockKind]
    level: Mapped[int] = mapped_column(default=1)
    text: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    start_at: Mapped[int | None]
    numbered: Mapped[bool] = mapped_column(default=True)
    centred: Mapped[bool] = mapped_column(default=False)
    table_id: Mapped[int | None] = mapped_column(link("plan_table.id"), index=True)
    form: Mapped[BasesForm] = mapped_column(default=BasesForm.LIST)


class LegalBasis(Keyed, PlanPart, Base):
    """Căn cứ: a citation of the office's list, or free text."""

    __tablename__ = "legal_basis"

    lead: Mapped[str] = mapped_column(default="")
    text: Mapped[RichText] = mapped_column(Rich, default=EMPTY)
    citation_id: Mapped[int | None] = mapped_column(link("citation.id"), index=True)


class PlanCitation(PlanPart, Base):
    """A citation that this plan's text refers to by fields."""

    __tablename__ = "plan_citation"

    citation_id: Mapped[int] = mapped_column(link("citation.id"), index=True)


class Abbreviation(Keyed, PlanPart, Base):
    """Chữ viết tắt; ``where`` is the key of the block that defines it."""

    __tablename__ = "abbreviation"

    short: Mapped[str]
    full: Mapped[str]
    where: Mapped[str] = mapped_column("where_key", default="")
