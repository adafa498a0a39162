"""送付一覧, the index of a run: a row for each letter.

A person checks it as a workbook, which is written from the same rows. The program compares what it sends with
`index.jsonl` beside the drafts: a letter that differs from its row is not sent.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.letter import LetterKey
from sagamihara_pdca.letters.quoting import safe_line
from sagamihara_pdca.mail import message, texts
from sagamihara_pdca.mail.guard import Checked
from sagamihara_pdca.mail.letter_keys import flat_key, read_key
from sagamihara_pdca.storage import replace_file

INDEX_NAME = "index.jsonl"
#: Characters that Windows does not allow in a file name.
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One letter of the run. `draft` is "" where the letter can't be sent; `remarks` say why, or what to look at."""

    key: LetterKey
    division_name: str
    to: str
    cc: tuple[str, ...]
    subject: str
    attachment: str  # file name
    size_bytes: int  # of the attachment
    sha256: str  # of the attachment
    projects: tuple[str, ...]
    draft: str  # file name of the .eml
    digest: str  # of all that the receiver sees
    remarks: tuple[str, ...]
    draft_sha256: str = ""  # of the .eml as it was written; "" in an index of the first version

    @property
    def is_ready(self) -> bool:
        """Whether the letter has a draft, and so may be sent."""
        return bool(self.draft)


def row_of(checked: Checked) -> IndexRow:
    """The row of a checked letter; sizes in bytes."""
    letter, enclosure = checked.letter, checked.enclosure
    draft = message.draft(letter, enclosure) if checked.is_clear else b""
    return IndexRow(
        key=letter.key,
        division_name=safe_line(letter.division_name),
        to=letter.to.address if letter.to else "",
        cc=tuple(box.address for box in letter.cc),
        subject=letter.subject,
        attachment=enclosure.name if enclosure else "",
        size_bytes=len(enclosure.data) if enclosure else 0,
        sha256=enclosure.sha256 if enclosure else "",
        projects=letter.projects,
        draft=_draft_name(checked) if checked.is_clear else "",
        digest=message.digest(letter, enclosure),
        remarks=tuple(f"{problem.severity.value}: {problem.message}" for problem in checked.problems),
        draft_sha256=hashlib.sha256(draft).hexdigest() if draft else "",
    )


def write_index(rows: tuple[IndexRow, ...], folder: Path) -> None:
    """Write the rows to `index.jsonl` in the folder.

    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    replace_file(folder / INDEX_NAME, "".join(
        json.dumps({**asdict(row), "key": flat_key(row.key)}, ensure_ascii=False) + "\n" for row in rows).encode())


def read_index(folder: Path) -> tuple[IndexRow, ...]:
    """Read the rows as they were written with the drafts; empty when there are no drafts yet.

    Raises:
        MailRefused: the file is damaged.
    """
    path = folder / INDEX_NAME
    if not path.exists():
        return ()
    try:
        return tuple(_row(line) for line in path.read_text("utf-8").splitlines())
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise MailRefused(texts.INDEX_DAMAGED.format(file=path.name)) from fault


def _draft_name(checked: Checked) -> str:
    # The number goes first: names that a file system takes for one another stay apart.
    key = checked.letter.key
    suffix = f"_第{key.issue}号" if key.kind.form.is_numbered else ""
    return f"{key.division}_{checked.letter.division_name}{suffix}.eml".translate(_FORBIDDEN)


def _row(line: str) -> IndexRow:
    flat: dict[str, Any] = json.loads(line)
    lists = {name: tuple(value) for name, value in flat.items() if isinstance(value, list)}
    return IndexRow(**{**flat, **lists, "key": read_key(flat["key"])})
