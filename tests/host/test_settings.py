from __future__ import annotations

import json
from pathlib import Path

from isodesk.host.paths import user_paths
from isodesk.host.settings import Settings, load_settings, save_settings


def test_what_was_saved_is_loaded() -> None:
    path = user_paths().settings
    assert load_settings(path) == Settings()
    chosen = Settings(
        user_name="Nông Thị Ánh",
        recent_files=("/a.isodesk",),
        font="bundled",
        thousand="ngàn",
        odd="linh",
        four="tư",
        money_unit="triệu đồng",
        views={"tasks": {"zoom": 2.5, "widths": [40, 300]}},
    )
    save_settings(path, chosen)
    assert load_settings(path) == chosen


def test_unusable_values_fall_back_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    stored = {
        "user_name": 5,
        "font": "Comic Sans",
        "four": ["tư"],
        "recent_files": ["a", 1],
        "views": [],
        "thousand": "ngàn",
        "of a newer program": 1,
    }
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert load_settings(path) == Settings(thousand="ngàn")


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for damaged in ('{"font": "bun', "[]", "\udcff"):
        path.write_bytes(damaged.encode("utf-8", "surrogateescape"))
        assert load_settings(path) == Settings()
        assert not path.exists()
    assert len(list(tmp_path.glob("settings.hỏng*.json"))) == 3


def test_recent_files_are_unique_and_ten(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(12), 3]:
        settings = settings.with_recent(tmp_path / f"{number}.isodesk")
    names = [Path(name).stem for name in settings.recent_files]
    assert names == ["3", "11", "10", "9", "8", "7", "6", "5", "4", "2"]
