"""確定: what was published of a year. It is kept as data, so that no later plan, file or rule changes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sagamihara_pdca.model.choices import ProjectChoices
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Actual, Narrative


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file of the submissions folder, and whether it counted for its division."""

    division: str  # Division.number; "" where the file is no division's
    file: str  # within the submissions folder, parts joined by "/"
    verdict: str  # 採否, as 回収状況 says it
    sha256: str


@dataclass(frozen=True, slots=True)
class SealedDivision:
    """回収状況 of a division when the year was sealed."""

    number: str  # Division.number
    state: str
    file: str  # that counted; "" where none did
    errors: int
    questions: int
    files: int


@dataclass(frozen=True, slots=True)
class SealedMeasure:
    """The result of a measure as it was published; names and target are there for the reader's sake."""

    project: str  # Project.code
    indicator: int
    measure: int
    year: FiscalYear
    base: Decimal | None
    level: Decimal | None
    rate_percent: Decimal | None
    met: bool | None
    outcome: str  # the word
    name: str
    unit: str
    target: str  # its wording


@dataclass(frozen=True, slots=True)
class SealedProject:
    """The outcome of a project as it was published: the computed one, and the official one, which the 事務局 may have given."""

    project: str  # Project.code
    name: str
    computed: str  # the word
    outcome: str  # the word


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """One cell of the review workbook: what the 事務局 or the committee said of a project. `item` is the answer's field."""

    project: str  # Project.code; "" for what is said of the year
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one thing was and is now; both in words, "" where there was or is nothing."""

    project: str  # Project.code
    name: str  # of the project
    item: str  # 「実績（導入校数）」, 「評価」 …
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """訂正: a difference to what had been published, with the reason, the day and the edition in which it appeared."""

    difference: Difference
    reason: str
    on: date
    edition: int


@dataclass(frozen=True, slots=True)
class EarlierCorrection:
    """A correction of an earlier year's evaluation that a later book tells as well."""

    year: FiscalYear
    correction: Correction


@dataclass(frozen=True, slots=True)
class Seal:
    """A sealed year. `actuals` are of this year and of the years before, one per measure and year.

    edition: 1 for the first publication, one more for every corrected one.
    built_on: the editions of the sealed years before whose results it goes on from, the oldest first.
    """

    year: FiscalYear
    edition: int
    on: date
    published: date | None  # 発行日
    built_on: tuple[tuple[FiscalYear, int], ...]
    actuals: tuple[Actual, ...]
    narratives: tuple[Narrative, ...]
    choices: tuple[ProjectChoices, ...]
    answered: tuple[str, ...]  # Project.codes whose lead division's answer counted
    divisions: tuple[SealedDivision, ...]
    files: tuple[SealedFile, ...]
    office: tuple[OfficeWord, ...]
    measures: tuple[SealedMeasure, ...]  # of this year and of the years before
    projects: tuple[SealedProject, ...]
    corrections: tuple[Correction, ...] = ()  # of all editions, the oldest first
