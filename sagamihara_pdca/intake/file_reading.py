"""Parses one returned workbook: its division, its answers, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cached_property

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FORM_VERSION, FormContext
from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.input_form.guide import GUIDE
from sagamihara_pdca.intake.actuals import reported_actuals, reported_choices, reported_narratives
from sagamihara_pdca.intake.answers import read_answers
from sagamihara_pdca.intake.completeness import check_submission
from sagamihara_pdca.intake.corrections_sheet import typed_on_corrections
from sagamihara_pdca.intake.form_formulas import is_live
from sagamihara_pdca.intake.form_texts import Compared, words_of_sheet
from sagamihara_pdca.intake.guide_identity import guide_contradictions
from sagamihara_pdca.intake.keyed_cells import MarkedSheet, marked_sheets, unmarked_sheets
from sagamihara_pdca.intake.rows import squeezed
from sagamihara_pdca.intake.sheet_identity import PrintedWords
from sagamihara_pdca.intake.sheets import strays_told
from sagamihara_pdca.model.choices import ProjectChoices
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.model.raw_book import RawBook
from sagamihara_pdca.model.results import Actual, Evaluation, Narrative
from sagamihara_pdca.model.sealed import EarlierCorrection
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Place, Problem, Severity, answers, identity
from sagamihara_pdca.sheets.book import Book
from sagamihara_pdca.sheets.inputs import Answer, Submission
from sagamihara_pdca.sheets.seen_cells import as_seen, is_blank

_KINDS = {BookKind.EVALUATION: "評価書", BookKind.REVIEW: "事務局評価"}


@dataclass(frozen=True)
class Survey:
    """The year that is being collected, and what is known of the one before."""

    plan: Plan
    year: FiscalYear
    last: Evaluation | None = None
    open_before: tuple[Problem, ...] = ()  # what is still open in earlier years; its places name the year
    earlier_corrections: tuple[EarlierCorrection, ...] = ()  # of earlier years, after they were published

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """The divisions that were sent an input workbook, in plan order; computed once, for every file needs them."""
        return self.plan.answering_divisions(self.year)

    @cached_property
    def printed(self) -> PrintedWords:
        """The words that tell the sheets of the plan's projects apart."""
        return PrintedWords.of(self.plan, self.year)

    @cached_property
    def division_numbers(self) -> frozenset[str]:
        """The numbers of `divisions`."""
        return frozenset(d.number for d in self.divisions)

    def context(self, division: str, issue: int = 1) -> FormContext:
        """Return what a division's form is made from; KeyError for a number that the plan does not have."""
        return FormContext(self.plan, self.year, self.plan.division(division), last=self.last, issue=issue)


class FileVerdict(Enum):
    """採否: what becomes of one file."""

    USED = "採用"
    JOINED = "採用（合わせて）"  # counts together with others of the same division
    DUPLICATE = "重複"  # says the same as the one that is used
    SET_ASIDE = "不採用"  # not ours, of another year, or there is a newer one
    UNDECIDED = "保留"  # contradicts another of the same division; a person has to choose
    UNREADABLE = "読取不可"
    IGNORED = "対象外"  # made by the system or by Excel, or no file at all


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file of the submissions folder. `submission` is None when it is no division's answer.

    file: the path within the folder, parts joined by "/".
    verdict: of this file alone, until the files of a division have been compared.
    received: when the file was last changed, in local time; None where that is not known.
    """

    file: str
    findings: tuple[Finding, ...]
    submission: Submission | None = None
    actuals: tuple[Actual, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    choices: tuple[ProjectChoices, ...] = ()
    verdict: FileVerdict = FileVerdict.SET_ASIDE
    received: datetime | None = None
    sha256: str = ""  # of the file; "" where it was not read from one

    @property
    def is_replaced(self) -> bool:
        """Another file of the same division counts in its place."""
        return self.submission is not None and self.verdict in (FileVerdict.SET_ASIDE, FileVerdict.DUPLICATE)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the findings, in their order."""
        return tuple(finding.problem for finding in self.findings)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers in sheet order; none where the file is no division's answer."""
        return self.submission.answers if self.submission is not None else ()

    @property
    def division(self) -> str:
        """The division's number; "" where the file is no division's answer."""
        return self.submission.identity.division if self.submission is not None else ""

    @property
    def issue(self) -> int:
        """The issue number 発行番号 of the form; 0 where the file is no division's answer."""
        return self.submission.identity.issue if self.submission is not None else 0

    def count(self, severity: Severity) -> int:
        """Return how many findings are of the severity."""
        return sum(finding.problem.severity is severity for finding in self.findings)

    def with_findings(self, further: tuple[Finding, ...]) -> FileReading:
        """Return the reading with further findings behind its own."""
        return replace(self, findings=(*self.findings, *further))


def unread(file: str, problem: Problem) -> FileReading:
    """Return the reading of a file that can't be opened as a workbook, or that is none; its place names the file."""
    verdict = FileVerdict.IGNORED if problem.severity is Severity.NOTICE else FileVerdict.UNREADABLE
    return FileReading(file, (Finding(replace(problem, place=replace(problem.place, file=file))),), verdict=verdict)


