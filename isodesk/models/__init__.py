"""What an office has, as mapped classes. No queries, no sessions.

Modules here do without `from __future__ import annotations`: it would make each annotation a text
that SQLAlchemy has to compile and evaluate again, a quarter of the time to configure the classes.
"""

from isodesk.models.base import Base
from isodesk.models.budget import (
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    FundingSource,
    QuantityValue,
    SharedQuantity,
)
from isodesk.models.office import (
    Citation,
    Issuer,
    NumberSeries,
    QualitySystem,
    Reorganization,
    Standard,
    Succession,
    SystemMember,
    Unit,
    UnitType,
)
from isodesk.models.plan import (
    Accepted,
    Addressee,
    Attachment,
    ChangeReason,
    FrozenVersion,
    Plan,
    PlanPart,
    ReceivingOffice,
    Recipient,
    SignatureColumn,
    Stated,
)
from isodesk.models.progress import Evidence, Outcome, Spending
from isodesk.models.subjects import Mark, MatrixColumn, PlanSubject, SubjectGroup
from isodesk.models.tables import (
    FreeRow,
    FreeTable,
    Indicator,
    IndicatorForm,
    MailingEntry,
    PlanTable,
    TeamMember,
)
from isodesk.models.tasks import Task, TaskAgency, TaskGroup
from isodesk.models.text import Abbreviation, Annex, Block, LegalBasis, PlanCitation

__all__ = [
    "Accepted",
    "Abbreviation",
    "Addressee",
    "Annex",
    "Attachment",
    "Base",
    "Block",
    "BudgetAmount",
    "BudgetColumn",
    "BudgetLine",
    "ChangeReason",
    "Citation",
    "CostFactor",
    "Evidence",
    "FreeRow",
    "FreeTable",
    "FrozenVersion",
    "FundingSource",
    "Indicator",
    "IndicatorForm",
    "Issuer",
    "LegalBasis",
    "MailingEntry",
    "Mark",
    "MatrixColumn",
    "NumberSeries",
    "Outcome",
    "Plan",
    "PlanCitation",
    "PlanPart",
    "PlanSubject",
    "PlanTable",
    "QualitySystem",
    "QuantityValue",
    "ReceivingOffice",
    "Recipient",
    "Reorganization",
    "SharedQuantity",
    "SignatureColumn",
    "Spending",
    "Standard",
    "Stated",
    "SubjectGroup",
    "Succession",
    "SystemMember",
    "Task",
    "TaskAgency",
    "TaskGroup",
    "TeamMember",
    "Unit",
    "UnitType",
]
