"""Understands one returned workbook: whose it is, what it answers, what is wrong with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sagamihara_pdca.forms.answers import Submission
from sagamihara_pdca.forms.completeness import check_submission
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.input_book import input_book
from sagamihara_pdca.forms.locating import MarkedSheet, marked_sheets
from sagamihara_pdca.forms.reading import read_form
from sagamihara_pdca.forms.reported import reported_actuals, reported_narratives
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.raw_book import RawBook
from sagamihara_pdca.model.results import Actual, Evaluation, Narrative
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Place, Problem, Severity, answers, identity

_KINDS = {BookKind.EVALUATION: "評価書", BookKind.REVIEW: "事務局評価"}


@dataclass(frozen=True, slots=True)
class Year:
    """The year that is being collected, and what is known of the one before."""

    plan: Plan
    year: FiscalYear
    last: Evaluation | None = None

    def context(self, division: str, issue: int = 1) -> FormContext:
        return FormContext(self.plan, self.year, self.plan.division(division), last=self.last, issue=issue)


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file of the submissions folder, with its verdict. `submission` is None when it is not to be used."""

    file: str
    problems: tuple[Problem, ...]
    submission: Submission | None = None
    actuals: tuple[Actual, ...] = ()
    narratives: tuple[Narrative, ...] = ()

    @property
    def division(self) -> str:
        return self.submission.identity.division if self.submission is not None else ""

    def count(self, severity: Severity) -> int:
        return sum(p.severity is severity for p in self.problems)


def read_returned(file: str, raw: RawBook, year: Year) -> FileReading:
    """Read one workbook. Whatever is wrong with it is in the reading's problems; nothing is raised."""
    sheets = marked_sheets(raw)
    whole = tuple(s for s in sheets if s.marker is not None)
    damaged = [identity.marker_damaged(Place(file, s.raw.name)) for s in sheets if s.marker is None]
    owner = _owner(whole)
    if owner is None:
        return FileReading(file, tuple(damaged) or (identity.not_ours(Place(file)),))
    refusal = _refusal(file, owner, year)
    if refusal is not None:
        return FileReading(file, (refusal,))
    return _read(file, owner, whole, damaged, year)


def _owner(sheets: tuple[MarkedSheet, ...]) -> Identity | None:
    """Whose workbook it is: what most sheets say, the first of equals. One pasted sheet does not change it."""
    votes = Counter(s.marker.identity for s in sheets if s.marker is not None)
    return votes.most_common(1)[0][0] if votes else None


def _refusal(file: str, owner: Identity, year: Year) -> Problem | None:
    place = Place(file)
    if owner.kind not in (BookKind.INPUT, BookKind.RETURN):
        return identity.not_an_input_book(place, _KINDS.get(owner.kind, owner.kind.value))
    if owner.plan_id != year.plan.profile.plan_id:
        return identity.other_plan(place, owner.plan_id)
    if owner.year != year.year:
        return identity.other_year(place, write_fiscal_year(owner.year), write_fiscal_year(year.year))
    if owner.division not in {d.number for d in year.plan.answering_divisions(year.year)}:
        return identity.unknown_division(place, owner.division)
    return None


def _read(file: str, owner: Identity, sheets: tuple[MarkedSheet, ...], damaged: list[Problem],
          year: Year) -> FileReading:
    context = year.context(owner.division, owner.issue)
    own, foreign = _split(file, owner, sheets, year)
    form = input_book(context)
    submission, found = read_form(file, own, form, owner)
    known = [*damaged, *foreign, *_edition(file, owner, year), *found]
    problems = (*known, *check_submission(context, form, submission, known))
    return FileReading(file, problems, submission, reported_actuals(context, submission),
                       reported_narratives(context, submission))


def _split(file: str, owner: Identity, sheets: tuple[MarkedSheet, ...],
           year: Year) -> tuple[tuple[MarkedSheet, ...], list[Problem]]:
    """The sheets of the owner, and a problem for each that is somebody else's."""
    names = {d.number: d.name for d in year.plan.divisions}
    own, foreign = [], []
    for sheet in sheets:
        assert sheet.marker is not None
        theirs = sheet.marker.identity
        if (theirs.plan_id, theirs.year, theirs.division) == (owner.plan_id, owner.year, owner.division):
            own.append(sheet)
        else:
            name = names.get(theirs.division, theirs.division)
            foreign.append(answers.foreign_sheet(Place(file, sheet.raw.name),
                                                 f"{name}・{write_fiscal_year(theirs.year)}"))
    return tuple(own), foreign


def _edition(file: str, owner: Identity, year: Year) -> list[Problem]:
    current = year.plan.profile.edition
    return [identity.older_edition(Place(file), owner.edition, current)] if owner.edition != current else []
