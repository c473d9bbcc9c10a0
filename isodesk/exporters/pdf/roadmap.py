"""The roadmap on official sheets: the names at the left, the years across, as many as it takes.

Names and heads stand on every sheet. Where the years have no room side by side, the next ones stand
on a sheet of their own, after the sheet of the same tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from isodesk.documents.parts import Align, Paragraph, Piece, RowKind
from isodesk.documents.profile import ND30_2020, Profile, Style
from isodesk.documents.roadmap import BarKind, Roadmap, RoadmapRow, ScaleCell, Zoom, build_roadmap
from isodesk.documents.roadmap_form import (
    TITLE,
    RoadmapForm,
    RoadmapPaper,
    roadmap_annex_head,
)
from isodesk.documents.roadmap_tones import colouring
from isodesk.errors import UserError
from isodesk.exporters.fonts import FontFiles
from isodesk.exporters.pdf.faces import Typeface
from isodesk.exporters.pdf.mapped import MappedPdf
from isodesk.exporters.pdf.paper import Paper
from isodesk.exporters.pdf.roadmap_bars import Band, draw_bar, draw_legend, legend_height
from isodesk.exporters.pdf.text import MM, LaidText, Setter
from isodesk.exporters.pdf.words import missing_characters
from isodesk.facts import PlanFacts, TableSource, Times
from isodesk.facts.fields import FieldContext

_SIZES = {
    RoadmapPaper.A4: (297 * MM, 210 * MM),
    RoadmapPaper.A3: (420 * MM, 297 * MM),
    RoadmapPaper.PICTURE: (420 * MM, 0.0),
}
_NUMBER, _NAME, _TIME = 11 * MM, 78 * MM, 31 * MM
_LEAST: dict[Zoom, float] = {"month": 5.2 * MM, "quarter": 8 * MM, "year": 13 * MM}
_CELLS: dict[Zoom, int] = {"month": 12, "quarter": 4, "year": 1}
_TEXT = Style(11, leading=1.17)
_HEAD = Style(11, bold=True, align=Align.CENTRE, leading=1.17)
_PART = Style(10, align=Align.CENTRE, leading=1.17, smaller=(9, 8))
_PAD_X, _PAD_Y = 1.4 * MM, 1.1 * MM
_LINE, _FAINT = 0.5, "B0B0B0"
_GROUND = "ECECEC"


def draw_roadmap(plan: PlanFacts, form: RoadmapForm, fonts: FontFiles) -> MappedPdf:
    """The PDF. Raises UserError where no task has a time, or the font lacks a character."""
    return _Sheets(plan, form, fonts).draw()


@dataclass(frozen=True)
class _Row:
    """A row with its texts set."""

    row: RoadmapRow
    number: LaidText
    name: LaidText
    time: LaidText

    @property
    def height(self) -> float:
        return max(self.number.height, self.name.height, self.time.height) + 2 * _PAD_Y


class _Sheets:
    """Lays the rows out and draws them."""

    def __init__(self, plan: PlanFacts, form: RoadmapForm, fonts: FontFiles) -> None:
        self._fields = FieldContext.of(plan)
        self._plan, self._form = self._fields.plan, form
        self._profile: Profile = ND30_2020
        self._width, self._height = _SIZES[form.paper]
        margins = self._profile.landscape
        self._left, self._top = margins.left * MM, margins.top * MM
        self._room = self._width - (margins.left + margins.right) * MM
        self._lowest = self._height - margins.bottom * MM
        self._setter = Setter(Typeface(fonts), self._profile)
        self._roadmap, self._bands = self._scale()
        self._colours = colouring(self._fields, form.colour, form.today)
        self._rows = [self._set(row) for row in self._roadmap.rows]
        self._refuse_missing(fonts.name)
        self._heads_height = 2 * (_HEAD.size * _HEAD.leading + 2 * _PAD_Y)

    def _scale(self) -> tuple[Roadmap, tuple[Band, ...]]:
        """The scale that was chosen, or the finest whose years all stand side by side."""
        room = self._room - _NUMBER - _NAME - _TIME
        plain = build_roadmap(self._plan, "year")
        if all(row.bar is BarKind.NONE for row in plain.rows):
            raise UserError("Chưa có nhiệm vụ nào có thời gian nên chưa có biểu đồ để in.")
        years = len(plain.years)
        zoom = self._form.zoom
        if zoom is None:
            fitting = [z for z, least in _LEAST.items() if years * _CELLS[z] * least <= room]
            zoom = fitting[0] if fitting else "quarter"
        roadmap = build_roadmap(self._plan, zoom)
        a_sheet = max(1, int(room / (_LEAST[zoom] * _CELLS[zoom])))
        sheets = -(-years // a_sheet)
        at_once = -(-years // sheets)
        left, a_year = self._left + _NUMBER + _NAME + _TIME, room / at_once
        parts = [roadmap.years[at : at + at_once] for at in range(0, years, at_once)]
        return roadmap, tuple(
            Band(part[0].first, part[-1].last, left, left + a_year * len(part)) for part in parts
        )

    def _set(self, row: RoadmapRow) -> _Row:
        is_group = row.kind is RowKind.GROUP
        style = replace(_TEXT, bold=is_group)
        centred = replace(style, align=Align.CENTRE)

        def text(words: str, look: Style, width: float) -> LaidText:
            laid = self._setter.styled((Piece(words),), look, width - 2 * _PAD_X)
            return laid if words else replace(laid, lines=())

        return _Row(
            row,
            text(row.number, centred, _NUMBER),
            text(row.name, style, _NAME + (_TIME if is_group else 0)),
            text(" ".join(row.phrase.split()), centred, _TIME),
        )

    def _refuse_missing(self, font: str) -> None:
        texts = [(Piece(f"{r.number} {r.name} {r.phrase}"),) for r in self._roadmap.rows]
        texts += [(Piece(tone.title),) for tone in self._colours.legend]
        missing = missing_characters(texts, self._setter.typeface)
        if missing:
            listed = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in sorted(missing))
            raise UserError(
                f"Phông chữ {font} không có các ký tự {listed}. Sửa các ký tự này rồi xuất lại."
            )

    # Drawing

    def draw(self) -> MappedPdf:
        """All sheets."""
        paper = Paper(
            TITLE,
            self._plan.issuer.full_name,
            self._fields.text(self._plan.subject),
            self._setter.typeface.face(bold=False, italic=False),
        )
        head = self._annex_head()
        head_height = sum(laid.before + laid.height + laid.after for laid in head)
        foot = legend_height(self._roadmap.rows, self._colours, self._setter, self._room)
        if self._form.paper is RoadmapPaper.PICTURE:
            rows = sum(row.height for row in self._rows)
            self._lowest = self._top + head_height + self._heads_height + rows + foot + 1
            self._height = self._lowest + self._profile.landscape.bottom * MM
        chunks = list(self._chunks(head_height, foot))
        for at, chunk in enumerate(chunks):
            for band in self._bands:
                paper.begin_page(self._width, self._height)
                self._draw_number(paper)
                y = self._top
                if paper.count == 1:
                    paper.bookmark(TITLE, 1, y)
                    y = self._draw_head(paper, head)
                elif at == 0:
                    y += head_height
                y = self._draw_table(paper, band, chunk, y)
                if at == len(chunks) - 1 and band is self._bands[-1]:
                    rows_and_tones = (self._roadmap.rows, self._colours)
                    draw_legend(paper, *rows_and_tones, self._setter, self._left, y, self._room)
                paper.end_page()
        return MappedPdf(paper.finish(), tuple(paper.sources), (0,))

    def _annex_head(self) -> list[LaidText]:
        parts = roadmap_annex_head(self._fields, self._profile)
        return [
            self._setter.paragraph(part, self._room)
            for part in parts
            if isinstance(part, Paragraph)
        ]

    def _chunks(self, head: float, foot: float) -> Iterator[list[_Row]]:
        """The rows of each sheet: none is divided, no group's row ends one, none ends alone."""
        chunk: list[_Row] = []
        room = self._lowest - self._top - self._heads_height
        left = room - head
        for at, row in enumerate(self._rows):
            is_last = at == len(self._rows) - 1
            needed = row.height + (foot if is_last else 0)
            if chunk and needed > left:
                carried: list[_Row] = []
                while len(chunk) > 1 and (_is_group(chunk[-1]) or (is_last and not carried)):
                    carried.insert(0, chunk.pop())
                yield chunk
                chunk = carried
                left = room - sum(it.height for it in chunk)
            chunk.append(row)
            left -= row.height
        yield chunk

    def _draw_number(self, paper: Paper) -> None:
        """From the second sheet on, in the middle of the upper edge (III.1.đ)."""
        if paper.count < 2:
            return
        style = Style(self._profile.page_number_size, align=Align.CENTRE)
        laid = self._setter.styled((Piece(str(paper.count)),), style, self._room)
        laid.draw(paper, self._left, self._profile.page_number_top * MM - laid.leading / 2)

    def _draw_head(self, paper: Paper, head: Sequence[LaidText]) -> float:
        y = self._top
        for laid in head:
            laid.draw(paper, self._left, y + laid.before)
            y += laid.before + laid.height + laid.after
        return y

    def _draw_table(self, paper: Paper, band: Band, rows: Sequence[_Row], y: float) -> float:
        begin = y
        edges = (self._left, self._left + _NUMBER, self._left + _NUMBER + _NAME, band.left)
        below = y + self._heads_height
        self._draw_heads(paper, band, edges, y)
        y = below
        levels = [begin, below]
        cells = [c for c in self._roadmap.cells if band.first <= c.first <= band.last]
        grid = [band.x_after(cell.last) for cell in cells[:-1]]
        heavy = {band.x_after(year.last) for year in self._roadmap.years}
        for row in rows:
            end = y + row.height
            if _is_group(row):
                paper.area(self._left, y, band.right - self._left, row.height, _GROUND)
            else:
                paper.rules([(x, y, x, end) for x in grid if x not in heavy], 0.3, _FAINT)
                paper.rules([(x, y, x, end) for x in edges[1:]], _LINE)
            inner = [x for x in grid if x in heavy and not _is_group(row)]
            paper.rules([(x, y, x, end) for x in inner], _LINE)
            self._draw_row(paper, band, row, edges, y)
            y = end
            levels.append(y)
        paper.rules([(self._left, at, band.right, at) for at in levels], _LINE)
        paper.rules([(x, begin, x, y) for x in (self._left, band.right)], _LINE)
        return y

    def _draw_row(
        self, paper: Paper, band: Band, row: _Row, edges: Sequence[float], y: float
    ) -> None:
        texts = (row.number, row.name, row.time)
        for laid, x in zip(texts, edges, strict=False):
            if laid.lines:
                free = row.height - 2 * _PAD_Y - laid.height
                shift = 0.0 if laid is row.name else free / 2
                laid.draw(paper, x + _PAD_X, y + _PAD_Y + max(shift, 0.0))
        place = "task_groups" if _is_group(row) else "tasks"
        paper.mark(self._left, y, band.right - self._left, row.height, f"{place}/{row.row.key}")
        tone = self._colours.tones.get(row.row.key)
        draw_bar(paper, row.row, band, y + row.height / 2, tone, self._setter)

    def _draw_heads(self, paper: Paper, band: Band, edges: Sequence[float], y: float) -> None:
        deadlines = any(
            t.times is Times.DEADLINES for t in self._plan.tables if t.source is TableSource.TASKS
        )
        time = "Thời gian hoàn thành" if deadlines else "Thời gian thực hiện"
        half, height = self._heads_height / 2, self._heads_height
        for words, left, right in (
            ("TT", edges[0], edges[1]),
            ("Nội dung thực hiện", edges[1], edges[2]),
            (time, edges[2], edges[3]),
        ):
            self._draw_title(paper, words, _HEAD, (left, y, right, y + height))
        years = [it for it in self._roadmap.years if band.first <= it.first <= band.last]
        cells = [it for it in self._roadmap.cells if band.first <= it.first <= band.last]
        by_year = len(cells) == len(years)
        middle = y + (height if by_year else half)
        for year in years:
            box = (band.x(year.first), y, band.x_after(year.last), middle)
            self._draw_title(paper, year.title, _HEAD, box)
            paper.rules([(box[2], y, box[2], y + height)], _LINE)
        if not by_year:
            paper.rules([(band.left, middle, band.right, middle)], _LINE)
            self._draw_parts(paper, band, cells, middle, y + height)
        paper.rules([(x, y, x, y + height) for x in edges[1:]], _LINE)

    def _draw_parts(
        self, paper: Paper, band: Band, cells: Sequence[ScaleCell], top: float, bottom: float
    ) -> None:
        """Quarters or months; all in the same form, short where one has no room for its words."""
        widths = [band.x_after(cell.last) - band.x(cell.first) for cell in cells]
        face = self._setter.typeface.face(bold=False, italic=False)
        fits = all(
            face.width(cell.title) * _PART.size <= width - 2
            for cell, width in zip(cells, widths, strict=True)
        )
        for cell in cells:
            words = cell.title if fits else cell.title.removeprefix("Quý ").removeprefix("T")
            left, right = band.x(cell.first), band.x_after(cell.last)
            self._draw_title(paper, words, _PART, (left, top, right, bottom))
            paper.rules([(right, top, right, bottom)], _LINE)

    def _draw_title(
        self, paper: Paper, words: str, style: Style, box: tuple[float, float, float, float]
    ) -> None:
        left, top, right, bottom = box
        laid = self._setter.styled((Piece(words),), style, right - left)
        laid.draw(paper, left, top + (bottom - top - laid.height) / 2)


def _is_group(row: _Row) -> bool:
    return row.row.kind is RowKind.GROUP
