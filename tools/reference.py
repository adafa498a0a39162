"""Writes docs/cli.md from the commands, and docs/api.md from the public names and the types in their signatures.

    python tools/reference.py            writes both pages
    python tools/reference.py --check    says whether they are up to date
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args, get_type_hints

import click

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import sagamihara_pdca  # noqa: E402  (the package lies beside this folder)
from sagamihara_pdca.cli import main as program  # noqa: E402
from sagamihara_pdca.cli.japanese import Formatter  # noqa: E402

CLI, API = ROOT / "docs" / "cli.md", ROOT / "docs" / "api.md"

_CLI_HEAD = """\
Generated from the commands by `python tools/reference.py`; not to be edited by hand.

# コマンドの一覧

`--help` で表示される説明を、全てのコマンドについてまとめたものです。

| 終了コード | 意味 |
| --- | --- |
| 0 | 正常に終了しました。 |
| 1 | 足りないもの、又は直すところがあります（どのような場合かは、コマンドごとに記載しています）。操作を中断したときも1です。 |
| 2 | 指定に誤りがあります。 |
| 3 | 計画の誤り、パソコンやメールサーバーの問題などにより、中止しました。 |
"""
#: What an argument is, by the name that --help gives it: click describes options only.
_ARGUMENTS = {
    "親フォルダ": "作業フォルダを並べて置いたフォルダ。",
    "年度": "対象の年度（例：R6、令和6年度、2024）。", "書き出し先": "ブック（.xlsx）又はフォルダの場所。",
    "目標の文言...": "読み取りを試す文言。複数を指定できます。", "種類": "メールの種類。", "課名": "送付一覧に記載された課（課番号も可）。",
    "課名...": "送付一覧に記載された課（課番号、下書きのファイル名も可）。複数を指定できます。",
    "前の計画": "改定する前の計画のフォルダ又はブック。", "新しい計画": "改定した計画のフォルダ又はブック。",
    "フォルダ": "書き出し先又は用意するフォルダ。",
}
_MAILED = "作成・送信のできないメールや確認の必要なメールがあるときは、終了コード1を返します。"
_REFUSED = "公表できない内容があるとき（--public を指定した場合）は、評価書を作成せずに終了コード1を返します。"
#: When a command ends with 1, as far as its own help does not say so.
ENDS_WITH_1 = {
    "plan check": "計画に誤りがあるときは、終了コード1を返します。",
    "review": "入力済みの事務局評価に誤りのある欄があるときは、ブックを更新せずに終了コード1を返します。",
    "report": _REFUSED,
    "run": f"全ての課の提出がそろっていないときは、終了コード1を返します。{_REFUSED}",
    "mail request": _MAILED, "mail remind": _MAILED, "mail return": _MAILED, "mail query": _MAILED,
    "mail publish": f"公表用の評価書がないとき、又は{_MAILED}",
}

_API_HEAD = """\
Generated from the source by `python tools/reference.py`; not to be edited by hand.

# The public API

Numbers are `Decimal`, blank is `None`, data is frozen. Every exception is a `PdcaError` of `sagamihara_pdca.errors`.

`YearLike` is a `FiscalYear`, `"R6"`, `"令和6年度"` or `2024`; `PathLike` a `Path` or a `str`. What can't be meant is refused at once with
`ValueRefused`, a folder that is not there with `FolderMissing`; both say in Japanese what to do.

