"""Text of the years before Unicode: TCVN3 (ABC) and VNI-Windows, recognised and converted.

Such text comes as letters of Latin-1 that only its font showed as Vietnamese: ``ViÖt Nam`` in
.VnTime, ``Vieät Nam`` in VNI-Times. It is told from its words: only what reads as Vietnamese after
the conversion and does not before is converted, so that text in Unicode stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from unicodedata import normalize

from isodesk.vietnamese.syllables import has_tone_in_place, is_syllable


class Encoding(StrEnum):
    """How the letters were written."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI-Windows"


@dataclass(frozen=True)
class Recognised:
    """Text in Unicode, what it was written in before (None: it is as it came), and the words in
    which a letter was left because no table knows it."""

    text: str
    encoding: Encoding | None = None
    left: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What was done, for people; "" when the text is as it came."""
        if self.encoding is None and not self.left:
            return ""
        done = f"Đã chuyển chữ {self.encoding.value} sang Unicode." if self.encoding else ""
        if not self.left:
            return done
        named = ", ".join(f"“{word}”" for word in self.left[:_NAMED])
        more = f" và {len(self.left) - _NAMED} từ nữa" if len(self.left) > _NAMED else ""
        return f"{done} Chưa chuyển được chữ trong: {named}{more}. Gõ lại các từ này.".strip()


_NAMED = 5

_TCVN3_LETTERS = (
    "à\xb5á\xb8ả\xb6ã\xb7ạ\xb9ă\xa8ằ\xbbắ\xbeẳ\xbcẵ\xbdặ\xc6â\xa9ầ\xc7ấ\xcaẩ\xc8ẫ\xc9ậ\xcb"
    "è\xccé\xd0ẻ\xceẽ\xcfẹ\xd1ê\xaaề\xd2ế\xd5ể\xd3ễ\xd4ệ\xd6ì\xd7í\xddỉ\xd8ĩ\xdcị\xde"
    "ò\xdfó\xe3ỏ\xe1õ\xe2ọ\xe4ô\xabồ\xe5ố\xe8ổ\xe6ỗ\xe7ộ\xe9ơ\xacờ\xeaớ\xedở\xebỡ\xecợ\xee"
    "ù\xefú\xf3ủ\xf1ũ\xf2ụ\xf4ư\xadừ\xf5ứ\xf8ử\xf6ữ\xf7ự\xf9ỳ\xfaý\xfdỷ\xfbỹ\xfcỵ\xfeđ\xae"
    "Ă\xa1Â\xa2Ê\xa3Ô\xa4Ơ\xa5Ư\xa6Đ\xa7"
)
TCVN3: Mapping[str, str] = dict(zip(_TCVN3_LETTERS[1::2], _TCVN3_LETTERS[::2], strict=True))
"""Each letter of TCVN3 and what its fonts show. Capitals with a tone have none of their own: the
fonts whose names end in H show every letter as a capital."""

_TONED = {"\xf8": "\u0300", "\xf9": "\u0301", "\xfb": "\u0309", "\xf5": "\u0303", "\xef": "\u0323"}
_HAT = {"\xe2": "", "\xe0": "\u0300", "\xe1": "\u0301", "\xe5": "\u0309", "\xe3": "\u0303"}
_HAT |= {"\xe4": "\u0323"}
_BREVE = {"\xea": "", "\xe8": "\u0300", "\xe9": "\u0301", "\xfa": "\u0309", "\xfc": "\u0303"}
_BREVE |= {"\xeb": "\u0323"}
_ALONE = {"\xec": "ì", "\xed": "í", "\xe6": "ỉ", "\xf3": "ĩ", "\xf2": "ị", "\xee": "ỵ", "\xf1": "đ"}
_HORNED = {"\xf4": "ơ", "\xf6": "ư"}


def _vni_table() -> dict[str, str]:
    """Every letter of VNI-Windows: a base with a mark behind it, or a sign of its own."""
    table = dict(_ALONE) | _HORNED
    for base in "aeouy":
        table |= {base + sign: base + tone for sign, tone in _TONED.items()}
    for sign, letter in _HORNED.items():
        table |= {sign + mark: letter + tone for mark, tone in _TONED.items()}
    for base in "aeo":
        table |= {base + sign: f"{base}\u0302{tone}" for sign, tone in _HAT.items()}
    table |= {"a" + sign: f"a\u0306{tone}" for sign, tone in _BREVE.items()}
    whole = {sign: normalize("NFC", letter) for sign, letter in table.items()}
    capitals = {sign.upper(): letter.upper() for sign, letter in whole.items()}
    # "Uûy ban": the base says whether the letter is a capital, also before a small mark.
    mixed = {s[0].upper() + s[1:]: c.upper() for s, c in whole.items() if len(s) == 2}
    return whole | capitals | mixed


VNI: Mapping[str, str] = _vni_table()
"""Each letter of VNI-Windows, base and mark, and what its fonts show."""

_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3_LETTER = re.compile("[{}]".format("".join(map(re.escape, TCVN3))))
_WORD = re.compile("[A-Za-z\xa1-\xaf\xb5-\xbe\xc0-\xff]+")
_ASCII_LETTER = re.compile("[A-Za-z]")
_OLD = re.compile("[\x80-\xff]")
_UNICODE_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110-\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af"
    "\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_OWN_LETTERS = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_SIGNS_ALONE = frozenset("×÷§©®±¢£¤¥¦«»¬¨¹·µ")
_UNIT_OF_MEASURE = re.compile("\xb5[A-Za-z]{1,3}")
_FEW_WORDS = 4
_BROKEN = "\ufffd"


def recognise(text: str, font: str = "") -> Recognised:
    """``text`` in Unicode. ``font`` is the name of its font where that is known.

    Lines are judged one by one where some are in Unicode already.
    """
    if font:
        known = _of_font(text, font)
        if known is not None:
            return known
    text = composed(text)
    if not _OLD.search(text) and _BROKEN not in text:
        return Recognised(text)
    if not _UNICODE_VIETNAMESE.search(text):
        return _converted(text, told(text))
    lines, read = text.split("\n"), cache(_shown)
    judged = {
        line: _converted(line, encoding)
        for line in dict.fromkeys(lines)  # a pasted table has many that are equal
        if _is_odd(line) and ((encoding := told(line, read)) or _BROKEN in line)
    }
    if not judged:
        return Recognised(text)
    found = next((line.encoding for line in judged.values() if line.encoding), None)
    left = tuple(dict.fromkeys(word for line in judged.values() for word in line.left))
    written = (judged[line].text if line in judged else line for line in lines)
    return Recognised("\n".join(written), found, left)


def _is_odd(line: str) -> bool:
    """Whether a line may be of the years before Unicode, or is broken."""
    return bool(_OLD.search(line) and not _UNICODE_VIETNAMESE.search(line)) or _BROKEN in line


def is_unicode(text: str) -> bool:
    """Whether Vietnamese letters that only Unicode has stand in ``text``."""
    return bool(_UNICODE_VIETNAMESE.search(text))


def _shown(words: tuple[str, ...]) -> Encoding | None:
    """The encoding that these words show."""
    judged = [word for word in words if _OLD.search(word) and _ASCII_LETTER.search(word)]
    judged = [word for word in judged if not _UNIT_OF_MEASURE.fullmatch(word)]
    if not judged or all(is_syllable(word) for word in judged):
        return None
    scores = {encoding: _score(judged, _LETTERS[encoding]) for encoding in Encoding}
    best = max(scores, key=lambda encoding: scores[encoding])
    strong, read = scores[best]
    needed = 1 if len(words) <= _FEW_WORDS else 2
    if strong < 1 or read < needed or read * 4 < len(judged) * 3:
        return None
    return best


def told(text: str, read: Callable[[tuple[str, ...]], Encoding | None] = _shown) -> Encoding | None:
    """The encoding that the words of ``text`` show, None for Unicode and for what is unclear.

    ``read`` judges the words; one that remembers helps where many lines differ only in numbers.
    """
    if _UNICODE_VIETNAMESE.search(text):
        return None
    return read(tuple(_WORD.findall(text)))


def _score(words: list[str], convert: Callable[[str], str]) -> tuple[int, int]:
    """How many words read as Vietnamese only after the conversion, by a letter that Vietnamese in
    Unicode does not have; and how many read as Vietnamese after it at all."""
    strong, read = set(), 0
    for word in words:
        written = normalize("NFC", convert(word))
        if is_syllable(written) and has_tone_in_place(written):
            read += 1
            if not is_syllable(word) and not set(_OLD.findall(word)) <= _OWN_LETTERS:
                strong.add(word)
    return len(strong), read


def composed(text: str) -> str:
    """``text`` in precomposed letters, also where a tone was written before the mark of its vowel
    (``e``, sắc, mũ for ế)."""
    whole = normalize("NFC", text)
    if not _LOOSE.search(whole):  # a mark behind a tone finds no letter to join
        return whole
    return normalize("NFC", _MISPLACED.sub(lambda m: m[1] + m[3] + m[2], normalize("NFD", text)))


_LOOSE = re.compile("[\u0302\u0306]")


_MISPLACED = re.compile("([AEOaeo])([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306])")


def _of_font(text: str, font: str) -> Recognised | None:
    """The conversion that the name of a font asks for, None when it asks for none."""
    name = font.strip(" '\"").lower()
    if _UNICODE_VIETNAMESE.search(text):
        return None
    if name.startswith(".vn"):
        done = _converted(text, Encoding.TCVN3)
        capitals = Recognised(done.text.upper(), done.encoding, done.left)
        return capitals if name.endswith("h") else done
    return _converted(text, Encoding.VNI) if name.startswith("vni-") else None


def _converted(text: str, encoding: Encoding | None) -> Recognised:
    if encoding is None:
        broken = (word for word in text.split() if _BROKEN in word)
        return Recognised(text, None, tuple(dict.fromkeys(broken)))
    if encoding is Encoding.TCVN3:
        written = "\n".join(_tcvn3_line(line) for line in text.split("\n"))
    else:
        written = _from_vni(text)
    left = (word for word in text.split() if _is_left(word, encoding))
    changed = encoding if written != text else None
    return Recognised(normalize("NFC", written), changed, tuple(dict.fromkeys(left)))


def _is_left(word: str, encoding: Encoding) -> bool:
    """Whether a word holds a letter of which the encoding knows nothing."""
    if _BROKEN in word:
        return True
    letters = _TCVN3_LETTER if encoding is Encoding.TCVN3 else _VNI_LETTER
    return any(char.isalpha() for char in _OLD.findall(letters.sub("", word)))


def _from_tcvn3(text: str) -> str:
    return _TCVN3_LETTER.sub(lambda match: TCVN3[match[0]], text)


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda match: VNI[match[0]], text)


_LETTERS: Mapping[Encoding, Callable[[str], str]] = {
    Encoding.TCVN3: _from_tcvn3,
    Encoding.VNI: _from_vni,
}


def _tcvn3_line(line: str) -> str:
    """A line of TCVN3. Words typed in capitals get capitals for the letters that have none."""
    plain = _ASCII_LETTER.findall(line)
    all_capitals = len(plain) > 1 and all(letter.isupper() for letter in plain)

    def word(match: re.Match[str]) -> str:
        if match[0] in _SIGNS_ALONE and not _is_lone_letter(match[0]):
            return match[0]
        letters = _ASCII_LETTER.findall(match[0])
        capitals = len(letters) > 1 and all(letter.isupper() for letter in letters)
        written = _from_tcvn3(match[0])
        return written.upper() if capitals or all_capitals else written

    return _WORD.sub(word, line)


def _is_lone_letter(sign: str) -> bool:
    """đ is a point of its own (``®)``); the other signs are signs where they stand alone."""
    return sign == "\xae"
