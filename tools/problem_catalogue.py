"""Writes docs/problems.ja.md: every message of the program with an example, from the EXAMPLES of `problems/`.

    python tools/problem_catalogue.py            writes the page
    python tools/problem_catalogue.py --check    says whether it is up to date
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sagamihara_pdca import problems  # noqa: E402  (the package lies beside this folder)
from sagamihara_pdca.notation.places import write_place  # noqa: E402
from sagamihara_pdca.problems import Problem  # noqa: E402

PAGE = ROOT / "docs" / "problems.ja.md"
#: What the groups are called, by the module that holds them. Others follow in the order of their names.
_TITLES = {
    "answers": "入力された内容", "identity": "どの課の、どの提出か", "consolidation": "課と課の照合", "files": "提出されたファイル",
    "plan": "計画の表", "plan_sense": "計画の内容", "plan_files": "計画のファイル", "flat_list": "計画にする一覧",
    "mail": "メール", "publication": "公表",
}
_HEAD = """\
# 指摘の一覧

本ツールが示す全ての指摘を、番号ごとに例とともに示します。番号は版が変わっても変わりません。

| 区分 | 意味 |
| --- | --- |
| エラー | そのままでは使えません。その項目は「未報告」となり、担当課に差し戻します。 |
| 確認 | 読み取ったとおりに使います。正しいかどうか、人の目で確認してください。 |
| お知らせ | 読み取れました。対応は不要です。 |

このページは `python tools/problem_catalogue.py` で作成しています。手で書き換えないでください。
"""


def catalogue() -> str:
    """The page."""
    return "\n".join([_HEAD, *(line for module in modules() for line in _section(module))])


def modules() -> list[str]:
    """The modules of messages, in the order of the page."""
    found = [module.name for module in iter_modules(problems.__path__)]
    order = list(_TITLES)
    return sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))


def examples(module: str) -> tuple[Problem, ...]:
    shown: tuple[Problem, ...] = import_module(f"{problems.__name__}.{module}").EXAMPLES
    return shown


def _section(module: str) -> Iterator[str]:
    yield f"## {_TITLES.get(module, module)}\n"
    yield "| 番号 | 区分 | 例 | 対応 |"
    yield "| --- | --- | --- | --- |"
    for problem in examples(module):
        where = f"{_cell(place)}: " if (place := write_place(problem.place)) else ""
        yield f"| {problem.code} | {problem.severity.value} | {where}{_cell(problem.message)} | {_cell(problem.remedy)} |"
    yield ""


def _cell(words: str) -> str:
    """Words as they stand in a cell of a Markdown table."""
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;").replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the page of all messages.")
    parser.add_argument("--check", action="store_true", help="only say whether the page is up to date")
    page = catalogue()
    if parser.parse_args().check:
        raise SystemExit(0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page else 1)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
