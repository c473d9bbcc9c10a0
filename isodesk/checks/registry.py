"""The rules of review, in the order their findings are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from isodesk.checks.abbreviations import (
    abbreviations_alike,
    abbreviations_explained,
    abbreviations_unknown,
    offices_abbreviated_alike,
)
from isodesk.checks.annexes import annexes_named
from isodesk.checks.blanks import (
    dotted_blanks,
    empty_rows,
    inline_blanks,
    number_and_date,
    signer,
)
from isodesk.checks.budget_rows import (
    amounts_given_twice,
    parts_of_sum,
    stated_amounts,
    typed_parents,
)
from isodesk.checks.budget_words import (
    amounts_in_notes,
    amounts_in_words,
    amounts_of_text,
    products_in_text,
    quantities_in_notes,
)
from isodesk.checks.citations import (
    cited_alike,
    symbols,
    titles,
    years_in_titles,
)
from isodesk.checks.counts import (
    counts_in_audiences,
    counts_in_heads,
    counts_in_words,
    subjects_listed_twice,
    unmarked_subjects,
)
from isodesk.checks.crossrefs import (
    annexes_counted,
    annexes_missing,
    annexes_without_reference,
    sections_missing,
)
from isodesk.checks.days import (
    cited_before_issue,
    days_in_text,
    spans_in_text,
    times_before_issue,
    times_in_text,
    times_under_heads,
)
from isodesk.checks.duties import (
    agencies_in_one_place,
    agencies_twice,
    tasks_without_audience,
    tasks_without_time,
)
from isodesk.checks.empty_groups import groups_without_units
from isodesk.checks.fields import broken_fields
from isodesk.checks.finding import Finding, Severity
from isodesk.checks.law import (
    corrective_reports,
    inspected_on_site,
    prices_below_ceilings,
    yearly_duties,
)
from isodesk.checks.letters import answers_to_letter
from isodesk.checks.lists import (
    end_of_bases,
    ends_in_cells,
    ends_of_items,
    ends_of_paragraphs,
    ends_of_rows,
)
from isodesk.checks.named_groups import (
    groups_in_audiences,
)
from isodesk.checks.names import (
    capitals_of_rows,
    capitals_two_ways,
    names_two_ways,
    official_names,
)
from isodesk.checks.numbering import (
    blocks_numbered,
    numbers_dotted,
    rows_numbered,
    tasks_numbered,
)
from isodesk.checks.papers import (
    bases_replaced,
    bases_to_compare,
    costs_not_filled,
    plan_gone,
    standards_announced,
)
from isodesk.checks.passages import Checked
from isodesk.checks.periods import (
    periods_not_understood,
    periods_outside_group,
    periods_outside_plan,
    periods_reversed,
    years_outside_plan,
    years_reversed,
)
from isodesk.checks.reports import figures_of_report, plans_reported_gone
from isodesk.checks.signing import (
    authority_lines,
)
from isodesk.checks.slips import (
    bounds_two_ways,
    percentages,
    prices_two_units,
    units_of_cells,
    units_of_text,
)
from isodesk.checks.spacing import (
    clauses_small,
    dashes,
    dates_padded,
    points_doubled,
    small_after_point,
    spaces,
    standards_named,
)
from isodesk.checks.spelling import (
    known_slips,
    no_syllables,
    repeated_words,
    tones_two_ways,
    words_near_known,
)
from isodesk.checks.stated import (
    stated_annexes,
    stated_counts,
    stated_numbers,
)
from isodesk.checks.sums import (
    sums_in_cells,
    sums_of_free_tables,
    sums_of_parts,
)
from isodesk.checks.tasks import roadmap_empty, tasks_out_of_order, tasks_without_lead
from isodesk.checks.unprinted import parts_printed
from isodesk.checks.ways import capitals_in_sentences, phrases_two_ways
from isodesk.checks.years import (
    stages_of_plan,
    years_counted,
    years_of_heads,
    years_of_titles,
)
from isodesk.facts import Accepted, PlanFacts

Rule = Callable[[Checked], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    broken_fields,
    parts_printed,
    plan_gone,
    plans_reported_gone,
    figures_of_report,
    stated_amounts,
    typed_parents,
    amounts_given_twice,
    parts_of_sum,
    amounts_of_text,
    amounts_in_words,
    amounts_in_notes,
    quantities_in_notes,
    products_in_text,
    counts_in_heads,
    counts_in_words,
    counts_in_audiences,
    unmarked_subjects,
    subjects_listed_twice,
    years_reversed,
    periods_not_understood,
    periods_outside_group,
    periods_outside_plan,
    periods_reversed,
    years_outside_plan,
    tasks_without_lead,
    tasks_out_of_order,
    roadmap_empty,
    answers_to_letter,
    number_and_date,
    signer,
    annexes_named,
    empty_rows,
    dotted_blanks,
    inline_blanks,
    costs_not_filled,
    standards_announced,
    bases_replaced,
    bases_to_compare,
    sums_in_cells,
    sums_of_free_tables,
    sums_of_parts,
    percentages,
    bounds_two_ways,
    prices_two_units,
    units_of_cells,
    units_of_text,
    stated_annexes,
    stated_counts,
    stated_numbers,
    groups_in_audiences,
    groups_without_units,
    stages_of_plan,
    years_counted,
    years_of_heads,
    years_of_titles,
    cited_before_issue,
    days_in_text,
    spans_in_text,
    times_before_issue,
    times_in_text,
    times_under_heads,
    blocks_numbered,
    numbers_dotted,
    rows_numbered,
    tasks_numbered,
    agencies_in_one_place,
    agencies_twice,
    tasks_without_audience,
    tasks_without_time,
    annexes_counted,
    annexes_missing,
    annexes_without_reference,
    sections_missing,
    cited_alike,
    symbols,
    titles,
    years_in_titles,
    authority_lines,
    end_of_bases,
    ends_in_cells,
    ends_of_items,
    ends_of_paragraphs,
    ends_of_rows,
    clauses_small,
    dashes,
    dates_padded,
    points_doubled,
    small_after_point,
    spaces,
    standards_named,
    capitals_in_sentences,
    capitals_of_rows,
    capitals_two_ways,
    names_two_ways,
    official_names,
    abbreviations_alike,
    abbreviations_explained,
    abbreviations_unknown,
    offices_abbreviated_alike,
    known_slips,
    no_syllables,
    repeated_words,
    tones_two_ways,
    words_near_known,
    phrases_two_ways,
    corrective_reports,
    inspected_on_site,
    prices_below_ceilings,
    yearly_duties,
)
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Review:
    """What was found: still to be looked at, and accepted by somebody for a reason."""

    findings: tuple[Finding, ...] = ()
    accepted: tuple[tuple[Finding, Accepted], ...] = ()


def run_checks(plan: PlanFacts) -> tuple[Finding, ...]:
    """Everything to look at in ``plan``: errors first, then warnings, then hints."""
    return review(plan).findings


def review(plan: PlanFacts) -> Review:
    """What `run_checks` finds, and what it would have found had it not been accepted."""
    return sorted_out(plan, (found for step in steps(plan) for found in step))


def steps(plan: PlanFacts) -> Iterator[Iterable[Finding]]:
    """The rules one by one, so that whoever waits for them can do something else between."""
    checked = Checked(plan)
    return (rule(checked) for rule in RULES)


def sorted_out(plan: PlanFacts, found: Iterable[Finding]) -> Review:
    """Findings by severity, those that were accepted apart."""
    known = {(each.rule, each.place, each.quote): each for each in plan.accepted}
    findings, accepted = [], []
    for finding in sorted(found, key=lambda finding: _RANKS[finding.severity]):
        reason = known.get(finding.identity)
        if reason is None:
            findings.append(finding)
        else:
            accepted.append((finding, reason))
    return Review(tuple(findings), tuple(accepted))
