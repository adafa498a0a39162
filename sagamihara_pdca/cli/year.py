"""The stages of the year, a command each: generate, collect, review, report, run, and demo for all of them; and status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import (
    DateType,
    ask_about_due,
    begun_year,
    due_option,
    password_option,
    plan_for,
    prefer_option,
    remembered,
    today,
    year_argument,
)
from sagamihara_pdca.cli.as_json import json_option, of_collected, of_standings, show
from sagamihara_pdca.cli.history import note, tell_other_copy
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.errors import PublicationRefused
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.settings import Settings

if TYPE_CHECKING:
    from sagamihara_pdca.intake.collection import Collection
    from sagamihara_pdca.model.sealed import Difference
    from sagamihara_pdca.pipeline import Collected, Reported


@click.command(cls=Command)
@year_argument
@due_option
@click.option("--dry-run", is_flag=True, help="作成するものだけを表示し、何も書き込みません。")
@click.pass_obj
def generate(settings: Settings, year: FiscalYear, due: date | None, dry_run: bool) -> None:
    """課ごとの入力シートを input_templates に作成します。

    前の年度の回収が済んでいなければ、その年度の課を示して終了コード1を返します（入力シートは作成します）。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    plan = plan_for(settings, year, as_asked=False)
    due = due if dry_run else remembered(settings, year, texts.DUE_SUBMIT, due)
    ask_about_due(year, due)
    with screen.progress(texts.WRITING) as on_book:
        done = pipeline.generate(settings, plan, year, due, on_book, dry_run=dry_run)
    if dry_run:
        _show_dry(texts.WOULD_GENERATE.format(count=len(done.books)), done.set_aside)
    else:
        note(settings, year, texts.GENERATED.format(count=len(done.books)))
        screen.say(texts.GENERATED.format(count=len(done.books)))
        screen.paths(texts.GENERATED_INTO, [settings.templates(year)])
        screen.set_aside(done.set_aside)
    for division in done.without_book:
        screen.say(texts.WITHOUT_BOOK.format(division=division.name))
    screen.following(pipeline.standing_of(settings, plan, year))
    if done.problems:
        screen.problems(done.problems, notices=True)
    if any(problem.severity is not Severity.NOTICE for problem in done.problems):
        raise SystemExit(1)


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@due_option
@click.option("--notices", is_flag=True, help="お知らせ（対応の要らない指摘）も表示します。")
@click.option("--dry-run", is_flag=True, help="点検の結果だけを表示し、何も書き込みません。")
@json_option
@click.pass_obj
def collect(settings: Settings, /, year: FiscalYear, prefer: tuple[str, ...], due: date | None, notices: bool, dry_run: bool,
            as_json: bool) -> None:
    """submissions に置いた入力シートを読み取り、点検します。

    回収状況の一覧と、誤りのあった課への差戻しの入力シートを output に作成します。提出されたファイルは変更しません。
    --due は、差戻しの入力シートに記す提出期限です。

    全ての課の提出がそろっていれば終了コード0、そうでなければ1を返します（「確認」の指摘だけの課は、そろったものとします）。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    begun_year(settings, year)
    plan = plan_for(settings, year)
    due = due if dry_run else remembered(settings, year, texts.DUE_RETURN, due)
    ask_about_due(year, due)
    with screen.progress(texts.READING) as on_file:
        done = (pipeline.preview_collect(settings, plan, year, prefer, on_file) if dry_run
                else pipeline.collect(settings, plan, year, prefer, on_file, due, today()))
    if not dry_run:
        note(settings, year, screen.division_counts(done.collection))
    if as_json:
        show(of_collected(done))
        raise SystemExit(0 if done.collection.is_settled else 1)
    screen.problems(done.collection.problems, notices=notices)
    screen.collection(done.collection)
    if not done.collection.files:
        screen.paths(texts.NOTHING_SUBMITTED, [settings.submissions(year)])
    _show_written(done, dry_run=dry_run)
    screen.following(pipeline.standing_of(settings, plan, year, done.collection))
    raise SystemExit(0 if done.collection.is_settled else 1)


def _show_dry(words: str, would_set_aside: tuple[Path, ...]) -> None:
    """What a command would have done, and that nothing was written."""
    from sagamihara_pdca.cli import screen

    if words:
        screen.say(words)
    if would_set_aside:
        screen.paths(texts.WOULD_SET_ASIDE, would_set_aside)
    screen.say(texts.NOTHING_WRITTEN)


def _show_written(done: Collected, *, dry_run: bool) -> None:
    """The workbooks of a collection, or that none was written."""
    from sagamihara_pdca.cli import screen

    if dry_run:
        _show_dry("", done.set_aside)
        return
    screen.paths(texts.STATUS_BOOK, [done.status_book])
    if done.returns:
        screen.paths(texts.RETURNS.format(count=len(done.returns)), done.returns)
    screen.set_aside(done.set_aside)


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@click.pass_obj
def review(settings: Settings, year: FiscalYear, prefer: tuple[str, ...]) -> None:
    """事務局評価のブックを作成します。入力済みの内容は残り、数値だけが新しくなります。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    begun_year(settings, year)
    plan = plan_for(settings, year)
    with screen.progress(texts.READING) as on_file:
        collection = pipeline.collection_of(settings, plan, year, prefer, on_file, today=today())
    with screen.working(texts.WRITING):
        done = pipeline.review(settings, collection)
    if done.problems:
        screen.problems(done.problems)
    note(settings, year, texts.REVIEWED.format(count=len(done.answers)))
    screen.say(texts.REVIEWED.format(count=len(done.answers)))
    screen.paths(texts.REVIEW_BOOK, [done.book])
    if any(problem.severity is Severity.ERROR for problem in done.problems):
        screen.say(texts.REVIEW_KEPT)
        raise SystemExit(1)
    screen.following(pipeline.standing_of(settings, plan, year, collection))


