"""The sheet on which a division reports one project: Plan, Do, Check, Act on one A4 page."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import FALSE, Const, Expr, Var, any_of, bind
from sagamihara_pdca.input_form import form_rows, texts
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.doubts import doubts_text, of_progress
from sagamihara_pdca.input_form.figures import indicator_rows
from sagamihara_pdca.input_form.form_rows import COLUMNS, SUB, VISIBLE
from sagamihara_pdca.input_form.frame import counts_row, foot_rows, frame_highlights, head_rows
from sagamihara_pdca.input_form.keys import (
    DIRECTION,
    DIRECTION_REASON,
    EFFECT,
    IMPROVEMENT,
    INITIATIVES,
    ISSUES,
    PART,
    PROGRESS,
    PROPOSAL,
    PROPOSAL_DETAIL,
    REASON,
    STAGE,
)
from sagamihara_pdca.input_form.measures import MeasureAsked, measures_asked, own_figures
from sagamihara_pdca.input_form.questions import question_rows
from sagamihara_pdca.input_form.texts import FieldText
from sagamihara_pdca.model.choices import (
    EXPLORING_DIRECTIONS,
    MEASURED_DIRECTIONS,
    ExplorationStage,
    Progress,
    Proposal,
    Terms,
)
from sagamihara_pdca.model.plan import Phase, Project
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.rules.required import causes_of_measure, detail_is_due, is_late
from sagamihara_pdca.sheets.book import Field, InputKind, Page, Ref, Row, Sheet
from sagamihara_pdca.sheets.paper import printable
from sagamihara_pdca.sheets.row_heights import text_width

_ALWAYS = Const(True)
#: Characters of an answer as an official evaluation prints it, and of a reason for one of the choices.
LONG_TEXT, SHORT_TEXT = 300, 150
#: Half-width characters that fit beside each other in a header.
_HEADER_WIDTH = 96


def project_sheet(context: FormContext, project: Project) -> Sheet:
    """The sheet for one project: in full for the lead division, its own part for the others."""
    code = project.code
    body = (*head_rows(context, project), *told_and_asked(context, project))
    first = first_input(project, body)
    chained = form_rows.chained(code, body, first)
    rows = (*chained, *foot_rows(code, chained), counts_row(code, chained))
    highlights = (*frame_highlights(context, project, rows), *form_rows.highlights(code, rows))
    return Sheet(code, code, COLUMNS, rows, highlights, _page(context, project), frozen_row="head.project", keyed=True,
                 protected=True, print_columns=VISIBLE, first_input=first)


def told_and_asked(context: FormContext, project: Project) -> tuple[Row, ...]:
    """The sheet's rows between its head and its foot: what the plan says and what the division is asked."""
    return (*_plan_rows(context, project), *_asked_rows(context, project))


def first_input(project: Project, rows: tuple[Row, ...]) -> Ref:
    """Return the first input of the rows, in which the cursor starts."""
    return next(Ref(project.code, row.key, cell.column) for row in rows for cell in row.cells
                if cell.field is not None)


def lead_measures(context: FormContext, project: Project) -> tuple[MeasureAsked, ...]:
    """The measures that this division reports on the project's sheet."""
    return measures_asked(context, project) if project.lead == context.division.number else ()


def _plan_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    """Summary and goal of the project, and last year's assessment of it."""
    goal = project.action_goal(context.year) or (texts.GOAL_NOT_PRINTED if project.indicators else "")
    rows = [form_rows.heading("plan", texts.PLAN), form_rows.line("plan.summary", "概要", project.summary)]
    if goal:
        rows.append(form_rows.line("plan.goal", "行動目標", goal))
    last = context.last_project(project.code)
    if last is not None and last.answered:
        rows.append(form_rows.line("plan.last", f"{write_code(last.year)}の評価", _last_year(context.terms, last)))
        if last.said(IMPROVEMENT):
            rows.append(form_rows.line("plan.last_act", "昨年度の改善方針", last.said(IMPROVEMENT), most=5))
    rows += _last_review(last) if last is not None else ()
    return (*rows, *question_rows(context, project, Phase.PLAN))


def _last_review(last: ProjectResult) -> tuple[Row, ...]:
    """What the 事務局 published of the year before, and what the committee said."""
    review = last.review
    said = (("plan.last_published", "昨年度の公表文", review.published),
            ("plan.last_committee", "昨年度の委員会意見", review.committee)) if review is not None else ()
    return tuple(form_rows.line(key, label, words, most=5) for key, label, words in said if words)


def _last_year(terms: Terms, last: ProjectResult) -> str:
    """How the year before was judged, in one line."""
    grade = [f"評価：{last.outcome.word}"] if last.measures or last.is_overruled else []
    chosen = (("進捗", last.progress), ("検討の段階", last.stage), ("次年度の方向", last.direction))
    return "　".join([*grade, *(f"{label}：{terms.word(choice)}" for label, choice in chosen if choice is not None)])


def _asked_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    """What is asked, by kind: a partner its part, a project with indicators its figures, any other its findings."""
    if project.lead != context.division.number:
        return _partner_rows(context, project)
    if project.indicators:
        return (*_measured_do(context, project), *_measured_check(context, project), *_measured_act(context, project))
    return (*_exploring_do(context, project), *_exploring_check(context, project), *_exploring_act(context, project))


def _initiatives(project: Project) -> Row:
    return form_rows.question(project.code, INITIATIVES, _written(texts.INITIATIVES, _ALWAYS))


