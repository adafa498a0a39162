"""What is read of a plan without a fault of form, and yet makes no sense: mostly questions. Faults of form are in `plan`."""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity


def _error(code: str, place: Place, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, place, message, remedy)


# ------------------------------------------------------------------ the sense of 成果指標


def _also(years: tuple[str, ...]) -> str:
    return f"{'、'.join(years)}の目標も同じです。" if years else ""


def bound_against_direction(place: Place, wording: str, bound: str, measure: str, direction: str,
                            years: tuple[str, ...] = ()) -> Problem:
    """The bound of a target contradicts the 望ましい方向; `years` are the columns of the other targets that do so."""
    return Problem("PLN904", Severity.QUESTION, place,
                   f"目標「{wording}」は「{bound}」を求めるものと読み取りましたが、測定項目「{measure}」の望ましい方向は「{direction}」です。"
                   f"{_also(years)}", "望ましい方向又は目標の書き方を確かめてください。このままの場合は、目標の書き方に従って評価します。")


def label_of_another(place: Place, wording: str, label: str, measure: str, years: tuple[str, ...] = ()) -> Problem:
    """The label in a target's wording does not name the indicator's only measure."""
    return Problem("PLN905", Severity.QUESTION, place,
                   f"目標「{wording}」の「{label}」は、測定項目「{measure}」とは別のもののように読めます。{_also(years)}",
                   f"同じものの場合は、どちらかの言葉に合わせてください。このままの場合は、「{measure}」の目標とみなします。")


def percent_or_points(place: Place, wording: str, amount: str, measure: str, years: tuple[str, ...] = ()) -> Problem:
    """A change in per cent of a measure that is itself in per cent."""
    return Problem("PLN906", Severity.QUESTION, place,
                   f"測定項目「{measure}」は割合（％）なので、目標「{wording}」の「{amount}％」がポイントのことか、元の値に対する割合のことか分かりません。"
                   f"{_also(years)}",
                   f"ポイントのことの場合は「{amount}ポイント」と書き改めてください。このままの場合は、元の値に対する割合とみなします。")


def reduction_unclear(place: Place, wording: str, measure: str, years: tuple[str, ...] = ()) -> Problem:
    """A reduction is asked of a measure that is itself a reduction, and it is not certain which is meant."""
    return Problem("PLN907", Severity.QUESTION, place,
                   f"測定項目「{measure}」は減った大きさを表すので、目標「{wording}」が、その値になることか、その値を減らすことか分かりません。"
                   f"{_also(years)}",
                   "その値になることの場合は、望ましい方向を「増やす」とし、目標を「26%以上」のように書き改めてください。"
                   "このままの場合は、測定項目の値を減らすものとみなします。")


def reduction_read(place: Place, wording: str, measure: str, level: str, years: tuple[str, ...] = ()) -> Problem:
    """「26%削減」 of a measure that is itself a reduction was read as 「26%以上」."""
    return Problem("PLN908", Severity.NOTICE, place,
                   f"測定項目「{measure}」は減った大きさを表すので、目標「{wording}」を「{level}」と読み取りました。{_also(years)}",
                   f"意味が異なる場合は、書き改めてください。同じ場合も「{level}」と書くと確実です。")


def due_before_year(place: Place, wording: str, due: str, year: str) -> Problem:
    """A target names a fiscal year that lies before the year of its column."""
    return Problem("PLN910", Severity.QUESTION, place, f"目標「{wording}」には{due}とありますが、{year}の欄にあります。",
                   "年度を確かめてください。このままの場合は、欄の年度の目標とみなします。")


def targets_ease(place: Place, earlier: str, wording: str, measure: str, direction: str) -> Problem:
    """The last target of an indicator is easier to reach than an earlier one; `earlier` is the wording of that."""
    return Problem("PLN911", Severity.QUESTION, place,
                   f"測定項目「{measure}」の望ましい方向は「{direction}」ですが、目標「{wording}」は前の年度の「{earlier}」より達成しやすくなっています。",
                   "目標と望ましい方向を確かめてください。正しい場合はこのままで構いません。")


def unit_is_scale(place: Place, unit: str, measure: str) -> Problem:
    """The unit of a measure is 百 or 千 and says not of what."""
    return Problem("PLN912", Severity.QUESTION, place, f"測定項目「{measure}」の単位「{unit}」だけでは、何を数えるか分かりません。",
                   f"「{unit}円」「{unit}人」のように、数えるものまで入力してください。")


def entry_blank(place: Place, text: str) -> Problem:
    """One of several entries in a cell is blank, so that the others may belong elsewhere."""
    return _error("PLN913", place, f"「{text}」には、「；」で区切った一部が空欄です。", "空欄を埋めるか、不要な「；」を消してください。")


