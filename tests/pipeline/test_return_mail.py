"""A return is mailed beside the faults of the answer that it was made from, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.return_book import return_book
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.model.decisions import Confirmation
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.pipeline.collecting import collection_of, return_path
from sagamihara_pdca.pipeline.mail_books import origin_in
from sagamihara_pdca.pipeline.mail_parcels import return_parcels
from sagamihara_pdca.pipeline.mailing import draft_letters, send_letters
from sagamihara_pdca.records import read_decisions, write_decisions
from sagamihara_pdca.settings import Settings
from tests.input_form.test_return_book import FIGURE, faulty
from tests.worlds.division_book import CULTURE
from tests.worlds.mailed_year import NOWHERE, mailed_plan, order
from tests.worlds.plans import R6

RETURN = order(LetterKind.RETURN)
DAY = date(2025, 6, 2)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder with a faulty answer that was collected."""
    made = Settings(tmp_path)
    faulty().write(made.submissions(R6) / "一回目.xlsx")
    pipeline.collect(made, mailed_plan(), R6)
    return made


def _codes(settings: Settings) -> list[str]:
    return [problem.code for problem in draft_letters(settings, mailed_plan(), RETURN).problems]


def _newer_file(settings: Settings) -> None:
    """The division sends its file again, with one cell changed, and the clerk decides for the new one."""
    faulty().with_answers({FIGURE: "700人か750人"}).write(settings.submissions(R6) / "二回目.xlsx")
    collection_of(settings, mailed_plan(), R6, ("二回目.xlsx",), today=DAY)


def _file_replaced(settings: Settings) -> None:
    faulty().with_answers({FIGURE: "700人か750人"}).write(settings.submissions(R6) / "一回目.xlsx")


def _newer_issue(settings: Settings) -> None:
    """The division corrects one of its faults in the return and sends that."""
    sent_back = return_path(settings, R6, mailed_plan().division(CULTURE))
    (settings.submissions(R6) / "差戻し後.xlsx").write_bytes(sent_back.read_bytes())


OVERTAKEN: list[tuple[Callable[[Settings], None], str]] = [
    (_newer_file, "「二回目.xlsx」）ではなく、「一回目.xlsx」から"),
    (_file_replaced, "「一回目.xlsx」）ではなく、これとは別の提出又は記録のない提出から"),
    (_newer_issue, "「差戻し後.xlsx」）ではなく、「一回目.xlsx」から"),
]


@pytest.mark.parametrize(("overtake", "said"), OVERTAKEN)
def test_the_return_of_an_older_answer_is_never_mailed(overtake: Callable[[Settings], None], said: str,
                                                       settings: Settings) -> None:
    overtake(settings)

    done = draft_letters(settings, mailed_plan(), RETURN)

    problem = next(p for p in done.problems if p.code == "MAIL016")
    assert done.drafts.count == 0 and not list(done.drafts.folder.glob("*.eml"))
    assert said in problem.message and "もう一度 collect" in problem.remedy


@pytest.mark.parametrize(("overtake", "said"), OVERTAKEN)
def test_a_return_that_was_overtaken_after_it_was_drafted_is_not_sent(overtake: Callable[[Settings], None], said: str,
                                                                      settings: Settings) -> None:
    assert draft_letters(settings, mailed_plan(), RETURN).drafts.count == 1
    overtake(settings)

    with pytest.raises(MailRefused, match=said):
        send_letters(settings, mailed_plan(), RETURN, NOWHERE, confirm=1)


@pytest.mark.parametrize(("overtake", "said"), OVERTAKEN)
def test_collecting_again_makes_it_fit(overtake: Callable[[Settings], None], said: str, settings: Settings) -> None:
    overtake(settings)
    pipeline.collect(settings, mailed_plan(), R6)

    assert _codes(settings) == []


def test_a_question_that_was_confirmed_since_is_in_neither_letter_nor_return(settings: Settings) -> None:
    before = collection_of(settings, mailed_plan(), R6)
    key = next(one.key for one in before.listed if one.key and one.division == CULTURE)
    decisions = read_decisions(settings.records(R6)).with_questions((Confirmation(key, True, "", "", DAY),))
    write_decisions(settings.records(R6), decisions, mailed_plan())
    assert _codes(settings) == ["MAIL017"]

    pipeline.collect(settings, mailed_plan(), R6)

    assert _codes(settings) == []
    (parcel,), _ = return_parcels(settings, mailed_plan(), RETURN)
    assert len(parcel.problems) == 4 - 1


def test_a_return_of_the_first_version_which_names_no_answer_is_not_mailed(settings: Settings) -> None:
    collection = collection_of(settings, mailed_plan(), R6)
    status = next(d for d in collection.divisions if d.reading is not None)
    context = replace(collection.survey.context(CULTURE, 2), kind=BookKind.RETURN)
    assert status.reading is not None
    path = return_path(settings, R6, status.division)
    write_book(return_book(context, status.reading.answers, status.reading.findings), path)

    assert origin_in(path) is None
    assert _codes(settings) == ["MAIL016"]


def test_a_letter_counts_what_the_collection_counts(settings: Settings) -> None:
    status = next(d for d in collection_of(settings, mailed_plan(), R6).divisions if d.division.number == CULTURE)

    (parcel,), _ = return_parcels(settings, mailed_plan(), RETURN)

    assert len(parcel.problems) == status.errors + status.questions


def test_files_that_count_together_are_one_answer(tmp_path: Path) -> None:
    settings, whole = Settings(tmp_path), faulty()
    half = len(whole.answers) // 2
    parts = replace(whole, answers=whole.answers[:half]), replace(whole, answers=whole.answers[half:])
    for name, part in zip(("前半.xlsx", "後半.xlsx"), parts, strict=True):
        part.write(settings.submissions(R6) / name)
    pipeline.collect(settings, mailed_plan(), R6)
    assert _codes(settings) == []

    last = parts[1].answers[-1].ref
    parts[1].with_answers({last: "書き直した回答"}).write(settings.submissions(R6) / "後半.xlsx")

    assert _codes(settings) == ["MAIL016"]
