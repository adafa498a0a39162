"""The journal survives what computers do to files, and knows what it does not know."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.errors import FolderInUse, JournalUnusable, MailRefused
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.mail import LetterState, settle, status, write_drafts
from sagamihara_pdca.mail.journal import Entry, Event, adopt_journal, open_journal, read_journal
from tests.worlds.mail_town import DIVISIONS, NOW, guard, key_of, letters_in

INTENT, SENT, FAILED, UNDECIDED, SETTLED = Event.INTENT, Event.SENT, Event.FAILED, Event.UNDECIDED, Event.SETTLED


def _entry(event: Event, at: str = "2025-05-01T09:00:00+09:00") -> Entry:
    return Entry(at, event, key_of(DIVISIONS[0]), "総務課", "soumu@town.mizuno.example", (), "0" * 64, "<1@x>", "メモ")


def _write(path: Path, *entries: Entry) -> None:
    with open_journal(path) as journal:
        for entry in entries:
            journal.append(entry)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    entries = (_entry(INTENT), replace(_entry(SENT), note="250 改行\nと\u2028記号", cc=("a@x.jp", "b@x.jp")))

    _write(tmp_path / "journal.jsonl", *entries)

    assert read_journal(tmp_path / "journal.jsonl") == entries


def test_no_journal_is_an_empty_one(tmp_path: Path) -> None:
    assert read_journal(tmp_path / "journal.jsonl") == ()


def test_a_torn_last_line_counts_as_not_written_wherever_it_is_torn(tmp_path: Path) -> None:
    path, entries = tmp_path / "journal.jsonl", (_entry(INTENT), _entry(SENT), _entry(INTENT))
    _write(path, *entries)
    data = path.read_bytes()
    start_of_last = data[:-1].rfind(b"\n") + 1

    for end in range(start_of_last, len(data)):
        path.write_bytes(data[:end])
        assert read_journal(path) == entries[:2]
        _write(path, _entry(FAILED))
        assert read_journal(path) == (*entries[:2], _entry(FAILED))


def test_zeros_that_a_power_cut_left_at_the_end_are_no_line(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    _write(path, _entry(INTENT))
    path.write_bytes(path.read_bytes() + b"\0" * 300)

    assert read_journal(path) == (_entry(INTENT),)


@pytest.mark.parametrize("damage", [b"{}", b"not json", b"[1]", b"3", b"\xff\xfe", b'{"event": "posted"}', b""])
def test_a_damaged_line_stops_everything_and_names_its_number(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "journal.jsonl"
    _write(path, _entry(INTENT), _entry(SENT))
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + damage + b"\n" + second)

    with pytest.raises(JournalUnusable, match="2行目"):
        read_journal(path)
    with pytest.raises(JournalUnusable):
        _write(path, _entry(SENT))
    assert path.read_bytes() == first + damage + b"\n" + second


def test_the_journal_is_open_to_one_alone(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.jsonl"), pytest.raises(FolderInUse):
        _write(tmp_path / "journal.jsonl", _entry(INTENT))


#: what the journal holds of a letter, and what that means
HISTORIES = [
    ((), LetterState.WAITING),
    ((INTENT,), LetterState.UNDECIDED),
    ((INTENT, SENT), LetterState.SENT),
    ((INTENT, FAILED), LetterState.FAILED),
    ((INTENT, UNDECIDED), LetterState.UNDECIDED),
    ((INTENT, FAILED, INTENT), LetterState.UNDECIDED),
    ((INTENT, FAILED, INTENT, SENT), LetterState.SENT),
    ((INTENT, INTENT, SENT), LetterState.SENT),
    ((INTENT, INTENT, FAILED), LetterState.UNDECIDED),  # the first may still have arrived
    ((INTENT, UNDECIDED, INTENT, FAILED), LetterState.UNDECIDED),
    ((INTENT, UNDECIDED, SETTLED), LetterState.SENT),
    ((INTENT, SETTLED), LetterState.SENT),
]


@pytest.mark.parametrize(("events", "state"), HISTORIES)
def test_a_doubt_stays_until_something_arrives_for_certain(tmp_path: Path, events: tuple[Event, ...],
                                                           state: LetterState) -> None:
    path, letters = tmp_path / "journal.jsonl", letters_in(tmp_path / "books", DIVISIONS[:1])
    (row,) = write_drafts(letters, guard(), tmp_path / "mail").rows
    _write(path, *(replace(_entry(event), sha256=row.sha256) for event in events))

    (letter,) = status(path, (row,))

    assert letter.state is state


def test_a_letter_that_is_no_longer_in_the_index_is_still_listed(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    _write(path, _entry(INTENT))

    (letter,) = status(path, ())

    assert (letter.division_name, letter.state) == ("総務課", LetterState.UNDECIDED)


def test_the_clerk_can_end_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    _write(path, _entry(INTENT))

    with pytest.raises(MailRefused, match="要確認のメールはありません"):
        settle(path, LetterKind.REMINDER, "総務課", lambda: NOW)
    assert settle(path, LetterKind.REQUEST, "総務課", lambda: NOW) == 1

    assert status(path, ())[0].state is LetterState.SENT
    assert read_journal(path)[-1].at == "2025-05-01T09:00:00+09:00"


@pytest.mark.parametrize("change", [
    lambda lines: [lines[0], lines[2]],
    lambda lines: [lines[1], lines[0], lines[2]],
    lambda lines: [lines[0].replace("メモ".encode(), "メ".encode()), *lines[1:]],
    lambda lines: [lines[0], lines[0], *lines[1:]],
])
def test_a_line_that_was_taken_out_moved_changed_or_doubled_is_noticed(
        change: Callable[[list[bytes]], list[bytes]], tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    _write(path, _entry(INTENT), _entry(SENT), _entry(INTENT))
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))

    with pytest.raises(JournalUnusable, match="行目"):
        read_journal(path)


def test_lines_of_the_first_version_which_carry_no_chain_are_read_and_continued(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    _write(path, _entry(INTENT), _entry(SENT))
    flat = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in flat:
        del line["before"], line["digest"]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in flat), "utf-8")

    _write(path, _entry(INTENT))

    assert read_journal(path) == (_entry(INTENT), _entry(SENT), _entry(INTENT))


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A journal where the first version kept it."""
    path = tmp_path / "output" / "journal.jsonl"
    _write(path, _entry(INTENT), _entry(SENT))
    return path


@pytest.mark.parametrize("already", [False, True])
def test_a_journal_of_the_first_version_is_moved_also_when_the_move_was_cut_short(already: bool, first: Path,
                                                                                 tmp_path: Path) -> None:
    path = tmp_path / "records" / "送信記録.jsonl"
    if already:
        path.parent.mkdir()
        path.write_bytes(first.read_bytes())

    adopt_journal(first, path)

    assert read_journal(path) == (_entry(INTENT), _entry(SENT))
    assert not first.exists()


def test_two_journals_are_told_and_neither_is_touched(first: Path, tmp_path: Path) -> None:
    path = tmp_path / "records" / "送信記録.jsonl"
    _write(path, _entry(FAILED))

    with pytest.raises(JournalUnusable, match="2か所"):
        adopt_journal(first, path)

    assert read_journal(path) == (_entry(FAILED),)
    assert read_journal(first) == (_entry(INTENT), _entry(SENT))
