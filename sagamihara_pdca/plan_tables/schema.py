"""The tables of a plan: their names, columns and what to write in them. Reader, writer and guide all loop over this."""

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


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table: `name` is that of the sheet, or of the CSV file without its suffix."""

    name: str
    holds: str  # one row per …
    columns: tuple[Column, ...]
    may_be_empty: bool = False

    def headings(self, years: tuple[FiscalYear, ...]) -> tuple[str, ...]:
        return tuple(heading for heading, _ in self.spread(years))

    def spread(self, years: tuple[FiscalYear, ...]) -> Iterator[tuple[str, Column]]:
        """Each heading as it is printed with its column, the years spread out."""
        for column in self.columns:
            if column.heading == YEARS:
                yield from ((write_code(year), column) for year in years)
            else:
                yield column.heading, column


SETTINGS = TableForm("設定", "項目ごとに1行", (
    Column("項目", "変えないでください。", 28),
    Column("値", "連絡先はセル内で改行できます。年度は「令和6年度」のように元号又は西暦を付けます。", 80),
))
POLICIES = TableForm("施策", "施策ごとに1行", (
    Column("施策番号", "例: 1-1", 10),
    Column("施策名", "", 44),
    Column("基本目標番号", "例: 1", 14),
    Column("基本目標名", "同じ番号には同じ名前を入力します。", 44),
))
PROJECTS = TableForm("事業", "事業ごとに1行。評価書にもこの順に並びます。", (
    Column("事業番号", "例: 1-1-01。入力シートの名前にもなります。年度の途中で変えないでください。", 10),
    Column("施策番号", "表「施策」にある番号です。", 10),
    Column("事業名", "", 36),
    Column(YEARS, "その年度の事業区分（A、B又はC）です。実施しない年度は空欄にします。", 6, _CLASSES),
    Column("主担当課", "表「課・機関」にある課名です。1つだけ入力します。", 20),
    Column("関係課", "2つ以上の場合は「；」で区切ります。", 20),
    Column("概要", "事業の内容を一文でまとめます。", 48),
    Column("伴走支援担当", "決まっている場合に入力します。", 16),
))
ACTION_GOALS = TableForm("行動目標", "事業ごとに1行", (
    Column("事業番号", "表「事業」にある番号です。", 10),
    Column(YEARS, "その年度の行動目標です。数年にわたるものは、それぞれの年度に入力します。", 36),
), may_be_empty=True)
INDICATORS = TableForm("成果指標", "成果指標ごとに1行", (
    Column("事業番号", "表「事業」にある番号です。", 10),
    Column("指標番号", "事業の中での番号です。例: 1", 10),
    Column("指標名", "", 30),
    Column("測定項目", "名前と単位です。2つ以上の場合は「；」で区切ります。例: 導入拠点数［拠点］；利用率［％］", 28),
    Column("望ましい方向", f"{'、'.join(_DIRECTIONS)}のどれかです。"
                           "測定項目が2つ以上の場合は、同じ順に「；」で区切ります。", 16),
    Column("現状値", "例: 24拠点・13.4%", 22),
    Column("現状値の時点", "例: R4年度。測定項目ごとに異なる場合は「；」で区切ります。", 20),
    Column("現状値の確定", f"{SETTLED}又は{PROVISIONAL}です。空欄は{SETTLED}とみなします。", 14),
    Column(YEARS, "その年度の目標です。目標のない年度は「-」を入力します。例: 25拠点・14%", 22),
), may_be_empty=True)
DIVISIONS = TableForm("課・機関", "課・機関ごとに1行", (
    Column("課番号", "例: 01。年度の途中で変えないでください。", 8),
    Column("課名", "入力シートのファイル名にもなります。", 28),
    Column("種別", f"入力シートを送る先は「{DIVISION}」、送らないまとまりは「{GROUP}」です。", 10, (DIVISION, GROUP)),
    Column("部局", "", 20),
    Column("メール", "先頭のアドレスが宛先です。2件以上の場合は「；」で区切ります。", 44),
    Column("使用開始年度", "計画期間の途中でできた課の場合に入力します。", 14),
    Column("使用終了年度", "計画期間の途中でなくなった課の場合に、最後の年度を入力します。", 14),
    Column("承継先", "なくなった課の事業を引き継ぐ課の課名です。", 28),
))
GRADES = TableForm("評価区分", "評価の高い順に、区分ごとに1行", (
    Column("記号", "例: ◎", 8),
    Column("名称", "", 18),
    Column("下限", "達成率（％）がこの値以上の場合に、この区分になります。最後の行は空欄にします。", 8),
    Column("色", "例: #77D9A8", 10),
    Column("意味", "", 44),
))
QUESTIONS = TableForm("入力項目", "その年度に追加して尋ねる項目ごとに1行", (
    Column("区分", "項目を置く場所です。", 8, tuple(s.value for s in Phase)),
    Column("項目", "", 28),
    Column("説明", "入力するときに表示する文です。", 44),
    Column("入力の型", "", 14, tuple(k.value for k in QuestionKind)),
    Column("選択肢", "入力の型が「選択」の場合に、「；」で区切って入力します。", 36),
    Column("必須の条件", f"{REQUIRED}又は{OPTIONAL}です。", 12, (REQUIRED, OPTIONAL)),
    Column("文字数", "文章の長さの上限です。", 8),
    Column("対象の事業区分", "例: A；B。空欄の場合は全ての事業に尋ねます。", 16),
    Column("対象年度", "例: R6；R7。空欄の場合は毎年度尋ねます。", 16),
), may_be_empty=True)

#: In the order of the workbook's sheets.
TABLES = (SETTINGS, POLICIES, PROJECTS, ACTION_GOALS, INDICATORS, DIVISIONS, GRADES, QUESTIONS)
