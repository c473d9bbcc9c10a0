"""Every command of the window: its words, keys and menu. The slots are methods of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from isodesk.facts import PlanStatus

Needs = Literal["", "plan", "chosen", "write", "chosen+write", "plan+write"]


@dataclass(frozen=True)
class ActionSpec:
    """A command: ``slot`` is the window's method, ``needs`` what must be there to use it.

    ``chosen`` is a plan that is open or chosen in the list, ``plan`` one that is open;
    ``statuses`` are those in which it may be, all when empty.
    """

    slot: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: Needs = ""
    tip: str = ""
    statuses: tuple[PlanStatus, ...] = ()
    checkable: bool = False


SEPARATOR = ActionSpec("", "")

_DRAFTS = tuple(status for status in PlanStatus if status.is_draft)
_ISSUED = tuple(status for status in PlanStatus if status.is_issued)
_NOT_NUMBERED = (*_DRAFTS, PlanStatus.SIGNING)
_ADJUSTABLE = (PlanStatus.ISSUED, PlanStatus.AMENDED)

PAPER = (
    ActionSpec("consult_plan", "Lấy ý kiến", "", "", "chosen+write", "", _DRAFTS),
    ActionSpec("send_to_signer", "Trình ký…", "F9", "sign", "chosen+write", "", _DRAFTS),
    ActionSpec(
        "withdraw_plan",
        "Rút về sửa",
        "Ctrl+Shift+F9",
        "",
        "chosen+write",
        "",
        (PlanStatus.SIGNING,),
    ),
    ActionSpec(
        "issue_plan",
        "Ghi số, ngày ban hành…",
        "Ctrl+F9",
        "calendar",
        "chosen+write",
        "",
        _NOT_NUMBERED,
    ),
    ActionSpec("reprint_numbered", "In lại các trang có số, ngày", "", "", "chosen", "", _ISSUED),
    ActionSpec("adjust_plan", "Điều chỉnh, bổ sung…", "", "", "chosen+write", "", _ADJUSTABLE),
    ActionSpec("compare_plan", "So sánh nội dung…", "", "", "chosen"),
    ActionSpec("show_kept", "Bản đã khóa, bản đã ký…", "", "attach", "chosen"),
    ActionSpec("prove_plan", "Đối chiếu với bản đã khóa", "", "lock", "chosen"),
)
"""The way of a paper, from draft to adjustment."""

EDIT = (
    ActionSpec("undo", "Hoàn tác", "Ctrl+Z", "undo", "write"),
    ActionSpec("redo", "Làm lại", "Ctrl+Y", "redo", "write"),
    SEPARATOR,
    ActionSpec("find", "Tìm…", "Ctrl+F"),
    ActionSpec("replace", "Tìm và thay thế…", "Ctrl+H", "", "write"),
    ActionSpec("find_next", "Tìm chỗ sau", "F3"),
    ActionSpec("find_previous", "Tìm chỗ trước", "Shift+F3"),
)
"""The menu to which the verbs of the widget in front are added."""

VIEW = (
    ActionSpec("search", "Tìm nhanh…", "Ctrl+K", "search"),
    SEPARATOR,
    ActionSpec("show_due", "Việc đến hạn", "Alt+0", "calendar"),
    ActionSpec("show_plans", "Kế hoạch, văn bản", "Alt+1", "plan"),
    ActionSpec("show_units", "Cơ quan, đơn vị", "Alt+2", "unit"),
    ActionSpec("show_citations", "Danh mục văn bản căn cứ", "Alt+3", "text"),
    ActionSpec("show_standards", "Danh mục tiêu chuẩn", "Alt+4", "ok"),
    ActionSpec("show_evidence", "Văn bản minh chứng", "Alt+5", "attach"),
    SEPARATOR,
    ActionSpec("next_tab", "Thẻ sau", "Ctrl+PgDown", "", "plan"),
    ActionSpec("previous_tab", "Thẻ trước", "Ctrl+PgUp", "", "plan"),
    SEPARATOR,
    ActionSpec("large_text", "Chữ lớn", "Ctrl+F11", checkable=True),
    ActionSpec("high_contrast", "Tương phản cao", "Ctrl+Shift+F11", checkable=True),
    SEPARATOR,
)
"""The menu to which the tabs of the plan in front are added."""

PLAN_MENU = (
    "export_pdf",
    "export_word",
    "export_excel",
    "send_to_signer",
    "issue_plan",
    "adjust_plan",
    "show_kept",
    "new_year",
    "make_consultation",
    "make_submission",
    "make_decision",
    "make_estimate",
    "make_report",
    "make_reminders",
    "duplicate_plan",
    "rename_plan",
    "archive_plan",
    "delete_plan",
)
"""The commands of a plan in the list's own menu."""

