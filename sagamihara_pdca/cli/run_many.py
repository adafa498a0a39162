"""run-many: one stage for every working folder below a folder. A folder that fails is named and stops no other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import DateType, ask_about_due, due_option, now, today, year_argument
from sagamihara_pdca.cli.crash import write_crash_log
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.errors import PdcaError
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year

if TYPE_CHECKING:
    from sagamihara_pdca.evaluation.overview_book import FolderRow
    from sagamihara_pdca.pipeline.many_folders import Found, Order, Stage
    from sagamihara_pdca.pipeline.mapping import Map

_STAGES = ("generate", "collect", "report", "status")
#: What the records call the day that a stage is given.
_DAYS = {"generate": texts.DUE_SUBMIT, "collect": texts.DUE_RETURN, "report": texts.PUBLISHED}


@click.command(name="run-many", cls=Command)
@click.argument("folder", metavar="親フォルダ", type=click.Path(exists=True, file_okay=False, path_type=Path))
@year_argument
@click.option("--stage", type=click.Choice(_STAGES), default="collect", show_default=True,
              help="行う作業。同じ名前のコマンドと同じものを作成します。")
@due_option
@click.option("--published", type=DateType(), default=None, help="発行日（--stage report のとき）。")
@click.option("--workers", type=click.IntRange(min=1), default=None, help="同時に処理する作業フォルダの数。省略時はこのパソコンのCPUの数です。")
@click.option("--scheduler", metavar="アドレス", default=None,
              help="Daskのスケジューラーのアドレス（例：tcp://192.0.2.1:8786）。全てのコンピューターから同じ場所でフォルダが見える必要があります。")
def run_many(folder: Path, year: FiscalYear, stage: str, due: date | None, published: date | None, workers: int | None,
             scheduler: str | None) -> None:
    """親フォルダの中にある全ての作業フォルダ（団体や計画ごと）について、同じ作業を行います。

    失敗した作業フォルダは、名前と理由を示し、ほかは続けます。何度実行しても差し支えありません。
    一覧（一覧.xlsx、一覧.csv）を、親フォルダの output に作成します。

    全て完了すれば終了コード0、失敗したもの又は対応の必要なものがあれば1を返します。
    """
    from sagamihara_pdca.evaluation.overview_book import FolderState
    from sagamihara_pdca.pipeline import many_folders

    day = _day(stage, due, published)
    ask_about_due(year, due)
    how = _map(workers, scheduler)
    root = folder.resolve()
    found = many_folders.working_folders(root)
    if not found.working:
        raise click.UsageError(texts.NO_FOLDERS)
    rows = tuple(_rows(root, found, year, many_folders.Stage(stage), day, how))
    written = many_folders.write_overview(root, year, many_folders.Stage(stage), rows)
    show_overview(texts.MANY_TITLE.format(year=write_fiscal_year(year), stage=stage), rows, found)
    _show_books(written)
    raise SystemExit(0 if all(row.state is FolderState.DONE for row in rows) else 1)


def _day(stage: str, due: date | None, published: date | None) -> date | None:
    """The day that the stage is given. click.UsageError where it takes none of this kind."""
    if due is not None and stage not in ("generate", "collect"):
        raise click.UsageError(texts.MANY_NO_DAY.format(option="--due", stage=stage))
    if published is not None and stage != "report":
        raise click.UsageError(texts.MANY_NO_DAY.format(option="--published", stage=stage))
    return due or published


def _map(workers: int | None, scheduler: str | None) -> Map:
    from sagamihara_pdca.pipeline import mapping

    if scheduler is not None:
        if workers is not None:
            raise click.UsageError(texts.MANY_ONE_WAY)
        return mapping.OnCluster(scheduler)
    count = workers or os.cpu_count() or 1
    return mapping.InProcesses(count) if count > 1 else mapping.in_this_process


def _rows(root: Path, found: Found, year: FiscalYear, stage: Stage, day: date | None, how: Map) -> Iterator[FolderRow]:
    """The row of each working folder, in the order of their names, each told as it is done."""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.many_folders import Order, died
    from sagamihara_pdca.pipeline.submission_folder import shown_name
    from sagamihara_pdca.settings import Settings

    orders = tuple(Order(shown_name(root, path), Settings(path), year, stage, today(), day) for path in found.working)
    for done, row in enumerate(how(attempt, orders, died), 1):
        screen.say(texts.MANY_ON.format(done=done, of=len(orders), folder=row.folder, state=row.state.value))
        yield row


def attempt(order: Order) -> FolderRow:
    """Run one folder, whatever becomes of it: a fault becomes its row, so that it stops no other. Other processes can be sent this."""
    from sagamihara_pdca.pipeline.many_folders import failed

    try:
        return _run(order)
    except click.ClickException as refused:  # 設定.ini
        return failed(order, refused.message)
    except PdcaError as fault:
        return failed(order, str(fault))
    except Exception as fault:  # as in `cli.program`: the other folders can do nothing about it
        return failed(order, _crashed(order, fault))


def _run(order: Order) -> FolderRow:
    from dataclasses import replace

    from sagamihara_pdca.cli.settings_file import read_settings
    from sagamihara_pdca.pipeline.many_folders import Stage, ready, run_folder

    settings, _ = read_settings(order.settings.root, None)
    own, plan = ready(replace(order, settings=settings))
    if order.stage is Stage.STATUS:
        return run_folder(own, plan)
    row = run_folder(replace(own, day=_remembered(own)), plan)
    _note(own, row)
    return row


def _remembered(order: Order) -> date | None:
    """The day that was given, which is remembered for the folder's year, else the one that was said there before."""
    from sagamihara_pdca.records import read_dates, remember_date

    what, records = _DAYS[order.stage.value], order.settings.records(order.year)
    known = read_dates(records).get(what)
    if order.day is not None and order.day != known:
        remember_date(records, what, order.day)
    return order.day or known


