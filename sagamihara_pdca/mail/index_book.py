"""送付一覧: every mail of a run in one table, which a second person checks before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.quoting import safe_line
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.index import IndexRow
from sagamihara_pdca.model.plan import Profile
from sagamihara_pdca.model.raw_book import RawBook
from sagamihara_pdca.notation.characters import one_line
from sagamihara_pdca.sheets.book import Book, Cell, Look, Page, Paper, Row, Sheet, Tone
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

_SHEET = "index"
_READY, _HELD = "可", "不可"


_TABLE: tuple[TableColumn[IndexRow], ...] = (
    TableColumn("no", "課番号", 6, Look.TEXT_CENTRE, lambda line: line.key.division),
    TableColumn("division", "宛先の課", 22, Look.TEXT, lambda line: line.division_name),
    TableColumn("ready", "送信", 8, Look.TEXT_CENTRE, lambda line: _READY if line.is_ready else _HELD),
    TableColumn("to", "宛先（To）", 34, Look.TEXT, lambda line: line.to),
    TableColumn("cc", "写し（Cc）", 26, Look.TEXT, lambda line: "\n".join(line.cc)),
    TableColumn("subject", "件名", 40, Look.TEXT, lambda line: line.subject),
    TableColumn("attachment", "添付ファイル", 30, Look.TEXT, lambda line: line.attachment),
    TableColumn("size", "大きさ\n（バイト）", 11, Look.NUMBER, lambda line: Decimal(line.size_bytes)),
    TableColumn("hash", "ハッシュ値\n（SHA-256）", 20, Look.TEXT, lambda line: f"{line.sha256[:16]}…" if line.sha256 else ""),
    TableColumn("projects", "事業", 40, Look.TEXT, lambda line: "\n".join(line.projects)),
    TableColumn("remarks", "備考", 36, Look.TEXT, lambda line: "\n".join(line.remarks)))


def mail_index_book(profile: Profile, title: str, lines: tuple[IndexRow, ...]) -> Book:
    """The list as a workbook on A3; `lines` in the order of sending."""
    ready = sum(line.is_ready for line in lines)
    told = texts.INDEX_COUNTS.format(ready=ready, held=len(lines) - ready)
    rows = tuple(Row(f"m{n}", line_cells(_TABLE, line)) for n, line in enumerate(lines))
    sheet = Sheet(_SHEET, texts.INDEX, sheet_columns(_TABLE),
                  (Row("title", (Cell("no", title, Look.TITLE, columns=6),)),
                   Row("counts", (Cell("no", told, Look.PLAIN, columns=len(_TABLE)),)), heading_row(_TABLE), *rows),
                  marks(_SHEET, rows, "ready", {_HELD: Tone.FAULT, _READY: Tone.DONE}),
                  Page(Paper.A3_LANDSCAPE, repeat_first="head", header="&R取扱注意"), frozen_row="head",
                  frozen_column="division")
    return Book(title, profile.plan_name, profile.publisher, profile.font, (sheet,))


#: What a person may correct there in the belief that it changes what is sent.
_COMPARED = ("division", "ready", "to", "cc", "subject", "attachment")


def check_index_book(file: str, book: RawBook, rows: tuple[IndexRow, ...], chosen: tuple[IndexRow, ...]) -> None:
    """Check that the workbook says of the chosen letters what it said when it was written.

    Args:
        file: its name, for the message.
        rows: all of the index.
    Raises:
        MailRefused: somebody has typed into it; the text says where.
    """
    table = _typed(book)
    details = [texts.INDEX_NO_TABLE] if table is None else [
        *_added(table, rows), *(words for row in chosen for words in _changed(table, row))]
    if details:
        raise MailRefused(texts.INDEX_BOOK_DIFFERS.format(file=file, details="".join(details)))


def _typed(book: RawBook) -> list[dict[str, str]] | None:
    """What stands in each line under the headings, by the keys of the columns; None where there is no line of headings."""
    headings = {one_line(column.heading): column.key for column in _TABLE}
    for sheet in book.sheets:
        lines: dict[int, dict[int, str]] = {}
        for row, column, cell in sheet.in_reading_order():
            lines.setdefault(row, {})[column] = one_line(cell.text)
        for number, line in lines.items():
            keys = {column: headings[words] for column, words in line.items() if words in headings}
            if len(keys) == len(_TABLE):
                below = ({keys[c]: words for c, words in lines[n].items() if c in keys} for n in sorted(lines) if n > number)
                return [found for found in below if found]
    return None


def _added(table: list[dict[str, str]], rows: tuple[IndexRow, ...]) -> Iterator[str]:
    known = {row.key.division for row in rows}
    for line in table:
        if line.get("no", "") not in known:
            yield texts.INDEX_ROW_ADDED.format(words=safe_line("　".join(line.values())))


def _changed(table: list[dict[str, str]], row: IndexRow) -> Iterator[str]:
    lines = [line for line in table if line.get("no") == row.key.division]
    if not lines:
        yield texts.INDEX_ROW_GONE.format(division=row.division_name)
    for line in lines:
        for column in (column for column in _TABLE if column.key in _COMPARED):
            then, now = one_line(str(column.content(row) or "")), line.get(column.key, "")
            if then != now:
                yield texts.INDEX_CELL_DIFFERS.format(division=row.division_name, heading=one_line(column.heading),
                                                      then=then, now=safe_line(now))
