"""plan: check what was understood, try a wording, write the tables out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import DateType
from sagamihara_pdca.cli.as_json import json_option, of_plan, show
from sagamihara_pdca.cli.japanese import Group
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.target import Condition, Target
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.notation.numerals import write_number
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.rules.plan_changes import changes_between
from sagamihara_pdca.settings import Settings


@click.group(cls=Group)
def plan() -> None:
    """計画を点検し、書き出します。"""


@plan.command()
@json_option
@click.pass_obj
def check(settings: Settings, as_json: bool) -> None:
    """計画の誤りと、全ての目標をどう読み取ったかを表示します。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.plan_tables.target_report import target_readings
    from sagamihara_pdca.problems import Severity

    read, found = pipeline.check_plan(settings)
    found += pipeline.rewritten_years(settings, read) if read is not None else ()
    if as_json:
        show(of_plan(read, found))
        raise SystemExit(1 if any(p.severity is Severity.ERROR for p in found) else 0)
    if read is not None:
        screen.table(texts.PLAN_TARGETS.format(plan=read.profile.plan_name),
                     ("事業番号", "年度", "測定項目", "目標（原文）", "比較", "値", "単位", "方向", "算定方法", "備考"),
                     [(r.project, write_code(r.year), r.measure, r.wording, r.comparison, r.value, r.unit, r.direction,
                       r.method.value, r.refusal)
                      for r in target_readings(read)])
    screen.problems(found, notices=True)
    raise SystemExit(1 if any(p.severity is Severity.ERROR for p in found) else 0)


@plan.command()
@click.argument("target", metavar="書き出し先", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="書き出し先に既にあるものを上書きします。")
@click.pass_obj
def export(settings: Settings, target: Path, force: bool) -> None:
    """計画を書き出します。書き出し先が .xlsx ならブック、それ以外ならフォルダ（CSV）です。"""
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    if not force and (target.is_file() or (target.is_dir() and any(target.iterdir()))):
        raise click.UsageError(texts.PLAN_EXISTS.format(place=target), click.get_current_context())
    pipeline.export_plan(pipeline.load(settings), target)
    screen.paths(texts.PLAN_EXPORTED, [target])


@plan.command()
@click.argument("old", metavar="前の計画", type=click.Path(exists=True, path_type=Path))
@click.argument("new", metavar="新しい計画", type=click.Path(exists=True, path_type=Path))
@click.option("--write", "number", metavar="改定番号", default="", help="変更を、新しい計画の表「改定履歴」に、この改定番号で書き加えます。")
@click.option("--on", "day", type=DateType(), default=None, help="改定した日（--write と一緒に指定します）。")
@click.option("--reason", metavar="理由", default="", help="改定の理由（--write と一緒に指定します）。評価書に載ります。")
def diff(old: Path, new: Path, number: str, day: date | None, reason: str) -> None:
    """二つの計画の違いを、変更前と変更後の言葉で表示します。

    計画はフォルダ（CSV）又はブック（.xlsx）で指定します。計画に誤りがあるときは、終了コード1を返します。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    if bool(number) != bool(day and reason):
        raise click.UsageError(texts.REVISION_INCOMPLETE, click.get_current_context())
    before, after = _loaded(old), _loaded(new)
    found = changes_between(before, after)
    screen.table(texts.PLAN_CHANGES, ("対象", "変更前", "変更後", "適用年度"),
                 [(c.subject, c.before or "－", c.after or "－", write_code(c.year) if c.year is not None else "") for c in found])
    if not number or day is None:
        return
    copy = pipeline.write_revisions(new, after, pipeline.revisions_of(found, number, day, reason))
    screen.say(texts.REVISED.format(count=len(found), number=number))
    screen.paths(texts.PLAN_EXPORTED, [new])
    screen.set_aside((copy,) if copy is not None else ())


def _loaded(path: Path) -> Plan:
    """The plan of the path; its faults are shown, and end the command."""
    from sagamihara_pdca.cli import screen
    from sagamihara_pdca.plan_files.source import load_plan

    read, found = load_plan(path)
    if read is None:
        screen.problems(found)
        raise SystemExit(1)
    return read


@plan.command()
@click.argument("wordings", metavar="目標の文言...", nargs=-1, required=True)
def wording(wordings: tuple[str, ...]) -> None:
    """目標の文言をどう読み取るかを試します。"""
    from sagamihara_pdca.cli import screen

    screen.table(texts.WORDINGS, ("文言", "種類", "項目", "比較", "値", "単位", "備考"), _reading_rows(wordings))


def _reading_rows(wordings: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """One row per condition; one row for a wording without any."""
    for wording in wordings:
        target = read_target(wording)
        remark = target.refusal or target.note or target.text
        if not target.conditions:
            yield wording, target.kind.value, "", "", "", "", remark
        for condition in target.conditions:
            yield (wording, target.kind.value, condition.measure, condition.bound.value, _value(condition),
                   condition.unit, _remark(target, condition))


def _value(condition: Condition) -> str:
    upper = f"〜{write_number(condition.upper)}" if condition.upper is not None else ""
    return f"{write_number(condition.limit)}{upper}"


def _remark(target: Target, condition: Condition) -> str:
    parts = [condition.counting.value, "約" if condition.approximate else "", "各" if condition.each else ""]
    if condition.change is not None:
        parts.append(f"{condition.change.basis.value}からの変化（{condition.change.unit.value}）")
    return "、".join(part for part in (*parts, target.note) if part)