MENUS: tuple[tuple[str, tuple[ActionSpec, ...]], ...] = (
    (
        "&Tệp",
        (
            ActionSpec("open_file", "Mở…", "Ctrl+O", "open"),
            ActionSpec("recent_files", "Mở gần đây"),
            ActionSpec("new_file", "Tạo tệp dữ liệu mới…", "Ctrl+Shift+N"),
            SEPARATOR,
            ActionSpec("import_file", "Lấy từ tệp Word, Excel, PDF…", "Ctrl+Shift+O", "", "write"),
            ActionSpec(
                "compare_word", "So với bản Word đã sửa…", "", "", "chosen+write", "", _DRAFTS
            ),
            ActionSpec("import_clipboard", "Lấy từ bảng tạm…", "Ctrl+Alt+V", "", "write"),
            ActionSpec("import_units", "Lấy danh sách đơn vị từ Excel…", "", "", "write"),
            SEPARATOR,
            ActionSpec("save_copy", "Lưu bản sao…", "Ctrl+Shift+S"),
            SEPARATOR,
            ActionSpec("export_pdf", "Xuất ra PDF…", "Ctrl+E", "export-pdf", "chosen"),
            ActionSpec("export_word", "Xuất ra Word…", "Ctrl+Shift+W", "export-word", "chosen"),
            ActionSpec("export_excel", "Xuất ra Excel…", "Ctrl+Shift+E", "export-excel", "chosen"),
            ActionSpec("print_plan", "In…", "Ctrl+P", "print", "chosen"),
            ActionSpec(
                "print_roadmap", "In, xuất biểu đồ tiến độ…", "Ctrl+Shift+P", "chart", "chosen"
            ),
            ActionSpec("open_pdf", "Mở bằng chương trình PDF", "", "", "chosen"),
            SEPARATOR,
            ActionSpec("back_up", "Sao lưu ngay", "", "backup"),
            ActionSpec("hand_over", "Bàn giao…"),
            ActionSpec("restore", "Khôi phục từ bản sao lưu…", "", "", "write"),
            SEPARATOR,
            ActionSpec("show_history", "Lịch sử chỉnh sửa…", "Ctrl+Shift+H", "history"),
            ActionSpec("name_person", "Tên người sửa…"),
            SEPARATOR,
            ActionSpec("close", "Thoát", "Ctrl+Q"),
        ),
    ),
    (
        "&Chỉnh sửa",
        EDIT,
    ),
    (
        "&Kế hoạch",
        (
            ActionSpec("new_plan", "Kế hoạch mới…", "Ctrl+N", "new", "write"),
            ActionSpec(
                "new_year", "Lập kế hoạch năm mới từ kế hoạch này…", "", "calendar", "chosen+write"
            ),
            SEPARATOR,
            ActionSpec("make_consultation", "Lập công văn lấy ý kiến", "", "", "chosen+write"),
            ActionSpec("make_submission", "Lập tờ trình", "", "", "chosen+write"),
            ActionSpec("make_decision", "Lập quyết định ban hành", "", "", "chosen+write"),
            ActionSpec("make_estimate", "Lập thuyết minh dự toán", "", "", "chosen+write"),
            SEPARATOR,
            ActionSpec(
                "make_report",
                "Lập báo cáo kết quả thực hiện…",
                "",
                "chart",
                "chosen+write",
                "",
                _ISSUED,
            ),
            ActionSpec(
                "make_reminders", "Lập công văn đôn đốc…", "", "", "chosen+write", "", _ISSUED
            ),
            SEPARATOR,
            ActionSpec("duplicate_plan", "Nhân bản", "", "", "chosen+write"),
            ActionSpec("rename_plan", "Đổi trích yếu…", "", "", "chosen+write", "", _DRAFTS),
            ActionSpec("archive_plan", "Lưu trữ", "", "", "chosen+write"),
            ActionSpec("delete_plan", "Xóa kế hoạch", "", "delete", "chosen+write", "", _DRAFTS),
            SEPARATOR,
            *PAPER,
            SEPARATOR,
            ActionSpec("write_sheets", "Xuất phiếu cập nhật…", "", "", "chosen", "", _ISSUED),
            ActionSpec("take_sheets", "Nhận phiếu cập nhật…", "", "", "chosen+write", "", _ISSUED),
            SEPARATOR,
            ActionSpec("check_plan", "Rà soát", "F7", "ok", "chosen"),
            ActionSpec("next_finding", "Đến điểm cần sửa tiếp theo", "F8", "", "plan"),
            ActionSpec("previous_finding", "Đến điểm cần sửa trước", "Shift+F8", "", "plan"),
            ActionSpec("repair_finding", "Sửa ngay điểm này…", "Ctrl+.", "", "plan+write"),
            ActionSpec("export_report", "Xuất báo cáo rà soát…", "", "", "chosen"),
        ),
    ),
    (
        "&Hiển thị",
        VIEW,
    ),
    (
        "T&rợ giúp",
        (
            ActionSpec("show_guide", "Hướng dẫn sử dụng", "F1", "help"),
            ActionSpec("open_sample", "Mở tệp mẫu"),
            ActionSpec("show_about", "Giới thiệu"),
        ),
    ),
)
