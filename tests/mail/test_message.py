"""Messages as bytes: what old and new mailers make of them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from email import policy
from email.header import decode_header
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.letters.letter import Letter, Mailbox
from sagamihara_pdca.mail.message import Enclosure, draft, message_id, posted
from tests.worlds.mail_town import DIVISIONS, NOW, key_of, letter_for, parcels_in

LONG = "15_選ばれ・愛されるさがみはらをかなえるICT・データの戦略的活用推進課（令和6年度　入力シート）第2号.xlsx"
NAMES = [
    "01_DX推進課.xlsx", LONG, "plain.xlsx", "髙﨑𠮷野家①㈱.xlsx", "半角 空白'と%記号\".xlsx", "全角　空白；改行.xlsx",
    "か\u3099き\u3099.xlsx", "a" * 120 + ".xlsx", "絵文字📎.xlsm", "評価書.pdf",
]
NODE_MODULES = Path(__file__).parents[1] / "node_modules"


def _letter(folder: Path, number: int = 2) -> Letter:
    return letter_for(parcels_in(folder, [DIVISIONS[number]])[0])


def _parse(data: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_is_marked_unsent_and_has_neither_date_nor_number(tmp_path: Path) -> None:
    message = _parse(draft(_letter(tmp_path), Enclosure("a.xlsx", b"data")))

    assert message["X-Unsent"] == "1"
    assert {"Date", "Message-ID", "Bcc", "User-Agent"}.isdisjoint(message.keys())
    assert str(message["To"]) == "渡邊出張所 <watanabe2@town.mizuno.example>"
    assert str(message["Cc"]) == "渡邊出張所 <shocho@town.mizuno.example>"
    assert str(message["From"]) == "みずの町総務課デジタル推進係 <dx@town.mizuno.example>"


def test_the_structure_is_one_text_and_one_attachment(tmp_path: Path) -> None:
    message = _parse(draft(_letter(tmp_path), Enclosure("a.xlsx", b"data")))

    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
    assert not message.defects


def test_the_same_letter_is_the_same_bytes(tmp_path: Path) -> None:
    letter, enclosure = _letter(tmp_path), Enclosure(LONG, b"data")

    assert draft(letter, enclosure) == draft(letter, enclosure)
    assert posted(letter, enclosure, NOW) == posted(letter, enclosure, NOW)
    assert draft(letter, enclosure) != draft(replace(letter, body="別の本文\n"), enclosure)


def test_every_line_is_ascii_ends_with_crlf_and_is_short_enough_for_any_server(tmp_path: Path) -> None:
    data = posted(replace(_letter(tmp_path), subject="長い件名" * 40), Enclosure(LONG, b"\x00\r\n." * 500), NOW)

    assert data.isascii() and re.search(rb"(?<!\r)\n|\r(?!\n)", data) is None
    assert max(map(len, data.split(b"\r\n"))) <= 998


@pytest.mark.parametrize("name", NAMES)
def test_a_japanese_file_name_is_written_for_old_and_new_mailers(tmp_path: Path, name: str) -> None:
    data = draft(_letter(tmp_path), Enclosure(name, b"data"))

    (attachment,) = _parse(data).iter_attachments()
    assert attachment["Content-Disposition"].params["filename"] == name  # new mailers: filename*
    assert b"filename*0" not in data and b"name*0" not in data  # nothing that has to be pieced together
    (encoded,) = re.findall(rb'Content-Type: application/[^\r]*;\r\n name="([^"]*)"', data)
    words = encoded.decode("ascii").split("\r\n ")
    assert "".join(word.decode("utf-8") for one in words for word, _ in decode_header(one)) == name  # old ones: name=
    assert all(len(word) <= 75 for word in words)


def test_the_number_depends_on_the_letter_alone(tmp_path: Path) -> None:
    letter, enclosure = _letter(tmp_path), Enclosure("a.xlsx", b"data")

    number = message_id(letter, enclosure)

    assert re.fullmatch(r"<[0-9a-f]{32}@town\.mizuno\.example>", number)
    assert number == message_id(letter, enclosure)
    others = (message_id(letter, Enclosure("a.xlsx", b"other")), message_id(_letter(tmp_path, 1), enclosure),
              message_id(replace(letter, key=replace(letter.key, round=2)), enclosure))
    assert len({number, *others}) == 4


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs")), min_size=1, max_size=120))
def test_any_name_comes_back_and_adds_no_header(name: str) -> None:
    letter = Letter(key=key_of(DIVISIONS[0]), division_name=name, sender=Mailbox(name, "dx@town.example"),
                    to=Mailbox(name, "a@town.example"), cc=(), subject="件名", body="本文\n", attachment=None,
                    projects=())

    message = _parse(posted(letter, Enclosure(f"01_{name}.xlsx", b"data"), NOW))

    assert sorted(message.keys()) == ["Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"]
    assert [part.get_filename() for part in message.iter_attachments()] == [f"01_{name}.xlsx"]
    assert [address.addr_spec for address in message["To"].addresses] == ["a@town.example"]


@pytest.mark.npm
def test_another_mail_parser_reads_the_same(tmp_path: Path) -> None:
    if not (NODE_MODULES / "mailparser").is_dir() or not (node := shutil.which("node")):
        pytest.skip("node or mailparser is missing: run npm ci in tests/")
    letter = _letter(tmp_path)
    paths = []
    for number, name in enumerate(NAMES):
        enclosure = Enclosure(name, f"data {number}".encode())
        for kind, data in (("draft", draft(letter, enclosure)), ("posted", posted(letter, enclosure, NOW))):
            paths.append(tmp_path / f"{number}_{kind}.eml")
            paths[-1].write_bytes(data)

    script = Path(__file__).with_name("parse.js")
    answer = subprocess.run([node, script, *paths], capture_output=True, check=True, timeout=60)
    mails: list[dict[str, Any]] = json.loads(answer.stdout)

    assert [mail["attachments"][0]["name"] for mail in mails[::2]] == NAMES
    assert [mail["attachments"][0]["name"] for mail in mails[1::2]] == NAMES
    for number, mail in enumerate(mails):
        assert mail["subject"] == letter.subject
        assert mail["from"] == [[letter.sender.name, letter.sender.address]]
        assert mail["to"] == [["渡邊出張所", "watanabe2@town.mizuno.example"]]
        assert mail["cc"] == [["渡邊出張所", "shocho@town.mizuno.example"]]
        assert mail["text"].rstrip("\n") == letter.body.rstrip("\n")
        assert mail["attachments"][0]["sha256"] == hashlib.sha256(f"data {number // 2}".encode()).hexdigest()
        assert (mail["unsent"], mail["date"], bool(mail["message_id"])) == (
            ("1", False, False) if number % 2 == 0 else ("", True, True))
