"""What is typed and not committed yet is kept, so that a power cut costs two seconds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isodesk.facts import RichText
from isodesk.store import Actor, open_workspace
from isodesk.ui.editor.editor import DocumentEditor
from isodesk.ui.editor.keeping import PAUSE_MS
from isodesk.ui.open_plan import OpenPlan
from tests.ui.editor.hands import end, press, texts, write


def test_long_typing_is_kept_as_a_draft(
    editor: DocumentEditor, plan: OpenPlan, qtbot: QtBot
) -> None:
    end(editor, "gạch-1")
    for _ in range(12):
        write(editor, "a")
        qtbot.wait(PAUSE_MS // 8)
    drafts = plan.workspace.drafts()
    assert [draft.place for draft in drafts] == ["blocks/gạch-1"]
    assert RichText.loads(drafts[0].text).plain().startswith("Việc một;aaa")
    assert texts(plan)["gạch-1"] == "Việc một;"
    press(editor, Qt.Key.Key_Down)
    assert texts(plan)["gạch-1"].endswith("aaa")
    assert plan.workspace.drafts() == []


def test_a_file_that_cannot_be_written_keeps_the_text_on_screen(
    editor: DocumentEditor, plan: OpenPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    end(editor, "gạch-1")
    write(editor, " quan trọng")
    path = plan.workspace.path
    path.with_suffix(".isodesk.lock").unlink(missing_ok=True)
    for lock in path.parent.glob("*lock*"):
        lock.unlink()
    other = open_workspace(path, Actor("Minh", "minh", "PC2"), backups=tmp_path / "backups")
    other.close()
    with qtbot.waitSignal(editor.refused) as told:
        assert not editor.commit()
    assert "đã được mở để sửa ở nơi khác" in told.args[0]
    assert "Việc một; quan trọng" in editor.toPlainText()
    assert editor.dirty


def test_keys_that_never_pause_are_kept_again_and_again(
    editor: DocumentEditor, plan: OpenPlan, qtbot: QtBot
) -> None:
    end(editor, "gạch-1")
    kept: list[str] = []
    for _ in range(60):
        write(editor, "a")
        qtbot.wait(100)
        kept += [d.text for d in plan.workspace.drafts() if d.text not in kept]
        if len(kept) == 2:
            break
    assert len(kept) == 2
    assert texts(plan)["gạch-1"] == "Việc một;"


def test_a_short_burst_is_kept_before_the_pause_commits_it(
    editor: DocumentEditor, plan: OpenPlan, qtbot: QtBot
) -> None:
    end(editor, "gạch-1")
    write(editor, " gấp")
    qtbot.waitUntil(lambda: bool(plan.workspace.drafts()))
    assert texts(plan)["gạch-1"] == "Việc một;"
    assert RichText.loads(plan.workspace.drafts()[0].text).plain() == "Việc một; gấp"
