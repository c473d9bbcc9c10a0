"""Is the plan right? `PlanFacts` in, findings out; nothing is changed."""

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.registry import RULES, run_checks

__all__ = ["RULES", "Finding", "Severity", "run_checks"]
