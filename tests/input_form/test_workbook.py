"""The written workbook: what Excel is told, besides what the declaration says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.cell_formats import fill_properties, look_properties
from sagamihara_pdca.excel.writer import book_bytes, write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.model.plan import Phase, ProjectClass, Question, QuestionKind
from sagamihara_pdca.sheets.book import Book, InputKind, Look, Tone
from sagamihara_pdca.sheets.inputs import fill, inputs
from sagamihara_pdca.sheets.layout import BookLayout
from tests.colours import contrast
from tests.describe import describe
from tests.office.validator import validate
from tests.worlds import every_kind
from tests.worlds.answers import to_the_limit
from tests.worlds.plans import R6, sagamihara

DATE = Question(1, Phase.ACT, "開始予定日", "", QuestionKind.DATE, (), False, tuple(ProjectClass), None)


@pytest.fixture(scope="module")
def form() -> Book:
    return input_book(every_kind.context_of(replace(every_kind.sampler(), questions=(DATE,))))


@pytest.fixture(scope="module")
def path(form: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("form") / "様式.xlsx"
    write_book(form, found)
    return found


def test_the_same_form_gives_the_same_bytes() -> None:
    plan = sagamihara()

    once, again = (book_bytes(input_book(every_kind.context_of(plan))) for _ in range(2))

    assert once == again


def test_only_inputs_are_unlocked_and_nothing_asks_for_a_password(form: Book, path: Path) -> None:
    layout = BookLayout(form)
    declared = {(layout.sheet(ref.sheet).sheet.title, layout.a1(ref).replace("$", "")) for ref, _ in inputs(form)}
    book = load_workbook(path)

    unlocked = {(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row
                if not cell.protection.locked and type(cell).__name__ == "Cell"}

    assert unlocked == declared
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert book.security.lockStructure and not book.security.workbookPassword


IME = {InputKind.TEXT: "hiragana", InputKind.LINE: "hiragana", InputKind.NUMBER: "off", InputKind.CHOICE: "off",
       InputKind.DATE: "off"}
CHECKS = {InputKind.TEXT: "textLength", InputKind.LINE: "textLength", InputKind.NUMBER: "decimal",
          InputKind.CHOICE: "list", InputKind.DATE: "date"}


def test_every_input_has_its_check_its_input_mode_and_its_words(form: Book, path: Path) -> None:
    layout = BookLayout(form)
    book = load_workbook(path)
    kinds = set()

    for ref, cell in inputs(form):
        sheet = book[layout.sheet(ref.sheet).sheet.title]
        rules = [r for r in sheet.data_validations.dataValidation if layout.a1(ref).replace("$", "") in str(r.sqref)]

        assert cell.field is not None and len(rules) == 1
        rule = rules[0]
        kinds.add(cell.field.kind)
        assert (rule.type, rule.imeMode) == (CHECKS[cell.field.kind], IME[cell.field.kind])
        assert rule.errorStyle in ((None, "stop") if cell.field.kind is InputKind.CHOICE else ("warning",))
        assert all((rule.promptTitle, rule.prompt, rule.errorTitle, rule.error))
    assert kinds == set(InputKind)


def test_the_book_opens_on_the_guide_with_titles_language_and_frozen_heads(path: Path) -> None:
    book = load_workbook(path)

    assert book.active.title == "はじめに"
    assert book.properties.language == "ja-JP"
    assert "入力シート" in book.properties.title
    assert all(book[code].freeze_panes == "A4" for code in every_kind.KINDS.values())
    assert [s.title for s in book if s.sheet_state == "visible"] == ["はじめに", *sorted(every_kind.KINDS.values()), "未入力の一覧"]
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if re.search("media|drawing|macro|external", name)]


PRINTED = (("はじめに", 0.5), ("1-1-01", 0.8))


@pytest.mark.parametrize(("title", "left"), PRINTED)
def test_a_sheet_prints_on_one_a4_page_with_its_year_and_number(path: Path, title: str, left: float) -> None:
    sheet = load_workbook(path)[title]

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 1), (None, None))
    assert sheet.page_margins.left == left
    assert "令和6年度" in f"{sheet.oddHeader.left.text}{sheet.oddHeader.right.text}"
    assert "&P" in sheet.oddFooter.right.text


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("look", Look)
def test_the_letters_of_every_look_stand_out_from_its_ground(look: Look) -> None:
    properties = look_properties(look, "BIZ UDPゴシック")

    assert contrast(str(properties["font_color"]), str(properties.get("bg_color", "#FFFFFF"))) >= 4.5


#: The looks that change their ground while the workbook is filled in.
CHANGING = (Look.INPUT_TEXT, Look.INPUT_LINE, Look.INPUT_NUMBER, Look.INPUT_CHOICE, Look.INPUT_DATE, Look.STATUS,
            Look.TEXT_CENTRE, Look.LINK_BOX, Look.QUESTION, Look.COUNT, Look.GRADE, Look.HEAD_SMALL)


@pytest.mark.parametrize(("look", "fill_of"), [*product(CHANGING, Tone), *product(
    (Look.GRADE,), ("#77D9A8", "#BFE4FF", "#FFFF80", "#FFCABF", "#C8C8CB", "#FFCA80", "#C9ACE6"))])
def test_letters_stand_out_from_every_colour_that_a_cell_can_take(look: Look, fill_of: Tone | str) -> None:
    properties = look_properties(look, "BIZ UDPゴシック") | fill_properties(fill_of)

    assert contrast(str(properties["font_color"]), str(properties["bg_color"])) >= 4.5


GOLDEN = [("input_labelled", ("labelled",)), ("input_relative", ("relative", "exploratory", "joint"))]


@pytest.mark.parametrize(("name", "kinds"), GOLDEN)
def test_the_workbook_is_the_one_that_was_reviewed(
    name: str, kinds: tuple[str, ...], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    book = tmp_path / "様式.xlsx"
    write_book(input_book(every_kind.context_of(every_kind.sampler(kinds))), book)

    golden(name, describe(book))


@pytest.mark.npm
def test_the_open_xml_sdk_finds_nothing_wrong(form: Book, tmp_path: Path) -> None:
    context = every_kind.context_of(every_kind.sampler())
    crowded = input_book(every_kind.context_of(every_kind.stress()))
    last = every_kind.year_after(every_kind.sampler(), R6)
    books = {
        "blank": form,
        "finished": fill(form, fictional_answers(context, form)),
        "second year": input_book(every_kind.context_of(every_kind.sampler(), year=R6.next, last=last)),
        "stress": fill(crowded, to_the_limit(crowded, letters=800)),
    }
    plan = sagamihara()
    books |= {d.number: input_book(every_kind.context_of(plan, d.number)) for d in plan.answering_divisions(R6)}
    paths = [tmp_path / f"{name}.xlsx" for name in books]
    for book, target in zip(books.values(), paths, strict=True):
        write_book(book, target)

    assert validate(paths) == {target: [] for target in paths}
