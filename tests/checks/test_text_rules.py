"""Each rule about words, numbers, names and law: a finding once it is spoilt, none before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from isodesk.checks import Finding, Severity, run_checks
from isodesk.facts import (
    Annex,
    AnnexStyle,
    Block,
    BlockKind,
    BudgetAmount,
    DocumentDate,
    FreeRow,
    FreeTable,
    Issuer,
    LegalBasis,
    MailingEntry,
    MatrixColumn,
    Numbering,
    PlanFacts,
    PlanKind,
    PlanSubject,
    Recipient,
    RichText,
    SignatureColumn,
    Stated,
)
from isodesk.vietnamese.periods import parse_period
from tests.checks.test_rules import Change, E, H, T, W, _added, _plan, _row, _text

CITED = "Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ tướng Chính phủ"
TITLE = (
    "về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào "
    "hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước"
)


def _lines(*texts: str, kind: BlockKind = BlockKind.BULLET) -> Change:
    """Paragraphs below one another, the first of them plain when it announces a list."""
    blocks = tuple(
        Block(f"n{i}", BlockKind.PLAIN if text.endswith(":") else kind, T(text))
        for i, text in enumerate(texts)
    )
    return lambda plan: replace(plan, blocks=(*plan.blocks, *blocks))


def _heads(*blocks: tuple[BlockKind, int, str]) -> Change:
    made = tuple(
        Block(f"n{i}", kind, T(text), level) for i, (kind, level, text) in enumerate(blocks)
    )
    return lambda plan: replace(plan, blocks=(*plan.blocks, *made))


def _stated(place: str, text: str) -> Change:
    return _plan(stated=(Stated(place, text),))


def _free(*rows: tuple[str, ...]) -> Change:
    made = tuple(FreeRow(f"r{i}", tuple(map(T, row)), i == 0) for i, row in enumerate(rows))
    return _plan(free_tables=(FreeTable("f", "Bảng", made),))


def _annex(*names: str, text: str = "", reference: bool = True) -> Change:
    annexes = tuple(Annex(f"a{i}", T(name), reference=reference) for i, name in enumerate(names))
    return lambda plan: replace(
        _text(text or "Chi tiết tại Phụ lục kèm theo.")(plan), annexes=annexes
    )


def _signed(*authority: str, post: str, header: str = "ỦY BAN NHÂN DÂN") -> Change:
    column = SignatureColumn("sg", authority, post, name="Hồ Tiên Thiệu")
    return _plan(signatures=(column,), issuer=Issuer(header=(header, "TỈNH LẠNG SƠN")))


def _inspection(onsite: int, number: int, text: str = "") -> Change:
    def change(plan: PlanFacts) -> PlanFacts:
        names = [f"Sở Công vụ {i}" for i in range(number)]
        subjects = tuple(PlanSubject(f"i{i}", "g1", T(name)) for i, name in enumerate(names))
        modes = (
            MatrixColumn("m1", "records", T("Qua hồ sơ")),
            MatrixColumn("m2", "onsite", T("Trực tiếp tại trụ sở")),
        )
        marks = tuple(
            replace(plan.marks[0], subject=s.key, column="m2" if i < onsite else "m1")
            for i, s in enumerate(subjects)
        )
        spoilt = replace(
            plan, kind=PlanKind.INSPECTION, columns=modes, subjects=subjects, marks=marks
        )
        return replace(spoilt, blocks=(Block("new", BlockKind.PLAIN, T(text or "Kiểm tra.")),))

    return change


def _duties(name: str) -> Change:
    return _heads(
        (BlockKind.HEADING, 1, "TỔ CHỨC THỰC HIỆN"),
        (BlockKind.HEADING, 2, "Sở Nội vụ"),
        (BlockKind.PLAIN, 1, "Chủ trì. Ban Chỉ đạo phối hợp."),
        (BlockKind.HEADING, 2, name),
        (BlockKind.PLAIN, 1, "Phối hợp với Sở Y tế."),
    )


def _priced(price: int) -> Change:
    amounts = tuple(BudgetAmount(c, price=price) for c in ("b18", "b19"))

    def change(plan: PlanFacts) -> PlanFacts:
        line = next(x for x in plan.budget_lines if x.key == "l21")
        both = tuple(
            replace(a, price=new.price) for a, new in zip(line.amounts, amounts, strict=True)
        )
        return _row("budget_lines", "l21", amounts=both, note=RichText())(plan)

    return change


WRONG: dict[str, tuple[Change, str, Severity, str]] = {
    # arithmetic
    "parts of a sum": (
        _lines(
            "Năm sau gồm:", "Chi 5 triệu đồng, gồm:", "- A: 2 triệu đồng;", "- B: 4 triệu đồng."
        ),
        "sums.text",
        E,
        "blocks/n1",
    ),
    "sum below its parts": (
        _heads(
            (BlockKind.HEADING, 2, "Kinh phí"),
            (BlockKind.BULLET, 1, "Thuê xe: 3.000.000 đồng;"),
            (BlockKind.BULLET, 1, "In: 2.000.000 đồng;"),
            (BlockKind.PLAIN, 1, "Tổng cộng: 6.000.000 đồng."),
        ),
        "sums.text",
        E,
        "blocks/n3",
    ),
    "parts in one cell": (
        _free(("Đối tượng",), ("6 đơn vị, bao gồm:\n- Sở: 2 đơn vị;\n- Xã: 1 đơn vị.",)),
        "sums.text",
        E,
        "free_tables/f/r1/0",
    ),
    "column of a free table": (
        _free(("TT", "Nội dung", "Tiền"), ("1", "A", "3"), ("2", "B", "4"), ("", "Tổng cộng", "8")),
        "sums.table",
        E,
        "free_tables/f/r3/2",
    ),
    "share": (_text("Đã có 2/3 xã áp dụng (đạt 76%)."), "percents.share", E, "blocks/new"),
    "more than the whole": (_text("Phấn đấu đạt 107% xã."), "percents.whole", W, "blocks/new"),
    "one share with two bounds": (
        _lines(
            "Đến năm 2019 có trên 70% số đơn vị cấp xã áp dụng HTQLCL.",
            "Đến hết năm 2019 có ít nhất 70% đơn vị cấp xã hoàn thành việc áp dụng HTQLCL.",
        ),
        "percents.bound",
        W,
        "blocks/n1",
    ),
    "one price for two": (
        _lines("mức chi 30.000.000 đồng/xã;", "mức chi 30.000.000 đồng/đơn vị."),
        "budget.per",
        H,
        "blocks/n1",
    ),
    "unit of the text": (_text("Chi 110.000 đồng."), "budget.unit", W, "blocks/new"),
    "unit of a cell": (
        lambda plan: _row("budget_lines", "l11", amounts=(BudgetAmount("b18", 10),))(
            _row("budget_lines", "l22", amounts=(BudgetAmount("b18", 9_000_000),))(
                _row("budget_lines", "l21", amounts=(BudgetAmount("b18", 9_000_000),))(plan)
            )
        ),
        "budget.unit",
        W,
        "budget/l11/b18",
    ),
    # counts
    "stated count": (_stated("groups/g1/c18", "5"), "counts.stated", E, "groups/g1/c18"),
    "stated count of a column": (
        _stated("columns/c18/total", "5"),
        "counts.stated",
        E,
        "columns/c18/total",
    ),
    "group of another year": (
        _row("tasks", "t3", audience=T("1 đơn vị gồm: cơ quan chuyên môn thuộc UBND tỉnh")),
        "counts.groups",
        W,
        "tasks/t3/audience",
    ),
    "annexes counted": (
        _annex("Một", text="Gửi kèm 03 Phụ lục."),
        "counts.annexes",
        W,
        "blocks/new",
    ),
    "years counted": (_text("trong 03 năm (từ 2018 - 2019)"), "years.counted", E, "blocks/new"),
    # time
    "stage reversed": (_text("giai đoạn 2019 - 2018"), "years.stage", E, "blocks/new"),
    "another stage": (_text("giai đoạn 2018 - 2021 của tỉnh"), "years.stage", W, "blocks/new"),
    "year of a title": (_plan(subject=T("Áp dụng năm 2017")), "years.title", W, "header/subject"),
    "year of a head": (
        _row("columns", "c18", title=T("Năm 2016")),
        "years.head",
        W,
        "columns/c18",
    ),
    "day of no calendar": (_text("trước ngày 31/6/2018"), "periods.date", W, "blocks/new"),
    "fifth quarter": (_text("Quý V/2018 xong"), "periods.date", W, "blocks/new"),
    "thirteenth month": (_text("tháng 13/2018 xong"), "periods.date", W, "blocks/new"),
    "span that ends first": (
        _text("Từ ngày 05/9/2018 đến ngày 01/9/2018"),
        "periods.order",
        E,
        "blocks/new",
    ),
    "column that ends first": (
        _row("columns", "c18", first=date(2018, 5, 1), last=date(2018, 4, 1)),
        "periods.order",
        E,
        "columns/c18",
    ),
    "quarter outside the plan": (_text("xong trong Quý II/2021"), "periods.plan", W, "blocks/new"),
    "quarter under another year": (
        _heads((BlockKind.HEADING, 2, "Năm 2018"), (BlockKind.BULLET, 1, "Quý I/2019: mở lớp.")),
        "periods.group",
        W,
        "blocks/n1",
    ),
    "due before issue": (
        _row("tasks", "t1", period=parse_period("Tháng 01/2018")),
        "periods.issued",
        W,
        "tasks/t1/period",
    ),
    "deadline before issue": (
        _plan(deadline=parse_period("trước ngày 05/01/2018")),
        "periods.issued",
        E,
        "header/deadline",
    ),
    "column before issue": (
        _row("columns", "c18", last=date(2018, 1, 5)),
        "periods.issued",
        W,
        "columns/c18",
    ),
    "cited before it was there": (
        _text("Kế hoạch số 7/KH-UBND ngày 05/4/2018 của UBND tỉnh"),
        "citations.later",
        E,
        "blocks/new",
    ),
    # numbering
    "number skipped": (_row("tasks", "t2", start_at=4), "numbering.order", W, "tasks/t2"),
    "number missing": (_row("tasks", "t2", numbered=False), "numbering.blank", W, "tasks/t2"),
    "stated number": (_stated("tasks/t2/number", "4"), "numbering.stated", W, "tasks/t2"),
    "letters without đ": (
        _lines("a) Một", "b) Hai", "c) Ba", "d) Bốn", "e) Năm", kind=BlockKind.PLAIN),
        "numbering.order",
        W,
        "blocks/n4",
    ),
    "khoản twice": (
        _lines("1. Một", "2. Hai", "2. Ba", kind=BlockKind.PLAIN),
        "numbering.order",
        W,
        "blocks/n2",
    ),
    "point of a number": (
        _lines("1. Một", "1.1. Hai", "1.2 Ba", kind=BlockKind.PLAIN),
        "numbering.dot",
        H,
        "blocks/n2",
    ),
    "point of a source's number": (
        lambda plan: replace(
            _heads(
                (BlockKind.HEADING, 1, "NỘI DUNG"),
                (BlockKind.NUMBERED, 2, "Một"),
                (BlockKind.NUMBERED, 3, "Hai"),
                (BlockKind.NUMBERED, 3, "Ba"),
                (BlockKind.NUMBERED, 3, "Bốn"),
            )(plan),
            stated=(Stated("blocks/n3/number", "1.2"),),
        ),
        "numbering.dot",
        H,
        "blocks/n3",
    ),
    "row of a free table": (
        _free(("TT", "Việc"), ("1", "A"), ("2", "B"), ("4", "C")),
        "numbering.order",
        W,
        "free_tables/f/r3/0",
    ),
    "annex numbered": (
        lambda plan: _stated("annexes/a1", "PHỤ LỤC III")(_annex("Một", "Hai")(plan)),
        "numbering.annex",
        W,
        "annexes/a1",
    ),
    # duties
    "no time": (
        _row("tasks", "t3", period=parse_period(" ")),
        "tasks.period",
        W,
        "tasks/t3/period",
    ),
    "no audience": (
        lambda plan: _row("tasks", "t2", audience=T("Các xã"))(plan),
        "tasks.audience",
        H,
        "tasks/t3/audience",
    ),
    "leads and supports": (
        _row("tasks", "t1", support="Sở Y tế; Sở Nội vụ"),
        "tasks.both",
        W,
        "tasks/t1/support",
    ),
    "agency in the text only": (_duties("Sở Tài chính"), "tasks.agencies", H, "blocks/n3"),
    "agency in the table only": (
        lambda plan: _row("tasks", "t3", lead="Thanh tra tỉnh")(_duties("Sở Nội vụ và bạn")(plan)),
        "tasks.agencies",
        H,
        "tasks/t3/lead",
    ),
    # references
    "no such annex": (
        _annex("Một", "Hai", text="Theo Phụ lục III và các phụ lục."),
        "annexes.missing",
        E,
        "blocks/new",
    ),
    "no annex at all": (_text("Theo Phụ lục đính kèm."), "annexes.missing", W, "blocks/new"),
    "no such section": (
        _text("nêu tại khoản 3 Mục I của Kế hoạch này"),
        "refs.section",
        E,
        "blocks/new",
    ),
    "no reference line": (_annex("Một", reference=False), "annexes.reference", W, "annexes/a0"),
    "number of the reference line": (
        lambda plan: _stated(
            "annexes/a0/reference", "(Kèm theo Kế hoạch số 35/KH-UBND ngày 23/02/2018)"
        )(_annex("Một")(plan)),
        "annexes.reference",
        E,
        "annexes/a0",
    ),
    "reference line left open": (
        lambda plan: _stated(
            "annexes/a0/reference", "(Kèm theo Kế hoạch số: /KH-UBND ngày / 02/ 2018)"
        )(_annex("Một")(plan)),
        "annexes.reference",
        W,
        "annexes/a0",
    ),
    "another date": (_text(CITED.replace("05/3", "06/3")), "citations.alike", E, "blocks/new"),
    "another symbol": (
        _text("Thông tư số 26/2014/TT-BKHHCN ngày 10/10/2014"),
        "citations.alike",
        E,
        "blocks/new",
    ),
    "two dates": (
        _text("Kế hoạch số 7/KH-UBND ngày 05/01/2018; Kế hoạch số 7/KH-UBND ngày 06/01/2018"),
        "citations.alike",
        E,
        "blocks/new",
    ),
    "another title": (
        _text(f"{CITED} {TITLE.replace('9001:2008', '9001:2015')}"),
        "citations.title",
        W,
        "blocks/new",
    ),
    "space in a symbol": (
        _text("Công văn số 12/ STC-NS ngày 05/01/2018"),
        "citations.symbol",
        H,
        "blocks/new",
    ),
    "another sort": (_text("Thông tư số 12/2014/NĐ-CP"), "citations.symbol", W, "blocks/new"),
    "year of the symbol": (
        _text("Thông tư số 12/2014/TT-BTC ngày 05/01/2015"),
        "citations.symbol",
        E,
        "blocks/new",
    ),
    "office of a symbol": (
        _text("Tờ trình số 790/TTr-SKHHCN"),
        "citations.symbol",
        W,
        "blocks/new",
    ),
    "year that is ending": (
        _text("Nghị quyết số 29/NQ-HĐND ngày 10/12/2017 về nhiệm vụ kế hoạch năm 2017"),
        "citations.year",
        H,
        "blocks/new",
    ),
    # form
    "without TM.": (
        _signed("KT. CHỦ TỊCH", post="PHÓ CHỦ TỊCH"),
        "signing.authority",
        W,
        "header/signature",
    ),
    "KT. without a deputy": (
        _signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", post="CHỦ TỊCH"),
        "signing.authority",
        W,
        "header/signature",
    ),
    "deputy without KT.": (
        _signed(post="PHÓ GIÁM ĐỐC", header="SỞ NỘI VỤ"),
        "signing.authority",
        W,
        "header/signature",
    ),
    "TM. of a head": (
        _signed("TM. SỞ NỘI VỤ", post="GIÁM ĐỐC", header="SỞ NỘI VỤ"),
        "signing.authority",
        W,
        "header/signature",
    ),
    "item left open": (_lines("- Một;", "- Hai", "- Ba."), "form.ends", H, "blocks/n1"),
    "last item": (_lines("- Một;", "- Hai;"), "form.ends", H, "blocks/n1"),
    "point among semicolons": (
        _lines("- Một;", "- Hai;", "- Ba.", "- Bốn."),
        "form.ends",
        H,
        "blocks/n2",
    ),
    "paragraph before a heading": (
        _heads((BlockKind.PLAIN, 1, "Chi hội nghị;"), (BlockKind.HEADING, 1, "TỔ CHỨC")),
        "form.ends",
        H,
        "blocks/n0",
    ),
    "item of a cell": (
        _free(("Đối tượng",), ("Gồm: - Sở: 04 cơ quan - UBND: 02 cơ quan.",)),
        "form.ends",
        H,
        "free_tables/f/r1/0",
    ),
    "row with a point": (
        _plan(
            mailing=tuple(MailingEntry(f"m{i}", T(f"Sở {i}" + "." * (i == 3))) for i in range(7))
        ),
        "form.ends",
        H,
        "mailing/m3",
    ),
    "last basis": (
        lambda plan: replace(
            _added("blocks", Block("lb", BlockKind.LEGAL_BASES))(plan),
            legal_bases=(LegalBasis("b1", "", T("Luật;")), LegalBasis("b2", "", T("Nghị quyết;"))),
        ),
        "form.ends",
        H,
        "bases/b2",
    ),
    "space before a comma": (_text("các sở , ban"), "form.spaces", H, "blocks/new"),
    "one-sided dash": (_text("Đồng Đăng- Lạng Sơn"), "form.spaces", H, "blocks/new"),
    "two points": (_text("Xong hết;."), "form.points", H, "blocks/new"),
    "dashes of shares": (
        _lines("tăng 7 - 7,5%; tăng 6 - 8%", "tăng 7-7,5%"),
        "form.dashes",
        H,
        "blocks/n1",
    ),
    "dashes two ways": (_text("2018-2019 là 2 năm"), "form.dashes", H, "blocks/new"),
    "small letter": (_text("chống lãng phí. củng cố"), "form.sentence", H, "blocks/new"),
    "capital in a sentence": (
        _lines(
            "các cơ quan thuộc hệ thống hành chính nhà nước",
            "các cơ quan thuộc hệ thống Hành chính nhà nước",
        ),
        "form.capitals",
        H,
        "blocks/n1",
    ),
    "date without zero": (_text("ngày 21/2/2018"), "form.dates", H, "blocks/new"),
    "khoản with a capital": (_text("theo Khoản 3 Điều 4"), "form.clauses", H, "blocks/new"),
    "standard's name": (
        _text("TCVN ISO 9001:2015 thay TCVN 9001:2008"),
        "form.standard",
        W,
        "blocks/new",
    ),
    "capital of a sort": (
        _row("subjects", "s1", name=T("Chi cục bảo vệ thực vật")),
        "names.capitals",
        H,
        "subjects/s1/name",
    ),
    "capital of a level": (_text("UBND Phường Chi Lăng"), "names.capitals", H, "blocks/new"),
    "official name": (_text("Sở Văn hóa Thể thao và Du lịch"), "names.official", H, "blocks/new"),
    "name two ways": (
        _lines("UBND xã, phường, thị trấn; UBND xã, phường, thị trấn", "UBND xã phường, thị trấn"),
        "names.spelling",
        H,
        "blocks/n1",
    ),
    "capitals two ways": (
        _lines("Mở Hội nghị; Hội nghị sau", "Mở Hội Nghị"),
        "names.spelling",
        H,
        "blocks/n1",
    ),
    "BCD": (_text("Thành viên BCD ISO tỉnh"), "abbreviations.alike", W, "blocks/new"),
    "slip of a long one": (
        _plan(recipients=(Recipient("r", "UBNDTTQVN tỉnh"),)),
        "abbreviations.alike",
        W,
        "recipients",
    ),
    "office two ways": (
        _lines("Sở KH-CN; Sở KH-CN", "Sở KHCHN"),
        "abbreviations.alike",
        W,
        "blocks/n1",
    ),
    "never used": (_text("cán bộ đầu mối (CBĐM)"), "abbreviations.used", H, "blocks/new"),
    "used too early": (
        _lines("CBĐM họp", "cán bộ đầu mối (CBĐM) họp"),
        "abbreviations.used",
        H,
        "blocks/n0",
    ),
    "never explained": (_text("theo CBĐM của tỉnh"), "abbreviations.used", H, "blocks/new"),
    "phrase two ways": (
        _lines("phòng, chống thiên tai", "phòng chống tham nhũng"),
        "words.ways",
        H,
        "blocks/n1",
    ),
    "known slip": (_text("Phần đầu đến năm 2019"), "words.slip", W, "blocks/new"),
    "no syllable": (_text("bảo đảm chấtt lượng"), "words.syllable", W, "blocks/new"),
    "no syllable at the start": (_text("Đánhh giá nội bộ"), "words.syllable", W, "blocks/new"),
    "words run together": (_text("bình quân đạttriệu đồng"), "words.syllable", W, "blocks/new"),
    "one mark away": (_text("đánh giá nồi bộ"), "words.near", H, "blocks/new"),
    "word twice": (_text("của của cơ quan"), "words.repeated", W, "blocks/new"),
    "tones two ways": (_lines("văn hóa, văn hóa", "văn hoá"), "words.tones", H, "blocks/n1"),
    # law
    "no review": (
        lambda plan: _text("đánh giá nội bộ")(replace(plan, kind=PlanKind.YEARLY)),
        "law.yearly",
        W,
        "tables/tt",
    ),
    "too few on site": (_inspection(2, 9), "law.onsite", W, "columns/m2"),
    "corrective reports late": (
        _inspection(3, 9, "Báo cáo khắc phục trong 03 tháng kể từ ngày ký biên bản."),
        "law.corrective",
        W,
        "blocks/new",
    ),
    "price above its ceiling": (_priced(35_000_000), "law.ceiling", W, "budget/l21/b18"),
}

RIGHT: dict[str, Change] = {
    "parts that come out": _lines(
        "Chi 5 triệu đồng, gồm:", "- A: 2 triệu đồng;", "- B: 3 triệu đồng."
    ),
    "part of a part": _lines("Chi 9 triệu đồng, trong đó:", "- A cho hội nghị."),
    "parts of a free table": _free(
        ("TT", "Nội dung", "Tiền"), ("1", "A", "3"), ("2", "B", "4"), ("", "Tổng cộng", "7")
    ),
    "share cut": _text("Đã có 2/3 xã áp dụng (đạt 66,6%)."),
    "growth": _text("Thu tăng, đạt 107% so với năm trước."),
    "stated counts": _stated("groups/g1/c18", "02"),
    "stated numbers": _stated("tasks/t2/number", "2."),
    "annexes counted": _annex("Một", "Hai", text="Gửi kèm 02 Phụ lục."),
    "years counted": _text("trong 02 năm (từ 2018 - 2019)"),
    "another's stage": _text("Chương trình giai đoạn 2016 - 2020"),
    "past": _text("thực hiện đến thời điểm 31/12/2017"),
    "leap day": _text("ban hành ngày 29/02/2016"),
    "letters with đ": _lines("a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", kind=BlockKind.PLAIN),
    "khoản of two sections": _lines(
        "II. Một", "1. Hai", "2. Ba", "III. Bốn", "1. Năm", kind=BlockKind.PLAIN
    ),
    "annex of another paper": _text("theo Phụ lục I Nghị định số 30/2020/NĐ-CP"),
    "section of another paper": _text("theo Mục IX Công văn số 12/STC-NS"),
    "section that is there": _text("nêu tại Mục I của Kế hoạch này"),
    "reference line": lambda plan: _stated(
        "annexes/a0/reference", "(Kèm theo Kế hoạch số 34/KH-UBND ngày 23 tháng 02 năm 2018)"
    )(_annex("Một")(plan)),
    "cited rightly": _text(f"{CITED} {TITLE}"),
    "cited short": _text(f"{CITED} {TITLE[:59]} và các văn bản khác"),
    "deputy head": _signed("KT. GIÁM ĐỐC", post="PHÓ GIÁM ĐỐC", header="SỞ NỘI VỤ"),
    "bounds of two things": _lines(
        "Có trên 70% đơn vị cấp xã áp dụng HTQLCL.", "Trồng rừng đạt ít nhất 70% diện tích."
    ),
    "a system that is no name": _lines(
        "áp dụng Hệ thống quản lý chất lượng", "hướng dẫn áp dụng hệ thống tài liệu"
    ),
    "one way alone": _lines("phòng chống thiên tai", "phòng chống tham nhũng"),
    "blank of a letter's form": lambda plan: _text("tỷ lệ che phủ rừng đạt .....%")(
        replace(plan, kind=PlanKind.LETTER)
    ),
    "list": _lines("- Một;", "- Hai;", "- Ba."),
    "and so on": _text("TP. hồ, v.v. và các khoản"),
    "abbreviation explained": _lines("cán bộ đầu mối (CBĐM)", "CBĐM họp"),
    "enough on site": _inspection(3, 9, "Báo cáo khắc phục trong 02 tháng."),
    "price within its ceiling": _priced(26_000_000),
    "audit and review": lambda plan: _row(
        "tasks", "t1", content=T("Đánh giá nội bộ; họp xem xét của lãnh đạo")
    )(replace(plan, kind=PlanKind.YEARLY)),
}


def _seen(findings: tuple[Finding, ...]) -> list[tuple[str, Severity, str]]:
    return [(f.rule, f.severity, f.place) for f in findings]


@pytest.mark.parametrize("case", WRONG)
def test_a_spoilt_plan_is_found_at_its_place(plan: PlanFacts, case: str) -> None:
    spoil, rule, severity, place = WRONG[case]
    assert rule not in {finding.rule for finding in run_checks(plan)}
    found = run_checks(spoil(plan))
    assert (rule, severity, place) in _seen(found)
    here = next(f for f in found if (f.rule, f.place) == (rule, place))
    assert here.message.endswith(".")
    assert here.place_name


@pytest.mark.parametrize("case", RIGHT)
def test_a_right_plan_has_no_finding(plan: PlanFacts, case: str) -> None:
    ours = {rule for _, rule, _, _ in WRONG.values()} - {"budget.unit"}
    known = set(_seen(run_checks(plan)))
    found = [f for f in run_checks(RIGHT[case](plan)) if f.rule in ours]
    assert [f for f in found if (f.rule, f.severity, f.place) not in known] == []


def test_a_ceiling_cites_its_clause_and_blocks_nothing(plan: PlanFacts) -> None:
    found = [f for f in run_checks(_priced(35_000_000)(plan)) if f.rule == "law.ceiling"]
    assert [f.message for f in found] == [
        "35 triệu đồng/xã cao hơn mức tối đa 26,4 triệu đồng (điểm d khoản 2 Điều 4 Thông tư số "
        "116/2015/TT-BTC). Thủ trưởng cơ quan quyết định."
    ]


def test_one_number_left_out_is_one_finding(plan: PlanFacts) -> None:
    printed = (("t1", "1"), ("t2", "3"), ("t3", "4"))
    stated = tuple(Stated(f"tasks/{key}/number", text) for key, text in printed)
    tables = tuple(replace(table, numbering=Numbering.RUNS_ON) for table in plan.tables)
    printed_plan = replace(plan, stated=stated, tables=tables)
    found = [f for f in run_checks(printed_plan) if f.rule == "numbering.stated"]
    assert [f.place for f in found] == ["tasks/t2"]


def test_a_paper_without_its_day_is_not_measured_by_it(plan: PlanFacts) -> None:
    early = _row("tasks", "t1", period=parse_period("Tháng 01/2018"))(plan)
    undated = replace(early, date=DocumentDate(2018), status=plan.status)
    assert "periods.issued" not in {f.rule for f in run_checks(undated)}


def test_letters_and_mailing_lists_may_be_checked_without_styles(plan: PlanFacts) -> None:
    annex = Annex("l", T("Danh sách"), style=AnnexStyle.LIST)
    letter = replace(plan, kind=PlanKind.LETTER, annexes=(annex,))
    assert not [f for f in run_checks(letter) if f.rule == "annexes.reference"]


@pytest.mark.parametrize(
    ("wrong", "rule", "old", "new"),
    [
        ("theo Khoản 3 Điều 4", "form.clauses", "Khoản 3", "khoản 3"),
        ("ngày 21/2/2018", "form.dates", "21/2/2018", "21/02/2018"),
        ("TCVN ISO 9001 là TCVN 9001", "form.standard", "TCVN 9001", "TCVN ISO 9001"),
        ("lãng phí. củng cố", "form.sentence", "củng", "Củng"),
        ("Phần đầu đến 2019", "words.slip", "Phần đầu đến", "Phấn đấu đến"),
        ("việc của của Sở", "words.repeated", "của của", "của"),
        ("03 năm (2018 - 2019)", "years.counted", "03", "02"),
        ("các sở , ban", "form.spaces", "sở ,", "sở,"),
        ("Đồng Đăng- Lạng Sơn", "form.spaces", "Đăng- Lạng", "Đăng - Lạng"),
        ("2018-2019 là", "form.dashes", "2018-2019", "2018 - 2019"),
        ("UBND Phường Chi Lăng", "names.capitals", "Phường", "phường"),
        ("Sở Ngoại Vụ", "names.official", "Sở Ngoại Vụ", "Sở Ngoại vụ"),
        ("họp BCD tỉnh", "abbreviations.alike", "BCD", "BCĐ"),
        ("đạttriệu đồng", "words.syllable", "đạttriệu", "đạt triệu"),
        ("chấtt lượng", "words.syllable", "chấtt", "chất"),
        ("phòng, chống bão; phòng chống lụt", "words.ways", "phòng chống", "phòng, chống"),
        ("của hệ thống cũ, của Hệ thống cũ", "form.capitals", "Hệ", "hệ"),
    ],
)
def test_what_is_certain_has_a_repair(
    plan: PlanFacts, wrong: str, rule: str, old: str, new: str
) -> None:
    (finding,) = [f for f in run_checks(_text(wrong)(plan)) if f.rule == rule]
    assert finding.repair
    assert (finding.repair.place, finding.repair.old, finding.repair.new) == (
        "blocks/new",
        old,
        new,
    )


def test_a_printed_count_gives_way_to_the_counted_one(plan: PlanFacts) -> None:
    found = run_checks(_stated("groups/g1/c18", "5")(plan))
    (finding,) = [f for f in found if f.rule == "counts.stated"]
    assert finding.repair
    assert (finding.repair.place, finding.repair.new) == ("groups/g1/c18", "02")
