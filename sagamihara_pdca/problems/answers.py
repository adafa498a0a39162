"""Faults in what a division typed, and in the state of its workbook."""

from __future__ import annotations

from sagamihara_pdca.notation.excerpts import differing, excerpt
from sagamihara_pdca.problems import Place, Problem, Severity


def answer_missing(place: Place, label: str) -> Problem:
    """A required field other than an actual is blank."""
    return Problem("ACT001", Severity.ERROR, place, f"「{label}」が空欄です。", "入力してください。")


def actual_missing(place: Place, label: str) -> Problem:
    """Neither an actual nor a state that explains its absence (集計中 …) was given."""
    return Problem("ACT002", Severity.ERROR, place, f"「{label}」が空欄です。",
                   "実績値を入力するか、状態で「集計中」などを選んでください。")


def not_a_number(place: Place, label: str, typed: str) -> Problem:
    """A number field holds text from which no single number can be parsed."""
    return Problem("ACT003", Severity.ERROR, place, f"「{label}」の「{excerpt(typed)}」を数値として読み取れません。",
                   "数値だけを入力してください。説明は根拠資料の欄に入力してください。")


def comparison_typed(place: Place, label: str, typed: str) -> Problem:
    """A number field holds words that compare with another year, such as 前年並み, and no figure."""
    return Problem("ACT060", Severity.ERROR, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていますが、比べた結果だけでは数値が分かりません。",
                   "前年度などと同じ場合も、その数値を入力してください。説明は根拠資料の欄に入力してください。")


def unit_differs(place: Place, label: str, typed: str, unit: str) -> Problem:
    """A number was typed with a unit other than the measure's; the number is kept."""
    return Problem("ACT004", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていますが、この欄の単位は「{unit}」です。数値はそのまま使います。",
                   "単位が正しいか確認し、数値だけを入力してください。")


def unit_not_the_fields(place: Place, label: str, typed: str, unit: str) -> Problem:
    """A number was typed in a unit that measures something else than the field, such as ドル for 円."""
    return Problem("ACT052", Severity.ERROR, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていますが、この欄の単位は「{unit}」です。換算できないため、読み取りません。",
                   f"「{unit}」に換算した数値だけを入力してください。")


def date_in_number(place: Place, label: str, typed: str) -> Problem:
    """Excel converted what was typed into a number field to a date, as it does with "5-1"."""
    return Problem("ACT005", Severity.ERROR, place, f"「{label}」が日付（{excerpt(typed)}）になっています。",
                   "数値を入力し直してください。日付に変わる場合は、セルの表示形式を「標準」に戻してください。")


def error_value(place: Place, label: str, error: str) -> Problem:
    """A field holds an Excel error such as #N/A, typed or as the result of a formula."""
    return Problem("ACT006", Severity.ERROR, place, f"「{label}」がエラー（{excerpt(error)}）になっています。",
                   "数式を消して、値を入力してください。")


def formula_without_value(place: Place, label: str) -> Problem:
    """A program other than Excel saved a typed formula without its cached result."""
    return Problem("ACT007", Severity.ERROR, place, f"「{label}」の数式の計算結果が保存されていません。",
                   "数式を消して値を入力するか、Excelで開いて保存し直してください。")


def not_a_choice(place: Place, label: str, typed: str, choices: tuple[str, ...]) -> Problem:
    """A choice was typed or pasted past the drop-down and matches none of `choices`."""
    return Problem("ACT008", Severity.ERROR, place, f"「{label}」の「{excerpt(typed)}」は選択肢にありません。",
                   f"次の中から選んでください：{'、'.join(choices)}。")


def too_long(place: Place, label: str, length: int, limit: int) -> Problem:
    """A text is longer than `limit` characters, so that the printed box may cut it off."""
    return Problem("ACT009", Severity.QUESTION, place, f"「{label}」が{length}字あり、上限の{limit}字を超えています。",
                   "印刷で途切れることがあります。要点に絞ってください。")


