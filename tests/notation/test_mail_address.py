"""Which addresses we write to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.notation.mail_address import fault_of, is_allowed, is_domain

GOOD = [
    "dx-suishin@city.sagamihara.kanagawa.jp", "a@b.jp", "first.last+pdca@town.example", "O'Brien@x-y.example",
    "a" * 64 + "@example.jp", "dx@CITY.example",
]
BAD = [
    ("dx＠city.example.jp", "全角"),
    ("a@x.jp, b@x.jp", "複数の宛先"),
    ("a@x.jp;b@x.jp", "複数の宛先"),
    ("a@x.jp、b@x.jp", "複数の宛先"),
    ("総務課 <soumu@x.jp>", "名前、かっこ又はグループ"),
    ("各課: a@x.jp", "名前、かっこ又はグループ"),
    ("undisclosed-recipients:", "名前、かっこ又はグループ"),
    ('"a b"@x.jp', "名前、かっこ又はグループ"),
    ("a(comment)@x.jp", "名前、かっこ又はグループ"),
    ("a @x.jp", "空白又は改行"),
    (" a@x.jp", "空白又は改行"),
    ("a@x.jp\n", "空白又は改行"),
    ("a@x.jp\r\nBcc: b@x.jp", "グループ"),
    ("a@x.jp\u3000", "空白又は改行"),
    ("総務@x.jp", "半角英数字以外"),
    ("ａ@x.jp", "半角英数字以外"),
    ("a@市.jp", "半角英数字以外"),
    ("a\u200b@x.jp", "半角英数字以外"),
    ("а@x.jp", "半角英数字以外"),  # a Cyrillic а
    ("a\x00@x.jp", "半角英数字以外"),
    ("a@x.jp@y.jp", "二つ以上"),
    ("", "形ではありません"), ("a", "形ではありません"), ("@x.jp", "形ではありません"), ("a@", "形ではありません"),
    ("a@localhost", "形ではありません"), (".a@x.jp", "形ではありません"), ("a.@x.jp", "形ではありません"),
    ("a..b@x.jp", "形ではありません"), ("a@-x.jp", "形ではありません"), ("a@x..jp", "形ではありません"),
    ("a@[192.0.2.1]", "形ではありません"), ("a@x.jp.", "形ではありません"), ("a@x_y.jp", "形ではありません"),
    ("a@192.0.2.1", "ドメイン名ではありません"),
    ("a" * 65 + "@x.jp", "長すぎます"),
]


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_address_is_accepted(address: str) -> None:
    assert fault_of(address) == ""


@pytest.mark.parametrize(("address", "reason"), BAD)
def test_anything_else_is_refused_with_the_reason(address: str, reason: str) -> None:
    assert reason in fault_of(address)


@given(st.text() | st.text("a@.,<>:;\"() \r\n＠"))
def test_what_is_accepted_is_one_line_of_ascii_with_one_at_sign(text: str) -> None:
    if fault_of(text) == "":
        assert text.isascii() and text.isprintable() and " " not in text
        assert text.count("@") == 1 and not set(text) & set(",;:<>()\"[]\\")


@pytest.mark.parametrize(("address", "expected"), [
    ("a@town.example", True), ("a@TOWN.Example", True), ("a@x.town.example", False), ("a@eviltown.example", False),
    ("a@town.example.com", False), ("a@other.example", False),
])
def test_a_domain_is_allowed_only_as_listed(address: str, expected: bool) -> None:
    assert is_allowed(address, ("town.example", "@other.lg.jp")) is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("town.example", True), ("city.example.lg.jp", True), ("x-y.example", True),
    ("", False), ("localhost", False), ("@town.example", False), ("town.example.", False), ("-x.example", False),
    ("192.0.2.1", False), ("町.example", False), ("a." * 126 + "jp", False),
])
def test_a_domain_is_known_by_its_form(text: str, expected: bool) -> None:
    assert is_domain(text) is expected
