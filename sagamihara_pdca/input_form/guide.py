"""The first sheet of an input workbook: division, due date, instructions, and formulas for what is left to do."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import (
    EMPTY,
    Const,
    Expr,
    Var,
    above,
    equal,
    if_,
    join,
    link,
    not_,
    number,
    text,
    total,
)
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ASK, GOTO, LEFT, NEED, NEXT, QUESTION_MARK, REQUIRED_MARK
from sagamihara_pdca.input_form.frame import COUNTS
from sagamihara_pdca.input_form.missing_inputs import GAPS
from sagamihara_pdca.input_form.phrases import grade_legend
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import AddressOf, Cell, Column, Highlight, Look, Page, Ref, Row, Sheet, Span, Tone

GUIDE = "guide"
#: The row that says whose workbook it is.
DIVISION = "division"
_SHOWN = (Column("no", 12), Column("name", 38), Column("role", 8), Column("done", 22), Column(ASK, 8),
          Column("todo", 29))
_COLUMNS = (*_SHOWN, *(Column(key, 4, hidden=True) for key in (NEED, LEFT, GOTO)))
_WIDE = len(_SHOWN)
_STEPS = (
    "① 下の表の事業名を選ぶと、その事業のシートに移ります。",
    f"② 色の付いた欄に入力します。{REQUIRED_MARK}は必須です。入力すると色が消え、達成率と評価が自動で表示されます。",
    "③ 上の表示が「入力が完了しました」に変わったら、上書き保存し、このファイルをメールに添付して提出先へ返信してください。",
)
_LEGEND = (("no", f"{REQUIRED_MARK} 必須", 1, Tone.ASKED), ("name", "任意（空欄のままでも提出できます）", 1, Tone.OPTIONAL),
           ("role", "入力済み", 2, Tone.ANSWERED), (ASK, f"{QUESTION_MARK} 要確認（このままでも提出できます）", 2, Tone.QUESTION))
_NOTES = ("※ 行の挿入やシート名・ファイル名の変更をしても提出できます。シートの保護にパスワードはありません。",)
_ASSUMED = "※ 評価区分は事務局の案であり、確定したものではありません。"


def guide_sheet(context: FormContext, projects: tuple[Sheet, ...]) -> Sheet:
    """The guide; `projects` are the book's project sheets, in order."""
    rows = (*_head(context), *_steps(), *_table(context, projects), *_foot(context))
    keys = tuple(f"p.{sheet.key}" for sheet in projects)
    return Sheet(GUIDE, "はじめに", _COLUMNS, rows, _highlights(keys),
                 Page(one_page=True, header=f"&R&9 {write_fiscal_year(context.year)}",
                      footer="&L&9 はじめに&R&9 &P／&N"),
                 keyed=True, protected=True, print_columns=_WIDE, first_input=Ref(GUIDE, keys[0], "name"))


def _head(context: FormContext) -> tuple[Row, ...]:
    profile = context.plan.profile
    due = write_date(context.due) if context.due is not None else "別途お知らせします"
    contact = "\n".join(line for line in profile.contact if line)
    told = (("due", "提出期限", due, Look.STRONG, 1.8), ("to", "提出先", profile.office, Look.TEXT, 1.3),
            ("contact", "問合せ先", contact, Look.TEXT, 1.3))
    return (
        Row("title", (Cell("no", f"{write_fiscal_year(context.year)}　進捗状況の入力シート", Look.TITLE, columns=_WIDE),)),
        Row("plan", (Cell("no", profile.plan_name, Look.PLAIN, columns=_WIDE),)),
        Row(DIVISION, (Cell("no", context.division.name, Look.BIG, columns=_WIDE),), lines=2.6),
        Row("status", (Cell("no", _status(), Look.STATUS, columns=_WIDE),), lines=2),
        _space("space0"),
        *(Row(key, (Cell("no", label, Look.LABEL), Cell("name", words, look, columns=_WIDE - 1)), lines=lines)
          for key, label, words, look, lines in told),
        _space("space1"),
    )


def _space(key: str) -> Row:
    return Row(key, (), lines=0.5)


def _sum(column: str) -> Expr:
    return Var(Ref(GUIDE, "sum", column))


def _status() -> Expr:
    """The sentence that says what is left to do, as a link to the next empty required input."""
    doubtful = if_(above(_sum(ASK), number(0)),
                   join(text(f"　{QUESTION_MARK} 確認が必要な項目が"), _sum(ASK), text("項目あります。")), EMPTY)
    words = if_(equal(_sum(LEFT), number(0)), text("✓ 入力が完了しました。保存して提出してください。"),
                join(text(f"{REQUIRED_MARK} 未入力の必須項目が"), _sum(LEFT), text("項目あります（▶次の未入力欄へ）。")))
    return link(_sum(GOTO), join(words, doubtful))


def _steps() -> tuple[Row, ...]:
    heading = Row("how", (Cell("no", "入力のしかた", Look.SECTION, columns=_WIDE),))
    steps = tuple(Row(f"step{n}", (Cell("no", words, Look.PLAIN, columns=_WIDE),), lines=1.3)
                  for n, words in enumerate(_STEPS))
    legend = tuple(Cell(column, words, Look.HEAD_SMALL, columns) for column, words, columns, _ in _LEGEND)
    return (heading, *steps, Row("legend", legend, lines=1.3), _space("space2"))


