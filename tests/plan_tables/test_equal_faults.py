"""Problems of one kind in one column are one line; those that a person must read one by one are not."""

from __future__ import annotations

from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.problems import Problem
from tests.plan_tables.editing import edited
from tests.worlds.plans import sagamihara_tables


def test_equal_faults_of_a_column_are_one_line_and_other_columns_have_their_own() -> None:
    tables = edited(sagamihara_tables(), "事業", *((f"C{row}", "") for row in range(2, 10)), ("J2", ""), ("H2", ""))

    found = build_plan(tables)[1]

    assert [(p.code, p.place.cell) for p in found] == [("PLN301", "C2"), ("PLN301", "H2")]
    assert found[0].message == "「事業名」が空欄です。同じ列のほか7か所（C3、C4、C5、C6、C7など）も同じです。"
    assert found[1].message == "「主担当課」が空欄です。"


def test_questions_about_different_words_are_never_summed_up() -> None:
    words = ("同左", "別途定める", "検討", "未定である", "各課で定める")
    tables = edited(sagamihara_tables(), "成果指標", *((f"I{row}", word) for row, word in zip((2, 5, 6, 9, 10), words, strict=True)))

    found: list[Problem] = [p for p in build_plan(tables)[1] if p.code == "PLN601"]

    assert len(found) == len([w for w in words if any(w in p.message for p in found)])
