"""What the 事務局 reads of templates and on the 送付一覧. The words of the letters themselves stand in `templates/`."""

NO_SUBJECT = "文例「{template}」1行目: 1行目に「{mark}…」と書き、2行目を空行にしてください。"
TEMPLATE_MISTAKE = "文例「{template}」{line}: 書き方に誤りがあります（{reason}）。使える名前は利用手引の「メールの文例」を見てください。"
LINE = "{number}行目"
INDEX = "送付一覧"
INDEX_COUNTS = (
    "送信できるメール：{ready}件（--confirm {ready}）　送信できないメール：{held}件　"
    "宛先・添付ファイル・事業が合っているか、別の職員が確認してください。")
