"""Faults of a workbook that is about to be published: content that is not for the public."""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity


def mail_address_shown(place: Place, address: str) -> Problem:
    """A text contains a mail address other than the office's contact."""
    return Problem("PUB001", Severity.ERROR, place, f"問合せ先以外のメールアドレス「{address}」が含まれています。",
                   "回答から削除して作り直すか、公表してよいものであれば --allow で指定してください。")


def telephone_shown(place: Place, number: str) -> Problem:
    """A text contains a telephone number other than the office's contact."""
    return Problem("PUB002", Severity.ERROR, place, f"問合せ先以外の電話番号「{number}」が含まれています。",
                   "回答から削除して作り直すか、公表してよいものであれば --allow で指定してください。")


def sheet_hidden(place: Place) -> Problem:
    """A sheet is hidden, where readers would not expect content."""
    return Problem("PUB003", Severity.ERROR, place, "非表示のシートがあります。", "公表用の評価書を作り直してください。")


def column_hidden(place: Place) -> Problem:
    """A column is hidden, where readers would not expect content."""
    return Problem("PUB004", Severity.ERROR, place, "非表示の列があります。", "公表用の評価書を作り直してください。")


def comment_left(place: Place) -> Problem:
    """A cell has a comment, which is meant for staff."""
    return Problem("PUB005", Severity.ERROR, place, "コメントが残っています。", "コメントを削除して作り直してください。")


def outside_link(place: Place, target: str) -> Problem:
    """A hyperlink leads to an address outside of the workbook that is not allowed."""
    return Problem("PUB006", Severity.ERROR, place, f"外部へのリンク「{target}」があります。",
                   "リンクを削除して作り直してください。")


def file_named(place: Place, name: str) -> Problem:
    """A text contains the name of an internal file or folder."""
    return Problem("PUB007", Severity.ERROR, place, f"庁内のファイル名又はフォルダ名「{name}」が含まれています。",
                   "回答から削除して作り直すか、公表してよいものであれば --allow で指定してください。")


_HERE = Place("評価書（公表用）.xlsx", "1-1-01", "B12")
EXAMPLES: tuple[Problem, ...] = (
    mail_address_shown(_HERE, "taro@example.jp"),
    telephone_shown(_HERE, "042-000-0000"),
    sheet_hidden(Place("評価書（公表用）.xlsx", "選択肢")),
    column_hidden(Place("評価書（公表用）.xlsx", "指標データ", "R1")),
    comment_left(_HERE),
    outside_link(_HERE, "http://portal.example.lan/"),
    file_named(_HERE, "01_DX推進課_R6.xlsx"),
)
