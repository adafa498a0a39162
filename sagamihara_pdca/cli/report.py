"""report."""

from __future__ import annotations

from datetime import date

import click

from sagamihara_pdca.cli.arguments import DateType, plan_for, prefer_option, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings

published_option = click.option("--published", type=DateType(), default=None, help="発行日（例：2025-08-29）。")
public_option = click.option("--public", is_flag=True, help="公表用に、回収状況や出典などの内部の情報を除きます。")


@click.command(cls=Command)
@year_argument
@prefer_option
@published_option
@public_option
@click.pass_obj
def report(settings: Settings, year: FiscalYear, prefer: tuple[str, ...], published: date | None,
           public: bool) -> None:
    """評価書と機械判読用データを output に作成します。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    plan = plan_for(settings, year)
    collection = pipeline.collection_of(settings, plan, year, prefer)
    done = pipeline.report(settings, collection, published, public=public)
    screen.evaluation(done.evaluation)
    screen.paths("評価書：", [done.book])
    screen.paths("機械判読用データ：", done.data)
