"""総括, the mayor's page: the year on one A4. Counts, words and the list of decisions are formulas that follow the figures."""

from __future__ import annotations

from sagamihara_pdca.evaluation import counting, texts
from sagamihara_pdca.evaluation.attention import attention_rows
from sagamihara_pdca.evaluation.bars import BARS, bar_rows
from sagamihara_pdca.evaluation.causes import (
    abridged,
    achievement,
    decisions_shown,
    proposal,
    short_project_and_lead,
)
from sagamihara_pdca.evaluation.further_tables import proposing_projects
from sagamihara_pdca.evaluation.grid import COLUMNS, WIDE, at, width_of
from sagamihara_pdca.evaluation.large_numbers import card_rows
from sagamihara_pdca.evaluation.page import full_row, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.summary import best_results
from sagamihara_pdca.sheets.book import Cell, Highlight, Look, Paper, Row, Sheet
from sagamihara_pdca.sheets.row_heights import lines_needed, text_width

#: Lines for proposals; where there are more proposals, the last counts them.
_PROPOSALS = 3
#: With so few decisions there is room for two lines for each of the best results.
_FEW_DECISIONS = 5
_HALF = WIDE // 2


def summary_sheet(report: Report) -> Sheet:
    """Return the sheet: on one page, unless the plan has very many 施策."""
    title = texts.SUMMARY.title.format(year=write_fiscal_year(report.year))
    headline, _, attention = counting.sentences(report)
    rows = (*title_rows(COLUMNS, title, link_columns=4),
            full_row(COLUMNS, "say0", headline, Look.SUBTITLE, lines=2.4), *card_rows(report), *bar_rows(report),
            *_best_rows(report), *attention_rows(report), full_row(COLUMNS, "say2", attention, Look.NOTE, 0.9, 0.9),
            full_row(COLUMNS, "say3", counting.outlook_sentence(report), Look.NOTE, 0.9, 0.9), *_closing_rows(report))
    return Sheet(SUMMARY, texts.SUMMARY.tab, COLUMNS, rows, _highlights(report, rows),
                 page(report, Paper.A4_PORTRAIT, one_page=True), protected=True)


def _best_rows(report: Report) -> tuple[Row, ...]:
    """Three results in words; none where no project reached the best grade."""
    found = [r for r in best_results(report.evaluation) if achievement(r)]
    lines = 2 if decisions_shown(report) <= _FEW_DECISIONS else 1
    rows = (Row(f"best.{n}", (Cell(at(0), _best(r, lines), Look.TEXT_SMALL, columns=WIDE),), lines * 0.95, most_lines=lines * 0.95)
            for n, r in enumerate(found))
    return (full_row(COLUMNS, "best", texts.BEST, Look.SECTION), *rows) if found else ()


def _best(result: ProjectResult, lines: int) -> str:
    """As many of its words as the lines hold beside the project's name."""
    code, name = result.project.code, result.project.name
    room = int(width_of(WIDE) * 1.08) * lines - text_width(texts.BEST_RESULT.format(words="", code=code, name=name))
    return texts.BEST_RESULT.format(words=abridged(achievement(result), room).removesuffix(texts.FULL_STOP), code=code, name=name)


def _closing_rows(report: Report) -> tuple[Row, ...]:
    """The proposals for the plan, and beside them the 総評 of the 事務局 where it has written one."""
    remark = report.evaluation.remark
    wide = _HALF if remark else WIDE
    lines = _proposals(report, int(width_of(wide) * (2 if remark else 1)))
    heads = (Cell(at(0), texts.PROPOSED, Look.SECTION, columns=wide),
             *((Cell(at(_HALF), texts.REMARK, Look.SECTION, columns=WIDE - _HALF),) if remark else ()))
    least = _remark_lines(remark) / len(lines)
    heights = [max(_height(words, wide), least) for words in lines]
    rows = tuple(Row(f"proposal.{n}", (
        Cell(at(0), words, Look.TEXT_SMALL, columns=wide),
        *((Cell(at(_HALF), remark, Look.TEXT_SMALL, columns=WIDE - _HALF, rows=len(lines)),) if remark and n == 0 else ())),
        height, most_lines=height) for n, (words, height) in enumerate(zip(lines, heights, strict=True)))
    return (Row("closing", heads), *rows)


def _height(words: str, columns: int) -> float:
    """Lines of a proposal's row, in small letters; two at most."""
    return 0.9 * min(lines_needed(words, width_of(columns)), 2)


def _remark_lines(remark: str) -> float:
    return lines_needed(remark, width_of(WIDE - _HALF)) * 0.95 if remark else 0.0


def _proposals(report: Report, width: int) -> tuple[str, ...]:
    found = proposing_projects(report)
    shown = found if len(found) <= _PROPOSALS else found[:_PROPOSALS - 1]
    named = tuple(abridged(f"{short_project_and_lead(report, r, 40)}　{proposal(report, r)}", width) for r in shown)
    further = (texts.FURTHER_PROPOSALS.format(count=len(found) - len(shown)),) if len(found) > len(shown) else ()
    return (*named, *further) or (texts.NO_PROPOSALS,)


def _highlights(report: Report, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    """The colours of the outcomes in the bars and in the list of decisions."""
    bars = [row for row in rows if row.key.startswith("bar.")]
    listed = [row for row in rows if row.key.startswith("attention.")]
    return (*(h for key in BARS if bars for h in outcome_highlights(report, SUMMARY, bars, key, texts.UNDECIDED_MARK)),
            *(outcome_highlights(report, SUMMARY, listed, at(8)) if listed else ()))