def state_typed(place: Place, label: str, typed: str, state: str) -> Problem:
    """A word such as 集計中 stands in the number field; it is taken as the state."""
    return Problem("ACT010", Severity.NOTICE, place, f"「{label}」に「{excerpt(typed)}」と入力されていたため、状態を「{state}」としました。",
                   "この読み取りでよければ、対応は不要です。")


def understood_as(place: Place, label: str, typed: str, understood: str) -> Problem:
    """A value was parsed by way of normalisation, such as full-width digits."""
    return Problem("ACT011", Severity.NOTICE, place, f"「{label}」の「{excerpt(typed)}」を「{understood}」と読み取りました。",
                   "この読み取りでよければ、対応は不要です。")


def contradiction(place: Place, words: str) -> Problem:
    """Two answers exclude each other, or a figure is implausible; `words` is the rule's own message."""
    return Problem("ACT012", Severity.QUESTION, place, words, "正しければ、対応は不要です。")


def not_a_date(place: Place, label: str, typed: str) -> Problem:
    """A date field holds text that cannot be parsed as a date."""
    return Problem("ACT013", Severity.ERROR, place, f"「{label}」の「{excerpt(typed)}」を日付として読み取れません。",
                   "2025/4/1 のように入力してください。")


def formula_typed(place: Place, label: str) -> Problem:
    """A typed formula has a cached result, which is used."""
    return Problem("ACT014", Severity.NOTICE, place, f"「{label}」には数式が入力されています。保存されている計算結果を読み取りました。",
                   "この読み取りでよければ、対応は不要です。")


def bool_typed(place: Place, label: str, typed: str) -> Problem:
    """A field holds Excel's TRUE or FALSE, which no field of the form asks for."""
    return Problem("ACT015", Severity.ERROR, place, f"「{label}」が論理値（{typed}）になっています。", "値を入力し直してください。")


def nothing_typed(place: Place, label: str, typed: str, state: str) -> Problem:
    """"なし" or a dash in a required number field, which may mean 0 as well as no figure."""
    return Problem("ACT016", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていたため、状態を「{state}」としました。0の意味かもしれません。",
                   "実績が0であれば「0」と入力してください。まだ数値が出ない場合は、状態で「集計中」を選んでください。")


def figure_to_come(place: Place, label: str, typed: str, state: str) -> Problem:
    """Words such as 9月確定 in a number field, which say when the figure will be there."""
    return Problem("ACT030", Severity.QUESTION, place, f"「{label}」に「{excerpt(typed)}」と入力されていたため、状態を「{state}」としました。",
                   "数値が既に出ている場合は入力してください。まだの場合は、状態で「集計中」を選び、公表予定の欄に時期を入力してください。")


def state_to_confirm(place: Place, label: str, typed: str, state: str) -> Problem:
    """Words such as 隔年調査 or 調査未実施 in a number field, which may mean one state or another."""
    return Problem("ACT031", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていたため、状態を「{state}」としました。別の状態の意味かもしれません。",
                   "正しければ、対応は不要です。違う場合は、数値を入力するか、状態を選び直してください。")


def second_figure(place: Place, label: str, typed: str, understood: str, other: str) -> Problem:
    """A second figure in brackets behind a figure, which may be last year's or an inner count; it is not used."""
    return Problem("ACT032", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されています。「{understood}」として使い、「{excerpt(other)}」は注記として残しました。",
                   f"「{excerpt(other)}」が内数であれば前に「うち」を付け、前年度の値などであれば消してください。")


def words_unclear(place: Place, label: str, typed: str, understood: str, words: str) -> Problem:
    """Words beside a figure that may change what it means; the figure is used and the words become a note."""
    return Problem("ACT033", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されています。「{understood}」として使い、「{excerpt(words)}」は注記として残しました。",
                   f"「{excerpt(words)}」が付いていても、この指標の実績値が「{understood}」であれば、対応は不要です。違う場合は入力し直してください。")


def before_year_end(place: Place, label: str, typed: str, understood: str, time: str) -> Problem:
    """A figure with a time before the end of the year beside it, such as 12月末; it is used."""
    return Problem("ACT034", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されています。「{excerpt(time)}」の値「{understood}」を使います。",
                   "年度全体の実績値であれば、対応は不要です。年度の途中の値であれば、年度末の値を入力するか、状態で「見込」を選んでください。")


