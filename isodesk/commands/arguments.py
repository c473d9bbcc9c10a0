"""argparse for one verb, in Vietnamese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"Thiếu \1."),
    (r"unrecognized arguments: (.*)", r"Không hiểu “\1”."),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1 cần có giá trị."),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(.*", r"\1 không nhận giá trị “\2”."),
    (r"argument (.*?): invalid \S+ value: '?(.*?)'?", r"\1 không nhận giá trị “\2”."),
    (r"argument (.*?): ignored explicit argument '?(.*?)'?", r"\1 không nhận giá trị “\2”."),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 không đi cùng \2."),
)


class WrongUse(Exception):
    """The words after a verb cannot be understood; the message says why and how to use it."""


class VerbParser(argparse.ArgumentParser):
    """Reads the words after ``verb``; raises WrongUse where they cannot be understood."""

    def __init__(self, verb: str, purpose: str) -> None:
        super().__init__(
            prog=f"isodesk {verb}",
            description=purpose,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_VietnameseUsage,
        )
        self.values = self.add_argument_group("Tham số")
        self.choices = self.add_argument_group("Tùy chọn")
        self.choices.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse with argparse's ``message`` in Vietnamese and how the verb is used."""
        raise WrongUse(f"{_in_vietnamese(message)}\n{self.format_usage().rstrip()}")


class _VietnameseUsage(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")


def _in_vietnamese(message: str) -> str:
    for pattern, meaning in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(meaning)
    return "Câu lệnh chưa đúng."
