"""Faults that prevent a letter from being sent, and questions that somebody should check before sending."""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity

#: The screen puts all divisions of this fault into one line.
NO_ADDRESS = "MAIL001"


def no_address(*divisions: str) -> Problem:
    """Divisions without an address; one problem lists all of them."""
    count = f"　計{len(divisions)}件" if len(divisions) > 1 else ""
    return Problem(
        NO_ADDRESS, Severity.ERROR, Place(label="、".join(divisions) + count),
        "メールアドレスが登録されていないため、送信しません。",
        "計画の「課・機関」の表の「メール」に登録するか、別の方法で届けてください。",
    )


def address_malformed(division: str, address: str, reason: str) -> Problem:
    """An address of a division fails validation; `reason` is the validator's text."""
    return Problem(
        "MAIL002", Severity.ERROR, Place(label=division),
        f"メールアドレス「{address}」は、{reason}。",
        "計画の「課・機関」の表の「メール」を、半角の一つのアドレスに直してください。",
    )


def domain_not_allowed(division: str, address: str, domains: tuple[str, ...]) -> Problem:
    """An address outside the domains of the plan's 設定."""
    return Problem(
        "MAIL003", Severity.ERROR, Place(label=division),
        f"メールアドレス「{address}」は、送信を許すドメイン（{'、'.join(domains)}）のものではありません。",
        "アドレスが正しいことを確かめ、正しければ計画の「設定」の「送信を許すドメイン」に加えてください。",
    )


def attachment_missing(division: str, file: str) -> Problem:
    """The file to attach does not exist; `file` is "" where the letter names none."""
    return Problem(
        "MAIL004", Severity.ERROR, Place(label=division),
        f"添付するファイル「{file}」がありません。" if file else "添付するファイルがありません。",
        "ファイルを作成し直してから、もう一度実行してください。",
    )


def attachment_unreadable(division: str, file: str, reason: str) -> Problem:
    """The file to attach cannot be opened to check whose it is."""
    return Problem(
        "MAIL005", Severity.ERROR, Place(file=file, label=division),
        f"添付するファイルを開いて確かめることができません（{reason}）。",
        "ファイルを作成し直してから、もう一度実行してください。",
    )


def attachment_of_another(division: str, file: str, part: str, expected: str, found: str) -> Problem:
    """The marker of the attachment names another division, year or plan than the letter."""
    return Problem(
        "MAIL006", Severity.ERROR, Place(file=file, label=division),
        f"添付するファイルの{part}が、宛先と合いません（宛先は「{expected}」、ファイルは「{found}」）。",
        "ファイルを取り違えていないか確かめ、作成し直してください。",
    )


def attachment_changed(division: str, file: str) -> Problem:
    """The hash of the attachment differs from the one in the index."""
    return Problem(
        "MAIL007", Severity.ERROR, Place(file=file, label=division),
        "添付するファイルの内容が、送付一覧を作成した後に変わっています。",
        "下書きと送付一覧を作成し直し、内容を確かめてから送信してください。",
    )


def too_large(division: str, file: str, size_bytes: int, limit_bytes: int) -> Problem:
    """The message with its attachment, in bytes, exceeds the server's limit."""
    return Problem(
        "MAIL008", Severity.ERROR, Place(file=file, label=division),
        f"メールの大きさ（{_megabytes(size_bytes)}）が、上限（{_megabytes(limit_bytes)}）を超えています。",
        "貼り付けた画像を減らすなど、ファイルを小さくするか、別の方法で届けてください。",
    )


def address_shared(division: str, address: str, others: tuple[str, ...]) -> Problem:
    """Several divisions have the same address."""
    return Problem(
        "MAIL009", Severity.QUESTION, Place(label=division),
        f"メールアドレス「{address}」は、{'、'.join(f'「{name}」' for name in others)}にも登録されています。",
        "同じ受信箱を使っていることを確かめてください。",
    )


