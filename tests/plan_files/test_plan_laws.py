"""Laws of the plan's tables that hold for any text in any cell."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.plan_files.source import load_plan, read_tables
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.plan_book import plan_book
from sagamihara_pdca.plan_tables.schema import TABLES
from sagamihara_pdca.plan_tables.tables import plan_tables
from tests.plan_tables.editing import edited
from tests.worlds.plans import mizuno_tables

#: What people type: the alphabet of plans, with what breaks files of commas and sheets of cells.
_ALPHABET = "AZ19－-ー／/：；;、。,・（）［］[]\"'=+@#%％〜~ 　\n\t課年度令和元R増減以上未満件拠点𠮷㈱髙①ﾃﾞ㎡\x0b\x00"
texts = st.text(alphabet=_ALPHABET, max_size=12) | st.text(max_size=6)
printable = st.text(alphabet=_ALPHABET[:-2], max_size=30)


@given(st.sampled_from([form.name for form in TABLES]), st.integers(0, 11), st.integers(1, 8), texts)
@settings(max_examples=300, deadline=None)
def test_no_text_in_any_cell_breaks_the_loader(sheet: str, column: int, row: int, text: str) -> None:
    width = next(len(table.headings) for table in mizuno_tables() if table.name == sheet)
    cell = f"{chr(ord('A') + column % width)}{row}"

    tables = edited(mizuno_tables(), sheet, (cell, text.strip()))
    plan, problems = build_plan(tables)

    assert plan is not None or problems
    if plan is not None:
        assert build_plan(plan_tables(plan))[0] == plan


@given(printable, printable, printable, printable)
@settings(max_examples=25, deadline=None)
def test_free_text_comes_back_from_both_kinds_of_file(name: str, goal: str, summary: str, meaning: str) -> None:
    tables = edited(mizuno_tables(), "事業", ("C2", f"名{name}".strip()), ("K2", summary.strip()))
    tables = edited(edited(tables, "行動目標", ("B2", goal.strip())), "評価区分", ("E2", meaning.strip()))
    plan, problems = build_plan(tables)
    assert plan is not None
    assert problems == []

    with TemporaryDirectory() as folder:
        write_plan_folder(tables, Path(folder) / "計画")
        write_book(plan_book(plan), Path(folder) / "plan.xlsx")

        assert load_plan(Path(folder) / "計画") == (plan, [])
        assert load_plan(Path(folder) / "plan.xlsx") == (plan, [])


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_reader_of_a_folder(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "事業.csv").write_bytes(data)

        tables, problems = read_tables(Path(folder))

    assert len(tables) + len(problems) >= 1
