"""The year's evaluation as the sheets see it: how it is issued, and every measure in every year of the plan, indexed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.model.choices import Choice, Terms
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Goal, GradeScheme, Indicator, Measure, Plan, Policy, Project
from sagamihara_pdca.model.results import Evaluation, MeasureResult, Method
from sagamihara_pdca.model.sealed import Correction, EarlierCorrection
from sagamihara_pdca.model.target import Condition, Target, TargetKind
from sagamihara_pdca.rules.achievement import method_of
from sagamihara_pdca.rules.bases import lasting_base
from sagamihara_pdca.rules.judging import condition_for
from sagamihara_pdca.rules.outlook import Line, line_of
from sagamihara_pdca.sheets.book import Content, Ref

#: Keys of the sheets that others refer to.
COVER, SUMMARY, PROJECTS, INDICATORS = "cover", "summary", "projects", "indicators"
CHART_DATA, COUNTS, MEASURE_DATA, PROJECT_DATA = "chart_data", "counts", "measure_data", "project_data"
#: Printed where there is nothing.
DASH = "－"
_NO_TARGET = Target("", TargetKind.NONE)


@dataclass(frozen=True, slots=True)
class ReportContext:
    """How this year's workbook is issued. `public` leaves out 回収状況, 出典 and the reviewers' notes."""

    published: date | None = None  # 発行日
    public: bool = False
    collection: tuple[DivisionStatus, ...] = ()  # in the order of the divisions table
    last: Evaluation | None = None  # the year before, whose Act is shown under this year's Plan
    corrections: tuple[Correction, ...] = ()  # 訂正 of this year after it was published
    earlier_corrections: tuple[EarlierCorrection, ...] = ()  # of the years before


@dataclass(frozen=True, slots=True)
class MeasureYear:
    """One measure in one year of the plan. `result` is None for the years to come."""

    project: Project
    indicator: Indicator
    measure: Measure
    year: FiscalYear
    target: Target
    condition: Condition | None
    method: Method
    result: MeasureResult | None
    base: Decimal | None  # of a relative target; for years to come the one that is known by now

    @property
    def key(self) -> str:
        """Row key on the sheet 指標データ: project, indicator, measure and year, joined by "."."""
        return f"{self.project.code}.{self.indicator.number}.{self.measure.number}.{self.year.start}"

    @property
    def has_number(self) -> bool:
        """Whether there is an actual that a chart can show."""
        return self.method.is_numeric and self.result is not None and self.result.actual.quantity is not None

    @property
    def wording(self) -> str:
        """The target as the plan words it; "" where there is none."""
        return self.target.wording if self.target.kind is not TargetKind.NONE else ""

    def cell(self, column: str) -> Ref:
        """Its figure on the sheet 指標データ."""
        return Ref(MEASURE_DATA, self.key, column)


@dataclass(frozen=True)
class Report:
    """Evaluation and context with their indexes."""

    evaluation: Evaluation
    context: ReportContext

    @property
    def plan(self) -> Plan:
        """The plan as the year sees it."""
        return self.evaluation.plan

    @property
    def year(self) -> FiscalYear:
        """The year that is judged."""
        return self.evaluation.year

    @property
    def scheme(self) -> GradeScheme:
        """The plan's grades, best first, and whether they are confirmed."""
        return self.plan.scheme

    @property
    def terms(self) -> Terms:
        """The plan's words for the choices."""
        return self.plan.profile.terms

    def word(self, choice: Choice | None, otherwise: str = DASH) -> str:
        """What the plan calls a choice; `otherwise` where none was made."""
        return otherwise if choice is None else self.terms.word(choice)

    def class_symbol(self, project: Project) -> str:
        """Return the letter of a project's class in the year; a dash where it has none."""
        own = project.project_class(self.year)
        return own.value if own is not None else DASH

    def symbol(self, chosen: str) -> Content:
        """A grade that somebody chose, as a cell of 評価基準, so that it follows when the symbol there is changed."""
        trees = {g.symbol: tree.symbol for g, tree in zip(self.scheme.grades, grade_trees(self.scheme), strict=True)}
        return trees.get(chosen, chosen)

    @cached_property
    def measure_years(self) -> tuple[MeasureYear, ...]:
        """In plan order, the years of a measure beside each other."""
        results = {m.key: m for m in (*self.evaluation.history, *self.evaluation.measures)}

        def one(project: Project, indicator: Indicator, measure: Measure, year: FiscalYear) -> MeasureYear:
            place = (project.code, indicator.number, measure.number)
            result = results.get((*place, year))
            if result is not None:
                return MeasureYear(project, indicator, measure, year, result.target, result.condition, result.method, result,
                                   result.base)
            target = indicator.target(year) or _NO_TARGET
            condition = condition_for(target, measure)
            return MeasureYear(project, indicator, measure, year, target, condition, method_of(target, condition), None,
                               lasting_base(condition, results.get((*place, self.year))))

        return tuple(one(r.project, i, m, y) for r in self.evaluation.projects for i in r.project.indicators
                     for m in i.measures for y in self.plan.profile.years)

    @cached_property
    def _by_project(self) -> dict[str, list[MeasureYear]]:
        found: dict[str, list[MeasureYear]] = {}
        for measure_year in self.measure_years:
            found.setdefault(measure_year.project.code, []).append(measure_year)
        return found

    def all_years(self, project: Project) -> tuple[MeasureYear, ...]:
        """The project's measures in every year of the plan."""
        return tuple(self._by_project.get(project.code, ()))

    def is_positive(self, project: Project, indicator: int, measure: int) -> bool:
        """Whether no figure of the measure lies below zero, so that a chart may begin there."""
        figures = [figure for m in self.all_years(project)
                   if (m.indicator.number, m.measure.number) == (indicator, measure) and m.result is not None
                   for figure in (m.result.actual.quantity, m.result.level)]
        return all(figure is None or figure >= 0 for figure in figures)

    def this_year(self, project: Project) -> tuple[MeasureYear, ...]:
        """Return the project's measures in the year that is judged, in plan order."""
        return tuple(m for m in self.all_years(project) if m.year == self.year)

    def policy(self, project: Project) -> Policy:
        """Return the 施策 to which the project belongs."""
        return self.plan.policy(project.policy)

    def goal(self, project: Project) -> Goal:
        """Return the 基本目標 to which the project's 施策 belongs."""
        return self.plan.goal(self.policy(project).goal)

    def policy_line(self, project: Project) -> str:
        """Return number and name of the project's 基本目標 and 施策, in a line."""
        return texts.BAND.format(goal=self.goal(project), policy=self.policy(project))

    def line(self, m: MeasureYear) -> Line | None:
        """The line of a measure from its 現状値 to the last target, in a year that is over; None where it is on none."""
        return line_of(m.indicator, m.measure, m.year, self.plan.profile.last_year) if m.result is not None else None

    @cached_property
    def has_reviews(self) -> bool:
        """Whether the 事務局 has said anything of any project."""
        return any(result.review is not None for result in self.evaluation.projects)
