"""The sentences of 総括, as trees over counts: written out in Python, and live in a workbook where cells are bound to the counts.

A count is asked for by what it counts: an outcome, a progress, a `Tally`, an `InTier` or an `Outlook`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Expr, Var, above, fill_in, if_, join, number, text, total
from sagamihara_pdca.model.choices import Progress, Terms
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Evaluation, Outcome
from sagamihara_pdca.model.states import NOT_GRADED, OPEN, Ungraded
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules import texts
from sagamihara_pdca.rules.grading import GradeTrees, constants, low_grades
from sagamihara_pdca.rules.outlook import Outlook, prospects
from sagamihara_pdca.rules.summary import YearFigures, attention_tiers, tier_of, year_figures


class Tally(Enum):
    """Counts that are not of one outcome or one progress."""

    SILENT = "進捗が未報告の事業数"
    WATCHED = "判断が必要な事業数"


@dataclass(frozen=True, slots=True)
class InTier:
    """The count of the projects whose tier is the `number`th of `summary.attention_tiers`."""

    number: int


def headline_sentence(year: FiscalYear, scheme: GradeScheme, last: YearFigures | None) -> Expr:
    """The year in a sentence. Counts: every grade and `WATCHED`. `last`: the year before."""
    good = tuple(g for g in scheme.grades if g not in low_grades(scheme))
    graded = _sum(scheme.grades)
    known = fill_in(texts.HEADLINE, year=write_fiscal_year(year), graded=graded, good=_sum(good) if good else number(0),
                    names="又は".join(f"「{g.name}」" for g in good) or texts.MET, before=_before(last))
    none = text(texts.NONE_GRADED.format(year=write_fiscal_year(year)))
    return join(if_(above(graded, number(0)), known, none), fill_in(texts.WATCHED, watched=Var(Tally.WATCHED)))


def _before(last: YearFigures | None) -> str:
    return texts.BEFORE.format(graded=last.graded, good=last.good) if last is not None and last.graded else ""


def progress_sentence(terms: Terms) -> Expr:
    """Results by action goal. Counts: every progress, and `SILENT`."""
    good, late = (tuple(p for p in Progress if p.is_late is is_late) for is_late in (False, True))
    return fill_in(texts.PROGRESS, ahead=terms.word(good[0]), on_plan=terms.word(good[1]), good=_sum(good),
                   late_words="・".join(terms.words(late)), late=_sum(late),
                   unreported=Ungraded.UNREPORTED.word, silent=Var(Tally.SILENT))


def attention_sentence(scheme: GradeScheme, grades: tuple[GradeTrees, ...]) -> Expr:
    """On how many projects a decision is needed, and why. Counts: `WATCHED` and `InTier` of every tier; they add up."""
    symbols = {grade.symbol: trees.symbol for grade, trees in zip(scheme.grades, grades, strict=True)}
    parts = (part for n, tier in enumerate(attention_tiers(scheme))
             for part in (text("、" if n else ""), symbols.get(tier.label, text(tier.label)), text(" "), Var(InTier(n))))
    return fill_in(texts.ATTENTION, watched=Var(Tally.WATCHED), parts=join(*parts))


def outlook_sentence() -> Expr:
    """Where the measures would end at their present pace. Counts: every `Outlook`."""
    return join(text("最終年度の目標への見通し（測定項目の数）："), *(
        part for n, outlook in enumerate(Outlook) for part in (text(f"{'、' if n else ''}{outlook.value} "), Var(outlook))))


def states_sentence() -> Expr:
    """What 未確定 and 評価なし are made of, state by state. Counts: every outcome that is no grade."""
    def counted(outcomes: tuple[Ungraded, ...]) -> Expr:
        return join(*(part for n, outcome in enumerate(outcomes)
                      for part in (text(f"{'、' if n else ''}{outcome.word} "), Var(outcome))))

    return fill_in(texts.STATES, undecided=counted(OPEN), not_graded=counted(NOT_GRADED))


def _sum(counted: Iterable[Outcome | Progress]) -> Expr:
    return total(*(Var(key) for key in counted))


def sentences(evaluation: Evaluation, last: Evaluation | None = None) -> tuple[str, ...]:
    """The sentences of the year. `last`: the year before, to which it is compared."""
    plan = evaluation.plan
    before = year_figures(last) if last is not None else None
    return tuple(_written(evaluation, tree) for tree in (
        headline_sentence(evaluation.year, plan.scheme, before), progress_sentence(plan.profile.terms),
        attention_sentence(plan.scheme, constants(plan.scheme))))


def outlooks(evaluation: Evaluation) -> str:
    """Where the measures of the year would end."""
    return _written(evaluation, outlook_sentence())


def states(evaluation: Evaluation) -> str:
    """What 未確定 and 評価なし of the year are made of."""
    return _written(evaluation, states_sentence())


def _written(evaluation: Evaluation, sentence: Expr) -> str:
    tiers = [tier for result in evaluation.projects if (tier := tier_of(evaluation.plan.scheme, result)) is not None]
    counted: Counter[Hashable] = Counter({Tally.WATCHED: len(tiers)})
    counted.update(InTier(tier) for tier in tiers)
    counted.update(found.outlook for found in prospects(evaluation))
    counted.update(result.outcome for result in evaluation.projects)
    counted.update(result.progress or Tally.SILENT for result in evaluation.projects)
    return str(evaluate_tree(sentence, lambda key: Decimal(counted[key])))
