"""What a person sees in a cell counts: struck words, raised figures, number formats, covered cells; and what stands beside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import DEFAULT, read_book_bytes
from sagamihara_pdca.excel.reader.number_formats import TEXT, display, text_template
from sagamihara_pdca.model.raw_book import Carrier, CellKind, RawCell, Remark
from tests.excel.reader.packages import MAIN, OFFICE, Parts, parts, relationships, worksheet, zipped

D = Decimal
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRIKE, NO_STRIKE, SUPER = "<rPr><strike/></rPr>", "<rPr><strike val='0'/></rPr>", "<rPr><vertAlign val='superscript'/></rPr>"
#: Runs; what is seen and what is struck in a plain cell; the same in a cell whose font is struck.
RUNS = [
    (f"<r>{STRIKE}<t>2</t></r><r><rPr><b/></rPr><t>8</t></r>", ("8", "2"), ("8", "2")),
    (f"<r><t>28</t></r><r>{STRIKE}<t>人</t></r>", ("28", "人"), ("", "28人")),
    (f"<r>{NO_STRIKE}<t>28</t></r>", ("28", ""), ("28", "")),
    ("<r><rPr><strike val='1'/></rPr><t>28</t></r>", ("", "28"), ("", "28")),
    ("<r><rPr><strike val='true'/></rPr><t>旧</t></r><r><t>新</t></r>", ("新", "旧"), ("", "旧新")),
    (f"<r><t>10</t></r><r>{SUPER}<t>2</t></r>", ("10²", ""), ("²", "10")),
    ("<r><t>CO</t></r><r><rPr><vertAlign val='subscript'/></rPr><t>2</t></r>", ("CO₂", ""), ("₂", "CO")),
    (f"<r><t>12</t></r><r>{SUPER}<t>注1</t></r>", ("12注¹", ""), ("注¹", "12")),
    ("<r><rPr><b/></rPr><t>12</t></r><r><t>人</t></r>", ("12人", ""), ("12", "人")),
    ("<t>28</t>", ("28", ""), ("", "28")),
]
STRUCK_STYLE = (f'<styleSheet xmlns="{MAIN}"><fonts><font><b/></font><font><strike/></font><font><strike val="0"/></font></fonts>'
                '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>')


def only_cell(package: Parts) -> RawCell | None:
    (sheet,) = read_book_bytes(zipped(package), "a.xlsx").sheets
    return sheet.cell(1, 1)


def stored(runs: str, way: str, style: int) -> Parts:
    """The runs in A1, as a shared or an inline string, transitional or strict."""
    inline = way.endswith("inline")
    cell = (f'<row r="1"><c r="A1" s="{style}" t="inlineStr"><is>{runs}</is></c></row>' if inline
            else f'<row r="1"><c r="A1" s="{style}" t="s"><v>0</v></c></row>')
    package = {**parts(cell, strings="" if inline else f"<si>{runs}</si>"), "xl/styles.xml": STRUCK_STYLE}
    if way.startswith("strict"):
        return {name: text.replace(MAIN, STRICT) if isinstance(text, str) and name.startswith("xl/") else text
                for name, text in package.items()}
    return package


@pytest.mark.parametrize("way", ["shared", "inline", "strict shared", "strict inline"])
@pytest.mark.parametrize(("runs", "plain", "in_struck_cell"), RUNS)
def test_struck_words_are_kept_apart_and_raised_figures_stay_raised(
        runs: str, plain: tuple[str, str], in_struck_cell: tuple[str, str], way: str) -> None:
    for style, (seen, struck) in ((0, plain), (1, in_struck_cell), (2, plain)):
        cell = only_cell(stored(runs, way, style))

        assert cell is not None
        assert (cell.kind, cell.text, cell.struck) == (CellKind.TEXT, seen, struck)


@pytest.mark.parametrize("content", ["<c r='A1' s='1'><v>28</v></c>", "<c r='A1' s='1' t='str'><v>28</v></c>",
                                     "<c r='A1' s='1'><f>1+27</f><v>28</v></c>"])
def test_a_cell_that_is_struck_as_a_whole_holds_nothing_that_stands(content: str) -> None:
    cell = only_cell({**parts(f'<row r="1">{content}</row>'), "xl/styles.xml": STRUCK_STYLE})

    assert cell is not None
    assert (cell.kind, cell.text, cell.number, cell.struck) == (CellKind.TEXT, "", None, "28")


def test_a_struck_formula_without_a_result_is_no_fault_of_the_machine() -> None:
    cell = only_cell({**parts("<row r='1'><c r='A1' s='1' t='s'><f>B1</f></c></row>"), "xl/styles.xml": STRUCK_STYLE})

    assert cell == RawCell(CellKind.TEXT, "", formula="B1", struck="B1")


@pytest.mark.parametrize("cell", [
    "<c r='A1' t='inlineStr'><is><t>25</t></is><v>31</v></c>", "<c r='A1'><v>31</v><is><t>25</t></is></c>",
    "<c r='A1' t='s'><v>0</v><is><t>25</t></is></c>", "<c r='A1' t='inlineStr'><is><t>25</t></is><is><t>31</t></is></c>",
])
def test_a_cell_with_two_values_is_refused_as_ambiguous(cell: str) -> None:
    with pytest.raises(BookUnreadable) as refused:
        only_cell(parts(f'<row r="1">{cell}</row>', strings="<si><t>31</t></si>"))

    assert refused.value.problem.code == "FIL043"


#: Format, number, what is displayed (None: the number as stored).
FORMATS = [
    ("General", "12", None), ("0", "12", None), ("00", "5", "05"), ("000", "5", "005"), ("00", "12", None), ("#,##0", "1234567", None),
    ("#,##0.0", "12.3", None), ("0.00", "0.5", None), ("#,##0_ ", "1234", None), ("[$¥-411]#,##0", "100", None),
    ("¥#,##0", "100", None), ("#,##0;[Red]-#,##0", "-3", None), ("#,##0;▲#,##0", "-1577", None), ("0;(0)", "-5", None),
    ("[Blue]0", "3", None), ("[<=99]00;0", "5", "05"), ("@", "5", None), ("# ?/?", "0.5", None), ("0.00E+00", "12", None),
    ("#,##0,", "1234000", "1,234"), ("0.0,,", "2500000", "2.5"), ('0"万"', "12", "12万"), ('0"件"', "12", "12件"),
    ('"約"0', "12", "約12"), ("0\\人", "12", "12人"), ('[=0]"集計中";General', "0", "集計中"), ('[=0]"集計中";General', "5", None),
    ('[>=1000]#,##0,"千";0', "5000", "5千"), ('[>=1000]#,##0,"千";0', "500", None), (";;;", "5", ""), (";;", "5", ""),
    ('"非公表"', "5", "非公表"), ("0", "79.6", "80"), ("0.0", "79.96", "80.0"), ("#,##0.0##", "1.23456", "1.235"), ("#", "0", ""),
    ("#,##0;#,##0", "-5", "5"), ('0;0;"－"', "0", "－"), ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0", "-"),
    ('"a;b"0', "5", "a;b5"), ("0.5", "1", "1.5"), ("000-0000", "2520239", "252-0239"), ('0"億"0000"万"', "12345", "1億2345万"),
    ('0000"年"00"月"', "202504", "2025年04月"), ("0%", "0.138", "14%"), ("0.0%", "0.138", None), ("0.00%", "0.138", None),
    ("0%", "0", None), ("0%", "-0.05", None), ('0%;-0%;"集計中"', "0", "集計中"), ("0%;;", "0", ""), ("[<1]0%;0", "5", None),
    ("[>=1]0;[<1]0%", "0.5", None), ("[<100]0", "150", "#####"), ("0.00E+00", "1234567", "1.23E+06"), ("0", "0.0000001", "0"),
    ("0.0E+0", "9.96", "1.0E+01"),
    ("##0.0E+0", "12345", "12.3E+03"), ("# ?/?", "0.3", "2/7"), ("# ?/8", "1.1", "1 1/8"), ("# ??/??", "79.6", None), ("# ?/?", "3", None),
    ("0;@", "-5", None), ('0_);"未定"', "-1", "未定"), ("#.##", "5", None), ("0;[Red]0", "-5", "5"), ('@"様"', "5", "5様"),
]
PERCENTS = [("0%", "5", True), ("0", "5", False), ("[<1]0%;0", "5", False), ("[<1]0%;0", "0.5", True), ('0"%"', "5", False), ("0\\%", "5", False)]


@pytest.mark.parametrize(("code", "number", "shown"), FORMATS)
def test_a_number_format_displays_the_number_or_something_else(code: str, number: str, shown: str | None) -> None:
    assert display(code, D(number))[1] == shown


@pytest.mark.parametrize(("code", "number", "expected"), PERCENTS)
def test_a_number_is_in_per_cent_where_the_section_that_displays_it_says_so(code: str, number: str, expected: bool) -> None:
    assert display(code, D(number))[0] is expected


@pytest.mark.parametrize(("code", "template"), [
    (";;;", ""), ("0;0;0;", ""), (";;", TEXT), ("@", TEXT), ("General", TEXT), ('0;0;0;"－"', "－"), ("0;0;0;@", TEXT), ("@_ ", TEXT),
    ('@"様"', f"{TEXT}様"), ('0;"※"@', f"※{TEXT}"), ('"第"0"回"', TEXT), ("0;0;0;General", TEXT)])
def test_a_format_displays_a_text_or_something_else(code: str, template: str) -> None:
    assert text_template(code) == template


def test_what_is_displayed_stands_beside_the_stored_number() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>1234000</v></c></row>'

    assert only_cell(parts(rows, formats=("#,##0,",))) == RawCell(CellKind.NUMBER, "1234000", D(1234000), shown="1,234")


@pytest.mark.parametrize("cell", ['<c r="A1" s="1" t="s"><v>0</v></c>', '<c r="A1" s="1" t="inlineStr"><is><t>秘</t></is></c>'])
def test_a_text_that_its_format_hides_or_changes_is_known_to_be_changed(cell: str) -> None:
    for code, shown in ((";;;", ""), ("@&quot;様&quot;", "秘様"), ("0;0;0;&quot;－&quot;", "－"), ("@_ ", None)):
        package = parts(f'<row r="1">{cell}</row>', strings="<si><t>秘</t></si>", formats=(code,))

        assert only_cell(package) == RawCell(CellKind.TEXT, "秘", shown=shown)


def test_a_zero_is_not_seen_where_the_sheet_hides_zeros() -> None:
    package = parts("<row r='1'><c r='A1'><v>0</v></c><c r='B1'><v>1</v></c></row>")
    package["xl/worksheets/sheet1.xml"] = str(package["xl/worksheets/sheet1.xml"]).replace(
        "<sheetData>", '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews><sheetData>')

    (sheet,) = read_book_bytes(zipped(package), "a.xlsx").sheets

    assert [cell.shown for cell in sheet.cells.values()] == ["", None]


def test_hidden_rows_and_columns_are_known() -> None:
    rows = "".join(f"<row r='{n}' {look}><c r='A{n}'><v>1</v></c></row>" for n, look in enumerate(
        ("", "hidden='1'", "hidden='0' ht='15'", "ht='0' customHeight='1'"), 1))
    package = parts(rows)
    package["xl/worksheets/sheet1.xml"] = str(package["xl/worksheets/sheet1.xml"]).replace(
        "<sheetData>", "<cols><col min='2' max='3' hidden='true'/><col min='4' max='4' width='9'/><col min='5' max='5' width='0'/></cols><sheetData>")

    (sheet,) = read_book_bytes(zipped(package), "a.xlsx").sheets

    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 4}, ((2, 3), (5, 5)))
    assert [sheet.is_hidden(1, column) for column in range(1, 7)] == [False, True, True, False, True, False]
    assert sheet.is_hidden(2, 1)


def test_minus_zero_is_zero() -> None:
    cell = only_cell(parts('<row r="1"><c r="A1"><v>-0</v></c></row>'))

    assert cell is not None and str(cell.number) == "0"


def test_a_cell_under_a_merged_one_is_known_to_be_covered() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row>'
    package = {**parts(), "xl/worksheets/sheet1.xml": worksheet(rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')}

    (sheet,) = read_book_bytes(zipped(package), "a.xlsx").sheets

    assert {place: cell.covered for place, cell in sheet.cells.items()} == {
        (1, 1): False, (1, 2): True, (2, 1): True, (2, 3): False}


def test_cells_under_a_very_tall_merged_one_are_covered_too() -> None:
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in (1, 2, 900, 1001))
    package = {**parts(), "xl/worksheets/sheet1.xml": worksheet(rows, '<mergeCells><mergeCell ref="B2:B1000"/></mergeCells>')}

    (sheet,) = read_book_bytes(zipped(package), "a.xlsx").sheets

    assert [row for (row, _), cell in sheet.cells.items() if cell.covered] == [900]


def test_many_large_merged_ranges_over_many_cells_end_within_the_time_limit() -> None:
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 20_001))
    merges = "<mergeCells>" + "<mergeCell ref='A1:A20000'/>" * 20_000 + "</mergeCells>"
    package = {**parts(), "xl/worksheets/sheet1.xml": worksheet(rows, merges)}

    with pytest.raises(BookUnreadable) as refused:
        read_book_bytes(zipped(package), "a.xlsx", replace(DEFAULT, seconds=1.5))

    assert refused.value.problem.code == "FIL051"


# Beside the cells ---------------------------------------------------------------------------------------------------

THREADS = "http://schemas.microsoft.com/office/2017/10/relationships"
DRAWN = ('xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
         'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"')
NOTE = f'<comments xmlns="{MAIN}"><commentList><comment ref="B5"><text><r><t>後で</t></r><r><t>直す</t></r></text></comment></commentList></comments>'
THREAD = ('<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
          '<threadedComment ref="B5" id="1"><text>要確認です</text></threadedComment>'
          '<threadedComment ref="B5" id="2" parentId="1"><text>確認しました</text></threadedComment></ThreadedComments>')
BOX = (f'<xdr:wsDr {DRAWN}><xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row></xdr:from>'
       '<xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>見込みは</a:t></a:r></a:p>'
       '<a:p><a:r><a:t>30件</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>')
GROUP = (f'<xdr:wsDr {DRAWN}><xdr:absoluteAnchor><xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>一</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
         '<xdr:sp><xdr:txBody><a:p><a:r><a:t>二</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:grpSp></xdr:absoluteAnchor></xdr:wsDr>')
PICTURE = (f'<xdr:wsDr {DRAWN}><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>3</xdr:row></xdr:from><xdr:pic><xdr:nvPicPr>'
           '<xdr:cNvPr id="2" name="図 1"/></xdr:nvPicPr></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>')
LINE = f'<xdr:wsDr {DRAWN}><xdr:absoluteAnchor><xdr:cxnSp><xdr:cNvPr name="直線 2"/></xdr:cxnSp></xdr:absoluteAnchor></xdr:wsDr>'
EMPTY_DRAWING = f"<xdr:wsDr {DRAWN}/>"
CHOICE = (f'<xdr:wsDr {DRAWN} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><xdr:absoluteAnchor><mc:AlternateContent>'
          '<mc:Choice Requires="a14"><xdr:sp><a:p><a:r><a:t>新</a:t></a:r></a:p></xdr:sp></mc:Choice>'
          '<mc:Fallback><xdr:sp><a:p><a:r><a:t>旧</a:t></a:r></a:p></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:absoluteAnchor></xdr:wsDr>')
STRICT_BOX = BOX.replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
STRICT_NOTE = NOTE.replace(MAIN, STRICT)
VML = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="a"/><v:shape>'
       '<v:textbox style="x"><div>見込み<br>30&amp;件</div></v:textbox>'
       '<x:ClientData ObjectType="Rect"><x:Anchor>\n 2, 15, 6, 10, 4, 1, 9, 2</x:Anchor>'
       '</x:ClientData></v:shape><v:shape id="c"><v:textbox><div>重複</div></v:textbox><x:ClientData ObjectType="Note"/></v:shape>'
       '<v:shape id="d"><x:ClientData ObjectType="Button"/></v:shape><v:shape><v:textbox>終わらない')

BESIDE = [
    ([("comments", NOTE)], [Remark(Carrier.COMMENT, 5, 2, "後で直す")]),
    ([("threadedComment", THREAD), ("comments", NOTE)],  # the note of a thread only repeats it
     [Remark(Carrier.COMMENT, 5, 2, "要確認です"), Remark(Carrier.COMMENT, 5, 2, "確認しました")]),
    ([("drawing", BOX)], [Remark(Carrier.SHAPE, 7, 3, "見込みは\n30件")]),
    ([("drawing", GROUP)], [Remark(Carrier.SHAPE, 0, 0, "一"), Remark(Carrier.SHAPE, 0, 0, "二")]),
    ([("drawing", PICTURE)], [Remark(Carrier.PICTURE, 4, 1, "図 1")]),
    ([("drawing", LINE)], [Remark(Carrier.PICTURE, 0, 0, "直線 2")]),
    ([("drawing", EMPTY_DRAWING)], []),
    ([("drawing", CHOICE)], [Remark(Carrier.SHAPE, 0, 0, "新")]),
    ([("drawing", STRICT_BOX), ("comments", STRICT_NOTE)],
     [Remark(Carrier.COMMENT, 5, 2, "後で直す"), Remark(Carrier.SHAPE, 7, 3, "見込みは\n30件")]),
    ([("vmlDrawing", VML)], [Remark(Carrier.SHAPE, 7, 3, "見込み30&件"), Remark(Carrier.SHAPE, 0, 0, "終わらない")]),
    ([("vmlDrawing", "<v:textbox>形のない枠")], []),
    ([("comments", f'<comments xmlns="{MAIN}"><commentList><comment ref="?"><text><t> </t></text></comment></commentList></comments>')], []),
]


def with_parts(beside: list[tuple[str, str]]) -> bytes:
    base = {"threadedComment": THREADS}
    package = parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    package["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        *((f"rId{n}", f"{base.get(kind, OFFICE)}/{kind}", f"../beside{n}.xml") for n, (kind, _) in enumerate(beside)))
    package |= {f"xl/beside{n}.xml": content for n, (_, content) in enumerate(beside)}
    return zipped(package)


@pytest.mark.parametrize(("beside", "remarks"), BESIDE)
def test_words_beside_the_cells_are_found_with_their_place(beside: list[tuple[str, str]], remarks: list[Remark]) -> None:
    (sheet,) = read_book_bytes(with_parts(beside), "a.xlsx").sheets

    assert list(sheet.remarks) == remarks
    assert list(sheet.cells) == [(1, 1)]


@pytest.mark.parametrize(("kind", "content", "carrier"), [
    ("comments", "<broken", "コメント"), ("threadedComment", NOTE, "コメント"), ("drawing", BOX[:-9], "図形・テキストボックス")])
def test_a_damaged_part_beside_the_cells_is_told_and_the_cells_are_read(kind: str, content: str, carrier: str) -> None:
    (sheet,) = read_book_bytes(with_parts([(kind, content)]), "a.xlsx").sheets

    assert sheet.remarks[-1] == Remark(Carrier.UNREADABLE, 0, 0, carrier)
    assert list(sheet.cells) == [(1, 1)]


@pytest.mark.parametrize(("kind", "content", "code"), [
    ("comments", "<!DOCTYPE comments>" + NOTE, "FIL044"), ("drawing", BOX.replace("<xdr:sp>", "<xdr:grpSp>" * 65), "FIL050"),
    ("vmlDrawing", "x" * 4_000_001, "FIL050")])
def test_the_limits_hold_beside_the_cells_too(kind: str, content: str, code: str) -> None:
    with pytest.raises(BookUnreadable) as refused:
        read_book_bytes(with_parts([(kind, content)]), "a.xlsx")

    assert refused.value.problem.code == code
