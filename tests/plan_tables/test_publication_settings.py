"""設定: what a city says of its published data. All of it may be left out, and nothing is assumed then."""

from __future__ import annotations

import pytest

from sagamihara_pdca.model.plan import Licence, Profile
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.problems import Problem
from tests.plan_tables.editing import edited
from tests.worlds.plans import sagamihara, sagamihara_tables


def _read(item: str, value: str) -> tuple[Profile | None, list[Problem]]:
    plan, problems = build_plan(edited(sagamihara_tables(), "設定", ("A16", item), ("B16", value)))
    return (plan.profile if plan is not None else None), problems


def test_a_city_that_says_nothing_has_given_no_licence() -> None:
    profile = sagamihara().profile

    assert (profile.licence, profile.plan_url, profile.site_url) == (None, "", "")


@pytest.mark.parametrize("licence", Licence)
def test_a_licence_is_read_and_comes_back_from_an_export(licence: Licence) -> None:
    plan, problems = build_plan(edited(sagamihara_tables(), "設定", ("A16", "データの利用条件"), ("B16", licence.value)))
    assert plan is not None

    again, _ = build_plan(plan_tables(plan))

    assert (plan.profile.licence, problems) == (licence, [])
    assert again is not None
    assert again.profile == plan.profile


def test_a_licence_that_is_none_of_the_known_is_an_error() -> None:
    _, problems = _read("データの利用条件", "自由に使えます")

    assert [p.severity.name for p in problems] == ["ERROR"]
    assert "CC BY 4.0" in problems[0].remedy


@pytest.mark.parametrize("item", ["計画のURL", "公表ページのURL"])
@pytest.mark.parametrize(("value", "is_read"), [
    ("https://www.city.example.lg.jp/pdca/", True), ("http://example.lg.jp", True), ("https://example.lg.jp/a?b=c#d", True),
    ("www.city.example.lg.jp", False), ("javascript:alert(1)", False), ("https://例.jp/", False), ("https://a.jp/b c", False),
    ('https://a.jp/"onclick', False), ("https://a.jp/<b>", False)])
def test_only_what_a_browser_opens_is_an_address(item: str, value: str, is_read: bool) -> None:
    _, problems = _read(item, value)

    assert [p.code for p in problems] == ([] if is_read else ["PLN409"])
