"""The sentences of 総括 over its cells, so that they follow the figures."""

from __future__ import annotations

from collections.abc import Hashable

from sagamihara_pdca.evaluation import counting
from sagamihara_pdca.evaluation.project_data import outcome_trees
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.formulas.tree import Expr, Var, bind
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.rules import sentences as rules
from sagamihara_pdca.rules.sentences import Tally
from sagamihara_pdca.sheets.book import Ref


def sentences(report: Report) -> tuple[Expr, ...]:
    """Results by indicator, results by action goal, what is open."""
    scheme, trees = report.scheme, grade_trees(report.scheme)
    table: dict[Hashable, Expr] = {Tally.PROJECTS: _figure("n0")}
    table |= {grade: _figure(f"n{n}") for n, grade in enumerate(scheme.grades, 1)}
    progress: dict[Hashable, Expr] = {p: counting.progress_count(report, report.terms.word(p)) for p in Progress}
    progress[Tally.SILENT] = counting.progress_count(report, Ungraded.UNREPORTED.word)
    return (bind(rules.results_sentence(report.year, scheme, trees), table),
            bind(rules.progress_sentence(report.terms), progress),
            bind(rules.attention_sentence(scheme, trees), _outcomes(report)))


def states_sentence(report: Report) -> Expr:
    """What 未確定 and 評価なし are made of, state by state."""
    return bind(rules.states_sentence(), _outcomes(report))


def _outcomes(report: Report) -> dict[Hashable, Expr]:
    return {outcome: counting.count(report, column="outcome", word=word)
            for outcome, word in outcome_trees(report.scheme).items()}


def _figure(column: str) -> Expr:
    """A figure of the table below the sentences."""
    return Var(Ref(SUMMARY, "all", column))
