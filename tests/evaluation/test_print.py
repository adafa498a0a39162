"""How the workbook prints, with two kinds of fonts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.excel.writer import write_book
from tests.office.client import Office
from tests.office.render import pages_per_sheet
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R7, sagamihara


@pytest.mark.parametrize("fonts", ["bizud", "ipaex"])
def test_the_cover_the_summary_and_every_project_take_one_page(
        printer: Callable[[str], Office], tmp_path: Path, fonts: str) -> None:
    plan = sagamihara()
    path = tmp_path / "評価書.xlsx"
    write_book(evaluation_book(year_evaluation(R7, plan), report_context(plan)), path)

    pages = pages_per_sheet(printer(fonts), path)

    single = ["表紙・目次", "総括", "集計表", "評価基準", "事業シートの見方", "1-1-04・1-1-05",
              *(project.code for project in plan.projects if project.indicators)]
    assert {sheet: pages[sheet] for sheet in single} == dict.fromkeys(single, 1)
    assert pages["事業一覧"] <= 3
    assert pages["成果指標一覧"] <= 2
    assert pages["選択肢"] == 0
