"""One worksheet: its cells and its merged ranges.

A cell's kind follows from its type `t` and its style; a stored value that contradicts its type makes an ERROR cell with
the stored text, never a guess and never a blank. Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.40 (f), 18.18.11
(ST_CellType).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.number_formats import TEXT, display
from sagamihara_pdca.excel.reader.numbers import DAYS_TO_1904, stored_date, stored_number
from sagamihara_pdca.excel.reader.runs import Run, RunPart, seen_and_struck
from sagamihara_pdca.excel.reader.shared_strings import unescaped
from sagamihara_pdca.excel.reader.styles import Looks, Shown
from sagamihara_pdca.excel.reader.xml_parts import Attributes, PartReader, elements, is_true
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.sheets.serial_dates import day_of, day_text, is_day

_DIGITS = "0123456789"
_SPACE = " \t\r\n"
_NO_SIZE = frozenset({"0", "0.0"})
_BLOCK = re.compile("[A-Za-z]{1,3}[1-9][0-9]{0,6}(?::[A-Za-z]{1,3}[1-9][0-9]{0,6})?")
_WHOLE_SHEET = (1, 1, 1_048_576, 16_384)
_MOST_SPANS = 200  # of conditional formats; of more, the block around them all
_LONG = 64  # characters; no number or error is as long, so only what is longer has to be counted
_TRUTH = {"1": Decimal(1), "true": Decimal(1), "0": Decimal(0), "false": Decimal(0)}


@dataclass(frozen=True)
class Tables:
    """What cells refer to by number: shared strings and styles; and the workbook's date system."""

    strings: Sequence[RawCell] = ()
    runs: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)  # of the strings that have more than one font
    styles: Looks = field(default_factory=Looks)
    date_1904: bool = False

    @cached_property
    def by_number(self) -> Mapping[str, RawCell]:
        """The shared strings by their number as cells nearly always spell it."""
        return {str(number): cell for number, cell in enumerate(self.strings)}


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    return attributes.get(size) in _NO_SIZE or is_true(attributes.get("hidden"))


def _string_number(value: str | None) -> int:
    """The number of a shared string that is known to exist; -1 for a formula without a result."""
    return int(value.strip(_SPACE)) if value else -1


def _as_text(cell: RawCell) -> str:
    if cell.kind is CellKind.DATE and cell.number is not None and is_day(cell.number):
        return day_text(day_of(cell.number))
    return cell.shown or cell.text


