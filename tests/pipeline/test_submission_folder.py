"""Everything in the submissions folder gets one verdict, and nothing in it is touched."""

from __future__ import annotations

import os
import random
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest

from sagamihara_pdca.errors import ExtraMissing
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.intake.collection import settle
from sagamihara_pdca.intake.file_reading import FileVerdict
from sagamihara_pdca.intake.status_book import collection_book
from sagamihara_pdca.pipeline.decrypting import decrypted, read_passwords
from sagamihara_pdca.pipeline.submission_folder import Understanding, read_submissions
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, year

#: Name, content, verdict, code.
OTHERS = [
    ("~$16_文化振興課.xlsx", b"\x05user", FileVerdict.IGNORED, "FIL010"),
    (".DS_Store", b"\0\0\0\1Bud1", FileVerdict.IGNORED, "FIL011"),
    ("Thumbs.db", b"\xd0\xcf\x11\xe0", FileVerdict.IGNORED, "FIL011"),
    ("desktop.ini", b"[x]", FileVerdict.IGNORED, "FIL011"),
    ("a.xlsx.crdownload", b"PK", FileVerdict.IGNORED, "FIL012"),
    ("a.csv", "課名,実績\n".encode("cp932"), FileVerdict.UNREADABLE, "FIL036"),
    ("a.pdf", b"%PDF-1.7", FileVerdict.UNREADABLE, "FIL039"),
    ("IMG_0012.xlsx", b"\xff\xd8\xff\xe0", FileVerdict.UNREADABLE, "FIL03A"),
    ("空.xlsx", b"", FileVerdict.UNREADABLE, "FIL025"),
    ("a\nb\x1b[31m.xlsx", b"", FileVerdict.UNREADABLE, "FIL025"),
]


def test_every_file_has_one_verdict_and_its_reason(tmp_path: Path) -> None:
    DivisionBook.of(CULTURE).write(tmp_path / "二階" / "回答.xlsx")
    for name, content, _, _ in OTHERS:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link.xlsx").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.xlsx")
    before = {p: _state_of(p) for p in tmp_path.rglob("*")}

    collection = settle(year(), tuple(read_submissions(tmp_path, year())))

    found = {r.file: (r.verdict, codes_of(r)) for r in collection.files}
    assert len(found) == len(collection.files) == len(OTHERS) + 3
    assert found["二階/回答.xlsx"] == (FileVerdict.USED, [])
    assert found["link.xlsx"] == (FileVerdict.UNREADABLE, ["FIL023"])
    assert found["pipe.xlsx"] == (FileVerdict.UNREADABLE, ["FIL024"])
    for name, _, verdict, code in OTHERS:
        shown = "".join(c if c.isprintable() or c == "\u3000" else "�" for c in name)
        assert found[shown] == (verdict, [code])
    assert sum(collection.count_files(v) for v in FileVerdict) == len(found)
    assert {p: _state_of(p) for p in tmp_path.rglob("*")} == before


def _state_of(path: Path) -> tuple[int, ...]:
    """Everything but the time of the last access, which reading may change."""
    known = path.lstat()
    return known.st_mode, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns


def test_many_files_are_read_side_by_side_and_told_one_by_one(tmp_path: Path) -> None:
    DivisionBook.of(CULTURE).write(tmp_path / "回答.xlsx")
    for number in range(80):
        (tmp_path / f"{number:02}.pdf").write_bytes(b"%PDF-1.7")
    told: list[tuple[int, int]] = []

    readings = list(read_submissions(tmp_path, year(), lambda name, done, of: told.append((done, of))))

    assert [r.file for r in readings] == [*(f"{number:02}.pdf" for number in range(80)), "回答.xlsx"]
    assert [len(r.findings) for r in readings] == [1] * 80 + [0]
    assert told == [(done, 81) for done in range(1, 82)]


def test_no_file_and_no_folder_is_no_fault(tmp_path: Path) -> None:
    assert list(read_submissions(tmp_path / "nowhere", year())) == []


def test_names_and_texts_of_any_length_can_be_told(tmp_path: Path) -> None:
    name = "長" * 80 + ".xlsx"
    DivisionBook.of(CULTURE).write(tmp_path / name)
    collection = settle(year(), tuple(read_submissions(tmp_path, year())))

    assert book_bytes(collection_book(collection)).startswith(b"PK")


def test_a_file_that_changes_while_it_is_read_is_not_believed(tmp_path: Path) -> None:
    path = DivisionBook.of(CULTURE).write(tmp_path / "a.xlsx")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])

    reading = Understanding(tmp_path, year())(path)

    assert reading.verdict is FileVerdict.UNREADABLE


def encrypted(path: Path, password: str) -> Path:
    plain = DivisionBook.of(CULTURE).write(path.with_name("plain.xlsx"))
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt(password, target)
    plain.unlink()
    return path


def test_a_workbook_with_a_password_is_opened_only_with_the_right_one(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "a.xlsx", "さがみ2025")

    without = Understanding(tmp_path, year())(path)
    wrong = Understanding(tmp_path, year(), ("1234",))(path)
    right = Understanding(tmp_path, year(), ("1234", "さがみ2025"))(path)

    assert (codes_of(without), codes_of(wrong)) == (["FIL034"], ["IDN019"])
    assert (right.division, codes_of(right)) == (CULTURE, [])


def test_a_damaged_encrypted_workbook_is_refused_or_whole(tmp_path: Path) -> None:
    whole = encrypted(tmp_path / "a.xlsx", "x").read_bytes()
    content = decrypted(whole, ("x",))
    chance = random.Random(1)

    for _ in range(40):
        data = bytearray(whole)
        at = chance.choice((chance.randrange(len(data)), chance.randrange(4096)))
        data[at : at + 16] = chance.randbytes(16)

        assert decrypted(bytes(data), ("x",)) in (None, content)


def test_the_file_of_passwords_is_read_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("\ufeff一つ目\n\n二つ目\n", encoding="utf-8")
    (tmp_path / "q.txt").write_bytes("秘密".encode("cp932"))

    assert read_passwords(tmp_path / "p.txt") == ("一つ目", "二つ目")
    with pytest.raises(ExtraMissing, match="UTF-8"):
        read_passwords(tmp_path / "q.txt")
