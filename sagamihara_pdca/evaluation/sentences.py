"""The year in three sentences, generated as formulas over the figures."""

from __future__ import annotations

from sagamihara_pdca.evaluation import counting
from sagamihara_pdca.evaluation.counting import Group
from sagamihara_pdca.evaluation.project_data import UNREPORTED, low_symbols
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.formulas.tree import EMPTY, Expr, Var, above, if_, join, number, rounded, text, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.states import NOT_CARRIED_OUT, OPEN, UNDECIDED
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Ref

_ALL = Group("")
BULLET = "・"  # not ○, which is a grade
_UNDECIDED, _NOT_CARRIED_OUT = (tuple(outcome.word for outcome in group) for group in (UNDECIDED, NOT_CARRIED_OUT))


def sentences(report: Report) -> tuple[Expr, ...]:
    """Results by indicator, results by action goal, what is open."""
    return _results(report), _progress(report), _attention(report)


def states_sentence(report: Report) -> Expr:
    """What 未確定 and 評価なし are made of, state by state."""
    def counted(words: tuple[str, ...]) -> Expr:
        parts = [part for n, word in enumerate(words)
                 for part in (text(f"{'、' if n else ''}{word} "), counting.count(report, _ALL, "outcome", text(word)))]
        return join(*parts)

    return join(text("「未確定」の内訳："), counted(tuple(o.word for o in OPEN)),
                text("　／　「評価なし」の内訳："), counted(counting.UNGRADED))


def _figure(column: str) -> Expr:
    """A figure of the table below the sentences."""
    return Var(Ref(SUMMARY, "all", column))


def _results(report: Report) -> Expr:
    grades = len(report.scheme.grades)
    graded = total(*(_figure(f"n{i + 1}") for i in range(grades)))
    best = grade_trees(report.scheme)[0].symbol
    share = rounded(_figure("n1") * number(100) / graded, 1)
    known = join(text("最も高い評価（"), best, text("）は"), _figure("n1"), text("事業（評価した"), graded, text("事業の"), share,
                 text("％）です。"))
    return join(text(f"{BULLET}{write_fiscal_year(report.year)}の対象の"), _figure("n0"), text("事業のうち、成果指標により評価した事業は"),
                graded, text("事業です。"), if_(above(graded, number(0)), known, EMPTY))


def _progress(report: Report) -> Expr:
    good = report.terms.words(p for p in Progress if not p.is_late)
    late = report.terms.words(p for p in Progress if p.is_late)
    return join(text(f"{BULLET}行動目標の進捗は、「{good[0]}」又は「{good[1]}」が"), counting.progress_total(report, good),
                text("事業、遅れ・中止等（" + "・".join(late) + "）が"),
                counting.progress_total(report, late), text(f"事業、{UNREPORTED}が"),
                counting.progress_count(report, UNREPORTED), text("事業です。"))


def _attention(report: Report) -> Expr:
    low = low_symbols(report.scheme)
    counted = total(*(counting.count(report, _ALL, "outcome", symbol) for symbol in low)) if low else number(0)
    marks = join(*(part for n, symbol in enumerate(low) for part in ((text("・"), symbol) if n else (symbol,)))) \
        if low else EMPTY
    return join(text(f"{BULLET}改善が必要な事業（"), marks, text("）は"), counted,
                text(f"事業、{'・'.join(_UNDECIDED[:2])}などで評価が確定していない事業は"), _outcome_total(report, _UNDECIDED),
                text(f"事業、{'・'.join(_NOT_CARRIED_OUT)}は"), _outcome_total(report, _NOT_CARRIED_OUT), text("事業です。"))


def _outcome_total(report: Report, words: tuple[str, ...]) -> Expr:
    return total(*(counting.count(report, _ALL, "outcome", text(word)) for word in words))
