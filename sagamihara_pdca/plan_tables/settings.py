"""表「設定」: one value to an item."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sagamihara_pdca.model.plan import Licence, Profile
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.plan_tables.terms import TERM_ITEMS, read_terms, term_rows
from sagamihara_pdca.plan_tables.texts import ASSUMED, CONFIRMED
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan as faults

#: In the order of the table.
_NEEDED = (_ID, _NAME, _EDITION, _PUBLISHER, _OFFICE, _CONTACT, _FIRST_YEAR, _LAST_YEAR, _FONT, _CONFIRMED) = (
    "計画識別名", "計画名", "版", "発行者", "事務局", "連絡先", "計画期間の開始年度", "計画期間の終了年度", "フォント",
    "評価区分の確定")
_MAY_BE_BLANK = (_CODE, _SENDER, _DOMAINS, _SUPPORT) = (
    "全国地方公共団体コード", "差出人", "送信を許すドメイン", "伴走支援担当の呼び名")
#: What the published data and the page say of themselves; rows that a plan may leave out.
_PUBLICATION = (_LICENCE, _PLAN_URL, _SITE_URL) = ("データの利用条件", "計画のURL", "公表ページのURL")
_LICENCES = {licence.value: licence for licence in Licence}
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]*)?")
_PLAN_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")
#: Weights of the first five digits; the sixth checks them. Source: 総務省 全国地方公共団体コード 仕様.
_CHECK_WEIGHTS = (6, 5, 4, 3, 2)


def read_profile(rows: tuple[Row, ...] | None, place: Place, found: list[Problem]) -> Profile | None:
    """Parse the rows of 表「設定」.

    Args:
        rows: None where the table can't be read; nothing more is reported then.
        place: of the table, for the items that are missing.
    Returns:
        None where an item is missing or the period can't be read.
    """
    if rows is None:
        return None
    values = _values(rows, found)
    missing = [item for item in (*_NEEDED, *_MAY_BE_BLANK) if item not in values]
    found.extend(faults.setting_missing(place, item) for item in missing)
    for item in _NEEDED:
        if item in values:
            cells.required(values[item], found)
    return None if missing else _profile(values, found)


def _values(rows: tuple[Row, ...], found: list[Problem]) -> dict[str, TableCell]:
    names = {same_name(item): item for item in (*_NEEDED, *_MAY_BE_BLANK, *_PUBLICATION, *TERM_ITEMS)}
    values: dict[str, TableCell] = {}
    for row in rows:
        item = names.get(same_name(row.text(schema.SETTING_ITEM)))
        value = row[schema.SETTING_VALUE]
        if item is None:
            found.append(faults.setting_unknown(row[schema.SETTING_ITEM].place, row.text(schema.SETTING_ITEM)))
        elif item in values:
            found.append(faults.duplicate(row[schema.SETTING_ITEM].place, schema.SETTING_ITEM.heading, item, values[item].place.cell))
        else:
            place = Place(value.place.file, value.place.sheet, value.place.cell, item)
            values[item] = TableCell(value.text, place)
    return values


def _profile(values: Mapping[str, TableCell], found: list[Problem]) -> Profile | None:
    first = cells.read_year(values[_FIRST_YEAR], found)
    last = cells.read_year(values[_LAST_YEAR], found)
    if first is None or last is None:
        return None
    if last < first:
        found.append(faults.period_reversed(values[_LAST_YEAR].place))
    confirmed = cells.read_choice(values[_CONFIRMED], {CONFIRMED: True, ASSUMED: False}, found)
    domains = cells.read_domains(values[_DOMAINS], found)
    sender = cells.read_mail(values[_SENDER], domains, found)
    return Profile(
        plan_id=_plan_id(values[_ID], found), plan_name=values[_NAME].text,
        edition=_edition(values[_EDITION], found),
        publisher=values[_PUBLISHER].text, office=values[_OFFICE].text,
        contact=tuple(line.strip() for line in values[_CONTACT].text.splitlines() if line.strip()),
        first_year=first, last_year=last, font=values[_FONT].text, scheme_confirmed=bool(confirmed),
        government_code=_government_code(values[_CODE], found),
        mail_from=sender[0] if sender else "", mail_domains=domains,
        support_label=values[_SUPPORT].text or "伴走支援担当", terms=read_terms(values, found),
        licence=cells.read_choice(values[_LICENCE], _LICENCES, found) if _LICENCE in values else None,
        plan_url=_url(values.get(_PLAN_URL), found), site_url=_url(values.get(_SITE_URL), found))


def _plan_id(cell: TableCell, found: list[Problem]) -> str:
    if cell.text and not _PLAN_ID.fullmatch(cell.text):
        found.append(faults.plan_id_unreadable(cell.place, cell.text))
    return cell.text


def _edition(cell: TableCell, found: list[Problem]) -> str:
    # "|" stands between the parts of the hidden mark by which a returned sheet is known.
    if "|" in cell.text:
        found.append(faults.edition_unreadable(cell.place, cell.text))
    return cell.text


def _government_code(cell: TableCell, found: list[Problem]) -> str:
    code = narrow(cell.text)
    if code and not (re.fullmatch(r"[0-9]{6}", code) and _check_digit(code) == code[-1]):
        found.append(faults.government_code_malformed(cell.place, cell.text))
    return code


def _check_digit(code: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(_CHECK_WEIGHTS, code[:5], strict=True))
    return str(11 - total % 11)[-1]


def _url(cell: TableCell | None, found: list[Problem]) -> str:
    if cell is not None and cell.text and not _URL.fullmatch(cell.text):
        found.append(faults.address_malformed(cell.place, cell.text))
    return cell.text if cell is not None else ""


def profile_rows(profile: Profile) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_profile` reads back."""
    values = (profile.plan_id, profile.plan_name, profile.edition, profile.publisher, profile.office,
              "\n".join(profile.contact), write_fiscal_year(profile.first_year), write_fiscal_year(profile.last_year),
              profile.font, CONFIRMED if profile.scheme_confirmed else ASSUMED, profile.government_code,
              profile.mail_from, SEPARATOR.join(profile.mail_domains), profile.support_label)
    own = ((_LICENCE, profile.licence.value if profile.licence else ""), (_PLAN_URL, profile.plan_url),
           (_SITE_URL, profile.site_url))
    return (*zip((*_NEEDED, *_MAY_BE_BLANK), values, strict=True), *(row for row in own if row[1]), *term_rows(profile.terms))
