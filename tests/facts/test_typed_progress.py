"""What people write about progress, and what is made of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from isodesk.facts import Evidence, RichText, Task, TaskState
from isodesk.facts.typed_progress import typed_papers, typed_progress, written

DECISION = Evidence("e1", "Quyết định", "9/QĐ-UBND", date(2018, 11, 2), "công bố; đợt 1")
REPORT = Evidence("e2", "Báo cáo", "12/BC-SKHCN", date(2018, 12, 5))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Đã hoàn thành", {"state": TaskState.DONE}),
        ("dang thuc hien", {"state": TaskState.UNDER_WAY}),
        ("Hoàn thành chậm", {"state": TaskState.DONE}),
        ("", {"state": TaskState.NOT_BEGUN}),
        ("Không thực hiện: hết kinh phí", {"state": TaskState.DROPPED, "reason": "hết kinh phí"}),
    ],
)
def test_a_state_is_known_by_its_words(text: str, values: dict[str, object]) -> None:
    assert typed_progress({"state": text}) == (values, {})


def test_what_is_not_understood_is_told_by_cell_and_the_rest_is_taken() -> None:
    values, refused = typed_progress(
        {"state": "Quá hạn", "completed_on": "hôm qua", "achieved": "-3", "target": "1.200"}
    )
    assert values == {"target": Decimal(1200)}
    assert "do chương trình tính" in refused["state"]
    assert "không phải ngày" in refused["completed_on"]
    assert "nhỏ hơn 0" in refused["achieved"]
    assert "Thường xuyên" in typed_progress({"state": "xong rồi"})[1]["state"]


def test_documents_are_known_again_by_their_words_or_their_number() -> None:
    known = [DECISION, REPORT]
    assert typed_papers(f"{DECISION.words}\n12/bc-skhcn", known) == (DECISION, REPORT)
    assert typed_papers("Báo cáo số 12/BC-SKHCN ngày 05/12/2018; 12/BC-SKHCN", known) == (REPORT,)


def test_a_new_document_is_taken_apart() -> None:
    (paper, other) = typed_papers(
        "Công văn số 45/SNV-CCHC ngày 01/3/2019 về việc rà soát; Biên bản họp", [REPORT]
    )
    expected = Evidence("", "Công văn", "45/SNV-CCHC", date(2019, 3, 1), "về việc rà soát")
    assert paper == expected
    assert other == Evidence("", subject="Biên bản họp")
    again = typed_papers("Báo cáo số 12/BC-SKHCN ngày 06/12/2019", [REPORT])
    assert again[0].key == "", "another day is another document"


def test_what_is_shown_means_the_same_when_it_is_typed_back() -> None:
    task = Task(
        "t",
        RichText.of("Việc"),
        state=TaskState.DONE,
        completed_on=date(2019, 2, 5),
        target=Decimal("7.5"),
        evidence=("e1", "e2"),
    )
    known = {paper.key: paper for paper in (DECISION, REPORT)}
    shown = {code: written(task, code, known) for code in ("state", "completed_on", "target")}
    values, refused = typed_progress(shown)
    assert not refused
    assert all(getattr(task, name) == value for name, value in values.items())
    assert typed_papers(written(task, "evidence", known), known.values()) == (DECISION, REPORT)
