"""What stands in the folder of drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.mail import read_index, write_drafts
from sagamihara_pdca.mail.index import INDEX_NAME
from tests.worlds.mail_town import DIVISIONS, file_of, guard, letters_in


def _drafts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.eml"))


def test_every_letter_is_a_file_named_after_its_division(tmp_path: Path) -> None:
    drafts = write_drafts(letters_in(tmp_path / "books"), guard(), tmp_path / "mail")

    assert drafts.count == 5 and not drafts.problems
    assert _drafts(tmp_path / "mail") == [
        "01_総務課.eml", "02_渡辺出張所.eml", "03_渡邊出張所.eml", "04_図書館.eml", "05_情報公開・文書管理課.eml"]


def test_the_index_says_who_gets_what(tmp_path: Path) -> None:
    letters = letters_in(tmp_path / "books")
    drafts = write_drafts(letters, guard(), tmp_path / "mail")

    row = drafts.rows[2]

    assert (row.division_name, row.to, row.cc) == (
        "渡邊出張所", "watanabe2@town.mizuno.example", ("shocho@town.mizuno.example",))
    assert (row.attachment, row.size_bytes) == ("03_渡邊出張所.xlsx", file_of(letters[2]).stat().st_size)
    assert row.projects == ("渡邊出張所のデジタル化",) and row.draft == "03_渡邊出張所.eml" and row.remarks == ()
    assert read_index(tmp_path / "mail") == drafts.rows


def test_the_same_letters_leave_the_same_bytes(tmp_path: Path) -> None:
    letters = letters_in(tmp_path / "books")

    write_drafts(letters, guard(), tmp_path / "one")
    write_drafts(letters, guard(), tmp_path / "two")
    write_drafts(letters, guard(), tmp_path / "two")

    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_a_draft_that_is_no_longer_meant_is_removed_and_others_files_stay(tmp_path: Path) -> None:
    write_drafts(letters_in(tmp_path / "books"), guard(), tmp_path / "mail")
    (tmp_path / "mail" / "メモ.eml").write_text("the clerk's own")

    write_drafts(letters_in(tmp_path / "books", DIVISIONS[:2]), guard(), tmp_path / "mail")

    assert _drafts(tmp_path / "mail") == ["01_総務課.eml", "02_渡辺出張所.eml", "メモ.eml"]


def test_a_name_that_windows_can_not_write_becomes_one_that_it_can(tmp_path: Path) -> None:
    (letter,) = letters_in(tmp_path / "books", DIVISIONS[:1])

    write_drafts((replace(letter, division_name='A/B:C*?"<>|\\課'),), guard(), tmp_path / "mail")

    assert _drafts(tmp_path / "mail") == ["01_A_B_C_______課.eml"]


@pytest.mark.parametrize("text", ["{", "[]\n", "{}\n", '{"key": {}}\n', '{"key": 3, "cc": []}\n', "\xff"])
def test_a_damaged_index_is_said_to_be_one(tmp_path: Path, text: str) -> None:
    (tmp_path / INDEX_NAME).write_text(text, "latin-1")

    with pytest.raises(MailRefused, match="壊れています"):
        read_index(tmp_path)
