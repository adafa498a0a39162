"""日付.csv: the dates that were typed, as what is used or offered the next time.

    項目,日付
    提出期限,2025-05-30

The menu shows each to be typed over, and a command that is given none uses the last one. A line that can't be read is passed
over: the menu, or the command, then asks for the date as if none had been typed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sagamihara_pdca.notation.typed_date import read_typed_date
from sagamihara_pdca.records.lines import csv_bytes
from sagamihara_pdca.storage import replace_file

_NAME = "日付.csv"
_HEADINGS = ("項目", "日付")


def read_dates(folder: Path) -> Mapping[str, date]:
    """Return the dates by what they are for; none where nothing was remembered."""
    try:
        text = (folder / _NAME).read_text("utf-8-sig", errors="replace")
    except OSError:
        return {}
    typed = ((row[0], read_typed_date(row[1])) for row in csv.reader(io.StringIO(text, newline="")) if len(row) == len(_HEADINGS))
    return {what: day for what, day in typed if day is not None}


def remember_date(folder: Path, what: str, day: date) -> None:
    """Write the date beside the others. BookInUse, FileNotWritten: see `storage`."""
    dates = {**read_dates(folder), what: day}
    replace_file(folder / _NAME, csv_bytes(_HEADINGS, ((name, one.isoformat()) for name, one in dates.items())))
