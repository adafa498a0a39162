"""Codes as a spreadsheet leaves them: 1-1-1 that became the serial number of a day, 01 that became 1.

A single cell does not tell: 46023 may be a code. The column does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.cells import narrow_code
from sagamihara_pdca.plan_tables.rows import Row, Sheets
from sagamihara_pdca.plan_tables.schema import Column, TableForm
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults
from sagamihara_pdca.sheets.serial_dates import day_of, day_text, serial_of

#: The columns of codes that name a row of their own table, and of those that refer to one: `same_code` looks these up.
_NAMING = (schema.DIVISION_NUMBER, schema.POLICY_NUMBER, schema.GOAL_NUMBER, schema.PROJECT_CODE)
_REFERRING = (schema.PROJECT_POLICY, schema.PROJECT_REFERENCE)
#: The days that Excel makes of 1-1 (of the year in which it is typed) and 1-1-1 (of 2001).
_DAYS = range(int(serial_of(date(2000, 1, 1))), int(serial_of(date(2050, 1, 1))))
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def coded_rows(sheets: Sheets, form: TableForm, found: list[Problem]) -> tuple[Row, ...] | None:
    """Return `Sheets.rows` with the leading zeros that codes lost; report codes that became days."""
    rows = sheets.rows(form, found)
    for column in form.columns if rows else ():
        cells = tuple(row[column] for row in rows or ()) if column in (*_NAMING, *_REFERRING) else ()
        found.extend(_days(cells))
        if rows and column in _NAMING:
            zeros = _zeros(cells, column, found)
            rows = tuple(_with(row, column, zeros, found) for row in rows)
    return rows


def same_code(cell: TableCell, code: str, codes: Iterable[str], unknown: Callable[[], Problem],
              found: list[Problem]) -> str | None:
    """Return the one of `codes` that a cell's code means: the same, or the only one that is the same but for leading zeros.

    Args:
        unknown: the fault where there is none. Where several are meant, that is reported.
    """
    known = tuple(codes)
    alike = (code,) if code in known else tuple(c for c in known if without_zeros(c) == without_zeros(code))
    if len(alike) != 1:
        found.append(faults.zeros_unclear(cell.place, cell.text, alike) if alike else unknown())
        return None
    if alike[0] != code:
        found.append(faults.zeros_lost(cell.place, cell.text, alike[0]))
    return alike[0]


def without_zeros(code: str) -> str:
    """Return a code without the leading zeros of its numbers: 1-1-1 for 1-1-01."""
    return _ZEROS.sub("", code)


def _days(cells: tuple[TableCell, ...]) -> Iterator[Problem]:
    """Serial numbers of days beside codes with a hyphen, or with the first of every month among them.

    Five digits may be codes of a city's own (40101 …). Of the codes 1-1, 1-2 … 2-1 Excel makes days of which each month has
    the first.
    """
    serials = [(cell, day_of(Decimal(code))) for cell in cells
               if re.fullmatch("[0-9]{5}", code := narrow_code(cell.text)) and int(code) in _DAYS]
    days = {day for _, day in serials}
    joined = any(re.search("[-./月]", narrow_code(cell.text)) for cell in cells)
    if joined or all(day.replace(day=1) in days for day in days):
        yield from (faults.code_is_day(cell.place, cell.text, day_text(day)) for cell, day in serials)


def _zeros(cells: tuple[TableCell, ...], column: Column, found: list[Problem]) -> Mapping[str, str]:
    """The numbers of a column that lost their leading zeros, with them."""
    numbers = {code for cell in cells if re.fullmatch("[0-9]+", code := narrow_code(cell.text))}
    widths = _widths(numbers, column)
    short = {number for number in numbers if widths and len(number) < max(widths) and len(number) not in widths}
    padded = {number: number.zfill(max(widths)) for number in short}
    if len(widths) < 2 and not set(padded.values()) & numbers:
        return padded
    for cell in cells:
        if (code := narrow_code(cell.text)) in short:
            alike = {n for n in numbers if without_zeros(n) == without_zeros(code)} | {code.zfill(width) for width in widths}
            found.append(faults.zeros_unclear(cell.place, cell.text, tuple(sorted(alike, key=len))))
    return {}


def _widths(numbers: set[str], column: Column) -> set[int]:
    """How many digits the numbers of a column have, as those tell that begin with a zero.

    課番号 from 1 to 18 have two, although none of them begins so: the form's own are 01 to 18. Numbers of 施策 and 事業
    may be 1 to 18.
    """
    kept = {len(number) for number in numbers if number.startswith("0") and number != "0"}
    if kept or not numbers or column is not schema.DIVISION_NUMBER:
        return kept
    is_list = max(map(int, numbers)) <= 2 * len(numbers)  # not 1, 12 and 1201 of 部, 課 and 係
    return {max(map(len, numbers))} if is_list else set()


def _with(row: Row, column: Column, zeros: Mapping[str, str], found: list[Problem]) -> Row:
    cell = row[column]
    code = zeros.get(narrow_code(cell.text))
    if code is None:
        return row
    found.append(faults.zeros_lost(cell.place, cell.text, code))
    return replace(row, cells={**row.cells, column.heading: TableCell(code, cell.place)})
