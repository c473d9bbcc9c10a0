"""Bản đã khóa, bản đã ký: what is kept with a plan, to be opened, saved out and added to."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isodesk.errors import StoreError, UserError
from isodesk.exporters.writing import write_export
from isodesk.services.kept_files import attach, attached_data, detach, version_pdf
from isodesk.services.proof import version_words
from isodesk.services.read import read_plan
from isodesk.store import Workspace
from isodesk.ui.messages import ask, tell
from isodesk.ui.named import named
from isodesk.ui.signed_files import choose_signed, dropped_files, read_signed

_VERSIONS = ("Bản đã khóa", "Người khóa", "Lý do", "SHA-256 của PDF")
_FILES = ("Bản đã ký (tệp đính kèm)", "Cỡ", "SHA-256")


class KeptFilesDialog(QDialog):
    """The locked versions and the attached files of one plan."""

    guide = "trinh-ky.md#Bản đã khóa, bản đã ký"

    def __init__(self, workspace: Workspace, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._key = key
        self._versions = _table(_VERSIONS, (130, 190, 160))
        self._files = _table(_FILES, (90, 160))
        self._add = QPushButton("Thêm tệp…")
        self._remove = QPushButton("Bỏ tệp")
        self._needing: list[tuple[QTableWidget, QPushButton]] = []
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        self.setWindowTitle("Bản đã khóa, bản đã ký")
        self.resize(820, 520)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        about = "Nội dung và bản PDF được giữ nguyên lúc trình ký và lúc ghi số."
        layout.addWidget(named(QLabel(about), "hint"))
        layout.addWidget(self._versions, 1)
        layout.addLayout(self._line(self._versions, self._version))
        layout.addWidget(named(QLabel("Kéo tệp quét hoặc PDF đã ký vào đây để đính kèm."), "hint"))
        layout.addWidget(self._files, 1)
        layout.addLayout(self._line(self._files, self._file, self._add, self._remove))
        buttons = QDialogButtonBox()
        buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._add.clicked.connect(lambda: self.add(choose_signed(self)))
        self._remove.clicked.connect(self._take_away)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _line(
        self,
        table: QTableWidget,
        chosen: Callable[[], tuple[str, bytes]],
        *more: QPushButton,
    ) -> QHBoxLayout:
        """The buttons below a table."""
        opening, saving = QPushButton("Mở"), QPushButton("Lưu ra…")
        opening.clicked.connect(lambda: self._attempt(lambda: self._open(*chosen())))
        saving.clicked.connect(lambda: self._attempt(lambda: self._save(*chosen())))
        table.doubleClicked.connect(lambda _: self._attempt(lambda: self._open(*chosen())))
        self._needing += [(table, opening), (table, saving)]
        if self._remove in more:
            self._needing.append((table, self._remove))
        row = QHBoxLayout()
        for button in (*more[:1], opening, saving, *more[1:]):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _fill(self) -> None:
        with self._workspace.read() as session:
            self._plan = read_plan(session, self._key)
        _show(
            self._versions,
            [(version_words(v), v.made_by, v.reason, v.pdf_sha256) for v in self._plan.versions],
        )
        _show(self._files, [(f.name, size_words(f.size), f.sha256) for f in self._plan.attachments])
        for table, button in self._needing:
            button.setEnabled(table.rowCount() > 0)
        writable = not self._workspace.read_only
        self._add.setEnabled(writable)
        self._remove.setEnabled(writable and self._files.rowCount() > 0)

    # What is chosen

    def _version(self) -> tuple[str, bytes]:
        version = self._plan.versions[self._versions.currentRow()]
        with self._workspace.read() as session:
            data = version_pdf(session, version.key)
        stage = {"signing": "trinh-ky", "issued": "ban-hanh"}[version.stage.value]
        return f"{stage}-{version.made_at[:10]}.pdf", data

    def _file(self) -> tuple[str, bytes]:
        file = self._plan.attachments[self._files.currentRow()]
        with self._workspace.read() as session:
            return PurePath(file.name).name, attached_data(session, file.key)

    # What is done with it

    def _open(self, name: str, data: bytes) -> None:
        target = Path(tempfile.mkdtemp(prefix="isodesk-")) / name
        write_export(target, data)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
            tell(self, f"Máy này chưa có chương trình mở tệp này. Tệp đã được ghi tại {target}.")

    def _save(self, name: str, data: bytes) -> None:
        suffix = PurePath(name).suffix
        kinds = f"Tệp {suffix[1:].upper()} (*{suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu ra tệp", name, kinds)
        if chosen:
            write_export(Path(chosen if chosen.endswith(suffix) else chosen + suffix), data)

    def add(self, paths: Sequence[Path]) -> None:
        """Attach files, all of them or none."""
        if paths:
            self._attempt(lambda: self._attach(paths))

    def _attach(self, paths: Sequence[Path]) -> None:
        files = read_signed(paths)
        label = f"Đính kèm bản đã ký: {', '.join(name for name, _ in files)}"
        with self._workspace.change(label, plan=self._key, final=True) as session:
            for name, data in files:
                attach(session, self._key, name, data)
        self._fill()
        self._files.selectRow(self._files.rowCount() - 1)

    def _take_away(self) -> None:
        file = self._plan.attachments[self._files.currentRow()]
        if not ask(
            self, f"Bỏ “{file.name}” khỏi tệp dữ liệu.", "Bỏ tệp", detail="Không hoàn tác được."
        ):
            return
        with self._workspace.change(
            f"Bỏ tệp đính kèm: {file.name}", plan=self._key, final=True
        ) as session:
            detach(session, file.key)
        self._fill()

    def _attempt(self, verb: Callable[[], object]) -> None:
        try:
            verb()
        except (UserError, StoreError) as error:
            tell(self, str(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._workspace.read_only and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(dropped_files(event.mimeData()))
        event.acceptProposedAction()


def size_words(size: int) -> str:
    """``240 KB``, ``3,4 MB``."""
    if size < 2**20:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 2**20:.1f} MB".replace(".", ",")


def _table(titles: tuple[str, ...], widths: tuple[int, ...]) -> QTableWidget:
    table = named(QTableWidget(0, len(titles)), "listTable")
    table.setHorizontalHeaderLabels(titles)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(titles[0])
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, width in enumerate(widths, 1):
        table.setColumnWidth(column, width)
    return table


def _show(table: QTableWidget, rows: Sequence[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(at, column, item)
    if rows:
        table.selectRow(len(rows) - 1)
