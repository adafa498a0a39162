"""The command run: collects, evaluates and reports in one call."""

from __future__ import annotations

from typing import Any

import click

from sagamihara_pdca.cli.arguments import password_option, plan_for, prefer_option, today, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.cli.report import edition_of, edition_options, write_report
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@edition_options
@click.pass_obj
def run(settings: Settings, /, year: FiscalYear, prefer: tuple[str, ...], **edition: Any) -> None:
    """回収・点検・評価・評価書の作成を続けて行います。何度実行しても差し支えありません。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    plan = plan_for(settings, year)
    with screen.progress("提出された入力シートを読み取っています") as on_file:
        collected = pipeline.collect(settings, plan, year, prefer, on_file, today=today())
    screen.problems(collected.collection.problems)
    screen.collection(collected.collection)
    screen.set_aside(collected.set_aside)
    done = write_report(settings, collected.collection, edition_of(**edition))
    screen.paths("開くファイル：", [done.book, collected.status_book, *done.data])
    raise SystemExit(0 if collected.collection.is_settled else 1)
