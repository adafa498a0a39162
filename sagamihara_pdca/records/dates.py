"""日付.csv: the dates that were typed in the menu, as what is offered the next time.

    項目,日付
    提出期限,2025-05-30

Nothing is computed from them: each is shown and may be typed over before it is used. A line that can't be read is
therefore passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sagamihara_pdca.notation.typed_date import read_typed_date
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
    written = io.StringIO(newline="")
    csv.writer(written).writerows((_HEADINGS, *((name, one.isoformat()) for name, one in dates.items())))
    replace_file(folder / _NAME, written.getvalue().encode("utf-8-sig"))
