"""次の作業: what comes next in a year, from where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """A step of the year, in the order in which they come."""

    GENERATE = "入力シートの作成"
    WAIT = "提出の受付"
    DECIDE = "採用するファイルの決定"
    RETURN = "差戻し"
    REMIND = "催促"
    REVIEW = "事務局評価"
    REPORT = "評価書の作成"
    PUBLISH = "公表用の評価書の作成"
    SEAL = "公表した内容の確定"
    CORRECT = "確定した後の変更の確認"
    NEXT_YEAR = "次の年度の準備"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a year stands, in counts of divisions; `files` are those in the submissions folder."""

    asked: int  # divisions that get an input workbook
    generated: int  # input workbooks that lie in input_templates/
    files: int
    undecided: int  # divisions of whose files none counts
    returned: int
    missing: int
    has_review: bool
    has_report: bool  # made after everything that it is made from
    has_public: bool
    edition: int = 0  # in which the year was sealed; 0: it is not
    has_changed: bool = False  # submissions came or were changed after it was sealed

    @property
    def is_begun(self) -> bool:
        """Whether anything was done for the year."""
        return bool(self.generated or self.files or self.has_review or self.has_report)


def next_step(standing: Standing) -> Step:
    """Return what has to be done next; what other people wait for comes first."""
    if standing.edition:
        steps = ((Step.CORRECT, standing.has_changed), (Step.REPORT, not standing.has_report), (Step.PUBLISH, not standing.has_public))
        return next((step for step, is_due in steps if is_due), Step.NEXT_YEAR)
    order = (
        (Step.GENERATE, not standing.generated and not standing.files),
        (Step.WAIT, not standing.files),
        (Step.DECIDE, standing.undecided > 0),
        (Step.RETURN, standing.returned > 0),
        (Step.REMIND, standing.missing > 0),
        (Step.REVIEW, not standing.has_review),
        (Step.REPORT, not standing.has_report),
        (Step.PUBLISH, not standing.has_public))
    return next((step for step, is_due in order if is_due), Step.SEAL)
