"""Which words are built as a Vietnamese syllable is: onset, rhyme and at most one tone."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHARP = "\u0301\u0323"
_SHAPES = "\u0302\u0306\u031b"
_STOPS = ("c", "ch", "p", "t")

ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oem oen
    oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh uêt uêu ui um un ung uôc uôi uôm uôn uông uôp uôt uơ
    up ut uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ych ynh yt
"""
RHYMES = frozenset(_WRITTEN.split())


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether ``word`` is built as a Vietnamese syllable; syllables that end in c, ch, p or t
    have the tone sắc or nặng."""
    letters = normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in _TONES]
    bare = normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    if len(tones) > 1 or not bare:
        return False
    rhymes = [bare[len(onset) :] for onset in ONSETS if bare.startswith(onset)]
    # In gì and giếng the i belongs to the onset and to the rhyme.
    rhymes += [bare[1:]] if bare.startswith("gi") else []
    found = [rhyme for rhyme in rhymes if rhyme in RHYMES]
    stopped = bare.endswith(_STOPS)
    return bool(found) and (not stopped or bool(tones) and tones[0] in _SHARP)


def has_tone_in_place(word: str) -> bool:
    """Whether the tone of a syllable stands on the vowel that carries it in either habit."""
    letters = normalize("NFC", word.lower())
    parts = [normalize("NFD", letter) for letter in letters]
    at = next((i for i, part in enumerate(parts) if set(part) & set(_TONES)), None)
    if at is None:
        return True
    vowels = _vowels(parts)
    shaped = [i for i in vowels if set(parts[i]) & set(_SHAPES)]
    if at not in vowels:
        return False
    if shaped:
        return at == shaped[-1]
    if len(vowels) == 1 or vowels[-1] + 1 < len(parts):
        return at == vowels[-1]
    either = "".join(parts[i][0] for i in vowels) in ("oa", "oe", "uy")
    return either or at == vowels[1 if len(vowels) > 2 else 0]


def _vowels(parts: list[str]) -> list[int]:
    """Where the vowels of the rhyme stand; u after q and i before a vowel after g are not of it."""
    found = [i for i, part in enumerate(parts) if part[0] in "aeiouy"]
    if len(found) > 1 and found[0] == 1 and parts[0] + parts[1][0] in ("qu", "gi"):
        return found[1:]
    return found
