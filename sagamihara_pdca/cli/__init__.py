"""The command line: parse, call one function of `pipeline`, show, choose an exit code.

Exit codes: 0 all is well; 1 something is missing or to be corrected; 2 the call is wrong; 3 a fault of the machine.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from sagamihara_pdca.cli.program import Program

#: Command → the module that holds it. They are imported when called, so that --help answers at once.
_COMMANDS = {
    "menu": ("start", "番号を選んで作業を進めるメニューを開きます。"),
    "init": ("start", "作業フォルダを用意します。"),
    "status": ("year", "各年度の進み具合と、次に実行するコマンドを表示します。"),
    "plan": ("plan", "計画を点検し、書き出します。"),
    "generate": ("year", "課ごとの入力シートを作成します。"),
    "collect": ("year", "提出された入力シートを回収し、点検します。"),
    "review": ("year", "事務局評価のブックを作成します。"),
    "report": ("year", "評価書と機械判読用データを作成します。"),
    "run": ("year", "回収から評価書の作成までを続けて行います。"),
    "run-many": ("run_many", "複数の作業フォルダについて、同じ作業をまとめて行います。"),
    "seal": ("sealing", "公表した年度の内容を確定し、後の年度に引き継ぎます。"),
    "history": ("history", "その年度に何を実行したかを表示します。"),
    "mail": ("mail", "依頼・催促・差戻し・公表のメールを作成し、送信します。"),
    "manual": ("start", "手引きをウェブブラウザーで開きます。"),
    "demo": ("year", "架空の回答で1年分の流れを実演します。"),
}


class _Commands(Program):
    """A group whose commands are imported when they are used."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; without any, a person at a terminal gets the menu."""
        return super().parse_args(ctx, args or (["menu"] if _is_at_terminal() else []))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"{__name__}.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("コマンド"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


def _is_at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="sagamihara-pdca", message="%(prog)s %(version)s",
                      help="版の番号を表示します。")
@click.option("--folder", metavar="フォルダ", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              help="作業フォルダ（input_templates、submissions、output を置く場所）。省略時は現在のフォルダです。")
@click.option("--plan", "plan_path", metavar="場所", type=click.Path(exists=True, path_type=Path), default=None,
              help="計画のフォルダ（CSV）又はブック（.xlsx）。省略時は作業フォルダの plan.xlsx、なければ同梱の計画です。")
@click.pass_context
def main(ctx: click.Context, folder: Path, plan_path: Path | None) -> None:
    """計画の進行管理（PDCA）を1年分まとめて行います。

    入力シートの作成、回収・点検、評価、評価書の作成、メールの作成を、この順に行います。
    """
    from sagamihara_pdca.cli.settings_file import read_settings

    ctx.obj, ctx.default_map = read_settings(folder, plan_path)
