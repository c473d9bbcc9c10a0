"""An annex: its name, what it is called, how it is printed, who signs it."""

from __future__ import annotations

from isodesk.documents.letterhead import signers
from isodesk.documents.plan_words import ANNEX_WORDS, ORIENTATION_WORDS
from isodesk.facts import Annex, AnnexStyle, Orientation, PlanFacts
from isodesk.facts.numbering import annex_headings
from isodesk.facts.richtext import EMPTY
from isodesk.services.text import rename_annex, set_reference, style_annex, turn_annex
from isodesk.ui.writing.entry import Entry, Section, joined
from isodesk.ui.writing.signer_entries import add_verb, signer_sections

_STEP = "Sửa phụ lục"
_REFERENCE = (("True", "Có in"), ("", "Không in"))
_STYLES = tuple((style.value, words) for style, words in ANNEX_WORDS.items())
_PAGES = tuple((pages.value, words) for pages, words in ORIENTATION_WORDS.items())


def annex_sections(plan: PlanFacts) -> list[Section]:
    """A section each annex, followed by its signers."""
    headings = annex_headings(plan.annexes)
    found: list[Section] = []
    for annex in plan.annexes:
        heading = headings[annex.key] or "Biểu kèm theo"
        found.append(Section(heading, _rows(annex.key), (add_verb(annex.key),)))
        found += signer_sections(plan, signers(plan, annex.key), heading)
    return found


def _rows(key: str) -> tuple[tuple[Entry, ...], ...]:
    name = Entry(
        f"annexes/{key}/name",
        "Tên phụ lục",
        "Đổi tên phụ lục",
        lambda context: context.text(_present(context.plan, key).name),
        lambda session, _, text: rename_annex(session, key, joined(text)),
        lines=True,
    )
    style = Entry(
        f"annexes/{key}/style",
        "Gọi là",
        _STEP,
        lambda context: _present(context.plan, key).style.value,
        lambda session, _, text: style_annex(session, key, AnnexStyle(text)),
        choices=_STYLES,
    )
    pages = Entry(
        f"annexes/{key}/orientation",
        "Khổ giấy",
        _STEP,
        lambda context: _present(context.plan, key).orientation.value,
        lambda session, _, text: turn_annex(session, key, Orientation(text)),
        choices=_PAGES,
    )
    printed = Entry(
        f"annexes/{key}/reference",
        "Dòng kèm theo",
        _STEP,
        lambda context: "True" if _present(context.plan, key).reference else "",
        lambda session, plan, text: set_reference(
            session, key, printed=bool(text), verb=_present(plan, key).reference_verb
        ),
        choices=_REFERENCE,
    )
    verb = Entry(
        f"annexes/{key}/reference_verb",
        "Chữ đầu dòng",
        _STEP,
        lambda context: _present(context.plan, key).reference_verb,
        lambda session, plan, text: set_reference(
            session, key, printed=_present(plan, key).reference, verb=text or "Kèm theo"
        ),
        hint="Kèm theo",
    )
    return ((name,), (style, pages), (printed, verb))


def _present(plan: PlanFacts, key: str) -> Annex:
    return next((annex for annex in plan.annexes if annex.key == key), _GONE)


_GONE = Annex("", EMPTY)
