"""What an annex is called that holds one table, and the sentence that sends a reader to it."""

from __future__ import annotations

from isodesk.facts.kinds import TableSource
from isodesk.facts.plan import PlanFacts
from isodesk.facts.richtext import RichText

_TITLES = {
    TableSource.BUDGET: "TỔNG HỢP KINH PHÍ THỰC HIỆN",
    TableSource.TASKS: "NỘI DUNG, TIẾN ĐỘ THỰC HIỆN",
    TableSource.MATRIX: "DANH SÁCH CƠ QUAN, ĐƠN VỊ",
    TableSource.INSPECTION: "DANH SÁCH CƠ QUAN, ĐƠN VỊ ĐƯỢC KIỂM TRA",
    TableSource.TEAM: "DANH SÁCH ĐOÀN KIỂM TRA",
    TableSource.MAILING: "DANH SÁCH NƠI GỬI",
}
SENTENCES = {
    TableSource.BUDGET: "Kinh phí thực hiện chi tiết tại ",
    TableSource.TASKS: "Nội dung, tiến độ thực hiện chi tiết tại ",
    TableSource.MATRIX: "Danh sách cơ quan, đơn vị tại ",
    TableSource.INSPECTION: "Danh sách cơ quan, đơn vị được kiểm tra tại ",
    TableSource.TEAM: "Danh sách Đoàn kiểm tra tại ",
    TableSource.MAILING: "Danh sách nơi gửi tại ",
    TableSource.INDICATORS: "Báo cáo chỉ tiêu theo biểu tại ",
    TableSource.FREE: "Số liệu chi tiết tại ",
}
"""How a sentence begins that ends with the name of the annex."""


def annex_title(plan: PlanFacts, source: TableSource, target: str = "") -> RichText:
    """The name of an annex made for a table of this source; a form, a free table keep their own."""
    form = next((f for f in plan.indicator_forms if f.key == target), None)
    if form and form.name:
        return form.name
    free = next((t.name.strip().upper() for t in plan.free_tables if t.key == target), "")
    return RichText.of(free or _TITLES.get(source, "BIỂU SỐ LIỆU"))
