"""The types in which workbooks are declared: a book of sheets, a sheet of rows and columns, a cell by its keys.

The code that writes a sheet and the code that reads it back iterate over the same declaration. A cell is addressed by
the keys of its row and its column, never by a position; positions are computed in one place, `sheets.layout`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.formulas.tree import FALSE, Expr
from sagamihara_pdca.model.identity import Identity, Origin

#: Characters of one cell, in Excel.
MAX_TEXT = 32_767
#: Characters of an answer that every later workbook can carry: its sheets join several answers in one cell.
LONGEST_ANSWER = 2000
#: The largest number of fifteen digits, of which a spreadsheet keeps every one.
MOST = Decimal(10**15 - 1)


@dataclass(frozen=True, slots=True)
class Ref:
    """One cell, by keys."""

    sheet: str  # Sheet.key
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Span:
    """A block of cells of one sheet, by the keys of its corners."""

    sheet: str
    first_row: str
    last_row: str
    first_column: str
    last_column: str


@dataclass(frozen=True, slots=True)
class Name:
    """A block under a name of the workbook: for conditional formats, which may not point at another sheet."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class AddressOf:
    """The place of a cell as a link's target ("#'sheet'!D18")."""

    ref: Ref


class Look(Enum):
    """The purpose of a cell, from which `excel.cell_formats` derives its format."""

    __hash__ = object.__hash__  # as of `formulas.tree.Op`: every cell asks for it

    TITLE = "title"
    SUBTITLE = "subtitle"
    SECTION = "section"  # heading of a block: Plan, Do …
    LABEL = "label"  # says what stands beside or below it
    TEXT = "text"
    TEXT_CENTRE = "text centre"
    NUMBER = "number"
    RATE = "rate"
    GRADE = "grade"
    HEAD = "head"  # a table's heading
    NOTE = "note"  # small explanatory words
    MARK = "mark"  # ＊ and 確認 marks
    QUESTION = "question"  # a live question to the person who types
    LINK = "link"
    INPUT_TEXT = "input text"
    INPUT_LINE = "input line"  # one short line of text
    INPUT_NUMBER = "input number"
    INPUT_CHOICE = "input choice"
    INPUT_DATE = "input date"
    SEAL = "seal"  # a box for a seal of approval
    LEVEL = "level"  # the result of a formula: thousands grouped
    STRONG = "strong"  # a deadline
    STATUS = "status"  # how far a sheet is filled in; leads to the next gap
    BIG = "big"  # a figure or a name that stands out on its sheet
    HELPER = "helper"  # figures for formulas, hidden
    PLAIN = "plain"  # no border, no fill
    BAND = "band"  # a band that separates groups of rows in a table
    COVER = "cover"  # the title of a whole document
    LEAD = "lead"  # a sentence that sums up
    COUNT = "count"  # a number of things; none is a dash
    FIGURE = "figure"  # a count that stands out on its sheet
    PLAIN_NUMBER = "plain number"  # a year or an ordinal: no grouping
    HEAD_SMALL = "head small"  # a heading below a heading
    TEXT_SMALL = "text small"  # text that a table has little room for
    TEXT_SMALL_CENTRE = "text small centre"
    COVER_LINE = "cover line"  # under the title of a whole document
    LINK_BOX = "link box"  # a link inside a table
    LINK_CENTRE = "link centre"  # the same, in the middle: a number
    LINK_RIGHT = "link right"  # a link back, aligned right
    TYPED = "typed"  # a cell of a table that is typed into: what is typed stays text


