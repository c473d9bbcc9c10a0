"""Counts that are taken over after a change are those that would be counted anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from isodesk.facts import Mark, PlanFacts, PlanSubject, RichText
from isodesk.facts.counts import Counts
from isodesk.services.sample import SAMPLES, sample_plan


def renamed(plan: PlanFacts) -> PlanFacts:
    first, *rest = plan.subjects
    return replace(plan, subjects=(replace(first, name=RichText.of("Tên khác")), *rest))


def regrouped(plan: PlanFacts) -> PlanFacts:
    first, *rest = plan.subjects
    return replace(plan, subjects=(replace(first, group=plan.groups[-1].key), *rest))


def one_less(plan: PlanFacts) -> PlanFacts:
    return replace(plan, subjects=plan.subjects[1:])


def one_other(plan: PlanFacts) -> PlanFacts:
    other = PlanSubject("khac", plan.groups[0].key, RichText.of("Đơn vị khác"))
    return replace(plan, subjects=(other, *plan.subjects[1:]))


def turned(plan: PlanFacts) -> PlanFacts:
    return replace(plan, subjects=plan.subjects[::-1])


def unmarked(plan: PlanFacts) -> PlanFacts:
    return replace(plan, marks=plan.marks[1:])


def marked_elsewhere(plan: PlanFacts) -> PlanFacts:
    first, *rest = plan.marks
    columns = [column.key for column in plan.columns if column.key != first.column]
    return replace(plan, marks=(Mark(first.subject, columns[0]), *rest))


@pytest.mark.parametrize(
    "change", [renamed, regrouped, one_less, one_other, turned, unmarked, marked_elsewhere]
)
def test_counts_after_a_change(change: Callable[[PlanFacts], PlanFacts]) -> None:
    before = sample_plan(SAMPLES[0])
    after = change(before)
    assert Counts.of(before).after(before, after) == Counts.of(after)


def test_what_only_renames_is_not_counted_again() -> None:
    plan = sample_plan(SAMPLES[0])
    counts = Counts.of(plan)
    assert counts.after(plan, renamed(plan)) is counts
