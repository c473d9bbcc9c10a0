"""Rich text written into a text block and read back is the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from isodesk.facts import Blank, Block, BlockKind, FieldRef, RichText, Run, Tab
from isodesk.ui.editor import rendering
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.vietnamese.text import nfc

_RUN = st.builds(
    Run, st.text("aăâđĐềẵ 12%.,–“”\n", max_size=8).map(nfc), st.booleans(), st.booleans()
)
_FIELD = st.builds(
    FieldRef,
    st.sampled_from(["years", "count.all", "gone"]),
    st.sampled_from(["", "a/b"]),
    st.sampled_from(["", "pad2"]),
    st.sampled_from(["", "2026 - 2028", "hai\ndòng"]),
    st.booleans(),
    st.booleans(),
)
_BLANK = st.builds(Blank, st.integers(1, 20), st.booleans(), st.booleans())
_PARTS = st.lists(st.one_of(_RUN, _FIELD, _BLANK, st.just(Tab())), max_size=8)


@given(parts=_PARTS, kind=st.sampled_from([BlockKind.PLAIN, BlockKind.HEADING, BlockKind.NOTE]))
@settings(max_examples=150, deadline=None)
def test_there_and_back(parts: list[Run | FieldRef | Blank | Tab], kind: BlockKind) -> None:
    text = RichText.of(*parts)
    document = QTextDocument()
    block = Block("k", kind, text)
    rendering.write(QTextCursor(document), block, lambda field: field.last)
    assert document.blockCount() == 1
    assert rendering.read(document.firstBlock()) == text
    assert rendering.is_current(document.firstBlock(), block, lambda field: field.last)


def test_every_item_is_one_text_block(qtbot: QtBot, editor: DocumentEditor) -> None:
    assert editor.document().blockCount() == len(editor.items)
