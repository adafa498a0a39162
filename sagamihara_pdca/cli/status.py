"""The command status: where every year stands, and the next command to type."""

from __future__ import annotations

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@click.pass_obj
def status(settings: Settings) -> None:
    """各年度の作業がどこまで進んでいるかと、次に実行するコマンドを表示します。何も書き込みません。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    screen.standings(pipeline.standings(settings, pipeline.load(settings)))
    stray = pipeline.strays(settings)
    if stray:
        screen.paths(texts.STRAYS, stray)
