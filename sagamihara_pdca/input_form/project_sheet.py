"""The sheet on which a division reports one project: Plan, Do, Check, Act on one A4 page."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import Const, Expr, Var, any_of, bind
from sagamihara_pdca.input_form import form_rows
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
_GOAL_NOT_PRINTED = "（計画に記載がありません。取組全体の進み具合で報告してください。）"


def project_sheet(context: FormContext, project: Project) -> Sheet:
    """The sheet for one project: in full for the lead division, its own part for the others."""
    code = project.code
    body = (*head_rows(context, project), *_plan_rows(context, project), *_asked_rows(context, project))
    first = first_input(project, body)
    chained = form_rows.chained(code, body, first)
    rows = (*chained, *foot_rows(code, chained), counts_row(code, chained))
    highlights = (*frame_highlights(context, project, rows), *form_rows.highlights(code, rows))
    return Sheet(code, code, COLUMNS, rows, highlights, _page(context, project), frozen_row="head.project", keyed=True,
                 protected=True, print_columns=VISIBLE, first_input=first)


def first_input(project: Project, rows: tuple[Row, ...]) -> Ref:
    """Return the first input of the rows, in which the cursor starts."""
    return next(Ref(project.code, row.key, cell.column) for row in rows for cell in row.cells
                if cell.field is not None)


def lead_measures(context: FormContext, project: Project) -> tuple[MeasureAsked, ...]:
    """The measures that this division reports on the project's sheet."""
    return measures_asked(context, project) if project.lead == context.division.number else ()


def _plan_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    """Summary and goal of the project, and last year's assessment of it."""
    goal = project.action_goal(context.year) or (_GOAL_NOT_PRINTED if project.indicators else "")
    rows = [form_rows.heading("plan", "Plan　計画"), form_rows.line("plan.summary", "概要", project.summary)]
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
    return form_rows.question(project.code, INITIATIVES, Field(
        "取組", InputKind.TEXT, _ALWAYS, max_length=LONG_TEXT, hint="今年度に実施したことを、時期や回数を添えて入力します。",
        example="5月に操作研修を3回開き、120人が受講した。"))


def _measured_do(context: FormContext, project: Project) -> tuple[Row, ...]:
    return (form_rows.heading("do", "Do　実行"), _initiatives(project), *indicator_rows(context, project),
            *question_rows(context, project, Phase.DO))


