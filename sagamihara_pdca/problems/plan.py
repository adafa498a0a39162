"""Faults in the cells of the plan's tables. Those of its files, tables and columns are in `plan_files`, what is asked in `plan_sense`."""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity


def _error(code: str, place: Place, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, place, message, remedy)


def _near(near: str) -> str:
    return f"「{near}」ではありませんか。" if near else ""


def _retype(place: Place) -> str:
    """How a code is typed so that Excel keeps it: in a CSV file no format of a cell survives."""
    if place.file.lower().endswith((".csv", ".tsv", ".txt")):
        return ("CSVをExcelで開くと、開くたびに番号が変わります。「メモ帳」で開いて番号を直すか、"
                "表をExcelブック（.xlsx）に移し、番号の列の表示形式を「文字列」にしてから入力し直してください。")
    return "番号の列の表示形式を「文字列」にしてから、番号を入力し直してください。"


# ------------------------------------------------------------------ any cell


def cell_blank(place: Place, heading: str) -> Problem:
    """A required cell of any table is blank."""
    return _error("PLN301", place, f"「{heading}」が空欄です。", "入力してください。")


def text_too_long(place: Place, length: int, limit: int) -> Problem:
    """A text exceeds Excel's limit for its use; `length` and `limit` are in characters."""
    return _error("PLN302", place, f"{length:,}文字あります。入力できるのは{limit:,}文字までです。",
                  "短くしてください。")


def invisible_removed(place: Place, shown: str) -> Problem:
    """Control, direction or zero-width characters, as copying from PDF or mail leaves them; `shown` names them."""
    return Problem("PLN303", Severity.NOTICE, place, f"目に見えない文字を除いて読み取りました（{shown}）。",
                   "元の表からも除く場合は、セルの内容を消して、入力し直してください。")


def code_unreadable(place: Place, text: str) -> Problem:
    """A 事業番号 or another key with characters that keys must not have."""
    return _error("PLN304", place, f"「{text}」は番号として読み取れません。",
                  "英数字とハイフンで、20文字以内で入力してください（例: 1-1-01）。")


def code_became_date(place: Place, text: str) -> Problem:
    """Excel converted a key such as 1-1-01 to a date when it was typed."""
    return _error("PLN305", place, f"番号が日付（{text}）に変わっています。", _retype(place))


def choice_unknown(place: Place, text: str, choices: tuple[str, ...]) -> Problem:
    """A cell with a fixed set of words holds another word."""
    return _error("PLN306", place, f"「{text}」は選べません。", f"「{'」「'.join(choices)}」から選んでください。")


def number_unreadable(place: Place, text: str) -> Problem:
    """A cell such as 下限 holds no positive number."""
    return _error("PLN307", place, f"「{text}」は数として読み取れません。", "正の数を半角の数字で入力してください。")


def year_unreadable(place: Place, text: str) -> Problem:
    """A cell such as 使用開始年度 holds no fiscal year in either calendar."""
    return _error("PLN308", place, f"「{text}」は年度として読み取れません。",
                  "「R6」「令和6年度」又は「2024」のように入力してください。")


def name_not_for_files(place: Place, text: str) -> Problem:
    """A name that becomes part of a file name contains a character that Windows forbids there."""
    return _error("PLN309", place, f"「{text}」には、ファイル名に使えない文字があります。",
                  "「\\ : * ? \" < > |」を使わずに、末尾を「.」以外にして入力してください。")


def mail_malformed(place: Place, text: str, reason: str) -> Problem:
    """An address fails validation; `reason` is the validator's text."""
    return _error("PLN310", place, f"メールアドレス「{text}」は、{reason}。",
                  "半角で入力してください。2件以上の場合は「；」で区切ります。")


