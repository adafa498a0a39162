"""Answers of any length and of any letters, from the returned file to the evaluation: nothing is lost, nothing stops the run."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.frames.files import csv_bytes
from sagamihara_pdca.frames.tables import all_tables
from sagamihara_pdca.input_form.form_rows import SUB
from sagamihara_pdca.input_form.keys import EFFECT, ISSUES, REASON
from sagamihara_pdca.intake.file_reading import FileVerdict
from sagamihara_pdca.model.results import Narrative
from sagamihara_pdca.pipeline.collecting import return_path
from sagamihara_pdca.problems import Place
from sagamihara_pdca.publication.page import summary_html
from sagamihara_pdca.publication.summary_json import summary_json
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, read, values_of, year
from tests.worlds.plans import R6

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
REFS = tuple(Ref("3-2-02", key, SUB) for key in (EFFECT, ISSUES, REASON))
#: An answer, and what the evaluation shows of it.
LONG = [
    ("あ" * 2_001, "あ" * 2_000 + "…（以下1字を省略）"),
    ("行\n" * 2_500, "行\n" * 1_000 + "…（以下3,000字を省略）"),
    ("𠮷" * 5_000, "𠮷" * 2_000 + "…（以下3,000字を省略）"),
    ("=" * 32_767, "=" * 2_000 + "…（以下30,767字を省略）"),
    ("か\u3099" * 2_500, "か\u3099" * 1_000 + "…（以下3,000字を省略）"),
    ("頭" + "か\u3099" * 2_500, "頭" + "か\u3099" * 999 + "…（以下3,002字を省略）"),  # no half of a letter is left
    ("👩\u200d👩\u200d👧" * 600, "👩\u200d👩\u200d👧" * 400 + "…（以下1,000字を省略）"),
    ("頭" + "👩\u200d👩\u200d👧" * 600, "頭" + "👩\u200d👩\u200d👧" * 399 + "…（以下1,005字を省略）"),
]


@pytest.mark.parametrize(("words", "shown"), LONG, ids=[f"{words[:2]!r} {len(words)}" for words, _ in LONG])
def test_a_long_answer_stays_whole_in_the_return_and_its_beginning_is_published(
        words: str, shown: str, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    sent = DivisionBook.of(CULTURE).with_answers(dict.fromkeys(REFS, words))
    sent.write(settings.submissions(R6) / "a.xlsx")

    collected = pipeline.collect(settings, year().plan, R6)
    reported = pipeline.report(settings, collected.collection)

    status = next(d for d in collected.collection.divisions if d.division.number == CULTURE)
    assert (status.state, status.errors) == (DivisionState.RETURNED, 3)
    told = [p for p in collected.collection.problems if p.code == "ACT051"]
    assert [(p.place.file, p.place.sheet, p.place.label) for p in told] == [
        ("a.xlsx", "3-2-02", label) for label in ("成果", "課題", "評価の理由")]
    sent_back = values_of(read(return_path(settings, R6, status.division)))
    assert all(sent_back[ref] == words for ref in REFS)
    (project,) = (p for p in reported.evaluation.projects if p.project.code == "3-2-02")
    assert {project.said(ref.row) for ref in REFS} == {shown}
    assert any(shown in cell.text for sheet in read_book(reported.book).sheets for cell in sheet.cells.values())


def _write_with(stored: str, settings: Settings) -> None:
    """The submission of 文化振興課, whose answers hold something as another program may have stored it."""
    plain = DivisionBook.of(CULTURE).with_answers(dict.fromkeys(REFS, "前ここ後")).write(settings.root / "a.xlsx")
    settings.submissions(R6).mkdir(parents=True, exist_ok=True)
    with ZipFile(plain) as whole, ZipFile(settings.submissions(R6) / "a.xlsx", "w") as package:
        for name in whole.namelist():
            package.writestr(name, whole.read(name).replace("ここ".encode(), stored.encode()))


def test_a_cell_that_excel_could_not_have_saved_costs_its_file_and_nothing_else(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    good = DivisionBook.of("14").write(settings.submissions(R6) / "b.xlsx")
    _write_with("あ" * 40_000, settings)

    collected = pipeline.collect(settings, year().plan, R6)

    refused, used = collected.collection.files
    assert (refused.verdict, codes_of(refused)) == (FileVerdict.UNREADABLE, ["FIL050"])
    assert (used.file, used.verdict) == (good.name, FileVerdict.USED)


#: Escaped as Excel and other programs escape it in a file, and what is left of it.
LETTERS = [("_x000B_", "\n"), ("_x0000_", ""), ("_x001F_", ""), ("_xFFFF_", ""), ("_xFFFE_", ""), ("_xD842_", ""), ("&#x202E;", ""),
           ("&#x20BB7;", "𠮷"), ("&#x1F468;&#x200D;&#x1F469;", "👨\u200d👩"), ("か&#x3099;", "か\u3099")]


@pytest.mark.parametrize(("stored", "left"), LETTERS)
def test_whatever_letter_is_sent_every_file_of_the_year_can_be_opened(stored: str, left: str, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    _write_with(stored, settings)

    collected = pipeline.collect(settings, year().plan, R6)
    reported = pipeline.report(settings, collected.collection)

    (project,) = (p for p in reported.evaluation.projects if p.project.code == "3-2-02")
    assert {project.said(ref.row) for ref in REFS} == {f"前{left}後"}
    for path in (collected.status_book, *collected.returns, reported.book):
        with ZipFile(path) as package:
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))
        read_book(path)
    for path in reported.data:
        if path.suffix != ".xlsx":
            assert not UNPRINTABLE.search(path.read_text("utf-8"))


def test_nor_does_the_published_data_hold_what_a_plan_or_an_older_file_brought_along() -> None:
    words = "前\x0b\x00\ud800\uffff後"
    said = tuple(Narrative("3-2-02", CULTURE, key, words, Place("a.xlsx")) for key in (EFFECT, ISSUES, REASON))
    evaluation = evaluate(year().plan, R6, (), said, frozenset({"3-2-02"}), ())

    html, json = summary_html(evaluation, ReportContext()), summary_json(evaluation)
    tables = [csv_bytes(table).decode("utf-8-sig") for table in all_tables(evaluation)]

    assert all(not UNPRINTABLE.search(text) for text in (html, json, *tables))
    assert any("前\n後" in text for text in tables)
