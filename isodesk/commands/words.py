"""`isodesk words AMOUNT…`: sums of money in words, one line each."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

from isodesk.commands.arguments import VerbParser
from isodesk.vietnamese.amounts import AmountValue, parse_amount
from isodesk.vietnamese.words import money_in_words


def words(arguments: Sequence[str]) -> int:
    """Print each amount in words; an unreadable one is an empty line, told on stderr, exit 1."""
    options = _parser().parse_args([_as_amount(word) for word in arguments])
    amounts: Iterable[str] = options.amounts or (line.rstrip("\r\n") for line in sys.stdin)
    code = 0
    for text in amounts:
        amount = parse_amount(text)
        if isinstance(amount, AmountValue):
            print(
                money_in_words(
                    amount.value,
                    exact=options.chan,
                    thousand="ngàn" if options.ngan else "nghìn",
                    odd="linh" if options.linh else "lẻ",
                    four="tư" if options.tu else "bốn",
                )
            )
        else:
            print()
            print(amount.message, file=sys.stderr)
            code = 1
    return code


def _parser() -> VerbParser:
    parser = VerbParser("words", "Đọc số tiền thành chữ, mỗi số tiền một dòng.")
    parser.values.add_argument(
        "amounts",
        metavar="SỐ_TIỀN",
        nargs="*",
        help="3060000000, 3.060.000.000, 30 triệu, 1,5 tỷ …; không ghi thì đọc từng dòng đầu vào",
    )
    parser.choices.add_argument("--chan", action="store_true", help="thêm “chẵn” khi tròn nghìn")
    parser.choices.add_argument("--ngan", action="store_true", help="“ngàn” thay cho “nghìn”")
    parser.choices.add_argument("--linh", action="store_true", help="“linh” thay cho “lẻ”")
    parser.choices.add_argument("--tu", action="store_true", help="“hai mươi tư” thay cho “bốn”")
    return parser


def _as_amount(word: str) -> str:
    """argparse takes ``-5tr`` for an option; with the true minus sign it is an amount."""
    return re.sub(r"\A-(?=\d)", "−", word)