def _measured_check(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    words = context.terms.words(Progress)
    progress = Field("行動目標の進捗", InputKind.CHOICE, _ALWAYS, words, hint="行動目標に対する進み具合を一覧から選びます。",
                     example=context.terms.word(Progress.ON_PLAN))
    effect = Field("成果", InputKind.TEXT, _ALWAYS, max_length=LONG_TEXT, hint="取組によって何が変わったかを入力します。",
                   example="来庁せずに手続を終えた市民が前年度より2割増えた。")
    issues = Field("課題", InputKind.TEXT, max_length=LONG_TEXT, hint="進める上で困っていること、残っていることを入力します。",
                   example="申請の途中でやめる利用者が多く、画面の見直しが必要である。")
    reason = Field("評価の理由", InputKind.TEXT, _reason_required(context, project), max_length=SHORT_TEXT,
                   hint="評価が低い、実績がまだ出ない、進捗が遅れている、又は担当課が評価を選んだ場合に、その理由を入力します。",
                   example="機器の納入が3か月遅れ、利用開始が1月となったため。")
    doubt = doubts_text(of_progress(context, project))
    return (form_rows.heading("check", "Check　評価"), form_rows.choice(code, PROGRESS, progress, doubt),
            form_rows.question(code, EFFECT, effect), form_rows.question(code, ISSUES, issues),
            form_rows.question(code, REASON, reason), *question_rows(context, project, Phase.CHECK))


def _reason_required(context: FormContext, project: Project) -> Expr:
    """A reason is asked where a grade is low, a figure is missing, the goal late, or the division itself judged."""
    causes = (bind(cause, own_figures(asked)) for asked in measures_asked(context, project)
              for cause in causes_of_measure(asked.method, context.plan.scheme))
    return any_of(is_late(Var(Ref(project.code, PROGRESS, SUB)), context.terms), *causes)


def _measured_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    words = context.terms.words(MEASURED_DIRECTIONS)
    direction = Field("次年度の方向", InputKind.CHOICE, _ALWAYS, words, hint="次年度にこの事業をどうするかを一覧から選びます。",
                      example=words[0])
    return (*_act_start(project.code), form_rows.choice(project.code, DIRECTION, direction),
            *_proposal(context.terms, project.code),
            *question_rows(context, project, Phase.ACT))


def _act_start(code: str) -> tuple[Row, ...]:
    improvement = Field("次年度の改善", InputKind.TEXT, _ALWAYS, max_length=LONG_TEXT,
                        hint="評価を踏まえて次年度に変えることを入力します。次年度の様式の「昨年度の改善方針」に表示されます。",
                        example="研修を動画でも配信し、当日参加できない職員も受講できるようにする。")
    return (form_rows.heading("act", "Act　改善"), form_rows.question(code, IMPROVEMENT, improvement))


def _proposal(terms: Terms, code: str) -> tuple[Row, ...]:
    is_due = detail_is_due(Var(Ref(code, PROPOSAL, SUB)), Var(Ref(code, DIRECTION, SUB)), terms)
    kind = Field("見直しの提案", InputKind.CHOICE, choices=terms.words(Proposal),
                 hint="計画の変更を提案する場合に選びます。なければ空欄で構いません。", example=terms.word(Proposal.RECLASSIFY))
    detail = Field("提案の内容・理由", InputKind.TEXT, is_due, max_length=100,
                   hint="見直しを提案する場合、又は次年度の方向が縮小・終了の場合に、その内容と理由を入力します。",
                   example="利用率の目標を17%から20%に改める。現状で18%に達したため。")
    return (form_rows.choice(code, PROPOSAL, kind), form_rows.question(code, PROPOSAL_DETAIL, detail))


def _exploring_do(context: FormContext, project: Project) -> tuple[Row, ...]:
    stage = Field("検討の段階", InputKind.CHOICE, _ALWAYS, context.terms.words(ExplorationStage),
                  hint="年度末の時点で検討がどこまで進んだかを選びます。", example=context.terms.word(ExplorationStage.STUDYING))
    return (form_rows.heading("do", "Do　実行"), form_rows.choice(project.code, STAGE, stage), _initiatives(project),
            *question_rows(context, project, Phase.DO))


def _exploring_check(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    progress = Field("検討の進捗", InputKind.CHOICE, _ALWAYS, context.terms.words(Progress),
                     hint="今年度の予定に対する進み具合を一覧から選びます。", example=context.terms.word(Progress.ON_PLAN))
    findings = Field("分かったこと", InputKind.TEXT, _ALWAYS, max_length=LONG_TEXT, hint="検討や試行で明らかになったことを入力します。",
                     example="窓口3か所で試行し、待ち時間が平均4分短くなった。")
    late = is_late(Var(Ref(code, PROGRESS, SUB)), context.terms)
    issues = Field("課題", InputKind.TEXT, late, max_length=LONG_TEXT,
                   hint="次の段階へ進むために残っている課題を入力します。進捗が遅れている場合は、その理由も入力します。",
                   example="個人情報の取扱いについて、関係課との整理が必要である。")
    return (form_rows.heading("check", "Check　評価"), form_rows.choice(code, PROGRESS, progress),
            form_rows.question(code, EFFECT, findings), form_rows.question(code, ISSUES, issues),
            *question_rows(context, project, Phase.CHECK))


def _exploring_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    words = context.terms.words(EXPLORING_DIRECTIONS)
    direction = Field("次年度の方向", InputKind.CHOICE, _ALWAYS, words,
                      hint="検討の結果、次年度にこの事業をどうするかを選びます。", example=words[0])
    reason = Field("方向の理由", InputKind.TEXT, _ALWAYS, max_length=SHORT_TEXT, hint="その方向とする理由を入力します。",
                   example="試行で効果を確認でき、全ての窓口への導入の見通しが立ったため。")
    return (*_act_start(code), form_rows.choice(code, DIRECTION, direction),
            form_rows.question(code, DIRECTION_REASON, reason), *question_rows(context, project, Phase.ACT))


def _partner_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    lead = context.plan.division(project.lead).name
    part = Field("取組（自課の担当分）", InputKind.TEXT, _ALWAYS, max_length=LONG_TEXT,
                 hint="自課が担当した取組を入力します。成果指標の実績は主担当課が報告します。",
                 example="窓口職員への操作説明会を2回開き、15人が参加した。")
    issues = Field("課題", InputKind.TEXT, max_length=LONG_TEXT, hint="自課の立場から見た課題があれば入力します。",
                   example="繁忙期は機器が足りず、順番待ちが生じた。")
    return (form_rows.heading("do", "Do　実行"),
            form_rows.note("do.note", f"この事業の主担当課は{lead}です。成果指標の実績と評価は{lead}が報告します。"),
            form_rows.question(code, PART, part), *question_rows(context, project, Phase.DO),
            form_rows.heading("check", "Check　評価"), form_rows.question(code, ISSUES, issues),
            *question_rows(context, project, Phase.CHECK), *_partner_act(context, project))


def _partner_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    """A partner is asked about the next year only by the questions of the year."""
    questions = question_rows(context, project, Phase.ACT)
    return (form_rows.heading("act", "Act　改善"), *questions) if questions else ()


def _page(context: FormContext, project: Project) -> Page:
    left = f"{write_fiscal_year(context.year)}　{context.plan.profile.plan_name}"
    right = context.division.name
    if text_width(left + right) > _HEADER_WIDTH:
        right = f"\n{right}"
    return Page(one_page=True, left_binding=True,
                header=f"&L&9 {printable(left)}&R&9 {printable(right)}",
                footer=f"&L&9 {project.code}&R&9 &P／&N")
