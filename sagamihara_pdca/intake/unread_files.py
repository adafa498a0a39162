"""Files from which no answer can be read, and whose they may be by their names: an .xls or a PDF may be the answer all the same.

A name is a hint for people and never decides anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.model.plan import Division

#: What may stand before a division's name. After another letter it is part of a longer name: 「情報総務課」 is not 「総務課」.
_NO_LETTER = r"(?<![^\W\d_])"


def unread_files(collection: Collection) -> tuple[FileReading, ...]:
    """Return the files that are no division's answer, but for those that are certainly none, such as a program's own."""
    return tuple(r for r in collection.files if r.submission is None and r.verdict is not FileVerdict.IGNORED)


def division_by_name(file: str, divisions: Iterable[Division]) -> Division | None:
    """Return the one division whose name stands in the path, the longer where one is part of another; None in doubt."""
    path = _plain(file)
    named = [(_plain(division.name), division) for division in divisions if _plain(division.name) in path]
    whole = [(name, division) for name, division in named if not any(name != other and name in other for other, _ in named)]
    if len(whole) != 1 or not re.search(_NO_LETTER + re.escape(whole[0][0]), path):
        return None
    return whole[0][1]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
