"""What the window does on the way of a paper: to the signer and back, out under its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from isodesk.checks.registry import run_checks
from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import DocumentDate, PlanFacts, PlanStatus
from isodesk.facts.frozen import number_and_day, numbered
from isodesk.services.issuing import (
    Issue,
    adjustment_of,
    as_issued,
    as_sent,
    consult,
    issue_plan,
    send_to_signer,
    withdraw,
)
from isodesk.services.kept_files import attach
from isodesk.services.plans import create_plan
from isodesk.services.proof import prove, version_words
from isodesk.services.read import read_plan
from isodesk.ui.messages import ask, tell, tell_error
from isodesk.vietnamese.dates import format_date

if TYPE_CHECKING:
    from isodesk.ui.preview.printing import Printing
    from isodesk.ui.window import MainWindow

_SENT = "Đã trình ký. Nội dung được khóa; số và ngày ghi sau khi ký."
_DRAFT = "Kế hoạch chưa trình ký. Trình ký để khóa nội dung, rồi ghi số, ngày ban hành."


class PaperWay:
    """The commands of the window that change where a plan stands."""

    def __init__(self, window: MainWindow, printing: Callable[[], Printing]) -> None:
        self._window = window
        self._printing = printing

    # To the signer and back

    def send(self, key: str) -> None:
        """Show what is left to look at, ask once, lock the text."""
        from isodesk.ui.dialogs.signing import SigningDialog

        window = self._window
        page, facts = window.open_plan(key), self._facts(key)
        dialog = SigningDialog(run_checks(facts), window)
        agreed = dialog.exec()
        if dialog.wants_findings:
            page.show_view("findings")
        if not agreed:
            return
        reason = dialog.reason
        window.say("Đang khóa bản trình ký…")
        self._with_pdf(as_sent(facts), lambda pdf: self._send(facts, pdf, reason))

    def _send(self, facts: PlanFacts, pdf: bytes, reason: str) -> None:
        window = self._window
        with window.workspace.change("Trình ký", plan=facts.key, final=True) as session:
            send_to_signer(session, facts, pdf, window.workspace.actor.name, reason)
        self._tell(facts.key, _SENT, ("In bản trình ký…", "print_plan"))

    def withdraw(self, key: str) -> None:
        """Unlock the text."""
        with self._window.workspace.change("Rút về sửa", plan=key, final=True) as session:
            withdraw(session, key)
        self._window.say("Đã rút về sửa. Bản đã khóa vẫn được giữ để đối chiếu.")

    def consult(self, key: str) -> None:
        """Send a draft for opinions, or take it back."""
        asked = self._facts(key).status is PlanStatus.DRAFT
        label = "Đưa ra lấy ý kiến" if asked else "Thôi lấy ý kiến"
        with self._window.workspace.change(label, plan=key) as session:
            consult(session, key, asked=asked)

    # Number and day

    def issue(self, key: str) -> None:
        """Ask for number, day and signed files, and fill them in everywhere."""
        from isodesk.ui.dialogs.issuing import IssuingDialog

        window, facts = self._window, self._facts(key)
        if facts.status.is_draft:
            if ask(window, _DRAFT, "Trình ký…"):
                self.send(key)
            return
        window.open_plan(key)
        dialog = IssuingDialog(window.workspace, facts, window)
        if not dialog.exec() or dialog.issue is None:
            return
        issue, files = dialog.issue, dialog.files
        window.say("Đang ghi số, ngày ban hành…")
        self._with_pdf(as_issued(facts, issue), lambda pdf: self._issue(facts, issue, pdf, files))

    def _issue(
        self, facts: PlanFacts, issue: Issue, pdf: bytes, files: list[tuple[str, bytes]]
    ) -> None:
        workspace, key = self._window.workspace, facts.key
        issued = as_issued(facts, issue)
        named = f"số {issue.number}/{number_and_day(issued)[1]} ngày {format_date(issue.day)}"
        with workspace.change(f"Ghi {named}", plan=key, final=True) as session:
            issue_plan(session, facts, issue, pdf, workspace.actor.name)
            for name, data in files:
                attach(session, key, name, data)
        annexes = sum(annex.reference for annex in issued.annexes)
        places = f"trang 1 và {annexes:02d} phụ lục" if annexes else "trang 1"
        again = ("In lại các trang có số, ngày", "reprint_numbered")
        self._tell(key, f"Đã ghi {named} vào {places}.", again)

    def reprint(self, key: str) -> None:
        """Print the pages that carry number and day."""
        facts = self._facts(key)
        day = number_and_day(facts)[2]
        blank = numbered(facts, "", DocumentDate(day.year))
        self._printing().print_renumbered(blank, facts)

    # After the issue

    def adjust(self, key: str) -> None:
        """Make the draft of a plan that adjusts this one."""
        facts = self._facts(key)
        draft = adjustment_of(facts, date.today().year)
        with self._window.workspace.change(
            "Lập kế hoạch điều chỉnh, bổ sung", plan=draft.key
        ) as session:
            create_plan(session, draft)
        self._window.open_plan(draft.key)
        number, symbol, _ = number_and_day(facts)
        self._window.say(f"Đã lập dự thảo điều chỉnh, bổ sung kế hoạch số {number}/{symbol}.")

    def prove(self, key: str) -> None:
        """Tell whether what was locked is still what the file holds."""
        facts = self._facts(key)
        if not facts.versions and not facts.attachments:
            tell(self._window, "Kế hoạch này chưa có bản đã khóa. Bản được khóa khi trình ký.")
            return
        with self._window.workspace.read() as session:
            proof = prove(session, key)
        if proof.problems:
            tell(self._window, "\n".join(("Không còn như lúc khóa:", *proof.problems)))
            return
        kept = [f"{version_words(version)}: nguyên vẹn." for version in facts.versions]
        if facts.attachments:
            kept.append(f"Tệp đính kèm: {len(facts.attachments):02d} tệp, nguyên vẹn.")
        if facts.versions and not facts.status.is_draft:
            kept.append("Nội dung kế hoạch đúng như bản đã khóa.")
        tell(self._window, "\n".join(kept), calm=True)

    def show_kept(self, key: str) -> None:
        """The locked versions and the signed files."""
        from isodesk.ui.dialogs.kept_files import KeptFilesDialog

        KeptFilesDialog(self._window.workspace, key, self._window).exec()

    def _with_pdf(self, facts: PlanFacts, then: Callable[[bytes], object]) -> None:
        """Make the PDF of this moment in the background, then go on in the window."""
        window = self._window
        window.background.run(
            pdf_bytes,
            facts,
            done=lambda pdf: window.perform(lambda: then(pdf)),
            failed=lambda error: tell_error(window, error, "dựng bản in"),
        )

    def _tell(self, key: str, words: str, button: tuple[str, str]) -> None:
        """Say above the plan's tabs what was done and what can be done now."""
        self._window.statusBar().clearMessage()
        self._window.open_plan(key).tell(words, button)

    def _facts(self, key: str) -> PlanFacts:
        with self._window.workspace.read() as session:
            return read_plan(session, key)
