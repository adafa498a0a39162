"""The list of those who get the evaluation workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.mail.recipients import read_recipients
from sagamihara_pdca.problems.mail import EXAMPLES

LIST = "宛先,メール,写し\r\n議会事務局,gikai@town.example,a@town.example b@town.example\r\n,,\r\n図書館長 髙橋,lib@town.example,\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_list_as_excel_saves_it_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "list.csv").write_bytes(LIST.encode(encoding))

    recipients, problems = read_recipients(tmp_path / "list.csv")

    assert [(one.name, one.mail) for one in recipients] == [
        ("議会事務局", ("gikai@town.example", "a@town.example", "b@town.example")),
        ("図書館長 髙橋", ("lib@town.example",)),
    ]
    assert problems == ()


def test_a_recipient_keeps_its_number_when_the_list_changes(tmp_path: Path) -> None:
    for name, text in (("old.csv", "宛先,メール\n議会,a@x.jp\n図書館,b@x.jp\n"),
                       ("new.csv", "宛先,メール\n記者室,c@x.jp\n図書館（中央）,B@x.jp\n議会,a@x.jp\n")):
        (tmp_path / name).write_text(text, "utf-8")

    (council, library), _ = read_recipients(tmp_path / "old.csv")
    (press, library_now, council_now), _ = read_recipients(tmp_path / "new.csv")

    assert (council.number, library.number) == (council_now.number, library_now.number)
    assert len({council.number, library.number, press.number}) == 3


FAULTS = [
    ("宛先,アドレス\n図書館,a@x.jp\n", ["MAIL013"], "B1"),
    ("名前,メール\n図書館,a@x.jp\n", ["MAIL013"], "A1"),
    ("", ["MAIL013", "MAIL013"], "A1"),
    ("宛先,メール\n図書館,a@x.jp\n,b@x.jp\n", ["MAIL014"], "A3"),
]


@pytest.mark.parametrize(("text", "codes", "cell"), FAULTS)
def test_what_is_wrong_with_the_list_is_said_with_its_cell(tmp_path: Path, text: str, codes: list[str],
                                                           cell: str) -> None:
    (tmp_path / "list.csv").write_text(text, "utf-8")

    _, problems = read_recipients(tmp_path / "list.csv")

    assert [problem.code for problem in problems] == codes and problems[0].place.cell == cell


def test_lines_may_end_as_on_old_macs(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("宛先,メール\r図書館,a@x.jp\r".encode())

    (library,), problems = read_recipients(tmp_path / "list.csv")

    assert (library.name, library.mail, problems) == ("図書館", ("a@x.jp",), ())


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("宛先,メール\n" + "館" * 200_000, "utf-8")

    with pytest.raises(MailRefused, match="表として読めません"):
        read_recipients(tmp_path / "list.csv")


def test_a_recipient_without_an_address_is_kept_so_that_it_is_listed(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("宛先,メール\n記者室,\n", "utf-8")

    (recipient,), problems = read_recipients(tmp_path / "list.csv")

    assert recipient.mail == () and problems == ()


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"PK\x03\x04\x81")

    with pytest.raises(MailRefused, match="文字コード"):
        read_recipients(tmp_path / "list.csv")
    with pytest.raises(MailRefused, match="読めません"):
        read_recipients(tmp_path / "none.csv")


def test_every_fault_has_an_example_and_a_code_of_its_own() -> None:
    codes = [problem.code for problem in EXAMPLES]

    assert codes == [f"MAIL{number:03d}" for number in range(1, len(codes) + 1)]
    assert all(problem.message.endswith("。") and problem.remedy.endswith("。") for problem in EXAMPLES)
