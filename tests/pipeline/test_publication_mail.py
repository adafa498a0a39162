"""The public edition is mailed as long as it is what the folder gives, and not after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.evaluation.review_book import PUBLISHED
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline import Edition
from sagamihara_pdca.pipeline.collecting import collection_of
from sagamihara_pdca.pipeline.mail_parcels import Order
from sagamihara_pdca.pipeline.mailing import Drafted, draft_letters, send_letters
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.pipeline.reviewing import review_path
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.records.making import making_path
from sagamihara_pdca.settings import Settings
from tests.worlds.division_book import CULTURE, SCHOOLS, DivisionBook
from tests.worlds.mailed_year import NOWHERE, mailed_plan, order
from tests.worlds.plans import R6


def _draft(settings: Settings, plan: Plan | None = None) -> Drafted:
    return draft_letters(settings, plan or mailed_plan(), _order(settings))


def _order(settings: Settings) -> Order:
    """To one recipient, because every letter carries the same workbook."""
    return order(LetterKind.PUBLICATION, recipients=settings.root / "送付先.csv")


def _report(settings: Settings, plan: Plan | None = None) -> None:
    pipeline.report(settings, collection_of(settings, plan or mailed_plan(), R6), Edition(public=True))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path)
    (tmp_path / "送付先.csv").write_text("宛先,メール\n議会事務局,gikai@city.example.lg.jp\n", "utf-8")
    DivisionBook.of(CULTURE).write(made.submissions(R6) / "文化振興課.xlsx")
    pipeline.review(made, collection_of(made, mailed_plan(), R6))
    _report(made)
    return made


def _newer_file(settings: Settings) -> None:
    DivisionBook.of(SCHOOLS).write(settings.submissions(R6) / "学務課.xlsx")


def _file_replaced(settings: Settings) -> None:
    book = DivisionBook.of(CULTURE)
    number = next(ref for ref, value in book.values.items() if isinstance(value, str))
    book.with_answers({number: "書き直した回答"}).write(settings.submissions(R6) / "文化振興課.xlsx")


def _file_gone(settings: Settings) -> None:
    (settings.submissions(R6) / "文化振興課.xlsx").unlink()


def _decided(settings: Settings) -> None:
    collection_of(settings, mailed_plan(), R6, ("文化振興課.xlsx",), today=date(2025, 6, 2))


def _reviewed(settings: Settings) -> None:
    path = review_path(settings, R6)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == PUBLISHED)
    row = next(row for row in range(2, sheet.max_row) if sheet.cell(row, 1).value == "p3-2-02" or
               str(sheet.cell(row, 1).value).endswith("3-2-02"))
    sheet.cell(row, column).value = "公表する文"
    book.save(path)


CHANGES: list[tuple[Callable[[Settings], None], str]] = [
    (_newer_file, "「学務課」の提出が変わっています"),
    (_file_replaced, "「文化振興課」の提出が変わっています"),
    (_file_gone, "「文化振興課」の提出が変わっています"),
    (_decided, "後に、採用の決定が変わっています"),
    (_reviewed, "後に、事務局評価が変わっています"),
]


def test_an_edition_that_fits_the_folder_is_drafted_without_a_word(settings: Settings) -> None:
    done = _draft(settings)

    assert done.drafts.count == 1 and done.problems == ()


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_an_edition_older_than_the_folder_is_not_mailed_until_it_is_made_again(
        change: Callable[[Settings], None], said: str, settings: Settings) -> None:
    _draft(settings)
    change(settings)

    with pytest.raises(MailRefused, match=said):
        send_letters(settings, mailed_plan(), _order(settings), NOWHERE, confirm=1)
    done = _draft(settings)
    assert done.drafts.count == 0
    assert {p.code for p in done.problems} == {"MAIL018"} and said in done.problems[0].message
    assert "report R6 --public" in done.problems[0].remedy

    _report(settings)
    assert _draft(settings).drafts.count == 1


def test_another_address_in_the_plan_does_not_age_the_edition_and_another_target_does(settings: Settings) -> None:
    plan = mailed_plan()
    moved = replace(plan, divisions=tuple(replace(d, mail=("new@city.example.lg.jp",)) for d in plan.divisions))
    renamed = replace(plan, projects=(replace(plan.projects[0], name="別の名称"), *plan.projects[1:]))

    assert not [p for p in _draft(settings, moved).problems if p.severity is Severity.ERROR]
    assert "計画が変わっています" in _draft(settings, renamed).problems[0].message


def test_refreshing_the_review_workbook_without_typing_does_not_age_the_edition(settings: Settings) -> None:
    book = openpyxl.load_workbook(review_path(settings, R6))
    book.save(review_path(settings, R6))
    pipeline.review(settings, collection_of(settings, mailed_plan(), R6))

    assert _draft(settings).problems == ()


def test_an_edition_without_a_record_is_not_mailed(settings: Settings) -> None:
    making_path(settings.records(R6), public=True).unlink()

    assert {p.code for p in _draft(settings).problems} == {"MAIL019"}


def test_an_edition_that_somebody_saved_anew_is_asked_about(settings: Settings) -> None:
    path = book_path(settings, R6, public=True)
    openpyxl.load_workbook(path).save(path)

    done = _draft(settings)

    assert done.drafts.count == 1 and {p.code for p in done.problems} == {"MAIL020"}
