"""`output/R6/公表` can be uploaded as it is: page, workbook and data, every link leads somewhere, nothing internal, nothing old."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pytest

from sagamihara_pdca import Settings, pipeline, read_published
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.pipeline.reporting import Edition
from tests.worlds.plans import R6, R7, sagamihara
from tests.worlds.whole_year import answer_all

PUBLIC = Edition(public=True)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(tmp_path_factory.mktemp("city"))
    for year in (R6, R7):
        answer_all(settings, sagamihara(), year)
        _report(settings, PUBLIC, year)
    return settings


def _report(settings: Settings, edition: Edition, year: FiscalYear = R6) -> pipeline.Reported:
    return pipeline.report(settings, pipeline.collection_of(settings, sagamihara(), year), edition)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_page_workbook_and_data_and_nothing_else(settings: Settings) -> None:
    tables = ("indicators", "projects", "narratives", "dictionary")

    assert _files(settings.publication(R6)) == {
        "index.html", "令和6年度評価書（公表用）.xlsx", *(f"data/{name}.csv" for name in tables), "data/datapackage.json", "data/data.xlsx",
        "data/summary.json", "data/summary.schema.json"}


@pytest.mark.parametrize("public", [True, False])
def test_every_link_of_the_page_leads_to_a_file_or_a_place_on_it(settings: Settings, public: bool) -> None:
    done = _report(settings, Edition(public=public))
    page = next(path for path in done.data if path.name == "index.html")
    said = page.read_text("utf-8")

    targets = [unescape(target) for target in re.findall(r'href="([^"]*)"', said)]

    own = [target for target in targets if not target.startswith(("https:", "tel:", "mailto:"))]
    assert len(own) > 10
    assert [t for t in own if not (f'id="{t[1:]}"' in said if t.startswith("#") else (page.parent / unquote(t)).is_file())] == []


def test_data_of_an_earlier_run_does_not_stay_beside_newer(settings: Settings) -> None:
    _report(settings, Edition(public=True, parquet=True))
    with_parquet = _files(settings.publication(R6))

    done = _report(settings, PUBLIC)

    assert "data/projects.parquet" in with_parquet
    assert not any(name.endswith(".parquet") for name in _files(settings.publication(R6)))
    assert done.set_aside == ()


def test_what_was_published_is_read_back_year_by_year(settings: Settings) -> None:
    both = read_published(settings.output(R6), str(settings.output(R7)))

    assert both.projects["西暦年度"].value_counts().to_dict() == {2024: 26, 2025: 26}
    assert set(both.measures["西暦年度"]) == {2024, 2025}
    assert not both.measures.duplicated(["西暦年度", "事業番号", "指標番号", "測定項目番号"]).any()
    assert both.measures["目標値"].dtype == pd.Float64Dtype()
    assert "入力原文" not in both.measures
