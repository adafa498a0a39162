"""The command report: writes the evaluation workbook, its data and its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from sagamihara_pdca.cli.arguments import DateType, password_option, plan_for, prefer_option, today, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.errors import PublicationRefused
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.settings import Settings

if TYPE_CHECKING:
    from sagamihara_pdca.intake.collection import Collection
    from sagamihara_pdca.pipeline import Edition, Reported

_EDITION = (
    click.option("--published", type=DateType(), default=None, help="発行日（例：2025-08-29）。"),
    click.option("--public", is_flag=True, help="公表用に、回収状況や出典などの内部の情報を除きます。"),
    click.option("--allow", "allowed", multiple=True, metavar="文字",
                 help="公表してよい電話番号やメールアドレス。何度でも指定できます。"),
    click.option("--parquet", is_flag=True, help="機械判読用データをParquetでも書き出します。"),
)


def edition_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which edition is wanted."""
    for option in reversed(_EDITION):
        command = option(command)
    return command


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@edition_options
@click.pass_obj
def report(settings: Settings, /, year: FiscalYear, prefer: tuple[str, ...], **edition: Any) -> None:
    """評価書と機械判読用データを output に作成します。

    提出のない課や誤りのある回答は「未報告」として作成します。全てそろっていなければ終了コード1を返します。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    plan = plan_for(settings, year)
    collection = pipeline.collection_of(settings, plan, year, prefer, today=today())
    done = write_report(settings, collection, edition_of(**edition))
    screen.paths("評価書：", [done.book])
    screen.paths("機械判読用データとウェブページ：", done.data)
    if collection.survey.open_before:
        screen.problems(collection.survey.open_before)
    if not collection.is_complete:
        screen.collection(collection)
        screen.say("提出がそろっていない課があります。該当する事業は「未報告」として作成しました。")
    raise SystemExit(0 if collection.is_settled else 1)


def edition_of(published: date | None, public: bool, allowed: tuple[str, ...], parquet: bool) -> Edition:
    """The edition that the options ask for."""
    from sagamihara_pdca.pipeline import Edition

    return Edition(published, public, allowed, parquet)


def write_report(settings: Settings, collection: Collection, edition: Edition) -> Reported:
    """Write the report and show what was judged; say why the public edition was refused."""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    try:
        done = pipeline.report(settings, collection, edition)
    except PublicationRefused as refused:
        screen.problems(refused.problems)
        screen.say(str(refused))
        raise SystemExit(1) from refused
    screen.set_aside(done.set_aside)
    if done.problems:
        screen.problems(done.problems)
    screen.evaluation(done.evaluation)
    if done.shown:
        screen.table("公表用の評価書から読み取れるもの", ("種類", "場所", "内容"),
                     [(leak.kind.value, write_place(leak.place), leak.what) for leak in done.shown])
    return done
