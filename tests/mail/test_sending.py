"""Letters sent to a real server on the loopback, with TLS and log-in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.errors import JournalUnusable
from sagamihara_pdca.mail import LetterState, Security, send, send_trial, status, write_drafts
from sagamihara_pdca.mail.journal import Event, read_journal
from tests.mail.certificates import Certificates
from tests.mail.smtp_server import RunningServer, mail_server
from tests.worlds.mail_town import DIVISIONS, file_of, guard, letters_in, post

SENT, WAITING, FAILED, UNDECIDED = LetterState.SENT, LetterState.WAITING, LetterState.FAILED, LetterState.UNDECIDED


def test_every_letter_arrives_once_with_its_own_file(tmp_path: Path, server: RunningServer,
                                                     certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")

    report = send(letters, guard(), tmp_path / "mail", tmp_path / "journal.jsonl",
                  post(server.port, certificates.authority), confirm=5)

    assert report.is_complete and report.sent_now == 5
    received = server.received()
    assert [mail.receivers for mail in received] == [division.mail for division in DIVISIONS]
    for mail, letter in zip(received, letters, strict=True):
        (attachment,) = mail.message.iter_attachments()
        assert letter.attachment is not None
        assert attachment.get_filename() == letter.attachment.name
        assert attachment.get_payload(decode=True) == file_of(letter).read_bytes()
        assert mail.message["Subject"] == letter.subject
        assert mail.body == letter.body
        assert mail.message["Bcc"] is None and mail.message["X-Unsent"] is None
        assert mail.message["Date"] == "Thu, 01 May 2025 00:00:00 +0000"


def test_the_journal_has_an_intent_before_every_outcome(tmp_path: Path, certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "journal.jsonl"
    write_drafts(letters, guard(), tmp_path / "mail")

    with mail_server(tmp_path / "received", certificates, "--answer-451-on", "2", "--drop-on", "3") as server:
        send(letters, guard(), tmp_path / "mail", journal, post(server.port, certificates.authority), confirm=5)

    entries = read_journal(journal)
    assert [entry.event for entry in entries[::2]] == [Event.INTENT] * 5
    assert [entry.event for entry in entries[1::2]] == [
        Event.SENT, Event.FAILED, Event.UNDECIDED, Event.SENT, Event.SENT]
    assert [entry.key.division for entry in entries] == [d.number for d in DIVISIONS for _ in range(2)]
    assert entries[0].message_id == entries[1].message_id and entries[0].at == "2025-05-01T00:00:00+00:00"


def test_what_was_sent_is_not_sent_again(tmp_path: Path, server: RunningServer, certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")
    arguments = (letters, guard(), tmp_path / "mail", tmp_path / "journal.jsonl",
                 post(server.port, certificates.authority))

    send(*arguments, confirm=1, only=("図書館",))
    second = send(*arguments, confirm=5)
    third = send(*arguments, confirm=5, resend=True)

    assert (second.sent_now, third.sent_now) == (4, 0)
    assert len(server.received()) == 5


def test_tls_from_the_first_byte_works_as_starttls_does(tmp_path: Path, certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")

    with mail_server(tmp_path / "received", certificates, "--tls") as server:
        report = send(letters, guard(), tmp_path / "mail", tmp_path / "journal.jsonl",
                      post(server.port, certificates.authority, security=Security.TLS), confirm=5)

        assert report.is_complete and len(server.received()) == 5


#: option, state of the third letter, letters that arrived, letters that arrive when the command is run once more
MOODS = [
    (("--drop-on", "3"), UNDECIDED, 5, 5),
    (("--lose-on", "3"), UNDECIDED, 4, 4),
    (("--answer-451-on", "3"), FAILED, 4, 5),
    (("--shut-on", "3"), FAILED, 4, 5),
    (("--refuse", "watanabe2@town.mizuno.example"), FAILED, 4, 4),
    (("--refuse", "shocho@town.mizuno.example"), FAILED, 4, 4),  # only in Cc: nobody gets the letter
    (("--drop-at-rcpt", "watanabe2@town.mizuno.example"), FAILED, 4, 4),
    (("--slow-seconds", "0.2"), SENT, 5, 5),
]


@pytest.mark.parametrize(("options", "state", "arrived", "arrived_later"), MOODS)
def test_a_difficult_server_costs_no_letter_and_doubles_none(
        tmp_path: Path, certificates: Certificates, options: tuple[str, ...], state: LetterState,
        arrived: int, arrived_later: int) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "journal.jsonl"
    rows = write_drafts(letters, guard(), tmp_path / "mail").rows

    with mail_server(tmp_path / "received", certificates, *options) as server:
        arguments = (letters, guard(), tmp_path / "mail", journal, post(server.port, certificates.authority))
        report = send(*arguments, confirm=5)

        assert [result.state for result in report.results] == [SENT, SENT, state, SENT, SENT]
        assert [letter.state for letter in status(journal, rows)] == [SENT, SENT, state, SENT, SENT]
        assert len(server.received()) == arrived

        send(*arguments, confirm=5)

        numbers = [mail.message["Message-ID"] for mail in server.received()]
        assert len(numbers) == len(set(numbers)) == arrived_later


def test_a_doubtful_letter_goes_again_only_when_asked_and_can_be_told_by_its_number(
        tmp_path: Path, certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "journal.jsonl"
    rows = write_drafts(letters, guard(), tmp_path / "mail").rows

    with mail_server(tmp_path / "received", certificates, "--drop-on", "3") as server:
        arguments = (letters, guard(), tmp_path / "mail", journal, post(server.port, certificates.authority))
        send(*arguments, confirm=5)
        assert send(*arguments, confirm=5).sent_now == 0

        assert send(*arguments, confirm=5, resend=True).sent_now == 1

        numbers = [mail.message["Message-ID"] for mail in server.received()]
        assert len(numbers) == 6 and numbers[2] == numbers[5]
        assert all(letter.state is SENT for letter in status(journal, rows))


def test_a_server_that_does_not_answer_in_time_leaves_a_doubt(tmp_path: Path, certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books", DIVISIONS[:1])
    write_drafts(letters, guard(), tmp_path / "mail")

    with mail_server(tmp_path / "received", certificates, "--slow-seconds", "5") as server:
        report = send(letters, guard(), tmp_path / "mail", tmp_path / "journal.jsonl",
                      post(server.port, certificates.authority, final_timeout_seconds=0.3), confirm=1)

    assert report.results[0].state is UNDECIDED
    assert "返答がありません" in report.results[0].note


def test_a_message_over_the_servers_limit_is_refused_and_the_others_go(tmp_path: Path,
                                                                       certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    file = file_of(letters[1])
    file.write_text(file.read_text("utf-8").replace('"filling": ""', f'"filling": "{"x" * 9000}"'), "utf-8")
    write_drafts(letters, guard(), tmp_path / "mail")

    with mail_server(tmp_path / "received", certificates, "--size-limit", "6000") as server:
        report = send(letters, guard(), tmp_path / "mail", tmp_path / "journal.jsonl",
                      post(server.port, certificates.authority), confirm=5)

        assert [result.state for result in report.results] == [SENT, FAILED, SENT, SENT, SENT]
        assert "552" in report.results[1].note
        assert len(server.received()) == 4


def test_a_trial_goes_to_the_clerk_alone_and_shows_the_real_headers(tmp_path: Path, server: RunningServer,
                                                                    certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "journal.jsonl"
    write_drafts(letters, guard(), tmp_path / "mail")
    means = post(server.port, certificates.authority)

    report = send_trial(letters, guard(), tmp_path / "mail", means, test_to="clerk@town.mizuno.example")

    assert report.sent_now == 5 and not journal.exists()
    third = server.received()[2]
    assert {mail.receivers for mail in server.received()} == {("clerk@town.mizuno.example",)}
    assert third.message["To"] == "clerk@town.mizuno.example" and third.message["Cc"] is None
    for shown in ("To: 渡邊出張所 <watanabe2@town.mizuno.example>", "Cc: 渡邊出張所 <shocho@town.mizuno.example>",
                  "Subject: みずの町デジタル推進計画に係る令和6年度の実績等の入力について（依頼）"):
        assert shown in third.body

    assert send(letters, guard(), tmp_path / "mail", journal, means, confirm=5).sent_now == 5


def test_a_letter_whose_text_changed_after_sending_is_told_and_sent_again_only_on_request(
        tmp_path: Path, server: RunningServer, certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "journal.jsonl"
    write_drafts(letters, guard(), tmp_path / "mail")
    to = post(server.port, certificates.authority)
    send(letters, guard(), tmp_path / "mail", journal, to, confirm=5)
    later = (replace(letters[0], body=letters[0].body + "\n期限を6月10日に延ばします。\n"), *letters[1:])

    rows = write_drafts(later, guard(), tmp_path / "mail").rows
    untold = send(later, guard(), tmp_path / "mail", journal, to, confirm=5)
    again = send(later, guard(), tmp_path / "mail", journal, to, confirm=5, resend=True)

    assert untold.results[0].state is LetterState.CHANGED and untold.sent_now == 0
    assert again.sent_now == 1
    assert [one.state for one in status(journal, rows)] == [SENT] * 5
    assert len(server.received()) == 6


@pytest.mark.parametrize("lose", ["the journal", "its last lines"])
def test_without_its_journal_a_draft_that_was_sent_is_not_sent_again(
        lose: str, tmp_path: Path, server: RunningServer, certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "records" / "journal.jsonl"
    write_drafts(letters, guard(), tmp_path / "mail")
    to = post(server.port, certificates.authority)
    send(letters, guard(), tmp_path / "mail", journal, to, confirm=5)
    kept = journal.read_bytes().splitlines(keepends=True)[:-2]
    journal.unlink() if lose == "the journal" else journal.write_bytes(b"".join(kept))

    write_drafts(letters, guard(), tmp_path / "mail")
    with pytest.raises(JournalUnusable, match="二重に送らない"):
        send(letters, guard(), tmp_path / "mail", journal, to, confirm=5)

    assert len(server.received()) == 5


def test_drafts_that_were_cleared_and_written_anew_are_not_sent_again(tmp_path: Path, server: RunningServer,
                                                                    certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "records" / "journal.jsonl"
    to = post(server.port, certificates.authority)
    for folder in ("mail", "anew"):
        write_drafts(letters, guard(), tmp_path / folder)
        report = send(letters, guard(), tmp_path / folder, journal, to, confirm=5)

    assert report.is_complete and report.sent_now == 0
    assert len(server.received()) == 5