def other_year_named(place: Place, label: str, typed: str, named: str, asked: str) -> Problem:
    """The words beside a figure name another fiscal year than the one that is asked; the figure is used."""
    return Problem("ACT035", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていますが、この欄は{asked}の値です。{named}の値かもしれません。",
                   f"{asked}の値であれば、対応は不要です。{named}の値であれば、{asked}の値を入力し直してください。")


def states_differ(place: Place, label: str, typed: str, chosen: str) -> Problem:
    """The number field holds one state in words while the drop-down holds another; the drop-down wins."""
    return Problem("ACT017", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されていますが、状態では「{chosen}」が選ばれています。「{chosen}」を使います。",
                   "どちらが正しいか確認してください。")


def figure_not_given(place: Place, label: str, typed: str) -> Problem:
    """A number field with no drop-down of states beside it holds a word such as 集計中."""
    return Problem("ACT018", Severity.QUESTION, place, f"「{label}」は数値ではなく「{excerpt(typed)}」と入力されています。値がないものとしました。",
                   "数値が分かっている場合は入力してください。")


def not_exact(place: Place, label: str, typed: str, understood: str) -> Problem:
    """A figure was typed with 約, 以上 or other words; the figure is used and the words become a note."""
    return Problem("ACT019", Severity.QUESTION, place,
                   f"「{label}」に「{excerpt(typed)}」と入力されています。「{understood}」として使い、他の語は注記として残しました。",
                   "正確な数値が分かっている場合は入力し直してください。")


def share_for_percent(place: Place, label: str, typed: str) -> Problem:
    """A value below 1 in a field whose unit is ％, which may be a share that was meant as per cent."""
    return Problem("ACT020", Severity.QUESTION, place,
                   f"「{label}」の単位は％ですが、1未満の「{excerpt(typed)}」と入力されています。{excerpt(typed)}％として使います。",
                   "割合を小数で入力した場合は、100倍した数値（14％なら14）を入力してください。")


def date_from_number(place: Place, label: str, typed: str, understood: str) -> Problem:
    """A date field holds a number without a date format; it is taken as Excel's serial of the day."""
    return Problem("ACT021", Severity.QUESTION, place,
                   f"「{label}」が日付ではなく数値（{excerpt(typed)}）になっています。「{understood}」として使います。",
                   "日付が正しいか確認し、2025/4/1 のように入力し直してください。")


def sheet_missing(place: Place, project: str) -> Problem:
    """No sheet of the file carries the marker of a project that the division was sent."""
    return Problem("FRM001", Severity.ERROR, place, f"事業「{project}」のシートがありません。",
                   "配布した入力シートに戻って入力するか、削除したシートを元に戻してください。")


def sheet_copied(place: Place, project: str) -> Problem:
    """Copies of one project's sheet have different answers, so that none of them can be chosen."""
    return Problem("FRM002", Severity.ERROR, place, f"事業「{project}」のシートが2枚以上あり、内容が異なります。",
                   "正しいシートを1枚だけ残してください。")


def sheet_copied_alike(place: Place, project: str) -> Problem:
    """Copies of one project's sheet have the same answers, so that the first is enough."""
    return Problem("FRM003", Severity.NOTICE, place, f"事業「{project}」のシートが2枚以上ありますが、内容は同じです。",
                   "1枚だけを読み取りました。対応は不要です。")


def row_missing(place: Place, label: str) -> Problem:
    """The row or column of a field was deleted."""
    return Problem("FRM004", Severity.ERROR, place, f"「{label}」の欄が見つかりません。",
                   "行や列が削除されています。配布した入力シートに入力し直してください。")


def row_doubled(place: Place, label: str) -> Problem:
    """A row was copied inside its sheet and the copies have different answers."""
    return Problem("FRM005", Severity.ERROR, place, f"「{label}」の行が複製され、内容が異なります。",
                   "正しい行を1つだけ残してください。")


