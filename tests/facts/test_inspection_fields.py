"""Fields of an inspection and of a letter: how a cost comes about, sums of counts, teams, days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from isodesk.facts import (
    BudgetAmount,
    BudgetColumn,
    BudgetLine,
    CostFactor,
    FieldRef,
    Issuer,
    MailingEntry,
    Mark,
    MatrixColumn,
    PlanFacts,
    PlanKind,
    PlanStatus,
    PlanSubject,
    QuantityValue,
    RichText,
    SharedQuantity,
    SubjectGroup,
    TeamMember,
)
from isodesk.facts.choices import field_choices
from isodesk.facts.fields import FieldContext


def _words(text: str) -> RichText:
    return RichText.of(text)


MEN = CostFactor(unit="người", shared="men", padding=2)
DAY = CostFactor(Decimal(1), "ngày", padding=2)
PLAN = PlanFacts(
    "p",
    PlanKind.INSPECTION,
    PlanStatus.DRAFT,
    Issuer(),
    _words("Kiểm tra"),
    groups=(SubjectGroup("g1", _words("Sở")), SubjectGroup("g2", _words("Huyện"))),
    subjects=(
        PlanSubject("s1", "g1", _words("Sở Y tế")),
        PlanSubject("s2", "g2", _words("UBND huyện Cam Lâm")),
    ),
    columns=(
        MatrixColumn("c1", "records", _words("Hồ sơ"), None, date(2020, 8, 17), date(2020, 11, 6)),
        MatrixColumn("c2", "onsite", _words("Tại trụ sở"), first=date(2020, 9, 3)),
        MatrixColumn("c3", "other", _words("Khác")),
    ),
    marks=(Mark("s1", "c1"), Mark("s2", "c1"), Mark("s2", "c2")),
    budget_columns=(BudgetColumn("n", "2020", _words("Năm 2020"), 2020),),
    budget_lines=(
        BudgetLine(
            "travel",
            _words("Công tác phí"),
            amounts=(BudgetAmount("n", price=80_000, factors=(MEN, DAY)),),
            price_unit="đ/ngày.người",
        ),
        BudgetLine("paper", _words("Giấy"), amounts=(BudgetAmount("n", value=460_500),)),
        BudgetLine("water", _words("Nước"), amounts=(BudgetAmount("n", price=5_000),)),
    ),
    quantities=(
        SharedQuantity("men", "Số người", "người", values=(QuantityValue("", Decimal(8)),)),
    ),
    mailing=(MailingEntry("m1", _words("Sở Y tế")), MailingEntry("m2", _words("Các huyện"), 11)),
    team=(TeamMember("t", "Trưởng đoàn", agency="Sở Khoa học và Công nghệ"),),
)
CONTEXT = FieldContext.of(PLAN)


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (FieldRef("cost", "travel"), "08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng"),
        (FieldRef("cost", "travel/n"), "08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng"),
        (
            FieldRef("amount.total", "", "words,chan,ngan"),
            "Một triệu một trăm ngàn năm trăm đồng",
        ),
        (FieldRef("count.cell", "g1/c1+g2/c1", "pad2"), "02"),
        (FieldRef("count.cell", "g2/c2", "pad2"), "01"),
        (FieldRef("column.period", "c1", "cap"), "Từ ngày 17/8/2020 đến ngày 06/11/2020"),
        (FieldRef("column.period", "c2"), "từ ngày 03/9/2020"),
        (FieldRef("count.mailing", ""), "12"),
        (FieldRef("count.mailing", "m2"), "11"),
        (FieldRef("team", "t/role"), "Trưởng đoàn"),
        (FieldRef("team", "t/agency"), "Sở Khoa học và Công nghệ"),
    ],
)
def test_what_a_field_shows(field: FieldRef, shown: str) -> None:
    assert CONTEXT.show(field) == shown


@pytest.mark.parametrize(
    ("name", "post", "agency", "shown"),
    [
        ("", "", "Lãnh đạo Sở Y tế", "Lãnh đạo Sở Y tế"),
        ("", "Phó Giám đốc", "Lãnh đạo Sở Y tế", "Phó Giám đốc Sở Y tế"),
        (
            "Nguyễn Văn An",
            "Phó Giám đốc",
            "Lãnh đạo Sở Y tế",
            "Nguyễn Văn An, Phó Giám đốc Sở Y tế",
        ),
        ("Nguyễn Văn An", "Phó Giám đốc Sở Y tế", "Sở Y tế", "Nguyễn Văn An, Phó Giám đốc Sở Y tế"),
        ("Nguyễn Văn An", "", "Công chức Sở Y tế", "Nguyễn Văn An, công chức Sở Y tế"),
        ("Nguyễn Văn An", "", "Sở Y tế", "Nguyễn Văn An, Sở Y tế"),
        ("Nguyễn Văn An", "", "", "Nguyễn Văn An"),
    ],
)
def test_a_member_is_named_once_he_is_known(name: str, post: str, agency: str, shown: str) -> None:
    member = TeamMember("t", "Trưởng đoàn", name, post, agency)
    assert (
        FieldContext.of(replace(PLAN, team=(member,))).show(FieldRef("team", "t/person")) == shown
    )


@pytest.mark.parametrize(
    "field",
    [
        FieldRef("cost", "paper"),
        FieldRef("cost", "water"),
        FieldRef("cost", "gone"),
        FieldRef("count.cell", "g1/c1+g9/c1"),
        FieldRef("column.period", "c3"),
        FieldRef("column.period", "gone"),
        FieldRef("count.mailing", "gone"),
        FieldRef("team", "t/post"),
        FieldRef("team", "t/key"),
        FieldRef("team", "gone/role"),
    ],
)
def test_a_field_without_its_fact_prints_what_it_last_showed(field: FieldRef) -> None:
    assert CONTEXT.is_broken(field)
    kept = FieldRef(field.source, field.target, field.format, last="như cũ")
    assert CONTEXT.show(kept) == "như cũ"


def test_the_menu_of_fields_offers_them() -> None:
    offered = {choice.field.source: choice.shown for choice in field_choices(CONTEXT)}
    assert offered["cost"] == "08 người x 01 ngày x 80.000 đ/ngày.người = 640.000 đồng"
    assert {"column.period", "count.mailing", "team"} <= set(offered)
