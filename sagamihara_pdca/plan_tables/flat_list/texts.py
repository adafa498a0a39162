"""What is said of a list's columns and written where the list says nothing."""

from __future__ import annotations

#: Why a column could not be decided.
NO_YEAR = "どの年度のものか分かりません"
SEVERAL_YEARS = "年度が2つ以上あります"
NO_MEANING = "目標か実績か分かりません"
YEAR_UNEXPECTED = "この内容の列に年度は付かないはずです"
#: Settings that no list has.
UNKNOWN_SETTING = "（未入力）"
UNKNOWN_CONTACT = "（未入力：連絡先を入力してください）"
#: The mapping as it is shown.
NOT_USED = "使いません"
ACTUALS_LATER = "実績（計画には入れません）"
