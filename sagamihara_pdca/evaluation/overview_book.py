"""一覧: every working folder of a run over many, a row each. What another city calls itself is data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.formulas.tree import Var, total
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.characters import one_line, without_controls
from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Book, Cell, Content, Look, Page, Paper, Row, Sheet, Span, Tone
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

_SHEET = "overview"
_FONT = "BIZ UDPゴシック"
#: A plan's name, or what went wrong, may be of any length.
_LONGEST_NAME, _LONGEST_WORDS = 120, 600


class FolderState(Enum):
    """What became of a working folder."""

    DONE = "完了"
    OPEN = "要対応"  # it ran, and something is missing or to be corrected
    FAILED = "失敗"  # it did not run to its end


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A working folder. A count is None where the stage does not tell it, or failed."""

    folder: str
    state: FolderState
    words: str = ""  # why it failed, or what is to be done
    plan: str = ""
    projects: int | None = None
    asked: int | None = None  # divisions that get an input workbook
    generated: int | None = None
    collected: int | None = None  # divisions that sent something and are not asked to correct it
    returned: int | None = None
    missing: int | None = None
    outcomes: str = ""  # how many projects have each outcome, in the plan's own words

    @property
    def coverage_percent(self) -> Decimal | None:
        """回収率 in per cent with one decimal, rounded down: 100 means all."""
        if self.collected is None or not self.asked:
            return None
        return Decimal(self.collected * 1000 // self.asked) / 10


OVERVIEW: tuple[TableColumn[FolderRow], ...] = (
    TableColumn("folder", "フォルダ", 24, Look.TEXT, lambda r: _plain(r.folder, _LONGEST_NAME)),
    TableColumn("plan", "計画", 36, Look.TEXT, lambda r: _plain(r.plan, _LONGEST_NAME)),
    TableColumn("state", "状態", 9, Look.TEXT_CENTRE, lambda r: r.state.value),
    TableColumn("projects", "事業", 8, Look.NUMBER, lambda r: _count(r.projects)),
    TableColumn("asked", "課", 8, Look.NUMBER, lambda r: _count(r.asked)),
    TableColumn("generated", "入力シート", 10, Look.NUMBER, lambda r: _count(r.generated)),
    TableColumn("collected", "回収", 8, Look.NUMBER, lambda r: _count(r.collected)),
    TableColumn("returned", "差戻し", 8, Look.NUMBER, lambda r: _count(r.returned)),
    TableColumn("missing", "未提出", 8, Look.NUMBER, lambda r: _count(r.missing)),
    TableColumn("coverage", "回収率（％）", 9, Look.NUMBER, lambda r: r.coverage_percent),
    TableColumn("outcomes", "評価の内訳", 30, Look.TEXT, lambda r: _plain(r.outcomes, _LONGEST_WORDS)),
    TableColumn("words", "説明", 60, Look.TEXT, lambda r: _plain(r.words, _LONGEST_WORDS)))
_SUMMED = ("projects", "asked", "generated", "collected", "returned", "missing")
_TONES = {FolderState.DONE.value: Tone.DONE, FolderState.OPEN.value: Tone.QUESTION, FolderState.FAILED.value: Tone.FAULT}


def overview_cells(row: FolderRow) -> tuple[Content, ...]:
    """Return what stands in the row, column by column, for a table on the screen and as data."""
    return tuple(column.content(row) for column in OVERVIEW)


def overview_words(rows: tuple[FolderRow, ...]) -> str:
    """Render how many folders are in each state: 完了 3、要対応 1、失敗 0."""
    counts = Counter(row.state for row in rows)
    return "、".join(f"{state.value} {counts[state]}" for state in FolderState)


def overview_book(year: FiscalYear, stage: str, rows: tuple[FolderRow, ...]) -> Book:
    """The overview as a workbook of one sheet on A3, the sums below it."""
    title = texts.OVERVIEW_TITLE.format(year=write_fiscal_year(year), stage=stage)
    lines = tuple(Row(f"r{n}", line_cells(OVERVIEW, row)) for n, row in enumerate(rows))
    sheet = Sheet(_SHEET, texts.OVERVIEW, sheet_columns(OVERVIEW),
                  (Row("title", (Cell("folder", title, Look.TITLE, columns=len(OVERVIEW)),)),
                   Row("counts", (Cell("folder", overview_words(rows), Look.PLAIN, columns=len(OVERVIEW)),)),
                   heading_row(OVERVIEW), *lines, *_sums(rows, lines)),
                  marks(_SHEET, lines, "state", _TONES), Page(Paper.A3_LANDSCAPE, repeat_first="head"), frozen_row="head",
                  frozen_column="folder")
    return Book(title, texts.OVERVIEW, "", _FONT, (sheet,))


def _sums(rows: tuple[FolderRow, ...], lines: tuple[Row, ...]) -> tuple[Row, ...]:
    """The sums of the counts; blank where no folder tells one. Of failed folders nothing is in them, and the label says so."""
    if not lines:
        return ()
    told = {c.key for c in OVERVIEW if c.key in _SUMMED and any(c.content(row) is not None for row in rows)}
    failed = sum(row.state is FolderState.FAILED for row in rows)
    label = texts.OVERVIEW_SUM_BUT.format(count=failed) if failed else texts.OVERVIEW_SUM

    def cell(key: str) -> Cell:
        if key in told:
            return Cell(key, total(Var(Span(_SHEET, lines[0].key, lines[-1].key, key, key))), Look.NUMBER)
        return Cell(key, label if key == "folder" else "", Look.LABEL)

    return (Row("sum", tuple(cell(column.key) for column in OVERVIEW)),)


def _plain(words: str, limit: int) -> str:
    return cut(one_line(without_controls(words)), limit)


def _count(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
