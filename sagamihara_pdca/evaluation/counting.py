"""Counts of projects and the sentences that are made of them, as formulas that follow the figures."""

from __future__ import annotations

from collections.abc import Hashable

from sagamihara_pdca.evaluation.project_data import outcome_trees, project_span, tier_word, watched_total
from sagamihara_pdca.evaluation.view import MEASURE_DATA, Report
from sagamihara_pdca.formulas.tree import Expr, Var, bind, count_same, number, text, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.states import NOT_GRADED, Ungraded
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.rules import sentences as rules
from sagamihara_pdca.rules.outlook import Outlook
from sagamihara_pdca.rules.sentences import InTier, Tally
from sagamihara_pdca.rules.summary import Group, GroupKind, attention_tiers, year_figures
from sagamihara_pdca.sheets.book import Span


def count(report: Report, group: Group | None = None, column: str = "", word: Expr | None = None) -> Expr:
    """How many projects of the group (None: of all) have `word` in `column`; all of the group without one."""
    if not report.evaluation.projects:
        return number(0)
    pairs: list[Expr] = []
    if group is not None and group.kind is not GroupKind.ALL:
        pairs += [project_span(report, group.kind.value), text(group.word)]  # the columns are called like the kinds
    if word is not None:
        pairs += [project_span(report, column), word]
    return count_same(*pairs) if pairs else number(len(report.evaluation.projects))


def grade_counts(report: Report, group: Group | None = None) -> tuple[Expr, ...]:
    """One count per grade, best first."""
    return tuple(count(report, group, "outcome", tree.symbol) for tree in grade_trees(report.scheme))


def ungraded_count(report: Report, group: Group) -> Expr:
    """Projects without an indicator or without a target this year."""
    return total(*(count(report, group, "outcome", text(outcome.word)) for outcome in NOT_GRADED))


def progress_count(report: Report, word: str) -> Expr:
    """Return the formula for how many projects of the year have the word of progress."""
    return count(report, column="progress", word=text(word))


def sentences(report: Report) -> tuple[Expr, ...]:
    """The sentences of 総括: the year in short, results by action goal, on how many projects a decision is needed."""
    scheme, last = report.scheme, report.context.last
    progress: dict[Hashable, Expr] = {p: progress_count(report, report.terms.word(p)) for p in Progress}
    progress[Tally.SILENT] = progress_count(report, Ungraded.UNREPORTED.word)
    tiers: dict[Hashable, Expr] = {InTier(n): count(report, column="tier", word=text(tier_word(n)))
                                   for n in range(len(attention_tiers(scheme)))}
    watched: dict[Hashable, Expr] = {Tally.WATCHED: watched_total(report)}
    headline = rules.headline_sentence(report.year, scheme, year_figures(last) if last is not None else None)
    return (bind(headline, _outcomes(report) | watched), bind(rules.progress_sentence(report.terms), progress),
            bind(rules.attention_sentence(scheme, grade_trees(scheme)), tiers | watched))


def outlook_sentence(report: Report) -> Expr:
    """Where the measures would end at their present pace, counted over this year's rows of 指標データ."""
    rows = report.measure_years
    if not rows:
        return bind(rules.outlook_sentence(), dict.fromkeys(Outlook, number(0)))
    year, word = (Var(Span(MEASURE_DATA, rows[0].key, rows[-1].key, column, column)) for column in ("year", "outlook"))
    return bind(rules.outlook_sentence(), {found: count_same(year, text(write_code(report.year)), word, text(found.value))
                                           for found in Outlook})


def states_sentence(report: Report) -> Expr:
    """What 未確定 and 評価なし are made of, state by state."""
    return bind(rules.states_sentence(), _outcomes(report))


def _outcomes(report: Report) -> dict[Hashable, Expr]:
    return {outcome: count(report, column="outcome", word=word)
            for outcome, word in outcome_trees(report.scheme).items()}
