"""The canonical wording of a target; `read_target` parses it as the same target."""

from __future__ import annotations

from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit, Condition, Counting, Target, TargetKind
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.notation.numerals import write_number

_BOUNDS = {Bound.AT_LEAST: "以上", Bound.ABOVE: "超", Bound.AT_MOST: "以下", Bound.BELOW: "未満"}
_BASES = {Basis.BASELINE: "現状値", Basis.LAST_YEAR: "前年度"}


def write_target(target: Target) -> str:
    """Render the canonical wording: 「30校以上かつ150件未満」, 「令和5年度実績比約3%増」, 「令和8年度末までに完了」.

    A qualitative target has no other wording than its own.

    Returns:
        what `read_target` parses as the same target, but for its `wording`.

    >>> write_target(read_target("２５拠点　１４％"))
    '25拠点以上かつ14%以上'
    """
    if target.kind is TargetKind.QUALITATIVE:
        return target.wording
    due = f"{write_fiscal_year(target.due)}末までに" if target.due else ""
    note = f" ※{target.note}" if target.note else ""
    body = "-" if target.kind is TargetKind.NONE else target.text
    if target.conditions:
        body = "かつ".join(_write_condition(c) for c in target.conditions)
    return f"{due}{body}{note}"


def _write_condition(condition: Condition) -> str:
    label = f"{condition.measure}：" if condition.measure else ""
    each = "いずれも" if condition.each else ""
    counting = condition.counting.value if condition.counting is not Counting.PLAIN else ""
    about = "約" if condition.approximate else ""
    if condition.change is not None:
        return f"{label}{each}{_write_base(condition.change)}{_write_change(condition, condition.change, about)}"
    return f"{label}{each}{counting}{about}{_write_amount(condition)}"


def _write_amount(condition: Condition) -> str:
    number, unit = write_number(condition.limit), condition.unit
    if condition.bound is Bound.WITHIN and condition.upper is not None:
        return f"{number}〜{write_number(condition.upper)}{unit}"
    inner = f"({write_number(condition.inner)})" if condition.inner is not None else ""
    return f"{number}{inner}{unit}{_BOUNDS[condition.bound]}"


def _write_base(change: Change) -> str:
    if change.year is not None:
        return f"{write_fiscal_year(change.year)}実績"
    return _BASES[change.basis]


def _write_change(condition: Condition, change: Change, about: str) -> str:
    number = write_number(abs(change.amount))
    if change.unit is ChangeUnit.TIMES:
        return f"の{about}{number}倍{_BOUNDS[condition.bound]}"
    if change.unit is ChangeUnit.PERCENT and not _is_usual(condition.bound, change):
        return f"比{about}{write_number(change.amount + 100)}%{_BOUNDS[condition.bound]}"
    if change.amount == 0:
        return _BOUNDS[condition.bound]
    strict = "超の" if condition.bound in (Bound.ABOVE, Bound.BELOW) else ""
    return f"比{about}{number}{condition.unit}{strict}{'増' if change.amount > 0 else '減'}"


def _is_usual(bound: Bound, change: Change) -> bool:
    """Whether 増 or 減 alone implies the bound: an increase is a lower bound, a decrease an upper one."""
    if change.amount > 0:
        return bound in (Bound.AT_LEAST, Bound.ABOVE)
    return change.amount < 0 and bound in (Bound.AT_MOST, Bound.BELOW)
