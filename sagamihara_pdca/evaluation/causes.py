"""What 総括 says of a project in a line: what happened, what will be done, who answers for it, and what came of it."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.input_form.keys import DIRECTION_REASON, EFFECT, IMPROVEMENT, ISSUES, PROPOSAL_DETAIL, REASON
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.rules.summary import in_order_of_attention
from sagamihara_pdca.sheets.row_heights import text_width


def abridged(words: str, width: int) -> str:
    """Return the words, or as many whole sentences of them as `width` half-width characters hold; "…" where none fits.

    Words that are blanks alone become a dash.
    """
    line = words.replace("\n", " ").strip() or DASH  # a cell that refers to a blank one shows 0
    if text_width(line) <= width:
        return line
    kept = _cut(line, width)
    end = kept.rfind(texts.FULL_STOP)
    return kept[:end + 1] if end > 0 else f"{_cut(line, width - 2)}…"


def _cut(line: str, width: int) -> str:
    while text_width(line) > width:
        line = line[:-1]
    return line


#: As many decisions as 総括 lists, and as many with two lines of letters each.
_MOST, _MOST_OF_TWO = 12, 8
#: Half-width characters of small letters in a line of the columns of 総括 that name a project, its cause and what is next.
WHO, CAUSE, NEXT = 34, 25, 25


def decisions_shown(report: Report) -> int:
    """How many projects 総括 lists with their cause."""
    return min(len(in_order_of_attention(report.evaluation)), _MOST)


def lines_of_a_decision(report: Report) -> int:
    """How many lines of letters each of them has there."""
    return 2 if decisions_shown(report) <= _MOST_OF_TWO else 1


def cause(result: ProjectResult) -> str:
    """What happened, in the words of the 事務局 where it overruled the computed evaluation, else in the division's."""
    if not result.answered:
        return texts.NOT_SUBMITTED
    overruled = result.review.published if result.review is not None and result.is_overruled else ""
    expected = next((texts.EXPECTED.format(when=m.actual.expected) for m in result.measures if m.actual.expected), "")
    return overruled or expected or result.said(REASON) or result.said(ISSUES) or DASH


def what_next(result: ProjectResult) -> str:
    """What will be done: the division's improvement, else the reason of its direction."""
    if not result.answered:
        return texts.WILL_BE_ASKED
    return result.said(IMPROVEMENT) or result.said(DIRECTION_REASON) or DASH


def achievement(result: ProjectResult) -> str:
    """What came of the project: as the 事務局 publishes it, else as the division says."""
    return (result.review.published if result.review is not None else "") or result.said(EFFECT)


def proposal(report: Report, result: ProjectResult) -> str:
    """What the division proposes for the plan, and why."""
    kind = report.word(result.proposal, "") or report.word(result.direction, "")
    why = result.said(PROPOSAL_DETAIL) or result.said(DIRECTION_REASON)
    return f"{kind}：{why}" if why else kind


def project_and_lead(report: Report, result: ProjectResult) -> str:
    """Number and name of the project and, in brackets, its lead division."""
    return _named(report, result, result.project.name)


def short_project_and_lead(report: Report, result: ProjectResult, width: int) -> str:
    """The same with as much of the name as `width` half-width characters leave room for."""
    room = width - text_width(_named(report, result, ""))
    return _named(report, result, abridged(result.project.name, max(room, 6)))


def _named(report: Report, result: ProjectResult, name: str) -> str:
    return texts.PROJECT_AND_LEAD.format(code=result.project.code, name=name, lead=report.plan.division(result.project.lead).name)

