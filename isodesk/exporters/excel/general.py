"""Thông tin chung: what is known of the plan beside its tables, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isodesk.documents.columns import TableContext
from isodesk.documents.plan_words import (
    CIRCULATION_WORDS,
    KIND_WORDS,
    STATUS_WORDS,
    URGENCY_WORDS,
)
from isodesk.exporters.excel.layout import PAGE
from isodesk.exporters.excel.sheet import Sheet
from isodesk.exporters.excel.styles import GROUP, TEXT, TITLE
from isodesk.facts import (
    Circulation,
    Citation,
    PaperMarks,
    PlanFacts,
    SharedQuantity,
    Standard,
    Urgency,
)
from isodesk.facts.numbering import annex_headings
from isodesk.facts.places import PlaceNames
from isodesk.vietnamese.amounts import format_decimal, format_number
from isodesk.vietnamese.dates import format_date

Line = tuple[str, str]


def general_sheet(context: TableContext) -> Sheet:
    """The sheet of everything else; a line without a value is left out."""
    sheet = Sheet("Thông tin chung", (70, PAGE - 70))
    sheet.add_line("THÔNG TIN CHUNG", TITLE)
    for title, lines in _sections(context):
        known = [(label, text) for label, text in lines if text.strip()]
        if not known:
            continue
        sheet.add_line(title, GROUP)
        for label, text in known:
            sheet.add_row([label, text], TEXT)
    return sheet


def _sections(context: TableContext) -> Iterator[tuple[str, Iterable[Line]]]:
    plan = context.plan
    yield "Kế hoạch", _plan_lines(context)
    yield "Cơ quan ban hành", _issuer_lines(plan)
    yield "Ban hành kèm theo", _wrapper_lines(plan)
    yield "Dấu, chỉ dẫn", _mark_lines(plan.paper)
    yield "Tiêu chuẩn", _standard_lines(plan)
    yield "Căn cứ", _basis_lines(context)
    yield "Văn bản viện dẫn", ((_name(c), _citation(c)) for c in plan.citations)
    yield "Chữ viết tắt trong văn bản", ((a.short, a.full) for a in plan.abbreviations)
    yield "Phụ lục", _annex_lines(context)
    yield "Đối tượng áp dụng", _column_lines(context)
    yield "Số liệu dùng chung", _quantity_lines(plan)
    yield "Nguồn kinh phí", ((str(i), s.name) for i, s in enumerate(plan.sources, 1))
    yield "Kính gửi", ((str(i), a.name) for i, a in enumerate(plan.addressees, 1))
    yield "Nơi nhận báo cáo", _receiver_lines(plan)
    yield "Nơi nhận", _recipient_lines(plan)
    yield "Người ký", _signature_lines(plan)
    yield "Tệp đính kèm", _attachment_lines(plan)
    yield "Số ghi trong văn bản", _stated_lines(context)


def _plan_lines(context: TableContext) -> Iterator[Line]:
    plan = context.plan
    yield "Loại kế hoạch", KIND_WORDS[plan.kind]
    yield "Trạng thái", STATUS_WORDS[plan.status]
    yield "Tên loại văn bản", plan.document_type
    yield "Số", plan.number
    yield "Ký hiệu", plan.symbol
    yield "Địa danh", plan.place
    parts = (plan.date.day, plan.date.month, plan.date.year)
    yield "Ngày ban hành", plan.date.long_text("...") if any(parts) else ""
    yield "Trích yếu", context.fields.text(plan.subject)
    years = dict.fromkeys(str(year) for year in (plan.first_year, plan.last_year) if year)
    yield "Thời gian của kế hoạch", " - ".join(years)
    yield "Điều chỉnh, bổ sung cho", plan.adjusts
    yield "Lưu trữ", "Đã đưa vào lưu trữ" if plan.archived else ""


def _issuer_lines(plan: PlanFacts) -> Iterator[Line]:
    issuer = plan.issuer
    yield "Cơ quan chủ quản", "\n".join(issuer.superior)
    yield "Tên in ở đầu văn bản", "\n".join(issuer.header)
    yield "Tên đầy đủ", issuer.full_name
    yield "Tên gọi tắt", issuer.short_name
    yield "Chữ viết tắt trong ký hiệu", issuer.abbreviation
    yield "Địa danh", issuer.place


def _wrapper_lines(plan: PlanFacts) -> Iterator[Line]:
    wrapper = plan.wrapper
    if wrapper is not None:
        yield "Tên loại văn bản", wrapper.document_type
        yield "Số", wrapper.number
        yield "Ký hiệu", wrapper.symbol
        yield "Ngày ban hành", wrapper.date.long_text("...")
        yield "Cơ quan ban hành", wrapper.issuer


def _mark_lines(paper: PaperMarks) -> Iterator[Line]:
    if paper.urgency is not Urgency.NONE:
        yield "Độ khẩn", URGENCY_WORDS[paper.urgency]
    if paper.circulation is not Circulation.NONE:
        yield "Phạm vi lưu hành", CIRCULATION_WORDS[paper.circulation]
    yield "Dấu độ mật", "Chừa chỗ" if paper.secrecy_room else ""
    yield "Dự thảo lần", str(paper.draft_round or "")
    yield "Ký hiệu người soạn thảo", paper.drafter
    yield "Số bản phát hành", str(paper.printed_copies or "")
    yield "Địa chỉ cuối trang", "\n".join(paper.foot)


def _standard_lines(plan: PlanFacts) -> Iterator[Line]:
    for label, standard in (("Chuyển từ", plan.standard_from), ("Áp dụng", plan.standard_to)):
        if standard is not None:
            yield label, _standard(standard)


def _standard(standard: Standard) -> str:
    announced = f"(công bố: {standard.announced_by})" if standard.announced_by else ""
    return " ".join(part for part in (standard.code, standard.name, announced) if part)


def _basis_lines(context: TableContext) -> Iterator[Line]:
    """The printed words, and what of the cited document they do not say."""
    for i, basis in enumerate(context.plan.legal_bases, 1):
        printed = context.fields.text(basis.text)
        cited = basis.citation
        label = f"{i}. {_name(cited) if cited else basis.lead}".strip()
        details = _citation(cited, printed) if cited else ""
        lead = f"{basis.lead} " if basis.lead and not printed.startswith(basis.lead) else ""
        yield label, "\n".join(part for part in (lead + printed, details) if part.strip())


def _name(citation: Citation) -> str:
    return f"{citation.kind} {citation.symbol}".strip()


def _citation(citation: Citation, printed: str = "") -> str:
    """Issuer, title and dates, each unless ``printed`` says it; the symbol stands in the label."""
    parts = (
        _dated("ngày", citation.issued_on),
        f"của {citation.issuer}" if citation.issuer else "",
        citation.title,
        _dated("hiệu lực từ ngày", citation.effective_on),
        f"bị thay thế bởi {citation.replaced_by}" if citation.replaced_by else "",
    )
    return "; ".join(part for part in parts if part and part not in printed)


def _dated(words: str, day: date | None) -> str:
    return f"{words} {format_date(day)}" if day else ""


def _annex_lines(context: TableContext) -> Iterator[Line]:
    headings = annex_headings(context.plan.annexes)
    for annex in context.plan.annexes:
        yield headings[annex.key] or "Biểu", context.fields.text(annex.name)


def _column_lines(context: TableContext) -> Iterator[Line]:
    """The days of dated columns; years stand in the matrix itself."""
    for column in context.plan.columns:
        days = " - ".join(format_date(day) for day in (column.first, column.last) if day)
        yield " ".join(context.fields.text(column.title).split()), days


def _quantity_lines(plan: PlanFacts) -> Iterator[Line]:
    for quantity in plan.quantities:
        unit = f" ({quantity.unit})" if quantity.unit else ""
        yield quantity.name + unit, _values(quantity)


def _values(quantity: SharedQuantity) -> str:
    shown = ((value.code, format_decimal(value.value)) for value in quantity.values)
    return "; ".join(f"{code}: {number}" if code else number for code, number in shown)


def _receiver_lines(plan: PlanFacts) -> Iterator[Line]:
    yield "Thời hạn", plan.deadline.text
    for i, office in enumerate(plan.receivers, 1):
        yield str(i), office.name


def _recipient_lines(plan: PlanFacts) -> Iterator[Line]:
    for i, recipient in enumerate(plan.recipients, 1):
        yield str(i), recipient.name + (f" ({recipient.purpose})" if recipient.purpose else "")
    copy = plan.file_copy
    if copy is not None:
        copies = f"{copy.copies:02d} bản" if copy.copies else ""
        yield "Lưu", ", ".join(p for p in (copy.clerk, copy.unit, copy.person, copies) if p)


def _signature_lines(plan: PlanFacts) -> Iterator[Line]:
    headings = annex_headings(plan.annexes)
    for column in plan.signatures:
        if column.annex:
            yield "Ký ở", headings.get(column.annex) or "Biểu kèm theo"
        yield "Quyền hạn ký", "\n".join(column.authority)
        yield "Chức vụ", column.post
        yield "Chức vụ khác", column.other_post
        yield "Họ và tên", column.name


def _attachment_lines(plan: PlanFacts) -> Iterator[Line]:
    for attachment in plan.attachments:
        size = f"{format_number(attachment.size)} byte"
        yield attachment.name, f"{attachment.media_type}, {size}, SHA-256 {attachment.sha256}"


def _stated_lines(context: TableContext) -> Iterator[Line]:
    names = PlaceNames.of(context.plan, context.fields)
    return ((names.of_place(stated.place), stated.text) for stated in context.plan.stated)
