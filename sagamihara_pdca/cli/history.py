"""履歴: every command that changes something notes in the year's records when it ran and what came of it."""

from __future__ import annotations

from datetime import datetime

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.errors import PdcaError
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.settings import Settings


def note(settings: Settings, year: FiscalYear, words: str) -> None:
    """Note the running command, and what came of it, in the history of the year.

    A history that can't be written, such as one that is open in Excel, is told and stops nothing: the work is done.
    """
    from sagamihara_pdca.records import Event, append_event, history_state, write_seen

    tell_other_copy(settings, year)
    command = click.get_current_context().command_path.partition(" ")[2]
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
    try:
        append_event(settings.records(year), Event(at, f"{command} {write_code(year)}", words))
        write_seen(settings.output(year), history_state(settings.records(year)))
    except PdcaError as fault:
        click.echo(str(fault), err=True)


def tell_other_copy(settings: Settings, year: FiscalYear) -> None:
    """Tell where the records are not those that this folder's `output/` has last seen: another clerk's copy, or an older one."""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.records import is_continued, read_seen

    seen = read_seen(settings.output(year))
    if seen is not None and not is_continued(settings.records(year), seen):
        screen.say(texts.OTHER_COPY.format(year=write_fiscal_year(year)))


@click.command(cls=Command)
@year_argument
@click.pass_obj
def history(settings: Settings, year: FiscalYear) -> None:
    """その年度について、いつ何を実行し、どうなったかを表示します。"""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.records import read_history

    events = read_history(settings.records(year))
    if events:
        screen.history(year, events)
    else:
        screen.say(texts.NO_HISTORY.format(year=write_fiscal_year(year)))
