"""A source as Qt's views read it: the rows to show in their order, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from isodesk.ui.grid.flags import Flag, Flags
from isodesk.ui.grid.folding import Folds
from isodesk.ui.grid.order import SearchTexts, filtered, sorted_rows
from isodesk.ui.grid.source import CellStyle, GridColumn, GridRow, GridSource, Refusal
from isodesk.vietnamese.text import sort_key

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BLANK = GridRow(key="", kind="blank")
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _SHOWN | Qt.ItemFlag.ItemIsEditable  # made once: flags are asked at every repaint
_SAID_OF_HEADS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class GridModel(QAbstractTableModel):
    """The rows of a source after filter and sort, with one empty row where typing adds rows.

    Rows here are positions on screen; ``source_row`` gives the position in the source.
    """

    def __init__(self, source: GridSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._wanted_order: Sequence[str] = ()
        self.hidden: frozenset[str] = frozenset()
        self._picks: dict[str, frozenset[str]] = {}
        self.folds = Folds(source)
        self._take_columns()
        self.refused: dict[tuple[int, int], str] = {}
        self.flagged: Flags = {}
        self.head_flags: Mapping[str, Flag] = {}
        self._needle = ""
        self._sort: tuple[int, bool] | None = None
        self._search: SearchTexts | None = None
        self._order()
        source.signals.reset.connect(self._reset)
        source.signals.cells_changed.connect(self._cells_changed)
        source.signals.titles_changed.connect(self._titles_changed)

    def _take_columns(self) -> None:
        """The columns to show: those of the source, ordered and hidden by hand."""
        every = tuple(self.source.columns())
        place = {code: at for at, code in enumerate(self._wanted_order)}
        shown = [at for at, column in enumerate(every) if column.code not in self.hidden]
        if place:
            # A column that came since stays behind the one it follows in the source.
            last, keys = (-1, 0), {}
            for at, column in enumerate(every):
                last = (place[column.code], 0) if column.code in place else (last[0], last[1] + 1)
                keys[at] = last
            shown.sort(key=keys.__getitem__)
        self._places = shown or list(range(len(every)))
        self.columns: Sequence[GridColumn] = tuple(every[at] for at in self._places)
        self.__dict__.pop("indent_column", None)

    def source_column(self, column: int) -> int:
        """The column's position in the source."""
        return self._places[column] if 0 <= column < len(self._places) else column

    def shown_column(self, source_column: int) -> int:
        """Where a column of the source is shown, -1 while it is hidden."""
        if source_column in self._places:
            return self._places.index(source_column)
        return -1

    def arrange(self, order: Sequence[str], hidden: frozenset[str]) -> None:
        """Show the columns in this order of their codes, but for the hidden ones."""
        self._wanted_order, self.hidden = tuple(order), hidden
        self.beginResetModel()
        self._take_columns()
        self._order()
        self.endResetModel()

    def _order(self) -> None:
        source = self.source
        self._source_rows = source.row_count()
        rows: Sequence[int] = range(self._source_rows)
        if self._needle:
            every = [source.row(row) for row in rows]
            rows = filtered(every, self.search_texts().matching(self._needle))
        if self._picks:
            every = [source.row(row) for row in range(self._source_rows)]
            matching = self._picked(rows, every)
            rows = filtered(every, matching)
        if self._sort and self._sort[0] < len(source.columns()):
            rows = sorted_rows(source, rows, *self._sort)
        if not self._needle and not self._picks:
            rows = self.folds.shown(rows)
        self._rows = rows
        self._count = len(rows) + (1 if source.can_append() else 0)
        self.__dict__.pop("_shown", None)

    def _picked(self, rows: Sequence[int], every: Sequence[GridRow], but: str = "") -> set[int]:
        """The items that have one of the values picked in each column, ``but`` one column."""
        codes = {column.code: at for at, column in enumerate(self.source.columns())}
        picks = [
            (codes[code], v) for code, v in self._picks.items() if code in codes and code != but
        ]
        text = self.source.text
        return {
            row
            for row in rows
            if every[row].kind == "item" and all(text(row, at) in values for at, values in picks)
        }

    def values_of(self, column: int) -> list[str]:
        """The different texts of a shown column, in Vietnamese order, with other picks applied."""
        source, code = self.source, self.columns[column].code
        every = [source.row(row) for row in range(source.row_count())]
        at = self.source_column(column)
        rows = self._picked(range(len(every)), every, but=code)
        return sorted({source.text(row, at) for row in rows}, key=sort_key)

    def picks_of(self, column: int) -> frozenset[str] | None:
        """The values picked in a shown column, None while it is not filtered."""
        return self._picks.get(self.columns[column].code)

    def pick(self, column: int, values: frozenset[str] | None) -> None:
        """Show only rows with these values in a shown column; None: all."""
        code = self.columns[column].code
        self._picks.pop(code, None)
        if values is not None:
            self._picks[code] = values
        self._reset_order()

    def show_all(self) -> None:
        """Drop every filter."""
        self._needle, self._picks = "", {}
        self._reset_order()

    def fold(self, rows: Iterable[int], folded: bool = True) -> None:
        """Hide what hangs below these rows of the source, or show it again."""
        self.folds.fold(rows, folded)
        self._reset_order()

    def reveal(self, source_row: int) -> None:
        """Drop what hides a row of the source: folds above it, else every filter."""
        if self.shown_row(source_row) >= 0 or source_row >= self._source_rows:
            return
        self.fold(self.folds.above(source_row), False)
        if self.shown_row(source_row) < 0:
            self.show_all()

    def copied_rows(self, top: int, bottom: int) -> list[int]:
        """The rows of the source in a block on screen: folded ones amid it too, as in Excel."""
        rows = [self.source_row(row) for row in range(top, bottom + 1) if not self.is_blank(row)]
        if not rows or self._sort or self._needle or self._picks:
            return rows
        return list(range(rows[0], rows[-1] + 1))

    def order_of(self, source_row: int) -> tuple[int, int]:
        """By which rows of the source are ordered as on screen; folded ones by the source."""
        return (source_row if self._sort is None else self.shown_row(source_row)), source_row

    @property
    def is_filtered(self) -> bool:
        """Whether rows are hidden by what was picked in columns."""
        return bool(self._picks)

    @cached_property
    def _shown(self) -> dict[int, int] | None:
        """Where each row of the source is shown; None when all are, as they stand."""
        if isinstance(self._rows, range):
            return None
        return {source_row: row for row, source_row in enumerate(self._rows)}

    @cached_property
    def indent_column(self) -> int:
        """The column that shows a row's level: the first text column wide enough for names."""
        texts = [at for at, column in enumerate(self.columns) if column.kind == "text"]
        wide = [at for at in texts if self.columns[at].width >= 100]
        return next(iter(wide or texts), 0)

    def source_row(self, row: int) -> int:
        """The row's position in the source; the empty row is the first past the end."""
        if row < len(self._rows):
            return self._rows[row]
        return self._source_rows + row - len(self._rows)

    def shown_row(self, source_row: int) -> int:
        """Where a source's row is shown, -1 if the filter hides it."""
        if self._shown is None:
            return source_row if 0 <= source_row < self._source_rows else -1
        return self._shown.get(source_row, -1)

    @property
    def filled_rows(self) -> int:
        """How many rows of the source are shown."""
        return len(self._rows)

    def is_blank(self, row: int) -> bool:
        """Whether this is the empty row in which typing makes a new one."""
        return row >= len(self._rows)

    def row(self, row: int) -> GridRow:
        """The row shown at this position."""
        return _BLANK if row >= len(self._rows) else self.source.row(self._rows[row])

    def text(self, row: int, column: int) -> str:
        """What the cell shows."""
        return (
            ""
            if row >= len(self._rows)
            else self.source.text(self._rows[row], self._places[column])
        )

    def edit_text(self, row: int, column: int) -> str:
        """What the editor opens with."""
        if self.is_blank(row):
            return ""
        return self.source.edit_text(self._rows[row], self._places[column])

    def number(self, row: int, column: int) -> int | None:
        """The cell's number, None if it has none."""
        if self.is_blank(row):
            return None
        return self.source.number(self._rows[row], self._places[column])

    def can_edit(self, row: int, column: int) -> bool:
        """Whether typing in the cell may be taken."""
        return self.source.can_edit(self.source_row(row), self._places[column])

    def style(self, row: int, column: int) -> CellStyle:
        """How the cell looks beyond its row's kind."""
        return self.source.style(self.source_row(row), self._places[column])

    def completions(self, row: int, column: int) -> Sequence[str]:
        """Texts to offer while typing in the cell."""
        return self.source.completions(self.source_row(row), self._places[column])

    def is_refused(self, row: int, column: int) -> bool:
        """Whether the cell is coloured because it did not take what was written."""
        return (self.source_row(row), self._places[column]) in self.refused

    def find_key(self, key: str) -> int:
        """Where the row of this key is shown, -1 if nowhere."""
        rows = enumerate(self._rows)
        return next((row for row, at in rows if self.source.row(at).key == key), -1)

    @property
    def sorting(self) -> tuple[int, bool] | None:
        """The source's column sorted by and whether downwards, None in the source's order."""
        return self._sort

    def set_sort(self, sorting: tuple[int, bool] | None) -> None:
        """Show the rows by a column of the source, downwards or not; None: as they stand."""
        self._sort = sorting
        self._reset_order()

    @property
    def needle(self) -> str:
        """The text that shown rows hold, "" when all are shown."""
        return self._needle

    def set_filter(self, needle: str) -> None:
        """Show only the rows in which ``needle`` stands, with their groups."""
        if needle.strip() != self._needle:
            self._needle = needle.strip()
            self._reset_order()

    def search_texts(self) -> SearchTexts:
        """What the filter searches; kept until the source changes."""
        if self._search is None:
            self._search = SearchTexts(self.source)
        return self._search

    def set_refused(self, refusals: Sequence[Refusal]) -> None:
        """Colour these cells (rows of the source) until something else is written."""
        before, self.refused = self.refused, {(r.row, r.column): r.reason for r in refusals}
        for row, _ in before.keys() | self.refused.keys():
            self._cells_changed(row, row)

    def set_flags(self, flags: Flags) -> None:
        """Mark these cells with the sign of a finding, and no others."""
        if flags != self.flagged:
            self.flagged = flags
            if self._count:
                corner = self.index(self._count - 1, len(self.columns) - 1)
                roles = [Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole]
                self.dataChanged.emit(self.index(0, 0), corner, roles)

    def set_head_flags(self, flags: Mapping[str, Flag]) -> None:
        """Mark the heads of these columns, by their codes, and no others."""
        if flags != self.head_flags:
            self.head_flags = flags
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def head_flag(self, column: int) -> Flag | None:
        """What a finding says of a shown column's head."""
        inside = 0 <= column < len(self.columns)
        return self.head_flags.get(self.columns[column].code) if inside else None

    def flag(self, row: int, column: int) -> Flag | None:
        """What a finding says of the cell; one about the whole row stands in its first text."""
        if not self.flagged or self.is_blank(row):
            return None
        key = self.row(row).key
        found = self.flagged.get((key, self.columns[column].code))
        of_row = self.flagged.get((key, "")) if column == self.indent_column else None
        return found.and_(of_row) if found and of_row else found or of_row

    def _reset(self) -> None:
        self.refused = {}
        self.folds.forget()
        self._search = None
        self.beginResetModel()
        self._take_columns()
        self._order()
        self.endResetModel()

    def _reset_order(self) -> None:
        self.beginResetModel()
        self._order()
        self.endResetModel()

    def _titles_changed(self) -> None:
        self._take_columns()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _cells_changed(self, first: int, last: int) -> None:
        self._search = None
        shown: Sequence[int] = range(first, min(last + 1, self._source_rows))
        if self._shown is not None:
            shown = [row for at in shown if (row := self.shown_row(at)) >= 0]
        if shown:
            corner = self.index(max(shown), len(self.columns) - 1)
            self.dataChanged.emit(self.index(min(shown), 0), corner)

    # Qt's side. The grid paints from text() above; these roles serve tools and screen readers.

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.edit_text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[self.columns[column].align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def tip(self, row: int, column: int) -> str:
        """Why the cell's last paste was refused, else what the source says of it."""
        at, place = self.source_row(row), self._places[column]
        refused = self.refused.get((at, place))
        if refused:
            return refused
        if self.is_blank(row):
            return ""
        flag, said = self.flag(row, column), self.source.tip(at, place)
        return "\n".join(text for text in (flag.sentence if flag else "", said) if text)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role in _SAID_OF_HEADS and orientation == Qt.Orientation.Horizontal:
            flag = self.head_flag(section)
            return flag.sentence if flag else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.columns[section].title if section < len(self.columns) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = index.isValid() and self.can_edit(index.row(), index.column())
        return _EDITABLE if editable else _SHOWN
