"""What is said of workbooks that can't be written or read; {…} is filled in when it is shown.

What is wrong with a workbook that was read is the detail of a problem in `problems/files.py`, and no whole sentence.
What is counted against a limit stands at the count.
"""

# A workbook that can't be written
BOOK_NOT_WRITTEN = "「{book}」を書き込めません（{reason}）。"
PLACE = "「{book}」のシート「{sheet}」{cell}"
COMMENT_NOT_WRITTEN = "{place}にコメントを書き込めません。"
CELL_NOT_WRITTEN = "{place}に書き込めません（{status}）。"
CELL_TOO_LONG = "{place}の文章が{count:,}字あり、セルに書き込める長さを超えています。文章を短くしてください（「{beginning}」）。"
FORMULA_NOT_WRITTEN = "{place}に数式を書き込めません。"
LINK_NOT_WRITTEN = "{place}にリンクを書き込めません。"
MERGED_TWICE = "結合セル {block} が他の結合セルと重なっています"
FORMULA_TOO_LONG = "数式が長すぎます（{count}文字）。"
NOT_WELL_FORMED = (
    "「{book}」の{place}を正しく書き出せませんでした（{reason}）。元のファイルは変更していません。"
    "入力された文字に特殊なものがないか確認してください。")
SHEET_PLACE = "シート「{sheet}」{cell}"
WHOLE_FILE = "ファイル全体"

# A drop-down of single words
NOT_A_CHOICE = "選べない内容です"
CHOOSE = "{choices}から選んでください。"

# A workbook that can't be read: sheets and cells
SHEET_EMPTY = "シート「{sheet}」の中身がありません"
SHEET_UNKNOWN = "シート「{sheet}」の種類が分かりません"
CELL_IN_CELL = "セルの中にセルがあります"
CELL_OUTSIDE_ROW = "セルが行の外にあります"
CELL_IN_OTHER_ROW = "セル {cell} が {row} 行目にあります"
NO_ROW_NUMBER = "行の番号 {number} を読めません"
NO_COLUMN_LETTERS = "列の記号 {letters} を読めません"
STRING_OUTSIDE_CELL = "文字列がセルの外にあります"
VALUE_MISPLACED = "セルの外に値があるか、一つのセルに値が二つあります"
FORMULA_MISPLACED = "セルの外に数式があるか、一つのセルに数式が二つあります"
TWO_VALUES = "{part} の{row}行{column}列のセルに値が二つあります"
TWO_CELLS = "{part} の{row}行{column}列のセルが二つあります"
NO_STRING = "文字列の番号 {number} がありません"

# … its parts
IN_PART = "{part} の{detail}"
NOT_XML = "XMLを解釈できません"
OTHER_KIND = "種類が違います（{name}）"
DOCUMENT_TYPE = "{part} に文書型宣言（DTD）があります"

# … the zip
PART_TWICE = "{part} が二つあります"
PART_MISSING = "{part} がありません"
PART_METHOD = "{part} の圧縮方式 {method} は使えません"
PART_HAS_REST = "{part} の後ろに余りがあります"
PART_NOT_INFLATED = "{part} を展開できません"
PART_CUT_SHORT = "{part} が途中で切れています"
PART_MISPLACED = "{part} の位置が合いません"
PART_HEADER_DIFFERS = "{part} の見出しが目次と合いません"
PART_OVER_DIRECTORY = "{part} が目次に重なっています"
PARTS_OVERLAP = "ZIPの中の部品が互いに重なっています"
PART_NAME_UNREADABLE = "部品の名前を読めません"
PART_NAME_OUTSIDE = "ZIPの中の名前が外のフォルダを指しています"
TWO_DIRECTORIES = "ZIPの目次が二つ以上あります"
DIRECTORY_CUT_SHORT = "ZIPの目次が途中で切れています"
DIRECTORY_SIZE = "ZIPの目次の大きさが合いません"
NO_ZIP64_FIELD = "ZIP64の欄がありません"
