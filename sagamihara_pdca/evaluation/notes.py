"""注記・算定方法: how the figures were made, and what a reader must know before trusting them."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import ASSUMED, page, title_rows
from sagamihara_pdca.evaluation.view import MeasureYear, Report
from sagamihara_pdca.input_form.phrases import grade_legend
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.states import ActualState, Ungraded
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.sheets.book import Cell, Column, Look, Paper, Row, Sheet

NOTES = "notes"
_COLUMNS = (Column("label", 28), Column("words", 58), Column("link", 8))
_METHODS = {
    Method.UP_RATE: "増やす目標です。達成率（%）＝実績÷目標×100。実績が0未満か、目標が0以下のときは、達成か未達かだけを判定します。",
    Method.DOWN_RATE: "減らす目標です。達成率（%）＝目標÷実績×100。実績か目標が0以下のときは、達成か未達かだけを判定します。",
    Method.MET_ONLY: "範囲の目標や、0以下の目標（収支の赤字など）です。達成率は算定せず、条件を満たすかどうかだけを判定します。",
    Method.DECLARED: "「更新完了」などの目標です。達成か未達かを担当課が申告します。",
    Method.JUDGED: "数値で判定できない目標です。担当課が評価を選び、その理由を記載します。",
    Method.NONE: "今年度の目標がないため、評価しません。",
}
_ROUNDING = (
    "達成率は小数第2位を四捨五入し、小数第1位まで表示します。100%を超える達成率も、そのまま表示します。",
    "達成したかどうかは、四捨五入する前の実績と目標を比べて判定します。達成していない場合の達成率は、最大でも99.9%と表示します。",
    "前年度比などの目標は、基準となる実績から目標値を求めて判定します。基準の実績が確定していない間は「基準値未確定」とします。"
    "基準が0以下のときは、割合や倍率の増減から目標値を求められないため、担当課が評価します。",
    "複数の条件がある成果指標は、測定項目ごとに評価し、最も低い評価を事業の評価とします。",
)


def notes_sheet(report: Report) -> Sheet:
    """The sheet: what holds every year on its first page, this year's notes from the second on."""
    rows = (*title_rows(_COLUMNS, "注記・算定方法"),
            *_block("methods", "１　達成率の算定方法", tuple((m.value, words) for m, words in _METHODS.items())),
            *_block("rounding", "２　端数処理と判定", tuple((str(n), words) for n, words in enumerate(_ROUNDING, 1))),
            *_block("scheme", "３　評価区分", _scheme(report)),
            *_block("outcomes", "４　評価以外の表示", tuple((o.word, o.meaning) for o in Ungraded if o is not Ungraded.NO_INDICATOR)),
            *_block("provisional", "５　見込の実績", _in_state(report, ActualState.PROVISIONAL)),
            *_block("pending", "６　集計中の実績", _in_state(report, ActualState.PENDING)),
            *_block("bases", "７　基準値に関する注記", _bases(report)),
            *_block("refused", "８　数値で判定しない目標", _refused(report)),
            *_block("remarks", "９　目標と実績に関する注記", _remarks(report)))
    return Sheet(NOTES, "注記・算定方法", _COLUMNS, rows, page=page(report, Paper.A4_PORTRAIT, break_before=("provisional",)), protected=True)


def _block(key: str, title: str, lines: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    shown = lines or (("該当なし", "－"),)
    return (Row(key, (Cell("label", title, Look.SECTION, columns=3),)),
            *(Row(f"{key}.{n}", (Cell("label", label, Look.TEXT_SMALL), Cell("words", words, Look.TEXT, columns=2)))
              for n, (label, words) in enumerate(shown)), Row(f"{key}.gap", (), lines=0.3))


def _scheme(report: Report) -> tuple[tuple[str, str], ...]:
    standing = "評価区分は市が確定したものです。" if report.scheme.confirmed else (
        ASSUMED)
    return (("区分", grade_legend(report.scheme)), ("取扱い", standing))


def _name(m: MeasureYear) -> str:
    return f"{m.project.code}　{m.measure.name}"


def _now(report: Report) -> tuple[MeasureYear, ...]:
    return tuple(m for m in report.measure_years if m.year == report.year)


def _in_state(report: Report, state: ActualState) -> tuple[tuple[str, str], ...]:
    def words(m: MeasureYear) -> str:
        expected = m.result.actual.expected if m.result is not None else ""
        return f"公表予定：{expected}" if expected else "年度末時点の見込みです。確定後に改めます。" \
            if state is ActualState.PROVISIONAL else "公表予定時期は未定です。"

    return tuple((_name(m), words(m)) for m in _now(report) if m.result is not None and m.result.actual.state is state)


def _bases(report: Report) -> tuple[tuple[str, str], ...]:
    found = []
    for m in _now(report):
        baseline = m.indicator.baselines[m.measure.number - 1]
        if baseline.provisional:
            given = "担当課が報告した確定値を基準としています。" if m.base is not None else "確定値が報告されるまで、基準としません。"
            found.append((_name(m), f"計画の現状値「{baseline.wording}」（{baseline.as_of}）は暫定値です。{given}"))
    return tuple(found)


def _refused(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((_name(m), f"「{m.target.wording}」　{m.target.refusal}") for m in _now(report) if m.target.refusal)


def _remarks(report: Report) -> tuple[tuple[str, str], ...]:
    """Notes of this year's targets and actuals, and words such as 約 that the judgement ignores."""
    found = []
    for m in _now(report):
        if m.target.note:
            found.append((_name(m), m.target.note))
        if m.result is not None and m.result.actual.note:
            found.append((_name(m), f"実績の補記：{m.result.actual.note}"))
        if m.condition is not None and m.condition.approximate:
            found.append((_name(m), f"「{m.target.wording}」の「約」は、示された数値そのものとして判定しています（{write_code(m.year)}）。"))
    return tuple(found)
