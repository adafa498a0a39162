"""The table of figures on a project sheet: per measure target and actual, and the formulas of rate and grade."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import FALSE, Const, Expr, Var, bind, same, text
from sagamihara_pdca.input_form import form_rows, texts
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.doubts import doubts_text, of_measure
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, LABEL, LAST, MARK, RATE, STATE, SUB, TARGET
from sagamihara_pdca.input_form.measures import (
    EVIDENCE,
    EXPECTED,
    MeasureAsked,
    grade_tree,
    known_base,
    late_asked,
    level_tree,
    measures_asked,
    needs_base,
    rate_tree,
)
from sagamihara_pdca.input_form.phrases import (
    DECLARED,
    STATES,
    baseline_text,
    figure_text,
    measure_name,
    past_text,
    result_text,
    target_text,
)
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Project
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure
from sagamihara_pdca.sheets.book import Cell, Field, InputKind, Look, Row
from sagamihara_pdca.sheets.row_heights import text_width

#: A target's wording that is wider than this stands above the table, not in its narrow column.
_SHORT_TARGET = 32


def indicator_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    """The table of all the project's indicators; nothing for a project without any."""
    asked = measures_asked(context, project)
    rows: list[Row] = []
    for indicator in project.indicators:
        of_this = tuple(a for a in asked if a.indicator is indicator)
        rows += [_title_row(project, indicator, of_this), _head_row(context, indicator)]
        for one in of_this:
            rows += _measure_rows(context, one)
        rows += _notes(context, indicator, of_this)
    return tuple(rows)


def _title_row(project: Project, indicator: Indicator, asked: tuple[MeasureAsked, ...]) -> Row:
    label = "成果指標" if len(project.indicators) == 1 else f"成果指標{indicator.number}"
    wording = _wording_above(asked)
    key = f"i.{indicator.number}"
    if not wording:
        return form_rows.line(key, label, indicator.name)
    return Row(key, (Cell(LABEL, label, Look.LABEL), Cell(SUB, indicator.name, Look.TEXT, columns=3),
                     Cell(ACTUAL, "目標", Look.LABEL), Cell(STATE, wording, Look.TEXT, columns=3),
                     Cell(MARK, None, Look.TEXT)))


def _wording_above(asked: tuple[MeasureAsked, ...]) -> str:
    """The target as printed, where it is too wide for the table's column; "" where it is not."""
    target = asked[0].target
    if target.kind is TargetKind.NONE:
        return texts.NO_TARGET
    return target.wording if len(asked) > 1 or _is_long(target.wording) else ""


def _is_long(wording: str) -> bool:
    return text_width(wording) > _SHORT_TARGET


def _head_row(context: FormContext, indicator: Indicator) -> Row:
    before = "現状値" if context.last is None else f"{write_code(context.year.previous)}実績"
    heads = ((LABEL, "測定項目", 2), (TARGET, "今年度の目標", 1), (LAST, before, 1), (ACTUAL, "実績", 1),
             (STATE, "状態※", 1), (RATE, "達成率", 1), (GRADE, "評価", 1))
    return Row(f"i.{indicator.number}.head", (*(Cell(c, words, Look.HEAD, columns=n) for c, words, n in heads),
                                              Cell(MARK, None, Look.HEAD)), lines=1.2)


def _measure_rows(context: FormContext, asked: MeasureAsked) -> list[Row]:
    rows = [_first_line(context, asked), _second_line(context, asked)]
    if needs_base(context, asked):
        rows.append(_base_line(context, asked))
    rows += [_late_line(asked, year, key) for year, key in late_asked(context, asked)]
    return rows


def _first_line(context: FormContext, asked: MeasureAsked) -> Row:
    return form_rows.with_marks(asked.project.code, Row(asked.key, (
        Cell(LABEL, measure_name(asked.measure.name, asked.measure.unit), Look.TEXT, columns=2),
        Cell(TARGET, _target(context, asked), Look.TEXT_CENTRE),
        Cell(LAST, _before(context, asked), Look.TEXT_CENTRE),
        form_rows.asked(ACTUAL, actual_field(context, asked)),
        form_rows.asked(STATE, _state_field()),
        Cell(RATE, rate_tree(context, asked), Look.RATE),
        Cell(GRADE, grade_tree(context, asked), Look.GRADE)), lines=1.6), doubts_text(of_measure(context, asked)))


def _target(context: FormContext, asked: MeasureAsked) -> str:
    """The target in words; of a relative one also the figure, when its base is known."""
    words = target_text(asked.target, asked.condition)
    shown = "上記のとおり" if _is_long(words) else words
    if asked.condition is None or asked.condition.change is None or known_base(context, asked) is None:
        return shown
    level = evaluate_tree(level_tree(context, asked), lambda key: None)
    return f"{shown}\n{figure_text(level, asked.measure.unit)}" if isinstance(level, Decimal) else shown


def _before(context: FormContext, asked: MeasureAsked) -> str:
    last = context.last_measure(asked.project.code, asked.indicator.number, asked.measure.number)
    if last is not None:
        return result_text(last)
    figure = figure_text(asked.baseline.quantity, asked.measure.unit)
    return f"{figure}\n（暫定）" if asked.baseline.provisional else figure


