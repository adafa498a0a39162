"""The year's collection 回収: which file counts for which division, and where each division stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from sagamihara_pdca.forms.answers import Answer, Submission
from sagamihara_pdca.forms.returned import FileReading, Year
from sagamihara_pdca.forms.sheet import Ref
from sagamihara_pdca.model.plan import Division
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.problems import Place, Problem, Severity, identity
from sagamihara_pdca.rules.consolidation import consolidate, merge_narratives

#: How many differing fields of two files are shown side by side.
_SHOWN_DIFFERENCES = 20


class DivisionState(Enum):
    """提出状況 of a division."""

    IN = "提出済"
    TO_CHECK = "要確認"  # usable, but a person should look; or two files of which none was chosen
    RETURNED = "差戻し"
    MISSING = "未提出"


@dataclass(frozen=True, slots=True)
class DivisionStatus:
    """Where one division stands. `reading` is the file that counts, if any."""

    division: Division
    state: DivisionState
    reading: FileReading | None
    errors: int
    questions: int

    @property
    def is_settled(self) -> bool:
        return self.state is DivisionState.IN or (self.state is DivisionState.TO_CHECK and self.reading is not None)


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that came back in a year. Every file has exactly one verdict in `files`."""

    year: Year
    files: tuple[FileReading, ...]
    divisions: tuple[DivisionStatus, ...]
    actuals: tuple[Actual, ...]  # of this year and late ones of the year before
    narratives: tuple[Narrative, ...]
    problems: tuple[Problem, ...]  # of all files and of their comparison

    @property
    def is_complete(self) -> bool:
        return all(d.is_settled for d in self.divisions)

    @property
    def answered(self) -> frozenset[str]:
        """Codes of the projects whose lead division's answer counts."""
        found = {d.division.number for d in self.divisions if d.reading is not None}
        return frozenset(p.code for p in self.year.plan.projects if p.lead in found)


def settle(year: Year, readings: tuple[FileReading, ...], prefer: tuple[str, ...] = ()) -> Collection:
    """Choose each division's file and consolidate. The order of the readings makes no difference.

    prefer: names of files that win over others of the same division.
    """
    ordered = tuple(sorted(readings, key=lambda r: r.file))
    named = {r.file for r in ordered}
    stray = [identity.not_in_folder(Place(), name) for name in prefer if name not in named]
    statuses, told = [], list(ordered)
    for division in year.plan.answering_divisions(year.year):
        own = [r for r in ordered if r.division == division.number]
        chosen, said = _choose(own, prefer)
        told = [replace(r, problems=(*r.problems, *said.get(r.file, ()))) for r in told]
        statuses.append(_status(division, own, chosen, [r for r in told if r.division == division.number]))
    used = [s.reading for s in statuses if s.reading is not None]
    rows, conflicts = consolidate(year.plan, tuple(a for r in used for a in r.actuals))
    narratives = merge_narratives(year.plan, tuple(n for r in used for n in r.narratives))
    problems = (*stray, *(p for r in told for p in r.problems), *conflicts)
    return Collection(year, tuple(told), tuple(statuses), rows, narratives, problems)


Said = dict[str, tuple[Problem, ...]]


def _choose(own: list[FileReading], prefer: tuple[str, ...]) -> tuple[FileReading | None, Said]:
    """The file that counts, and what is to be said of the others. None when nothing tells which."""
    if len(own) < 2:
        return (own[0] if own else None), {}
    preferred = [r for r in own if r.file in prefer]
    newest = max(_issue(r) for r in own)
    best = preferred if len(preferred) == 1 else [r for r in own if _issue(r) == newest]
    first = best[0]
    if all(_same(first, other) for other in best[1:]):
        return first, _told_of_others(first, own)
    return None, {r.file: tuple(_differences(r, other))
                  for r, other in zip(best, [*best[1:], best[0]], strict=True)}


def _told_of_others(chosen: FileReading, own: list[FileReading]) -> Said:
    said: Said = {}
    for other in own:
        if other is not chosen:
            tell = identity.same_file_twice if _same(chosen, other) else identity.superseded
            said[other.file] = (tell(Place(other.file), chosen.file),)
    return said


def _issue(reading: FileReading) -> int:
    return reading.submission.identity.issue if reading.submission is not None else 0


def _answers(submission: Submission | None) -> dict[Ref, Answer]:
    return {a.ref: a for a in submission.answers} if submission is not None else {}


def _same(one: FileReading, other: FileReading) -> bool:
    left, right = _answers(one.submission), _answers(other.submission)
    faults = [(p.code, p.place.label) for p in one.problems if p.severity is Severity.ERROR]
    return {r: a.value for r, a in left.items()} == {r: a.value for r, a in right.items()} and faults == [
        (p.code, p.place.label) for p in other.problems if p.severity is Severity.ERROR]


def _differences(one: FileReading, other: FileReading) -> list[Problem]:
    left, right = _answers(one.submission), _answers(other.submission)
    found = []
    for ref in dict.fromkeys((*left, *right)):
        a, b = left.get(ref), right.get(ref)
        if (a.value if a else None) == (b.value if b else None):
            continue
        place = a.place if a is not None else replace(b.place, file=one.file) if b is not None else Place(one.file)
        found.append(identity.undecided(place, other.file, place.label, a.raw if a else "空欄", b.raw if b else "空欄"))
    return found[:_SHOWN_DIFFERENCES]


def _status(division: Division, own: list[FileReading], chosen: FileReading | None,
            told: list[FileReading]) -> DivisionStatus:
    if not own:
        return DivisionStatus(division, DivisionState.MISSING, None, 0, 0)
    counted = [chosen] if chosen is not None else told
    errors = sum(r.count(Severity.ERROR) for r in counted)
    questions = sum(r.count(Severity.QUESTION) for r in counted)
    if chosen is None:
        return DivisionStatus(division, DivisionState.TO_CHECK, None, errors, questions)
    state = (DivisionState.RETURNED if errors else DivisionState.TO_CHECK if questions else DivisionState.IN)
    return DivisionStatus(division, state, chosen, errors, questions)
