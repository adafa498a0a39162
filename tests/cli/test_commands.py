"""The command line: every command explains itself in Japanese, exit codes tell, nothing heavy loads for --help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main, screen
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.settings import Settings
from tests.worlds.plans import R6, sagamihara
from tests.worlds.whole_year import answer_all

MANUALS = Path(__file__).parents[2]


def _commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))


ALL = [path for path, _ in _commands()]


@pytest.mark.parametrize("path", [(), *ALL])
def test_every_command_explains_itself_in_japanese(path: tuple[str, ...]) -> None:
    shown = _run(*path, "--help")

    assert shown.exit_code == 0
    assert "使い方:" in shown.output
    for english in ("Usage:", "Options:", "Commands:", "Show this message", "[required]", "[default", "INTEGER", "DIRECTORY",
                    " FILE", "TEXT"):
        assert english not in shown.output
    for words in re.findall(r"^  --?[a-z-]+.*?  +(\S.*)$", shown.output, re.MULTILINE):
        assert re.search("[ぁ-ん一-龠]", words), words


@pytest.mark.parametrize("path", [p for p in ALL if len(p) == 1])
def test_every_command_stands_in_the_readme(path: tuple[str, ...]) -> None:
    assert f"{path[0]}" in (MANUALS / "README.ja.md").read_text(encoding="utf-8")


WRONG_CALLS = [
    (("generate",), "「年度」が指定されていません。"),
    (("generate", "らいねん"), "「らいねん」を年度として読み取れません。"),
    (("generate", "R20"), "計画期間（令和6年度から令和9年度まで）の外です。"),
    (("generate", "R6", "--due", "5月"), "「5月」を日付として読み取れません。"),
    (("genarate", "R6"), "「genarate」というコマンドはありません。「generate」ではありませんか。"),
    (("Colect", "R6"), "「collect」ではありませんか。"),
    (("xyz",), "「xyz」というコマンドはありません。\n"),
    (("mail", "requset", "R6"), "「request」ではありませんか。"),
    (("collect", "R6", "--notice"), "「--notice」という指定はありません。「--notices」ではありませんか。"),
    (("plan", "check", "--jsn"), "「--json」ではありませんか。"),
    (("collect", "R6", "--prefered", "a.xlsx"), "という指定はありません。"),
    (("--folder", "no-such-folder", "collect", "R6"), "見つからない"),
    (("collect", "R6", "R7"), "余分な指定があります。"),
    (("--plan", "none.xlsx", "collect", "R6"), "「場所」の指定が正しくありません。指定したファイル又はフォルダが見つからないか、"),
    (("mail", "settle", "R6", "mail", "学務課"), "request、remind、return、query、publishのいずれかを指定してください。"),
    (("mail", "remind", "R6", "--due", "2025-05-30", "--round", "0"), "1以上の数を指定してください。"),
    (("mail", "remind", "R6", "--due", "2025-05-30", "--port", "smtp"), "整数を指定してください。"),
]


@pytest.mark.parametrize(("call", "said"), WRONG_CALLS)
def test_a_wrong_call_is_told_in_japanese(call: tuple[str, ...], said: str) -> None:
    shown = _run(*call)

    assert shown.exit_code == 2
    assert said in shown.output


@pytest.mark.parametrize("year", ["R6", "令和6年度", "2024", "Ｒ６"])
def test_a_year_may_be_written_in_several_ways(tmp_path: Path, year: str) -> None:
    shown = _run("--folder", str(tmp_path), "generate", year, "--due", "2025-05-30")

    assert shown.exit_code == 0
    assert "入力シートを17課分作成しました。" in shown.output
    assert len(list((tmp_path / "input_templates" / "R6").glob("*.xlsx"))) == 17


@pytest.mark.parametrize(("due", "asked"), [("2025-03-31", True), ("2024-05-30", True), ("2025-04-01", False)])
@pytest.mark.parametrize("command", [("generate",), ("collect",), ("mail", "request")])
def test_a_due_date_before_the_year_has_ended_is_asked_about(
        tmp_path: Path, command: tuple[str, ...], due: str, asked: bool) -> None:
    Settings(tmp_path).submissions(R6).mkdir(parents=True)
    shown = _run("--folder", str(tmp_path), *command, "R6", "--due", due)

    assert ("令和6年度の終わりより前です。" in shown.output) is asked


def test_exit_codes_tell_whether_all_is_in(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    answer_all(settings, sagamihara(), R6)

    complete = _run("--folder", str(tmp_path), "collect", "R6")
    next(settings.submissions(R6).iterdir()).unlink()
    incomplete = _run("--folder", str(tmp_path), "run", "R6")

    assert (complete.exit_code, incomplete.exit_code) == (0, 1)
    assert "未提出 1" in incomplete.output
    assert (tmp_path / "output" / "R6" / "令和6年度評価書.xlsx").exists()


def test_plan_check_shows_every_target_and_no_error() -> None:
    shown = _run("plan", "check")

    assert shown.exit_code == 0
    assert "エラー0件" in shown.output


def test_a_project_without_indicators_that_nobody_reported_is_counted_as_unreported() -> None:
    judged = evaluate(sagamihara(), R6, (), (), frozenset())

    with screen.console.capture() as shown:
        screen.evaluation(judged)

    assert "未報告" in shown.get()
    assert "指標なし" not in shown.get()


def test_a_broken_plan_stops_the_year_with_its_first_error(tmp_path: Path) -> None:
    _run("plan", "export", str(tmp_path / "plan"))
    table = next((tmp_path / "plan").glob("事業.csv"))
    table.write_text(table.read_text(encoding="utf-8-sig").replace(",A,", ",Z,", 1), encoding="utf-8-sig")

    shown = _run("--plan", str(tmp_path / "plan"), "--folder", str(tmp_path), "generate", "R6")

    assert shown.exit_code == 3
    assert "計画に誤りが" in shown.output


def test_help_loads_no_pandas_no_openpyxl_no_xlsxwriter() -> None:
    code = ("import sys\nfrom sagamihara_pdca.cli import main\n"
            "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
            "print('heavy:', sorted({'pandas', 'openpyxl', 'xlsxwriter', 'rich', 'jinja2'} & set(sys.modules)))")

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout.endswith("heavy: []\n")


def test_where_the_manual_is_not_beside_the_program_its_place_is_said() -> None:
    shown = _run("manual")

    assert shown.exit_code == 1
    assert "zipの「手引」フォルダ" in shown.output


@pytest.mark.parametrize(("words", "offered"), [
    ("col", ["collect"]), ("mail re", ["remind", "request", "return"]), ("collect R6 --no", ["--notices"]),
])
def test_the_tab_key_completes_what_was_begun(words: str, offered: list[str]) -> None:
    line = f"sagamihara-pdca {words}"
    variables = {"_SAGAMIHARA_PDCA_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    code = "from sagamihara_pdca.cli import main; main(prog_name='sagamihara-pdca')"

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env={**os.environ, **variables})

    assert [answer.partition(",")[2] for answer in shown.stdout.split()] == offered


def test_the_package_can_be_run_as_a_module() -> None:
    shown = subprocess.run([sys.executable, "-m", "sagamihara_pdca", "--version"], capture_output=True, text=True,
                           check=True)

    assert shown.stdout.startswith("sagamihara-pdca ")


@pytest.mark.slow
def test_the_demonstration_stays_below_the_working_folder(tmp_path: Path) -> None:
    shown = _run("--folder", str(tmp_path), "demo", "--into", "実演")

    assert shown.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["実演"]
    assert (tmp_path / "実演" / "output" / "R6" / "令和6年度評価書.xlsx").exists()


def test_export_overwrites_nothing_unless_it_is_told_to(tmp_path: Path) -> None:
    target = tmp_path / "回収状況.xlsx"
    target.write_bytes(b"precious")

    refused = _run("plan", "export", str(target))
    forced = _run("plan", "export", str(target), "--force")

    assert (refused.exit_code, forced.exit_code) == (2, 0)
    assert "既にあります" in refused.output
    assert target.read_bytes() != b"precious"


def _run(*args: str) -> Result:
    return CliRunner().invoke(main, args)
