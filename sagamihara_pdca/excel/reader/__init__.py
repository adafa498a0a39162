"""Reads returned workbooks, untrusted files of any kind, within fixed limits.

`read_book` returns the values of all worksheets, or raises `BookUnreadable` with a `Problem` that says why not and what
to do. Only the standard library's zlib and expat parse the bytes. For every file:

* No size that the file states is trusted. Bytes are counted while inflating, elements while parsing (`Limits`).
* Every part's checksum is verified, also of parts that are not used, so a file with a flipped bit is refused.
* What two programs could read differently is refused: duplicate parts or cells, two directories, overlaps.
* No exception but `BookUnreadable` is raised. Those of zlib, expat and the codecs are caught at the call; no other
  call can fail on the content of a file.
"""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.reader.container import Container
from sagamihara_pdca.excel.reader.kinds import FileKind, is_zip, kind_by_content, kind_by_parts, refusal
from sagamihara_pdca.excel.reader.limits import DEFAULT, Budget, Limits
from sagamihara_pdca.excel.reader.opening import kind_before_opening, read_bytes
from sagamihara_pdca.excel.reader.package import Relationship, main_part, relationships
from sagamihara_pdca.excel.reader.remarks import remarks_of
from sagamihara_pdca.excel.reader.shared_strings import SharedStrings
from sagamihara_pdca.excel.reader.sheet import Sheet, Tables
from sagamihara_pdca.excel.reader.styles import Styles
from sagamihara_pdca.excel.reader.workbook import Workbook
from sagamihara_pdca.model.raw_book import RawBook, RawSheet
from sagamihara_pdca.plain_values import PathLike, path_of
from sagamihara_pdca.problems import Place

__all__ = ["DEFAULT", "FileKind", "Limits", "read_book", "read_book_bytes", "refusal", "sniff"]

_WORKSHEET = "worksheet"
_OTHER_SHEETS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})


def read_book(path: PathLike, limits: Limits = DEFAULT) -> RawBook:
    """Read all worksheets of the file, hidden ones too, in the order of their tabs.

    Args:
        limits: what the file may cost in bytes, cells and seconds; the defaults let through what people really send.
    Returns:
        every cell that is not blank, by row and column from 1; a formula with its stored result.
    Raises:
        BookUnreadable: not a workbook, damaged, protected by a password, over a limit; `problem` has place and remedy.
        ValueRefused: `path` is no path at all.

    >>> book = read_book("work/output/R6/令和6年度評価書.xlsx")
    >>> [sheet.name for sheet in book.sheets[:2]]
    ['表紙・目次', '総括']
    """
    path = path_of(path)
    budget = Budget(Place(file=path.name), limits)
    kind = kind_before_opening(path, budget)
    if kind is not None:
        raise BookUnreadable(refusal(kind, budget.place))
    return _read(read_bytes(path, budget), budget)


def read_book_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> RawBook:
    """Like `read_book`, for content in memory, such as a decrypted workbook. `name` is the file name in messages."""
    budget = Budget(Place(file=name), limits)
    budget.check(len(data), limits.file_bytes, "ファイルの大きさ", "バイト")
    return _read(data, budget)


def sniff(path: Path, limits: Limits = DEFAULT) -> FileKind:
    """Return the kind of the file, by name and content. A WORKBOOK may still turn out to be unreadable.

    Raises:
        BookUnreadable: it can't be opened, is over the limit, or is a zip that contradicts itself.
    """
    budget = Budget(Place(file=path.name), limits)
    kind = kind_before_opening(path, budget)
    if kind is not None:
        return kind
    data = read_bytes(path, budget)
    if not is_zip(data):
        return kind_by_content(data)
    container = Container(data, budget)
    return kind_by_parts(container.names, main_part(container, budget)[1])


def _read(data: bytes, budget: Budget) -> RawBook:
    budget.file_bytes = len(data)
    if not is_zip(data):
        raise BookUnreadable(refusal(kind_by_content(data), budget.place))
    container = Container(data, budget)
    main, content_type = main_part(container, budget)
    kind = kind_by_parts(container.names, content_type)
    if kind is not FileKind.WORKBOOK:
        raise BookUnreadable(refusal(kind, budget.place))
    book = _read_workbook(container, main, budget)
    container.check_unread_parts()
    return book


def _read_workbook(container: Container, main: str, budget: Budget) -> RawBook:
    workbook = Workbook(budget, main)
    workbook.read(container.chunks(main))
    targets = relationships(container, main, budget)
    tables = _read_tables(container, targets, workbook.date_1904, budget)
    by_id = {relationship.id: relationship for relationship in targets}
    sheets = []
    for tab in workbook.tabs:
        relationship = by_id.get(tab.relationship)
        if relationship is None:
            raise budget.damaged(texts.SHEET_EMPTY.format(sheet=tab.name[:40]))
        if relationship.kind == _WORKSHEET:
            sheet = Sheet(budget, relationship.target, tables)
            sheet.read(container.chunks(relationship.target))
            remarks = remarks_of(container, relationship.target, sheet, budget)
            sheets.append(RawSheet(tab.name, sheet.cells, tab.visible, tuple(sheet.merges), remarks,
                                   frozenset(sheet.hidden_rows), tuple(sheet.hidden_columns), frozenset(sheet.unseen),
                                   tuple(sheet.struck_spans)))
        elif relationship.kind not in _OTHER_SHEETS:
            raise budget.damaged(texts.SHEET_UNKNOWN.format(sheet=tab.name[:40]))
    return RawBook(tuple(sheets), workbook.date_1904)


def _read_tables(
    container: Container, targets: tuple[Relationship, ...], date_1904: bool, budget: Budget
) -> Tables:
    strings, styles = SharedStrings(budget, ""), Styles(budget, "")
    for relationship in targets:
        part = relationship.target
        if container.is_blank(part):
            continue
        if relationship.kind == "sharedStrings":
            strings = SharedStrings(budget, part)
            strings.read(container.chunks(part))
        elif relationship.kind == "styles":
            styles = Styles(budget, part)
            styles.read(container.chunks(part))
    return Tables(strings.cells, strings.runs, styles.looks, date_1904)
