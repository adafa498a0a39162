"""A date as a person types it: 「令和7年3月31日」「R7.3.31」「2025/3/31」. A date without a year is not parsed."""

from __future__ import annotations

import re
from datetime import date

from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.fiscal_year import YEAR, year_named

_DAY = re.compile(rf"({YEAR})\s*(?:年|[./-])\s*([0-9]{{1,2}})\s*(?:月|[./-])\s*([0-9]{{1,2}})\s*日?(?:\s*\([月火水木金土日]\))?")


def read_typed_date(text: str) -> date | None:
    """Parse a text that names one existing date and nothing else; None when it is anything else."""
    found = _DAY.fullmatch(narrow(visible(text)).strip())
    # A calendar year and a fiscal year of an era have the same number.
    year = year_named(found[1]) if found else None
    if found is None or year is None:
        return None
    try:
        return date(year.start, int(found[2]), int(found[3]))
    except ValueError:
        return None
