"""The first mention of a document prints in full, later ones short, wherever they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isodesk.documents.document import build_document
from isodesk.documents.parts import Paragraph, Table, plain
from isodesk.documents.show import plan_as_data
from isodesk.facts import (
    Annex,
    Block,
    BlockKind,
    Citation,
    FieldRef,
    FreeRow,
    FreeTable,
    Issuer,
    LegalBasis,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanTable,
    RichText,
    TableSource,
)
from isodesk.facts.fields import FieldContext, citation_full, citation_short
from isodesk.facts.mentions import with_mentions

ND = Citation(
    "nđ",
    "Nghị định",
    "30/2020/NĐ-CP",
    date(2020, 3, 5),
    issuer="Chính phủ",
    title="về công tác văn thư",
)
QD = Citation(
    "qđ",
    "Quyết định",
    "101/QĐ-BKHCN",
    title="sửa đổi Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
)
LAW = Citation("luật", "Luật", "72/2025/QH15", title="Luật Tổ chức chính quyền địa phương")
FULL = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
SHORT = "Nghị định số 30/2020/NĐ-CP"


def cite(citation: Citation, format_: str = "") -> FieldRef:
    return FieldRef("citation", citation.key, format_)


def block(key: str, *parts: str | FieldRef) -> Block:
    return Block(key, BlockKind.PLAIN, RichText.of(*parts))


PLAN = PlanFacts(
    key="k",
    kind=PlanKind.YEARLY,
    status=PlanStatus.DRAFT,
    issuer=Issuer(full_name="Sở A"),
    subject=RichText.of("Thử"),
    citations=(ND, QD, LAW),
    blocks=(
        block("1", "Theo ", cite(ND), " và ", cite(QD)),
        block("2", "Theo ", cite(ND), "; ", cite(LAW), "; ", cite(LAW)),
    ),
    annexes=(Annex("p", RichText.of("Kèm ", cite(ND)), (block("3", cite(QD)),)),),
)


def printed(plan: PlanFacts) -> list[str]:
    """The paragraphs and cells of the whole document."""
    found = []
    for section in build_document(plan).sections:
        for part in section.parts:
            if isinstance(part, Paragraph):
                found.append(part.plain.replace("\u00a0", " "))
            elif isinstance(part, Table):
                found += [plain(cell.text) for row in part.rows for cell in row.cells]
    return found


def test_first_full_then_short() -> None:
    lines = printed(PLAN)
    assert f"Theo {FULL} và {citation_full(QD)}" in lines
    law = "Luật Tổ chức chính quyền địa phương"
    assert f"Theo {SHORT}; {law}; {law}" in lines
    assert f"KÈM {SHORT.upper()}" in [line.upper() for line in lines]
    assert "Quyết định số 101/QĐ-BKHCN" in lines


def test_a_title_inside_a_title_is_whole() -> None:
    assert FULL in citation_full(QD)
    assert f"{FULL}" in " ".join(printed(PLAN))


def test_every_medium_says_the_same() -> None:
    data = plan_as_data(PLAN)
    assert [b["text"] for b in data["blocks"]] == [
        f"Theo {FULL} và {citation_full(QD)}",
        f"Theo {SHORT}; {LAW.title}; {LAW.title}",
    ]
    context = FieldContext.of(PLAN)
    assert context.text(context.plan.annexes[0].name) == f"Kèm {SHORT}"


def test_the_order_of_reading_decides_and_follows_moves() -> None:
    moved = replace(with_mentions(PLAN), blocks=with_mentions(PLAN).blocks[::-1])
    lines = printed(moved)
    assert f"Theo {FULL}; {LAW.title}; {LAW.title}" in lines
    assert f"Theo {SHORT} và {citation_full(QD)}" in lines


@pytest.mark.parametrize(
    "basis",
    [
        LegalBasis("c", "Căn cứ", citation=ND),
        LegalBasis("c", "Căn cứ", RichText.of("Nghị định 30/2020/NĐ-CP về văn thư"), ND),
        LegalBasis("c", "Căn cứ", RichText.of(f"{FULL};")),
    ],
)
def test_a_basis_is_a_mention_where_it_is_printed(basis: LegalBasis) -> None:
    bases = Block("căn cứ", BlockKind.LEGAL_BASES)
    before = replace(PLAN, legal_bases=(basis,), blocks=(bases, *PLAN.blocks))
    assert f"Theo {SHORT} và {citation_full(QD)}" in printed(before)
    nowhere = replace(PLAN, legal_bases=(basis,))
    assert f"Theo {FULL} và {citation_full(QD)}" in printed(nowhere)


def test_a_table_is_read_where_it_stands() -> None:
    table = FreeTable(
        "t", "t", (FreeRow("h", (RichText.of("A"),), True), FreeRow("r", (RichText.of(cite(ND)),)))
    )
    plan = replace(
        PLAN,
        free_tables=(table,),
        tables=(PlanTable("b", TableSource.FREE, target="t"),),
        blocks=(PLAN.blocks[0], Block("4", BlockKind.TABLE, table="b"), PLAN.blocks[1]),
    )
    assert SHORT in printed(plan)
    first = replace(plan, blocks=(plan.blocks[1], *PLAN.blocks))
    assert FULL in printed(first)


def test_a_form_that_was_asked_for_stays() -> None:
    plan = replace(PLAN, blocks=(block("1", cite(ND, "short")), block("2", cite(ND, "full"))))
    assert [b["text"] for b in plan_as_data(plan)["blocks"]] == [SHORT, FULL]


def test_laws_are_named() -> None:
    assert citation_full(LAW) == citation_short(LAW) == "Luật Tổ chức chính quyền địa phương"
    civil = Citation("b", "Bộ luật", "45/2019/QH14", title="Lao động")
    assert citation_full(civil) == "Bộ luật Lao động"
    assert citation_full(Citation("c", "Luật", "1/2020/QH14")) == "Luật số 1/2020/QH14"
