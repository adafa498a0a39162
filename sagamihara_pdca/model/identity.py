"""The identity of a workbook of ours, as its hidden cells carry it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.model.fiscal_year import FiscalYear


class BookKind(Enum):
    """Which of our workbooks it is."""

    INPUT = "input"  # 入力シート, sent to a division
    RETURN = "return"  # 差戻し: an input workbook with the division's answers carried over
    REVIEW = "review"  # 事務局評価
    EVALUATION = "evaluation"  # 評価書


@dataclass(frozen=True, slots=True)
class Origin:
    """What a return was made from, as SHA-256 in hex: the answer that counted, and what was asked about it."""

    answer: str
    asked: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Plan, year, division and issue of one workbook. A returned file is identified by this, never by its name."""

    kind: BookKind
    plan_id: str  # Profile.plan_id
    edition: str  # Profile.edition
    year: FiscalYear
    division: str  # Division.number; "" where the workbook is not one division's
    form_version: int
    issue: int  # 1 for the first that is sent, higher for every return
