"""A place in a file, in words: 令和6年度：学務課.xlsx「3-1-04」D18（実績）."""

from __future__ import annotations

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
