"""mail: draft the year's letters from the files of the other stages, and send them when asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable, NothingToSend
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.return_places import problems_in_return
from sagamihara_pdca.intake.collection import Collection, DivisionStatus
from sagamihara_pdca.intake.keyed_cells import marked_sheets
from sagamihara_pdca.letters.compose import Occasion, compose
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Attachment, Letter, Parcel
from sagamihara_pdca.mail import (
    Drafts,
    Guard,
    LetterStatus,
    Post,
    SendReport,
    read_index,
    send,
    send_trial,
    settle,
    status,
    write_drafts,
)
from sagamihara_pdca.mail.index_book import mail_index_book
from sagamihara_pdca.mail.journal import adopt_journal
from sagamihara_pdca.mail.recipients import read_recipients
from sagamihara_pdca.mail.templates import read_template
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import Identity
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.collecting import collection_of, return_issue, return_path
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.publication.identity import public_identity
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings

#: Parcels, and what is wrong with the list of recipients.
_Parcels = tuple[tuple[Parcel, ...], tuple[Problem, ...]]


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


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts, the index workbook that a second person checks, and every problem."""

    drafts: Drafts
    index_book: Path
    problems: tuple[Problem, ...]


def draft_letters(settings: Settings, plan: Plan, order: Order) -> Drafted:
    """Write the drafts and the index. Nothing is sent.

    Raises:
        NothingToSend, TemplateUnusable, MailRefused; FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    letters, listed = _letters(settings, plan, order)
    drafts = write_drafts(letters, _guard(plan, order), _folder(settings, order))
    index_book = drafts.folder / "送付一覧.xlsx"
    title = texts.MAIL_INDEX.format(year=write_fiscal_year(order.year), kind=order.kind.form.label)
    write_book(mail_index_book(plan.profile, title, drafts.rows), index_book)
    return Drafted(drafts, index_book, (*listed, *drafts.problems))


def send_letters(settings: Settings, plan: Plan, order: Order, post: Post, *, confirm: int,
                 only: tuple[str, ...] = (), resend: bool = False) -> SendReport:
    """Send what was drafted; for the arguments see `mail.send`.

    Raises:
        NothingToSend, TemplateUnusable: as when drafting.
        MailRefused, FolderInUse, JournalUnusable: see `mail.send`.
    """
    letters, _ = _letters(settings, plan, order)
    return send(letters, _guard(plan, order), _folder(settings, order), _journal(settings, order.year), post,
                confirm=confirm, only=only, resend=resend)


def try_letters(settings: Settings, plan: Plan, order: Order, post: Post, *, test_to: str,
                only: tuple[str, ...] = ()) -> SendReport:
    """Send what was drafted to the clerk's own address `test_to`.

    Raises:
        NothingToSend, TemplateUnusable: as when drafting.
        MailRefused: see `mail.send_trial`.
    """
    letters, _ = _letters(settings, plan, order)
    return send_trial(letters, _guard(plan, order), _folder(settings, order), post, test_to=test_to, only=only)


def mail_status(settings: Settings, year: FiscalYear) -> tuple[LetterStatus, ...]:
    """The state of every letter of the year.

    Raises:
        MailRefused: an index is damaged.
        JournalUnusable: the journal is damaged.
    """
    folders = (_mail_folder(settings, year) / kind.value for kind in LetterKind)
    rows = tuple(row for folder in folders for row in read_index(folder))
    return status(_journal(settings, year), rows)


def settle_letters(settings: Settings, year: FiscalYear, kind: LetterKind, division: str,
                   clock: Callable[[], datetime]) -> int:
    """Record that a division's doubtful letters have arrived, and return their number. Raises what `mail.settle` raises."""
    return settle(_journal(settings, year), kind, division, clock)


def identify_public(path: Path, plan: Plan) -> Identity:
    """Read which public evaluation workbook a file is.

    Raises:
        BookUnreadable: it is no workbook, or not the public edition of the plan's evaluation.
    """
    found = public_identity(read_book(path), plan)
    if found is None:
        raise BookUnreadable(identity.not_the_public_edition(Place(path.name)))
    return found


