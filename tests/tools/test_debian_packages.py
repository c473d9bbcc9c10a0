from __future__ import annotations

import pytest

from tools.debian_packages import LISTS, packages_of

_LISTS = """
# remark
base: a b   # another
run: @base c
run: a d
"""


def test_a_goal_is_its_lines_and_the_goals_it_names() -> None:
    assert packages_of("run", _LISTS) == ["a", "b", "c", "d"]


def test_a_goal_that_is_not_listed_is_an_error() -> None:
    with pytest.raises(KeyError):
        packages_of("package", _LISTS)


def test_the_tests_need_strace_and_qt() -> None:
    packages = packages_of("test", LISTS.read_text(encoding="utf-8"))
    assert {"strace", "libegl1", "python3-venv"} <= set(packages)
