"""Papers that travel with a plan, the standards a plan names, documents still to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage
from isodesk.facts import Citation, FieldRef, PlanKind, Standard, TableSource
from isodesk.facts.bases import basis_words


def plan_gone(checked: Checked) -> Iterator[Finding]:
    """A paper whose plan is not in the file any more prints what it showed last."""
    plan = checked.plan
    if plan.is_paper and plan.parent is None:
        yield Finding(
            "papers.plan",
            Severity.ERROR,
            "Kế hoạch mà văn bản này đi kèm không còn trong tệp; đang in số liệu cuối cùng. "
            "Hoàn tác việc xóa, hoặc xóa văn bản này và lập lại từ kế hoạch khác.",
            "header/subject",
            checked.fields.text(plan.subject),
            checked.names.of_place("header/subject"),
        )


def costs_not_filled(checked: Checked) -> Iterator[Finding]:
    """An estimate of a plan whose costs are not filled in yet."""
    plan, parent = checked.plan, checked.fields.parent
    if plan.kind is not PlanKind.ESTIMATE or parent is None or parent.totals.total is not None:
        return
    table = next((t for t in plan.tables if t.source is TableSource.BUDGET), None)
    place = f"tables/{table.key}" if table else "header/subject"
    yield Finding(
        "papers.costs",
        Severity.WARNING,
        "Kế hoạch chưa ghi số tiền nào nên dự toán còn trống. Ghi ở thẻ Kinh phí của kế hoạch.",
        place,
        "",
        checked.names.of_place(place),
    )


def standards_announced(checked: Checked) -> Iterator[Finding]:
    """A standard to come whose TCVN is not announced, and one named TCVN without its decision."""
    plan = checked.plan
    if plan.kind is not PlanKind.TRANSITION:
        return
    standard = plan.standard_to
    if standard is not None and not standard.announced_by:
        yield Finding(
            "standards.announced",
            Severity.WARNING if standard.is_national else Severity.HINT,
            _awaited(standard),
            "header/subject",
            standard.code,
            checked.names.of_place("header/subject"),
        )


def _awaited(standard: Standard) -> str:
    if standard.is_national:
        return (
            f"{standard.code} chưa ghi quyết định công bố. Ghi ở Cơ quan, đơn vị, danh mục "
            "Tiêu chuẩn."
        )
    return (
        f"{standard.code} chưa có TCVN tương ứng: đang chờ Bộ Khoa học và Công nghệ công bố và "
        "hướng dẫn (đoạn cuối Điều 4 Quyết định số 19/2014/QĐ-TTg). Khi có quyết định, ghi ở "
        "Cơ quan, đơn vị, danh mục Tiêu chuẩn; trích yếu và thời gian đổi theo."
    )


def bases_to_compare(checked: Checked) -> Iterator[Finding]:
    """A document whose number, date or title was not read in the document itself."""
    for citation, named in _documents(checked):
        if citation.unsure:
            said = f"{_title(citation)} cần kiểm tra: {citation.unsure}."
            finding = Finding("bases.unsure", Severity.HINT, said, *named)
            yield replace(finding, citation=citation.key)


def bases_replaced(checked: Checked) -> Iterator[Finding]:
    """A draft that names a document which the office's list knows to be replaced."""
    for citation, named in _documents(checked) if checked.plan.status.is_draft else ():
        if citation.replaced_by:
            said = f"{_title(citation)} đã bị thay thế bởi {citation.replaced_by}."
            yield Finding("bases.replaced", Severity.WARNING, said, *named)


Named = tuple[str, str, str]
"""Where a document is named: the place, the words there, the place in words."""


def _documents(checked: Checked) -> Iterator[tuple[Citation, Named]]:
    """Each basis, then each other document where a field in the text names it first."""
    based = set()
    for basis in checked.plan.legal_bases:
        if basis.citation is not None:
            place = f"bases/{basis.key}"
            words = basis_words(basis, checked.fields)
            based.add(basis.citation.key)
            yield basis.citation, (place, words, checked.names.of_place(place))
    for key, (passage, field) in _first_mentions(checked).items():
        citation = next((c for c in checked.plan.citations if c.key == key), None)
        if citation is not None and key not in based:
            words = checked.fields.show(field)
            yield citation, (passage.place, words, passage.place_name)


def _first_mentions(checked: Checked) -> dict[str, tuple[Passage, FieldRef]]:
    found: dict[str, tuple[Passage, FieldRef]] = {}
    for passage in checked.passages:
        for part in passage.text.parts:
            if isinstance(part, FieldRef) and part.source == "citation":
                found.setdefault(part.target, (passage, part))
    return found


def _title(citation: Citation) -> str:
    return f"{citation.kind} số {citation.symbol}"
