"""What the grids of this tab have in common: only what came of a row is typed, in any plan."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence

from isodesk.errors import UserError
from isodesk.facts import Evidence
from isodesk.services import Session
from isodesk.services.progress import list_evidence
from isodesk.ui.grid.source import CellChange, CellStyle, GridColumn, GridRow, GridSignals, Refusal
from isodesk.ui.open_plan import OpenPlan

_PLAIN = CellStyle()
_GROWS_NOT = "Bảng này theo kế hoạch đã ban hành nên không thêm, xóa dòng được."
_ONLY_SHOWN = "Ô này lấy từ kế hoạch hoặc do chương trình tính, không gõ vào được."

Cells = Mapping[str, str]
Refuse = Callable[[str, str], None]
Record = Callable[[Session], object]


class FollowedSource:
    """Half of a `GridSource`: rows and columns are those of the plan.

    ``room`` begins the place of every cell; ``label`` names the steps when several cells change.
    """

    room: str

    def __init__(self, plan: OpenPlan) -> None:
        self.plan = plan
        self.rows: tuple[GridRow, ...] = ()
        self._columns: tuple[GridColumn, ...] = ()
        self._signals = GridSignals()
        self._papers: tuple[Evidence, ...] | None = None

    @abstractmethod
    def read(self) -> tuple[Sequence[GridRow], Sequence[GridColumn]]:
        """The rows and columns of the plan as it is now."""

    @abstractmethod
    def shown(self, key: str, code: str) -> str:
        """What a cell shows."""

    @abstractmethod
    def recording(self, key: str, cells: Cells, refuse: Refuse) -> Record | None:
        """What keeps the texts typed in a row, by column; ``refuse`` takes code and reason."""

    def typed_in(self, key: str, code: str) -> str:
        """What the editor opens with."""
        return self.shown(key, code)

    def takes(self, key: str, code: str) -> bool:
        """Whether an editable cell of an item may be typed in."""
        return True

    def look(self, key: str, code: str) -> CellStyle:
        """How a cell looks."""
        return _PLAIN

    def hint(self, key: str, code: str) -> str:
        """A sentence about a cell."""
        return ""

    def offers(self, code: str) -> Sequence[str]:
        """What is offered while typing in a column."""
        return ()

    def value(self, key: str, code: str) -> int | None:
        """The number of a cell for sums."""
        return None

    def papers(self) -> tuple[Evidence, ...]:
        """The office's documents, read once until something changes."""
        if self._papers is None:
            with self.plan.workspace.read() as session:
                self._papers = list_evidence(session)
        return self._papers

    @abstractmethod
    def prove(self, key: str, code: str, papers: tuple[Evidence, ...], session: Session) -> None:
        """Write down the documents of a cell; only grids that have such cells are asked."""

    # What is shown

    def refresh(self) -> None:
        """Read the plan again and tell the grid, which keeps its place."""
        before, codes = self.rows, [column.code for column in self._columns]
        self._papers = None
        rows, columns = self.read()
        self.rows, self._columns = tuple(rows), tuple(columns)
        if self.rows != before or codes != [column.code for column in columns]:
            self._signals.reset.emit()
        else:
            self._signals.titles_changed.emit()
            self._signals.cells_changed.emit(0, max(len(rows) - 1, 0))

    def find(self, key: str) -> int:
        """The row of a key, -1 when it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def at(self, code: str) -> int:
        """The position of a column; the second for a code that no column has."""
        return next((at for at, column in enumerate(self._columns) if column.code == code), 1)

    @property
    def signals(self) -> GridSignals:
        return self._signals

    def columns(self) -> Sequence[GridColumn]:
        return self._columns

    def row_count(self) -> int:
        return len(self.rows)

    def row(self, row: int) -> GridRow:
        return self.rows[row]

    def text(self, row: int, column: int) -> str:
        return self.shown(self.rows[row].key, self._columns[column].code)

    def edit_text(self, row: int, column: int) -> str:
        return self.typed_in(self.rows[row].key, self._columns[column].code)

    def number(self, row: int, column: int) -> int | None:
        return self.value(self.rows[row].key, self._columns[column].code)

    def tip(self, row: int, column: int) -> str:
        return self.hint(self.rows[row].key, self._columns[column].code)

    def can_edit(self, row: int, column: int) -> bool:
        if row >= len(self.rows) or self.plan.workspace.read_only:
            return False
        if self.rows[row].kind != "item" or not self._columns[column].editable:
            return False
        return self.takes(self.rows[row].key, self._columns[column].code)

    def can_append(self) -> bool:
        return False

    def style(self, row: int, column: int) -> CellStyle:
        if row >= len(self.rows):
            return _PLAIN
        return self.look(self.rows[row].key, self._columns[column].code)

    def completions(self, row: int, column: int) -> Sequence[str]:
        return self.offers(self._columns[column].code)

    # What is done

    def write(self, changes: Sequence[CellChange], label: str) -> list[Refusal]:
        refused: list[Refusal] = []
        rows: dict[int, dict[str, str]] = {}
        for change in changes:
            if self.can_edit(change.row, change.column):
                rows.setdefault(change.row, {})[self._columns[change.column].code] = change.text
            else:
                refused.append(Refusal(change.row, change.column, _ONLY_SHOWN))
        verbs = {row: self._verb(row, cells, refused) for row, cells in sorted(rows.items())}
        wanted = {row: verb for row, verb in verbs.items() if verb is not None}
        if wanted:
            first = min(wanted)
            code = next(iter(rows[first]))
            place = f"{self.room}/{self.rows[first].key}/{code}"
            with self.plan.change(label, place) as session:
                for row, verb in wanted.items():
                    try:
                        verb(session)
                    except UserError as error:
                        refused.append(Refusal(row, self.at(next(iter(rows[row]))), str(error)))
        return refused

    def _verb(self, row: int, cells: Cells, refused: list[Refusal]) -> Record | None:
        def refuse(code: str, reason: str) -> None:
            refused.append(Refusal(row, self.at(code), reason))

        return self.recording(self.rows[row].key, cells, refuse)

    def insert_rows(self, row: int, count: int) -> None:
        raise UserError(_GROWS_NOT)

    def delete_rows(self, rows: Collection[int]) -> None:
        raise UserError(_GROWS_NOT)

    def toggle(self, cells: Collection[tuple[int, int]]) -> None:
        """No column takes a mark."""
