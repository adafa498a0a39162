"""送付一覧: every mail of a run in one table, which a second person checks before anything is sent."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.index import IndexRow
from sagamihara_pdca.model.plan import Profile
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
