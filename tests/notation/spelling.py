"""One short line for what was read of a wording, so that a table of readings stays readable.

    >= 30 校; < 150 件          conditions
    30..50 件                   a range
    X: >= 600 人                a labelled condition
    >= 2023 +3 %                +3 % on the actual of fiscal 2023; 現状値 and 前年度 are bases too
    >= 前年度 x1.2              1.2 times last year's actual
    (累計) (約) (各) (内数5)     counting, approximate, each, inner count
    until 2027, ※ …             due year, note
"""

from __future__ import annotations

from sagamihara_pdca.model.target import Bound, ChangeUnit, Condition, Counting, Target, TargetKind


def spell(target: Target) -> str:
    if target.kind is TargetKind.QUALITATIVE:
        return "refused"
    body = "; ".join(_condition(c) for c in target.conditions) or target.text
    if target.kind is TargetKind.DIRECTION and target.direction is not None:
        body = target.direction.name
    head = "" if target.kind in (TargetKind.NUMERIC, TargetKind.DIRECTION) else f"{target.kind.value} "
    due = f" until {target.due.start}" if target.due else ""
    note = f" ※{target.note}" if target.note else ""
    return f"{head}{body}{due}{note}".strip()


def _condition(condition: Condition) -> str:
    label = f"{condition.measure}: " if condition.measure else ""
    return f"{label}{_limit(condition)} {condition.unit}".rstrip() + _flags(condition)


def _limit(condition: Condition) -> str:
    if condition.bound is Bound.WITHIN:
        return f"{condition.limit}..{condition.upper}"
    if condition.change is None:
        return f"{condition.bound.value} {condition.limit}"
    change = condition.change
    base = str(change.year.start) if change.year else change.basis.value
    amount = f"x{change.amount}" if change.unit is ChangeUnit.TIMES else f"{change.amount:+}"
    return f"{condition.bound.value} {base} {amount}"


def _flags(condition: Condition) -> str:
    counting = [condition.counting.value] if condition.counting is not Counting.PLAIN else []
    about = ["約"] if condition.approximate else []
    each = ["各"] if condition.each else []
    inner = [f"内数{condition.inner}"] if condition.inner is not None else []
    return "".join(f" ({flag})" for flag in (*counting, *about, *each, *inner))
