"""A plan beside a Word copy of it that somebody changed: what differs, text by text.

Texts are matched by the hidden bookmarks that our Word files carry; what has none, because it was
typed by somebody else or the file was made anew, is matched by its words and its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from isodesk.documents.document import build_document
from isodesk.documents.hidden_marks import hidden_mark
from isodesk.documents.parts import Cell, Paragraph, SideBySide, Table, plain
from isodesk.facts import BlockKind, PlanFacts
from isodesk.facts.differences import Difference, DifferenceKind
from isodesk.facts.searching import plan_texts
from isodesk.importers.readers import read_source
from isodesk.importers.recognition import recognise
from isodesk.importers.source import SourceDocument, SourceParagraph, SourceTable

_LABEL = re.compile(
    r"\s*(?:[IVXLC]{1,6}\.|\d{1,2}(?:\.\d{1,2})*\.|[a-zđ]{1,2}\)|[-–+]|Điều \d+\.)\s+"
)
_ALIKE = 0.55
_SUBJECT = "header/subject"
_DERIVED = (BlockKind.LEGAL_BASES, BlockKind.TABLE)
_ONLY_THERE = "Chỗ này tính từ dữ liệu; sửa ở thẻ của nó."
_ROW = "Dòng của bảng; thêm, xóa ở thẻ của nó."


@dataclass(frozen=True)
class _Text:
    """A text of either side: ``key`` is its place in the plan or its bookmark in the copy."""

    key: str
    text: str
    in_table: bool = False

    @property
    def words(self) -> str:
        """Its words without number and spaces that say nothing."""
        return " ".join(_bare(self.text).split())


def compared(plan: PlanFacts, document: SourceDocument) -> tuple[Difference, ...]:
    """What the copy says otherwise than the plan, in the order of the pages."""
    ours, theirs = list(_printed(plan)), list(_read(document))
    pairs = _paired(ours, theirs)
    blocks = {f"blocks/{block.key}" for block in plan.all_blocks()}
    derived = {f"blocks/{b.key}" for b in plan.all_blocks() if b.kind in _DERIVED}
    editable = {each.place for each in plan_texts(plan) if not each.fixed} - derived
    editable.add(_SUBJECT)
    found = [*_texts(ours, theirs, pairs, editable, blocks), *_closing(plan, document)]
    return tuple(found)


def compare_file(plan: PlanFacts, path: Path) -> tuple[Difference, ...]:
    """What a Word file says otherwise than the plan. UserError when it cannot be read."""
    return compared(plan, read_source(path))


def _bare(text: str) -> str:
    return _LABEL.sub("", text.replace("\N{NO-BREAK SPACE}", " "), count=1)


def _printed(plan: PlanFacts) -> Iterator[_Text]:
    for section in build_document(plan).sections:
        for part in section.parts:
            if isinstance(part, Paragraph):
                yield _Text(part.place, part.plain)
            elif isinstance(part, Table):
                for row in (*part.heads, *part.rows):
                    yield from (_cell(cell) for cell in row.cells if not cell.joined)
            elif isinstance(part, SideBySide):
                for stack in part.stacks:
                    for each in stack.parts:
                        if isinstance(each, Paragraph):
                            yield _Text(each.place, each.plain, in_table=True)


def _cell(cell: Cell) -> _Text:
    return _Text(cell.place, plain(cell.text), in_table=True)


def _read(document: SourceDocument) -> Iterator[_Text]:
    for part in document.parts:
        if isinstance(part, SourceParagraph):
            yield _Text(part.mark, f"{part.label} {part.text}".strip())
        elif isinstance(part, SourceTable):
            for row in part.rows:
                for cell in row:
                    mark = next((p.mark for p in cell.paragraphs if p.mark), "")
                    if len(part.rows[0]) == 2 and len(cell.paragraphs) > 1:
                        yield from (_Text(p.mark, p.text, True) for p in cell.paragraphs)
                    else:
                        yield _Text(mark, cell.text, True)


def _paired(ours: Sequence[_Text], theirs: Sequence[_Text]) -> dict[int, int]:
    """Which text of the plan is which of the copy."""
    marks = {text.key: at for at, text in enumerate(theirs) if text.key}
    pairs = {
        at: marks[hidden_mark(text.key)]
        for at, text in enumerate(ours)
        if text.key and hidden_mark(text.key) in marks
    }
    taken = set(pairs.values())
    left = [at for at in range(len(ours)) if at not in pairs]
    right = [at for at in range(len(theirs)) if at not in taken]
    matcher = SequenceMatcher(
        None, [ours[at].words for at in left], [theirs[at].words for at in right], autojunk=False
    )
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            pairs.update(zip(left[a1:a2], right[b1:b2], strict=True))
        elif tag == "replace":
            pairs.update(_alike(ours, theirs, left[a1:a2], right[b1:b2]))
    return pairs


def _alike(
    ours: Sequence[_Text], theirs: Sequence[_Text], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Texts between two that are the same, paired in order where they are like each other."""
    start = 0
    for at in left:
        best, share = -1, _ALIKE
        for other in range(start, len(right)):
            if ours[at].in_table != theirs[right[other]].in_table:
                continue
            alike = SequenceMatcher(
                None, ours[at].words, theirs[right[other]].words, autojunk=False
            )
            if alike.real_quick_ratio() > share and alike.ratio() > share:
                best, share = other, alike.ratio()
        if best >= 0:
            yield at, right[best]
            start = best + 1


