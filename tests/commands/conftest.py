"""A file with the sample plans, and the verbs run on it as a person runs them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from isodesk.cli import main


@dataclass(frozen=True)
class Told:
    """What a verb said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_verb(*words: str | Path) -> Told:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return run_verb


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ISODESK_HOME", str(folder / "home"))
        assert main(["sample", str(folder / "mau.isodesk")]) == 0
    return folder / "mau.isodesk"


@pytest.fixture
def office(_made: Path, tmp_path: Path) -> Path:
    """A closed file with the two sample plans."""
    return Path(shutil.copy(_made, tmp_path / "co-quan.isodesk"))
