"""回収状況 as a workbook: the state of every division, the verdict on every file, and every problem."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Var, count_same, text, total
from sagamihara_pdca.intake import texts
from sagamihara_pdca.intake.collection import Collection, DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.intake.listing import Listed, file_key
from sagamihara_pdca.intake.typed_decisions import (
    CHOSEN,
    CHOSEN_BEFORE,
    CHOSEN_WORD,
    CONFIRMED,
    CONFIRMED_WORD,
    KEY,
    MEMO,
    MESSAGE,
)
from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.sheets.book import Book, Cell, Field, InputKind, Look, Page, Paper, Row, Sheet, Span, Tone
from sagamihara_pdca.sheets.drop_downs import lists_sheet
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

_STATUS, _FILES, _PROBLEMS = "status", "files", "problems"
STATE_TONES = {DivisionState.IN: Tone.DONE, DivisionState.TO_CHECK: Tone.QUESTION, DivisionState.RETURNED: Tone.FAULT,
                DivisionState.MISSING: Tone.LATER}
_VERDICT_TONES = {FileVerdict.USED: Tone.DONE, FileVerdict.JOINED: Tone.DONE, FileVerdict.UNDECIDED: Tone.QUESTION,
                  FileVerdict.UNREADABLE: Tone.FAULT, FileVerdict.IGNORED: Tone.LATER}
#: The sign that stands beside the colour.
STATE_SIGNS = {DivisionState.IN: "●", DivisionState.TO_CHECK: "？", DivisionState.RETURNED: "▲", DivisionState.MISSING: "－"}
_SEVERITY_TONES = {Severity.ERROR.value: Tone.FAULT, Severity.QUESTION.value: Tone.QUESTION}
#: A sheet's name or a file's may be of any length in a forged file.
_LONGEST = 120


def collection_book(collection: Collection) -> Book:
    """Three sheets: by division, by file, and every problem with its cell and remedy."""
    year = write_fiscal_year(collection.survey.year)
    profile = collection.survey.plan.profile
    shown = (_status_sheet(collection, year), _files_sheet(collection, year), _problems_sheet(collection, year))
    sheets = (*shown, lists_sheet(shown))
    return Book(texts.BOOK.format(year=year), profile.plan_name, profile.publisher, profile.font, sheets,
                created=date(collection.survey.year.start, 4, 1))


# By division --------------------------------------------------------------------------------------------------------

_STATUS_TABLE: tuple[TableColumn[DivisionStatus], ...] = (
    TableColumn("no", "課番号", 9, Look.TEXT_CENTRE, lambda s: s.division.number),
    TableColumn("name", "課名", 26, Look.TEXT, lambda s: s.division.name),
    TableColumn("state", "状態", 13, Look.TEXT_CENTRE, lambda s: _state_text(s.state)),
    TableColumn("errors", "エラー", 8, Look.COUNT, lambda s: Decimal(s.errors)),
    TableColumn("questions", "確認", 8, Look.COUNT, lambda s: Decimal(s.questions)),
    TableColumn("received", "更新日時", 20, Look.TEXT_CENTRE, lambda s: _received(s.reading)),
    TableColumn("file", "採用したファイル", 40, Look.TEXT, lambda s: cut(_file_used(s), _LONGEST)))


def _status_sheet(collection: Collection, year: str) -> Sheet:
    divisions = tuple(Row(f"d.{d.division.number}", line_cells(_STATUS_TABLE, d)) for d in collection.divisions)
    rows = (_title(texts.STATUS_TITLE.format(year=year), len(_STATUS_TABLE), "no"), *_state_rows(divisions), Row("space1", (), lines=0.5),
            *_verdict_rows(collection), Row("space2", (), lines=0.5),
            Row("list", (Cell("no", texts.DIVISION_BY_DIVISION, Look.SECTION, columns=len(_STATUS_TABLE)),)),
            heading_row(_STATUS_TABLE), *divisions)
    tones = {_state_text(state): tone for state, tone in STATE_TONES.items()}
    return Sheet(_STATUS, texts.STATUS, sheet_columns(_STATUS_TABLE), rows, marks(_STATUS, divisions, "state", tones),
                 Page(Paper.A4_LANDSCAPE, repeat_first="head"))


def _state_rows(divisions: tuple[Row, ...]) -> tuple[Row, ...]:
    """How many divisions are in each state, counted by formulas; their sum is the number of divisions."""
    states = Span(_STATUS, divisions[0].key, divisions[-1].key, "state", "state") if divisions else None
    rows = tuple(Row(f"state.{state.name}", (
        Cell("no", _state_text(state), Look.TEXT_CENTRE, columns=2),
        Cell("state", count_same(Var(states), text(_state_text(state))) if states else Decimal(0), Look.COUNT),
        Cell("errors", texts.STATES[state], Look.TEXT, columns=4))) for state in DivisionState)
    return (_section(texts.DIVISIONS_COUNTED), *rows, _sum_row("state.sum", rows, texts.ALL_DIVISIONS.format(count=len(divisions))))


def _verdict_rows(collection: Collection) -> tuple[Row, ...]:
    """How many files have each verdict; their sum is the number of files in the folder."""
    verdicts = Span(_FILES, "f0", f"f{len(collection.files) - 1}", "use", "use") if collection.files else None
    rows = tuple(Row(f"verdict.{verdict.name}", (
        Cell("no", verdict.value, Look.TEXT_CENTRE, columns=2),
        Cell("state", count_same(Var(verdicts), text(verdict.value)) if verdicts else Decimal(0), Look.COUNT),
        Cell("errors", texts.VERDICTS[verdict], Look.TEXT, columns=4))) for verdict in FileVerdict)
    seen = texts.ALL_FILES.format(count=len(collection.files))
    return (_section(texts.FILES_COUNTED), *rows, _sum_row("verdict.sum", rows, seen))


def _sum_row(key: str, rows: tuple[Row, ...], words: str) -> Row:
    counted = Span(_STATUS, rows[0].key, rows[-1].key, "state", "state")
    return Row(key, (Cell("no", "合計", Look.LABEL, columns=2), Cell("state", total(Var(counted)), Look.COUNT),
                     Cell("errors", words, Look.TEXT, columns=4)))


def _file_used(status: DivisionStatus) -> str:
    if status.reading is not None:
        return status.reading.file
    return texts.NONE_USED.format(count=status.files) if status.files else ""


def _state_text(state: DivisionState) -> str:
    return f"{STATE_SIGNS[state]} {state.value}"


# By file ------------------------------------------------------------------------------------------------------------

def _file_table(names: dict[str, str], decided: dict[str, str]) -> tuple[TableColumn[FileReading], ...]:
    def is_decided(reading: FileReading) -> str:
        return CHOSEN_WORD if reading.sha256 and decided.get(reading.division) == reading.sha256 else ""

    return (
        TableColumn("use", "採否", 14, Look.TEXT_CENTRE, lambda r: r.verdict.value),
        TableColumn("file", "ファイル", 46, Look.TEXT, lambda r: cut(r.file, _LONGEST)),
        TableColumn("name", "課名", 24, Look.TEXT, lambda r: names.get(r.division, "")),
        TableColumn("issue", "発行番号", 8, Look.COUNT, lambda r: Decimal(r.issue) if r.submission is not None else None),
        TableColumn("received", "更新日時", 20, Look.TEXT_CENTRE, _received),
        TableColumn("errors", "エラー", 8, Look.COUNT, lambda r: Decimal(r.count(Severity.ERROR))),
        TableColumn("questions", "確認", 8, Look.COUNT, lambda r: Decimal(r.count(Severity.QUESTION))),
        TableColumn("reason", "採否の理由", 60, Look.TEXT, _reason),
        TableColumn("chosen", CHOSEN, 12, Look.INPUT_CHOICE, is_decided, field=Field(
            CHOSEN, InputKind.CHOICE, choices=(CHOSEN_WORD,), hint=texts.CHOSEN_HINT)),
        TableColumn("key", KEY, 16, Look.TEXT_SMALL_CENTRE, lambda r: file_key(r.sha256)),
        TableColumn("before", CHOSEN_BEFORE, 4, Look.PLAIN, is_decided, hidden=True))


def _files_sheet(collection: Collection, year: str) -> Sheet:
    table = _file_table({d.number: d.name for d in collection.survey.plan.divisions},
                        {d.division: d.sha256 for d in collection.decisions.files})
    rows = tuple(Row(f"f{n}", line_cells(table, reading)) for n, reading in enumerate(collection.files))
    title = _title(texts.FILES_TITLE.format(year=year, count=len(rows)), len(table), "use")
    tones = {verdict.value: tone for verdict, tone in _VERDICT_TONES.items()}
    return Sheet(_FILES, texts.FILES, sheet_columns(table), (title, heading_row(table), *rows),
                 marks(_FILES, rows, "use", tones), Page(Paper.A4_LANDSCAPE, repeat_first="head"), frozen_row="head",
                 filter_row="head" if rows else "")


def _reason(reading: FileReading) -> str:
    """Why the file is not used alone: of a usable one what was said last, of any other what was said first."""
    if reading.verdict is FileVerdict.USED or not reading.problems:
        return ""
    return reading.problems[-1 if reading.submission is not None else 0].message


# Problem by problem -------------------------------------------------------------------------------------------------

def _problem_table(collection: Collection) -> tuple[TableColumn[Listed], ...]:
    divisions = {d.number: d.name for d in collection.survey.plan.divisions}
    projects = {p.code: p.name for p in collection.survey.plan.projects}
    said = {c.question: c for c in collection.decisions.questions}

    def confirmed(one: Listed) -> str:
        return CONFIRMED_WORD if one.key and one.key in said and said[one.key].confirmed else ""

    def memo(one: Listed) -> str:
        return said[one.key].memo if one.key and one.key in said else ""

    return (
        TableColumn("weight", "区分", 9, Look.TEXT_CENTRE, lambda o: o.problem.severity.value),
        TableColumn("division", "課名", 18, Look.TEXT, lambda o: divisions.get(o.division, "")),
        TableColumn("project", "事業名", 24, Look.TEXT, lambda o: projects.get(o.project, "")),
        TableColumn("code", "番号", 9, Look.TEXT_CENTRE, lambda o: o.problem.code),
        TableColumn("file", "ファイル", 24, Look.TEXT, lambda o: cut(o.problem.place.file, _LONGEST)),
        TableColumn("sheet", "シート", 10, Look.TEXT, lambda o: cut(o.problem.place.sheet, _LONGEST)),
        TableColumn("cell", "セル", 7, Look.TEXT_CENTRE, lambda o: cut(o.problem.place.cell, _LONGEST)),
        TableColumn("label", "項目", 18, Look.TEXT, lambda o: cut(o.problem.place.label, _LONGEST)),
        TableColumn("message", MESSAGE, 52, Look.TEXT, lambda o: o.problem.message),
        TableColumn("remedy", "対応", 40, Look.TEXT, lambda o: o.problem.remedy),
        TableColumn("confirmed", CONFIRMED, 11, Look.INPUT_CHOICE, confirmed, field=Field(
            CONFIRMED, InputKind.CHOICE, choices=(CONFIRMED_WORD,), hint=texts.CONFIRMED_HINT)),
        TableColumn("memo", MEMO, 24, Look.INPUT_TEXT, memo, field=Field(
            MEMO, InputKind.TEXT, max_length=200, hint=texts.MEMO_HINT)),
        TableColumn("key", KEY, 16, Look.TEXT_SMALL_CENTRE, lambda o: o.key))


def _problems_sheet(collection: Collection, year: str) -> Sheet:
    table = _problem_table(collection)
    rows = tuple(Row(f"p{n}", line_cells(table, one)) for n, one in enumerate(_by_weight(collection.listed)))
    title = _title(texts.PROBLEMS_TITLE.format(year=year, count=len(rows)), len(table), "weight")
    return Sheet(_PROBLEMS, texts.PROBLEMS, sheet_columns(table), (title, heading_row(table), *rows),
                 marks(_PROBLEMS, rows, "weight", _SEVERITY_TONES), Page(Paper.A4_LANDSCAPE, repeat_first="head"),
                 frozen_row="head", filter_row="head" if rows else "")


def _by_weight(listed: tuple[Listed, ...]) -> list[Listed]:
    """Errors first, then questions, then notices; within each by division, as they were found."""
    order = list(Severity)
    return sorted(listed, key=lambda one: (order.index(one.problem.severity), one.division))


def _title(words: str, columns: int, first: str) -> Row:
    return Row("title", (Cell(first, words, Look.TITLE, columns=columns),))


def _section(words: str) -> Row:
    return Row(f"section.{words}", (Cell("no", words, Look.SECTION, columns=len(_STATUS_TABLE)),))


def _received(reading: FileReading | None) -> str:
    """When the file was last changed; no zero is printed before a month or a day."""
    at = reading.received if reading is not None else None
    return f"{at.year}/{at.month}/{at.day} {at:%H:%M}" if at is not None else ""
