"""What a person sees in a cell of a workbook that came back."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.notation.characters import visible
from sagamihara_pdca.sheets.serial_dates import day_of, day_text, is_day


def is_blank(cell: RawCell | None) -> bool:
    """Whether nothing can be seen in the cell."""
    return cell is None or (cell.kind is CellKind.TEXT and not visible(cell.text))


def as_seen(cell: RawCell | None) -> str:
    """What a person sees in the cell, as nearly as it can be told."""
    if cell is None:
        return ""
    if cell.shown is not None:
        return cell.shown
    if cell.kind is CellKind.DATE:
        return _date_text(cell)
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return f"{format((cell.number * 100).normalize(), 'f')}%" if cell.percent else format(cell.number, "f")
    return cell.text


def _date_text(cell: RawCell) -> str:
    number = cell.number or Decimal(0)
    return day_text(day_of(number)) if is_day(number) else cell.text