The examples run as tests (`tests/test_examples.py`), in a folder whose `work/` holds a year with made-up answers.
[analysis.ipynb](analysis.ipynb) goes from published data to a chart in ten lines. On Windows call `evaluation_of` and `submissions_of` below
`if __name__ == "__main__":`, for files are read by several processes.
"""
#: The public names in the order in which they are called.
SECTIONS = {
    "The working folder and the year": ("Settings", "FiscalYear"),
    "The plan": ("bundled_plan", "load_plan"),
    "The wording of targets": ("read_target", "write_target"),
    "A year in one call": ("evaluation_of", "submissions_of"),
    "DataFrames": ("measures_frame", "projects_frame", "narratives_frame"),
    "Published data read back": ("read_published", "Published"),
    "The year step by step": ("consolidate", "evaluate"),
    "Workbooks": ("read_book", "write_book"),
}


class _Markdown(click.HelpFormatter):
    """Takes what --help writes as paragraphs and tables, whatever the width of the screen."""

    heading = ""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"```\n{prog} {args}".rstrip() + "\n```\n")

    def write_text(self, text: str) -> None:
        self.write(f"{text}\n")

    def write_heading(self, heading: str) -> None:
        self.heading = heading

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        # A default path has the separator of the system that the page is written on.
        table = _table((self.heading, "説明"), [(_code(n), _cell(words.replace("\\", "/"))) for n, words in rows])
        self.write("\n".join(table))


class _JapaneseMarkdown(Formatter, _Markdown):
    """The same with the headings and remarks that the program puts into Japanese."""


def cli_page() -> str:
    """The page of all commands."""
    return "\n".join([_CLI_HEAD, *(_command_section(context) for context in commands())])


def commands() -> Iterator[click.Context]:
    """The program and all its commands, in the order of --help."""
    yield from _with_those_below(program.context_class(program, info_name="sagamihara-pdca", **program.context_settings))


def _with_those_below(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None:
                yield from _with_those_below(command.context_class(command, info_name=name, parent=context))


def path_of(context: click.Context) -> str:
    """How a command is called after the program's name: "mail request"; "" for the program itself."""
    return context.command_path.partition(" ")[2]


def _command_section(context: click.Context) -> str:
    command, page = context.command, _JapaneseMarkdown(width=10_000)
    path = path_of(context)
    page.write(f"{'###' if ' ' in path else '##'} {path or context.info_name}\n\n")
    command.format_usage(context, page)
    command.format_help_text(context, page)
    if path in ENDS_WITH_1:
        page.write(f"\n{ENDS_WITH_1[path]}\n")
    arguments = [_argument(p, context) for p in command.params if isinstance(p, click.Argument)]
    if arguments:
        with page.section("引数"):
            page.write_dl(arguments)
    command.format_options(context, page)
    return page.getvalue()


def _argument(argument: click.Argument, context: click.Context) -> tuple[str, str]:
    name, kind = argument.make_metavar(context), argument.type
    choices = f"{'、'.join(map(str, kind.choices))}のいずれか。" if isinstance(kind, click.Choice) else ""
    return name, _ARGUMENTS[name] + choices


def api_page() -> str:
    """The page of the public names, and of the types in their signatures."""
    lines = [_API_HEAD]
    for title, names in SECTIONS.items():
        lines.append(f"## {title}\n")
        lines += [line for name in names for line in _entry(getattr(sagamihara_pdca, name), "sagamihara_pdca")]
    lines.append("## The types in these signatures\n")
    lines += [line for kind in _types() for line in _entry(kind, kind.__module__)]
    return "\n".join(lines)


def _types() -> list[type]:
    """What the public functions take; and what they return, with everything that it is made of."""
    public = [getattr(sagamihara_pdca, name) for names in SECTIONS.values() for name in names]
    shown = dict.fromkeys(thing for thing in public if isinstance(thing, type))
    found: dict[type, None] = {}
    for function in (thing for thing in public if not isinstance(thing, type)):
        hints = get_type_hints(function)
        waiting = list(_own_types(hints.pop("return")))
        while waiting:
            kind = waiting.pop(0)
            if kind not in found:
                found[kind] = None
                waiting += [part for hint in get_type_hints(kind).values() for part in _own_types(hint)]
        found |= dict.fromkeys(kind for hint in hints.values() for kind in _own_types(hint))
    return [kind for kind in found if kind not in shown]


def _own_types(hint: Any) -> Iterator[type]:
    """The classes of this package in a type: `Plan` and `Problem` in `tuple[Plan | None, list[Problem]]`."""
    if isinstance(hint, type) and hint.__module__.startswith("sagamihara_pdca."):
        yield hint
    for part in get_args(hint):
        yield from _own_types(part)