def column_number(letters: str) -> int:
    """The number of a column, counted from 1, from its letters in ASCII."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


class Sheet(RunPart):
    """The worksheet part. `cells`, `merges` and the other public attributes are as in `RawSheet`."""

    __slots__ = ("_attributes", "_by_number", "_codes", "_column", "_columns", "_condition_spans", "_counted",
                 "_days_off", "_formula", "_hides_zeros", "_in_cell", "_is_inline", "_row", "_row_is_given",
                 "_row_text", "_shown", "_struck", "_struck_conditions", "_tables", "_text_styles", "_unseen_styles",
                 "_value", "cells", "hidden_columns", "hidden_rows", "merges", "struck_spans", "unseen")

    roots = ("worksheet",)

    def __init__(self, budget: Budget, part: str, tables: Tables) -> None:
        super().__init__(budget, part)
        self.cells: dict[tuple[int, int], RawCell] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.unseen: set[tuple[int, int]] = set()
        self.struck_spans: list[tuple[int, int, int, int]] = []
        self._unseen_styles, self._struck_conditions = tables.styles.unseen, tables.styles.struck_conditions
        self._condition_spans = ""
        self._hides_zeros = False
        self._by_number = tables.by_number
        self._tables = tables
        self._struck = tables.styles.struck
        self._shown, self._codes, self._text_styles = tables.styles.shown, tables.styles.codes, tables.styles.texts
        self._days_off = DAYS_TO_1904 if tables.date_1904 else 0
        self._columns: dict[str, int] = {}  # by letters already parsed
        self._row = self._column = 0
        self._row_is_given = False
        self._row_text = "0"
        self._counted = 0
        self._in_cell = False
        self._attributes: Attributes = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._is_inline = False

    # Positions ------------------------------------------------------------------------------------------------------

    def _open_data(self, _: Attributes) -> None:
        self.switch(self._inside)

    def _close_data(self) -> None:
        self.switch(self.wanted)

    def _open_row(self, attributes: Attributes) -> None:
        stated = attributes.get("r")
        self._row_is_given = stated is not None
        self._row = self._row_number(stated or str(self._row + 1))
        self._row_text = str(self._row)
        self._column = 0
        if ("hidden" in attributes or "ht" in attributes) and _is_hidden(attributes, "ht"):
            self.hidden_rows.add(self._row)

    def _open_column(self, attributes: Attributes) -> None:
        if _is_hidden(attributes, "width") and len(self.hidden_columns) < self.budget.limits.columns:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if all(text.isascii() and text.isdigit() and len(text) < 8 for text in (first, last)):
                self.hidden_columns.append((int(first), int(last)))

    def _open_view(self, attributes: Attributes) -> None:
        self._hides_zeros = not is_true(attributes.get("showZeros", "1"))

    def _open_cell(self, attributes: Attributes) -> None:
        if self._in_cell:
            raise self.damaged(texts.CELL_IN_CELL)
        self._in_cell = True
        self._attributes = attributes
        reference = attributes.get("r")
        if reference is None:
            self._step()
        else:  # in nearly every cell, the row's number after letters that have been met before
            known = self._columns.get(reference.removesuffix(self._row_text))
            self._column = known or self._go_to(reference)

    def _step(self) -> None:
        if not self._row:
            raise self.damaged(texts.CELL_OUTSIDE_ROW)
        self._column += 1
        self.budget.check(self._column, self.budget.limits.columns, "列の番号", "列")

    def _go_to(self, reference: str) -> int:
        """Set the current row to that of the reference and return its column."""
        row, column = self._corner(reference)
        if row != self._row and self._row_is_given:
            raise self.damaged(texts.CELL_IN_OTHER_ROW.format(cell=reference[:20], row=self._row))
        self._row, self._row_text = row, str(row)
        return column

    def _row_number(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 12) or text == "0":
            raise self.damaged(texts.NO_ROW_NUMBER.format(number=text[:20]))
        row = int(text)
        self.budget.check(row, self.budget.limits.rows, "行の番号", "行")
        return row

    def _column_number(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) < 8):
            raise self.damaged(texts.NO_COLUMN_LETTERS.format(letters=letters[:20]))
        column = column_number(letters)
        self.budget.check(column, self.budget.limits.columns, "列の番号", "列")
        self._columns[letters] = column
        return column

    # Contents -------------------------------------------------------------------------------------------------------

    def _open_inline(self, _: Attributes) -> None:
        if not self._in_cell:
            raise self.damaged(texts.STRING_OUTSIDE_CELL)
        if self._is_inline:
            raise self._two_values()
        self._is_inline = True
        self._runs.clear()

    def _close_value(self) -> None:
        if self._value is not None or not self._in_cell:
            raise self.damaged(texts.VALUE_MISPLACED)
        self._value = self.end_text()

    def _close_formula(self) -> None:
        if self._formula is not None or not self._in_cell:
            raise self.damaged(texts.FORMULA_MISPLACED)
        self._formula = self.end_text()
        self.budget.take_text(self._formula)

    def _close_piece(self) -> None:
        self._runs.add(self.end_text())

    def _open_run(self, attributes: Attributes) -> None:
        self._runs.open_run(attributes)

    def _two_values(self) -> BookUnreadable:
        return self.budget.ambiguous(texts.TWO_VALUES.format(part=self.part, row=self._row, column=self._column))

    def _close_cell(self) -> None:
        self._in_cell = False
        if self._value is None and self._formula is None and not self._is_inline and "t" not in self._attributes:
            return  # blank but for its style, as most cells of a form are
        cell = self._cell()
        if self._struck and cell is not None and self._attributes.get("s", "0") in self._struck:
            cell = self._struck_out(cell)
        self._value = self._formula = None
        self._is_inline = False
        if cell is not None:
            self._keep(cell)
            if self._unseen_styles and self._attributes.get("s", "0") in self._unseen_styles:
                self.unseen.add((self._row, self._column))

    def _struck_out(self, cell: RawCell) -> RawCell:
        """The cell as its struck font shows it: only runs with a font of their own stand."""
        text, struck = "", _as_text(cell)
        if self._is_inline:
            text, struck = seen_and_struck(tuple(self._runs.runs), cell_is_struck=True)
        elif self._attributes.get("t") == "s" and (runs := self._tables.runs.get(_string_number(self._value))):
            text, struck = seen_and_struck(runs, cell_is_struck=True)
        return RawCell(CellKind.TEXT, unescaped(text), formula=cell.formula, struck=unescaped(struck))

    def _keep(self, cell: RawCell) -> None:
        first = self.cells.setdefault((self._row, self._column), cell)
        if first is not cell and first != cell:
            raise self.budget.ambiguous(texts.TWO_CELLS.format(part=self.part, row=self._row, column=self._column))

    def _cell(self) -> RawCell | None:
        value, formula = self._value, self._formula
        kind = self._attributes.get("t", "n")
        if kind == "s" and value and not self._is_inline:
            return self._shared(value)
        if self._is_inline:
            if value:
                raise self._two_values()
            text, struck = seen_and_struck(tuple(self._runs.runs), cell_is_struck=False)
            return self._text(text, struck)
        if not value and kind != "e" and (value is None or kind != "str"):
            return None if formula is None else RawCell(CellKind.UNCALCULATED, formula, None, formula)
        if kind in {"str", "inlineStr"}:
            return self._text(value or "")
        return self._scalar(kind, (value or "").strip(_SPACE))

    def _shared(self, value: str) -> RawCell | None:
        cell = self._by_number.get(value) or self._string(value.strip(_SPACE))
        if self._formula is not None:
            return cell._replace(formula=self._formula)
        if self._text_styles and cell.text and (shown := self._displayed(cell.text)) is not None:
            return cell._replace(shown=shown)
        return cell if cell.text or cell.struck else None

    def _string(self, number: str) -> RawCell:
        if not (number.isascii() and number.isdigit() and len(number) < 10) or int(number) >= len(self._tables.strings):
            raise self.damaged(texts.NO_STRING.format(number=number[:20]))
        return self._tables.strings[int(number)]

    def _text(self, stored: str, struck: str = "") -> RawCell | None:
        text = unescaped(stored)
        self.budget.take_text(text)
        if not text and not struck and self._formula is None:
            return None
        return RawCell(CellKind.TEXT, text, None, self._formula, struck=unescaped(struck), shown=self._displayed(text))

    def _displayed(self, text: str) -> str | None:
        """What the number format displays in place of the text; None for the text itself."""
        template = self._text_styles.get(self._attributes.get("s", "0"))
        return None if template is None else template.replace(TEXT, text)

    def _scalar(self, stored_kind: str, text: str) -> RawCell:
        kind, number = CellKind.ERROR, None
        if len(text) > _LONG:
            self.budget.take_text(text)
        if stored_kind == "n":
            return self._number(text)
        if stored_kind == "b" and text in _TRUTH:
            kind, number = CellKind.BOOL, _TRUTH[text]
            text = "TRUE" if number else "FALSE"
        elif stored_kind == "d":
            number = stored_date(text)
            kind = CellKind.ERROR if number is None else CellKind.DATE
        return RawCell(kind, text, number, self._formula)

    def _number(self, text: str) -> RawCell:
        number = stored_number(text)
        if number is None:
            return RawCell(CellKind.ERROR, text, None, self._formula)
        style = self._attributes.get("s", "0")
        shown = self._shown.get(style)
        if shown is None:
            code = self._codes.get(style)
            if self._hides_zeros and not number:
                return RawCell(CellKind.NUMBER, text, number, self._formula, shown="")
            if code is None:
                return RawCell(CellKind.NUMBER, text, number, self._formula)
            is_percent, seen = display(code, number)
            return RawCell(CellKind.NUMBER, text, number, self._formula, is_percent, "", seen)
        if shown is Shown.DATE:
            number += self._days_off
        return RawCell(CellKind.DATE, text, number, self._formula)

    def end_chunk(self, pending: int) -> None:
        """Count the cells that the last chunk added as well."""
        super().end_chunk(pending)
        self.budget.take_cells(len(self.cells) - self._counted)
        self._counted = len(self.cells)

    def _open_merge(self, attributes: Attributes) -> None:
        span = self._span(attributes.get("ref", ""))
        self.budget.take_merge()
        self.merges.append(span)

    def _open_conditions(self, attributes: Attributes) -> None:
        self._condition_spans = attributes.get("sqref", "")

    def _open_condition(self, attributes: Attributes) -> None:
        """A conditional format whose font is struck through: no program but the one that shows the sheet says where it holds."""
        if attributes.get("dxfId") not in self._struck_conditions:
            return
        for reference in self._condition_spans.split():
            is_block = _BLOCK.fullmatch(reference) is not None
            self.struck_spans.append(self._span(reference) if is_block else _WHOLE_SHEET)
        if len(self.struck_spans) > _MOST_SPANS:
            tops, lefts, bottoms, rights = zip(*self.struck_spans, strict=True)
            self.struck_spans = [(min(tops), min(lefts), max(bottoms), max(rights))]

    def _span(self, reference: str) -> tuple[int, int, int, int]:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = self._corner(first), self._corner(last or first)
        return min(top, bottom), min(left, right), max(top, bottom), max(left, right)

    def _corner(self, reference: str) -> tuple[int, int]:
        letters = reference.rstrip(_DIGITS)
        return self._row_number(reference[len(letters) :]), self._columns.get(letters) or self._column_number(letters)

    wanted = elements({"sheetView": _open_view, "col": _open_column, "sheetData": _open_data, "mergeCell": _open_merge,
                       "conditionalFormatting": _open_conditions, "cfRule": _open_condition})
    _inside = elements(
        {
            "row": _open_row,
            "c": _open_cell,
            "v": PartReader.begin_text,
            "f": PartReader.begin_text,
            "is": _open_inline,
            "t": PartReader.begin_text,
            "rPh": PartReader.skip_element,
            "r": _open_run,
            **RunPart.fonts,
        },
        {
            "sheetData": _close_data,
            "c": _close_cell,
            "v": _close_value,
            "f": _close_formula,
            "t": _close_piece,
        },
    )
