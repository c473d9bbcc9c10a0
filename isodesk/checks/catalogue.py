"""What people call each rule, and the family that it belongs to: one line a rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Số học · Con số · Thời gian · Đánh số · Nhiệm vụ · Dẫn chiếu · Thể thức · Pháp luật."""

    ARITHMETIC = "arithmetic"
    COUNTS = "counts"
    TIME = "time"
    NUMBERING = "numbering"
    DUTIES = "duties"
    REFERENCES = "references"
    FORM = "form"
    LAW = "law"

    @property
    def words(self) -> str:
        """What people read."""
        return _FAMILIES[self.value]


_FAMILIES = {
    "arithmetic": "Số học",
    "counts": "Con số",
    "time": "Thời gian",
    "numbering": "Đánh số",
    "duties": "Nhiệm vụ",
    "references": "Dẫn chiếu",
    "form": "Thể thức",
    "law": "Pháp luật",
}


@dataclass(frozen=True)
class RuleName:
    """The title of a rule in lists, and its family."""

    title: str
    family: Family


RULE_NAMES: dict[str, RuleName] = {
    "fields.broken": RuleName("Số liệu tự động mất nguồn", Family.REFERENCES),
    "papers.plan": RuleName("Văn bản đi kèm mất kế hoạch", Family.REFERENCES),
    "papers.costs": RuleName("Dự toán chưa có số tiền", Family.ARITHMETIC),
    "budget.stated": RuleName("Số ghi trong văn bản khác số tính được", Family.ARITHMETIC),
    "budget.parent": RuleName("Dòng cha khác tổng các dòng con", Family.ARITHMETIC),
    "budget.twice": RuleName("Thành tiền khác số lượng x mức chi", Family.ARITHMETIC),
    "budget.parts": RuleName("Dòng tổng gọi sai các phần", Family.ARITHMETIC),
    "budget.text": RuleName("Số tiền trong lời văn khác bảng kinh phí", Family.ARITHMETIC),
    "budget.words": RuleName("Số tiền bằng chữ khác bằng số", Family.ARITHMETIC),
    "budget.note": RuleName("Số tiền trong ghi chú khác dòng kinh phí", Family.ARITHMETIC),
    "budget.quantity": RuleName("Số lượng trong ghi chú khác dòng kinh phí", Family.COUNTS),
    "budget.product": RuleName("Phép nhân trong lời văn sai", Family.ARITHMETIC),
    "counts.words": RuleName("Số lượng ghi khác số đếm được", Family.COUNTS),
    "counts.unmarked": RuleName("Đối tượng chưa đánh dấu X", Family.COUNTS),
    "counts.twice": RuleName("Đối tượng ghi hai lần", Family.COUNTS),
    "periods.years": RuleName("Năm kết thúc trước năm bắt đầu", Family.TIME),
    "periods.date": RuleName("Ngày không có trong lịch", Family.TIME),
    "periods.text": RuleName("Thời gian không rõ", Family.TIME),
    "periods.group": RuleName("Thời gian ngoài năm của nhóm", Family.TIME),
    "periods.plan": RuleName("Thời gian ngoài năm của kế hoạch", Family.TIME),
    "periods.order": RuleName("Kết thúc trước khi bắt đầu", Family.TIME),
    "tasks.lead": RuleName("Chưa ghi cơ quan chủ trì", Family.DUTIES),
    "tasks.roadmap": RuleName("Biểu đồ tiến độ trống", Family.TIME),
    "tasks.order": RuleName("Bắt đầu trước khi việc trước xong", Family.DUTIES),
    "letters.answers": RuleName("Công văn thiếu thời hạn, nơi nhận báo cáo", Family.DUTIES),
    "blanks.issued": RuleName("Đã ban hành nhưng thiếu số, ngày", Family.FORM),
    "blanks.signer": RuleName("Chưa ghi người ký", Family.FORM),
    "blanks.row": RuleName("Dòng chưa có nội dung", Family.FORM),
    "blanks.dots": RuleName("Còn dấu chấm chưa điền", Family.FORM),
    "blanks.space": RuleName("Còn chỗ trống để điền", Family.FORM),
    "annexes.named": RuleName("Phụ lục chưa được dẫn đến", Family.REFERENCES),
    "standards.announced": RuleName("Tiêu chuẩn chưa công bố", Family.LAW),
    "bases.replaced": RuleName("Căn cứ đã bị thay thế", Family.LAW),
    "bases.unsure": RuleName("Căn cứ cần kiểm tra", Family.REFERENCES),
}


def rule_name(code: str) -> RuleName:
    """The name of a rule by its code."""
    return RULE_NAMES.get(code, RuleName(code, Family.FORM))
