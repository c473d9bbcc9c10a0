"""A small plan with every kind of block, open in a real file, in the editor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from isodesk.facts import (
    Annex,
    Blank,
    Block,
    BlockKind,
    FieldRef,
    Issuer,
    LegalBasis,
    PlanFacts,
    PlanKind,
    PlanStatus,
    RichText,
    Run,
)
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.open_plan import OpenPlan

YEARS = FieldRef("years", last="2026 - 2028")

PLAN = PlanFacts(
    key="kế-hoạch",
    kind=PlanKind.PROGRAMME,
    status=PlanStatus.DRAFT,
    issuer=Issuer(("ỦY BAN NHÂN DÂN", "TỈNH A"), full_name="Ủy ban nhân dân tỉnh A"),
    subject=RichText.of("Áp dụng HTQLCL\ngiai đoạn ", YEARS),
    first_year=2026,
    last_year=2028,
    legal_bases=(LegalBasis("căn-cứ", "Căn cứ", RichText.of("Luật Khoa học và công nghệ;")),),
    blocks=(
        Block("mục", BlockKind.HEADING, RichText.of("Mục đích")),
        Block("bases", BlockKind.LEGAL_BASES),
        Block("đoạn", BlockKind.PLAIN, RichText.of("Trong giai đoạn ", YEARS, " làm hai việc:")),
        Block("gạch-1", BlockKind.BULLET, RichText.of("Việc một;")),
        Block("gạch-2", BlockKind.BULLET, RichText.of("Việc ", Run("hai", bold=True), ".")),
        Block("trống", BlockKind.PLAIN, RichText.of("Đạt ", Blank(6), "% trở lên")),
    ),
    annexes=(Annex("phụ-lục", RichText.of("Danh\nsách"), (Block("trong", BlockKind.PLAIN),)),),
)


@pytest.fixture
def plan(open_plan: Callable[[PlanFacts], OpenPlan]) -> OpenPlan:
    return open_plan(PLAN)


@pytest.fixture
def editor(plan: OpenPlan, show: Callable[..., DocumentEditor]) -> DocumentEditor:
    return show(DocumentEditor(plan), 900, 700)
