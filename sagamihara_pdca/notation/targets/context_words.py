"""The words around a number, one function per kind: each moves over its word, if it stands here, and tells whether it did."""

from __future__ import annotations

import re

from sagamihara_pdca.model.target import Bound, Counting
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.targets import labels, vocabulary
from sagamihara_pdca.notation.targets.cursor import Cursor
from sagamihara_pdca.notation.targets.draft import Draft

_PER = re.compile(units.PER)
_UNTIL = re.compile(r"まで(?!に)")
_ALL = re.compile(r"全(?=\s*[0-9])")
_ACTIVITY = re.compile(
    r"(?P<what>[^0-9\s、。:()※]{1,20}?)[をはでの]\s*(?=(?:年間|年|毎月|月|毎週|週)に?\s*[0-9]+\s*回)"
)
_SO_OFTEN = re.compile(
    r"の[^0-9\s、。:()※を]{0,12}?(?:実施|開催|発信|発行|更新|配信|掲載|公表|訓練|点検|清掃|会議|研修|講座|巡回)(?![一-龥々ァ-ヴ])"
)


def take_bound(cursor: Cursor, draft: Draft) -> bool:
    match = None if draft.change is not None else cursor.take(vocabulary.BOUND)
    if match is not None:
        draft.set_bound(vocabulary.BOUNDS[match["word"] or match["verb"]])
    return match is not None


def take_bound_before(cursor: Cursor, draft: Draft) -> bool:
    match = cursor.take(vocabulary.BOUND_BEFORE)
    if match is not None:
        draft.set_bound(Bound.AT_MOST if match["most"] or match["le"] else Bound.AT_LEAST)
    return match is not None


def take_all(cursor: Cursor, draft: Draft) -> bool:
    """全24校: all 24 of them."""
    found = cursor.take(_ALL) is not None
    if found:
        draft.set_bound(Bound.AT_LEAST)
    return found


def take_approximate(cursor: Cursor, draft: Draft) -> bool:
    found = cursor.take(vocabulary.APPROXIMATE) is not None
    draft.approximate |= found
    return found


def take_approximate_behind(cursor: Cursor, draft: Draft) -> bool:
    found = cursor.take(vocabulary.APPROXIMATE_BEHIND) is not None
    draft.approximate |= found
    return found


def take_counting(cursor: Cursor, draft: Draft) -> bool:
    match = cursor.take(vocabulary.COUNTING)
    if match is None:
        return False
    if span := match["span"] or match["years"]:
        draft.set_counting(Counting.CUMULATIVE, "累計")
        draft.notes.append(span.strip(" :"))
    else:
        draft.set_counting(vocabulary.COUNTING_WORDS.get(match["word"] or "", Counting.YEARLY), match[0].strip())
    return True


def take_per_time(cursor: Cursor, draft: Draft) -> bool:
    if match := cursor.take(vocabulary.PER_HEAD):
        head = re.sub(r"\s", "", match["head"])
        draft.set_per({"人1日": "人・日", "人1か月": "人・月"}.get(head, head))
        return True
    if match := cursor.take(vocabulary.PER_PEOPLE):
        draft.set_per("人口" + match["people"] + "人")
        return True
    match = cursor.take(vocabulary.PER_TIME)
    if match is not None:
        draft.set_per(match["each"] or match["bare"])
    return match is not None


def take_per(cursor: Cursor, draft: Draft) -> bool:
    match = cursor.take(_PER) if draft.unit and draft.change is None else None
    if match is not None:
        draft.set_per(match["per"])
    return match is not None


def take_each(cursor: Cursor, draft: Draft) -> bool:
    found = cursor.take(vocabulary.EACH) is not None
    draft.each |= found
    return found


def take_each_behind(cursor: Cursor, draft: Draft) -> bool:
    """各校2回ずつ. Alone it may say each time as well as each place."""
    return draft.each and cursor.take(vocabulary.EACH_BEHIND) is not None


def take_all_behind(cursor: Cursor, draft: Draft) -> bool:
    """24校すべて."""
    found = cursor.take(vocabulary.ALL_BEHIND) is not None
    if found:
        draft.set_bound(Bound.AT_LEAST)
    return found


def take_until(cursor: Cursor, draft: Draft) -> bool:
    found = not draft.until and draft.bound is None and cursor.take(_UNTIL) is not None
    draft.until |= found
    return found


def take_activity(cursor: Cursor, draft: Draft) -> bool:
    """「防災訓練を年2回実施」: how often, and what is done so often."""
    match = cursor.see(_ACTIVITY)
    if match is None or draft.measure or not labels.safe_label(match["what"]):
        return False
    cursor.at = match.end()
    return True


def take_closing(cursor: Cursor, draft: Draft) -> bool:
    if cursor.take(vocabulary.HELD):
        if draft.bound is not Bound.BELOW:
            draft.set_bound(Bound.AT_MOST)
        return True
    whole = draft.unit == "%" or draft.value == 0
    if (more := cursor.see(vocabulary.CONTINUED)) and (whole or more["by"]):
        cursor.at = more.end()
        return True
    often = units.canonical_unit(draft.unit) == "回" and cursor.take(_SO_OFTEN) is not None
    return often or cursor.take(vocabulary.CLOSING) is not None
