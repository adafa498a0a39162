"""The command review: writes the review workbook 事務局評価."""

from __future__ import annotations

import click

from sagamihara_pdca.cli.arguments import password_option, plan_for, prefer_option, today, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@click.pass_obj
def review(settings: Settings, year: FiscalYear, prefer: tuple[str, ...]) -> None:
    """事務局評価のブックを作成します。入力済みの内容は残り、数値だけが新しくなります。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    collection = pipeline.collection_of(settings, plan_for(settings, year), year, prefer, today=today())
    done = pipeline.review(settings, collection)
    if done.problems:
        screen.problems(done.problems)
    screen.say(f"入力済みの事業：{len(done.answers)}件")
    screen.paths("事務局評価：", [done.book])
    if any(problem.severity is Severity.ERROR for problem in done.problems):
        screen.say("誤りのある欄があるため、ブックを更新していません。欄を直してから、もう一度実行してください。")
        raise SystemExit(1)
