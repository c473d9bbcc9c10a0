"""Hướng dẫn sử dụng: the guide's pages in a window of their own, opened at the right place."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from isodesk.host.resources import resource
from isodesk.ui.guide_search import GuideSearch
from isodesk.ui.style import scaled


class GuideWindow(QMainWindow):
    """The guide: pages on the left, the page on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hướng dẫn sử dụng")
        self.resize(1190, 700)
        self._folder = resource("huong-dan")
        self._pages = QListWidget()
        self._pages.setFixedWidth(scaled(230))
        self._pages.setAccessibleName("Các trang hướng dẫn")
        self._text = QTextBrowser()
        self._text.setSearchPaths([str(self._folder)])
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(24)
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.search = GuideSearch(self._text, lambda: self._words, self._pages.currentRow)
        self.search.setFixedWidth(self._pages.maximumWidth())
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.search)
        left.addWidget(self._pages, 1)
        layout.addLayout(left)
        layout.addWidget(self._text, 1)
        self.setCentralWidget(body)
        self._fill()
        self._pages.currentItemChanged.connect(self._show_item)
        self._text.anchorClicked.connect(self._follow)
        self.search.page_wanted.connect(self._pages.setCurrentRow)
        self.search.matched.connect(self._show_only)
        self.search.listen(self)

    def show_page(self, place: str) -> None:
        """Bring the window up at this page, or at a heading of it: ``page.md#heading``."""
        name, _, heading = place.partition("#")
        for row in range(self._pages.count()):
            if self._pages.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self._pages.setCurrentRow(row)
        self.show()
        self.raise_()
        self.activateWindow()
        self._scroll_to(heading)

    def _scroll_to(self, heading: str) -> None:
        document, bar = self._text.document(), self._text.verticalScrollBar()
        block = document.begin()
        while block.isValid():
            if heading and block.blockFormat().headingLevel() and block.text() == heading:
                bar.setValue(round(document.documentLayout().blockBoundingRect(block).top()))
                return
            block = block.next()
        bar.setValue(0)

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
            self.search.show_in_page()

    def _show_only(self, pages: list[int]) -> None:
        for row in range(self._pages.count()):
            self._pages.item(row).setHidden(row not in pages)

    @cached_property
    def _words(self) -> list[str]:
        """What each page says, as it is read."""
        said = []
        for row in range(self._pages.count()):
            page = self._folder / str(self._pages.item(row).data(Qt.ItemDataRole.UserRole))
            document = QTextDocument()
            document.setMarkdown(page.read_text(encoding="utf-8"))
            said.append(document.toPlainText())
        return said

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)
        else:
            self.show_page(url.path())
