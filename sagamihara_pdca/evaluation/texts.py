"""What the 評価書 and the 事務局評価 workbook say, sheet by sheet; {…} is filled in when the workbook is written.

The headings of columns stand in the tables that declare the columns, the words of the questions in `input_form`, and the
sentences over the figures of the year in `rules/texts.py`, because the page and the JSON print them too.
"""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.results import Method


@dataclass(frozen=True, slots=True)
class SheetText:
    """What a sheet is called: on its tab, above its table, and in the contents on the cover; and its line of introduction."""

    tab: str
    title: str
    contents: str = ""
    intro: str = ""


# Every sheet
DOCUMENT = "{year}　評価書"
TO_CONTENTS = "目次へ"
#: Printed beside the grades until the city has confirmed them.
ASSUMED = "評価区分は事務局の案であり、確定したものではありません。"

# 一覧 of many working folders
OVERVIEW = "一覧"
OVERVIEW_SUM, OVERVIEW_SUM_BUT = "合計", "合計（失敗した{count}件を除く）"
OVERVIEW_TITLE = "{year}　作業フォルダの一覧（{stage}）"

# 表紙・目次
COVER = SheetText("表紙・目次", DOCUMENT)
CONTENTS = "目次"
PROJECT_PAGES = "事業別シート（{first}～{last}）"
PROJECT_PAGES_CONTENTS = "事業ごとの計画・実行・評価・改善（{count}事業。計画の順に並びます）"
HOW_TO_READ = "この評価書の見方"
READING = (
    "計画に定めた成果指標の目標と実績を比べ、達成率に応じて評価しています。行動目標の進捗は、達成率とは別に担当課が評価しています。",
    "評価は色だけでなく記号でも示しています。灰色は、集計中・未報告など評価の決まっていないものと、これからの年度です。",
    "各シートの右上の「目次へ」で、この目次に戻ります。",
)
#: Not in the public edition, whose table of grades can't be changed.
READING_LIVE = "達成率と評価、件数は数式です。「評価基準」の下限・記号・色を変えると、全てのシートに反映されます。"
READING_GRADES = "評価：{grades}"
CONTACT = "問合せ先"

# 総括, and the page of the city's site, which shows the same in short
PAGE_TITLE = "{year}　評価結果の概要"
SUMMARY = SheetText("総括", "{year}　評価結果の総括", "主な数値、施策ごとの評価、主な成果、判断が必要な事業、見直しの提案")
FULL_STOP = "。"
REACHED, TO_IMPROVE, STILL_UNDECIDED, ON_PLAN = "目標を達成", "改善が必要", "評価が未確定", "取組が計画どおり以上"
NO_LAST_YEAR = "昨年度の評価はありません"
UNDECIDED_MARK, UNGRADED_MARK = "未", "－"
BAR_MARKS = "未 未確定　－ 評価なし（指標なし・目標なし・対象外）。"
ONE_PROJECT, SEVERAL_PROJECTS = "1マスが1事業です。", "1マスが約{count}事業です。"
BEST = "主な成果"
BEST_RESULT = "・{words}（{code} {name}）"
ATTENTION = ("判断が必要な事業（", "事業）")  # between them the number
ATTENTION_HEADS = ("事業（主担当課）", "評価", "進捗", "何が起きたか", "これから")
NO_DECISION = "判断が必要な事業はありません。"
SEE_THE_LIST = "「事業データ」を参照してください。"
FURTHER_PROJECTS = ("ほかに", "事業：")  # between them the number
AND_MORE = "　など（「事業一覧」を参照してください。）"
PROJECT_AND_LEAD = "{code} {name}（{lead}）"
NOT_SUBMITTED = "担当課からの提出がありません。"
WILL_BE_ASKED = "提出を受けて評価します。"
PROPOSED = "計画の見直しの提案"
FURTHER_PROPOSALS = "ほかに{count}件の提案があります（「見直しの提案」）。"
REMARK = "総評"

