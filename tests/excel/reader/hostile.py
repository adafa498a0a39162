"""Files made to hurt the reader, and the run that counts what came of them.

    python -m tests.excel.reader.hostile --count 5000

Every file must be read or be refused with a `Problem`; anything else ends the run with the name of the file. A file
whose bytes were changed must be refused or give the very values of the original. The bombs are read in a process of
their own, so that the peak memory is the reader's and not the bomb maker's.
"""

from __future__ import annotations

import argparse
import io
import random
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import openpyxl
import xlsxwriter

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import read_book, read_book_bytes
from sagamihara_pdca.excel.reader.pool import read_many
from sagamihara_pdca.model.raw_book import RawBook
from tests.excel.reader.packages import MAIN, OFFICE, Parts, parts, relationships, zipped

MEGA = 1_000_000
SHEET, STRINGS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"


@dataclass(frozen=True)
class Outcome:
    """What came of one file."""

    name: str
    book: RawBook | None  # None: refused, or read elsewhere
    code: str  # of the problem, "" when it was read
    seconds: float
    peak_mebibytes: float = 0.0


# What is attacked -----------------------------------------------------------------------------------------------------


def submission() -> bytes:
    """What a division sends: three sheets with every kind of cell."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        date = book.add_format({"num_format": '[$-411]ggge"年"m"月"d"日"'})
        for name in ("記入の手引", "1-1-01", "1-1-02"):
            sheet = book.add_worksheet(name)
            for row in range(12):
                sheet.write_string(row, 0, f"指標{row}の実績 𠮷①㈱")
                sheet.write_number(row, 1, row * 10 / 7)
                sheet.write_formula(row, 2, f"=B{row + 1}/10", None, row / 7)
                sheet.write_number(row, 3, 45383 + row, date)
                sheet.write_boolean(row, 4, row % 2 == 0)
            sheet.merge_range("G1:H4", "結合")
    return file.getvalue()


def by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(10):
        sheet.append([row, f"値{row}", row / 3, "=A1+1", None, "#N/A"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_hand() -> bytes:
    rows = ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45383</v></c><c t="str"><f>A1</f><v/></c></row>'
            '<row><c t="inlineStr"><is><r><t>𠮷_x000D_</t></r></is></c><c t="e"><v>#SPILL!</v></c></row>')
    return zipped(parts(rows, strings="<si><t>拠点</t><rPh sb='0' eb='1'><t>キ</t></rPh></si>", formats=("ge.m.d",)))


def victims() -> tuple[bytes, ...]:
    return submission(), by_openpyxl(), by_hand()


# Bombs ----------------------------------------------------------------------------------------------------------------


def _bomb(part: str, head: str, body: Iterable[bytes], tail: str, content: Parts | None = None) -> bytes:
    """A package one of whose parts is given piece by piece, so that it is never whole in memory."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (content or parts()).items():
            if name != part:
                package.writestr(name, data)
        with package.open(part, "w") as stream:
            stream.write(head.encode())
            for piece in body:
                stream.write(piece)
            stream.write(tail.encode())
    return file.getvalue()


