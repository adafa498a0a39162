"""run-many: one stage for every working folder below a folder, each as its own commands would run it; and the overview of all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

from sagamihara_pdca.errors import PlanUnusable, ValueRefused
from sagamihara_pdca.evaluation.overview_book import OVERVIEW, FolderRow, FolderState, overview_book, overview_cells
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.frames.columns import Kind
from sagamihara_pdca.frames.files import csv_bytes
from sagamihara_pdca.frames.tables import DataTable, TableField
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.collecting import collect, collection_of
from sagamihara_pdca.pipeline.editions import asked_plan
from sagamihara_pdca.pipeline.generating import generate
from sagamihara_pdca.pipeline.our_files import our_files
from sagamihara_pdca.pipeline.plans import load
from sagamihara_pdca.pipeline.reporting import Edition, report, report_sealed
from sagamihara_pdca.pipeline.sealed import sealed_year
from sagamihara_pdca.pipeline.sealing import changes_of
from sagamihara_pdca.pipeline.standing import standing_of
from sagamihara_pdca.problems import Place, Severity, files
from sagamihara_pdca.rules.next_step import next_step
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings

_PLAN_BOOK, _PLAN_FOLDER, _SETTINGS = "plan.xlsx", "計画", "設定.ini"
#: What a working folder holds: one of these at least.
_SIGNS = (_PLAN_BOOK, _PLAN_FOLDER, _SETTINGS, "submissions", "input_templates", "records")


class Stage(Enum):
    """What is run for every folder: the name of the command."""

    GENERATE = "generate"
    COLLECT = "collect"
    REPORT = "report"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Order:
    """One working folder and what is to be run for it; it can be sent to another process or computer.

    day: for `generate` and `collect` the deadline, for `report` 発行日.
    """

    name: str
    settings: Settings
    year: FiscalYear
    stage: Stage
    today: date
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The working folders below a folder, in name order, and the folders that are none."""

    working: tuple[Path, ...]
    others: tuple[Path, ...]


def working_folders(root: Path) -> Found:
    """Look for working folders directly below the root, by what lies in them. Hidden folders and `output` are neither."""
    below = sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".") and path.name != "output")
    working = tuple(path for path in below if _is_working(path))
    return Found(working, tuple(path for path in below if path not in working))


def holds_only_folders(settings: Settings) -> bool:
    """Whether the folder is no working folder itself, and there are working folders in it."""
    return settings.plan is None and not _is_working(settings.root) and bool(working_folders(settings.root).working)


def _is_working(folder: Path) -> bool:
    try:
        return any((folder / name).exists() for name in _SIGNS)
    except OSError:  # it can't be looked into, which its row will say
        return True


def with_own_plan(settings: Settings) -> Settings:
    """Return the settings with the folder's own plan: as its 設定.ini says, plan.xlsx or 計画. The bundled plan is never taken.

    Raises:
        PlanUnusable: there is none, or plan.xlsx beside 計画.
    """
    book, tables = (settings.root / name for name in (_PLAN_BOOK, _PLAN_FOLDER))
    if settings.plan is not None:
        return settings
    if book.exists() and tables.exists():
        raise PlanUnusable(str(files.two_plans(Place(), _PLAN_BOOK, _PLAN_FOLDER)))
    if not book.exists() and not tables.exists():
        raise PlanUnusable(str(files.no_own_plan(Place(), _PLAN_BOOK, _PLAN_FOLDER)))
    return settings if book.exists() else Settings(settings.root, tables, settings.passwords, settings.folders)


def ready(order: Order) -> tuple[Order, Plan]:
    """Return the order with the folder's own plan in its settings, and the plan that the stage runs on. Nothing is written.

    Raises:
        ValueRefused: the year is none of the plan's.
        PlanUnusable: see `with_own_plan` and `pipeline.load`.
        RecordUnusable: the edition that was kept of the plan is damaged.
    """
    settings = with_own_plan(order.settings)
    plan = load(settings)
    years = plan.profile.years
    if order.year not in years:
        raise ValueRefused(texts.NOT_A_YEAR_OF_THE_PLAN.format(
            year=write_fiscal_year(order.year), first=write_fiscal_year(years[0]), last=write_fiscal_year(years[-1])))
    asked = plan if order.stage is Stage.GENERATE else asked_plan(settings, plan, order.year)
    return replace(order, settings=settings), asked


