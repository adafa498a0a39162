"""送付先の一覧: to whom the evaluation workbook goes, where that is not simply every division.

A CSV file as Excel saves it, with the headings 宛先 and メール, and 写し where copies are wanted (several addresses
with spaces between). A recipient's number comes from its address: it is never taken for a division, and stays the same
when rows are added to the list, so that no recipient gets the letter twice.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.mail import texts
from sagamihara_pdca.model.plan import Division
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import mail as faults

_NAME, _MAIL, _COPIES = "宛先", "メール", "写し"


def read_recipients(path: Path) -> tuple[tuple[Division, ...], tuple[Problem, ...]]:
    """Read the recipients in the order of the list, and what is wrong with the list itself; addresses are checked later.

    Raises:
        MailRefused: the file can't be read as text, or not as a table.
    """
    headings, rows = _table(path)
    missing = tuple(faults.list_heading_missing(Place(path.name, cell=f"{column}1"), heading)
                    for column, heading in (("A", _NAME), ("B", _MAIL)) if heading not in headings)
    if missing:
        return (), missing
    filled = [(number, row) for number, row in enumerate(rows, start=2) if row[_NAME].strip() or row[_MAIL].strip()]
    nameless = tuple(faults.list_name_missing(Place(path.name, cell=f"A{number}"))
                     for number, row in filled if not row[_NAME].strip())
    return tuple(_recipient(row) for _, row in filled if row[_NAME].strip()), nameless


def _table(path: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Headings and rows."""
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), restval="")  # newline: CR alone ends a line on old Macs
    try:
        return tuple(reader.fieldnames or ()), list(reader)
    except csv.Error as fault:
        raise MailRefused(texts.LIST_NO_TABLE.format(file=path.name)) from fault


def _recipient(row: dict[str, str]) -> Division:
    name, address = row[_NAME].strip(), row[_MAIL].strip()
    number = hashlib.sha256((address.lower() or name).encode()).hexdigest()[:8]
    return Division(f"送付先{number}", name, mail=tuple(filter(None, (address, *row.get(_COPIES, "").split()))))


def _text(path: Path) -> str:
    """Excel saves CSV as UTF-8 with a mark, or in the code of Japanese Windows."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise MailRefused(texts.LIST_NOT_OPENED.format(file=path.name, reason=fault.strerror)) from fault
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MailRefused(texts.LIST_ENCODING.format(file=path.name))
