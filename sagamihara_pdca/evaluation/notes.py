"""注記・算定方法: how the figures were made, and what a reader must know before trusting them."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import full_row, page, title_rows
from sagamihara_pdca.evaluation.project_data import comparison, project_cell
from sagamihara_pdca.evaluation.view import DASH, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Expr, Var, join, text
from sagamihara_pdca.input_form.phrases import grade_legend
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.model.states import ActualState, Ungraded
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.rules.outlook import AHEAD_FROM, LEVEL_WORDS, ON_LINE_FROM
from sagamihara_pdca.sheets.book import Cell, Column, Content, Look, Paper, Row, Sheet

NOTES = "notes"
_COLUMNS = (Column("label", 28), Column("words", 58), Column("link", 8))


def notes_sheet(report: Report) -> Sheet:
    """The sheet: how figures are made on its first page, states and this year's notes from the second on."""
    standing = texts.CONFIRMED if report.scheme.confirmed else texts.ASSUMED
    blocks = (
        _block("methods", texts.METHODS_HEAD, (*((m.value, words) for m, words in texts.METHODS.items()), (texts.OUTLOOK, _outlook_rule()))),
        _block("rounding", texts.ROUNDING_HEAD, tuple((str(n), words) for n, words in enumerate(texts.ROUNDING, 1))),
        _block("scheme", texts.GRADES_HEAD, (("区分", grade_legend(report.scheme)), ("取扱い", standing))),
        _block("outcomes", texts.OTHER_OUTCOMES_HEAD,
               tuple((o.word, o.meaning) for o in Ungraded if o is not Ungraded.NO_INDICATOR)),
        _block("provisional", texts.PROVISIONAL_HEAD, _in_state(report, ActualState.PROVISIONAL, texts.PROVISIONAL)),
        _block("pending", texts.PENDING_HEAD, _in_state(report, ActualState.PENDING, texts.PENDING)),
        _block("bases", texts.BASES_HEAD, _bases(report)),
        _block("refused", texts.REFUSED_HEAD, _refused(report)),
        _block("remarks", texts.REMARKS_HEAD, _remarks(report)),
        _block("reviews", texts.REVIEWS_HEAD, _reviews(report)))
    rows = (*title_rows(_COLUMNS, texts.NOTES.title), *(row for block in blocks for row in block))
    return Sheet(NOTES, texts.NOTES.tab, _COLUMNS, rows, page=page(report, Paper.A4_PORTRAIT, break_before=("outcomes",)),
                 protected=True)


def _block(key: str, title: str, lines: tuple[tuple[str, Content], ...]) -> tuple[Row, ...]:
    shown: tuple[tuple[str, Content], ...] = lines or ((texts.NOTHING, DASH),)
    return (full_row(_COLUMNS, key, title, Look.SECTION),
            *(Row(f"{key}.{n}", (Cell("label", label, Look.TEXT_SMALL), Cell("words", words, Look.TEXT, columns=2)))
              for n, (label, words) in enumerate(shown)), Row(f"{key}.gap", (), lines=0.3))


def _outlook_rule() -> str:
    return texts.OUTLOOK_RULE.format(ahead=AHEAD_FROM, on_line=ON_LINE_FROM, words="・".join(LEVEL_WORDS))


def _name(m: MeasureYear) -> str:
    return f"{m.project.code}　{m.measure.name}"


def _now(report: Report) -> tuple[MeasureYear, ...]:
    return tuple(m for m in report.measure_years if m.year == report.year)


def _in_state(report: Report, state: ActualState, without_date: str) -> tuple[tuple[str, str], ...]:
    """When the actuals in the state are to be published; `without_date` of those of which it is not said."""
    actuals = ((_name(m), m.result.actual) for m in _now(report) if m.result is not None)
    return tuple((name, texts.EXPECTED.format(when=actual.expected) if actual.expected else without_date)
                 for name, actual in actuals if actual.state is state)


def _bases(report: Report) -> tuple[tuple[str, str], ...]:
    found = []
    for m in _now(report):
        baseline = m.indicator.baselines[m.measure.number - 1]
        if baseline.provisional:
            plan = texts.PROVISIONAL_BASELINE.format(wording=baseline.wording, as_of=baseline.as_of)
            found.append((_name(m), plan + (texts.BASE_REPORTED if m.base is not None else texts.BASE_OPEN)))
    return tuple(found)


def _refused(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((_name(m), f"「{m.target.wording}」　{m.target.refusal}") for m in _now(report) if m.target.refusal)


def _reviews(report: Report) -> tuple[tuple[str, Content], ...]:
    """Every evaluation of the 事務局, the computed one, and what the 事務局 says of the difference."""
    return tuple((f"{r.project.code}　{r.project.name}", _difference(r)) for r in report.evaluation.projects
                 if r.review is not None and r.review.grade is not None)


def _difference(result: ProjectResult) -> Expr:
    code, published = result.project.code, result.review.published if result.review is not None else ""
    reason = published or (texts.NOT_EXPLAINED if result.is_overruled else "")
    return join(text(texts.REVIEW_GIVEN[0]), Var(project_cell(code, "outcome")), text(texts.REVIEW_GIVEN[1]), comparison(code),
                text(reason))


def _remarks(report: Report) -> tuple[tuple[str, str], ...]:
    """Notes of this year's targets and actuals, and words such as 約 that the judgement ignores."""
    found = []
    for m in _now(report):
        if m.target.note:
            found.append((_name(m), m.target.note))
        if m.result is not None and m.result.actual.note:
            found.append((_name(m), texts.REMARK_OF_ACTUAL.format(note=m.result.actual.note)))
        if m.condition is not None and m.condition.approximate:
            found.append((_name(m), texts.APPROXIMATE.format(wording=m.target.wording, year=write_code(m.year))))
    return tuple(found)
