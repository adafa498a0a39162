"""Faults in whose workbook it is, and which of several."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.excerpts import excerpt
from sagamihara_pdca.problems import Place, Problem, Severity


def not_ours(place: Place) -> Problem:
    """No sheet of the workbook carries a marker of this tool."""
    return Problem("IDN001", Severity.ERROR, place, "配布した入力シートではありません。",
                   "配布した入力シートに入力して提出してください。")


def other_plan(place: Place, plan: str) -> Problem:
    """The marker names another plan, `plan`."""
    return Problem("IDN002", Severity.ERROR, place, f"別の計画（{excerpt(plan)}）の入力シートです。", "この計画の入力シートで提出してください。")


def other_year(place: Place, year: str, wanted: str) -> Problem:
    """The marker names another fiscal year than the one that is collected."""
    return Problem("IDN003", Severity.ERROR, place, f"{year}の入力シートです。{wanted}のものではありません。",
                   f"{wanted}の入力シートに入力して提出してください。")


def unknown_division(place: Place, number: str) -> Problem:
    """The marker names a division that answers for no project of the year."""
    return Problem("IDN004", Severity.ERROR, place, f"課番号「{excerpt(number)}」の課は、この年度に入力シートを配布した課ではありません。",
                   "計画の「課・機関」の表と入力シートを確認してください。")


def marker_damaged(place: Place) -> Problem:
    """The checksum of a sheet's marker in A1 does not match its text."""
    return Problem("IDN005", Severity.ERROR, place, "シートを見分けるための目印（A1セル）が書き換えられています。このシートは読み取りません。",
                   "配布した入力シートに入力し直してください。")


def older_edition(place: Place, edition: str, current: str) -> Problem:
    """The workbook was generated from an edition of the plan other than the current one."""
    return Problem("IDN006", Severity.QUESTION, place,
                   f"計画の別の版（{excerpt(edition)}）で作成した入力シートです。現在の版（{current}）と一致する項目だけを読み取りました。",
                   "計画の改定で変わった項目がないか確認してください。")


def same_file_twice(place: Place, other: str) -> Problem:
    """A file with the same bytes as `other`."""
    return Problem("IDN007", Severity.NOTICE, place, f"{other} と同じ内容です。1回だけ集計しました。", "対応は不要です。")


def superseded(place: Place, other: str) -> Problem:
    """Another file of the division, `other`, is used: it answers a later issue of the form."""
    return Problem("IDN008", Severity.NOTICE, place, f"より新しい発行番号の提出（{other}）があるため、このファイルは使いません。", "対応は不要です。")


def undecided(place: Place, other: str, field: str, said: str, other_said: str) -> Problem:
    """Two files of a division have the same issue number and differ in `field`; one problem per field."""
    return Problem("IDN009", Severity.ERROR, place,
                   f"同じ課から内容の異なる提出が2つあります。「{field}」がこのファイルでは「{excerpt(said)}」、"
                   f"{other} では「{excerpt(other_said)}」です。",
                   "回収状況の「採用」の列で正しいファイルを選ぶか（--prefer でも可）、もう一方を提出フォルダから外してください。")


def not_an_input_book(place: Place, kind: str) -> Problem:
    """The marker says that the workbook is of another kind, such as a 評価書."""
    return Problem("IDN010", Severity.ERROR, place, f"入力シートではなく、本ツールが作成した別の種類の文書（{kind}）です。",
                   "入力シートを提出してください。")


def not_in_folder(place: Place, named: str) -> Problem:
    """`--prefer` names a file that does not exist."""
    return Problem("IDN011", Severity.QUESTION, place, f"--prefer で指定した「{named}」が提出フォルダにありません。",
                   "ファイル名を確認してください。")


def several_in_folder(place: Place, named: str, files: tuple[str, ...]) -> Problem:
    """`--prefer` names a file that exists in several subfolders."""
    return Problem("IDN012", Severity.QUESTION, place, f"--prefer で指定した「{named}」に当たるファイルが{len(files)}件あります。",
                   f"フォルダ名を付けて指定してください：{'、'.join(files[:5])}など。")


def preferred_unusable(place: Place) -> Problem:
    """`--prefer` names a file from which no submission could be read."""
    return Problem("IDN013", Severity.QUESTION, place, "--prefer で指定されていますが、採用できるファイルではありません。",
                   "このファイルのほかの指摘を確認するか、別のファイルを指定してください。")


def rival(place: Place, other: str) -> Problem:
    """The counterpart of `undecided`, reported on the other file."""
    return Problem("IDN014", Severity.ERROR, place, f"同じ課の提出（{other}）と内容が異なるため、どちらも採用していません。",
                   f"異なる項目は {other} の指摘を確認し、回収状況の「採用」の列で正しいファイルを選んでください（--prefer でも可）。")


