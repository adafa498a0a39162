"""回収状況: who has answered, what is wrong with what came back, as a workbook."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.forms.collection import Collection, DivisionState, DivisionStatus
from sagamihara_pdca.forms.sheet import Book, Cell, Column, Highlight, Look, Page, Paper, Ref, Row, Sheet, Span, Tone
from sagamihara_pdca.model.tree import Var, same, text
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Problem, Severity

_STATUS, _FILES, _PROBLEMS = "status", "files", "problems"
_TONES = ((DivisionState.IN, Tone.DONE), (DivisionState.TO_CHECK, Tone.QUESTION), (DivisionState.RETURNED, Tone.FAULT),
          (DivisionState.MISSING, Tone.LATER))


def collection_book(collection: Collection) -> Book:
    """Three sheets: by division, by file, and every problem with its cell and remedy."""
    year = write_fiscal_year(collection.year.year)
    profile = collection.year.plan.profile
    sheets = (_divisions(collection, year), _files(collection, year), _problems(collection, year))
    return Book(f"{year} 回収状況", profile.plan_name, profile.publisher, profile.font, sheets,
                created=date(collection.year.year.start, 4, 1))


def _divisions(collection: Collection, year: str) -> Sheet:
    columns = (Column("no", 8), Column("name", 26), Column("state", 12), Column("errors", 9), Column("questions", 9),
               Column("file", 34))
    counts = "　".join(f"{state.value} {sum(d.state is state for d in collection.divisions)}課"
                      for state in DivisionState)
    head = _head("head", ("no", "課番号"), ("name", "課名"), ("state", "状態"), ("errors", "エラー"), ("questions", "確認"),
                 ("file", "採用したファイル"))
    rows = tuple(_division_row(d) for d in collection.divisions)
    span = Span(_STATUS, rows[0].key, rows[-1].key, "state", "state") if rows else None
    first = Var(Ref(_STATUS, rows[0].key, "state")) if rows else None
    highlights = tuple(Highlight(span, same(first, text(state.value)), tone)
                       for state, tone in _TONES) if span is not None and first is not None else ()
    return Sheet(_STATUS, "回収状況", columns,
                 (Row("title", (Cell("no", f"{year}　回収状況", Look.TITLE, columns=6),)),
                  Row("counts", (Cell("no", f"{counts}　（提出フォルダのファイル {len(collection.files)}件）", Look.PLAIN, columns=6),)),
                  head, *rows), highlights, Page(repeat_first="head"), frozen_row="head")


def _division_row(status: DivisionStatus) -> Row:
    file = status.reading.file if status.reading is not None else "－"
    return Row(f"d.{status.division.number}", (
        Cell("no", status.division.number, Look.TEXT_CENTRE), Cell("name", status.division.name, Look.TEXT),
        Cell("state", status.state.value, Look.TEXT_CENTRE), Cell("errors", str(status.errors), Look.TEXT_CENTRE),
        Cell("questions", str(status.questions), Look.TEXT_CENTRE), Cell("file", file, Look.TEXT)))


def _files(collection: Collection, year: str) -> Sheet:
    columns = (Column("file", 40), Column("name", 24), Column("use", 14), Column("errors", 9), Column("questions", 9))
    names = {d.number: d.name for d in collection.year.plan.divisions}
    used = {d.reading.file for d in collection.divisions if d.reading is not None}
    rows = tuple(Row(f"f{n}", (
        Cell("file", r.file, Look.TEXT), Cell("name", names.get(r.division, "－"), Look.TEXT),
        Cell("use", "採用" if r.file in used else "不採用", Look.TEXT_CENTRE),
        Cell("errors", str(r.count(Severity.ERROR)), Look.TEXT_CENTRE),
        Cell("questions", str(r.count(Severity.QUESTION)), Look.TEXT_CENTRE))) for n, r in enumerate(collection.files))
    head = _head("head", ("file", "ファイル"), ("name", "課名"), ("use", "採否"), ("errors", "エラー"), ("questions", "確認"))
    return Sheet(_FILES, "ファイル別", columns,
                 (Row("title", (Cell("file", f"{year}　提出フォルダのファイル", Look.TITLE, columns=5),)), head, *rows),
                 page=Page(repeat_first="head"), frozen_row="head")


def _problems(collection: Collection, year: str) -> Sheet:
    columns = (Column("weight", 9), Column("code", 9), Column("file", 26), Column("sheet", 12), Column("cell", 8),
               Column("message", 56), Column("remedy", 46))
    head = _head("head", ("weight", "区分"), ("code", "番号"), ("file", "ファイル"), ("sheet", "シート"), ("cell", "セル"),
                 ("message", "内容"), ("remedy", "対応"))
    rows = tuple(_problem_row(n, p) for n, p in enumerate(collection.problems))
    return Sheet(_PROBLEMS, "指摘一覧", columns,
                 (Row("title", (Cell("weight", f"{year}　指摘一覧（{len(rows)}件）", Look.TITLE, columns=7),)), head, *rows),
                 page=Page(Paper.A4_LANDSCAPE, repeat_first="head"), frozen_row="head")


def _problem_row(n: int, problem: Problem) -> Row:
    place = problem.place
    return Row(f"p{n}", (
        Cell("weight", problem.severity.value, Look.TEXT_CENTRE), Cell("code", problem.code, Look.TEXT_CENTRE),
        Cell("file", place.file, Look.TEXT), Cell("sheet", place.sheet, Look.TEXT),
        Cell("cell", place.cell, Look.TEXT_CENTRE), Cell("message", problem.message, Look.TEXT),
        Cell("remedy", problem.remedy, Look.TEXT)))


def _head(key: str, *cells: tuple[str, str]) -> Row:
    return Row(key, tuple(Cell(column, words, Look.HEAD) for column, words in cells))
