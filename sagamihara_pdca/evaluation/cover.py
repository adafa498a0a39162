"""表紙・目次: what the document is, where things stand in it, and how it is read."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import full_row, page
from sagamihara_pdca.evaluation.view import COVER, Report
from sagamihara_pdca.input_form.phrases import grade_legend
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Cell, Column, Look, Paper, Ref, Row, Sheet

_COLUMNS = (Column("no", 6), Column("title", 30), Column("what", 54))


def cover_sheet(report: Report, contents: tuple[tuple[Sheet, str, str], ...]) -> Sheet:
    """The cover. `contents`: the sheets in the order of the book, what each is called and what it holds."""
    rows = (*_front(report), *_contents(contents), *_reading(report), *_imprint(report))
    return Sheet(COVER, texts.COVER.tab, _COLUMNS, rows, page=page(report, Paper.A4_PORTRAIT, one_page=True), protected=True)


def _front(report: Report) -> tuple[Row, ...]:
    profile = report.plan.profile
    published = (full_row(_COLUMNS, "date", write_date(report.context.published, weekday=False), Look.COVER_LINE, 1.6),) \
        if report.context.published is not None else ()
    return (Row("space1", (), lines=3.5), full_row(_COLUMNS, "plan", profile.plan_name, Look.COVER_LINE, 2),
            full_row(_COLUMNS, "title", texts.DOCUMENT.format(year=write_fiscal_year(report.year)), Look.COVER, 3.6), Row("space2", (), lines=0.6),
            full_row(_COLUMNS, "publisher", profile.publisher, Look.COVER_LINE, 1.8), *published, Row("space3", (), lines=2))


def _contents(contents: tuple[tuple[Sheet, str, str], ...]) -> tuple[Row, ...]:
    rows = tuple(Row(f"c.{sheet.key}", (
        Cell("no", str(n), Look.TEXT_CENTRE),
        Cell("title", name, Look.LINK_BOX, link=Ref(sheet.key, sheet.rows[0].key, sheet.columns[0].key)),
        Cell("what", what, Look.TEXT_SMALL)), lines=1.4) for n, (sheet, name, what) in enumerate(contents, 1))
    return (full_row(_COLUMNS, "contents", texts.CONTENTS, Look.SECTION), *rows, Row("space4", (), lines=0.8))


def _reading(report: Report) -> tuple[Row, ...]:
    live = () if report.context.public else (texts.READING_LIVE,)
    words = [f"・{line}" for line in (*texts.READING, *live, texts.READING_GRADES.format(grades=grade_legend(report.scheme)))]
    words += [] if report.scheme.confirmed else [f"※ {texts.ASSUMED}"]
    return (full_row(_COLUMNS, "reading", texts.HOW_TO_READ, Look.SECTION),
            *(full_row(_COLUMNS, f"r{n}", line, Look.PLAIN) for n, line in enumerate(words)),
            Row("space5", (), lines=0.8))


def _imprint(report: Report) -> tuple[Row, ...]:
    lines = filter(None, report.plan.profile.contact)
    return (full_row(_COLUMNS, "imprint", texts.CONTACT, Look.SECTION),
            *(full_row(_COLUMNS, f"contact{n}", line, Look.PLAIN, 1.1) for n, line in enumerate(lines)))
