"""The year's collection 回収: which file counts for which division, and the state of each division."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.intake.decided_files import decided_files
from sagamihara_pdca.intake.file_choice import choose, named_files
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict, Survey
from sagamihara_pdca.intake.joining import Joined, joined
from sagamihara_pdca.intake.listing import Listed
from sagamihara_pdca.model.choices import ProjectChoices
from sagamihara_pdca.model.decisions import NO_DECISIONS, Decisions
from sagamihara_pdca.model.plan import Division
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.rules.consolidation import consolidate, differing_answers, merge_narratives
from sagamihara_pdca.rules.submissions import DivisionState, division_state


@dataclass(frozen=True, slots=True)
class DivisionStatus:
    """The state of one division. `reading` is the file that counts, or several that count together; None where none does."""

    division: Division
    state: DivisionState
    reading: FileReading | None
    errors: int
    questions: int
    files: int = 0  # of this division, whatever their verdict

    @property
    def is_settled(self) -> bool:
        """Whether a file of the division counts and no error in it waits for a correction."""
        return self.state.is_settled(has_file=self.reading is not None)


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that came back in a year. Every file has exactly one verdict, and stands in `files` once."""

    survey: Survey
    files: tuple[FileReading, ...]  # in the order of their names
    divisions: tuple[DivisionStatus, ...]
    actuals: tuple[Actual, ...]  # of this year and of the years before, one per measure and year
    narratives: tuple[Narrative, ...]
    choices: tuple[ProjectChoices, ...]
    problems: tuple[Problem, ...]  # of all files and of their comparison
    listed: tuple[Listed, ...] = ()  # the problems, each with its division and project
    decisions: Decisions = NO_DECISIONS  # that this collection follows
    undone: tuple[Problem, ...] = ()  # decisions that fit no file any more; they stand in `problems` too

    @property
    def is_complete(self) -> bool:
        """Whether every division is settled."""
        return all(d.is_settled for d in self.divisions)

    @property
    def is_settled(self) -> bool:
        """Whether every division is settled, in this year and in the years before that were collected."""
        return self.is_complete and all(p.severity is Severity.NOTICE for p in self.survey.open_before)

    @property
    def answered(self) -> frozenset[str]:
        """Codes of the projects whose lead division's answer counts."""
        found = {d.division.number for d in self.divisions if d.reading is not None}
        return frozenset(p.code for p in self.survey.plan.projects if p.lead in found)

    def open_findings(self, status: DivisionStatus) -> tuple[Finding, ...]:
        """Return what is found in the division's answer, without the questions that a person has confirmed."""
        found = status.reading.findings if status.reading is not None else ()
        return tuple(f for f in found if Listed(f.problem, status.division.number).key not in self.decisions.confirmed)

    def answer_digest(self, status: DivisionStatus) -> str:
        """Return the SHA-256 of the division's file that counts, of several together that of their digests; "" where none does."""
        digests = sorted(r.sha256 for r in self.counted_files(status))
        return digests[0] if len(digests) == 1 else sha256("\n".join(digests).encode()).hexdigest() if digests else ""

    def counted_files(self, status: DivisionStatus) -> tuple[FileReading, ...]:
        """Return the division's files that count, in the order of their names."""
        return tuple(r for r in self.files if r.division == status.division.number
                     and r.verdict in (FileVerdict.USED, FileVerdict.JOINED))

    def count_files(self, verdict: FileVerdict) -> int:
        """Return how many files have the verdict."""
        return sum(r.verdict is verdict for r in self.files)

    def count_divisions(self, state: DivisionState) -> int:
        """Return how many divisions are in the state."""
        return sum(d.state is state for d in self.divisions)


def settle(survey: Survey, readings: tuple[FileReading, ...], prefer: tuple[str, ...] = (),
           decisions: Decisions = NO_DECISIONS, said: tuple[Problem, ...] = ()) -> Collection:
    """Choose each division's file and consolidate. The order of the readings makes no difference.

    prefer: names of files that win over others of the same division; with their folder where names repeat.
    decisions: what was decided before; a division with a file in `prefer` is decided anew.
    said: what is to be told of the decisions themselves.
    """
    ordered = tuple(sorted(readings, key=lambda r: r.file))
    named, misnamed = named_files(ordered, prefer)
    decided, undone = decided_files(ordered, decisions.files, named)
    by_division: dict[str, list[FileReading]] = {}
    for reading in ordered:
        by_division.setdefault(reading.division, []).append(reading)
    files, statuses = by_division.get("", []), []
    for division in survey.divisions:
        choice = choose(tuple(by_division.get(division.number, ())), named | decided)
        counted = joined(survey, choice.chosen) if len(choice.chosen) > 1 else Joined(next(iter(choice.chosen), None))
        files.extend(counted.parts.get(r.file, r) for r in choice.told)
        statuses.append(_status(division, choice.told, counted.reading, decisions.confirmed))
    files.sort(key=lambda r: r.file)
    said = (*survey.open_before, *said, *misnamed, *undone)
    return replace(_consolidated(survey, tuple(files), tuple(statuses), said), undone=undone, decisions=decisions)


def _consolidated(survey: Survey, files: tuple[FileReading, ...], statuses: tuple[DivisionStatus, ...],
                  said: tuple[Problem, ...]) -> Collection:
    used = [s.reading for s in statuses if s.reading is not None]
    # A figure that was 集計中 last year may have come in this year: consolidation lets it take its place.
    actuals, conflicts = consolidate(survey.plan, (*_earlier(survey), *(a for r in used for a in r.actuals)))
    narratives = merge_narratives(survey.plan, tuple(n for r in used for n in r.narratives))
    differing = differing_answers(survey.plan, narratives)
    # Nobody has to correct a file that another has replaced.
    told = (Listed(f.problem, r.division, f.ref.sheet if f.ref is not None else "")
            for r in files for f in r.findings if not (r.is_replaced and f.ref is not None))
    listed = (*map(Listed, said), *told, *map(Listed, (*conflicts, *differing)))
    choices = tuple(c for r in used for c in r.choices)
    return Collection(survey, files, statuses, actuals, narratives, choices, tuple(one.problem for one in listed), listed)


def _earlier(survey: Survey) -> tuple[Actual, ...]:
    """The actuals of earlier years, each source with its year, because names of files repeat."""
    if survey.last is None:
        return ()
    known = (m.actual for m in (*survey.last.history, *survey.last.measures) if m.actual.source.file)
    return tuple(a if a.source.year is not None else replace(a, source=replace(a.source, year=a.year)) for a in known)


def _status(division: Division, told: tuple[FileReading, ...], reading: FileReading | None,
            confirmed: frozenset[str]) -> DivisionStatus:
    """The state of a division. A question that a person has confirmed is no longer open."""
    counted = (reading,) if reading is not None else told
    errors = sum(r.count(Severity.ERROR) for r in counted)
    keys = (Listed(f.problem, division.number).key for r in counted for f in r.findings)
    questions = sum(key != "" and key not in confirmed for key in keys)
    state = division_state(files=len(told), has_file=reading is not None, errors=errors, questions=questions)
    return DivisionStatus(division, state, reading, errors, questions, len(told))
