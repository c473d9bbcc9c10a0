"""Whole numbers and sums of money in Vietnamese words."""

from __future__ import annotations

from typing import Literal

from isodesk.vietnamese.text import capital_first

Thousand = Literal["nghìn", "ngàn"]
Odd = Literal["lẻ", "linh"]
Four = Literal["bốn", "tư"]

LARGEST = 10**18
_BILLION = 10**9
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def amount_in_words(
    n: int, *, thousand: Thousand = "nghìn", odd: Odd = "lẻ", four: Four = "bốn"
) -> str:
    """The cardinal ``n`` in lower case: 1005 is ``một nghìn không trăm lẻ năm``.

    ``thousand`` names 1.000, ``odd`` joins a lone unit to its hundreds, ``four`` is the unit after
    ``mươi`` (``hai mươi tư``). Raises ValueError outside −10^18 … 10^18.
    """
    if abs(n) > LARGEST:
        raise ValueError(f"{n} is outside −10^18 … 10^18")
    if n == 0:
        return _DIGITS[0]
    read = " ".join(_cardinal(abs(n), thousand, odd, four))
    return f"âm {read}" if n < 0 else read


def money_in_words(
    n: int,
    *,
    exact: bool = False,
    thousand: Thousand = "nghìn",
    odd: Odd = "lẻ",
    four: Four = "bốn",
) -> str:
    """``n`` đồng as a sentence part: ``Ba tỷ không trăm sáu mươi triệu đồng``.

    ``exact`` adds ``chẵn`` where the sum is a multiple of 1.000. Raises ValueError as
    `amount_in_words` does.
    """
    ending = " đồng chẵn" if exact and n % 1000 == 0 else " đồng"
    return capital_first(amount_in_words(n, thousand=thousand, odd=odd, four=four)) + ending


def _cardinal(n: int, thousand: str, odd: str, four: str) -> list[str]:
    """Billions are counted by a cardinal of their own: ``một nghìn tỷ``, ``một tỷ tỷ``."""
    billions, rest = divmod(n, _BILLION)
    words = [*_cardinal(billions, thousand, odd, four), "tỷ"] if billions else []
    for scale, name in ((10**6, "triệu"), (1000, thousand), (1, "")):
        group = rest // scale % 1000
        if group:
            words += _group(group, bool(words), odd, four)
            words += [name] if name else []
    return words


def _group(group: int, follows: bool, odd: str, four: str) -> list[str]:
    """Three digits; a group that follows another always says its hundreds."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    if tens == 0:
        if units:
            words += [odd, _DIGITS[units]] if words else [_DIGITS[units]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units:
        words.append(_unit_after_tens(tens, units, four))
    return words


def _unit_after_tens(tens: int, units: int, four: str) -> str:
    if units == 5:
        return "lăm"
    if tens > 1 and units == 1:
        return "mốt"
    if tens > 1 and units == 4:
        return four
    return _DIGITS[units]