def mail_domain_not_allowed(place: Place, text: str, domains: tuple[str, ...]) -> Problem:
    """An address outside the domains of the plan's own 設定."""
    return _error("PLN311", place, f"メールアドレス「{text}」は、送信を許すドメイン（{'、'.join(domains)}）のものではありません。",
                  "アドレスを直すか、表「設定」の「送信を許すドメイン」に加えてください。")


def duplicate(place: Place, heading: str, text: str, first: str) -> Problem:
    """A key stands in two rows; `first` is the A1 reference of the first."""
    return _error("PLN312", place, f"{heading}「{text}」は、{first}にもあります。", "どちらかを直してください。")


# ------------------------------------------------------------------ 設定


def setting_missing(place: Place, item: str) -> Problem:
    """The table 設定 lacks a required row."""
    return _error("PLN401", place, f"項目「{item}」の行がありません。", f"項目が「{item}」の行を追加してください。")


def setting_unknown(place: Place, item: str) -> Problem:
    """The table 設定 has a row that the tool does not know; it is ignored."""
    return Problem("PLN402", Severity.NOTICE, place, f"項目「{item}」は設定にないので、読み取りませんでした。",
                   "読み取る必要がある場合は、項目名を直してください。")


def period_reversed(place: Place) -> Problem:
    """The last fiscal year of a period precedes its first."""
    return _error("PLN403", place, "終わりの年度が、始まりの年度より前です。", "年度を確かめてください。")


def government_code_malformed(place: Place, text: str) -> Problem:
    """The code has another length than 6 digits or a wrong check digit."""
    return _error("PLN404", place, f"「{text}」は全国地方公共団体コードとして正しくありません。",
                  "検査数字を含む6桁の数字を入力してください。先頭の0が消えていないかも確かめてください。")


def address_malformed(place: Place, text: str) -> Problem:
    """The address of a page is none that a browser opens."""
    return _error("PLN409", place, f"「{text}」はウェブページのURLではありません。",
                  "「https://」から始まるURLを、空白や日本語を含めずに入力してください。")


def terms_incomplete(place: Place, text: str, words: tuple[str, ...]) -> Problem:
    """An item 「…の用語」 of 設定 does not hold one word for each choice, all of them different."""
    return _error("PLN408", place, f"「{text}」は、{len(words)}個の異なる用語になっていません。",
                  f"「{'；'.join(words)}」の順に、言い換える用語を{len(words)}個、「；」で区切って入力してください。")


def plan_id_unreadable(place: Place, text: str) -> Problem:
    """The identifier contains characters that are not allowed in markers and file names."""
    return _error("PLN406", place, f"「{text}」は計画識別名に使えません。",
                  "半角の英数字、「_」及び「-」で、40文字以内で入力してください。")


def edition_unreadable(place: Place, text: str) -> Problem:
    """The edition contains "|", which separates the parts of a sheet's marker."""
    return _error("PLN407", place, f"版「{text}」には、使えない文字「|」があります。", "「|」を使わずに入力してください。")


def domain_malformed(place: Place, text: str) -> Problem:
    """An allowed domain is written with "@" or is no domain name."""
    return _error("PLN405", place, f"「{text}」はドメインとして正しくありません。",
                  "「@」より後ろの部分を半角で入力してください（例: city.example.lg.jp）。")


# ------------------------------------------------------------------ 施策, 事業, 課・機関


def policy_unknown(place: Place, text: str, near: str = "") -> Problem:
    """A project refers to a 施策 that no row defines; `near` is a similar key, "" for none."""
    return _error("PLN501", place, f"施策番号「{text}」は、表「施策」にありません。",
                  f"{_near(near)}番号を直すか、表「施策」に加えてください。")


def goal_name_differs(place: Place, number: str, first: str) -> Problem:
    """Two rows of 施策 give one 基本目標 different names."""
    return _error("PLN502", place, f"基本目標{number}の名前が、上の行の「{first}」と異なります。",
                  "どちらかに合わせてください。")


