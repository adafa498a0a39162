"""Declares the tables of a plan: names, columns, help, drop-downs. Reader, export and plan workbook loop over this.

A heading stands here and nowhere else, what is said of its column in `texts.py`; the modules of the tables name a column by its constant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Phase, ProjectClass, QuestionKind
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.plan_tables import texts
from sagamihara_pdca.plan_tables.texts import DIVISION, GROUP, OPTIONAL, REQUIRED

#: Stands for one column per year of the plan.
YEARS = "年度ごとの列"
#: Between several entries of one cell.
SEPARATOR = "；"
#: The sheet of a plan workbook that explains the others.
GUIDE = "説明"

_CLASSES = tuple(c.value for c in ProjectClass)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in half-width characters; `choices` is a drop-down of single entries."""

    heading: str
    help: str
    width: int
    choices: tuple[str, ...] = ()
    may_be_missing: bool = False  # a table without the column is read as one with blanks


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table: `name` is that of the sheet, or of the CSV file without its suffix."""

    name: str
    holds: str  # one row per …
    columns: tuple[Column, ...]
    may_be_empty: bool = False
    may_be_missing: bool = False  # a plan without the table is read as one with an empty one
    fixed: int = 0  # so many columns stay in sight when the sheet is scrolled

    def headings(self, years: tuple[FiscalYear, ...]) -> tuple[str, ...]:
        """Return the headings as they are printed."""
        return tuple(heading for heading, _ in self.spread(years))

    def spread(self, years: tuple[FiscalYear, ...]) -> Iterator[tuple[str, Column]]:
        """Yield each heading as it is printed, with its column: the years' column once for every year (R6, R7 …)."""
        for column in self.columns:
            if column.heading == YEARS:
                yield from ((write_code(year), column) for year in years)
            else:
                yield column.heading, column


SETTINGS = TableForm("設定", texts.SETTINGS_ROWS, (
    SETTING_ITEM := Column("項目", texts.SETTING_ITEM, 28),
    SETTING_VALUE := Column("値", texts.SETTING_VALUE, 80),
))
POLICIES = TableForm("施策", texts.POLICIES_ROWS, (
    POLICY_NUMBER := Column("施策番号", texts.POLICY_NUMBER, 10),
    POLICY_NAME := Column("施策名", "", 44),
    GOAL_NUMBER := Column("基本目標番号", texts.GOAL_NUMBER, 14),
    GOAL_NAME := Column("基本目標名", texts.GOAL_NAME, 44),
), fixed=3)
PROJECTS = TableForm("事業", texts.PROJECTS_ROWS, (
    PROJECT_CODE := Column("事業番号", texts.PROJECT_CODE, 10),
    PROJECT_POLICY := Column("施策番号", texts.PROJECT_POLICY, 10),
    PROJECT_NAME := Column("事業名", "", 54),
    Column(YEARS, texts.PROJECT_CLASS, 6, _CLASSES),
    LEAD := Column("主担当課", texts.LEAD, 20),
    PARTNERS := Column("関係課", texts.PARTNERS, 20),
    SUMMARY := Column("概要", texts.SUMMARY, 80),
    SUPPORT_OFFICER := Column("伴走支援担当", texts.SUPPORT_OFFICER, 16),
    FORMER_CODE := Column("旧事業番号", texts.FORMER_CODE, 12, may_be_missing=True),
), fixed=3)
ACTION_GOALS = TableForm("行動目標", texts.ACTION_GOALS_ROWS, (
    PROJECT_REFERENCE := Column("事業番号", texts.PROJECT_REFERENCE, 10),
    Column(YEARS, texts.ACTION_GOAL, 46),
), may_be_empty=True, fixed=1)
INDICATORS = TableForm("成果指標", texts.INDICATORS_ROWS, (
    PROJECT_REFERENCE,
    INDICATOR_NUMBER := Column("指標番号", texts.INDICATOR_NUMBER, 10),
    INDICATOR_NAME := Column("指標名", "", 30),
    MEASURES := Column("測定項目", texts.MEASURES, 28),
    DIRECTIONS := Column("望ましい方向", texts.DIRECTIONS, 16),
    BASELINE := Column("現状値", texts.BASELINE, 22),
    BASELINE_DATES := Column("現状値の時点", texts.BASELINE_DATES, 20),
    BASELINE_STATES := Column("現状値の確定", texts.BASELINE_STATES, 14),
    Column(YEARS, texts.TARGET, 22),
), may_be_empty=True, fixed=3)
DIVISIONS = TableForm("課・機関", texts.DIVISIONS_ROWS, (
    DIVISION_NUMBER := Column("課番号", texts.DIVISION_NUMBER, 8),
    DIVISION_NAME := Column("課名", texts.DIVISION_NAME, 28),
    DIVISION_KIND := Column("種別", texts.DIVISION_KIND, 12, (DIVISION, GROUP)),
    DEPARTMENT := Column("部局", "", 20),
    MAIL := Column("メール", texts.MAIL, 44),
    FIRST_YEAR := Column("使用開始年度", texts.FIRST_YEAR, 14),
    LAST_YEAR := Column("使用終了年度", texts.LAST_YEAR, 14),
    SUCCESSOR := Column("承継先", texts.SUCCESSOR, 28),
), fixed=3)
GRADES = TableForm("評価区分", texts.GRADES_ROWS, (
    SYMBOL := Column("記号", texts.SYMBOL, 8),
    GRADE_NAME := Column("名称", "", 18),
    LOWER_BOUND := Column("下限", texts.LOWER_BOUND, 8),
    COLOUR := Column("色", texts.COLOUR, 14),
    MEANING := Column("意味", "", 44),
))
QUESTIONS = TableForm("入力項目", texts.QUESTIONS_ROWS, (
    PHASE := Column("区分", texts.PHASE, 8, tuple(p.value for p in Phase)),
    QUESTION := Column("項目", "", 28),
    EXPLANATION := Column("説明", texts.EXPLANATION, 44),
    QUESTION_KIND := Column("入力の型", "", 14, tuple(k.value for k in QuestionKind)),
    CHOICES := Column("選択肢", texts.CHOICES, 36),
    REQUIREMENT := Column("必須の条件", texts.REQUIREMENT, 12, (REQUIRED, OPTIONAL)),
    MAX_LENGTH := Column("文字数", texts.MAX_LENGTH, 8),
    ASKED_CLASSES := Column("対象の事業区分", texts.ASKED_CLASSES, 16),
    ASKED_YEARS := Column("対象年度", texts.ASKED_YEARS, 16),
), may_be_empty=True)

REVISIONS = TableForm("改定履歴", texts.REVISIONS_ROWS, (
    REVISION_NUMBER := Column("改定番号", texts.REVISION_NUMBER, 10),
    REVISED_ON := Column("日付", texts.REVISED_ON, 16),
    REVISION_REASON := Column("理由", texts.REVISION_REASON, 36),
    REVISED := Column("対象", texts.REVISED, 40),
    REVISED_FROM := Column("変更前", "", 36),
    REVISED_TO := Column("変更後", "", 36),
    REVISED_YEAR := Column("適用年度", texts.REVISED_YEAR, 10),
), may_be_empty=True, may_be_missing=True)

#: In the order of the workbook's sheets.
TABLES = (SETTINGS, POLICIES, PROJECTS, ACTION_GOALS, INDICATORS, DIVISIONS, GRADES, QUESTIONS, REVISIONS)
