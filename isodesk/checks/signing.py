"""The lines of authority against the issuer (Phụ lục I, II.7 of Decree 30/2020)."""

from __future__ import annotations

from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_place
from isodesk.facts import PlanKind, SignatureColumn

_BODIES = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")


def authority_lines(checked: Checked) -> Iterator[Finding]:
    """TM. for a body that decides together; KT. and the deputy's post together."""
    plan = checked.plan
    head = " ".join(plan.issuer.header).upper()
    body = next((name for name in _BODIES if head.startswith(name)), "")
    if plan.kind is PlanKind.ESTIMATE:
        return
    for column in plan.signatures:
        if column.annex or not (column.post.strip() or column.authority):
            continue
        for said in _faults(column, body):
            quote = ", ".join((*column.authority, column.post))
            yield of_place(
                checked, "header/signature", "signing.authority", Severity.WARNING, said, quote
            )


def _faults(column: SignatureColumn, body: str) -> Iterator[str]:
    lines = [line.strip().upper() for line in column.authority if line.strip()]
    post = column.post.strip().upper()
    together = any(line.startswith("TM.") for line in lines)
    delegated = any(line.startswith(("TL.", "TUQ.")) for line in lines)
    # A decision of the chairman alone has no TM.; plans are issued by the committee.
    if body and not together and not delegated:
        yield f"Kế hoạch của {body.capitalize()} ký thiếu dòng TM. {body} (Phụ lục I, II.7.b)."
    if body and together and not any(line.startswith(f"TM. {body[:7]}") for line in lines):
        yield f"Dòng TM. không phải của {body.capitalize()}."
    if not body and together and not any("BAN" in line for line in lines):
        yield "Cơ quan làm việc theo chế độ thủ trưởng ký không có dòng TM. (Phụ lục I, II.7.b)."
    instead = next((line[3:].strip() for line in lines if line.startswith("KT.")), "")
    if instead and post and post != f"PHÓ {instead}" and not post.startswith(f"PHÓ {instead}"):
        yield f"“KT. {instead}” nhưng chức vụ là “{column.post}”."
    if post.startswith("PHÓ ") and not instead and not delegated:
        yield f"“{column.post}” ký thay người đứng đầu, thiếu dòng KT. (Phụ lục I, II.7.b)."
