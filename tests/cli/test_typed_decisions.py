"""Decisions are typed into 回収状況, once: the next command follows them, whichever it is, and nothing typed is lost."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca.cli import main
from sagamihara_pdca.settings import Settings
from tests.office.client import Office
from tests.worlds.mizuno_answers import R8, REQUIRED, send
from tests.worlds.plans import MIZUNO

D = Decimal
FILES, PROBLEMS = "ファイル別", "指摘一覧"


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


def book_of(root: Path) -> Path:
    return Settings(root).output(R8) / "回収状況.xlsx"


def heading(sheet: Worksheet, name: str) -> int:
    return next(cell.column for row in sheet.iter_rows(max_row=4) for cell in row if cell.value == name)


def row_of(sheet: Worksheet, words: str) -> int:
    """The row with a cell of just these words, else the first with a cell that holds them."""
    rows = tuple(sheet.iter_rows(min_row=3))
    exact = (row[0].row for row in rows if any(words == c.value for c in row))
    return next(exact, None) or next(row[0].row for row in rows if any(words in str(c.value) for c in row))


def typing(root: Path, sheet: str, line: str, column: str, value: str | None) -> None:
    """Type into one cell of 回収状況 and save, as a clerk does."""
    book = openpyxl.load_workbook(book_of(root))
    tab = book[sheet]
    tab.cell(row_of(tab, line), heading(tab, column)).value = value
    book.save(book_of(root))


def read_cell(root: Path, sheet: str, line: str, column: str) -> str:
    tab = openpyxl.load_workbook(book_of(root))[sheet]
    return str(tab.cell(row_of(tab, line), heading(tab, column)).value or "")


@pytest.fixture
def undecided(tmp_path: Path) -> Path:
    """03 has answered twice, with two figures; 04 typed a figure that is asked about. It was collected."""
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx", {"m.3.1.actual": "約380000"}, "3-01" if division == "04" else "")
    send(tmp_path, "03", "訂正.xlsx", {"m.1.1.actual": D(14)}, "1-01")
    assert call(tmp_path, "collect", "R8").exit_code == 1
    return tmp_path


@pytest.mark.parametrize("command", [("collect", "R8"), ("report", "R8"), ("run", "R8"), ("review", "R8"), ("generate", "R9")])
def test_the_next_command_follows_what_was_typed(command: tuple[str, ...], undecided: Path) -> None:
    typing(undecided, FILES, "訂正.xlsx", "採用", "採用")

    assert call(undecided, *command).exit_code == 0


@pytest.mark.parametrize("sign", ["採用", "○", " 採用 ", "●"])
def test_a_sign_of_ones_own_is_understood(sign: str, undecided: Path) -> None:
    typing(undecided, FILES, "訂正.xlsx", "採用", sign)

    assert call(undecided, "collect", "R8").exit_code == 0
    assert read_cell(undecided, FILES, "訂正.xlsx", "採用") == "採用"


def test_what_is_typed_is_kept_when_the_workbook_is_written_anew(undecided: Path) -> None:
    typing(undecided, FILES, "訂正.xlsx", "採用", "採用")
    typing(undecided, PROBLEMS, "約380000", "確認済み", "確認済み")
    typing(undecided, PROBLEMS, "約380000", "メモ", "電話で確認（6/2）")

    for _ in range(2):
        assert call(undecided, "collect", "R8").exit_code == 0

    assert read_cell(undecided, FILES, "訂正.xlsx", "採用") == "採用"
    assert read_cell(undecided, PROBLEMS, "約380000", "確認済み") == "確認済み"
    assert read_cell(undecided, PROBLEMS, "約380000", "メモ") == "電話で確認（6/2）"
    assert not list(book_of(undecided).parent.glob("*の内容*"))


def test_a_confirmed_question_leaves_the_division_in_order(undecided: Path) -> None:
    assert "要確認 1 " in call(undecided, "collect", "R8", "--prefer", "訂正.xlsx").output
    typing(undecided, PROBLEMS, "約380000", "確認済み", "確認済み")

    assert "要確認 0 " in call(undecided, "collect", "R8").output


def test_a_question_about_another_value_is_open_again(undecided: Path) -> None:
    typing(undecided, PROBLEMS, "約380000", "確認済み", "確認済み")
    call(undecided, "collect", "R8", "--prefer", "訂正.xlsx")
    send(undecided, "04", "04.xlsx", {"m.3.1.actual": "約390000"}, "3-01")

    assert "要確認 1 " in call(undecided, "collect", "R8").output


def test_a_decision_is_taken_back_by_emptying_its_cell(undecided: Path) -> None:
    typing(undecided, FILES, "訂正.xlsx", "採用", "採用")
    assert call(undecided, "collect", "R8").exit_code == 0
    typing(undecided, FILES, "訂正.xlsx", "採用", None)

    assert call(undecided, "collect", "R8").exit_code == 1


def test_an_older_workbook_does_not_undo_a_later_decision(undecided: Path) -> None:
    typing(undecided, FILES, "訂正.xlsx", "採用", "採用")
    call(undecided, "report", "R8")  # takes the workbook over and leaves it as it is
    call(undecided, "report", "R8", "--prefer", "03.xlsx")

    call(undecided, "collect", "R8")

    assert (read_cell(undecided, FILES, "訂正.xlsx", "採用"), read_cell(undecided, FILES, "03.xlsx", "採用")) == ("", "採用")


@pytest.mark.parametrize(("line", "value", "said"), [
    ("訂正.xlsx", "たぶん", "「たぶん」は、決定として読み取れません"),
])
def test_what_is_no_decision_is_told_and_changes_nothing(line: str, value: str, said: str, undecided: Path) -> None:
    typing(undecided, FILES, line, "採用", value)

    ended = call(undecided, "collect", "R8")

    assert ended.exit_code == 1 and said in ended.output


def test_two_files_of_one_division_are_no_decision(undecided: Path) -> None:
    typing(undecided, FILES, "訂正.xlsx", "採用", "採用")
    typing(undecided, FILES, "03.xlsx", "採用", "採用")

    ended = call(undecided, "collect", "R8")

    assert ended.exit_code == 1 and "2件以上" in ended.output


def test_rows_may_be_sorted_before_they_are_typed_into(undecided: Path) -> None:
    book = openpyxl.load_workbook(book_of(undecided))
    tab = book[FILES]
    top = heading_row(tab)
    lines = sorted(([c.value for c in row] for row in tab.iter_rows(min_row=top + 1)), key=lambda values: str(values), reverse=True)
    for number, values in enumerate(lines, start=top + 1):
        for column, value in enumerate(values, start=1):
            tab.cell(number, column).value = value
    tab.cell(row_of(tab, "訂正.xlsx"), heading(tab, "採用")).value = "採用"
    book.save(book_of(undecided))

    assert call(undecided, "collect", "R8").exit_code == 0


def heading_row(tab: Worksheet) -> int:
    return next(row[0].row for row in tab.iter_rows(max_row=5) if any(c.value == "照合番号" for c in row))


def test_a_workbook_that_cannot_be_read_is_told(undecided: Path) -> None:
    book_of(undecided).write_bytes(b"broken")

    ended = call(undecided, "collect", "R8")

    assert "回収状況.xlsx" in ended.output and ended.exit_code == 1


def test_what_a_clerk_types_in_libreoffice_is_followed(undecided: Path, office: Office) -> None:
    tab = openpyxl.load_workbook(book_of(undecided))[FILES]
    cell = tab.cell(row_of(tab, "訂正.xlsx"), heading(tab, "採用")).coordinate
    with office.open(book_of(undecided)) as book:
        book.type(FILES, cell, "採用")
        book.save_as(book_of(undecided))

    assert call(undecided, "collect", "R8").exit_code == 0


def test_nothing_typed_is_nothing_decided(undecided: Path, office: Office) -> None:
    with office.open(book_of(undecided)) as book:
        book.save_as(book_of(undecided))

    ended = call(undecided, "collect", "R8")

    assert ended.exit_code == 1
    assert not (Settings(undecided).records(R8) / "採用.csv").exists()


