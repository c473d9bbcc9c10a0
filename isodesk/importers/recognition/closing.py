"""The end of a document: who receives it, who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from isodesk.facts import FileCopy, Recipient, SignatureColumn
from isodesk.importers.recognition.drafting import Draft
from isodesk.importers.recognition.rows import flat
from isodesk.importers.source import SourceParagraph, SourcePart, SourceTable

RECEIVED = re.compile(r"\**\s*Nơi nhận\s*:?", re.IGNORECASE)
AUTHORITY = re.compile(r"(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\s*\.\s*|\s+)|Q\.\s*)[A-ZĐỦỞ]")
_POST = re.compile(
    r"(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|"
    r"CHI CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|"
    r"TỔNG CỤC TRƯỞNG|THỦ TRƯỞNG|ỦY VIÊN|TRƯỞNG ĐOÀN|TỔNG GIÁM ĐỐC|ĐỘI TRƯỞNG|CHÁNH)\b.*"
)
_SIGNED = re.compile(r"[(\[].*(?:đã ký|ký tên|chữ ký|đóng dấu).*[)\]]|đã ký", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?P<name>.+?)\s*\(\s*(?P<purpose>(?:để )?(?:b/c|báo cáo|t/h|thực hiện|p/h|"
    r"phối hợp|biết|theo dõi|chỉ đạo|đăng tải|đưa tin|t/d)[^()]*)\)",
    re.IGNORECASE,
)
_KEPT = re.compile(r"[-–]?\s*Lưu\s*:?\s*(?P<parts>.*)", re.DOTALL)
_COPIES = re.compile(r"\(?\s*(?P<n>\d{1,3})\s*(?:b|bản)?\s*\)?")
_CAPITAL_NAME = re.compile(r"(?!.*(?:TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|SỞ|BAN|PHÒNG))\w+(?: \w+){1,4}")
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][\w']*(?:\s+[A-ZĐÀ-Ỹ][\w']*){1,5}")


@dataclass
class Closing:
    """Recipients, Lưu and signers."""

    recipients: list[Recipient] = field(default_factory=list)
    file_copy: FileCopy | None = None
    signatures: list[SignatureColumn] = field(default_factory=list)


def begins_closing(parts: Sequence[SourcePart], at: int) -> bool:
    """Whether the part at ``at`` is the first of the closing."""
    part = parts[at]
    if isinstance(part, SourceTable):
        if len(part.rows) > 6:
            return False
        lines = [flat(p.text) for row in part.rows for cell in row for p in cell.paragraphs]
        return any(RECEIVED.match(x) for x in lines) or any(AUTHORITY.match(x) for x in lines)
    if not isinstance(part, SourceParagraph):
        return False
    words = flat(part.text)
    if RECEIVED.match(words) or (AUTHORITY.match(words) and words.isupper()):
        return True
    return bool(_POST.fullmatch(words)) and _is_followed_by_name(parts, at)


def _is_followed_by_name(parts: Sequence[SourcePart], at: int) -> bool:
    """A post alone is a signature where a name or Nơi nhận comes after it."""
    after = [flat(p.text) for p in parts[at + 1 : at + 5] if isinstance(p, SourceParagraph)]
    return any(_NAME.fullmatch(x) or RECEIVED.match(x) or AUTHORITY.match(x) for x in after)


def read_closing(
    draft: Draft, parts: Sequence[SourcePart], start: int, *, letter: bool
) -> tuple[Closing, int]:
    """The closing that begins at ``start``, and where what follows begins."""
    reader = _Reader(draft, letter)
    at = start
    while at < len(parts):
        part = parts[at]
        if isinstance(part, SourceTable):
            if not begins_closing(parts, at):
                break
            reader.table(part)
        elif isinstance(part, SourceParagraph):
            lines = [flat(line) for line in part.text.split("\n") if line.strip()]
            if not all(reader.line(line, part) for line in lines):
                break
        elif reader.is_done:
            break
        at += 1
    reader.end()
    return reader.closing, at


class _Reader:
    def __init__(self, draft: Draft, letter: bool) -> None:
        self.draft, self.letter = draft, letter
        self.closing = Closing()
        self.receiving = False
        self.lines: list[str] = []
        self.is_done = False

    def table(self, table: SourceTable) -> None:
        width = max(len(row) for row in table.rows)
        for x in range(width):
            self.receiving = False
            for row in table.rows:
                for paragraph in row[x].paragraphs if x < len(row) else ():
                    for line in paragraph.text.split("\n"):
                        self.line(flat(line), paragraph)
            self._sign()

    def line(self, words: str, paragraph: SourceParagraph) -> bool:
        """Take a line; False when it does not belong here."""
        if not words:
            return True
        found = RECEIVED.match(words)
        if found:
            self.receiving = True
            rest = words[found.end() :].strip(" *")
            return self._received(rest, paragraph) if rest else True
        listed = words[0] in "-–•+" or paragraph.label in ("-", "–", "+", "•")
        if self.receiving and (listed or words.lower().startswith("lưu")):
            return self._received(words, paragraph)
        if _SIGNED.fullmatch(words):
            self.draft.doubt(paragraph.place, words, "Dấu hiệu đã ký để ngoài.")
            return True
        if words.isupper() and (AUTHORITY.match(words) or _POST.fullmatch(words)):
            if self.is_done:
                return False
            self.receiving = False
            self.lines.append(words)
            return True
        if self.lines and _NAME.fullmatch(words.removeprefix("PGS. ").removeprefix("TS. ")):
            self.lines.append(words)
            self._sign()
            return True
        if self.lines and words.isupper() and len(self.lines) < 6 and not _is_annex(words):
            self.lines.append(words)
            return True
        goes_on = self.receiving and not self.lines and words[0].islower()
        if not goes_on or not self.closing.recipients:
            return False
        last = self.closing.recipients[-1]
        name = f"{last.name} {words}".rstrip(" ;.,")
        self.closing.recipients[-1] = Recipient(last.key, name, last.purpose)
        return True

    def _received(self, words: str, paragraph: SourceParagraph) -> bool:
        text = words.lstrip("-–•+ ").strip()
        kept = _KEPT.fullmatch(text)
        if kept:
            self.closing.file_copy = _file_copy(kept["parts"])
            return True
        name = text.rstrip(" ;.,")
        if not name:
            return True
        if self.letter and name.lower() == "như trên":
            return True
        found = _PURPOSE.fullmatch(name)
        self.closing.recipients.append(
            Recipient(
                self.draft.key("nn"),
                found["name"] if found else name,
                found["purpose"].strip() if found else "",
            )
        )
        return True

    def _sign(self) -> None:
        """The lines gathered are one signer."""
        if not self.lines:
            return
        authority = tuple(line for line in self.lines if AUTHORITY.match(line))
        posts = [line for line in self.lines if line.isupper() and line not in authority]
        name = next((line for line in self.lines if not line.isupper()), "")
        if not name and len(posts) > 1 and _CAPITAL_NAME.fullmatch(posts[-1]):
            name = posts.pop()
        post, *others = posts or [""]
        self.closing.signatures.append(
            SignatureColumn(self.draft.key("ky"), authority, post, " ".join(others), name)
        )
        self.lines = []
        self.is_done = True

    def end(self) -> None:
        """A signer without a name is one too."""
        self._sign()


def _is_annex(words: str) -> bool:
    return bool(re.match(r"PHỤ LỤC|BIỂU|MẪU|DANH SÁCH|LỘ TRÌNH|BẢNG", words))


def _file_copy(text: str) -> FileCopy:
    """``VT, NL, HPN/11``: clerk, unit, person, copies."""
    parts = [part.strip(" .;") for part in re.split(r"[,;]", text) if part.strip(" .;")]
    clerk, unit, person, copies = "", "", "", 0
    for part in parts:
        number = _COPIES.fullmatch(part)
        behind = re.fullmatch(r"(\S.*?)\s*\(\s*(\d{1,3})\s*(?:b|bản)?\s*\)", part)
        if behind:
            part, copies = behind[1], int(behind[2])
        if part.upper() == "VT" or part.lower() == "văn thư":
            clerk = part
        elif number and unit + person + clerk:
            copies = int(number["n"])
        elif part.startswith("(") or "/" in part:
            person = f"{person}, {part}".strip(", ")
        elif not unit:
            unit = part
        else:
            person = f"{person}, {part}".strip(", ")
    return FileCopy(clerk, unit, person, copies)
