"""init: lay out a working folder. menu: the commands of a year behind numbers. manual: open 手引き."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@click.argument("folder", metavar="フォルダ", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "source", metavar="一覧", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
              help="事業名、担当課、指標、年度ごとの目標などの列がある一覧（.xlsx 又は .csv）から、計画のブックを作成します。")
@click.pass_obj
def init(settings: Settings, folder: Path, source: Path | None) -> None:
    """作業フォルダを用意します。メニューを開くファイル、計画のブック、設定、「はじめに」を置きます。

    既にあるものは変更しません。--from を指定したときは、列の読み取り方と、確かめることを表示します。一覧を計画にできないときは、
    何も作成せずに終了コード1を返します。
    """
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.starting import start_folder

    done = start_folder(folder, _listed(source, folder) if source is not None else settings.plan, _program())
    if done.made:
        screen.paths(texts.STARTED, done.made)
    if done.kept:
        screen.paths(texts.KEPT, done.kept)
    screen.say(texts.START_HERE)


def _listed(source: Path, folder: Path) -> Plan:
    """The plan that the list gives; how it was read is shown, and ends the command where it gives none."""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.starting import PLAN_BOOK, plan_of_list

    if (folder / PLAN_BOOK).exists():
        raise click.UsageError(texts.PLAN_EXISTS_ALREADY.format(place=folder / PLAN_BOOK), click.get_current_context())
    read = plan_of_list(source)
    screen.table(texts.LIST_COLUMNS.format(file=source.name), ("シート", "セル", "見出し", "読み取り方"),
                 [(c.sheet, c.cell, c.heading, c.meaning) for c in read.columns])
    screen.problems(read.problems)
    if read.plan is None:
        screen.say(texts.LIST_REFUSED)
        raise SystemExit(1)
    screen.say(texts.LIST_READ.format(projects=len(read.plan.projects), divisions=len(read.plan.divisions),
                                      indicators=sum(len(p.indicators) for p in read.plan.projects)))
    return read.plan


def _program() -> Path:
    """The installed command, in the folder of the Python that runs this."""
    name = "sagamihara-pdca.exe" if os.name == "nt" else "sagamihara-pdca"
    beside = Path(sys.executable).with_name(name)
    return beside if beside.exists() else Path(sysconfig.get_path("scripts")) / name


@click.command(cls=Command)
@click.pass_context
def menu(ctx: click.Context) -> None:
    """番号を選んで1年の作業を進めるメニューを開きます。

    端末で、コマンドを付けずに実行したときも開きます。
    """
    from sagamihara_pdca.cli.menu import Menu

    Menu(ctx.find_root()).run()


#: Where the zip for computers without internet puts the manual, beside the folder that Python is installed into.
_MANUAL = Path("手引", "docs", "manual", "README.html")


@click.command(cls=Command)
def manual() -> None:
    """手引きをウェブブラウザーで開きます。

    導入用のzipから導入したときに使えます。手引きが見つからないときは、終了コード1を返します。
    """
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.cli.opening import open_path

    page = Path(sys.prefix).parent / _MANUAL
    if not page.is_file():
        screen.say(texts.NO_MANUAL)
        raise SystemExit(1)
    if not open_path(page):
        screen.paths(texts.MENU_NOT_OPENED, [page])