class InputKind(Enum):
    """The type of value that an input accepts."""

    TEXT = "text"
    LINE = "line"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked. Its place in the book is the cell that holds it."""

    label: str  # what a person calls it
    kind: InputKind
    required: Expr = FALSE  # over cells of the same sheet
    choices: tuple[str, ...] = ()
    max_length: int = 0  # characters; 0: Excel's own limit
    hint: str = ""  # shown when the cell is chosen
    example: str = ""
    unit: str = ""  # of a number
    measure: str = ""  # the name of the measure of which the number is a figure
    title: str = ""  # a short name for where the label is too long: the heading of an input message


Content = str | Decimal | date | Expr | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one cell, or of `columns` x `rows` merged ones whose first column is `column`."""

    column: str
    content: Content  # text, number, date, a formula, or nothing
    look: Look = Look.TEXT
    columns: int = 1
    rows: int = 1
    field: Field | None = None  # the cell is an input; `content` is the answer so far
    link: Ref | str | None = None  # a place in the book or a web address: only from the plan, never from answers
    note: str = ""  # a comment on the cell: only on returns


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `lines` is its height in lines of text; with 0 `sheets.row_heights` computes it from the texts."""

    key: str
    cells: tuple[Cell, ...]
    lines: float = 0
    most_lines: float = 0  # a long answer makes the row grow up to here; 0: no limit
    grows: bool = False  # it is made higher when the sheet's one page has height left


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` is in half-width characters of the body font."""

    key: str
    width: float
    hidden: bool = False
    level: int = 0  # of an outline: columns that a reader may fold away
    choices: tuple[str, ...] = ()  # a drop-down in each of the sheet's typed rows


class Tone(Enum):
    """A fill with a meaning that is not a grade's."""

    ASKED = "asked"  # required and still empty
    ANSWERED = "answered"
    QUESTION = "question"
    FAULT = "fault"
    DONE = "done"
    LATER = "later"  # years to come
    OPTIONAL = "optional"  # may stay empty


@dataclass(frozen=True, slots=True)
class Highlight:
    """Fill the cells of a span where a condition holds. `when` is written for the span's first row.

    fill: a tone, or a colour "#RRGGBB".
    """

    span: Span
    when: Expr
    fill: Tone | str


class Paper(Enum):
    """The paper sizes and orientations that sheets print on."""

    A4_PORTRAIT = "A4 portrait"
    A4_LANDSCAPE = "A4 landscape"
    A3_LANDSCAPE = "A3 landscape"


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet prints."""

    paper: Paper = Paper.A4_PORTRAIT
    one_page: bool = False  # shrunk to exactly one page; else one page wide, as long as it takes
    header: str = ""
    footer: str = ""
    repeat_first: str = ""  # row keys of the headings that every page repeats
    repeat_last: str = ""
    left_binding: bool = False  # 左とじ: a wider left margin
    break_before: tuple[str, ...] = ()  # row keys


class ChartKind(Enum):
    """The kinds of native charts."""

    BAR_STACKED = "bar stacked"
    COLUMN = "column"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart."""

    name: str
    categories: Span
    values: Span
    colour: str
    pattern: str = ""  # so that it stays apart in grey print
    kind: ChartKind | None = None  # drawn as another kind than its chart: a line over columns
    labelled: bool = False  # the figures stand beside the marks


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart, placed at a cell."""

    kind: ChartKind
    title: str
    at: Ref
    columns: int
    rows: int
    series: tuple[Series, ...]
    alt_text: str = ""
    from_zero: bool = True  # the axis of figures begins at zero; not where some are below


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A tiny column chart inside a cell."""

    at: Ref
    values: Span
    from_zero: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a book."""

    key: str  # what references call it
    title: str  # the tab's name
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    highlights: tuple[Highlight, ...] = ()
    page: Page = Page()
    frozen_row: str = ""  # rows up to this one are frozen
    frozen_column: str = ""
    keyed: bool = False  # carries hidden keys, so that it can be read back
    protected: bool = False
    hidden: bool = False
    print_columns: int = 0  # how many columns print; 0: all that are not hidden
    tab_colour: str = ""
    charts: tuple[Chart, ...] = ()
    sparklines: tuple[Sparkline, ...] = ()
    first_input: Ref | None = None  # where the cursor starts
    filter_row: str = ""  # headings of a table that gets an auto-filter
    typed_rows: int = 0  # rows below `filter_row` that are ready for typing, declared or not; 0: the sheet ends with its rows


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook with its sheets, defined names and properties."""

    title: str
    subject: str
    author: str  # the organisation, never a person
    font: str
    sheets: tuple[Sheet, ...]
    names: tuple[Name, ...] = ()
    identity: Identity | None = None  # written into keyed sheets
    created: date = field(default=date(2000, 1, 1))  # fixed by the caller: the same inputs give the same bytes
    origin: Origin | None = None  # of a return, written beside the identity

    def sheet(self, key: str) -> Sheet:
        """The sheet with the key. Raises `StopIteration` where there is none."""
        return next(s for s in self.sheets if s.key == key)