def more_differences(place: Place, other: str, count: int) -> Problem:
    """Sums up the `count` differing fields that `undecided` does not list."""
    return Problem("IDN015", Severity.ERROR, place, f"{other} と異なる項目が、ほかに{count}件あります。",
                   "回収状況の「採用」の列で正しいファイルを選ぶか（--prefer でも可）、もう一方を提出フォルダから外してください。")


def blank_copy(place: Place, other: str) -> Problem:
    """A submission without any answer, beside one with answers."""
    return Problem("IDN016", Severity.NOTICE, place, f"何も入力されていません。入力のある {other} を使います。", "対応は不要です。")


def owner_unclear(place: Place, owners: tuple[str, ...]) -> Problem:
    """As many sheets carry the marker of one workbook as of another."""
    return Problem("IDN017", Severity.ERROR, place, f"複数の入力シート（{excerpt('、'.join(owners))}）が混ざっており、どの課の提出か確定できません。",
                   "配布した入力シートごとに分けて提出してください。")


def other_form(place: Place) -> Problem:
    """The workbook was generated with another version of the form."""
    return Problem("IDN018", Severity.QUESTION, place, "様式の版が異なる入力シートです。現在の様式と見出しが一致する項目だけを読み取りました。",
                   "読み取れなかった項目がないか確認してください。")


def password_wrong(place: Place) -> Problem:
    """None of the passwords of `--password-file` decrypts the workbook."""
    return Problem("IDN019", Severity.ERROR, place, "パスワードで保護（暗号化）されており、指定されたパスワードでは開けません。",
                   "パスワードを提出者に確認し、--password-file のファイルに1行で追加してください。")


def not_the_public_edition(place: Place) -> Problem:
    """A file that is to be mailed as the public report carries another kind or plan."""
    return Problem("IDN020", Severity.ERROR, place, "この計画の公表用の評価書ではありません。",
                   "`sagamihara-pdca report 年度 --public` で公表用の評価書を作成してから送信してください。")


def blank_newer(place: Place, other: str) -> Problem:
    """A later issue of the form came back without any answer, beside an earlier one with answers."""
    return Problem("IDN053", Severity.QUESTION, place, f"発行番号は新しいものの、何も入力されていません。入力のある {other} を使います。",
                   "取下げの意味ではないか、担当課に確認してください。")


def choice_overtaken(place: Place, other: str) -> Problem:
    """A file that a person had named gives way to the answer to a later return."""
    return Problem("IDN054", Severity.QUESTION, place, f"採用と決めたファイルですが、より新しい発行番号の提出（{other}）を使います。",
                   "このファイルを使う場合は、新しい提出を提出フォルダから外してください。")


def not_chosen(place: Place, other: str) -> Problem:
    """Another file of the same issue was named to count."""
    return Problem("IDN055", Severity.NOTICE, place, f"{other} を採用と決めたため、このファイルは使いません。", "対応は不要です。")


def decision_not_understood(place: Place, typed: str, word: str) -> Problem:
    """A column of 回収状況 in which a decision is made holds other words than its own."""
    return Problem("IDN056", Severity.ERROR, place, f"「{excerpt(typed)}」は、決定として読み取れません。この行の決定は変えていません。",
                   f"「{word}」を選ぶか、空欄にしてください。")


def decision_row_doubled(place: Place, file: str) -> Problem:
    """A line of 回収状況 stands twice, so that what is typed in it may be contradictory."""
    return Problem("IDN057", Severity.ERROR, place, f"「{excerpt(file)}」の行が2行以上あります。2行目以降の入力は読み取りません。",
                   "同じ行を1行だけ残してください。")


def two_files_chosen(place: Place, division: str, files: tuple[str, ...]) -> Problem:
    """採用 stands beside two files of one division."""
    return Problem("IDN058", Severity.ERROR, place,
                   f"「{division}」で採用のファイルが2件以上（{excerpt('、'.join(files))}）選ばれています。この課の決定は変えていません。",
                   "採用するファイルを1件だけ選んでください。")


def question_gone(place: Place, words: str) -> Problem:
    """A question that a person had confirmed, or noted something on, does not occur any more."""
    return Problem("IDN059", Severity.NOTICE, place, f"確認済み又はメモを記録した指摘（{excerpt(words)}）は、現在はありません。", "対応は不要です。")


def decided_file_changed(place: Place, decided: date) -> Problem:
    """The content of a file was changed after a person had decided that it counts."""
    return Problem("IDN050", Severity.QUESTION, place, f"{write_date(decided)}に採用と決めた後で、内容が変更されています。決定は使いません。",
                   "内容を確認し、採用するファイルを、回収状況の「採用」の列でもう一度選んでください。")


def decided_file_gone(place: Place, decided: date) -> Problem:
    """A file that a person had decided on is no longer in the submissions folder."""
    return Problem("IDN051", Severity.QUESTION, place, f"{write_date(decided)}に採用と決めたファイルが、提出フォルダにありません。決定は使いません。",
                   "ファイルを提出フォルダに戻すか、採用するファイルを、回収状況の「採用」の列でもう一度選んでください。")


def earlier_division_open(place: Place, division: str, state: str, code: str) -> Problem:
    """In an earlier year, `code`, that is read for this one, a division is not settled."""
    return Problem("IDN052", Severity.ERROR, place,
                   f"「{division}」の提出状況が「{state}」のままです。使えない回答は「未報告」として引き継ぎます。",
                   f"`sagamihara-pdca collect {code}` で確認し、提出を整えるか、採用するファイルを --prefer で決めてください。")


def project_renumbered(place: Place, old: str, new: str, name: str) -> Problem:
    """A project of an earlier year was found in the plan under another number, by its name."""
    return Problem("IDN060", Severity.NOTICE, place,
                   f"事業「{excerpt(name)}」の番号は、{old} から {new} に変わっています。過去の実績を引き継ぎました。",
                   "計画の表「事業」の「旧事業番号」に前の番号を入力しておくと、確実に引き継ぎます。")


def number_used_again(place: Place, code: str, old: str, new: str) -> Problem:
    """The number of an earlier year's project belongs to a project of another name; nothing is taken over."""
    return Problem("IDN061", Severity.ERROR, place,
                   f"事業番号 {code} は「{excerpt(old)}」の番号でしたが、今の計画では「{excerpt(new)}」です。過去の実績を引き継ぎません。",
                   "同じ事業の名称を変えた場合は、計画の表「事業」の「旧事業番号」に同じ番号を入力してください。別の事業の場合は、新しい番号を付けてください。")


def measure_not_taken_over(place: Place, code: str, old: str, new: str) -> Problem:
    """A measure of an earlier year has no counterpart of the same name and unit in the plan."""
    now = f"今の計画の同じ番号の測定項目は「{excerpt(new)}」です" if new else "今の計画には、同じ名称と単位の測定項目がありません"
    return Problem("IDN062", Severity.ERROR, place, f"事業 {code} の測定項目「{excerpt(old)}」の過去の実績を引き継ぎません。{now}。",
                   "同じ測定項目の場合は、計画の名称と単位を過去の年度とそろえてください。")


def came_after_sealing(place: Place) -> Problem:
    """A file came into the folder of a sealed year, or was changed, after the year was sealed; it does not count."""
    return Problem("IDN063", Severity.QUESTION, place, "確定した後に届いたか、内容が変わったファイルです。確定した内容は変えていません。",
                   "訂正する場合は `sagamihara-pdca seal 年度 --correction \"理由\"` を実行し、訂正しない場合は提出フォルダから外してください。")


def sealed_file_gone(place: Place) -> Problem:
    """A file that counted when the year was sealed is no longer in the submissions folder."""
    return Problem("IDN064", Severity.NOTICE, place, "確定したときに提出フォルダにあったファイルが、ありません。確定した内容は変えていません。",
                   "誤って移した場合は、バックアップから戻してください。")


def joined_with(place: Place, others: tuple[str, ...], sheets: tuple[str, ...], count: int) -> Problem:
    """Files of a division contradict each other nowhere; `count` answers on `sheets` stand in this file alone."""
    own = f"このファイルだけにある入力は、シート{excerpt('、'.join(sheets))}の{count}か所です。"
    return Problem("IDN040", Severity.NOTICE, place,
                   f"同じ課の提出（{excerpt('、'.join(others))}）と矛盾する入力がないため、合わせて1つの提出としました。{own}",
                   "この読み取りでよければ、対応は不要です。")


def contained(place: Place, other: str) -> Problem:
    """Everything that is answered in the file is answered alike in `other`, which holds more."""
    return Problem("IDN041", Severity.NOTICE, place, f"このファイルの入力は、全て {other} にもあります。{other} を使います。", "対応は不要です。")


def answered_twice(place: Place, said: str, other_place: str, other_said: str) -> Problem:
    """One division answers one question of one project in two ways; both answers are kept."""
    return Problem("IDN030", Severity.QUESTION, place,
                   f"同じ課の同じ項目に異なる回答があります（「{excerpt(said)}」と、{other_place}の「{excerpt(other_said)}」）。両方を残しています。",
                   "担当課に確認し、正しい方だけを残してください。")


