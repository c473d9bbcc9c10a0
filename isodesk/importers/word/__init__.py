"""Word: a .docx file as a document in reading order."""

from isodesk.importers.word.reading import read_word_file

__all__ = ["read_word_file"]
