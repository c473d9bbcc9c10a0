"""What the document of the editor shows, from top to bottom: one item a text block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from isodesk.documents.letterhead import is_letter
from isodesk.documents.profile import ND30_2020
from isodesk.documents.show import legal_bases
from isodesk.facts import Annex, Block, BlockKind, RichText
from isodesk.facts.fields import FieldContext
from isodesk.facts.numbering import annex_headings, block_numbers
from isodesk.ui.editor.cards import table_card


class ItemKind(StrEnum):
    """What stands in a text block: only TEXT can be typed in."""

    HEAD = "head"
    ANNEX = "annex"
    CARD = "card"
    TEXT = "text"


@dataclass(frozen=True)
class Item:
    """One text block: ``index`` is the place among the blocks of its body or annex.

    ``place`` is where a double click leads: what is shown here but edited elsewhere.
    """

    kind: ItemKind
    key: str
    number: str = ""
    annex: str = ""
    index: int = 0
    block: Block | None = None
    title: str = ""
    lines: tuple[str, ...] = ()
    place: str = ""

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be equal for a new item to take this one's text block over."""
        block = self.block
        form = (block.kind, block.level, block.centred) if block else ()
        return (self.kind, self.key, self.annex, form)

    def with_text(self, text: RichText | None) -> Item:
        """The same item holding text that is still being typed; None: its own."""
        if text is None or self.block is None:
            return self
        return replace(self, block=replace(self.block, text=text))


_NAMELESS = "(chưa có tên phụ lục – nhấp đúp để ghi)"


def items_of(context: FieldContext) -> list[Item]:
    """Head, body, then each annex with its heading."""
    plan = context.plan
    about = ND30_2020.labels.about.strip()
    head = Item(
        ItemKind.HEAD,
        "head",
        title=about if is_letter(plan) else plan.document_type.upper(),
        lines=(context.text(plan.subject),),
        place="header/subject",
    )
    items = [head, *_blocks(context, plan.blocks, "")]
    headings = annex_headings(plan.annexes)
    for annex in plan.annexes:
        items.append(_annex(context, annex, headings[annex.key]))
        items += _blocks(context, annex.blocks, annex.key)
    return items


def _annex(context: FieldContext, annex: Annex, heading: str) -> Item:
    return Item(
        ItemKind.ANNEX,
        annex.key,
        annex=annex.key,
        title=heading or "Biểu kèm theo",
        lines=(context.text(annex.name) or _NAMELESS,),
        place=f"annexes/{annex.key}/name",
    )


def _blocks(context: FieldContext, blocks: tuple[Block, ...], annex: str) -> list[Item]:
    numbers = block_numbers(blocks)
    return [
        _item(context, block, numbers[block.key], annex, index)
        for index, block in enumerate(blocks)
    ]


def _item(context: FieldContext, block: Block, number: str, annex: str, index: int) -> Item:
    place = ""
    match block.kind:
        case BlockKind.TABLE:
            title, lines = table_card(context, block)
            place = f"tables/{block.table}"
        case BlockKind.LEGAL_BASES:
            title, place = "Căn cứ – sửa ở khung Thể thức", "bases"
            lines = tuple(f"- {basis}" for basis in legal_bases(context.plan, context))
        case BlockKind.PAGE_BREAK:
            title, lines = "Sang trang mới", ()
        case _:
            return Item(ItemKind.TEXT, block.key, number, annex, index, block)
    return Item(ItemKind.CARD, block.key, "", annex, index, block, title, lines, place)
