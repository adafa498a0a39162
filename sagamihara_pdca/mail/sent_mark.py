"""送信済み.txt beside the drafts: how long the journal was when they were sent.

The journal lies in `records/`, the drafts below `output/`. A journal that is missing or shorter than the mark was lost or
replaced by an older copy, and sending without it would send letters twice.
"""

from __future__ import annotations

import re
from pathlib import Path

from sagamihara_pdca.errors import JournalUnusable
from sagamihara_pdca.mail.journal import read_journal
from sagamihara_pdca.storage import replace_file

_NAME = "送信済み.txt"


def mark_sent(folder: Path, lines: int) -> None:
    """Write the number of lines that the journal has.

    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    words = f"この下書きは送信を始めました。送信の記録：{lines}行\r\n記録は records フォルダにあります。消さないでください。\r\n"
    replace_file(folder / _NAME, words.encode("utf-8-sig"))


def check_journal(folder: Path, journal_path: Path) -> None:
    """Check that the journal is not shorter than when the drafts in the folder were last sent.

    Raises:
        JournalUnusable: it is, or it is damaged.
    """
    path = folder / _NAME
    if not path.exists():
        return
    marked = re.search("送信の記録：([0-9]+)行", path.read_text("utf-8-sig", errors="replace"))
    if marked is None or not journal_path.exists() or len(read_journal(journal_path)) < int(marked[1]):
        raise JournalUnusable(f"この下書きは既に送信を始めていますが、送信の記録「{journal_path.name}」がないか、古いものに置き換わっています。"
                              "二重に送らないよう、送信を中止しました。records フォルダをバックアップから戻してください。")
