"""表紙・目次: what the document is, where things stand in it, and how it is read."""

from __future__ import annotations

from sagamihara_pdca.evaluation.page import ASSUMED, page
from sagamihara_pdca.evaluation.view import COVER, Report
from sagamihara_pdca.input_form.phrases import grade_legend
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Cell, Column, Look, Paper, Ref, Row, Sheet

COVER_TITLE = "表紙・目次"
_COLUMNS = (Column("no", 6), Column("title", 30), Column("what", 54))
_READING = (
    "計画に定めた成果指標の目標と実績を比べ、達成率に応じて評価しています。行動目標の進捗は、達成率とは別に担当課が評価しています。",
    "評価は色だけでなく記号でも示しています。灰色は、集計中・未報告など評価の決まっていないものと、これからの年度です。",
    "各シートの右上の「目次へ」で、この目次に戻ります。",
)


_LIVE = "達成率と評価、件数は数式です。「評価基準」の下限・記号・色を変えると、全てのシートに反映されます。"


def document_title(year: FiscalYear) -> str:
    """Return the title of the workbook, as in 令和6年度　評価書."""
    return f"{write_fiscal_year(year)}　評価書"


def cover_sheet(report: Report, contents: tuple[tuple[Sheet, str, str], ...]) -> Sheet:
    """The cover. `contents`: the sheets in the order of the book, what each is called and what it holds."""
    rows = (*_front(report), *_contents(contents), *_reading(report), *_imprint(report))
    return Sheet(COVER, COVER_TITLE, _COLUMNS, rows, page=page(report, Paper.A4_PORTRAIT, one_page=True), protected=True)


def _line(key: str, words: str, look: Look, lines: float = 0) -> Row:
    return Row(key, (Cell("no", words, look, columns=3),), lines)


def _front(report: Report) -> tuple[Row, ...]:
    profile = report.plan.profile
    published = (_line("date", write_date(report.context.published, weekday=False), Look.COVER_LINE, 1.6),) \
        if report.context.published is not None else ()
    return (Row("space1", (), lines=3.5), _line("plan", profile.plan_name, Look.COVER_LINE, 2),
            _line("title", document_title(report.year), Look.COVER, 3.6), Row("space2", (), lines=0.6),
            _line("publisher", profile.publisher, Look.COVER_LINE, 1.8), *published, Row("space3", (), lines=2))


def _contents(contents: tuple[tuple[Sheet, str, str], ...]) -> tuple[Row, ...]:
    rows = tuple(Row(f"c.{sheet.key}", (
        Cell("no", str(n), Look.TEXT_CENTRE),
        Cell("title", name, Look.LINK_BOX, link=Ref(sheet.key, sheet.rows[0].key, sheet.columns[0].key)),
        Cell("what", what, Look.TEXT_SMALL)), lines=1.4) for n, (sheet, name, what) in enumerate(contents, 1))
    return (_line("contents", "目次", Look.SECTION), *rows, Row("space4", (), lines=0.8))


def _reading(report: Report) -> tuple[Row, ...]:
    legend = f"評価：{grade_legend(report.scheme)}"
    assumed = () if report.scheme.confirmed else (ASSUMED,)
    live = () if report.context.public else (_LIVE,)
    words = (*_READING, *live, legend, *(f"※ {line}" for line in assumed))
    return (_line("reading", "この評価書の見方", Look.SECTION),
            *(_line(f"r{n}", f"・{line}" if not line.startswith("※") else line, Look.PLAIN) for n, line in enumerate(words)),
            Row("space5", (), lines=0.8))


def _imprint(report: Report) -> tuple[Row, ...]:
    lines = tuple(line for line in report.plan.profile.contact if line)
    return (_line("imprint", "問合せ先", Look.SECTION),
            *(_line(f"contact{n}", line, Look.PLAIN, 1.1) for n, line in enumerate(lines)))