def row_displaced(place: Place, label: str) -> Problem:
    """Labels and fields were sorted or moved apart, so that an answer fits no single label."""
    return Problem("FRM006", Severity.ERROR, place, f"「{label}」の見出しと入力欄がずれており、どの項目への回答か確定できません。",
                   "並べ替えを元に戻すか、配布した入力シートに入力し直してください。")


def locked_text_changed(place: Place, before: str, after: str) -> Problem:
    """The protection was removed and a text of the plan was edited."""
    was, now = differing(before, after)
    return Problem("FRM007", Severity.QUESTION, place,
                   f"配布時の文言「{was}」が「{now}」に変更されています。変更は評価に反映されません。",
                   "計画の変更を希望する場合は「見直しの提案」に入力してください。")


def last_year_has_changed(place: Place, now: str, shown: str) -> Problem:
    """The year before was corrected or reviewed after the form was made: the form shows what it was then."""
    new, old = differing(now, shown)
    return Problem("FRM042", Severity.NOTICE, place, f"前年度の内容が、様式の作成後に「{old}」から「{new}」に変わっています。", "対応は不要です。")


def row_healed(place: Place, label: str) -> Problem:
    """A row without its hidden key was matched by its label."""
    return Problem("FRM008", Severity.NOTICE, place, f"行が移動していたため、見出し「{label}」を手掛かりに読み取りました。",
                   "この読み取りでよければ、対応は不要です。")


def stray_text(place: Place, typed: str) -> Problem:
    """Text was typed into a cell that is no input."""
    return Problem("FRM009", Severity.QUESTION, place, f"入力欄の外に「{excerpt(typed)}」と入力されています。評価には使いません。",
                   "必要な内容であれば、該当する入力欄に移してください。")


def foreign_sheet(place: Place, owner: str) -> Problem:
    """A sheet was copied in from the workbook of another division or year, `owner`."""
    return Problem("FRM010", Severity.QUESTION, place, f"別の入力シート（{excerpt(owner)}）のシートが含まれています。このシートは読み取りません。",
                   "その課の提出であれば、その課の入力シートで提出してください。")


def stray_texts_more(place: Place, count: int) -> Problem:
    """Sums up the `count` further texts outside of inputs, after the first ones were listed."""
    return Problem("FRM011", Severity.QUESTION, place, f"入力欄の外への入力が、ほかに{count}か所あります。評価には使いません。",
                   "必要な内容であれば、該当する入力欄に移してください。")


def added_sheet(place: Place) -> Problem:
    """The division added a sheet of its own."""
    return Problem("FRM012", Severity.QUESTION, place, "配布した入力シートにないシートです。評価には使いません。",
                   "必要な内容であれば、該当する入力欄に移してください。")


def label_not_unique(place: Place, label: str) -> Problem:
    """Rows were sorted and lost their hidden keys, and their label occurs more than once."""
    return Problem("FRM013", Severity.ERROR, place,
                   f"行が並べ替えられており、同じ見出し「{label}」の行が複数あるため、どの項目への回答か確定できません。",
                   "並べ替えを元に戻すか、配布した入力シートに入力し直してください。")


def only_signs(place: Place, label: str, typed: str) -> Problem:
    """A required text consists of signs such as "－" alone."""
    return Problem("ACT022", Severity.QUESTION, place, f"「{label}」が記号だけ（{excerpt(typed)}）です。",
                   "該当するものがなければ、その旨を言葉で入力してください。")


def struck_out(place: Place, label: str, struck: str, left: str) -> Problem:
    """Words of the cell are struck through; what is left of it counts."""
    what = f"残りの「{excerpt(left)}」を回答として読み取りました" if left else "ほかに入力がないため、空欄として扱いました"
    return Problem("ACT040", Severity.QUESTION, place,
                   f"「{label}」の「{excerpt(struck)}」に取消線が引かれています。取消線の部分は使わず、{what}。",
                   "正しければ対応は不要です。違う場合は、取消線を消して入力し直してください。")


