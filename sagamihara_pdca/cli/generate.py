"""The command generate: writes the year's input workbooks."""

from __future__ import annotations

from datetime import date

import click

from sagamihara_pdca.cli.arguments import due_option, plan_for, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@year_argument
@due_option
@click.pass_obj
def generate(settings: Settings, year: FiscalYear, due: date | None) -> None:
    """課ごとの入力シートを input_templates に作成します。

    前の年度の回収が済んでいなければ、その年度の課を示して終了コード1を返します（入力シートは作成します）。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    done = pipeline.generate(settings, plan_for(settings, year), year, due)
    screen.say(f"入力シートを{len(done.books)}課分作成しました。")
    screen.paths("作成先：", [settings.templates(year)])
    screen.set_aside(done.set_aside)
    for division in done.without_book:
        screen.say(f"「{division.name}」には入力シートを作成していません（特定の課ではないため）。")
    if done.problems:
        screen.problems(done.problems)
        raise SystemExit(1)
