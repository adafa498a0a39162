"""What of a 連絡先 a page can link to."""

from __future__ import annotations

import pytest

from sagamihara_pdca.notation.contacts import linked_parts, mail_addresses

LINES = [
    ("電話 042-769-8212", (("電話 ", ""), ("042-769-8212", "tel:0427698212"))),
    ("電話 03-1234-5678（内線12）", (("電話 ", ""), ("03-1234-5678", "tel:0312345678"), ("（内線12）", ""))),
    ("電話 042-769-8212　FAX 042-769-7035", (("電話 ", ""), ("042-769-8212", "tel:0427698212"), ("　FAX 042-769-7035", ""))),
    ("E-Mail dx-suishin@city.sagamihara.kanagawa.jp",
     (("E-Mail ", ""), ("dx-suishin@city.sagamihara.kanagawa.jp", "mailto:dx-suishin@city.sagamihara.kanagawa.jp"))),
    ("FAX 042-769-7035", (("FAX 042-769-7035", ""),)),
    ("ファクス 042-769-7035", (("ファクス 042-769-7035", ""),)),
    ("ファックス 042-769-7035", (("ファックス 042-769-7035", ""),)),
    ("〒252-5277 神奈川県相模原市中央区中央2丁目11番15号", (("〒252-5277 神奈川県相模原市中央区中央2丁目11番15号", ""),)),
    ("整理番号 1042-769-8212-3", (("整理番号 1042-769-8212-3", ""),)),
    ("電話 042-76-821", (("電話 042-76-821", ""),)),  # too short for a number
    ('"><script>a@b.lg.jp?subject=x', (('"><script>', ""), ("a@b.lg.jp", "mailto:a@b.lg.jp"), ("?subject=x", ""))),
    ("javascript:alert(1)", (("javascript:alert(1)", ""),)),
    ("", ()),
]


@pytest.mark.parametrize(("line", "parts"), LINES)
def test_numbers_and_addresses_lead_where_they_say(line: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert linked_parts(line) == parts
    assert "".join(words for words, _ in linked_parts(line)) == line


def test_addresses_are_found_in_their_order() -> None:
    assert mail_addresses(("a@b.lg.jp、c.d@e-f.jp", "電話 042-769-8212", "@x.jp")) == ("a@b.lg.jp", "c.d@e-f.jp")