def project_unknown(place: Place, text: str, near: str = "") -> Problem:
    """A row refers to a 事業 that no row defines; `near` is a similar key, "" for none."""
    return _error("PLN503", place, f"事業番号「{text}」は、表「事業」にありません。",
                  f"{_near(near)}番号を直すか、表「事業」に加えてください。")


def division_unknown(place: Place, text: str, near: str = "") -> Problem:
    """A row refers to a 課 that no row defines; `near` is a similar name, "" for none."""
    return _error("PLN504", place, f"「{text}」は、表「課・機関」にありません。",
                  f"{_near(near)}課名を直すか、表「課・機関」に加えてください。")


def class_unknown(place: Place, text: str) -> Problem:
    """A year's 事業区分 is none of A, B and C."""
    return _error("PLN505", place, f"「{text}」は事業区分ではありません。",
                  "「A」（重点事業）、「B」（深化型事業）又は「C」（探索型事業）を入力してください。"
                  "実施しない年度は空欄にします。")


def project_never_runs(place: Place, name: str) -> Problem:
    """All of a project's years are blank."""
    return _error("PLN506", place, f"事業「{name}」は、どの年度にも事業区分がありません。",
                  "実施する年度に事業区分を入力してください。")


def lead_is_group(place: Place, name: str) -> Problem:
    """A group, which has no workbook of its own, is named as 主担当課."""
    return _error("PLN507", place, f"主担当課「{name}」はグループなので、入力シートを送ることができません。",
                  "回答する課を主担当課とし、グループは関係課に入力してください。")


def division_not_in_use(place: Place, name: str, year: str) -> Problem:
    """A project names a division in a year in which it is closed or not yet founded."""
    return _error("PLN508", place, f"「{name}」は{year}には使われていません。",
                  "組織改正があった場合は、表「課・機関」の元の課に使用終了年度と承継先を入力し、"
                  "この欄には元の課名を入力してください。")


def successor_in_circle(place: Place, name: str) -> Problem:
    """Following 承継先 from a closed division leads back to it."""
    return _error("PLN509", place, f"「{name}」の承継先をたどると、元の課に戻ります。", "承継先を直してください。")


def division_twice_in_project(place: Place, name: str) -> Problem:
    """A division is named more than once among 主担当課 and 関係課."""
    return _error("PLN510", place, f"「{name}」が2回挙げられています。",
                  "主担当課と関係課とを合わせて、1回だけ入力してください。")


def priority_without_indicator(place: Place, name: str) -> Problem:
    """A 重点事業, for which the plan promises 成果指標, has none."""
    return Problem("PLN511", Severity.QUESTION, place, f"重点事業「{name}」に成果指標がありません。",
                   "成果指標がある場合は、表「成果指標」に加えてください。")


# ------------------------------------------------------------------ 成果指標


def target_not_read(place: Place, wording: str, reason: str) -> Problem:
    """A target's wording was refused by the grammar; `reason` is the parser's text."""
    because = reason.rstrip("。")
    return Problem("PLN601", Severity.QUESTION, place,
                   f"目標「{wording}」は数値として読み取りませんでした（{because}）。",
                   "このままの場合は、担当課が達成状況を判断し、理由を記入します。"
                   "数値で評価する場合は、「15件以上」のように書き改めてください。")


def condition_count_differs(place: Place, wording: str, conditions: int, measures: int) -> Problem:
    """The target holds another number of conditions than the indicator has measures."""
    return _error("PLN602", place, f"目標「{wording}」の数値は{conditions}つですが、測定項目は{measures}つあります。",
                  "測定項目を直すか、指標を分けてください。")


def condition_unit_differs(place: Place, wording: str, unit: str, measure: str, expected: str) -> Problem:
    """A condition's unit does not match that of its measure."""
    return _error("PLN603", place,
                  f"目標「{wording}」の単位「{unit}」が、測定項目「{measure}」の単位「{expected}」と異なります。",
                  "どちらかの単位に合わせてください。")


