"""The written part of a plan: blocks, annexes, citations and legal bases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isodesk.facts.kinds import AnnexStyle, BasesForm, BlockKind, Orientation
from isodesk.facts.richtext import EMPTY, RichText


@dataclass(frozen=True)
class Block:
    """One element of the flat, ordered text of a body or annex.

    ``level``: headings and numbered paragraphs 1 ``I.``, 2 ``1.``, 3 ``1.1.``; bullets 1 ``-``,
    2 ``+``. ``start_at`` sets the counter from this block on; ``numbered`` False prints no number.
    ``table`` is the key of a `PlanTable` (kind TABLE). ``form`` belongs to LEGAL_BASES; running
    bases that end in ``,`` or ``;`` begin the paragraph of the plain block below them.
    """

    key: str
    kind: BlockKind
    text: RichText = EMPTY
    level: int = 1
    start_at: int | None = None
    numbered: bool = True
    centred: bool = False
    table: str = ""
    form: BasesForm = BasesForm.LIST


@dataclass(frozen=True)
class Annex:
    """A supplement with pages of its own; ``reference`` prints (Kèm theo Kế hoạch số …)."""

    key: str
    name: RichText
    blocks: tuple[Block, ...] = ()
    style: AnnexStyle = AnnexStyle.ROMAN
    reference: bool = True
    reference_verb: str = "Kèm theo"
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True)
class Citation:
    """A legal document: its title is never shortened, no year in it is ever replaced.

    ``unsure`` says what is still to be compared with the document itself, empty once it was.
    """

    key: str
    kind: str
    symbol: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    issuer: str = ""
    title: str = ""
    replaced_by: str = ""
    unsure: str = ""


@dataclass(frozen=True)
class LegalBasis:
    """A basis of this plan: a citation or free text, in the words this plan prints.

    ``text`` holds the printed words where they differ from the citation's own full form.
    """

    key: str
    lead: str = ""
    text: RichText = EMPTY
    citation: Citation | None = None


@dataclass(frozen=True)
class Abbreviation:
    """Chữ viết tắt: ``where`` is the key of the block that defines it."""

    key: str
    short: str
    full: str
    where: str = ""
