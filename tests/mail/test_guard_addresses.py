"""To whom the guard lets a letter go: every address of it, each fault of an address, and whose else it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Letter, Mailbox
from sagamihara_pdca.mail.guard import check
from sagamihara_pdca.problems import Place, Problem, Severity
from tests.worlds.mail_town import DIVISIONS, attached, guard, letter_for, parcels_in

WATANABE, LOOK_ALIKE = DIVISIONS[1:3]
HOST = "town.mizuno.example"


def letter_to(folder: Path, *addresses: str) -> Letter:
    """A letter to 渡辺出張所 at the first address, with copies to the others."""
    (parcel,) = parcels_in(folder, [replace(WATANABE, mail=addresses)])
    return letter_for(parcel)


def problems(letter: Letter, **settings: object) -> tuple[Problem, ...]:
    return check(letter, guard([], **settings)).problems


def codes(letter: Letter, **settings: object) -> list[str]:
    return [problem.code for problem in problems(letter, **settings)]


#: an address, and what is said to be wrong with it; None where nothing is
ADDRESSES = [
    (f"watanabe@{HOST}", None),
    (f"Watanabe.Branch+pdca@{HOST.upper()}", None),
    (f"{'a' * 64}@{HOST}", None),
    (f"{'a' * 65}@{HOST}", "長すぎます"),
    (f"watanabe＠{HOST}", "「＠」が全角です"),
    (f"a@{HOST},b@{HOST}", "複数の宛先を区切る記号が含まれています"),
    (f"a@{HOST};b@{HOST}", "複数の宛先を区切る記号が含まれています"),
    (f"a@{HOST}、b@{HOST}", "複数の宛先を区切る記号が含まれています"),
    (f"渡辺 <watanabe@{HOST}>", "名前、かっこ又はグループの書き方が含まれています"),
    (f"watanabe@{HOST}\nBcc: x@x.example", "名前、かっこ又はグループの書き方が含まれています"),
    (f"watanabe@{HOST} ", "空白又は改行が含まれています"),
    (f"watanabe@{HOST}\n", "空白又は改行が含まれています"),
    (f"渡辺@{HOST}", "半角英数字以外の文字が含まれています"),
    (f"watanabe\u200b@{HOST}", "半角英数字以外の文字が含まれています"),
    (f"a@b@{HOST}", "「@」が二つ以上あります"),
    ("", "メールアドレスの形ではありません"),
    ("watanabe", "メールアドレスの形ではありません"),
    (f"@{HOST}", "メールアドレスの形ではありません"),
    ("watanabe@town", "メールアドレスの形ではありません"),
    (f"watanabe.@{HOST}", "メールアドレスの形ではありません"),
    ("watanabe@192.0.2.1", "「@」の後ろがドメイン名ではありません"),
]


@pytest.mark.parametrize(("address", "reason"), ADDRESSES, ids=ascii)
def test_an_address_is_plain_or_refused_with_its_reason(tmp_path: Path, address: str, reason: str | None) -> None:
    found = problems(letter_to(tmp_path, address))

    assert [problem.code for problem in found] == (["MAIL002"] if reason else [])
    assert all(problem.message.endswith(f"」は、{reason}。") for problem in found)
    assert all(problem.place == Place(label="渡辺出張所") for problem in found)
    assert all("\n" not in problem.message for problem in found)


@pytest.mark.parametrize(("address", "reason"), [row for row in ADDRESSES if row[0]], ids=ascii)
def test_the_same_holds_for_the_sender(tmp_path: Path, address: str, reason: str | None) -> None:
    letter = replace(letter_to(tmp_path, f"watanabe@{HOST}"), sender=Mailbox("総務課", address))

    found = problems(letter)

    assert [problem.code for problem in found] == (["MAIL012"] if reason else [])
    assert all(problem.message.startswith("差出人のメールアドレス「") for problem in found)
    assert all(problem.message.endswith(f"」は、{reason}。") and "\n" not in problem.message for problem in found)


def test_a_sender_without_an_address_is_left_to_the_mailer(tmp_path: Path) -> None:
    letter = replace(letter_to(tmp_path, f"watanabe@{HOST}"), sender=Mailbox("総務課", ""))

    assert codes(letter) == []


def test_a_sender_may_have_any_domain(tmp_path: Path) -> None:
    letter = replace(letter_to(tmp_path, f"watanabe@{HOST}"), sender=Mailbox("総務課", "dx@elsewhere.example"))

    assert codes(letter) == []


#: the domains that the plan allows, an address, whether it may be written to
DOMAINS = [
    ((HOST,), f"a@{HOST}", True),
    ((HOST,), f"a@{HOST.upper()}", True),
    ((f" @{HOST.upper()} ",), f"a@{HOST}", True),
    ((HOST, "lib.example"), "a@lib.example", True),
    ((), "a@anywhere.example", True),
    ((HOST,), f"a@sub.{HOST}", False),
    ((HOST,), f"a@evil{HOST}", False),
    ((HOST,), f"a@{HOST}.example", False),
    ((HOST,), "a@mizuno.example", False),
    ((HOST,), "a@lib.example", False),
    ((HOST, "lib.example"), "a@library.example", False),
]


@pytest.mark.parametrize(("domains", "address", "allowed"), DOMAINS)
def test_only_domains_of_the_list_are_written_to_each_exactly(tmp_path: Path, domains: tuple[str, ...], address: str,
                                                              allowed: bool) -> None:
    assert codes(letter_to(tmp_path, address), mail_domains=domains) == ([] if allowed else ["MAIL003"])
    assert codes(letter_to(tmp_path, address, address), mail_domains=domains) == ([] if allowed else ["MAIL003"] * 2)


def test_a_strange_domain_is_named_beside_the_ones_that_are_allowed(tmp_path: Path) -> None:
    (problem,) = problems(letter_to(tmp_path, "a@gmail.example"), mail_domains=(HOST, "lib.example"))

    assert problem.place == Place(label="渡辺出張所") and problem.message == (
        "メールアドレス「a@gmail.example」は、送信を許すドメイン（town.mizuno.example、lib.example）のものではありません。")


def test_every_address_is_looked_at_in_the_letters_order(tmp_path: Path) -> None:
    letter = letter_to(tmp_path, "first", "a@second.example", f"third@{HOST}", "fourth＠")

    found = problems(replace(letter, sender=Mailbox("総務課", "sender")))

    assert [problem.code for problem in found] == ["MAIL012", "MAIL002", "MAIL003", "MAIL002"]
    assert [problem.message.split("「")[1].split("」")[0] for problem in found] == [
        "sender", "first", "a@second.example", "fourth＠"]


def test_without_a_receiver_the_copies_are_not_looked_at(tmp_path: Path) -> None:
    letter = replace(letter_to(tmp_path, f"watanabe@{HOST}", "copy"), to=None)

    (problem,) = problems(letter)

    assert problem.code == "MAIL001" and problem.place == Place(label="渡辺出張所")


#: the addresses of 渡辺出張所 and of the other divisions, and those who are named
SHARED = [
    ([f"a@{HOST}"], {"03": f"b@{HOST}"}, []),
    ([f"a@{HOST}"], {"03": f"a@{HOST}"}, ["渡邊出張所"]),
    ([f"a@{HOST}"], {"03": f"A@{HOST.upper()}"}, ["渡邊出張所"]),
    ([f"a@{HOST}"], {"03": f"b@{HOST} a@{HOST}"}, ["渡邊出張所"]),
    ([f"a@{HOST}"], {"01": f"a@{HOST}", "04": f"a@{HOST}"}, ["総務課", "図書館"]),
    ([f"a@{HOST}", f"b@{HOST}"], {"03": f"b@{HOST}"}, []),  # a copy may well go to somebody else's box
    ([f"a@{HOST}", f"a@{HOST}"], {}, []),
    ([f"a@{HOST}"], {"03": ""}, []),
]


@pytest.mark.parametrize(("own", "others", "named"), SHARED)
def test_a_receiver_that_is_somebody_elses_too_is_asked_about(tmp_path: Path, own: list[str], others: dict[str, str],
                                                              named: list[str]) -> None:
    addresses = {**others, "02": " ".join(own)}
    plan = [replace(division, mail=tuple(addresses.get(division.number, "").split())) for division in DIVISIONS]

    checked = check(letter_to(tmp_path, *own), guard(plan))

    assert [problem.code for problem in checked.problems] == (["MAIL009"] if named else []) and checked.is_clear
    assert all(problem.severity is Severity.QUESTION and problem.message == (
        f"メールアドレス「a@town.mizuno.example」は、{'、'.join(f'「{name}」' for name in named)}にも登録されています。")
        for problem in checked.problems)


def test_an_error_beside_a_question_keeps_the_letter(tmp_path: Path) -> None:
    sharing = (WATANABE, replace(LOOK_ALIKE, mail=WATANABE.mail))
    letter = replace(letter_to(tmp_path, *WATANABE.mail), attachment=None)

    checked = check(letter, guard(sharing))

    assert [problem.code for problem in checked.problems] == ["MAIL009", "MAIL004"] and not checked.is_clear


def test_the_faults_of_headers_addresses_and_file_are_told_in_this_order(tmp_path: Path) -> None:
    letter = replace(letter_to(tmp_path, "nobody"), subject="件\n名", attachment=attached(tmp_path / "none.xlsx"))

    assert codes(letter) == ["MAIL011", "MAIL002", "MAIL004"]


@pytest.mark.parametrize("kind", list(LetterKind))
def test_addresses_are_looked_at_whatever_the_letter(tmp_path: Path, kind: LetterKind) -> None:
    letter = letter_to(tmp_path, "nobody")

    found = codes(replace(letter, key=replace(letter.key, kind=kind)))

    assert found[0] == "MAIL002"