def condition_label_unknown(place: Place, label: str) -> Problem:
    """A label in the target's wording matches no measure, or more than one."""
    return _error("PLN604", place, f"「{label}」がどの測定項目のことか分かりません。",
                  f"測定項目のうち1つだけに、「{label}」を含む名前を付けてください。")


def measure_malformed(place: Place, text: str) -> Problem:
    """The cell 測定項目 does not follow `name［unit］；…`, or repeats a name."""
    return _error("PLN605", place, f"「{text}」は測定項目として読み取れません。",
                  "「導入拠点数［拠点］；利用率［％］」のように、名前と単位を入力してください。")


def count_per_measure_differs(place: Place, heading: str, given: int, measures: int) -> Problem:
    """A cell must hold one entry for all measures or one for each, and holds another number."""
    return _error("PLN606", place, f"「{heading}」は{given}つですが、測定項目は{measures}つあります。",
                  "測定項目と同じ順に「；」で区切って入力してください。全てに共通の場合は1つだけ入力します。")


def baseline_not_read(place: Place, wording: str) -> Problem:
    """The baseline's wording does not give one number per measure; it is shown as text only."""
    return Problem("PLN607", Severity.QUESTION, place,
                   f"現状値「{wording}」を、測定項目ごとの数値として読み取れませんでした。",
                   "文のまま表示します。数値として使う場合は、「25校、180件」のように、測定項目と同じ単位で書き改めてください。")


def condition_rate_differs(place: Place, wording: str, unit: str, measure: str, expected: str) -> Problem:
    """A condition's unit differs from that of its measure in 「/年」 only: 回 and 回/年."""
    return _rate_differs("PLN610", place, f"目標「{wording}」", unit, measure, expected)


def baseline_rate_differs(place: Place, wording: str, unit: str, measure: str, expected: str) -> Problem:
    """A baseline's unit differs from that of its measure in 「/年」 only."""
    return _rate_differs("PLN611", place, f"現状値「{wording}」", unit, measure, expected)


def _rate_differs(code: str, place: Place, subject: str, unit: str, measure: str, expected: str) -> Problem:
    return Problem(code, Severity.QUESTION, place,
                   f"{subject}の単位「{unit}」と、測定項目「{measure}」の単位「{expected}」は、「/年」の有無が異なります。",
                   "このままの場合は、同じ数え方の数値として扱います。数え方が異なる場合は、どちらかを直してください。")


def target_blank(place: Place, year: str) -> Problem:
    """A year in which the project runs has a blank target."""
    return Problem("PLN608", Severity.NOTICE, place, f"{year}の目標が空欄なので、目標なしとして扱います。",
                   "目標がないことが確かな場合は、「-」を入力してください。")


# ------------------------------------------------------------------ 評価区分, 入力項目


def colour_unreadable(place: Place, text: str) -> Problem:
    """A colour is not written as #RRGGBB."""
    return _error("PLN701", place, f"「{text}」は色として読み取れません。",
                  "「#77D9A8」のように、#と6桁の16進数で入力してください。")


def thresholds_not_descending(place: Place, text: str, above: str) -> Problem:
    """A grade's lower bound, in per cent, is not below that of the row above."""
    return _error("PLN702", place, f"下限「{text}」が、上の行の「{above}」より小さくありません。",
                  "評価の高い順に、下限が大きいものから並べてください。")


def lowest_grade_missing(place: Place) -> Problem:
    """Not exactly the last grade has a blank lower bound."""
    return _error("PLN703", place, "下限が空欄の行は、最後の1行だけにします。",
                  "最も低い評価区分を最後の行に置いて下限を空欄にし、ほかの行には下限を入力してください。")


def too_few_grades(place: Place) -> Problem:
    """The table 評価区分 has a single row."""
    return _error("PLN704", place, "評価区分が1つしかありません。", "2つ以上入力してください。")


