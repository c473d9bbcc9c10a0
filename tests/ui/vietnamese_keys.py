"""A Vietnamese keyboard of our own: text becomes the events that Unikey or an input method sends.

Telex and VNI; the marks typed right behind their letter or all at the end of the syllable; and
three ways in which a letter that gained a mark reaches a program:

* ``BURSTS``, Unikey on Windows: the plain key, then BackSpace as often as letters change, then
  keys that carry the new letters; Shift is still down where the hand holds it.
* ``PREEDIT``, ibus and fcitx: the word is composed and underlined, then committed whole.
* ``SURROUNDING``, ibus-bamboo and others: letters are committed one by one, and a commit replaces
  those before the caret.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget

PHRASES = ("Cộng hòa Xã hội Chủ nghĩa Việt Nam", "Sở Lao động - Thương binh và Xã hội")

_SYLLABLES = """
ủy ban nhân dân tỉnh huyện xã phường thị trấn đơn vị cơ quan áp dụng kế hoạch xây dựng hệ thống
quản lý chất lượng tiêu chuẩn quốc gia chuyển đổi phiên bản mới đánh giá nội bộ khắc phục điểm
không phù hợp xem xét lãnh đạo công bố lại kiểm tra giám sát kinh phí ngân sách địa phương trung
ương đồng nghìn triệu tỷ chủ trì phối thường xuyên trước ngày tháng năm quý thẩm định dự toán
nghiệp vụ tập huấn tuyên truyền phổ biến hướng dẫn rà soát sửa bổ sung quyết thông tư nghị chỉ
văn tờ trình báo cáo tổng ý kiến trưởng Độc lập Tự Hạnh phúc ĐIỀU CHƯƠNG PHỤ LỤC Ấp Ổn ẩm ướt
ngoằn ngoèo khuỷu khúc khuya rượu bưởi nguyễn thuở yếu ỡm ờ ơn ỏi ích ĩnh ì ạch ụ ú ũng ẵm bằng
chẳng sẵn mặt lắng ẻo ẽ é è ẹp bền ễnh ếch ệ tỏ rõ ngọc nhỏ xốp cỗ hộp mồm thổ lớn nỡ giỏi phở
bợ có trò vững cứng từ mực nửa hữu ký kỳ kỹ sỹ tỵ mỳ giêng gì giữ quỳnh quỹ quyền hoàn thành
nhiệm xuất sắc ưu điểm Đảng ủy Đoàn thanh niên Hội Liên hiệp Phụ nữ đường Trần Hưng Đạo Lạng Sơn
Đắk Lắk cải cách hành chính viên chức tài đất nước rừng biển giao y tế giáo dục đào tạo khoa học
"""
WORDS: tuple[str, ...] = tuple(dict.fromkeys(_SYLLABLES.split()))
"""More than 200 words of an office, with every vowel under every tone."""


class Method(Enum):
    """Which keys make which mark."""

    TELEX = "telex"
    VNI = "vni"


class Way(Enum):
    """How what was typed reaches a program."""

    BURSTS = "unikey"
    PREEDIT = "preedit"
    SURROUNDING = "surrounding"


_TONES = "\u0301\u0300\u0309\u0303\u0323"
_CIRCUMFLEX, _BREVE, _HORN, _BAR = "\u0302", "\u0306", "\u031b", "\u0335"
_TONE_KEYS = {Method.TELEX: "sfrxj", Method.VNI: "12345"}
_VNI_MARKS = {_CIRCUMFLEX: "6", _HORN: "7", _BREVE: "8", _BAR: "9"}


@dataclass(frozen=True)
class _Letter:
    base: str
    mark: str = ""
    tone: str = ""

    @property
    def shown(self) -> str:
        if self.mark == _BAR:
            return "Đ" if self.base.isupper() else "đ"
        return unicodedata.normalize("NFC", self.base + self.mark + self.tone)


@dataclass(frozen=True)
class Press:
    """A key, and the word as it stands once the keyboard has taken it."""

    key: str
    shown: str


def _letter(sign: str) -> _Letter:
    if sign in "đĐ":
        return _Letter("d" if sign == "đ" else "D", _BAR)
    base, *marks = list(unicodedata.normalize("NFD", sign))
    tone = next((mark for mark in marks if mark in _TONES), "")
    return _Letter(base, next((mark for mark in marks if mark not in _TONES), ""), tone)


def presses(word: str, method: Method, *, late: bool) -> list[Press]:
    """The keys of one word; ``late`` puts every mark behind the last letter."""
    letters = [_letter(sign) for sign in word]
    standing: list[_Letter] = []
    made: list[Press] = []

    def press(key: str, like: str) -> None:
        shown = "".join(each.shown for each in standing)
        made.append(Press(key.upper() if like.isupper() else key, shown))

    def mark(place: int) -> None:
        wanted = letters[place]
        standing[place] = _Letter(wanted.base, wanted.mark)
        press(_mark_key(wanted, method), wanted.base)

    for place, letter in enumerate(letters):
        standing.append(_Letter(letter.base))
        press(letter.base, letter.base)
        if letter.mark and not late:
            mark(place)
    for place, letter in enumerate(letters):
        if letter.mark and late:
            mark(place)
    for place, letter in enumerate(letters):
        if letter.tone:
            standing[place] = letter
            press(_TONE_KEYS[method][_TONES.index(letter.tone)], letter.base)
    return made


def _mark_key(letter: _Letter, method: Method) -> str:
    if method is Method.VNI:
        return _VNI_MARKS[letter.mark]
    return "w" if letter.mark in (_HORN, _BREVE) else letter.base.lower()


Keyboards = Callable[[], Iterator["Keyboard"]]


class Keyboard(QObject):
    """A hand at the keyboard: what it types goes to whatever has the focus.

    As Qt does with a real input method, a word being composed is committed before the focus goes
    elsewhere, a menu excepted; ``commit`` is what `QInputMethod.commit` would do.
    """

    def __init__(self, method: Method, way: Way) -> None:
        super().__init__()
        self.method, self.way = method, way
        self.composing = ""
        self._count = 0
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    @property
    def name(self) -> str:
        """What it is, for the report of a damage."""
        return f"{self.method.value}, {self.way.value}"

    def type(self, text: str) -> None:
        """Type a text, word by word; what is no letter is a key of its own."""
        for word, between in _words(text):
            if word:
                self._count += 1
                self._write(presses(word, self.method, late=self._count % 2 == 0))
                self.commit()
            for sign in between:
                self.key(sign)

    def begin(self, word: str) -> None:
        """Type a word without the key that ends it: an input method still composes it."""
        self._write(presses(word, self.method, late=False))

    def commit(self) -> None:
        """End the word that is being composed."""
        word, self.composing = self.composing, ""
        if word:
            self._compose("", word)

    def key(self, sign: str) -> None:
        """A key that writes this sign, as the keyboard hands it on."""
        shifted = sign.isupper()
        held = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
        code = ord(sign.upper()) if sign.isascii() else 0
        _stroke(code, held, sign)

    def _write(self, made: list[Press]) -> None:
        before = ""
        for press in made:
            if self.way is Way.PREEDIT:
                self.composing = press.shown
                self._compose(press.shown)
            elif press.shown == before + press.key:
                self._plain(press.key)
            else:
                self._replace(before, press)
            before = press.shown

    def _plain(self, sign: str) -> None:
        if self.way is Way.SURROUNDING:
            self._compose("", sign)
        else:
            self.key(sign)

    def _replace(self, before: str, press: Press) -> None:
        """Take back what differs and write it anew."""
        pairs = zip(before, press.shown, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        gone, new = len(before) - same, press.shown[same:]
        if self.way is Way.SURROUNDING:
            self._compose("", new, gone)
            return
        shift = Qt.KeyboardModifier.ShiftModifier
        held = shift if press.key.isupper() else Qt.KeyboardModifier.NoModifier
        for _ in range(gone):
            _stroke(Qt.Key.Key_Backspace.value, held, "\b")
        for sign in new:
            _stroke(0, held, sign)

    def _compose(self, preedit: str, commit: str = "", replaced: int = 0) -> None:
        event = QInputMethodEvent(preedit, _attributes(preedit))
        if commit:
            event.setCommitString(commit, -replaced, replaced)
        QApplication.sendEvent(_focus(), event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit as Qt has it done before the focus goes."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusAboutToChange:
            passing = event.reason() is Qt.FocusReason.PopupFocusReason
            if self.composing and not passing and watched is QApplication.focusWidget():
                self.commit()
        return False


def _attributes(preedit: str) -> list[QInputMethodEvent.Attribute]:
    """What ibus sends with a preedit: its underline and where its caret stands."""
    if not preedit:
        return []
    look = QTextCharFormat()
    look.setFontUnderline(True)
    kinds = QInputMethodEvent.AttributeType
    return [
        QInputMethodEvent.Attribute(kinds.TextFormat, 0, len(preedit), look),
        QInputMethodEvent.Attribute(kinds.Cursor, len(preedit), 1, None),
    ]


def _stroke(code: int, held: Qt.KeyboardModifier, text: str) -> None:
    """A key down and up; the window's shortcuts are asked first, as for a real key."""
    kinds = QEvent.Type
    for kind in (kinds.ShortcutOverride, kinds.KeyPress, kinds.KeyRelease):
        QApplication.sendEvent(_focus(), QKeyEvent(kind, code, held, text))


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Each word and the signs behind it."""
    word = between = ""
    for sign in text:
        if sign.isalpha():
            if between:
                yield word, between
                word = between = ""
            word += sign
        else:
            between += sign
    yield word, between
