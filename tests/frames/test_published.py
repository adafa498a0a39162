"""Published data is read back as it was, and never when it is not what was published."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from sagamihara_pdca import measures_frame, narratives_frame, projects_frame, read_published
from sagamihara_pdca.errors import DataUnreadable, FolderMissing, PdcaError, ValueRefused
from sagamihara_pdca.frames.columns import MEASURES, NARRATIVES, PROJECTS
from sagamihara_pdca.frames.files import csv_bytes
from sagamihara_pdca.frames.package import datapackage_json
from sagamihara_pdca.frames.tables import all_tables
from sagamihara_pdca.model.results import Evaluation
from tests.worlds.judged_year import year_evaluation
from tests.worlds.plans import R6, R7


def write(folder: Path, evaluation: Evaluation) -> Path:
    """What `report --public` writes for programs."""
    folder.mkdir(parents=True)
    tables = all_tables(evaluation, public=True)
    contents = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "datapackage.json").write_text(
        datapackage_json(evaluation.plan, evaluation.year, tables, contents, None), "utf-8", newline="\n")
    return folder


def test_what_was_published_is_what_was_judged_types_and_all(tmp_path: Path) -> None:
    first, second = year_evaluation(R6), year_evaluation(R7)
    write(tmp_path / "R6" / "公表" / "data", first)
    write(tmp_path / "R7", second)

    read = read_published(str(tmp_path / "R6"), tmp_path / "R7")

    for frame, judged, form in ((read.measures, measures_frame(first, second), MEASURES),
                                (read.projects, projects_frame(first, second), PROJECTS),
                                (read.narratives, narratives_frame(first, second), NARRATIVES)):
        public = [column.heading for column in form.columns if not column.internal]
        pd.testing.assert_frame_equal(frame, judged[public])


def test_figures_come_back_exact_by_choice(tmp_path: Path) -> None:
    evaluation = year_evaluation(R6)

    exact = read_published(write(tmp_path / "R6", evaluation), decimals=True).measures

    judged = measures_frame(evaluation, decimals=True)
    assert exact["目標値"].tolist() == judged["目標値"].tolist()




REFUSED = [
    ("indicators.csv", lambda path: path.write_bytes(path.read_bytes().replace(b"18,", b"81,", 1)), "indicators.csv」は、公表された後に"),
    ("narratives.csv", Path.unlink, "narratives.csv」がありません"),
    ("datapackage.json", Path.unlink, "datapackage.json）がありません"),
    ("datapackage.json", lambda path: path.write_text("{", "utf-8"), "説明として読み取れません"),
    ("datapackage.json", lambda path: path.write_text('{"resources": []}', "utf-8"), "説明として読み取れません"),
]


@pytest.mark.parametrize(("name", "spoil", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_as_it_was_published_is_refused(name: str, spoil: object, said: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "R6", year_evaluation(R6))
    assert callable(spoil)
    spoil(folder / name)

    with pytest.raises(DataUnreadable, match=said):
        read_published(folder)


def test_a_missing_folder_and_a_year_given_twice_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "R6", year_evaluation(R6))

    with pytest.raises(FolderMissing, match="ありません"):
        read_published(tmp_path / "R5")
    with pytest.raises(ValueRefused, match="2回"):
        read_published(folder, str(folder))
    with pytest.raises(PdcaError, match="一つも指定されていません"):
        read_published()
