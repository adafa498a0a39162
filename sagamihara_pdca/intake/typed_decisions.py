"""What the clerk typed into 回収状況: 採用 for a file, 確認済み and メモ for a question.

Rows are known by their 照合番号, wherever a sort or a filter has moved them. Beside each 採用 stands, hidden, what it was when
the workbook was written: only a difference is a new decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sagamihara_pdca.model.raw_book import RawBook, RawSheet
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.sheets.layout import cell_name
from sagamihara_pdca.sheets.seen_cells import as_seen

#: Headings of the columns that are read back; the workbook is written with the same.
KEY, CHOSEN, CHOSEN_BEFORE, CONFIRMED, MEMO, MESSAGE = "照合番号", "採用", "前回の採用", "確認済み", "メモ", "内容"
FILE = "ファイル"
#: The words of the drop-downs, and the signs that people type instead.
CHOSEN_WORD, CONFIRMED_WORD = "採用", "確認済み"
_SIGNS = frozenset({"○", "〇", "◯", "●", "レ", "✓", "✔", "1"})


@dataclass(frozen=True, slots=True)
class TypedChoice:
    """One row of the files whose 採用 was changed: `chosen` is what it says now."""

    key: str  # of the file
    file: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One row of the questions with what stands in 確認済み and メモ now; `message` is the question as listed."""

    key: str
    confirmed: bool
    memo: str
    message: str


@dataclass(frozen=True, slots=True)
class TypedDecisions:
    """Everything that was typed, and what could not be understood."""

    choices: tuple[TypedChoice, ...] = ()
    words: tuple[TypedWord, ...] = ()
    problems: tuple[Problem, ...] = ()


def typed_decisions(file: str, raw: RawBook) -> TypedDecisions:
    """Parse the workbook. A cell that holds anything else than its word is a problem, and decides nothing."""
    problems: list[Problem] = []
    choices: list[TypedChoice] = []
    words: list[TypedWord] = []
    for sheet in raw.sheets:
        for row in _rows(file, sheet, CHOSEN, problems):
            now = row.is_set(CHOSEN, CHOSEN_WORD, problems)
            if now is not None and now != bool(row.text(CHOSEN_BEFORE)):
                choices.append(TypedChoice(row.text(KEY), row.text(FILE), now))
        for row in _rows(file, sheet, CONFIRMED, problems):
            confirmed = row.is_set(CONFIRMED, CONFIRMED_WORD, problems)
            if confirmed is not None:
                words.append(TypedWord(row.text(KEY), confirmed, row.text(MEMO), row.text(MESSAGE)))
    return TypedDecisions(tuple(choices), tuple(words), tuple(problems))


@dataclass(frozen=True, slots=True)
class _TypedRow:
    """One line of a table, by its headings."""

    file: str
    sheet: RawSheet
    row: int
    columns: dict[str, int]

    def text(self, heading: str) -> str:
        """The text under the heading as seen; "" where the column was deleted."""
        column = self.columns.get(heading)
        return visible(as_seen(self.sheet.cell(self.row, column))).strip() if column is not None else ""

    def is_set(self, heading: str, word: str, problems: list[Problem]) -> bool | None:
        """Whether the cell holds its word; None, with a problem, for anything else that was typed."""
        seen = "".join(narrow(self.text(heading)).split())
        if seen in ("", word) or seen in _SIGNS:
            return bool(seen)
        place = Place(self.file, self.sheet.name, cell_name(self.row, self.columns[heading]), heading)
        problems.append(identity.decision_not_understood(place, seen, word))
        return None


def _rows(file: str, sheet: RawSheet, wanted: str, problems: list[Problem]) -> Iterator[_TypedRow]:
    """The lines below the headings, where the sheet has a heading `wanted` beside 照合番号."""
    headings: dict[int, dict[str, int]] = {}
    for row, column, cell in sheet.in_reading_order():
        headings.setdefault(row, {}).setdefault(visible(cell.text).strip(), column)
    top = next((row for row, found in headings.items() if KEY in found and wanted in found), None)
    if top is None:
        return
    seen: set[str] = set()
    for row in (row for row in headings if row > top):
        line = _TypedRow(file, sheet, row, headings[top])
        key = line.text(KEY)
        if key and key in seen:
            problems.append(identity.decision_row_doubled(Place(file, sheet.name, f"A{row}"), line.text(FILE) or key))
        elif key:
            seen.add(key)
            yield line
