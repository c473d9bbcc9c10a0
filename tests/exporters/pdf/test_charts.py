"""A chart leaves as vectors and letters, not as a picture."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from isodesk.documents.charts import Chart, ChartKind, Series, Shade
from isodesk.documents.profile import ND30_2020
from isodesk.exporters.fonts import find_fonts
from isodesk.exporters.pdf.charts import draw_chart
from isodesk.exporters.pdf.faces import Typeface
from isodesk.exporters.pdf.paper import Paper
from isodesk.exporters.pdf.text import Setter


def test_words_can_be_read_back_and_nothing_is_a_picture() -> None:
    typeface = Typeface(find_fonts("bundled"))
    series = (Series("Đã hoàn thành", Shade.DARK, (7, 3)), Series("Quá hạn", Shade.LIGHT, (1, 2)))
    paper = Paper("t", "a", "s", typeface.face(False, False))
    paper.begin_page(595, 842)
    for place, kind in enumerate(ChartKind):
        chart = Chart("Kết quả", kind, ("Năm 2018", "Năm 2019"), series, "nhiệm vụ")
        draw_chart(paper, chart, (85, 60 + place * 250, 455, 230), Setter(typeface, ND30_2020))
    paper.end_page()
    page = PdfReader(BytesIO(paper.finish())).pages[0]
    text = page.extract_text()
    assert text.count("Kết quả") == len(ChartKind)
    assert text.count("Đơn vị tính: nhiệm vụ") == len(ChartKind)
    assert "Đã hoàn thành" in text and "Năm 2019" in text
    assert not page.images
