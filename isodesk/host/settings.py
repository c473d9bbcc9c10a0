"""What the user set for himself on this computer, kept as one small JSON file."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from isodesk.host.files import free_name, write_file
from isodesk.vietnamese.amounts import MoneyUnit
from isodesk.vietnamese.words import Four, Odd, Thousand

Font = Literal["auto", "bundled"]

_RECENT = 10
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """The user's choices; every one has a value from the start."""

    user_name: str = ""
    name_asked: bool = False
    recent_files: tuple[str, ...] = ()
    font: Font = "auto"
    thousand: Thousand = "nghìn"
    odd: Odd = "lẻ"
    four: Four = "bốn"
    money_unit: MoneyUnit = "đồng"
    large_text: bool = False
    high_contrast: bool = False
    # Sizes, columns and zooms that a view remembers, by the view's own key.
    views: Mapping[str, Any] = field(default_factory=dict)

    def with_recent(self, path: Path) -> Settings:
        """The same settings with ``path`` first among the files opened lately."""
        opened = str(path.absolute())
        others = [name for name in self.recent_files if name != opened]
        return replace(self, recent_files=(opened, *others)[:_RECENT])


_CHOICES: dict[str, tuple[str, ...]] = {
    "font": get_args(Font),
    "thousand": get_args(Thousand),
    "odd": get_args(Odd),
    "four": get_args(Four),
    "money_unit": get_args(MoneyUnit),
}


def load_settings(path: Path) -> Settings:
    """What ``path`` holds; a value that cannot be used is left at its default.

    A file that is not JSON is kept under another name and never stops the program.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("settings unreadable: %s", type(error).__name__)
        _set_aside(path)
        return Settings()
    if not isinstance(stored, dict):
        _set_aside(path)
        return Settings()
    usable = {
        each.name: _value(each.name, stored[each.name])
        for each in fields(Settings)
        if each.name in stored and _fits(each.name, stored[each.name])
    }
    return Settings(**usable)


def save_settings(path: Path, settings: Settings) -> None:
    """Write ``settings`` whole; raises StoreError."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2, sort_keys=True)
    write_file(path, (text + "\n").encode())


def _fits(name: str, value: object) -> bool:
    if name in _CHOICES:
        return isinstance(value, str) and value in _CHOICES[name]
    if name == "recent_files":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if name in ("large_text", "high_contrast", "name_asked"):
        return isinstance(value, bool)
    return isinstance(value, dict if name == "views" else str)


def _value(name: str, value: Any) -> Any:
    return tuple(value) if name == "recent_files" else value


def _set_aside(path: Path) -> None:
    try:
        path.replace(free_name(path.with_name("settings.hỏng.json")))
    except OSError as error:
        _log.warning("settings not set aside: %s", type(error).__name__)
