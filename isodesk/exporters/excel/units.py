"""What each unit of a plan has done, by unit and by group; shares, ranks and sums are formulas."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from isodesk.documents.columns import TableContext
from isodesk.exporters.excel.sheet import Content, Formula, Sheet, address, area
from isodesk.exporters.excel.styles import (
    CENTRED,
    GROUP,
    GROUP_CENTRED,
    HEAD,
    REFERENCE,
    TEXT,
    TITLE,
)
from isodesk.exporters.excel.styles import string as quoted_string
from isodesk.facts.report import period_words
from isodesk.facts.summing_up import UnitSummary, unit_summaries

_HEADS = (
    *("Hạng chậm", "Cơ quan, đơn vị", "Nhóm", "Số việc", "Hoàn thành", "Hoàn thành chậm"),
    *("Quá hạn", "Tỷ lệ (%)", "Số ngày chậm", "Báo cáo"),
)
_OF_GROUP = (
    *("TT", "Nhóm", "Số đơn vị", "Số việc", "Hoàn thành", "Hoàn thành chậm", "Quá hạn"),
    *("Tỷ lệ (%)", "Số đơn vị chưa báo cáo"),
)
_ALL, _DONE, _OVERDUE, _DAYS = 4, 5, 7, 9
_SILENT = "Chưa báo cáo"


def unit_sheets(context: TableContext, names: Sequence[str]) -> list[Sheet]:
    """By unit, by group, and who has not reported; ``names`` are those of the three sheets."""
    reported = context.reported
    units = unit_summaries(reported) if reported is not None else ()
    if reported is None or not units:
        return []
    when = period_words(reported.scope.first, reported.scope.last)
    by_unit = _by_unit(units, names[0], when)
    return [by_unit, _by_group(units, by_unit, names[1], when), _silent(units, names[2], when)]


def _head(name: str, title: str, when: str, widths: Sequence[float], heads: Sequence[str]) -> Sheet:
    sheet = Sheet(name, widths)
    sheet.add_line(title, TITLE)
    sheet.add_line(f"(Kết quả {when})", REFERENCE)
    first = sheet.add_row(list(heads), HEAD)
    sheet.heads = (first, first)
    return sheet


def _by_unit(units: Sequence[UnitSummary], name: str, when: str) -> Sheet:
    widths = (18, 72, 52, 16, 19, 19, 16, 16, 17, 24)
    sheet = _head(name, "KẾT QUẢ THEO CƠ QUAN, ĐƠN VỊ", when, widths, _HEADS)
    first, last = sheet.last_row + 1, sheet.last_row + len(units)
    for row, unit in enumerate(units, first):
        cells: list[Content] = [
            _rank(unit, row, first, last),
            unit.name,
            unit.group,
            *(unit.all, unit.done, unit.done_late, unit.overdue),
            _share(row, unit.done, unit.all, _DONE, _ALL),
            unit.days,
            None if unit.reported else _SILENT,
        ]
        sheet.add_row(cells, [CENTRED, TEXT, TEXT, *[CENTRED] * 7])
    return sheet


def _rank(unit: UnitSummary, row: int, first: int, last: int) -> Formula:
    """More that is overdue comes first, of equals what is late longer."""
    own, days = address(row, _OVERDUE), address(row, _DAYS)
    overdue = _fixed(first, last, _OVERDUE)
    late = _fixed(first, last, _DAYS)
    text = (
        f'IF({own}=0,"",1+COUNTIF({overdue},">"&{own})+COUNTIFS({overdue},{own},{late},">"&{days}))'
    )
    return Formula(text, unit.rank or "")


def _fixed(first: int, last: int, column: int) -> str:
    letter = address(1, column)[:-1]
    return f"${letter}${first}:${letter}${last}"


def _share(row: int, done: int, whole: int, part_at: int, all_at: int) -> Formula:
    part, total = address(row, part_at), address(row, all_at)
    value = Decimal(round(done * 1000 / whole)) / 10 if whole else ""
    return Formula(f'IF({total}=0,"",ROUND({part}/{total}*100,1))', value)


def _by_group(units: Sequence[UnitSummary], by_unit: Sheet, name: str, when: str) -> Sheet:
    widths = (12, 90, 20, 20, 20, 20, 20, 20, 26)
    sheet = _head(name, "KẾT QUẢ THEO NHÓM", when, widths, _OF_GROUP)
    last = by_unit.last_row
    first = last - len(units) + 1
    table = f"'{by_unit.name}'!"
    groups = table + _fixed(first, last, 3)
    begin = sheet.last_row + 1
    for at, group in enumerate(dict.fromkeys(unit.group for unit in units), 1):
        own = [unit for unit in units if unit.group == group]
        row = sheet.last_row + 1
        wanted = address(row, 2)
        sums = [
            Formula(f"SUMIF({groups},{wanted},{table}{_fixed(first, last, column)})", value)
            for column, value in (
                (4, sum(u.all for u in own)),
                (5, sum(u.done for u in own)),
                (6, sum(u.done_late for u in own)),
                (7, sum(u.overdue for u in own)),
            )
        ]
        silent = (
            f"COUNTIFS({groups},{wanted},{table}{_fixed(first, last, 10)},{quoted_string(_SILENT)})"
        )
        cells: list[Content] = [
            at,
            group,
            Formula(f"COUNTIF({groups},{wanted})", len(own)),
            *sums,
            _share(row, sum(u.done for u in own), sum(u.all for u in own), 5, 4),
            Formula(silent, sum(not u.reported for u in own)),
        ]
        sheet.add_row(cells, [CENTRED, TEXT, *[CENTRED] * 7])
    _add_total(sheet, units, begin)
    return sheet


def _add_total(sheet: Sheet, units: Sequence[UnitSummary], begin: int) -> None:
    row, end = sheet.last_row + 1, sheet.last_row
    done, whole = sum(u.done for u in units), sum(u.all for u in units)
    values = {
        3: len(units),
        4: whole,
        5: done,
        6: sum(u.done_late for u in units),
        7: sum(u.overdue for u in units),
        9: sum(not u.reported for u in units),
    }
    cells: list[Content] = [None, "Tổng cộng"]
    for column in range(3, 10):
        if column in values:
            total = f"SUM({area(begin, column, end, column)})"
            cells.append(Formula(total, values[column]))
        else:
            cells.append(_share(row, done, whole, 5, 4))
    sheet.add_row(cells, [GROUP_CENTRED, GROUP, *[GROUP_CENTRED] * 7])


def _silent(units: Sequence[UnitSummary], name: str, when: str) -> Sheet:
    heads = ("TT", "Cơ quan, đơn vị", "Nhóm", "Số việc")
    sheet = _head(name, "CƠ QUAN, ĐƠN VỊ CHƯA BÁO CÁO", when, (12, 100, 70, 24), heads)
    silent = [unit for unit in units if not unit.reported]
    for at, unit in enumerate(silent, 1):
        sheet.add_row([at, unit.name, unit.group, unit.all], [CENTRED, TEXT, TEXT, CENTRED])
    if not silent:
        sheet.add_line("Mọi cơ quan, đơn vị đã báo cáo.", TEXT)
    return sheet
