"""Results as pandas DataFrames with real types, of one year, several years or several cities."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from sagamihara_pdca.errors import ValueRefused
from sagamihara_pdca.frames import texts
from sagamihara_pdca.frames.columns import Kind, government_key
from sagamihara_pdca.frames.tables import (
    DataTable,
    Owner,
    TableField,
    measures_table,
    narratives_table,
    projects_table,
    stacked,
)
from sagamihara_pdca.model.results import Evaluation


def measures_frame(*evaluations: Evaluation, decimals: bool = False) -> pd.DataFrame:
    """Tabulate the measures: one row per measure and year, earlier years of the plan too.

    A year that is given itself is taken from there, an earlier one from the latest evaluation of its plan.

    Args:
        evaluations: of several years and cities, each year of a plan once.
        decimals: figures stay exact, as `Decimal` in a column of objects; they are `Float64` otherwise.
    Returns:
        the columns of `indicators.csv`: text as `string`, whole numbers as `Int64`, 区分 as `category`; pd.NA where there is nothing.
        Figures are in the unit of 単位, 達成率 in per cent.
    Raises:
        ValueRefused: no evaluation is given, something else, or one year of a plan twice.

    >>> frame = measures_frame(evaluation_of("work", "R6"))
    >>> str(frame["実績値"].dtype), frame["事業番号"].iloc[0], frame["評価"].iloc[0]
    ('Float64', '事業1-1-01', '◎')
    """
    return frame_of(_stack(evaluations, measures_table), decimals=decimals)


def projects_frame(*evaluations: Evaluation) -> pd.DataFrame:
    """Tabulate the projects: one row per project of the year, in plan order.

    Args:
        evaluations: of several years and cities, each year of a plan once.
    Returns:
        the columns of `projects.csv`, typed as in `measures_frame`.
    Raises:
        ValueRefused: see `measures_frame`.

    >>> frame = projects_frame(evaluation_of("work", "R6"))
    >>> len(frame), list(frame["評価"].cat.categories[:4])
    (26, ['◎', '○', '△', '×'])
    """
    return frame_of(_stack(evaluations, projects_table))


def narratives_frame(*evaluations: Evaluation) -> pd.DataFrame:
    """Tabulate what the divisions wrote: one row per answered question, in plan order and the form's order.

    Args:
        evaluations: of several years and cities, each year of a plan once.
    Returns:
        the columns of `narratives.csv`, typed as in `measures_frame`; 項目 is the question's key, 項目名 its name.
    Raises:
        ValueRefused: see `measures_frame`.

    >>> frame = narratives_frame(evaluation_of("work", "R6"))
    >>> frame.loc[0, ["事業番号", "項目", "項目名"]].tolist()
    ['事業1-1-01', 'do.initiatives', '取組']
    """
    return frame_of(_stack(evaluations, narratives_table))


def frame_of(table: DataTable, *, decimals: bool = False) -> pd.DataFrame:
    """Return the table as a DataFrame with a type for every column."""
    return pd.DataFrame({field.heading: _series(field, [row[n] for row in table.rows], decimals)
                         for n, field in enumerate(table.fields)})


def _series(field: TableField, values: list[object], decimals: bool) -> pd.Series:
    if field.kind is Kind.CHOICE:
        return pd.Series(pd.Categorical(values, categories=list(field.words)))
    if field.kind is Kind.FIGURE and not decimals:
        values = [float(v) if isinstance(v, Decimal) else v for v in values]
    dtype = {Kind.TEXT: "string", Kind.WHOLE: "Int64", Kind.FIGURE: "object" if decimals else "Float64"}[field.kind]
    return pd.Series(values, dtype=dtype)


def _stack(evaluations: tuple[Evaluation, ...], table: Callable[[Evaluation], DataTable]) -> DataTable:
    if not evaluations:
        raise ValueRefused(texts.NO_EVALUATION)
    strange = [type(given).__name__ for given in evaluations if not _is_evaluation(given)]
    if strange:
        raise ValueRefused(texts.NOT_AN_EVALUATION.format(kind=strange[0]))
    return stacked([(_owner(evaluation), table(evaluation)) for evaluation in evaluations])


def _is_evaluation(given: object) -> bool:
    return isinstance(given, Evaluation)


def _owner(evaluation: Evaluation) -> Owner:
    profile = evaluation.plan.profile
    return Owner(government_key(profile.government_code) or "", profile.plan_id, evaluation.year.start)
