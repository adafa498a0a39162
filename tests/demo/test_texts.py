"""The invented answers of the demonstration."""

from __future__ import annotations

from sagamihara_pdca.demo.texts import REMARK, STORIES
from sagamihara_pdca.input_form.project_sheet import LONG_TEXT, SHORT_TEXT
from sagamihara_pdca.model.plan import Plan


def test_every_project_of_the_plan_has_answers_of_its_own(plan: Plan) -> None:
    assert list(STORIES) == [project.code for project in plan.projects]
    said = [words for story in STORIES.values() for words in (*story.done, *story.effect, story.issue, story.reason, story.improvement)]
    assert len(set(said)) == len(said)


def test_the_answers_fit_their_questions() -> None:
    for story in STORIES.values():
        assert all(len(words) <= LONG_TEXT for words in (*story.done, *story.effect, story.issue, story.improvement))
        assert len(story.reason) <= SHORT_TEXT
    assert len(REMARK) <= 200
