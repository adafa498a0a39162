"""mail: write drafts; send with --send and the number of letters only."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import (
    DateType,
    ask_about_due,
    now,
    password_option,
    plan_for,
    prefer_option,
    today,
    year_argument,
)
from sagamihara_pdca.cli.history import note
from sagamihara_pdca.cli.japanese import Group
from sagamihara_pdca.cli.mail_records import sent, settle, status, templates
from sagamihara_pdca.errors import NothingToSend
from sagamihara_pdca.letters.kinds import Detail, LetterKind
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.problems import mail as faults
from sagamihara_pdca.settings import Settings

if TYPE_CHECKING:  # smtplib and Jinja2 are loaded when a letter is written, not for --help
    from sagamihara_pdca.mail import Post, SendReport, SendResult
    from sagamihara_pdca.pipeline.mail_parcels import Order

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_templates_option = click.option("--templates", type=_FOLDER, default=None,
                                 help="自団体の文例を置いたフォルダ。省略時は作業フォルダの mail_templates です。")

#: What each kind of letter can be told: the options are parameters of `Order`.
_DETAILS = {
    Detail.DUE: (click.option("--due", type=DateType(is_to_come=True), required=True,
                              help="提出期限（例：2025-05-30、R7.5.30、令和7年5月30日、5月30日）。"),),
    Detail.PARTNERS: (click.option("--cc-partners", is_flag=True, help="関係課にも写しを送ります。"),),
    Detail.ROUND: (click.option("--round", type=click.IntRange(1), default=1, show_default=True, help="何回目の催促又は照会か。"),),
    Detail.SUBMISSIONS: (prefer_option, password_option),
    Detail.RECIPIENTS: (click.option("--list", "recipients", type=_FILE, default=None,
                                     help="送付先の一覧（CSV）。省略時は担当課です。"),),
}
#: What every letter can be told, in the order of --help.
_SENDING = (
    click.option("--send", is_flag=True, help="下書きを作成する代わりに、作成済みの下書きと同じ内容で送信します。"),
    click.option("--dry-run", is_flag=True, help="下書きの作成又は送信の対象だけを表示し、何も書き込まず、送信もしません。"),
    click.option("--confirm", type=int, default=None, metavar="件数", help="送信する件数（送付一覧の件数）。"),
    click.option("--only", multiple=True, metavar="課名", help="送信する課（課番号も可）。何度でも指定できます。"),
    click.option("--without", multiple=True, metavar="課名", help="送信を見合わせる課（課番号も可）。何度でも指定できます。"),
    click.option("--test-to", default="", metavar="アドレス", help="全てのメールを、このアドレスにテスト送信します。"),
    click.option("--resend", is_flag=True, help="届いたか分からないメールと、送信後に変更したメールも送信します。"),
    click.option("--pause", type=click.FloatRange(0), default=1.0, metavar="秒", show_default=True, help="1通ごとに待つ秒数。"),
    click.option("--host", envvar="PDCA_SMTP_HOST", default="",
                 help="メールサーバー名。環境変数 PDCA_SMTP_HOST でも可。"),
    click.option("--port", envvar="PDCA_SMTP_PORT", type=int, default=587, show_default=True,
                 help="ポート番号。環境変数 PDCA_SMTP_PORT でも可。"),
    click.option("--security", envvar="PDCA_SMTP_SECURITY", type=click.Choice(["starttls", "tls"]),
                 default="starttls", show_default=True, help="暗号化の方式。環境変数 PDCA_SMTP_SECURITY でも可。"),
    click.option("--ca-file", envvar="PDCA_SMTP_CA_FILE", type=_FILE, default=None,
                 help="庁内の認証局の証明書。環境変数 PDCA_SMTP_CA_FILE でも可。"),
)
#: Options that have no effect on drafts, which are written for every division.
_ONLY_WHEN_SENDING = ("confirm", "only", "without", "resend", "pause")


@dataclass(frozen=True, slots=True)
class _Sending:
    """The options of `_SENDING`."""

    send: bool
    dry_run: bool
    confirm: int | None
    only: tuple[str, ...]
    without: tuple[str, ...]
    test_to: str
    resend: bool
    pause: float
    host: str
    port: int
    security: str
    ca_file: Path | None


_LETTERS = "・".join(kind.form.label for kind in LetterKind)


@click.group(cls=Group, help=f"""
    {_LETTERS}のメールの下書きを作成します。送信は、--send を指定したときだけ行います。

    ログインの情報は、環境変数 PDCA_SMTP_USER と PDCA_SMTP_PASSWORD（又は keyring）から読み取ります。
    """)
def mail() -> None:
    """The commands of mail: one for each kind of letter, and those below."""


def _add_letter_command(kind: LetterKind) -> None:
    """The command that drafts or sends the letters of one kind."""

    def write(settings: Settings, /, **options: Any) -> None:
        from sagamihara_pdca.pipeline.mail_parcels import Order

        sending = _Sending(**{field.name: options.pop(field.name) for field in fields(_Sending)})
        _run(settings, Order(kind, today=None if sending.dry_run else today(), **options), sending)

    command: Callable[..., None] = click.pass_obj(write)
    details = (option for detail in kind.form.details for option in _DETAILS[detail])
    for option in reversed((year_argument, *details, _templates_option, *_SENDING)):
        command = option(command)
    mail.command(kind.value, help=kind.form.purpose)(command)


for _kind in LetterKind:
    _add_letter_command(_kind)


for _command in (status, settle, sent, templates):
    mail.add_command(_command)


def _run(settings: Settings, order: Order, sending: _Sending) -> None:
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    _refuse_idle_options(sending)
    plan = plan_for(settings, order.year)
    ask_about_due(order.year, order.due)
    template = mailing.wording(settings, order)
    screen.say((texts.OWN_WORDING if template.is_own else texts.BUNDLED_WORDING).format(name=template.name))
    if order.kind.form.carries_evaluation:
        _need_public_edition(settings, order.year)
    try:
        if sending.dry_run:
            _preview(settings, plan, order, sending)
        elif sending.test_to or sending.send:
            _send(settings, plan, order, sending)
        else:
            _draft(settings, plan, order)
    except NothingToSend as word:
        if word.problems:
            screen.problems(word.problems)
        click.echo(str(word))


def _refuse_idle_options(sending: _Sending) -> None:
    """Refuse options that have no effect on drafts: the clerk means to send, and would wait for it."""
    context = click.get_current_context()
    idle = [f"--{name}" for name in _ONLY_WHEN_SENDING
            if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if sending.dry_run and sending.test_to:
        raise click.UsageError(texts.NO_DRY_TRIAL, context)
    if idle and not (sending.send or sending.test_to):
        raise click.UsageError(texts.ONLY_WHEN_SENDING.format(options="、".join(idle)), context)


def _need_public_edition(settings: Settings, year: FiscalYear) -> None:
    """Refuse once where the public edition is missing, not once for each division: every letter carries it."""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline.reporting import book_path

    book = book_path(settings, year, public=True)
    if not book.is_file():
        screen.problems([faults.public_edition_missing(book.name, write_code(year))])
        raise SystemExit(1)


def _draft(settings: Settings, plan: Plan, order: Order) -> None:
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    with screen.working(texts.DRAFTING):
        done = mailing.draft_letters(settings, plan, order)
    screen.problems(_summed(done.problems))
    note(settings, order.year, texts.DRAFTED.format(count=done.drafts.count, held=len(done.drafts.rows) - done.drafts.count))
    screen.say(texts.DRAFTED.format(count=done.drafts.count, held=len(done.drafts.rows) - done.drafts.count))
    screen.paths(texts.DRAFTS_AND_INDEX, [done.drafts.folder, done.index_book])
    screen.set_aside(done.set_aside)
    if done.drafts.revived:
        screen.say(texts.REVIVED.format(files="、".join(done.drafts.revived)))
    if done.drafts.count:
        screen.say(texts.HOW_TO_SEND)
        screen.say(f"  --send --confirm {done.drafts.count}")
        screen.say(texts.HOW_TO_RECORD.format(year=write_code(order.year), kind=order.kind.value))
    raise SystemExit(1 if any(problem.severity is Severity.ERROR for problem in done.problems) else 0)


def _preview(settings: Settings, plan: Plan, order: Order, sending: _Sending) -> None:
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    problems: tuple[Problem, ...] = ()
    if sending.send:
        found = mailing.preview_of_sending(settings, plan, order, only=sending.only, without=sending.without,
                                           resend=sending.resend)
    else:
        found, problems = mailing.preview_letters(settings, plan, order)
        screen.problems(_summed(problems))
    act = texts.WOULD_SEND if sending.send else texts.WOULD_DRAFT
    screen.table(texts.DRY_RUN, ("宛先の課", "宛先", "写し", "件名", "添付ファイル", act, "状態"), [
        (f"{one.row.key.division} {one.row.division_name}", one.row.to, "\n".join(one.row.cc), one.row.subject,
         one.row.attachment, texts.WOULD if one.is_meant else texts.WOULD_NOT, one.status.state.value) for one in found])
    meant = sum(one.is_meant for one in found)
    screen.say(texts.DRY_COUNT.format(act=act, count=meant, rest=len(found) - meant))
    raise SystemExit(1 if any(problem.severity is Severity.ERROR for problem in problems) else 0)


def _summed(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems, each once, with one for all divisions that have no address: a plan may have no addresses at all."""
    without = tuple(problem.place.label for problem in found if problem.code == faults.NO_ADDRESS)
    others = tuple(problem for problem in dict.fromkeys(found) if problem.code != faults.NO_ADDRESS)
    return (faults.no_address(*without), *others) if without else others


