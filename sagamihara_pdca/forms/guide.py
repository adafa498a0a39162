"""The first sheet of an input workbook: whose it is, what is asked by when, and how far it is done, live."""

from __future__ import annotations

from sagamihara_pdca.forms.blocks import LEFT, NEED
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.project_form import COUNTS, missing_labels
from sagamihara_pdca.forms.sheet import Cell, Column, Highlight, Look, Page, Ref, Row, Sheet, Span, Tone
from sagamihara_pdca.forms.words import grade_legend
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.model.tree import Expr, Var, above, equal, if_, join, not_, number, same, text, total
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year

GUIDE = "guide"
_COLUMNS = (Column("no", 10), Column("name", 36), Column("role", 10), Column("done", 12), Column("todo", 34))
_STEPS = (
    "① 下の表の事業名を選ぶと、その事業のシートに移ります。",
    "② 色の付いた欄に入力します。＊は必須です。入力すると色が消え、達成率と評価が自動で表示されます。",
    "③ この画面の表示が「入力が完了しました」になったら、上書き保存して、このファイルのまま返信してください。",
)


def guide_sheet(context: FormContext, projects: tuple[Sheet, ...]) -> Sheet:
    """The guide; `projects` are the book's project sheets, in order."""
    rows = (*_head(context), *_steps(context), *_table(context, projects), *_foot(context))
    keys = tuple(f"p.{sheet.key}" for sheet in projects)
    return Sheet(GUIDE, "はじめに", _COLUMNS, rows, _highlights(keys),
                 Page(one_page=True, footer=f"&L{context.division.name}&R&P／&N"),
                 keyed=True, protected=True, first_input=Ref(GUIDE, keys[0], "name"))


def _head(context: FormContext) -> tuple[Row, ...]:
    profile = context.plan.profile
    due = write_date(context.due) if context.due is not None else "別途お知らせします"
    contact = "　".join(line for line in profile.contact if line)
    return (
        Row("title", (Cell("no", f"{write_fiscal_year(context.year)}　進捗状況の入力シート", Look.TITLE, columns=5),)),
        Row("plan", (Cell("no", profile.plan_name, Look.SUBTITLE, columns=5),)),
        Row("division", (Cell("no", context.division.name, Look.BIG, columns=5),), lines=2.4),
        Row("status", (Cell("no", _status(), Look.SUBTITLE, columns=5),), lines=1.8),
        Row("due", (Cell("no", "提出期限", Look.LABEL), Cell("name", due, Look.TEXT, columns=4))),
        Row("to", (Cell("no", "提出先", Look.LABEL), Cell("name", profile.office, Look.TEXT, columns=4))),
        Row("contact", (Cell("no", "連絡先", Look.LABEL), Cell("name", contact, Look.TEXT, columns=4))),
        Row("space1", (), lines=0.4),
    )


def _status() -> Expr:
    left = Var(Ref(GUIDE, "sum", "todo"))
    return if_(equal(left, number(0)), text("✓ 入力が完了しました。保存して提出してください。"),
               join(text("＊ 未入力の必須項目が "), left, text(" 項目あります。")))


def _steps(context: FormContext) -> tuple[Row, ...]:
    heading = Row("how", (Cell("no", "入力のしかた", Look.SECTION, columns=5),))
    steps = tuple(Row(f"step{n}", (Cell("no", words, Look.PLAIN, columns=5),)) for n, words in enumerate(_STEPS))
    return (heading, *steps, Row("space2", (), lines=0.4))


def _table(context: FormContext, projects: tuple[Sheet, ...]) -> tuple[Row, ...]:
    heads = (("no", "事業番号"), ("name", "事業名"), ("role", "役割"), ("done", "入力状況"), ("todo", "未入力の必須項目"))
    head = Row("head", tuple(Cell(column, words, Look.HEAD) for column, words in heads))
    rows = tuple(_project_row(context, context.plan.project(sheet.key), sheet) for sheet in projects)
    left = total(*(Var(Ref(sheet.key, COUNTS, LEFT)) for sheet in projects))
    need = total(*(Var(Ref(sheet.key, COUNTS, NEED)) for sheet in projects))
    summed = Row("sum", (Cell("no", "合計", Look.LABEL, columns=3),
                         Cell("done", join(need - left, text("／"), need, text("項目")), Look.TEXT_CENTRE),
                         Cell("todo", left, Look.NUMBER)))
    return (Row("list", (Cell("no", "入力する事業", Look.SECTION, columns=5),)), head, *rows, summed)


def _project_row(context: FormContext, project: Project, sheet: Sheet) -> Row:
    need, left = Var(Ref(project.code, COUNTS, NEED)), Var(Ref(project.code, COUNTS, LEFT))
    role = "主担当" if project.lead == context.division.number else "関係課"
    todo = if_(above(left, number(0)), missing_labels(project, sheet), text("✓ 完了"))
    return Row(f"p.{project.code}", (
        Cell("no", project.code, Look.TEXT_CENTRE),
        Cell("name", project.name, Look.LINK, link=sheet.first_input or Ref(sheet.key, "head.title", "label")),
        Cell("role", role, Look.TEXT_CENTRE),
        Cell("done", join(need - left, text("／"), need, text("項目")), Look.TEXT_CENTRE),
        Cell("todo", todo, Look.NOTE)), lines=2.4)


def _foot(context: FormContext) -> tuple[Row, ...]:
    profile = context.plan.profile
    scheme = "" if profile.scheme_confirmed else "※ 評価区分は事務局の案であり、確定したものではありません。"
    return (Row("space3", (), lines=0.4),
            Row("grades", (Cell("no", "評価区分", Look.SECTION, columns=5),)),
            Row("legend", (Cell("no", grade_legend(context.plan.scheme), Look.PLAIN, columns=5),)),
            Row("assumed", (Cell("no", scheme, Look.NOTE, columns=5),)),
            Row("safe", (Cell("no", "行の挿入やシート名の変更をしても提出できます。ファイル名の変更も差し支えありません。", Look.NOTE,
                              columns=5),)))


def _highlights(keys: tuple[str, ...]) -> tuple[Highlight, ...]:
    left = Var(Ref(GUIDE, "sum", "todo"))
    status = Span(GUIDE, "status", "status", "no", "todo")
    table = Span(GUIDE, keys[0], keys[-1], "done", "todo")
    todo = Var(Ref(GUIDE, keys[0], "todo"))
    done = same(todo, text("✓ 完了"))
    return (Highlight(status, equal(left, number(0)), Tone.DONE), Highlight(status, above(left, number(0)), Tone.ASKED),
            Highlight(table, done, Tone.DONE), Highlight(table, not_(done), Tone.ASKED))
