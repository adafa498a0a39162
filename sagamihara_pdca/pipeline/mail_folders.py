"""Where drafts and the journal of a year lie."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.mail.journal import adopt_journal
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings


def mail_folder(settings: Settings, year: FiscalYear) -> Path:
    """Return the folder with a folder of drafts for each kind of letter."""
    return settings.output(year) / "mail"


def adopted_journal(settings: Settings, year: FiscalYear) -> Path:
    """Return the year's journal. One of the first version, which lay below `output/`, is moved to the records.

    Raises:
        JournalUnusable: there is one in both places.
        FolderInUse, FileNotWritten: it can't be moved now.
    """
    path, first = _journals(settings, year)
    if first.exists():
        adopt_journal(first, path)
    return path


def journal_to_read(settings: Settings, year: FiscalYear) -> Path:
    """Return the year's journal where it lies now; nothing is moved."""
    path, first = _journals(settings, year)
    return first if first.exists() and not path.exists() else path


def _journals(settings: Settings, year: FiscalYear) -> tuple[Path, Path]:
    return settings.records(year) / "送信記録.jsonl", mail_folder(settings, year) / "journal.jsonl"
