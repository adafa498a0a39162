"""送付一覧: every mail of a run in one table, which a second person checks before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Var, same, text
from sagamihara_pdca.model.plan import Profile
from sagamihara_pdca.sheets.book import Book, Cell, Column, Highlight, Look, Page, Paper, Ref, Row, Sheet, Span, Tone

_SHEET = "index"
_COLUMNS = (Column("no", 6), Column("division", 22), Column("ready", 8), Column("to", 34), Column("cc", 26),
            Column("subject", 40), Column("attachment", 30), Column("size", 11), Column("hash", 20),
            Column("projects", 40), Column("remarks", 36))
_HEADS = (("no", "課番号"), ("division", "宛先の課"), ("ready", "送信"), ("to", "宛先（To）"), ("cc", "写し（Cc）"), ("subject", "件名"),
          ("attachment", "添付ファイル"), ("size", "大きさ\n（バイト）"), ("hash", "ハッシュ値\n（SHA-256）"), ("projects", "事業"),
          ("remarks", "備考"))
_READY, _HELD = "可", "不可"


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One mail of the run."""

    division: str  # Division.number
    division_name: str
    to: str
    cc: tuple[str, ...]
    subject: str
    attachment: str
    size_bytes: int
    sha256: str
    projects: tuple[str, ...]
    is_ready: bool
    remarks: tuple[str, ...]


def mail_index_book(profile: Profile, title: str, lines: tuple[IndexLine, ...]) -> Book:
    """The list as a workbook on A3; `lines` in the order of sending."""
    ready = sum(line.is_ready for line in lines)
    told = (f"送信できるメール：{ready}件（--confirm {ready}）　送信できないメール：{len(lines) - ready}件　"
            "宛先・添付ファイル・事業が合っているか、別の職員が確認してください。")
    rows = tuple(_row(n, line) for n, line in enumerate(lines))
    head = Row("head", tuple(Cell(column, words, Look.HEAD) for column, words in _HEADS))
    sheet = Sheet(_SHEET, "送付一覧", _COLUMNS,
                  (Row("title", (Cell("no", title, Look.TITLE, columns=6),)),
                   Row("counts", (Cell("no", told, Look.PLAIN, columns=11),)), head, *rows), _highlights(rows),
                  Page(Paper.A3_LANDSCAPE, repeat_first="head", header="&R取扱注意"), frozen_row="head",
                  frozen_column="division")
    return Book(title, profile.plan_name, profile.publisher, profile.font, (sheet,))


def _row(n: int, line: IndexLine) -> Row:
    return Row(f"m{n}", (
        Cell("no", line.division, Look.TEXT_CENTRE), Cell("division", line.division_name, Look.TEXT),
        Cell("ready", _READY if line.is_ready else _HELD, Look.TEXT_CENTRE), Cell("to", line.to, Look.TEXT),
        Cell("cc", "\n".join(line.cc), Look.TEXT), Cell("subject", line.subject, Look.TEXT),
        Cell("attachment", line.attachment, Look.TEXT), Cell("size", Decimal(line.size_bytes), Look.NUMBER),
        Cell("hash", line.sha256[:16] + "…" if line.sha256 else "", Look.TEXT),
        Cell("projects", "\n".join(line.projects), Look.TEXT), Cell("remarks", "\n".join(line.remarks), Look.TEXT)))


def _highlights(rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    if not rows:
        return ()
    span = Span(_SHEET, rows[0].key, rows[-1].key, "ready", "ready")
    ready = Var(Ref(_SHEET, rows[0].key, "ready"))
    return (Highlight(span, same(ready, text(_HELD)), Tone.FAULT), Highlight(span, same(ready, text(_READY)), Tone.DONE))
