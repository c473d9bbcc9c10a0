"""What people call kinds and states of a plan, on screen and on sheets."""

from __future__ import annotations

from isodesk.facts import (
    AnnexStyle,
    Circulation,
    Orientation,
    PlanFacts,
    PlanKind,
    PlanStatus,
    TaskState,
    Urgency,
)
from isodesk.vietnamese.text import capital_first

KIND_WORDS: dict[PlanKind, str] = {
    PlanKind.TRANSITION: "Kế hoạch chuyển đổi tiêu chuẩn",
    PlanKind.PROGRAMME: "Kế hoạch giai đoạn (có dự toán)",
    PlanKind.YEARLY: "Kế hoạch năm",
    PlanKind.LETTER: "Công văn hướng dẫn kèm biểu mẫu",
    PlanKind.INSPECTION: "Kế hoạch kiểm tra",
    PlanKind.BLANK: "Kế hoạch trống",
    PlanKind.SUBMISSION: "Tờ trình",
    PlanKind.CONSULTATION: "Công văn lấy ý kiến",
    PlanKind.DECISION: "Quyết định ban hành",
    PlanKind.ESTIMATE: "Thuyết minh dự toán",
    PlanKind.REPORT: "Báo cáo kết quả thực hiện",
}

STATUS_WORDS: dict[PlanStatus, str] = {
    PlanStatus.DRAFT: "Dự thảo",
    PlanStatus.CONSULTATION: "Lấy ý kiến",
    PlanStatus.SIGNING: "Trình ký",
    PlanStatus.ISSUED: "Đã ban hành",
    PlanStatus.AMENDED: "Đã điều chỉnh",
    PlanStatus.REPLACED: "Đã được thay thế",
}


STATE_WORDS: dict[TaskState, str] = {
    TaskState.NOT_BEGUN: "Chưa thực hiện",
    TaskState.UNDER_WAY: "Đang thực hiện",
    TaskState.DONE: "Đã hoàn thành",
    TaskState.DROPPED: "Không thực hiện",
    TaskState.CONTINUOUS: "Thường xuyên",
}

URGENCY_WORDS: dict[Urgency, str] = {
    Urgency.NONE: "Không",
    Urgency.URGENT: "Khẩn",
    Urgency.VERY_URGENT: "Thượng khẩn",
    Urgency.IMMEDIATE: "Hỏa tốc",
}

CIRCULATION_WORDS: dict[Circulation, str] = {
    Circulation.NONE: "Không",
    Circulation.RETURN: "Xem xong trả lại",
    Circulation.INTERNAL: "Lưu hành nội bộ",
}

ANNEX_WORDS: dict[AnnexStyle, str] = {
    AnnexStyle.ROMAN: "Phụ lục",
    AnnexStyle.FORM: "Biểu số",
    AnnexStyle.TEMPLATE: "Mẫu số",
    AnnexStyle.LIST: "Danh sách",
    AnnexStyle.NONE: "Chỉ in tên",
}

ORIENTATION_WORDS: dict[Orientation, str] = {
    Orientation.PORTRAIT: "Khổ dọc",
    Orientation.LANDSCAPE: "Khổ ngang",
}


def plan_title(facts: PlanFacts, subject: str) -> str:
    """How a plan is called in headings and messages: its number, if any, and its subject."""
    number = f"{facts.number}/{facts.symbol}" if facts.number else ""
    subject = capital_first(subject)
    if number and subject:
        return f"{number} – {subject}"
    return number or subject or "Chưa có trích yếu"
