"""Faults found when the answers of all divisions are compared."""

from __future__ import annotations

from sagamihara_pdca.problems import Place, Problem, Severity


def answers_conflict(place: Place, said: str, other_place: str, other_said: str) -> Problem:
    """Two submissions answer the same field differently, and neither is known to be right."""
    return Problem("CNF001", Severity.ERROR, place,
                   f"同じ項目に異なる回答があります（「{said}」と、{other_place}の「{other_said}」）。どちらも採用していません。",
                   "担当課に確認し、正しい方だけを残してください。")


def divisions_differ(place: Place, question: str, said: str, other_place: str, other_said: str) -> Problem:
    """Divisions that share a project answer a question that must have one answer differently."""
    return Problem("CNF002", Severity.QUESTION, place,
                   f"「{question}」への回答が、関係する課の間で異なります（「{said}」と、{other_place}の「{other_said}」）。",
                   "課の間で確認し、正しい方に合わせてください。")


EXAMPLES: tuple[Problem, ...] = (
    answers_conflict(Place("DX推進課.xlsx", "3-3-01", "F12", "実績"), "1180", "人材育成課.xlsx「3-3-01」F12（実績）", "1205"),
    divisions_differ(Place("DX推進課.xlsx", "3-3-01", "C9", "前提の変更"), "前提の変更", "はい",
                     "人材育成課.xlsx「3-3-01」C9（前提の変更）", "いいえ"),
)
