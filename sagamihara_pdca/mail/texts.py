"""What the 事務局 reads of drafts and sending, in the order in which it may come up; {…} is filled in when it is shown.

Faults of single letters stand in `problems/mail.py`, the words of the letters in `letters/templates/`.
"""

# The templates and the list of recipients
TEMPLATES_GONE = "文例のフォルダ「{folder}」がありません。場所を確かめてください。"
TEMPLATES_NONE = (
    "文例のフォルダ「{folder}」に、使える名前の文例がありません。文例の名前は、{names} のいずれかにしてください"
    "（拡張子が隠れて .txt などが付いていないか、確かめてください）。")
TEMPLATE_NOT_UTF8 = "文例「{file}」を読めません。文字コードをUTF-8にして保存してください。"
TEMPLATE_NOT_OPENED = "文例「{file}」を開けません。ほかのソフトで開いている場合は閉じ、読み取りが許可されているか確かめてください。"
LIST_NOT_OPENED = "送付先の一覧「{file}」を読めません（{reason}）。"
LIST_ENCODING = "送付先の一覧「{file}」の文字コードを判別できません。UTF-8のCSVとして保存し直してください。"
LIST_NO_TABLE = "送付先の一覧「{file}」を表として読めません。Excelで開き、「CSV UTF-8（コンマ区切り）」で保存し直してください。"

# Drafts and their index
TWO_LETTERS = "同じ宛先（{division}）のメールが二つあります。計画の「課・機関」の表又は送付先の一覧を確かめてください。"
DRAFT_IN_USE = "「{file}」を置き換えられません。ほかのソフトで開いている場合は、閉じてください。"
INDEX = "送付一覧"
INDEX_COUNTS = (
    "送信できるメール：{ready}件（--confirm {ready}）　送信できないメール：{held}件　"
    "宛先・添付ファイル・事業が合っているか、別の職員が確認してください。")
INDEX_BOOK_DIFFERS = (
    "送付一覧「{file}」が、作成した後に書き換えられています。{details}送付一覧を書き換えても、送信する内容は変わりません。"
    "計画の「課・機関」の表、文例などを直し、下書きと送付一覧を作成し直してください。送信を見合わせる課は --without で指定してください。")
INDEX_CELL_DIFFERS = "{division}の「{heading}」が「{then}」から「{now}」に変わっています。"
INDEX_ROW_GONE = "{division}の行がありません。"
INDEX_ROW_ADDED = "「{words}」の行が加えられています。"
INDEX_NO_TABLE = "見出しの行がありません。"
DRAFTS_MISSING = (
    "下書き（{files}）が、フォルダから除かれています。送信を見合わせる場合は、その課を --without で指定してください。"
    "送信する場合は、下書きを作成し直してください。")
DRAFTS_EDITED = (
    "下書き（{files}）が、作成した後に書き換えられています。書き換えた内容で送る場合は、メールソフトで開いて送信し、mail sent で記録してください。"
    "元の内容で送る場合は、下書きを作成し直してください。")
INDEX_DAMAGED = "送付一覧の記録「{file}」が壊れています。このファイルを削除し、下書きを作成し直してください。"

# Before sending: settings, index, what was asked
NO_SENDER = "計画の「設定」の「差出人」に、事務局のメールアドレスを一つ登録してください。"
NO_DOMAINS = "計画の「設定」の「送信を許すドメイン」が空欄のため、送信できません。庁内のドメインを登録してください。"
NO_DRAFTS = "下書きと送付一覧がまだありません。先に下書きを作成し、内容を確かめてください。"
INDEX_DIFFERS = (
    "送付一覧を作成した後に、内容が変わっています（{divisions}）。{details}"
    "同じ指定で下書きと送付一覧を作成し直し、内容を確かめてください。")
