"""Words that stand on more than one sheet: choices, and how figures and targets are put into words."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.model.plan import GradeScheme, Indicator, Measure, Plan, Project
from sagamihara_pdca.model.results import MeasureResult, Method
from sagamihara_pdca.model.states import CHOSEN_STATES
from sagamihara_pdca.model.target import Condition, Target, TargetKind
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.notation.numerals import write_number
from sagamihara_pdca.notation.targets.reading import write_target
from sagamihara_pdca.rules.grading import DECLARED_MET, DECLARED_MISSED

STATES = tuple(s.value for s in CHOSEN_STATES)
DECLARED = (DECLARED_MET, DECLARED_MISSED)
YES_NO = ("はい", "いいえ")


def figure_text(value: Decimal | None, unit: str = "") -> str:
    """A figure as it is printed; a dash where there is none."""
    return "－" if value is None else f"{write_number(value)}{unit}"


def target_text(target: Target, condition: Condition | None) -> str:
    """One measure's target in words; the wording as printed where there is only one condition or none.

    Of several conditions, the own one in words: without 以上 where the plan's wording has none.
    """
    if target.kind is TargetKind.NONE:
        return "（目標なし）"
    if condition is None or len(target.conditions) == 1:
        return target.wording
    words = write_target(Target("", TargetKind.NUMERIC, (condition,)))
    return words if "以上" in target.wording else words.removesuffix("以上")


def measure_name(name: str, unit: str) -> str:
    """Return the name with its unit, as in 拠点数［拠点］; the name alone for a measure without a unit."""
    return f"{name}［{unit}］" if unit else name


def actual_text(result: MeasureResult) -> str:
    """An actual as it is printed: the figure, the declaration, or the state that stands for it."""
    if result.actual.state.has_figure:
        if result.method in (Method.DECLARED, Method.JUDGED):
            return result.actual.declared or result.actual.state.value
        figure = figure_text(result.actual.quantity, result.measure.unit)
        return f"{figure}（見込）" if result.actual.state.value == "見込" else figure
    return result.actual.state.value


def result_text(result: MeasureResult) -> str:
    """A year's actual, and below it its rate and grade."""
    rate = "" if result.rate_percent is None else f"{result.rate_percent:.1f}% "
    judged = "" if result.outcome.word == result.actual.state.value else f"\n{rate}{result.outcome.word}"
    return f"{actual_text(result)}{judged}"


def past_text(measure: Measure, earlier: tuple[MeasureResult, ...]) -> str:
    """Return a measure's earlier years in one line: 推移（拠点数）：R6 25拠点（100.0% ◎）→ R7 …."""
    years = []
    for result in earlier:
        actual, _, judged = result_text(result).partition("\n")
        years.append(f"{write_code(result.year)} {actual}{f'（{judged}）' if judged else ''}")
    return f"推移（{measure.name}）：{' → '.join(years)}"


def baseline_text(indicator: Indicator) -> str:
    """現状値 with its date, as printed; "" where the plan gives none. One figure printed for two measures stands once."""
    dates: dict[str, dict[str, None]] = {}
    for baseline in indicator.baselines:
        if baseline.wording:
            as_of = f"{baseline.as_of}{'・暫定' if baseline.provisional else ''}"
            dates.setdefault(baseline.wording, {}).update({as_of: None} if as_of else {})
    return "、".join(f"{wording}（{'、'.join(as_of)}）" if as_of else wording for wording, as_of in dates.items())


def project_label(project: Project) -> str:
    """Return the project's code and name, as in 1-1-01 電子申請の利用促進."""
    return f"{project.code} {project.name}"


def division_names(plan: Plan, project: Project) -> str:
    """Return the names of the project's divisions, the lead first, separated by 、."""
    return "、".join(plan.division(number).name for number in project.divisions)


def grade_legend(scheme: GradeScheme) -> str:
    """The scheme in one line."""
    parts = [f"{g.symbol} {g.name}（{write_number(g.lower)}%以上）" if g.lower is not None else f"{g.symbol} {g.name}"
             for g in scheme.grades]
    return "　".join(parts)
