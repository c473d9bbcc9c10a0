"""A whole plan as frozen data: what documents, checks, exporters and importers know."""

from __future__ import annotations

from dataclasses import dataclass

from isodesk.facts.budget import BudgetColumn, BudgetLine, FundingSource, SharedQuantity
from isodesk.facts.dates import UNDATED, DocumentDate
from isodesk.facts.kinds import (
    PAPER_KINDS,
    AttachmentRole,
    Circulation,
    PlanKind,
    PlanStatus,
    Urgency,
    VersionStage,
)
from isodesk.facts.progress import Evidence, Outcome, Spending
from isodesk.facts.report import ReportScope
from isodesk.facts.richtext import RichText
from isodesk.facts.subjects import Mark, MatrixColumn, PlanSubject, SubjectGroup
from isodesk.facts.tables import FreeTable, IndicatorForm, MailingEntry, PlanTable, TeamMember
from isodesk.facts.tasks import Task, TaskGroup
from isodesk.facts.text import Abbreviation, Annex, Block, Citation, LegalBasis
from isodesk.vietnamese.periods import NO_PERIOD, Period


@dataclass(frozen=True)
class Issuer:
    """Five written forms, none cut from another. Header lines carry their fixed breaks."""

    header: tuple[str, ...] = ()
    superior: tuple[str, ...] = ()
    full_name: str = ""
    short_name: str = ""
    abbreviation: str = ""
    place: str = ""


@dataclass(frozen=True)
class Standard:
    """A standard: ``announced_by`` is the announcing decision, empty while there is none."""

    key: str
    code: str
    name: str = ""
    announced_by: str = ""

    @property
    def is_national(self) -> bool:
        """True once a TCVN of it is announced; until then plans name no such edition."""
        return bool(self.announced_by) or self.code.upper().startswith("TCVN")


@dataclass(frozen=True)
class Addressee:
    """Kính gửi."""

    key: str
    name: str


@dataclass(frozen=True)
class Recipient:
    """A line of Nơi nhận; ``purpose`` prints in brackets, e.g. ``b/c``."""

    key: str
    name: str
    purpose: str = ""


@dataclass(frozen=True)
class FileCopy:
    """The Lưu line: VT · unit · person · number of copies (0: not printed)."""

    clerk: str = "VT"
    unit: str = ""
    person: str = ""
    copies: int = 0


@dataclass(frozen=True)
class SignatureColumn:
    """One signer: authority lines (``TM. …``, ``KT. …``), post, second post, name.

    ``annex`` is the key of the annex that he signs, empty for the body.
    """

    key: str
    authority: tuple[str, ...] = ()
    post: str = ""
    other_post: str = ""
    name: str = ""
    annex: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file kept with the plan, known by its hash."""

    key: str
    name: str
    media_type: str
    sha256: str
    size: int
    role: AttachmentRole = AttachmentRole.OTHER


@dataclass(frozen=True)
class FrozenVersion:
    """The text as it was signed or issued: hashes of its canonical facts and of its PDF.

    ``made_at`` is an ISO moment in UTC; ``reason`` says why it went to the signer with findings.
    """

    key: str
    stage: VersionStage
    made_at: str
    made_by: str
    sha256: str
    pdf_sha256: str
    reason: str = ""


@dataclass(frozen=True)
class ReceivingOffice:
    """An office that the answers to a letter are sent to."""

    key: str
    name: str


@dataclass(frozen=True)
class Wrapper:
    """The decision that a plan is issued with; the plan then has no number of its own."""

    document_type: str = "Quyết định"
    number: str = ""
    symbol: str = ""
    date: DocumentDate = UNDATED
    issuer: str = ""


@dataclass(frozen=True)
class PaperMarks:
    """What an office marks on a paper beside its text (Phụ lục I, II.8 and II.10).

    ``draft_round`` prints DỰ THẢO (1) or DỰ THẢO, Lần n; 0 prints nothing. ``drafter`` are the
    initials of who drafted it, with ``printed_copies`` (0: not printed). ``foot`` are the lines of
    the address under a letter. ``secrecy_room`` leaves the place of a secrecy stamp free.
    """

    urgency: Urgency = Urgency.NONE
    circulation: Circulation = Circulation.NONE
    secrecy_room: bool = False
    draft_round: int = 0
    drafter: str = ""
    printed_copies: int = 0
    foot: tuple[str, ...] = ()


NO_MARKS = PaperMarks()


@dataclass(frozen=True)
class Stated:
    """What a source printed where isodesk computes; empty in the office's own plans."""

    place: str
    text: str


@dataclass(frozen=True)
class Accepted:
    """A finding that somebody took upon himself, with his reason.

    It is known again by ``rule``, ``place`` and ``quote``: other words there make it open again.
    """

    key: str
    rule: str
    place: str
    quote: str
    reason: str


@dataclass(frozen=True)
class ChangeReason:
    """Lý do điều chỉnh: why a place of this plan says something else than an earlier state.

    It is known again by ``place`` and by the words there before and after.
    """

    key: str
    place: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True)
class PlanFacts:
    """One plan, whole.

    ``travels_with`` is the key of the plan that a one-page paper goes with; ``parent`` is that
    plan, read with the paper, whose fields quote it. ``deadline`` and ``receivers`` tell by when
    and where a letter asks for answers. ``evidence`` are the office's documents that tasks and
    outcomes name. ``report`` says what a report is about; ``reported`` are its plans, read with
    it, with what came of them.
    """

    key: str
    kind: PlanKind
    status: PlanStatus
    issuer: Issuer
    subject: RichText
    document_type: str = "Kế hoạch"
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: DocumentDate = UNDATED
    first_year: int | None = None
    last_year: int | None = None
    archived: bool = False
    adjusts: str = ""
    travels_with: str = ""
    wrapper: Wrapper | None = None
    paper: PaperMarks = NO_MARKS
    deadline: Period = NO_PERIOD
    report: ReportScope | None = None
    standard_from: Standard | None = None
    standard_to: Standard | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    citations: tuple[Citation, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    blocks: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    tables: tuple[PlanTable, ...] = ()
    groups: tuple[SubjectGroup, ...] = ()
    subjects: tuple[PlanSubject, ...] = ()
    columns: tuple[MatrixColumn, ...] = ()
    marks: tuple[Mark, ...] = ()
    task_groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[Task, ...] = ()
    budget_columns: tuple[BudgetColumn, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    quantities: tuple[SharedQuantity, ...] = ()
    sources: tuple[FundingSource, ...] = ()
    free_tables: tuple[FreeTable, ...] = ()
    indicator_forms: tuple[IndicatorForm, ...] = ()
    mailing: tuple[MailingEntry, ...] = ()
    team: tuple[TeamMember, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    file_copy: FileCopy | None = None
    signatures: tuple[SignatureColumn, ...] = ()
    receivers: tuple[ReceivingOffice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    versions: tuple[FrozenVersion, ...] = ()
    stated: tuple[Stated, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    spendings: tuple[Spending, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    change_reasons: tuple[ChangeReason, ...] = ()
    parent: PlanFacts | None = None
    reported: tuple[PlanFacts, ...] = ()

    @property
    def is_paper(self) -> bool:
        """True for a paper that travels with a plan."""
        return self.kind in PAPER_KINDS

    def table(self, key: str) -> PlanTable | None:
        """The table with this key."""
        return next((t for t in self.tables if t.key == key), None)

    def all_blocks(self) -> tuple[Block, ...]:
        """The body's blocks, then each annex's."""
        return self.blocks + tuple(b for a in self.annexes for b in a.blocks)
