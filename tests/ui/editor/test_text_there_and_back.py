"""Rich text written into a text block and read back is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from isodesk.facts import Blank, Block, BlockKind, FieldRef, PlanFacts, RichText, Run, Tab
from isodesk.ui.editor import page, rendering
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.open_plan import OpenPlan
from isodesk.vietnamese.text import nfc
from tests.ui.editor.conftest import PLAN

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


def test_a_long_field_is_cut_in_the_line_and_whole_in_its_tip(
    open_plan: Callable[[PlanFacts], OpenPlan], show: Callable[..., DocumentEditor]
) -> None:
    title = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư " * 2
    field = FieldRef("task.content", "không có", last=title.strip())
    text = RichText.of("Căn cứ ", field, " và các văn bản khác có liên quan của cơ quan cấp trên.")
    plan = open_plan(replace(PLAN, blocks=(Block("dài", BlockKind.PLAIN, text),)))
    editor = show(DocumentEditor(plan), 900, 700)
    block = editor.document().findBlockByNumber(1)
    lines = [block.layout().lineAt(at) for at in range(block.layout().lineCount())]
    assert len(lines) == 2
    assert lines[0].textLength() > len("Căn cứ ￼")
    assert lines[0].height() == lines[1].height()
    assert block.blockFormat().alignment() == Qt.AlignmentFlag.AlignLeft
    assert editor.plain(block) == plan.text(text)
    assert page.tip(plan.context, field).startswith(title.strip())
