"""The packages that Word and Excel write, opened so that none of them can do harm.

A package is a zip of XML. Its size, packed and unpacked, is bounded; XML with a document type or
entities is refused; nothing outside the package is ever opened.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from pathlib import Path
from typing import IO, NoReturn
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from isodesk.errors import UserError
from isodesk.importers.limits import MEMBERS, UNPACKED_SIZE, damaged, read_bytes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_NAME = "EncryptedPackage".encode("utf-16-le")
_BLOCK = 1 << 20
_STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")
_STRICT_NAMES = {
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "spreadsheetml/main": "spreadsheetml/2006/main",
    "officeDocument/relationships": "officeDocument/2006/relationships",
    "drawingml/main": "drawingml/2006/main",
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_UNREADABLE = (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)


class Package:
    """The members of a package, read into memory one by one as they are asked for."""

    def __init__(self, path: Path, program: str) -> None:
        self.name = path.name
        data = read_bytes(path)
        _refuse_other_kinds(path, data, program)
        try:
            self._zip = ZipFile(BytesIO(data))
        except _UNREADABLE as error:
            raise damaged(path.name) from error
        self.data = data
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._refuse_bombs()

    def _refuse_bombs(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MEMBERS:
            raise UserError(f"Tệp “{self.name}” có quá {MEMBERS} thành phần, không phải kế hoạch.")
        if any(info.flag_bits & 1 for info in infos):
            raise locked(self.name)
        if sum(info.file_size for info in infos) > UNPACKED_SIZE:
            raise self._bomb()
        # What a member says of its size may be a lie, so that all of it is counted once.
        left = UNPACKED_SIZE
        for info in infos:
            left -= self._counted(info, left)

    def _counted(self, info: ZipInfo, left: int) -> int:
        total = 0
        try:
            with self._zip.open(info) as member:
                while block := member.read(_BLOCK):
                    total += len(block)
                    if total > left:
                        raise self._bomb()
        except _UNREADABLE as error:
            raise damaged(self.name) from error
        return total

    def _bomb(self) -> UserError:
        return UserError(f"Tệp “{self.name}” mở nén ra lớn quá 200 MB nên không đọc.")

    def has(self, member: str) -> bool:
        """Whether the package has a member of this name."""
        return member in self._members

    def open(self, member: str) -> IO[bytes]:
        """A member as a stream. UserError when it is not there."""
        if member not in self._members:
            raise damaged(self.name)
        return self._zip.open(member)

    def xml(self, member: str) -> Element:
        """A member as XML. UserError when it is no XML or might do harm."""
        with self.open(member) as stream:
            data = stream.read()
        if _STRICT[0] in data:
            for strict, usual in _STRICT_NAMES.items():
                data = data.replace(_STRICT[0] + strict.encode(), _STRICT[1] + usual.encode())
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise hostile(self.name) from error
        except (ParseError, LookupError, ValueError) as error:
            raise damaged(self.name) from error
        return root

    def related(self, member: str) -> dict[str, tuple[str, str]]:
        """What a member refers to inside the package: key → sort and name of the other member.

        What lies outside the package is not among them.
        """
        folder, name = posixpath.split(member)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for each in self.xml(rels).iter(_RELATION):
            if each.get("TargetMode", "").lower() == "external":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            sort = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = (sort, target.lstrip("/"))
        return found

    def member_of(self, member: str, sort: str) -> str:
        """The member of a sort (``numbering``, ``styles``) that a member refers to; "" for none."""
        found = (name for kind, name in self.related(member).values() if kind == sort)
        name = next(found, "")
        return name if self.has(name) else ""


def locked(name: str) -> UserError:
    """Refuse a file that asks for a password."""
    return UserError(
        f"Tệp “{name}” được bảo vệ bằng mật khẩu. Mở tệp, bỏ mật khẩu rồi lưu lại, sau đó lấy lại."
    )


def hostile(name: str) -> UserError:
    """Refuse XML that holds a document type or entities, which no program of an office writes."""
    return UserError(
        f"Tệp “{name}” chứa khai báo DTD hoặc thực thể XML có thể gây hại nên không đọc."
    )


def _refuse_other_kinds(path: Path, data: bytes, program: str) -> None:
    """Name what a file is when its suffix says something else."""
    if data.startswith(_OLE):
        if _ENCRYPTED_NAME in data:
            raise locked(path.name)
        raise old_format(path.name, program, path.suffix)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"mime-version")):
        raise UserError(
            f"Tệp “{path.name}” thật ra là trang web (HTML), không phải tệp {program}. Mở bằng "
            f"{program} rồi lưu thành {_NEW[program]}."
        )
    if start.startswith(b"{\\rtf"):
        raise UserError(f"Tệp “{path.name}” thật ra là tệp RTF. Mở bằng Word rồi lưu thành .docx.")
    if start.startswith(b"%pdf"):
        raise UserError(f"Tệp “{path.name}” thật ra là tệp PDF. Đổi đuôi thành .pdf rồi lấy lại.")
    if not data.startswith(b"PK"):
        raise UserError(f"Tệp “{path.name}” không phải tệp {program}.")


_NEW = {"Word": ".docx", "Excel": ".xlsx"}


def refuse_old(path: Path, program: str) -> NoReturn:
    """Say what to do with a file of a suffix that is no longer written."""
    data = read_bytes(path)
    if data.startswith(b"PK"):
        raise UserError(
            f"Tệp “{path.name}” thật ra là tệp {program} kiểu mới. Đổi đuôi tệp thành "
            f"{_NEW[program]} rồi lấy lại."
        )
    _refuse_other_kinds(path, data, program)
    raise damaged(path.name)


def old_format(name: str, program: str, suffix: str) -> UserError:
    """Refuse a format that is no longer written, and say how to have the new one."""
    return UserError(
        f"Tệp “{name}” là tệp {program} kiểu cũ ({suffix or 'không có đuôi'}). "
        f"Mở bằng {program} rồi lưu thành {_NEW[program]}."
    )
