"""The guard at each of its limits: what it refuses, what it lets through just beside that, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Letter, Mailbox
from sagamihara_pdca.mail.guard import Guard, check
from sagamihara_pdca.mail.message import Enclosure, draft
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.problems import Place, Problem, Severity
from tests.worlds.mail_town import (
    DIVISIONS,
    attached,
    file_of,
    guard,
    identify,
    identity_of,
    letter_for,
    make_plan,
    parcels_in,
    write_book,
)

WATANABE = DIVISIONS[1]
REQUEST, REMINDER, RETURN, QUERY, PUBLICATION = LetterKind
INPUT, RETURNED, REVIEW, EVALUATION = BookKind
#: Line breaks, signs that print nothing, marks that turn the direction, and half a character.
CONTROLS = ["\r", "\n", "\t", "\x00", "\x1b", "\x7f", "\x85", "\xad", "\u200b", "\u200f", "\u2028", "\u2029", "\u202e",
            "\u2066", "\ufeff", "\ud867"]
PLAIN = ["　", " ", "髙﨑", "①㈱", "〜－", "😀", "が", "=?ISO-2022-JP?B?", "\xa0"]


def letter_to(folder: Path, kind: LetterKind = REQUEST) -> Letter:
    """A letter to 渡辺出張所 with its own input workbook; nothing is wrong with it."""
    (parcel,) = parcels_in(folder, [WATANABE])
    return letter_for(parcel, kind)


def codes(letter: Letter, **settings: object) -> list[str]:
    return [problem.code for problem in check(letter, guard(**settings)).problems]


def message(letter: Letter, **settings: object) -> str:
    (problem,) = check(letter, guard(**settings)).problems
    return problem.message


def test_a_letter_with_its_own_file_is_clear_and_carries_the_file_as_it_is(tmp_path: Path) -> None:
    letter = letter_to(tmp_path)

    checked = check(letter, guard())

    assert checked.letter == letter and checked.problems == () and checked.is_clear
    assert checked.enclosure == Enclosure("02_渡辺出張所.xlsx", file_of(letter).read_bytes())


@pytest.mark.parametrize(("beyond", "expected"), [(-1, []), (0, []), (1, ["MAIL008"])])
def test_a_message_may_be_as_large_as_the_limit_and_not_a_byte_larger(tmp_path: Path, beyond: int,
                                                                       expected: list[str]) -> None:
    letter = letter_to(tmp_path)
    enclosure = Enclosure(file_of(letter).name, file_of(letter).read_bytes())

    checked = check(letter, guard(size_limit_bytes=len(draft(letter, enclosure)) - beyond))

    assert [problem.code for problem in checked.problems] == expected
    assert checked.is_clear == (not expected) and checked.enclosure == enclosure


@pytest.mark.parametrize(("size", "expected"), [(99, "MAIL005"), (100, "MAIL005"), (101, "MAIL008")])
def test_a_file_above_the_limit_is_not_even_opened(tmp_path: Path, size: int, expected: str) -> None:
    letter = letter_to(tmp_path)
    file_of(letter).write_bytes(b"x" * size)  # no workbook: it can't be read

    checked = check(letter, guard(size_limit_bytes=100))

    assert [problem.code for problem in checked.problems] == [expected]
    assert checked.enclosure is None and not checked.is_clear


@pytest.mark.parametrize(("size", "expected"), [(10_000_000, "MAIL005"), (10_000_001, "MAIL008")])
def test_ten_million_bytes_are_the_limit_unless_another_is_set(tmp_path: Path, size: int, expected: str) -> None:
    letter = letter_to(tmp_path)
    with file_of(letter).open("wb") as file:
        file.truncate(size)

    (problem,) = check(letter, Guard(make_plan(), identify)).problems

    assert problem.code == expected


def test_too_large_a_file_is_named_with_both_sizes(tmp_path: Path) -> None:
    letter = letter_to(tmp_path)
    file_of(letter).write_bytes(b"x" * 200_001)

    (problem,) = check(letter, guard(size_limit_bytes=200_000)).problems

    assert problem.place == Place(file="02_渡辺出張所.xlsx", label="渡辺出張所")
    assert problem.message == "メールの大きさ（0.3MB）が、上限（0.2MB）を超えています。"


def test_too_large_a_letter_without_a_file_names_none(tmp_path: Path) -> None:
    letter = replace(letter_to(tmp_path, REMINDER), attachment=None)

    (problem,) = check(letter, guard(size_limit_bytes=10)).problems

    assert problem.code == "MAIL008" and problem.place == Place(label="渡辺出張所")


def test_the_size_of_a_message_is_not_asked_while_something_else_is_wrong(tmp_path: Path) -> None:
    letter = replace(letter_to(tmp_path), to=Mailbox("渡辺出張所", "watanabe"))

    assert codes(letter, size_limit_bytes=file_of(letter).stat().st_size) == ["MAIL002"]


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_a_control_character_in_a_subject_is_refused_wherever_it_stands(tmp_path: Path, control: str) -> None:
    letter = letter_to(tmp_path)

    for subject in (f"{control}件名", f"件{control}名", f"件名{control}"):
        assert message(replace(letter, subject=subject)) == "件名に、改行などの使えない文字が含まれています。"


@pytest.mark.parametrize("text", PLAIN)
def test_other_unusual_characters_may_stand_in_a_header(tmp_path: Path, text: str) -> None:
    letter = letter_to(tmp_path)

    assert codes(replace(letter, subject=text, sender=Mailbox(text, "dx@town.mizuno.example"))) == []


def _renamed(letter: Letter) -> Letter:
    return replace(letter, attachment=attached(file_of(letter).rename(file_of(letter).with_name("02\u202e渡辺.xlsx"))))


HEADERS: list[tuple[Callable[[Letter], Letter], str]] = [
    (lambda letter: replace(letter, subject="件\n名"), "件名"),
    (lambda letter: replace(letter, division_name="渡辺\n出張所"), "課名"),
    (lambda letter: replace(letter, sender=Mailbox("総務\n課", "dx@town.mizuno.example")), "事務局の名称"),
    (lambda letter: replace(letter, cc=(Mailbox("図書\n館", "toshokan@town.mizuno.example"),)), "写しの宛先の名称"),
    (_renamed, "ファイル名"),
]


@pytest.mark.parametrize(("change", "part"), HEADERS)
def test_each_part_of_a_header_is_looked_at_and_named(tmp_path: Path, change: Callable[[Letter], Letter],
                                                      part: str) -> None:
    letter = change(letter_to(tmp_path))

    assert message(letter) == f"{part}に、改行などの使えない文字が含まれています。"


def test_every_unsafe_part_is_reported_and_the_report_itself_is_one_line(tmp_path: Path) -> None:
    letter = letter_to(tmp_path)
    for change, _ in HEADERS:
        letter = change(letter)

    problems = check(replace(letter, cc=letter.cc * 2), guard()).problems

    assert [problem.message.partition("に、")[0] for problem in problems] == [
        "件名", "課名", "事務局の名称", "写しの宛先の名称", "写しの宛先の名称", "ファイル名"]
    assert {problem.place for problem in problems} == {Place(label="渡辺 出張所")}


def test_a_line_break_in_the_body_is_not_a_fault(tmp_path: Path) -> None:
    assert codes(replace(letter_to(tmp_path), body="一行目\r\n\t二行目\n.\n")) == []


#: a letter, a workbook, and what is said to be expected and found where the two do not go together
BOOKS = [
    (REQUEST, INPUT, None), (REQUEST, RETURNED, ("入力シート", "差戻しの入力シート")),
    (REQUEST, REVIEW, ("入力シート", "事務局評価シート")), (REQUEST, EVALUATION, ("入力シート", "評価書")),
    (REMINDER, INPUT, None), (REMINDER, RETURNED, None),
    (REMINDER, REVIEW, ("入力シート", "事務局評価シート")), (REMINDER, EVALUATION, ("入力シート", "評価書")),
    (RETURN, INPUT, ("差戻しの入力シート", "入力シート")), (RETURN, RETURNED, None),
    (RETURN, REVIEW, ("差戻しの入力シート", "事務局評価シート")), (RETURN, EVALUATION, ("差戻しの入力シート", "評価書")),
    (QUERY, INPUT, ("添付なし", "入力シート")), (QUERY, RETURNED, ("添付なし", "差戻しの入力シート")),
    (PUBLICATION, INPUT, ("評価書", "入力シート")), (PUBLICATION, RETURNED, ("評価書", "差戻しの入力シート")),
    (PUBLICATION, REVIEW, ("評価書", "事務局評価シート")), (PUBLICATION, EVALUATION, None),
]


@pytest.mark.parametrize(("letter_kind", "book_kind", "clash"), BOOKS)
def test_each_letter_carries_its_own_kind_of_workbook(tmp_path: Path, letter_kind: LetterKind, book_kind: BookKind,
                                                      clash: tuple[str, str] | None) -> None:
    letter = letter_to(tmp_path, letter_kind)
    division = "" if letter_kind is PUBLICATION else "02"
    write_book(file_of(letter), replace(identity_of(WATANABE, book_kind), division=division))

    problems = check(letter, guard()).problems

    assert [problem.message for problem in problems] == ([
        f"添付するファイルの種類が、宛先と合いません（宛先は「{clash[0]}」、ファイルは「{clash[1]}」）。"] if clash else [])


#: what the file says of itself, the part that is named, what was expected, what was found
CLASHES: list[tuple[Callable[[Identity], Identity], str, str, str]] = [
    (lambda own: replace(own, plan_id="mizuno"), "計画", "mizuno_ict", "mizuno"),
    (lambda own: replace(own, plan_id="mizuno\nict"), "計画", "mizuno_ict", "mizuno ict"),
    (lambda own: replace(own, edition="令和7年3月"), "計画の版", "令和6年3月", "令和7年3月"),
    (lambda own: replace(own, year=FiscalYear(2023)), "年度", "令和6年度", "令和5年度"),
    (lambda own: replace(own, year=FiscalYear(2025)), "年度", "令和6年度", "令和7年度"),
    (lambda own: replace(own, division="03"), "課", "02 渡辺出張所", "03 渡邊出張所"),
    (lambda own: replace(own, division="99"), "課", "02 渡辺出張所", "99"),
    (lambda own: replace(own, division="2"), "課", "02 渡辺出張所", "2"),
    (lambda own: replace(own, division=""), "課", "02 渡辺出張所", "（全体）"),
    (lambda own: replace(own, issue=0), "発行の番号", "第1号", "第0号"),
    (lambda own: replace(own, issue=2), "発行の番号", "第1号", "第2号"),
]


@pytest.mark.parametrize(("change", "part", "expected", "found"), CLASHES)
def test_a_file_that_says_otherwise_is_refused_with_both_sides(
        tmp_path: Path, change: Callable[[Identity], Identity], part: str, expected: str, found: str) -> None:
    letter = letter_to(tmp_path)
    write_book(file_of(letter), change(identity_of(WATANABE)))

    (problem,) = check(letter, guard()).problems

    assert problem.place == Place(file="02_渡辺出張所.xlsx", label="渡辺出張所")
    assert problem.message == (
        f"添付するファイルの{part}が、宛先と合いません（宛先は「{expected}」、ファイルは「{found}」）。")


def test_everything_in_which_a_file_is_not_the_letters_is_said_at_once(tmp_path: Path) -> None:
    letter = letter_to(tmp_path)
    write_book(file_of(letter), Identity(RETURNED, "other", "第2版", FiscalYear(2025), "03", 1, 2))

    checked = check(letter, guard())

    assert [problem.message.split("が、")[0] for problem in checked.problems] == [
        f"添付するファイルの{part}" for part in ("種類", "計画", "計画の版", "年度", "課", "発行の番号")]
    assert not checked.is_clear


def test_an_evaluation_workbook_that_says_it_is_one_divisions_is_refused(tmp_path: Path) -> None:
    letter = letter_to(tmp_path, PUBLICATION)
    write_book(file_of(letter), identity_of(WATANABE, EVALUATION))

    assert "宛先は「（全体）」、ファイルは「02 渡辺出張所」" in message(letter)


def test_the_version_of_the_form_is_the_readers_affair(tmp_path: Path) -> None:
    letter = letter_to(tmp_path)
    write_book(file_of(letter), replace(identity_of(WATANABE), form_version=2))

    assert codes(letter) == []


@pytest.mark.parametrize(("kind", "expected"), [
    (REQUEST, ["添付するファイルがありません。"]), (RETURN, ["添付するファイルがありません。"]),
    (PUBLICATION, ["添付するファイルがありません。"]), (REMINDER, []), (QUERY, []),
])
def test_only_a_reminder_goes_without_a_file(tmp_path: Path, kind: LetterKind, expected: list[str]) -> None:
    letter = replace(letter_to(tmp_path, kind), attachment=None)

    checked = check(letter, guard())

    assert [problem.message for problem in checked.problems] == expected and checked.enclosure is None


def test_a_file_that_is_not_there_is_named_whatever_the_letter(tmp_path: Path) -> None:
    for kind in LetterKind:
        letter = replace(letter_to(tmp_path, kind), attachment=attached(tmp_path / "02.xlsx"))

        assert message(letter) == "添付するファイル「02.xlsx」がありません。"


#: what opening the file ends with, the fault and its words
UNREADABLE: list[tuple[Exception, str, str]] = [
    (BookUnreadable(Problem("X", Severity.ERROR, Place(), "壊れて\nいます。", "")), "MAIL005", "（壊れて います。）"),
    (PermissionError(13, "使用中です"), "MAIL005", "（使用中です）"),
    (OSError("回線が\r\n切れました"), "MAIL005", "（回線が 切れました）"),
    (FileNotFoundError(2, "ない"), "MAIL004", "添付するファイル「02_渡辺出張所.xlsx」がありません。"),
]


@pytest.mark.parametrize(("fault", "code", "words"), UNREADABLE)
def test_a_file_that_can_not_be_looked_into_is_not_sent(tmp_path: Path, fault: Exception, code: str,
                                                        words: str) -> None:
    def fail(path: Path) -> Identity:
        raise fault

    checked = check(letter_to(tmp_path), Guard(make_plan(), fail))

    assert [problem.code for problem in checked.problems] == [code] and words in checked.problems[0].message
    assert checked.enclosure is None
