"""A place in a file, in words: 令和6年度：学務課.xlsx「3-1-04」D18（実績）; and the order of places."""

from __future__ import annotations

import re

from sagamihara_pdca.model.place import Place
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year


def write_file(place: Place) -> str:
    """The file's name, after its year where that is an earlier one."""
    if place.year is None:
        return place.file
    return f"{write_fiscal_year(place.year)}：{place.file}" if place.file else write_fiscal_year(place.year)


def write_place(place: Place) -> str:
    """The place in words; "" where nothing of it is known."""
    sheet = f"「{place.sheet}」" if place.sheet else ""
    label = f"（{place.label}）" if place.label else ""
    return f"{write_file(place)}{sheet}{place.cell}{label}"


def place_order(place: Place) -> tuple[str, str, int, int, str, str]:
    """A key for sorting: by file and sheet, then down the rows, C21 before C100, and along the columns, Z before AA."""
    cell = re.fullmatch(r"([A-Z]+)([0-9]+)", place.cell)
    column, row = cell.groups() if cell is not None else (place.cell, "0")
    return write_file(place), place.sheet, int(row), len(column), column, place.label
