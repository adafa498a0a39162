"""The wording of targets 目標 in the plan, parsed: `read_target`; `write_target` renders a target as a wording.

    target = ( none | milestone | direction | figures | sentence ) [ "※" note ]

`prose` has none, milestone, direction and sentence, `figures` the figures: numbers with their `labels`, `context_words`,
`brackets` and `relative` changes. `certainty` refuses what may be meant in two ways, `refusal` has the reasons in Japanese.
A wording that is not parsed to its last character is refused with a reason, never guessed.

A bare number takes its bound from the indicator's 望ましい方向: 増やす or none known → at least, 減らす → at most. 保つ has
no such reading (neither 「at least」 nor 「exactly」 is certain) and is refused. A bare zero is a target of zero, at most
0; for a figure that should go up it is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.targets import brackets
from sagamihara_pdca.notation.targets.certainty import may_be_negative
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.figures import read_figures
from sagamihara_pdca.notation.targets.prose import read_sentence, read_wordless
from sagamihara_pdca.notation.targets.refusal import Reason, Refused, refusal_of_kind
from sagamihara_pdca.notation.targets.scaling import express
from sagamihara_pdca.notation.targets.wholes import split_out_of
from sagamihara_pdca.notation.targets.writing import write_target
from sagamihara_pdca.notation.units import canonical_unit

__all__ = ["read_target", "write_target"]

_BALANCE = re.compile(r"増減|収支|差引|動態")  # zero may be meant as at least zero
_KEPT = re.compile(r"(?P<word>(?:現状|現行|現水準)?(?:を)?維持)\s*(?:\(\s*(?P<level>[^()]+?)\s*\))")
_LONGEST = 160  # a target of more characters is a text, and the work on any text is bounded


def read_target(wording: str, direction: Direction | None = None, unit: str = "", below_zero: bool = False) -> Target:
    """Parse a wording, as far as it is certain. Never raises.

    Args:
        wording: as printed, line breaks and all; "" is no target.
        direction: the indicator's 望ましい方向, for a number without 以上 or 以下.
        unit: the measure's, "" for none. Figures of its base come out in its scale: 3億円 is 300 百万円.
        below_zero: a figure of the measure can be below zero, so that ▲5 is a level and no change.
    Returns:
        the target; of kind QUALITATIVE with a `refusal` in Japanese when it can't be parsed for certain.

    >>> [(c.bound.value, str(c.limit), c.unit) for c in read_target("30校以上かつ150件未満").conditions]
    [('>=', '30', '校'), ('<', '150', '件')]
    """
    try:
        body, note = _body_and_note(wording)
        words = read_wordless(body.strip())
        if words is not None:
            return replace(words, wording=wording, note=note)
        return _numeric(wording, direction, unit, below_zero)
    except Refused as refused:
        return Target(wording, TargetKind.QUALITATIVE, refusal=str(refused))


def read_drafts(wording: str, unit: str = "", below_zero: bool = False) -> tuple[tuple[Draft, ...], str]:
    """Parse a wording that is figures or a sentence. `unit` and `below_zero` are those of `read_target`.

    Returns:
        the conditions in the order of the text, their bound left open where none is said; and the ※ note, or "".
    Raises:
        Refused: it is neither, or not certain.
    """
    body, note = _body_and_note(wording)
    text, whole = split_out_of(narrow(body).strip(" 。"), unit)
    if kept := _KEPT.fullmatch(text):  # 現状維持(95%)
        text = f"{kept['level']}({kept['word']})"
    try:
        drafts = read_figures(text, below_zero)
    except Refused:
        sentence = read_sentence(text)
        if sentence is None:
            raise
        drafts = (sentence,)
    note = brackets.apply_note(note, drafts)
    if whole:
        drafts[0].notes.insert(0, whole)
    if unit:
        for draft in drafts:
            express(draft, unit)
    return drafts, note


def _body_and_note(wording: str) -> tuple[str, str]:
    printed = visible(wording)
    if len(printed) > _LONGEST:
        raise Refused(Reason.TOO_LONG)
    return brackets.split_note(printed)


def _numeric(wording: str, direction: Direction | None, unit: str, below_zero: bool) -> Target:
    try:
        drafts, note = read_drafts(wording, unit, below_zero)
    except Refused as refused:
        raise refusal_of_kind(visible(wording)) or refused from None
    conditions = tuple(_condition(draft, direction) for draft in drafts)
    notes = [*(n for d in drafts for n in d.notes), *([note] if note else [])]
    years = {d.due for d in drafts if d.due is not None}
    if len(years) > 1:
        raise Refused(Reason.SEVERAL_YEARS)
    return Target(wording, TargetKind.NUMERIC, conditions, due=next(iter(years), None), note="、".join(notes))


def _condition(draft: Draft, direction: Direction | None) -> Condition:
    unit = draft.full_unit
    return Condition(
        measure=draft.measure,
        bound=Bound.WITHIN if draft.upper is not None else draft.bound or _usual_bound(draft, direction),
        limit=draft.value if draft.value is not None else Decimal(0),
        unit=unit,
        canonical_unit=canonical_unit(unit),
        upper=draft.upper,
        change=draft.change,
        counting=draft.counting,
        approximate=draft.approximate,
        each=draft.each,
        inner=draft.inner,
    )


def _bound_of_zero(draft: Draft, direction: Direction | None) -> Bound:
    """At most 0; of a figure that can be below zero, at least 0 where it should go up."""
    if direction is Direction.UP:
        if draft.below_zero or may_be_negative(draft.measure):
            return Bound.AT_LEAST
        raise Refused(Reason.ZERO_UPWARDS)
    if direction is None and _BALANCE.search(draft.measure):
        raise Refused(Reason.BOUND_UNCLEAR, draft.measure)
    return Bound.AT_MOST


def _usual_bound(draft: Draft, direction: Direction | None) -> Bound:
    """The bound of a bare number, from the 望ましい方向 of its indicator."""
    if draft.until:
        if direction is Direction.DOWN:
            return Bound.AT_MOST
        raise Refused(Reason.BOUND_UNCLEAR, "まで")
    if draft.value == 0:
        return _bound_of_zero(draft, direction)
    if direction is Direction.KEEP:
        raise Refused(Reason.KEEP_WITHOUT_BOUND)
    return Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST
