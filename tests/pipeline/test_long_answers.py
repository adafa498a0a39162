"""Answers of any length, from the returned file to the evaluation: nothing is lost, and nothing stops the run."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.input_form.form_rows import SUB
from sagamihara_pdca.input_form.keys import EFFECT, ISSUES, REASON
from sagamihara_pdca.intake.file_reading import FileVerdict
from sagamihara_pdca.pipeline.collecting import return_path
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, read, values_of, year
from tests.worlds.plans import R6

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


def test_a_cell_that_excel_could_not_have_saved_costs_its_file_and_nothing_else(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    good = DivisionBook.of("14").write(settings.submissions(R6) / "b.xlsx")
    DivisionBook.of(CULTURE).with_answers({REFS[0]: "長文"}).write(tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as whole, ZipFile(settings.submissions(R6) / "a.xlsx", "w") as package:
        for name in whole.namelist():
            package.writestr(name, whole.read(name).replace("長文".encode(), ("あ" * 40_000).encode()))

    collected = pipeline.collect(settings, year().plan, R6)

    refused, used = collected.collection.files
    assert (refused.verdict, codes_of(refused)) == (FileVerdict.UNREADABLE, ["FIL050"])
    assert (used.file, used.verdict) == (good.name, FileVerdict.USED)
