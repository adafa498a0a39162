"""Faults of whole files in the folder of submissions that cannot be read as a workbook.

FIL01x are files that programs leave behind, and are skipped; FIL02x can't be opened or are empty; FIL03x are files of
another kind; FIL04x are damaged or malicious workbooks; FIL05x exceed a limit or crash the reader;
FIL08x are working folders of a run over many.
"""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity

_SEND_AS_XLSX = (
    "Excelで開き、「名前を付けて保存」で種類に「Excelブック (*.xlsx)」を選んで保存し、"
    "そのファイルを提出してください。"
)
_SEND_THE_FORM = "配布した入力シート（.xlsx）に入力し、そのファイルを提出してください。"
_SEND_AGAIN = "元のファイルをExcelで開けることを確かめ、保存し直してから、もう一度提出してください。"


def lock_file(place: Place) -> Problem:
    """Excel's owner file (~$…), which lies beside a workbook while somebody has it open."""
    return Problem(
        "FIL010", Severity.NOTICE, place,
        "Excelがブックを開いている間だけ作る一時ファイルです。読み飛ばしました。",
        "同じ名前のブックを誰かが開いていないか確かめ、閉じてから、もう一度実行してください。",
    )


def system_file(place: Place) -> Problem:
    """A file that the operating system leaves in folders, such as Thumbs.db or .DS_Store."""
    return Problem(
        "FIL011", Severity.NOTICE, place,
        "パソコンが自動で作る管理用のファイルです。読み飛ばしました。",
        "対応は不要です。",
    )


def unfinished_file(place: Place) -> Problem:
    """A partial download or copy, known by its suffix (.crdownload, .part …)."""
    return Problem(
        "FIL012", Severity.NOTICE, place,
        "コピーやダウンロードの途中のファイルです。読み飛ばしました。",
        "コピーやダウンロードが終わってから、もう一度実行してください。",
    )


def folder(place: Place) -> Problem:
    """A folder inside the folder of submissions; it is not searched."""
    return Problem(
        "FIL013", Severity.NOTICE, place,
        "フォルダです。中のファイルは読んでいません。",
        "提出された入力シートは、フォルダから出して、年度のフォルダのすぐ下に置いてください。",
    )


def not_opened(place: Place, reason: str) -> Problem:
    """Opening fails with an `OSError`; `reason` is the operating system's message."""
    return Problem(
        "FIL020", Severity.ERROR, place,
        f"ファイルを開けませんでした（{reason}）。",
        "ファイルがその場所にあるか、ネットワークドライブにつながっているかを確かめ、もう一度実行してください。",
    )


def not_allowed(place: Place) -> Problem:
    """Opening fails with a `PermissionError`."""
    return Problem(
        "FIL021", Severity.ERROR, place,
        "ファイルを開くことが許されていません。",
        "ほかの人がExcelで開いていれば閉じてもらい、ファイルのアクセス権も確かめて、もう一度実行してください。",
    )


def changed_while_reading(place: Place) -> Problem:
    """Size or modification time differ before and after reading."""
    return Problem(
        "FIL022", Severity.ERROR, place,
        "読んでいる間にファイルが書き換えられました。",
        "コピーや保存が終わってから、もう一度実行してください。",
    )


def symbolic_link(place: Place) -> Problem:
    """A symbolic link, which could point at any file of the machine."""
    return Problem(
        "FIL023", Severity.ERROR, place,
        "別の場所を指すリンクです。安全のため、リンクの先は読みません。",
        "リンクではなく、ファイルそのものを置いてください。",
    )


def special_file(place: Place) -> Problem:
    """A device, a pipe or a socket, on which reading could block."""
    return Problem(
        "FIL024", Severity.ERROR, place,
        "通常のファイルではありません（装置やパイプなど）。安全のため、開きません。",
        "提出された入力シートだけを、このフォルダに置いてください。",
    )


def empty_file(place: Place) -> Problem:
    """A file of 0 bytes."""
    return Problem(
        "FIL025", Severity.ERROR, place,
        "ファイルの大きさが0バイトです。中身がありません。",
        _SEND_AGAIN,
    )


def blank_file(place: Place) -> Problem:
    """A file of zero bytes throughout, as an interrupted synchronisation leaves it."""
    return Problem(
        "FIL026", Severity.ERROR, place,
        "ファイルの中身がすべて空白（0）です。コピーや同期に失敗しています。",
        _SEND_AGAIN,
    )


def old_excel(place: Place) -> Problem:
    """A BIFF workbook, told by its content whatever its suffix is."""
    return Problem("FIL030", Severity.ERROR, place, "古い形式のExcelブック（.xls）です。", _SEND_AS_XLSX)


def binary_excel(place: Place) -> Problem:
    """A workbook in Excel's binary format."""
    return Problem("FIL031", Severity.ERROR, place, "Excelバイナリブック（.xlsb）です。", _SEND_AS_XLSX)


def open_document(place: Place) -> Problem:
    """A spreadsheet of LibreOffice or another OpenDocument program."""
    return Problem("FIL032", Severity.ERROR, place, "OpenDocument形式の表計算ファイル（.ods）です。", _SEND_AS_XLSX)


