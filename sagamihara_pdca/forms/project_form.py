"""The sheet on which a division reports one project: Plan, Do, Check, Act on one A4 page."""

from __future__ import annotations

from sagamihara_pdca.forms import blocks
from sagamihara_pdca.forms.blocks import ACTUAL, COLUMNS, GRADE, LABEL, LEFT, NEED, STATE, SUB, VISIBLE
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.contradictions import contradiction_text
from sagamihara_pdca.forms.extra_questions import question_rows
from sagamihara_pdca.forms.measures import MeasureAsked, indicator_rows, measures_asked
from sagamihara_pdca.forms.scheme import grade_highlights
from sagamihara_pdca.forms.sheet import Cell, Field, Highlight, InputKind, Look, Page, Ref, Row, Sheet, Span, Tone
from sagamihara_pdca.forms.words import (
    DIRECTIONS,
    EXPLORATORY_DIRECTIONS,
    LATE_PROGRESS,
    PROGRESS,
    PROPOSALS,
    STAGES,
    division_names,
)
from sagamihara_pdca.model.plan import Project, Stage
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.tree import (
    EMPTY,
    Const,
    Expr,
    Var,
    above,
    all_of,
    any_of,
    equal,
    if_,
    is_empty,
    join,
    not_,
    number,
    same,
    text,
    total,
)
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.grading import needs_reason

#: Keys of the rows that later stages read; the same in every kind of sheet.
INITIATIVES, PART = "do.initiatives", "do.part"
STAGE, PROGRESS_KEY, OUTCOME, ISSUES, REASON = (
    "do.stage", "check.progress", "check.outcome", "check.issues", "check.reason")
IMPROVEMENT, DIRECTION, DIRECTION_REASON = "act.improvement", "act.direction", "act.direction_reason"
PROPOSAL, PROPOSAL_DETAIL = "act.proposal", "act.proposal_detail"
STATUS, COUNTS = "status", "counts"
_ALWAYS = Const(True)


def project_sheet(context: FormContext, project: Project) -> Sheet:
    """The sheet for one project: in full for the lead division, its own part for the others."""
    body = _lead_rows(context, project) if project.lead == context.division.number else _partner_rows(context, project)
    rows = (*_head_rows(context, project), *body)
    counts = _counts_row(project, rows)
    whole = (*rows, *_foot_rows(context, project), counts)
    return Sheet(project.code, project.code, COLUMNS, whole, _highlights(context, project, whole),
                 _page(context, project), frozen_row="head.project", keyed=True, protected=True,
                 print_columns=VISIBLE, first_input=first_input(project, whole))


def first_input(project: Project, rows: tuple[Row, ...]) -> Ref | None:
    """Where the cursor starts."""
    return next((Ref(project.code, row.key, cell.column) for row in rows for cell in row.cells
                 if cell.field is not None), None)


def _head_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    own = project.project_class(context.year)
    policy = context.plan.policy(project.policy)
    class_text = f"{own.value}（{own.label}）" if own is not None else ""
    left = Var(Ref(project.code, COUNTS, LEFT))
    status = if_(equal(left, number(0)), text("✓ 入力が完了しました"),
                 join(text("＊ 未入力の必須項目：あと"), left, text("項目")))
    role = "" if project.lead == context.division.number else "（関係課として自課の取組を報告します）"
    return (
        Row("head.title", (Cell(LABEL, f"{write_fiscal_year(context.year)}　事業進捗シート", Look.SUBTITLE, columns=4),
                           Cell(ACTUAL, status, Look.QUESTION, columns=4))),
        Row("head.project", (Cell(LABEL, "事業名", Look.LABEL),
                             Cell(SUB, f"{project.code}　{project.name}{role}", Look.TEXT, columns=4),
                             Cell(STATE, "区分", Look.LABEL), Cell("rate", class_text, Look.TEXT, columns=2))),
        Row("head.policy", (Cell(LABEL, "施策", Look.LABEL),
                            Cell(SUB, f"{policy.number}　{policy.name}", Look.TEXT, columns=3),
                            Cell(ACTUAL, "担当課", Look.LABEL),
                            Cell(STATE, division_names(context.plan, project), Look.TEXT, columns=3))),
    )


def _plan_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    goal = project.action_goal(context.year)
    rows = [blocks.heading("plan", "Plan　計画"), blocks.line("plan.summary", "概要", project.summary)]
    if goal:
        rows.append(blocks.line("plan.goal", "行動目標", goal))
    last = context.last_project(project.code)
    if last is not None and last.said(IMPROVEMENT):
        rows.append(blocks.line("plan.last_act", "昨年度の改善方針", last.said(IMPROVEMENT), most=4))
    return (*rows, *question_rows(context, project, Stage.PLAN))


def _lead_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    if project.indicators:
        return (*_plan_rows(context, project), *_measured_do(context, project), *_measured_check(context, project),
                *_measured_act(context, project))
    return (*_plan_rows(context, project), *_exploring_do(context, project), *_exploring_check(context, project),
            *_exploring_act(context, project))


