"""A workspace, and a plan in which every part of the facts is used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from isodesk import facts
from isodesk.facts import FieldRef, RichText, Run
from isodesk.store import Actor, Workspace, create_workspace, open_workspace
from isodesk.vietnamese.periods import parse_period

COUNTED = FieldRef("count.group", "g1", "pad2", "02", True, False)
NOTE = RichText.of("có ", COUNTED, facts.Blank(9, False, True), facts.Tab(), Run(" đơn vị", True))
CITATION = facts.Citation(
    "c1",
    "Quyết định",
    "19/2014/QĐ-TTg",
    date(2014, 3, 5),
    date(2014, 5, 18),
    "Thủ tướng Chính phủ",
    "về việc áp dụng TCVN ISO 9001:2008",
    "văn bản thay thế",
    "trích yếu cần đối chiếu",
)


@pytest.fixture(scope="session")
def actor() -> Actor:
    return Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, actor: Actor) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.isodesk"
    create_workspace(path, actor).close()
    return path


@pytest.fixture
def ws(tmp_path: Path, empty_file: Path, actor: Actor) -> Iterator[Workspace]:
    path = tmp_path / "cơ quan.isodesk"
    path.write_bytes(empty_file.read_bytes())
    opened = open_workspace(path, actor, backups=tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def issuer() -> facts.Issuer:
    return facts.Issuer(
        ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"),
        ("CHÍNH PHỦ",),
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "UBND tỉnh Lạng Sơn",
        "UBND",
        "Lạng Sơn",
    )


@pytest.fixture(scope="session")
def whole_plan(issuer: facts.Issuer) -> facts.PlanFacts:
    """Every field of every part has a value of its own somewhere."""
    return facts.PlanFacts(
        key="p1",
        kind=facts.PlanKind.PROGRAMME,
        status=facts.PlanStatus.CONSULTATION,
        issuer=issuer,
        subject=RichText.of("Áp dụng HTQLCL ", FieldRef("years", "", "sep:-", "2018-2020")),
        document_type="Chương trình",
        number="34",
        symbol="KH-UBND",
        place="Lạng Sơn",
        date=facts.DocumentDate(2018, 2, 23),
        first_year=2018,
        last_year=2020,
        archived=True,
        adjusts="p0",
        travels_with="p9",
        wrapper=facts.Wrapper(
            "Nghị quyết", "7", "NQ-HĐND", facts.DocumentDate(2018, 2, 1), "HĐND tỉnh"
        ),
        paper=facts.PaperMarks(
            facts.Urgency.URGENT, facts.Circulation.RETURN, True, 2, "PL", 300, ("Số 8 Hùng Vương",)
        ),
        deadline=parse_period("trước ngày 05/7/2018"),
        report=facts.ReportScope(("p0",), date(2018, 1, 1), date(2018, 6, 30)),
        standard_from=facts.Standard("s1", "TCVN ISO 9001:2008", "HTQLCL", "2885/QĐ-BKHCN"),
        standard_to=facts.Standard("s2", "TCVN ISO 9001:2015", "HTQLCL", "4109/QĐ-BKHCN"),
        citations=(CITATION,),
        file_copy=facts.FileCopy("VP", "KT", "(LTT)", 3),
        **_text(),
        **_places(),
        **_subjects(),
        **_tasks(),
        **_money(),
        **_other(),
    )


def _text() -> dict[str, Any]:
    heading = facts.Block("b1", facts.BlockKind.HEADING, RichText.of("CĂN CỨ"), 1, 4)
    return {
        "legal_bases": (
            facts.LegalBasis("l1", "Căn cứ", RichText.of("chữ in"), CITATION),
            facts.LegalBasis("l2", "", RichText.of("không số")),
        ),
        "abbreviations": (facts.Abbreviation("ab1", "HTQLCL", "Hệ thống", "b1"),),
        "addressees": (facts.Addressee("ad1", "Các sở"), facts.Addressee("ad2", "Các xã")),
        "blocks": (
            heading,
            facts.Block("b2", facts.BlockKind.LEGAL_BASES, form=facts.BasesForm.RUN_IN),
            facts.Block("b3", facts.BlockKind.PLAIN, NOTE, 2, None, False, True),
            facts.Block("b4", facts.BlockKind.TABLE, table="t1"),
        ),
    }


def _places() -> dict[str, Any]:
    return {
        "annexes": (
            facts.Annex("x1", RichText.of("LỘ TRÌNH")),
            facts.Annex(
                "x2",
                RichText.of("BIỂU"),
                (facts.Block("b5", facts.BlockKind.TABLE, table="t2"),),
                facts.AnnexStyle.NONE,
                False,
                "Ban hành kèm theo",
                facts.Orientation.LANDSCAPE,
            ),
        ),
        "tables": (
            facts.PlanTable(
                "t1",
                facts.TableSource.TASKS,
                (
                    facts.TableColumn(
                        "lead", RichText.of("Chủ trì"), RichText.of("Ai"), 31.5, True, "đơn vị"
                    ),
                    facts.TableColumn("period"),
                ),
                facts.Numbering.RUNS_ON,
                facts.Times.DEADLINES,
                ("A", "1"),
                RichText.of("Bảng"),
                "triệu đồng",
                True,
                "0,0",
                "-",
                RichText.of("TỔNG"),
                facts.Repeat.INDEX_ROW,
                "",
                ("k1/lead",),
            ),
            facts.PlanTable("t2", facts.TableSource.FREE, target="f1", form=facts.TableForm.LINES),
        ),
    }


def _subjects() -> dict[str, Any]:
    return {
        "groups": (
            facts.SubjectGroup("g1", RichText.of("SỞ"), NOTE),
            facts.SubjectGroup("g2", RichText.of("XÃ")),
        ),
        "subjects": (
            facts.PlanSubject("u1", "g1", RichText.of("Sở Y tế"), note=RichText.of("mới")),
            facts.PlanSubject(
                "u2",
                "g1",
                RichText.of(
                    "Sở Tài chính (", FieldRef("members", "u2", "", "Phòng A; Phòng B"), ")"
                ),
                members=("Phòng A", "Phòng B"),
            ),
            facts.PlanSubject("u3", "g2", RichText.of("Xã A")),
        ),
        "columns": (
            facts.MatrixColumn("m1", "2018", RichText.of("Năm 2018"), 2018),
            facts.MatrixColumn(
                "m2", "onsite", RichText.of("Tại trụ sở"), None, date(2018, 8, 1), date(2018, 9, 2)
            ),
        ),
        "marks": (
            facts.Mark("u1", "m1"),
            facts.Mark("u3", "m1"),
            facts.Mark("u2", "m2", "(*)"),
        ),
    }


def _tasks() -> dict[str, Any]:
    agencies = (
        facts.TaskAgency(facts.AgencyRole.LEAD, "Sở Y tế"),
        facts.TaskAgency(facts.AgencyRole.SUPPORT, "Các xã"),
    )
    return {
        "task_groups": (
            facts.TaskGroup("tg1", RichText.of("Năm 2018"), 2018),
            facts.TaskGroup("tg2", RichText.of("Chung")),
        ),
        "tasks": (
            facts.Task(
                "k1",
                RichText.of("Tập huấn ", FieldRef("count.column", "m1", "", "2")),
                "tg1",
                2,
                parse_period("Quý II/2018"),
                "Sở Y tế",
                "Các xã",
                agencies,
                RichText.of("Toàn bộ"),
                RichText.of("Báo cáo"),
                "5 triệu",
                RichText.of("lưu ý"),
                False,
                3,
                facts.TaskState.DONE,
                "Đạt",
                date(2018, 6, 30),
                "chậm vốn",
                "Sở Y tế",
                Decimal(33),
                Decimal(30),
                "xã",
                ("e1",),
                ("k2",),
            ),
            facts.Task("k2", RichText.of("Kiểm tra"), "tg2", period=parse_period("chưa rõ")),
        ),
    }


def _money() -> dict[str, Any]:
    factors = (facts.CostFactor(Decimal("1.5"), "ngày", "", 2), facts.CostFactor(shared="q1"))
    return {
        "sources": (facts.FundingSource("fs1", "Ngân sách tỉnh"),),
        "quantities": (
            facts.SharedQuantity(
                "q1", "Số xã", "xã", values=(facts.QuantityValue("2018", Decimal(50)),)
            ),
            facts.SharedQuantity(
                "q2", "Số sở", source=facts.QuantitySource.COUNTED, group="g1", unit="sở"
            ),
            facts.SharedQuantity("q3", "Cộng", "", facts.QuantitySource.SUM, terms=("q1", "q2")),
        ),
        "budget_columns": (
            facts.BudgetColumn(
                "bc1", "2018", RichText.of("2018"), 2018, facts.BudgetStage.GRANTED, "fs1"
            ),
            facts.BudgetColumn("bc2", "2019", RichText.of("2019"), 2019),
        ),
        "budget_lines": (
            facts.BudgetLine("i1", RichText.of("CHI CHUNG"), numbered=False),
            facts.BudgetLine(
                "i2",
                RichText.of("Thuê tư vấn"),
                2,
                (
                    facts.BudgetAmount("bc1", price=20_000_000, factors=factors),
                    facts.BudgetAmount("bc2", value=0),
                ),
                "đồng/xã",
                RichText.of("Chi ", FieldRef("price", "i2/bc1", "", "20.000.000")),
                "fs1",
            ),
        ),
    }


def _other() -> dict[str, Any]:
    cells = (NOTE, RichText.of("hai\ndòng"))
    values = (("2018", Decimal("3.50")), ("2019", Decimal(4)))
    indicator = facts.Indicator(
        "n1", RichText.of("Thủ tục"), 2, "thủ tục", values, NOTE, numbered=False, across=True
    )
    return {
        "free_tables": (facts.FreeTable("f1", "Bảng", (facts.FreeRow("r1", cells, True),)),),
        "indicator_forms": (
            facts.IndicatorForm(
                "if1",
                RichText.of("Biểu"),
                (facts.IndicatorColumn("2018", RichText.of("Năm")),),
                (indicator,),
            ),
        ),
        "mailing": (facts.MailingEntry("ml1", RichText.of("Các sở"), 11),),
        "team": (facts.TeamMember("tm1", "Trưởng đoàn", "Lê A", "Giám đốc", "Sở Y tế"),),
        "recipients": (facts.Recipient("rc1", "UBND tỉnh", "b/c"),),
        "signatures": (
            facts.SignatureColumn("sg1", ("TM. UBND", "KT."), "PHÓ", "GIÁM ĐỐC SỞ", "Lê A", "x1"),
        ),
        "receivers": (facts.ReceivingOffice("ro1", "Sở Tài chính"),),
        "attachments": (
            facts.Attachment(
                "at1", "quét.pdf", "application/pdf", "ab12", 4, facts.AttachmentRole.SIGNED
            ),
        ),
        "outcomes": (facts.Outcome("u1", "m1", date(2018, 9, 1), ("e2",), "đúng hạn"),),
        "spendings": (facts.Spending("i2", "bc2", 3_000_000, 2_500_000),),
        "evidence": (
            facts.Evidence("e1", "Báo cáo", "12/BC", date(2018, 6, 1), "Kết quả"),
            facts.Evidence("e2", "Quyết định", "9/QĐ", date(2018, 9, 1), "Công bố"),
        ),
        "stated": (facts.Stated("budget/i2", "135"),),
        "change_reasons": (facts.ChangeReason("cr1", "Nhiệm vụ 1", "cũ", "mới", "Do sắp xếp"),),
        "accepted": (facts.Accepted("ac1", "counts.words", "blocks/b1", "04", "Theo Sở"),),
    }
