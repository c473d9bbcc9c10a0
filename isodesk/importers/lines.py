"""Lines of plain text put together to the paragraphs they were.

Text that was typed has a paragraph a line; text taken out of a PDF has lines as the page broke
them, and pages that end inside a sentence. Both are put together by the same signs: how a line
begins, how the one before ends, and whether its first word would have stood in that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ENDED = re.compile(r"(?:[.;:!?…]|\./\.|[.;:]['”\")\]]+)$")
STARTS = re.compile(
    r"(?:[-–—•▪●◦]\s*(?=\S)|[+*]\s+"
    r"|(?:[IVXLC]{1,6}|[A-ZĐ])\s*[.)/](?:\s|$)"
    r"|\d{1,2}(?:\.\d{1,2})*[.)](?:\s|$)|\d{1,2}(?:\.\d{1,2})+\s+(?=[A-ZĐÀ-Ỹ])"
    r"|[a-zđ]{1,2}\)\s|[a-zđ]\.\s+(?=\S)"
    r"|(?:Điều|Khoản)\s+\d+\s*[.:]|(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:[IVXLC]+|\d+|thứ|THỨ)\b"
    r"|(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu số|Biểu mẫu|MẪU SỐ|Mẫu số|DANH SÁCH)\b"
    r"|(?:Nơi nhận|Kính gửi|Số\s*:|V/v\b|Về việc\b|Căn cứ|CĂN CỨ|QUYẾT ĐỊNH\s*:|KẾ HOẠCH$)"
    r"|(?:TM|KT|TL|TUQ|Q)\.|\((?:Ban hành )?[Kk]èm theo|\(\*+\)|Ghi chú\s*:|Đơn vị tính)"
)
_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[-–•+]\s*\S")
_FEW = 8
_LONG = 100


@dataclass(frozen=True)
class Line:
    """A line that is not empty: its words, number in the file, and empty lines before it."""

    text: str
    number: int
    gap: int = 0

    @property
    def words(self) -> str:
        """The words without the spaces around them."""
        return " ".join(self.text.split())


@dataclass(frozen=True)
class Joined:
    """A paragraph and the number of its first line."""

    text: str
    number: int


def numbered_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold words."""
    lines: list[Line] = []
    gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(Line(line, number, gap))
            gap = 0
        else:
            gap += 1
    return lines


def wrapped_width(lines: Sequence[Line]) -> int:
    """How wide the page was that broke these lines; 0 where each line is a paragraph."""
    lengths = sorted(len(line.words) for line in lines if "\t" not in line.text.strip())
    if len(lengths) < _FEW:
        return 0
    going_on = sum(_goes_on(line.words) for line in lines)
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= 120 and going_on * 5 >= len(lines) else 0


def paragraphs(lines: Iterable[Line], width: int) -> Iterator[Joined]:
    """The paragraphs of lines without tables; ``width`` is that of the page, 0 for none."""
    held: list[Line] = []
    for line in lines:
        if held and not _belongs(held, line, width):
            yield _joined(held)
            held = []
        held.append(line)
    if held:
        yield _joined(held)


def _joined(lines: Sequence[Line]) -> Joined:
    text = lines[0].words
    for line in lines[1:]:
        # A symbol that was broken after its hyphen: TT-BKHCN.
        glued = text.endswith("-") and not text.endswith(" -")
        text += ("" if glued else _between(line)) + line.words
    return Joined(text, lines[0].number)


def _between(line: Line) -> str:
    return "\n" if line.words.startswith("(Bằng chữ") else " "


def _goes_on(words: str) -> bool:
    return words[:1].islower() and not STARTS.match(words)


def _belongs(held: Sequence[Line], line: Line, width: int) -> bool:
    before, words = held[-1].words, line.words
    ended = bool(_ENDED.search(before))
    if words.startswith("(Bằng chữ") and not ended and line.gap < 2:
        return True
    if _goes_on(words):
        return not _is_capital(held[0].words) or not width
    unfinished = not ended and bool(_BULLET.match(held[0].words)) and not STARTS.match(words)
    if unfinished and not before.endswith(",") and (width or len(before) > _LONG):
        return not _is_capital(words)
    if not width:
        return False
    first = _WORD.match(words)
    fits = len(before) + 1 + len(first[0] if first else "") <= width - 3
    if STARTS.match(words):
        dashed = words[0] in "-–" and not ended and not fits and not line.text.startswith(" ")
        return dashed and not _is_capital(before)
    if _is_capital(before) or _is_capital(words):
        return False
    return not fits if ended or line.text[:1].isspace() else not fits or _is_open(before)


def _is_capital(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 2 and all(letter.isupper() for letter in letters)


def _is_open(words: str) -> bool:
    """Whether a line ends inside brackets or with a word that asks for more."""
    return words.count("(") > words.count(")") or words.endswith((",", " và", " của", " theo"))
