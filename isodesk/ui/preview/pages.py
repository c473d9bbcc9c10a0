"""The pages of a PDF as pictures. pdfium is loaded when the first PDF is opened."""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72
_GLANCE = 0.5  # pixels a point: enough to see whether a page has a colour


class PdfPages:
    """An open PDF. Sizes in points, from the page's own box."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]  # it comes without types

        self._native = pypdfium2.PdfBitmap.new_native
        self._document = pypdfium2.PdfDocument(data)
        count = len(self._document)
        self.sizes = tuple(QSizeF(*self._document.get_page_size(i)) for i in range(count))
        self._grey: dict[int, bool] = {}

    def picture(self, number: int, dots: float) -> QImage:
        """Page ``number`` (from 0) at ``dots`` an inch; grey where it has no colour."""
        return self._rendered(number, dots / _POINTS_PER_INCH, grey=self.is_grey(number))

    def grey_picture(self, number: int, dots: float) -> QImage:
        """The same in shades of grey, whatever its colours."""
        return self._rendered(number, dots / _POINTS_PER_INCH, grey=True)

    def is_grey(self, number: int) -> bool:
        """Whether page ``number`` has no colour."""
        if number not in self._grey:
            self._grey[number] = self._rendered(number, _GLANCE, grey=False).allGray()
        return self._grey[number]

    def close(self) -> None:
        """Let the PDF go."""
        self._document.close()

    def _rendered(self, number: int, scale: float, *, grey: bool) -> QImage:
        """pdfium draws into the picture's own memory, so that a page is there only once."""
        colours = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
        images: list[QImage] = []

        def make(width: int, height: int, **form: Any) -> Any:
            image = QImage(width, height, colours)
            images.append(image)
            bits = image.bits()
            buffer = (ctypes.c_ubyte * len(bits)).from_buffer(bits)
            stride = image.bytesPerLine()
            return self._native(width, height, buffer=buffer, stride=stride, **form)

        page = self._document[number]
        page.render(scale=scale, grayscale=grey, prefer_bgrx=True, bitmap_maker=make).close()
        page.close()
        return images[0]
