"""The table of figures on a project sheet: per measure what was promised, what was reached, rate and grade, live."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.forms import blocks
from sagamihara_pdca.forms.blocks import ACTUAL, GRADE, LABEL, LAST, RATE, STATE, SUB, TARGET
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.scheme import grade_trees
from sagamihara_pdca.forms.sheet import Cell, Content, Field, InputKind, Look, Ref, Row
from sagamihara_pdca.forms.words import (
    DECLARED,
    STATES,
    actual_text,
    baseline_text,
    figure_text,
    measure_name,
    target_text,
)
from sagamihara_pdca.model.plan import Indicator, Measure, Project
from sagamihara_pdca.model.results import ActualState, Method
from sagamihara_pdca.model.target import Basis, Condition, Target, TargetKind
from sagamihara_pdca.model.tree import Const, Expr, Var, all_of, bind, if_, is_empty, same, text
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure, method_of
from sagamihara_pdca.rules.grading import outcome
from sagamihara_pdca.rules.judging import Actuals, base_of, condition_for

NUMERIC = (Method.UP_RATE, Method.DOWN_RATE, Method.MET_ONLY)
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
        return f"{self.key}.source"

    @property
    def base_key(self) -> str:
        return f"{self.key}.base"

    @property
    def late_key(self) -> str:
        return f"{self.key}.late"

    def cell(self, column: str) -> Ref:
        return Ref(self.project.code, self.key, column)


def measures_asked(context: FormContext, project: Project) -> tuple[MeasureAsked, ...]:
    """Every measure of the project, in plan order."""
    found = []
    for indicator in project.indicators:
        target = indicator.target(context.year) or Target("", TargetKind.NONE)
        for measure in indicator.measures:
            condition = condition_for(target, measure)
            found.append(MeasureAsked(project, indicator, measure, target, condition, method_of(target, condition)))
    return tuple(found)


def needs_base(context: FormContext, asked: MeasureAsked) -> bool:
    """Whether the division is asked for the confirmed figure behind a provisional baseline."""
    baseline = asked.indicator.baselines[asked.measure.number - 1]
    if not baseline.provisional or asked.condition is None or asked.condition.change is None:
        return False
    change = asked.condition.change
    return change.basis is Basis.BASELINE or (change.basis is Basis.YEAR and change.year == baseline.year)


def was_pending(context: FormContext, asked: MeasureAsked) -> bool:
    """Whether last year's actual was 集計中, so that it is asked now."""
    last = context.last_measure(asked.project.code, asked.indicator.number, asked.measure.number)
    return last is not None and last.actual.state is ActualState.PENDING


def indicator_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    """The table of all the project's indicators; nothing for a project without any."""
    asked = measures_asked(context, project)
    rows: list[Row] = []
    for indicator in project.indicators:
        of_this = tuple(a for a in asked if a.indicator is indicator)
        rows.append(_title_row(context, indicator, of_this))
        rows.append(_head_row(context, indicator))
        for one in of_this:
            rows.extend(_measure_rows(context, one))
        if baseline_text(indicator):
            rows.append(blocks.note(f"i.{indicator.number}.note", f"現状値：{baseline_text(indicator)}"))
    return tuple(rows)


def _title_row(context: FormContext, indicator: Indicator, asked: tuple[MeasureAsked, ...]) -> Row:
    target = asked[0].target
    wording = target.wording if target.kind is not TargetKind.NONE else "今年度の目標はありません（実績の入力は任意です）。"
    return Row(f"i.{indicator.number}", (
        Cell(LABEL, "成果指標", Look.LABEL), Cell(SUB, indicator.name, Look.TEXT, columns=3),
        Cell(ACTUAL, wording, Look.TEXT, columns=4)))


def _head_row(context: FormContext, indicator: Indicator) -> Row:
    before = "現状値" if context.last is None else f"{write_code(context.year.previous)}実績"
    heads = ((LABEL, "測定項目", 2), (TARGET, "今年度の目標", 1), (LAST, before, 1), (ACTUAL, "実績", 1),
             (STATE, "状態", 1), (RATE, "達成率", 1), (GRADE, "評価", 1))
    return Row(f"i.{indicator.number}.head", tuple(Cell(c, words, Look.HEAD, columns=n) for c, words, n in heads))


def _measure_rows(context: FormContext, asked: MeasureAsked) -> tuple[Row, ...]:
    rows = [_first_line(context, asked), _second_line(asked)]
    if needs_base(context, asked):
        rows.append(_base_line(asked))
    if was_pending(context, asked):
        rows.append(_late_line(context, asked))
    return tuple(rows)


def _first_line(context: FormContext, asked: MeasureAsked) -> Row:
    sheet = asked.project.code
    return blocks.with_marks(sheet, Row(asked.key, (
        Cell(LABEL, measure_name(asked.measure.name, asked.measure.unit), Look.TEXT, columns=2),
        Cell(TARGET, target_text(asked.target, asked.condition), Look.TEXT_CENTRE),
        Cell(LAST, _before(context, asked), Look.TEXT_CENTRE),
        blocks.asked(ACTUAL, actual_field(context, asked)),
        blocks.asked(STATE, _state_field()),
        Cell(RATE, rate_tree(context, asked), Look.RATE),
        Cell(GRADE, grade_tree(context, asked), Look.GRADE)), lines=2))


def _before(context: FormContext, asked: MeasureAsked) -> str:
    last = context.last_measure(asked.project.code, asked.indicator.number, asked.measure.number)
    if last is not None:
        return actual_text(last)
    baseline = asked.indicator.baselines[asked.measure.number - 1]
    return figure_text(baseline.quantity, asked.measure.unit) + ("（暫定）" if baseline.provisional else "")