def run_folder(order: Order, plan: Plan) -> FolderRow:
    """Run the stage for a folder that is `ready`, with the bytes that its own command writes.

    Raises:
        PdcaError: what the stage raises.
    """
    run = {Stage.GENERATE: _generate, Stage.COLLECT: _collect, Stage.REPORT: _report, Stage.STATUS: _status}[order.stage]
    return replace(run(order, plan), plan=plan.profile.plan_name, projects=len(plan.projects_in(order.year)))


def failed(order: Order, words: str) -> FolderRow:
    """Return the row of a folder that did not run to its end."""
    return FolderRow(order.name, FolderState.FAILED, words)


def died(order: Order) -> FolderRow:
    """Return the row of a folder whose worker process died each time."""
    return failed(order, str(files.folder_worker_died(Place())))


def _generate(order: Order, plan: Plan) -> FolderRow:
    done = generate(order.settings, plan, order.year, order.day)
    words = f"{done.problems[0] if done.problems else ''}{_kept(done.set_aside)}"
    return FolderRow(order.name, _state(not done.problems), words, asked=len(done.books), generated=len(done.books))


def _collect(order: Order, plan: Plan) -> FolderRow:
    done = collect(order.settings, plan, order.year, due=order.day, today=order.today)
    row = _collected(order, done.collection)
    return replace(row, words=row.words + _kept(done.set_aside))


def _report(order: Order, plan: Plan) -> FolderRow:
    collection = collection_of(order.settings, plan, order.year, today=order.today)
    edition, sealed = Edition(order.day), sealed_year(order.settings, order.year)
    done = report(order.settings, collection, edition) if sealed is None else report_sealed(order.settings, sealed, edition)
    differs = len(changes_of(order.settings, sealed, collection)) if sealed is not None else 0
    faults = sum(problem.severity is Severity.ERROR for problem in done.problems)
    row = _collected(order, collection)
    words = (row.words, _told(texts.DIFFERS_FROM_SEAL, differs), _told(texts.REVIEW_FAULTS, faults), _kept(done.set_aside))
    state = FolderState.OPEN if differs or faults else row.state
    return replace(row, state=state, words="".join(words), outcomes=_outcomes(done.evaluation))


def _status(order: Order, plan: Plan) -> FolderRow:
    standing = standing_of(order.settings, plan, order.year).standing
    return FolderRow(order.name, FolderState.DONE, texts.NEXT.format(step=next_step(standing).value), asked=standing.asked,
                     generated=standing.generated, collected=standing.asked - standing.returned - standing.missing,
                     returned=standing.returned, missing=standing.missing)


def _collected(order: Order, collection: Collection) -> FolderRow:
    returned, missing = map(collection.count_divisions, (DivisionState.RETURNED, DivisionState.MISSING))
    asked, waiting = len(collection.divisions), sum(not d.is_settled for d in collection.divisions)
    before = sum(p.severity is not Severity.NOTICE for p in collection.survey.open_before)
    words = _told(texts.STILL_OPEN, waiting) + _told(texts.OPEN_BEFORE, before)
    return FolderRow(order.name, _state(collection.is_settled), words, asked=asked, collected=asked - returned - missing,
                     returned=returned, missing=missing)


def _told(words: str, count: int) -> str:
    """The sentence with the number in it; nothing for none."""
    return words.format(count=count) if count else ""


def _kept(set_aside: tuple[Path, ...]) -> str:
    return _told(texts.KEPT_COPIES, len(set_aside))


def _state(is_settled: bool) -> FolderState:
    return FolderState.DONE if is_settled else FolderState.OPEN


def _outcomes(judged: Evaluation) -> str:
    """How many projects have each outcome: grades first, best first."""
    counts = Counter(p.outcome.word for p in judged.projects)
    order = dict.fromkeys((*(g.symbol for g in judged.plan.scheme.grades), *counts))
    return "、".join(f"{word}：{counts[word]}件" for word in order if counts[word])


def write_overview(root: Path, year: FiscalYear, stage: Stage, rows: tuple[FolderRow, ...]) -> tuple[Path, Path]:
    """Write 一覧.xlsx and 一覧.csv into `output/` of the year below the root, and return where they are.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    folder = Settings(root).output(year)
    book, data = folder / "一覧.xlsx", folder / "一覧.csv"
    fields = tuple(TableField(column.heading, Kind.TEXT, column.heading) for column in OVERVIEW)
    table = DataTable("一覧", "一覧", fields, tuple(map(overview_cells, rows)))
    with our_files(folder) as ours:
        ours.write(book, book_bytes(overview_book(year, stage.value, rows)))
        ours.write(data, csv_bytes(table))
    return book, data

