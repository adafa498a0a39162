"""click in Japanese: headings of --help, and what is said of a wrong call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import click

from sagamihara_pdca.cli import texts

_SAID: dict[type[click.ClickException], Callable[[Any], str]] = {
    click.MissingParameter: lambda e: texts.ARGUMENT_MISSING.format(name=_name(e)),
    click.NoSuchOption: lambda e: _with_likely(texts.OPTION_UNKNOWN.format(name=e.option_name), e.possibilities or ()),
    click.BadOptionUsage: lambda e: texts.OPTION_MISUSED.format(name=e.option_name),
    click.BadParameter: lambda e: texts.VALUE_REFUSED.format(name=_name(e), reason=_value_words(e)),
    click.FileError: lambda e: texts.FILE_NOT_OPENED.format(file=e.ui_filename),
}


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    return error.param.metavar or error.param.opts[-1]


def _with_likely(words: str, names: Sequence[str]) -> str:
    """The words, and what was probably meant."""
    if not names:
        return words
    return texts.DID_YOU_MEAN.format(words=words, names=" 又は ".join(f"「{name}」" for name in names))


def _value_words(error: click.BadParameter) -> str:
    """What is wrong with a value. Our own types say it in Japanese; click's say it in English."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return texts.NOT_A_CHOICE.format(choices="、".join(map(str, kind.choices)))
    if isinstance(kind, click.Path):
        return texts.NO_SUCH_PATH
    if isinstance(kind, click.IntRange | click.FloatRange):
        return texts.NUMBER_TOO_SMALL.format(least=kind.min)
    return texts.NO_NUMBER if kind is click.INT else error.message


#: What click writes of an option in --help: the kind of its value, and the remarks behind its words.
_KIND_WORDS = ((re.compile(r"\b(?:INTEGER|FLOAT)(?: RANGE)?\b"), "数"), (re.compile(r"\bDIRECTORY\b"), "フォルダ"),
               (re.compile(r"\bFILE\b"), "ファイル"), (re.compile(r"\bTEXT\b"), "文字"))
_REMARKS = ((re.compile(r" *\[required\]"), "（必須）"), (re.compile(r" *\[default: ([^;\]]*)[^\]]*\]"), r"（省略時は \1）"))


def _reworded(words: str, wordings: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for english, japanese in wordings:
        words = english.sub(japanese, words)
    return words


class Formatter(click.HelpFormatter):
    """Headings and remarks in Japanese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line 使い方, with click's placeholders in Japanese."""
        super().write_usage(prog, args.replace("[OPTIONS]", "[オプション]").replace("COMMAND [ARGS]...", "コマンド ..."),
                            prefix or "使い方: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list, in Japanese where it is click's own."""
        super().write_heading({"Options": "オプション", "Commands": "コマンド"}.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands, with click's kinds of values and remarks in Japanese."""
        super().write_dl([(_reworded(name, _KIND_WORDS), _reworded(words, _REMARKS)) for name, words in rows],
                         col_max, col_spacing)


class Context(click.Context):
    """The context of a call, whose help is rendered by `Formatter`."""

    formatter_class = Formatter


class _InJapanese(click.Command):
    """What commands and groups share."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with its explanation in Japanese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = texts.HELP
        return option


class Command(_InJapanese):
    """A command whose help is Japanese throughout."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. click.UsageError, in Japanese, for one too many."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if type(error) is not click.UsageError:
                raise
            # A plain UsageError means too many arguments here.
            raise click.UsageError(texts.TOO_MANY_ARGUMENTS, ctx) from error


class Group(_InJapanese, click.Group):
    """A group of commands whose help is Japanese throughout."""

    command_class = Command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command that the arguments name. click.UsageError, in Japanese, for an unknown one."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            likely = get_close_matches(args[0].casefold(), self.list_commands(ctx), n=2)
            raise click.UsageError(_with_likely(texts.COMMAND_UNKNOWN.format(name=args[0]), likely), ctx)
        return super().resolve_command(ctx, args)


def said_of(error: click.ClickException) -> str:
    """Return the message for a wrong call in Japanese, with the usage of its command below."""
    words = next((say(error) for kind, say in _SAID.items() if isinstance(error, kind)), error.format_message())
    usage = f"\n{error.ctx.get_usage()}" if isinstance(error, click.UsageError) and error.ctx is not None else ""
    return texts.FAULT.format(words=f"{words}{usage}")
