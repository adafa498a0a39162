"""回収状況 as a workbook: the state of every division, the verdict on every file, and every problem."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Var, count_same, same, text, total
from sagamihara_pdca.intake.collection import Collection, DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.sheets.book import (
    Book,
    Cell,
    Column,
    Content,
    Highlight,
    Look,
    Page,
    Paper,
    Ref,
    Row,
    Sheet,
    Span,
    Tone,
)

_STATUS, _FILES, _PROBLEMS = "status", "files", "problems"
STATE_TONES = {DivisionState.IN: Tone.DONE, DivisionState.TO_CHECK: Tone.QUESTION, DivisionState.RETURNED: Tone.FAULT,
                DivisionState.MISSING: Tone.LATER}
_VERDICT_TONES = {FileVerdict.USED: Tone.DONE, FileVerdict.UNDECIDED: Tone.QUESTION, FileVerdict.UNREADABLE: Tone.FAULT,
                  FileVerdict.IGNORED: Tone.LATER}
#: The sign that stands beside the colour.
STATE_SIGNS = {DivisionState.IN: "●", DivisionState.TO_CHECK: "？", DivisionState.RETURNED: "▲", DivisionState.MISSING: "－"}
_MEANINGS = {
    DivisionState.IN: "全て読み取りました。", DivisionState.TO_CHECK: "読み取りました。確認の指摘があります。",
    DivisionState.RETURNED: "誤りがあります。差戻しの入力シートを作成しました。", DivisionState.MISSING: "提出がありません。"}
_VERDICT_MEANINGS = {
    FileVerdict.USED: "集計に使います。", FileVerdict.DUPLICATE: "採用したファイルと同じ内容です。",
    FileVerdict.SET_ASIDE: "この年度の提出ではないか、より新しい提出があります。",
    FileVerdict.UNDECIDED: "同じ課の提出どうしで内容が異なり、どちらも使っていません。",
    FileVerdict.UNREADABLE: "入力シートとして読み取れません。", FileVerdict.IGNORED: "一時ファイルなどで、提出ではありません。"}
#: A sheet's name or a file's may be of any length in a forged file.
_LONGEST = 120


def collection_book(collection: Collection) -> Book:
    """Three sheets: by division, by file, and every problem with its cell and remedy."""
    year = write_fiscal_year(collection.survey.year)
    profile = collection.survey.plan.profile
    sheets = (_status_sheet(collection, year), _files_sheet(collection, year), _problems_sheet(collection, year))
    return Book(f"{year} 回収状況", profile.plan_name, profile.publisher, profile.font, sheets,
                created=date(collection.survey.year.start, 4, 1))


# By division --------------------------------------------------------------------------------------------------------

_STATUS_COLUMNS = (Column("no", 9), Column("name", 26), Column("state", 13), Column("errors", 8), Column("questions", 8),
                   Column("received", 20), Column("file", 40))


def _status_sheet(collection: Collection, year: str) -> Sheet:
    head = _head("head", ("no", "課番号"), ("name", "課名"), ("state", "状態"), ("errors", "エラー"), ("questions", "確認"),
                 ("received", "更新日時"), ("file", "採用したファイル"))
    divisions = tuple(_division_row(d) for d in collection.divisions)
    rows = (_title(f"{year}　回収状況", _STATUS_COLUMNS), *_state_rows(divisions), Row("space1", (), lines=0.5),
            *_verdict_rows(collection), Row("space2", (), lines=0.5),
            Row("list", (Cell("no", "課ごとの状況", Look.SECTION, columns=len(_STATUS_COLUMNS)),)), head, *divisions)
    shown = divisions[:1] and Span(_STATUS, divisions[0].key, divisions[-1].key, "state", "state")
    marks = tuple(Highlight(shown, same(Var(Ref(_STATUS, shown.first_row, "state")), text(_state_text(state))), tone)
                  for state, tone in STATE_TONES.items()) if isinstance(shown, Span) else ()
    return Sheet(_STATUS, "回収状況", _STATUS_COLUMNS, rows, marks,
                 Page(Paper.A4_LANDSCAPE, repeat_first="head"))


def _state_rows(divisions: tuple[Row, ...]) -> tuple[Row, ...]:
    """How many divisions are in each state, counted by formulas; their sum is the number of divisions."""
    states = Span(_STATUS, divisions[0].key, divisions[-1].key, "state", "state") if divisions else None
    rows = tuple(Row(f"state.{state.name}", (
        Cell("no", _state_text(state), Look.TEXT_CENTRE, columns=2),
        Cell("state", count_same(Var(states), text(_state_text(state))) if states else Decimal(0), Look.COUNT),
        Cell("errors", _MEANINGS[state], Look.TEXT, columns=4))) for state in DivisionState)
    return (_section("課の数"), *rows, _sum_row("state.sum", rows, f"対象の課は{len(divisions)}課です。"))


def _verdict_rows(collection: Collection) -> tuple[Row, ...]:
    """How many files have each verdict; their sum is the number of files in the folder."""
    verdicts = Span(_FILES, "f0", f"f{len(collection.files) - 1}", "use", "use") if collection.files else None
    rows = tuple(Row(f"verdict.{verdict.name}", (
        Cell("no", verdict.value, Look.TEXT_CENTRE, columns=2),
        Cell("state", count_same(Var(verdicts), text(verdict.value)) if verdicts else Decimal(0), Look.COUNT),
        Cell("errors", _VERDICT_MEANINGS[verdict], Look.TEXT, columns=4))) for verdict in FileVerdict)
    seen = f"提出フォルダのファイルは{len(collection.files)}件です。"
    return (_section("提出フォルダのファイル"), *rows, _sum_row("verdict.sum", rows, seen))


def _sum_row(key: str, rows: tuple[Row, ...], words: str) -> Row:
    counted = Span(_STATUS, rows[0].key, rows[-1].key, "state", "state")
    return Row(key, (Cell("no", "合計", Look.LABEL, columns=2), Cell("state", total(Var(counted)), Look.COUNT),
                     Cell("errors", words, Look.TEXT, columns=4)))


def _division_row(status: DivisionStatus) -> Row:
    reading = status.reading
    file = reading.file if reading is not None else f"（{status.files}件のうち採用なし）" if status.files else ""
    return Row(f"d.{status.division.number}", (
        Cell("no", status.division.number, Look.TEXT_CENTRE), Cell("name", status.division.name, Look.TEXT),
        Cell("state", _state_text(status.state), Look.TEXT_CENTRE), Cell("errors", Decimal(status.errors), Look.COUNT),
        Cell("questions", Decimal(status.questions), Look.COUNT),
        Cell("received", _received(reading), Look.TEXT_CENTRE), Cell("file", cut(file, _LONGEST), Look.TEXT)))


def _state_text(state: DivisionState) -> str:
    return f"{STATE_SIGNS[state]} {state.value}"


# By file ------------------------------------------------------------------------------------------------------------

_FILE_COLUMNS = (Column("use", 12), Column("file", 46), Column("name", 24), Column("issue", 8), Column("received", 20),
                 Column("errors", 8), Column("questions", 8), Column("reason", 60))


def _files_sheet(collection: Collection, year: str) -> Sheet:
    names = {d.number: d.name for d in collection.survey.plan.divisions}
    head = _head("head", ("use", "採否"), ("file", "ファイル"), ("name", "課名"), ("issue", "発行番号"), ("received", "更新日時"),
                 ("errors", "エラー"), ("questions", "確認"), ("reason", "採用しない理由"))
    rows = tuple(_file_row(n, r, names) for n, r in enumerate(collection.files))
    marks = tuple(Highlight(Span(_FILES, rows[0].key, rows[-1].key, "use", "use"),
                            same(Var(Ref(_FILES, rows[0].key, "use")), text(verdict.value)), tone)
                  for verdict, tone in _VERDICT_TONES.items()) if rows else ()
    title = _title(f"{year}　提出フォルダのファイル（{len(rows)}件）", _FILE_COLUMNS)
    return Sheet(_FILES, "ファイル別", _FILE_COLUMNS, (title, head, *rows), marks,
                 Page(Paper.A4_LANDSCAPE, repeat_first="head"), frozen_row="head", filter_row="head" if rows else "")


def _file_row(number: int, reading: FileReading, names: dict[str, str]) -> Row:
    return Row(f"f{number}", (
        Cell("use", reading.verdict.value, Look.TEXT_CENTRE), Cell("file", cut(reading.file, _LONGEST), Look.TEXT),
        Cell("name", names.get(reading.division, ""), Look.TEXT),
        Cell("issue", Decimal(reading.issue) if reading.submission is not None else None, Look.COUNT),
        Cell("received", _received(reading), Look.TEXT_CENTRE),
        Cell("errors", Decimal(reading.count(Severity.ERROR)), Look.COUNT),
        Cell("questions", Decimal(reading.count(Severity.QUESTION)), Look.COUNT),
        Cell("reason", _reason(reading), Look.TEXT)))


def _reason(reading: FileReading) -> str:
    """Why the file is not used: of a usable one what was said last, of any other what was said first."""
    if reading.verdict is FileVerdict.USED or not reading.problems:
        return ""
    return reading.problems[-1 if reading.submission is not None else 0].message


# Problem by problem -------------------------------------------------------------------------------------------------

_PROBLEM_COLUMNS = (Column("weight", 9), Column("code", 9), Column("file", 26), Column("sheet", 12), Column("cell", 8),
                    Column("label", 20), Column("message", 56), Column("remedy", 46))
_SEVERITY_TONES = {Severity.ERROR: Tone.FAULT, Severity.QUESTION: Tone.QUESTION}


def _problems_sheet(collection: Collection, year: str) -> Sheet:
    head = _head("head", ("weight", "区分"), ("code", "番号"), ("file", "ファイル"), ("sheet", "シート"), ("cell", "セル"),
                 ("label", "項目"), ("message", "内容"), ("remedy", "対応"))
    rows = tuple(_problem_row(n, p) for n, p in enumerate(_by_weight(collection.problems)))
    marks = tuple(Highlight(Span(_PROBLEMS, rows[0].key, rows[-1].key, "weight", "weight"),
                            same(Var(Ref(_PROBLEMS, rows[0].key, "weight")), text(severity.value)), tone)
                  for severity, tone in _SEVERITY_TONES.items()) if rows else ()
    title = _title(f"{year}　指摘一覧（{len(rows)}件）", _PROBLEM_COLUMNS)
    return Sheet(_PROBLEMS, "指摘一覧", _PROBLEM_COLUMNS, (title, head, *rows), marks,
                 Page(Paper.A4_LANDSCAPE, repeat_first="head"), frozen_row="head", filter_row="head" if rows else "")


def _by_weight(problems: tuple[Problem, ...]) -> list[Problem]:
    """Errors first, then questions, then notices; within each as they were found."""
    order = list(Severity)
    return sorted(problems, key=lambda p: order.index(p.severity))


def _problem_row(number: int, problem: Problem) -> Row:
    place = problem.place
    return Row(f"p{number}", (
        Cell("weight", problem.severity.value, Look.TEXT_CENTRE), Cell("code", problem.code, Look.TEXT_CENTRE),
        Cell("file", cut(place.file, _LONGEST), Look.TEXT), Cell("sheet", cut(place.sheet, _LONGEST), Look.TEXT),
        Cell("cell", cut(place.cell, _LONGEST), Look.TEXT_CENTRE), Cell("label", cut(place.label, _LONGEST), Look.TEXT),
        Cell("message", problem.message, Look.TEXT), Cell("remedy", problem.remedy, Look.TEXT)))


def _title(words: Content, columns: tuple[Column, ...]) -> Row:
    return Row("title", (Cell(columns[0].key, words, Look.TITLE, columns=len(columns)),))


def _section(words: str) -> Row:
    return Row(f"section.{words}", (Cell("no", words, Look.SECTION, columns=len(_STATUS_COLUMNS)),))


def _head(key: str, *cells: tuple[str, str]) -> Row:
    return Row(key, tuple(Cell(column, words, Look.HEAD) for column, words in cells))


def _received(reading: FileReading | None) -> str:
    """When the file was last changed; no zero is printed before a month or a day."""
    at = reading.received if reading is not None else None
    return f"{at.year}/{at.month}/{at.day} {at:%H:%M}" if at is not None else ""
