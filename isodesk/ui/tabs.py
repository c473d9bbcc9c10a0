"""The tabs of a plan, in their order: one line a view."""

from __future__ import annotations

from isodesk.ui.budget.view import SPEC as BUDGET
from isodesk.ui.findings.view import SPEC as FINDINGS
from isodesk.ui.following.view import SPEC as FOLLOWING
from isodesk.ui.forms.view import SPEC as FORMS
from isodesk.ui.inspection.view import SPEC as INSPECTION
from isodesk.ui.preview.view import SPEC as PREVIEW
from isodesk.ui.subjects.view import SPEC as SUBJECTS
from isodesk.ui.tasks.view import SPEC as TASKS
from isodesk.ui.views import ViewSpec
from isodesk.ui.writing.view import SPEC as WRITING

VIEWS: tuple[ViewSpec, ...] = (
    WRITING,
    TASKS,
    SUBJECTS,
    BUDGET,
    INSPECTION,
    FORMS,
    FOLLOWING,
    FINDINGS,
    PREVIEW,
)
