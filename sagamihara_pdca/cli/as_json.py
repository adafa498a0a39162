"""--json: what status, collect and plan check found, for other programs. Everything else goes to the standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.rules.next_step import next_step

if TYPE_CHECKING:
    from sagamihara_pdca.pipeline import Collected, YearStanding

_Json = dict[str, object]


def _divert(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    """Send what the command shows besides to the standard error, until it has ended."""
    if value:
        from sagamihara_pdca.cli import screen

        screen.console.stderr = True
        ctx.call_on_close(lambda: setattr(screen.console, "stderr", False))
    return value


json_option = click.option("--json", "as_json", is_flag=True, callback=_divert, help="表の代わりに、JSONを標準出力に書き出します。")


def show(content: _Json) -> None:
    """Print the content, in ASCII where the output is not UTF-8 and would replace letters."""
    plain = (sys.stdout.encoding or "").casefold().replace("-", "") != "utf8"
    click.echo(json.dumps(content, ensure_ascii=plain, indent=2))


def of_standings(years: Sequence[YearStanding], strays: Iterable[Path]) -> _Json:
    """Where the years stand. `next_step` is the name of a `rules.next_step.Step`, in small letters."""
    return {"years": [_year(one) for one in years], "strays": [str(path) for path in strays]}


def _year(one: YearStanding) -> _Json:
    s, step = one.standing, next_step(one.standing)
    return {"year": write_code(one.year), "name": write_fiscal_year(one.year), "asked": s.asked, "generated": s.generated,
            "files": s.files, "undecided": s.undecided, "returned": s.returned, "missing": s.missing,
            "has_review": s.has_review, "has_report": s.has_report, "has_public": s.has_public,
            "sealed_edition": s.edition, "changed_after_sealing": s.has_changed,
            "since_last_collect": {"new": one.since.new, "changed": one.since.changed, "gone": one.since.gone},
            "next_step": step.name.lower(), "next_step_words": step.value}


def of_collected(done: Collected) -> _Json:
    """A collection: every division, every file, every problem."""
    found = done.collection
    return {
        "year": write_code(found.survey.year), "is_complete": found.is_complete, "is_settled": found.is_settled,
        "divisions": [{"number": d.division.number, "name": d.division.name, "state": d.state.value, "errors": d.errors,
                       "questions": d.questions, "file": d.reading.file if d.reading is not None else None, "files": d.files}
                      for d in found.divisions],
        "files": [{"name": f.file, "verdict": f.verdict.value} for f in found.files],
        "problems": of_problems(found.problems), "status_book": str(done.status_book),
        "returns": [str(path) for path in done.returns], "set_aside": [str(path) for path in done.set_aside],
    }


def of_plan(read: Plan | None, found: Sequence[Problem]) -> _Json:
    """What was understood of a plan; `plan` is null where it can't be read. Values are text, as the plan prints them."""
    from sagamihara_pdca.plan_tables.target_report import target_readings

    readings = target_readings(read) if read is not None else ()
    return {
        "plan": read.profile.plan_name if read is not None else None,
        "targets": [{"project": r.project, "indicator": r.indicator, "year": write_code(r.year), "measure": r.measure,
                     "wording": r.wording, "comparison": r.comparison, "value": r.value, "unit": r.unit, "direction": r.direction,
                     "method": r.method.value, "refusal": r.refusal} for r in readings],
        "problems": of_problems(found),
    }


def of_problems(found: Iterable[Problem]) -> list[_Json]:
    """Problems with their places in parts."""
    return [{"code": p.code, "severity": p.severity.name.lower(), "file": p.place.file, "sheet": p.place.sheet,
             "cell": p.place.cell, "label": p.place.label, "message": p.message, "remedy": p.remedy,
             "year": write_code(p.place.year) if p.place.year is not None else None} for p in found]
