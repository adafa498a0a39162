"""Results as pandas DataFrames, and as CSV by the national rules for machine-readable tables.

Source: 総務省「統計表における機械判読可能なデータ作成に関する表記方法」: one table a file, one row per measure and year, units in
a column of their own, years in both calendars, nothing merged.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year


def all_frames(evaluation: Evaluation) -> tuple[tuple[str, pd.DataFrame], ...]:
    """Every table of the twin with its file name."""
    return (("indicators", measures_frame(evaluation)), ("projects", projects_frame(evaluation)),
            ("narratives", narratives_frame(evaluation)))


def measures_frame(evaluation: Evaluation) -> pd.DataFrame:
    """One row per measure and year, the years before first. Figures are Decimal, None where there is none."""
    rows = sorted((*evaluation.history, *evaluation.measures),
                  key=lambda m: (m.year, m.project.code, m.indicator.number, m.measure.number))
    return pd.DataFrame([_measure(evaluation, m) for m in rows], columns=list(_MEASURE_COLUMNS), dtype=object)


def projects_frame(evaluation: Evaluation) -> pd.DataFrame:
    """One row per project of the year, in plan order."""
    return pd.DataFrame([_project(evaluation, p) for p in evaluation.projects], columns=list(_PROJECT_COLUMNS),
                        dtype=object)


def narratives_frame(evaluation: Evaluation) -> pd.DataFrame:
    """One row per written answer: project, division, question's key, text."""
    rows = [(n.project, evaluation.plan.division(n.division).name, n.key, n.text)
            for p in evaluation.projects for n in p.narratives]
    return pd.DataFrame(rows, columns=["事業番号", "課名", "項目", "内容"], dtype=object)


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame as CSV that Excel opens: UTF-8 with BOM, CRLF. Text that a spreadsheet would run as a formula is quoted."""
    safe = frame.map(_defused)
    text: str = safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


_MEASURE_COLUMNS = ("西暦年度", "年度", "事業番号", "事業名", "事業区分", "施策番号", "基本目標番号", "指標番号", "成果指標",
                    "測定項目番号", "測定項目", "単位", "目標（原文）", "目標値", "目標値の上限", "比較", "基準値", "状態", "実績値",
                    "申告", "達成率", "評価", "算定方法", "根拠資料", "公表予定時期", "入力原文", "提出ファイル", "シート", "セル")
_PROJECT_COLUMNS = ("西暦年度", "年度", "事業番号", "事業名", "事業区分", "施策番号", "施策名", "基本目標番号", "基本目標名", "主担当課",
                    "関係課", "評価", "行動目標", "行動目標の進捗", "次年度の方向", "提出")


def _measure(evaluation: Evaluation, m: MeasureResult) -> Iterator[object]:
    own = m.project.project_class(m.year)
    condition = m.condition
    return iter((
        m.year.start, write_fiscal_year(m.year), m.project.code, m.project.name, own.value if own else None,
        m.project.policy, evaluation.plan.policy(m.project.policy).goal, m.indicator.number, m.indicator.name,
        m.measure.number, m.measure.name, m.measure.unit, m.target.wording, m.level,
        condition.upper if condition else None, condition.bound.value if condition else None, m.base,
        m.actual.state.value, m.actual.quantity, m.actual.declared or None, m.rate_percent, m.outcome, m.method.value,
        m.actual.evidence or None, m.actual.expected or None, m.actual.raw or None, m.actual.source.file or None,
        m.actual.source.sheet or None, m.actual.source.cell or None))


def _project(evaluation: Evaluation, p: ProjectResult) -> Iterator[object]:
    plan, project = evaluation.plan, p.project
    policy = plan.policy(project.policy)
    own = project.project_class(p.year)
    return iter((
        p.year.start, write_fiscal_year(p.year), project.code, project.name, own.value if own else None, policy.number,
        policy.name, policy.goal, plan.goal(policy.goal).name, plan.division(project.lead).name,
        "；".join(plan.division(d).name for d in project.partners) or None, p.outcome or None,
        project.action_goal(p.year) or None, p.said("check.progress") or None, p.said("act.direction") or None,
        "あり" if p.answered else "なし"))


def _defused(value: object) -> object:
    """Text that begins like a formula gets an apostrophe, as the same text has in a spreadsheet."""
    if not isinstance(value, str):
        return value
    begins_like_formula = value[:1] in ("=", "+", "@", "\t", "\r") or (value[:1] == "-" and len(value) > 1)
    return f"'{value}" if begins_like_formula else value
