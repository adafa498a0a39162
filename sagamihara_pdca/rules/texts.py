"""What the rules say of answers and figures, on sheets, on the page and in the JSON; {…} is filled in when it is shown.

In a workbook, a number that is filled in may be a formula: `formulas.tree.fill_in`.
"""

# Questions about an answer; {subject} is a measure or a question
MET_BUT_LATE = "「{subject}」は目標を達成していますが、進捗が「遅れ」です。どちらが正しいか確認してください。"
NOT_A_NUMBER = "「{subject}」の実績に文字が含まれています。数値だけを入力してください（単位は不要です）。"
FIGURE_AND_STATE = "「{subject}」は数値が入力されていますが、状態が実績のないものになっています。"
TEN_TIMES = "「{subject}」が前回の値の{times}倍を超えています。桁や単位を確認してください。"
A_TENTH = "「{subject}」が前回の値の{times}分の1を下回っています。桁や単位を確認してください。"
FAR_ABOVE_TARGET = "「{subject}」が目標の{times}倍を超えています。桁や単位を確認してください。"
FAR_BELOW_TARGET = "「{subject}」が目標の{times}分の1を下回っています。桁や単位を確認してください。"
CUMULATIVE_FELL = "「{subject}」は累計ですが、前回の値より小さくなっています。"
NEGATIVE = "「{subject}」が負の数です。符号を確認してください。"
LIKE_A_DAY = "「{subject}」に日付が入力されていませんか（「5月1日」などの入力は5桁の数値に変わります）。"
AHEAD_BUT_MISSED = "「{subject}」は目標を大きく下回っていますが、進捗が「計画以上」です。どちらが正しいか確認してください。"
TOO_LONG = "「{subject}」が{limit}字を超えています。要点に絞ってください。"

# 総括
HEADLINE = "{year}に評価した{graded}事業のうち、{good}事業が{names}でした{before}。"
MET = "目標を達成"
BEFORE = "（昨年度は{graded}事業のうち{good}事業）"
NONE_GRADED = "{year}の評価が決まった事業は、まだありません。"
WATCHED = "判断が必要な事業は{watched}事業です。"
PROGRESS = ("行動目標の進捗は、「{ahead}」又は「{on_plan}」が{good}事業、遅れ・中止等（{late_words}）が{late}事業、"
            "{unreported}が{silent}事業です。")
ATTENTION = "判断が必要な事業は{watched}事業です。内訳：{parts}"
STATES = "「未確定」の内訳：{undecided}　／　「評価なし」の内訳：{not_graded}"

# What differs between two evaluations of a year
PROJECT = "事業"
OUTCOME = "評価"
TARGET = "目標（{measure}）"
ACTUAL = "実績（{measure}）"
LEVEL = "目標値（{measure}）"
RATE = "達成率（{measure}）"
PER_CENT = "％"
MEASURE_OUTCOME = "評価結果（{measure}）"
#: What the cells of the review workbook are called where two editions are compared.
REVIEW_ITEMS = {"grade": "事務局評価", "comment": "コメント（内部）", "published": "公表文", "committee": "委員会の意見",
                "place": "主な成果", "remark": "総評"}

# What differs between two editions of the plan
PROJECT_ADDED, PROJECT_ENDED = "事業の追加", "事業の終了"
OF_PROJECT = "{project}：{item}"
CODE, NAME, POLICY = "事業番号", "事業名", "施策"
LEAD, PARTNERS, SUMMARY = "主担当課", "関係課", "概要"
CLASS, ACTION_GOAL = "事業区分", "行動目標"
INDICATOR, BASELINE, YEAR_TARGET = "成果指標{number}", "現状値（{name}）", "目標（{name}）"
PROVISIONAL = "・暫定"
DIVISION, DIVISION_ADDED, DIVISION_GONE = "課・機関：{name}", "課・機関の追加", "課・機関の削除"
NUMBERED, UNTIL, SUCCESSOR = "課番号{number}", "、{year}まで", "、承継先は{name}"
PLAN_NAME, PLAN_EDITION, POLICIES, GRADES = "計画の名称", "版", "施策", "評価区分"
GRADE, FROM, BELOW = "{symbol} {name}（{lower}）", "{lower}％以上", "それ未満"
