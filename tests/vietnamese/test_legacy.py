"""TCVN3, VNI and tones out of place are recognised; Unicode stays as it is."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.vietnamese.legacy import TCVN3, VNI, Encoding, composed, recognise, told
from isodesk.vietnamese.syllables import ONSETS, RHYMES, has_tone_in_place, is_syllable

# As many letters as Vietnamese has beyond plain ones: 12 vowels with 5 tones and 6 without, and đ.
_SMALL = "".join(
    normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    if tone or base in "ăâêôơư"
)
MARKED = f"{_SMALL}đ"


def test_the_tables_know_every_letter() -> None:
    assert len(MARKED) == 67
    assert set(TCVN3.values()) == set(MARKED) | set("ĂÂÊÔƠƯĐ")
    assert set(VNI.values()) == set(MARKED) | set(MARKED.upper())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Së Khoa häc vµ C«ng nghÖ", "Sở Khoa học và Công nghệ"),
        ("®) Th­êng xuyªn 2 × 3 m²", "đ) Thường xuyên 2 × 3 m²"),
        ("ViÖt Nam", "Việt Nam"),
    ],
)
def test_tcvn3_is_read(typed: str, read: str) -> None:
    done = recognise(typed)
    assert (done.text, done.encoding, done.left) == (read, Encoding.TCVN3, ())
    assert done.message == "Đã chuyển chữ TCVN3 (ABC) sang Unicode."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("UÛY BAN NHAÂN DAÂN TÆNH QUAÛNG NGAÕI", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"),
        ("Uûy ban nhaân daân tænh", "Ủy ban nhân dân tỉnh"),
        ("heä thoáng quaûn lyù chaát löôïng", "hệ thống quản lý chất lượng"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("Vieät Nam", "Việt Nam"),
    ],
)
def test_vni_is_read(typed: str, read: str) -> None:
    done = recognise(typed)
    assert (done.text, done.encoding, done.left) == (read, Encoding.VNI, ())


def test_a_font_says_what_words_cannot() -> None:
    assert recognise("cã").text == "cã"
    assert recognise("cã", ".VnTime").text == "có"
    assert recognise("céng hßa", "'.VnTimeH'").text == "CỘNG HÒA"
    assert recognise("coù", "VNI-Times").text == "có"
    assert recognise("Sở có", ".VnTime").text == "Sở có"
    assert recognise("cã", "Times New Roman").text == "cã"


def test_what_no_table_knows_is_named() -> None:
    done = recognise("c¬ quan, ®¬n vÞ vµ Àâ, hång� kü thuËt")
    assert done.text.startswith("cơ quan, đơn vị và À")
    assert done.left == ("Àâ,", "hång�")
    assert "“Àâ,”" in done.message and "“hång�”" in done.message
    lost = recognise("H�i đồng")
    assert (lost.text, lost.encoding) == ("H�i đồng", None)
    assert lost.message == "Chưa chuyển được chữ trong: “H�i”. Gõ lại các từ này."


def test_lines_in_unicode_stay_beside_lines_that_are_not() -> None:
    done = recognise("Ủy ban nhân dân\nSë Khoa häc vµ C«ng nghÖ\nvà có là")
    assert done.text == "Ủy ban nhân dân\nSở Khoa học và Công nghệ\nvà có là"


def test_decomposed_text_is_composed() -> None:
    assert composed("e\u0301\u0302") == "ế"
    assert recognise(normalize("NFD", "Ủy ban nhân dân tỉnh Quảng Ngãi")).text == (
        "Ủy ban nhân dân tỉnh Quảng Ngãi"
    )


@pytest.mark.parametrize(
    "text",
    [
        "và có là không",
        "Café, naïve, Köln, Zürich, São Paulo, Müller, señor, garçon, Ångström",
        "a width of 25 µm ± 3 %, © 2024 Word®, £50, § 12, «la maison», 2 × 3 ÷ 4",
        "The quality management system shall be documented.",
        "Thực hiện ISO 9001",
        "côt",
        "",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert recognise(text) == recognise(recognise(text).text)
    assert recognise(text).text == text
    assert recognise(text).message == ""


_TONES = st.sampled_from(["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"])


@st.composite
def _syllables(draw: st.DrawFn) -> str:
    rhyme = draw(st.sampled_from(sorted(RHYMES)))
    toned = next(
        (word for word in _toned(draw(st.sampled_from(ONSETS)) + rhyme, draw(_TONES))), "nhân"
    )
    return draw(st.sampled_from([toned, toned.upper(), toned.capitalize()]))


def _toned(word: str, tone: str) -> list[str]:
    """The syllable with a tone on each vowel that may carry it."""
    places = [i for i, letter in enumerate(word) if normalize("NFD", letter)[0] in "aeiouy"]
    words = [normalize("NFC", word[: i + 1] + tone + word[i + 1 :]) for i in places]
    return [word for word in words if is_syllable(word) and has_tone_in_place(word)]


_WORDS = st.one_of(
    _syllables(),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12),
    st.sampled_from(["–", "“a”", "25 µm", "m²", "30°C", "©", "№", "±5 %", "½"]),
)


@given(st.lists(_WORDS, max_size=30), st.sampled_from([" ", "\n", "\t", ", "]))
def test_composed_text_is_never_touched(words: list[str], between: str) -> None:
    text = between.join(words)
    assert recognise(text).text == normalize("NFC", text)


@given(st.lists(_syllables(), min_size=1, max_size=30))
def test_tcvn3_text_of_whole_sentences_comes_back(words: list[str]) -> None:
    """What is told as TCVN3 gives the words that were typed; text too short to tell stays."""
    back = {letter: sign for sign, letter in TCVN3.items()}
    wanted = " ".join(["Hệ thống quản lý chất lượng", *words]).lower()
    typed = "".join(back.get(letter, letter) for letter in wanted)
    assert told(typed) is Encoding.TCVN3
    assert recognise(typed).text == wanted


@given(st.lists(_syllables(), min_size=1, max_size=30))
def test_vni_text_of_whole_sentences_comes_back(words: list[str]) -> None:
    back = {letter: sign for sign, letter in VNI.items()}
    wanted = " ".join(["Hệ thống quản lý chất lượng", *words]).lower()
    typed = "".join(back.get(letter, letter) for letter in wanted)
    assert told(typed) is Encoding.VNI
    assert recognise(typed).text == wanted
