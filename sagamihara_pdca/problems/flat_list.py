"""What is said of a published list that a plan is made from: what could not be decided, and what was decided for a person to see."""

from __future__ import annotations

from sagamihara_pdca.notation.excerpts import excerpt
from sagamihara_pdca.problems import Place, Problem, Severity


def _error(code: str, place: Place, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, place, message, remedy)


def _question(code: str, place: Place, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.QUESTION, place, message, remedy)


# ------------------------------------------------------------------ sheets and columns


def no_list(place: Place) -> Problem:
    """No sheet has a heading 事業名 among others, or there is no project below it."""
    return _error("PLN930", place, "事業の一覧が見つかりません。",
                  "「事業名」「担当課」「指標」「R6目標」のような見出しの下に、事業を1行ずつ並べてください。")


def two_columns(place: Place, meaning: str, first: tuple[str, str], second: tuple[str, str]) -> Problem:
    """Two columns of a sheet may be meant; `first` and `second` are heading and cell."""
    return _error("PLN931", place, f"「{meaning}」と読める列が2つあります（{first[1]}の「{first[0]}」と{second[1]}の「{second[0]}」）。",
                  "使わない方の見出しを「使わない」と書き換えてください。")


def column_undecided(place: Place, heading: str, reason: str) -> Problem:
    """A column seems to matter, and its meaning is not certain; it is not used."""
    return _question("PLN932", place, f"見出し「{heading}」の列は、{reason}。この列は使いません。",
                     "使う場合は、見出しを「R6目標」のように書き改めてください。")


def column_needed(place: Place, meaning: str) -> Problem:
    """A plan can't do without a column that the list does not have."""
    return _error("PLN933", place, f"「{meaning}」の列が見つかりません。", "その列の見出しを書き改めるか、列を加えてください。")


def cell_needed(place: Place, meaning: str) -> Problem:
    """A row has no text where a plan needs one; whether that of the row above is meant is not known."""
    return _error("PLN934", place, f"「{meaning}」が空欄です。上の行と同じという意味かどうか、分かりません。",
                  "同じ場合は同じ内容を入力するか、上のセルと結合してください。一覧の行でない場合は、削除してください。")


def row_passed_over(place: Place, text: str) -> Problem:
    """A row holds one text only: a heading between rows, or a note."""
    return _question("PLN935", place, f"「{excerpt(text)}」だけの行は、小見出し又は注記とみなして読み飛ばしました。",
                     "事業の場合は、担当課などを入力してください。")


def lead_of_several(place: Place, text: str, lead: str, partners: tuple[str, ...]) -> Problem:
    """A cell names several divisions; the first is taken for the lead."""
    return _question("PLN936", place, f"「{text}」は、主担当課を「{lead}」、関係課を「{'、'.join(partners)}」としました。",
                     "違う場合は、できた計画の表「事業」を直してください。")


def division_unclear(place: Place, text: str) -> Problem:
    """A text may name several divisions, or all of them; it is taken for one name."""
    return _question("PLN937", place, f"「{text}」は、1つの課の名前として扱いました。",
                     "2つ以上の課のことの場合は、できた計画の表「事業」と「課・機関」を直してください。")


def direction_from_course(place: Place, indicator: str, direction: str) -> Problem:
    """No word says which way the figure should go; the figures rise or fall from year to year."""
    return _question("PLN938", place, f"指標「{indicator}」の望ましい方向を、数値の並びから「{direction}」としました。",
                     "違う場合は、できた計画の表「成果指標」を直してください。")


def direction_unknown(place: Place, indicator: str) -> Problem:
    """Neither words nor figures say which way the figure should go; numbers without 以上 or 以下 are not read."""
    return _question("PLN939", place, f"指標「{indicator}」の望ましい方向が分からないため、「保つ」としました。"
                     "「以上」「以下」の付かない目標は定性として扱います。",
                     "できた計画の表「成果指標」で、望ましい方向を選んでください。")


# ------------------------------------------------------------------ what was made


def target_as_words(place: Place, wording: str, reason: str) -> Problem:
    """A target's figures do not fit its measure; it is kept in 「」 as a text."""
    return _question("FIL070", place, f"目標「{wording}」は定性として扱います（{reason.rstrip('。')}）。",
                     "数値で評価する場合は、できた計画の表「成果指標」で、測定項目と目標を直してください。")