def symbol_reserved(place: Place, text: str) -> Problem:
    """A grade's symbol is the word of a state such as 集計中."""
    return _error("PLN705", place, f"「{text}」は、評価のない状態を表す言葉なので、記号には使えません。",
                  "別の記号にしてください。")


def choices_missing(place: Place, label: str) -> Problem:
    """A question of the kind 選択 has fewer than two choices."""
    return _error("PLN801", place, f"入力項目「{label}」は選択式ですが、選択肢が2つ以上ありません。",
                  "「選択肢」に、「；」で区切って入力してください。")


def choices_not_used(place: Place, label: str) -> Problem:
    """A question of another kind than 選択 has choices; they are ignored."""
    return Problem("PLN802", Severity.NOTICE, place, f"入力項目「{label}」は選択式ではないので、選択肢は使いません。",
                   "選択式にする場合は、「入力の型」を「選択」にしてください。")


# ------------------------------------------------------------------ codes that Excel changed


def code_is_day(place: Place, text: str, day: str) -> Problem:
    """A key is the serial number of a day, to which Excel converted 1-1-01; `day` is that day."""
    return _error("PLN901", place, f"番号が日付の通し番号（{text}＝{day}）に変わっています。", _retype(place))


def zeros_lost(place: Place, text: str, code: str) -> Problem:
    """A key lacks the leading zeros of the code that it means."""
    return Problem("PLN902", Severity.NOTICE, place, f"「{text}」は、先頭の0が消えたものとみなし、「{code}」として読み取りました。",
                   "このままで構いません。別の番号のことである場合は、直してください。")


def zeros_unclear(place: Place, text: str, codes: tuple[str, ...]) -> Problem:
    """A key lacks leading zeros, or has too many, and may be one of several codes."""
    return _error("PLN903", place, f"「{text}」は、「{'」と「'.join(codes)}」のどれのことか分かりません。",
                  "先頭の0まで入力し、異なるものには異なる番号を付けてください。")


def year_past_era(place: Place, text: str, year: str) -> Problem:
    """A year is counted in an era beyond its end: 平成32年度."""
    return Problem("PLN920", Severity.NOTICE, place, f"「{text}」は「{year}」と読み取りました。", "異なる場合は、年度を直してください。")


def letter_lost(place: Place, shown: str) -> Problem:
    """A text holds U+FFFD, by which a program replaces a character that it could not convert."""
    return Problem("PLN921", Severity.QUESTION, place, f"変換できなかった文字「\ufffd」があります（{shown}）。",
                   "元の文書を見て、正しい文字に直してください。")


def _at(sheet: str, cell: str, label: str) -> Place:
    return Place("plan.xlsx", sheet, cell, label)


