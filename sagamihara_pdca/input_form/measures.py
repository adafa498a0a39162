"""The figures that a project sheet asks for, measure by measure, and the trees of `rules` bound to their cells."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Const, Expr, Var, all_of, bind, if_, is_empty
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, RATE, STATE, SUB
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Indicator, Measure, Project
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Basis, Condition, Target, TargetKind
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure, method_of
from sagamihara_pdca.rules.bases import Actuals, base_of, is_before_the_plan, without_level
from sagamihara_pdca.rules.grading import outcome
from sagamihara_pdca.rules.judging import condition_for
from sagamihara_pdca.sheets.book import Content, Ref

EVIDENCE, EXPECTED = SUB, STATE  # columns of the second line's inputs


@dataclass(frozen=True, slots=True)
class MeasureAsked:
    """One measure as it is asked in one year."""

    project: Project
    indicator: Indicator
    measure: Measure
    target: Target
    condition: Condition | None
    method: Method

    @property
    def key(self) -> str:
        """Row key of the first line; it stays the same in every year of the plan."""
        return f"m.{self.indicator.number}.{self.measure.number}"

    @property
    def second_key(self) -> str:
        """Row key of the second line, which holds `EVIDENCE` and `EXPECTED`."""
        return f"{self.key}.source"

    @property
    def base_key(self) -> str:
        """Row key of the line that asks for the confirmed figure behind a provisional baseline."""
        return f"{self.key}.base"

    @property
    def late_key(self) -> str:
        """Row key of the line that asks for last year's figure; see `late_asked` for older years."""
        return f"{self.key}.late"

    @property
    def baseline(self) -> Baseline:
        """現状値 of this measure, from the indicator's, which are in the order of its measures."""
        return self.indicator.baselines[self.measure.number - 1]

    def cell(self, column: str) -> Ref:
        """Return the address of a cell of the first line, on the project's sheet."""
        return Ref(self.project.code, self.key, column)


def measures_asked(context: FormContext, project: Project) -> tuple[MeasureAsked, ...]:
    """Every measure of the project, in plan order."""
    found = []
    for indicator in project.indicators:
        target = indicator.target(context.year) or Target("", TargetKind.NONE)
        for measure in indicator.measures:
            condition = condition_for(target, measure)
            asked = MeasureAsked(project, indicator, measure, target, condition, method_of(target, condition))
            judged = without_level(target, condition, known_base(context, asked))
            found.append(asked if judged is None else replace(asked, target=judged, condition=None, method=Method.JUDGED))
    return tuple(found)


def needs_base(context: FormContext, asked: MeasureAsked) -> bool:
    """Return whether the division has still to give the confirmed figure behind a provisional baseline."""
    if not asked.baseline.provisional or asked.condition is None or asked.condition.change is None:
        return False
    change = asked.condition.change
    if change.basis is Basis.LAST_YEAR:
        is_meant = is_before_the_plan(_earlier(context, asked), asked.indicator, asked.measure, context.year)
    else:
        is_meant = change.basis is Basis.BASELINE or change.year == asked.baseline.year
    return is_meant and known_base(context, asked) is None


def known_base(context: FormContext, asked: MeasureAsked) -> Decimal | None:
    """Return the figure of which a relative target is a change; None while earlier years do not tell it."""
    return base_of(asked.project, asked.indicator, asked.measure, context.year, asked.condition, _earlier(context, asked))


def _earlier(context: FormContext, asked: MeasureAsked) -> Actuals:
    earlier = context.earlier_measures(asked.project.code, asked.indicator.number, asked.measure.number)
    return Actuals(tuple(m.actual for m in earlier))


def was_pending(context: FormContext, asked: MeasureAsked) -> bool:
    """Whether last year's actual was 集計中, so that it is asked now."""
    return context.year.previous in (year for year, _ in late_asked(context, asked))


def late_asked(context: FormContext, asked: MeasureAsked) -> tuple[tuple[FiscalYear, str], ...]:
    """Earlier years whose actual is still 集計中, the last one first, each with the key of the row that asks for it.

    Form and intake both loop over these rows: last year's has `late_key`, older ones carry their year.
    """
    earlier = context.earlier_measures(asked.project.code, asked.indicator.number, asked.measure.number)
    years = sorted((m.year for m in earlier if m.actual.state is ActualState.PENDING), reverse=True)
    return tuple((year, asked.late_key if year == context.year.previous else f"{asked.late_key}.{year.start}")
                 for year in years)


def last_figure(context: FormContext, asked: MeasureAsked) -> Decimal | None:
    """The latest figure that is known: of the years before, or the baseline."""
    earlier = context.earlier_measures(asked.project.code, asked.indicator.number, asked.measure.number)
    figures = [m.actual.quantity for m in earlier if m.actual.state.has_figure and m.actual.quantity is not None]
    return figures[-1] if figures else asked.baseline.quantity


def level_tree(context: FormContext, asked: MeasureAsked) -> Expr:
    """Return the formula of the number to reach; "" while it is not known, or there is none."""
    return bind(achievement.level(asked.condition), {Figure.BASE: _base(context, asked)}) \
        if asked.condition is not None else Const("")


def _base(context: FormContext, asked: MeasureAsked) -> Expr:
    if needs_base(context, asked):
        return Var(Ref(asked.project.code, asked.base_key, ACTUAL))
    base = known_base(context, asked)
    return _late_base(context, asked) if base is None else Const(base)


def _late_base(context: FormContext, asked: MeasureAsked) -> Expr:
    """The cell that asks for the base, where the base is an earlier year's actual that was 集計中."""
    change = None if asked.condition is None else asked.condition.change
    if change is None or change.basis is Basis.BASELINE:
        return Const("")
    year = context.year.previous if change.basis is Basis.LAST_YEAR else change.year
    key = next((key for late, key in late_asked(context, asked) if late == year), None)
    return Const("") if key is None else Var(Ref(asked.project.code, key, ACTUAL))


def own_figures(asked: MeasureAsked) -> dict[Hashable, Expr]:
    """The rules' figures that have cells of their own on the sheet."""
    return {Figure.ACTUAL: Var(asked.cell(ACTUAL)), Figure.STATE: Var(asked.cell(STATE)), Figure.RATE: Var(asked.cell(RATE)),
            Figure.OUTCOME: Var(asked.cell(GRADE))}


def _bindings(context: FormContext, asked: MeasureAsked) -> dict[Hashable, Expr]:
    """The rules' figures as cells of the sheet, and as what the rules make of those cells."""
    bindings = own_figures(asked) | {Figure.LEVEL: level_tree(context, asked)}
    if asked.condition is not None:
        bindings[Figure.UPPER] = Const(asked.condition.upper)
        bindings[Figure.MET] = bind(achievement.is_met(asked.condition.bound), bindings)
    return bindings


def rate_tree(context: FormContext, asked: MeasureAsked) -> Content:
    """Return the formula of the rate, in per cent; a dash for a measure that has none."""
    if asked.method not in (Method.UP_RATE, Method.DOWN_RATE):
        return "－"
    return bind(achievement.rate_percent(asked.method), _bindings(context, asked))


def grade_tree(context: FormContext, asked: MeasureAsked) -> Content:
    """Return the formula of the grade, "" while actual and state are blank; a dash for a measure without a target."""
    if asked.method is Method.NONE:
        return "－"
    tree = bind(outcome(asked.method, grade_trees(context.plan.scheme)), _bindings(context, asked))
    untouched = all_of(is_empty(Var(asked.cell(ACTUAL))), is_empty(Var(asked.cell(STATE))))
    return if_(untouched, Const(""), tree)
