"""Fields whose target is gone."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts.fields import OF_PLAN


def broken_fields(checked: Checked) -> Iterator[Finding]:
    """A field that can no longer be computed prints its last value: an error until mended."""
    lost = checked.plan.is_paper and checked.plan.parent is None
    for passage in checked.passages:
        for field in passage.text.fields:
            if lost and field.source.startswith(OF_PLAN):
                continue  # `papers.plan` says it once
            if checked.fields.is_broken(field):
                yield Finding(
                    "fields.broken",
                    Severity.ERROR,
                    _WORDS.get(field.source, _OTHERS).format(last=field.last),
                    passage.place,
                    field.last,
                    passage.place_name,
                )


_WORDS = {
    "ref": "Dẫn chiếu “{last}” chỉ đến chỗ không còn hoặc không còn đánh số, đang in chữ của lần "
    "cuối. Chèn lại dẫn chiếu hoặc gõ chữ thay vào.",
    "citation": "Văn bản “{last}” không còn trong danh mục, đang in chữ của lần cuối. Chèn lại văn "
    "bản hoặc gõ chữ thay vào.",
}
_OTHERS = (
    "Số liệu tự động “{last}” không còn nguồn, đang in giá trị cuối cùng. "
    "Chèn lại số liệu hoặc gõ chữ thay vào."
)
