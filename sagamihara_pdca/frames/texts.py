"""The sentences of the published data."""

from __future__ import annotations

DATA_TITLE = "{plan}　{year}の評価のデータ"
DATA_DESCRIPTION = (
    "事業の評価、成果指標の目標と実績、担当課の記述を、機械判読可能な表にしたものです。"
    "表計算ソフトが数式とみなす文字（「=」「+」「-」「@」など）で始まる文字列には、先頭に「'」を付けています。")
KEYWORDS = ("行政評価", "PDCA", "成果指標")
DATA_BOOK = "機械判読用データ"
NOT_A_DATA_FOLDER = "「{folder}」には公表されたデータ（datapackage.json）がありません。公表用データの入ったフォルダを指定してください。"
DESCRIPTION_UNREADABLE = "「{file}」を公表用データの説明として読み取れません（{reason}）。公表されたままのファイルを使ってください。"
FILE_MISSING = "「{file}」がありません。公表されたファイルを全て同じフォルダに置いてください。"
FILE_CHANGED = "「{file}」は、公表された後に内容が変わっています。Excelなどで保存し直していない、公表されたままのファイルを使ってください。"
NO_FOLDER = "フォルダが一つも指定されていません。公表用データの入ったフォルダを指定してください。"
NO_EVALUATION = "評価が一つも指定されていません。`evaluation_of` などで得た評価を指定してください。"
NOT_AN_EVALUATION = (
    "評価ではないもの（{kind}）が指定されています。`evaluation_of` で得た評価を、`measures_frame(評価1, 評価2)` のように"
    "並べてください。")
GIVEN_TWICE = "計画「{plan}」の{year}年度が2回指定されています。年度ごとに一つだけ指定してください。"
FORMS_DIFFER = "表「{table}」の列が一致しません。公表用どうし、又は内部用どうしで、同じ版のツールが作成したデータを指定してください。"
PARQUET_MISSING = "Parquetで書き出すには、追加の部品が必要です。`pip install sagamihara-pdca[parquet]` を実行してください。"
