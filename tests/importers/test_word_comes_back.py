"""A Word copy that somebody changed, beside its plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from isodesk.exporters.word import word_bytes
from isodesk.facts import PlanFacts, canonical
from isodesk.facts.differences import Difference, DifferenceKind
from isodesk.importers.comparing import compared
from isodesk.importers.readers import read_source
from isodesk.services.read import read_plan
from isodesk.services.taking_back import take_differences
from isodesk.services.write import write_plan
from isodesk.store import Actor, create_workspace
from tests.importers.packages import packed

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.json"))
MARKS = re.compile(r"<w:bookmark(?:Start|End)[^>]*/>")


def sample(name: str) -> PlanFacts:
    path = next(path for path in SAMPLES if path.stem == name)
    return canonical.loads(PlanFacts, path.read_text(encoding="utf-8"))


def returned(
    tmp_path: Path, plan: PlanFacts, edit: Callable[[str], str], *, marks: bool = True
) -> tuple[Difference, ...]:
    """The differences of a copy whose XML was edited."""
    with ZipFile(BytesIO(word_bytes(plan))) as file:
        members: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
        text = file.read("word/document.xml").decode()
    main = "word/document.xml"
    edited = edit(text)
    members[main] = edited if marks else MARKS.sub("", edited)
    path = tmp_path / "bản sửa.docx"
    path.write_bytes(packed(members))
    return compared(plan, read_source(path))


@pytest.mark.parametrize("marks", [True, False])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_untouched_copy_differs_in_nothing(tmp_path: Path, path: Path, marks: bool) -> None:
    plan = sample(path.stem)
    assert returned(tmp_path, plan, lambda text: text, marks=marks) == ()


def swap(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


@pytest.mark.parametrize("marks", [True, False])
def test_a_changed_paragraph_is_found(tmp_path: Path, marks: bool) -> None:
    old, new = "Từng bước hoàn thiện", "Khẩn trương hoàn thiện"
    (found,) = returned(tmp_path, sample("ke-hoach-nam-2024"), swap(old, new), marks=marks)
    assert (found.kind, found.place) == (DifferenceKind.CHANGED, "blocks/doc3-b-05")
    assert new in found.new and old in found.old and not found.fixed


def test_tracked_changes_are_found_as_accepted(tmp_path: Path) -> None:
    def edit(text: str) -> str:
        run = "</w:t></w:r><w:del><w:r><w:delText>Từng bước</w:delText></w:r></w:del><w:ins><w:r>"
        new = '<w:t xml:space="preserve">Khẩn trương</w:t></w:r></w:ins><w:r>'
        return swap("Từng bước", f'{run}{new}<w:t xml:space="preserve">')(text)

    (found,) = returned(tmp_path, sample("ke-hoach-nam-2024"), edit)
    assert "Khẩn trương hoàn thiện" in found.new and "Từng bước" not in found.new


def test_paragraphs_put_in_and_taken_out_are_found(tmp_path: Path) -> None:
    plan = sample("ke-hoach-nam-2024")

    def edit(text: str) -> str:
        at = text.index("Từng bước hoàn thiện")
        start, end = text.rindex("<w:p>", 0, at), text.index("</w:p>", at) + len("</w:p>")
        new = "<w:p><w:r><w:t>- Một việc lãnh đạo thêm vào;</w:t></w:r></w:p>"
        return text[:start] + new + text[end:]

    found = returned(tmp_path, plan, edit)
    assert {(each.kind, each.place) for each in found} == {
        (DifferenceKind.DELETED, "blocks/doc3-b-05"),
        (DifferenceKind.ADDED, "blocks/doc3-b-04"),
    }
    added = next(each for each in found if each.kind is DifferenceKind.ADDED)
    assert added.new == "- Một việc lãnh đạo thêm vào;"


def test_cells_recipients_and_signer_are_found(tmp_path: Path) -> None:
    plan = sample("kiem-tra-2020")

    def edit(text: str) -> str:
        text = swap("Nguyễn Đức Tài", "Trần Văn Bình")(text)
        text = swap("Trung tâm Công báo tỉnh", "Trung tâm Thông tin tỉnh")(text)
        return swap("Sở Nội vụ", "Sở Nội vụ tỉnh")(text)

    found = {each.place.partition("/")[0]: each for each in returned(tmp_path, plan, edit)}
    assert "Trung tâm Thông tin tỉnh" in found["recipients"].new
    assert found["signatures"].new.endswith("Trần Văn Bình")
    assert len(found) == 3


def test_what_was_changed_is_taken_as_one_step(tmp_path: Path) -> None:
    plan = sample("kiem-tra-2020")
    workspace = create_workspace(
        tmp_path / "a.isodesk", Actor("Lan", "lan", "PC"), backups=tmp_path / "b"
    )
    with workspace.change("Tạo") as session:
        write_plan(session, plan)
    with workspace.read() as session:
        before = read_plan(session, plan.key)

    def edit(text: str) -> str:
        text = swap("Nguyễn Đức Tài", "Trần Văn Bình")(text)
        text = swap("Kịp thời hướng dẫn", "Luôn luôn hướng dẫn")(text)
        return swap("Trung tâm Công báo tỉnh", "Trung tâm Thông tin tỉnh")(text)

    found = returned(tmp_path, before, edit)
    with workspace.change("Lấy phần sửa", plan=plan.key) as session:
        assert take_differences(session, plan.key, found) == 3
    with workspace.read() as session:
        after = read_plan(session, plan.key)
    assert after.signatures[0].name == "Trần Văn Bình"
    assert "Trung tâm Thông tin tỉnh" in [each.name for each in after.recipients]
    assert any(b.text.plain().startswith("Luôn luôn hướng dẫn") for b in after.blocks)
    assert compared(after, read_source(tmp_path / "bản sửa.docx")) == ()
    workspace.undo()
    with workspace.read() as session:
        assert read_plan(session, plan.key) == before
    workspace.close()