def _sheet_bomb(body: Iterable[bytes]) -> bytes:
    return _bomb(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>', body, "</sheetData></worksheet>")


def _strings_bomb(body: Iterable[bytes]) -> bytes:
    return _bomb(STRINGS, f'<sst xmlns="{MAIN}">', body, "</sst>")


def _rows(count: int, cell: str) -> Iterator[bytes]:
    """Rows of a hundred cells; `cell` has places for the column's letters and the row."""
    columns = [letters + other for letters in " ABCDEFGHI" for other in "ABCDEFGHIJ"][:100]
    for row in range(1, count // 100 + 1):
        inside = "".join(cell.format(a=column.strip(), r=row) for column in columns)
        yield f'<row r="{row}">{inside}</row>'.encode()


def _many_parts() -> bytes:
    return zipped(parts() | {f"xl/media/{n}": "" for n in range(20_000)}, zipfile.ZIP_STORED)


def _nested() -> bytes:
    inner = zipped({"0": bytes(50 * MEGA)})
    for level in range(6):
        inner = zipped({f"{level}-{n}.zip": inner for n in range(10)})
    return zipped(parts() | {"xl/embeddings/oleObject1.bin": inner})


def _overlapping() -> bytes:
    """A thousand entries whose data are all the same bytes."""
    data = zipped(parts() | {"xl/media/kernel": bytes(10 * MEGA)})
    start = data.rindex(b"PK\1\2")
    entry, end = data[start:-22], data[-22:]
    directory = data.index(b"PK\1\2")
    entries = b"".join(entry.replace(b"kernel", f"{n:06}".encode()) for n in range(1000))
    count = 8 + 1000 - 1
    tail = struct.pack("<4s4H2IH", end[:4], 0, 0, count, count, start - directory + len(entries), directory, 0)
    return data[:start] + entries + tail


def _same_sheet_many_times() -> bytes:
    tabs = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 1000))
    content = parts() | {BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>'}
    return _bomb(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>', _rows(50_000, '<c r="{a}{r}" s="1"/>'),
                 "</sheetData></worksheet>", content)


def _giant() -> bytes:
    return zipped(parts('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def _attributes() -> bytes:
    return _sheet_bomb([b"<row ", b" ".join(b'a%d="1"' % n for n in range(300_000)), b"/>"])


def _prefixes() -> bytes:
    return _sheet_bomb([b"<row ", b" ".join(b'xmlns:a%d="u%d"' % (n, n) for n in range(150_000)), b"/>"])


def _texts() -> Iterator[bytes]:
    """Strings of one wide character and many narrow ones: four bytes in memory for each byte of the file."""
    noise = random.Random(4)
    for _ in range(20_000):
        yield f"<si><t>😀{noise.randbytes(50).hex() * 160}</t></si>".encode()


#: name -> the bomb; made one at a time, as some are of many megabytes.
BOMBS: dict[str, Callable[[], bytes]] = {
    "zeros": lambda: _bomb("xl/media/image1.bmp", "", repeat(bytes(MEGA), 700), ""),
    "spaces": lambda: _sheet_bomb(repeat(b" " * MEGA, 700)),
    "text outside cells": lambda: _sheet_bomb(repeat(b"text" * (MEGA // 4), 40)),
    "one endless string": lambda: _strings_bomb([b"<si><t>", *repeat(b"text" * (MEGA // 4), 40), b"</t></si>"]),
    "one endless value": lambda: _sheet_bomb([b"<row><c><v>", *repeat(b"1" * MEGA, 40), b"</v></c></row>"]),
    "a number of 200,000 digits": lambda: _sheet_bomb([b"<row><c><v>", b"1" * 200_000, b"x</v></c></row>"]),
    "an endless formula": lambda: _sheet_bomb([b"<row><c><f>", *repeat(b"A1+" * MEGA, 10), b"</f></c></row>"]),
    "millions of strings": lambda: _strings_bomb(repeat(b"<si><t>12345</t></si>" * 1000, 3000)),
    "millions of empty strings": lambda: _strings_bomb(repeat(b"<si/>" * 10_000, 1000)),
    "millions of runs": lambda: _strings_bomb([b"<si>", *repeat(b"<r><t/></r>" * 1000, 3000), b"</si>"]),
    "wide strings": lambda: _strings_bomb(_texts()),
    "millions of cells": lambda: _sheet_bomb(_rows(3 * MEGA, '<c r="{a}{r}"><v>{r}.25</v></c>')),
    "millions of blank cells": lambda: _sheet_bomb(_rows(3 * MEGA, '<c r="{a}{r}" s="1"/>')),
    "millions of formulas": lambda: _sheet_bomb(_rows(3 * MEGA, '<c r="{a}{r}"><f>{a}{r}+1</f></c>')),
    "millions of empty rows": lambda: _sheet_bomb(repeat(b"<row/>" * 1000, 3000)),
    "millions of merges": lambda: _bomb(
        SHEET, f'<worksheet xmlns="{MAIN}">', repeat(b'<mergeCell ref="A1:B2"/>' * 1000, 2000), "</worksheet>"),
    "millions of styles": lambda: _bomb(
        STYLES, f'<styleSheet xmlns="{MAIN}"><cellXfs>', repeat(b'<xf numFmtId="14"/>' * 1000, 2000),
        "</cellXfs></styleSheet>"),
    "a format of brackets": lambda: _bomb(
        STYLES, f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="', [b"[h" * MEGA],
        '"/></numFmts></styleSheet>'),
    "millions of relationships": lambda: _bomb(
        "xl/_rels/workbook.xml.rels", relationships()[: -len("</Relationships>")],
        repeat(b'<Relationship Id="a" Type="b" Target="c"/>' * 1000, 1000), "</Relationships>"),
    "a million tabs": lambda: _bomb(
        BOOK, f'<workbook xmlns="{MAIN}"><sheets>', repeat(b'<sheet name="a"/>' * 1000, 1000), "</sheets></workbook>"),
    "one sheet a thousand times": _same_sheet_many_times,
    "deep elements": lambda: _sheet_bomb(repeat(b"<a>" * 1000, 2000)),
    "deep known elements": lambda: _sheet_bomb(repeat(b"<is>" * 1000, 2000)),
    "deep choices": lambda: _sheet_bomb(repeat(b'<m:Choice xmlns:m="http://schemas.openxmlformats.org/markup-'
                                               b'compatibility/2006">' * 100, 2000)),
    "a huge attribute": lambda: _sheet_bomb([b'<row spans="', *repeat(b"1" * MEGA, 60), b'"/>']),
    "a huge comment": lambda: _sheet_bomb([b"<!--", *repeat(b"-x" * MEGA, 60), b"-->"]),
    "a huge instruction": lambda: _sheet_bomb([b"<?a ", *repeat(b"xx" * MEGA, 60), b"?>"]),
    "a huge name": lambda: _sheet_bomb([b"<", *repeat(b"xx" * MEGA, 60), b"/>"]),
    "many attributes": _attributes,
    "many prefixes": _prefixes,
    "many parts": _many_parts,
    "zips in zips": _nested,
    "overlapping parts": _overlapping,
    "many ends": lambda: zipped(parts()) + b"PK\5\6" * 16_000,
    "a cell at the far end": _giant,
    "many stream names": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Book\0".encode("utf-16-le") * 4 * MEGA,
}

# Attacks on each part -------------------------------------------------------------------------------------------------

_DTD = "<!DOCTYPE x [<!ENTITY {}>]>"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
#: name -> what becomes of a part's XML
ATTACKS: dict[str, Callable[[str], str | bytes]] = {
    "billion laughs": lambda xml: f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>{xml.replace(">", ">&a11;", 3)}',
    "quadratic blow-up": lambda xml: _DTD.format(f'a "{"a" * 50_000}"') + xml.replace(">", ">" + "&a;" * 5000, 2),
    "external entity": lambda xml: _DTD.format('a SYSTEM "file:///etc/passwd"') + xml.replace(">", ">&a;", 2),
    "parameter entity": lambda xml: _DTD.format('% a SYSTEM "http://example.invalid/a"').replace("]", "%a;]") + xml,
    "external DTD": lambda xml: f'<!DOCTYPE x SYSTEM "http://example.invalid/a.dtd">{xml}',
    "DTD behind a declaration": lambda xml: f'<?xml version="1.0"?><!--a--><!DOCTYPE x>{xml}',
    "undeclared entity": lambda xml: xml.replace(">", ">&nbsp;", 2),
    "character out of XML": lambda xml: xml.replace(">", ">&#0;&#xD800;", 2),
    "unknown encoding": lambda xml: f'<?xml version="1.0" encoding="utf-7"?>{xml}',
    "misleading encoding": lambda xml: f'<?xml version="1.0" encoding="utf-16"?>{xml}',
    "half a surrogate": lambda xml: xml.encode("utf-16-le").replace(b"1\0", b"\x3d\xd8", 3),
    "not UTF-8": lambda xml: xml.encode().replace(b"1", b"\xed\xa0\x80", 3),
    "NUL": lambda xml: xml.replace("1", "\0", 2),
    "only a byte order mark": lambda _: b"\xff\xfe",
    "nothing": lambda _: "",
    "unclosed": lambda xml: xml[:-1],
    "twice": lambda xml: xml * 2,
    "undeclared prefix": lambda xml: xml.replace("<", "<q:", 3),
    "attribute twice": lambda xml: xml.replace(' xmlns="', ' a="1" a="2" xmlns="', 1),
    "namespace gone": lambda xml: xml.replace(' xmlns="', ' xmlns:q="', 1),
    "giant numbers": lambda xml: xml.replace('="1"', f'="{"9" * 5000}"').replace("<v>0", "<v>" + "9" * 5000),
    "negative numbers": lambda xml: xml.replace('="1"', '="-1"').replace("<v>0", "<v>-1"),
    "full-width numbers": lambda xml: xml.replace('="1"', '="１"').replace("<v>0", "<v>０"),
    "path tricks": lambda xml: xml.replace('Target="', 'Target="../../../../etc/'),
}


def part_attacks() -> Iterator[tuple[str, bytes]]:
    """Every attack on every part of the workbook made by hand."""
    content = _unzipped(by_hand())
    for part in content:
        for name, attack in ATTACKS.items():
            xml = content[part]
            assert isinstance(xml, bytes)
            yield f"{name} in {part}", zipped(content | {part: attack(xml.decode())})


def _unzipped(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# Mutations ------------------------------------------------------------------------------------------------------------


def _flip(data: bytearray, noise: random.Random) -> None:
    data[noise.randrange(len(data))] ^= 1 << noise.randrange(8)


def _overwrite(data: bytearray, noise: random.Random) -> None:
    data[noise.randrange(len(data))] = noise.choice((0, 1, 0x7F, 0x80, 0xFF, 0x3C, 0x22))


def _delete(data: bytearray, noise: random.Random) -> None:
    at = noise.randrange(len(data))
    del data[at : at + noise.randint(1, 20)]


def _insert(data: bytearray, noise: random.Random) -> None:
    at = noise.randrange(len(data))
    data[at:at] = noise.randbytes(noise.randint(1, 20))


def _repeat(data: bytearray, noise: random.Random) -> None:
    at = noise.randrange(len(data))
    data[at:at] = data[at : at + noise.randint(1, 200)]


def _swap(data: bytearray, noise: random.Random) -> None:
    first, second = sorted(noise.sample(range(len(data)), 2))
    length = min(noise.randint(1, 50), second - first)
    data[first : first + length], data[second : second + length] = (
        data[second : second + length], data[first : first + length])


_CHANGES = (_flip, _flip, _flip, _overwrite, _delete, _insert, _repeat, _swap)


def mutated(data: bytes, noise: random.Random) -> bytes:
    """The bytes with one to three small changes."""
    changed = bytearray(data)
    for _ in range(noise.choice((1, 1, 1, 2, 3))):
        noise.choice(_CHANGES)(changed, noise)
    return bytes(changed)


def mutated_inside(data: bytes, noise: random.Random) -> bytes:
    """A sound package around one part with small changes: no checksum protects the reader."""
    content = _unzipped(data)
    part = noise.choice([name for name, xml in content.items() if len(xml) > 1])
    xml = content[part]
    assert isinstance(xml, bytes)
    return zipped(content | {part: mutated(xml, noise)}, zipfile.ZIP_STORED)


def flipped_directory(data: bytes, noise: random.Random) -> bytes:
    """One flipped bit where no checksum protects: in a header or in the directory of the zip."""
    start = data.index(b"PK\1\2")
    heads = [at for at in range(start) if data.startswith(b"PK\3\4", at)]
    at = noise.choice([noise.randrange(start, len(data)), noise.choice(heads) + noise.randrange(30)])
    changed = bytearray(data)
    changed[at] ^= 1 << noise.randrange(8)
    return bytes(changed)


# The run --------------------------------------------------------------------------------------------------------------


def outcome(name: str, data: bytes) -> Outcome:
    """What the reader makes of the bytes. Whatever is not `BookUnreadable` is raised with the name of the file."""
    start = time.perf_counter()
    book, code = None, ""
    try:
        book = read_book_bytes(data, name)
    except BookUnreadable as refused:
        code = refused.problem.code
    except BaseException as crash:
        crash.add_note(f"by {name}, {len(data)} bytes, crc {zlib.crc32(data):08x}")
        raise
    return Outcome(name, book, code, time.perf_counter() - start)


def measure(path: Path) -> Outcome:
    """The same for a file, in a process whose memory is measured; the book stays there."""
    start = time.perf_counter()
    code = ""
    try:
        read_book(path)
    except BookUnreadable as refused:
        code = refused.problem.code
    return Outcome(path.stem, None, code, time.perf_counter() - start, peak_mebibytes())


def peak_mebibytes() -> float:
    """The most memory that this process has had since it was started (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def run_bombs() -> Iterator[Outcome]:
    """Each bomb is written to a file and read by a worker; one that takes its worker down has an outcome too."""
    for name, make in BOMBS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.xlsx"
            path.write_bytes(make())
            verdict, _ = read_many([path, path], measure, workers=2, seconds=150)
        assert verdict.result is not None, f"{name}: {verdict.problem}"
        yield verdict.result


def run_attacks() -> Iterator[Outcome]:
    for name, data in part_attacks():
        yield outcome(name, data)


def run_truncations(points: int) -> Iterator[Outcome]:
    """Files cut off at many points. None of them may be read."""
    for number, data in enumerate(victims()):
        for length in sorted({len(data) * point // points for point in range(points)}):
            found = outcome(f"file {number} cut after {length} bytes", data[:length])
            assert found.book is None, f"{found.name} was read"
            yield found


def run_mutations(count: int, seed: int, change: Callable[[bytes, random.Random], bytes]) -> Iterator[Outcome]:
    """`count` changed files. Changed bytes that are read must give what the original gives; only changes inside a
    package with right checksums may give other values."""
    originals = [(data, read_book_bytes(data, "")) for data in victims()]
    for number in range(count):
        noise = random.Random(seed * MEGA + number)
        data, original = noise.choice(originals)
        found = outcome(f"{change.__name__} {seed}/{number}", change(data, noise))
        if change is not mutated_inside:
            assert found.book in (None, original), f"{found.name} was read with a changed value"
        yield found


def summary(kind: str, outcomes: Iterable[Outcome]) -> str:
    """One line of the table. Getting as far as printing it means no crash and no changed value."""
    files = refused = 0
    slowest = Outcome("", None, "", 0.0)
    peak = 0.0
    for found in outcomes:
        files += 1
        refused += bool(found.code)
        slowest = max(slowest, found, key=lambda outcome: outcome.seconds)
        peak = max(peak, found.peak_mebibytes)
    memory = f"  peak {peak:.0f} MiB" if peak else ""
    return (f"{kind:<28}{files:>7} files{files - refused:>7} read{refused:>7} refused   0 crashes   0 changed"
            f"   slowest {slowest.seconds:.2f} s ({slowest.name}){memory}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=5000, help="mutations of each kind")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--each", action="store_true", help="print every bomb")
    chosen = options.parse_args()
    bombs = list(run_bombs())
    if chosen.each:
        for found in bombs:
            print(f"{found.name:<30}{found.code or 'read':<8}{found.seconds:>8.2f} s{found.peak_mebibytes:>8.0f} MiB")
    print(summary("bombs", bombs))
    print(summary("attacks on each part", run_attacks()))
    print(summary("truncations", run_truncations(max(50, chosen.count // 10))))
    for change in (mutated, flipped_directory, mutated_inside):
        print(summary(change.__name__.replace("_", " "), run_mutations(chosen.count, chosen.seed, change)))
    print(f"{'this process':<28}peak {peak_mebibytes():.0f} MiB")


if __name__ == "__main__":
    main()
