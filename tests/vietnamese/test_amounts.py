"""Sums of money as typed: understood, asked or refused, and never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.vietnamese.amounts import (
    AmountError,
    AmountQuestion,
    AmountValue,
    MoneyUnit,
    format_amount,
    format_decimal,
    format_number,
    padded,
    parse_amount,
    parse_decimal,
)

MILLION: MoneyUnit = "triệu đồng"
THOUSAND: MoneyUnit = "nghìn đồng"
DONG: MoneyUnit = "đồng"

SAME_IN_EVERY_COLUMN = {
    "0 đồng": 0,
    "-": 0,
    "–": 0,
    "—": 0,
    "−": 0,
    " - ": 0,
    "0": 0,
    "1 đồng": 1,
    "30.000.000 đồng": 30_000_000,
    "30.000.000đồng": 30_000_000,
    "30.000.000đ": 30_000_000,
    "20.000.000đ": 20_000_000,
    "20.000.000 Đ": 20_000_000,
    "30.000.000 VNĐ": 30_000_000,
    "30.000.000 vnd": 30_000_000,
    "30.000.000 ₫": 30_000_000,
    "30000000đ": 30_000_000,
    "1.500.000 đồng": 1_500_000,
    "1.500 đồng": 1_500,
    "460.000 đồng": 460_000,
    "3.060.000.000 đồng": 3_060_000_000,
    "30 000 000 đồng": 30_000_000,
    "30\u00a0000\u00a0000\u00a0đồng": 30_000_000,
    "30\u202f000\u202f000 đ": 30_000_000,
    "30,000,000 đồng": 30_000_000,
    "30 triệu": 30_000_000,
    "30triệu": 30_000_000,
    "30 Triệu": 30_000_000,
    "30 TRIỆU ĐỒNG": 30_000_000,
    "30 triệu đồng": 30_000_000,
    "30 triệu đ": 30_000_000,
    "30 trieu dong": 30_000_000,
    "30tr": 30_000_000,
    "30 tr": 30_000_000,
    "30TR": 30_000_000,
    "30trđ": 30_000_000,
    "30 trđ": 30_000_000,
    "30 tr.đ": 30_000_000,
    "30 tr đồng": 30_000_000,
    "12 triệu": 12_000_000,
    "12,5 triệu": 12_500_000,
    "12.5 triệu": 12_500_000,
    "26,4 triệu đồng": 26_400_000,
    "0,5 triệu": 500_000,
    "0,500 triệu": 500_000,
    "1,234567 triệu": 1_234_567,
    "1.500 triệu": 1_500_000_000,
    "1.600 triệu đồng": 1_600_000_000,
    "1.234,5 triệu": 1_234_500_000,
    "1 tỷ": 1_000_000_000,
    "1 tỉ": 1_000_000_000,
    "1 ty": 1_000_000_000,
    "1,5 tỷ": 1_500_000_000,
    "1.5 tỷ": 1_500_000_000,
    "1,5tỷ": 1_500_000_000,
    "1,5 tỷ đồng": 1_500_000_000,
    "3,06 tỷ": 3_060_000_000,
    "1,5 nghìn tỷ": 1_500_000_000_000,
    "2 triệu tỷ": 2 * 10**15,
    "500 nghìn": 500_000,
    "500 ngàn": 500_000,
    "500 nghìn đồng": 500_000,
    "500k": 500_000,
    "500 K": 500_000,
    "0,5 nghìn": 500,
    "1 tỷ 500 triệu": 1_500_000_000,
    "3 tỷ 60 triệu đồng": 3_060_000_000,
    "2 triệu 500 nghìn": 2_500_000,
    "1 triệu 500 đồng": 1_000_500,
    "-5 triệu": -5_000_000,
    "- 5.000.000 đồng": -5_000_000,
    "−5tr": -5_000_000,
    "tri\u0065\u0323\u0302u".join(("30 ", "")): 30_000_000,
}
BARE = [
    ("30.000.000", None, 30_000_000),
    ("30000000", None, 30_000_000),
    ("30.000.000", DONG, 30_000_000),
    ("3060000000", DONG, 3_060_000_000),
    ("30 000 000", None, 30_000_000),
    ("30\u00a0000\u00a0000", DONG, 30_000_000),
    ("30,000,000", None, 30_000_000),
    ("-30.000.000", None, -30_000_000),
    ("1500", None, 1_500),
    ("1 500", None, 1_500),
    ("100", None, 100),
    ("100", DONG, 100),
    ("100", THOUSAND, 100_000),
    ("100", MILLION, 100_000_000),
    ("1600", MILLION, 1_600_000_000),
    ("3060", MILLION, 3_060_000_000),
    ("35", MILLION, 35_000_000),
    ("1,5", MILLION, 1_500_000),
    ("1.5", MILLION, 1_500_000),
    ("1,5", THOUSAND, 1_500),
    ("26,4", MILLION, 26_400_000),
    ("0,05", MILLION, 50_000),
    ("0.500", MILLION, 500_000),
    ("1.234,5", MILLION, 1_234_500_000),
    ("-1,5", MILLION, -1_500_000),
    ("1,0", None, 1),
]
ASKED = [
    ("1.500", None, (1_500, 1_500_000_000)),
    ("1.500", DONG, (1_500, 1_500_000_000)),
    ("1.500", MILLION, (1_500, 1_500_000_000)),
    ("1.500", THOUSAND, (1_500, 1_500_000)),
    ("-1.500", MILLION, (-1_500, -1_500_000_000)),
    ("460.000", DONG, (460_000, 460_000_000_000)),
    ("1,500", None, (1_500, 1_500_000, 1_500_000_000)),
    ("1,500", MILLION, (1_500, 1_500_000, 1_500_000_000)),
    ("1,500 triệu", None, (1_500_000, 1_500_000_000)),
    ("1,000 đồng", None, (1, 1_000)),
    ("30.000.000", MILLION, (30_000_000, 30_000_000_000_000)),
    ("30000000", MILLION, (30_000_000, 30_000_000_000_000)),
    ("1.500.000", THOUSAND, (1_500_000, 1_500_000_000)),
]
NO_AMOUNTS = [
    "",
    "   ",
    "abc",
    "đồng",
    "tỷ",
    "triệu đồng",
    "30 quả",
    "30 triệu người",
    "15tr/xã",
    "20.000.000đ/xã",
    "1.50.000",
    "1.5000",
    "01.500.000 x 2",
    "1..500",
    "1,,5",
    "1,5,5",
    "1.500,",
    ",5",
    ".5",
    "1e5",
    "0x10",
    "2tr5",
    "1 tỷ 5",
    "500 triệu 1 tỷ",
    "1 tỷ 1500 triệu",
    "1 tỷ 1 tỷ",
    "3 x 500.000",
    "500.000 - 1.000.000",
    "(500.000)",
    "10%",
    "08 người",
    "--5",
    "1 50",
    "30.000 000",
    "1,5",
    "1,5 đồng",
    "0,0001 nghìn",
    "1,2345678 triệu",
    "2000000000000000000",
    "1001 triệu tỷ",
    "٣٠ triệu",
    "1\u200b5",
    "năm triệu",
    "1" * 5000,
    "0," + "0" * 5000 + "1",
]


@pytest.mark.parametrize("unit", [None, DONG, THOUSAND, MILLION])
@pytest.mark.parametrize(("text", "value"), SAME_IN_EVERY_COLUMN.items())
def test_a_named_unit_wins_over_the_column(text: str, value: int, unit: MoneyUnit | None) -> None:
    assert parse_amount(text, default_unit=unit) == AmountValue(value)


@pytest.mark.parametrize(("text", "unit", "value"), BARE)
def test_bare_numbers_take_the_unit_of_the_column(
    text: str, unit: MoneyUnit | None, value: int
) -> None:
    assert parse_amount(text, default_unit=unit) == AmountValue(value)


@pytest.mark.parametrize(("text", "unit", "values"), ASKED)
def test_two_readings_are_asked(text: str, unit: MoneyUnit | None, values: tuple[int, ...]) -> None:
    asked = parse_amount(text, default_unit=unit)
    assert isinstance(asked, AmountQuestion)
    assert tuple(value for _, value in asked.choices) == values
    for label, value in asked.choices:
        assert label in asked.message
        again = parse_amount(label)
        # A label says one thing only, but for the comma that is itself in doubt.
        assert again == AmountValue(value)


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_refused_in_words(text: str) -> None:
    refused = parse_amount(text)
    assert isinstance(refused, AmountError)
    assert refused.message.endswith(".")


def test_model_messages() -> None:
    asked = parse_amount("1.500", default_unit=MILLION)
    assert isinstance(asked, AmountQuestion)
    assert asked.message == (
        '"1.500" có thể là 1.500 đồng hoặc 1.500 triệu đồng. Chọn một cách hiểu.'
    )
    assert parse_amount("15tr/xã") == AmountError(
        '"15tr/xã" không phải số tiền. Ghi số tiền ở cột Mức chi, ghi "xã" ở cột Đơn vị tính.'
    )


@given(st.integers(-(10**18), 10**18))
def test_what_is_printed_with_its_unit_reads_back(n: int) -> None:
    for unit in (DONG, THOUSAND, MILLION):
        read = parse_amount(f"{format_amount(n, unit)} {unit}")
        values = (
            [value for _, value in read.choices]
            if isinstance(read, AmountQuestion)
            else [read.value]
            if isinstance(read, AmountValue)
            else []
        )
        assert n in values


@given(st.text(alphabet="0123456789., -đktriệuỷồng", max_size=14))
def test_anything_typed_has_an_answer(text: str) -> None:
    for unit in (None, DONG, THOUSAND, MILLION):
        answer = parse_amount(text, default_unit=unit)
        if isinstance(answer, AmountQuestion):
            assert len({value for _, value in answer.choices}) >= 2


def test_format_scales_exactly() -> None:
    assert format_number(3_060_000_000) == "3.060.000.000"
    assert format_number(-1_500) == "-1.500"
    assert format_amount(None) == ""
    assert format_amount(0, MILLION) == "0"
    assert format_amount(3_060_000_000, MILLION) == "3.060"
    assert format_amount(1_500_000, MILLION) == "1,5"
    assert format_amount(1_234_567, MILLION) == "1,234567"
    assert format_amount(-1, MILLION) == "-0,000001"
    assert format_amount(1_500, THOUSAND) == "1,5"
    assert format_amount(10**18, DONG) == "1.000.000.000.000.000.000"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"),
        ("08", "8"),
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        ("1.500", "1500"),
        ("1,500", "1.5"),
        ("-0,25", "-0.25"),
        ("1 000", "1000"),
        ("0", "0"),
    ],
)
def test_parse_decimal(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "-", "x", "1,2,3", "1.2.3", "NaN", "1e3", "5%"])
def test_no_decimal(text: str) -> None:
    assert parse_decimal(text) is None


@given(st.decimals(-(10**12), 10**12, places=4))
def test_decimals_read_back(number: Decimal) -> None:
    assert parse_decimal(format_decimal(number)) == number


def test_decimals_print_plainly() -> None:
    assert format_decimal(Decimal("1E+3")) == "1.000"
    assert format_decimal(Decimal("2.50")) == "2,5"
    with pytest.raises(ValueError, match="written form"):
        format_decimal(Decimal("NaN"))


def test_padded() -> None:
    assert [padded(n) for n in (1, 8, 10, 119)] == ["01", "08", "10", "119"]
    assert padded(8, 3) == "008"
