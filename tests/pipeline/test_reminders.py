"""Who is reminded, and of what: a file that can't be read may be the answer, and a return may go unanswered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.errors import NothingToSend
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Parcel
from sagamihara_pdca.mail import record_sent
from sagamihara_pdca.model.decisions import Confirmation
from sagamihara_pdca.pipeline.collecting import collection_of, return_path
from sagamihara_pdca.pipeline.mail_folders import adopted_journal, mail_folder
from sagamihara_pdca.pipeline.mail_parcels import PARCELS
from sagamihara_pdca.pipeline.mailing import draft_letters
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.records import read_decisions, write_decisions
from sagamihara_pdca.settings import Settings
from tests.input_form.test_return_book import FIGURE, OTHER, faulty
from tests.worlds.division_book import CULTURE, SCHOOLS, DivisionBook
from tests.worlds.mailed_year import NOWHERE, mailed_plan, order
from tests.worlds.plans import R6


def _parcels(settings: Settings, kind: LetterKind) -> tuple[dict[str, Parcel], tuple[Problem, ...]]:
    parcels, problems = PARCELS[kind](settings, mailed_plan(), order(kind))
    return {parcel.division.name: parcel for parcel in parcels}, problems


def _collected(settings: Settings) -> Collection:
    return collection_of(settings, mailed_plan(), R6)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """学務課 has answered, 文化振興課 with faults, of which it was told in a return that a clerk sent."""
    made = Settings(tmp_path)
    DivisionBook.of(SCHOOLS).write(made.submissions(R6) / "学務課.xlsx")
    faulty().write(made.submissions(R6) / "文化振興課.xlsx")
    pipeline.collect(made, mailed_plan(), R6)
    draft_letters(made, mailed_plan(), order(LetterKind.RETURN))
    return made


def _send_return_by_hand(settings: Settings) -> None:
    record_sent(mail_folder(settings, R6) / "return", adopted_journal(settings, R6), (CULTURE,), NOWHERE.clock)


def test_a_return_that_was_never_sent_is_named_and_not_reminded(settings: Settings) -> None:
    parcels, problems = _parcels(settings, LetterKind.REMINDER)

    assert len(parcels) == 15 and not {"学務課", "文化振興課"} & set(parcels)
    assert [(p.code, p.place.label) for p in problems] == [("MAIL022", "文化振興課　計1件")]


def test_an_unanswered_return_is_reminded_with_the_return_itself(settings: Settings) -> None:
    _send_return_by_hand(settings)

    parcels, problems = _parcels(settings, LetterKind.REMINDER)

    again = parcels["文化振興課"]
    assert again.attachment is not None and Path(again.attachment.path) == return_path(settings, R6, again.division)
    assert (again.issue, again.problems, problems) == (2, (), ())


def test_a_return_that_was_answered_is_reminded_no_more(settings: Settings) -> None:
    _send_return_by_hand(settings)
    sent_back = return_path(settings, R6, mailed_plan().division(CULTURE)).read_bytes()
    (settings.submissions(R6) / "返信.xlsx").write_bytes(sent_back)

    parcels, problems = _parcels(settings, LetterKind.REMINDER)

    assert "文化振興課" not in parcels and [p.code for p in problems] == ["MAIL022"]


def test_an_unreadable_file_is_named_first_and_the_letter_says_so_where_its_name_tells_whose_it_is(settings: Settings) -> None:
    folder = settings.submissions(R6)
    (folder / "17_図書館.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "DX推進課回答.pdf").write_bytes(b"%PDF-1.7")

    parcels, problems = _parcels(settings, LetterKind.REMINDER)

    assert [p.code for p in problems] == ["MAIL021", "MAIL021", "MAIL022"]
    assert "「DX推進課」の提出かもしれません" in problems[1].message
    assert [p.place.file for p in parcels["DX推進課"].problems] == ["DX推進課回答.pdf"]
    assert parcels["人材育成課"].problems == ()


def test_a_file_of_which_nobody_knows_whose_it_is_makes_every_reminder_careful(settings: Settings) -> None:
    (settings.submissions(R6) / "scan0001.pdf").write_bytes(b"%PDF-1.7")

    parcels, problems = _parcels(settings, LetterKind.REMINDER)

    assert all(parcel.is_doubtful and not parcel.problems for parcel in parcels.values())
    assert "どの課の提出か、ファイル名からも分かりません" in problems[0].message


def test_what_is_to_be_said_is_said_also_where_nobody_is_reminded(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for division in mailed_plan().answering_divisions(R6):
        DivisionBook.of(division.number).write(settings.submissions(R6) / f"{division.number}.xlsx")
    (settings.submissions(R6) / "scan.pdf").write_bytes(b"%PDF-1.7")
    states = {d.state for d in _collected(settings).divisions}
    assert all(state.is_settled(has_file=True) for state in states)

    with pytest.raises(NothingToSend) as nobody:
        draft_letters(settings, mailed_plan(), order(LetterKind.REMINDER))

    assert [p.code for p in nobody.value.problems] == ["MAIL021"]


def test_a_query_goes_to_the_divisions_that_have_nothing_but_open_questions(settings: Settings) -> None:
    faulty().with_answers({FIGURE: DivisionBook.of(CULTURE).values[FIGURE], OTHER: "760件"}).write(
        settings.submissions(R6) / "文化振興課.xlsx")
    asked = DivisionBook.of(SCHOOLS)
    number = next(ref for ref, value in asked.values.items() if not isinstance(value, str))
    asked.with_answers({number: f"{asked.values[number]}件（見込み）"}).write(settings.submissions(R6) / "学務課.xlsx")

    parcels, _ = _parcels(settings, LetterKind.QUERY)

    status = next(d for d in _collected(settings).divisions if d.division.number == SCHOOLS)
    assert set(parcels) == {"学務課"} and status.questions > 0
    letter = parcels["学務課"]
    assert len(letter.problems) == status.questions and letter.attachment is None
    assert {p.severity for p in letter.problems} == {Severity.QUESTION}
    assert {p.place.file for p in letter.problems} == {"学務課.xlsx"}
    assert any(p.place.cell and "見込み" in p.message for p in letter.problems)


def test_a_question_that_was_confirmed_is_not_asked(settings: Settings) -> None:
    asked = DivisionBook.of(SCHOOLS)
    number = next(ref for ref, value in asked.values.items() if not isinstance(value, str))
    asked.with_answers({number: f"{asked.values[number]}件（見込み）"}).write(settings.submissions(R6) / "学務課.xlsx")
    keys = [one.key for one in _collected(settings).listed if one.key and one.division == SCHOOLS]
    said = tuple(Confirmation(key, True, "", "", date(2025, 6, 2)) for key in keys)
    write_decisions(settings.records(R6), read_decisions(settings.records(R6)).with_questions(said), mailed_plan())

    with pytest.raises(NothingToSend):
        draft_letters(settings, mailed_plan(), order(LetterKind.QUERY))
