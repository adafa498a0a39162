"""What the commands print besides tables and problems, in the order of a year; {…} is filled in when it is shown.

The words of --help stand at the options and commands themselves, because click reads them there.
"""

from sagamihara_pdca.rules.next_step import Step

# A call that is wrong
FAULT = "エラー：{words}"
HELP = "この説明を表示します。"
INTERRUPTED = "中断しました。"
CRASHED = "予期しない異常（{kind}{what}）のため、中止しました。"
CRASHED_AT = "：{file}"
CRASH_LOG = "記録「{log}」を添えて、このツールの管理者に連絡してください（記録に回答の内容は含まれません）。"
CRASH_LOG_NOT_WRITTEN = "記録を書き込めるフォルダがありません。この画面の写しを、このツールの管理者に送ってください。"
ARGUMENT_MISSING = "「{name}」が指定されていません。"
OPTION_UNKNOWN = "「{name}」という指定はありません。"
DID_YOU_MEAN = "{words}{names}ではありませんか。"
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
NO_DATE = "「{value}」を日付として読み取れません。2025-05-30、R7.5.30、令和7年5月30日 又は 5月30日 のように指定してください。"
DATE_TAKEN = "「{value}」を{day}として扱います。"
DATE_OVER = "「{value}」に最も近い日は{day}で、既に過ぎています。年を付けて指定してください。"
OTHER_WEEKDAY = "「{value}」の曜日が違います。この日は{day}です。日付と曜日を確かめてください。"
NOTHING_OF_YEAR = ("フォルダ「{folder}」には、{year}のファイルがありません。--folder で作業フォルダを指定するか、"
                   "提出されたファイルを「{submissions}」に置いてください。")
OUTSIDE_PLAN = "{year}は計画期間（{first}から{last}まで）の外です。"

# 設定.ini
SETTINGS_FAULT = "{file}：{words}"
SETTINGS_UNREADABLE = "読み取れません（{reason}）。ほかのプログラムで開いている場合は閉じてください。"
SETTINGS_NO_FORM = "設定として読み取れません。「[フォルダ]」などの見出しの下に、「提出 = submissions」のように書いてください。"
SETTINGS_TWICE = "{line}行目と同じ項目が、前にもあります。どちらかを消してください。"
SETTINGS_UNKNOWN = "「{name}」という項目はありません。書けるものは、{known}です。"
SETTINGS_SECRET = "「{name}」は書けません。パスワードは、環境変数 PDCA_SMTP_PASSWORD 又は keyring に登録し、この行は消してください。"
SETTINGS_NO_PLAN = "「計画」の「{value}」が見つかりません。"
SETTINGS_NO_FOLDER = "「{name}」のフォルダ「{value}」の親のフォルダがありません。ドライブの接続と場所を確かめてください。"
SETTINGS_ONE_FOLDER = "「{name}」のフォルダは「{other}」のフォルダと同じか、その中です。別の場所にしてください。"
SETTINGS_VALUE = "「{name}」の「{value}」は使えません。ポートは数字、暗号化は starttls 又は tls としてください。"

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
    Step.REPORT: "`sagamihara-pdca report {year}` で評価書を作成してください（作成済みの場合は、その後に提出、決定又は事務局評価が変わっています）。",
    Step.PUBLISH: "`sagamihara-pdca report {year} --public` で公表用の評価書を作成してください。",
    Step.SEAL: "公表したら、`sagamihara-pdca seal {year} --published 発行日` で内容を確定してください。",
    Step.CORRECT: "`sagamihara-pdca report {year}` で違いを確認してください。訂正する場合は "
                  "`sagamihara-pdca seal {year} --correction \"理由\"` を実行し、訂正しない場合は、届いたファイルを提出フォルダから外してください。",
}
SINCE_NEW = "前回の回収の後に届いたファイル（{year}）："
SINCE_CHANGED = "前回の回収の後に内容の変わったファイル（{year}）："
SINCE_GONE = "前回の回収の後になくなったファイル（{year}）："
NO_RECORDS = ("{year}の記録（{folder}）がありません。以前の版で作業した年度であるか、記録が失われています。"
              "採用の決定と公表した内容は記録されていません。バックアップがあれば戻し、"
              "なければ `sagamihara-pdca collect {code}` で確認してください。")