# 集計表, and the page of the city's site
COUNTS = SheetText("集計表", "{year}　評価の集計", "基本目標・施策・事業区分ごとの評価と、行動目標の進捗の件数")
BY_OUTCOME = "１　評価"
WORST_COUNTS = "一つの事業に複数の測定項目があるときは、最も低い評価を事業の評価とします。"
OFFICE_COUNTS = "事務局が評価した事業は、事務局の評価を事業の評価とします。"
BY_PROGRESS = "２　行動目標の進捗"
PROGRESS_COUNTS = "行動目標・検討の進捗（事業数）"
OUTCOME_CHART = "{kind}別の評価（事業数）"
PROGRESS_CHART = "行動目標の進捗（事業数）"
PROGRESS_CHART_ALT = "行動目標の進捗の区分ごとの事業数を示した横棒グラフ。数値は上の表と同じです。"

# 昨年度との比較
YEARS = SheetText("昨年度との比較", "昨年度との比較（{year}）", "評価の推移、評価が上がった事業と下がった事業",
                  "どちらの年度も、事務局の評価がある事業はその評価です。評価のない年度がある事業は「－」とします。")
BY_YEAR, CHANGES = "１　評価の推移（事業数）", "２　事業ごとの変化"
CLOSING, CLOSING_HEAD = "３　計画期間の最終評価（最終年度の目標に対する測定項目の数）", "基本目標"
GOAL = "基本目標{goal.number}　{goal.name}"
REASON_OR_RESULT = "成果（下がった事業は理由）"
ROSE, FELL, SAME = "上がった", "下がった", "同じ"
NO_GRADE = "評価なし"

# The lists
PROJECTS = SheetText(
    "事業一覧", "事業一覧（{year}）", "全事業の目標・実績・達成率・評価と次年度の方向",
    "事業番号を選ぶと、その事業のシートに移ります。区分：A＝重点事業、B＝深化型事業、C＝探索型事業。")
BAND = "基本目標{goal.number}　{goal.name}　／　施策{policy.number}　{policy.name}"
NO_TARGET = "（目標なし）"
INDICATORS = SheetText("成果指標一覧", "成果指標一覧（{year}）", "成果指標の現状値、今年度の目標と実績、最終年度の目標、見通し",
                       "年度ごとの目標と実績は「指標データ」にあります。見通しは、このままの進み方で最終目標に届くかを示します（「注記・算定方法」）。")
PROVISIONAL_MARK = "・暫定"
INDICATORS_LINES = "「推移」は実績の動きを示します。"

# The page of a project
NOT_PRINTED = "（計画に記載がありません。）"
UNANSWERED = "（{word}）"
FIGURES_CHART = "{measure}の推移"
FIGURES_CHART_ALT = "{project}の「{measure}」について、現状値と年度ごとの実績を棒、目標を折れ線で示したグラフ。"
OUTLOOK_OF = "見通し："
OUTLOOK_END = ("（このままの進み方では、{year}に", "）")  # between them the figure
LAST_GRADE = "昨年度の評価"
LAST_EVALUATION = "{word}　　進捗：{progress}"
REVIEWED = "事務局による評価"
AS_COMPUTED = "計算による評価と同じです。"
NOT_AS_COMPUTED = ("計算による評価は「", "」です。")  # between them the computed evaluation
NOT_EXPLAINED = "（公表文に理由の記載がありません。）"

# 事業シートの見方
GUIDE = SheetText("事業シートの見方", "事業シートの見方", "事業のシートの各欄の意味", "一つの事業のシートを例に、上から順に各欄の意味を示します。")
GUIDE_HEADS = ("", "欄", "例", "見方")
GUIDE_SAMPLE = "例：{project.code}　{project.name}（選ぶと、そのシートに移ります。）"
GUIDE_PARTS = {
    "head": ("担当課・施策", "事業を担当する課と、計画の中での位置です。先に書かれた課が主担当課です。"),
    "outcome": ("評価", "この年度の事業の評価です。事務局が評価した事業は事務局の評価、それ以外は計算による評価です。"
                "その下に昨年度の評価を示します。"),
    "review": ("事務局による評価", "事務局の評価と公表文、委員会の意見です。計算による評価と異なるときは、公表文にその理由を示します。"),
    "goal": ("行動目標", "計画に定めた、この年度に行うことです。"),
    "initiatives": ("取組", "担当課がこの年度に実施したことです。"),
    "target": ("成果指標・目標", "計画に定めた測る事柄と、年度ごとの目標です。灰色の行は、これからの年度です。"),
    "actual": ("実績・状態", "この年度の結果です。状態が「見込」のものは、確定した後に改めます。"),
    "rate": ("達成率", "目標に対する実績の割合です。求め方は、表の下の算定方法と「注記・算定方法」にあります。"),
    "outlook": ("見通し", "このままの進み方で、計画の最終年度の目標に届くかどうかです。"),
    "chart": ("グラフ", "棒が現状値と実績、線が目標です。これからの年度に棒はありません。"),
    "progress": ("行動目標の進捗", "行動目標に対する進み具合を、担当課が選んだものです。達成率とは別の評価です。"),
    "effect": ("成果", "取組によって何が変わったかを、担当課が記載したものです。"),
    "issues": ("課題・評価の理由", "残っている課題や、評価が低い場合などの理由です。"),
    "improvement": ("次年度の改善", "評価を踏まえて次年度に変えることです。次年度のシートに「昨年度の改善方針」として示します。"),
    "direction": ("次年度の方向", "次年度にこの事業をどうするかです。計画の変更の提案は「見直しの提案」にまとめています。"),
}

