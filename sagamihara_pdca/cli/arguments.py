"""Arguments that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import read_fiscal_year, write_fiscal_year
from sagamihara_pdca.notation.typed_date import has_other_weekday, read_date_near, read_typed_date
from sagamihara_pdca.problems.plan_sense import due_before_year_end
from sagamihara_pdca.settings import Settings

#: Where a command's context keeps the file that its passwords were read from.
_PASSWORD_FILE = "sagamihara_pdca.password_file"


class YearType(click.ParamType[FiscalYear]):
    """A fiscal year: R6, 令和6年度, 2024."""

    name = "年度"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> FiscalYear:
        """Parse the text as a year. click.BadParameter for one that can't be read."""
        if isinstance(value, FiscalYear):
            return value
        year = read_fiscal_year(str(value))
        if year is None:
            self.fail(texts.NO_YEAR.format(value=value), param, ctx)
        return year


def today() -> date:
    """The day of the call, on the clerk's own clock."""
    return now().date()


def now() -> datetime:
    """The moment of the call, on the clerk's own clock with its offset."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class DateType(click.ParamType[date]):
    """A calendar date as clerks write it: 令和7年5月30日, R7.5.30, 2025-05-30, 5月30日.

    A day without a year is the one nearest to today, and said so on the screen.
    """

    is_to_come: bool = False  # a day before today is asked about where its year was not typed
    clock: Callable[[], date] = today

    name = "日付"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse the text as a date. click.BadParameter for one that can't be read for certain."""
        if isinstance(value, date):
            return value
        text = str(value)
        day = read_typed_date(text)
        if day is None:
            day = self._without_year(text, param, ctx)
        if has_other_weekday(text, day):
            self.fail(texts.OTHER_WEEKDAY.format(value=text, day=write_date(day)), param, ctx)
        return day

    def _without_year(self, text: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        now = self.clock()
        day = read_date_near(text, now)
        if day is None:
            self.fail(texts.NO_DATE.format(value=text), param, ctx)
        if self.is_to_come and day < now:
            self.fail(texts.DATE_OVER.format(value=text, day=write_date(day)), param, ctx)
        click.echo(texts.DATE_TAKEN.format(value=text, day=write_date(day)), err=True)
        return day


def plan_for(settings: Settings, year: FiscalYear, *, as_asked: bool = True) -> Plan:
    """The plan that the call runs on.

    Args:
        as_asked: the one that the year was asked with, where an edition was kept; else today's.
    Raises:
        click.BadParameter: the year is not one of the plan's.
        PlanUnusable: see `pipeline.load`.
        RecordUnusable: the edition that was kept is damaged.
    """
    from sagamihara_pdca import pipeline

    plan = pipeline.load(settings)
    if year not in plan.profile.years:
        first, last = write_fiscal_year(plan.profile.first_year), write_fiscal_year(plan.profile.last_year)
        raise click.BadParameter(texts.OUTSIDE_PLAN.format(year=write_fiscal_year(year), first=first, last=last),
                                 click.get_current_context(), param_hint="年度")
    _remember_password_file(settings, year)
    return pipeline.asked_plan(settings, plan, year) if as_asked else plan


def ask_about_due(year: FiscalYear, due: date | None) -> None:
    """Ask on the screen about a day by which nobody can know the year's figures; the command goes on."""
    if due is not None and due <= date(year.next.start, 3, 31):
        from sagamihara_pdca.cli import screen

        screen.problems([due_before_year_end(write_date(due), write_fiscal_year(year))])


def begun_year(settings: Settings, year: FiscalYear) -> None:
    """Refuse a working folder that holds nothing of the year, instead of filling it with empty workbooks.

    Raises:
        click.UsageError: there is nothing of the year.
    """
    from sagamihara_pdca import pipeline

    if pipeline.holds_nothing(settings, year):
        folder = settings.submissions(year)
        raise click.UsageError(texts.NOTHING_OF_YEAR.format(folder=settings.root.resolve(), year=write_fiscal_year(year), submissions=folder),
                               click.get_current_context())


def _remember_password_file(settings: Settings, year: FiscalYear) -> None:
    from sagamihara_pdca.records import read_password_file, write_password_file

    path = click.get_current_context().meta.get(_PASSWORD_FILE)
    folder = settings.records(year)
    if path is not None and folder.is_dir() and path.resolve() != read_password_file(folder):
        write_password_file(folder, path)


def remembered(settings: Settings, year: FiscalYear, what: str, day: date | None) -> date | None:
    """Return the day that was given, which is remembered for the year, else the one that was said before; None for neither.

    Args:
        what: what the day is called, such as 提出期限.
    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.records import read_dates, remember_date

    folder = settings.records(year)
    known = read_dates(folder).get(what)
    if day is not None and day != known:
        remember_date(folder, what, day)
    if day is None and known is not None:
        screen.say(texts.AS_BEFORE.format(what=what, day=write_date(known)))
    return day or known


def _take_passwords(ctx: click.Context, param: click.Parameter, path: Path | None) -> None:
    """The passwords become part of the command's settings; no command has to pass them on.

    The file is said once in a year: the year is known by now, because click takes arguments in before options that are not given.
    """
    from sagamihara_pdca.pipeline.decrypting import read_passwords
    from sagamihara_pdca.records import read_password_file

    settings, year = ctx.find_object(Settings) or Settings(Path()), ctx.params.get("year")
    used = path or (read_password_file(settings.records(year)) if isinstance(year, FiscalYear) else None)
    if used is not None:
        ctx.obj = replace(settings, passwords=read_passwords(used))
        ctx.meta[_PASSWORD_FILE] = used


password_option = click.option(
    "--password-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None, metavar="ファイル",
    expose_value=False, callback=_take_passwords,
    help="パスワード付きの提出を開くためのパスワードを、1行に1つずつ書いたファイル（UTF-8）。")
year_argument = click.argument("year", metavar="年度", type=YearType())
due_option = click.option("--due", type=DateType(is_to_come=True), default=None,
                          help="提出期限（例：2025-05-30、R7.5.30、令和7年5月30日、5月30日）。")
prefer_option = click.option("--prefer", multiple=True, metavar="ファイル名",
                             help="同じ課から複数の提出があるときに採用するファイル名。何度でも指定できます。決定として記録し、以後のコマンドも従います。")