def _table(context: FormContext, projects: tuple[Sheet, ...]) -> tuple[Row, ...]:
    heads = (("no", "事業番号"), ("name", "事業名（選ぶと移動）"), ("role", "役割"), ("done", "入力状況"), (ASK, "要確認"),
             ("todo", "次の未入力項目（選ぶと移動）"))
    head = Row("head", tuple(Cell(column, words, Look.HEAD) for column, words in heads), lines=1.3)
    rows: list[Row] = []
    goto: Expr = Var(AddressOf(Ref(GUIDE, "title", "no")))
    for sheet in reversed(projects):
        rows.append(_project_row(context, context.plan.project(sheet.key), sheet, goto))
        goto = Var(Ref(GUIDE, rows[-1].key, GOTO))
    first, last = rows[-1].key, rows[0].key
    need, left, doubts = (total(Var(Span(GUIDE, first, last, key, key))) for key in (NEED, LEFT, ASK))
    summed = Row("sum", (
        Cell("no", "合計", Look.LABEL, columns=3), Cell("done", _progress(_sum(NEED), _sum(LEFT)), Look.TEXT_CENTRE),
        Cell(ASK, doubts, Look.COUNT), Cell("todo", "▶ 未入力の一覧", Look.LINK_BOX, link=Ref(GAPS, "title", "no")),
        Cell(NEED, need, Look.HELPER), Cell(LEFT, left, Look.HELPER), Cell(GOTO, goto, Look.HELPER)), lines=1.3)
    return (Row("list", (Cell("no", "入力する事業", Look.SECTION, columns=_WIDE),)), head, *reversed(rows), summed)


def _progress(need: Expr, left: Expr) -> Expr:
    return join(need, text("項目中"), need - left, text("項目入力済み"))


def _project_row(context: FormContext, project: Project, sheet: Sheet, further: Expr) -> Row:
    """One project; `further` is the place of the next empty required input below it."""
    code = project.code
    need, left, doubts = (Var(Ref(code, COUNTS, key)) for key in (NEED, LEFT, ASK))
    others = if_(above(left, number(1)), join(text("　ほか"), left - number(1), text("項目")), EMPTY)
    todo = if_(above(left, number(0)), join(text("▶ "), Var(Ref(code, COUNTS, NEXT)), others), text("✓ 完了"))
    here, first = Var(Ref(code, COUNTS, GOTO)), sheet.first_input
    assert first is not None
    return Row(f"p.{code}", (
        Cell("no", code, Look.TEXT_CENTRE),
        Cell("name", link(Var(AddressOf(first)), text(project.name)), Look.LINK_BOX),
        Cell("role", "主担当" if project.lead == context.division.number else "関係課", Look.TEXT_CENTRE),
        Cell("done", _progress(need, left), Look.TEXT_CENTRE),
        Cell(ASK, doubts, Look.COUNT),
        Cell("todo", link(here, todo), Look.LINK_BOX),
        Cell(NEED, need, Look.HELPER), Cell(LEFT, left, Look.HELPER),
        Cell(GOTO, if_(above(left, number(0)), here, further), Look.HELPER)), lines=2.2)


def _foot(context: FormContext) -> tuple[Row, ...]:
    notes = _NOTES if context.plan.profile.scheme_confirmed else (_ASSUMED, *_NOTES)
    return (_space("space3"),
            Row("grades", (Cell("no", "評価区分（達成率から自動で表示されます）", Look.SECTION, columns=_WIDE),)),
            Row("scheme", (Cell("no", grade_legend(context.plan.scheme), Look.PLAIN, columns=_WIDE),), lines=1.3),
            *(Row(f"note{n}", (Cell("no", words, Look.NOTE, columns=_WIDE),)) for n, words in enumerate(notes)))


def _highlights(keys: tuple[str, ...]) -> tuple[Highlight, ...]:
    status = Span(GUIDE, "status", "status", "no", "todo")
    is_done = equal(_sum(LEFT), number(0))
    own_left, own_doubts = Var(Ref(GUIDE, keys[0], LEFT)), Var(Ref(GUIDE, keys[0], ASK))
    table = (Span(GUIDE, keys[0], keys[-1], "done", "done"), Span(GUIDE, keys[0], keys[-1], "todo", "todo"))
    legend = [Highlight(Span(GUIDE, "legend", "legend", column, column), Const(True), tone)
              for column, _, _, tone in _LEGEND]
    progress = [Highlight(span, condition, tone) for span in table
                for condition, tone in ((equal(own_left, number(0)), Tone.DONE),
                                        (above(own_left, number(0)), Tone.ASKED))]
    return (Highlight(status, is_done, Tone.DONE), Highlight(status, not_(is_done), Tone.ASKED), *legend, *progress,
            Highlight(Span(GUIDE, keys[0], keys[-1], ASK, ASK), above(own_doubts, number(0)), Tone.QUESTION))
