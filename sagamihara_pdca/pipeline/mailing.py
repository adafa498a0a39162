"""mail: draft the year's letters from the files of the other stages, and send them when asked to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sagamihara_pdca.errors import MailRefused, NothingToSend
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.letters.compose import Occasion, compose
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Letter, TemplateText
from sagamihara_pdca.mail import (
    Drafts,
    Guard,
    LetterStatus,
    Post,
    SendReport,
    read_index,
    record_sent,
    send,
    send_trial,
    settle,
    status,
    write_drafts,
)
from sagamihara_pdca.mail.index_book import check_index_book, mail_index_book
from sagamihara_pdca.mail.index_check import chosen_rows
from sagamihara_pdca.mail.preview import Preview, preview_drafts, preview_sending
from sagamihara_pdca.mail.templates import read_template, template_folder
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.mail_books import identify, identify_public
from sagamihara_pdca.pipeline.mail_folders import adopted_journal, journal_to_read, mail_folder
from sagamihara_pdca.pipeline.mail_parcels import PARCELS, Order
from sagamihara_pdca.pipeline.our_files import our_files
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts, the index workbook that a second person checks, and every problem."""

    drafts: Drafts
    index_book: Path
    problems: tuple[Problem, ...]
    set_aside: tuple[Path, ...] = ()  # copies of drafts and of an index that somebody had typed into


_INDEX_BOOK = "送付一覧.xlsx"


def draft_letters(settings: Settings, plan: Plan, order: Order) -> Drafted:
    """Write the drafts and the index. Nothing is sent.

    Raises:
        NothingToSend, TemplateUnusable, MailRefused; FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    letters, listed = _letters(settings, plan, order)
    drafts = write_drafts(letters, _guard(plan, order), _folder(settings, order))
    title = texts.MAIL_INDEX.format(year=write_fiscal_year(order.year), kind=order.kind.form.label)
    with our_files(drafts.folder) as files:
        files.write(drafts.folder / _INDEX_BOOK, book_bytes(mail_index_book(plan.profile, title, drafts.rows)))
    return Drafted(drafts, drafts.folder / _INDEX_BOOK, (*listed, *drafts.problems), (*drafts.set_aside, *files.set_aside))


# As in `mail.send`: what a clerk confirms before anything goes out is said by name.
def send_letters(settings: Settings, plan: Plan, order: Order, post: Post, *, confirm: int,  # noqa: PLR0913
                 only: tuple[str, ...] = (), without: tuple[str, ...] = (), resend: bool = False) -> SendReport:
    """Send what was drafted; for the arguments see `mail.send`.

    Raises:
        NothingToSend, TemplateUnusable: as when drafting.
        MailRefused, FolderInUse, JournalUnusable: see `mail.send`.
    """
    letters, _ = _letters(settings, plan, order)
    _check_index_book(_folder(settings, order), only, without)
    return send(letters, _guard(plan, order), _folder(settings, order), adopted_journal(settings, order.year), post,
                confirm=confirm, only=only, without=without, resend=resend)


def try_letters(settings: Settings, plan: Plan, order: Order, post: Post, *, test_to: str,
                only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> SendReport:
    """Send what was drafted to the clerk's own address `test_to`.

    Raises:
        NothingToSend, TemplateUnusable: as when drafting.
        MailRefused: see `mail.send_trial`.
    """
    letters, _ = _letters(settings, plan, order)
    _check_index_book(_folder(settings, order), only, without)
    return send_trial(letters, _guard(plan, order), _folder(settings, order), post, test_to=test_to, only=only,
                      without=without)


def preview_letters(settings: Settings, plan: Plan, order: Order) -> tuple[tuple[Preview, ...], tuple[Problem, ...]]:
    """Return what `draft_letters` would draft, and every problem. Nothing is written where `order.today` is None.

    Raises:
        NothingToSend, TemplateUnusable: as when drafting.
    """
    letters, listed = _letters(settings, plan, order)
    found, problems = preview_drafts(letters, _guard(plan, order), journal_to_read(settings, order.year))
    return found, (*listed, *problems)


def preview_of_sending(settings: Settings, plan: Plan, order: Order, *, only: tuple[str, ...] = (),
                       without: tuple[str, ...] = (), resend: bool = False) -> tuple[Preview, ...]:
    """Return what `send_letters` would send. Nothing is written where `order.today` is None.

    Raises:
        NothingToSend, TemplateUnusable: as when drafting.
        MailRefused, JournalUnusable: see `mail.send`.
    """
    letters, _ = _letters(settings, plan, order)
    _check_index_book(_folder(settings, order), only, without)
    return preview_sending(letters, _guard(plan, order), _folder(settings, order), journal_to_read(settings, order.year),
                           only=only, without=without, resend=resend)


def mail_status(settings: Settings, year: FiscalYear) -> tuple[LetterStatus, ...]:
    """The state of every letter of the year.

    Raises:
        MailRefused: an index is damaged.
        JournalUnusable: the journal is damaged.
    """
    folders = (mail_folder(settings, year) / kind.value for kind in LetterKind)
    rows = tuple(row for folder in folders for row in read_index(folder))
    return status(adopted_journal(settings, year), rows)


def settle_letters(settings: Settings, year: FiscalYear, kind: LetterKind, division: str,
                   clock: Callable[[], datetime]) -> int:
    """Record that a division's doubtful letters have arrived, and return their number. Raises what `mail.settle` raises."""
    return settle(adopted_journal(settings, year), kind, division, clock)


def record_letters(settings: Settings, year: FiscalYear, kind: LetterKind, which: tuple[str, ...],
                   clock: Callable[[], datetime], on: date | None = None) -> tuple[str, ...]:
    """Record letters that were sent by hand, and return the names of their divisions. For the rest see `mail.record_sent`."""
    folder = mail_folder(settings, year) / kind.value
    return tuple(row.division_name for row in record_sent(folder, adopted_journal(settings, year), which, clock, on))


def _check_index_book(folder: Path, only: tuple[str, ...], without: tuple[str, ...]) -> None:
    """Check that nobody has corrected 送付一覧 in the belief that it changes what is sent."""
    rows, path = read_index(folder), folder / _INDEX_BOOK
    if rows and not path.exists():
        raise MailRefused(texts.INDEX_BOOK_GONE.format(file=path.name))
    if rows:
        check_index_book(path.name, read_book(path), rows, chosen_rows(rows, only, without))


def wording(settings: Settings, order: Order) -> TemplateText:
    """Read the template of the letters that are ordered.

    Raises:
        TemplateUnusable: see `mail.templates`.
    """
    return read_template(order.kind, template_folder(order.templates, settings.root / "mail_templates"))


def _letters(settings: Settings, plan: Plan, order: Order) -> tuple[tuple[Letter, ...], tuple[Problem, ...]]:
    parcels, problems = PARCELS[order.kind](settings, plan, order)
    if not parcels:
        raise NothingToSend(texts.NOTHING_TO_SEND, problems)
    template = wording(settings, order)
    occasion = Occasion(order.kind, plan, order.year, template, order.due, order.round)
    return compose(parcels, occasion), problems


def _guard(plan: Plan, order: Order) -> Guard:
    return Guard(plan, partial(identify_public, plan=plan) if order.kind.form.carries_evaluation else identify)


def _folder(settings: Settings, order: Order) -> Path:
    return mail_folder(settings, order.year) / order.kind.value
