"""Hidden bookmarks: what a paragraph or cell shows is found again when the file comes back."""

from __future__ import annotations

from isodesk.documents.hidden_marks import hidden_mark
from isodesk.exporters.word.elements import Element, element


class Marks:
    """The bookmarks of one file; each place has one, the first time that it is shown."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def put(self, paragraph: Element, place: str) -> None:
        """Mark what stands in a paragraph."""
        if not place or place in self._used:
            return
        self._used.add(place)
        key = len(self._used)
        start = element("bookmarkStart", id=key, name=hidden_mark(place))
        at = 1 if len(paragraph) and str(paragraph[0].tag).endswith("}pPr") else 0
        paragraph.insert(at, start)
        paragraph.append(element("bookmarkEnd", id=key))