def identify(path: Path) -> Identity:
    """Read whose workbook a file of ours is. All its sheets must say the same.

    Raises:
        BookUnreadable: it is no workbook, none of ours, or sheets of two divisions are in it.
    """
    sheets = marked_sheets(read_book(path))
    found = {sheet.marker.identity if sheet.marker else None for sheet in sheets}
    if len(found) != 1 or None in found:
        raise BookUnreadable(identity.not_ours(Place(path.name)))
    return next(one for one in found if one is not None)


def _letters(settings: Settings, plan: Plan, order: Order) -> tuple[tuple[Letter, ...], tuple[Problem, ...]]:
    parcels, problems = _PARCELS[order.kind](settings, plan, order)
    if not parcels:
        raise NothingToSend(texts.NOTHING_TO_SEND)
    template = read_template(order.kind, order.templates or settings.root / "mail_templates")
    occasion = Occasion(order.kind, plan, order.year, template, order.due, order.round)
    return compose(parcels, occasion), problems


def _request_parcels(settings: Settings, plan: Plan, order: Order) -> _Parcels:
    """Every division that answers, with its input workbook."""
    seen = plan.for_year(order.year)
    return tuple(_input_parcel(settings, seen, order, one) for one in seen.answering_divisions(order.year)), ()


def _reminder_parcels(settings: Settings, plan: Plan, order: Order) -> _Parcels:
    """Every division that has not submitted, with its input workbook."""
    seen, missing = plan.for_year(order.year), _divisions_in(DivisionState.MISSING, settings, plan, order)
    return tuple(_input_parcel(settings, seen, order, one.division) for one in missing), ()


def return_parcels(settings: Settings, plan: Plan, order: Order) -> _Parcels:
    """Every division whose submission has errors, with its return workbook and what is asked of it there."""
    seen, collection = plan.for_year(order.year), _collection(settings, plan, order)
    parcels = []
    for one in (one for one in collection.divisions if one.state is DivisionState.RETURNED and one.reading is not None):
        book, issue = _attached(return_path(settings, order.year, one.division)), return_issue(one)
        findings = one.reading.findings if one.reading is not None else ()
        problems = problems_in_return(collection.survey.context(one.division.number, issue), findings, book.name)
        parcels.append(Parcel(one.division, book, _project_names(seen, order, one.division), problems, issue=issue))
    return tuple(parcels), ()


def _publication_parcels(settings: Settings, plan: Plan, order: Order) -> _Parcels:
    """The recipients of the list, else every division that answers, with the public evaluation workbook."""
    book = _attached(book_path(settings, order.year, public=True))
    if order.recipients is not None:
        recipients, problems = read_recipients(order.recipients)
        return tuple(Parcel(one, book) for one in recipients), problems
    seen = plan.for_year(order.year)
    return tuple(Parcel(one, book, _project_names(seen, order, one)) for one in seen.answering_divisions(order.year)), ()


#: Who gets a letter of each kind.
_PARCELS: dict[LetterKind, Callable[[Settings, Plan, Order], _Parcels]] = {
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


def _guard(plan: Plan, order: Order) -> Guard:
    return Guard(plan, partial(identify_public, plan=plan) if order.kind.form.carries_evaluation else identify)


def _mail_folder(settings: Settings, year: FiscalYear) -> Path:
    return settings.output(year) / "mail"


def _folder(settings: Settings, order: Order) -> Path:
    return _mail_folder(settings, order.year) / order.kind.value


def _journal(settings: Settings, year: FiscalYear) -> Path:
    """The year's journal. One of the first version, which lay below `output/`, is moved to the records.

    Raises:
        JournalUnusable: there is one in both places.
        FolderInUse, FileNotWritten: it can't be moved now.
    """
    path, first = settings.records(year) / "送信記録.jsonl", _mail_folder(settings, year) / "journal.jsonl"
    if first.exists():
        adopt_journal(first, path)
    return path
