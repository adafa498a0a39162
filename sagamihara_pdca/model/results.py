"""The divisions' answers 実績, and the results of evaluating them 評価結果."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.model.choices import ExplorationStage, NextDirection, Progress, ProjectChoices, Proposal
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.place import Place
from sagamihara_pdca.model.plan import Grade, Indicator, Measure, Plan, Project
from sagamihara_pdca.model.states import ActualState, Ungraded
from sagamihara_pdca.model.target import Condition, Target


class Method(Enum):
    """算定方法: how a measure is evaluated in a year."""

    UP_RATE = "実績÷目標"
    DOWN_RATE = "目標÷実績"
    MET_ONLY = "達成・未達（数値）"  # range, target of zero or below: no rate
    DECLARED = "達成・未達（担当課の申告）"  # milestone, direction word
    JUDGED = "担当課による評価"  # qualitative: the division chooses a grade and says why
    NONE = "目標なし"

    @property
    def is_numeric(self) -> bool:
        """Whether the actual is a number."""
        return self in (Method.UP_RATE, Method.DOWN_RATE, Method.MET_ONLY)


#: 評価結果: a grade of the scheme, or the named state that stands for one. Both have a `word`.
Outcome = Grade | Ungraded


@dataclass(frozen=True, slots=True)
class Actual:
    """One measure's answer for one year. `quantity` is in the measure's unit; blank is None."""

    project: str
    indicator: int
    measure: int
    year: FiscalYear
    state: ActualState
    quantity: Decimal | None = None
    declared: str = ""  # 達成/未達成, or a grade's symbol, where no number is asked
    raw: str = ""  # the cell as it was typed
    evidence: str = ""  # 根拠資料
    expected: str = ""  # 公表予定時期, with 集計中
    base: Decimal | None = None  # the confirmed figure that replaces a provisional baseline
    source: Place = field(default_factory=Place)
    note: str = ""  # what was typed around the figure: 約, 内数26, ※ …


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """The result of one measure in one year."""

    project: Project
    indicator: Indicator
    measure: Measure
    year: FiscalYear
    target: Target
    condition: Condition | None
    method: Method
    base: Decimal | None  # of a relative target
    level: Decimal | None  # the number to reach, in the measure's unit
    actual: Actual
    rate_percent: Decimal | None  # one decimal, never 100.0 or more when unmet
    met: bool | None
    outcome: Outcome

    @property
    def key(self) -> tuple[str, int, int, FiscalYear]:
        """Code of the project, numbers of indicator and measure, year: those of no other result."""
        return self.project.code, self.indicator.number, self.measure.number, self.year


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a division wrote about a project, question by question, in the form's order."""

    project: str
    division: str
    key: str  # the form's row key: do.initiatives, check.progress …
    text: str
    source: Place


@dataclass(frozen=True, slots=True)
class Review:
    """事務局評価: what the 事務局 and the committee said of one project. Blank is ""."""

    project: str  # Project.code
    grade: Grade | None = None  # None: the 事務局 gave none
    comment: str = ""  # never published
    published: str = ""  # 公表文
    committee: str = ""  # 委員会の意見
    place: str = ""  # among the best results of 総括: "1" is named first; "": it is not named


@dataclass(frozen=True, slots=True)
class ProjectResult:
    """The result of one project in one year. `choices` are the lead division's."""

    project: Project
    year: FiscalYear
    measures: tuple[MeasureResult, ...]
    computed: Outcome  # the worst of the measures; 指標なし or 未報告 for a project without indicators
    narratives: tuple[Narrative, ...]
    answered: bool  # the lead division's answer is in
    choices: ProjectChoices
    review: Review | None = None

    @property
    def outcome(self) -> Outcome:
        """The official evaluation: the grade that the 事務局 gave, where it gave one, else what was computed."""
        given = self.review.grade if self.review is not None else None
        return self.computed if given is None else given

    @property
    def is_overruled(self) -> bool:
        """Whether the official evaluation is another one than the computed."""
        return self.outcome != self.computed

    @property
    def progress(self) -> Progress | None:
        """The lead division's 行動目標の進捗; None where it chose none."""
        return self.choices.progress

    @property
    def stage(self) -> ExplorationStage | None:
        """The lead division's 検討の段階; None where it chose none or was not asked."""
        return self.choices.stage

    @property
    def direction(self) -> NextDirection | None:
        """The lead division's 次年度の方向; None where it chose none."""
        return self.choices.direction

    @property
    def proposal(self) -> Proposal | None:
        """The lead division's 見直しの提案; None where it chose none."""
        return self.choices.proposal

    def said(self, key: str) -> str:
        """What the lead division wrote under the key; "" when nothing."""
        return next((n.text for n in self.narratives if n.key == key and n.division == self.project.lead), "")


@dataclass(frozen=True)
class Evaluation:
    """The results of a year: one per project that runs, in plan order, and those of earlier years' measures."""

    plan: Plan
    year: FiscalYear
    projects: tuple[ProjectResult, ...]
    history: tuple[MeasureResult, ...] = ()  # earlier years of the plan, judged by the same rules
    remark: str = ""  # 総評, by the 事務局

    @property
    def measures(self) -> tuple[MeasureResult, ...]:
        """The year's measures of all projects, in plan order, without those of earlier years."""
        return tuple(m for p in self.projects for m in p.measures)
