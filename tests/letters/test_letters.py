"""The words of the letters, the bundled ones and a city's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca.errors import TemplateUnusable
from sagamihara_pdca.letters.compose import Occasion, compose
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Attachment, Letter, Mailbox, Parcel, TemplateText
from sagamihara_pdca.letters.quoting import safe_line
from sagamihara_pdca.mail.templates import read_template
from sagamihara_pdca.problems import Place, Problem, Severity
from tests.worlds.mail_town import DIVISIONS, make_plan
from tests.worlds.plans import DUE, R6

FAULT = Problem("ACT001", Severity.ERROR, Place("04_図書館.xlsx", "1-1-05", "D18", "実績"),
                "指標「来館者数」の実績値が空欄です。", "実績値を入力するか、状態で「集計中」を選んでください。")
PARCEL = Parcel(DIVISIONS[2], Attachment("03_渡邊出張所.xlsx", "03_渡邊出張所.xlsx"), ("図書館DXの推進", "窓口サービスの向上"), (FAULT,))


def _compose(kind: LetterKind, parcel: Parcel = PARCEL, text: str | None = None, due: date | None = DUE) -> Letter:
    template = TemplateText("own.txt.j2", text) if text is not None else read_template(kind)
    (letter,) = compose([parcel], Occasion(kind, make_plan(), R6, template, due))
    return letter


SUBJECTS = [
    (LetterKind.REQUEST, "「みずの町デジタル推進計画」に係る令和6年度の実績等の入力について（依頼）"),
    (LetterKind.REMINDER, "「みずの町デジタル推進計画」に係る令和6年度の実績等の提出について（再依頼）"),
    (LetterKind.RETURN, "「みずの町デジタル推進計画」に係る令和6年度の実績等の修正について（依頼）"),
    (LetterKind.PUBLICATION, "「みずの町デジタル推進計画」に係る令和6年度の評価書の公表について（通知）"),
]


@pytest.mark.parametrize(("kind", "subject"), SUBJECTS)
def test_a_letter_says_what_it_is_about_to_whom_and_from_whom(kind: LetterKind, subject: str) -> None:
    letter = _compose(kind)

    assert letter.subject == subject
    assert letter.body.startswith("渡邊出張所　御中\n")
    assert letter.body.endswith("\n".join(make_plan().profile.contact) + "\n")
    assert "・図書館DXの推進\n" in letter.body and "・窓口サービスの向上\n" in letter.body
    assert "03_渡邊出張所.xlsx" in letter.body


@pytest.mark.parametrize("kind", [LetterKind.REQUEST, LetterKind.REMINDER, LetterKind.RETURN, LetterKind.QUERY])
def test_a_letter_that_asks_for_something_says_until_when(kind: LetterKind) -> None:
    assert "令和7年5月30日（金）" in _compose(kind).body
    with pytest.raises(TemplateUnusable, match="'due' is undefined"):
        _compose(kind, due=None)


def test_a_publication_has_no_due_date() -> None:
    assert "提出期限" not in _compose(LetterKind.PUBLICATION, due=None).body


def test_a_return_quotes_where_what_and_what_to_do() -> None:
    body = _compose(LetterKind.RETURN).body

    assert "３　修正又は確認をお願いする箇所（1件）\n" in body
    assert "(1)【エラー】04_図書館.xlsx「1-1-05」D18（実績）\n　　　指標「来館者数」の" in body
    assert "\n　　　→ 実績値を入力するか、" in body


@pytest.mark.parametrize("kind", [LetterKind.REQUEST, LetterKind.PUBLICATION])
def test_a_request_and_a_notification_carry_nothing_from_a_submission(kind: LetterKind) -> None:
    assert FAULT.message not in _compose(kind).body


def test_a_quotation_can_not_pretend_to_be_the_letter() -> None:
    forged = replace(FAULT, message="誤り\n\n１　提出期限\r\n　　至急\u2028\u202e" + "長" * 500)

    body = _compose(LetterKind.RETURN, replace(PARCEL, problems=(forged,))).body

    assert "誤り １　提出期限 　　至急 長" in body and "長" * 250 not in body
    assert not {"\r", "\u2028", "\u202e"} & set(body)


def test_a_query_asks_about_every_open_question_at_the_cells_of_the_file_that_was_sent() -> None:
    body = _compose(LetterKind.QUERY, replace(PARCEL, attachment=None)).body

    assert "２　確認をお願いする箇所（1件）\n" in body
    assert "(1)04_図書館.xlsx「1-1-05」D18（実績）\n　　　指標「来館者数」の" in body
    assert "１　回答期限\n　　令和7年5月30日（金）\n" in body


UNREAD = Problem("FIL001", Severity.ERROR, Place("03_渡邊出張所.xls"), "古い形式（.xls）のブックです。", "xlsxで提出してください。")
#: the parcel of a reminder, what its letter says
REMINDED: list[tuple[Parcel, str]] = [
    (replace(PARCEL, problems=()), "貴課からの提出を確認\nできていません"),
    (replace(PARCEL, problems=()), "行き違いに提出されている場合は、御容赦ください"),
    (replace(PARCEL, problems=(), issue=2), "貴課からの修正後\nの提出を確認できていません"),
    (replace(PARCEL, problems=(UNREAD,)), "受け取りましたが、読み取る\nことができませんでした"),
    (replace(PARCEL, problems=(UNREAD,)), "　　・03_渡邊出張所.xls\n　　　古い形式（.xls）のブックです。\n"),
    (replace(PARCEL, problems=(), is_doubtful=True), "提出された課を確認できないファイルを受け取っています"),
]


@pytest.mark.parametrize(("parcel", "said"), REMINDED)
def test_a_reminder_says_what_is_known_of_the_divisions_answer(parcel: Parcel, said: str) -> None:
    body = _compose(LetterKind.REMINDER, parcel).body

    assert said in body
    assert ("できていません" in body) == (not parcel.problems)


def test_a_reminder_without_a_file_refers_to_the_one_sent_before() -> None:
    assert "先に送付した入力シート" in _compose(LetterKind.REMINDER, replace(PARCEL, attachment=None)).body


def test_the_first_address_gets_the_letter_and_the_others_copies() -> None:
    letter = _compose(LetterKind.REQUEST, replace(PARCEL, copy_to=(DIVISIONS[0], DIVISIONS[2])))

    assert letter.to == Mailbox("渡邊出張所", "watanabe2@town.mizuno.example")
    assert letter.cc == (Mailbox("渡邊出張所", "shocho@town.mizuno.example"),
                         Mailbox("総務課", "soumu@town.mizuno.example"))


def test_a_division_without_an_address_gets_a_letter_without_one() -> None:
    letter = _compose(LetterKind.REQUEST, replace(PARCEL, division=replace(DIVISIONS[0], mail=())))

    assert letter.to is None and letter.cc == ()


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_wording_itself_fits_a_narrow_window(kind: LetterKind) -> None:
    for line in read_template(kind).text.splitlines()[1:]:
        words = line.split("{{")[0] if "{{" in line else line
        assert sum(1 + (unicodedata.east_asian_width(sign) in "FWA") for sign in words) <= 76, line


#: a city's template, the line that is named
WRONG: list[tuple[str, str]] = [
    ("件名：依頼\n\n本文\n{{ duee }}\n", "4行目"),
    ("件名：{{ plan.nmae }}\n\n本文\n", "1行目"),
    ("件名：依頼\n\n{% for project in projects %}\n{{ project }}\n", "4行目"),
    ("件名：依頼\n\n{{ 1 / 0 }}\n", "3行目"),
    ("件名：依頼\n\n本文\n{{ 'a' + 1 }}\n", "4行目"),
    ("件名：依頼\n\n{{ ''.__class__.__mro__ }}\n", "3行目"),
    ("件名：依頼\n\n{% include 'other' %}\n", "3行目"),
    ("依頼\n\n本文\n", "1行目"),
    ("件名：\n\n本文\n", "1行目"),
    ("件名：依頼\n本文\n", "1行目"),
    ("", "1行目"),
]


@pytest.mark.parametrize(("text", "line"), WRONG)
def test_a_mistake_in_a_template_is_reported_with_its_line(text: str, line: str) -> None:
    with pytest.raises(TemplateUnusable, match=f"文例「own.txt.j2」{line}"):
        _compose(LetterKind.REQUEST, text=text)


def test_a_citys_own_template_is_used_in_place_of_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "request.txt.j2").write_text("\ufeff件名：{{ year }}の照会\r\n\r\n{{ division.name }} 様\r\n", "utf-8")

    own, bundled = read_template(LetterKind.REQUEST, tmp_path), read_template(LetterKind.REMINDER, tmp_path)

    letter = _compose(LetterKind.REQUEST, text=own.text)
    assert (letter.subject, letter.body) == ("令和6年度の照会", "渡邊出張所 様\n")
    assert bundled == read_template(LetterKind.REMINDER)


CLEANED: list[tuple[str, Callable[[str], bool]]] = [
    ("a\r\nb\tc", lambda line: line == "a b c"),
    ("全角　空白", lambda line: line == "全角　空白"),
    ("\x00\u202e\u2029", lambda line: line == ""),
    ("x" * 300, lambda line: len(line) == 200 and line.endswith("…")),
]


@pytest.mark.parametrize(("text", "holds"), CLEANED)
def test_a_quoted_text_is_one_clean_line(text: str, holds: Callable[[str], bool]) -> None:
    assert holds(safe_line(text))
