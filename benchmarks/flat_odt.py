"""A document as a flat OpenDocument text, for LibreOffice to make the same pages of."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from isodesk.documents.parts import Document, Paragraph, Part, SideBySide, Table, plain

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:font-face-decls><style:font-face style:name="T" svg:font-family="'Times New Roman', Tinos"/>
</office:font-face-decls>
<office:styles/>
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:text-indent="12.7mm" fo:margin-top="2mm"/><style:text-properties
 style:font-name="T" fo:font-size="14pt"/></style:style>
<style:style style:name="B" style:family="paragraph" style:parent-style-name="P"
 style:master-page-name="Wide"/>
<style:style style:name="N" style:family="paragraph" style:parent-style-name="P"
 style:master-page-name="Tall"/>
<style:style style:name="T" style:family="paragraph"><style:text-properties style:font-name="T"
 fo:font-size="12pt"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
<style:page-layout style:name="T"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-left="30mm" fo:margin-right="15mm" fo:margin-top="20mm"
 fo:margin-bottom="20mm"/></style:page-layout>
<style:page-layout style:name="W"><style:page-layout-properties fo:page-width="297mm"
 fo:page-height="210mm" style:print-orientation="landscape" fo:margin-left="20mm"
 fo:margin-right="15mm" fo:margin-top="20mm" fo:margin-bottom="20mm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Tall" style:page-layout-name="T"/>
<style:master-page style:name="Wide" style:page-layout-name="W"/></office:master-styles>
<office:body><office:text>
"""
_TAIL = "</office:text></office:body></office:document>\n"


def flat_odt(document: Document) -> str:
    """The whole document; the same words, tables, fonts and pages, without finer points."""
    lines = [_HEAD]
    for section in document.sections:
        begin = "B" if section.landscape else "N"
        lines.append(f'<text:p text:style-name="{begin}"/>')
        for part in section.parts:
            lines += _part(part)
    return "\n".join([*lines, _TAIL])


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield _paragraph(part.plain, "P")
    elif isinstance(part, SideBySide):
        yield "<table:table>"
        yield f'<table:table-column table:number-columns-repeated="{len(part.stacks)}"/>'
        yield "<table:table-row>"
        for stack in part.stacks:
            words = [p.plain for p in stack.parts if isinstance(p, Paragraph)]
            yield f"<table:table-cell>{''.join(_paragraph(w, 'T') for w in words)}"
            yield "</table:table-cell>"
        yield "</table:table-row></table:table>"
    elif isinstance(part, Table):
        yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    yield "<table:table>"
    yield f'<table:table-column table:number-columns-repeated="{len(table.widths)}"/>'
    for row in (*table.heads, *table.rows):
        yield "<table:table-row>"
        for cell in row.cells:
            span = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 else ""
            words = _paragraph(plain(cell.text), "T")
            yield f'<table:table-cell table:style-name="C"{span}>{words}</table:table-cell>'
            yield "<table:covered-table-cell/>" * (cell.across - 1)
        yield "</table:table-row>"
    yield "</table:table>"


def _paragraph(words: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(words)}</text:p>'