EXAMPLES: tuple[Problem, ...] = (
    cell_blank(_at("事業", "C8", "事業名"), "事業名"),
    text_too_long(_at("入力項目", "C2", "説明"), 312, 255),
    invisible_removed(_at("行動目標", "B4", "R6"), "研修を〔U+200B〕実施"),
    code_unreadable(_at("事業", "A8", "事業番号"), "その１"),
    code_became_date(_at("施策", "A2", "施策番号"), "2026/1/1"),
    choice_unknown(_at("課・機関", "C5", "種別"), "班", ("課", "グループ")),
    number_unreadable(_at("評価区分", "C2", "下限"), "百"),
    year_unreadable(_at("課・機関", "F5", "使用開始年度"), "来年"),
    name_not_for_files(_at("課・機関", "B5", "課名"), "広聴:広報課"),
    mail_malformed(_at("課・機関", "E5", "メール"), "koho＠city.example.lg.jp", "「＠」が全角です"),
    mail_domain_not_allowed(_at("課・機関", "E5", "メール"), "koho@example.com", ("city.example.lg.jp",)),
    duplicate(_at("事業", "A9", "事業番号"), "事業番号", "1-1-01", "A2"),
    setting_missing(_at("設定", "", ""), "計画名"),
    setting_unknown(_at("設定", "A16", "項目"), "備考"),
    period_reversed(_at("設定", "B9", "計画期間の終了年度")),
    government_code_malformed(_at("設定", "B12", "全国地方公共団体コード"), "14150"),
    address_malformed(_at("設定", "B17", "計画のURL"), "www.city.example.lg.jp"),
    domain_malformed(_at("設定", "B14", "送信を許すドメイン"), "@city.example.lg.jp"),
    plan_id_unreadable(_at("設定", "B2", "計画識別名"), "相模原ICT"),
    terms_incomplete(_at("設定", "B16", "見直しの提案の用語"), "なし；あり",
                     ("なし", "事業区分の変更", "目標の変更", "事業の終了", "その他")),
    edition_unreadable(_at("設定", "B4", "版"), "令和6年3月|改訂版"),
    policy_unknown(_at("事業", "B8", "施策番号"), "1-9", "1-1"),
    goal_name_differs(_at("施策", "D3", "基本目標名"), "1", "利用者中心の行政サービス改革"),
    project_unknown(_at("行動目標", "A8", "事業番号"), "1-1-1", "1-1-01"),
    division_unknown(_at("事業", "H8", "主担当課"), "広報広聴課", "広聴広報課"),
    class_unknown(_at("事業", "D8", "R6"), "Ｄ"),
    project_never_runs(_at("事業", "A8", "事業番号"), "図書館DXの推進"),
    lead_is_group(_at("事業", "H8", "主担当課"), "窓口を有する各課・機関"),
    division_not_in_use(_at("事業", "H8", "主担当課"), "国際課", "令和8年度"),
    successor_in_circle(_at("課・機関", "H7", "承継先"), "国際課"),
    division_twice_in_project(_at("事業", "I9", "関係課"), "国際課"),
    priority_without_indicator(_at("事業", "A8", "事業番号"), "電子申請の利用促進"),
    target_not_read(_at("成果指標", "I4", "R6"), "同左", "ほかの欄を指しています"),
    condition_count_differs(_at("成果指標", "I3", "R6"), "25拠点", 1, 2),
    condition_unit_differs(_at("成果指標", "I2", "R6"), "15件", "件", "新規導入手続数", "手続"),
    condition_label_unknown(_at("成果指標", "I16", "R6"), "note"),
    measure_malformed(_at("成果指標", "D2", "測定項目"), "件数［件"),
    count_per_measure_differs(_at("成果指標", "E3", "望ましい方向"), "望ましい方向", 3, 2),
    baseline_not_read(_at("成果指標", "F3", "現状値"), "24拠点ほか"),
    condition_rate_differs(_at("成果指標", "I2", "R6"), "2回", "回", "開催回数", "回/年"),
    baseline_rate_differs(_at("成果指標", "F2", "現状値"), "2回", "回", "開催回数", "回/年"),
    target_blank(_at("成果指標", "I4", "R6"), "令和6年度"),
    colour_unreadable(_at("評価区分", "D2", "色"), "緑"),
    thresholds_not_descending(_at("評価区分", "C3", "下限"), "120", "100"),
    lowest_grade_missing(_at("評価区分", "C5", "下限")),
    too_few_grades(_at("評価区分", "", "")),
    symbol_reserved(_at("評価区分", "A5", "記号"), "集計中"),
    choices_missing(_at("入力項目", "E2", "選択肢"), "横展開の可否"),
    choices_not_used(_at("入力項目", "E3", "選択肢"), "特記事項"),
    code_is_day(_at("施策", "A2", "施策番号"), "46023", "2026/1/1"),
    zeros_lost(_at("課・機関", "A2", "課番号"), "1", "01"),
    zeros_unclear(_at("課・機関", "A2", "課番号"), "1", ("01", "001")),
    year_past_era(_at("設定", "B9", "計画期間の終了年度"), "平成32年度", "令和2年度"),
    letter_lost(_at("事業", "C8", "事業名"), "図書館の\ufffd新"),
)
