"""The four large numbers of 総括, each with last year's beside it."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.evaluation import counting, texts
from sagamihara_pdca.evaluation.grid import WIDE, at
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.formulas.tree import EMPTY, Expr, Var, above, if_, join, number, text, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.states import OPEN
from sagamihara_pdca.rules.grading import low_grades
from sagamihara_pdca.rules.summary import YearFigures, year_figures
from sagamihara_pdca.sheets.book import Cell, Content, Look, Ref, Row

_CARDS = 4
_EACH = WIDE // _CARDS


@dataclass(frozen=True, slots=True)
class _Card:
    title: Content
    figure: Expr
    of: Expr  # the projects among which it is counted
    of_what: str
    last: int | None
    last_of: int | None


def card_rows(report: Report) -> tuple[Row, ...]:
    """Title, figure, among how many, and last year's."""
    cards = _cards(report)

    def row(key: str, look: Look, contents: list[Content], lines: float) -> Row:
        cells = tuple(Cell(at(n * _EACH), content, look, columns=_EACH) for n, content in enumerate(contents))
        return Row(key, cells, lines, most_lines=lines)

    return (row("card.title", Look.HEAD_SMALL, [card.title for card in cards], 1.2),
            row("card.figure", Look.FIGURE, [card.figure for card in cards], 2.2),
            row("card.of", Look.TEXT_SMALL_CENTRE, [join(text(card.of_what), card.of, text("事業のうち")) for card in cards], 0.9),
            row("card.last", Look.TEXT_SMALL_CENTRE, [_compared(card, n) for n, card in enumerate(cards)], 0.9))


def _cards(report: Report) -> tuple[_Card, ...]:
    scheme, trees, counts = report.scheme, grade_trees(report.scheme), counting.grade_counts(report)
    is_low = [grade in low_grades(scheme) for grade in scheme.grades]
    last = year_figures(report.context.last) if report.context.last is not None else None
    graded, projects = total(*counts), counting.count(report)

    def of_grades(title: str, *, low: bool, figure: int | None) -> _Card:
        chosen = [n for n, own in enumerate(is_low) if own is low]
        symbols = [trees[n].symbol for n in chosen]
        return _Card(join(text(f"{title}（"), *symbols, text("）")), total(*(counts[n] for n in chosen)), graded, "評価した", figure,
                     last.graded if last is not None else None)

    def of_all(title: str, figure: Expr, before: int | None) -> _Card:
        return _Card(title, figure, projects, "全", before, last.projects if last is not None else None)

    good = "・".join(g.name for g, low in zip(scheme.grades, is_low, strict=True) if not low)
    undecided = total(*(counting.count(report, column="outcome", word=text(o.word)) for o in OPEN))
    on_plan = total(*(counting.progress_count(report, report.terms.word(p)) for p in Progress if not p.is_late))
    return (of_grades(good or texts.REACHED, low=False, figure=_of(last, "good")),
            of_grades(texts.TO_IMPROVE, low=True, figure=_of(last, "low")),
            of_all(texts.STILL_UNDECIDED, undecided, _of(last, "undecided")), of_all(texts.ON_PLAN, on_plan, _of(last, "on_plan")))


def _of(last: YearFigures | None, figure: str) -> int | None:
    if last is None:
        return None
    return {"good": last.good, "low": last.low, "undecided": last.undecided, "on_plan": last.on_plan}[figure]


def _compared(card: _Card, n: int) -> Content:
    """Last year's figure, and by how much this year's is above or below it."""
    if card.last is None:
        return texts.NO_LAST_YEAR
    now, last = Var(Ref(SUMMARY, "card.figure", at(n * _EACH))), number(card.last)
    more, fewer = (join(text(f"　{sign}"), by, text(word)) for sign, by, word in (("▲", now - last, "増"), ("▽", last - now, "減")))
    return join(text(f"昨年度 {card.last}／{card.last_of}"), if_(above(now, last), more, if_(above(last, now), fewer, EMPTY)))
