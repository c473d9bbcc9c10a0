"""A report's charts are charts of Word, their figures inside the file."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest

from isodesk.documents.report_charts import HEIGHT
from isodesk.exporters.word import word_bytes
from tests.documents.followed import followed_plan, funded_plan, report_on

_NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@pytest.fixture(scope="module")
def written() -> bytes:
    return word_bytes(report_on(followed_plan(), funded_plan()))


def charts(written: bytes) -> dict[str, list[tuple[str, list[str]]]]:
    """The series of each chart by its title: the name and the figures of each."""
    found = {}
    with ZipFile(BytesIO(written)) as file:
        for name in sorted(n for n in file.namelist() if n.startswith("word/charts/")):
            tree = ElementTree.fromstring(file.read(name))

            def texts(node: ElementTree.Element, path: str) -> list[str]:
                return [str(it.text) for it in node.findall(path, _NAMES)]

            title = "".join(texts(tree, "c:chart/c:title//a:t"))
            found[title] = [
                (texts(one, "c:tx/c:v")[0], texts(one, "c:val//c:v"))
                for one in tree.findall(".//c:ser", _NAMES)
            ]
    return found


def test_every_chart_carries_its_figures(written: bytes) -> None:
    found = charts(written)
    assert found["Kết quả thực hiện nhiệm vụ (nhiệm vụ)"][0] == ("Đã hoàn thành", ["2", "0", "0"])
    assert found["Đơn vị hoàn thành (đơn vị)"] == [
        ("Theo kế hoạch", ["33", "45", "41"]),
        ("Đã hoàn thành", ["3", "0", "0"]),
    ]
    assert found["Kinh phí (triệu đồng)"][2] == ("Đã thực hiện", ["42.3"])


def test_charts_stand_in_the_text_as_wide_as_it(written: bytes) -> None:
    file = docx.Document(BytesIO(written))
    shapes = file.inline_shapes
    assert len(shapes) == len(charts(written))
    assert {round(shape.height.mm) for shape in shapes} == {round(HEIGHT)}
    assert {round(shape.width.mm) for shape in shapes} == {160}
    keys = re.findall(r'<c:chart r:id="(\w+)"', file.element.xml)
    kinds = [file.part.rels[key].target_part.content_type for key in keys]
    assert len(keys) == len(shapes)
    assert set(kinds) == {"application/vnd.openxmlformats-officedocument.drawingml.chart+xml"}


def test_equal_reports_give_equal_files() -> None:
    report = report_on(followed_plan())
    assert word_bytes(report) == word_bytes(report)
