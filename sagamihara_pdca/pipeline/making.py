"""What an edition of the evaluation workbook was made from, and what of it has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.frames.files import csv_bytes
from sagamihara_pdca.frames.tables import all_tables
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.sealed import Seal
from sagamihara_pdca.records import seal_digest
from sagamihara_pdca.records.making import MadeOf, Part, making_path, read_making, write_making
from sagamihara_pdca.rules.reviewing import office_words
from sagamihara_pdca.settings import Settings

#: What the record says of the workbook itself; the rest is what it was made from.
_OF_THE_BOOK = (MadeOf.BOOK, MadeOf.PUBLISHED)


def record_making(settings: Settings, year: FiscalYear, inputs: tuple[Part, ...], book: Path, published: date | None, *,
                  public: bool) -> None:
    """Record what the edition at `book` was made from.

    Args:
        published: 発行日 that it shows.
    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    made = Part(MadeOf.BOOK, book.name, _digest(book.read_bytes()))
    write_making(making_path(settings.records(year), public=public), (made, _published(published), *inputs))


def take_over(settings: Settings, seal: Seal, inputs: tuple[Part, ...]) -> None:
    """Record of the editions that were made from what has just been sealed that they say what the seal says.

    An edition that was made of anything else is left to be made anew, and so is a public one that shows another 発行日.

    Args:
        inputs: what an edition was made from until the year was sealed.
    Raises:
        RecordUnusable: a record is damaged.
        BookInUse, FileNotWritten: see `storage`.
    """
    for is_public in (False, True):
        recorded = recorded_making(settings, seal.year, public=is_public)
        if changed_since(recorded, inputs) or (is_public and _published(seal.published) not in recorded):
            continue
        own = tuple(part for part in recorded if part.kind in _OF_THE_BOOK)
        write_making(making_path(settings.records(seal.year), public=is_public), (*own, *sealed_inputs(settings, seal)))


def changed_since(recorded: tuple[Part, ...], inputs: tuple[Part, ...]) -> tuple[str, ...]:
    """Return what differs in the inputs of an edition from what it was made from, in words; () where nothing does."""
    then = {part for part in recorded if part.kind not in _OF_THE_BOOK}
    changed = {(part.kind, part.name) for part in then ^ set(inputs)}
    # The results follow from the rest. They change alone where an earlier year has changed.
    causes = {one for one in changed if one[0] is not MadeOf.RESULT} or changed
    order = list(MadeOf)
    return tuple(dict.fromkeys(_words(*one) for one in sorted(causes, key=lambda one: (order.index(one[0]), one[1]))))


def recorded_making(settings: Settings, year: FiscalYear, *, public: bool) -> tuple[Part, ...]:
    """Read what the year's edition was made from; () where that is not recorded.

    Raises:
        RecordUnusable: the record is damaged.
    """
    return read_making(making_path(settings.records(year), public=public))


def is_altered(recorded: tuple[Part, ...], book: Path) -> bool:
    """Whether the workbook is another than the one that was made, as when somebody saved it anew."""
    made = {part.sha256 for part in recorded if part.kind is MadeOf.BOOK}
    return book.is_file() and _digest(book.read_bytes()) not in made


def sealed_inputs(settings: Settings, seal: Seal) -> tuple[Part, ...]:
    """Return what an edition of a sealed year is made from: the seal alone."""
    return (Part(MadeOf.SEAL, str(seal.edition), seal_digest(settings.records(seal.year), seal.edition)),)


def inputs_of(collection: Collection, evaluation: Evaluation) -> tuple[Part, ...]:
    """Return what an edition of a year that is not sealed is made from; `evaluation` is the official one."""
    decisions, plan = collection.decisions, evaluation.plan
    chosen = (part for d in decisions.files for part in (d.division, d.sha256))
    tables = (csv_bytes(table).decode() for table in all_tables(evaluation, public=True))
    return (Part(MadeOf.PLAN, plan.profile.edition, _plan_digest(plan)),
            *(Part(MadeOf.SUBMISSION, f"{d.division.number} {d.division.name}", collection.answer_digest(d))
              for d in collection.divisions if d.reading is not None),
            Part(MadeOf.CHOICES, "", _joined(chosen)),
            Part(MadeOf.CONFIRMATIONS, "", _joined(sorted(decisions.confirmed))),
            Part(MadeOf.REVIEW, "", _joined(map(repr, office_words(evaluation)))),
            Part(MadeOf.RESULT, "", _joined(tables)))


def _published(day: date | None) -> Part:
    shown = day.isoformat() if day is not None else ""
    return Part(MadeOf.PUBLISHED, shown, _digest(shown.encode()))


def _plan_digest(plan: Plan) -> str:
    """Of everything in the plan but the addresses of mail, which no edition shows."""
    divisions = tuple(replace(division, mail=()) for division in plan.divisions)
    profile = replace(plan.profile, mail_from="", mail_domains=())
    return _digest(repr(replace(plan, profile=profile, divisions=divisions)).encode("utf-8", "surrogatepass"))


def _joined(parts: Iterable[str]) -> str:
    return _digest("\x1f".join(parts).encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _words(kind: MadeOf, name: str) -> str:
    return f"「{name.partition(' ')[2]}」の{kind.value}" if kind is MadeOf.SUBMISSION else kind.value
