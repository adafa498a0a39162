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

from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.targets import brackets
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.figures import read_figures
from sagamihara_pdca.notation.targets.prose import read_sentence, read_wordless
from sagamihara_pdca.notation.targets.refusal import Reason, Refused, refusal_of_kind
from sagamihara_pdca.notation.targets.writing import write_target
from sagamihara_pdca.notation.units import canonical_unit

__all__ = ["read_target", "write_target"]

_LONGEST = 160  # a target of more characters is a text, and the work on any text is bounded


def read_target(wording: str, direction: Direction | None = None) -> Target:
    """Parse a wording, as far as it is certain. Never raises.

    Args:
        wording: as printed, line breaks and all; "" is no target.
        direction: the indicator's 望ましい方向, for a number without 以上 or 以下.
    Returns:
        the target; of kind QUALITATIVE with a `refusal` in Japanese when it can't be parsed for certain.
    """
    try:
        body, note = _body_and_note(wording)
        words = read_wordless(body.strip())
        if words is not None:
            return replace(words, wording=wording, note=note)
        return _numeric(wording, direction)
    except Refused as refused:
        return Target(wording, TargetKind.QUALITATIVE, refusal=str(refused))


def read_drafts(wording: str) -> tuple[tuple[Draft, ...], str]:
    """Parse a wording that is figures or a sentence.

    Returns:
        the conditions in the order of the text, their bound left open where none is said; and the ※ note, or "".
    Raises:
        Refused: it is neither, or not certain.
    """
    body, note = _body_and_note(wording)
    text = narrow(body).rstrip(" 。")
    try:
        drafts = read_figures(text)
    except Refused:
        sentence = read_sentence(text)
        if sentence is None:
            raise
        drafts = (sentence,)
    return drafts, brackets.apply_note(note, drafts)


def _body_and_note(wording: str) -> tuple[str, str]:
    printed = visible(wording)
    if len(printed) > _LONGEST:
        raise Refused(Reason.TOO_LONG)
    return brackets.split_note(printed)


def _numeric(wording: str, direction: Direction | None) -> Target:
    try:
        drafts, note = read_drafts(wording)
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


def _usual_bound(draft: Draft, direction: Direction | None) -> Bound:
    """The bound of a bare number, from the 望ましい方向 of its indicator."""
    if draft.until:
        if direction is Direction.DOWN:
            return Bound.AT_MOST
        raise Refused(Reason.BOUND_UNCLEAR, "まで")
    if draft.value == 0:
        if direction is Direction.UP:
            raise Refused(Reason.ZERO_UPWARDS)
        return Bound.AT_MOST
    if direction is Direction.KEEP:
        raise Refused(Reason.KEEP_WITHOUT_BOUND)
    return Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST
