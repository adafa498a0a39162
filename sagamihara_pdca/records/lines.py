"""The records' CSV files: UTF-8 with a mark, as Excel opens it, one fact a line. A file is read whole or not at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import read_fiscal_year
from sagamihara_pdca.records import texts

_Fact = TypeVar("_Fact")
_SHA256 = re.compile("[0-9a-f]{64}")


def csv_bytes(headings: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> bytes:
    """Return the lines as a CSV file."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows((headings, *lines))
    return written.getvalue().encode("utf-8-sig")


def _damaged(file: str, why: str) -> str:
    return texts.DAMAGED.format(file=file, why=why)


def read_lines(path: Path, headings: tuple[str, ...], parse: Callable[[list[str]], _Fact],
               said: Callable[[str, str], str] = _damaged) -> tuple[_Fact, ...]:
    """Read every line of a file; none where there is no file.

    Args:
        parse: raises ValueError, with what is wrong in Japanese, for a line that it can't parse.
        said: returns the sentence for a damaged file, from its name and what is wrong with it.
    Raises:
        RecordUnusable: a line can't be parsed. The text says which one.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as fault:
        raise RecordUnusable(texts.NOT_READ.format(file=path.name, reason=fault.strerror)) from fault
    try:
        return _parsed(content, headings, parse)
    except ValueError as fault:
        raise RecordUnusable(said(path.name, str(fault))) from fault


def year_in(text: str) -> FiscalYear:
    """Parse a fiscal year as it stands in a record, such as R6."""
    found = read_fiscal_year(text)
    if found is None:
        raise ValueError(texts.VALUE)
    return found


def is_sha256(text: str) -> bool:
    """Whether a text is a SHA-256 as it stands in a record."""
    return _SHA256.fullmatch(text) is not None


def day(text: str) -> date:
    """Parse a date as it stands in a record, such as 2025-06-02."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ValueError(texts.DAY) from fault


def _parsed(content: bytes, headings: tuple[str, ...], parse: Callable[[list[str]], _Fact]) -> tuple[_Fact, ...]:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ValueError(texts.NOT_CSV) from fault
    if not rows or tuple(rows[0]) != headings:
        raise ValueError(texts.HEADINGS.format(headings=",".join(headings)))
    return tuple(_line(row, number, headings, parse) for number, row in enumerate(rows[1:], start=2))


def _line(row: list[str], number: int, headings: tuple[str, ...], parse: Callable[[list[str]], _Fact]) -> _Fact:
    if len(row) != len(headings):
        raise ValueError(texts.COLUMNS.format(number=number, count=len(headings)))
    try:
        return parse(row)
    except ValueError as fault:
        raise ValueError(texts.LINE.format(number=number, fault=fault)) from fault
