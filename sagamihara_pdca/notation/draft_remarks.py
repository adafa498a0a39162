"""What stands beside a lone figure that the grammar has read, as remarks: 「約」「延べ」「うち女性26人」「3校中」, and its ※ note."""

from __future__ import annotations

import re
from decimal import Decimal

from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.remarks import PROVISIONAL, TIME, Doubt, Remark, remark_of
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.units import canonical_unit

_ROUGH = re.compile(lexicon.any_of(Tag.ROUGH, Tag.ROUGH_BEHIND))
_COUNTED = re.compile(rf"{lexicon.any_of(Tag.SUMMED)}|延|[^0-9]{{0,6}}[合総]計")
_PART_OF = re.compile("中|満点|段階|のうち$|の内$")
_FOOTNOTE = re.compile(r"[0-9]{1,2}|注")
_DOUBTFUL_NOTE = re.compile(r"[0-9]|目標|計画|前年|昨年|前回|予定|以外|除|中止")
_SETTLED = re.compile(rf"{PROVISIONAL}|{TIME}")
_NO_PARTS = frozenset({"%", "点", "℃"})  # a share has no inner count: 「97.3(97.1)%」 may be last year's


def remarks_of_draft(body: str, draft: Draft) -> list[Remark]:
    """What the grammar read in `body` beside the number of the draft: a label, 延べ, 約, 内数, 3校中."""
    found: list[Remark] = []
    if draft.measure or draft.each:
        found.append(Remark(draft.measure or "各", Doubt.WORDS))
    if draft.counting in (Counting.VISITS, Counting.CUMULATIVE):
        word = _COUNTED.search(body)
        found.append(Remark(word[0] if word else draft.counting.value, Doubt.NOT_EXACT))
    if draft.approximate and (rough := _ROUGH.search(body)):
        found.append(Remark(rough[0], Doubt.NOT_EXACT))
    if draft.inner is not None:
        found += _of_inner(draft)
    return [*found, *(_of_draft_note(note, draft) for note in draft.notes)]


def remark_of_note(note: str, value: Decimal | None, unit: str) -> Remark:
    """A ※ note changes nothing, unless it has a number or says that the figure is another one."""
    if _FOOTNOTE.fullmatch(note):
        return Remark(f"※{note}")
    said = remark_of(note, value, unit)
    if said.doubt not in (Doubt.WORDS, Doubt.SECOND_FIGURE):
        return said._replace(words=f"※{note}")
    is_provisional = re.search(PROVISIONAL, note) is not None
    rest = _SETTLED.sub("", note) if is_provisional else note
    doubt = Doubt.NOT_EXACT if _COUNTED.search(rest) else Doubt.WORDS if _DOUBTFUL_NOTE.search(rest) else None
    return Remark(f"※{note}", doubt, is_provisional)


def _of_draft_note(note: str, draft: Draft) -> Remark:
    """「3校中」, 「5点満点」, 「うち女性26人」. An average of what is counted elsewhere may be another figure."""
    said = remark_of(note.rstrip("、"), draft.value, canonical_unit(draft.full_unit))
    return Remark(note, Doubt.WORDS if note == "平均" or (said.doubt and _PART_OF.search(note)) else None)


def _of_inner(draft: Draft) -> list[Remark]:
    inner = format(draft.inner or Decimal(0), "f")
    if canonical_unit(draft.unit) in _NO_PARTS:
        return [Remark(inner, Doubt.SECOND_FIGURE)]
    return [] if draft.notes else [Remark(f"内数{inner}")]