def hidden_value(place: Place, label: str, stored: str) -> Problem:
    """The number format displays nothing of what is stored."""
    return Problem("ACT041", Severity.ERROR, place,
                   f"「{label}」には「{excerpt(stored)}」が保存されていますが、表示形式のため画面に表示されません。",
                   "セルの表示形式を「標準」に戻し、値を確認して入力し直してください。")


def shown_differs(place: Place, label: str, seen: str, stored: str) -> Problem:
    """The number format displays another number than is stored."""
    return Problem("ACT042", Severity.ERROR, place,
                   f"「{label}」は画面には「{excerpt(seen)}」と表示されますが、保存されている値は「{excerpt(stored)}」です。",
                   "セルの表示形式を「標準」に戻し、値を確認して入力し直してください。")


def shown_as_words(place: Place, label: str, seen: str, stored: str, state: str) -> Problem:
    """The number format displays words such as 集計中 in place of the stored number."""
    return Problem("ACT043", Severity.QUESTION, place,
                   f"「{label}」は画面には「{excerpt(seen)}」と表示され、値「{excerpt(stored)}」は表示されません。状態を「{state}」としました。",
                   "値が正しい場合は、セルの表示形式を「標準」に戻して入力し直してください。")


def rounded_display(place: Place, label: str, seen: str, stored: str) -> Problem:
    """The number format rounds the stored number noticeably; the stored one is used."""
    return Problem("ACT044", Severity.QUESTION, place,
                   f"「{label}」は画面には「{excerpt(seen)}」と表示されますが、保存されている値は「{excerpt(stored)}」です。保存されている値を使います。",
                   "どちらが正しいか確認し、違う場合は入力し直してください。")


def rounded_slightly(place: Place, label: str, seen: str, stored: str) -> Problem:
    """The number format rounds the stored number in its last digits; the stored one is used."""
    return Problem("ACT045", Severity.NOTICE, place,
                   f"「{label}」は画面には丸めて「{excerpt(seen)}」と表示されます。保存されている値「{excerpt(stored)}」を使います。",
                   "この読み取りでよければ、対応は不要です。")


def zero_as_dash(place: Place, label: str, seen: str) -> Problem:
    """The format of accounts displays a stored 0 as a dash."""
    return Problem("ACT046", Severity.QUESTION, place,
                   f"「{label}」は画面には「{excerpt(seen)}」と表示されますが、保存されている値は「0」です。「0」を使います。",
                   "まだ数値が出ない場合は、状態で「集計中」などを選んでください。")


def too_many_digits(place: Place, label: str, seen: str) -> Problem:
    """A number has more digits than Excel keeps."""
    return Problem("ACT047", Severity.ERROR, place, f"「{label}」の「{excerpt(seen)}」は桁数が多く、Excelが正確に保存できません（15桁まで）。",
                   "数値と単位を確認し、入力し直してください。")


def controls_removed(place: Place, label: str) -> Problem:
    """The text held characters that no document can hold or show, as they come with pasted text."""
    return Problem("ACT048", Severity.NOTICE, place, f"「{label}」に画面に表示されない制御文字が含まれていたため、取り除きました。",
                   "この読み取りでよければ、対応は不要です。")


def longer_than_any_book(place: Place, label: str, length: int, limit: int) -> Problem:
    """A text is so long that the workbooks of the evaluation, which join texts in one cell, show its beginning alone."""
    return Problem("ACT051", Severity.ERROR, place,
                   f"「{label}」が{length:,}字あり、{limit:,}字を超えています。評価書に載るのは、初めの{limit:,}字までです。",
                   "要点に絞って入力し直してください。入力された文章は、差戻しの入力シートにそのまま残してあります。")


def value_missing(place: Place, label: str) -> Problem:
    """What was typed into a required field, and is asked about, leaves it without a value."""
    return Problem("ACT050", Severity.ERROR, place, f"「{label}」には、使える値がありません。",
                   "値を入力してください。実績値がまだ出ない場合は、値を消して、状態で「集計中」などを選んでください。")