# 課別索引
INDEX = SheetText("課別索引", "課別索引", "課・機関ごとの事業と、そのシートへのリンク", "事業番号を選ぶと、その事業のシートに移ります。")
LEADS, TAKES_PART = "主担当", "関係課"

# The further tables
EXPLORATORY = SheetText("探索型事業", "探索型事業の状況", "探索型事業の検討の段階、分かったこと、今後の方向",
                        "技術や需要を確かめながら進める事業です。成果指標を設けず、検討の段階と分かったこと、次年度の方向を示します。")
PROPOSALS = SheetText("見直しの提案", "計画の変更・見直しの提案", "担当課からの計画の変更・見直しの提案",
                      "担当課からの提案です。計画を変更するかどうかは、今後決定します。")
NO_PROPOSALS = "今年度、計画の変更・見直しの提案はありません。"
REVISIONS = SheetText("計画の変更", "計画の変更", "計画を改定したときの変更前と変更後",
                      "計画期間の途中で計画を改定した内容です。改定の前の年度は、改定前の計画により評価しています。")
CORRECTIONS = SheetText("訂正・追加", "公表後の訂正と、後から判明した実績", "公表した後に訂正した内容と、後の年度に判明した実績",
                        "公表した評価書の内容を訂正したもの、及び前年度までに「集計中」などとした実績のうち、その後に判明したものです。")
CAME_LATER = "今年度の報告で判明"
COLLECTION = SheetText("回収状況", "回収状況（内部資料）", "課・機関ごとの提出の状況（内部資料）")

# 注記・算定方法
NOTES = SheetText("注記・算定方法", "注記・算定方法", "達成率の算定方法、端数処理、暫定値などの注記")
METHODS_HEAD = "１　達成率の算定方法"
METHODS = {
    Method.UP_RATE: "増やす目標です。達成率（%）＝実績÷目標×100。実績が0未満か、目標が0以下のときは、達成か未達かだけを判定します。",
    Method.DOWN_RATE: "減らす目標です。達成率（%）＝目標÷実績×100。実績か目標が0以下のときは、達成か未達かだけを判定します。",
    Method.MET_ONLY: "範囲の目標や、0以下の目標（収支の赤字など）です。達成率は算定せず、条件を満たすかどうかだけを判定します。",
    Method.DECLARED: "「更新完了」などの目標です。達成か未達かを担当課が申告します。",
    Method.JUDGED: "数値で判定できない目標です。担当課が評価を選び、その理由を記載します。",
    Method.NONE: "今年度の目標がないため、評価しません。",
}
OUTLOOK = "見通し"
OUTLOOK_RULE = (
    "現状値から最終年度の目標までを直線で結び、今年度の実績がその線のどこにあるかを比べます。"
    "予定に対する進み（%）＝（実績－現状値）÷（最終年度の目標－現状値）×（計画の全年数÷経過した年数）×100。年数は現状値の年度から数えます。"
    "{ahead}%以上を「先行」、{on_line}%以上を「予定線上」、それ未満を「遅れ」とします。"
    "最終年度の見込み＝現状値＋（実績－現状値）×（計画の全年数÷経過した年数）。"
    "水準を示すもの（単位が%のもの、名称に{words}を含むもの）と累計に限ります。年度ごとに数え直すもの、達成・未達成だけの目標、"
    "現状値やその年度が確定していないもの、最終年度の目標が現状値と同じか増減で示されたものは「判断できない」とします。")
