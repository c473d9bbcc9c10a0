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
    "parts.printed": RuleName("Đã ghi nhưng chưa in ở đâu", Family.FORM),
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
    "sums.text": RuleName("Tổng khác các phần trong lời văn", Family.ARITHMETIC),
    "sums.table": RuleName("Dòng tổng của bảng tự lập", Family.ARITHMETIC),
    "percents.share": RuleName("Tỷ lệ phần trăm tính sai", Family.ARITHMETIC),
    "percents.whole": RuleName("Tỷ lệ lớn hơn 100%", Family.ARITHMETIC),
    "percents.bound": RuleName("Một tỷ lệ ghi hai mức", Family.ARITHMETIC),
    "budget.per": RuleName("Một mức chi ghi cho hai loại đơn vị", Family.ARITHMETIC),
    "budget.unit": RuleName("Có thể nhầm đơn vị tiền", Family.ARITHMETIC),
    "counts.stated": RuleName("Số lượng đã in khác số đếm được", Family.COUNTS),
    "groups.empty": RuleName("Nhóm chưa có đơn vị", Family.COUNTS),
    "counts.groups": RuleName("Nhóm kể trong đối tượng thực hiện", Family.COUNTS),
    "counts.annexes": RuleName("Số phụ lục ghi khác số có", Family.COUNTS),
    "years.counted": RuleName("Số năm khác giai đoạn", Family.COUNTS),
    "years.stage": RuleName("Giai đoạn khác của kế hoạch", Family.TIME),
    "years.title": RuleName("Năm trong tiêu đề ngoài kế hoạch", Family.TIME),
    "years.head": RuleName("Năm ở tiêu đề cột khác số liệu", Family.TIME),
    "periods.issued": RuleName("Trước ngày ban hành", Family.TIME),
    "citations.later": RuleName("Văn bản được dẫn ban hành sau", Family.TIME),
    "citations.year": RuleName("Nghị quyết cuối năm cho năm đang hết", Family.TIME),
    "numbering.order": RuleName("Số thứ tự nhảy hoặc ghi hai lần", Family.NUMBERING),
    "numbering.blank": RuleName("Dòng không có số thứ tự", Family.NUMBERING),
    "numbering.stated": RuleName("Số thứ tự đã in khác số đánh lại", Family.NUMBERING),
    "numbering.annex": RuleName("Số của phụ lục", Family.NUMBERING),
    "numbering.dot": RuleName("Thiếu dấu chấm sau số", Family.NUMBERING),
    "tasks.period": RuleName("Chưa ghi thời gian", Family.DUTIES),
    "tasks.audience": RuleName("Chưa ghi đối tượng thực hiện", Family.DUTIES),
    "tasks.both": RuleName("Vừa chủ trì vừa phối hợp", Family.DUTIES),
    "tasks.agencies": RuleName("Cơ quan chỉ có ở lời văn hoặc ở bảng", Family.DUTIES),
    "annexes.missing": RuleName("Phụ lục được dẫn không có", Family.REFERENCES),
    "annexes.reference": RuleName("Dòng kèm theo của phụ lục", Family.REFERENCES),
    "refs.section": RuleName("Mục, khoản được dẫn không có", Family.REFERENCES),
    "citations.symbol": RuleName("Ký hiệu văn bản", Family.REFERENCES),
    "citations.alike": RuleName("Một văn bản ghi hai cách", Family.REFERENCES),
    "citations.title": RuleName("Trích yếu khác văn bản gốc", Family.REFERENCES),
    "signing.authority": RuleName("Dòng TM., KT. và chức vụ", Family.FORM),
    "form.ends": RuleName("Dấu câu cuối ý", Family.FORM),
    "form.spaces": RuleName("Dấu cách, gạch nối", Family.FORM),
    "form.points": RuleName("Hai dấu câu liền nhau", Family.FORM),
    "form.dashes": RuleName("Khoảng năm viết hai cách", Family.FORM),
    "form.sentence": RuleName("Đầu câu viết thường", Family.FORM),
    "form.capitals": RuleName("Viết hoa trong câu", Family.FORM),
    "form.dates": RuleName("Ngày, tháng thiếu số 0", Family.FORM),
    "form.clauses": RuleName("Khoản, điểm viết hoa", Family.FORM),
    "form.standard": RuleName("Tên tiêu chuẩn", Family.FORM),
    "names.capitals": RuleName("Viết hoa tên cơ quan", Family.FORM),
    "names.official": RuleName("Tên cơ quan chưa đúng", Family.FORM),
    "names.spelling": RuleName("Một tên viết hai cách", Family.FORM),
    "abbreviations.alike": RuleName("Chữ viết tắt viết hai cách", Family.FORM),
    "abbreviations.used": RuleName("Chữ viết tắt chưa giải thích", Family.FORM),
    "words.slip": RuleName("Chữ dùng nhầm", Family.FORM),
    "words.syllable": RuleName("Chữ gõ sai", Family.FORM),
    "words.near": RuleName("Chữ có thể gõ sai", Family.FORM),
    "words.ways": RuleName("Một cụm từ viết hai cách", Family.FORM),
    "words.repeated": RuleName("Chữ lặp", Family.FORM),
    "words.tones": RuleName("Dấu thanh đặt hai cách", Family.FORM),
    "law.yearly": RuleName("Đánh giá nội bộ, xem xét hằng năm", Family.LAW),
    "law.onsite": RuleName("Ít hơn 1/3 kiểm tra tại trụ sở", Family.LAW),
    "law.corrective": RuleName("Báo cáo khắc phục trong 02 tháng", Family.LAW),
    "reports.figures": RuleName("Số liệu báo cáo khác kế hoạch", Family.COUNTS),
    "reports.plan": RuleName("Kế hoạch được báo cáo không còn", Family.REFERENCES),
    "law.ceiling": RuleName("Mức chi tối đa", Family.LAW),
}


def rule_name(code: str) -> RuleName:
    """The name of a rule by its code."""
    return RULE_NAMES.get(code, RuleName(code, Family.FORM))