def sheet_passed_over(place: Place) -> Problem:
    """A sheet with texts has no heading 事業名."""
    return _question("FIL071", place, "事業名の見出しがないため、このシートは読み取りませんでした。",
                     "事業の一覧の場合は、見出しを書き改めてください。")


def to_fill_in(place: Place, title: str, first: str, last: str) -> Problem:
    """A list has neither the plan's settings nor its classes and grades."""
    return _question("FIL072", place, f"計画名は「{title}」、計画期間は目標の列から{first}から{last}まで、"
                     "事業区分は指標のある事業をA、ない事業をBとしました。"
                     "評価区分は同梱の計画のもの（仮）です。",
                     "できた計画の表「設定」の発行者、事務局及び連絡先を入力し、ほかの項目も確かめてください。")


def level_made(place: Place, level: str, title: str) -> Problem:
    """The list has no column for a level of the plan."""
    return _question("FIL073", place, f"「{level}」の列がないため、ほかの階層の名前又は「{title}」を{level}の名前としました。",
                     "できた計画の表「施策」を直してください。")


def numbers_given(place: Place, has_column: bool) -> Problem:
    """The projects have no numbers, or none that can be used for all."""
    reason = "番号に、空欄、同じ番号又は番号として読み取れないものがある" if has_column else "番号の列がない"
    return _question("FIL074", place, f"{reason}ため、事業番号を順に付けました。",
                     "計画の番号がある場合は、できた計画の表「事業」と「成果指標」を直してください。")


def department_from_sheet(place: Place, department: str) -> Problem:
    """The list has one sheet for each department."""
    return _question("FIL075", place, f"部局の列がないため、シートの名前「{department}」を部局としました。",
                     "違う場合は、できた計画の表「課・機関」を直してください。")


def division_renamed(place: Place, name: str, new: str) -> Problem:
    """Two departments have a division of one name."""
    return _question("FIL076", place, f"課名「{name}」がほかの部局にもあるため、この課を「{new}」としました。",
                     "同じ課の場合は、一覧の部局をそろえてください。")


def several_measures(place: Place, indicator: str, names: tuple[str, ...]) -> Problem:
    """Every target of an indicator holds the same several figures."""
    return _question("FIL077", place, f"指標「{indicator}」の目標には数値が{len(names)}つあるため、測定項目を「{'」「'.join(names)}」としました。",
                     "測定項目の名前を確かめてください。")


def target_without_indicator(place: Place, wording: str) -> Problem:
    """A row has a target and no indicator that it belongs to."""
    return _error("FIL078", place, f"目標「{wording}」がありますが、指標が空欄です。", "指標の名前を入力するか、目標を消してください。")


_CELL = Place("一覧.xlsx", "一覧", "C5")

EXAMPLES: tuple[Problem, ...] = (
    no_list(Place("一覧.xlsx")),
    two_columns(_CELL, "担当課", ("所管課", "B3"), ("担当課", "F3")),
    column_undecided(_CELL, "目標値", "どの年度のものか分かりません"),
    column_needed(_CELL, "担当課"),
    cell_needed(_CELL, "担当課"),
    row_passed_over(_CELL, "1　子育て"),
    lead_of_several(_CELL, "市民課、税務課", "市民課", ("税務課",)),
    division_unclear(_CELL, "各課"),
    direction_from_course(_CELL, "利用率", "増やす"),
    direction_unknown(_CELL, "相談件数"),
    target_as_words(_CELL, "25校", "目標「25校」の単位「校」が、測定項目「相談件数」の単位「件」と異なります。"),
    sheet_passed_over(Place("一覧.xlsx", "表紙")),
    to_fill_in(_CELL, "第3次総合計画", "令和6年度", "令和9年度"),
    level_made(_CELL, "施策", "第3次総合計画"),
    numbers_given(_CELL, has_column=False),
    department_from_sheet(Place("一覧.xlsx", "市民部"), "市民部"),
    division_renamed(_CELL, "総務課", "緑区役所総務課"),
    several_measures(_CELL, "導入拠点及び利用率", ("導入拠点及び利用率（か所）", "導入拠点及び利用率（%）")),
    target_without_indicator(_CELL, "25件"),
)
