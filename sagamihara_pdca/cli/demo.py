"""demo: a made-up year, in a folder below the working folder."""

from __future__ import annotations

from pathlib import Path

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path("output/demo"),
              show_default=True, help="実演用のフォルダ（作業フォルダからの相対の場所でも可）。")
@click.pass_obj
def demo(settings: Settings, into: Path) -> None:
    """架空の回答で、入力シートの作成から評価書の作成までを実演します。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.demo import demonstrate

    plan = pipeline.load(settings)
    done = demonstrate(Settings(settings.root / into), plan, screen.say)
    screen.evaluation(done.reported.evaluation)
    screen.say(texts.FICTIONAL)
    screen.paths(texts.OPEN_THESE, [done.reported.book, done.status_book, done.templates.books[0],
                              done.next_year.books[0], *done.reported.data])
