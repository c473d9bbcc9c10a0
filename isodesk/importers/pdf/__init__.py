"""PDF: the text layer of a .pdf file, with the tables that are drawn in lines."""

from isodesk.importers.pdf.reading import read_pdf_file

__all__ = ["read_pdf_file"]
