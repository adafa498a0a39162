"""Every kind of file that lies in the folder is called what it is, and told what to do."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import FileKind, read_book, refusal, sniff
from sagamihara_pdca.problems import Place, Severity, files
from tests.excel.reader.packages import Parts, parts, zipped


def _compound(*streams: str) -> bytes:
    """The beginning of a compound file: a header and a directory."""
    entries = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little") + bytes(62)
        for name in ("Root Entry", *streams)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries


def _package(content_type: str) -> bytes:
    content: Parts = parts()
    types = str(content["[Content_Types].xml"])
    start = types.index("application/vnd")
    return zipped(content | {"[Content_Types].xml": types[:start] + content_type + '"/></Types>'})


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"

CONTENTS = [
    ("学務課.xlsx", zipped(parts()), FileKind.WORKBOOK),
    ("学務課.xlsm", _package(MACRO), FileKind.WORKBOOK),
    ("学務課.xls", zipped(parts()), FileKind.WORKBOOK),  # a wrong extension is no fault
    ("学務課.xlsx", _package(BINARY), FileKind.BINARY_EXCEL),
    ("学務課.xlsx", _package(WORD), FileKind.DOCUMENT),
    ("学務課.xlsx", _package(SLIDES), FileKind.PRESENTATION),
    ("学務課.xlsx", zipped({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}), FileKind.OPEN_DOCUMENT),
    ("学務課.xlsx", zipped({"Index/Document.iwa": b"\0"}), FileKind.NUMBERS),
    ("学務課.zip", zipped({"学務課.xlsx": zipped(parts())}), FileKind.ARCHIVE),
    ("空.zip", zipped({}), FileKind.ARCHIVE),
    ("学務課.xls", _compound("Workbook"), FileKind.OLD_EXCEL),
    ("学務課.xls", _compound("Book"), FileKind.OLD_EXCEL),
    ("学務課.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", FileKind.OLD_EXCEL),
    ("学務課.xlsx", _compound("EncryptionInfo", "EncryptedPackage"), FileKind.ENCRYPTED),
    ("学務課.doc", _compound("WordDocument"), FileKind.DOCUMENT),
    ("Workbookの作り方.doc", _compound("WordDocument") + "xWorkbook\0".encode("utf-16-le"), FileKind.DOCUMENT),
    ("学務課.ppt", _compound("PowerPoint Document"), FileKind.PRESENTATION),
    ("提出.msg", _compound("__properties_version1.0"), FileKind.MAIL),
    ("提出.eml", b"Received: from a\r\nSubject: =?utf-8?", FileKind.MAIL),
    ("学務課.pdf", b"%PDF-1.7\n", FileKind.PDF),
    ("IMG.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.PICTURE),
    ("IMG.heic", b"\0\0\0\x18ftypheic", FileKind.PICTURE),
    ("画面.png", b"\x89PNG\r\n\x1a\n", FileKind.PICTURE),
    ("学務課.lzh", b"\x22\x4a-lh5-", FileKind.ARCHIVE),
    ("学務課.7z", b"7z\xbc\xaf\x27\x1c\0", FileKind.ARCHIVE),
    ("学務課.rtf", b"{\\rtf1", FileKind.DOCUMENT),
    ("一覧.xls", b"\xef\xbb\xbf<html><table>", FileKind.WEB_PAGE),
    ("一覧.xls", b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", FileKind.WEB_PAGE),
    ("実績.csv", "事業番号,実績\n1-1-01,12\n".encode("cp932"), FileKind.PLAIN_TEXT),
    ("実績.csv", "事業番号,実績\n".encode(), FileKind.PLAIN_TEXT),
    ("実績.csv", ("実績" * 1000).encode(), FileKind.PLAIN_TEXT),  # the sample ends within a character
    ("実績.txt", "事業番号\t実績".encode("utf-16"), FileKind.PLAIN_TEXT),
    ("空.xlsx", b"", FileKind.EMPTY),
    ("壊れ.xlsx", bytes(9000), FileKind.BLANK),
    ("謎.dat", b"\1\2\3\4\5", FileKind.UNKNOWN),
    ("~$学務課.xlsx", b"\x06user", FileKind.LOCK),
    (".~lock.学務課.xlsx#", b",user", FileKind.LOCK),
    (".DS_Store", b"\0\0\0\1Bud1", FileKind.SYSTEM),
    ("Thumbs.db", _compound("Catalog"), FileKind.SYSTEM),
    ("._学務課.xlsx", b"\0\5\x16\7", FileKind.SYSTEM),
    ("学務課.xlsx.crdownload", zipped(parts())[:100], FileKind.UNFINISHED),
    ("学務課.xlsx.lnk", b"L\0\0\0", FileKind.SHORTCUT),
]


@pytest.mark.parametrize(("name", "data", "kind"), CONTENTS)
def test_a_file_is_called_what_it_is(tmp_path: Path, name: str, data: bytes, kind: FileKind) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    assert sniff(path) is kind
    if kind is not FileKind.WORKBOOK:
        with pytest.raises(BookUnreadable) as refused:
            read_book(path)
        assert refused.value.problem == refusal(kind, Place(file=name))
    assert path.read_bytes() == data


def test_every_kind_but_the_workbook_has_its_own_refusal() -> None:
    problems = [refusal(kind, Place(file="a")) for kind in FileKind if kind is not FileKind.WORKBOOK]

    assert len({problem.code for problem in problems}) == len(problems)
    assert all(problem.severity is Severity.NOTICE for problem in problems if problem.code.startswith("FIL01"))


def test_what_lies_in_every_folder_is_passed_over_with_a_notice() -> None:
    kinds = set(FileKind) - {FileKind.WORKBOOK}

    assert {kind for kind in kinds if refusal(kind, Place()).severity is Severity.NOTICE} == {
        FileKind.LOCK, FileKind.SYSTEM, FileKind.UNFINISHED, FileKind.FOLDER}


def test_codes_are_given_once_and_messages_say_what_to_do() -> None:
    assert len({problem.code for problem in files.EXAMPLES}) == len(files.EXAMPLES)
    assert all(problem.message.endswith("。") and problem.remedy.endswith("。") for problem in files.EXAMPLES)


def _link(path: Path) -> None:
    target = path.with_name("本物.xlsx")
    target.write_bytes(zipped(parts()))
    path.symlink_to(target)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may be no longer than about a hundred bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize(
    ("make", "kind"),
    [(_link, FileKind.SYMBOLIC_LINK), (Path.mkdir, FileKind.FOLDER), (os.mkfifo, FileKind.SPECIAL),
     (_socket, FileKind.SPECIAL)],
)
def test_what_is_no_plain_file_is_never_opened(tmp_path: Path, make: object, kind: FileKind) -> None:
    path = tmp_path / "学務課.xlsx"
    assert callable(make)
    make(path)

    with pytest.raises(BookUnreadable) as refused:
        read_book(path)

    assert sniff(path) is kind
    assert refused.value.problem == refusal(kind, Place(file="学務課.xlsx"))


def test_a_device_is_never_opened() -> None:
    assert sniff(Path(os.devnull)) is FileKind.SPECIAL


def test_a_file_that_is_gone_or_a_dead_link_has_a_verdict(tmp_path: Path) -> None:
    (tmp_path / "dead.xlsx").symlink_to(tmp_path / "nowhere")

    with pytest.raises(BookUnreadable) as gone:
        read_book(tmp_path / "gone.xlsx")

    assert gone.value.problem.code == "FIL020"
    assert sniff(tmp_path / "dead.xlsx") is FileKind.SYMBOLIC_LINK
