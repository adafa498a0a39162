"""What appears on the screen: tables, problems, progress. Words only; nothing is decided here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.box import ASCII
from rich.console import Console
from rich.markup import escape
from rich.progress import MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from sagamihara_pdca.cli import texts
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.intake.file_reading import FileVerdict
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.sealed import Difference, Seal
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.pipeline.standing import YearStanding
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.records import Event
from sagamihara_pdca.rules.next_step import Step, next_step
from sagamihara_pdca.rules.submissions import DivisionState

#: Columns of what is written into a file or another program, because the usual eighty would fold every table.
_PIPED_WIDTH = 160
#: Columns of the screen that a column of a table needs: two letters, the rules and the blanks beside them, and some more.
_NARROWEST = 8
#: Columns of the screen from which on there are blanks beside the rules of a table.
_COMFORTABLE = 100


def _console() -> Console:
    made = Console(highlight=False)
    if not made.is_terminal:
        made.width = _PIPED_WIDTH
    return made


console = _console()
#: Places of one message that are shown; 回収状況 and --json have all.
_MOST_PLACES = 10
_COLOURS = {Severity.ERROR: "red", Severity.QUESTION: "yellow", Severity.NOTICE: "dim"}
_STATE_COLOURS = {DivisionState.IN.value: "green", DivisionState.TO_CHECK.value: "yellow",
                  DivisionState.RETURNED.value: "red", DivisionState.MISSING.value: "dim"}
_STANDING = ("年度", "入力シート", "提出", "採用待ち", "差戻し", "未提出", "事務局評価", "評価書", "公表用", "確定")
_NO_COLOURS: Mapping[str, str] = {}


def say(words: str) -> None:
    """Print one line; nothing in it is taken for markup."""
    console.print(escape(words))


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], *, sums: Sequence[str] = (),
          colours: Mapping[str, str] = _NO_COLOURS) -> None:
    """A table of texts. What is too wide for its column goes on in the next line: nothing is cut.

    Args:
        sums: the last row, below a rule.
        colours: cells that are shown in a colour, by their text.
    """
    if console.width < _NARROWEST * len(headings):
        _lines(title, headings, (*rows, sums) if sums else rows)
        return
    # Rules in ASCII: other rules are two columns wide on a Japanese console.
    shown = Table(title=escape(title), title_justify="left", box=ASCII, show_footer=bool(sums),
                  padding=(0, 1 if console.width >= _COMFORTABLE else 0))
    for heading, total in zip(headings, sums or [""] * len(headings), strict=True):
        shown.add_column(heading, escape(total), overflow="fold")
    for row in rows:
        shown.add_row(*(Text(cell, colours.get(cell, "")) for cell in row))
    console.print(shown)


def _lines(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The table where the screen is too narrow for it: a line for each cell that is not blank."""
    say(title)
    for row in rows:
        say("-")
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                say(f"{heading}：{cell}")


def problems(found: Sequence[Problem], *, notices: bool = False) -> None:
    """Every problem on a line, errors first, equal ones on one line with their places; then how many there are."""
    order = list(Severity)
    shown = (p for p in sorted(found, key=lambda p: order.index(p.severity)) if notices or p.severity is not Severity.NOTICE)
    for (severity, code, message, remedy), places in _by_message(shown).items():
        where = f"{_places(places)}: " if any(places) else ""
        console.print(f"[{_COLOURS[severity]}]{severity.value}[/] {escape(f'[{code}] {where}{message}{remedy}')}",
                      soft_wrap=True)
    counts = Counter(p.severity for p in found)
    say(texts.PROBLEM_COUNTS.format(counts="、".join(f"{severity.value}{counts[severity]}件" for severity in Severity)))


def _by_message(found: Iterable[Problem]) -> dict[tuple[Severity, str, str, str], list[str]]:
    """The places of the problems that say the same."""
    places: dict[tuple[Severity, str, str, str], list[str]] = {}
    for problem in found:
        same = (problem.severity, problem.code, problem.message, problem.remedy)
        places.setdefault(same, []).append(write_place(problem.place))
    return places


def _places(places: Sequence[str]) -> str:
    rest = len(places) - _MOST_PLACES
    return "、".join(places[:_MOST_PLACES]) + (texts.MORE_PLACES.format(count=rest) if rest > 0 else "")


