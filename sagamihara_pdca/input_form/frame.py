"""The head and the foot of every project sheet: project and inputs left at the top, doubts and seals at the bottom."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import (
    EMPTY,
    Const,
    Expr,
    Var,
    above,
    equal,
    fill_in,
    if_,
    is_empty,
    join,
    link,
    not_,
    number,
    text,
    total,
)
from sagamihara_pdca.input_form import texts
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import (
    ACTUAL,
    ASK,
    GOTO,
    GRADE,
    LABEL,
    LAST,
    LEFT,
    MARK,
    NEED,
    NEXT,
    RATE,
    STATE,
    SUB,
    TARGET,
    has,
)
from sagamihara_pdca.input_form.grade_table import grade_highlights
from sagamihara_pdca.input_form.measures import measures_asked
from sagamihara_pdca.input_form.phrases import division_names
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import AddressOf, Cell, Highlight, Look, Ref, Row, Span, Tone

COUNTS = "counts"
_LEGEND = "head.legend"
_DOUBTS = "foot.check"
_TITLE = "head.title"
#: What the colours of the inputs mean, in words and signs.
LEGEND = ((SUB, texts.REQUIRED, Tone.ASKED), (TARGET, texts.OPTIONAL, Tone.OPTIONAL), (LAST, texts.ANSWERED, Tone.ANSWERED),
          (ACTUAL, texts.TO_CHECK, Tone.QUESTION))


def head_rows(context: FormContext, project: Project) -> tuple[Row, ...]:
    """Year, progress, project, policy, divisions and the legend of the colours."""
    own = project.project_class(context.year)
    policy = context.plan.policy(project.policy)
    class_text = f"{own.value}（{own.label}）" if own is not None else ""
    role = "" if project.lead == context.division.number else texts.PARTNER_ROLE
    return (
        Row(_TITLE, (Cell(LABEL, texts.PROJECT_TITLE.format(year=write_fiscal_year(context.year)), Look.SUBTITLE, columns=4),
                     Cell(ACTUAL, _status(project), Look.STATUS, columns=5)), lines=1.5),
        Row("head.project", (Cell(LABEL, "事業名", Look.LABEL),
                             Cell(SUB, f"{project.code}　{project.name}{role}", Look.TEXT, columns=4),
                             Cell(STATE, "区分", Look.LABEL), Cell(RATE, class_text, Look.TEXT, columns=3))),
        Row("head.policy", (Cell(LABEL, "施策", Look.LABEL),
                            Cell(SUB, f"{policy.number}　{policy.name}", Look.TEXT, columns=4),
                            Cell(STATE, "担当課", Look.LABEL),
                            Cell(RATE, division_names(context.plan, project), Look.TEXT, columns=3))),
        Row(_LEGEND, (Cell(LABEL, "欄の色", Look.NOTE),
                      *(Cell(column, words, Look.HEAD_SMALL) for column, words, _ in LEGEND),
                      Cell(STATE, texts.TAB_KEY, Look.NOTE, columns=4)), lines=1.2),
    )


def _status(project: Project) -> Expr:
    """How far the sheet is done, as a link to the next empty required input."""
    left = Var(Ref(project.code, COUNTS, LEFT))
    return link(Var(Ref(project.code, COUNTS, GOTO)), if_(
        equal(left, number(0)), text(texts.SHEET_DONE), fill_in(texts.LEFT_ON_SHEET, left=left)))


def foot_rows(code: str, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the row of doubts and the boxes for seals."""
    return (
        Row(_DOUBTS, (Cell(LABEL, "自動確認", Look.LABEL), Cell(SUB, _doubts(code, rows), Look.QUESTION, columns=7),
                      Cell(MARK, None, Look.TEXT)), lines=2),
        Row("foot.space", (), lines=0.3),
        Row("foot.seal", (Cell(LABEL, texts.MARKS, Look.NOTE, columns=5),
                          Cell(STATE, "確認欄", Look.HEAD_SMALL, rows=2), Cell(RATE, "課長", Look.HEAD_SMALL),
                          Cell(GRADE, "担当者", Look.HEAD_SMALL, columns=2)), lines=1.1),
        Row("foot.box", (Cell(RATE, None, Look.SEAL), Cell(GRADE, None, Look.SEAL, columns=2)), lines=2.8),
    )


def _doubts(code: str, rows: tuple[Row, ...]) -> Expr:
    doubtful = [Var(Ref(code, row.key, ASK)) for row in rows if has(row, ASK)]
    return if_(equal(Var(Ref(code, COUNTS, ASK)), number(0)), text(texts.NO_DOUBTS), join(*doubtful))


def counts_row(code: str, rows: tuple[Row, ...]) -> Row:
    """Return the hidden row that the guide reads: inputs required and left, doubtful rows, and the next input left."""
    asking = [row.key for row in rows if has(row, NEED)]
    need, left = (total(Var(Span(code, rows[0].key, rows[-1].key, column, column))) for column in (NEED, LEFT))
    doubtful = total(*(if_(is_empty(Var(Ref(code, row.key, ASK))), number(0), number(1))
                       for row in rows if has(row, ASK)))
    place: Expr = Var(Ref(code, asking[0], GOTO)) if asking else Var(AddressOf(Ref(code, _TITLE, LABEL)))
    label: Expr = Var(Ref(code, asking[0], NEXT)) if asking else EMPTY
    return Row(COUNTS, (Cell(NEED, need, Look.HELPER), Cell(LEFT, left, Look.HELPER), Cell(ASK, doubtful, Look.HELPER),
                        Cell(GOTO, place, Look.HELPER), Cell(NEXT, label, Look.HELPER)), lines=0.2)


def frame_highlights(context: FormContext, project: Project, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    """Return the colours of the status, the legend, the grades and the doubts."""
    code = project.code
    done = equal(Var(Ref(code, COUNTS, LEFT)), number(0))
    status = Span(code, _TITLE, _TITLE, ACTUAL, MARK)
    doubts = Span(code, _DOUBTS, _DOUBTS, SUB, GRADE)
    found = [Highlight(status, done, Tone.DONE), Highlight(status, not_(done), Tone.ASKED),
             Highlight(doubts, above(Var(Ref(code, COUNTS, ASK)), number(0)), Tone.QUESTION)]
    found += [Highlight(Span(code, _LEGEND, _LEGEND, column, column), Const(True), tone) for column, _, tone in LEGEND]
    for asked in measures_asked(context, project):
        if any(row.key == asked.key for row in rows):
            found += grade_highlights(Span(code, asked.key, asked.key, GRADE, GRADE), asked.cell(GRADE),
                                      context.plan.scheme)
    return tuple(found)