def actual_field(context: FormContext, asked: MeasureAsked) -> Field:
    """What is asked for the actual: a number, done or not done, or a grade."""
    state = Var(asked.cell(STATE))
    required: Expr = Const(False)
    if asked.method is not Method.NONE:
        required = bind(achievement.state_has_figure(), {Figure.STATE: state})
    label = f"実績（{asked.measure.name}）"
    if asked.method is Method.DECLARED:
        return Field(label, InputKind.CHOICE, required, DECLARED, hint="目標を達成したかどうかを一覧から選びます。")
    if asked.method is Method.JUDGED:
        symbols = tuple(g.symbol for g in context.plan.scheme.grades)
        return Field(label, InputKind.CHOICE, required, symbols,
                     hint="数値で判定できない目標です。担当課として評価を選び、下の「評価の理由」に根拠を入力します。")
    return Field(label, InputKind.NUMBER, required, hint="年度末の実績を数値だけで入力します。達成率と評価は自動で表示されます。",
                 example=_example(asked), unit=asked.measure.unit)


def _example(asked: MeasureAsked) -> str:
    limit = asked.condition.limit if asked.condition is not None and asked.condition.change is None else None
    return figure_text(limit).replace(",", "") if limit is not None else ""


def _state_field() -> Field:
    return Field("状態", InputKind.CHOICE, choices=STATES,
                 hint="確定した実績なら空欄のままで構いません。まだ数値が出ない場合は「集計中」などを選びます。")


def _second_line(asked: MeasureAsked) -> Row:
    sheet = asked.project.code
    pending = same(Var(asked.cell(STATE)), text(ActualState.PENDING.value))
    evidence = Field(f"根拠資料（{asked.measure.name}）", InputKind.LINE, max_length=60,
                     hint="数値の出どころを入力します。", example="電子申請システム利用統計（令和7年4月集計）")
    expected = Field(f"公表予定時期（{asked.measure.name}）", InputKind.LINE, pending, max_length=20,
                     hint="状態が「集計中」のとき、実績が分かる時期を入力します。", example="令和7年8月頃")
    return blocks.with_marks(sheet, Row(asked.second_key, (
        Cell(LABEL, "根拠資料", Look.LABEL), blocks.asked(EVIDENCE, evidence, columns=3),
        Cell(ACTUAL, "公表予定時期", Look.LABEL), blocks.asked(EXPECTED, expected, columns=3)), lines=1.3))


def _base_line(asked: MeasureAsked) -> Row:
    baseline = asked.indicator.baselines[asked.measure.number - 1]
    year = write_code(baseline.year) if baseline.year is not None else "基準"
    field = Field(f"{year}年度の確定値（{asked.measure.name}）", InputKind.NUMBER, Const(True), unit=asked.measure.unit,
                  hint="計画の現状値は年度途中の暫定値です。目標の基準とするため、年度を通じた確定値を入力します。")
    words = f"{year}年度の確定値（計画では {baseline.as_of}：{baseline.wording}）"
    return _line_for_number(asked, asked.base_key, words, field)


def _late_line(context: FormContext, asked: MeasureAsked) -> Row:
    year = write_code(context.year.previous)
    field = Field(f"{year}実績（{asked.measure.name}）", InputKind.NUMBER, unit=asked.measure.unit,
                  hint="昨年度は「集計中」でした。確定した実績を入力します。")
    return _line_for_number(asked, asked.late_key, f"{year}実績（昨年度の報告では集計中）", field)


def _line_for_number(asked: MeasureAsked, key: str, words: str, field: Field) -> Row:
    return blocks.with_marks(asked.project.code, Row(key, (
        Cell(LABEL, words, Look.LABEL, columns=4), blocks.asked(ACTUAL, field),
        Cell(STATE, asked.measure.unit, Look.TEXT, columns=3)), lines=1.5))


def _bindings(context: FormContext, asked: MeasureAsked) -> dict[object, Expr]:
    """The rules' figures as cells of the sheet, and as what the rules make of those cells."""
    bindings: dict[object, Expr] = {Figure.ACTUAL: Var(asked.cell(ACTUAL)), Figure.STATE: Var(asked.cell(STATE)),
                                    Figure.BASE: _base(context, asked), Figure.RATE: Var(asked.cell(RATE)),
                                    Figure.LEVEL: Const("")}
    if asked.condition is not None:
        bindings[Figure.UPPER] = Const(asked.condition.upper)
        bindings[Figure.LEVEL] = bind(achievement.level(asked.condition), bindings)
        bindings[Figure.MET] = bind(achievement.is_met(asked.condition.bound), bindings)
    return bindings


def _base(context: FormContext, asked: MeasureAsked) -> Expr:
    if needs_base(context, asked):
        return Var(Ref(asked.project.code, asked.base_key, ACTUAL))
    rows = tuple(m.actual for m in (*context.last.history, *context.last.measures)) if context.last else ()
    base = base_of(asked.project, asked.indicator, asked.measure, context.year, asked.condition, Actuals(rows))
    return Const("" if base is None else base)


def rate_tree(context: FormContext, asked: MeasureAsked) -> Content:
    """The live rate."""
    if asked.method not in (Method.UP_RATE, Method.DOWN_RATE):
        return "－"
    return bind(achievement.rate_percent(asked.method), _bindings(context, asked))


def grade_tree(context: FormContext, asked: MeasureAsked) -> Content:
    """The live grade: blank until there is something to judge."""
    if asked.method is Method.NONE:
        return "－"
    tree = bind(outcome(asked.method, grade_trees(context.plan.scheme)), _bindings(context, asked))
    untouched = all_of(is_empty(Var(asked.cell(ACTUAL))), is_empty(Var(asked.cell(STATE))))
    return if_(untouched, Const(""), tree)


