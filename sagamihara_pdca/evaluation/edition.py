"""What the official workbook is made from besides the evaluation itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagamihara_pdca.evaluation.review_book import ReviewAnswer
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.model.results import Evaluation


@dataclass(frozen=True, slots=True)
class ReportContext:
    """How this year's workbook is issued. `public` leaves out 回収状況, 出典 and the reviewers' notes."""

    published: date | None = None  # 発行日
    public: bool = False
    collection: tuple[DivisionStatus, ...] = ()  # in the order of the divisions table
    reviews: tuple[ReviewAnswer, ...] = ()
    last: Evaluation | None = None  # the year before, whose Act is shown under this year's Plan
