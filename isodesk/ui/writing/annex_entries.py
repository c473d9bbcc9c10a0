"""An annex: its name, what it is called, how it is printed, who signs it."""

from __future__ import annotations

from collections.abc import Callable

from isodesk.documents.letterhead import signers
from isodesk.documents.plan_words import ANNEX_WORDS, ORIENTATION_WORDS
from isodesk.facts import Annex, AnnexStyle, Orientation, PlanFacts
from isodesk.facts.numbering import annex_headings
from isodesk.facts.richtext import EMPTY
from isodesk.services import Session
from isodesk.services.text import rename_annex, set_reference, style_annex, turn_annex
from isodesk.ui.writing.entry import Choices, Entry, Section, joined
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
    style = _choice(key, "style", "Gọi là", _STYLES, lambda annex: annex.style.value, _set_style)
    pages = _choice(
        key, "orientation", "Khổ giấy", _PAGES, lambda annex: annex.orientation.value, _turn
    )
    printed = _choice(
        key,
        "reference",
        "Dòng kèm theo",
        _REFERENCE,
        lambda annex: "True" if annex.reference else "",
        _print_reference,
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


def _choice(
    key: str,
    name: str,
    label: str,
    choices: Choices,
    read: Callable[[Annex], str],
    write: Callable[[Session, Annex, str], None],
) -> Entry:
    return Entry(
        f"annexes/{key}/{name}",
        label,
        _STEP,
        lambda context: read(_present(context.plan, key)),
        lambda session, plan, text: write(session, _present(plan, key), text),
        choices=choices,
    )


def _set_style(session: Session, annex: Annex, text: str) -> None:
    style_annex(session, annex.key, AnnexStyle(text))


def _turn(session: Session, annex: Annex, text: str) -> None:
    turn_annex(session, annex.key, Orientation(text))


def _print_reference(session: Session, annex: Annex, text: str) -> None:
    set_reference(session, annex.key, printed=bool(text), verb=annex.reference_verb)


def _present(plan: PlanFacts, key: str) -> Annex:
    return next((annex for annex in plan.annexes if annex.key == key), _GONE)


_GONE = Annex("", EMPTY)
