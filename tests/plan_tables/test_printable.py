"""What prints nothing is removed from headings and cells, and is told; what is part of a character stays."""

from __future__ import annotations

import unicodedata

import pytest

from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.problems import Severity
from tests.plan_tables.editing import edited
from tests.worlds.plans import sagamihara, sagamihara_tables

INVISIBLE = ["\u200b", "\ufeff", "\u200e", "\u202e", "\u2066", "\xad", "\uffff", "\ufffe", "\ufdd0", "\U0001ffff", "\x00", "\x08", "\x1b",
             "\x7f", "\x9f"]


@pytest.mark.parametrize("letter", INVISIBLE, ids=ascii)
def test_an_invisible_letter_is_removed_and_told(letter: str) -> None:
    name = sagamihara().projects[0].name
    tables = edited(sagamihara_tables(), "事業", ("C2", f"{name[:3]}{letter}{name[3:]}"))

    plan, found = build_plan(tables)

    assert plan == sagamihara()
    assert [(p.code, p.severity, p.place.cell) for p in found] == [("PLN303", Severity.NOTICE, "C2")]
    assert f"〔U+{ord(letter):04X}〕" in found[0].message


@pytest.mark.parametrize("letter", [*INVISIBLE, "\xa0", "\u3000", " "], ids=ascii)
def test_a_heading_with_an_invisible_letter_is_the_heading(letter: str) -> None:
    plan, found = build_plan(edited(sagamihara_tables(), "事業", ("C1", f"事業{letter}名"), ("D1", f"R{letter}6")))

    assert plan == sagamihara()
    assert all(f"〔U+{ord(letter):04X}〕" in p.message for p in found)


def test_a_heading_in_two_parts_of_a_letter_is_the_heading() -> None:
    heading = unicodedata.normalize("NFD", "メール")

    assert build_plan(edited(sagamihara_tables(), "課・機関", ("E1", heading))) == (sagamihara(), [])


@pytest.mark.parametrize("letter", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_a_line_end_of_another_program_is_a_line_end(letter: str) -> None:
    plan, found = build_plan(edited(sagamihara_tables(), "事業", ("J2", f"前半{letter}後半")))

    assert plan is not None
    assert plan.projects[0].summary == "前半\n後半"
    assert [p.code for p in found] == ["PLN303"]


@pytest.mark.parametrize("name", ["辻󠄀市民センターの整備", "👩‍💻の研修"])
def test_a_variant_of_a_letter_and_a_joined_sign_stay(name: str) -> None:
    plan, found = build_plan(edited(sagamihara_tables(), "事業", ("C2", name)))

    assert plan is not None
    assert (plan.projects[0].name, found) == (name, [])


def test_a_letter_that_was_lost_is_asked_about() -> None:
    plan, found = build_plan(edited(sagamihara_tables(), "事業", ("C2", "図書館の\ufffd新")))

    assert plan is not None
    assert [(p.code, p.severity) for p in found] == [("PLN921", Severity.QUESTION)]