def _written(words: FieldText, required: Expr = FALSE, most: int = LONG_TEXT) -> Field:
    return Field(words.label, InputKind.TEXT, required, max_length=most, hint=words.hint, example=words.example)


def _chosen(words: FieldText, choices: tuple[str, ...], example: str, required: Expr = _ALWAYS) -> Field:
    return Field(words.label, InputKind.CHOICE, required, choices, hint=words.hint, example=example)


def _measured_do(context: FormContext, project: Project) -> tuple[Row, ...]:
    return (form_rows.heading("do", texts.DO), _initiatives(project), *indicator_rows(context, project),
            *question_rows(context, project, Phase.DO))


def _measured_check(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    progress = _chosen(texts.GOAL_PROGRESS, context.terms.words(Progress), context.terms.word(Progress.ON_PLAN))
    reason = _written(texts.REASON, _reason_required(context, project), SHORT_TEXT)
    doubt = doubts_text(of_progress(context, project))
    return (form_rows.heading("check", texts.CHECK), form_rows.choice(code, PROGRESS, progress, doubt),
            form_rows.question(code, EFFECT, _written(texts.EFFECT, _ALWAYS)),
            form_rows.question(code, ISSUES, _written(texts.ISSUES)), form_rows.question(code, REASON, reason),
            *question_rows(context, project, Phase.CHECK))


def _reason_required(context: FormContext, project: Project) -> Expr:
    """A reason is asked where a grade is low, a figure is missing, the goal late, or the division itself judged."""
    causes = (bind(cause, own_figures(asked)) for asked in measures_asked(context, project)
              for cause in causes_of_measure(asked.method, context.plan.scheme))
    return any_of(is_late(Var(Ref(project.code, PROGRESS, SUB)), context.terms), *causes)


def _measured_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    words = context.terms.words(MEASURED_DIRECTIONS)
    return (*_act_start(project.code),
            form_rows.choice(project.code, DIRECTION, _chosen(texts.DIRECTION, words, words[0])),
            *_proposal(context.terms, project.code),
            *question_rows(context, project, Phase.ACT))


def _act_start(code: str) -> tuple[Row, ...]:
    return (form_rows.heading("act", texts.ACT),
            form_rows.question(code, IMPROVEMENT, _written(texts.IMPROVEMENT, _ALWAYS)))


def _proposal(terms: Terms, code: str) -> tuple[Row, ...]:
    is_due = detail_is_due(Var(Ref(code, PROPOSAL, SUB)), Var(Ref(code, DIRECTION, SUB)), terms)
    kind = _chosen(texts.PROPOSAL, terms.words(Proposal), terms.word(Proposal.RECLASSIFY), FALSE)
    return (form_rows.choice(code, PROPOSAL, kind),
            form_rows.question(code, PROPOSAL_DETAIL, _written(texts.PROPOSAL_DETAIL, is_due, 100)))


def _exploring_do(context: FormContext, project: Project) -> tuple[Row, ...]:
    stage = _chosen(texts.STAGE, context.terms.words(ExplorationStage), context.terms.word(ExplorationStage.STUDYING))
    return (form_rows.heading("do", texts.DO), form_rows.choice(project.code, STAGE, stage), _initiatives(project),
            *question_rows(context, project, Phase.DO))


def _exploring_check(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    progress = _chosen(texts.STUDY_PROGRESS, context.terms.words(Progress), context.terms.word(Progress.ON_PLAN))
    late = is_late(Var(Ref(code, PROGRESS, SUB)), context.terms)
    return (form_rows.heading("check", texts.CHECK), form_rows.choice(code, PROGRESS, progress),
            form_rows.question(code, EFFECT, _written(texts.FINDINGS, _ALWAYS)),
            form_rows.question(code, ISSUES, _written(texts.STUDY_ISSUES, late)),
            *question_rows(context, project, Phase.CHECK))


def _exploring_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    words = context.terms.words(EXPLORING_DIRECTIONS)
    reason = _written(texts.DIRECTION_REASON, _ALWAYS, SHORT_TEXT)
    return (*_act_start(code), form_rows.choice(code, DIRECTION, _chosen(texts.STUDY_DIRECTION, words, words[0])),
            form_rows.question(code, DIRECTION_REASON, reason), *question_rows(context, project, Phase.ACT))


def _partner_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    lead = context.plan.division(project.lead).name
    return (form_rows.heading("do", texts.DO), form_rows.note("do.note", texts.PARTNER_NOTE.format(lead=lead)),
            form_rows.question(code, PART, _written(texts.PART, _ALWAYS)), *question_rows(context, project, Phase.DO),
            form_rows.heading("check", texts.CHECK),
            form_rows.question(code, ISSUES, _written(texts.PARTNER_ISSUES)),
            *question_rows(context, project, Phase.CHECK), *_partner_act(context, project))


def _partner_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    """A partner is asked about the next year only by the questions of the year."""
    questions = question_rows(context, project, Phase.ACT)
    return (form_rows.heading("act", texts.ACT), *questions) if questions else ()


def _page(context: FormContext, project: Project) -> Page:
    left = f"{write_fiscal_year(context.year)}　{context.plan.profile.plan_name}"
    right = context.division.name
    if text_width(left + right) > _HEADER_WIDTH:
        right = f"\n{right}"
    return Page(one_page=True, left_binding=True,
                header=f"&L&9 {printable(left)}&R&9 {printable(right)}",
                footer=f"&L&9 {project.code}&R&9 &P／&N")
