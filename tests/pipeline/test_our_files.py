"""Nothing that somebody typed is overwritten: it is set aside under a dated name, and named."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.pipeline.our_files import our_files
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import REQUIRED, send
from tests.worlds.plans import MIZUNO

WHEN = datetime(2027, 6, 2, 14, 5).timestamp()


def write(folder: Path, data: bytes, name: str = "一覧.xlsx") -> tuple[Path, ...]:
    with our_files(folder) as files:
        files.write(folder / name, data)
    return files.set_aside


def typed(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    os.utime(path, (WHEN, WHEN))


def test_a_file_as_it_was_written_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, b"one")

    assert write(tmp_path, b"two") == ()
    assert (tmp_path / "一覧.xlsx").read_bytes() == b"two"


def test_a_file_that_was_changed_since_is_kept_with_the_time_of_its_change(tmp_path: Path) -> None:
    write(tmp_path, b"one")
    typed(tmp_path / "一覧.xlsx", b"typed")

    (copy,) = write(tmp_path, b"two")

    assert copy.name == "一覧（2027-06-02 1405の内容）.xlsx"
    assert (copy.read_bytes(), (tmp_path / "一覧.xlsx").read_bytes()) == (b"typed", b"two")


def test_two_copies_of_one_minute_are_both_kept(tmp_path: Path) -> None:
    for number in (b"1", b"2"):
        write(tmp_path, b"ours" + number)
        typed(tmp_path / "一覧.xlsx", b"typed" + number)
    write(tmp_path, b"ours")

    assert {p.read_bytes() for p in tmp_path.glob("*の内容*")} == {b"typed1", b"typed2"}


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"not a list", None])
def test_where_the_list_is_lost_every_other_file_counts_as_typed_into(damage: bytes | None, tmp_path: Path) -> None:
    write(tmp_path, b"one")
    listed = tmp_path / ".sagamihara-pdca.files"
    listed.unlink() if damage is None else listed.write_bytes(damage)

    assert write(tmp_path, b"one") == ()  # the same bytes: nothing is lost
    listed.unlink()
    assert len(write(tmp_path, b"two")) == 1


def test_a_file_that_is_no_longer_wanted_is_removed_unless_it_was_changed(tmp_path: Path) -> None:
    for data in (b"one", b"typed"):
        write(tmp_path, b"one")
        (tmp_path / "一覧.xlsx").write_bytes(data)
        with our_files(tmp_path) as files:
            files.remove(tmp_path / "一覧.xlsx")

    assert not (tmp_path / "一覧.xlsx").exists()
    assert [p.read_bytes() for p in tmp_path.glob("*.xlsx")] == [b"typed"]


def test_a_run_that_was_cut_short_leaves_no_file_of_ours_unknown(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), our_files(tmp_path) as files:
        files.write(tmp_path / "一覧.xlsx", b"one")
        raise KeyboardInterrupt

    assert write(tmp_path, b"two") == ()


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    """A year that was generated, answered (03 with an error) and collected."""
    assert call(tmp_path, "generate", "R8").exit_code == 0
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx", {"m.1.1.actual": "不明"}, "1-01" if division == "03" else "")
    assert call(tmp_path, "collect", "R8").exit_code == 1
    return tmp_path


@pytest.mark.parametrize(("command", "where"), [
    (("generate", "R8", "--due", "2027-05-30"), "input_templates/R8/03_*.xlsx"),
    (("collect", "R8", "--due", "2027-06-30"), "output/R8/差戻し/03_*.xlsx"),
])
def test_a_workbook_that_a_clerk_typed_into_is_kept_and_named(command: tuple[str, ...], where: str, collected: Path) -> None:
    (path,) = collected.glob(where)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["B2"] = "書きかけ"
    book.save(path)

    ended = call(collected, *command)

    (copy,) = path.parent.glob("*の内容*.xlsx")
    assert copy.name in ended.output
    assert openpyxl.load_workbook(copy).worksheets[0]["B2"].value == "書きかけ"


def test_repeating_a_command_sets_nothing_aside(collected: Path) -> None:
    call(collected, "generate", "R8")
    call(collected, "collect", "R8")

    assert not list(Settings(collected).root.rglob("*の内容*"))
