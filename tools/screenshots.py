"""`make screenshots`: pictures of every view with the sample plans, from a real window.

The window is shown on a virtual screen, and what the screen shows is written to `docs/images/` (for
the README) and, smaller, to `docs/huong-dan/images/` (for the guide). Printed pages of the
sample plans are pictured as well. With names of pictures, `python -m tools.screenshots NAME …`
takes those alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Collection
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget

from isodesk.app import Program
from isodesk.checks.registry import run_checks
from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import BlockKind, PlanFacts, PlanKind, RichText
from isodesk.host.paths import user_paths
from isodesk.host.settings import Settings
from isodesk.services.budget import set_amount
from isodesk.services.new_year import copied_to_year
from isodesk.services.plans import create_plan, rename_plan
from isodesk.services.read import list_plans, read_plan
from isodesk.services.sample import SAMPLES, create_sample, sample_plan
from isodesk.services.text import add_block
from isodesk.store import Actor, Workspace, create_workspace
from isodesk.ui.application import make_application
from isodesk.ui.dialogs.history import HistoryDialog
from isodesk.ui.dialogs.issuing import IssuingDialog
from isodesk.ui.dialogs.new_plan import NewPlanDialog
from isodesk.ui.dialogs.new_year import NewYearDialog
from isodesk.ui.dialogs.restore import RestoreDialog
from isodesk.ui.dialogs.roadmap_print import RoadmapPrintDialog
from isodesk.ui.dialogs.signing import SigningDialog
from isodesk.ui.dialogs.table_settings import TableSettings
from isodesk.ui.grid.naming import NearName
from isodesk.ui.grid.near_names import NearNamesDialog
from isodesk.ui.guide import GuideWindow
from isodesk.ui.preview.view import PreviewView
from isodesk.ui.style import COLOURS
from isodesk.ui.window import MainWindow
from tools.guide_pictures import picture_following, picture_menu, picture_taking
from tools.virtual_screen import SIZE, virtual_screen

ROOT = Path(__file__).resolve().parent.parent
README_IMAGES = ROOT / "docs" / "images"
GUIDE_IMAGES = ROOT / "docs" / "huong-dan" / "images"
GUIDE_SIZE = (1120, 640)
GUIDE_WIDTH = 860  # pixels that a page of the guide has for a picture
PAGE_WIDTH = 620  # pixels of a printed page
INSIDE = "--inside"
OFFICER = Actor("Nguyễn Thị Lan", "lan", "PHONG-TH2")


_NEAR = (
    NearName("UBND Cao Lộc", ("UBND huyện Cao Lộc", "UBND xã Cao Lộc"), 1, (0, 1)),
    NearName("Sở LĐTBXH", ("Sở Lao động - Thương binh và Xã hội",), 1, (0, 1)),
)

pypdfium2: Any = import_module("pypdfium2")  # it comes without types


def make_file(path: Path) -> None:
    """The sample office after some days of work: steps, backups, a plan for the years to come."""
    workspace = create_workspace(path, OFFICER, backups=user_paths().backups)
    with workspace.change("Tạo dữ liệu mẫu") as session:
        create_sample(session)
    workspace.backup()
    with workspace.read() as session:
        plans = {entry.kind: entry for entry in list_plans(session)}
        programme = read_plan(session, plans[PlanKind.PROGRAMME].key)
        transition = plans[PlanKind.TRANSITION]
    line = next(line for line in programme.budget_lines if line.level == 2)
    cell = (line.key, programme.budget_columns[0].key)
    with workspace.change("Sửa kinh phí", plan=programme.key) as session:
        set_amount(session, *cell, 20_000_000)
    with workspace.change("Đổi trích yếu", plan=programme.key) as session:
        rename_plan(session, programme.key, programme.subject.plain() + ".")
    workspace.undo()
    workspace.undo()
    workspace.backup()
    words = RichText.of("Tổng kết giai đoạn vào quý IV/2020, báo cáo UBND tỉnh trước năm 2021.")
    with workspace.change("Thêm đoạn", plan=programme.key) as session:
        add_block(session, programme.key, BlockKind.PLAIN, words)
    with workspace.read() as session:
        next_plan = copied_to_year(read_plan(session, transition.key), 2026)
    with workspace.change("Lập kế hoạch năm 2026", plan=next_plan.key) as session:
        create_plan(session, next_plan)
    workspace.close()


class Camera:
    """Puts the window in a state and keeps what the screen shows; ``wanted`` names the pictures
    that shall be taken, none of them all."""

    def __init__(self, window: MainWindow, wanted: Collection[str] = ()) -> None:
        self.window = window
        self._wanted = frozenset(wanted)
        with window.workspace.read() as session:
            self.plans = {entry.kind: entry.key for entry in list_plans(session)}

    def keep(self, name: str) -> None:
        """One picture of the whole screen, and one of a smaller window for the guide."""
        for size, folder, width in (
            (SIZE, README_IMAGES, SIZE[0]),
            (GUIDE_SIZE, GUIDE_IMAGES, GUIDE_WIDTH),
        ):
            self.window.setGeometry(0, 0, *size)
            self.shoot(folder / f"{name}.png", size, width)

    def shoot(self, target: Path, size: tuple[int, int], width: int) -> None:
        """Write this much of the screen, ``width`` pixels wide, in few colours."""
        if self._wanted and target.stem not in self._wanted:
            return
        QTest.qWait(400)
        raw = target.with_suffix(".raw.png")
        self.window.screen().grabWindow(0, 0, 0, *size).save(str(raw))
        picture = Image.open(raw).convert("RGB")
        raw.unlink()
        if width < size[0]:
            height = round(size[1] * width / size[0])
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        picture = ImageOps.expand(picture, border=1, fill=COLOURS.line_strong)
        few_colours = picture.quantize(160, dither=Image.Dither.NONE)
        few_colours.save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")

    def view(self, kind: PlanKind, code: str, name: str, place: str = "") -> None:
        """A tab of a sample plan, at a place of it."""
        page = self.window.open_plan(self.plans[kind])
        page.show_view(code)
        if place:
            page.show_place(place)
        self.keep(name)

    def preview(self, kind: PlanKind, name: str) -> None:
        """The printed pages, once they have been made."""
        page = self.window.open_plan(self.plans[kind])
        page.show_view("preview")
        view = page.view
        while isinstance(view, PreviewView) and view.words:
            QTest.qWait(50)
        self.keep(name)

    def dialog(self, name: str, dialog: QDialog) -> None:
        """A dialog alone."""
        dialog.move(0, 0)
        dialog.show()
        for folder, widest in ((README_IMAGES, SIZE[0]), (GUIDE_IMAGES, GUIDE_WIDTH)):
            size = (dialog.width(), dialog.height())
            self.shoot(folder / f"{name}.png", size, min(widest, size[0]))
        dialog.close()
        dialog.deleteLater()


def picture_window(camera: Camera) -> None:
    """Every view and dialog, in the order of the guide."""
    window, workspace = camera.window, camera.window.workspace
    camera.keep("danh-sach")
    camera.dialog("ke-hoach-moi", NewPlanDialog(workspace, window))
    programme = read_kept(workspace, camera.plans[PlanKind.PROGRAMME])
    camera.dialog("nam-moi", NewYearDialog(workspace, programme, window))
    camera.dialog("lich-su", HistoryDialog(workspace, window))
    restore = RestoreDialog(workspace, window)
    restore.findChildren(QListWidget)[0].setCurrentRow(2)
    camera.dialog("khoi-phuc", restore)
    picture_paper(camera)
    camera.view(PlanKind.TRANSITION, "writing", "soan-thao")
    camera.view(PlanKind.TRANSITION, "tasks", "nhiem-vu")
    camera.dialog("in-bieu-do", RoadmapPrintDialog(window))
    camera.view(PlanKind.TRANSITION, "subjects", "doi-tuong")
    camera.dialog("chon-ten", NearNamesDialog(_NEAR, window))
    camera.view(PlanKind.PROGRAMME, "budget", "kinh-phi", _computed_line(programme))
    inspection, letter = (
        read_kept(workspace, camera.plans[kind]) for kind in (PlanKind.INSPECTION, PlanKind.LETTER)
    )
    shared = next(subject for subject in inspection.subjects if subject.members)
    camera.view(PlanKind.INSPECTION, "subjects", "doi-tuong-kiem-tra", f"subjects/{shared.key}")
    camera.view(PlanKind.INSPECTION, "inspection", "doan-kiem-tra")
    camera.view(PlanKind.INSPECTION, "forms", "bang-tu-lap")
    form = letter.indicator_forms[0].key
    camera.view(PlanKind.LETTER, "forms", "bieu-chi-tieu", f"indicator_forms/{form}")
    plan = window.open_plan(camera.plans[PlanKind.LETTER]).plan
    table = next(table for table in plan.facts.tables if table.target == form)
    camera.dialog("thiet-lap-bang", TableSettings(plan, table, window))
    camera.view(PlanKind.PROGRAMME, "findings", "ra-soat")
    camera.preview(PlanKind.TRANSITION, "xem-ban-in")
    window.commands.show_due()
    camera.keep("viec-den-han")
    for show, name in (
        ("units", "don-vi"),
        ("citations", "van-ban-can-cu"),
        ("standards", "tieu-chuan"),
    ):
        window.show_page(window.list_page(show))
        camera.keep(name)
    picture_guide(camera)
    picture_taking(camera)
    picture_menu(camera)
    picture_following(camera)


def read_kept(workspace: Workspace, key: str) -> PlanFacts:
    """A plan of the file."""
    with workspace.read() as session:
        return read_plan(session, key)


def picture_paper(camera: Camera) -> None:
    """The dialogs on the way of a paper."""
    window, workspace = camera.window, camera.window.workspace
    with workspace.read() as session:
        plan = read_plan(session, camera.plans[PlanKind.PROGRAMME])
    camera.dialog("trinh-ky", SigningDialog(run_checks(plan), window))
    camera.dialog("ghi-so", IssuingDialog(workspace, plan, window))


def _computed_line(plan: PlanFacts) -> str:
    """The first line of the budget whose amounts come from prices and numbers."""
    line = next(line for line in plan.budget_lines if any(a.factors for a in line.amounts))
    return f"budget/{line.key}"


def picture_guide(camera: Camera) -> None:
    """The guide, at the page of a tab."""
    guide = GuideWindow(camera.window)
    guide.show_page("doi-tuong.md")
    guide.setGeometry(0, 0, *SIZE)
    camera.shoot(README_IMAGES / "huong-dan.png", SIZE, SIZE[0])
    guide.close()


def picture_pages() -> None:
    """The first page and the last annex of two samples as they are printed."""
    for path in SAMPLES[:2]:
        pages = pypdfium2.PdfDocument(pdf_bytes(sample_plan(path), "bundled"))
        for number in (0, len(pages) - 1):
            page = pages[number]
            picture = page.render(scale=PAGE_WIDTH / page.get_width()).to_pil().convert("L")
            target = README_IMAGES / f"in-{Path(path).stem}-{number + 1}.png"
            picture.quantize(16).save(target, optimize=True)
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")
        pages.close()


def inside() -> int:
    """Take all pictures on the screen that is there."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so-khoa-hoc.isodesk"
        make_file(path)
        program = Program(user_paths(), Settings())
        if not program.start(path) or program.window is None:
            return 1
        wanted = sys.argv[sys.argv.index(INSIDE) + 1 :]
        picture_window(Camera(program.window, wanted))
        program.finish()
        application.processEvents()
    if not wanted:
        picture_pages()
    return 0


def main() -> int:
    """Start the virtual screen and take the pictures on it."""
    for folder in (README_IMAGES, GUIDE_IMAGES):
        folder.mkdir(parents=True, exist_ok=True)
    if INSIDE in sys.argv:
        return inside()
    with virtual_screen() as environment, tempfile.TemporaryDirectory() as home:
        environment["ISODESK_HOME"] = home
        command = [sys.executable, "-m", "tools.screenshots", INSIDE, *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