OTHER_COPY = ("{year}の記録が、前回この画面で作業したときのものと異なります（別のパソコンの記録に置き換わったか、古いものに戻っています）。"
              "採用の決定と確定の内容を確認してください。")
HISTORY = "{year}の履歴"
NO_HISTORY = "{year}の履歴はまだありません。"
NOTHING_WRITTEN = "--dry-run のため、何も書き込んでいません。"
WOULD_GENERATE = "入力シートを{count}課分作成します。"
WOULD_SET_ASIDE = "手を加えられているため、別名で残すことになるファイル："
STRAYS = "年度のフォルダの外にあるため、読み取らないファイル（submissions の下の R6 などに移してください）："

# init, menu
STARTED = "作業フォルダを用意しました。"
KEPT = "既にあるため、変更しなかったもの："
START_HERE = "「はじめに.txt」をお読みください。「進行管理.bat」（Windows以外では「進行管理.sh」）で、メニューが開きます。"
LIST_COLUMNS = "一覧「{file}」の列の読み取り方"
LIST_READ = "一覧から計画を作成しました（事業{projects}件、指標{indicators}件、課{divisions}件）。上の「確認」を確かめ、plan.xlsx を直してから、" \
            "`sagamihara-pdca plan check` で点検してください。"
LIST_REFUSED = "一覧を計画にできないため、何も作成しませんでした。上の「エラー」を直して、もう一度実行してください。"
PLAN_EXISTS_ALREADY = "「{place}」が既にあります。一覧から作成する場合は、別のフォルダを指定するか、そのファイルを別の場所へ移してください。"
NO_MANUAL = "手引きが見つかりません。導入に使ったzipの「手引」フォルダ、又は配布元の docs/manual をご覧ください。"
MENU_TITLE = "【{plan}】　作業フォルダ："
MENU_GENERATE = "入力シートを作成する"
MENU_REQUEST = "依頼メールの下書きを作成する"
MENU_COLLECT = "届いた入力シートを点検する（回収）"
MENU_RETURN = "差戻しメールの下書きを作成する"
MENU_REMIND = "催促メールの下書きを作成する"
MENU_REVIEW = "事務局評価のブックを作成・更新する"
MENU_REPORT = "評価書を作成する（内部用）"
MENU_PUBLIC = "評価書を作成する（公表用）"
MENU_SEAL = "公表した内容を確定する"
MENU_PLAN = "計画を点検する"
MENU_DEMO = "架空の回答で1年分を実演する"
MENU_MANUAL = "手引きを開く"
MENU_OPEN = "フォルダやファイルを開く"
MENU_YEAR = "年度を変える"
MENU_END = "終了する"
MENU_NEXT = "　<- 次の作業"
MENU_CHOOSE = "番号を入力してください（Enterだけで {key}）："
MENU_HINTS = {
    Step.WAIT: "届いた入力シートは、「{folder}」に置いてください。置いたら、3で点検します。",
    Step.DECIDE: "3で点検し、「{book}」の「採用」の列でファイルを選んで保存してから、もう一度3を選んでください。",
    Step.RETURN: "3で点検すると、差戻しのファイルができます。その後、4で下書きを作成してください。",
    Step.REMIND: "届いた入力シートは「{folder}」に置き、3で点検してください。",
    Step.REVIEW: "6でブックを作成し、入力して保存したら、もう一度6を選んでください。",
}
MENU_NO_SUCH = "「{key}」という番号はありません。"
DUE_SUBMIT = "提出期限"
DUE_RETURN = "差戻しの期限"
DUE_REMIND = "催促の期限"
PUBLISHED = "発行日"
MENU_DATE = "{what}（例：5月30日、R7.5.30）{offered}："
MENU_OFFERED = "［Enterで{day}］"
MENU_NO_DATE = "［Enterで記載なし］"
MENU_BACK = "［Enterで戻る］"
MENU_RUNS = "実行：sagamihara-pdca {command}"
MENU_ENDED = {
    0: "終わりました。",
    1: "終わりました。足りないもの、又は直すところがあります（上の表示をご覧ください）。",
    2: "指定に誤りがあるため、実行していません。",
    3: "中止しました（上の表示をご覧ください）。",
}
MENU_GO_ON = "Enterでメニューに戻ります："
MENU_WHICH_YEAR = "年度（例：R6、令和6年度）［Enterで{year}のまま］："
MENU_NOTHING_TO_OPEN = "まだ何も作成していません。"
MENU_OPEN_WHICH = "開くものの番号［Enterで戻る］："
MENU_NOT_OPENED = "ここからは開けませんでした。次の場所を開いてください。"

