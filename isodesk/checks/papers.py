"""Papers that travel with a plan, the standards a plan names, documents still to be compared."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.facts import Citation, LegalBasis, PlanKind, Standard, TableSource
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
    """A basis whose number, date or title was not read in the document itself."""
    for basis in checked.plan.legal_bases:
        citation = basis.citation
        if citation is not None and citation.unsure:
            said = f"{_named(citation)} cần kiểm tra: {citation.unsure}."
            yield _of_basis(checked, basis, "bases.unsure", Severity.HINT, said)


def bases_replaced(checked: Checked) -> Iterator[Finding]:
    """A draft that rests on a document which the office's list knows to be replaced."""
    plan = checked.plan
    for basis in plan.legal_bases if plan.status.is_draft else ():
        citation = basis.citation
        if citation is not None and citation.replaced_by:
            said = f"{_named(citation)} đã bị thay thế bởi {citation.replaced_by}."
            yield _of_basis(checked, basis, "bases.replaced", Severity.WARNING, said)


def _named(citation: Citation) -> str:
    return f"{citation.kind} số {citation.symbol}"


def _of_basis(
    checked: Checked, basis: LegalBasis, rule: str, severity: Severity, message: str
) -> Finding:
    place, name = f"bases/{basis.key}", checked.names.of_place(f"bases/{basis.key}")
    return Finding(rule, severity, message, place, basis_words(basis, checked.fields), name)