def actual_field(context: FormContext, asked: MeasureAsked) -> Field:
    """Return the actual's field, by the measure's method: a number, 達成 or 未達成, or a grade's symbol."""
    required: Expr = FALSE
    if asked.method is not Method.NONE:
        required = bind(achievement.state_has_figure(), {Figure.STATE: Var(asked.cell(STATE))})
    label = f"実績（{asked.measure.name}）"
    if asked.method is Method.DECLARED:
        return Field(label, InputKind.CHOICE, required, DECLARED, hint=texts.DECLARED_HINT,
                     example=DECLARED[0], title="実績")
    if asked.method is Method.JUDGED:
        symbols = tuple(g.symbol for g in context.plan.scheme.grades)
        return Field(label, InputKind.CHOICE, required, symbols, title="実績", example=symbols[0],
                     hint=texts.JUDGED_HINT)
    return Field(label, InputKind.NUMBER, required, title="実績", example=_example(asked), unit=asked.measure.unit,
                 measure=asked.measure.name, hint=texts.FIGURE_HINT)


def _example(asked: MeasureAsked) -> str:
    limit = asked.condition.limit if asked.condition is not None and asked.condition.change is None else None
    known = limit if limit is not None else asked.baseline.quantity
    return "12.5" if known is None else figure_text(known).replace(",", "")


def _state_field() -> Field:
    return Field("状態", InputKind.CHOICE, choices=STATES, example=ActualState.PENDING.value,
                 hint=texts.STATE_HINT)


def _second_line(context: FormContext, asked: MeasureAsked) -> Row:
    pending = same(Var(asked.cell(STATE)), text(ActualState.PENDING.value))
    next_year = write_fiscal_year(context.year.next).removesuffix("度")
    evidence = Field(f"根拠資料（{asked.measure.name}）", InputKind.LINE, max_length=60, title="根拠資料",
                     hint=texts.EVIDENCE_HINT, example=texts.EVIDENCE_EXAMPLE.format(next_year=next_year))
    expected = Field(f"公表予定時期（{asked.measure.name}）", InputKind.LINE, pending, max_length=20, title="公表予定時期",
                     hint=texts.EXPECTED_HINT, example=texts.EXPECTED_EXAMPLE.format(next_year=next_year))
    return form_rows.with_marks(asked.project.code, Row(asked.second_key, (
        Cell(LABEL, "根拠資料", Look.LABEL), form_rows.asked(EVIDENCE, evidence, columns=3),
        Cell(ACTUAL, "公表予定", Look.LABEL), form_rows.asked(EXPECTED, expected, columns=3)), lines=1.3))


def _base_line(context: FormContext, asked: MeasureAsked) -> Row:
    """The line that asks for the confirmed figure of a provisional baseline and shows the target computed from it."""
    baseline = asked.baseline
    year = write_code(baseline.year) if baseline.year is not None else "基準"
    field = Field(f"{year}年度の確定値（{asked.measure.name}）", InputKind.NUMBER, Const(True), unit=asked.measure.unit,
                  measure=asked.measure.name, title=f"{year}年度の確定値", example=figure_text(baseline.quantity).replace(",", ""),
                  hint=texts.BASE_HINT)
    words = texts.BASE_ROW.format(year=year, as_of=baseline.as_of, wording=baseline.wording)
    return form_rows.with_marks(asked.project.code, Row(asked.base_key, (
        Cell(LABEL, words, Look.LABEL, columns=4), form_rows.asked(ACTUAL, field),
        Cell(STATE, "目標値", Look.LABEL), Cell(RATE, level_tree(context, asked), Look.LEVEL, columns=2)), lines=1.6))


def _late_line(asked: MeasureAsked, year: FiscalYear, key: str) -> Row:
    name = write_code(year)
    field = Field(f"{name}実績（{asked.measure.name}）", InputKind.NUMBER, unit=asked.measure.unit, title=f"{name}実績",
                  measure=asked.measure.name, example=_example(asked), hint=texts.LATE_HINT.format(year=name))
    return form_rows.with_marks(asked.project.code, Row(key, (
        Cell(LABEL, texts.LATE_ROW.format(year=name), Look.LABEL, columns=4), form_rows.asked(ACTUAL, field),
        Cell(STATE, asked.measure.unit, Look.TEXT, columns=3)), lines=1.6))


def _notes(context: FormContext, indicator: Indicator, asked: tuple[MeasureAsked, ...]) -> list[Row]:
    """現状値 with its date, and the actuals of earlier years where there are more than last year's."""
    baseline = baseline_text(indicator)
    words = texts.BASELINE_NOTE.format(baseline=baseline) if baseline else texts.STATE_NOTE
    rows = [form_rows.note(f"i.{indicator.number}.note", words)]
    for one in asked:
        earlier = context.earlier_measures(one.project.code, indicator.number, one.measure.number)
        if len(earlier) > 1:
            rows.append(form_rows.note(f"i.{indicator.number}.past.{one.measure.number}", past_text(one.measure, earlier)))
    return rows
