"""What the stages of the year say when they stop or go on, in the order of the year; {…} is filled in when it is shown."""

PLAN_UNUSABLE = "計画に誤りが{count}件あります。`sagamihara-pdca plan check` で確認してください。{first}"
FIRST_ERROR = "最初の誤り：{problem}"
NO_DECRYPTION = ("パスワード付きのファイルを開くには msoffcrypto-tool が必要です。"
                 "pip install \"sagamihara-pdca[crypt]\" で追加してください。")
PASSWORDS_UNREADABLE = "パスワードのファイル {file} を読み取れません。文字コードをUTF-8にして、1行に1つずつ書いてください。"
NOT_REMOVED = "{file} を削除できません。Excelで開いている場合は閉じて、もう一度実行してください。"
NOT_SET_ASIDE = "{file} を移せません。Excelで開いている場合は閉じて、もう一度実行してください。"
NOTHING_TO_SEND = "宛先となる課がありません。送るものはありません。"
MAIL_INDEX = "{year}　{kind}メールの送付一覧"

# The demonstration, step by step
DEMO_GENERATE = "① 入力シートを作成しています"
DEMO_ANSWER = "② 各課の回答（架空）を入力しています"
DEMO_COLLECT = "③ 提出された入力シートを回収・点検しています"
DEMO_REPORT = "④ 評価書を作成しています"
DEMO_NEXT_YEAR = "⑤ 次年度の入力シートを作成しています"
DEMO_SECOND_YEAR = "⑥ 次年度の回答（架空）を回収し、評価書を作成しています"
#: What is typed into a cell for a number, as happens every year.
DEMO_MISTYPED = "たぶん2万人くらい（要確認）"
