"""By which words a sheet is told from another project's or year's: each rule on both sides of its edge, on a small form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sagamihara_pdca.formulas.tree import Var, join, text
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.sheet_identity import OtherSheet, PrintedWords, other_sheet, reworded_title
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Project, YearText
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.sheets.book import Cell, Column, Field, InputKind, Look, Row, Sheet
from tests.intake.raw_forms import raw_sheet
from tests.worlds.plans import R6, R7, sagamihara

#: What is replaced on the sheet: a declared cell by its row and column, or any other place; None empties it.
Place = tuple[str, str] | tuple[int, int]
TITLE, SUMMARY, GOAL, INPUT = ("head.project", "sub"), ("plan.summary", "sub"), ("plan.goal", "sub"), ("do", "sub")
R8 = R7.next
ONE, TWO, THREE = "1-1-01　窓口の改善", "1-1-02　窓口の改善", "1-1-03　電子申請"
_BASE = next(p for p in sagamihara().projects if len(p.indicators) == 1 and len(p.indicators[0].measures) == 1)
_INDICATOR = replace(_BASE.indicators[0], name="申請の割合", measures=(
    replace(_BASE.indicators[0].measures[0], name="申請率", unit="%"),))


def project(title: str, summary: str, *goals: tuple[FiscalYear, str], measured: bool = False) -> Project:
    code, _, name = title.partition("　")
    texts = tuple(YearText(year, words) for year, words in goals)
    return replace(_BASE, code=code, name=name, summary=summary, action_goals=texts, indicators=(_INDICATOR,) * measured)


PLAN = replace(sagamihara(), projects=(
    project(ONE, "窓口を改める。", (R6, "三つ試す"), (R7, "全てに広げる"), (R8, "続ける")),
    project(TWO, "共に進める。", (R6, "三つ試す"), (R7, "見直す"), (R8, "見直す")),
    project(THREE, "共に進める。", (R6, "電子申請"), (R7, ""), (R8, ""), measured=True),
))


def printed_words() -> PrintedWords:
    return PrintedWords.of(PLAN, R6)


def test_words_tell_a_project_that_alone_has_them() -> None:
    printed = printed_words()

    assert printed.titles == {"1-1-01": ONE, "1-1-02": TWO, "1-1-03": THREE}
    assert printed.names == {"電子申請": THREE, "1-1-01窓口の改善": ONE, "1-1-02窓口の改善": TWO, "1-1-03電子申請": THREE}
    assert printed.words == {
        "1-1-01窓口の改善": ONE, "窓口を改める。": ONE, "全てに広げる": ONE, "続ける": ONE,
        "1-1-02窓口の改善": TWO, "見直す": TWO,  # twice, but of one project
        "1-1-03電子申請": THREE, "電子申請": THREE, "申請率(%)": THREE, "申請の割合": THREE}
    assert printed.goals == {
        ("1-1-01", "三つ試す"): R6, ("1-1-01", "全てに広げる"): R7, ("1-1-01", "続ける"): R8, ("1-1-02", "三つ試す"): R6,
        ("1-1-03", "電子申請"): R6}  # 見直す is the goal of two years


_LABELLED = (("plan.summary", "概要", "窓口を改める。"), ("plan.goal", "行動目標", "三つ試す"))
SHEET = Sheet("1-1-01", "1-1-01", (Column("label", 10), Column("sub", 10), Column("last", 10)), (
    Row("head.title", (Cell("label", "令和6年度　事業進捗シート", Look.SUBTITLE),)),
    Row("head.project", (Cell("label", "事業名", Look.LABEL), Cell("sub", ONE, Look.TEXT), Cell("last", "区分", Look.LABEL))),
    *(Row(key, (Cell("label", label, Look.LABEL), Cell("sub", words, Look.TEXT))) for key, label, words in _LABELLED),
    Row("head", (Cell("label", "R5実績", Look.HEAD), Cell("sub", "令和5年度から令和6年度まで", Look.HEAD),
                 Cell("last", "注記", Look.TEXT))),
    Row("table", (Cell("label", "測定項目", Look.TEXT), Cell("sub", "R5実績", Look.HEAD))),
    Row("check", (Cell("label", "自動確認", Look.LABEL), Cell("sub", join(text("残り"), Var("left")), Look.TEXT))),
    Row("do", (Cell("label", "取組", Look.LABEL), Cell("sub", None, Look.INPUT_TEXT, field=Field("取組", InputKind.TEXT)))),
), keyed=True)


def returned(changed: Mapping[Place, str | None], sheet: Sheet = SHEET) -> KeyedCells:
    raw = raw_sheet(sheet, "mark")
    cells = KeyedCells(raw, sheet)
    kept = dict(raw.cells)
    for (row, column), words in changed.items():
        at = (row, column) if isinstance(row, int) and isinstance(column, int) else (
            cells.rows(str(row))[0], cells.column(str(column)) or 0)
        kept.pop(at, None)
        if words is not None:
            kept[at] = RawCell(CellKind.TEXT, words)
    return KeyedCells(replace(raw, cells=kept), sheet)


LAST_YEAR = "令和5年度　事業進捗シート"
AS_LONG = f"{THREE}（関係課として".ljust(200, "、")  # as long as a title may be
#: What is changed on the sheet of 1-1-01, and what it is then said to be, with the words that say so.
SAID: list[tuple[str, Mapping[Place, str | None], tuple[str, str] | None]] = [
    ("nothing", {}, None),
    # Its own words of a year
    ("last year's heading", {("head.title", "label"): LAST_YEAR}, ("令和5年度", LAST_YEAR)),
    ("last year's heading in other digits", {("head.title", "label"): "R5年度 事業進捗シート"}, ("令和5年度", "R5年度 事業進捗シート")),
    ("two years in the heading", {("head.title", "label"): "令和5年度・令和4年度　事業進捗シート"}, None),
    ("no year in the heading", {("head.title", "label"): "事業進捗シート"}, None),
    ("last year, in other words", {("head.title", "label"): "令和5年度の残り"}, None),
    ("the column of the year before the last", {("head", "label"): "R4実績"}, ("令和5年度", "R4実績")),
    ("the same behind printed words", {("table", "sub"): "R4実績"}, ("令和5年度", "R4実績")),
    ("a heading with two years of its own", {("head", "sub"): "令和4年度から令和5年度まで"}, None),
    # The title
    ("another title", {TITLE: THREE}, (THREE, THREE)),
    ("another title in other digits", {TITLE: "１－１－０３ 電子申請"}, (THREE, "１－１－０３ 電子申請")),
    ("another title of a partner", {TITLE: f"{THREE}（関係課として自課の取組を報告します）"},
     (THREE, f"{THREE}（関係課として自課の取組を報告します）")),
    ("another name alone", {TITLE: "電子申請"}, (THREE, "電子申請")),
    ("its own name alone", {TITLE: "窓口の改善"}, None),
    ("another code with its own name", {TITLE: TWO}, (TWO, TWO)),
    ("another code with a new name", {TITLE: "1-1-03　手続の改善"}, (THREE, "1-1-03　手続の改善")),
    ("its own code with a new name", {TITLE: "1-1-01　手続の改善"}, None),
    ("a code that no project has", {TITLE: "9-9-99　手続の改善"}, None),
    ("no title", {TITLE: None}, None),
    ("a blank title", {TITLE: "　"}, None),
    ("another title below the form", {(40, 2): THREE}, None),
    ("another title below the form, and no title", {TITLE: None, (40, 2): THREE}, (THREE, THREE)),
    ("another title behind an answer, and no title", {TITLE: None, INPUT: "回答", (40, 2): THREE}, (THREE, THREE)),
    ("a text that begins like another title, and no title", {TITLE: None, (40, 2): AS_LONG}, (THREE, AS_LONG)),
    ("a longer text that begins like another title, and no title", {TITLE: None, (40, 2): f"{AS_LONG}、"}, None),
    ("another title in an answer, and no title", {TITLE: None, INPUT: THREE}, None),
    ("another title, and its own elsewhere", {("head.project", "last"): THREE, (40, 2): ONE}, (THREE, THREE)),
    # Other words
    ("another name as the summary", {SUMMARY: "電子申請"}, (THREE, "電子申請")),
    ("a measure of another as the summary", {SUMMARY: "申請率［％］"}, (THREE, "申請率［％］")),
    ("an indicator of another as a label", {("do", "label"): "申請の割合"}, (THREE, "申請の割合")),
    ("an indicator of another in a heading", {("head", "label"): "申請の割合"}, None),
    ("an indicator of another behind headings", {("head", "last"): "申請の割合"}, (THREE, "申請の割合")),
    ("an indicator of another in place of a formula", {("check", "sub"): "申請の割合"}, None),
    ("a summary that two others share", {SUMMARY: "共に進める。"}, None),
    ("a summary of nobody", {SUMMARY: "新しい概要"}, None),
    ("its own summary as the goal", {GOAL: "窓口を改める。"}, None),
    ("its own goal of another year as the summary", {SUMMARY: "続ける"}, None),
    ("its own goals of two other years below", {(40, 2): "続ける", (41, 2): "全てに広げる"}, None),
    ("one word of another below", {(40, 2): "申請の割合"}, None),
    ("two words of another below", {(40, 2): "申請の割合", (41, 3): "申請率［％］"}, (THREE, "申請の割合")),
    ("one word of another below, twice", {(40, 2): "申請の割合", (41, 3): "申請の割合"}, None),
    ("a word of each of two others below", {(40, 2): "申請の割合", (41, 3): "見直す"}, None),
    ("two words of another, one in an answer", {(40, 2): "申請の割合", INPUT: "申請率［％］"}, None),
    # The goal of another year
    ("its own goal of another year", {GOAL: "全てに広げる"}, ("令和7年度", "全てに広げる")),
    ("a goal of two years of another as the goal", {GOAL: "見直す"}, (TWO, "見直す")),
]


@pytest.mark.parametrize(("changed", "said"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_a_sheet_is_another_where_its_words_contradict_its_key(changed: Mapping[Place, str | None],
                                                               said: tuple[str, str] | None) -> None:
    expected = None if said is None else OtherSheet(*said)

    assert other_sheet(returned(changed), printed_words()) == expected


@pytest.mark.parametrize(("goal", "same_edition", "said"), [
    ("全てに広げる", True, "令和7年度"), ("全てに 広げる", True, "令和7年度"), ("全てに広げる", False, None),
    ("三つ試す", True, None), ("", True, None), ("新しい目標", True, None),
])
def test_its_own_goal_of_another_year_tells_that_years_form(goal: str, same_edition: bool, said: str | None) -> None:
    other = other_sheet(returned({GOAL: goal}), printed_words(), same_edition=same_edition)

    assert other == (None if said is None else OtherSheet(said, goal))


@pytest.mark.parametrize(("title", "is_reworded"), [
    (ONE, False), ("1-1-01　窓口の 改善", False), ("窓口の改善", False), ("1-1-09　窓口の改善", False),
    (None, False), ("　", False), ("1-1-01　手続の改善", True), ("手続の改善", True),
])
def test_a_title_is_reworded_where_neither_code_and_name_nor_name_agree(title: str | None, is_reworded: bool) -> None:
    assert reworded_title(returned({TITLE: title})) == ((ONE, title) if is_reworded else None)


def test_the_goal_of_another_year_counts_where_the_edition_is_not_named() -> None:
    assert other_sheet(returned({GOAL: "全てに広げる"}), printed_words()) == OtherSheet("令和7年度", "全てに広げる")


def test_a_sheet_without_a_title_row_is_neither_another_nor_reworded() -> None:
    untitled = replace(SHEET, rows=tuple(row for row in SHEET.rows if row.key != "head.project"))
    cells = returned({(40, 2): THREE}, untitled)

    assert other_sheet(cells, printed_words()) is None
    assert reworded_title(cells) is None
