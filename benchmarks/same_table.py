"""The annex of a plan as other programs are told it: Typst, HTML, or strings at their places."""

from __future__ import annotations

import html
import io
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from isodesk.documents.parts import Document, Paragraph, Table, TableRow, plain
from isodesk.exporters.fonts import find_fonts
from isodesk.exporters.pdf.faces import Typeface
from tests.exporters.gallery.pages import MM, Page

FONTS = find_fonts("bundled").regular.parent
_MARGIN = "top: 20mm, bottom: 20mm, left: 30mm, right: 20mm"
_STYLE = f"""
@page {{ size: A4; margin: 20mm 20mm 20mm 30mm }}
@font-face {{ font-family: Tinos; src: url("file://{FONTS}/Tinos-Regular.ttf") }}
@font-face {{ font-family: Tinos; font-weight: bold; src: url("file://{FONTS}/Tinos-Bold.ttf") }}
body {{ font: 12pt Tinos }} p {{ text-align: center }}
table {{ border-collapse: collapse; width: 100% }} tr {{ break-inside: avoid }}
th, td {{ border: 0.5pt solid black; padding: 1.1mm 1.4mm }}
"""


@dataclass(frozen=True)
class SameTable:
    """Words above a table, its heads and its rows; a cell is its text and how wide it is."""

    titles: tuple[str, ...]
    columns: int
    heads: tuple[tuple[tuple[str, int], ...], ...]
    rows: tuple[tuple[tuple[str, int], ...], ...]

    @classmethod
    def of(cls, document: Document) -> SameTable:
        """That of the document's last section."""
        parts = document.sections[-1].parts
        table = next(part for part in parts if isinstance(part, Table))
        titles = tuple(part.plain for part in parts if isinstance(part, Paragraph))
        return cls(titles, len(table.widths), _rows(table.heads), _rows(table.rows))

    def typst(self) -> bytes:
        """As a Typst source."""
        lines = [f'#set page(paper: "a4", margin: ({_MARGIN}))', '#set text(font: "Tinos", 12pt)']
        lines += [f"#align(center, text({_quoted(title)}))" for title in self.titles]
        widths = ", ".join(["auto", "1fr", *["auto"] * (self.columns - 2)])
        lines.append(f"#table(columns: ({widths}), inset: (x: 1.4mm, y: 1.1mm), stroke: 0.5pt,")
        lines.append(f"table.header({_typst_cells(self.heads)}),")
        lines.append(f"{_typst_cells(self.rows)})")
        return "\n".join(lines).encode()

    def html(self) -> str:
        """As a page of HTML."""
        titles = "".join(f"<p>{html.escape(title)}</p>" for title in self.titles)
        heads, rows = _html_rows(self.heads, "th"), _html_rows(self.rows, "td")
        table = f"<table><thead>{heads}</thead><tbody>{rows}</tbody></table>"
        return f"<html><style>{_STYLE}</style><body>{titles}{table}</body></html>"


def plain_canvas(pages: Iterable[Page]) -> bytes:
    """The same strings and rules at the same places as anybody would write them."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=1)
    face = Typeface(find_fonts("bundled")).face(bold=False, italic=False)
    for page in pages:
        canvas.setPageSize((page.width / MM, page.height / MM))
        for box in page.boxes:
            canvas.setFont(face.name, 12)
            canvas.drawString(box.left / MM, (page.height - box.bottom) / MM, box.text)
        canvas.lines(
            [
                (
                    r.left / MM,
                    (page.height - r.top) / MM,
                    r.right / MM,
                    (page.height - r.bottom) / MM,
                )
                for r in page.rules
            ]
        )
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _rows(rows: Iterable[TableRow]) -> tuple[tuple[tuple[str, int], ...], ...]:
    return tuple(tuple((plain(c.text), c.across) for c in row.cells) for row in rows)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _typst_cells(rows: Iterable[Iterable[tuple[str, int]]]) -> str:
    cells = (
        _quoted(text) if across == 1 else f"table.cell(colspan: {across}, {_quoted(text)})"
        for row in rows
        for text, across in row
    )
    return ", ".join(cells)


def _html_rows(rows: Iterable[Iterable[tuple[str, int]]], tag: str) -> str:
    return "".join(
        "<tr>"
        + "".join(f'<{tag} colspan="{n}">{html.escape(text)}</{tag}>' for text, n in row)
        + "</tr>"
        for row in rows
    )
