"""昨年度との比較: grades year by year, and which projects rose or fell, with the division's reason. From the second year on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.causes import abridged, achievement, cause
from sagamihara_pdca.evaluation.counts_table import group_cell
from sagamihara_pdca.evaluation.page import data_cell, full_row, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import DASH, MEASURE_DATA, Report
from sagamihara_pdca.formulas.tree import Expr, Var, count_same, first_that_holds, if_, join, same, text
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.plan import Grade
from sagamihara_pdca.model.results import Evaluation, ProjectResult
from sagamihara_pdca.model.states import NOT_GRADED, OPEN
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.rules.grading import DECLARED_MET, DECLARED_MISSED
from sagamihara_pdca.rules.summary import Group, GroupKind
from sagamihara_pdca.sheets.book import Cell, Column, Content, Highlight, Look, Paper, Ref, Row, Sheet, Span, Tone

YEARS = "years"
_COLUMNS = (Column("code", 8), Column("name", 27), Column("last", 9), Column("now", 9), Column("change", 9), Column("words", 40))
_WORDS_WIDTH = 80


def years_sheet(report: Report, last: Evaluation) -> Sheet:
    """Return the sheet. `last`: the year before, as it was evaluated."""
    shown = tuple(_row(report, result, _before(last, result)) for result in report.evaluation.projects)
    title = texts.YEARS.title.format(year=write_fiscal_year(report.year))
    rows = (*title_rows(_COLUMNS, title, intro=texts.YEARS.intro), *_count_rows(report, last),
            *(full_row(_COLUMNS, f"said{n}", words, Look.LEAD) for n, words in enumerate((_sentence(shown),) if shown else ())),
            _head(report), *shown, *_closing_rows(report))
    return Sheet(YEARS, texts.YEARS.tab, _COLUMNS, rows, _highlights(report, shown), page(report, Paper.A4_PORTRAIT, repeat="head"),
                 frozen_row="head", protected=True)


def _count_rows(report: Report, last: Evaluation) -> tuple[Row, ...]:
    """How the projects of both years stand, grade by grade."""
    symbols = [tree.symbol for tree in grade_trees(report.scheme)]
    words = (text(write_code(last.year)), text(write_code(report.year)))
    every = Group(GroupKind.ALL, "", "")
    now: list[Content] = [join(words[1], text("　"), *_pairs(symbols, [Var(group_cell(every, n + 1)) for n in range(len(symbols) + 2)]))]
    counted = Counter(result.outcome for result in last.projects)
    figures = [*(counted[grade] for grade in last.plan.scheme.grades), sum(counted[o] for o in OPEN), sum(counted[o] for o in NOT_GRADED)]
    own = [text(grade.symbol) for grade in last.plan.scheme.grades]
    before: list[Content] = [join(words[0], text("　"), *_pairs(own, [text(str(figure)) for figure in figures]))]
    return (full_row(_COLUMNS, "by_year", texts.BY_YEAR, Look.SECTION),
            *(full_row(_COLUMNS, f"year{n}", content, Look.TEXT, lines=1.3) for n, content in enumerate((*before, *now))),
            full_row(_COLUMNS, "changes", texts.CHANGES, Look.SECTION))


def _closing_rows(report: Report) -> tuple[Row, ...]:
    """In the last year of the plan, how many measures of every 基本目標 have reached the last target."""
    rows = report.measure_years
    if report.year != report.plan.profile.last_year or not rows:
        return ()
    year, goal, met = (Var(Span(MEASURE_DATA, rows[0].key, rows[-1].key, column, column)) for column in ("year", "goal", "met"))

    def counted(number: str, word: str) -> Expr:
        return count_same(year, text(write_code(report.year)), goal, text(number), met, text(word))

    heads = Row("closing.head", (Cell("code", texts.CLOSING_HEAD, Look.HEAD, columns=2), *(
        Cell(column, word, Look.HEAD) for column, word in zip(("last", "now", "change"), (DECLARED_MET, DECLARED_MISSED, DASH), strict=True))))
    return (full_row(_COLUMNS, "closing", texts.CLOSING, Look.SECTION), heads, *(
        Row(f"closing.{g.number}", (Cell("code", texts.GOAL.format(goal=g), Look.TEXT, columns=2), *(
            Cell(column, counted(g.number, word), Look.COUNT)
            for column, word in zip(("last", "now", "change"), (DECLARED_MET, DECLARED_MISSED, DASH), strict=True))))
        for g in report.plan.goals))


def _pairs(symbols: Sequence[Expr], figures: Sequence[Expr]) -> list[Expr]:
    marks = [*symbols, text(texts.STILL_UNDECIDED), text(texts.NO_GRADE)]
    return [part for mark, figure in zip(marks, figures, strict=True) for part in (mark, text(" "), figure, text("　"))]


def _before(last: Evaluation, result: ProjectResult) -> ProjectResult | None:
    return next((r for r in last.projects if r.project.code == result.project.code), None)


def _head(report: Report) -> Row:
    words = ("事業番号", "事業名", write_code(report.year.previous), write_code(report.year), "変化", texts.REASON_OR_RESULT)
    return Row("head", tuple(Cell(column.key, heading, Look.HEAD) for column, heading in zip(_COLUMNS, words, strict=True)), lines=1.3)


def _row(report: Report, result: ProjectResult, before: ProjectResult | None) -> Row:
    code = result.project.code
    change = Var(Ref(YEARS, code, "change"))
    why, what_came = (abridged(words, _WORDS_WIDTH) for words in (cause(result), achievement(result) or cause(result)))
    said = if_(same(change, text(texts.FELL)), text(why), text(what_came))
    return Row(code, (
        Cell("code", code, Look.TEXT_CENTRE), Cell("name", result.project.name, Look.TEXT_SMALL),
        Cell("last", _last_symbol(report, before), Look.GRADE), Cell("now", data_cell(project_cell(code, "outcome")), Look.GRADE),
        Cell("change", _change(report, code, before), Look.TEXT_CENTRE), Cell("words", said, Look.TEXT_SMALL)), 1.3, 1.8)


def _last_symbol(report: Report, before: ProjectResult | None) -> Content:
    return report.symbol(before.outcome.word) if before is not None else DASH


def _change(report: Report, code: str, before: ProjectResult | None) -> Content:
    """Whether this year's grade is above or below last year's; a dash where one of them is no grade of the scheme."""
    place = _place(report, before)
    if place is None:
        return DASH
    symbols = [tree.symbol for tree in grade_trees(report.scheme)]
    words = [texts.ROSE if n < place else texts.SAME if n == place else texts.FELL for n in range(len(symbols))]
    now = Var(project_cell(code, "outcome"))
    return first_that_holds(tuple((same(now, symbol), text(word)) for symbol, word in zip(symbols, words, strict=True)), text(DASH))


def _place(report: Report, before: ProjectResult | None) -> int | None:
    """Where last year's grade stands among the grades of the plan, 0 the best."""
    outcome = before.outcome if before is not None else None
    symbols = [grade.symbol for grade in report.scheme.grades]
    return symbols.index(outcome.symbol) if isinstance(outcome, Grade) and outcome.symbol in symbols else None


def _sentence(rows: tuple[Row, ...]) -> Expr:
    changes = Var(Span(YEARS, rows[0].key, rows[-1].key, "change", "change"))
    return join(*(part for word in (texts.ROSE, texts.FELL, texts.SAME)
                  for part in (text(f"{word} "), count_same(changes, text(word)), text("事業　"))))


def _highlights(report: Report, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    if not rows:
        return ()
    change = Var(Ref(YEARS, rows[0].key, "change"))
    span = Span(YEARS, rows[0].key, rows[-1].key, "change", "change")
    tones = tuple(Highlight(span, same(change, text(word)), tone) for word, tone in ((texts.ROSE, Tone.DONE), (texts.FELL, Tone.FAULT)))
    return (*(h for column in ("last", "now") for h in outcome_highlights(report, YEARS, rows, column)), *tones)
