"""What a person types into the form in LibreOffice, saved and read: the program's own changes to it included."""

from __future__ import annotations

from decimal import Decimal as D
from pathlib import Path

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE, SUB
from sagamihara_pdca.input_form.keys import EFFECT, PROGRESS
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from tests.office.client import Office
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, read, values_of, year
from tests.worlds.plans import R6

SHEET = "3-2-02"
FIGURE, STATE_OF_IT = Ref(SHEET, "m.1.1", ACTUAL), Ref(SHEET, "m.1.1", STATE)

#: What is typed into the number cell: the figure that is read, the state, the codes.
TYPED: list[tuple[str, D | None, str | None, list[str]]] = [
    ("612", D(612), None, []),
    ("1,234.5", D("1234.5"), None, ["ACT045"]),  # shown as 1,235
    ("６１２", D(612), None, []),
    ("612人", D(612), None, ["ACT011"]),
    ("612件", D(612), None, ["ACT004"]),
    ("約612人", D(612), None, ["ACT019"]),
    ("▲12", D(-12), None, ["ACT011"]),
    ("612(26)人", D(612), None, ["ACT011"]),
    ("612(26)", D(612), None, ["ACT032"]),
    ("612人(12月末)", D(612), None, ["ACT034"]),
    ("=600+12", D(612), None, ["ACT014"]),
    ("集計中", None, "集計中", ["ACT010"]),
    ("なし", None, "対象外", ["ACT016"]),
    # A cell with a number format keeps it: the day is stored, and shown, as 45,778.
    ("2025/5/1", D(45778), None, ["ACT012"]),
    ("=1/0", None, None, ["ACT006"]),
    ("600〜612", None, None, ["ACT003"]),
]


@pytest.mark.parametrize(("typed", "figure", "state", "codes"), TYPED, ids=[typed for typed, *_ in TYPED])
def test_what_is_typed_is_read_as_it_was_meant(office: Office, typed: str, figure: D | None, state: str | None,
                                               codes: list[str], tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE).with_answers({FIGURE: None})
    with office.open(book.write(tmp_path / "a.xlsx")) as opened:
        opened.type(SHEET, book.cell(FIGURE), typed)
        opened.save_as(tmp_path / "b.xlsx")

    reading = read(tmp_path / "b.xlsx")

    values = values_of(reading)
    told = [p.code for p in reading.problems if p.place.label == "実績（Xのフォロワー数）" and p.code != "ACT002"]
    assert (values.get(FIGURE), values.get(STATE_OF_IT)) == (figure, state)
    told += [p.code for p in reading.problems if "日付が入力されていませんか" in p.message]
    assert [code for code in told if code.startswith("ACT0")] == codes


def test_a_return_that_is_corrected_in_libreoffice_is_in_order(office: Office, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    progress, effect = Ref(SHEET, PROGRESS, SUB), Ref(SHEET, EFFECT, SUB)
    faulty = DivisionBook.of(CULTURE).with_answers({FIGURE: "600人か650人", progress: "順調", effect: None})
    faulty.write(settings.submissions(R6) / "1回目.xlsx")
    (path,) = pipeline.collect(settings, year().plan, R6).returns

    with office.open(path) as opened:
        marked = [opened.read("修正のお願い", f"I{row}").value for row in range(2, 20)]
        for ref, words in ((FIGURE, "612"), (progress, "計画どおり"), (effect, "登録者が増えた。")):
            opened.type(SHEET, faulty.cell(ref), words)
        opened.recalculate()
        mended = [opened.read("修正のお願い", f"I{row}").value for row in range(2, 20)]
        opened.save_as(settings.submissions(R6) / "2回目.xlsx")
    collection = pipeline.collect(settings, year().plan, R6).collection

    status = next(d for d in collection.divisions if d.division.number == CULTURE)
    assert (marked.count("未修正"), mended.count("未修正"), mended.count("✓ 修正済み")) == (3, 0, 3)
    assert status.reading is not None and status.reading.file == "2回目.xlsx"
    assert (status.errors, codes_of(status.reading)) == (0, [])
    assert values_of(status.reading)[FIGURE] == D(612)
    assert not [p for p in collection.problems if p.severity is Severity.QUESTION]
    assert not path.exists()