ROUNDING_HEAD = "２　端数処理と判定"
ROUNDING = (
    "達成率は小数第2位を四捨五入し、小数第1位まで表示します。100%を超える達成率も、そのまま表示します。",
    "達成したかどうかは、四捨五入する前の実績と目標を比べて判定します。達成していない場合の達成率は、最大でも99.9%と表示します。",
    "前年度比などの目標は、基準となる実績から目標値を求めて判定します。基準の実績が確定していない間は「基準値未確定」とします。"
    "基準が0以下のときは、割合や倍率の増減から目標値を求められないため、担当課が評価します。",
    "複数の条件がある成果指標は、測定項目ごとに評価し、最も低い評価を事業の評価とします。",
)
GRADES_HEAD = "３　評価区分"
CONFIRMED = "評価区分は市が確定したものです。"
OTHER_OUTCOMES_HEAD = "４　評価以外の表示"
PROVISIONAL_HEAD = "５　見込の実績"
PROVISIONAL = "年度末時点の見込みです。確定後に改めます。"
PENDING_HEAD = "６　集計中の実績"
PENDING = "公表予定時期は未定です。"
EXPECTED = "公表予定：{when}"
BASES_HEAD = "７　基準値に関する注記"
PROVISIONAL_BASELINE = "計画の現状値「{wording}」（{as_of}）は暫定値です。"
BASE_REPORTED = "担当課が報告した確定値を基準としています。"
BASE_OPEN = "確定値が報告されるまで、基準としません。"
REFUSED_HEAD = "８　数値で判定しない目標"
REMARKS_HEAD = "９　目標と実績に関する注記"
REMARK_OF_ACTUAL = "実績の補記：{note}"
APPROXIMATE = "「{wording}」の「約」は、示された数値そのものとして判定しています（{year}）。"
REVIEWS_HEAD = "１０　事務局による評価"
REVIEW_GIVEN = ("事務局の評価は「", "」です。")  # between them the grade
NOTHING = "該当なし"

# 評価基準
SCHEME = SheetText("評価基準", "評価基準", "評価の記号・下限・意味")
HOW_TO_CHANGE = (
    "色の付いた欄（記号・下限・色）を変更すると、全てのシートの評価・件数・色が変わります。",
    "下限は上の行ほど大きい値にしてください。一番下の区分は、ほかの区分に満たないもの全てです。",
    "グラフの色は、この表を変更しても変わりません。",
)

# The tables behind the figures
PROJECT_DATA = SheetText("事業データ", "事業データ", "事業ごとの評価と進捗。件数の元になる表",
                         "総括と集計表の件数は、この表を数える数式です。計算による評価は「指標データ」の今年度の評価から自動で決まり、事務局評価があれば、それを評価とします。")
CHART_DATA = SheetText("推移データ", "推移データ", "事業のシートのグラフの元になる表",
                       "測定項目ごとに、現状値からの実績と、年度ごとの目標の数値です。数値のない年度は空欄です。")
ACTUAL, TARGET, BASELINE_SHORT = "実績", "目標", "現状"
MEASURE_DATA = SheetText("指標データ", "指標データ（成果指標の測定項目・年度別）", "測定項目・年度ごとの数値。全ての数値の元になる表",
                         "この評価書の数値はすべて、この表を参照する数式です。達成率と評価は「評価基準」の表から自動で算定されます。")

# The workbook in which the 事務局 evaluates
REVIEW = SheetText("事務局評価", "{year}　事務局評価",
                   intro="右側の色の付いた欄に入力し、このファイルのまま上書き保存してください。")
REVIEW_GRADE_HINT = "入力すると、この事業の評価になります。計算による評価と異なる場合は、公表文に理由を入力します。"
REVIEW_COMMENT_HINT = "内部の覚書です。公表されません。"
REVIEW_PUBLISHED_HINT = "評価書に掲載する文です。"
REVIEW_PLACE_HINT = "総括の「主な成果」に載せる事業に、載せる順の番号を付けます。空欄のときは、評価と達成率の高い順に載せます。"
REVIEW_REMARK = "総評（総括に掲載）"
REVIEW_REMARK_HINT = "年度全体についての事務局の総評です。総括に掲載します。"
REVIEW_COMMITTEE_HINT = "委員会で出された意見です。評価書に掲載されます。"