def indicator_twice(place: Place, name: str, first: str) -> Problem:
    """Two indicators of a project have the same name and measures; `first` is the A1 reference of the first."""
    return Problem("PLN914", Severity.QUESTION, place, f"この事業の指標「{name}」と同じ名前及び測定項目の指標が、{first}にもあります。",
                   "重複していないか確かめてください。別の指標の場合は、名前で区別してください。")


# ------------------------------------------------------------------ the sense of other tables


def project_name_twice(place: Place, name: str, first: str) -> Problem:
    """Two projects have one name; `first` is the A1 reference of the first."""
    return Problem("PLN915", Severity.QUESTION, place, f"事業名「{name}」は、{first}にもあります。",
                   "重複していないか確かめてください。別の事業の場合は、名前で区別してください。")


def floor_is_fraction(place: Place, text: str, percent: str) -> Problem:
    """A grade's lower bound is typed as 0.8; `percent` is what it would be in per cent."""
    return _error("PLN916", place, f"下限「{text}」が、{percent}％のことか、{text}％のことか分かりません。",
                  f"下限は％で入力します。{percent}％の場合は「{percent}」、{text}％の場合は「{text}%」と入力してください。")


def floor_is_low(place: Place, text: str) -> Problem:
    """A grade's lower bound is 2 per cent or less, beside others that are far above."""
    return Problem("PLN917", Severity.QUESTION, place, f"下限「{text}」は、{text}％とみなします。",
                   f"100を1とする割合のつもりの場合は、％の数に直してください。正しい場合は「{text}%」と入力すると、この確認は出ません。")


def symbols_alike(place: Place, text: str, first: str, cell: str) -> Problem:
    """A grade's symbol looks like another grade's, which stands in `cell`: ○ and 〇."""
    return _error("PLN918", place, f"記号「{text}」は、{cell}の「{first}」と見分けがつきません。", "別の記号にしてください。")


def grade_name_twice(place: Place, name: str, first: str) -> Problem:
    """Two grades have one name; `first` is the A1 reference of the first."""
    return Problem("PLN919", Severity.QUESTION, place, f"評価区分の名称「{name}」は、{first}にもあります。",
                   "名称だけでは区別できません。確かめてください。")


def due_before_year_end(due: str, year: str) -> Problem:
    """The day by which divisions answer lies before the end of the year that is evaluated."""
    return Problem("PLN922", Severity.QUESTION, Place(), f"提出期限（{due}）が、{year}の終わりより前です。",
                   "年度末の実績は、期限までに確定しません。期限の年を確かめてください。")


def _at(sheet: str, cell: str, label: str) -> Place:
    return Place("plan.xlsx", sheet, cell, label)


def sealed_year_changed(place: Place, subject: str, before: str, after: str, year: str) -> Problem:
    """A target, a class or a goal of a year that was sealed is another in the plan now."""
    return _error("PLN923", place,
                  f"{year}は確定済みですが、計画では「{subject}」が「{before}」から「{after}」に変わっています。公表した評価には影響しません。",
                  "確定した年度の計画は変えずに、改定する年度から変えてください。公表した評価を訂正する場合は、"
                  "`sagamihara-pdca seal 年度 --correction \"理由\"` を使います。")


EXAMPLES: tuple[Problem, ...] = (
    bound_against_direction(_at("成果指標", "I4", "R6"), "150件未満", "未満", "申請件数", "増やす", ("R7", "R8")),
    label_of_another(_at("成果指標", "I4", "R6"), "満足度50%", "満足度", "認知度"),
    percent_or_points(_at("成果指標", "I4", "R6"), "5%増", "5", "満足度"),
    reduction_unclear(_at("成果指標", "I4", "R6"), "26%削減", "温室効果ガス削減率"),
    reduction_read(_at("成果指標", "I4", "R6"), "26%削減", "温室効果ガス削減率", "26%以上"),
    due_before_year(_at("成果指標", "I4", "R6"), "13%（平成32年）", "令和2年度", "令和6年度"),
    targets_ease(_at("成果指標", "L4", "R9"), "50件", "5件", "申請件数", "増やす"),
    unit_is_scale(_at("成果指標", "D4", "測定項目"), "百", "来場者数"),
    entry_blank(_at("成果指標", "E3", "望ましい方向"), "増やす；"),
    indicator_twice(_at("成果指標", "C5", "指標名"), "職員研修の受講者数", "C4"),
    project_name_twice(_at("事業", "C8", "事業名"), "オープンデータの推進", "C3"),
    floor_is_fraction(_at("評価区分", "C3", "下限"), "0.8", "80"),
    floor_is_low(_at("評価区分", "C4", "下限"), "1"),
    symbols_alike(_at("評価区分", "A4", "記号"), "〇", "○", "A3"),
    grade_name_twice(_at("評価区分", "B4", "名称"), "達成", "B2"),
    due_before_year_end("2025年2月28日", "令和6年度"),
    sealed_year_changed(Place(), "1-1-01 窓口の予約：目標（利用件数）", "100件以上", "80件以上", "令和6年度"),
)
