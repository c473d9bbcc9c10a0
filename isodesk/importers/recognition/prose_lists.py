"""People, units and days that running text names: the team, listed units, the modes' times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from isodesk.facts import (
    Block,
    BlockKind,
    Mark,
    MatrixColumn,
    PlanSubject,
    RichText,
    SubjectGroup,
    TeamMember,
)
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.matrix import mode_of
from isodesk.importers.recognition.rows import flat, year_in
from isodesk.importers.recognition.vocabulary import AGENCY
from isodesk.vietnamese.periods import Period, parse_period

_TEAM = re.compile(r"thành phần\b.*\b(?:đoàn|tổ)\b", re.IGNORECASE)
_OFFICE_IS = re.compile(r"(?:.*\blà\s+)?(?P<agency>[A-ZĐ].*)")
_PERSON = re.compile(r"(?:Ông|Bà|Đ/c|Đồng chí)\s+(?P<name>[^,;:(–-]+?)\s*[,;:(–-]\s*(?P<rest>.+)")
_COUNTED = re.compile(r"(?P<n>\d{1,3})\s*(?:cơ quan|đơn vị|HTQLCL|xã|phường)", re.IGNORECASE)


def read_prose_team(draft: Draft, blocks: Sequence[Block]) -> None:
    """The members listed below words such as ``Thành phần Đoàn kiểm tra gồm:``."""
    if draft.team:
        return
    listing: Block | None = None
    for block in blocks:
        words = flat(block.text.plain())
        if (
            listing
            and block.kind is BlockKind.BULLET
            and (listing.kind is not BlockKind.BULLET or block.level > listing.level)
        ):
            _member(draft, words.rstrip(" ;."))
            continue
        listing = None
        titled = words.endswith(":") or block.kind is BlockKind.HEADING
        if _TEAM.search(words) and titled and "tham gia làm việc" not in words:
            listing = block


def _member(draft: Draft, words: str) -> None:
    person = _PERSON.fullmatch(words)
    if person:
        parts = re.split(r"\s*[-–,:;]\s+|\)", person["rest"])
        role = next(
            (p for p in reversed(parts) if re.search("đoàn|tổ|thành viên|thư ký", p, re.I)), ""
        )
        post = next((p for p in parts if p and p != role), "")
        draft.team.append(TeamMember(draft.key("m"), role.strip(), person["name"], post.strip()))
        return
    office, colon, roles = words.partition(":")
    found = _OFFICE_IS.fullmatch(office.strip())
    if not colon or not found:
        return
    for role in roles.split(";"):
        if role.strip():
            draft.team.append(
                TeamMember(draft.key("m"), role.strip(), agency=found["agency"].strip())
            )


def date_modes(draft: Draft, texts: Sequence[Sequence[str]]) -> None:
    """The days of each mode of inspection, where one row or paragraph names both."""
    for i, column in enumerate(draft.columns):
        if column.year is not None:
            continue
        for cells in texts:
            if not cells or mode_of(cells[0]) != column.code:
                continue
            spans = [p for cell in cells for p in _spans(cell) if p.first and p.last]
            if len(spans) == 1:
                first, last = spans[0].first, spans[0].last
                draft.columns[i] = replace(column, first=first, last=last)
                break


def _spans(text: str) -> list[Period]:
    whole = parse_period(flat(text))
    if whole.first and whole.last:
        return [whole]
    found = re.findall(r"từ ngày\s+[\d/]+\s+đến (?:hết )?(?:ngày )?[\d/]+", text, re.IGNORECASE)
    return [parse_period(words) for words in found]


def read_listed_units(draft: Draft, blocks: Sequence[Block]) -> None:
    """Units listed as bullets below a paragraph that counts them: ``Năm 2019 (05 đơn vị):``."""
    if draft.subjects:
        return
    for i, block in enumerate(blocks):
        words = flat(block.text.plain())
        counted = _COUNTED.search(words)
        if not counted or not words.endswith(":"):
            continue
        names = []
        for below in blocks[i + 1 :]:
            deeper = block.kind is not BlockKind.BULLET or below.level > block.level
            if below.kind not in (BlockKind.BULLET, BlockKind.POINT) or not deeper:
                break
            names.append(flat(below.text.plain()).rstrip(" ;.,"))
        if len(names) != int(counted["n"]) or not all(AGENCY.match(name) for name in names):
            continue
        _listed(draft, words, names)


def _listed(draft: Draft, words: str, names: Sequence[str]) -> None:
    group = SubjectGroup(draft.key("g"), RichText.of(words.rstrip(" :")))
    draft.groups.append(group)
    year = year_in(words)
    column = next((c for c in draft.columns if year and c.year == year), None)
    if year and column is None:
        column = MatrixColumn(draft.key("c"), str(year), RichText.of(f"Năm {year}"), year)
        draft.columns.append(column)
    for name in names:
        key = draft.key("u")
        draft.subjects.append(PlanSubject(key, group.key, RichText.of(name)))
        if column:
            draft.marks.append(Mark(key, column.key))
