"""Running text with its tables, in order, as blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isodesk.facts import BasesForm, Block, BlockKind, LegalBasis, RichText
from isodesk.importers.recognition.body import (
    block_of,
    label_of,
    line_of,
    settle_numbers,
)
from isodesk.importers.recognition.citations import basis_of, begins_bases, cited, is_basis, run_in
from isodesk.importers.recognition.drafting import Draft, Line
from isodesk.importers.recognition.rows import flat
from isodesk.importers.recognition.tables import read_table
from isodesk.importers.recognition.vocabulary import MONEY_UNIT
from isodesk.importers.source import SourceParagraph, SourcePart, SourceTable
from isodesk.vietnamese.text import fold

_NOTE = re.compile(r"\(?\*+\)?\s*:?\s*\S|Ghi chú\s*:", re.IGNORECASE)
_UNIT_LINE = 60
_RULE = re.compile(r"[\s_\-–—=*.·]+")


def read_flow(draft: Draft, parts: Sequence[SourcePart], name: str = "") -> list[Block]:
    """The blocks of parts; ``name`` is what is written above them."""
    return _Flow(draft, name).read(parts)


def read_body(draft: Draft, parts: Sequence[SourcePart]) -> tuple[list[Block], list[LegalBasis]]:
    """The blocks of the body and its legal bases."""
    flow = _Flow(draft, "")
    flow.takes_bases = True
    return flow.read(parts), flow.bases


class _Flow:
    def __init__(self, draft: Draft, name: str) -> None:
        self.draft, self.name = draft, name
        self.blocks: list[Block] = []
        self.labels: dict[str, str] = {}
        self.bases: list[LegalBasis] = []
        self.takes_bases = False
        self.listing = False
        self.unit = ""

    def read(self, parts: Sequence[SourcePart]) -> list[Block]:
        """Go through the parts."""
        for at, part in enumerate(parts):
            if isinstance(part, SourceTable):
                self._table(part)
            elif isinstance(part, SourceParagraph) and part.text.strip():
                after = parts[at + 1] if at + 1 < len(parts) else None
                self._paragraph(part, after)
        return settle_numbers(self.draft, self.blocks, self.labels)

    def _table(self, table: SourceTable) -> None:
        made = read_table(self.draft, table, self.name, self.unit)
        if self.unit and not made.unit_line:
            self._add(Block(self.draft.key("b"), BlockKind.PLAIN, RichText.of(self.unit)))
        elif self.unit:
            self.draft.state(f"tables/{made.key}/unit", self.unit)
        self.unit = ""
        self._add(Block(self.draft.key("b"), BlockKind.TABLE, table=made.key))

    def _add(self, block: Block) -> None:
        self.blocks.append(block)

    def _paragraph(self, part: SourceParagraph, after: SourcePart | None) -> None:
        words = flat(part.text)
        if _RULE.fullmatch(words) and not part.label:
            return
        if isinstance(after, SourceTable) and MONEY_UNIT.search(words) and len(words) < _UNIT_LINE:
            self.unit = words.strip("()* ")
            return
        last = self.blocks[-1] if self.blocks else None
        under = last is not None and last.kind in (BlockKind.TABLE, BlockKind.NOTE)
        if under and _NOTE.match(words):
            text = "\n".join(flat(line) for line in part.text.split("\n"))
            self._add(Block(self.draft.key("b"), BlockKind.NOTE, RichText.of(text)))
            return
        line = line_of(part)
        if self.takes_bases and self._basis(line, words):
            return
        block = block_of(self.draft, line)
        self.labels[block.key] = label_of(line)
        self._add(block)
        is_title = block.kind is BlockKind.HEADING and block.level == 1
        if is_title:
            self.name = line.text
            self.listing = self.takes_bases and "can cu" in fold(line.text) and not self.bases
        self._title_below(block)

    def _title_below(self, block: Block) -> None:
        """``Chương I`` takes the line below it as its title."""
        if len(self.blocks) < 2 or block.kind is not BlockKind.PLAIN:
            return
        above, words = self.blocks[-2], block.text.plain()
        divided = above.kind in (
            BlockKind.PART,
            BlockKind.CHAPTER,
            BlockKind.SECTION,
            BlockKind.SUBSECTION,
        )
        if divided and not above.text and words.isupper():
            self.blocks[-2:] = [
                Block(above.key, above.kind, block.text, above.level, above.start_at)
            ]

    def _basis(self, line: Line, words: str) -> bool:
        """Whether a paragraph is a legal basis; it is taken then."""
        if self.listing:
            if (line.label and line.label in "-–•+") or cited(words) and is_basis(words):
                self._take([line.text], BasesForm.LIST)
                return True
            self.listing = False
            return False
        opening = all(b.kind in (BlockKind.LEGAL_BASES, BlockKind.PLAIN) for b in self.blocks)
        if not opening or line.label in ("I", "I."):
            return False
        dashed = line.text if line.label in ("-", "–") else words
        if begins_bases(dashed) or (self.bases and is_basis(dashed)):
            bases, sentence = run_in(dashed)
            single = len(bases) == 1 and not sentence
            form = BasesForm.LINES if single else BasesForm.RUN_IN
            if line.label in ("-", "–"):
                form = BasesForm.LIST
            self._take(bases, form)
            if sentence:
                self._add(Block(self.draft.key("b"), BlockKind.PLAIN, RichText.of(sentence)))
            return True
        return False

    def _take(self, texts: Sequence[str], form: BasesForm) -> None:
        if not any(block.kind is BlockKind.LEGAL_BASES for block in self.blocks):
            self._add(Block(self.draft.key("b"), BlockKind.LEGAL_BASES, form=form))
        self.bases += [basis_of(self.draft, text) for text in texts]