def numbers_document(place: Place) -> Problem:
    """A document of Apple's Numbers."""
    return Problem(
        "FIL033", Severity.ERROR, place,
        "Numbers（Apple社）の文書です。",
        "Numbersの「書き出す」でExcel形式（.xlsx）を選び、書き出したファイルを提出してください。",
    )


def encrypted_book(place: Place) -> Problem:
    """An encrypted workbook for which no password was given."""
    return Problem(
        "FIL034", Severity.ERROR, place,
        "パスワードで保護（暗号化）されています。",
        "パスワードを外して保存し、提出し直してください。事務局がパスワードを知っているときは、"
        "パスワードを書いたファイルを --password-file で指定して実行してください。",
    )


def web_page(place: Place) -> Problem:
    """HTML or XML content, as business systems export it under the suffix .xls."""
    return Problem(
        "FIL035", Severity.ERROR, place,
        "中身がWebページ又はXMLの文書です。拡張子が.xlsや.xlsxでも、Excelブックではありません。",
        _SEND_AS_XLSX,
    )


def plain_text(place: Place) -> Problem:
    """A text file without a workbook's structure."""
    return Problem("FIL036", Severity.ERROR, place, "CSVなどの文字だけのファイルです。", _SEND_THE_FORM)


def word_document(place: Place) -> Problem:
    """A Word or RTF document, or a compound file of no known kind."""
    return Problem("FIL037", Severity.ERROR, place, "Wordなどの文書です。", _SEND_THE_FORM)


def presentation(place: Place) -> Problem:
    """A PowerPoint presentation."""
    return Problem("FIL038", Severity.ERROR, place, "PowerPointなどのスライドです。", _SEND_THE_FORM)


def pdf_document(place: Place) -> Problem:
    """A PDF, often the printed form as a scan."""
    return Problem("FIL039", Severity.ERROR, place, "PDFです。入力した内容を読み取れません。", _SEND_THE_FORM)


def picture(place: Place) -> Problem:
    """A picture, often a photograph of the printed form."""
    return Problem("FIL03A", Severity.ERROR, place, "画像です。入力した内容を読み取れません。", _SEND_THE_FORM)


def archive(place: Place) -> Problem:
    """An archive (ZIP, 7z, RAR, gzip, CAB, LHA) that is no workbook."""
    return Problem(
        "FIL03B", Severity.ERROR, place,
        "圧縮ファイル（ZIPなど）です。",
        "展開して、中の入力シート（.xlsx）をこのフォルダに置いてください。",
    )


def mail_message(place: Place) -> Problem:
    """A mail saved as a file, with the workbook attached to it."""
    return Problem(
        "FIL03C", Severity.ERROR, place,
        "電子メールです。",
        "メールソフトで開き、添付されている入力シート（.xlsx）を取り出して、このフォルダに置いてください。",
    )


def shortcut(place: Place) -> Problem:
    """A shortcut of Windows or macOS, or a saved web address."""
    return Problem(
        "FIL03D", Severity.ERROR, place,
        "ショートカットです。ファイルそのものではありません。",
        "ショートカットの先にある入力シート（.xlsx）をコピーして、このフォルダに置いてください。",
    )


def unknown_file(place: Place) -> Problem:
    """Content that matches no known kind."""
    return Problem(
        "FIL03E", Severity.ERROR, place,
        "Excelブック（.xlsx）ではありません。ファイルの種類が分かりません。",
        _SEND_THE_FORM,
    )


def truncated_book(place: Place) -> Problem:
    """A zip without an end record: a copy or transfer was cut off."""
    return Problem(
        "FIL040", Severity.ERROR, place,
        "ファイルが途中で切れています。コピーや送信が終わっていないか、失敗しています。",
        _SEND_AGAIN,
    )


def damaged_book(place: Place, detail: str) -> Problem:
    """The workbook contradicts itself or is not well-formed; `detail` says where, in Japanese."""
    return Problem(
        "FIL041", Severity.ERROR, place,
        f"ブックが壊れています（{detail}）。正しく読めないおそれがあるため、値を取り込みません。",
        _SEND_AGAIN,
    )


def damaged_part(place: Place, part: str) -> Problem:
    """The checksum of a part does not match its content; `part` is its name inside the file."""
    return Problem(
        "FIL042", Severity.ERROR, place,
        f"ブックの中身が書き込んだ時と変わっています（{part} の検査値が一致しません）。値を取り込みません。",
        _SEND_AGAIN,
    )


def ambiguous_book(place: Place, detail: str) -> Problem:
    """Two programs could read the file differently; `detail` names what it contains twice."""
    return Problem(
        "FIL043", Severity.ERROR, place,
        f"読み方が一通りに決まらないファイルです（{detail}）。開くソフトによって内容が変わるため、値を取り込みません。",
        _SEND_AGAIN,
    )


def forbidden_content(place: Place, detail: str) -> Problem:
    """The file contains what no spreadsheet program writes and only an attack needs, as in `detail`."""
    return Problem(
        "FIL044", Severity.ERROR, place,
        f"通常のブックには現れない危険な記述があります（{detail}）。安全のため、読みません。",
        "提出者に、どのように作成したファイルかを確かめてください。"
        "配布した入力シートに入力し直したものを提出してもらってください。",
    )