def collection(collected: Collection) -> None:
    """Print the state of each division, and the number of divisions and files per state and verdict, with sums."""
    sums = (texts.DIVISION_COUNT.format(count=len(collected.divisions)), str(sum(d.errors for d in collected.divisions)),
            str(sum(d.questions for d in collected.divisions)))
    table(texts.COLLECTION, ("課番号", "課名", "状態", "エラー", "確認", "採用したファイル"),
          [(d.division.number, d.division.name, d.state.value, str(d.errors), str(d.questions),
            d.reading.file if d.reading is not None else "") for d in collected.divisions],
          sums=("", sums[0], "", *sums[1:], ""), colours=_STATE_COLOURS)
    say(division_counts(collected))
    say(_sum("ファイル", "件", [(verdict.value, collected.count_files(verdict)) for verdict in FileVerdict]))


def division_counts(collected: Collection) -> str:
    """How many divisions are in each state, with the sum."""
    return _sum("課", "課", [(state.value, collected.count_divisions(state)) for state in DivisionState])


def _sum(what: str, counter: str, counts: Sequence[tuple[str, int]]) -> str:
    return (f"{what}：" + " ＋ ".join(f"{name} {count}" for name, count in counts)
            + f" ＝ 計{sum(count for _, count in counts)}{counter}")


@contextmanager
def progress(words: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show how many files are done until the block ends, on a terminal only. Yields the `OnFile` that counts them.

    There is no bar: it would be drawn with lines that are two columns wide on a Japanese console.
    """
    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TextColumn("{task.fields[file]}"))
    with Progress(*columns, console=console, transient=True, disable=not _is_animated()) as bar:
        task = bar.add_task(words, total=None, file="")

        def on_file(name: str, done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, file=escape(name))

        yield on_file


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show that something is being done until the block ends, on a terminal only."""
    if not _is_animated():
        yield
        return
    with console.status(words, spinner="line"):  # ASCII; other spinners are no part of a Japanese code page
        yield


def _is_animated() -> bool:
    return console.is_terminal and not console.is_dumb_terminal


def evaluation(judged: Evaluation) -> None:
    """Print how many projects have each outcome, the grades first, best first."""
    counts = Counter(p.outcome.word for p in judged.projects)
    grades = {g.symbol: g.name for g in judged.plan.scheme.grades}
    order = [*grades, *(o for o in counts if o not in grades)]
    table(texts.OUTCOMES, ("評価", "事業数"), [(f"{o} {grades.get(o, '')}".strip(), str(counts[o])) for o in order])


def standings(years: Sequence[YearStanding]) -> None:
    """Print one line for each year, and the next step of every year that was begun."""
    standing_table(years)
    for one in years:
        since(one)
    for one in years:
        following(one)


def following(one: YearStanding) -> None:
    """Print what comes next in a year; nothing where it is done."""
    step = next_step(one.standing)
    if step is not Step.NEXT_YEAR:
        say(texts.NEXT_STEP.format(year=write_fiscal_year(one.year), step=step.value))
        say("  " + texts.STEPS[step].format(year=write_code(one.year)))


def since(one: YearStanding) -> None:
    """Name the files that came, were changed or went since the last `collect`."""
    year = write_fiscal_year(one.year)
    told = ((texts.SINCE_NEW, one.since.new), (texts.SINCE_CHANGED, one.since.changed), (texts.SINCE_GONE, one.since.gone))
    for heading, names in told:
        if names:
            paths(heading.format(year=year), map(Path, names))


def history(year: FiscalYear, events: Sequence[Event]) -> None:
    """Print what was run for a year, the oldest first."""
    table(texts.HISTORY.format(year=write_fiscal_year(year)), ("日時", "コマンド", "内容"), [(e.at, e.command, e.words) for e in events])


def standing_table(years: Sequence[YearStanding]) -> None:
    """Print one line for each year."""
    table(texts.STANDINGS, _STANDING, [_standing_row(one) for one in years])


def standings_of_folders(years: Sequence[tuple[str, str, YearStanding]]) -> None:
    """Print one line for each year of each working folder, which comes first with its plan's name, and the next step last."""
    table(texts.STANDINGS_OF_FOLDERS, ("フォルダ", "計画", *_STANDING, "次の作業"),
          [(folder, plan, *_standing_row(one), next_step(one.standing).value) for folder, plan, one in years])


def _standing_row(one: YearStanding) -> tuple[str, ...]:
    s = one.standing
    return (write_fiscal_year(one.year), f"{s.generated}/{s.asked}", f"{s.asked - s.missing}/{s.asked}", str(s.undecided),
            str(s.returned), str(s.missing), *(_done(is_done) for is_done in (s.has_review, s.has_report, s.has_public)),
            f"第{s.edition}版" if s.edition else "－")


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
