"""Compare letters with the index that a person has checked: what differs from it is not sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.guard import Checked, Guard, check
from sagamihara_pdca.mail.index import IndexRow, read_index, row_of
from sagamihara_pdca.model.plan import Profile
from sagamihara_pdca.notation.mail_address import fault_of

Pair = tuple[Letter, IndexRow]


def check_settings(profile: Profile) -> None:
    """Sending needs a sender and a list of domains; drafts do without.

    Raises:
        MailRefused: one of them is missing.
    """
    if not profile.mail_from or fault_of(profile.mail_from):
        raise MailRefused(texts.NO_SENDER)
    if not profile.mail_domains:
        raise MailRefused(texts.NO_DOMAINS)


def agreeing_with_index(letters: tuple[Letter, ...], guard: Guard, folder: Path,
                        only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> tuple[Pair, ...]:
    """Pair each letter with its row of the index, after checking that all of them agree.

    Args:
        folder: with the drafts and their index.
        only: 課番号 or 課名 of the divisions to return; empty: all.
        without: of those to leave out.
    Raises:
        MailRefused: no index, a letter that differs from its row, or a name that is not one division's.
    """
    rows = read_index(folder)
    if not rows:
        raise MailRefused(texts.NO_DRAFTS)
    checked = tuple(check(letter, guard) for letter in letters)
    now = tuple(map(row_of, checked))
    if now != rows:
        different = sorted({row.division_name for row in set(now) ^ set(rows)}) or [texts.ORDER_DIFFERS]
        raise MailRefused(texts.INDEX_DIFFERS.format(divisions="、".join(different), details="".join(_differences(rows, checked))))
    chosen = {row.key for row in chosen_rows(rows, only, without)}
    return tuple(pair for pair in zip(letters, rows, strict=True) if pair[1].key in chosen)


def _differences(rows: tuple[IndexRow, ...], checked: tuple[Checked, ...]) -> Iterator[str]:
    """What changed in each letter that the index has: addresses with both values, and what keeps it from being sent now."""
    then = {row.key.division: row for row in rows}
    for one in checked:
        row, old = row_of(one), then.get(one.letter.key.division)
        if old is not None and old.to != row.to:
            yield texts.ADDRESS_DIFFERS.format(division=row.division_name, then=old.to, now=row.to)
        if not row.is_ready and (old is None or old.is_ready):
            yield texts.NOW_HELD.format(division=row.division_name, faults="".join(str(problem) for problem in one.problems))


def chosen_rows(rows: tuple[IndexRow, ...], only: tuple[str, ...] = (),
                without: tuple[str, ...] = ()) -> tuple[IndexRow, ...]:
    """The rows of the divisions named in `only`, or all of them, but for those in `without`.

    Raises:
        MailRefused: a name that is not written exactly as in the index, or not one division's.
    """
    kept, left_out = _named(rows, only), _named(rows, without)
    return tuple(row for row in rows if (not only or row.key.division in kept) and row.key.division not in left_out)


def _named(rows: tuple[IndexRow, ...], names: tuple[str, ...]) -> set[str]:
    """The numbers of the named divisions."""
    numbers = set()
    for wanted in names:
        found = {row.key.division for row in rows if wanted in (row.key.division, row.division_name)}
        if len(found) != 1:
            raise MailRefused((texts.NAME_AMBIGUOUS if found else texts.NAME_UNKNOWN).format(division=wanted))
        numbers |= found
    return numbers
