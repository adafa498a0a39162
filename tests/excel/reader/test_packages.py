"""Packages as programs really write them, and packages that contradict themselves."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import Limits, read_book_bytes
from sagamihara_pdca.model.raw_book import RawBook
from tests.excel.reader.packages import MAIN, OFFICE, PACKAGE, Parts, parts, read, relationships, worksheet, zipped

ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
STRING = "<si><t>拠点</t></si>"
STRICT = "http://purl.oclc.org/ooxml"
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def _book(**changed: str | bytes) -> Parts:
    return parts(ROW, strings=STRING) | {name.replace("__", "/"): data for name, data in changed.items()}


def _text(book: RawBook) -> str:
    cell = book.sheets[0].cell(1, 1)
    return cell.text if cell else ""


def _strict() -> Parts:
    return {
        name: str(xml).replace(MAIN, f"{STRICT}/spreadsheetml/main").replace(OFFICE, f"{STRICT}/officeDocument/rel")
        .replace("officeDocument/rel/", "officeDocument/relationships/").replace('rel"', 'relationships"')
        for name, xml in _book().items()
    }


def _prefixed() -> Parts:
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>'
    return _book() | {SHEET: f"{xml}</x:sheetData></x:worksheet>"}


def _pretty() -> Parts:
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + worksheet(ROW).replace("><", ">\r\n  <")
    return _book() | {SHEET: "\N{BYTE ORDER MARK}" + xml}


def _in_utf16() -> Parts:
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    return {name: (declared + str(xml)).encode("utf-16") for name, xml in _book().items()}


def _without_byte_order_mark() -> Parts:
    return {name: str(xml).encode("utf-16-be") for name, xml in _book().items()}


def _declared_by_its_other_name() -> Parts:
    return {name: '<?xml version="1.0" encoding="utf8"?>' + str(xml) for name, xml in _book().items()}


def _absolute_targets() -> Parts:
    arrows = (("rId1", f"{OFFICE}/worksheet", "/xl/worksheets/sheet1.xml"),
              ("rId2", f"{OFFICE}/sharedStrings", "/xl/sharedStrings.xml"))
    return _book() | {"xl/_rels/workbook.xml.rels": relationships(*arrows),
                      "_rels/.rels": relationships(("a", f"{OFFICE}/officeDocument", "/xl/workbook.xml"))}


def _odd_names() -> Parts:
    content = _book()
    moved = {"Tabelle%20eins.xml": content.pop(SHEET), "XL/Strings": content.pop("xl/sharedStrings.xml")}
    arrows = (("R", f"{OFFICE}/worksheet", "../Tabelle%20eins.xml#top"), ("S", f"{OFFICE}/sharedStrings", "STRINGS"))
    book = str(content[BOOK]).replace("rId1", "R")
    return content | moved | {BOOK: book, "xl/_rels/workbook.xml.rels": relationships(*arrows)}


def _backslashes() -> Parts:
    return {name.replace("/", "\\") if name.startswith("xl") else name: xml for name, xml in _book().items()}


def _alternate_content() -> Parts:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    other = '<row r="1"><c r="A1"><v>9</v></c></row>'
    xml = (f'<worksheet xmlns="{MAIN}" {space}><mc:AlternateContent><mc:Choice Requires="x14"><sheetData>{other}'
           f"</sheetData></mc:Choice><mc:Fallback><sheetData>{ROW}</sheetData></mc:Fallback></mc:AlternateContent>"
           "</worksheet>")
    return _book() | {SHEET: xml}


def _foreign_elements() -> Parts:
    xml = worksheet(ROW, f'<extLst><ext xmlns:x14="urn:x14"><x14:c r="A1"/><c r="A1"><v>9</v></c></ext></extLst>{""}')
    return _book() | {SHEET: xml}


def _surroundings() -> Parts:
    """Drawings, caches and empty parts that have nothing to do with values."""
    return _book() | {"xl/media/image1.png": b"\x89PNG" + bytes(100_000), "xl/drawings/drawing1.xml": "",
                      "xl/pivotCache/pivotCacheRecords1.xml": "<a/>", "docProps/": "", "xl/vbaProject.bin": b"\xd0\xcf"}


#: What programs write; each says 拠点 in A1.
ORDINARY: list[Callable[[], Parts]] = [
    _book, _strict, _prefixed, _pretty, _in_utf16, _without_byte_order_mark, _declared_by_its_other_name,
    _absolute_targets, _odd_names, _backslashes, _alternate_content, _foreign_elements, _surroundings,
]


@pytest.mark.parametrize("content", ORDINARY)
def test_what_programs_really_write_is_read(content: Callable[[], Parts]) -> None:
    assert _text(read(content())) == "拠点"


def test_a_stored_zip_a_zip64_and_one_written_to_a_pipe_are_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in _book().items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(str(xml).encode())

    for data in (zipped(_book(), zipfile.ZIP_STORED), pipe.getvalue(), _as_zip64(zipped(_book()))):
        assert _text(read_book_bytes(data, "a.xlsx")) == "拠点"


def _as_zip64(data: bytes) -> bytes:
    """The same file with its numbers moved to the zip64 end record."""
    _, _, _, _, count, size, start, _ = struct.unpack("<4s4H2IH", data[-22:])
    end64 = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(data) - 22, 1)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:-22] + end64 + locator + end


def test_rubbish_after_the_end_and_an_embedded_workbook_do_not_matter() -> None:
    inner = zipped(_book(), zipfile.ZIP_STORED)
    outer = zipped(_book() | {"xl/embeddings/Book1.xlsx": inner}, zipfile.ZIP_STORED)

    assert _text(read_book_bytes(outer + b"\r\n\0\0", "a.xlsx")) == "拠点"


def test_hidden_sheets_are_read_and_chart_sheets_are_left_out() -> None:
    listed = "".join(f'<sheet name="{n}" r:id="{i}" {state}/>' for n, i, state in (
        ("表", "rId1", ""), ("図", "c", ""), ("隠し", "rId1", 'state="hidden"'), ("奥", "rId1", 'state="veryHidden"')))
    content = _book()
    content[BOOK] = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    content["xl/_rels/workbook.xml.rels"] = str(content["xl/_rels/workbook.xml.rels"]).replace(
        "</R", f'<Relationship Id="c" Type="{OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/></R')

    book = read(content)

    assert [(sheet.name, sheet.visible) for sheet in book.sheets] == [("表", True), ("隠し", False), ("奥", False)]


def test_merged_ranges_are_kept() -> None:
    after = '<mergeCells><mergeCell ref="B2:C5"/><mergeCell ref="D4:D4"/><mergeCell ref="AB7:AA6"/></mergeCells>'

    book = read(_book() | {SHEET: worksheet(ROW, after)})

    assert book.sheets[0].merges == ((2, 2, 5, 3), (4, 4, 4, 4), (6, 27, 7, 28))


def _row(cells: str) -> Parts:
    return _book() | {SHEET: worksheet(cells)}


#: (what is wrong, parts, the problem's code)
CONTRADICTORY: list[tuple[str, Parts, str]] = [
    ("no such string", _row('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'), "FIL041"),
    ("string by no number", _row('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), "FIL041"),
    ("cell in a foreign row", _row('<row r="1"><c r="A2"><v>1</v></c></row>'), "FIL041"),
    ("cell in a cell", _row('<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>'), "FIL041"),
    ("two values", _row('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'), "FIL041"),
    ("two formulas", _row('<row r="1"><c r="A1"><f>1</f><f>2</f><v>2</v></c></row>'), "FIL041"),
    ("value outside cells", _row('<row r="1"><v>1</v><c r="A1"/></row>'), "FIL041"),
    ("formula outside cells", _row('<row r="1"><f>1</f><c r="A1"/></row>'), "FIL041"),
    ("string outside cells", _row('<row r="1"><is><t>1</t></is><c r="A1" t="inlineStr"/></row>'), "FIL041"),
    ("cell outside rows", _row("<c><v>1</v></c>"), "FIL041"),
    ("row nought", _row('<row r="0"/>'), "FIL041"),
    ("row by no number", _row('<row r="１"/>'), "FIL041"),
    ("no column", _row('<row r="1"><c r="1"><v>1</v></c></row>'), "FIL041"),
    ("a cell twice", _row('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), "FIL043"),
    ("a merge of nothing", _book() | {SHEET: worksheet(ROW, '<mergeCell ref="A1:"/><mergeCell/>')}, "FIL041"),
    ("no sheet part", {k: v for k, v in _book().items() if k != SHEET}, "FIL041"),
    ("an empty sheet part", _book() | {SHEET: ""}, "FIL041"),
    ("not XML", _book() | {SHEET: "拠点"}, "FIL041"),
    ("XML cut off", _book() | {SHEET: worksheet(ROW)[:-5]}, "FIL041"),
    ("two roots", _book() | {SHEET: worksheet(ROW) * 2}, "FIL041"),
    ("another root", _book() | {SHEET: str(_book()["xl/styles.xml"])}, "FIL041"),
    ("no namespace", _book() | {SHEET: worksheet(ROW).replace(f' xmlns="{MAIN}"', "")}, "FIL041"),
    ("bytes of no encoding", _book() | {SHEET: worksheet(ROW).encode().replace(b"A1", b"\xff1")}, "FIL041"),
    ("a declared DTD", _book() | {SHEET: "<!DOCTYPE worksheet>" + worksheet(ROW)}, "FIL044"),
    ("an external sheet", _book() | {"xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{OFFICE}/worksheet" Target="http://example.invalid/a.xml"/></Relationships>'}, "FIL041"),
    ("a sheet outside", _book() | {"xl/_rels/workbook.xml.rels":
        relationships(("rId1", f"{OFFICE}/worksheet", "../../../../etc/passwd"))}, "FIL041"),
    ("a name going up", _book() | {"xl/../../a.xml": "x"}, "FIL044"),
    ("a name with a drive", _book() | {"C:/a.xml": "x"}, "FIL044"),
    ("a name with a control character", _book() | {"xl/\x1ba.xml": "x"}, "FIL044"),
    ("names that differ in case", _book() | {SHEET.upper(): "x"}, "FIL043"),
    ("names that differ in slashes", _book() | {"/" + SHEET.replace("/", "\\"): "x"}, "FIL043"),
    ("names that differ in encoding", _book() | {SHEET.replace("sheet1", "%73heet1"): "x"}, "FIL043"),
]


@pytest.mark.parametrize(("content", "code"), [case[1:] for case in CONTRADICTORY],
                         ids=[case[0] for case in CONTRADICTORY])
def test_what_contradicts_itself_is_refused(content: Parts, code: str) -> None:
    with pytest.raises(BookUnreadable) as refused:
        read(content)

    assert refused.value.problem.code == code


def _damaged(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


GOOD = zipped(_book())
DIRECTORY = GOOD.index(b"PK\1\2")
#: (what is wrong, the file, the problem's code)
BROKEN_ZIPS = [
    ("cut in the middle", GOOD[: len(GOOD) // 2], "FIL040"),
    ("cut before the end", GOOD[:-22], "FIL040"),
    ("only the end", GOOD[-22:], "FIL040"),
    ("rubbish in front", b"PK\3\4" + GOOD, "FIL040"),
    ("two directories", GOOD + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, 0, len(GOOD), 0), "FIL043"),
    ("a checksum changed", _damaged(GOOD, DIRECTORY + 16, b"\1\2\3\4"), "FIL042"),
    ("a size changed", _damaged(GOOD, DIRECTORY + 24, b"\1\2\3\0"), "FIL042"),
    ("a packed size too short", _damaged(GOOD, DIRECTORY + 20, b"\1\0\0\0"), "FIL041"),
    ("a packed size too long", _damaged(GOOD, DIRECTORY + 20, b"\xff\xff\xff\0"), "FIL041"),
    ("an unknown method", _damaged(_damaged(GOOD, DIRECTORY + 10, b"\x63"), 8, b"\x63"), "FIL041"),
    ("methods that differ", _damaged(GOOD, DIRECTORY + 10, b"\0"), "FIL041"),
    ("names that differ", _damaged(GOOD, 30, b"X"), "FIL041"),
    ("an encrypted part", _damaged(GOOD, DIRECTORY + 8, b"\1"), "FIL034"),
    ("an offset out of the file", _damaged(GOOD, DIRECTORY + 42, b"\xff\xff\xff\x7f"), "FIL041"),
    ("too few entries", _damaged(GOOD, len(GOOD) - 14, b"\6\0\6\0"), "FIL041"),
]


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in BROKEN_ZIPS], ids=[case[0] for case in BROKEN_ZIPS])
def test_a_broken_zip_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(BookUnreadable) as refused:
        read_book_bytes(data, "a.xlsx")

    assert refused.value.problem.code == code


def test_a_part_that_nobody_needs_is_proved_too() -> None:
    data = zipped(_book() | {"docProps/thumbnail.jpeg": b"picture"}, zipfile.ZIP_STORED)

    with pytest.raises(BookUnreadable) as refused:
        read_book_bytes(data.replace(b"picture", b"pIcture"), "a.xlsx")

    assert "docProps/thumbnail.jpeg" in refused.value.problem.message


def test_parts_that_overlap_are_refused() -> None:
    first = GOOD.index(b"PK\1\2")
    second = GOOD.index(b"PK\1\2", first + 1)
    data = bytearray(GOOD)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]  # both point at the first part's data

    with pytest.raises(BookUnreadable):
        read_book_bytes(bytes(data), "a.xlsx")


MANY = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><v>{r}</v></c></row>' for r in range(1, 101))
#: (the limit, parts that are one over it)
OVER: list[tuple[Limits, Parts]] = [
    (Limits(file_bytes=1000), _book()),
    (Limits(parts=6), _book()),
    (Limits(part_bytes=500), _row(MANY)),
    (Limits(all_bytes=2000), _row(MANY)),
    (Limits(ratio=20, ratio_free_bytes=0), _book() | {"xl/media/image.bmp": bytes(1_000_000)}),
    (Limits(tag_bytes=70_000), _row(f'<row r="1" spans="{"1" * 200_000}"/>')),
    (Limits(depth=4), _book() | {SHEET: worksheet("", "<a><b><c><d/></c></b></a>")}),
    (Limits(sheets=0), _book()),
    (Limits(rows=99), _row(MANY)),
    (Limits(columns=1), _row(MANY)),
    (Limits(cells=199), _row(MANY)),
    (Limits(merges=1), _book() | {SHEET: worksheet("", '<mergeCell ref="A1"/>' * 2)}),
    (Limits(styles=0), parts(ROW, strings=STRING)),
    (Limits(text_units=1), _book()),
    (Limits(all_text=2), _book()),
    (Limits(cells=1), parts(ROW, strings=STRING * 2)),
    (Limits(), _row('<row r="99999999999"/>')),
    (Limits(), _row('<row r="1048576"/><row/>')),
    (Limits(), _row('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
    (Limits(), _row('<row r="1"><c r="XFD1"/><c><v>1</v></c></row>')),
    (Limits(), parts(ROW, strings=f"<si><t>{'字' * 32_768}</t></si>")),
    (Limits(), parts(ROW, strings=f"<si><t>{'𠮷' * 16_384}</t></si>")),
    (Limits(), parts(ROW, strings="<si>" + "<r><t></t></r>" * 300_000 + "</si>")),
]


@pytest.mark.parametrize(("limits", "content"), OVER)
def test_what_is_over_a_limit_is_refused(limits: Limits, content: Parts) -> None:
    with pytest.raises(BookUnreadable) as refused:
        read_book_bytes(zipped(content), "a.xlsx", limits)

    assert refused.value.problem.code == "FIL050"


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(BookUnreadable) as refused:
        read_book_bytes(GOOD, "a.xlsx", Limits(seconds=-1))

    assert refused.value.problem.code == "FIL051"


def test_the_longest_text_of_excel_is_no_fault() -> None:
    longest = "字" * 32_767

    assert _text(read(parts(ROW, strings=f"<si><t>{longest}</t></si>"))) == longest
