"""The sentences of the page of the city's site that stand nowhere else; headings and short words stand in the template."""

from __future__ import annotations

WORKBOOK = "{year}評価書（Excel）"
WORKBOOK_HOLDS = "全ての事業の計画・実績・評価を掲載しています。"
DATA_BOOK = "データ（Excel）"
DATA_BOOK_HOLDS = "表計算ソフトで開いて集計できます。"
TABLES = "データ（CSV）：{title}"
DESCRIPTION = "データの説明（datapackage.json）"
DESCRIPTION_HOLDS = "列の型と意味を、プログラムで読み取れる形で示しています。"
SUMMARY = "概要のデータ（JSON）"
SUMMARY_HOLDS = "このページの内容を、プログラムで読み取れる形で示しています。"
PLAN = "計画：{plan}"
EARLIER = "{year}の評価結果"
