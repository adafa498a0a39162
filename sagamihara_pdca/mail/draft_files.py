"""The .eml files as they lie in the folder: edited, taken away, or as they were written.

A draft may be opened, edited and saved in the mail program, or taken away to hold its letter back. What is sent is composed
anew, so that such a draft must stop the sending: it would go out otherwise than it was last seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sagamihara_pdca.errors import FolderInUse, MailRefused
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.index import IndexRow
from sagamihara_pdca.storage import copy_name, sha256_of

#: Beneath the drafts, so that nobody sends a copy together with them.
_ASIDE = "書き換えられた下書き"


def check_drafts(rows: Iterable[IndexRow], folder: Path) -> None:
    """Check that the draft of every row lies in the folder as it was written.

    Raises:
        MailRefused: one is missing or was edited; the text names all of them.
    """
    missing: list[str] = []
    edited: list[str] = []
    for row in rows:
        digest = sha256_of(folder / row.draft)
        if digest != row.draft_sha256:
            (edited if digest else missing).append(row.draft)
    if missing or edited:
        told = ((texts.DRAFTS_MISSING, missing), (texts.DRAFTS_EDITED, edited))
        raise MailRefused("".join(words.format(files="、".join(files)) for words, files in told if files))


def set_aside_edited(before: tuple[IndexRow, ...], rows: tuple[IndexRow, ...], folder: Path) -> tuple[Path, ...]:
    """Move the drafts that are none of ours, or ours no longer, out of the way of those that are to be written.

    Raises:
        FolderInUse: another program has one of them open.
    """
    ours = {(row.draft, row.draft_sha256) for row in (*before, *rows)}
    names = sorted({Path(row.draft).name for row in (*before, *rows) if row.is_ready})
    found = ((folder / name, sha256_of(folder / name)) for name in names)
    return tuple(_move(path) for path, digest in found if digest and (path.name, digest) not in ours)


def taken_away(before: tuple[IndexRow, ...], rows: tuple[IndexRow, ...], folder: Path) -> tuple[str, ...]:
    """Return the names of the drafts that are to be written again, and that somebody had taken away."""
    again = {row.draft for row in rows if row.is_ready}
    return tuple(row.draft for row in before if row.draft in again and not (folder / row.draft).exists())


def _move(path: Path) -> Path:
    (path.parent / _ASIDE).mkdir(exist_ok=True)
    copy = copy_name(path.parent / _ASIDE / path.name, of=path)
    try:
        return path.rename(copy)
    except OSError as fault:
        raise FolderInUse(texts.DRAFT_IN_USE.format(file=path.name)) from fault
