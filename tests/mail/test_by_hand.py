"""Letters that a clerk sent from the mail program count as sent, once they are recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca.errors import JournalUnusable, MailRefused
from sagamihara_pdca.mail import Drafts, LetterState, record_sent, send, status, write_drafts
from sagamihara_pdca.mail.journal import Event, read_journal
from tests.mail.certificates import Certificates
from tests.mail.smtp_server import RunningServer, mail_server
from tests.worlds.mail_town import DIVISIONS, NOW, guard, letters_in, post

SENT, WAITING, UNDECIDED = LetterState.SENT, LetterState.WAITING, LetterState.UNDECIDED


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return write_drafts(letters_in(tmp_path / "books"), guard(), tmp_path / "mail")


def _record(drafts: Drafts, *which: str, on: date | None = None) -> list[str]:
    journal = drafts.folder.parent / "journal.jsonl"
    return [row.division_name for row in record_sent(drafts.folder, journal, which, lambda: NOW, on)]


@pytest.mark.parametrize("name", ["04", "図書館", "04_図書館.eml", "mail/request/04_図書館.eml"])
def test_a_letter_is_named_by_its_division_or_its_draft(name: str, drafts: Drafts) -> None:
    assert _record(drafts, name) == ["図書館"]


def test_what_was_sent_by_hand_is_in_the_chained_journal_and_is_not_sent_again(
        drafts: Drafts, server: RunningServer, certificates: Certificates, tmp_path: Path) -> None:
    journal, letters = tmp_path / "journal.jsonl", letters_in(tmp_path / "books", write=False)
    _record(drafts, "図書館", "01", on=date(2025, 4, 28))

    report = send(letters, guard(), drafts.folder, journal, post(server.port, certificates.authority), confirm=5)

    assert report.is_complete and report.sent_now == 3 and len(server.received()) == 3
    first = read_journal(journal)[1]
    assert (first.event, first.note, first.at) == (Event.BY_HAND, "手作業で送信", "2025-04-28T00:00:00+09:00")
    assert [one.state for one in status(journal, drafts.rows)] == [SENT] * 5


def test_a_letter_that_changed_after_it_was_sent_by_hand_is_told(drafts: Drafts, tmp_path: Path) -> None:
    _record(drafts, "図書館")
    changed = tuple(replace(one, body=one.body + "追伸\n") for one in letters_in(tmp_path / "books"))

    rows = write_drafts(changed, guard(), drafts.folder).rows

    assert [one.state for one in status(tmp_path / "journal.jsonl", rows)].count(LetterState.CHANGED) == 1


def test_a_letter_without_an_address_can_be_recorded_because_it_went_another_way(tmp_path: Path) -> None:
    town = (replace(DIVISIONS[0], mail=()), *DIVISIONS[1:])
    drafts = write_drafts(letters_in(tmp_path / "books", town), guard(town), tmp_path / "mail")

    assert _record(drafts, "総務課") == ["総務課"]
    assert status(tmp_path / "journal.jsonl", drafts.rows)[0].state is SENT


def test_a_doubt_ends_when_the_letter_was_sent_by_hand(drafts: Drafts, certificates: Certificates, tmp_path: Path) -> None:
    journal, letters = tmp_path / "journal.jsonl", letters_in(tmp_path / "books", write=False)
    with mail_server(tmp_path / "received", certificates, "--lose-on", "3") as server:
        send(letters, guard(), drafts.folder, journal, post(server.port, certificates.authority), confirm=5)
    assert status(journal, drafts.rows)[2].state is UNDECIDED

    _record(drafts, "03")

    assert status(journal, drafts.rows)[2].state is SENT


WRONG = [
    (("渡辺",), None, "「渡辺」は、送付一覧にありません"),
    (("図書館", "ない課"), None, "「ない課」は、送付一覧にありません"),
    (("図書館",), date(2025, 5, 2), "今日より後"),
]


@pytest.mark.parametrize(("which", "on", "said"), WRONG)
def test_what_is_not_certain_is_refused_and_nothing_is_recorded(which: tuple[str, ...], on: date | None, said: str,
                                                                drafts: Drafts, tmp_path: Path) -> None:
    with pytest.raises(MailRefused, match=said):
        _record(drafts, *which, on=on)

    assert not (tmp_path / "journal.jsonl").exists()


def test_a_letter_that_was_sent_already_is_not_recorded_again_nor_the_others_beside_it(drafts: Drafts, tmp_path: Path) -> None:
    _record(drafts, "図書館")

    with pytest.raises(MailRefused, match="「図書館」宛ての依頼は、既に送信済み"):
        _record(drafts, "総務課", "図書館")

    assert len(read_journal(tmp_path / "journal.jsonl")) == 1


def test_without_drafts_there_is_nothing_to_record(tmp_path: Path) -> None:
    with pytest.raises(MailRefused, match="まだありません"):
        record_sent(tmp_path / "mail", tmp_path / "journal.jsonl", ("図書館",), lambda: NOW)


def test_a_lost_journal_is_noticed_after_letters_were_recorded_too(drafts: Drafts, tmp_path: Path) -> None:
    _record(drafts, "図書館")
    (tmp_path / "journal.jsonl").unlink()

    with pytest.raises(JournalUnusable, match="二重に送らない"):
        _record(drafts, "総務課")
