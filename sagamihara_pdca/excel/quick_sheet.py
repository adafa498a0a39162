"""A worksheet that stores and writes ordinary cells several times faster than XlsxWriter's own, as the same bytes.

XlsxWriter tests every cell for what a declared book never holds: addresses as text, rich strings, array formulas, and the
functions of later Excel versions, whose names it would also replace inside a text. Each method here takes one type, and
`tests/excel/test_quick_sheet.py` holds the law that the file is the same.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellBooleanTuple,
    CellDatetimeTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.part import Part
from sagamihara_pdca.sheets.layout import cell_name, column_letters

#: Rows that share one "spans" attribute.
_SPAN_ROWS = 16
#: A cell's place as one number: Excel has 2 to the 14th columns.
_COLUMN_BITS = 14
#: Results of a formula that XlsxWriter marks as an error.
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
Result = float | str | bool
#: XlsxWriter's cells of the kinds that this class and the writer's dates and truth values make.
_Stored = CellBlankTuple | CellBooleanTuple | CellDatetimeTuple | CellFormulaTuple | CellNumberTuple | CellStringTuple


class QuickWorksheet(Worksheet):
    """Stores a cell by its type. Rows and columns count from 0; a status other than 0 says that Excel has no such cell."""

    def __init__(self) -> None:
        super().__init__()
        self._blanks: dict[Format, CellBlankTuple] = {}
        self._covered: set[int] = set()  # the cells of merged blocks
        self._letters, self._styles = _Letters(), _Styles()
        self._written: Part | None = None  # the rows, once no more cells come

    def put_text(self, row: int, column: int, text: str, cell_format: Format) -> int:
        """Store a text of at most 32,767 UTF-16 units."""
        if self._check_dimensions(row, column):
            return -1
        strings: Any = self.str_table
        self.table[row][column] = CellStringTuple(strings._get_shared_string_index(text), cell_format)
        return 0

    def put_number(self, row: int, column: int, number: float, cell_format: Format) -> int:
        """Store a number."""
        if self._check_dimensions(row, column):
            return -1
        self.table[row][column] = CellNumberTuple(number, cell_format)
        return 0

    def put_blank(self, row: int, column: int, cell_format: Format) -> int:
        """Store a cell that has nothing but a format."""
        if self._check_dimensions(row, column):
            return -1
        self.table[row][column] = self._blank(cell_format)
        return 0

    def put_formula(self, row: int, column: int, formula: str, cell_format: Format, result: Result) -> int:
        """Store a formula of Excel 2007's functions, without its leading "=", and its result."""
        if self._check_dimensions(row, column):
            return -1
        self.table[row][column] = CellFormulaTuple(formula, cell_format, result)
        return 0

    def merge_block(self, row: int, column: int, rows: int, columns: int, cell_format: Format) -> int:
        """Merge a block and fill it with blanks; the content of its first cell is to be stored afterwards.

        Raises:
            OverlappingRange: a cell of the block is part of another one.
        """
        last_row, last_column = row + rows - 1, column + columns - 1
        if self._check_dimensions(row, column) or self._check_dimensions(last_row, last_column):
            return -1
        blank, covered = self._blank(cell_format), self._covered
        expected = len(covered) + rows * columns
        for down in range(row, last_row + 1):
            cells = self.table[down]
            for across in range(column, last_column + 1):
                cells[across] = blank
                covered.add(down << _COLUMN_BITS | across)
        if len(covered) != expected:
            block = f"{cell_name(row + 1, column + 1)}:{cell_name(last_row + 1, last_column + 1)}"
            raise OverlappingRange(texts.MERGED_TWICE.format(block=block))
        self.merge.append([row, column, last_row, last_column])
        return 0

    def _blank(self, cell_format: Format) -> CellBlankTuple:
        blank = self._blanks.get(cell_format)
        if blank is None:
            blank = self._blanks[cell_format] = CellBlankTuple(cell_format)
        return blank

    def close_rows(self, *, keep_cells: bool) -> None:
        """Write the rows, to which no cell is added any more, and forget the cells: their XML takes a part of the room.

        Sheets are closed in their order, because formats are numbered in the order of their use.

        Args:
            keep_cells: a chart takes figures from the sheet.
        """
        for _, info in sorted(self.col_info.items()):
            if info.column_format is not None:  # the columns' formats are numbered before the cells'
                self._styles[info.column_format]
        written = Part()
        sheet: Any = self
        sheet.fh = written
        self._write_rows()
        self._written = written
        self._covered.clear()
        self.row_info.clear()
        if not keep_cells:
            self.table.clear()

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """The formula of a condition or a check without its "=". XlsxWriter would search it for 150 later functions."""
        return formula.removeprefix("=")

    def _calculate_spans(self) -> None:
        spans: dict[int, str] = {}
        first, last = self._row_ends()
        for block in range(first // _SPAN_ROWS, last // _SPAN_ROWS + 1):
            rows = range(block * _SPAN_ROWS, (block + 1) * _SPAN_ROWS)
            filled = [cells[row] for cells in (self.table, self.comments) for row in rows if cells.get(row)]
            if filled:
                spans[block] = f"{min(map(min, filled)) + 1}:{max(map(max, filled)) + 1}"
        self.row_spans = spans

    def _row_ends(self) -> tuple[int, int]:
        """The first and the last row that hold something; an empty range in a sheet that has none."""
        first: Any = self.dim_rowmin
        last: Any = self.dim_rowmax
        return (first, last) if first is not None else (0, -1)

    def _write_rows(self) -> None:
        part: Any = self.fh
        if self._written is not None:
            part.move(self._written)
            return
        self._calculate_spans()
        first, last = self._row_ends()
        for row in range(first, last + 1):
            cells, info, span = self.table.get(row), self.row_info.get(row), self.row_spans.get(row // _SPAN_ROWS)
            if cells:
                self._write_row(row, span, info)
                number = str(row + 1)
                part.write("".join([self._cell_xml(number, column, cells[column]) for column in sorted(cells)]))
                part.write("</row>")
            elif info is not None or row in self.comments:
                self._write_empty_row(row, span, info)

    def _cell_xml(self, row: str, column: int, cell: _Stored) -> str:
        style = self._styles[cell.format]
        start = f'<c r="{self._letters[column]}{row}"{style}'
        if isinstance(cell, CellBlankTuple):
            return f"{start}/>"
        if isinstance(cell, CellStringTuple):
            return f'{start} t="s"><v>{cell.string}</v></c>'
        if isinstance(cell, CellFormulaTuple):
            return f"{start}{_formula_and_result(cell.formula, cell.value)}</c>"
        if isinstance(cell, CellBooleanTuple):
            return f'{start} t="b"><v>{cell.boolean}</v></c>'
        return f"{start}><v>{cell.number:.16G}</v></c>"


def _formula_and_result(formula: str, result: Result) -> str:
    """The rest of a formula's cell. Its result has its type as an attribute, but for a number and ""."""
    if isinstance(result, bool):
        kind, value = ' t="b"', str(int(result))
    elif isinstance(result, str):
        kind = "" if not result else ' t="e"' if result in _ERRORS else ' t="str"'
        value = escape(result)
    else:
        kind, value = "", str(result)
    return f"{kind}><f>{escape(formula)}</f><v>{value}</v>"


class _Letters(dict[int, str]):
    """The letters of columns, counted from 0."""

    def __missing__(self, column: int) -> str:
        return self.setdefault(column, column_letters(column + 1))


class _Styles(dict[Format, str]):
    """The attribute that gives a cell its format. XlsxWriter numbers the formats in the order in which it is asked."""

    def __missing__(self, cell_format: Format) -> str:
        asked: Any = cell_format
        return self.setdefault(cell_format, f' s="{asked._get_xf_index()}"')
