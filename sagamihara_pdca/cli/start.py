"""init: lay out a working folder. menu: the commands of a year behind numbers. manual: open 手引き."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@click.argument("folder", metavar="フォルダ", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def init(settings: Settings, folder: Path) -> None:
    """作業フォルダを用意します。メニューを開くファイル、計画のブック、設定、「はじめに」を置きます。

    既にあるものは変更しません。
    """
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.starting import start_folder

    done = start_folder(folder, settings.plan, _program())
    if done.made:
        screen.paths(texts.STARTED, done.made)
    if done.kept:
        screen.paths(texts.KEPT, done.kept)
    screen.say(texts.START_HERE)


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
