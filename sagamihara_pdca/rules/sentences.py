"""The sentences of 総括, as trees over counts: written out in Python, and live in a workbook where cells are bound to the counts.

A count is asked for by what it counts: an outcome, a progress, or a `Tally`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import EMPTY, Expr, Var, above, if_, join, number, rounded, text, total
from sagamihara_pdca.model.choices import Progress, Terms
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Evaluation, Outcome
from sagamihara_pdca.model.states import NOT_CARRIED_OUT, NOT_GRADED, OPEN, UNDECIDED, Ungraded
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.grading import GradeTrees, constants, low_grades


class Tally(Enum):
    """Counts that are not of one outcome or one progress."""

    PROJECTS = "事業数"
    SILENT = "進捗が未報告の事業数"


BULLET = "・"  # not ○, which is a grade


def results_sentence(year: FiscalYear, scheme: GradeScheme, grades: tuple[GradeTrees, ...]) -> Expr:
    """Results by indicator. Counts: `PROJECTS` and every grade."""
    projects, best, graded = Var(Tally.PROJECTS), Var(scheme.grades[0]), _sum(scheme.grades)
    share = rounded(best * number(100) / graded, 1)
    known = join(text("最も高い評価（"), grades[0].symbol, text("）は"), best, text("事業（評価した"), graded, text("事業の"),
                 share, text("％）です。"))
    return join(text(f"{BULLET}{write_fiscal_year(year)}の対象の"), projects, text("事業のうち、評価した事業は"),
                graded, text("事業です。"), if_(above(graded, number(0)), known, EMPTY))


def progress_sentence(terms: Terms) -> Expr:
    """Results by action goal. Counts: every progress, and `SILENT`."""
    good, late = (tuple(p for p in Progress if p.is_late is is_late) for is_late in (False, True))
    return join(text(f"{BULLET}行動目標の進捗は、「{terms.word(good[0])}」又は「{terms.word(good[1])}」が"), _sum(good),
                text("事業、遅れ・中止等（" + "・".join(terms.words(late)) + "）が"), _sum(late),
                text(f"事業、{Ungraded.UNREPORTED.word}が"), Var(Tally.SILENT), text("事業です。"))


def attention_sentence(scheme: GradeScheme, grades: tuple[GradeTrees, ...]) -> Expr:
    """What is low, open or was not done. Counts: every outcome."""
    low = low_grades(scheme)
    symbols = [trees.symbol for grade, trees in zip(scheme.grades, grades, strict=True) if grade in low]
    marks = [part for n, symbol in enumerate(symbols) for part in ((text("・"), symbol) if n else (symbol,))]
    open_words, not_done = ("・".join(o.word for o in group) for group in (UNDECIDED[:2], NOT_CARRIED_OUT))
    return join(text(f"{BULLET}改善が必要な事業（"), join(*marks) if marks else EMPTY, text("）は"),
                _sum(low) if low else number(0), text(f"事業、{open_words}などで評価が確定していない事業は"), _sum(UNDECIDED),
                text(f"事業、{not_done}は"), _sum(NOT_CARRIED_OUT), text("事業です。"))


def states_sentence() -> Expr:
    """What 未確定 and 評価なし are made of, state by state. Counts: every outcome that is no grade."""
    def counted(outcomes: tuple[Ungraded, ...]) -> Expr:
        return join(*(part for n, outcome in enumerate(outcomes)
                      for part in (text(f"{'、' if n else ''}{outcome.word} "), Var(outcome))))

    return join(text("「未確定」の内訳："), counted(OPEN), text("　／　「評価なし」の内訳："), counted(NOT_GRADED))


def _sum(counted: Iterable[Outcome | Progress]) -> Expr:
    return total(*(Var(key) for key in counted))


def sentences(evaluation: Evaluation) -> tuple[str, ...]:
    """The sentences of the year, without their bullets."""
    plan = evaluation.plan
    trees = constants(plan.scheme)
    return tuple(_written(evaluation, tree).removeprefix(BULLET) for tree in (
        results_sentence(evaluation.year, plan.scheme, trees), progress_sentence(plan.profile.terms),
        attention_sentence(plan.scheme, trees)))


def states(evaluation: Evaluation) -> str:
    """What 未確定 and 評価なし of the year are made of."""
    return _written(evaluation, states_sentence())


def _written(evaluation: Evaluation, sentence: Expr) -> str:
    counted: Counter[Hashable] = Counter({Tally.PROJECTS: len(evaluation.projects)})
    counted.update(result.outcome for result in evaluation.projects)
    counted.update(result.progress or Tally.SILENT for result in evaluation.projects)
    return str(evaluate_tree(sentence, lambda key: Decimal(counted[key])))
