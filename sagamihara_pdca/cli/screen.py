"""What appears on the screen: tables, problems, progress. Words only; nothing is decided here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from sagamihara_pdca.cli import texts
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.intake.file_reading import FileVerdict
from sagamihara_pdca.intake.status_book import STATE_SIGNS
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.sealed import Difference, Seal
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.pipeline.standing import YearStanding
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.rules.next_step import Step, next_step
from sagamihara_pdca.rules.submissions import DivisionState

#: Columns of what is written into a file or another program, because the usual eighty would fold every table.
_PIPED_WIDTH = 160


def _console() -> Console:
    made = Console(highlight=False)
    if not made.is_terminal:
        made.width = _PIPED_WIDTH
    return made


console = _console()
_COLOURS = {Severity.ERROR: "red", Severity.QUESTION: "yellow", Severity.NOTICE: "dim"}
_STATE_COLOURS = {DivisionState.IN: "green", DivisionState.TO_CHECK: "yellow", DivisionState.RETURNED: "red",
                  DivisionState.MISSING: "dim"}


def say(words: str) -> None:
    """Print one line; nothing in it is taken for markup."""
    console.print(escape(words))


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table of texts. What is too wide for its column goes on in the next line: nothing is cut."""
    shown = Table(title=escape(title), title_justify="left")
    for heading in headings:
        shown.add_column(heading, overflow="fold")
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
    say(texts.PROBLEM_COUNTS.format(counts="、".join(f"{severity.value}{counts[severity]}件" for severity in Severity)))


def collection(collected: Collection) -> None:
    """Print the state of each division, and the number of divisions and files per state and verdict, with sums."""
    shown = Table(title=texts.COLLECTION, title_justify="left", show_footer=True)
    errors, questions = (sum(d.errors for d in collected.divisions), sum(d.questions for d in collected.divisions))
    for heading, footer in (("課番号", ""), ("課名", texts.DIVISION_COUNT.format(count=len(collected.divisions))), ("状態", "")):
        shown.add_column(heading, footer, overflow="fold")
    shown.add_column("エラー", str(errors), justify="right")
    shown.add_column("確認", str(questions), justify="right")
    shown.add_column("採用したファイル", overflow="fold")
    for d in collected.divisions:
        state = f"[{_STATE_COLOURS[d.state]}]{STATE_SIGNS[d.state]} {d.state.value}[/]"
        shown.add_row(d.division.number, escape(d.division.name), state, str(d.errors), str(d.questions),
                      escape(d.reading.file) if d.reading is not None else "")
    console.print(shown)
    _sum("課", "課", [(state.value, collected.count_divisions(state)) for state in DivisionState])
    _sum("ファイル", "件", [(verdict.value, collected.count_files(verdict)) for verdict in FileVerdict])


def _sum(what: str, counter: str, counts: Sequence[tuple[str, int]]) -> None:
    say(f"{what}：" + " ＋ ".join(f"{name} {count}" for name, count in counts)
        + f" ＝ 計{sum(count for _, count in counts)}{counter}")


@contextmanager
def progress(words: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar with the current file until the block ends, on a terminal only. Yields the `OnFile` that moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[file]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=None, file="")

        def on_file(name: str, done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, file=escape(name))

        yield on_file


def evaluation(judged: Evaluation) -> None:
    """Print how many projects have each outcome, the grades first, best first."""
    counts = Counter(p.outcome.word for p in judged.projects)
    grades = {g.symbol: g.name for g in judged.plan.scheme.grades}
    order = [*grades, *(o for o in counts if o not in grades)]
    table(texts.OUTCOMES, ("評価", "事業数"), [(f"{o} {grades.get(o, '')}".strip(), str(counts[o])) for o in order])


def standings(years: Sequence[YearStanding]) -> None:
    """Print one line for each year, and the next step of every year that was begun."""
    table(texts.STANDINGS, ("年度", "入力シート", "提出", "採用待ち", "差戻し", "未提出", "事務局評価", "評価書", "公表用"),
          [_standing_row(one) for one in years])
    for one in years:
        step = next_step(one.standing)
        if step is not Step.NEXT_YEAR:
            say(texts.NEXT_STEP.format(year=write_fiscal_year(one.year), step=step.value))
            say("  " + texts.STEPS[step].format(year=write_code(one.year)))


def _standing_row(one: YearStanding) -> tuple[str, ...]:
    s = one.standing
    return (write_fiscal_year(one.year), f"{s.generated}/{s.asked}", f"{s.asked - s.missing}/{s.asked}", str(s.undecided),
            str(s.returned), str(s.missing), *(_done(is_done) for is_done in (s.has_review, s.has_report, s.has_public)))


def _done(is_done: bool) -> str:
    return "済" if is_done else "－"


def set_aside(copies: Sequence[Path]) -> None:
    """Name the copies of what somebody had typed into; nothing where there is none."""
    if copies:
        paths(texts.SET_ASIDE, copies)


def paths(heading: str, found: Iterable[Path]) -> None:
    """Files to open, one a line."""
    say(heading)
    for path in found:
        console.print(f"  {path}", soft_wrap=True, markup=False)


def sealed(seal: Seal, found: Sequence[Difference]) -> None:
    """Say that a year is sealed, and what the folder says now in place of what was published."""
    code = write_code(seal.year)
    say(texts.IS_SEALED.format(year=write_fiscal_year(seal.year), on=write_date(seal.on), edition=seal.edition))
    if found:
        differences(texts.DIFFERS, found)
        say(texts.NOT_CHANGED.format(code=code))


def differences(title: str, found: Sequence[Difference]) -> None:
    """Print what differs, a line each, with both values."""
    table(title, ("事業番号", "事業名", "項目", "公表した内容", "現在の内容"),
          [(d.project, d.name, d.item, d.before or "－", d.after or "－") for d in found])
