"""Every dialog without a mouse: named, gone through in the order in which it is read, and F1."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser, QWidget

import isodesk.ui
from isodesk.checks.registry import run_checks
from isodesk.facts import PlanKind
from isodesk.facts.repairs import Repair
from isodesk.host.resources import resource
from isodesk.ui.dialogs.earlier_tasks import EarlierTasksDialog
from isodesk.ui.dialogs.field_picker import FieldPicker, ReferencePicker
from isodesk.ui.dialogs.issuing import IssuingDialog
from isodesk.ui.dialogs.new_table import NewTableDialog
from isodesk.ui.dialogs.table_settings import TableSettings
from isodesk.ui.dialogs.unit_picker import UnitPicker
from isodesk.ui.findings.dialogs import AcceptDialog, RepairDialog
from isodesk.ui.grid.naming import NearName
from isodesk.ui.grid.near_names import NearNamesDialog
from isodesk.ui.guide import GuideWindow
from isodesk.ui.plan_page import PlanPage
from isodesk.ui.reading_order import reading_order
from isodesk.ui.tabs import VIEWS
from isodesk.ui.window import MainWindow
from isodesk.ui.writing.bases_dialog import BasesDialog
from isodesk.ui.writing.citation_picker import CitationPicker, NewCitationDialog
from isodesk.ui.writing.form import HeadForm
from tests.ui.window.hands import answer, focused, keys, plan_of
from tests.ui.window.test_keys_alone import by_tab, interactive, spoken

SLOTS = (
    "import_units",
    "new_plan",
    "new_year",
    "print_roadmap",
    "restore",
    "show_history",
    "search",
    "send_to_signer",
    "show_kept",
)


def _subclasses(of: type[QWidget]) -> list[type[QWidget]]:
    found = [each for child in of.__subclasses__() for each in (child, *_subclasses(child))]
    return [each for each in found if each.__module__.startswith("isodesk.")]


def _modules() -> None:
    for module in pkgutil.walk_packages(isodesk.ui.__path__, "isodesk.ui."):
        import_module(module.name)


def test_every_dialog_has_its_page_and_every_named_heading_is_there() -> None:
    _modules()
    dialogs = [each for each in _subclasses(QDialog) if each.__name__ != "Picker"]
    assert len(dialogs) >= 15
    assert [each.__name__ for each in dialogs if not getattr(each, "guide", "")] == []
    places = {getattr(each, "guide", "") for each in _subclasses(QWidget)} - {""}
    for place in sorted(place for place in places if isinstance(place, str)):
        name, _, heading = place.partition("#")
        text = (resource("huong-dan") / name).read_text(encoding="utf-8")
        assert not heading or f"\n## {heading}\n" in text, place


def page_of(guide: GuideWindow) -> tuple[str, str]:
    """The title of the page that is shown, and the first words in sight."""
    (browser,) = guide.findChildren(QTextBrowser)
    top = browser.cursorForPosition(browser.viewport().rect().topLeft()).block()
    while top.isValid() and not top.text().strip():
        top = top.next()
    return browser.document().begin().text(), top.text()


def walk(dialog: QDialog) -> None:
    """Go through a dialog with Tab, in the order in which it is read, and ask for help."""
    unnamed = [w for w in interactive(dialog) if not spoken(w).strip()]
    assert not unnamed, [(type(w).__name__, w.parent()) for w in unnamed]
    order: list[QWidget] = []
    while (now := focused()) not in order:
        order.append(now)
        keys("F6" if type(now).__name__ == "GridView" else "Tab")
        assert focused() is not now or len(reading_order(dialog)) == 1
    missed = by_tab(dialog) - set(order)
    assert not missed, [(type(w).__name__, spoken(w)) for w in missed]
    read = [w for w in reading_order(dialog) if w in order]
    start = read.index(order[0])
    assert [w for w in order if w in read] == read[start:] + read[:start]
    keys("F1")
    guide = dialog.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    assert guide.isVisible()
    name, _, heading = str(getattr(type(dialog), "guide", "")).partition("#")
    text = (resource("huong-dan") / name).read_text(encoding="utf-8")
    title, in_sight = page_of(guide)
    assert f"# {title}" == text.splitlines()[0]
    assert in_sight in (heading or title, title) or heading in guide_text(guide)
    guide.close()


@pytest.mark.parametrize("slot", SLOTS)
def test_a_dialog_is_used_without_a_mouse(window: MainWindow, slot: str) -> None:
    window.workspace.backup()
    window.open_plan(plan_of(window, PlanKind.PROGRAMME))
    seen: list[bool] = []

    def use(dialog: QDialog) -> None:
        walk(dialog)
        seen.append(True)
        dialog.reject()

    answer(use)
    window.action(slot).trigger()
    assert seen


def _others(window: MainWindow, page: PlanPage) -> dict[str, Callable[[], QDialog]]:
    """Dialogs that buttons inside the tabs open."""
    plan, workspace = page.plan, window.workspace
    finding = next(f for f in run_checks(plan.facts) if f.message)
    repair = Repair.words(finding.place, (0, 1), "k", "K")
    repairable = replace(finding, repair=repair)
    near = NearName("UBND Cao Lộc", ("UBND huyện Cao Lộc",), 1, (0, 0))
    tasks = [("a", "1. Ban hành kế hoạch"), ("b", "2. Tập huấn")]
    return {
        "issuing": lambda: IssuingDialog(workspace, plan.facts, window),
        "table": lambda: TableSettings(plan, plan.facts.tables[0], window),
        "new table": lambda: NewTableDialog("Bảng 1", window),
        "earlier": lambda: EarlierTasksDialog("3. Tổng kết", tasks, ("a",), window),
        "units": lambda: UnitPicker(("Sở Tư pháp", "Sở Xây dựng"), (), window),
        "bases": lambda: BasesDialog(plan, window),
        "fields": lambda: FieldPicker(plan.context, window),
        "references": lambda: ReferencePicker(plan.context, window),
        "citations": lambda: CitationPicker(workspace, window),
        "new citation": lambda: NewCitationDialog(window),
        "accept": lambda: AcceptDialog([finding], window),
        "repair": lambda: RepairDialog(repairable, [repairable, repairable], window),
        "near names": lambda: NearNamesDialog([near], window),
    }


OTHERS = (
    "issuing",
    "table",
    "new table",
    "earlier",
    "units",
    "bases",
    "fields",
    "references",
    "citations",
    "new citation",
    "accept",
    "repair",
    "near names",
)


@pytest.mark.parametrize("name", OTHERS)
def test_a_dialog_of_a_tab_is_used_without_a_mouse(window: MainWindow, name: str) -> None:
    page = window.open_plan(plan_of(window, PlanKind.PROGRAMME))
    dialog = _others(window, page)[name]()
    seen: list[bool] = []

    def use(shown: QDialog) -> None:
        walk(shown)
        seen.append(True)
        shown.reject()

    answer(use)
    dialog.exec()
    dialog.deleteLater()
    assert seen


def guide_text(guide: GuideWindow) -> str:
    """All of the page, where its last heading cannot come to the top."""
    (browser,) = guide.findChildren(QTextBrowser)
    bar = browser.verticalScrollBar()
    return browser.toPlainText() if bar.value() == bar.maximum() else ""


def test_f1_opens_the_page_of_every_tab_and_of_the_place_in_it(window: MainWindow) -> None:
    page = window.open_plan(plan_of(window, PlanKind.TRANSITION))
    for spec in VIEWS:
        if not page.show_view(spec.code):
            continue
        keys("F1")
        guide = next(top for top in QApplication.topLevelWidgets() if isinstance(top, GuideWindow))
        text = (resource("huong-dan") / spec.guide).read_text(encoding="utf-8")
        assert f"# {page_of(guide)[0]}" == text.splitlines()[0]
        guide.close()
        window.activateWindow()
    page.show_view("writing")
    form = page.view.findChild(HeadForm)
    assert isinstance(form, HeadForm)
    form.setFocus()
    keys("F1")
    guide = next(top for top in QApplication.topLevelWidgets() if isinstance(top, GuideWindow))
    assert page_of(guide) == ("Soạn thảo", "Thể thức") or "Thể thức" in guide_text(guide)
    guide.close()


def test_f1_answers_a_question_with_the_page_behind_it(window: MainWindow) -> None:
    window.open_plan(plan_of(window, PlanKind.PROGRAMME)).show_view("budget")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        keys("F1")
        guide = dialog.findChild(GuideWindow)
        assert isinstance(guide, GuideWindow)
        seen.append(page_of(guide)[0])
        guide.close()
        dialog.reject()

    answer(look)
    window.action("issue_plan").trigger()
    assert seen == ["Kinh phí"]
