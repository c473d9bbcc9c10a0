"""A plan as a document: its body and annexes as sections of neutral parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isodesk.documents.columns import TableContext
from isodesk.documents.inline import inline, words
from isodesk.documents.letterhead import (
    addressees,
    annex_head,
    annex_signatures,
    is_letter,
    letterhead,
    signatures,
    title,
)
from isodesk.documents.marks import foot, top_marks
from isodesk.documents.parts import Document, Inline, PageBreak, Paragraph, Part, Section, plain
from isodesk.documents.profile import ND30_2020, Profile
from isodesk.documents.roadmap_table import roadmap_parts
from isodesk.documents.tables import table_parts
from isodesk.facts import (
    BasesForm,
    Block,
    BlockKind,
    LegalBasis,
    Orientation,
    PlanFacts,
    TableSource,
)
from isodesk.facts.divisions import DIVISIONS, is_title, outline_levels
from isodesk.facts.fields import citation_full
from isodesk.facts.numbering import annex_headings, block_numbers
from isodesk.facts.text import Annex
from isodesk.vietnamese.text import nfc

_SPACED_ENDS = (";", ".", ",", ":", "./.")


def build_document(
    plan: PlanFacts, profile: Profile = ND30_2020, *, electronic: bool = False
) -> Document:
    """Everything that ``plan`` prints, in the form of ``profile``.

    An ``electronic`` one leaves blank what its digital signature says (III.1.c).
    """
    context = TableContext.of(plan)
    plan = context.plan
    subject = " ".join(nfc(context.fields.text(plan.subject)).split())
    named = subject if is_letter(plan) else f"{plan.document_type} {subject}"
    body = Section(
        "",
        tuple(_body(context, profile, electronic)),
        top=top_marks(plan, profile),
        foot=foot(plan),
    )
    headings = annex_headings(plan.annexes)
    annexes = (
        _annex(context, annex, headings[annex.key], profile, electronic) for annex in plan.annexes
    )
    return Document(
        title=nfc(named).strip(),
        author=nfc(plan.issuer.full_name),
        subject=subject,
        sections=(body, *annexes),
    )


def _body(context: TableContext, profile: Profile, electronic: bool) -> Iterator[Part]:
    plan, fields = context.plan, context.fields
    yield from letterhead(plan, fields, profile)
    yield from title(plan, fields, profile, electronic=electronic)
    yield from addressees(plan, profile)
    yield from block_parts(context, plan.blocks, profile, outline=0)
    yield from signatures(plan, profile)


def _annex(
    context: TableContext, annex: Annex, heading: str, profile: Profile, electronic: bool
) -> Section:
    name = " ".join(nfc(context.fields.text(annex.name)).split())
    head = annex_head(context.plan, annex, heading, context.fields, profile, electronic=electronic)
    blocks = block_parts(context, annex.blocks, profile, outline=1)
    return Section(
        title=". ".join(part for part in (heading, name) if part),
        parts=(*head, *blocks, *annex_signatures(context.plan, annex, profile)),
        landscape=annex.orientation is Orientation.LANDSCAPE,
        bookmark=True,
        place=f"annexes/{annex.key}",
    )


def block_parts(
    context: TableContext, blocks: Sequence[Block], profile: Profile, outline: int
) -> Iterator[Part]:
    """The parts of a flat list of blocks; ``outline`` is the level of bookmarks above them."""
    numbers, levels = block_numbers(blocks), outline_levels(blocks)
    sentence: Block | None = None
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        place = f"blocks/{block.key}"
        if block is sentence:
            continue
        match block.kind:
            case BlockKind.PAGE_BREAK:
                yield PageBreak()
            case BlockKind.TABLE:
                table = context.plan.table(block.table)
                if table and table.source is TableSource.ROADMAP:
                    yield from roadmap_parts(context, table, profile)
                elif table:
                    yield from table_parts(context, table, profile)
            case BlockKind.LEGAL_BASES:
                sentence = following if _leads_on(context, block, following) else None
                yield from _bases(context, block, place, sentence)
            case kind if kind in DIVISIONS:
                level = outline + levels.get(block.key, 0)
                yield _division(context, block, numbers[block.key], level)
            case BlockKind.HEADING:
                level = outline + levels[block.key]
                yield _heading(context, block, numbers[block.key], profile, level)
            case _:
                number = numbers[block.key]
                text = _numbered(context, block, number)
                yield Paragraph(_style(block), text, place=place, number=number)


def _style(block: Block) -> str:
    if block.centred:
        return "centred"
    return "note" if block.kind is BlockKind.NOTE else "body"


def _heading(
    context: TableContext, block: Block, number: str, profile: Profile, outline: int
) -> Paragraph:
    style = "heading1" if block.level == 1 else "heading2"
    style = "heading.centred" if block.centred else style
    text = _numbered(context, block, number, capitals=profile.styles[style].capitals)
    return Paragraph(style, text, outline=outline, place=f"blocks/{block.key}", number=number)


def _division(context: TableContext, block: Block, number: str, outline: int) -> Paragraph:
    """Phần to Tiểu mục have their number on a line above the title, Điều has it before (II.6.đ)."""
    place = f"blocks/{block.key}"
    if block.kind is BlockKind.ARTICLE:
        if not is_title(block):
            before = words(f"{number}\u00a0", bold=True) if number else ()
            text = (*before, *inline(context.fields, block.text))
            return Paragraph("article.text", text, place=place, number=number)
        text, style = _numbered(context, block, number), "article"
    else:
        name = inline(context.fields, block.text, capitals=True)
        broken = words("\n") if number and name else ()
        text, style = (*words(number), *broken, *name), block.kind.value
    return Paragraph(style, text, outline=outline, place=place, number=number)


def _numbered(
    context: TableContext, block: Block, number: str, capitals: bool = False
) -> tuple[Inline, ...]:
    # A no-break space keeps the number with its first word.
    before = f"{number}\u00a0" if number else ""
    return inline(context.fields, block.text, before=before, capitals=capitals)


def _leads_on(context: TableContext, block: Block, following: Block | None) -> bool:
    """True when running bases end in , or ; and so begin the sentence of the paragraph below."""
    bases = context.plan.legal_bases
    if not bases or block.form is not BasesForm.RUN_IN:
        return False
    ended = context.fields.text(bases[-1].text).rstrip().endswith((",", ";"))
    return ended and following is not None and following.kind is BlockKind.PLAIN


def _bases(
    context: TableContext, block: Block, place: str, sentence: Block | None
) -> Iterator[Paragraph]:
    """The legal bases in the form of their block: a list, running text, or italic lines.

    ``sentence`` is the block that running bases begin.
    """
    bases = context.plan.legal_bases
    written = [_basis(context, basis, is_last=i == len(bases)) for i, basis in enumerate(bases, 1)]
    match block.form:
        case BasesForm.LIST:
            for basis, text in zip(bases, written, strict=True):
                dashed = (*words("-\u00a0"), *text)
                yield Paragraph("body", dashed, place=f"bases/{basis.key}", number="-")
        case BasesForm.LINES:
            for basis, text in zip(bases, written, strict=True):
                yield Paragraph("basis", text, place=f"bases/{basis.key}")
        case BasesForm.RUN_IN:
            written += [inline(context.fields, sentence.text)] if sentence else []
            yield Paragraph("body", tuple(_run_in(written)), place=place)


def _basis(context: TableContext, basis: LegalBasis, is_last: bool) -> tuple[Inline, ...]:
    """The words that this plan prints, else the citation in full, closed by ; or . (II.6.a)."""
    lead = f"{nfc(basis.lead)} " if basis.lead else ""
    if basis.text.parts or basis.citation is None:
        text = inline(context.fields, basis.text, before=lead)
    else:
        text = words(lead + citation_full(basis.citation))
    if plain(text).rstrip().endswith(_SPACED_ENDS):
        return text
    return (*text, *words("." if is_last else ";"))


def _run_in(written: Iterable[tuple[Inline, ...]]) -> Iterator[Inline]:
    for i, text in enumerate(written):
        if i:
            yield from words(" ")
        yield from text
