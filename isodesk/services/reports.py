"""Báo cáo kết quả thực hiện: made from plans and a period, its figures following theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from isodesk import models
from isodesk.errors import UserError
from isodesk.facts import DocumentDate, PlanFacts, PlanKind, ReportScope
from isodesk.services.kinds import new_plan

_WHOLE = (PlanKind.REPORT,)


def report_of(plans: Sequence[PlanFacts], scope: ReportScope) -> PlanFacts:
    """A draft that reports on ``plans``, by the issuer of the first.

    UserError when there are none, one is a paper or report itself, or the period ends before it
    begins.
    """
    if not plans:
        raise UserError("Chọn ít nhất một kế hoạch để báo cáo.")
    for plan in plans:
        if plan.is_paper or plan.kind in _WHOLE:
            raise UserError(
                "Văn bản đi kèm và báo cáo không có nhiệm vụ để báo cáo. Chọn kế hoạch của nó."
            )
    if scope.first is not None and scope.first > scope.last:
        raise UserError("Kỳ báo cáo kết thúc trước khi bắt đầu. Ghi lại ngày.")
    first = plans[0]
    years = [year for plan in plans for year in (plan.first_year, plan.last_year) if year]
    begun = scope.first.year if scope.first else min(years, default=scope.last.year)
    report = new_plan(
        PlanKind.REPORT,
        first.issuer,
        min(begun, scope.last.year),
        scope.last.year,
        names={"unit_abbr": first.file_copy.unit, "drafter": first.file_copy.unit}
        if first.file_copy and first.file_copy.unit
        else None,
        report=replace(scope, plans=tuple(plan.key for plan in plans)),
        reported=tuple(plans),
    )
    return replace(
        report,
        date=DocumentDate(scope.last.year),
        signatures=report.signatures or first.signatures,
    )


def reports_on(session: Session, plan: str) -> tuple[str, ...]:
    """The keys of the reports that speak of a plan, oldest first."""
    rows = session.scalars(
        select(models.Plan).where(models.Plan.kind == PlanKind.REPORT).order_by(models.Plan.id)
    )
    return tuple(row.uuid for row in rows if plan in row.report_on)
