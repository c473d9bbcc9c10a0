"""How plans are called in headings."""

from __future__ import annotations

from isodesk.documents.plan_words import plan_title
from tests.documents.plans import small_plan


def test_the_subject_of_a_letter_begins_large() -> None:
    letter = small_plan(number="34", symbol="SNV-VP")
    assert plan_title(letter, "đăng ký áp dụng") == "34/SNV-VP – Đăng ký áp dụng"
    assert plan_title(small_plan(number=""), "đăng ký") == "Đăng ký"
