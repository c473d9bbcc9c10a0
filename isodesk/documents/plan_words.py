"""What people call kinds and states of a plan, on screen and on sheets."""

from __future__ import annotations

from isodesk.facts import PlanFacts, PlanKind, PlanStatus

KIND_WORDS: dict[PlanKind, str] = {
    PlanKind.TRANSITION: "Kế hoạch chuyển đổi tiêu chuẩn",
    PlanKind.PROGRAMME: "Kế hoạch giai đoạn (có dự toán)",
    PlanKind.YEARLY: "Kế hoạch năm",
    PlanKind.LETTER: "Công văn hướng dẫn kèm biểu mẫu",
    PlanKind.INSPECTION: "Kế hoạch kiểm tra",
    PlanKind.BLANK: "Kế hoạch trống",
}

STATUS_WORDS: dict[PlanStatus, str] = {
    PlanStatus.DRAFT: "Dự thảo",
    PlanStatus.CONSULTATION: "Lấy ý kiến",
    PlanStatus.SIGNING: "Trình ký",
    PlanStatus.ISSUED: "Đã ban hành",
    PlanStatus.AMENDED: "Đã điều chỉnh",
    PlanStatus.REPLACED: "Đã được thay thế",
}


def plan_title(facts: PlanFacts, subject: str) -> str:
    """How a plan is called in headings and messages: its number, if any, and its subject."""
    number = f"{facts.number}/{facts.symbol}" if facts.number else ""
    if number and subject:
        return f"{number} – {subject}"
    return number or subject or "Chưa có trích yếu"
