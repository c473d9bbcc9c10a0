"""What the menus do. Each command is a method without arguments; errors are told by the window."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QPlainTextEdit

from isodesk.facts import PlanFacts, PlanKind
from isodesk.facts.fields import FieldContext
from isodesk.services.read import read_plan
from isodesk.ui.guide import GuideWindow
from isodesk.ui.guide_keys import guide_of
from isodesk.ui.messages import ask, tell
from isodesk.ui.person_line import ask_person
from isodesk.ui.searching import Searching
from isodesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from isodesk.services.search import Named
    from isodesk.ui.exporting import Exporting
    from isodesk.ui.importing.importing import Importing
    from isodesk.ui.importing.listing import Listing
    from isodesk.ui.office import Office
    from isodesk.ui.paper_way import PaperWay
    from isodesk.ui.papers import Papers
    from isodesk.ui.preview.printing import Printing
    from isodesk.ui.update_sheets import UpdateSheets
    from isodesk.ui.whole_files import WholeFiles
    from isodesk.ui.window import MainWindow

FILE_FILTER = "Tệp dữ liệu isodesk (*.isodesk)"


class Commands:
    """The window's commands."""

    def __init__(self, window: MainWindow, office: Office) -> None:
        self._window = window
        self.office = office
        self._guide: GuideWindow | None = None
        self._searching = Searching(window)
        self._printing: Printing | None = None
        self._undoing = Undoing(window)

    # What a command needs is loaded when it is first given: most starts end without it.

    @cached_property
    def exporting(self) -> Exporting:
        """Writes plans to files."""
        from isodesk.ui.exporting import Exporting

        return Exporting(self._window)

    @cached_property
    def files(self) -> WholeFiles:
        """Copies and restores the file."""
        from isodesk.ui.whole_files import WholeFiles

        return WholeFiles(self._window, self.office)

    @cached_property
    def _listing(self) -> Listing:
        from isodesk.ui.importing.listing import Listing

        return Listing(self._window, self._window.workspace.path.parent)

    @cached_property
    def importing(self) -> Importing:
        """Takes plans from outside."""
        from isodesk.ui.importing.importing import Importing

        return Importing(self._window)

    @cached_property
    def _sheets(self) -> UpdateSheets:
        from isodesk.ui.update_sheets import UpdateSheets

        return UpdateSheets(self._window)

    @cached_property
    def _papers(self) -> Papers:
        from isodesk.ui.papers import Papers

        return Papers(self._window)

    @cached_property
    def _paper_way(self) -> PaperWay:
        from isodesk.ui.paper_way import PaperWay

        return PaperWay(self._window, self._printer)

    # Tệp

    def open_file(self) -> None:
        """Choose another file to work on."""
        folder = str(self._window.workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._window, "Mở tệp dữ liệu", folder, FILE_FILTER)
        if name:
            self.office.open(Path(name))

    def new_file(self) -> None:
        """Choose where a new file shall be, and work on it."""
        folder = str(self._window.workspace.path.parent / "co-quan.isodesk")
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Tạo tệp dữ liệu mới", folder, FILE_FILTER
        )
        if not name:
            return
        path = Path(name if name.endswith(".isodesk") else name + ".isodesk")
        if path.exists():
            tell(self._window, f"Đã có tệp {path.name}. Chọn tên khác, hoặc mở tệp đó.")
            return
        self.office.open(path)

    def fill_recent(self, menu: QMenu) -> None:
        """The files opened lately."""
        menu.setEnabled(bool(self.office.recent))
        for path in self.office.recent:
            action = menu.addAction(f"{path.name}  ({path.parent})".replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=path: self._open_recent(chosen))

    def _open_recent(self, path: Path) -> None:
        self._window.perform(lambda: self.office.open(path))

    def import_file(self) -> None:
        """Take a plan from a file of another program."""
        self.importing.ask_and_take()

    def import_units(self) -> None:
        """Take a list of units from a sheet of Excel."""
        self._listing.ask_and_take()

    def compare_word(self) -> None:
        """Take what was changed in a Word copy of the plan."""
        self.importing.ask_and_compare(self._key())

    def import_clipboard(self) -> None:
        """Take a plan from what was copied in another program."""
        self.importing.take_clipboard()

    def save_copy(self) -> None:
        """Write a verified copy of the whole file, for a USB stick."""
        path = self._window.workspace.path
        folder = QFileDialog.getExistingDirectory(
            self._window, "Chọn thư mục để lưu bản sao", str(path.parent)
        )
        if folder:
            self.files.save_copy(Path(folder))

    def hand_over(self) -> None:
        """Write a folder with all that the next person needs."""
        folder = QFileDialog.getExistingDirectory(
            self._window, "Chọn nơi để thư mục bàn giao", str(self._window.workspace.path.parent)
        )
        if folder:
            self.exporting.hand_over(Path(folder))

    def export_pdf(self) -> None:
        """Write the plan as PDF."""
        self.exporting.ask_and_export(self._facts(), ".pdf", self._printed()[1])

    def export_word(self) -> None:
        """Write the plan as Word."""
        self.exporting.ask_and_export(self._facts(), ".docx", self._printed()[1])

    def export_excel(self) -> None:
        """Write the plan's tables as Excel."""
        self.exporting.ask_and_export(self._facts(), ".xlsx", self._printed()[1])

    def print_plan(self) -> None:
        """Print the plan through the system's dialog."""
        self._printer().print_plan(self._facts(), *self._printed())

    def print_roadmap(self) -> None:
        """Print the roadmap, or write it as PDF or as a picture."""
        from isodesk.ui.dialogs.roadmap_print import RoadmapPrintDialog

        facts, dialog = self._facts(), RoadmapPrintDialog(self._window)
        agreed, form = dialog.exec(), dialog.form()
        dialog.deleteLater()
        if not agreed:
            return
        if dialog.way == "print":
            self._printer().print_roadmap(facts, form)
        else:
            self.exporting.export_roadmap(facts, form, dialog.way)

    def _printer(self) -> Printing:
        from isodesk.ui.preview.printing import Printing

        if self._printing is None:
            self._printing = Printing(self._window, self._window.background, self._window.say)
        return self._printing

    def open_pdf(self) -> None:
        """Make the PDF and open it in the computer's PDF program."""
        self.exporting.open_pdf(self._facts(), self._printed()[1])

    def back_up(self) -> None:
        """Make a verified backup now."""
        self.files.back_up()

    def restore(self) -> None:
        """Choose a backup, see what would be lost, take it."""
        from isodesk.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(self._window.workspace, self._window)
        if dialog.exec() and dialog.chosen is not None:
            self.files.restore(dialog.chosen)

    def show_history(self) -> None:
        """The steps of the file."""
        from isodesk.ui.dialogs.history import HistoryDialog

        HistoryDialog(self._window.workspace, self._window).exec()

    def name_person(self) -> None:
        """Whose name the steps bear from now on."""
        ask_person(self.office, self._window)

    # Chỉnh sửa

    def undo(self) -> None:
        """Take back the newest step."""
        self._undoing.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self._undoing.redo()

    def find(self) -> None:
        """Look for words in the table in front or the whole plan."""
        self._searching.open(replacing=False)

    def replace(self) -> None:
        """Look for words and put others in their place."""
        self._searching.open(replacing=True)

    def find_next(self) -> None:
        """Go to the next place found."""
        self._searching.step(1)

    def find_previous(self) -> None:
        """Go to the place found before."""
        self._searching.step(-1)

    # Kế hoạch

    def new_plan(self) -> None:
        """Make a plan from a kind."""
        from isodesk.ui.dialogs.new_plan import NewPlanDialog

        chosen = self._window.chosen_plan() or ""
        dialog = NewPlanDialog(self._window.workspace, self._window, chosen)
        if dialog.exec() and dialog.created:
            self._window.open_plan(dialog.created)

    def new_year(self) -> None:
        """Make next year's plan from this one."""
        from isodesk.ui.dialogs.new_year import NewYearDialog

        dialog = NewYearDialog(self._window.workspace, self._facts(), self._window)
        if dialog.exec() and dialog.created:
            self._window.open_plan(dialog.created)
            self._window.say(dialog.message)

    def make_consultation(self) -> None:
        """Ask the agencies that the plan names for their opinion."""
        self._papers.make(self._facts(), PlanKind.CONSULTATION)

    def make_submission(self) -> None:
        """Submit the plan to who decides."""
        self._papers.make(self._facts(), PlanKind.SUBMISSION)

    def make_decision(self) -> None:
        """Issue the plan with a decision."""
        self._papers.make(self._facts(), PlanKind.DECISION)

    def make_estimate(self) -> None:
        """Explain the plan's costs, for three signatures."""
        self._papers.make(self._facts(), PlanKind.ESTIMATE)

    def make_report(self) -> None:
        """Report what came of plans in a period."""
        from isodesk.ui.dialogs.report import ReportDialog

        dialog = ReportDialog(self._window.workspace, self._key(), self._window)
        agreed, created = dialog.exec(), dialog.created
        dialog.deleteLater()
        if agreed and created:
            self._window.open_plan(created)
            self._window.say("Đã lập báo cáo; số liệu đi theo kế hoạch đến khi trình ký.")

    def make_reminders(self) -> None:
        """Write to the units that are late."""
        from isodesk.services.plans import create_plan
        from isodesk.ui.dialogs.reminders import RemindersDialog

        facts = self._facts()
        dialog = RemindersDialog(facts, self._window)
        agreed, letters, keeps = dialog.exec(), dialog.letters, dialog.keeps
        dialog.deleteLater()
        if not agreed or not letters or not self.exporting.export_letters(letters):
            return
        if keeps:
            label = f"Lập {len(letters):02d} công văn đôn đốc"
            with self._window.workspace.change(label, plan=facts.key) as session:
                for letter in letters:
                    create_plan(session, letter)

    def duplicate_plan(self) -> None:
        """Copy the plan as it is, as a draft without number."""
        from isodesk.services.plans import create_plan, duplicated

        copy = duplicated(self._facts())
        with self._window.workspace.change("Nhân bản kế hoạch", plan=copy.key) as session:
            create_plan(session, copy)
        self._window.open_plan(copy.key)

    def rename_plan(self) -> None:
        """Change the plan's subject."""
        from isodesk.services.plans import rename_plan

        facts = self._facts()
        before = FieldContext.of(facts).text(facts.subject)
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Đổi trích yếu")
        dialog.setLabelText("Trích yếu nội dung kế hoạch:")
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(before)
        dialog.setOkButtonText("Lưu")
        dialog.setCancelButtonText("Hủy")
        for field in dialog.findChildren(QPlainTextEdit):
            field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        dialog.resize(620, 220)
        agreed, text = dialog.exec(), " ".join(dialog.textValue().split())
        dialog.deleteLater()
        if not agreed or text == before:
            return
        change = self._window.workspace.change
        with change("Đổi trích yếu", plan=facts.key, place="header/subject") as session:
            rename_plan(session, facts.key, text)

    def archive_plan(self) -> None:
        """Put the plan away, or take it back."""
        from isodesk.services.plans import archive_plan

        facts = self._facts()
        label = "Bỏ lưu trữ kế hoạch" if facts.archived else "Lưu trữ kế hoạch"
        with self._window.workspace.change(label, plan=facts.key) as session:
            archive_plan(session, facts.key, not facts.archived)

    def delete_plan(self) -> None:
        """Delete the plan; undo brings it back, so nothing is asked."""
        from isodesk.services.plans import delete_plan

        key = self._key()
        self._window.close_plan()
        self.show_plans()
        with self._window.workspace.change("Xóa kế hoạch", plan=key) as session:
            delete_plan(session, key)
        self._window.say("Đã xóa kế hoạch. Nhấn Ctrl+Z để lấy lại.")

    def write_sheets(self) -> None:
        """Write a sheet to fill for each unit."""
        self._sheets.write(self._facts())

    def take_sheets(self) -> None:
        """Read returned sheets and take what is chosen of them."""
        self._sheets.take(self._facts())

    def check_plan(self) -> None:
        """Go to the findings."""
        self._window.open_plan(self._key()).show_view("findings")

    def next_finding(self) -> None:
        """Go to the next place that has a finding."""
        self._step_findings(1)

    def previous_finding(self) -> None:
        """Go to the place before that has a finding."""
        self._step_findings(-1)

    def _step_findings(self, by: int) -> None:
        page = self._window.shown_plan
        if page is not None and not page.findings.step(by):
            self._window.say("Không có điểm cần sửa.")

    def repair_finding(self) -> None:
        """Repair the finding that was gone to last."""
        page = self._window.shown_plan
        if page is not None:
            page.findings.repair()

    def export_report(self) -> None:
        """Write what the review found to hand it to the drafter."""
        self.exporting.export_report(self._facts())

    # The way of a paper

    def consult_plan(self) -> None:
        """Send the draft for opinions, or take it back."""
        self._paper_way.consult(self._key())

    def send_to_signer(self) -> None:
        """Lock the text for the signer."""
        self._paper_way.send(self._key())

    def withdraw_plan(self) -> None:
        """Unlock the text."""
        self._paper_way.withdraw(self._key())

    def issue_plan(self) -> None:
        """Fill in number and day."""
        self._paper_way.issue(self._key())

    def reprint_numbered(self) -> None:
        """Print the pages with number and day."""
        self._paper_way.reprint(self._key())

    def adjust_plan(self) -> None:
        """Make a plan that adjusts this one."""
        self._paper_way.adjust(self._key())

    def compare_plan(self) -> None:
        """Compare two states of the plan, or the plan with its adjustment."""
        from isodesk.ui.dialogs.comparison import ComparisonDialog

        dialog = ComparisonDialog(self._window.workspace, self._key(), self._window)
        dialog.exec()
        inserted = dialog.inserted
        dialog.deleteLater()
        if inserted:
            self._window.open_plan(inserted)
            self._window.say("Đã chèn bảng so sánh ở cuối văn bản.")

    def prove_plan(self) -> None:
        """Compare the plan with its locked versions."""
        self._paper_way.prove(self._key())

    def show_kept(self) -> None:
        """The locked versions and the signed files."""
        self._paper_way.show_kept(self._key())

    # Hiển thị

    def search(self) -> None:
        """Find a plan, an office, a task or a command by its words, and go there or do it."""
        from isodesk.services.search import everything_named
        from isodesk.ui.dialogs.search import SearchDialog

        window = self._window
        with window.workspace.read() as session:
            named = everything_named(session)
        dialog = SearchDialog(named, window.commands_but("search"), window)
        if not dialog.exec():
            return
        if dialog.action is not None:
            dialog.action.trigger()
        elif (found := dialog.named) is not None:
            self._go_to(found)

    def _go_to(self, found: Named) -> None:
        if found.plan:
            page = self._window.open_plan(found.plan)
            if found.place:
                page.show_place(found.place)
            return
        page_of_list = self._window.list_page(found.place.partition("/")[0])
        self._window.show_page(page_of_list)
        page_of_list.show_place(found.place)

    def show_due(self) -> None:
        """What is due in all plans."""
        page = self._window.due_page()
        page.show_now()
        self._window.show_page(page)

    def show_plans(self) -> None:
        """The list of plans; chosen again while it is in front, nothing happens."""
        self._window.plans.reload()
        self._window.show_page(self._window.plans)

    def show_units(self) -> None:
        """The office's units."""
        self._window.show_page(self._window.list_page("units"))

    def show_citations(self) -> None:
        """The office's legal documents."""
        self._window.show_page(self._window.list_page("citations"))

    def show_evidence(self) -> None:
        """The office's documents that prove what was done."""
        self._window.show_page(self._window.list_page("evidence"))

    def show_standards(self) -> None:
        """The office's standards."""
        self._window.show_page(self._window.list_page("standards"))

    def large_text(self) -> None:
        """Larger letters in the whole window, or the usual ones."""
        look = self.office.look
        self.office.show_in(replace(look, large_text=not look.large_text))

    def high_contrast(self) -> None:
        """Colours that stand far apart, or the usual ones."""
        look = self.office.look
        self.office.show_in(replace(look, high_contrast=not look.high_contrast))

    def forget_look(self) -> None:
        """Let go what was made in a look that is no longer used."""
        self._searching.close()
        if self._guide is not None:
            self._guide.close()
            self._guide.deleteLater()
            self._guide = None

    def next_tab(self) -> None:
        """The tab to the right."""
        self._turn_tab(1)

    def previous_tab(self) -> None:
        """The tab to the left."""
        self._turn_tab(-1)

    def _turn_tab(self, step: int) -> None:
        page = self._window.page
        if page is not None:
            page.show_tab((page.tabs.currentIndex() + step) % page.tabs.count())

    # Trợ giúp

    def show_guide(self) -> None:
        """The guide, at the page of the place in front."""
        window = self._window
        page = guide_of(QApplication.focusWidget()) or self.page_of_guide()
        if self._guide is None:
            self._guide = GuideWindow(window)
        self._guide.show_page(page)

    def page_of_guide(self) -> str:
        """The page for what is in front."""
        window, page = self._window, "danh-sach.md"
        if window.shows_due:
            page = "viec-den-han.md"
        elif (shown := window.shown_list) is not None:
            page = shown.spec.guide
        elif window.page is not None and window.pages.currentWidget() is window.page:
            page = window.page.spec.guide
        return page

    def open_sample(self) -> None:
        """Work on the file with samples, made beside this one when it is not there."""
        self.files.open_sample()

    def show_about(self) -> None:
        """What program this is."""
        from isodesk import __version__

        tell(
            self._window,
            f"isodesk {__version__}\nLập, rà soát và in kế hoạch ISO 9001 của cơ quan nhà nước.",
            calm=True,
        )

    def may_stop_work(self) -> bool:
        """Ask before what is being written is given up."""
        return ask(
            self._window, "Đang ghi tệp. Đóng bây giờ thì tệp này chưa được ghi.", "Vẫn đóng"
        )

    def _key(self) -> str:
        key = self._window.chosen_plan()
        assert key is not None
        return key

    def _printed(self) -> tuple[int, bool]:
        """The page in view in Xem bản in, and whether the electronic paper is shown there."""
        page = self._window.shown_plan
        return page.printed() if page else (0, False)

    def _facts(self) -> PlanFacts:
        with self._window.workspace.read() as session:
            return read_plan(session, self._key())