def project_not_in_plan(place: Place, project: str) -> Problem:
    """Actuals of a project that the plan does not have; they are left out."""
    return Problem("IDN031", Severity.QUESTION, place, f"計画にない事業（{excerpt(project)}）の実績があります。この実績は使いません。",
                   "事業番号の誤りや、計画の改定による番号の変更がないか確認してください。")


def guide_of_another(place: Place, owner: str, words: str) -> Problem:
    """The guide names another division or year than the marker, `owner`; nothing of the file is used."""
    return Problem("IDN032", Severity.ERROR, place,
                   f"「{excerpt(owner)}」の入力シートですが、「{excerpt(words)}」と書かれています。どの課・年度の提出か確定できないため、このファイルは読み取りません。",
                   "配布した該当する入力シートに入力し直してください。")


def guide_reworded(place: Place, owner: str, words: str) -> Problem:
    """The division's name on the guide was rewritten as one that no division of the plan has."""
    return Problem("IDN033", Severity.QUESTION, place,
                   f"「{excerpt(owner)}」の入力シートですが、課名が「{excerpt(words)}」に変更されています。「{excerpt(owner)}」の提出として読み取りました。",
                   "提出した課が正しいか確認してください。")


_HERE, _DECIDED = Place("学務課.xlsx"), date(2025, 6, 2)
EXAMPLES: tuple[Problem, ...] = (
    not_ours(_HERE),
    other_plan(_HERE, "mizuno_town"),
    other_year(_HERE, "令和6年度", "令和7年度"),
    unknown_division(_HERE, "99"),
    marker_damaged(Place("学務課.xlsx", "3-1-04")),
    older_edition(_HERE, "令和6年3月", "令和7年3月"),
    same_file_twice(_HERE, "学務課（控え）.xlsx"),
    superseded(_HERE, "学務課_修正.xlsx"),
    undecided(_HERE, "学務課2.xlsx", "実績（要望校数）", "31", "32"),
    not_an_input_book(_HERE, "評価書"),
    not_in_folder(Place(), "学務課_最終.xlsx"),
    several_in_folder(Place(), "学務課.xlsx", ("1回目/学務課.xlsx", "2回目/学務課.xlsx")),
    preferred_unusable(_HERE),
    rival(_HERE, "学務課2.xlsx"),
    more_differences(_HERE, "学務課2.xlsx", 12),
    blank_copy(_HERE, "学務課2.xlsx"),
    owner_unclear(_HERE, ("学務課", "文化振興課")),
    other_form(_HERE),
    password_wrong(_HERE),
    answered_twice(Place("DX推進課.xlsx", "3-3-01", "C9", "取組"), "研修を3回開いた。", "DX推進課_2.xlsx「3-3-01」C9（取組）", "研修を4回開いた。"),
    project_not_in_plan(Place("DX推進課.xlsx", "9-9-99", "F13", "実績"), "9-9-99"),
    guide_of_another(Place("学務課.xlsx", "はじめに"), "学務課", "文化振興課"),
    guide_reworded(Place("学務課.xlsx", "はじめに"), "学務課", "学校支援課"),
    not_the_public_edition(Place("令和6年度評価書.xlsx")),
    blank_newer(_HERE, "学務課2.xlsx"),
    choice_overtaken(_HERE, "学務課2.xlsx"),
    not_chosen(_HERE, "学務課2.xlsx"),
    decision_not_understood(Place("回収状況.xlsx", "ファイル別", "I5", "採用"), "たぶん", "採用"),
    decision_row_doubled(Place("回収状況.xlsx", "ファイル別", "A5"), "学務課.xlsx"),
    two_files_chosen(Place("回収状況.xlsx"), "学務課", ("学務課.xlsx", "学務課2.xlsx")),
    question_gone(Place("回収状況.xlsx"), "「実績」が前回の値の10倍を超えています。"),
    decided_file_changed(_HERE, _DECIDED),
    decided_file_gone(_HERE, _DECIDED),
    joined_with(_HERE, ("学務課2.xlsx",), ("3-1-04", "3-1-05"), 12),
    contained(_HERE, "学務課2.xlsx"),
    earlier_division_open(Place(year=FiscalYear(2024)), "学務課", "要確認", "R6"),
    project_renumbered(Place(), "1-1-02", "1-1-03", "窓口の予約"),
    number_used_again(Place(), "1-1-02", "窓口の予約", "書かない窓口"),
    measure_not_taken_over(Place(), "1-1-02", "利用件数（件）", "利用率（％）"),
    came_after_sealing(Place("学務課（再提出）.xlsx", year=FiscalYear(2024))),
    sealed_file_gone(Place("学務課.xlsx", year=FiscalYear(2024))),
)
