"""What the text points at in the plan itself: annexes, sections, khoản and điểm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isodesk.checks.finding import Finding, Severity
from isodesk.checks.passages import Checked
from isodesk.checks.said import of_passage, of_place
from isodesk.facts import AnnexStyle, BlockKind
from isodesk.facts.numbering import annex_headings
from isodesk.vietnamese.numbering import parse_roman

_ANNEX = re.compile(
    r"(?i:(?P<word>phụ lục|biểu|mẫu|danh sách)(?:\s+số)?)\s+(?P<n>[IVXL]+|\d{1,2})\b(?![/.]\d)"
)
_NEARBY = re.compile(
    r"(?i:phụ lục|danh sách|biểu)\s*(?:[\w ]{0,20})?(?:đính kèm|kèm theo)(?:\s+(?:kế hoạch|văn bản|"
    r"công văn|quyết định)\s+này)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<![\w/.])(?P<n>\d{1,2})\s+(?P<word>phụ lục|biểu mẫu|biểu)\b", re.I)
_SECTION = re.compile(
    r"(?:(?P<point>điểm\s+[a-zđ])\s*,?\s*)?(?:(?P<clause>khoản\s+\d+(?:\.\d+)*)\s*,?\s*)?"
    r"(?P<section>[Mm]ục\s+[IVXL]+)\b(?!\.)",
    re.IGNORECASE,
)
_PAPERS = (
    r"Quyết định|Nghị định|Thông tư|Luật|Nghị quyết|Công văn|Chỉ thị|(?:Kế hoạch|Quyết định) số|"
    r"Chương trình|Đề án|Hướng dẫn"
)
_OTHER_PAPER = re.compile(rf"^[^;.\n]{{0,50}}?(?:{_PAPERS})")
_ELSEWHERE = re.compile(rf"^[^;.\n]{{0,50}}?(?:{_PAPERS}|Phụ lục)")
_STYLES = {
    "phụ lục": AnnexStyle.ROMAN,
    "biểu": AnnexStyle.FORM,
    "mẫu": AnnexStyle.TEMPLATE,
    "danh sách": AnnexStyle.LIST,
}


def annexes_missing(checked: Checked) -> Iterator[Finding]:
    """``Phụ lục III`` of a plan with two, and an annex spoken of where there is none."""
    plan = checked.plan
    have = {
        style: sum(annex.style is style for annex in plan.annexes) for style in _STYLES.values()
    }
    for passage, reading in checked.at("blocks", "tables", "tasks"):
        for match in _ANNEX.finditer(reading.text):
            style = _STYLES[match["word"].lower()]
            number = int(match["n"]) if match["n"].isdigit() else parse_roman(match["n"])
            after = reading.text[match.end() :]
            foreign = _OTHER_PAPER.match(after) or not reading.typed(match)
            if number is None or foreign or number <= have[style]:
                continue
            # Forms of an annex may be numbered within it.
            if style is not AnnexStyle.ROMAN and (plan.indicator_forms or have[style] == 0):
                continue
            sure = have[style] > 0
            said = f"Kế hoạch không có {match[0]}."
            severity = Severity.ERROR if sure else Severity.WARNING
            yield of_passage(passage, "annexes.missing", severity, said, match[0])
        if not plan.annexes and not plan.is_paper:
            for match in _NEARBY.finditer(reading.text):
                if not _ELSEWHERE.match(reading.text[match.end() :]):
                    said = f"“{match[0]}” nhưng kế hoạch chưa có phụ lục, biểu nào."
                    yield of_passage(passage, "annexes.missing", Severity.WARNING, said, match[0])


def annexes_counted(checked: Checked) -> Iterator[Finding]:
    """``gửi kèm 02 Phụ lục`` against the annexes there are."""
    plan = checked.plan
    have = sum(annex.style is not AnnexStyle.NONE for annex in plan.annexes)
    kinds = {style: sum(a.style is style for a in plan.annexes) for style in AnnexStyle}
    for passage, reading in checked.at("blocks"):
        for match in _COUNTED.finditer(reading.text):
            number = int(match["n"])
            if number in (have, *kinds.values()) and number or not reading.typed(match, "n"):
                continue
            if plan.indicator_forms and number == len(plan.indicator_forms):
                continue
            there = f"có {have:02d} phụ lục, biểu" if have else "chưa có phụ lục, biểu nào"
            said = f"Ghi “{match[0]}”, văn bản {there}."
            yield of_passage(passage, "counts.annexes", Severity.WARNING, said, match[0])


def sections_missing(checked: Checked) -> Iterator[Finding]:
    """``khoản 3 Mục IV`` where Mục IV has no khoản 3."""
    plan = checked.plan
    names = set(checked.fields.references.values())
    romans = any(
        block.kind is BlockKind.HEADING and block.level == 1 and block.numbered
        for block in plan.blocks
    )
    if not romans or any(block.kind is BlockKind.SECTION for block in plan.blocks):
        return
    for passage, reading in checked.at("blocks", "tables", "tasks", "free_tables"):
        if "ục " not in reading.text:
            continue
        for match in _SECTION.finditer(reading.text):
            if _ELSEWHERE.match(reading.text[match.end() :]) or not reading.typed(match):
                continue
            section = f"Mục {match['section'].split()[1]}"
            parts = [p.split()[-1] for p in (match["point"], match["clause"]) if p]
            words = [w for w, p in (("điểm", match["point"]), ("khoản", match["clause"])) if p]
            path = " ".join([*(f"{w} {p}" for w, p in zip(words, parts, strict=True)), section])
            if path not in names:
                said = f"Kế hoạch không có {path}."
                yield of_passage(passage, "refs.section", Severity.ERROR, said, match[0])


def annexes_without_reference(checked: Checked) -> Iterator[Finding]:
    """A Phụ lục that does not say with which paper it goes (Phụ lục I, III.1.b)."""
    plan = checked.plan
    headings = annex_headings(plan.annexes)
    for annex in plan.annexes:
        if annex.style is AnnexStyle.ROMAN and not annex.reference:
            yield of_place(
                checked,
                f"annexes/{annex.key}",
                "annexes.reference",
                Severity.WARNING,
                f"{headings[annex.key]} chưa có dòng (Kèm theo Kế hoạch số …).",
                " ".join(checked.fields.text(annex.name).split()),
            )