def over_limit(place: Place, measured: str, limit: int, unit: str) -> Problem:
    """Something exceeds its limit; `measured` says what (ファイルの大きさ …), `unit` in what it is counted."""
    return Problem(
        "FIL050", Severity.ERROR, place,
        f"{measured}が上限（{limit:,}{unit}）を超えています。安全のため、読むのをやめました。",
        "不要なシート、画像、入力欄の外に残った書式や値を削除して保存し、提出し直してください。",
    )


def too_slow(place: Place, seconds: float) -> Problem:
    """Reading takes longer than the limit of `seconds`."""
    return Problem(
        "FIL051", Severity.ERROR, place,
        f"{seconds:g}秒たっても読み終わらないため、読むのをやめました。",
        "不要なシートや行を削除して保存し、提出し直してください。ほかのファイルも遅いときは、時間をおいて実行してください。",
    )


def reader_died(place: Place) -> Problem:
    """The worker process that read the file crashed."""
    return Problem(
        "FIL052", Severity.ERROR, place,
        "このファイルを読むための処理が異常終了しました。ほかのファイルには影響ありません。",
        "ファイルをExcelで開けることを確かめ、別の名前で保存し直したものを置いて、もう一度実行してください。",
    )


def copy_kept(place: Place, copy: str) -> Problem:
    """The file is written anew, and holds what can't be taken over; a copy keeps it."""
    return Problem("FIL060", Severity.QUESTION, place, f"引き継げない書込みがあるため、更新前のファイルを「{copy}」として残しました。",
                   "必要な内容を入力欄に移したら、残したファイルは削除して構いません。")


def no_own_plan(place: Place, book: str, folder: str) -> Problem:
    """A working folder of a run over many has no plan of its own; another city's is never taken for it."""
    return Problem("FIL080", Severity.ERROR, place, f"このフォルダの計画がありません（「{book}」も「{folder}」もありません）。",
                   f"計画を「{book}」又は「{folder}」として置くか、「設定.ini」の「計画」に場所を書いてください。")


def two_plans(place: Place, book: str, folder: str) -> Problem:
    """A working folder of a run over many has two plans, and nothing says which one counts."""
    return Problem("FIL081", Severity.ERROR, place, f"このフォルダには「{book}」と「{folder}」の両方があり、どちらが計画か決められません。",
                   "一方を別の場所に移すか、「設定.ini」の「計画」にどちらかを書いてください。")


def folder_worker_died(place: Place) -> Problem:
    """The worker process that ran a working folder died, and so did the one that tried again."""
    return Problem("FIL082", Severity.ERROR, place, "このフォルダの処理が2回続けて異常終了しました。ほかのフォルダには影響ありません。",
                   "空きメモリを確かめ、このフォルダだけで同じコマンドを実行してください。")


def _examples() -> tuple[Problem, ...]:
    place = Place(file="学務課.xlsx")
    return (
        lock_file(Place(file="~$学務課.xlsx")),
        system_file(Place(file="Thumbs.db")),
        unfinished_file(Place(file="学務課.xlsx.crdownload")),
        folder(Place(file="差し替え")),
        not_opened(place, "No such file or directory"),
        not_allowed(place),
        changed_while_reading(place),
        symbolic_link(place),
        special_file(place),
        empty_file(place),
        blank_file(place),
        old_excel(Place(file="学務課.xls")),
        binary_excel(Place(file="学務課.xlsb")),
        open_document(Place(file="学務課.ods")),
        numbers_document(Place(file="学務課.numbers")),
        encrypted_book(place),
        web_page(Place(file="学務課.xls")),
        plain_text(Place(file="学務課.csv")),
        word_document(Place(file="学務課.docx")),
        presentation(Place(file="学務課.pptx")),
        pdf_document(Place(file="学務課.pdf")),
        picture(Place(file="IMG_0012.jpg")),
        archive(Place(file="学務課.zip")),
        mail_message(Place(file="学務課.msg")),
        shortcut(Place(file="学務課.xlsx.lnk")),
        unknown_file(Place(file="学務課.dat")),
        truncated_book(place),
        damaged_book(place, "xl/worksheets/sheet2.xml のXMLを解釈できません"),
        damaged_part(place, "xl/sharedStrings.xml"),
        ambiguous_book(place, "xl/worksheets/sheet1.xml が二つあります"),
        forbidden_content(place, "xl/workbook.xml に文書型宣言（DTD）があります"),
        over_limit(place, "値のあるセルの数", 1_000_000, "個"),
        too_slow(place, 30),
        reader_died(place),
        copy_kept(Place(file="事務局評価.xlsx"), "事務局評価（2025-06-02 0930の内容）.xlsx"),
        no_own_plan(Place(), "plan.xlsx", "計画"),
        two_plans(Place(), "plan.xlsx", "計画"),
        folder_worker_died(Place()),
    )


EXAMPLES: tuple[Problem, ...] = _examples()
