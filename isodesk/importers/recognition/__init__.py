"""A foreign document understood: the facts of a plan, and every doubt about them."""

from isodesk.importers.recognition.recognising import Imported, recognise

__all__ = ["Imported", "recognise"]
