"""What is seen is what is sent: a draft or an index that somebody changed stops the sending by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.mail import Drafts, send, send_trial, write_drafts
from sagamihara_pdca.mail.index import INDEX_NAME
from sagamihara_pdca.mail.index_book import check_index_book, mail_index_book
from tests.mail.certificates import Certificates
from tests.mail.smtp_server import RunningServer
from tests.worlds.mail_town import DIVISIONS, PROFILE, guard, letters_in, post

LIBRARY = "04_図書館.eml"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return write_drafts(letters_in(tmp_path / "books"), guard(), tmp_path / "mail")


def _edit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"X-Unsent: 1", b"X-Unsent: 1\r\nX-Clerk: edited"))


def _delete(path: Path) -> None:
    path.unlink()


def _hold_back(path: Path) -> None:
    (path.parent / "保留").mkdir()
    path.rename(path.parent / "保留" / path.name)


CHANGES: list[tuple[Callable[[Path], None], str]] = [
    (_edit, f"（{LIBRARY}）が、作成した後に書き換え"), (_delete, f"（{LIBRARY}）が、フォルダから除かれて"),
    (_hold_back, f"（{LIBRARY}）が、フォルダから除かれて")]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_a_draft_that_was_edited_or_taken_away_stops_the_sending_until_it_is_held_back_by_name(
        change: Callable[[Path], None], said: str, drafts: Drafts, server: RunningServer, certificates: Certificates,
        tmp_path: Path) -> None:
    change(drafts.folder / LIBRARY)
    letters, to = letters_in(tmp_path / "books", write=False), post(server.port, certificates.authority)

    with pytest.raises(MailRefused, match=said):
        send(letters, guard(), drafts.folder, tmp_path / "journal.jsonl", to, confirm=5)
    with pytest.raises(MailRefused, match=said):
        send_trial(letters, guard(), drafts.folder, to, test_to="clerk@town.mizuno.example")
    assert server.received() == []

    report = send(letters, guard(), drafts.folder, tmp_path / "journal.jsonl", to, confirm=4, without=("図書館",))
    assert report.sent_now == 4 and "図書館" not in {result.row.division_name for result in report.results}


def test_a_draft_that_is_cleared_away_once_it_was_sent_stops_nothing(
        drafts: Drafts, server: RunningServer, certificates: Certificates, tmp_path: Path) -> None:
    letters, to = letters_in(tmp_path / "books", write=False), post(server.port, certificates.authority)
    send(letters, guard(), drafts.folder, tmp_path / "journal.jsonl", to, confirm=1, only=("図書館",))
    (drafts.folder / LIBRARY).unlink()

    assert send(letters, guard(), drafts.folder, tmp_path / "journal.jsonl", to, confirm=5).sent_now == 4


def test_drafting_again_keeps_what_was_edited_and_says_what_was_taken_away(drafts: Drafts, tmp_path: Path) -> None:
    _edit(drafts.folder / LIBRARY)
    typed = (drafts.folder / LIBRARY).read_bytes()
    (drafts.folder / "01_総務課.eml").unlink()

    again = write_drafts(letters_in(tmp_path / "books"), guard(), drafts.folder)

    (copy,) = again.set_aside
    assert copy.read_bytes() == typed and copy.parent != drafts.folder and copy.name.startswith("04_図書館（")
    assert again.revived == ("01_総務課.eml",)
    assert sorted(path.name for path in drafts.folder.glob("*.eml")) == sorted(row.draft for row in again.rows)


def test_an_edited_draft_is_kept_also_where_its_letter_is_no_longer_meant(drafts: Drafts, tmp_path: Path) -> None:
    _edit(drafts.folder / LIBRARY)

    again = write_drafts(letters_in(tmp_path / "books", DIVISIONS[:2]), guard(), drafts.folder)

    assert [copy.parent.name for copy in again.set_aside] == ["書き換えられた下書き"]
    assert not (drafts.folder / LIBRARY).exists()


def test_drafting_again_without_a_change_sets_nothing_aside(drafts: Drafts, tmp_path: Path) -> None:
    changed = tuple(replace(one, body=one.body + "追伸\n") for one in letters_in(tmp_path / "books"))

    again = write_drafts(changed, guard(), drafts.folder)

    assert (again.set_aside, again.revived) == ((), ())


def test_drafts_of_the_first_version_are_drafted_anew_before_they_are_sent(
        drafts: Drafts, certificates: Certificates, tmp_path: Path) -> None:
    path = drafts.folder / INDEX_NAME
    flat = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in flat:
        del line["draft_sha256"]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in flat), "utf-8")
    letters = letters_in(tmp_path / "books", write=False)

    with pytest.raises(MailRefused, match="作成し直し"):
        send(letters, guard(), drafts.folder, tmp_path / "journal.jsonl", post(1, certificates.authority), confirm=5)
    again = write_drafts(letters, guard(), drafts.folder)

    assert (again.set_aside, again.revived, again.rows) == ((), (), drafts.rows)


def _cell(sheet: Worksheet, division: str, heading: str) -> tuple[int, int]:
    column = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == heading)
    row = next(row[0].row for row in sheet.iter_rows(min_col=1, max_col=1) if row[0].value == division)
    return row, column


def _address(sheet: Worksheet) -> None:
    sheet.cell(*_cell(sheet, "04", "宛先（To）")).value = "new@town.mizuno.example"


def _held(sheet: Worksheet) -> None:
    sheet.cell(*_cell(sheet, "04", "送信")).value = "不可"


def _row_gone(sheet: Worksheet) -> None:
    sheet.delete_rows(_cell(sheet, "04", "送信")[0])


def _row_added(sheet: Worksheet) -> None:
    sheet.append(["99", "議会事務局", "可", "gikai@town.mizuno.example"])


def _copy_removed(sheet: Worksheet) -> None:
    sheet.cell(*_cell(sheet, "03", "写し（Cc）")).value = None


TYPED: list[tuple[Callable[[Worksheet], None], str]] = [
    (_address, "図書館の「宛先（To）」が「toshokan@town.mizuno.example」から「new@town.mizuno.example」に"),
    (_held, "図書館の「送信」が「可」から「不可」に"),
    (_row_gone, "図書館の行がありません"),
    (_row_added, "「99　議会事務局　可　gikai@town.mizuno.example」の行が加えられて"),
    (_copy_removed, "渡邊出張所の「写し（Cc）」が「shocho@town.mizuno.example」から「」に"),
]


@pytest.mark.parametrize(("type_in", "said"), TYPED)
def test_what_is_corrected_in_the_index_workbook_is_named(type_in: Callable[[Worksheet], None], said: str, drafts: Drafts,
                                                          tmp_path: Path) -> None:
    path = tmp_path / "送付一覧.xlsx"
    write_book(mail_index_book(PROFILE, "送付一覧", drafts.rows), path)
    check_index_book(path.name, read_book(path), drafts.rows, drafts.rows)
    book = openpyxl.load_workbook(path)
    type_in(book.worksheets[0])
    book.save(path)

    with pytest.raises(MailRefused) as refused:
        check_index_book(path.name, read_book(path), drafts.rows, drafts.rows)

    assert said in str(refused.value)


def test_check_marks_beside_the_index_and_another_order_change_nothing(drafts: Drafts, tmp_path: Path) -> None:
    path = tmp_path / "送付一覧.xlsx"
    write_book(mail_index_book(PROFILE, "送付一覧", tuple(reversed(drafts.rows))), path)
    book = openpyxl.load_workbook(path)
    for row in range(1, 9):
        book.worksheets[0].cell(row, 14).value = "✓"
    book.save(path)

    check_index_book(path.name, read_book(path), drafts.rows, drafts.rows)
