"""Reads published data back into DataFrames: several years and several cities at once, with the types of the description."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pandas as pd

from sagamihara_pdca.errors import DataUnreadable, ValueRefused
from sagamihara_pdca.frames import texts
from sagamihara_pdca.frames.columns import CODE, PLAN, YEAR, Kind
from sagamihara_pdca.frames.files import unescaped
from sagamihara_pdca.frames.tables import DataTable, Owner, TableField, stacked
from sagamihara_pdca.frames.typed import frame_of
from sagamihara_pdca.plain_values import PathLike, folder_of

_DESCRIPTION = "datapackage.json"
#: Where `report` puts the data inside the folder of a year, the public edition first, and inside the one for publication.
_INSIDE = ("公表/data", "data")
_KINDS = {"integer": Kind.WHOLE, "number": Kind.FIGURE, "string": Kind.TEXT}
_NAMES = ("indicators", "projects", "narratives")


@dataclass(frozen=True, slots=True)
class Published:
    """What was published, typed as by `measures_frame`, `projects_frame` and `narratives_frame`."""

    measures: pd.DataFrame
    projects: pd.DataFrame
    narratives: pd.DataFrame


def read_published(*folders: PathLike, decimals: bool = False) -> Published:
    """Read the data of one or more folders with a `datapackage.json`, also `output/R6` or `output/R6/公表`.

    A measure's year is taken from the folder that published it, an earlier one from the latest folder of the plan.

    Args:
        folders: of several years and cities, each year of a plan once.
        decimals: see `measures_frame`.
    Raises:
        FolderMissing: there is no such folder.
        DataUnreadable: a file is missing, or is not as it was published.
        ValueRefused: no folder is given, or one year of a plan twice.

    >>> data = read_published("work/output/R6")
    >>> len(data.projects), str(data.measures["目標値"].dtype)
    (26, 'Float64')
    """
    if not folders:
        raise ValueRefused(texts.NO_FOLDER)
    read = [_read(_data_folder(folder_of(folder))) for folder in folders]
    measures, projects, narratives = (stacked([(one.owner, one.tables[name]) for one in read]) for name in _NAMES)
    return Published(frame_of(measures, decimals=decimals), frame_of(projects), frame_of(narratives))


@dataclass(frozen=True, slots=True)
class _Folder:
    """The tables of one folder by name."""

    path: Path
    tables: Mapping[str, DataTable]

    @property
    def owner(self) -> Owner:
        """Whose projects stand in it, and of which year."""
        table = self.tables["projects"]
        if not table.rows:
            return Owner("", str(self.path), 0)
        code, plan, year = (table.rows[0][table.place(heading)] for heading in (CODE, PLAN, YEAR))
        return Owner(str(code or ""), str(plan), int(str(year)))


def _data_folder(folder: Path) -> Path:
    found = next((f for f in (folder, *(folder / inside for inside in _INSIDE)) if (f / _DESCRIPTION).is_file()), None)
    if found is None:
        raise DataUnreadable(texts.NOT_A_DATA_FOLDER.format(folder=folder))
    return found


def _read(folder: Path) -> _Folder:
    path = folder / _DESCRIPTION
    try:
        described = {str(resource["name"]): resource for resource in json.loads(path.read_text("utf-8"))["resources"]}
        tables = {name: _table(folder, described[name]) for name in _NAMES}
    except (ValueError, LookupError, TypeError, ArithmeticError, OSError) as error:
        raise DataUnreadable(texts.DESCRIPTION_UNREADABLE.format(file=path, reason=error)) from error
    return _Folder(folder, tables)


def _table(folder: Path, resource: Mapping[str, object]) -> DataTable:
    name = str(resource["name"])
    path = folder / f"{name}.csv"
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DataUnreadable(texts.FILE_MISSING.format(file=path)) from error
    if f"sha256:{hashlib.sha256(content).hexdigest()}" != resource["hash"]:
        raise DataUnreadable(texts.FILE_CHANGED.format(file=path))
    schema = resource["schema"]
    if not isinstance(schema, dict):
        raise TypeError("schema")
    fields = tuple(_field(described) for described in schema["fields"])
    _, *lines = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    rows = tuple(tuple(_value(field, text) for field, text in zip(fields, line, strict=True)) for line in lines)
    return DataTable(name, str(resource["title"]), fields, rows, tuple(schema.get("primaryKey", ())))


def _field(described: Mapping[str, object]) -> TableField:
    given = described.get("constraints", {})
    constraints = given if isinstance(given, dict) else {}
    words = tuple(map(str, constraints.get("enum", ())))
    kind = Kind.CHOICE if words else _KINDS[str(described["type"])]
    return TableField(str(described["name"]), kind, str(described["description"]), constraints.get("required") is True, words)


def _value(field: TableField, text: str) -> object:
    if not text:
        return None
    if field.kind is Kind.WHOLE:
        return int(text)
    return Decimal(text) if field.kind is Kind.FIGURE else unescaped(text)
