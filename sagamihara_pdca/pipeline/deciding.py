"""What people decided about a year: what the records hold, and what was typed into 回収状況 since.

Every command reads both, so that all of them follow the same decisions. A workbook is taken over once: its digest is noted, and
a later decision is not undone by what stands in an older workbook.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.intake.listing import file_key
from sagamihara_pdca.intake.typed_decisions import TypedDecisions, typed_decisions
from sagamihara_pdca.model.decisions import Confirmation, Decisions, FileDecision
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.records import read_decisions, read_taken, write_decisions, write_taken
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import sha256_of


def status_path(settings: Settings, year: FiscalYear) -> Path:
    """Return where 回収状況 of the year is written, below `output/`."""
    return settings.output(year) / "回収状況.xlsx"


def decisions_of(settings: Settings, plan: Plan, year: FiscalYear, readings: tuple[FileReading, ...],
                 *, record: bool) -> tuple[Decisions, tuple[Problem, ...]]:
    """Return the decisions of a year, and what is wrong with what was typed.

    Args:
        record: whether typed decisions are recorded, under the day on which the workbook was saved; else they are followed, and
            nothing is written.
    Raises:
        RecordUnusable: the records of the year are damaged.
        FolderInUse, BookInUse, FileNotWritten: the decisions can't be written; see `storage`.
    """
    folder, path = settings.records(year), status_path(settings, year)
    known = read_decisions(folder)
    digest = sha256_of(path)
    if not digest or digest == read_taken(folder):
        return known, ()
    try:
        typed = typed_decisions(path.name, read_book(path))
    except BookUnreadable as fault:
        return known, (fault.problem,)
    decided, problems = _with_typed(known, typed, readings, plan, path)
    if record:
        if decided != known:
            write_decisions(folder, decided, plan)
        write_taken(folder, digest)
    return decided, (*typed.problems, *problems)


def _with_typed(known: Decisions, typed: TypedDecisions, readings: tuple[FileReading, ...], plan: Plan,
                path: Path) -> tuple[Decisions, tuple[Problem, ...]]:
    on = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date()
    by_key = {file_key(r.sha256): r for r in readings if r.sha256 and r.division}
    chosen: dict[str, list[FileReading]] = {}
    for choice in typed.choices:
        reading = by_key.get(choice.key)
        if reading is not None:
            chosen.setdefault(reading.division, []).extend([reading] if choice.chosen else [])
    names = {d.number: d.name for d in plan.divisions}
    problems = tuple(identity.two_files_chosen(Place(path.name), names.get(number, number), tuple(r.file for r in files))
                     for number, files in chosen.items() if len(files) > 1)
    problems += tuple(identity.decided_file_gone(Place(choice.file), on) for choice in typed.choices
                      if choice.chosen and choice.key not in by_key)
    made = tuple(FileDecision(r.division, r.file, r.sha256, on) for files in chosen.values() if len(files) == 1 for r in files)
    undone = frozenset(number for number, files in chosen.items() if not files)
    before = {c.question: c for c in known.questions}
    words = tuple(Confirmation(w.key, w.confirmed, w.memo, w.message, on) for w in typed.words
                  if (w.confirmed or w.memo or w.key in before) and not _says_the_same(before.get(w.key), w.confirmed, w.memo))
    return known.without_files(undone).with_files(made).with_questions(words), problems


def _says_the_same(before: Confirmation | None, confirmed: bool, memo: str) -> bool:
    return before is not None and (before.confirmed, before.memo) == (confirmed, memo)