_EDITION = (
    click.option("--published", type=DateType(), default=None, help="発行日（例：2025-08-29、R7.8.29、令和7年8月29日、8月29日）。"),
    click.option("--public", is_flag=True, help="公表用に、回収状況や出典などの内部の情報を除きます。"),
    click.option("--allow", "allowed", multiple=True, metavar="文字",
                 help="公表してよい電話番号やメールアドレス。何度でも指定できます。"),
    click.option("--parquet", is_flag=True, help="機械判読用データをParquetでも書き出します。"),
)


def _edition_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which edition is wanted."""
    for option in reversed(_EDITION):
        command = option(command)
    return command


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@_edition_options
@click.pass_obj
def report(settings: Settings, /, year: FiscalYear, prefer: tuple[str, ...], **edition: Any) -> None:
    """評価書と機械判読用データを output に作成します。

    提出のない課や誤りのある回答は「未報告」として作成します。全てそろっていなければ終了コード1を返します。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    begun_year(settings, year)
    plan = plan_for(settings, year)
    with screen.progress(texts.READING) as on_file:
        collection = pipeline.collection_of(settings, plan, year, prefer, on_file, today=today())
    done, changed = _write_report(settings, collection, edition)
    screen.paths(texts.REPORT_BOOK, [done.book])
    screen.paths(texts.REPORT_DATA, done.data)
    if edition["public"]:
        screen.paths(texts.UPLOAD, [settings.publication(year)])
    is_sealed = changed is not None
    if collection.undone or collection.survey.open_before:
        screen.problems((*collection.undone, *collection.survey.open_before))
    if not is_sealed and not collection.is_complete:
        screen.collection(collection)
        screen.say(texts.INCOMPLETE)
    screen.following(pipeline.standing_of(settings, plan, year, collection))
    raise SystemExit(1 if changed or not (is_sealed or collection.is_settled) else 0)


def _write_report(settings: Settings, collection: Collection, edition: dict[str, Any]) -> tuple[Reported, tuple[Difference, ...] | None]:
    """Write the report and show what was judged; say why the public edition was refused.

    Returns:
        the report, and what the folder says now otherwise than was sealed; None for a year that is not sealed.
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    year = collection.survey.year
    sealed = pipeline.sealed_year(settings, year)
    edition["published"] = remembered(settings, year, texts.PUBLISHED, edition["published"])
    try:
        with screen.working(texts.WRITING):
            if sealed is None:
                done = pipeline.report(settings, collection, pipeline.Edition(**edition))
            else:
                done = pipeline.report_sealed(settings, sealed, pipeline.Edition(**edition))
    except PublicationRefused as refused:
        screen.problems(refused.problems)
        screen.say(str(refused))
        raise SystemExit(1) from refused
    note(settings, year, done.book.name)
    screen.set_aside(done.set_aside)
    if done.problems:
        screen.problems(done.problems)
    screen.evaluation(done.evaluation)
    if done.shown:
        screen.table(texts.PUBLIC_SHOWS, ("種類", "場所", "内容"),
                     [(leak.kind.value, write_place(leak.place), leak.what) for leak in done.shown])
    if sealed is None:
        return done, None
    changed = pipeline.changes_of(settings, sealed, collection)
    screen.sealed(sealed.seal, changed)
    return done, changed


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@_edition_options
@click.pass_obj
def run(settings: Settings, /, year: FiscalYear, prefer: tuple[str, ...], **edition: Any) -> None:
    """回収・点検・評価・評価書の作成を続けて行います。何度実行しても差し支えありません。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    begun_year(settings, year)
    plan = plan_for(settings, year)
    with screen.progress(texts.READING) as on_file:
        collected = pipeline.collect(settings, plan, year, prefer, on_file, today=today())
    screen.problems(collected.collection.problems)
    screen.collection(collected.collection)
    screen.set_aside(collected.set_aside)
    done, changed = _write_report(settings, collected.collection, edition)
    screen.paths(texts.OPEN_THESE, [done.book, collected.status_book, *done.data])
    screen.following(pipeline.standing_of(settings, plan, year, collected.collection))
    raise SystemExit(1 if changed or not collected.collection.is_settled else 0)


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
    screen.paths(texts.OPEN_THESE, [done.second.book, done.reported.book, done.status_book, done.templates.books[0],
                              done.next_year.books[0], *done.reported.data])


@click.command(cls=Command)
@json_option
@click.pass_obj
def status(settings: Settings, as_json: bool) -> None:
    """各年度の作業がどこまで進んでいるかと、次に実行するコマンドを表示します。何も書き込みません。

    作業フォルダを並べて置いた親フォルダを --folder で指定すると、全ての作業フォルダの状況を表示します。
    計画などを読み取れない作業フォルダがあれば、終了コード1を返します。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.many_folders import holds_only_folders

    if holds_only_folders(settings):
        from sagamihara_pdca.cli.many_status import show_all

        raise SystemExit(0 if show_all(settings.root, as_json=as_json) else 1)
    with screen.working(texts.LOOKING):
        years = pipeline.standings(settings, pipeline.load(settings))
    stray = pipeline.strays(settings)
    if as_json:
        show(of_standings(years, stray))
        return
    screen.standings(years)
    for one in years:
        if pipeline.lacks_records(settings, one.year):
            screen.say(texts.NO_RECORDS.format(year=write_fiscal_year(one.year), folder=settings.records(one.year),
                                               code=write_code(one.year)))
        tell_other_copy(settings, one.year)
    if stray:
        screen.paths(texts.STRAYS, stray)
