"""When a division must say why, as trees over what else it answered."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import Expr, all_of, any_of, is_empty, is_one_of, not_, same, text
from sagamihara_pdca.model.choices import NextDirection, Progress, Proposal, Terms
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.rules.achievement import ACTUAL, OUTCOME, state_has_figure
from sagamihara_pdca.rules.grading import needs_reason


def is_late(progress: Expr, terms: Terms) -> Expr:
    """Whether a project's progress asks for a reason."""
    return is_one_of(progress, terms.words(p for p in Progress if p.is_late))


def causes_of_measure(method: Method, scheme: GradeScheme) -> tuple[Expr, ...]:
    """What asks for a reason in a measure's `OUTCOME`, `STATE` and `ACTUAL`: a low grade, a figure that is missing, a
    grade that the division itself chose."""
    if method is Method.NONE:
        return ()
    causes = needs_reason(OUTCOME, scheme), not_(state_has_figure())
    return (*causes, not_(is_empty(ACTUAL))) if method is Method.JUDGED else causes


def detail_is_due(proposal: Expr, direction: Expr, terms: Terms) -> Expr:
    """Whether 提案の内容・理由 is asked: something is proposed, or the project shrinks or ends."""
    proposes = all_of(not_(is_empty(proposal)), not_(same(proposal, text(terms.word(Proposal.NONE)))))
    return any_of(proposes, is_one_of(direction, terms.words(d for d in NextDirection if d.is_ending)))
