"""What a person types into a number cell: a figure, 「１２件」「約3割」「▲5」「1,200人（見込）」, or words for a state, 「集計中」.

    typed = figure | state

A figure is one stated figure without bound, range or change, in a closed unit: the cell's own, in any scale (1,200千円 where 万円
are asked is 120), or another that is listed, which is asked about. A number that belongs to a day, a year, an ordinal or a share
of something (9月, 30年度末, 第3回, 2割減) is not a figure.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.remarks import Doubt, Remark
from sagamihara_pdca.notation.stated_figure import Stated, read_plain, read_stated
from sagamihara_pdca.notation.targets.certainty import may_be_negative
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.refusal import Refused
from sagamihara_pdca.notation.typed_state import TypedState, read_typed_state
from sagamihara_pdca.notation.units import is_known, read_unit


class TypedFigure(NamedTuple):
    """A number with what was typed around it. A tuple, because making one takes a third of the time of a frozen dataclass."""

    value: Decimal
    unit: str = ""  # as typed, where it does not count what the cell's does
    remarks: tuple[str, ...] = ()  # 約, 内数26, ※… : in the order of the text
    is_exact: bool = True  # False with 約, 延べ, 12月末, unknown words …: a person should check it
    state: ActualState | None = None  # 見込, where the words around the number are 見込, 暫定 …
    doubts: tuple[Remark, ...] = ()  # the remarks that a person has to say more about
    years: tuple[FiscalYear, ...] = ()  # the fiscal years that the words around the number name

    @property
    def doubts_by_kind(self) -> tuple[tuple[Doubt, str], ...]:
        """Each kind of doubt once, with the words that it is about, in the order of the text."""
        kinds = dict.fromkeys(r.doubt for r in self.doubts if r.doubt is not None)
        return tuple((kind, "、".join(r.words for r in self.doubts if r.doubt is kind)) for kind in kinds)


#: Behind a number these make a day, a rank, an age or a series of it; a change of anything, where the cell asks for no share.
_NEVER_OTHER = frozenset({"日", "年", "位", "倍", "台", "歳", "才", "か年", "か月", "週", "ポイント", "秒"})
_NONE_AND_ZERO = re.compile(r"[^0-9()]{0,4}(?:なし|無し)\s*\(\s*(0[^0-9()]{0,4})\s*\)")  # 該当なし(0件)
_SHORTEST_NAME = 2
_COMPARISON = re.compile(rf"(?:ほぼ|概ね|おおむね)?(?:{lexicon.any_of(Tag.COMPARED)})(?:程度|くらい)?(?:です|でした|で推移(?:した)?|となった)?")
_TENTHS = re.compile(r"[0-9]\s*割")


def read_typed_figure(text: str, unit: str = "", name: str = "") -> TypedFigure | TypedState | None:
    """Parse what a person typed into a number cell. Never raises.

    Args:
        unit: the unit that the cell asks for. 「1億2,000万円」 is 12,000 where 万円 are asked, and 120,000,000 where 円 are.
        name: of the measure that the cell asks for. Before its figure it says nothing new: 「収支▲12千円」.
    Returns:
        the figure in the cell's unit where its own counts the same, else with the unit as typed; or the state that the
        words stand for; None when neither is certain.
    """
    words = narrow(visible(text))
    plain = read_plain(words, unit)
    if plain is not None:
        return TypedFigure(plain)
    words = _without_name(words, narrow(visible(name)))
    if none := _NONE_AND_ZERO.fullmatch(words):
        words = none[1]
    state = read_typed_state(words)
    if state is not None:
        return state
    try:
        return _figure(read_stated(words, unit), words, unit)
    except Refused:
        return None


def _without_name(words: str, name: str) -> str:
    """Leave out the measure's own name before its figure. Before a sign that may be a change it stays: 「参加者数▲100人」."""
    if len(name) < _SHORTEST_NAME or name[-1].isdigit() or not words.startswith(name):
        return words
    rest = words[len(name):].lstrip(" :はが、")
    is_figure = rest[:1].isdigit() or (rest[:1] in ("▲", "△", "-") and may_be_negative(name))
    return rest if is_figure else words


def _figure(stated: Stated, words: str, unit: str) -> TypedFigure | None:
    draft = stated.drafts[0]
    value = draft.value
    if len(stated.drafts) > 1 or value is None or not draft.is_plain:
        return None
    if value < 0 and draft.measure and not may_be_negative(draft.measure, draft.unit or unit):  # 参加者数▲100人: a hundred fewer?
        return None
    other = _other_unit(draft, unit)
    if (other and not _may_be_kept(other)) or (_TENTHS.search(words) and read_unit(unit).base != "%"):
        return None
    doubts = tuple(r for r in stated.remarks if r.doubt is not None)
    return TypedFigure(
        value, other, tuple(r.words for r in stated.remarks), is_exact=not doubts,
        state=ActualState.PROVISIONAL if any(r.provisional for r in stated.remarks) else None,
        doubts=doubts, years=tuple(dict.fromkeys(r.year for r in stated.remarks if r.year is not None)),
    )


def compares_only(text: str) -> bool:
    """Whether the words compare with another year and give no figure: 「前年並み」「横ばい」."""
    return _COMPARISON.fullmatch(narrow(visible(text)).strip("()。 ")) is not None


def _other_unit(draft: Draft, unit: str) -> str:
    """The unit of a figure that does not count what the cell's does; "" where there is none."""
    given, asked = read_unit(draft.full_unit), read_unit(unit)
    return "" if given.counts_as(asked) else draft.full_unit


def _may_be_kept(unit: str) -> bool:
    """Whether a unit other than the cell's is one that a person may have typed for it: it is listed."""
    base = read_unit(unit).base
    return base not in _NEVER_OTHER and is_known(base.partition("/")[0])