def _initiatives(project: Project) -> Row:
    return blocks.question(project.code, INITIATIVES, Field(
        "取組", InputKind.TEXT, _ALWAYS, max_length=400, hint="今年度に実施したことを、時期や回数を添えて入力します。",
        example="5月に操作研修を3回開き、120人が受講した。"), lines=4)


def _measured_do(context: FormContext, project: Project) -> tuple[Row, ...]:
    return (blocks.heading("do", "Do　実行"), _initiatives(project), *indicator_rows(context, project),
            *question_rows(context, project, Stage.DO))


def _measured_check(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    progress = Field("行動目標の進捗", InputKind.CHOICE, _ALWAYS, PROGRESS, hint="行動目標に対する進み具合を一覧から選びます。")
    outcome = Field("成果", InputKind.TEXT, _ALWAYS, max_length=300, hint="取組によって何が変わったかを入力します。",
                    example="来庁せずに手続を終えた市民が前年度より2割増えた。")
    issues = Field("課題", InputKind.TEXT, max_length=300, hint="進める上で困っていること、残っていることを入力します。")
    reason = Field("評価の理由", InputKind.TEXT, _reason_required(context, project), max_length=300,
                   hint="評価が低い、進捗が遅れている、又は担当課が評価を選んだ場合に、その理由を入力します。")
    return (blocks.heading("check", "Check　評価"), _choice(code, PROGRESS_KEY, progress),
            blocks.question(code, OUTCOME, outcome, lines=3), blocks.question(code, ISSUES, issues, lines=2),
            blocks.question(code, REASON, reason, lines=2), *question_rows(context, project, Stage.CHECK))


def _reason_required(context: FormContext, project: Project) -> Expr:
    """A reason is asked where the grade is low, the action goal late, or the division itself judged."""
    progress = Var(Ref(project.code, PROGRESS_KEY, SUB))
    causes: list[Expr] = [blocks.is_one_of(progress, LATE_PROGRESS)]
    for asked in measures_asked(context, project):
        if asked.method is Method.NONE:
            continue
        grade = Var(asked.cell(GRADE))
        causes.append(needs_reason(grade, context.plan.scheme))
        if asked.method is Method.JUDGED:
            causes.append(not_(is_empty(Var(asked.cell(ACTUAL)))))
    return any_of(*causes)


def _choice(sheet: str, key: str, field: Field) -> Row:
    """A drop-down, with its hint printed beside it."""
    return blocks.with_marks(sheet, Row(key, (
        Cell(LABEL, field.label, Look.LABEL), blocks.asked(SUB, field, columns=2),
        Cell("last", field.hint, Look.NOTE, columns=5)), lines=1.6))


def _measured_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    direction = Field("次年度の方向", InputKind.CHOICE, _ALWAYS, DIRECTIONS, hint="次年度にこの事業をどうするかを一覧から選びます。")
    return (*_act_start(code), _choice(code, DIRECTION, direction), *_proposal(code),
            *question_rows(context, project, Stage.ACT))


def _act_start(code: str) -> tuple[Row, ...]:
    improvement = Field("次年度の改善", InputKind.TEXT, _ALWAYS, max_length=300,
                        hint="評価を踏まえて次年度に変えることを入力します。来年度の様式の「昨年度の改善方針」に表示されます。",
                        example="研修を動画でも配信し、当日参加できない職員も受講できるようにする。")
    return (blocks.heading("act", "Act　改善"), blocks.question(code, IMPROVEMENT, improvement, lines=3))


def _proposal(code: str) -> tuple[Row, ...]:
    proposed = Var(Ref(code, PROPOSAL, SUB))
    asks = all_of(not_(is_empty(proposed)), not_(same(proposed, text(PROPOSALS[0]))))
    kind = Field("見直しの提案", InputKind.CHOICE, choices=PROPOSALS, hint="計画の変更を提案する場合に選びます。なければ空欄で構いません。")
    detail = Field("提案の内容・理由", InputKind.TEXT, asks, max_length=200, hint="変更したい内容とその理由を入力します。")
    return (_choice(code, PROPOSAL, kind), blocks.question(code, PROPOSAL_DETAIL, detail, lines=2))


def _exploring_do(context: FormContext, project: Project) -> tuple[Row, ...]:
    stage = Field("検討の段階", InputKind.CHOICE, _ALWAYS, STAGES, hint="年度末の時点で検討がどこまで進んだかを選びます。")
    return (blocks.heading("do", "Do　実行"), _choice(project.code, STAGE, stage), _initiatives(project),
            *question_rows(context, project, Stage.DO))


def _exploring_check(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    progress = Field("検討の進捗", InputKind.CHOICE, _ALWAYS, PROGRESS, hint="今年度の予定に対する進み具合を一覧から選びます。")
    findings = Field("分かったこと", InputKind.TEXT, _ALWAYS, max_length=400, hint="検討や試行で明らかになったことを入力します。",
                     example="窓口3か所で試行し、待ち時間が平均4分短くなった。")
    issues = Field("課題", InputKind.TEXT, max_length=300, hint="次の段階へ進むために残っている課題を入力します。")
    return (blocks.heading("check", "Check　評価"), _choice(code, PROGRESS_KEY, progress),
            blocks.question(code, OUTCOME, findings, lines=5), blocks.question(code, ISSUES, issues, lines=3),
            *question_rows(context, project, Stage.CHECK))


def _exploring_act(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    direction = Field("次年度の方向", InputKind.CHOICE, _ALWAYS, EXPLORATORY_DIRECTIONS,
                      hint="検討の結果、次年度にこの事業をどうするかを選びます。")
    reason = Field("方向の理由", InputKind.TEXT, _ALWAYS, max_length=300, hint="その方向とする理由を入力します。")
    return (*_act_start(code), _choice(code, DIRECTION, direction),
            blocks.question(code, DIRECTION_REASON, reason, lines=3), *question_rows(context, project, Stage.ACT))


def _partner_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    code = project.code
    lead = context.plan.division(project.lead).name
    part = Field("取組（自課の担当分）", InputKind.TEXT, _ALWAYS, max_length=400,
                 hint="自課が担当した取組を入力します。成果指標の実績は主担当課が報告します。")
    issues = Field("課題", InputKind.TEXT, max_length=300, hint="自課の立場から見た課題があれば入力します。")
    return (*_plan_rows(context, project), blocks.heading("do", "Do　実行"),
            blocks.note("do.note", f"この事業の主担当課は{lead}です。成果指標の実績と評価は{lead}が報告します。"),
            blocks.question(code, PART, part, lines=6), blocks.heading("check", "Check　評価"),
            blocks.question(code, ISSUES, issues, lines=3))


def _foot_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    rows: list[Row] = []
    if project.lead == context.division.number and project.indicators:
        words = contradiction_text(context, project)
        rows.append(Row("foot.check", (Cell(LABEL, "自動確認", Look.LABEL),
                                       Cell(SUB, words, Look.QUESTION, columns=7)), lines=2.2))
    rows.append(Row("foot.space", (), lines=0.3))
    rows.append(Row("foot.seal", (Cell(LABEL, "＊の付いた項目は必須です。", Look.NOTE, columns=4),
                                  Cell(ACTUAL, "課長確認", Look.SEAL), Cell(STATE, "担当者", Look.SEAL, columns=1),
                                  Cell("rate", "", Look.SEAL, columns=2)), lines=2.6))
    return tuple(rows)


def _counts_row(project: Project, rows: tuple[Row, ...]) -> Row:
    """What is asked and what is left of it, for the guide sheet."""
    asking = [row.key for row in rows if any(cell.column == NEED for cell in row.cells)]
    need = total(*(Var(Ref(project.code, key, NEED)) for key in asking))
    left = total(*(Var(Ref(project.code, key, LEFT)) for key in asking))
    return Row(COUNTS, (Cell(NEED, need, Look.HELPER), Cell(LEFT, left, Look.HELPER)), lines=0.2)


def missing_labels(project: Project, sheet: Sheet) -> Expr:
    """The labels of the rows that still lack something, in one text."""
    parts = [if_(above(Var(Ref(project.code, row.key, LEFT)), number(0)), text(f"{_row_label(row)}　"), EMPTY)
             for row in sheet.rows if row.key != COUNTS and any(cell.column == LEFT for cell in row.cells)]
    return join(*parts)


def _row_label(row: Row) -> str:
    return next(cell.field.label for cell in row.cells if cell.field is not None)


def _highlights(context: FormContext, project: Project, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    code = project.code
    done = equal(Var(Ref(code, COUNTS, LEFT)), number(0))
    status = Span(code, "head.title", "head.title", ACTUAL, GRADE)
    found = [Highlight(status, done, Tone.DONE), Highlight(status, not_(done), Tone.ASKED),
             *blocks.highlights(code, rows)]
    if project.lead == context.division.number and project.indicators:
        for asked in measures_asked(context, project):
            span = Span(code, asked.key, asked.key, GRADE, GRADE)
            found.extend(grade_highlights(span, asked.cell(GRADE), context.plan.scheme))
        check = Ref(code, "foot.check", SUB)
        found.append(Highlight(Span(code, "foot.check", "foot.check", SUB, GRADE),
                               any_of(not_(is_empty(Var(check)))), Tone.QUESTION))
    return tuple(found)


def _page(context: FormContext, project: Project) -> Page:
    def safe(words: str) -> str:
        return words.replace("&", "&&")

    return Page(one_page=True, left_binding=True,
                header=f"&L{write_fiscal_year(context.year)}　{safe(context.plan.profile.plan_name)}"
                       f"&R{safe(context.division.name)}",
                footer=f"&L{project.code}&R&P／&N")


def lead_measures(context: FormContext, project: Project) -> tuple[MeasureAsked, ...]:
    """The measures that this division reports on the project's sheet."""
    return measures_asked(context, project) if project.lead == context.division.number else ()