def address_moved(division: str, address: str, other: str) -> Problem:
    """The journal has the address under another division this year."""
    return Problem(
        "MAIL010", Severity.ERROR, Place(label=division),
        f"メールアドレス「{address}」には、今年度「{other}」宛てのメールを送信しています。宛先が入れ替わっているおそれがあります。",
        "計画の「課・機関」の表を確かめてください。正しい場合は、下書きを開いて送信してください。",
    )


def unsafe_header(division: str, part: str) -> Problem:
    """A header field contains a line break or another control character (header injection)."""
    return Problem(
        "MAIL011", Severity.ERROR, Place(label=division),
        f"{part}に、改行などの使えない文字が含まれています。",
        "計画の表の名称又は文例の件名から、その文字を除いてください。",
    )


def sender_malformed(division: str, address: str, reason: str) -> Problem:
    """The plan's 差出人 fails validation."""
    return Problem(
        "MAIL012", Severity.ERROR, Place(label=division),
        f"差出人のメールアドレス「{address}」は、{reason}。",
        "計画の「設定」の「差出人」を直してください。",
    )


def list_heading_missing(place: Place, heading: str) -> Problem:
    """The CSV of recipients lacks a column."""
    return Problem(
        "MAIL013", Severity.ERROR, place,
        f"送付先の一覧に「{heading}」の列がありません。",
        "1行目に「宛先」と「メール」の見出しを書いてください。",
    )


def list_name_missing(place: Place) -> Problem:
    """A row of the CSV of recipients has no name."""
    return Problem(
        "MAIL014", Severity.ERROR, place,
        "送付先の名称が空欄です。",
        "「宛先」の列に名称を入力してください。",
    )


def public_edition_missing(file: str, year: str) -> Problem:
    """The public report of the year has not been generated yet."""
    return Problem(
        "MAIL015", Severity.ERROR, Place(file=file),
        "公表用の評価書がまだありません。",
        f"先に「sagamihara-pdca report {year} --public」を実行し、内容を確かめてください。",
    )


def return_outdated(division: str, file: str, then: str, now: tuple[str, ...]) -> Problem:
    """A return was made from another answer than `now`; `then` is that answer's file, "" where it is not known."""
    made = f"「{then}」" if then else "これとは別の提出又は記録のない提出"
    return Problem(
        "MAIL016", Severity.ERROR, Place(file=file, label=division),
        f"差戻しの入力シートは、現在採用している提出（{'、'.join(f'「{name}」' for name in now)}）ではなく、{made}から作成したものです。",
        "もう一度 collect を実行してから、差戻しのメールを作成してください。",
    )


def return_asks_otherwise(division: str, file: str) -> Problem:
    """A return was made from the answer that counts, and lists other faults than are found in it now."""
    return Problem(
        "MAIL017", Severity.ERROR, Place(file=file, label=division),
        "差戻しの入力シートを作成した後に、指摘の内容又は「確認済み」の記録が変わっています。",
        "もう一度 collect を実行してから、差戻しのメールを作成してください。",
    )


def edition_outdated(file: str, changed: tuple[str, ...], year: str) -> Problem:
    """What the public edition was made from is not what the folder holds now."""
    return Problem(
        "MAIL018", Severity.ERROR, Place(file=file),
        f"公表用の評価書を作成した後に、{'、'.join(changed)}が変わっています。",
        _make_again(year),
    )


def edition_unrecorded(file: str, year: str) -> Problem:
    """There is no record of what the public edition was made from."""
    return Problem(
        "MAIL019", Severity.ERROR, Place(file=file),
        "公表用の評価書を何から作成したかの記録がないため、現在の提出と合っているか確かめられません。",
        _make_again(year),
    )


def edition_altered(file: str) -> Problem:
    """The public edition is not the file that was made."""
    return Problem(
        "MAIL020", Severity.QUESTION, Place(file=file),
        "作成した後に、別の内容で保存されています。",
        "手を加えた内容のまま送信してよいか確かめてください。元の内容で送信する場合は、公表用の評価書を作成し直してください。",
    )


