"""What the commands print besides tables and problems, in the order of a year; {…} is filled in when it is shown.

The words of --help stand at the options and commands themselves, because click reads them there.
"""

from sagamihara_pdca.rules.next_step import Step

# A call that is wrong
FAULT = "エラー：{words}"
HELP = "この説明を表示します。"
INTERRUPTED = "中断しました。"
ARGUMENT_MISSING = "「{name}」が指定されていません。"
OPTION_UNKNOWN = "「{name}」という指定はありません。"
OPTION_MISUSED = "「{name}」の指定が正しくありません。値が必要かどうか確認してください。"
VALUE_REFUSED = "「{name}」の指定が正しくありません。{reason}"
FILE_NOT_OPENED = "ファイル「{file}」を開けません。"
NOT_A_CHOICE = "{choices}のいずれかを指定してください。"
NO_SUCH_PATH = "指定したファイル又はフォルダが見つからないか、使用できません。"
NUMBER_TOO_SMALL = "{least}以上の数を指定してください。"
NO_NUMBER = "整数を指定してください。"
TOO_MANY_ARGUMENTS = "余分な指定があります。空白を含む名前は「\"」で囲んでください。"
COMMAND_UNKNOWN = "「{name}」というコマンドはありません。"
NO_YEAR = "「{value}」を年度として読み取れません。R6、令和6年度、2024 のように指定してください。"
NO_DATE = "「{value}」を日付として読み取れません。2025-05-30 のように指定してください。"
OUTSIDE_PLAN = "{year}は計画期間（{first}から{last}まで）の外です。"

# status
STANDINGS = "各年度の状況"
NEXT_STEP = "{year}の次の作業：{step}"
STEPS = {
    Step.GENERATE: "`sagamihara-pdca generate {year} --due 提出期限` で入力シートを作成してください。",
    Step.WAIT: "`sagamihara-pdca mail request {year} --due 提出期限` で依頼し、届いた入力シートを submissions/{year} に置いてください。",
    Step.DECIDE: "回収状況（output/{year}）の「採用」の列でファイルを選び、`sagamihara-pdca collect {year}` を実行してください。",
    Step.RETURN: "`sagamihara-pdca collect {year}` の後、`sagamihara-pdca mail return {year} --due 提出期限` で差し戻してください。",
    Step.REMIND: "`sagamihara-pdca mail remind {year} --due 提出期限` で催促してください。",
    Step.REVIEW: "`sagamihara-pdca review {year}` で事務局評価のブックを作成してください。",
    Step.REPORT: "`sagamihara-pdca report {year}` で評価書を作成してください（前回の作成後に、提出、決定又は事務局評価が変わっています）。",
    Step.PUBLISH: "`sagamihara-pdca report {year} --public` で公表用の評価書を作成してください。",
}
STRAYS = "年度のフォルダの外にあるため、読み取らないファイル（submissions の下の R6 などに移してください）："

# plan
PLAN_TARGETS = "{plan}の目標"
PLAN_EXISTS = "「{place}」は既にあります。上書きする場合は --force を付けてください。"
PLAN_EXPORTED = "計画を書き出しました。"
WORDINGS = "目標の読み取り"

# generate
GENERATED = "入力シートを{count}課分作成しました。"
GENERATED_INTO = "作成先："
WITHOUT_BOOK = "「{division}」には入力シートを作成していません（特定の課ではないため）。"

#: What a command sets aside before it writes anew.
SET_ASIDE = "手を加えられていたため、別名で残したファイル："

# collect, review, report, run
WRITING = "入力シートを作成しています"
READING = "提出された入力シートを読み取っています"
NOTHING_SUBMITTED = "提出されたファイルがありません。次のフォルダに置いてください。"
STATUS_BOOK = "一覧表："
RETURNS = "差戻しの入力シート（{count}課分）："
REVIEWED = "入力済みの事業：{count}件"
REVIEW_BOOK = "事務局評価："
REVIEW_KEPT = "誤りのある欄があるため、ブックを更新していません。欄を直してから、もう一度実行してください。"
REPORT_BOOK = "評価書："
REPORT_DATA = "機械判読用データとウェブページ："
INCOMPLETE = "提出がそろっていない課があります。該当する事業は「未報告」として作成しました。"
PUBLIC_SHOWS = "公表用の評価書から読み取れるもの"
OPEN_THESE = "開くファイル："
FICTIONAL = "回答は全て架空です。実際の評価ではありません。"

# mail
MAIL_STATUS = "メールの状況"
SETTLED = "「{division}」宛てのメール{count}通が届いていたことを記録しました。"
TEMPLATES = "文例："
ONLY_WHEN_SENDING = (
    "{options} は、送信するときだけ使えます。--send 又は --test-to と一緒に指定してください（下書きは、常に全ての宛先について作成します）。")
DRAFTED = "下書きを{count}件作成しました（送信していません）。"
DRAFTS_AND_INDEX = "下書きと送付一覧："
HOW_TO_SEND = "送信する場合は、送付一覧を確かめた後、同じ指定に次を加えて実行してください。"
CONFIRM_MISSING = "送信するには、送付一覧の件数を --confirm で指定してください。"
HOST_MISSING = "メールサーバー名を --host 又は環境変数 PDCA_SMTP_HOST で指定してください。"
SENT = "{count}件を送信しました（対象 {of}件）。"
TRIED = "{count}件をテスト送信しました（対象 {of}件）。"
LOOK_AT_STATUS = "届いていないもの、又は確認の必要なものがあります。mail status で確かめてください。"
EARLIER = "　（前回まで）"

# Tables on the screen
PROBLEM_COUNTS = "指摘：{counts}"
COLLECTION = "回収状況"
DIVISION_COUNT = "{count}課"
OUTCOMES = "事業の評価"
