"""What 回収状況 says, the workbook on what came back; {…} is filled in when the workbook is written.

The headings of columns stand in the tables that declare the columns, what was found in a file in `problems/`.
"""

from __future__ import annotations

from sagamihara_pdca.intake.file_reading import FileVerdict
from sagamihara_pdca.rules.submissions import DivisionState

# By division
BOOK = "{year} 回収状況"
STATUS = "回収状況"
STATUS_TITLE = "{year}　回収状況"
DIVISIONS_COUNTED = "課の数"
STATES = {
    DivisionState.IN: "全て読み取りました。",
    DivisionState.TO_CHECK: "読み取りました。確認の指摘があります。",
    DivisionState.RETURNED: "誤りがあります。差戻しの入力シートを作成しました。",
    DivisionState.MISSING: "提出がありません。",
}
ALL_DIVISIONS = "対象の課は{count}課です。"
FILES_COUNTED = "提出フォルダのファイル"
VERDICTS = {
    FileVerdict.USED: "集計に使います。",
    FileVerdict.JOINED: "同じ課の他の提出と合わせて、1つの提出として集計に使います。",
    FileVerdict.DUPLICATE: "採用したファイルと同じ内容か、その一部です。",
    FileVerdict.SET_ASIDE: "この年度の提出ではないか、より新しい提出があります。",
    FileVerdict.UNDECIDED: "同じ課の提出どうしで内容が異なり、どちらも使っていません。",
    FileVerdict.UNREADABLE: "入力シートとして読み取れません。",
    FileVerdict.IGNORED: "一時ファイルなどで、提出ではありません。",
}
ALL_FILES = "提出フォルダのファイルは{count}件です。"
DIVISION_BY_DIVISION = "課ごとの状況"
NONE_USED = "（{count}件のうち採用なし）"

# By file
FILES = "ファイル別"
FILES_TITLE = "{year}　提出フォルダのファイル（{count}件）"
CHOSEN_HINT = "同じ課の提出が複数あるとき、採用する1件に「採用」を選び、上書き保存します。"

# Problem by problem
PROBLEMS = "指摘一覧"
PROBLEMS_TITLE = "{year}　指摘一覧（{count}件）"
CONFIRMED_HINT = "確認が済んだ指摘に「確認済み」を選び、上書き保存します。"
MEMO_HINT = "確認した内容などの覚書です。次に回収したときも残ります。"
