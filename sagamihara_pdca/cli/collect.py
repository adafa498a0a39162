"""The command collect: reads the returned workbooks and writes 回収状況 and the returns."""

from __future__ import annotations

from datetime import date

import click

from sagamihara_pdca.cli.arguments import due_option, password_option, plan_for, prefer_option, today, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@due_option
@click.option("--notices", is_flag=True, help="お知らせ（対応の要らない指摘）も表示します。")
@click.pass_obj
def collect(settings: Settings, year: FiscalYear, prefer: tuple[str, ...], due: date | None, notices: bool) -> None:
    """submissions に置いた入力シートを読み取り、点検します。

    回収状況の一覧と、誤りのあった課への差戻しの入力シートを output に作成します。提出されたファイルは変更しません。
    --due は、差戻しの入力シートに記す提出期限です。

    全ての課の提出がそろっていれば終了コード0、そうでなければ1を返します（「確認」の指摘だけの課は、そろったものとします）。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    plan = plan_for(settings, year)
    with screen.progress("提出された入力シートを読み取っています") as on_file:
        done = pipeline.collect(settings, plan, year, prefer, on_file, due, today())
    screen.problems(done.collection.problems, notices=notices)
    screen.collection(done.collection)
    if not done.collection.files:
        screen.paths("提出されたファイルがありません。次のフォルダに置いてください。", [settings.submissions(year)])
    screen.paths("一覧表：", [done.status_book])
    if done.returns:
        screen.paths(f"差戻しの入力シート（{len(done.returns)}課分）：", done.returns)
    screen.set_aside(done.set_aside)
    raise SystemExit(0 if done.collection.is_settled else 1)
