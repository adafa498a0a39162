"""A target wording's reading, row by row, for the screen."""

from __future__ import annotations

from collections.abc import Iterator

from sagamihara_pdca.model.target import Condition, Target
from sagamihara_pdca.notation.numerals import write_number
from sagamihara_pdca.notation.targets.reading import read_target

Row = tuple[str, str, str, str, str, str, str]


def reading_rows(wordings: tuple[str, ...]) -> Iterator[Row]:
    """One row per condition; one row for a wording without any."""
    for wording in wordings:
        target = read_target(wording)
        remark = target.refusal or target.note or target.text
        if not target.conditions:
            yield wording, target.kind.value, "", "", "", "", remark
        for condition in target.conditions:
            yield (wording, target.kind.value, condition.measure, condition.bound.value, _value(condition),
                   condition.unit, _remark(target, condition))


def _value(condition: Condition) -> str:
    upper = f"〜{write_number(condition.upper)}" if condition.upper is not None else ""
    return f"{write_number(condition.limit)}{upper}"


def _remark(target: Target, condition: Condition) -> str:
    parts = [condition.counting.value, "約" if condition.approximate else "", "各" if condition.each else ""]
    if condition.change is not None:
        parts.append(f"{condition.change.basis.value}からの変化（{condition.change.unit.value}）")
    return "、".join(part for part in (*parts, target.note) if part)
