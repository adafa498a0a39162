"""送信済み.txt beside the drafts: how long the journal was when they were sent.

The journal lies in `records/`, the drafts below `output/`. A journal that is missing or shorter than the mark was lost or
replaced by an older copy, and sending without it would send letters twice.
"""

from __future__ import annotations

import re
from pathlib import Path

from sagamihara_pdca.errors import JournalUnusable
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.journal import read_journal
from sagamihara_pdca.storage import replace_file

_NAME = "送信済み.txt"


def mark_sent(folder: Path, lines: int) -> None:
    """Write the number of lines that the journal has.

    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    replace_file(folder / _NAME, texts.SENT_MARK.format(lines=lines).encode("utf-8-sig"))


def check_journal(folder: Path, journal_path: Path) -> None:
    """Check that the journal is not shorter than when the drafts in the folder were last sent.

    Raises:
        JournalUnusable: it is, or it is damaged.
    """
    path = folder / _NAME
    if not path.exists():
        return
    marked = re.search(texts.SENT_MARK_LINES.format(lines="([0-9]+)"), path.read_text("utf-8-sig", errors="replace"))
    if marked is None or not journal_path.exists() or len(read_journal(journal_path)) < int(marked[1]):
        raise JournalUnusable(texts.JOURNAL_LOST.format(file=journal_path.name))