def _texts(
    ours: Sequence[_Text],
    theirs: Sequence[_Text],
    pairs: dict[int, int],
    editable: set[str],
    blocks: set[str],
) -> Iterator[Difference]:
    of = {theirs_at: at for at, theirs_at in pairs.items()}
    for at, mine in enumerate(ours):
        if mine.key not in editable | blocks and not mine.key.startswith(("bases/", "budget/")):
            continue
        fixed = "" if mine.key in editable else _ONLY_THERE
        if at not in pairs:
            if mine.words:
                why = "" if mine.key in blocks else _ROW
                yield Difference(DifferenceKind.DELETED, mine.key, mine.words, "", why)
        elif not _same(mine, theirs[pairs[at]]):
            new = _bare(theirs[pairs[at]].text).strip()
            new = " ".join(new.split()) if mine.key == _SUBJECT else new
            yield Difference(DifferenceKind.CHANGED, mine.key, mine.words, new, fixed)
    yield from _added(ours, theirs, of, blocks)


def _same(mine: _Text, other: _Text) -> bool:
    if mine.words == other.words:
        return True
    # What is printed in capitals may be typed in small letters.
    capitals = mine.words.isupper() or other.words.isupper()
    return capitals and mine.words.casefold() == other.words.casefold()


def _added(
    ours: Sequence[_Text], theirs: Sequence[_Text], of: dict[int, int], blocks: set[str]
) -> Iterator[Difference]:
    """Paragraphs that only the copy has, between texts of the body."""
    behind = ""
    for at, other in enumerate(theirs):
        if at in of:
            key = ours[of[at]].key
            behind = key if key in blocks else behind if other.in_table else ""
        elif behind and not other.in_table and other.words:
            yield Difference(DifferenceKind.ADDED, behind, "", other.text.strip())


def _closing(plan: PlanFacts, document: SourceDocument) -> Iterator[Difference]:
    """Recipients and signers, as the copy has them."""
    other = recognise(document).plan
    lines = [[_recipient(each.name, each.purpose) for each in p.recipients] for p in (plan, other)]
    if lines[1] and lines[0] != lines[1]:
        old, new = ("\n".join(each) for each in lines)
        yield Difference(DifferenceKind.CHANGED, "recipients", old, new)
    signers = [[c for c in p.signatures if not c.annex] for p in (plan, other)]
    for mine, their in zip(*signers, strict=False):
        texts = ["\n".join((*c.authority, c.post, c.other_post, c.name)) for c in (mine, their)]
        if texts[0].casefold() != texts[1].casefold() and their.name:
            place = f"signatures/{mine.key}"
            yield Difference(DifferenceKind.CHANGED, place, texts[0], texts[1])


def _recipient(name: str, purpose: str) -> str:
    return f"{name} ({purpose})" if purpose else name
