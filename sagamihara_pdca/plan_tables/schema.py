"""Declares the tables of a plan: names, columns, help, drop-downs. Reader, export and plan workbook loop over this.

A heading stands here and nowhere else; the modules of the tables name a column by its constant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Phase, ProjectClass, QuestionKind
from sagamihara_pdca.model.target import Direction
from sagamihara_pdca.notation.fiscal_year import write_code

#: Stands for one column per year of the plan.
YEARS = "年度ごとの列"
#: Between several entries of one cell.
SEPARATOR = "；"
#: The sheet of a plan workbook that explains the others.
GUIDE = "説明"

SETTLED, PROVISIONAL = "確定", "暫定"
CONFIRMED, ASSUMED = "確定", "仮"
DIVISION, GROUP = "課", "グループ"
REQUIRED, OPTIONAL = "必須", "任意"

_DIRECTIONS = tuple(d.value for d in Direction)
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


SETTINGS = TableForm("設定", "項目ごとに1行", (
    SETTING_ITEM := Column("項目", "変えないでください。選択肢の言葉を言い換える場合だけ、「行動目標の進捗の用語」などの行を追加します。", 28),
    SETTING_VALUE := Column("値", "連絡先はセル内で改行できます。年度は「令和6年度」のように元号又は西暦を付けます。", 80),
))
POLICIES = TableForm("施策", "施策ごとに1行", (
    POLICY_NUMBER := Column("施策番号", "例: 1-1", 10),
    POLICY_NAME := Column("施策名", "", 44),
    GOAL_NUMBER := Column("基本目標番号", "例: 1", 14),
    GOAL_NAME := Column("基本目標名", "同じ番号には同じ名前を入力します。", 44),
), fixed=3)
PROJECTS = TableForm("事業", "事業ごとに1行。評価書にもこの順に並びます。", (
    PROJECT_CODE := Column("事業番号", "例: 1-1-01。入力シートの名前にもなります。年度の途中で変えないでください。", 10),
    PROJECT_POLICY := Column("施策番号", "表「施策」にある番号です。", 10),
    PROJECT_NAME := Column("事業名", "", 54),
    Column(YEARS, "その年度の事業区分（A、B又はC）です。実施しない年度は空欄にします。", 6, _CLASSES),
    LEAD := Column("主担当課", "表「課・機関」にある課名です。1つだけ入力します。", 20),
    PARTNERS := Column("関係課", "2つ以上の場合は「；」で区切ります。", 20),
    SUMMARY := Column("概要", "事業の内容を一文でまとめます。", 80),
    SUPPORT_OFFICER := Column("伴走支援担当", "決まっている場合に入力します。", 16),
    FORMER_CODE := Column("旧事業番号", "計画の改定で事業番号を変えた場合に、前の年度の事業番号を入力します。"
                          "事業名だけを変えた場合は、今の事業番号を入力します。", 12, may_be_missing=True),
), fixed=3)
ACTION_GOALS = TableForm("行動目標", "事業ごとに1行", (
    PROJECT_REFERENCE := Column("事業番号", "表「事業」にある番号です。", 10),
    Column(YEARS, "その年度の行動目標です。数年にわたるものは、それぞれの年度に入力します。", 46),
), may_be_empty=True, fixed=1)
INDICATORS = TableForm("成果指標", "成果指標ごとに1行", (
    PROJECT_REFERENCE,
    INDICATOR_NUMBER := Column("指標番号", "事業の中での番号です。例: 1", 10),
    INDICATOR_NAME := Column("指標名", "", 30),
    MEASURES := Column("測定項目", "名前と単位です。2つ以上の場合は「；」で区切ります。例: 導入拠点数［拠点］；利用率［％］", 28),
    DIRECTIONS := Column("望ましい方向", f"{'、'.join(_DIRECTIONS)}のどれかです。"
                           "測定項目が2つ以上の場合は、同じ順に「；」で区切ります。", 16),
    BASELINE := Column("現状値", "例: 24拠点・13.4%", 22),
    BASELINE_DATES := Column("現状値の時点", "例: R4年度。測定項目ごとに異なる場合は「；」で区切ります。", 20),
    BASELINE_STATES := Column("現状値の確定", f"{SETTLED}又は{PROVISIONAL}です。空欄は{SETTLED}とみなします。", 14),
    Column(YEARS, "その年度の目標です。目標のない年度は「-」を入力します。例: 25拠点・14%", 22),
), may_be_empty=True, fixed=3)
DIVISIONS = TableForm("課・機関", "課・機関ごとに1行", (
    DIVISION_NUMBER := Column("課番号", "例: 01。年度の途中で変えないでください。", 8),
    DIVISION_NAME := Column("課名", "入力シートのファイル名にもなります。", 28),
    DIVISION_KIND := Column("種別", f"入力シートを送る先は「{DIVISION}」、送らないまとまりは「{GROUP}」です。", 12, (DIVISION, GROUP)),
    DEPARTMENT := Column("部局", "", 20),
    MAIL := Column("メール", "先頭のアドレスが宛先です。2件以上の場合は「；」で区切ります。", 44),
    FIRST_YEAR := Column("使用開始年度", "計画期間の途中でできた課の場合に入力します。", 14),
    LAST_YEAR := Column("使用終了年度", "計画期間の途中でなくなった課の場合に、最後の年度を入力します。", 14),
    SUCCESSOR := Column("承継先", "なくなった課の事業を引き継ぐ課の課名です。", 28),
), fixed=3)
GRADES = TableForm("評価区分", "評価の高い順に、区分ごとに1行", (
    SYMBOL := Column("記号", "例: ◎", 8),
    GRADE_NAME := Column("名称", "", 18),
    LOWER_BOUND := Column("下限", "達成率（％）がこの値以上の場合に、この区分になります。最後の行は空欄にします。", 8),
    COLOUR := Column("色", "例: #77D9A8", 14),
    MEANING := Column("意味", "", 44),
))
QUESTIONS = TableForm("入力項目", "その年度に追加して尋ねる項目ごとに1行", (
    PHASE := Column("区分", "項目を置く場所です。", 8, tuple(p.value for p in Phase)),
    QUESTION := Column("項目", "", 28),
    EXPLANATION := Column("説明", "入力するときに表示する文です。", 44),
    QUESTION_KIND := Column("入力の型", "", 14, tuple(k.value for k in QuestionKind)),
    CHOICES := Column("選択肢", "入力の型が「選択」の場合に、「；」で区切って入力します。", 36),
    REQUIREMENT := Column("必須の条件", f"{REQUIRED}又は{OPTIONAL}です。", 12, (REQUIRED, OPTIONAL)),
    MAX_LENGTH := Column("文字数", "文章の長さの上限です。", 8),
    ASKED_CLASSES := Column("対象の事業区分", "例: A；B。空欄の場合は全ての事業に尋ねます。", 16),
    ASKED_YEARS := Column("対象年度", "例: R6；R7。空欄の場合は毎年度尋ねます。", 16),
), may_be_empty=True)

#: In the order of the workbook's sheets.
TABLES = (SETTINGS, POLICIES, PROJECTS, ACTION_GOALS, INDICATORS, DIVISIONS, GRADES, QUESTIONS)
