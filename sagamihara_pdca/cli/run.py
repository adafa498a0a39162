"""run."""

from __future__ import annotations

from datetime import date

import click

from sagamihara_pdca.cli.arguments import plan_for, prefer_option, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.cli.report import public_option, published_option
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@year_argument
@prefer_option
@published_option
@public_option
@click.pass_obj
def run(settings: Settings, year: FiscalYear, prefer: tuple[str, ...], published: date | None, public: bool) -> None:
    """回収・点検・評価・評価書の作成を続けて行います。何度実行しても差し支えありません。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    collected = pipeline.collect(settings, plan_for(settings, year), year, prefer)
    screen.problems(collected.collection.problems)
    screen.collection(collected.collection)
    done = pipeline.report(settings, collected.collection, published, public=public)
    screen.evaluation(done.evaluation)
    screen.paths("開くファイル：", [done.book, collected.status_book, *done.data])
    raise SystemExit(0 if collected.collection.is_complete else 1)
