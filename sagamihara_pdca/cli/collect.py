"""collect."""

from __future__ import annotations

import click

from sagamihara_pdca.cli.arguments import prefer_option, year_argument
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings


@click.command()
@year_argument
@prefer_option
@click.pass_obj
def collect(settings: Settings, year: FiscalYear, prefer: tuple[str, ...]) -> None:
    """submissions に置いた入力シートを読み取り、点検します。

    全ての課の提出がそろっていれば終了コード0、そうでなければ1を返します。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    done = pipeline.collect(settings, pipeline.load(settings), year, prefer)
    screen.problems(done.collection.problems)
    screen.collection(done.collection)
    screen.paths("一覧表：", [done.status_book])
    raise SystemExit(0 if done.collection.is_complete else 1)
