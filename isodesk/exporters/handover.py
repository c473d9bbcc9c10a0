"""A folder to hand over: papers as PDF, a sheet of what is due, and a list of what is where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from isodesk.exporters.fonts import FontChoice
from isodesk.exporters.writing import write_export
from isodesk.facts.handover import HandedPaper, Handover
from isodesk.facts.kinds import PlanKind
from isodesk.vietnamese.dates import format_date, format_long_date
from isodesk.vietnamese.text import fold

DATA, ISSUED, REPORTS = "1-tep-du-lieu", "2-van-ban-da-ban-hanh", "3-bao-cao"
DUTIES, LIST = "4-viec-con-lai.xlsx", "0-danh-muc.txt"
_ROOM = 70


def write_handover(
    handover: Handover, folder: Path, data: Path, font: FontChoice = "auto"
) -> tuple[Path, ...]:
    """Write everything but ``data``, the copy of the data file, which is there already.

    Gives the files written, the list of them first. Raises as `export_plan` does.
    """
    made: list[tuple[Path, str]] = []
    for at, paper in enumerate(handover.papers, 1):
        of_report = paper.facts.kind is PlanKind.REPORT
        place = folder / (REPORTS if of_report else ISSUED)
        for name, about, content in _contents(paper, at, font):
            path = place / name
            write_export(path, content)
            made.append((path, f"{paper.title} ({about})"))
    write_export(folder / DUTIES, _duties(handover))
    made.append((folder / DUTIES, f"Việc chưa xong và thời hạn: {len(handover.duties):02d} việc"))
    text = "\r\n".join(_list(handover, folder, data, made))
    # Old programs of Windows know UTF-8 by its mark.
    write_export(folder / LIST, text.encode("utf-8-sig"))
    return (folder / LIST, *(path for path, _ in made))


def _contents(paper: HandedPaper, at: int, font: FontChoice) -> Iterator[tuple[str, str, bytes]]:
    from isodesk.exporters.pdf import pdf_bytes

    stem = f"{at:03d}-{_plain(paper.title)}"
    for file in paper.files:
        suffix = Path(file.name).suffix.lower() or ".pdf"
        own = _plain(Path(file.name).stem)
        yield f"{stem}-{own}{suffix}", file.about, file.data
    if not paper.files:
        yield f"{stem}.pdf", f"{paper.state}, in lại từ tệp dữ liệu", pdf_bytes(paper.facts, font)


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:_ROOM].strip("-") or "van-ban"


def _duties(handover: Handover) -> bytes:
    from isodesk.exporters.excel.book import book_bytes
    from isodesk.exporters.excel.sheet import Content, Sheet
    from isodesk.exporters.excel.styles import CENTRED, HEAD, REFERENCE, TEXT, TITLE

    sheet = Sheet("Việc còn lại", (12, 28, 24, 110, 48, 40))
    sheet.add_line("VIỆC CHƯA XONG VÀ THỜI HẠN", TITLE)
    sheet.add_line(f"(Tính đến {format_long_date(handover.day)})", REFERENCE)
    heads = ["TT", "Hạn", "Loại", "Nội dung", "Chủ trì", "Văn bản"]
    first = sheet.add_row(heads, HEAD)
    sheet.heads = (first, first)
    for at, duty in enumerate(handover.duties, 1):
        day = format_date(duty.day) if duty.day else ""
        kind = f"{duty.kind} (quá hạn)" if duty.late else duty.kind
        cells: list[Content] = [at, day, kind, duty.what, duty.who, duty.paper]
        sheet.add_row(cells, [CENTRED, CENTRED, TEXT, TEXT, TEXT, TEXT])
    if not handover.duties:
        sheet.add_line("Không còn việc nào chưa xong.", TEXT)
    return book_bytes([sheet], title="Việc chưa xong và thời hạn", author=handover.office)


def _list(
    handover: Handover, folder: Path, data: Path, made: list[tuple[Path, str]]
) -> Iterator[str]:
    yield "DANH MỤC BÀN GIAO"
    if handover.office:
        yield handover.office
    yield f"Lập {format_long_date(handover.day)}"
    yield ""
    yield f"Tệp dữ liệu (mở bằng isodesk): {_inside(data, folder)}"
    yield "Tệp này chứa mọi kế hoạch, văn bản, lịch sử chỉnh sửa và tệp đã ký."
    for place, title in ((ISSUED, "Văn bản đã ban hành"), (REPORTS, "Báo cáo"), ("", "Theo dõi")):
        own = [(p, about) for p, about in made if _room(p, folder) == place]
        yield ""
        yield f"{title}: {len(own):02d} tệp"
        yield from (f"- {_inside(path, folder)}: {about}" for path, about in own)
    yield ""
    yield f"Dự thảo còn trong tệp dữ liệu: {len(handover.drafts):02d}"
    yield from (f"- {title}" for title in handover.drafts)


def _room(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).parts
    return parts[0] if len(parts) > 1 else ""


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
