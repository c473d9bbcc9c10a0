from __future__ import annotations

from pathlib import Path

import pytest

from isodesk.host.paths import user_paths


def test_one_variable_moves_everything(own_home: Path) -> None:
    paths = user_paths()
    for place in (paths.default_file, paths.backups, paths.settings, paths.logs):
        assert place.is_relative_to(own_home)
    assert paths.default_file.suffix == ".isodesk"
    assert list(own_home.iterdir()) == []


@pytest.mark.usefixtures("own_home")
def test_without_it_the_systems_own_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ISODESK_HOME")
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    paths = user_paths()
    assert paths.data == tmp_path / "data" / "isodesk"
    assert paths.settings == tmp_path / "config" / "isodesk" / "settings.json"
    assert paths.logs.is_relative_to(tmp_path / "state")