def _send(settings: Settings, plan: Plan, order: Order, sending: _Sending) -> None:
    """Send the letters, or try them out; exit with the code of the report."""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.pipeline import mailing

    if sending.test_to:
        told = texts.TRIED
        report = mailing.try_letters(settings, plan, order, _post(sending), test_to=sending.test_to, only=sending.only,
                                     without=sending.without)
    elif sending.confirm is None:
        raise click.UsageError(texts.CONFIRM_MISSING)
    else:
        told = texts.SENT
        report = mailing.send_letters(settings, plan, order, _post(sending), confirm=sending.confirm, only=sending.only,
                                      without=sending.without, resend=sending.resend)
    note(settings, order.year, told.format(count=report.sent_now, of=len(report.results)))
    screen.say(told.format(count=report.sent_now, of=len(report.results)))
    if sending.without:
        screen.say(texts.HELD_BACK.format(divisions="、".join(sending.without)))
    if report.halted:
        click.echo(texts.FAULT.format(words=report.halted), err=True)
    elif not report.is_complete:
        screen.say(texts.LOOK_AT_STATUS)
    raise SystemExit(exit_code(report))


def _post(sending: _Sending) -> Post:
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.mail import Post, Security, Server
    from sagamihara_pdca.mail.credentials import read_login

    if not sending.host:
        raise click.UsageError(texts.HOST_MISSING)
    user, password = read_login(os.environ)
    server = Server(sending.host, sending.port, Security(sending.security), user, password, sending.ca_file)
    return Post(server, now, sending.pause, lambda result: screen.say(_progress(result, sending.test_to)))


def exit_code(report: SendReport) -> int:
    """0: every letter has arrived at the server; 1: some have not, or it is unknown; 3: the server can't be used."""
    if report.halted:
        return 3
    return 0 if report.is_complete else 1


def _progress(result: SendResult, test_to: str) -> str:
    row, state = result.row, result.state
    address = f" <{test_to or row.to}>" if row.to else ""
    note = f"　{result.note}" if result.note and state.needs_person else "" if result.is_new else texts.EARLIER
    return f"{state.value}　{row.key.division} {row.division_name}{address}{note}"
