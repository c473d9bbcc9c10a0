"""Qt's own words in Vietnamese: buttons, standard dialogs and context menus (Qt ships none)."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from isodesk.host.resources import resource

# Key names are read back from texts such as "Alt+Left", and are what the keyboard says;
# only Return is called Enter there.
_LEFT_ALONE = frozenset({"QShortcut", "QGuiApplication"})
_KEYS = {"Return": "Enter"}
_IN_CONTEXT = {
    ("QFontDialog", "Size"): "Cỡ chữ",
    ("QPrintPropertiesDialog", "Name"): "Tên",
}
_PAPER_WORDS = {
    "Envelope": "Phong bì",
    "Double Postcard": "Bưu thiếp đôi",
    "Postcard": "Bưu thiếp",
    "Extra": "rộng",
    "Small": "nhỏ",
    "Plus": "dài",
    "Big": "lớn",
    "Personal": "cá nhân",
    "Invite": "thiệp mời",
    "Italian": "Ý",
    "German": "Đức",
    "US": "Mỹ",
    "Fan-fold": "Giấy liên tục",
    "Executive": "Khổ công văn Mỹ",
    "Statement": "Khổ nửa thư Mỹ",
    "Architect": "Bản vẽ",
    "Legal": "Khổ pháp lý Mỹ",
    "Letter": "Khổ thư Mỹ",
    "Ledger": "Khổ sổ cái",
    "Tabloid": "Khổ báo nhỏ",
    "Note": "Khổ ghi chú",
    "Custom": "Tự chọn",
}
_PAPER = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in _PAPER_WORDS))


class QtVietnamese(QTranslator):
    """Answers what Qt asks to be translated; what it does not know stays as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        text = resource("qt-vi.json").read_text(encoding="utf-8")
        self._words: dict[str, str] = json.loads(text)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if context in _LEFT_ALONE:
            return _KEYS.get(sourceText)
        words = sourceText.replace("&", "")
        if context == "QPageSize":
            return _PAPER.sub(lambda found: _PAPER_WORDS[found[0]], words)
        return _IN_CONTEXT.get((context, words)) or self._words.get(words)


def install_vietnamese(app: QApplication) -> None:
    """Give the application Vietnamese dialogs, menus, calendars and numbers."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app.installTranslator(QtVietnamese(app))
