"""The places where the program runs: long and Japanese paths, terminals of every kind, folders and files that can't be written to."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader.pool import FEW
from sagamihara_pdca.settings import Settings
from tests.cli.terminal import Terminal, program
from tests.worlds.mizuno_answers import R8, REQUIRED, send
from tests.worlds.plans import MIZUNO, R6

NOBODY = 65534


@pytest.mark.parametrize("name", ["令和8年度 進行管理（事務局）", "あ" * 60 + "/" + "長い名前のフォルダ" * 7])
def test_a_folder_may_have_a_long_japanese_name(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    root.mkdir(parents=True)
    for division in REQUIRED:
        send(root, division, f"{'回答' * 20}　{division}.xlsx")

    for call in (("generate", "R8"), ("collect", "R8"), ("mail", "request", "R8", "--due", "2027-05-31"), ("report", "R8")):
        ended = CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *call])
        assert "予期しない" not in ended.output

    assert (Settings(root).output(R8) / "令和8年度評価書.xlsx").is_file()


@pytest.mark.parametrize(("variables", "has_colour"), [
    ({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False),
])
def test_colours_are_left_out_where_they_are_not_wanted(tmp_path: Path, variables: dict[str, str], has_colour: bool) -> None:
    Settings(tmp_path).submissions(R6).mkdir(parents=True)
    (Settings(tmp_path).submissions(R6) / "回答.xlsx").write_text("no workbook")

    with Terminal(program("--folder", str(tmp_path), "collect", "R6"), None, variables) as terminal:
        code = terminal.end()

    assert code == 1
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-9]m", terminal.text())) is has_colour
    assert "未提出" in terminal.text()


def test_many_files_are_read_by_processes_of_their_own_from_a_program_file(tmp_path: Path) -> None:
    """As an installed program runs: a started process imports the file again, and must not run the command again."""
    for number in range(FEW + 1):
        send(tmp_path, "03", f"{number:03}.xlsx", {"m.1.1.actual": str(number)}, "1-01")
    file = tmp_path / "sagamihara-pdca"
    file.write_text("import sys\nfrom sagamihara_pdca.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n")

    done = subprocess.run([sys.executable, file, "--folder", tmp_path, "--plan", MIZUNO, "collect", "R8"],
                          capture_output=True, encoding="utf-8", cwd=Path(__file__).parents[2])

    assert done.returncode == 1, done.stderr
    assert f"＝ 計{FEW + 1}件" in done.stdout
    assert done.stderr == ""


def _collect_as_nobody(root: Path, said: multiprocessing.Queue[str]) -> None:
    CliRunner().invoke(main, ["--plan", str(MIZUNO), "plan", "check"])  # loads what only root may read
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    ended = CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), "collect", "R8"])
    said.put(f"{ended.exit_code} {ended.output}")


def collected_as_nobody(root: Path) -> str:
    context = multiprocessing.get_context("fork")
    said = context.Queue()
    other = context.Process(target=_collect_as_nobody, args=(root, said))
    other.start()
    other.join(60)
    return said.get(timeout=5)


needs_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="acts as another user")


def open_to_all(folder: Path) -> None:
    """Let another user pass through the folders above, which pytest makes for one user alone."""
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.geteuid() and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o755)


@needs_root
def test_a_workbook_that_another_program_holds_is_named(tmp_path: Path) -> None:
    """In a folder with the sticky bit a file of another user can't be replaced: the same fault as an open file in Windows."""
    output = Settings(tmp_path).output(R8)
    output.mkdir(parents=True)
    (output / "回収状況.xlsx").write_bytes(b"open in Excel")
    open_to_all(output)
    for folder in (tmp_path, tmp_path / "output", output):
        folder.chmod(0o1777)

    said = collected_as_nobody(tmp_path)

    assert said.startswith("3 "), said
    assert "回収状況.xlsx を置き換えられません。Excelで開いている場合は閉じて" in said
    assert (output / "回収状況.xlsx").read_bytes() == b"open in Excel"


@needs_root
def test_a_folder_that_can_only_be_read_is_named(tmp_path: Path) -> None:
    open_to_all(tmp_path)
    (tmp_path / "submissions/R8").mkdir(parents=True)

    said = collected_as_nobody(tmp_path)

    assert said.startswith("3 ") and "書き込めません" in said and "Traceback" not in said
