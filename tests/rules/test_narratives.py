"""What several divisions write about one project: in which order it stands, and where their answers differ."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from sagamihara_pdca.model.plan import Phase, ProjectClass, Question, QuestionKind
from sagamihara_pdca.model.results import Narrative
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Place, Severity
from sagamihara_pdca.rules.consolidation import differing_answers, merge_narratives
from tests.worlds.small_plan import plan, project

#: 1-1-01 is led by 01 with 02 and 03; 2-1-01 by 02 with 03. In the plan 2-1-01 stands first, and 03 before 01 and 02.
PROJECTS = (project(code="2-1-01", lead="02", partners=("03",)), project(code="1-1-01"))
PLAN = plan(*PROJECTS)


def said(project_code: str, division: str, text: str, key: str = "do.part", file: str = "") -> Narrative:
    return Narrative(project_code, division, key, text, Place(file or f"{division}.xlsx", project_code, "C9"))


IN_ORDER = [
    said("2-1-01", "02", "主担当"), said("2-1-01", "03", "関係課"),
    said("1-1-01", "01", "主担当"), said("1-1-01", "03", "関係課、計画で先"), said("1-1-01", "02", "関係課、計画で後"),
]


def test_narratives_stand_in_plan_order_with_the_lead_division_first() -> None:
    for order in permutations(IN_ORDER):
        merged = merge_narratives(PLAN, order)

        assert [(n.project, n.division, n.text) for n in merged] == [
            ("2-1-01", "02", "主担当"), ("2-1-01", "03", "関係課"),
            ("1-1-01", "01", "主担当"), ("1-1-01", "03", "関係課、計画で先"), ("1-1-01", "02", "関係課、計画で後")]


def test_the_lead_division_comes_first_even_where_a_partner_stands_before_it_in_the_plan_and_in_the_files() -> None:
    merged = merge_narratives(PLAN, (said("1-1-01", "03", "関係課", file="a.xlsx"),
                                     said("1-1-01", "01", "主担当", file="z.xlsx")))

    assert [n.text for n in merged] == ["主担当", "関係課"]


DUPLICATES = [
    # what came in, what stays: project, division, key, text
    ([("1-1-01", "01", "do.part", "研修"), ("1-1-01", "01", "do.part", "研修")], [("01", "do.part", "研修")]),
    ([("1-1-01", "01", "do.part", "研修"), ("1-1-01", "02", "do.part", "研修")],
     [("01", "do.part", "研修"), ("02", "do.part", "研修")]),  # two divisions may write the same
    ([("1-1-01", "01", "do.part", "研修"), ("1-1-01", "01", "check.issues", "研修")],
     [("01", "do.part", "研修"), ("01", "check.issues", "研修")]),
    ([("1-1-01", "01", "do.part", "研修"), ("1-1-01", "01", "do.part", "説明会")],
     [("01", "do.part", "研修"), ("01", "do.part", "説明会")]),  # neither wins without a word
    ([("9-9-99", "01", "do.part", "研修")], []),  # of no project of this plan
    ([], []),
]


@pytest.mark.parametrize(("reported", "kept"), DUPLICATES)
def test_the_same_words_twice_are_one(reported: list[tuple[str, str, str, str]],
                                      kept: list[tuple[str, str, str]]) -> None:
    narratives = tuple(said(code, division, text, key, f"{n}.xlsx")
                       for n, (code, division, key, text) in enumerate(reported))

    merged = merge_narratives(PLAN, narratives)

    assert [(n.division, n.key, n.text) for n in merged] == kept


def test_the_narratives_of_a_sheet_stand_as_they_stand_on_it() -> None:
    rows = [replace(said("1-1-01", "01", f"{row}行目", f"q.{row}"), source=Place("01.xlsx", "1-1-01", f"C{row}")) for row in (9, 21, 100)]

    for order in permutations(rows):
        assert list(merge_narratives(PLAN, order)) == rows


@pytest.mark.parametrize("key", ["do.part", "q.1", "q.5"])
def test_one_division_that_answers_in_two_ways_is_asked_and_both_are_quoted(key: str) -> None:
    both = (said("1-1-01", "01", "研修", key, "01.xlsx"), said("1-1-01", "01", "説明会", key, "01b.xlsx"))

    (problem,) = differing_answers(ASKED, both)

    assert (problem.code, problem.severity, write_place(problem.place)) == ("IDN030", Severity.QUESTION, "01.xlsx「1-1-01」C9")
    assert "「研修」" in problem.message and "01b.xlsx「1-1-01」C9の「説明会」" in problem.message


def question(number: int, kind: QuestionKind) -> Question:
    return Question(number, Phase.CHECK, f"質問{number}", "", kind, ("好評", "不評"), False, (ProjectClass.PRIORITY,), None)


ASKED = plan(*PROJECTS, questions=(
    question(1, QuestionKind.TEXT), question(2, QuestionKind.NUMBER), question(3, QuestionKind.CHOICE),
    question(4, QuestionKind.DATE), question(5, QuestionKind.YES_NO)))

COMPARED = [
    # key, lead's answer, partner's answer, whether it is told
    ("q.1", "研修を開いた。", "窓口で案内した。", False),  # each division's own words
    ("q.2", "12", "13", True),
    ("q.2", "12", "12", False),
    ("q.3", "好評", "不評", True),
    ("q.3", "好評", "好評", False),
    ("q.4", "令和7年3月1日", "令和7年3月2日", True),
    ("q.4", "令和7年3月1日", "令和7年3月1日", False),
    ("q.5", "はい", "いいえ", True),
    ("q.5", "いいえ", "いいえ", False),
    ("q.9", "はい", "いいえ", False),  # no question of this plan
    ("check.progress", "遅れ", "計画どおり", False),  # no question of the year
    ("do.part", "研修", "案内", False),
]


@pytest.mark.parametrize(("key", "one", "other", "told"), COMPARED)
def test_only_facts_that_differ_are_told(key: str, one: str, other: str, told: bool) -> None:
    found = differing_answers(ASKED, (said("1-1-01", "01", one, key), said("1-1-01", "03", other, key)))

    assert [p.code for p in found] == (["CNF002"] if told else [])


def test_a_difference_names_the_question_and_both_divisions_cells() -> None:
    (problem,) = differing_answers(ASKED, (said("1-1-01", "01", "はい", "q.5"), said("1-1-01", "03", "いいえ", "q.5")))

    assert write_place(problem.place) == "01.xlsx「1-1-01」C9"
    assert problem.severity is Severity.QUESTION
    assert problem.message == ("「質問5」への回答が、関係する課の間で異なります"
                               "（「はい」と、03.xlsx「1-1-01」C9の「いいえ」）。")


THREE = [
    (("はい", "いいえ", "はい"), ["02.xlsx「1-1-01」C9の「いいえ」"]),
    (("はい", "いいえ", "いいえ"), ["02.xlsx「1-1-01」C9の「いいえ」", "03.xlsx「1-1-01」C9の「いいえ」"]),
    (("はい", "はい", "いいえ"), ["03.xlsx「1-1-01」C9の「いいえ」"]),
    (("はい", "はい", "はい"), []),
]


@pytest.mark.parametrize(("answers", "told"), THREE)
def test_every_answer_is_compared_with_the_first(answers: tuple[str, str, str], told: list[str]) -> None:
    narratives = tuple(said("1-1-01", division, text, "q.5")
                       for division, text in zip(("01", "02", "03"), answers, strict=True))

    found = differing_answers(ASKED, narratives)

    assert [write_place(p.place) for p in found] == ["01.xlsx「1-1-01」C9"] * len(told)
    assert [p.message.partition("と、")[2].removesuffix("）。") for p in found] == told


def test_words_between_the_facts_do_not_end_the_comparison() -> None:
    found = differing_answers(ASKED, (said("1-1-01", "01", "好評", "q.3"), said("1-1-01", "01", "はい", "q.5"),
                                      said("1-1-01", "02", "多忙", "check.issues"), said("1-1-01", "03", "いいえ", "q.5")))

    assert [p.code for p in found] == ["CNF002"]


def test_answers_about_different_projects_or_to_different_questions_are_not_compared() -> None:
    found = differing_answers(ASKED, (said("1-1-01", "01", "はい", "q.5"), said("2-1-01", "03", "いいえ", "q.5"),
                                      said("1-1-01", "03", "好評", "q.3")))

    assert found == []
