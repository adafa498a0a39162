"""The address of a value in a file that was sent in."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Place:
    """An address: file, sheet and cell. Blank parts are not known or do not apply."""

    file: str = ""
    sheet: str = ""
    cell: str = ""  # A1 reference
    label: str = ""  # what a person calls it: 「実績」 …
    year: FiscalYear | None = None  # of an earlier year's file: file names repeat from year to year
