"""How many copies Nơi nhận asks for."""

from __future__ import annotations

from isodesk.documents.copies import fewest_copies
from isodesk.facts import Addressee, FileCopy, MailingEntry, PlanKind, Recipient, RichText
from tests.documents.plans import small_plan


def test_each_line_and_each_kept_copy_counts() -> None:
    received = (Recipient("a", "UBND tỉnh", "b/c"), Recipient("b", "Các sở"))
    assert fewest_copies(small_plan(recipients=received, file_copy=None)) == 2
    assert fewest_copies(small_plan(recipients=received, file_copy=FileCopy("c"))) == 3
    assert fewest_copies(small_plan(recipients=received, file_copy=FileCopy("c", copies=5))) == 7
    assert fewest_copies(small_plan(recipients=(), file_copy=None)) == 0


def test_a_letter_goes_to_whom_it_is_written_or_to_its_list() -> None:
    letter = small_plan(
        kind=PlanKind.LETTER,
        recipients=(Recipient("a", "Như trên"), Recipient("b", "UBND tỉnh")),
        addressees=(Addressee("c", "Các sở"), Addressee("d", "Các huyện")),
        file_copy=None,
    )
    assert fewest_copies(letter) == 3
    listed = (MailingEntry("e", RichText.of("Sở Nội vụ"), 1), MailingEntry("f", RichText(), 11))
    assert fewest_copies(small_plan(kind=PlanKind.LETTER, mailing=listed, recipients=())) >= 12
