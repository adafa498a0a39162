"""What a stranger could learn from a workbook, and what of it must not be published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.formulas.tree import Call, Const, Expr
from sagamihara_pdca.problems import Place, Problem, publication
from sagamihara_pdca.sheets.book import Book, Cell, Content, Ref, Sheet
from sagamihara_pdca.sheets.layout import BookLayout, cell_name, column_letters


class LeakKind(Enum):
    """What it is that shows."""

    PROPERTY = "文書のプロパティ"
    MARK = "識別用の隠し文字"
    HIDDEN_SHEET = "非表示のシート"
    HIDDEN_COLUMN = "非表示の列"
    COMMENT = "コメント"
    LINK = "外部へのリンク"
    MAIL = "メールアドレス"
    TELEPHONE = "電話番号"
    FILE = "ファイル名・フォルダ名"


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that shows, and where."""

    kind: LeakKind
    place: Place
    what: str


_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
#: 042-769-8212, 042(769)8212, 09012345678, +81-42-…, 内線1234. Digits before or behind make it something else.
_TELEPHONE = re.compile(
    r"(?<![0-9.,-])(?:\+81[- ]?|0)[0-9]{1,4}[- (]{0,2}[0-9]{1,4}[- )]{0,2}[0-9]{3,4}(?![0-9,]|-[0-9])|内線[: ]{0,2}[0-9]{2,5}")
_FILE = re.compile(r"[^\s/\\:*?\"<>|「」（）、。]+\.(?:xlsx|xlsm|xls|docx|doc|pdf|csv|zip|pptx)\b|\\\\[^\s\\]+\\\S+|[A-Za-z]:\\\S+",
                   re.IGNORECASE)
_DIGITS_OF_A_NUMBER = (10, 13)
_PATTERNS = ((LeakKind.MAIL, _MAIL), (LeakKind.TELEPHONE, _TELEPHONE), (LeakKind.FILE, _FILE))
_WORDS_OF_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－", "-"))


def leaks(book: Book) -> tuple[Leak, ...]:
    """Everything beside the shown figures and words that a stranger can read out of the file, in the book's order."""
    return (*_properties(book), *(leak for sheet in book.sheets for leak in _of_sheet(book, sheet)))


def refusals(book: Book, contact: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[Problem]:
    """Why the book must not be published as it is; empty when it may.

    Args:
        contact: lines of the 問合せ先; addresses and numbers in them may stand anywhere.
        allowed: further addresses, numbers or file names that somebody has allowed, as they are printed.
    """
    return _faults(leaks(book), contact, allowed)


def refusals_in_words(said: Iterable[tuple[Place, str]], contact: tuple[str, ...],
                      allowed: tuple[str, ...] = ()) -> list[Problem]:
    """The same for words that are published beside the book, each with its place."""
    return _faults((leak for place, words in said for leak in _in_words(words, place)), contact, allowed)


def _faults(found: Iterable[Leak], contact: tuple[str, ...], allowed: tuple[str, ...]) -> list[Problem]:
    known = {_folded(shown) for line in (*contact, *allowed) for _, shown in _patterns_in(line)}
    known |= {_folded(line) for line in allowed}
    return [_FAULTS[leak.kind](leak.place, leak.what) for leak in found
            if leak.kind in _FAULTS and _folded(leak.what) not in known]


_FAULTS: dict[LeakKind, Callable[[Place, str], Problem]] = {
    LeakKind.MAIL: publication.mail_address_shown,
    LeakKind.TELEPHONE: publication.telephone_shown,
    LeakKind.FILE: publication.file_named,
    LeakKind.LINK: publication.outside_link,
    LeakKind.HIDDEN_SHEET: lambda place, what: publication.sheet_hidden(place),
    LeakKind.HIDDEN_COLUMN: lambda place, what: publication.column_hidden(place),
    LeakKind.COMMENT: lambda place, what: publication.comment_left(place),
}


def _properties(book: Book) -> Iterator[Leak]:
    for label, words in (("タイトル", book.title), ("サブタイトル", book.subject), ("作成者・会社", book.author),
                         ("作成日", book.created.isoformat())):
        yield Leak(LeakKind.PROPERTY, Place(label=label), words)
        yield from _in_words(words, Place(label=label))


def _of_sheet(book: Book, sheet: Sheet) -> Iterator[Leak]:
    whole = Place(sheet=sheet.title)
    layout = BookLayout(book).sheet(sheet.key)
    if sheet.hidden:
        yield Leak(LeakKind.HIDDEN_SHEET, whole, sheet.title)
    if sheet.keyed:
        yield Leak(LeakKind.MARK, whole, "A1")
    for column in sheet.columns:
        if column.hidden:
            yield Leak(LeakKind.HIDDEN_COLUMN, Place(sheet=sheet.title, cell=f"{column_letters(layout.column(column.key))}1"),
                       column.key)
    for words in (sheet.title, sheet.page.header, sheet.page.footer, *_chart_words(sheet)):
        yield from _in_words(words, whole)
    for row in sheet.rows:
        for cell in row.cells:
            ref = Ref(sheet.key, row.key, cell.column)
            a1 = cell_name(layout.row(ref.row), layout.column(ref.column))
            yield from _of_cell(cell, Place(sheet=sheet.title, cell=a1))


def _of_cell(cell: Cell, place: Place) -> Iterator[Leak]:
    if cell.note:
        yield Leak(LeakKind.COMMENT, place, cell.note)
        yield from _in_words(cell.note, place)
    if isinstance(cell.link, str):
        yield Leak(LeakKind.LINK, place, cell.link)
    for words in _words_of(cell.content):
        yield from _in_words(words, place)


def _chart_words(sheet: Sheet) -> Iterator[str]:
    for chart in sheet.charts:
        yield chart.title
        yield chart.alt_text
        yield from (series.name for series in chart.series)


def _words_of(content: Content) -> Iterator[str]:
    """Texts of a cell; those inside a formula count too."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Expr):
        yield from _constants(content)


def _constants(tree: Expr) -> Iterator[str]:
    if isinstance(tree, Const) and isinstance(tree.value, str):
        yield tree.value
    elif isinstance(tree, Call):
        for argument in tree.args:
            yield from _constants(argument)


def _in_words(words: str, place: Place) -> Iterator[Leak]:
    return (Leak(kind, place, found) for kind, found in _patterns_in(words))


def _patterns_in(words: str) -> Iterator[tuple[LeakKind, str]]:
    # NFKC is for searching alone: it makes ０４２－… and ＠ what a stranger would make of them.
    plain = unicodedata.normalize("NFKC", words).translate(_WORDS_OF_DASHES)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if kind is not LeakKind.TELEPHONE or _is_telephone(match[0]):
                yield kind, match[0].strip()


def _is_telephone(found: str) -> bool:
    least, most = _DIGITS_OF_A_NUMBER
    return found.startswith("内線") or least <= sum(c.isdigit() for c in found) <= most


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).translate(_WORDS_OF_DASHES).casefold().replace(" ", "")