def sheet_of_another(place: Place, project: str, said: str, words: str) -> Problem:
    """What a sheet says contradicts its hidden key: the form of another project or year was pasted over it."""
    return Problem("FRM020", Severity.ERROR, place,
                   f"このシートは「{excerpt(project)}」のシートですが、「{excerpt(words)}」と書かれており、「{excerpt(said)}」のシートの可能性があります。"
                   "どちらへの回答か確定できないため、このシートは読み取りません。",
                   "配布した入力シートの該当するシートに入力し直してください。")


def column_moved(place: Place, label: str, typed: str, words: str) -> Problem:
    """Cells were moved in some columns alone: printed words of another row show that the answer is another row's too."""
    return Problem("FRM021", Severity.ERROR, place,
                   f"「{label}」の欄に「{excerpt(typed)}」と入力されていますが、配布時の文言「{excerpt(words)}」が別の行に移っているため、"
                   "どの項目への回答か確定できません。",
                   "セルの挿入、削除、並べ替えを元に戻すか、配布した入力シートに入力し直してください。")


def title_reworded(place: Place, title: str, words: str) -> Problem:
    """A form of another edition of the plan bears a title that no project of the current one has; its key decides."""
    return Problem("FRM022", Severity.QUESTION, place,
                   f"現在の計画では「{excerpt(title)}」ですが、このシートの事業名は「{excerpt(words)}」です。「{excerpt(title)}」への回答として読み取りました。",
                   "計画の改定で事業名が変わったものか確認してください。")


def covered(place: Place, label: str, typed: str) -> Problem:
    """Cells were merged over an answer, so that nobody sees it any more; it is used."""
    return Problem("ACT049", Severity.QUESTION, place,
                   f"「{label}」の「{excerpt(typed)}」は、結合されたセルの下にあり、画面に表示されません。このまま使います。",
                   "セルの結合を解除し、値を確認してください。")


def remark(place: Place, carrier: str, words: str) -> Problem:
    """Words stand in a comment or in a shape, where no answer is read."""
    return Problem("FRM030", Severity.QUESTION, place, f"{carrier}に「{excerpt(words)}」と書かれています。評価には使いません。",
                   "必要な内容であれば、該当する入力欄に入力してください。")


def remarks_more(place: Place, count: int) -> Problem:
    """Sums up the `count` further remarks of a sheet, after the first ones were listed."""
    return Problem("FRM031", Severity.QUESTION, place, f"コメント、図形などへの書込みが、ほかに{count}か所あります。評価には使いません。",
                   "必要な内容であれば、該当する入力欄に入力してください。")


def picture(place: Place, name: str) -> Problem:
    """A picture, a chart or a line was drawn on the sheet; nothing in it is read."""
    return Problem("FRM032", Severity.QUESTION, place,
                   f"画像・グラフ・線など{f'（「{excerpt(name)}」）' if name else ''}があります。中の文字や数値は読み取らず、評価には使いません。",
                   "必要な内容であれば、該当する入力欄に入力してください。線で数値を訂正した場合は、正しい数値だけを入力し直してください。")


def remarks_unreadable(place: Place, carrier: str) -> Problem:
    """The part of the file that holds comments or shapes is damaged; the cells are read all the same."""
    return Problem("FRM033", Severity.QUESTION, place, f"このシートの{carrier}が壊れていて、何が書かれているかを読み取れません。評価には使いません。",
                   "Excelで開いて内容を確認し、必要な内容であれば、該当する入力欄に入力してください。")


def hidden_place(place: Place, label: str, typed: str) -> Problem:
    """The row or column of an answer was hidden, so that nobody sees it; it is used."""
    return Problem("FRM034", Severity.QUESTION, place, f"「{label}」の「{excerpt(typed)}」は、非表示の行又は列にあります。このまま使います。",
                   "行又は列を再表示し、値を確認してください。")


def unseen_letters(place: Place, label: str, typed: str) -> Problem:
    """The letters of an answer have the colour of its cell, so that nobody sees them; it is used."""
    return Problem("FRM040", Severity.QUESTION, place,
                   f"「{label}」の「{excerpt(typed)}」は、文字の色がセルの色と同じため、画面に表示されません。このまま使います。",
                   "文字の色を元に戻し、値を確認してください。")


