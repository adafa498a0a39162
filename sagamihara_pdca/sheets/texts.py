"""What Excel shows beside an input that has no words of its own, and when what was typed does not fit; by kind of input."""

from sagamihara_pdca.sheets.book import InputKind

HINTS = {
    InputKind.TEXT: "文章で入力します。",
    InputKind.LINE: "短い文で入力します。",
    InputKind.NUMBER: "数値だけを半角で入力します。単位は不要です。",
    InputKind.CHOICE: "一覧（▼）から選びます。",
    InputKind.DATE: "日付を 2025/4/1 のように入力します。",
}
UNIT = "単位：{unit}"
LENGTH = "{most}字以内"
EXAMPLE = "例：{example}"
REFUSED = "入力の確認"
_TOO_LONG = "文字数が上限を超えています。要点に絞って入力してください。このまま続けることもできます。"
REFUSALS = {
    InputKind.TEXT: _TOO_LONG,
    InputKind.LINE: _TOO_LONG,
    InputKind.NUMBER: "数値だけを半角で入力してください。単位は不要です。数値がまだ出ない場合は空欄のまま、状態で「集計中」などを選んでください。",
    InputKind.CHOICE: "一覧（▼）から選んでください。",
    InputKind.DATE: "日付を 2025/4/1 のように入力してください。",
}