def read_returned(file: str, raw: RawBook, survey: Survey) -> FileReading:
    """Read one workbook. Whatever is wrong with it is in the reading's findings; nothing is raised."""
    sheets = marked_sheets(raw)
    whole = tuple(s for s in sheets if s.marker is not None)
    damaged = tuple(Finding(identity.marker_damaged(Place(file, s.raw.name))) for s in sheets if s.marker is None)
    owners = _owners(whole)
    if len(owners) != 1:
        refusal = identity.owner_unclear(Place(file), _names(owners, survey)) if owners else identity.not_ours(Place(file))
        return FileReading(file, (*damaged, Finding(refusal)) if owners or not damaged else damaged)
    refused = _refusal(file, owners[0], survey)
    if refused is not None:
        return FileReading(file, (Finding(refused),))
    return _read(file, owners[0], whole, damaged, raw, survey)


def _owners(sheets: tuple[MarkedSheet, ...]) -> tuple[Identity, ...]:
    """The identity on the guide, else on most sheets, so that one pasted sheet does not change it; several on a tie."""
    guides = {s.marker.identity for s in sheets if s.marker is not None and s.marker.sheet == GUIDE}
    if len(guides) == 1:
        return tuple(guides)
    votes = Counter(s.marker.identity for s in sheets if s.marker is not None).most_common()
    return tuple(owner for owner, count in votes if count == votes[0][1])


def _names(owners: tuple[Identity, ...], survey: Survey) -> tuple[str, ...]:
    names = {d.number: d.name for d in survey.plan.divisions}
    return tuple(f"{names.get(o.division, o.division)}・{write_fiscal_year(o.year)}" for o in owners)


def _refusal(file: str, owner: Identity, survey: Survey) -> Problem | None:
    place = Place(file)
    if owner.kind not in (BookKind.INPUT, BookKind.RETURN):
        return identity.not_an_input_book(place, _KINDS.get(owner.kind, owner.kind.value))
    if owner.plan_id != survey.plan.profile.plan_id:
        return identity.other_plan(place, owner.plan_id)
    if owner.year != survey.year:
        return identity.other_year(place, write_fiscal_year(owner.year), write_fiscal_year(survey.year))
    if owner.division not in survey.division_numbers:
        return identity.unknown_division(place, owner.division)
    return None


def _read(file: str, owner: Identity, sheets: tuple[MarkedSheet, ...], damaged: tuple[Finding, ...], raw: RawBook,
          survey: Survey) -> FileReading:
    context = survey.context(owner.division, owner.issue)
    own, foreign = _split(file, owner, sheets, survey)
    form = input_book(context)
    guide = [Finding(p) for p in guide_contradictions(file, own, form, survey.plan, survey.year)]
    if any(finding.is_error for finding in guide):
        return FileReading(file, (*damaged, *foreign, *guide))
    editions = _editions(file, owner, survey)
    compared = _compared(owner, survey)
    reading = read_answers(file, own, form, owner, compared=compared, printed=survey.printed)
    beside = [*typed_on_corrections(file, own), *(_beside_lists(file, raw, form) if compared is Compared.ALL else ())]
    findings = (*damaged, *foreign, *guide, *_added(file, raw, form), *editions, *reading.findings, *beside,
                *check_submission(context, form, reading))
    return FileReading(file, findings, reading.submission, reported_actuals(context, reading.submission, findings),
                       reported_narratives(context, reading.submission), reported_choices(context, reading.submission))


def _split(file: str, owner: Identity, sheets: tuple[MarkedSheet, ...],
           survey: Survey) -> tuple[tuple[MarkedSheet, ...], list[Finding]]:
    """The sheets of the owner, and a finding for each that is somebody else's."""
    own, foreign = [], []
    for sheet in sheets:
        assert sheet.marker is not None
        theirs = sheet.marker.identity
        if (theirs.plan_id, theirs.year, theirs.division) == (owner.plan_id, owner.year, owner.division):
            own.append(sheet)
        else:
            foreign.append(Finding(answers.foreign_sheet(Place(file, sheet.raw.name), _names((theirs,), survey)[0])))
    return tuple(own), foreign


def _added(file: str, raw: RawBook, form: Book) -> list[Finding]:
    """Sheets that the form has not. Its unmarked ones are hidden; a program that shows them keeps their names."""
    titles = {sheet.title for sheet in form.sheets}
    return [Finding(answers.added_sheet(Place(file, sheet.name))) for sheet in unmarked_sheets(raw)
            if sheet.name not in titles]


def _beside_lists(file: str, raw: RawBook, form: Book) -> list[Finding]:
    """What was typed on the sheets of the form that are not asked for answers and bear no mark: the list of inputs left."""
    declared = {sheet.title: sheet for sheet in form.sheets if not sheet.keyed and not sheet.hidden}
    found: list[Finding] = []
    for sheet in unmarked_sheets(raw):
        if sheet.name in declared:
            own = words_of_sheet(declared[sheet.name])
            found += strays_told(file, sheet.name, [(row, column, cell) for row, column, cell in sheet.in_reading_order()
                                                    if not is_live(cell) and not is_blank(cell) and squeezed(as_seen(cell)) not in own])
    return found


def _compared(owner: Identity, survey: Survey) -> Compared:
    if owner.form_version != FORM_VERSION:
        return Compared.NOTHING
    return Compared.ALL if owner.edition == survey.plan.profile.edition else Compared.FORM


def _editions(file: str, owner: Identity, survey: Survey) -> list[Finding]:
    """What is to be said of a form that was made from another edition of the plan, or by another version of ours."""
    current = survey.plan.profile.edition
    found = [identity.older_edition(Place(file), owner.edition, current)] if owner.edition != current else []
    if owner.form_version != FORM_VERSION:
        found.append(identity.other_form(Place(file)))
    return [Finding(problem) for problem in found]