ADDRESS_DIFFERS = "{division}の宛先は、送付一覧では「{then}」、現在の計画では「{now}」です。"
NOW_HELD = "{division}：{faults}"
ORDER_DIFFERS = "並び順"
NAME_UNKNOWN = "指定された「{division}」は、送付一覧にありません。"
NAME_AMBIGUOUS = "指定された「{division}」は、複数あります。課番号で指定してください。"
WRONG_COUNT = "送付一覧の件数は{ready}件ですが、「--confirm」では{confirm}件と指定されています。送付一覧を確かめ、正しい件数を指定してください。"
TRIAL_MALFORMED = "テスト送信の宛先「{address}」は、{reason}。"
TRIAL_OUTSIDE = "テスト送信の宛先「{address}」は、送信を許すドメインのものではありません。"

# The mail server
NO_PASSWORD = "メールサーバーのパスワードがありません。環境変数「{variable}」に設定するか、「keyring set {service} {user}」で登録してください。"
LOGIN_NOT_ASCII = "メールサーバーの利用者名とパスワードは、半角英数字と記号で設定してください。"
CA_FILE_UNREADABLE = "認証局の証明書のファイル「{file}」を読み込めません（{reason}）。設定を確かめてください。"
SERVER = "メールサーバー「{host}」（ポート{port}）"
CERTIFICATE_REFUSED = "{server}の証明書を確かめられないため、接続を中止しました（{reason}）。サーバー名と、認証局の証明書の設定を確かめてください。"
NOT_ENCRYPTED = "{server}と暗号化した通信ができません（{reason}）。ポート番号と暗号化の方式（STARTTLS又はTLS）の設定を確かめてください。"
LOGIN_REFUSED = "{server}にログインできません（{reason}）。利用者名とパスワードを確かめてください。"
NOT_SUPPORTED = "{server}が、暗号化又はログインの方式に対応していません（{reason}）。サーバーの設定を情報システムの担当に確かめてください。"
NOT_CONNECTED = ("{server}に接続できません（{reason}）。"
                 "サーバー名、ポート番号及びネットワークを確かめ、時間をおいて、もう一度実行してください。")

# What became of a letter
TRIAL_MARK = "【テスト送信】"
TRIAL_HEAD = "【テスト送信】このメールは、本来の宛先には送信していません。\n{headers}　Message-ID: {id}\n――――――――――――――――――――――\n\n{body}"
BROKEN_OFF = "本文を送り終える前に接続が切れました（{reason}）。"
NO_ANSWER = "送信し終えましたが、サーバーの返答がありません（{reason}）。"
CHANGED_SINCE = "宛先、添付又は文面が、{at}に送信したものと異なります。"

# The journal of sending
JOURNAL_NOT_WRITTEN = "送信の記録「{file}」に書き込めないため、送信を中止しました（{reason}）。ディスクの空き容量を確かめてください。"
JOURNAL_DAMAGED = ("送信の記録「{file}」の{line}行目が壊れているため、送信済みかどうか判断できません。"
                   "バックアップから戻すか、壊れた行を削除した上で、送信済みの課を確かめてください。")
TWO_JOURNALS = (
    "送信の記録が2か所（{first.parent.name} の「{first.name}」と {second.parent.name} の「{second.name}」）にあります。"
    "どちらが正しいか確かめ、もう一方を別の場所に移してください。")
#: 送信済み.txt beside the drafts. The program finds the number of lines in it again.
SENT_MARK_LINES = "送信の記録：{lines}行"
SENT_MARK = f"この下書きは送信を始めました。{SENT_MARK_LINES}\r\n記録は records フォルダにあります。消さないでください。\r\n"
JOURNAL_LOST = (
    "この下書きは既に送信を始めていますが、送信の記録「{file}」がないか、古いものに置き換わっています。"
    "二重に送らないよう、送信を中止しました。records フォルダをバックアップから戻してください。")
NOTHING_IN_DOUBT = "「{division}」宛ての{kind}に、要確認のメールはありません。"
SENT_BY_HAND = "手作業で送信"
ALREADY_SENT = "「{divisions}」宛ての{kind}は、既に送信済みです。何も記録していません。"
SENT_LATER = "送信日「{day}」が、今日より後です。"
ARRIVAL_CONFIRMED = "到着を確認しました。"
