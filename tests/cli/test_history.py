"""What was run for a year is noted, and a dry run writes nothing."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import msoffcrypto
import msoffcrypto.format.ooxml
import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.records import Event, append_event, read_history
from tests.worlds.mizuno_answers import REQUIRED, send
from tests.worlds.plans import MIZUNO
from tests.worlds.whole_year import files_of


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """R8: three of four divisions have answered."""
    call(tmp_path, "generate", "R8")
    for division in sorted(REQUIRED)[:3]:
        send(tmp_path, division, f"{division}.xlsx")
    return tmp_path


def test_every_command_is_noted_with_what_came_of_it(folder: Path) -> None:
    for arguments in (("collect", "R8"), ("report", "R8"), ("seal", "R8", "--incomplete")):
        call(folder, *arguments)

    events = read_history(folder / "records/R8")
    assert [e.command for e in events] == ["generate R8", "collect R8", "report R8", "seal R8"]
    assert [e.words for e in events] == ["入力シートを4課分作成しました。", "課：提出済 3 ＋ 要確認 0 ＋ 差戻し 0 ＋ 未提出 1 ＝ 計4課",
                                         "令和8年度評価書.xlsx", "第1版"]


def test_the_history_is_shown(folder: Path) -> None:
    assert "generate R8" in call(folder, "history", "R8").output
    assert "履歴はまだありません" in call(folder, "history", "R9").output


def test_a_dry_collect_says_the_same_and_writes_nothing(folder: Path) -> None:
    before = files_of(folder)

    dry = call(folder, "collect", "R8", "--dry-run")

    assert files_of(folder) == before
    said = call(folder, "collect", "R8")
    assert dry.exit_code == said.exit_code == 1
    assert [line for line in dry.output.splitlines() if "計4課" in line] == [line for line in said.output.splitlines() if "計4課" in line]


def test_status_names_what_came_since_the_last_collect(folder: Path) -> None:
    call(folder, "collect", "R8")
    last = sorted(REQUIRED)[3]
    send(folder, last, f"{last}.xlsx")
    (folder / "submissions/R8/01.xlsx").unlink()

    said = call(folder, "status").output

    assert "届いたファイル（令和8年度）" in said
    assert f"{last}.xlsx" in said
    assert "なくなったファイル（令和8年度）" in said


@pytest.mark.parametrize("torn", [b"2026-06-02 10:00:00,coll", b'2026-06-02 10:00:00,"collect R8,'])
def test_a_torn_last_line_costs_no_other(torn: bytes, tmp_path: Path) -> None:
    first, second = Event("2026-06-01 09:00:00", "generate R8", "4課"), Event("2026-06-03 09:00:00", "report R8", "評価書")
    append_event(tmp_path, first)
    with (tmp_path / "履歴.csv").open("ab") as stream:
        stream.write(torn)
    append_event(tmp_path, second)

    assert read_history(tmp_path)[0] == first
    assert second in read_history(tmp_path)


def test_a_date_is_said_once(folder: Path) -> None:
    call(folder, "generate", "R8", "--due", "2027-05-30")

    again = call(folder, "generate", "R8")

    assert "提出期限は、前に指定された令和9年5月30日（日）とします。" in again.output
    assert any("令和9年5月30日" in text for text in _texts(next((folder / "input_templates/R8").glob("01_*"))))


def _texts(book: Path) -> list[str]:
    return [cell.text for sheet in read_book(book).sheets for cell in sheet.cells.values()]


def test_a_dry_generate_writes_nothing_and_names_what_it_would_set_aside(folder: Path) -> None:
    typed = next((folder / "input_templates/R8").glob("01_*"))
    typed.write_bytes(typed.read_bytes() + b" ")
    before = files_of(folder)

    dry = call(folder, "generate", "R8", "--due", "2027-05-30", "--dry-run")

    assert files_of(folder) == before
    assert all(said in dry.output for said in ("4課分", typed.name, "何も書き込んでいません"))


def test_every_command_ends_with_the_next_step(folder: Path) -> None:
    last = sorted(REQUIRED)[3]
    assert "mail remind R8" in call(folder, "collect", "R8").output
    send(folder, last, f"{last}.xlsx")
    for arguments, following in ((("collect", "R8"), "review R8"), (("review", "R8"), "report R8`"), (("report", "R8"), "report R8 --public"),
                                 (("report", "R8", "--public"), "seal R8")):
        assert following in call(folder, *arguments).output, arguments


def test_a_folder_that_holds_nothing_of_the_year_is_named_and_stays_empty(tmp_path: Path) -> None:
    for command in ("collect", "review", "report", "run", "seal"):
        ended = call(tmp_path, command, "R8")
        assert (ended.exit_code, str(tmp_path) in ended.output) == (2, True), command

    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_the_first_version_is_told_what_it_lacks(folder: Path) -> None:
    call(folder, "report", "R8")
    shutil.rmtree(folder / "records")

    said = call(folder, "status").output

    assert "令和8年度の記録" in said
    assert call(folder, "collect", "R8").exit_code == 1  # it opens as it is: one division is missing
    assert "令和8年度の記録" not in call(folder, "status").output


def test_two_clerks_on_two_copies_are_noticed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    call(folder, "collect", "R8")
    other = tmp_path_factory.mktemp("other") / "copy"
    shutil.copytree(folder, other)
    call(folder, "report", "R8")  # the first clerk goes on
    call(other, "collect", "R8")  # the second as well, on a copy

    shutil.rmtree(folder / "records")
    shutil.copytree(other / "records", folder / "records")  # and brings the copy back

    assert "令和8年度の記録が、前回この画面で作業したときのものと異なります" in call(folder, "status").output.replace("\n", "")
    assert "異なります" not in call(other, "status").output


@pytest.mark.parametrize("first", [("collect", "--password-file", "{file}", "R8"), ("collect", "R8", "--password-file", "{file}")])
def test_the_file_with_the_passwords_is_said_once(first: tuple[str, ...], folder: Path) -> None:
    path = folder / "submissions/R8/03.xlsx"
    plain = io.BytesIO(path.read_bytes())
    with path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("himitsu", target)
    passwords = folder / "パスワード.txt"
    passwords.write_text("himitsu\n", "utf-8")
    assert "03.xlsx" not in read_by(call(folder, "collect", "R8"))

    call(folder, *(part.format(file=passwords) for part in first))

    assert "03.xlsx" in read_by(call(folder, "collect", "R8"))
    assert "himitsu" not in "".join(path.read_text("utf-8", errors="replace") for path in (folder / "records").rglob("*") if path.is_file())


def read_by(ended: Result) -> str:
    """The line of the division that sent the file."""
    return next(line for line in ended.output.splitlines() if line.startswith("| 03 "))
