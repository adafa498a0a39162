"""From what a relative target counts: 「R5年度実績から」「前年度比」「現状値より」「基準年度(2013年度)比」.

    base = ( 前年度 … | 現状 … | year 実績 … ) [ "(" remark ")" ] ( "比" | "から" | "より" | "に比べ" … | nothing )
"""

from __future__ import annotations

import re
from dataclasses import replace

from sagamihara_pdca.model.target import Basis
from sagamihara_pdca.notation.fiscal_year import YEAR, years_in
from sagamihara_pdca.notation.targets import refusal
from sagamihara_pdca.notation.targets.cursor import Cursor
from sagamihara_pdca.notation.targets.draft import Base, Draft

_WHOSE = (
    rf"対?(?P<year>{YEAR}\s*(?:\({YEAR}\)\s*)?(?:年度?)?)|(?P<last>対?\s*(?:前年度?|昨年度?))|"
    r"(?P<baseline>対?(?:計画策定時(?:点)?|策定時(?:点)?|現状|現況|現在|現行|基準年度?|基準))"
)
_LINK = (
    r"(?P<ratio>対?比(?:で|の)?)"
    r"|(?:と\s*(?:比べ|比較し)て?|に\s*(?:比べ|比較し|対し)て?|から|より)\s*も?|を基準(?:に|として)"
    r"|(?P<of>の)(?=\s*(?:約\s*)?[0-9]|\s*(?:半減|倍増))"
    # nothing at all: 前年度以上, 前年度+5%, 現状2倍, 対前年度増
    r"|(?=\s*(?:以上|以下|未満|超|を\s*(?:超え|上回|下回)))|(?=[+▲△-][0-9])|(?=\s*[0-9.]+\s*倍)"
    r"|(?=(?:増加?|減少?)(?:$|[\s、。(]))"
)
_BASE = re.compile(
    rf"(?:{_WHOSE})\s*の?\s*(?:実績値?|値|数値|水準|末時点|末|時点)?\s*(?:\((?P<remark>[^()]*)\))?\s*(?:{_LINK})\s*、?"
)
_AGAINST = re.compile(r"対前年度?(?:で)?(?=\s*約?\s*[0-9+▲△-])")


def take_base(cursor: Cursor, draft: Draft) -> bool:
    """Move over 「前年度実績比」, 「R5年度実績から」, … if it stands here."""
    if cursor.take(_AGAINST):
        draft.set_base(Base(Basis.LAST_YEAR, is_ratio=True))
        return True
    match = cursor.take(_BASE)
    if match is None:
        return False
    draft.set_base(_base(match, draft))
    return True


def take_base_behind(words: str, draft: Draft) -> bool:
    """「20%減（2013年度比）」: the base in brackets behind."""
    match = _BASE.fullmatch(words)
    if match is None:
        return False
    base = _base(match, draft)
    draft.set_base(base)
    if draft.change is not None:
        draft.change = replace(draft.change, basis=base.basis, year=base.year)
    return True


def _base(match: re.Match[str], draft: Draft) -> Base:
    remark = match["remark"] or ""
    years, rest = years_in(remark)
    is_ratio = match["ratio"] is not None or match["of"] is not None
    if match["year"]:
        years = (*years_in(match["year"])[0], *years)
    if len(set(years)) > 1 or (match["year"] and not years):
        raise refusal.several_years()
    if remark and (match["last"] or not years or rest.strip("年度末 ")):
        draft.notes.append(remark)
        years = years if match["year"] else ()
    if match["last"]:
        return Base(Basis.LAST_YEAR, is_ratio=is_ratio)
    return Base(Basis.YEAR, years[0], is_ratio) if years else Base(Basis.BASELINE, is_ratio=is_ratio)
