"""What the official workbook is made from besides the evaluation itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sagamihara_pdca.model.results import Evaluation


class CollectionState(Enum):
    """How far a division's submission has come."""

    SUBMITTED = "提出済"
    TO_CHECK = "要確認"
    RETURNED = "差戻し"
    MISSING = "未提出"


@dataclass(frozen=True, slots=True)
class DivisionStatus:
    """One line of 回収状況."""

    division: str  # Division.name
    file: str  # "" while nothing has come in
    state: CollectionState
    errors: int = 0
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """事務局評価 of one project: the second step after the division's own."""

    project: str  # Project.code
    grade: str  # a grade's symbol, or ""
    comment: str = ""  # for the 事務局 alone; never published
    published: str = ""  # 公表文


@dataclass(frozen=True, slots=True)
class ReportContext:
    """How this year's workbook is issued. `public` leaves out 回収状況, 出典 and the reviewers' notes."""

    published: date | None = None  # 発行日
    public: bool = False
    collection: tuple[DivisionStatus, ...] = ()  # in the order of the divisions table
    reviews: tuple[Review, ...] = ()
    last: Evaluation | None = None  # the year before, whose Act is shown under this year's Plan