# plan
PLAN_TARGETS = "{plan}の目標"
PLAN_EXISTS = "「{place}」は既にあります。上書きする場合は --force を付けてください。"
PLAN_CHANGES = "計画の変更"
REVISION_INCOMPLETE = "改定履歴に書き加えるには、--write、--on 及び --reason を一緒に指定してください。"
REVISED = "改定履歴に{count}行を書き加えました（改定番号{number}）。"
PLAN_EXPORTED = "計画を書き出しました。"
WORDINGS = "目標の読み取り"

# generate
AS_BEFORE = "{what}は、前に指定された{day}とします。"
GENERATED = "入力シートを{count}課分作成しました。"
GENERATED_INTO = "作成先："
WITHOUT_BOOK = "「{division}」には入力シートを作成していません（特定の課ではないため）。"

#: What a command sets aside before it writes anew.
SET_ASIDE = "手を加えられていたため、別名で残したファイル："

# collect, review, report, run
WRITING = "入力シートを作成しています"
READING = "提出された入力シートを読み取っています"
WRITING = "ブックを作成しています"
LOOKING = "作業の進み具合を調べています"
DRAFTING = "下書きを作成しています"
NOTHING_SUBMITTED = "提出されたファイルがありません。次のフォルダに置いてください。"
STATUS_BOOK = "一覧表："
RETURNS = "差戻しの入力シート（{count}課分）："
REVIEWED = "入力済みの事業：{count}件"
REVIEW_BOOK = "事務局評価："
REVIEW_KEPT = "誤りのある欄があるため、ブックを更新していません。欄を直してから、もう一度実行してください。"
REPORT_BOOK = "評価書："
REPORT_DATA = "機械判読用データとウェブページ："
UPLOAD = "ウェブサイトに載せるものは、全て次のフォルダにあります："
INCOMPLETE = "提出がそろっていない課があります。該当する事業は「未報告」として作成しました。"
SEALED = "{year}を確定しました（第{edition}版）。records/{code} を、submissions と一緒にバックアップしてください。"
SEALED_NEXT = "次の作業：`sagamihara-pdca report {code}` と `sagamihara-pdca report {code} --public` で、訂正した評価書を作成してください。"
SEALED_NEXT_YEAR = "次の作業：`sagamihara-pdca generate {code} --due 提出期限` で、次の年度の入力シートを作成してください。"
SEALED_EDITION = "第{edition}版{reason}"
SEALED_DRY = "{year}を確定できます（第{edition}版）。--dry-run のため、何も記録していません。"
SEALED_ALREADY = "{year}は、第{edition}版として確定済みです。変わったところはありません。"
IS_SEALED = "{year}は{on}に確定済みです（第{edition}版）。評価書は、確定した内容で作成します。"
DIFFERS = "確定した内容と、現在の提出・計画・事務局評価との違い"
NOT_CHANGED = ("公表した内容は変えていません。訂正する場合は `sagamihara-pdca seal {code} --correction \"理由\"` を実行してください。")
CORRECTED = "訂正した内容"
PUBLIC_SHOWS = "公表用の評価書から読み取れるもの"
OPEN_THESE = "開くファイル："
FICTIONAL = "回答は全て架空です。実際の評価ではありません。"

