"""The closed lists of values that facts use. Values are stored, so they never change."""

from __future__ import annotations

from enum import StrEnum


class PlanKind(StrEnum):
    """Loại kế hoạch; SUBMISSION to ESTIMATE are papers that travel with a plan, REPORT tells what
    came of some."""

    TRANSITION = "transition"
    PROGRAMME = "programme"
    YEARLY = "yearly"
    LETTER = "letter"
    INSPECTION = "inspection"
    BLANK = "blank"
    SUBMISSION = "submission"
    CONSULTATION = "consultation"
    DECISION = "decision"
    ESTIMATE = "estimate"
    REPORT = "report"


PAPER_KINDS = (
    PlanKind.SUBMISSION,
    PlanKind.CONSULTATION,
    PlanKind.DECISION,
    PlanKind.ESTIMATE,
)
"""The kinds of papers that travel with a plan."""

LETTER_KINDS = (PlanKind.LETTER, PlanKind.CONSULTATION)
"""Công văn: no type name, the subject under the number."""


class PlanStatus(StrEnum):
    """Trạng thái."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    SIGNING = "signing"
    ISSUED = "issued"
    AMENDED = "amended"
    REPLACED = "replaced"

    @property
    def is_draft(self) -> bool:
        """Whether the text is still being written; in every other status it is locked."""
        return self in (PlanStatus.DRAFT, PlanStatus.CONSULTATION)

    @property
    def is_issued(self) -> bool:
        """Whether the plan has gone out under its number."""
        return not self.is_draft and self is not PlanStatus.SIGNING


class BlockKind(StrEnum):
    """What a block is; headings and numbered paragraphs of one level share a counter.

    PART to ARTICLE are Phần, Chương, Mục, Tiểu mục and Điều, as decisions and long papers have.
    """

    HEADING = "heading"
    NUMBERED = "numbered"
    POINT = "point"
    BULLET = "bullet"
    PLAIN = "plain"
    LEGAL_BASES = "legal_bases"
    TABLE = "table"
    NOTE = "note"
    PAGE_BREAK = "page_break"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"


class BasesForm(StrEnum):
    """How a block of legal bases is written: bullets, running text, or italic lines."""

    LIST = "list"
    RUN_IN = "run_in"
    LINES = "lines"


class TableSource(StrEnum):
    """Which facts a table of the plan is derived from."""

    TASKS = "tasks"
    MATRIX = "matrix"
    BUDGET = "budget"
    INSPECTION = "inspection"
    MAILING = "mailing"
    INDICATORS = "indicators"
    FREE = "free"
    TEAM = "team"
    RESULTS = "results"
    LATE = "late"
    NEXT = "next"
    OUTCOMES = "outcomes"
    SPENDING = "spending"
    UNITS = "units"
    ROADMAP = "roadmap"
    CHARTS = "charts"


REPORT_SOURCES = (
    TableSource.RESULTS,
    TableSource.LATE,
    TableSource.NEXT,
    TableSource.OUTCOMES,
    TableSource.SPENDING,
    TableSource.UNITS,
    TableSource.CHARTS,
)
"""What the tables of a report show of one of its plans, which their target names."""


class TableForm(StrEnum):
    """Whether facts print as a table, or as lines: a budget as bullets, a list with its numbers."""

    TABLE = "table"
    LINES = "lines"


class Numbering(StrEnum):
    """Numbering of a table's rows."""

    RUNS_ON = "runs_on"
    RESTARTS = "restarts"
    NONE = "none"


class Times(StrEnum):
    """Whether a task table gives spans (Thời gian thực hiện) or deadlines (… hoàn thành)."""

    SPANS = "spans"
    DEADLINES = "deadlines"


class Repeat(StrEnum):
    """What a table repeats at the top of the next page."""

    HEADS = "heads"
    INDEX_ROW = "index_row"


class AgencyRole(StrEnum):
    """Chủ trì / phối hợp."""

    LEAD = "lead"
    SUPPORT = "support"


class TaskState(StrEnum):
    """Progress as recorded; lateness is computed."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    CONTINUOUS = "continuous"


class QuantitySource(StrEnum):
    """Where a shared quantity comes from."""

    TYPED = "typed"
    COUNTED = "counted"
    SUM = "sum"


class BudgetStage(StrEnum):
    """Đề nghị, thẩm định, được giao, thực hiện."""

    ASKED = "asked"
    APPRAISED = "appraised"
    GRANTED = "granted"
    SPENT = "spent"


class AnnexStyle(StrEnum):
    """Heading of an annex: Phụ lục I, only its name, Biểu số 01, Mẫu số 01, or Danh sách."""

    ROMAN = "roman"
    NONE = "none"
    FORM = "form"
    TEMPLATE = "template"
    LIST = "list"


class Orientation(StrEnum):
    """Page orientation of an annex."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Urgency(StrEnum):
    """Mức độ khẩn (ô 10b)."""

    NONE = "none"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    IMMEDIATE = "immediate"


class Circulation(StrEnum):
    """Chỉ dẫn về phạm vi lưu hành (ô 11)."""

    NONE = "none"
    RETURN = "return"
    INTERNAL = "internal"


class AttachmentRole(StrEnum):
    """What an attached file is to its plan."""

    OTHER = "other"
    SIGNED = "signed"


class VersionStage(StrEnum):
    """When a version of the text was frozen."""

    SIGNING = "signing"
    ISSUED = "issued"
