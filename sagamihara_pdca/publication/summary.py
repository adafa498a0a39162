"""The year's summary as values: what the cells of 総括 come to, for pages and data that are not workbooks.

Nothing is counted a second time here: the sheets' own formulas are evaluated.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.evaluation.grade_table import scheme_page
from sagamihara_pdca.evaluation.measure_data import measure_data_sheet
from sagamihara_pdca.evaluation.project_data import project_cell, project_data_sheet
from sagamihara_pdca.evaluation.sentences import BULLET
from sagamihara_pdca.evaluation.summary import STATES, summary_groups, summary_sheet
from sagamihara_pdca.evaluation.summary_charts import LABEL
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.input_form.grade_table import scheme_names
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.values import BookValues


class GroupKind(Enum):
    """By what projects are grouped."""

    ALL = "all"
    GOAL = "goal"
    POLICY = "policy"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many projects of a group have each outcome."""

    kind: GroupKind
    word: str  # 基本目標番号, 施策番号, 事業区分; "" for all
    label: str
    projects: int
    grades: tuple[int, ...]  # one per grade of the scheme, best first
    undecided: int  # 未確定
    ungraded: int  # 評価なし


@dataclass(frozen=True, slots=True)
class ProgressCount:
    """How many projects have one word of progress."""

    word: str
    projects: int


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project as the sheet 事業データ has it."""

    result: ProjectResult
    outcome: str
    progress: str
    direction: str
    reason: str
    turn: int  # among those that need attention, the worst first; 0: needs none

    @property
    def watched(self) -> bool:
        """Whether the project is on the list of those that need attention."""
        return self.turn > 0


@dataclass(frozen=True, slots=True)
class YearSummary:
    """Everything on 総括, and a line per project."""

    sentences: tuple[str, ...]
    states: str  # what 未確定 and 評価なし are made of
    groups: tuple[GroupCount, ...]
    progress: tuple[ProgressCount, ...]
    projects: tuple[ProjectLine, ...]

    def of_kind(self, kind: GroupKind) -> tuple[GroupCount, ...]:
        """Return the groups of one kind, in their order on 総括."""
        return tuple(group for group in self.groups if group.kind is kind)


def year_summary(report: Report) -> YearSummary:
    """Evaluate the sheets 総括 and 事業データ and return their values."""
    summary = summary_sheet(report)
    values = BookValues(Book("", "", "", "", (summary, project_data_sheet(report), measure_data_sheet(report),
                                              scheme_page(report)), scheme_names(report.scheme)))
    sentences = tuple(str(values[Ref(SUMMARY, row.key, LABEL)]).removeprefix(BULLET)
                      for row in summary.rows if row.key.startswith("say"))
    words = (*report.terms.words(Progress), Ungraded.UNREPORTED.word)
    progress = tuple(ProgressCount(word, _number(values, "progress", n)) for n, word in enumerate(words))
    return YearSummary(sentences, str(values[Ref(SUMMARY, STATES, LABEL)]), tuple(_group(report, values, key, group.label, group.word)
                                        for key, group in summary_groups(report)), progress,
                       tuple(_project(values, result) for result in report.evaluation.projects))


def _group(report: Report, values: BookValues, key: str, label: str, word: str) -> GroupCount:
    grades = len(report.scheme.grades)
    figures = [_number(values, key, n) for n in range(grades + 3)]
    return GroupCount(GroupKind(key.partition(".")[0]), word, label, figures[0], tuple(figures[1:grades + 1]),
                      figures[grades + 1], figures[grades + 2])


def _number(values: BookValues, row: str, n: int) -> int:
    value = values[Ref(SUMMARY, row, f"n{n}")]
    assert isinstance(value, Decimal)
    return int(value)


def _project(values: BookValues, result: ProjectResult) -> ProjectLine:
    def said(column: str) -> str:
        return str(values[project_cell(result.project.code, column)])

    return ProjectLine(result, said("outcome"), said("progress"), said("direction"), said("reason"),
                       int(said("turn") or 0))
