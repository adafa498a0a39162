"""Faults that show only when the workbooks of all divisions lie side by side."""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity


def answers_conflict(place: Place, said: str, other_place: str, other_said: str) -> Problem:
    return Problem("CNF001", Severity.ERROR, place,
                   f"同じ項目に異なる回答があります（「{said}」と、{other_place}の「{other_said}」）。どちらも採用していません。",
                   "担当課に確認し、正しい方だけを残してください。")


EXAMPLES: tuple[Problem, ...] = (
    answers_conflict(Place("DX推進課.xlsx", "3-3-01", "F12", "実績"), "1180", "人材育成課.xlsx「3-3-01」F12（実績）", "1205"),
)