def struck_by_condition(place: Place, label: str, typed: str) -> Problem:
    """A conditional format was added that strikes the answer through while its condition holds; the answer is used."""
    return Problem("FRM041", Severity.QUESTION, place,
                   f"「{label}」の「{excerpt(typed)}」には、取消線を引く条件付き書式が設定されています。取消線がないものとして、このまま使います。",
                   "取り消す場合は、入力を消してください。取り消さない場合は、条件付き書式を削除してください。")


def hidden_sheet(place: Place, project: str) -> Problem:
    """The sheet of a project was hidden; its answers are used."""
    return Problem("FRM035", Severity.QUESTION, place, f"「{excerpt(project)}」のシートは非表示になっています。入力された回答はこのまま使います。",
                   "シートを再表示し、回答を確認してください。")


def form_text_changed(place: Place, before: str, after: str) -> Problem:
    """Something was typed over a heading, a note or a hint of the form."""
    was, now = differing(before, after)
    return Problem("FRM036", Severity.QUESTION, place, f"様式の文言「{was}」が「{now}」に書き換えられています。評価には使いません。",
                   "必要な内容であれば、該当する入力欄に入力してください。")


def form_text_erased(place: Place, before: str) -> Problem:
    """A heading, a note or a hint of the form is gone from its cell and from the sheet."""
    return Problem("FRM037", Severity.NOTICE, place, f"様式の文言「{excerpt(before)}」が消されています。", "対応は不要です。")


def formula_overtyped(place: Place, typed: str, given: str) -> Problem:
    """A value was typed over a formula of the form, which gives another."""
    own = f"様式の計算では「{excerpt(given)}」です" if given else "様式の計算では空欄です"
    return Problem("FRM038", Severity.QUESTION, place,
                   f"自動計算の欄に「{excerpt(typed)}」と入力されています（{own}）。評価には使いません。",
                   "実績など、入力欄の内容が正しいか確認してください。必要な内容であれば、該当する入力欄に入力してください。")


def form_texts_more(place: Place, count: int) -> Problem:
    """Sums up the `count` further changes of the form's texts on a sheet, after the first ones were listed."""
    return Problem("FRM039", Severity.QUESTION, place, f"配布時の文言の変更が、ほかに{count}か所あります。変更は評価に反映されません。",
                   "必要な内容であれば、該当する入力欄に入力してください。")


