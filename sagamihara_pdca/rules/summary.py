"""The year in counts: how many projects stand where, and which of them need a decision, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.plan import Goal, Grade, GradeScheme, Plan, ProjectClass
from sagamihara_pdca.model.results import Evaluation, Outcome, ProjectResult
from sagamihara_pdca.model.states import NOT_CARRIED_OUT, NOT_GRADED, OPEN, UNDECIDED
from sagamihara_pdca.rules.grading import REACHED_PERCENT, low_grades


class GroupKind(Enum):
    """By what projects are put together."""

    ALL = "all"
    GOAL = "goal"
    POLICY = "policy"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that are counted together."""

    kind: GroupKind
    word: str  # 基本目標番号, 施策番号, 事業区分; "" for all
    label: str


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How the projects of a group stand."""

    group: Group
    projects: int
    grades: tuple[int, ...]  # one per grade of the scheme, best first
    undecided: int  # 未確定
    ungraded: int  # 評価なし


@dataclass(frozen=True, slots=True)
class ProgressCount:
    """How many projects report one progress; None: 未報告."""

    progress: Progress | None
    projects: int


_Members = dict[tuple[GroupKind, str], list[Outcome]]


def groups(evaluation: Evaluation) -> tuple[Group, ...]:
    """All projects, every 基本目標 that any project of the year belongs to with its 施策 below it, then every 事業区分."""
    return tuple(count.group for count in group_counts(evaluation))


def group_counts(evaluation: Evaluation) -> tuple[GroupCount, ...]:
    """One count per group."""
    plan, members = evaluation.plan, _members(evaluation)
    every = (Group(GroupKind.ALL, "", "全事業"),
             *(group for goal in plan.goals for group in _nested(plan, goal)),
             *(Group(GroupKind.CLASS, c.value, f"{c.value}（{c.label}）") for c in ProjectClass))
    return tuple(_count(plan.scheme, group, members[group.kind, group.word])
                 for group in every if (group.kind, group.word) in members)


def _nested(plan: Plan, goal: Goal) -> tuple[Group, ...]:
    return (Group(GroupKind.GOAL, goal.number, f"基本目標{goal.number}　{goal.name}"),
            *(Group(GroupKind.POLICY, p.number, f"{p.number}　{p.name}") for p in plan.policies if p.goal == goal.number))


def _members(evaluation: Evaluation) -> _Members:
    """The outcomes of every group's projects. There is always the group of all."""
    goals = {policy.number: policy.goal for policy in evaluation.plan.policies}
    found: _Members = {(GroupKind.ALL, ""): [result.outcome for result in evaluation.projects]}
    for result in evaluation.projects:
        policy, own = result.project.policy, result.project.project_class(evaluation.year)
        found.setdefault((GroupKind.GOAL, goals[policy]), []).append(result.outcome)
        found.setdefault((GroupKind.POLICY, policy), []).append(result.outcome)
        if own is not None:
            found.setdefault((GroupKind.CLASS, own.value), []).append(result.outcome)
    return found


def _count(scheme: GradeScheme, group: Group, outcomes: Sequence[Outcome]) -> GroupCount:
    counted = Counter(outcomes)
    return GroupCount(group, len(outcomes), tuple(counted[grade] for grade in scheme.grades),
                      sum(counted[outcome] for outcome in OPEN), sum(counted[outcome] for outcome in NOT_GRADED))


def progress_counts(evaluation: Evaluation) -> tuple[ProgressCount, ...]:
    """One count per progress, in the order of the drop-down, then 未報告."""
    counted = Counter(result.progress for result in evaluation.projects)
    return tuple(ProgressCount(progress, counted[progress]) for progress in (*Progress, None))


@dataclass(frozen=True, slots=True)
class Tier:
    """Why a project needs a decision: its outcome, or the progress of its action goal (None: 未報告)."""

    label: str
    outcomes: tuple[Outcome, ...] = ()
    progresses: tuple[Progress | None, ...] = ()

    def holds(self, result: ProjectResult) -> bool:
        """Whether the project has one of the outcomes or of the progresses."""
        return result.outcome in self.outcomes or result.progress in self.progresses


def attention_tiers(scheme: GradeScheme) -> tuple[Tier, ...]:
    """Why projects need a decision, the gravest first; a project belongs to the first tier that holds.

    Every low grade, what is undecided, what was not done; then what has none of these outcomes, but is late or silent.
    """
    return (*(Tier(grade.symbol, (grade,)) for grade in reversed(low_grades(scheme))), Tier("評価が未確定", UNDECIDED),
            Tier("未実施・中止", NOT_CARRIED_OUT), Tier("取組の遅れ・中止", progresses=tuple(p for p in Progress if p.is_late)),
            Tier("進捗が未報告", progresses=(None,)))


def tier_of(scheme: GradeScheme, result: ProjectResult) -> int | None:
    """The place of the project's tier among `attention_tiers`; None where no decision is needed."""
    return next((n for n, tier in enumerate(attention_tiers(scheme)) if tier.holds(result)), None)


def needs_attention(scheme: GradeScheme, result: ProjectResult) -> bool:
    """Whether a decision is needed on the project."""
    return tier_of(scheme, result) is not None


def in_order_of_attention(evaluation: Evaluation) -> tuple[ProjectResult, ...]:
    """The projects that need a decision, the gravest first; those of one tier in plan order."""
    tiers = ((tier_of(evaluation.plan.scheme, result), result) for result in evaluation.projects)
    placed = [(tier, result) for tier, result in tiers if tier is not None]
    return tuple(result for _, result in sorted(placed, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The large numbers of a year: counts of projects."""

    projects: int
    graded: int  # with a grade
    good: int  # with a grade that asks for no reason
    low: int  # with any other grade
    undecided: int  # 未確定
    on_plan: int  # 計画どおり or better


def year_figures(evaluation: Evaluation) -> YearFigures:
    """Count the projects of the year for the large numbers of 総括."""
    scheme, outcomes = evaluation.plan.scheme, [result.outcome for result in evaluation.projects]
    low, graded = set(low_grades(scheme)), [outcome for outcome in outcomes if isinstance(outcome, Grade)]
    few = sum(grade in low for grade in graded)
    return YearFigures(len(outcomes), len(graded), len(graded) - few, few, sum(outcome in OPEN for outcome in outcomes),
                       sum(r.progress is not None and not r.progress.is_late for r in evaluation.projects))


#: As many results as 総括 names.
_BEST = 3


def best_results(evaluation: Evaluation) -> tuple[ProjectResult, ...]:
    """At most three projects whose results are named on 総括: those that the 事務局 numbered, else the highest above their targets.

    Without numbers: of the projects with the best grade, those whose lowest 達成率 is highest; of equal ones the first in plan order.
    """
    numbered = [r for r in evaluation.projects if r.review is not None and r.review.place]
    if numbered:
        return tuple(sorted(numbered, key=lambda r: r.review.place if r.review is not None else ""))[:_BEST]
    best = [r for r in evaluation.projects if r.outcome == evaluation.plan.scheme.grades[0]]
    return tuple(sorted(best, key=_lowest_rate, reverse=True))[:_BEST]


def _lowest_rate(result: ProjectResult) -> Decimal:
    """A project without any rate stands with those that just reach their targets."""
    return min((m.rate_percent for m in result.measures if m.rate_percent is not None), default=REACHED_PERCENT)
