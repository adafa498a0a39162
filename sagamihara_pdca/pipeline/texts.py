"""What the stages of the year say when they stop or go on, in the order of the year; {…} is filled in when it is shown."""

PLAN_UNUSABLE = "計画に誤りが{count}件あります。`sagamihara-pdca plan check` で確認してください。{first}"
FIRST_ERROR = "最初の誤り：{problem}"
NO_DECRYPTION = ("パスワード付きのファイルを開くには msoffcrypto-tool が必要です。"
                 "pip install \"sagamihara-pdca[crypt]\" で追加してください。")
PASSWORDS_UNREADABLE = "パスワードのファイル {file} を読み取れません。文字コードをUTF-8にして、1行に1つずつ書いてください。"
NOT_REMOVED = "{file} を削除できません。Excelで開いている場合は閉じて、もう一度実行してください。"
NOT_SET_ASIDE = "{file} を移せません。Excelで開いている場合は閉じて、もう一度実行してください。"
NOT_PUBLIC = "公表できない内容が{count}件あります。公表用の評価書は作成していません。"
NOTHING_TO_SEND = "宛先となる課がありません。送るものはありません。"
INDEX_BOOK_GONE = "送付一覧「{file}」がありません。同じ指定で下書きと送付一覧を作成し直し、内容を確かめてください。"
MAIL_INDEX = "{year}　{kind}メールの送付一覧"

# What was kept of a year, and sealing it
KEPT_PLAN_DAMAGED = "記録した計画（{folder}）が壊れています。バックアップから戻してください。{problem}"
OUTCOME_UNKNOWN = "確定した年度の評価結果「{word}」が、記録した計画の評価区分にありません。記録をバックアップから戻してください。"
REVIEW_HAS_ERRORS = "事務局評価に誤りのある欄があるため、確定できません。`sagamihara-pdca review` で確認してください。"
YEAR_BEFORE_NOT_SEALED = "{year}がまだ確定していません。先に `sagamihara-pdca seal {code}` を実行してください。"
DIVISIONS_OPEN = ("提出がそろっていない課が{count}課（{divisions}）あるため、確定できません。"
                  "「未報告」のまま確定する場合は --incomplete を付けてください。")
SEALED_AND_DIFFERS = ("確定した内容と異なるところが{count}か所あります。公表した内容は変えていません。"
                      "訂正する場合は `sagamihara-pdca seal {year} --correction \"理由\"` を実行してください。")

# Many working folders
CLUSTER_MISSING = ("--scheduler を使うには dask と distributed が必要です。"
                   "pip install \"sagamihara-pdca[cluster]\" で追加するか、--scheduler を付けずに実行してください。")
NO_SCHEDULER = "「{address}」のスケジューラーに接続できません。アドレスと、スケジューラーが動いていることを確かめてください。"
DIFFERS_FROM_SEAL = "確定した内容と異なるところが{count}か所あります。このフォルダで report を実行して確かめてください。"
STILL_OPEN = "そろっていない課が{count}課あります。"
OPEN_BEFORE = "前の年度までに、済んでいないものが{count}件あります。"
REVIEW_FAULTS = "事務局評価に、誤りのある欄が{count}か所あります。"
KEPT_COPIES = "手を加えられていたファイルを、別名で{count}件残しました。"
NEXT = "次の作業：{step}"

# The demonstration, step by step
DEMO_GENERATE = "① 入力シートを作成しています"
DEMO_ANSWER = "② 各課の回答（架空）を入力しています"
DEMO_COLLECT = "③ 提出された入力シートを回収・点検しています"
DEMO_REPORT = "④ 評価書を作成しています"
DEMO_NEXT_YEAR = "⑤ 次年度の入力シートを作成しています"
DEMO_SECOND_YEAR = "⑥ 次年度の回答（架空）を回収し、評価書を作成しています"
#: What is typed into a cell for a number, as happens every year.
DEMO_MISTYPED = "たぶん2万人くらい（要確認）"

# What a program that calls the library is told
NOT_A_YEAR_OF_THE_PLAN = "{year}は、計画期間（{first}から{last}まで）にありません。"
NOT_SETTLED = "提出がないか、直していただく内容のある課が{count}課あります（{first}など）。使える回答のない事業は「未報告」として評価しました。"
