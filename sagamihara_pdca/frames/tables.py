"""The tables of a year's evaluation, with exact values: `Decimal` for figures, None where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sagamihara_pdca.errors import ValueRefused
from sagamihara_pdca.frames import texts
from sagamihara_pdca.frames.columns import MEASURES, NARRATIVES, PROJECTS, YEAR, Kind, TableForm
from sagamihara_pdca.model.results import Evaluation

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TableField:
    """A column of a filled table: heading, type and meaning; `words` are all that a 区分 can hold."""

    heading: str
    kind: Kind
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its file name without suffix and its Japanese title; a row has a value for every field."""

    name: str
    title: str
    fields: tuple[TableField, ...]
    rows: tuple[tuple[object, ...], ...]
    key: tuple[str, ...] = ()  # headings of the fields that tell the rows apart

    def place(self, heading: str) -> int:
        """The place of a field among the fields. Raises `ValueError` where there is none."""
        return [field.heading for field in self.fields].index(heading)


def all_tables(evaluation: Evaluation, *, public: bool = False) -> tuple[DataTable, ...]:
    """Return every table of the machine-readable edition, the dictionary last. `public` leaves out internal columns."""
    tables = (measures_table(evaluation, public=public), projects_table(evaluation, public=public),
              narratives_table(evaluation, public=public))
    return (*tables, _dictionary(tables))


def measures_table(evaluation: Evaluation, *, public: bool = False) -> DataTable:
    """One row per measure and year, the years of a measure beside each other."""
    return _table(MEASURES, evaluation, sorted((*evaluation.history, *evaluation.measures), key=lambda m: m.key), public)


def projects_table(evaluation: Evaluation, *, public: bool = False) -> DataTable:
    """One row per project of the year, in plan order."""
    return _table(PROJECTS, evaluation, evaluation.projects, public)


def narratives_table(evaluation: Evaluation, *, public: bool = False) -> DataTable:
    """One row per answered question of the year, in plan order and the form's order."""
    return _table(NARRATIVES, evaluation, (n for p in evaluation.projects for n in p.narratives), public)


def _table(form: TableForm[Row], evaluation: Evaluation, rows: Iterable[Row], public: bool) -> DataTable:
    kept = tuple(c for c in form.columns if not (public and c.internal))
    fields = tuple(TableField(c.heading, c.kind, c.meaning, c.required, c.words(evaluation.plan)) for c in kept)
    return DataTable(form.name, form.title, fields, tuple(tuple(c.take(evaluation, row) for c in kept) for row in rows), form.key)


_DICTIONARY = tuple(TableField(heading, kind, meaning, True) for heading, kind, meaning in (
    ("ファイル", Kind.TEXT, "表のファイル"), ("表", Kind.TEXT, "表の名称"), ("列番号", Kind.WHOLE, "左から数えた列の番号"),
    ("列名", Kind.TEXT, "列の名称"), ("型", Kind.TEXT, "文字列、区分、整数、数値"), ("説明", Kind.TEXT, "列の意味")))


def _dictionary(tables: tuple[DataTable, ...]) -> DataTable:
    rows = tuple((f"{t.name}.csv", t.title, n, f.heading, f.kind.value, _meaning(f)) for t in tables for n, f in enumerate(t.fields, 1))
    return DataTable("dictionary", "データの説明", _DICTIONARY, rows, ("ファイル", "列番号"))


def _meaning(field: TableField) -> str:
    return f"{field.meaning}（{'、'.join(field.words)}）" if field.words and field.words[0] not in field.meaning else field.meaning


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data a set of tables is, and of which year."""

    code: str  # as in 地方公共団体コード; "" where the plan has none
    plan: str
    year: int


def stacked(given: Sequence[tuple[Owner, DataTable]]) -> DataTable:
    """Put tables of one form below each other; 区分 can hold the words of all of them, in the order of their appearance.

    A year that is given itself is taken from its own table, an earlier one from the table of its plan's latest year.

    Args:
        given: at least one; with the year that each is about.
    Raises:
        ValueRefused: a year of a plan is given twice, or the tables have other columns.
    """
    owners = [owner for owner, _ in given]
    repeated = next((owner for owner in owners if owners.count(owner) > 1), None)
    if repeated is not None:
        raise ValueRefused(texts.GIVEN_TWICE.format(plan=repeated.plan, year=repeated.year))
    tables = [table for _, table in given]
    first = tables[0]
    if any([f.heading for f in table.fields] != [f.heading for f in first.fields] for table in tables):
        raise ValueRefused(texts.FORMS_DIFFER.format(table=first.title))
    fields = tuple(replace(field, words=tuple(dict.fromkeys(word for table in tables for word in table.fields[n].words)))
                   for n, field in enumerate(first.fields))
    year = first.place(YEAR)
    rows = tuple(row for owner, table in given for row in table.rows if _counts(owner, row[year], owners))
    return replace(first, fields=fields, rows=rows)


def _counts(own: Owner, year: object, owners: Sequence[Owner]) -> bool:
    """Whether a row of a year counts in its owner's table."""
    years = [owner.year for owner in owners if (owner.code, owner.plan) == (own.code, own.plan)]
    return year == own.year or (year not in years and own.year == max(years))
