"""Which division gets which letter, with which file: the parcels of each kind, from the files of the other stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.input_form.return_book import origin_of
from sagamihara_pdca.input_form.return_places import problems_in_return
from sagamihara_pdca.intake.collection import Collection, DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.intake.unread_files import division_by_name, unread_files
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Attachment, LetterKey, Parcel
from sagamihara_pdca.mail.journal import ARRIVED, read_journal
from sagamihara_pdca.mail.recipients import read_recipients
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.pipeline.collecting import collection_of, return_issue, return_path
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.mail_books import origin_in, printed_due
from sagamihara_pdca.pipeline.mail_folders import journal_to_read
from sagamihara_pdca.pipeline.making import changed_since, inputs_of, is_altered, recorded_making, sealed_inputs
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.pipeline.review_file import official
from sagamihara_pdca.pipeline.sealed import seal_of
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.problems import mail as faults
from sagamihara_pdca.records.making import Part
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings

#: Parcels, and what is to be said of all of them together.
Parcels = tuple[tuple[Parcel, ...], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Order:
    """Which letters to write. The same order gives the same letters while the files stay the same."""

    kind: LetterKind
    year: FiscalYear
    due: date | None = None  # for the kinds that ask for something
    templates: Path | None = None  # the city's own wording; None: mail_templates in the working folder, if it is there
    round: int = 1  # 催促の回
    cc_partners: bool = False
    prefer: tuple[str, ...] = ()
    today: date | None = None  # the day on which `prefer` is remembered
    recipients: Path | None = None  # of a publication; None: the divisions of the year


def _request_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """Every division that answers, with its input workbook."""
    seen = plan.for_year(order.year)
    parcels = (_input_parcel(settings, seen, order, one) for one in seen.answering_divisions(order.year))
    return tuple(_with_due(parcel, order) for parcel in parcels), ()


def _reminder_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """Every division that has not submitted, with its input workbook, and every one that has not answered its return."""
    seen, collection = plan.for_year(order.year), _collection(settings, plan, order)
    returned = tuple(one for one in collection.divisions if one.state is DivisionState.RETURNED)
    waiting = tuple(one for one in returned if _has_arrived(settings, plan, order, one))
    unsent = tuple(one.division.name for one in returned if one not in waiting)
    unread = tuple((r, division_by_name(r.file, collection.survey.divisions)) for r in unread_files(collection))
    asked = tuple(_asked_again(settings, seen, order, one, collection) for one in collection.divisions
                  if one.state is DivisionState.MISSING or one in waiting)
    doubtful = any(division is None for _, division in unread)
    parcels = (replace(parcel, is_doubtful=doubtful, problems=tuple(
        r.problems[0] for r, division in unread if division == parcel.division and r.problems)) for parcel in asked)
    told = (*(_unread(r, division) for r, division in unread), *([faults.return_unsent(unsent)] if unsent else []))
    return tuple(parcels), told


def _asked_again(settings: Settings, plan: Plan, order: Order, status: DivisionStatus, collection: Collection) -> Parcel:
    if status.state is DivisionState.MISSING:
        return _input_parcel(settings, plan, order, status.division)
    return replace(_return_parcel(settings, plan, order, status, collection), problems=())


def _has_arrived(settings: Settings, plan: Plan, order: Order, status: DivisionStatus) -> bool:
    """Whether the division has certainly got the return of the answer that counts."""
    key = LetterKey(plan.profile.plan_id, order.year, LetterKind.RETURN, status.division.number, return_issue(status))
    return any(entry.key == key and entry.event in ARRIVED for entry in read_journal(journal_to_read(settings, order.year)))


def _unread(reading: FileReading, division: Division | None) -> Problem:
    reason = reading.problems[0].message if reading.problems else ""
    return faults.unread_file(reading.file, division.name if division is not None else "", reason)


def return_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """Every division whose submission has errors, with its return workbook and what is asked of it there."""
    seen, collection = plan.for_year(order.year), _collection(settings, plan, order)
    return tuple(_with_due(_return_parcel(settings, seen, order, one, collection), order) for one in collection.divisions
                 if one.state is DivisionState.RETURNED), ()


def _return_parcel(settings: Settings, plan: Plan, order: Order, status: DivisionStatus, collection: Collection) -> Parcel:
    division, path, issue = status.division, return_path(settings, order.year, status.division), return_issue(status)
    context = collection.survey.context(division.number, issue)
    problems = problems_in_return(context, collection.open_findings(status), path.name)
    return Parcel(division, _attached(path), _project_names(plan, order, division), problems, issue=issue,
                  faults=_outdated(path, status, collection))


def _with_due(parcel: Parcel, order: Order) -> Parcel:
    """The parcel, with a question where its workbook shows another day than the letter will."""
    if parcel.attachment is None or order.due is None:
        return parcel
    try:
        printed, wanted = printed_due(Path(parcel.attachment.path)), write_date(order.due)
    except (BookUnreadable, OSError):
        return parcel  # told when the letter is checked
    if "年" not in printed or printed == wanted:  # 「別途お知らせします」 names no day
        return parcel
    question = faults.due_differs(parcel.division.name, parcel.attachment.name, printed, wanted)
    return replace(parcel, faults=(*parcel.faults, question))


def _outdated(path: Path, status: DivisionStatus, collection: Collection) -> tuple[Problem, ...]:
    """Whether the return was made from another answer than the one that counts now, or asks about something else."""
    try:
        found = origin_in(path)
    except (BookUnreadable, OSError):
        return ()  # told when the letter is checked
    origin = origin_of(collection.answer_digest(status), collection.open_findings(status))
    if found == origin:
        return ()
    if found is not None and found.answer == origin.answer:
        return (faults.return_asks_otherwise(status.division.name, path.name),)
    then = next((r.file for r in collection.files if found is not None and r.sha256 == found.answer), "")
    now = tuple(r.file for r in collection.counted_files(status))
    return (faults.return_outdated(status.division.name, path.name, then, now),)


def _query_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """Every division whose answer counts and has nothing but open questions."""
    seen, collection = plan.for_year(order.year), _collection(settings, plan, order)
    parcels = []
    for one in collection.divisions:
        if one.state is DivisionState.TO_CHECK and one.reading is not None:
            asked = tuple(f.problem for f in collection.open_findings(one) if f.problem.severity is Severity.QUESTION)
            parcels.append(Parcel(one.division, None, _project_names(seen, order, one.division), asked, issue=one.reading.issue))
    shared = sum(one.key != "" and not one.division and one.key not in collection.decisions.confirmed
                 for one in collection.listed)
    return tuple(parcels), (faults.questions_of_no_division(shared),) if shared else ()


def _publication_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """The recipients of the list, else every division that answers, with the public evaluation workbook."""
    book = _attached(book_path(settings, order.year, public=True))
    found = _of_edition(settings, plan, order)
    if order.recipients is not None:
        recipients, problems = read_recipients(order.recipients)
        return tuple(Parcel(one, book, faults=found) for one in recipients), problems
    seen = plan.for_year(order.year)
    return tuple(Parcel(one, book, _project_names(seen, order, one), faults=found)
                 for one in seen.answering_divisions(order.year)), ()


def _of_edition(settings: Settings, plan: Plan, order: Order) -> tuple[Problem, ...]:
    """Whether the public edition is older than what it was made from, or another than was made."""
    book, code = book_path(settings, order.year, public=True), write_code(order.year)
    if not book.exists():
        return ()  # told when the letter is checked
    recorded = recorded_making(settings, order.year, public=True)
    if not recorded:
        return (faults.edition_unrecorded(book.name, code),)
    changed = changed_since(recorded, _inputs_now(settings, plan, order))
    if changed:
        return (faults.edition_outdated(book.name, changed, code),)
    return (faults.edition_altered(book.name),) if is_altered(recorded, book) else ()


def _inputs_now(settings: Settings, plan: Plan, order: Order) -> tuple[Part, ...]:
    seal = seal_of(settings, order.year)
    if seal is not None:
        return sealed_inputs(settings, seal)
    collection = _collection(settings, plan, order)
    return inputs_of(collection, official(settings, evaluate_year(collection))[0])


#: Who gets a letter of each kind.
PARCELS: dict[LetterKind, Callable[[Settings, Plan, Order], Parcels]] = {
    LetterKind.REQUEST: _request_parcels,
    LetterKind.REMINDER: _reminder_parcels,
    LetterKind.RETURN: return_parcels,
    LetterKind.QUERY: _query_parcels,
    LetterKind.PUBLICATION: _publication_parcels,
}


def _collection(settings: Settings, plan: Plan, order: Order) -> Collection:
    return collection_of(settings, plan, order.year, order.prefer, today=order.today)


def _input_parcel(settings: Settings, plan: Plan, order: Order, division: Division) -> Parcel:
    led = (number for project in plan.projects_of(division.number, order.year) if project.lead == division.number
           for number in project.partners)
    partners = tuple(plan.division(number) for number in dict.fromkeys(led)) if order.cc_partners else ()
    return Parcel(division, _attached(settings.templates(order.year) / book_name(division)),
                  _project_names(plan, order, division), copy_to=partners)


def _project_names(plan: Plan, order: Order, division: Division) -> tuple[str, ...]:
    return tuple(project.name for project in plan.projects_of(division.number, order.year))


def _attached(path: Path) -> Attachment:
    return Attachment(path.name, str(path))