def _entry(thing: Any, home: str) -> Iterator[str]:
    """A function or a class, from its source: a default is shown as it is written there."""
    source = inspect.getsource(thing)
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.FunctionDef | ast.ClassDef)
    yield f"### {thing.__name__}\n\n```python\nfrom {home} import {thing.__name__}"
    if isinstance(node, ast.FunctionDef):
        yield f"\n{_signature(node, source)}"
    yield "```\n"
    yield from _prose(ast.get_docstring(node) or "")
    if isinstance(node, ast.ClassDef):
        yield from _fields(node, source)
        yield from _methods(node, source)


def _signature(node: ast.FunctionDef, source: str) -> str:
    """The lines from "def" to the docstring, as they are written."""
    return dedent("\n".join(source.splitlines()[node.lineno - 1:node.body[0].lineno - 1])).removesuffix(":")


_ITEM = re.compile(r"(?: {4}(\w+(?:, \w+)*)|([a-z_]+)): (.+)")


def _prose(docstring: str) -> Iterator[str]:
    """A docstring as Markdown: Args, Returns and Raises as lists, examples as code."""
    said, _, example = docstring.partition("\n>>> ")
    for line in re.sub(r"\n+(?=(?:Args|Returns|Raises):\n)", "\n\n", said.rstrip()).splitlines():
        item = _ITEM.fullmatch(line)
        if line in ("Args:", "Returns:", "Raises:"):
            yield f"**{line[:-1]}**\n"
        elif item is not None:
            yield f"- `{item[1] or item[2]}`: {item[3]}"
        else:
            yield line.strip()
    yield ""
    if example:
        yield f"```pycon\n>>> {example}\n```\n"


def _fields(node: ast.ClassDef, source: str) -> Iterator[str]:
    """The fields of a dataclass, or the members of an enumeration, with the comments behind them."""
    fields = [(_code(ast.unparse(n.target)), _code(ast.unparse(n.annotation)), _code(_default(n.value, source)),
               _comment(n, source))
              for n in node.body if isinstance(n, ast.AnnAssign)]
    members = [(_code(ast.unparse(n.targets[0])), _code(_default(n.value, source)), _comment(n, source))
               for n in node.body if isinstance(n, ast.Assign)]
    yield from _table(("Field", "Type", "Default", "Meaning"), fields)
    yield from _table(("Member", "Value", "Meaning"), members)


def _default(value: ast.expr | None, source: str) -> str:
    """A field's default as it is written, also within `field(…)`."""
    if value is None:
        return ""
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        given = {word.arg: ast.unparse(word.value) for word in value.keywords}
        return given.get("default") or f"{given['default_factory']}()"
    return ast.get_source_segment(source, value) or ""


def _comment(node: ast.stmt, source: str) -> str:
    """The comment behind a statement. ast counts columns in bytes."""
    behind = source.splitlines()[(node.end_lineno or 1) - 1].encode()[node.end_col_offset:].decode()
    return _cell(behind.strip().removeprefix("# "))


def _methods(node: ast.ClassDef, source: str) -> Iterator[str]:
    rows = [(_code(_method(n, source)), _cell(ast.get_docstring(n) or ""))
            for n in node.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    yield from _table(("Method or property", "Meaning"), rows)


def _method(node: ast.FunctionDef, source: str) -> str:
    if node.decorator_list and node.returns is not None:  # a property
        return f"{node.name}: {ast.unparse(node.returns)}"
    return re.sub(r"\bself(?:, )?", "", " ".join(_signature(node, source).removeprefix("def ").split()))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield f"| {' | '.join(headings)} |\n|{' --- |' * len(headings)}"
        yield from (f"| {' | '.join(row)} |" for row in rows)
        yield ""


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


def _cell(text: str) -> str:
    """Text as it stands in a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the reference pages of the commands and of the public names.")
    parser.add_argument("--check", action="store_true", help="only say whether the pages are up to date")
    pages = {CLI: cli_page(), API: api_page()}
    if parser.parse_args().check:
        raise SystemExit(0 if all(p.exists() and p.read_text(encoding="utf-8") == pages[p] for p in pages) else 1)
    for path, page in pages.items():
        path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