_HERE = Place("学務課.xlsx", "3-1-04", "E12", "実績")
_PROJECT = "3-1-04 通学路改善要望データのマッピング"
_ACTUAL = "実績（要望校数）"
EXAMPLES: tuple[Problem, ...] = (
    answer_missing(_HERE, "成果"),
    actual_missing(_HERE, _ACTUAL),
    not_a_number(_HERE, _ACTUAL, "おおむね30校くらいか"),
    comparison_typed(_HERE, _ACTUAL, "前年並み"),
    unit_not_the_fields(_HERE, "実績（総労働時間）", "90分", "時間"),
    unit_differs(_HERE, _ACTUAL, "32件", "校"),
    date_in_number(_HERE, _ACTUAL, "2025/5/1"),
    error_value(_HERE, _ACTUAL, "#N/A"),
    formula_without_value(_HERE, _ACTUAL),
    not_a_choice(_HERE, "行動目標の進捗", "順調", ("計画以上", "計画どおり", "やや遅れ", "遅れ")),
    too_long(_HERE, "取組", 452, 400),
    state_typed(_HERE, _ACTUAL, "まだ集計中", "集計中"),
    understood_as(_HERE, _ACTUAL, "３２校", "32"),
    contradiction(_HERE, "「要望校数」が前回の値の10倍を超えています。桁や単位を確認してください。"),
    not_a_date(_HERE, "実施日", "年明け"),
    formula_typed(_HERE, _ACTUAL),
    bool_typed(_HERE, _ACTUAL, "TRUE"),
    nothing_typed(_HERE, _ACTUAL, "なし", "対象外"),
    figure_to_come(_HERE, _ACTUAL, "9月確定", "集計中"),
    state_to_confirm(_HERE, _ACTUAL, "隔年調査", "対象外"),
    second_figure(_HERE, _ACTUAL, "97.3(97.1)", "97.3", "97.1"),
    words_unclear(_HERE, _ACTUAL, "1,200人（市民ホールを除く）", "1200", "市民ホールを除く"),
    before_year_end(_HERE, _ACTUAL, "1,200人(12月末)", "1200", "12月末"),
    other_year_named(_HERE, _ACTUAL, "87.5（令和5年度）", "令和5年度", "令和6年度"),
    states_differ(_HERE, _ACTUAL, "集計中", "中止"),
    figure_not_given(_HERE, "R5年度の確定値（アクセス件数）", "集計中"),
    not_exact(_HERE, _ACTUAL, "約30校", "30"),
    share_for_percent(_HERE, "実績（利用率）", "0.14"),
    date_from_number(_HERE, "運用開始日", "45748", "2025/4/1"),
    sheet_missing(_HERE, _PROJECT),
    sheet_copied(_HERE, _PROJECT),
    sheet_copied_alike(_HERE, _PROJECT),
    row_missing(_HERE, "成果"),
    row_doubled(_HERE, "成果"),
    row_displaced(_HERE, "根拠資料"),
    last_year_has_changed(_HERE, "評価：△", "評価：◎"),
    locked_text_changed(_HERE, "30校以上", "20校以上"),
    row_healed(_HERE, "成果"),
    stray_text(_HERE, "※来年度から実施予定"),
    foreign_sheet(_HERE, "文化振興課・令和6年度"),
    stray_texts_more(_HERE, 12),
    added_sheet(Place("学務課.xlsx", "補足資料")),
    label_not_unique(_HERE, "根拠資料"),
    only_signs(_HERE, "成果", "－"),
    struck_out(_HERE, _ACTUAL, "2", "8"),
    hidden_value(_HERE, _ACTUAL, "32"),
    shown_differs(_HERE, _ACTUAL, "32万", "32"),
    shown_as_words(_HERE, _ACTUAL, "集計中", "0", "集計中"),
    rounded_display(_HERE, _ACTUAL, "80", "79.6"),
    rounded_slightly(_HERE, _ACTUAL, "33.333", "33.3333333333333"),
    zero_as_dash(_HERE, _ACTUAL, "-"),
    too_many_digits(_HERE, _ACTUAL, "1234567890123456"),
    controls_removed(_HERE, "評価の理由"),
    longer_than_any_book(_HERE, "取組", 40_000, 2000),
    value_missing(_HERE, _ACTUAL),
    column_moved(_HERE, "課題", "申請件数が前年度を上回った。", "✓ 確認が必要な点はありません。"),
    title_reworded(Place("DX推進課.xlsx", "1-2-03"), "1-2-03　デジタル・ディバイド対策事業", "1-2-03　情報格差対策事業"),
    sheet_of_another(Place("DX推進課.xlsx", "1-2-03"), "1-2-03", "1-1-06　窓口サービスの利便性向上", "1-1-06　窓口サービスの利便性向上"),
    covered(_HERE, _ACTUAL, "32"),
    remark(_HERE, "コメント", "数値は後で差し替えます"),
    remarks_more(Place("学務課.xlsx", "3-1-04"), 5),
    picture(Place("学務課.xlsx", "3-1-04", "E12"), "図 1"),
    remarks_unreadable(Place("学務課.xlsx", "3-1-04"), "コメント"),
    hidden_place(_HERE, _ACTUAL, "30"),
    hidden_sheet(Place("学務課.xlsx", "3-1-04"), _PROJECT),
    unseen_letters(_HERE, _ACTUAL, "30"),
    struck_by_condition(_HERE, _ACTUAL, "30"),
    form_text_changed(Place("学務課.xlsx", "3-1-04", "B14"), "Check　評価", "Check　評価（速報値です）"),
    form_text_erased(Place("学務課.xlsx", "3-1-04", "B14"), "Check　評価"),
    formula_overtyped(Place("学務課.xlsx", "3-1-04", "H13"), "95", "83.3"),
    form_texts_more(Place("学務課.xlsx", "3-1-04"), 2),
)
