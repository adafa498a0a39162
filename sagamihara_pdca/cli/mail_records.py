"""mail status, settle, sent, templates: what is known of the letters, what a clerk records of them, and their wording."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import DateType, now, year_argument
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.settings import Settings

if TYPE_CHECKING:
    from sagamihara_pdca.mail import LetterStatus

_kind_argument = click.argument("kind", metavar="種類", type=click.Choice([kind.value for kind in LetterKind]))


@click.command(cls=Command)
@year_argument
@click.pass_obj
def status(settings: Settings, year: FiscalYear) -> None:
    """メールごとに、送信したかどうかを表示します。

    要確認のものがあれば終了コード1を返します。
    """
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    letters, headings = mailing.mail_status(settings, year), ("種類", "宛先", "アドレス", "状態", "日時", "備考")
    screen.table(texts.MAIL_STATUS, headings, [_status_row(one) for one in letters])
    raise SystemExit(1 if any(one.state.needs_person for one in letters) else 0)


@click.command(cls=Command)
@year_argument
@_kind_argument
@click.argument("division", metavar="課名")
@click.pass_obj
def settle(settings: Settings, year: FiscalYear, kind: str, division: str) -> None:
    """要確認のメールが届いていたことを記録します。"""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    number = mailing.settle_letters(settings, year, LetterKind(kind), division, now)
    screen.say(texts.SETTLED.format(division=division, count=number))


@click.command(cls=Command)
@year_argument
@_kind_argument
@click.argument("which", metavar="課名...", nargs=-1, required=True)
@click.option("--on", type=DateType(), default=None, help="送信した日（例：2025-05-12）。省略時は今日です。")
@click.pass_obj
def sent(settings: Settings, year: FiscalYear, kind: str, which: tuple[str, ...], on: date | None) -> None:
    """メールソフトから手作業で送信したメールを、送信済みとして記録します。

    課は、課名、課番号又は下書きのファイル名で指定します。記録したメールは、以後のコマンドで送信されません。
    """
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    divisions = mailing.record_letters(settings, year, LetterKind(kind), which, now, on)
    screen.say(texts.RECORDED.format(count=len(divisions), divisions="、".join(divisions)))


@click.command(cls=Command)
@click.argument("folder", metavar="フォルダ", type=click.Path(file_okay=False, path_type=Path))
def templates(folder: Path) -> None:
    """同梱の文例を書き出します。書き換えたものは、--templates で使用します。"""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.mail.templates import export_templates

    screen.paths(texts.TEMPLATES, export_templates(folder))


def _status_row(one: LetterStatus) -> tuple[str, ...]:
    kind = one.key.kind.form.label + (f"（第{one.key.round}回）" if one.key.round > 1 else "")
    note = one.note if one.state.needs_person or one.is_by_hand else ""
    when = one.at[:16].replace("T", " ")  # to the minute, in the clerk's own time
    return kind, f"{one.key.division} {one.division_name}", one.to, one.state.value, when, note