def _note(order: Order, row: FolderRow) -> None:
    """Note in the history of the folder's year what was run. A history that can't be written stops nothing: the work is done."""
    from contextlib import suppress

    from sagamihara_pdca.errors import FileNotWritten
    from sagamihara_pdca.records import Event, append_event

    event = Event(now().strftime("%Y-%m-%d %H:%M:%S"), f"run-many {write_code(order.year)} --stage {order.stage.value}",
                  row.words or row.state.value)
    with suppress(FileNotWritten):
        append_event(order.settings.records(order.year), event)


def _crashed(order: Order, fault: Exception) -> str:
    what = texts.CRASHED_AT.format(file=fault.filename) if isinstance(fault, OSError) and fault.filename else ""
    log = write_crash_log(fault, order.settings.root, now())
    told = texts.CRASH_LOG.format(log=log) if log is not None else texts.CRASH_LOG_NOT_WRITTEN
    return texts.FOLDER_CRASHED.format(kind=type(fault).__name__, what=what) + told


def show_overview(title: str, rows: tuple[FolderRow, ...], found: Found) -> None:
    """Print a row for each folder, how many are in each state, and the sentence of each that failed."""
    from dataclasses import replace

    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.evaluation.overview_book import OVERVIEW, FolderState, overview_cells, overview_words

    failed = [row for row in rows if row.state is FolderState.FAILED]
    shown = (replace(row, words="") if row in failed else row for row in rows)  # their sentences follow below
    colours = {FolderState.DONE.value: "green", FolderState.OPEN.value: "yellow", FolderState.FAILED.value: "red"}
    screen.table(title, [column.heading for column in OVERVIEW],
                 [["" if cell is None else str(cell) for cell in overview_cells(row)] for row in shown], colours=colours)
    screen.say(texts.MANY_COUNTS.format(counts=overview_words(rows), count=len(rows)))
    if failed:
        screen.say(texts.MANY_FAILED)
        for row in failed:
            screen.say(f"  {row.folder}：{row.words}")
    if found.others:
        screen.paths(texts.MANY_SKIPPED, found.others)


def _show_books(written: tuple[Path, Path]) -> None:
    from sagamihara_pdca.cli import screen

    screen.paths(texts.MANY_BOOKS, written)
