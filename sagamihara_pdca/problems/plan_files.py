"""Faults of the plan's files, tables and columns."""

from __future__ import annotations

from sagamihara_pdca.notation.excerpts import excerpt
from sagamihara_pdca.problems import Place, Problem, Severity


def plan_not_found(place: Place) -> Problem:
    """No file or folder exists at the path, or the folder has no tables."""
    return Problem(
        "PLN101", Severity.ERROR, place,
        "計画のファイル又はフォルダが見つかりません。",
        "場所と名前を確かめてください。",
    )


def kind_unknown(place: Place) -> Problem:
    """The path has a suffix other than .xlsx and .xlsm."""
    return Problem(
        "PLN102", Severity.ERROR, place,
        "計画として読み取れる種類のファイルではありません。",
        "Excelで「名前を付けて保存」を選び、「Excelブック（*.xlsx）」で保存してください。",
    )


def book_unreadable(place: Place) -> Problem:
    """The workbook is damaged, protected by a password, or no workbook."""
    return Problem(
        "PLN103", Severity.ERROR, place,
        "ブックを開けません。壊れているか、パスワードで保護されています。",
        "Excelで開けるか確かめ、パスワードを外して保存し直してください。",
    )


def text_unreadable(place: Place) -> Problem:
    """The bytes decode neither as UTF-8 nor UTF-16 nor CP932, or a quotation mark is never closed."""
    return Problem(
        "PLN104", Severity.ERROR, place,
        "CSVファイルの文字又は区切りを読み取れません。",
        "Excelで「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    )


def table_twice(place: Place, name: str) -> Problem:
    """Two sheets or files have the name of one table."""
    return Problem(
        "PLN105", Severity.ERROR, place,
        f"表「{name}」が2つあります。",
        "使わない方を別の場所へ移してください。",
    )


def not_calculated(place: Place) -> Problem:
    """A formula has no cached result, as when a program other than Excel saved the workbook."""
    return Problem(
        "PLN106", Severity.ERROR, place,
        "数式の計算結果が保存されていません。",
        "Excelで開いて保存し直すか、数式の代わりに値を入力してください。",
    )


def error_in_cell(place: Place, text: str) -> Problem:
    """A cell holds an Excel error such as #N/A."""
    return Problem(
        "PLN107", Severity.ERROR, place,
        f"セルがエラー（{text}）になっています。",
        "数式を直すか、値を入力してください。",
    )


def merged_cells(place: Place, area: str) -> Problem:
    """A merged range, whose text is used for each of its cells."""
    return Problem(
        "PLN108", Severity.NOTICE, place,
        f"結合したセル（{area}）は、どのセルにも同じ内容があるものとして読み取りました。",
        "異なる場合は、結合を解除して1つずつ入力してください。",
    )


def cells_beyond_headings(place: Place, text: str) -> Problem:
    """A cell to the right of the last heading holds text."""
    return Problem(
        "PLN109", Severity.ERROR, place,
        f"見出しのない列に「{text}」があります。",
        "列がずれていないか確かめ、不要なものは消してください。CSVでは、コンマを含む文を「\"」で囲みます。",
    )


def cell_far_away(place: Place, text: str) -> Problem:
    """A cell beyond the row and column limits of a plan holds text."""
    return Problem(
        "PLN110", Severity.ERROR, place,
        f"表から遠く離れたセルに「{text}」があります。",
        "消すか、表の中に入力し直してください。",
    )


def file_not_opened(place: Place) -> Problem:
    """The operating system refuses to open a file or to list a folder."""
    return Problem(
        "PLN111", Severity.ERROR, place,
        "ファイル又はフォルダを開けません。",
        "ほかのソフトで開いている場合は閉じ、読み取りが許可されているか確かめてください。",
    )


def struck_words(place: Place, struck: str, left: str) -> Problem:
    """Words of a cell are struck through; what is left of it counts."""
    return Problem(
        "FIL061", Severity.QUESTION, place,
        f"「{excerpt(struck)}」に取消線が引かれています。"
        + (f"残りの「{excerpt(left)}」を読み取りました。" if left else "ほかに入力がないため、空欄として扱いました。"),
        "正しければ対応は不要です。違う場合は、取消線を消して入力し直してください。",
    )


def hidden_in_cell(place: Place, stored: str) -> Problem:
    """The number format displays nothing of what is stored."""
    return Problem(
        "FIL062", Severity.ERROR, place,
        f"「{excerpt(stored)}」が保存されていますが、表示形式のため画面に表示されません。",
        "セルの表示形式を「標準」に戻し、値を確認してください。",
    )


def shown_otherwise(place: Place, seen: str, stored: str) -> Problem:
    """The number format displays something else than is stored; what is displayed counts."""
    return Problem(
        "FIL063", Severity.QUESTION, place,
        f"画面には「{excerpt(seen)}」と表示されますが、保存されている値は「{excerpt(stored)}」です。画面の表示のとおり読み取りました。",
        "どちらが正しいか確認し、違う場合は、セルの表示形式を「標準」に戻して入力し直してください。",
    )


def covered_cell(place: Place, text: str) -> Problem:
    """A value lies under a merged cell."""
    return Problem(
        "FIL064", Severity.QUESTION, place,
        f"「{excerpt(text)}」が、結合されたセルの下に隠れています。読み取りません。",
        "セルの結合を解除し、値を確認してください。",
    )


def beside_cells(place: Place, carrier: str, words: str) -> Problem:
    """Words stand in a comment or a shape, or a picture is on the sheet; nothing is read there."""
    return Problem(
        "FIL065", Severity.QUESTION, place,
        f"セルの外（{carrier}）に「{excerpt(words)}」があります。計画には使いません。",
        "必要な内容であれば、セルに入力してください。",
    )


def controls_in_cell(place: Place) -> Problem:
    """The text held characters that no document can hold or show."""
    return Problem(
        "FIL066", Severity.NOTICE, place,
        "画面に表示されない制御文字が含まれていたため、取り除きました。",
        "この読み取りでよければ、対応は不要です。",
    )


def hidden_lines(place: Place, lines: str) -> Problem:
    """Rows or columns of a table are hidden; what they hold is read."""
    return Problem(
        "FIL067", Severity.QUESTION, place,
        f"非表示になっている{excerpt(lines)}の内容も、計画として読み取りました。",
        "計画に含めるものであれば再表示し、含めないものであれば削除してください。",
    )


def unseen_letters(place: Place, text: str) -> Problem:
    """The letters of a cell have the colour of the cell; they are read."""
    return Problem(
        "FIL068", Severity.QUESTION, place,
        f"「{excerpt(text)}」は、文字の色がセルの色と同じため画面に表示されませんが、読み取りました。",
        "計画に含めるものであれば文字の色を直し、含めないものであれば消してください。",
    )


def struck_by_condition(place: Place, text: str) -> Problem:
    """A conditional format strikes the cell through while its condition holds; the text is read."""
    return Problem(
        "FIL069", Severity.QUESTION, place,
        f"「{excerpt(text)}」には、取消線を引く条件付き書式が設定されています。取消線がないものとして読み取りました。",
        "取り消すものであれば消し、取り消さないものであれば条件付き書式を削除してください。",
    )


def table_missing(place: Place, name: str) -> Problem:
    """No sheet or file has the name of a required table."""
    return Problem(
        "PLN201", Severity.ERROR, place,
        f"表「{name}」がありません。",
        f"「{name}」という名前のシート（CSVの場合は「{name}.csv」）を作成してください。載せるものがない場合も見出しだけは必要です。",
    )


def table_unknown(place: Place, name: str) -> Problem:
    """A sheet or file has the name of no table; it is ignored."""
    return Problem(
        "PLN202", Severity.NOTICE, place,
        f"「{name}」は計画の表ではないため、読み取りませんでした。",
        "計画の表である場合は、シート又はファイルの名前を直してください。",
    )


def table_empty(place: Place, name: str) -> Problem:
    """A table that needs rows has only its headings."""
    return Problem(
        "PLN203", Severity.ERROR, place,
        f"表「{name}」に見出し以外の行がありません。",
        "1行以上入力してください。",
    )


def column_missing(place: Place, heading: str, near: str = "") -> Problem:
    """A required column is absent; `near` is a similar heading in the table, "" for none."""
    hint = f"見出し「{near}」を「{heading}」に直すか、" if near else ""
    return Problem(
        "PLN204", Severity.ERROR, place,
        f"列「{heading}」がありません。",
        f"{hint}見出しが「{heading}」の列を追加してください。",
    )


def column_unknown(place: Place, heading: str) -> Problem:
    """A column that the table does not define; it is ignored."""
    return Problem(
        "PLN205", Severity.NOTICE, place,
        f"列「{heading}」はこの表にないものなので、読み取りませんでした。",
        "読み取る必要がある場合は、見出しを直してください。",
    )


def column_twice(place: Place, heading: str) -> Problem:
    """Two columns have the same heading."""
    return Problem(
        "PLN206", Severity.ERROR, place,
        f"列「{heading}」が2つあります。",
        "不要な方の列を削除してください。",
    )


def year_column_missing(place: Place, code: str, year: str) -> Problem:
    """A year of the plan has no column; `code` is its heading (R6), `year` the year in words."""
    return Problem(
        "PLN207", Severity.ERROR, place,
        f"{year}の列がありません。",
        f"見出しが「{code}」の列を追加してください。",
    )


def year_column_outside(place: Place, heading: str) -> Problem:
    """A year column outside of the plan's period; it is ignored."""
    return Problem(
        "PLN208", Severity.NOTICE, place,
        f"列「{heading}」は計画期間の外の年度なので、読み取りませんでした。",
        "計画期間を延ばす場合は、表「設定」の計画期間を直してください。",
    )


def year_without_era(place: Place, text: str) -> Problem:
    """A heading or cell such as 6年度, whose calendar cannot be told."""
    return Problem(
        "PLN209", Severity.ERROR, place,
        f"「{text}」は、元号又は西暦が分からないため、年度として読み取れません。",
        "「R6」「令和6年度」又は「2024」のように入力してください。",
    )


_BOOK = Place("plan.xlsx", "事業", "D8")
_FILE = Place("plan.xlsx")

EXAMPLES: tuple[Problem, ...] = (
    plan_not_found(_FILE),
    kind_unknown(Place("計画.xls")),
    book_unreadable(_FILE),
    text_unreadable(Place("事業.csv", "事業")),
    table_twice(Place("事業.tsv", "事業"), "事業"),
    not_calculated(_BOOK),
    error_in_cell(_BOOK, "#N/A"),
    merged_cells(_BOOK, "D8:G8"),
    cells_beyond_headings(Place("事業.csv", "事業", "M8"), "DX推進課"),
    cell_far_away(Place("plan.xlsx", "事業", "XFD1048576"), "済"),
    file_not_opened(Place("事業.csv", "事業")),
    struck_words(_BOOK, "20校", "30校"),
    hidden_in_cell(_BOOK, "30"),
    shown_otherwise(_BOOK, "1,234", "1234000"),
    covered_cell(_BOOK, "30"),
    beside_cells(_BOOK, "コメント", "要確認"),
    controls_in_cell(_BOOK),
    hidden_lines(Place("plan.xlsx", "事業"), "5行目、6行目、D列"),
    unseen_letters(_BOOK, "30"),
    struck_by_condition(_BOOK, "30"),
    table_missing(Place(sheet="評価区分"), "評価区分"),
    table_unknown(Place("plan.xlsx", "メモ"), "メモ"),
    table_empty(Place("plan.xlsx", "施策"), "施策"),
    column_missing(Place("plan.xlsx", "事業", "A1"), "主担当課", "主担当"),
    column_unknown(Place("plan.xlsx", "事業", "M1", "備考"), "備考"),
    column_twice(Place("plan.xlsx", "事業", "M1", "概要"), "概要"),
    year_column_missing(Place("plan.xlsx", "成果指標", "A1"), "R9", "令和9年度"),
    year_column_outside(Place("plan.xlsx", "成果指標", "M1", "R10"), "R10"),
    year_without_era(Place("plan.xlsx", "設定", "B8", "計画期間の開始年度"), "6年度"),
)