def unread_file(file: str, division: str, reason: str) -> Problem:
    """A file in the submissions folder can't be read; by its name it may be of `division`, "" for nobody's."""
    whose = f"ファイル名から、「{division}」の提出かもしれません。" if division else "どの課の提出か、ファイル名からも分かりません。"
    return Problem(
        "MAIL021", Severity.QUESTION, Place(file=file),
        f"入力シートとして読み取れません（{reason}）。{whose}",
        "ファイルを開いて確かめてください。提出であれば、催促ではなく、入力シートでの再提出を依頼してください。",
    )


def return_unsent(divisions: tuple[str, ...]) -> Problem:
    """Returns of which the journal does not know that they have arrived."""
    return Problem(
        "MAIL022", Severity.QUESTION, Place(label=f"{'、'.join(divisions)}　計{len(divisions)}件"),
        "差戻しを送信した記録がないため、催促しません。",
        "`mail return` で差し戻してください。手作業で送信した場合は、`mail sent` で記録してください。",
    )


def questions_of_no_division(count: int) -> Problem:
    """Questions that concern several divisions, or the folder as a whole."""
    return Problem(
        "MAIL023", Severity.QUESTION, Place(file="回収状況.xlsx", sheet="指摘一覧"),
        f"一つの課に限らない確認の指摘が{count}件あります。照会の文面には含めていません。",
        "回収状況で内容を確かめ、必要な課に問い合わせてください。",
    )


def due_differs(division: str, file: str, printed: str, wanted: str) -> Problem:
    """The attached workbook shows another day than the letter."""
    return Problem(
        "MAIL024", Severity.QUESTION, Place(file=file, label=division),
        f"添付するファイルに記された提出期限（{printed}）が、メールの提出期限（{wanted}）と異なります。",
        "どちらが正しいか確かめ、--due をそろえて、ファイル又はメールを作成し直してください。",
    )


def _make_again(year: str) -> str:
    return f"もう一度「sagamihara-pdca report {year} --public」を実行し、内容を確かめてから、公表のメールを作成してください。"


def _megabytes(size_bytes: int) -> str:
    tenths = -(-size_bytes * 10 // 1_000_000)  # rounded up: what is over the limit must not look equal to it
    return f"{tenths // 10}.{tenths % 10}MB"


EXAMPLES: tuple[Problem, ...] = (
    no_address("建築審査課"),
    address_malformed("学務課", "gakumu＠city.example.lg.jp", "「＠」が全角です"),
    domain_not_allowed("学務課", "gakumu@example.com", ("city.example.lg.jp",)),
    attachment_missing("学務課", "15_学務課.xlsx"),
    attachment_unreadable("学務課", "15_学務課.xlsx", "パスワードで保護されています"),
    attachment_of_another("学務課", "15_学務課.xlsx", "課", "学務課", "図書館"),
    attachment_changed("学務課", "15_学務課.xlsx"),
    too_large("学務課", "15_学務課.xlsx", 12_345_678, 10_000_000),
    address_shared("警防課", "shobo@city.example.lg.jp", ("指令課",)),
    address_moved("学務課", "toshokan@city.example.lg.jp", "図書館"),
    unsafe_header("学務課", "件名"),
    sender_malformed("学務課", "dx＠city.example.lg.jp", "「＠」が全角です"),
    list_heading_missing(Place(file="送付先.csv"), "メール"),
    list_name_missing(Place(file="送付先.csv", cell="A3")),
    public_edition_missing("令和6年度評価書（公表用）.xlsx", "R6"),
    return_outdated("学務課", "14_学務課.xlsx", "学務課.xlsx", ("学務課（訂正）.xlsx",)),
    return_asks_otherwise("学務課", "14_学務課.xlsx"),
    edition_outdated("令和6年度評価書（公表用）.xlsx", ("「学務課」の提出", "事務局評価"), "R6"),
    edition_unrecorded("令和6年度評価書（公表用）.xlsx", "R6"),
    edition_altered("令和6年度評価書（公表用）.xlsx"),
    unread_file("14_学務課.xls", "学務課", "古い形式（.xls）のブックです。"),
    return_unsent(("学務課", "図書館")),
    questions_of_no_division(2),
    due_differs("学務課", "14_学務課.xlsx", "令和7年5月30日（金）", "令和7年6月6日（金）"),
)
