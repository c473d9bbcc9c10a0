"""Excel: the sheets of a workbook as tables."""

from isodesk.importers.excel.reading import read_excel_file

__all__ = ["read_excel_file"]
