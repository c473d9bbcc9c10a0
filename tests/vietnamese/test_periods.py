"""Time phrases of real plans: read, kept as typed, and moved in their own style."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isodesk.vietnamese.periods import (
    Period,
    PeriodKind,
    parse_period,
    period_phrase,
    period_unit,
    shift_period,
    shift_years,
    stretch_period,
    yearly_spans,
)

# phrase | kind | first | last | unit; read with 2024 as the year that stands in.
PHRASES = """
Quý II/2018|quarter|2018-04-01|2018-06-30|quarter
Quý IV/2018|quarter|2018-10-01|2018-12-31|quarter
Quý IV/2020|quarter|2020-10-01|2020-12-31|quarter
QUÝ IV/2020|quarter|2020-10-01|2020-12-31|quarter
Quý III Năm 2026|quarter|2026-07-01|2026-09-30|quarter
Quý I năm 2024|quarter|2024-01-01|2024-03-31|quarter
Quí IV-2025|quarter|2025-10-01|2025-12-31|quarter
Qúy 3/2026|quarter|2026-07-01|2026-09-30|quarter
quý iv, 2020|quarter|2020-10-01|2020-12-31|quarter
Trong quý II/2018.|quarter|2018-04-01|2018-06-30|quarter
Quý II|quarter|2024-04-01|2024-06-30|quarter
Tháng 02 năm 2024|month|2024-02-01|2024-02-29|month
Tháng  3 năm 2024|month|2024-03-01|2024-03-31|month
Tháng 10 năm 2024|month|2024-10-01|2024-10-31|month
Tháng 11 năm 2024|month|2024-11-01|2024-11-30|month
Tháng 12/2024|month|2024-12-01|2024-12-31|month
10/2024|month|2024-10-01|2024-10-31|month
Tháng 12|month|2024-12-01|2024-12-31|month
Ngày 05/3/2014|day|2014-03-05|2014-03-05|day
05/3/2014|day|2014-03-05|2014-03-05|day
5-3-2014|day|2014-03-05|2014-03-05|day
5/3/14|day|2014-03-05|2014-03-05|day
2014-03-05|day|2014-03-05|2014-03-05|day
ngày 05 tháng 3 năm 2014|day|2014-03-05|2014-03-05|day
15/6|day|2024-06-15|2024-06-15|day
Năm 2019|range|2019-01-01|2019-12-31|year
2019|range|2019-01-01|2019-12-31|year
Trong năm 2019|range|2019-01-01|2019-12-31|year
Trong năm|range|2024-01-01|2024-12-31|year
Cả năm|range|2024-01-01|2024-12-31|year
6 tháng đầu năm|range|2024-01-01|2024-06-30|month
06 tháng đầu năm 2023|range|2023-01-01|2023-06-30|month
6 tháng cuối năm|range|2024-07-01|2024-12-31|month
9 tháng đầu năm|range|2024-01-01|2024-09-30|month
Quý IV/2025- Quý II/2026|range|2025-10-01|2026-06-30|quarter
Quý IV/2025 – Quý II/2026|range|2025-10-01|2026-06-30|quarter
Quý III - Quý IV/2024|range|2024-07-01|2024-12-31|quarter
Quý III và IV năm 2024|range|2024-07-01|2024-12-31|quarter
Quý II, III/2018|range|2018-04-01|2018-09-30|quarter
Từ quý II năm 2018 đến hết quý IV năm 2018|range|2018-04-01|2018-12-31|quarter
08 tháng (từ tháng 3 đến tháng 10)|range|2024-03-01|2024-10-31|month
08 tháng (từ tháng 3 đến tháng 10 năm 2023)|range|2023-03-01|2023-10-31|month
Tháng 9 - tháng 10 năm 2024|range|2024-09-01|2024-10-31|month
Tháng 9-10/2024|range|2024-09-01|2024-10-31|month
Từ tháng 11 đến tháng 02 năm 2025|range|2024-11-01|2025-02-28|month
Từ tháng 11 năm 2024 đến tháng 02|range|2024-11-01|2025-02-28|month
Từ ngày 17/8/2020 đến ngày 06/11/2020|range|2020-08-17|2020-11-06|day
Từ ngày 17/8/2020 đến 06/11/2020|range|2020-08-17|2020-11-06|day
Từ ngày 03/9/2019 đến ngày 16/10/2019|range|2019-09-03|2019-10-16|day
17/8 - 06/11/2020|range|2020-08-17|2020-11-06|day
Ngày 05 - 10/3/2024|range|2024-03-05|2024-03-10|day
Từ ngày 05 đến ngày 10 tháng 3 năm 2024|range|2024-03-05|2024-03-10|day
giai đoạn 2018 - 2020|range|2018-01-01|2020-12-31|year
Giai đoạn 2018-2020|range|2018-01-01|2020-12-31|year
giai đoạn 2018 -2020|range|2018-01-01|2020-12-31|year
giai đoạn 2018 – 2020|range|2018-01-01|2020-12-31|year
từ 2018 - 2020|range|2018-01-01|2020-12-31|year
03 năm (từ 2018 - 2020)|range|2018-01-01|2020-12-31|year
thời kỳ 2021-2030|range|2021-01-01|2030-12-31|year
Từ năm 2018 đến năm 2020|range|2018-01-01|2020-12-31|year
Từ ngày 15/3/2024 đến hết quý II/2024|range|2024-03-15|2024-06-30|day
Đến hết năm 2020|until||2020-12-31|year
đến năm 2025|until||2025-12-31|year
Đến hết quý II/2018|until||2018-06-30|quarter
Đến ngày 05/7/2023|until||2023-07-05|day
Từ nay đến hết năm 2020|until||2020-12-31|year
Chậm nhất ngày 15/6/2024|until||2024-06-15|day
trước ngày 05/7/2023|before||2023-07-04|day
Trước ngày 15/8|before||2024-08-14|day
Trước ngày 01/01|before||2023-12-31|day
Hoàn thành trước 30/6/2024|before||2024-06-29|day
Trước tháng 10 năm 2024|before||2024-09-30|month
Quý IV năm 2025 và các năm tiếp theo|open|2025-10-01||quarter
năm 2017 và những năm tiếp theo|open|2017-01-01||year
Từ quý II/2019|open|2019-04-01||quarter
Từ năm 2018 trở đi|open|2018-01-01||year
Quý I/2026 và cập nhật thường xuyên|open|2026-01-01||quarter
Tháng 01 năm 2024 và khi có thay đổi|open|2024-01-01||month
Thường xuyên|recurring|||
Thường xuyên, hằng năm|recurring|||
Thường xuyên trong năm|recurring|2024-01-01|2024-12-31|
Thường xuyên trong năm 2023|recurring|2023-01-01|2023-12-31|
Hằng năm|recurring|||
Hàng năm|recurring|||
Hằng quý|recurring|||
Định kỳ|recurring|||
Định kỳ (06 tháng, 01 năm)|recurring|||
Định kỳ (06 tháng, 01 năm) và đột xuất|recurring|||
Quý I hằng năm|recurring|||
Tháng 12 hằng năm|recurring|||
tối thiểu 01 năm/01 lần|recurring|||
Trong 03 tháng sau khi Bộ Khoa học và Công nghệ công bố|text|||
02 tháng kể từ ngày ký biên bản|text|||
đầu quý sau|text|||
Quý I, III/2018|text|||
Quý V/2018|text|||
Tháng 13 năm 2024|text|||
31/02/2024|text|||
Quý IV/2026 - Quý II/2026|text|||
Ngày 10 - 05/3/2024|text|||
trước ngày 05/7/2023 để tổng hợp|text|||
|text|||
""".strip("\n").splitlines()
ROWS = [tuple(line.split("|")) for line in PHRASES]
DRAGGED = [row[0] for row in ROWS if row[4]]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "kind", "first", "last", "unit"), ROWS)
def test_phrase(text: str, kind: str, first: str, last: str, unit: str) -> None:
    period = parse_period(text, year=2024)
    assert period == Period(text, PeriodKind(kind), _day(first), _day(last))
    assert period_unit(period) == (unit or None)


def test_spaces_and_line_breaks_are_one() -> None:
    text = "Thường xuyên\n\n trong\u00a0năm "
    assert parse_period(text, year=2024) == Period(
        text, PeriodKind.RECURRING, date(2024, 1, 1), date(2024, 12, 31)
    )


def test_a_phrase_without_a_year_has_its_kind_but_no_days() -> None:
    for text, kind in (
        ("Quý II", PeriodKind.QUARTER),
        ("6 tháng đầu năm", PeriodKind.RANGE),
        ("08 tháng (từ tháng 3 đến tháng 10)", PeriodKind.RANGE),
        ("Thường xuyên trong năm", PeriodKind.RECURRING),
        ("trước ngày 05/7", PeriodKind.BEFORE),
    ):
        period = parse_period(text)
        assert period == Period(text, kind, None, None)
        assert period_unit(period) is None
        assert shift_period(period, 1) == shift_years(period, 1) == period


@given(st.text(max_size=40))
def test_anything_is_kept_as_typed(text: str) -> None:
    assert parse_period(text, year=2024).text == text


WORDS = (
    "Quý quý II/2018 IV/2025 III tháng Tháng 02 3 10 13 năm 2024 2020 ngày 05/7/2023 31/02 từ Từ "
    "đến hết trước - – , ( ) và các tiếp theo thường xuyên hằng giai đoạn 08 6 đầu cuối"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=8).map(" ".join), st.integers(-9, 9))
def test_any_phrase_can_be_read_and_moved(text: str, steps: int) -> None:
    period = parse_period(text, year=2024)
    assert period.text == text
    assert period.first is None or period.last is None or period.first <= period.last
    later = shift_years(period, steps)
    assert later.kind is period.kind
    assert (later.first is None) is (period.first is None)
    if period_unit(period) is None:
        assert shift_period(period, steps) == period


@pytest.mark.parametrize(
    ("text", "steps", "moved"),
    [
        ("Quý II/2018", 1, "Quý III/2018"),
        ("Quý IV/2018", 1, "Quý I/2019"),
        ("Quý I/2019", -1, "Quý IV/2018"),
        ("Quí IV-2025", 1, "Quí I-2026"),
        ("Quý 4/2025", 1, "Quý 1/2026"),
        ("Quý III Năm 2026", 2, "Quý I Năm 2027"),
        ("Quý IV/2025- Quý II/2026", 1, "Quý I/2026- Quý III/2026"),
        ("Quý IV năm 2025 và các năm tiếp theo", 1, "Quý I năm 2026 và các năm tiếp theo"),
        ("Tháng 02 năm 2024", 1, "Tháng 3 năm 2024"),
        ("Tháng 12 năm 2024", 1, "Tháng 01 năm 2025"),
        ("Tháng 03/2024", 1, "Tháng 04/2024"),
        ("Tháng 2/2024", -1, "Tháng 1/2024"),
        ("trước ngày 05/7/2023", 27, "trước ngày 01/8/2023"),
        ("5/3/14", 1, "6/3/14"),
        ("2014-03-05", 30, "2014-04-04"),
        (
            "Từ ngày 17/8/2020 đến ngày 06/11/2020",
            -20,
            "Từ ngày 28/7/2020 đến ngày 17/10/2020",
        ),
        ("Đến hết năm 2020", 1, "Đến hết năm 2021"),
        ("giai đoạn 2018 - 2020", 1, "giai đoạn 2019 - 2021"),
        ("03 năm (từ 2018 - 2020)", 1, "03 năm (từ 2019 - 2021)"),
        ("08 tháng (từ tháng 3 đến tháng 10)", 1, "08 tháng (từ tháng 4 đến tháng 11)"),
        # Where the style cannot say the new days, the usual form does.
        ("Quý IV", 1, "Quý I/2025"),
        ("6 tháng đầu năm", 1, "Từ tháng 02 đến tháng 7 năm 2024"),
        (
            "08 tháng (từ tháng 3 đến tháng 10)",
            3,
            "Từ tháng 6 năm 2024 đến tháng 01 năm 2025",
        ),
        ("Thường xuyên", 1, "Thường xuyên"),
        ("đầu quý sau", 1, "đầu quý sau"),
    ],
)
def test_shift_keeps_the_style(text: str, steps: int, moved: str) -> None:
    assert shift_period(parse_period(text, year=2024), steps).text == moved


# They lean on a year or month written elsewhere, pad unlike the rule, or mix units: days come back,
# words in the usual form.
RESPELT = """
Quý II|Tháng 12|5-3-2014|5/3/14|2014-03-05|Trong năm|Cả năm|6 tháng đầu năm|06 tháng đầu năm 2023
6 tháng cuối năm|9 tháng đầu năm|08 tháng (từ tháng 3 đến tháng 10)|Trước ngày 01/01
Từ tháng 11 năm 2024 đến tháng 02|Ngày 05 - 10/3/2024|Từ ngày 05 đến ngày 10 tháng 3 năm 2024
Từ ngày 15/3/2024 đến hết quý II/2024
""".replace("\n", "|").split("|")


@pytest.mark.parametrize("text", [text for text in DRAGGED if text not in RESPELT])
def test_there_and_back_restores_the_words(text: str) -> None:
    period = parse_period(text, year=2024)
    for steps in range(-14, 15):
        assert shift_period(shift_period(period, steps), -steps) == period


@pytest.mark.parametrize("text", DRAGGED)
def test_there_and_back_restores_the_days(text: str) -> None:
    period = parse_period(text, year=2024)
    for steps in range(-14, 15):
        there = shift_period(period, steps)
        again = parse_period(there.text, year=2024)
        assert again.kind == there.kind
        back = shift_period(there, -steps)
        assert (back.first, back.last) == (period.first, period.last)


def test_shift_years() -> None:
    for text, later in (
        ("Quý II/2018", "Quý II/2019"),
        ("Thường xuyên trong năm 2023", "Thường xuyên trong năm 2024"),
        ("giai đoạn 2018 - 2020", "giai đoạn 2019 - 2021"),
        ("trước ngày 05/7/2023", "trước ngày 05/7/2024"),
        ("29/02/2024", "28/02/2025"),
        ("Tháng 9 - tháng 10 năm 2024", "Tháng 9 - tháng 10 năm 2025"),
        ("Hằng năm", "Hằng năm"),
    ):
        assert shift_years(parse_period(text, year=2024), 1).text == later
    half = shift_years(parse_period("6 tháng đầu năm", year=2024), 3)
    assert half == parse_period("6 tháng đầu năm", year=2027)
    eve = shift_years(parse_period("Trước ngày 01/01", year=2024), 1)
    assert eve == parse_period("Trước ngày 01/01", year=2025)


@pytest.mark.parametrize(
    ("text", "first", "last", "stretched", "kind"),
    [
        ("Quý II/2018", 0, 1, "Quý II/2018 - Quý III/2018", "range"),
        ("Quí IV-2025", 0, 1, "Quí IV-2025 - Quí I-2026", "range"),
        ("Quý II/2018 - Quý III/2018", 0, -1, "Quý II/2018", "quarter"),
        ("Quý II/2018 - Quý III/2018", 5, 0, "Quý III/2018", "quarter"),
        ("Tháng 10 năm 2024", -1, 0, "Từ tháng 9 đến tháng 10 năm 2024", "range"),
        ("Từ tháng 9 đến tháng 10 năm 2024", 1, 0, "Tháng 10 năm 2024", "month"),
        ("08 tháng (từ tháng 3 đến tháng 10)", 0, 2, "10 tháng (từ tháng 3 đến tháng 12)", "range"),
        ("03 năm (từ 2018 - 2020)", -1, 1, "05 năm (từ 2017 - 2021)", "range"),
        ("Ngày 05/3/2024", 0, 2, "Từ ngày 05/3/2024 đến ngày 07/3/2024", "range"),
        ("Năm 2019", 0, 1, "Năm 2019 - 2020", "range"),
        ("Năm 2019 - 2020", 0, -9, "Năm 2019", "range"),
        ("Đến hết năm 2020", 3, 1, "Đến hết năm 2021", "until"),
        ("Từ quý II/2019", 1, 9, "Từ quý III/2019", "open"),
        ("Thường xuyên", 1, 1, "Thường xuyên", "recurring"),
    ],
)
def test_stretch(text: str, first: int, last: int, stretched: str, kind: str) -> None:
    period = stretch_period(parse_period(text, year=2024), first, last)
    assert (period.text, period.kind) == (stretched, PeriodKind(kind))
    assert parse_period(stretched, year=2024) == period


@pytest.mark.parametrize(
    ("first", "last", "phrase"),
    [
        ("2019-01-01", "2019-12-31", "Năm 2019"),
        ("2018-01-01", "2020-12-31", "Năm 2018 - 2020"),
        ("2018-04-01", "2018-06-30", "Quý II/2018"),
        ("2018-04-01", "2018-09-30", "Quý II/2018 - Quý III/2018"),
        ("2024-10-01", "2024-10-31", "Tháng 10 năm 2024"),
        ("2024-02-01", "2024-10-31", "Từ tháng 02 đến tháng 10 năm 2024"),
        ("2024-11-01", "2025-02-28", "Từ tháng 11 năm 2024 đến tháng 02 năm 2025"),
        ("2020-08-17", "2020-11-06", "Từ ngày 17/8/2020 đến ngày 06/11/2020"),
        ("2014-03-05", "2014-03-05", "Ngày 05/3/2014"),
    ],
)
def test_period_phrase(first: str, last: str, phrase: str) -> None:
    assert period_phrase(date.fromisoformat(first), date.fromisoformat(last)) == phrase


DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@settings(max_examples=300)
@given(DAYS, st.integers(0, 1500), st.sampled_from(("day", "month", "year")))
def test_period_phrase_reads_back(first: date, days: int, unit: str) -> None:
    last = first + timedelta(days=days)
    if unit != "day":
        first = first.replace(day=1, month=1 if unit == "year" else first.month)
        last = last.replace(day=1, month=1 if unit == "year" else last.month) - timedelta(days=1)
        last = max(last, first)
    period = parse_period(period_phrase(first, last))
    assert (period.first, period.last) == (first, last)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        period_phrase(date(2024, 2, 1), date(2024, 1, 1))


PLAN = (date(2018, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Quý I hằng năm", "01-01/03-31"),
        ("Hằng năm, quý I", "01-01/03-31"),
        ("Định kỳ quý IV hàng năm", "10-01/12-31"),
        ("Trong tháng 12 mỗi năm.", "12-01/12-31"),
        ("Tháng 3, tháng 9 hằng năm", "03-01/03-31 09-01/09-30"),
        ("Quý II, IV hằng năm", "04-01/06-30 10-01/12-31"),
        ("6 tháng đầu năm hằng năm", "01-01/06-30"),
        ("Từ tháng 3 đến tháng 5 hằng năm", "03-01/05-31"),
        ("Trước ngày 15/12 hằng năm", "12-14/12-14"),
        ("Ngày 20/10 hằng năm", "10-20/10-20"),
    ],
)
def test_a_part_of_the_year_comes_back_every_year(text: str, days: str) -> None:
    spans = [tuple(pair.split("/")) for pair in days.split()]
    wanted = [
        tuple(date.fromisoformat(f"{year}-{day}") for day in pair)
        for year in (2018, 2019, 2020)
        for pair in spans
    ]
    assert list(yearly_spans(parse_period(text), *PLAN)) == wanted
    assert parse_period(text).text == text


def test_winter_passes_the_new_year_and_is_cut_at_the_ends() -> None:
    period = parse_period("Từ tháng 11 đến tháng 02 hằng năm")
    assert yearly_spans(period, date(2018, 1, 1), date(2018, 12, 31)) == (
        (date(2018, 1, 1), date(2018, 2, 28)),
        (date(2018, 11, 1), date(2018, 12, 31)),
    )


@pytest.mark.parametrize(
    "text",
    ["Hằng năm", "Thường xuyên", "Hằng quý", "Quý I/2018", "Thường xuyên trong quý I/2019"]
    + ["Quý I năm 2018 hằng năm", "Hằng năm theo yêu cầu", "Quý I, đột xuất hằng năm", "Quý I"],
)
def test_other_times_do_not_come_back(text: str) -> None:
    assert yearly_spans(parse_period(text, year=2019), *PLAN) == ()
