"""Names of offices as people write them: known ones recognised, near ones offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from isodesk.vietnamese.text import fold, one_spelling, search_matches

_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*[-–—]\s*")
_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "vp": "van phong",
    "tp": "thanh pho",
    "tx": "thi xa",
    "bcd": "ban chi dao",
    "bql": "ban quan ly",
}
_WRITTEN_OUT = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("văn phòng", "vp"),
    ("thành phố", "tp"),
    ("thị xã", "tx"),
    ("ban chỉ đạo", "bcđ"),
    ("ban quản lý", "bql"),
)
_LEVELS = frozenset(
    {"tinh", "huyen", "xa", "phuong", "thi", "tran", "thanh", "pho", "quan", "cua", "va"}
)
_LIKE = 0.88
_MOST = 5
_LEAST = 8
_SEARCHES = 100


@dataclass(frozen=True)
class ReadName:
    """A name as the list knows it, "" when it does not, and the near ones in that case."""

    known: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Known:
    name: str
    folded: str
    words: tuple[str, ...]


class KnownNames:
    """Names to compare with; each text is compared once, and near ones of the first 100 sought."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = [
            _Known(name, _tidy(fold(name)), _words(name))
            for name in dict.fromkeys(names)
            if name.strip()
        ]
        self._exact = {_tidy(one_spelling(known.name)) for known in self._known}
        self._read: dict[str, ReadName] = {}
        self._searches = 0

    def read(self, typed: str) -> ReadName:
        """Find a name: the same with or without marks is known, what only looks alike is near.

        A mark that was typed counts, so that ``Tân Mỹ`` is not taken for ``Tân My``.
        """
        found = self._read.get(typed)
        if found is None:
            found = self._read[typed] = self._find(typed)
        return found

    def _find(self, typed: str) -> ReadName:
        bare = _tidy(fold(typed))
        if not bare or _tidy(one_spelling(typed)) in self._exact:
            return ReadName(typed)
        same = [known.name for known in self._known if known.folded == bare]
        wanted = _DASH.sub(" - ", typed.strip())
        fitting = [name for name in same if search_matches(wanted, _DASH.sub(" - ", name))]
        if len(fitting) == 1:
            return ReadName(fitting[0])
        if same:
            return ReadName(near=tuple(same[:_MOST]))
        self._searches += 1
        return ReadName(near=self._near(typed, bare) if self._searches <= _SEARCHES else ())

    def _near(self, typed: str, bare: str) -> tuple[str, ...]:
        words = _words(typed)
        capitals = {fold(word) for word in _WORD.findall(typed) if word.isupper()}
        compared = SequenceMatcher(None, "", bare, autojunk=False)
        ranked: list[tuple[float, str]] = []
        for known in self._known:
            if score := _likeness(words, compared, known, capitals):
                ranked.append((-score, known.name))
        return tuple(name for _, name in sorted(ranked)[:_MOST])


def office_key(name: str) -> str:
    """One text for the ways to write an office: ``UBND tỉnh`` is ``Ủy ban nhân dân tỉnh``.

    Marks count, so that ``Tân Mỹ`` is not ``Tân My``.
    """
    words = " ".join(_WORD.findall(one_spelling(name)))
    for written, short in _WRITTEN_OUT:
        words = re.sub(rf"\b{written}\b", short, words)
    return words


def _tidy(text: str) -> str:
    return " ".join(_DASH.sub(" - ", text).split()).lower()


def _words(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in _WORD.findall(fold(text).replace("&", " va ")):
        words += _SHORT.get(word, word).split()
    return tuple(words)


def _likeness(
    words: Sequence[str], compared: SequenceMatcher[str], known: _Known, capitals: set[str]
) -> float:
    """How near a known name is, 0 when it is not."""
    if tuple(words) == known.words:
        return 3
    if _differs_by_level(words, known.words) or _spells_out(words, known.words, capitals):
        return 2
    if len(known.folded) < _LEAST or not _shares_a_word(words, known.words):
        return 0
    if _numbers(words) != _numbers(known.words):
        return 0
    compared.set_seq1(known.folded)
    if compared.real_quick_ratio() < _LIKE or compared.quick_ratio() < _LIKE:
        return 0
    ratio = compared.ratio()
    return ratio if ratio >= _LIKE else 0


def _differs_by_level(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether only words such as "huyện" stand in one of the names and not in the other."""
    own = [word for word in words if word not in _LEVELS]
    return len(own) > 1 and own == [word for word in known if word not in _LEVELS]


def _spells_out(words: Sequence[str], known: Sequence[str], capitals: set[str]) -> bool:
    """Whether ``known`` is the same with the initials among the words written out."""
    rest = [word for word in known if word != "va"]
    used = False
    for word in (word for word in words if word != "va"):
        if rest[:1] == [word]:
            rest = rest[1:]
        elif (
            len(word) > 1
            and word in capitals
            and word == "".join(each[0] for each in rest[: len(word)])
        ):
            rest, used = rest[len(word) :], True
        else:
            return False
    return used and not rest


def _shares_a_word(words: Sequence[str], known: Sequence[str]) -> bool:
    return bool((set(words) & set(known)) - _LEVELS)


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isdigit()]
