"""Hướng dẫn sử dụng: the guide's pages in a window of their own, opened at the right place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QTextBrowser,
    QWidget,
)

from isodesk.host.resources import resource


class GuideWindow(QMainWindow):
    """The guide: pages on the left, the page on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hướng dẫn sử dụng")
        self.resize(1190, 700)
        self._folder = resource("huong-dan")
        self._pages = QListWidget()
        self._pages.setFixedWidth(230)
        self._pages.setAccessibleName("Các trang hướng dẫn")
        self._text = QTextBrowser()
        self._text.setSearchPaths([str(self._folder)])
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(24)
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages)
        layout.addWidget(self._text, 1)
        self.setCentralWidget(body)
        self._fill()
        self._pages.currentItemChanged.connect(self._show_item)
        self._text.anchorClicked.connect(self._follow)

    def show_page(self, name: str) -> None:
        """Bring the window up at this page."""
        for row in range(self._pages.count()):
            if self._pages.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self._pages.setCurrentRow(row)
        self.show()
        self.raise_()
        self.activateWindow()

    def _fill(self) -> None:
        for line in (self._folder / "muc-luc.txt").read_text(encoding="utf-8").splitlines():
            name, _, title = line.partition("\t")
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self._pages.addItem(item)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            page = self._folder / str(item.data(Qt.ItemDataRole.UserRole))
            self._text.setMarkdown(page.read_text(encoding="utf-8"))

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)
        else:
            self.show_page(url.path())
