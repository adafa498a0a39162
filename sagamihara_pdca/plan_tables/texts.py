"""What the plan workbook says about its tables, table by table, and what is said of faults of a whole column.

The headings stand in `schema.py`, which gives each column its text from here. {…} is filled in when the text is shown.
"""

from __future__ import annotations

from sagamihara_pdca.model.target import Direction

# Words that stand in cells
SETTLED, PROVISIONAL = "確定", "暫定"
CONFIRMED, ASSUMED = "確定", "仮"
DIVISION, GROUP = "課", "グループ"
REQUIRED, OPTIONAL = "必須", "任意"

# 説明
GUIDE_TITLE = "計画の表の直し方"
WAYS = (
    "1つのシートが1つの表です。シートの名前と1行目の見出しは変えないでください。",
    "2行目から下に、行を追加し、削除し、又は並べ替えることができます。空の行は読み飛ばします。",
    "セルの表示形式は「文字列」です。ほかのブックから貼り付けるときは、「値の貼り付け」を選んでください。"
    "番号が日付に変わるのを防ぐことができます。",
    "セルは結合しないでください。2つ以上の内容を1つのセルに入力するときは「；」で区切ります。",
    "保存した後、「sagamihara-pdca plan check」を実行すると、誤りのあるセルと直し方が表示されます。",
)
CHOSEN_FROM = "{choices}から選びます。"

# 設定
SETTINGS_ROWS = "項目ごとに1行"
SETTING_ITEM = "変えないでください。選択肢の言葉を言い換える場合だけ、「行動目標の進捗の用語」などの行を追加します。"
SETTING_VALUE = "連絡先はセル内で改行できます。年度は「令和6年度」のように元号又は西暦を付けます。"

# 施策
POLICIES_ROWS = "施策ごとに1行"
POLICY_NUMBER = "例: 1-1"
GOAL_NUMBER = "例: 1"
GOAL_NAME = "同じ番号には同じ名前を入力します。"

# 事業
PROJECTS_ROWS = "事業ごとに1行。評価書にもこの順に並びます。"
PROJECT_CODE = "例: 1-1-01。入力シートの名前にもなります。年度の途中で変えないでください。"
PROJECT_POLICY = "表「施策」にある番号です。"
PROJECT_CLASS = "その年度の事業区分（A、B又はC）です。実施しない年度は空欄にします。"
LEAD = "表「課・機関」にある課名です。1つだけ入力します。"
PARTNERS = "2つ以上の場合は「；」で区切ります。"
SUMMARY = "事業の内容を一文でまとめます。"
SUPPORT_OFFICER = "決まっている場合に入力します。"
FORMER_CODE = "計画の改定で事業番号を変えた場合に、前の年度の事業番号を入力します。事業名だけを変えた場合は、今の事業番号を入力します。"

# 行動目標
ACTION_GOALS_ROWS = "事業ごとに1行"
PROJECT_REFERENCE = "表「事業」にある番号です。"
ACTION_GOAL = "その年度の行動目標です。数年にわたるものは、それぞれの年度に入力します。"

# 成果指標
INDICATORS_ROWS = "成果指標ごとに1行"
INDICATOR_NUMBER = "事業の中での番号です。例: 1"
MEASURES = "名前と単位です。2つ以上の場合は「；」で区切ります。例: 導入拠点数［拠点］；利用率［％］"
DIRECTIONS = (f"{'、'.join(direction.value for direction in Direction)}のどれかです。"
              "測定項目が2つ以上の場合は、同じ順に「；」で区切ります。")
BASELINE = "例: 24拠点・13.4%"
BASELINE_DATES = "例: R4年度。測定項目ごとに異なる場合は「；」で区切ります。"
BASELINE_STATES = f"{SETTLED}又は{PROVISIONAL}です。空欄は{SETTLED}とみなします。"
TARGET = "その年度の目標です。目標のない年度は「-」を入力します。例: 25拠点・14%"

# 課・機関
DIVISIONS_ROWS = "課・機関ごとに1行"
DIVISION_NUMBER = "例: 01。年度の途中で変えないでください。"
DIVISION_NAME = "入力シートのファイル名にもなります。"
DIVISION_KIND = f"入力シートを送る先は「{DIVISION}」、送らないまとまりは「{GROUP}」です。"
MAIL = "先頭のアドレスが宛先です。2件以上の場合は「；」で区切ります。"
FIRST_YEAR = "計画期間の途中でできた課の場合に入力します。"
LAST_YEAR = "計画期間の途中でなくなった課の場合に、最後の年度を入力します。"
SUCCESSOR = "なくなった課の事業を引き継ぐ課の課名です。"

# 評価区分
GRADES_ROWS = "評価の高い順に、区分ごとに1行"
SYMBOL = "例: ◎"
LOWER_BOUND = "達成率（％）がこの値以上の場合に、この区分になります。最後の行は空欄にします。"
COLOUR = "例: #77D9A8"

# 入力項目
QUESTIONS_ROWS = "その年度に追加して尋ねる項目ごとに1行"
PHASE = "項目を置く場所です。"
EXPLANATION = "入力するときに表示する文です。"
CHOICES = "入力の型が「選択」の場合に、「；」で区切って入力します。"
REQUIREMENT = f"{REQUIRED}又は{OPTIONAL}です。"
MAX_LENGTH = "文章の長さの上限です。"
ASKED_CLASSES = "例: A；B。空欄の場合は全ての事業に尋ねます。"
ASKED_YEARS = "例: R6；R7。空欄の場合は毎年度尋ねます。"

# 改定履歴
REVISIONS_ROWS = "計画を改定したときに、変更ごとに1行。`sagamihara-pdca plan diff` で作成できます。"
REVISION_NUMBER = "例: 1"
REVISED_ON = "改定した日です。例: 令和8年4月1日"
REVISION_REASON = "改定の理由です。評価書に載ります。"
REVISED = "変更した事業、項目などです。"
REVISED_YEAR = "例: R8。特定の年度のものでない場合は空欄にします。"

# Faults of one kind in several cells of a column
SAME_IN_COLUMN = "{message}同じ列のほか{count}か所（{cells}{more}）も同じです。"
MORE_CELLS = "など"

# A published list: why a column could not be decided, settings that no list has, the mapping as it is shown
NO_YEAR = "どの年度のものか分かりません"
SEVERAL_YEARS = "年度が2つ以上あります"
NO_MEANING = "目標か実績か分かりません"
YEAR_UNEXPECTED = "この内容の列に年度は付かないはずです"
UNKNOWN_SETTING = "（未入力）"
UNKNOWN_CONTACT = "（未入力：連絡先を入力してください）"
NOT_USED = "使いません"
ACTUALS_LATER = "実績（計画には入れません）"
