"""What the 事務局 reads of a template with a mistake. The words of the letters themselves stand in `templates/`."""

NO_SUBJECT = "文例「{template}」1行目: 1行目に「{mark}…」と書き、2行目を空行にしてください。"
TEMPLATE_MISTAKE = "文例「{template}」{line}: 書き方に誤りがあります（{reason}）。使える名前は利用手引の「メールの文例」を見てください。"
LINE = "{number}行目"
