"""The saved file, finished: formulas get the values they come to, dates and fonts are fixed.

openpyxl writes a formula or its value, never both; Excel's Protected View and the viewers of
phones compute nothing and would show empty cells. It also writes the hour of saving, which would
make two files of one plan differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from isodesk.exporters.package import packed

Values = Mapping[str, str | int | float]

_FORMULA = re.compile(
    r'<c r="(?P<at>[A-Z]+[0-9]+)"(?P<rest>[^>]*)>(?P<f><f>[^<]*</f>)(?:<v ?/>|<v></v>)</c>'
)
_SAVED = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*")
_DEFAULT_FONT = re.compile(r"(<fonts[^>]*>)<font>.*?</font>", re.DOTALL)
_FONT = '<font><name val="Times New Roman"/><family val="1"/><sz val="12"/></font>'
_NO_TIME = "2000-01-01T00:00:00Z"


def finish(saved: bytes, values: Sequence[Mapping[str, str | int | float]]) -> bytes:
    """The file with ``values`` (one mapping a sheet, by address) in its formula cells.

    ValueError when a formula has no value or a value no formula: the step would be wrong.
    """
    return packed(saved, lambda name, data: _finished(name, data, values))


def with_values(sheet: str, values: Values) -> str:
    """The XML of a sheet, each formula cell with its value. ValueError as `finish`."""
    left = dict(values)

    def filled(match: re.Match[str]) -> str:
        value = left.pop(match["at"])
        kind = ' t="str"' if isinstance(value, str) else ""
        shown = escape(value) if isinstance(value, str) else repr(value)
        return f'<c r="{match["at"]}"{match["rest"]}{kind}>{match["f"]}<v>{shown}</v></c>'

    try:
        written = _FORMULA.sub(filled, sheet)
    except KeyError as error:
        raise ValueError(f"the formula in {error} has no value") from error
    if left or written.count("<f>") != len(values):
        raise ValueError(f"values without a formula: {', '.join(left)}")
    return written


def _finished(name: str, data: bytes, values: Sequence[Values]) -> bytes:
    if name.startswith("xl/worksheets/sheet"):
        number = int(name.removeprefix("xl/worksheets/sheet").removesuffix(".xml"))
        return with_values(data.decode("utf-8"), values[number - 1]).encode("utf-8")
    if name == "xl/styles.xml":
        return _DEFAULT_FONT.sub(rf"\1{_FONT}", data.decode("utf-8"), count=1).encode("utf-8")
    if name == "docProps/core.xml":
        return _SAVED.sub(rf"\g<1>{_NO_TIME}", data.decode("utf-8")).encode("utf-8")
    return data
