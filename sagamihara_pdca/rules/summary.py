"""The year in counts: how many projects stand where, and which of them need attention, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.plan import GradeScheme, ProjectClass
from sagamihara_pdca.model.results import Evaluation, Outcome, ProjectResult
from sagamihara_pdca.model.states import NOT_CARRIED_OUT, NOT_GRADED, OPEN, UNDECIDED
from sagamihara_pdca.rules.grading import low_grades


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
    """All projects, then every 基本目標, 施策 and 事業区分 that any project of the year belongs to, in plan order."""
    return tuple(count.group for count in group_counts(evaluation))


def group_counts(evaluation: Evaluation) -> tuple[GroupCount, ...]:
    """One count per group."""
    plan, members = evaluation.plan, _members(evaluation)
    every = (Group(GroupKind.ALL, "", "全事業"),
             *(Group(GroupKind.GOAL, g.number, f"基本目標{g.number}　{g.name}") for g in plan.goals),
             *(Group(GroupKind.POLICY, p.number, f"{p.number}　{p.name}") for p in plan.policies),
             *(Group(GroupKind.CLASS, c.value, f"{c.value}（{c.label}）") for c in ProjectClass))
    return tuple(_count(plan.scheme, group, members[group.kind, group.word])
                 for group in every if (group.kind, group.word) in members)


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


def attention_tiers(scheme: GradeScheme) -> tuple[tuple[Outcome, ...], ...]:
    """The outcomes that need attention, the gravest first: every low grade, what is undecided, what was not done."""
    return (*((grade,) for grade in reversed(low_grades(scheme))), UNDECIDED, NOT_CARRIED_OUT)


def needs_attention(scheme: GradeScheme, outcome: Outcome) -> bool:
    """Whether an outcome is a low grade, or open."""
    return any(outcome in tier for tier in attention_tiers(scheme))


def in_order_of_attention(evaluation: Evaluation) -> tuple[ProjectResult, ...]:
    """The projects that need attention, the gravest first; those of one tier in plan order."""
    return tuple(result for tier in attention_tiers(evaluation.plan.scheme) for result in evaluation.projects
                 if result.outcome in tier)
