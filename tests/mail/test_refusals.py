"""What could end in the wrong hands is refused: swapped files, swapped addresses, edited tables, look-alike names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.errors import FolderInUse, MailRefused
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Letter, Mailbox
from sagamihara_pdca.mail import LetterState, send, send_trial, write_drafts
from sagamihara_pdca.mail.guard import check
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Division
from sagamihara_pdca.storage import only_run
from tests.mail.certificates import Certificates
from tests.mail.smtp_server import RunningServer
from tests.worlds.mail_town import (
    DIVISIONS,
    file_of,
    guard,
    identity_of,
    letter_for,
    letters_in,
    parcels_in,
    post,
    write_book,
)

WATANABE, LOOK_ALIKE = DIVISIONS[1], DIVISIONS[2]  # 渡辺出張所, 渡邊出張所


def _codes(letter: Letter, **settings: object) -> list[str]:
    return [problem.code for problem in check(letter, guard(**settings)).problems]


def _swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


#: what is wrong with the file, the part that is named
WRONG_FILES: list[tuple[Callable[[Identity], Identity], str]] = [
    (lambda own: replace(own, division="03"), "課"),
    (lambda own: replace(own, division="２"), "課"),
    (lambda own: replace(own, division=""), "課"),
    (lambda own: replace(own, year=FiscalYear(2025)), "年度"),
    (lambda own: replace(own, plan_id="other_ict"), "計画"),
    (lambda own: replace(own, edition="令和7年3月"), "計画の版"),
    (lambda own: replace(own, kind=BookKind.REVIEW), "種類"),
    (lambda own: replace(own, kind=BookKind.RETURN), "種類"),
    (lambda own: replace(own, issue=2), "発行の番号"),
]


@pytest.mark.parametrize(("change", "part"), WRONG_FILES)
def test_a_file_that_is_not_the_addressees_is_refused(tmp_path: Path, change: Callable[[Identity], Identity],
                                                      part: str) -> None:
    (parcel,) = parcels_in(tmp_path, [WATANABE])
    write_book(file_of(parcel), change(identity_of(WATANABE)))

    (problem,) = check(letter_for(parcel), guard()).problems

    assert problem.code == "MAIL006" and f"ファイルの{part}が、宛先と合いません" in problem.message


def test_look_alike_names_do_not_help_a_swapped_file(tmp_path: Path) -> None:
    first, second = parcels_in(tmp_path, [WATANABE, LOOK_ALIKE])
    _swap(file_of(first), file_of(second))

    drafts = write_drafts((letter_for(first), letter_for(second)), guard(), tmp_path / "mail")

    assert drafts.count == 0 and list((tmp_path / "mail").glob("*.eml")) == []
    assert [problem.code for problem in drafts.problems] == ["MAIL006", "MAIL006"]
    assert "宛先は「02 渡辺出張所」、ファイルは「03 渡邊出張所」" in drafts.problems[0].message


def test_divisions_of_the_same_name_are_told_apart_by_number(tmp_path: Path) -> None:
    twins = [replace(WATANABE, name="DX課"), replace(LOOK_ALIKE, name="DX課")]
    parcels = parcels_in(tmp_path, [twins[0]])
    wrong = replace(parcels[0], division=twins[1])

    assert _codes(letter_for(parcels[0]), divisions=twins) == []
    assert _codes(letter_for(wrong), divisions=twins) == ["MAIL006"]


def test_only_takes_a_name_exactly_as_it_is_written(tmp_path: Path, certificates: Certificates) -> None:
    twins = (*DIVISIONS, replace(WATANABE, number="06", mail=("six@town.mizuno.example",)))
    letters = letters_in(tmp_path / "books", twins)
    write_drafts(letters, guard(twins), tmp_path / "mail")
    arguments = (letters, guard(twins), tmp_path / "mail", tmp_path / "journal", post(1, certificates.authority))

    for wanted, said in [("渡部出張所", "ありません"), ("渡辺", "ありません"), ("渡辺出張所", "複数あります")]:
        with pytest.raises(MailRefused, match=said):
            send(*arguments, confirm=1, only=(wanted,))


def test_files_swapped_after_the_index_was_written_are_not_sent(tmp_path: Path, certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")
    _swap(file_of(letters[0]), file_of(letters[3]))

    with pytest.raises(MailRefused, match="内容が変わっています（図書館、総務課）"):
        send(letters, guard(), tmp_path / "mail", tmp_path / "journal", post(1, certificates.authority), confirm=5)


def test_a_file_edited_between_two_letters_is_not_sent(tmp_path: Path, server: RunningServer,
                                                       certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")
    last = file_of(letters[4])

    def meddle(result: object) -> None:
        write_book(last, identity_of(DIVISIONS[4]), "edited meanwhile")

    means = replace(post(server.port, certificates.authority), on_progress=meddle)
    report = send(letters, guard(), tmp_path / "mail", tmp_path / "journal", means, confirm=5)

    assert [result.state for result in report.results] == [*[LetterState.SENT] * 4, LetterState.BLOCKED]
    assert "MAIL007" in report.results[4].note and len(server.received()) == 4


#: What a table may say otherwise after the index was written.
EDITED: list[Callable[[Letter], Letter]] = [
    lambda letter: replace(letter, to=Mailbox(letter.division_name, "other@town.mizuno.example")),
    lambda letter: replace(letter, cc=(Mailbox("図書館", "toshokan@town.mizuno.example"),)),
    lambda letter: replace(letter, to=None),
    lambda letter: replace(letter, division_name="総務部"),
    lambda letter: replace(letter, subject="別の件名"),
    lambda letter: replace(letter, body=letter.body + "追伸\n"),
    lambda letter: replace(letter, projects=("別の事業",)),
    lambda letter: replace(letter, attachment=None),
    lambda letter: replace(letter, sender=Mailbox("総務課", "other@town.mizuno.example")),
    lambda letter: replace(letter, key=replace(letter.key, round=2)),
]


@pytest.mark.parametrize("edit", EDITED)
def test_a_letter_that_differs_from_its_row_of_the_index_is_not_sent(
        tmp_path: Path, certificates: Certificates, edit: Callable[[Letter], Letter]) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")

    with pytest.raises(MailRefused, match="内容が変わっています"):
        send((edit(letters[0]), *letters[1:]), guard(), tmp_path / "mail", tmp_path / "journal",
             post(1, certificates.authority), confirm=5)


def test_addresses_swapped_in_the_table_after_the_first_letters_are_noticed(
        tmp_path: Path, server: RunningServer, certificates: Certificates) -> None:
    means, journal = post(server.port, certificates.authority), tmp_path / "journal"
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")
    send(letters, guard(), tmp_path / "mail", journal, means, confirm=5)
    soumu, library = DIVISIONS[0], DIVISIONS[3]
    swapped = (replace(soumu, mail=library.mail), replace(library, mail=soumu.mail), *DIVISIONS[1:3], DIVISIONS[4])

    reminders = tuple(letter_for(parcel, LetterKind.REMINDER) for parcel in parcels_in(tmp_path / "books", swapped))
    write_drafts(reminders, guard(swapped), tmp_path / "reminders")
    report = send(reminders, guard(swapped), tmp_path / "reminders", journal, means, confirm=5)

    blocked, sent = LetterState.BLOCKED, LetterState.SENT
    assert [result.state for result in report.results] == [blocked, blocked, sent, sent, sent]
    assert "宛先が入れ替わっているおそれがあります" in report.results[0].note


def test_a_workbook_made_anew_is_not_sent_a_second_time_unasked(tmp_path: Path, server: RunningServer,
                                                                certificates: Certificates) -> None:
    means, journal = post(server.port, certificates.authority), tmp_path / "journal"
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")
    send(letters, guard(), tmp_path / "mail", journal, means, confirm=5)
    write_book(file_of(letters[0]), identity_of(DIVISIONS[0]), "made anew")
    write_drafts(letters, guard(), tmp_path / "mail")

    report = send(letters, guard(), tmp_path / "mail", journal, means, confirm=5)
    again = send(letters, guard(), tmp_path / "mail", journal, means, confirm=5, resend=True)

    assert report.results[0].state is LetterState.CHANGED and report.sent_now == 0
    assert again.sent_now == 1 and again.is_complete


@pytest.mark.parametrize("number", [0, 4, 6, 17])
def test_the_number_of_messages_must_be_the_indexs(tmp_path: Path, certificates: Certificates, number: int) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")

    with pytest.raises(MailRefused, match="送付一覧の件数は5件ですが"):
        send(letters, guard(), tmp_path / "mail", tmp_path / "journal", post(1, certificates.authority), confirm=number)


def test_nothing_is_sent_that_was_not_drafted_first(tmp_path: Path, certificates: Certificates) -> None:
    with pytest.raises(MailRefused, match="先に下書きを作成し"):
        send(letters_in(tmp_path / "books"), guard(), tmp_path / "mail", tmp_path / "journal",
             post(1, certificates.authority), confirm=5)


def test_a_division_without_an_address_is_listed_and_left_out(tmp_path: Path, server: RunningServer,
                                                              certificates: Certificates) -> None:
    divisions = (*DIVISIONS[:2], Division("09", "窓口を有する各課・機関"))
    letters = letters_in(tmp_path / "books", divisions)

    drafts = write_drafts(letters, guard(divisions), tmp_path / "mail")
    report = send(letters, guard(divisions), tmp_path / "mail", tmp_path / "journal",
                  post(server.port, certificates.authority), confirm=2)

    assert drafts.count == 2 and drafts.rows[2].to == "" and "登録されていない" in drafts.rows[2].remarks[0]
    assert [problem.code for problem in drafts.problems] == ["MAIL001"]
    assert report.results[2].state is LetterState.BLOCKED and not report.is_complete


def test_sending_needs_a_list_of_domains_and_drafts_do_not(tmp_path: Path, certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")

    drafts = write_drafts(letters, guard(mail_domains=()), tmp_path / "mail")

    assert drafts.count == 5
    with pytest.raises(MailRefused, match="送信を許すドメイン"):
        send(letters, guard(mail_domains=()), tmp_path / "mail", tmp_path / "journal",
             post(1, certificates.authority), confirm=5)


@pytest.mark.parametrize("address", [
    "clerk＠town.mizuno.example", "a@x.example,b@town.mizuno.example", "clerk@gmail.com",
])
def test_a_trial_goes_to_no_strange_address(tmp_path: Path, certificates: Certificates, address: str) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")

    with pytest.raises(MailRefused, match="テスト送信の宛先"):
        send_trial(letters, guard(), tmp_path / "mail", post(1, certificates.authority), test_to=address)


def test_two_sendings_do_not_run_at_once(tmp_path: Path, certificates: Certificates) -> None:
    letters = letters_in(tmp_path / "books")
    write_drafts(letters, guard(), tmp_path / "mail")

    with only_run(tmp_path / "year"), pytest.raises(FolderInUse):
        send(letters, guard(), tmp_path / "mail", tmp_path / "year" / "journal", post(1, certificates.authority), confirm=5)


def test_too_large_a_message_is_refused_with_both_sizes(tmp_path: Path) -> None:
    (parcel,) = parcels_in(tmp_path, [WATANABE])
    write_book(file_of(parcel), identity_of(WATANABE), "x" * 80_000)

    (problem,) = check(letter_for(parcel), guard(size_limit_bytes=100_000)).problems

    assert problem.code == "MAIL008" and "（0.2MB）が、上限（0.1MB）" in problem.message


@pytest.mark.parametrize(("address", "code"), [
    ("watanabe＠town.mizuno.example", "MAIL002"),
    ("a@town.mizuno.example,b@town.mizuno.example", "MAIL002"),
    ("watanabe@gmail.com", "MAIL003"),
    ("watanabe@sub.town.mizuno.example", "MAIL003"),
])
def test_an_address_that_is_malformed_or_elsewhere_is_refused_in_to_and_cc(tmp_path: Path, address: str,
                                                                           code: str) -> None:
    (parcel,) = parcels_in(tmp_path, [WATANABE])
    letter = letter_for(parcel)

    assert _codes(replace(letter, to=Mailbox("渡辺出張所", address))) == [code]
    assert _codes(replace(letter, cc=(Mailbox("渡辺出張所", address),))) == [code]


def test_a_malformed_sender_is_refused(tmp_path: Path) -> None:
    (parcel,) = parcels_in(tmp_path, [WATANABE])

    assert _codes(replace(letter_for(parcel), sender=Mailbox("総務課", "dx＠town.mizuno.example"))) == ["MAIL012"]


@pytest.mark.parametrize("text", ["件名\r\nBcc: evil@example.com", "件名\nX", "件名\u2028", "件名\x00", "件名\u202e"])
def test_a_line_break_never_reaches_a_header(tmp_path: Path, text: str) -> None:
    (parcel,) = parcels_in(tmp_path, [WATANABE])
    letter = letter_for(parcel)

    for unsafe in (replace(letter, subject=text), replace(letter, division_name=text),
                   replace(letter, sender=Mailbox(text, "dx@town.mizuno.example")),
                   replace(letter, cc=(Mailbox(text, "toshokan@town.mizuno.example"),))):
        assert _codes(unsafe) == ["MAIL011"]


def test_a_missing_or_broken_file_is_refused(tmp_path: Path) -> None:
    (parcel,) = parcels_in(tmp_path, [WATANABE])

    file_of(parcel).write_bytes(b"PK\x03\x04")
    assert _codes(letter_for(parcel)) == ["MAIL005"]
    file_of(parcel).unlink()
    assert _codes(letter_for(parcel)) == ["MAIL004"]
    assert _codes(letter_for(replace(parcel, attachment=None))) == ["MAIL004"]
    assert _codes(letter_for(replace(parcel, attachment=None), LetterKind.REMINDER)) == []


def test_a_shared_address_is_a_question_and_not_an_error(tmp_path: Path) -> None:
    sharing = (WATANABE, replace(LOOK_ALIKE, mail=WATANABE.mail))
    (parcel, _) = parcels_in(tmp_path, sharing)

    checked = check(letter_for(parcel), guard(sharing))

    assert [problem.code for problem in checked.problems] == ["MAIL009"] and checked.is_clear


def test_two_letters_for_one_division_are_refused(tmp_path: Path) -> None:
    letters = letters_in(tmp_path / "books", DIVISIONS[:1])

    with pytest.raises(MailRefused, match="二つあります"):
        write_drafts(letters * 2, guard(), tmp_path / "mail")
