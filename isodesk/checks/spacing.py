"""Spaces, dashes, points and dates as papers write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked, Passage, Reading
from isodesk.checks.said import last_words, of_passage, retyped
from isodesk.vietnamese.dates import padded_day, padded_month
from isodesk.vietnamese.text import capital_first

_LETTER = r"[^\W\d_]"
# What is looked for, what is wrong with it, and what takes the place of what in it.
_SPACES = tuple(
    (re.compile(form), said, re.compile(wrong), right)
    for form, said, wrong, right in (
        (r"[\w)%]+ +[,;:!?](?!\S)", "dấu cách thừa trước dấu câu", r" +(?=[,;:!?])", ""),
        (
            rf"{_LETTER}+[,;]{_LETTER}+",
            "thiếu dấu cách sau dấu câu",
            r"(?<=[,;])",
            " ",
        ),
        (
            rf"{_LETTER}+- {_LETTER}+|{_LETTER}+ -{_LETTER}+",
            "gạch nối cách không đều",
            r" ?- ?",
            " - ",
        ),
        (rf"{_LETTER}+ {{2,}}{_LETTER}+", "hai dấu cách", r" {2,}", " "),
        (r"\( +\S+|\S+ +\)", "dấu cách thừa trong ngoặc", r"(?<=\() +| +(?=\))", ""),
        (r"\b20\d{2} -20\d{2}\b|\b20\d{2}- 20\d{2}\b", "gạch nối cách không đều", r" ?- ?", " - "),
        (r"9001: \d{4}|9001 :\s?\d{4}", "dấu cách thừa trong số hiệu tiêu chuẩn", r"\s", ""),
    )
)
_RANGES = (
    re.compile(r"\b(?P<a>20\d{2})(?P<way> ?[-–] ?)(?P<b>20\d{2})\b"),
    re.compile(r"(?<![\w.,/-])(?P<a>\d+(?:,\d+)?)(?P<way> ?[-–] ?)(?P<b>\d+(?:,\d+)?)(?=\s?%)"),
)
_UNEVEN = re.compile(r" [-–]|[-–] ")
_SMALL = re.compile(rf"(?P<before>{_LETTER}{{3,}})\.\s+(?P<after>{_LETTER}+)")
_DATE = re.compile(r"(?<![\w/.-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?:19|20)\d{2}(?![\w/])")
_STANDARD = re.compile(r"\b(?:TCVN\s+(?P<bare>9001(?::\d{4})?)|ISO\s+(?P<said>9001:\d{4}))")
_CLAUSE = re.compile(rf"{_LETTER}+ (?P<said>(?:Khoản|Điểm) (?:\d+|[a-zđ]\b))")
_ENDS = re.compile(r"(?:\.\.|,,|;;|\.;|;\.|,\.|:\.)(?![./])\s*$")


def spaces(checked: Checked) -> Iterator[Finding]:
    """Spaces too many or too few about signs; one finding a passage and sort."""
    for passage, reading in checked.readings:
        for form, words, wrong, right in _SPACES:
            match = form.search(reading.text)
            if match and reading.typed(match) and "://" not in reading.text:
                said = f"“{match[0]}”: {words}."
                repair = retyped(passage, reading, match, wrong.sub(right, match[0]))
                yield of_passage(passage, "form.spaces", Severity.HINT, said, match[0], repair)


def points_doubled(checked: Checked) -> Iterator[Finding]:
    """``..`` or ``;.`` at the end."""
    for passage, reading in checked.readings:
        match = _ENDS.search(reading.text)
        if match and not reading.text.rstrip().endswith("..."):
            said = f"Hai dấu câu liền nhau “{match[0].strip()}”."
            yield of_passage(passage, "form.points", Severity.HINT, said, last_words(reading.text))


def dashes(checked: Checked) -> Iterator[Finding]:
    """``2018-2020`` among ``2018 - 2020``, ``7-7,5%`` among ``7 - 7,5%``: the rarer ways."""
    for form in _RANGES:
        ways: Counter[str] = Counter()
        found: list[tuple[Passage, Reading, re.Match[str]]] = []
        for passage, reading in checked.readings:
            for match in form.finditer(reading.text):
                if reading.typed(match) and _UNEVEN.fullmatch(match["way"]) is None:
                    ways[match["way"]] += 1
                    found.append((passage, reading, match))
        common = max(ways, key=lambda way: (ways[way], way == " - "), default="")
        for passage, reading, match in found:
            if match["way"] != common:
                new = f"{match['a']}{common}{match['b']}"
                said = f"“{match[0]}”: chỗ khác viết theo cách “{new}”."
                repair = retyped(passage, reading, match, new)
                yield of_passage(passage, "form.dashes", Severity.HINT, said, match[0], repair)


def small_after_point(checked: Checked) -> Iterator[Finding]:
    """A sentence that begins with a small letter."""
    for passage, reading in checked.at("blocks", "tasks"):
        for match in _SMALL.finditer(reading.text):
            if match["after"][0].islower() and match["before"].islower():
                said = f"“{match['after']}” sau dấu chấm viết thường."
                new = capital_first(match["after"])
                repair = retyped(passage, reading, match, new, "after")
                yield of_passage(passage, "form.sentence", Severity.HINT, said, match[0], repair)


def dates_padded(checked: Checked) -> Iterator[Finding]:
    """``21/2/2018``: days below 10, months 1 and 2 take a zero (Phụ lục I, II.4)."""
    for passage, reading in checked.readings:
        for match in _DATE.finditer(reading.text):
            right = f"{padded_day(int(match['d']))}/{padded_month(int(match['m']))}"
            if match[0].startswith(f"{right}/") or not reading.typed(match):
                continue
            if match["m"].startswith("0") and int(match["m"]) > 2 and len(match["d"]) == 2:
                continue
            said = f"“{match[0]}”: ngày dưới 10, tháng 1 và 2 viết thêm số 0."
            new = f"{right}/{match[0].rpartition('/')[2]}"
            repair = retyped(passage, reading, match, new)
            yield of_passage(passage, "form.dates", Severity.HINT, said, match[0], repair)


def clauses_small(checked: Checked) -> Iterator[Finding]:
    """``tại Khoản 3 Điều 4``: khoản and điểm are written small (Phụ lục II, V.6)."""
    for passage, reading in checked.readings:
        for match in _CLAUSE.finditer(reading.text):
            if not reading.typed(match):
                continue
            said = f"“{match['said']}” giữa câu viết thường."
            repair = retyped(passage, reading, match, match["said"].lower(), "said")
            yield of_passage(passage, "form.clauses", Severity.HINT, said, match["said"], repair)


def standards_named(checked: Checked) -> Iterator[Finding]:
    """``TCVN 9001:2008``, ``ISO 9001:2015`` where the standard is TCVN ISO 9001."""
    whole = sum("TCVN ISO 9001" in reading.text for _, reading in checked.readings)
    if not whole:
        return
    for passage, reading in checked.readings:
        for match in _STANDARD.finditer(reading.text):
            if match[0].startswith("ISO") and reading.text[: match.start()].endswith("TCVN "):
                continue
            said = f"“{match[0]}”: tên tiêu chuẩn là TCVN ISO {match['bare'] or match['said']}."
            sure = match[0].startswith("TCVN")
            severity = Severity.WARNING if sure else Severity.HINT
            if sure or reading.typed(match):
                new = f"TCVN ISO {match['bare'] or match['said']}"
                repair = retyped(passage, reading, match, new)
                yield of_passage(passage, "form.standard", severity, said, match[0], repair)
