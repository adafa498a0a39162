"""Telephone numbers and mail addresses in the lines of a 連絡先, as a page can link to them."""

from __future__ import annotations

import re

_MAIL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
#: A whole number with its area code: 042-769-8212. What another digit or hyphen touches is something else, such as a postcode.
_TELEPHONE = re.compile(r"(?<![0-9-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![0-9-])")
_DIGITS_OF_A_NUMBER = (10, 11)
_FAX = re.compile(r"fax|ファッ?クス|ファクシミリ|ＦＡＸ", re.IGNORECASE)


def mail_addresses(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return every mail address of the lines, as it is written there."""
    return tuple(found for line in lines for found in _MAIL.findall(line))


def linked_parts(line: str) -> tuple[tuple[str, str], ...]:
    """Split a line into words and where they lead: "mailto:…", "tel:…", or "" for plain words.

    A fax number leads nowhere: nobody answers there.
    """
    parts: list[tuple[str, str]] = []
    end = 0
    for start, stop, target in sorted(_links(line)):
        parts += [(line[end:start], ""), (line[start:stop], target)]
        end = stop
    return tuple(part for part in (*parts, (line[end:], "")) if part[0])


def _links(line: str) -> list[tuple[int, int, str]]:
    mails = [(m.start(), m.end(), f"mailto:{m[0]}") for m in _MAIL.finditer(line)]
    numbers = [(m.start(), m.end(), f"tel:{m[0].replace('-', '')}") for m in _TELEPHONE.finditer(line)
               if len(m[0].replace("-", "")) in range(_DIGITS_OF_A_NUMBER[0], _DIGITS_OF_A_NUMBER[1] + 1)]
    spoken = [n for n in numbers if not _FAX.search(line[:n[0]])]
    return [*mails, *(n for n in spoken if not any(start <= n[0] < stop for start, stop, _ in mails))]
