"""The wording of targets 目標 in the plan, read and written.

    target = ( none | milestone | direction | figures | sentence ) [ "※" note ]

`words` has the first three, `figures` the numbers (with `labels`, `bases`, `change`, `remarks` and `joints`), `sentences`
the numbers that stand in running text. What is not read to its last character is refused with a reason, never guessed.

A bare number takes its bound from the indicator's 望ましい方向: 増やす or none known → at least, 減らす → at most. 保つ has
no such reading (neither 「at least」 nor 「exactly」 is certain) and is refused. A bare zero is a target of zero, at most
0; for a figure that should go up it is refused.
"""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.targets import brackets, refusal
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.figures import read_figures
from sagamihara_pdca.notation.targets.refusal import Refused
from sagamihara_pdca.notation.targets.refusal_hints import reason_for
from sagamihara_pdca.notation.targets.sentences import read_sentence
from sagamihara_pdca.notation.targets.wordless import read_words
from sagamihara_pdca.notation.targets.writing import write_target
from sagamihara_pdca.notation.units import canonical_unit

__all__ = ["read_target", "write_target"]

_LONGEST = 160  # a target of more characters is a text, and the work on any text is bounded


def read_target(wording: str, direction: Direction | None = None) -> Target:
    """What a wording says, as far as it is certain.

    Args:
        wording: as printed, line breaks and all; "" is no target.
        direction: the indicator's 望ましい方向, for a number without 以上 or 以下.
    Returns:
        the target; of kind QUALITATIVE with a `refusal` in Japanese when it can't be read for certain. Never raises.
    """
    try:
        return _read(wording, direction)
    except Refused as refused:
        return Target(wording, TargetKind.QUALITATIVE, refusal=refused.reason)


def read_drafts(wording: str) -> tuple[tuple[Draft, ...], str]:
    """The conditions of a wording that is figures or a sentence, bounds left open where none is said, and its note.

    Raises:
        Refused: it is neither, or not certain.
    """
    printed = visible(wording)
    if len(printed) > _LONGEST:
        raise refusal.too_long()
    text, at = brackets.split_note(narrow(printed))
    note = brackets.note_words(printed[at:])
    text = text.rstrip(" 。")
    try:
        drafts = read_figures(text)
    except Refused:
        sentence = read_sentence(text)
        if sentence is None:
            raise
        drafts = (sentence,)
    return drafts, brackets.take_note(note, drafts)


def _read(wording: str, direction: Direction | None) -> Target:
    printed = visible(wording)
    if len(printed) > _LONGEST:
        raise refusal.too_long()
    words = _read_words(wording, printed)
    if words is not None:
        return words
    try:
        drafts, note = read_drafts(wording)
    except Refused as refused:
        raise reason_for(printed) or refused from None
    conditions = tuple(_condition(draft, direction) for draft in drafts)
    notes = [*(n for d in drafts for n in d.notes), *([note] if note else [])]
    return Target(wording, TargetKind.NUMERIC, conditions, due=_due(drafts), note="、".join(notes))


def _read_words(wording: str, printed: str) -> Target | None:
    _, at = brackets.split_note(narrow(printed)) if printed else ("", 0)
    target = read_words(printed[:at].strip())
    if target is None:
        return None
    note = brackets.note_words(printed[at:])
    return Target(wording, target.kind, text=target.text, direction=target.direction, due=target.due, note=note)


def _due(drafts: tuple[Draft, ...]) -> FiscalYear | None:
    years = {d.due for d in drafts if d.due is not None}
    if len(years) > 1:
        raise refusal.several_years()
    return next(iter(years), None)


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
    """The bound of a bare number."""
    if draft.until:
        if direction is Direction.DOWN:
            return Bound.AT_MOST
        raise refusal.bound_unclear("まで")
    if draft.value == 0:
        if direction is Direction.UP:
            raise refusal.zero_upwards()
        return Bound.AT_MOST
    if direction is Direction.KEEP:
        raise refusal.keep_without_bound()
    return Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST
