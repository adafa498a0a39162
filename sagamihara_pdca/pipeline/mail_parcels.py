"""Which division gets which letter, with which file: the parcels of each kind, from the files of the other stages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.input_form.return_book import origin_of
from sagamihara_pdca.input_form.return_places import problems_in_return
from sagamihara_pdca.intake.collection import Collection, DivisionStatus
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Attachment, Parcel
from sagamihara_pdca.mail.recipients import read_recipients
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.pipeline.collecting import collection_of, return_issue, return_path
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.mail_books import origin_in
from sagamihara_pdca.pipeline.making import changed_since, is_altered, recorded_making
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.pipeline.reviewing import reviewed
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import mail as faults
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
    return tuple(_input_parcel(settings, seen, order, one) for one in seen.answering_divisions(order.year)), ()


def _reminder_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """Every division that has not submitted, with its input workbook."""
    seen, missing = plan.for_year(order.year), _divisions_in(DivisionState.MISSING, settings, plan, order)
    return tuple(_input_parcel(settings, seen, order, one.division) for one in missing), ()


def return_parcels(settings: Settings, plan: Plan, order: Order) -> Parcels:
    """Every division whose submission has errors, with its return workbook and what is asked of it there."""
    seen, collection = plan.for_year(order.year), _collection(settings, plan, order)
    parcels = []
    for one in (one for one in collection.divisions if one.state is DivisionState.RETURNED and one.reading is not None):
        path, issue = return_path(settings, order.year, one.division), return_issue(one)
        context = collection.survey.context(one.division.number, issue)
        problems = problems_in_return(context, collection.open_findings(one), path.name)
        parcels.append(Parcel(one.division, _attached(path), _project_names(seen, order, one.division), problems, issue=issue,
                              faults=_outdated(path, one, collection)))
    return tuple(parcels), ()


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
    collection = _collection(settings, plan, order)
    recorded = recorded_making(settings, collection, public=True)
    if not recorded:
        return (faults.edition_unrecorded(book.name, code),)
    evaluation = evaluate_year(collection)
    changed = changed_since(recorded, collection, evaluation, reviewed(settings, evaluation)[0])
    if changed:
        return (faults.edition_outdated(book.name, changed, code),)
    return (faults.edition_altered(book.name),) if is_altered(recorded, book) else ()


#: Who gets a letter of each kind.
PARCELS: dict[LetterKind, Callable[[Settings, Plan, Order], Parcels]] = {
    LetterKind.REQUEST: _request_parcels,
    LetterKind.REMINDER: _reminder_parcels,
    LetterKind.RETURN: return_parcels,
    LetterKind.PUBLICATION: _publication_parcels,
}


def _divisions_in(state: DivisionState, settings: Settings, plan: Plan, order: Order) -> Iterator[DivisionStatus]:
    return (one for one in _collection(settings, plan, order).divisions if one.state is state)


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
