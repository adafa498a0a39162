"""run-many: the same bytes for each city as its own commands write, in one process or two, and no city stops another."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.cli.run_many import attempt
from sagamihara_pdca.evaluation.overview_book import FolderRow, FolderState
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.pipeline.many_folders import Order, Stage, died, working_folders
from sagamihara_pdca.pipeline.mapping import InProcesses, in_this_process
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import only_run
from tests.cli.terminal import program
from tests.cli.test_surroundings import NOBODY, needs_root, open_to_all
from tests.worlds.cities import TOWNS, make_towns
from tests.worlds.mizuno_answers import R8
from tests.worlds.whole_year import files_of

MADE = ("input_templates", "output", "submissions")


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("towns")
    make_towns(root)
    return root


@pytest.fixture
def root(towns: Path, tmp_path: Path) -> Path:
    """The three towns, to be changed by one test."""
    return Path(shutil.copytree(towns, tmp_path / "root"))


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def everything(root: Path) -> dict[str, bytes]:
    """All that was made for the towns; records hold the times of the runs."""
    return {f"{town}/{folder}/{name}": data for town in TOWNS for folder in MADE
            for name, data in files_of(root / town / folder).items()}


def overview(root: Path) -> list[list[str]]:
    """The lines of 一覧.csv below its headings."""
    text = (root / "output" / "R8" / "一覧.csv").read_text("utf-8-sig")
    return [line.split(",") for line in text.splitlines()[1:]]


@pytest.mark.slow
def test_each_town_gets_the_bytes_of_its_own_commands_in_one_process_and_in_two(towns: Path, tmp_path: Path) -> None:
    one, two, alone = (Path(shutil.copytree(towns, tmp_path / name)) for name in ("one", "two", "alone"))

    for stage in ("generate", "collect", "report"):
        for root, workers in ((one, "1"), (two, "2")):
            ended = call("run-many", root, "R8", "--stage", stage, "--workers", workers)
            assert ended.exit_code == (0 if stage == "generate" else 1), ended.output
        for town in TOWNS:
            call("--folder", alone / town, "--plan", alone / town / "計画", stage, "R8")

    assert everything(two) == everything(one) == everything(alone)
    assert any(name.endswith("令和8年度評価書.xlsx") for name in everything(one))


def test_running_again_gives_the_same_bytes(root: Path) -> None:
    call("run-many", root, "R8", "--stage", "report", "--workers", "1")
    first = everything(root), overview(root)

    call("run-many", root, "R8", "--stage", "report", "--workers", "1")

    assert (everything(root), overview(root)) == first


def test_the_overview_has_a_row_for_each_town_with_its_counts(root: Path) -> None:
    ended = call("run-many", root, "R8", "--stage", "report", "--workers", "1")

    assert ended.exit_code == 1  # the third town lacks a division
    assert [row[:1] + row[2:10] for row in overview(root)] == [
        ["1_みずの町", "完了", "4", "4", "", "4", "0", "0", "100"],
        ["2_ひがし町", "完了", "4", "4", "", "4", "0", "0", "100"],
        ["3_にし町", "要対応", "4", "4", "", "3", "0", "1", "75"]]
    assert all("件" in row[10] for row in overview(root))
    sheet = read_book(root / "output" / "R8" / "一覧.xlsx").sheets[0]
    shown = {cell.text for _, _, cell in sheet.in_reading_order()}
    assert {*TOWNS, "完了 2、要対応 1、失敗 0", "合計"} <= shown
    assert "作業フォルダ：完了 2、要対応 1、失敗 0　計3" in ended.output


def test_a_damaged_plan_is_named_and_the_other_towns_finish(root: Path) -> None:
    (root / TOWNS[1] / "計画" / "事業.csv").write_bytes(b"\xff\xfe\x00")

    ended = call("run-many", root, "R8", "--workers", "2")

    assert ended.exit_code == 1
    assert re.search(r"実行できなかった作業フォルダ：\s+2_ひがし町：計画に誤りが", ended.output)
    assert [row[2] for row in overview(root)] == ["完了", "失敗", "要対応"]
    assert overview(root)[1][3:10] == [""] * 7  # not 0
    assert (root / TOWNS[2] / "output" / "R8").is_dir()


def test_a_town_that_is_being_worked_on_is_named_and_done_by_the_next_run(root: Path) -> None:
    with only_run(root / TOWNS[0] / "output" / "R8"):
        call("run-many", root, "R8", "--workers", "2")
        assert "別の処理が実行中です" in overview(root)[0][-1]

    call("run-many", root, "R8", "--workers", "2")

    assert [row[2] for row in overview(root)] == ["完了", "完了", "要対応"]


def test_another_citys_plan_is_never_taken_for_a_missing_one(root: Path) -> None:
    shutil.rmtree(root / TOWNS[0] / "計画")
    (root / TOWNS[1] / "plan.xlsx").write_bytes(b"")

    call("run-many", root, "R8", "--workers", "1")

    assert overview(root)[0][-1].startswith("[FIL080]")
    assert overview(root)[1][-1].startswith("[FIL081]")
    assert not (root / TOWNS[0] / "output").exists()


def test_a_year_outside_the_plan_and_wrong_settings_are_named(root: Path) -> None:
    (root / TOWNS[1] / "設定.ini").write_text("[フォルダ]\nパスワード = a\n", "utf-8")

    ended = call("run-many", root, "R2", "--due", "2027-05-31", "--workers", "1")

    assert not (root / TOWNS[0] / "records" / "R2").exists()  # nothing is remembered of a year that there is not
    assert ended.exit_code == 1
    assert "計画期間" in overview_of(root, "R2")[0][-1]
    assert "設定.ini" in overview_of(root, "R2")[1][-1]


def overview_of(root: Path, year: str) -> list[list[str]]:
    text = (root / "output" / year / "一覧.csv").read_text("utf-8-sig")
    return [line.split(",") for line in text.splitlines()[1:]]


def test_what_nobody_foresaw_stops_no_other_town_and_leaves_a_log(root: Path) -> None:
    (root / TOWNS[0] / "submissions" / "R8").rename(root / "kept")
    (root / TOWNS[0] / "submissions" / "R8").touch()
    (root / TOWNS[0] / "records").rename(root / "kept_records")
    (root / TOWNS[0] / "records").touch()

    ended = call("run-many", root, "R8", "--workers", "1")

    assert ended.exit_code == 1
    assert [row[2] for row in overview(root)] == ["失敗", "完了", "要対応"]


def test_names_of_folders_and_plans_are_data(root: Path) -> None:
    (root / TOWNS[0]).rename(root / "=1+1")

    call("run-many", root, "R8", "--workers", "1")

    assert "'=1+1" in {row[0] for row in overview(root)}
    sheet = read_book(root / "output" / "R8" / "一覧.xlsx").sheets[0]
    assert "=1+1" in {cell.text for _, _, cell in sheet.in_reading_order()}


def test_folders_that_are_no_working_folders_are_named_and_an_empty_root_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "資料").mkdir()
    (tmp_path / "empty").mkdir()

    assert [path.name for path in working_folders(root).working] == list(TOWNS)
    assert "資料" in call("run-many", root, "R8", "--workers", "1").output
    refused = call("run-many", tmp_path / "empty", "R8")
    assert refused.exit_code == 2
    assert "作業フォルダがありません" in refused.output


def test_a_workbook_that_somebody_typed_into_is_kept_and_told(root: Path) -> None:
    call("run-many", root, "R8", "--stage", "report", "--workers", "1")
    book = root / TOWNS[0] / "output" / "R8" / "令和8年度評価書.xlsx"
    book.write_bytes(b"typed")

    call("run-many", root, "R8", "--stage", "report", "--workers", "1")

    assert overview(root)[0][-1] == "手を加えられていたファイルを、別名で1件残しました。"
    assert [copy.read_bytes() for copy in book.parent.glob("令和8年度評価書（*")] == [b"typed"]


def test_an_earlier_year_that_is_open_is_told(root: Path) -> None:
    call("run-many", root, "R9", "--stage", "generate", "--workers", "1")

    assert [row[2] for row in overview_of(root, "R9")] == ["完了", "完了", "要対応"]
    assert "R8" in overview_of(root, "R9")[2][-1] or "令和8年度" in overview_of(root, "R9")[2][-1]


@pytest.mark.parametrize("options", [
    ("--workers", "2", "--scheduler", "tcp://127.0.0.1:1"), ("--stage", "report", "--due", "2027-05-31"),
    ("--stage", "collect", "--published", "2027-08-31")])
def test_options_that_do_not_go_together_are_refused(root: Path, options: tuple[str, ...]) -> None:
    assert call("run-many", root, "R8", *options).exit_code == 2


def test_a_scheduler_that_cannot_be_used_is_told_and_nothing_is_written(root: Path) -> None:
    ended = call("run-many", root, "R8", "--scheduler", "tcp://127.0.0.1:1")

    assert ended.exit_code == 3
    assert "予期しない" not in ended.output
    assert not (root / "output").exists()


def test_the_deadline_is_remembered_in_each_folder(root: Path) -> None:
    call("run-many", root, "R8", "--stage", "generate", "--due", "2027-05-31", "--workers", "1")
    first = everything(root)

    call("run-many", root, "R8", "--stage", "generate", "--workers", "1")

    assert everything(root) == first
    assert "generate" in call("--folder", root / TOWNS[0], "--plan", root / TOWNS[0] / "計画", "history", "R8").output


@dataclass(frozen=True)
class Killed:
    """`attempt`, but the process of the second town is killed once while it works."""

    sign: Path

    def __call__(self, order: Order) -> FolderRow:
        if order.name == TOWNS[1] and not self.sign.exists():
            self.sign.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return attempt(order)


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing(towns: Path, tmp_path: Path) -> None:
    one, two = (Path(shutil.copytree(towns, tmp_path / name)) for name in ("one", "two"))

    def orders(root: Path) -> tuple[Order, ...]:
        return tuple(Order(town, Settings(root / town), R8, Stage.REPORT, date(2027, 6, 1)) for town in TOWNS)

    expected = tuple(in_this_process(attempt, orders(one), died))
    rows = tuple(InProcesses(2)(Killed(tmp_path / "killed"), orders(two), died))

    assert (tmp_path / "killed").exists()
    assert rows == expected
    assert everything(two) == everything(one)


def test_a_town_that_kills_its_process_each_time_is_named(towns: Path) -> None:
    order = Order("町", Settings(towns), R8, Stage.COLLECT, date(2027, 6, 1))

    assert died(order).state is FolderState.FAILED
    assert died(order).words.startswith("[FIL082]")


@pytest.mark.slow
def test_a_run_that_is_killed_is_continued_by_the_next(root: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(root, tmp_path / "other"))
    call("run-many", other, "R8", "--stage", "report", "--workers", "1")
    process = subprocess.Popen(program("run-many", str(root), "R8", "--stage", "report", "--workers", "2"),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(1.2)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    call("run-many", root, "R8", "--stage", "report", "--workers", "2")

    assert everything(root) == everything(other)


def test_coverage_is_rounded_down_so_that_100_means_all() -> None:
    row = FolderRow("町", FolderState.OPEN, asked=1001, collected=1000)

    assert str(row.coverage_percent) == "99.9"
    assert replace(row, collected=1001).coverage_percent == 100
    assert replace(row, collected=None).coverage_percent is None


def test_status_shows_every_plan_below_a_folder_that_holds_nothing_else(root: Path) -> None:
    ended = call("--folder", root, "status")

    assert ended.exit_code == 0, ended.output
    assert [sum(town in line for line in ended.output.splitlines()) for town in TOWNS] == [2, 2, 2]  # R8, and R9 to come
    assert "催促" in ended.output
    years = json.loads(call("--folder", root, "status", "--json").output)["folders"]
    assert [(one["folder"], one["years"][0]["missing"]) for one in years] == list(zip(TOWNS, (0, 0, 1), strict=True))
    assert not (root / "output").exists()


def test_status_names_a_folder_that_it_cannot_look_at(root: Path) -> None:
    shutil.rmtree(root / TOWNS[0] / "計画")

    ended = call("--folder", root, "status")

    assert ended.exit_code == 1
    assert "1_みずの町：[FIL080]" in ended.output
    assert "3_にし町" in ended.output


def test_status_of_a_working_folder_is_its_own_even_with_another_in_it(root: Path) -> None:
    (root / "submissions").mkdir()

    assert "フォルダごと" not in call("--folder", root, "status").output


def _status_as_nobody(root: Path, said: multiprocessing.Queue[str]) -> None:
    call("--folder", root, "status")  # loads what only root may read
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    said.put(call("--folder", root, "status").output)


@needs_root
def test_a_folder_that_cannot_be_looked_into_is_named_not_passed_over(root: Path) -> None:
    open_to_all(root)
    (root / TOWNS[0]).chmod(0o700)
    context = multiprocessing.get_context("fork")
    said = context.Queue()
    other = context.Process(target=_status_as_nobody, args=(root, said))
    other.start()
    other.join(60)

    shown = said.get(timeout=5)

    assert re.search(r"1_みずの町：設定.ini：読み取れません（Permission denied）", shown), shown
    assert "3_にし町" in shown
