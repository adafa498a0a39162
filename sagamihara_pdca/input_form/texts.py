"""What the input workbook 入力シート and its return say, sheet by sheet; {…} is filled in when the workbook is written.

The headings of columns and the labels of rows stand where these are declared, the prompts of every field of one kind in
`sheets/texts.py`, the questions about an answer in `rules/texts.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldText:
    """A question: the label beside its input, and the hint and the example that are shown when the input is chosen."""

    label: str
    hint: str
    example: str = ""


# Every sheet
REQUIRED_MARK, QUESTION_MARK = "＊", "◆"
#: Stands beside every row that is to be corrected, with the colour.
CORRECTION_MARK = "✎"
BOOK = "{year} 進捗状況の入力シート（{division}）"
DUE_LATER = "別途お知らせします"
#: What is said of an input whose kind a formula can tell from what was typed.
UNREAD = f"{QUESTION_MARK}「{{label}}」は{{remedy}}\n"
UNREAD_NUMBER = "数値だけを入力してください（単位や文字は不要です）。"
UNREAD_DATE = "日付を 2025/4/1 のように入力してください。"
UNREAD_CHOICE = "一覧から選んでください。"

# はじめに
GUIDE = "はじめに"
GUIDE_TITLE = "{year}　進捗状況の入力シート"
ALL_DONE = "✓ 入力が完了しました。保存して提出してください。"
LEFT_IN_BOOK = f"{REQUIRED_MARK} 未入力の必須項目が{{left}}項目あります（▶次の未入力欄へ）。"
DOUBTS_IN_BOOK = f"　{QUESTION_MARK} 確認が必要な項目が{{doubts}}項目あります。"
HOW = "入力のしかた"
STEPS = (
    "① 下の表の事業名を選ぶと、その事業のシートに移ります。",
    f"② 色の付いた欄に入力します。{REQUIRED_MARK}は必須です。入力すると色が消え、達成率と評価が自動で表示されます。",
    "③ 上の表示が「入力が完了しました」に変わったら、上書き保存し、このファイルをメールに添付して提出先へ返信してください。",
)
REQUIRED = f"{REQUIRED_MARK} 必須"
OPTIONAL = "任意"
OPTIONAL_IN_FULL = "任意（空欄のままでも提出できます）"
ANSWERED = "入力済み"
TO_CHECK = f"{QUESTION_MARK} 要確認"
TO_CHECK_IN_FULL = f"{QUESTION_MARK} 要確認（このままでも提出できます）"
PROJECTS = "入力する事業"
PROGRESS = "{need}項目中{done}項目入力済み"
FURTHER_LEFT = "　ほか{count}項目"
NEXT_LEFT = "▶ {label}{others}"
DONE = "✓ 完了"
TO_MISSING = "▶ 未入力の一覧"
GRADES = "評価区分（達成率から自動で表示されます）"
NOTES = ("※ 行の挿入やシート名・ファイル名の変更をしても提出できます。シートの保護にパスワードはありません。",)
ASSUMED = "※ 評価区分は事務局の案であり、確定したものではありません。"

# 未入力の一覧
MISSING = "未入力の一覧"
TO_GUIDE = "◀ はじめに"
MISSING_NOTE = f"「－」は、今の入力内容では必須でない項目です。見出しの▼で「{REQUIRED_MARK} 未入力」だけを表示できます。"
EMPTY, FILLED, NOT_ASKED = f"{REQUIRED_MARK} 未入力", "✓ 入力済み", "－"

# A project's sheet: head and foot
PROJECT_TITLE = "{year}　事業進捗シート"
PARTNER_ROLE = "（関係課として自課の取組を報告します）"
TAB_KEY = "　Tabキーで次の欄に進みます。"
SHEET_DONE = "✓ 入力が完了しました"
LEFT_ON_SHEET = f"{REQUIRED_MARK} 未入力の必須項目：あと{{left}}項目（▶次の欄へ）"
NO_DOUBTS = "✓ 確認が必要な点はありません。"
MARKS = f"{REQUIRED_MARK}の付いた項目は必須です。{QUESTION_MARK}の付いた項目は、もう一度確認してください。"
COUNTED = "{label}\n{count}／{most}字{over}"
OVER = f"{QUESTION_MARK}超過"

# Plan
PLAN = "Plan　計画"
GOAL_NOT_PRINTED = "（計画に記載がありません。取組全体の進み具合で報告してください。）"

# Do
DO = "Do　実行"
INITIATIVES = FieldText("取組", "今年度に実施したことを、時期や回数を添えて入力します。", "5月に操作研修を3回開き、120人が受講した。")
STAGE = FieldText("検討の段階", "年度末の時点で検討がどこまで進んだかを選びます。")
PARTNER_NOTE = "この事業の主担当課は{lead}です。成果指標の実績と評価は{lead}が報告します。"
PART = FieldText("取組（自課の担当分）", "自課が担当した取組を入力します。成果指標の実績は主担当課が報告します。",
                 "窓口職員への操作説明会を2回開き、15人が参加した。")

# The table of figures
NO_TARGET = "今年度の目標はありません（実績の入力は任意です）。"
STATE_NOTE = "※ 状態は、確定した実績なら空欄のままで構いません。"
BASELINE_NOTE = f"{STATE_NOTE}　現状値：{{baseline}}"
DECLARED_HINT = "目標を達成したかどうかを一覧から選びます。"
JUDGED_HINT = "数値で判定できない目標です。担当課として評価を選び、下の「評価の理由」に根拠を入力します。"
FIGURE_HINT = "年度末の実績を数値だけで入力します。達成率と評価は自動で表示されます。まだ出ない場合は空欄のまま、状態を選びます。"
STATE_HINT = ("確定した実績なら空欄のままで構いません。まだ数値が出ない場合などに選びます。"
              "「集計中」などを選ぶと、下の「評価の理由」の入力も必要です。")
EVIDENCE_HINT = "数値の出どころを入力します。"
EVIDENCE_EXAMPLE = "電子申請システム利用統計（{next_year}4月集計）"
EXPECTED_HINT = "状態が「集計中」のとき、実績が分かる時期を入力します。"
EXPECTED_EXAMPLE = "{next_year}8月頃"
BASE_ROW = "{year}年度の確定値（計画では {as_of}：{wording}）"
BASE_HINT = "計画の現状値は年度途中の暫定値です。目標の基準とするため、年度を通じた確定値を入力します。"
LATE_ROW = "{year}実績の確定値（{year}年度の報告では集計中）"
LATE_HINT = "{year}年度の報告では「集計中」でした。確定した実績を入力します。まだ出ていない場合は空欄のままで構いません。"

# Check
CHECK = "Check　評価"
GOAL_PROGRESS = FieldText("行動目標の進捗", "行動目標に対する進み具合を一覧から選びます。")
EFFECT = FieldText("成果", "取組によって何が変わったかを入力します。", "来庁せずに手続を終えた市民が前年度より2割増えた。")
ISSUES = FieldText("課題", "進める上で困っていること、残っていることを入力します。",
                   "申請の途中でやめる利用者が多く、画面の見直しが必要である。")
REASON = FieldText("評価の理由", "評価が低い、実績がまだ出ない、進捗が遅れている、又は担当課が評価を選んだ場合に、その理由を入力します。",
                   "機器の納入が3か月遅れ、利用開始が1月となったため。")
STUDY_PROGRESS = FieldText("検討の進捗", "今年度の予定に対する進み具合を一覧から選びます。")
FINDINGS = FieldText("分かったこと", "検討や試行で明らかになったことを入力します。",
                     "窓口3か所で試行し、待ち時間が平均4分短くなった。")
STUDY_ISSUES = FieldText("課題", "次の段階へ進むために残っている課題を入力します。進捗が遅れている場合は、その理由も入力します。",
                         "個人情報の取扱いについて、関係課との整理が必要である。")
PARTNER_ISSUES = FieldText("課題", "自課の立場から見た課題があれば入力します。", "繁忙期は機器が足りず、順番待ちが生じた。")

# Act
ACT = "Act　改善"
IMPROVEMENT = FieldText("次年度の改善", "評価を踏まえて次年度に変えることを入力します。次年度の様式の「昨年度の改善方針」に表示されます。",
                        "研修を動画でも配信し、当日参加できない職員も受講できるようにする。")
DIRECTION = FieldText("次年度の方向", "次年度にこの事業をどうするかを一覧から選びます。")
PROPOSAL = FieldText("見直しの提案", "計画の変更を提案する場合に選びます。なければ空欄で構いません。")
PROPOSAL_DETAIL = FieldText(
    "提案の内容・理由", "見直しを提案する場合、又は次年度の方向が縮小・終了の場合に、その内容と理由を入力します。",
    "利用率の目標を17%から20%に改める。現状で18%に達したため。")
STUDY_DIRECTION = FieldText("次年度の方向", "検討の結果、次年度にこの事業をどうするかを選びます。")
DIRECTION_REASON = FieldText("方向の理由", "その方向とする理由を入力します。",
                             "試行で効果を確認でき、全ての窓口への導入の見通しが立ったため。")

# 評価区分, where it can be changed
SYMBOL_HINT = "評価の記号を1文字で入力します。変えると全てのシートに反映されます。"
LOWER_HINT = "この評価となる達成率の下限です。上の行より小さくします。"
COLOUR_HINT = "一覧から色を選びます。"
LAST_GRADE = "上記に満たないもの"

# 修正のお願い, the first sheet of a return
CORRECTIONS = "修正のお願い"
CORRECTIONS_BOOK = f"{BOOK}修正のお願い"
CORRECTIONS_TITLE = "{year}　進捗状況　修正のお願い"
THANKS = ("入力シートの御提出、ありがとうございました。内容を確認したところ、{counts}"
          "お手数ですが、次のとおり修正し、再度御提出ください。")
ERRORS_FOUND = "修正が必要な項目が{errors}件あります。"
ERRORS_AND_QUESTIONS_FOUND = "修正が必要な項目が{errors}件、確認をお願いする項目が{questions}件あります。"
CORRECTION_STEPS = (
    "① 「シート」の番号を選ぶと、修正する欄に移ります。読み取れた入力は、各シートにそのまま残してあります。"
    "読み取れなかった入力は、下の表の「前回の入力」にあります。",
    f"② 色の付いた欄（行の右端に{CORRECTION_MARK}があります）を修正してください。修正すると色が消え、下の表に「✓ 修正済み」と表示されます。",
    "③ 上書き保存して、このファイルのまま返信してください。",
)
FIXED, UNFIXED, LOOK_AT = "✓ 修正済み", "未修正", "要確認"
SENT_PLACE = "（提出時）\n{place}"
TYPED_BEFORE = "前回の入力：{typed}"
TYPED_IN_FULL = "（全文は「修正のお願い」のシートにあります。）"
SENT_FILE = "提出されたファイル {file}"
