"""What appears on the screen: tables, problems, progress. Words only; nothing is decided here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from sagamihara_pdca.forms.collection import Collection, DivisionState
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.problems import Problem, Severity

console = Console(highlight=False)
_COLOURS = {Severity.ERROR: "red", Severity.QUESTION: "yellow", Severity.NOTICE: "dim"}
_STATE_COLOURS = {DivisionState.IN: "green", DivisionState.TO_CHECK: "yellow", DivisionState.RETURNED: "red",
                  DivisionState.MISSING: "dim"}


def say(words: str) -> None:
    console.print(escape(words))


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table of texts."""
    shown = Table(title=escape(title), title_justify="left")
    for heading in headings:
        shown.add_column(heading)
    for row in rows:
        shown.add_row(*(escape(cell) for cell in row))
    console.print(shown)


def problems(found: Sequence[Problem], *, notices: bool = False) -> None:
    """Every problem on a line, errors first; then how many there are."""
    order = list(Severity)
    for problem in sorted(found, key=lambda p: order.index(p.severity)):
        if problem.severity is Severity.NOTICE and not notices:
            continue
        console.print(f"[{_COLOURS[problem.severity]}]{problem.severity.value}[/] {escape(str(problem))}",
                      soft_wrap=True)
    counts = Counter(p.severity for p in found)
    say("指摘：" + "、".join(f"{severity.value}{counts[severity]}件" for severity in Severity))


def collection(collected: Collection) -> None:
    """Where each division stands."""
    shown = Table(title="回収状況", title_justify="left")
    for heading in ("課番号", "課名", "状態", "エラー", "確認", "採用したファイル"):
        shown.add_column(heading)
    for d in collected.divisions:
        state = f"[{_STATE_COLOURS[d.state]}]{d.state.value}[/]"
        shown.add_row(d.division.number, escape(d.division.name), state, str(d.errors), str(d.questions),
                      escape(d.reading.file) if d.reading is not None else "－")
    console.print(shown)
    counts = Counter(d.state for d in collected.divisions)
    say("　".join(f"{state.value} {counts[state]}課" for state in DivisionState)
        + f"　（提出フォルダのファイル {len(collected.files)}件）")


def evaluation(judged: Evaluation) -> None:
    """How many projects stand where."""
    counts = Counter(p.outcome or "指標なし" for p in judged.projects)
    grades = {g.symbol: g.name for g in judged.plan.scheme.grades}
    order = [*grades, *(o for o in counts if o not in grades)]
    table("事業の評価", ("評価", "事業数"), [(f"{o} {grades.get(o, '')}".strip(), str(counts[o])) for o in order])


def paths(heading: str, found: Iterable[Path]) -> None:
    """Files to open, one a line."""
    say(heading)
    for path in found:
        console.print(f"  {path}", soft_wrap=True, markup=False)