# run-many, and status over many folders
NO_FOLDERS = ("この中に作業フォルダがありません。作業フォルダとは、計画（plan.xlsx 又は 計画）、設定.ini、submissions、input_templates、records の"
              "いずれかを置いたフォルダです。")
MANY_ON = "{done}/{of}　{folder}：{state}"
MANY_TITLE = "{year}　作業フォルダの一覧（{stage}）"
MANY_COUNTS = "作業フォルダ：{counts}　計{count}"
MANY_FAILED = "実行できなかった作業フォルダ："
MANY_SKIPPED = "作業フォルダではないため、実行しなかったもの："
MANY_NOT_SEEN = "状況を読み取れない作業フォルダ："
STANDINGS_OF_FOLDERS = "作業フォルダごとの状況"
MANY_BOOKS = "一覧表："
MANY_ONE_WAY = "--workers と --scheduler は、一緒に指定できません。"
MANY_NO_DAY = "{option} は、--stage {stage} には使えません。"
FOLDER_CRASHED = "予期しない異常（{kind}{what}）のため、このフォルダを中止しました。"

# mail
MAIL_STATUS = "メールの状況"
SETTLED = "「{division}」宛てのメール{count}通が届いていたことを記録しました。"
RECORDED = "手作業で送信したメール{count}通を、送信済みとして記録しました（{divisions}）。"
TEMPLATES = "文例："
ONLY_WHEN_SENDING = (
    "{options} は、送信するときだけ使えます。--send 又は --test-to と一緒に指定してください（下書きは、常に全ての宛先について作成します）。")
DRAFTED = "下書きを{count}件作成しました（送信していません）。送信できないもの：{held}件"
DRY_RUN = "対象のメール（何も書き込まず、送信もしません）"
WOULD_DRAFT, WOULD_SEND, WOULD, WOULD_NOT = "下書きの作成", "送信", "する", "しない"
DRY_COUNT = "{act}の対象：{count}件　対象外：{rest}件"
NO_DRY_TRIAL = "--dry-run は、--test-to と一緒に指定できません。"
OWN_WORDING = "文例：自団体のもの（{name}）"
BUNDLED_WORDING = "文例：同梱のもの（{name}）"
REVIVED = "フォルダから除かれていたため、もう一度作成した下書き：{files}"
DRAFTS_AND_INDEX = "下書きと送付一覧："
HOW_TO_RECORD = "メールソフトから送信した場合は、`sagamihara-pdca mail sent {year} {kind} 課名` で記録してください。"
HOW_TO_SEND = "送信する場合は、送付一覧を確かめた後、同じ指定に次を加えて実行してください。"
CONFIRM_MISSING = "送信するには、送付一覧の件数を --confirm で指定してください。"
HOST_MISSING = "メールサーバー名を --host 又は環境変数 PDCA_SMTP_HOST で指定してください。"
SENT = "{count}件を送信しました（対象 {of}件）。"
HELD_BACK = "送信を見合わせた課：{divisions}"
TRIED = "{count}件をテスト送信しました（対象 {of}件）。"
LOOK_AT_STATUS = "届いていないもの、又は確認の必要なものがあります。mail status で確かめてください。"
EARLIER = "　（前回まで）"

# Tables on the screen
MORE_PLACES = "ほか{count}か所"
PROBLEM_COUNTS = "指摘：{counts}"
COLLECTION = "回収状況"
DIVISION_COUNT = "{count}課"
OUTCOMES = "事業の評価"
