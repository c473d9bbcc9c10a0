"""Charts that Word draws itself: sharp at every size, their figures inside the file."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import tostring

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumVal,
    StrData,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series as FileSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from isodesk.documents.chart_shapes import unit_of
from isodesk.documents.charts import Chart, ChartKind, Series, Shade
from isodesk.documents.parts import Picture
from isodesk.exporters.excel.native_charts import bare_chart, dress
from isodesk.exporters.word.elements import (
    Element,
    element,
    from_points,
    paragraph_properties,
)

_MILLION = 1_000_000
_EMU = 36_000
_ABOVE = 14.0
_LETTERS = (
    '<c:txPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:bodyPr/><a:p><a:pPr>'
    '<a:defRPr sz="1000"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:defRPr></a:pPr>'
    '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
)
_INLINE = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Biểu đồ {number}"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{key}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)


class Charts:
    """Puts charts into one file, numbered from 1."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._count = 0

    def paragraph(self, picture: Picture, width: float, keeps: bool) -> Element:
        """A paragraph ``width`` mm wide that is the chart; Word never divides it."""
        self._count += 1
        name = PackURI(f"/word/charts/chart{self._count}.xml")
        part = Part(name, CONTENT_TYPE.DML_CHART, _xml(picture.chart), self._file.part.package)
        key = self._file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        drawn = _INLINE.format(
            width=round(width * _EMU),
            height=round(picture.height * _EMU),
            number=self._count,
            key=key,
        )
        properties = [
            element("spacing", before=from_points(_ABOVE), after=0, line=240, lineRule="auto"),
            element("ind", left=0, right=0, firstLine=0),
        ]
        if keeps:
            properties.append(element("keepNext"))
        run = element("r", parse_xml(drawn))
        return element("p", paragraph_properties(*properties), run)


def _xml(chart: Chart) -> bytes:
    made = bare_chart(chart.kind, f"{chart.title} ({unit_of(chart)})")
    is_line = chart.kind is ChartKind.LINES
    for one in chart.series:
        series = _series(chart, one)
        dress(series, one.shade, is_line)
        if not is_line:
            series.dLbls = _labels(chart, one)
        made.series.append(series)
    tree: Any = made._write()
    written: bytes = tostring(tree, encoding="utf-8")
    end = written.rindex(b"</")
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return head + written[:end] + _LETTERS.encode() + written[end:]


def _series(chart: Chart, one: Series) -> Any:
    """A series whose figures stand in the file: there is no workbook behind it."""
    names = [" ".join(name.split()) for name in chart.categories]
    texts = StrData(ptCount=len(names), pt=[StrVal(at, v=name) for at, name in enumerate(names)])
    values = [
        NumVal(at, v=value / _MILLION if chart.unit == "đồng" else value)
        for at, value in enumerate(one.values)
        if value is not None
    ]
    numbers = NumData(ptCount=len(names), pt=values)
    series: Any = FileSeries(
        idx=chart.series.index(one),
        order=chart.series.index(one),
        tx=SeriesLabel(v=one.name),
        cat=AxDataSource(strLit=texts),
        val=NumDataSource(numLit=numbers),
    )
    return series


def _labels(chart: Chart, series: Series) -> Any:
    """Each bar with its value; nothing where there is no bar."""
    values = (value for one in chart.series for value in one.values if value)
    broken = chart.unit == "đồng" and any(value % _MILLION for value in values)
    labels: Any = DataLabelList(numFmt="#,##0.0;;" if broken else "#,##0;;")
    if chart.kind is ChartKind.STACKED and series.shade is Shade.DARK:
        white = ParagraphProperties(defRPr=CharacterProperties(solidFill="FFFFFF"))
        labels.txPr = RichText(p=[Paragraph(pPr=white, endParaRPr=CharacterProperties())])
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    return labels
