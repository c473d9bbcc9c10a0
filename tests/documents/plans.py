"""Small plans for tests, one fact at a time."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from isodesk.facts import (
    Block,
    BlockKind,
    DocumentDate,
    FileCopy,
    Issuer,
    PlanFacts,
    PlanKind,
    PlanStatus,
    Recipient,
    RichText,
    SignatureColumn,
)
from isodesk.facts.canonical import loads

_SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TRANSITION = "chuyen-doi-2018-2020"
PROGRAMME = "ap-dung-2018-2020"
YEARLY = "ke-hoach-nam-2024"
LETTER = "huong-dan-kt-xh-2024"
INSPECTION = "kiem-tra-2020"


@cache
def sample(name: str) -> PlanFacts:
    """One of the five real plans."""
    return loads(PlanFacts, (_SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def small_plan(**changes: Any) -> PlanFacts:
    """A plan of one page with everything around its text."""
    plan = PlanFacts(
        key="p",
        kind=PlanKind.YEARLY,
        status=PlanStatus.DRAFT,
        issuer=Issuer(
            header=("SỞ NỘI VỤ",),
            superior=("UBND TỈNH LẠNG SƠN",),
            full_name="Sở Nội vụ tỉnh Lạng Sơn",
            short_name="Sở Nội vụ",
            abbreviation="SNV",
            place="Lạng Sơn",
        ),
        subject=RichText.of("Áp dụng Hệ thống quản lý chất lượng năm 2026"),
        number="5",
        symbol="KH-SNV",
        place="Lạng Sơn",
        date=DocumentDate(2026, 1, 5),
        first_year=2026,
        last_year=2026,
        blocks=(
            heading("Mục đích, yêu cầu", key="h1"),
            paragraph("Duy trì, cải tiến Hệ thống quản lý chất lượng./.", key="p1"),
        ),
        recipients=(Recipient("r1", "Như Điều 3"), Recipient("r2", "UBND tỉnh", "b/c")),
        file_copy=FileCopy("VT", "TĐC", "", 3),
        signatures=(SignatureColumn("s", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "", "Nguyễn Văn An"),),
    )
    return replace(plan, **changes)


def heading(text: str, level: int = 1, key: str = "h", **more: Any) -> Block:
    """A heading."""
    return Block(key, BlockKind.HEADING, RichText.of(text), level, **more)


def paragraph(text: str, key: str = "p", **more: Any) -> Block:
    """A plain paragraph."""
    return Block(key, BlockKind.PLAIN, RichText.of(text), **more)
