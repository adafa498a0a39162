"""The mails of a year as a clerk meets them: counts agree, what was sent by hand is known, what is stale is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader import read_book
from tests.worlds.mizuno_answers import REQUIRED, Given, send
from tests.worlds.plans import MIZUNO

#: A figure that can't be read, of one project of 03.
FAULTY: Given = {"m.1.1.actual": "十数件か二十件"}


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


def texts_of(path: Path) -> str:
    return "\n".join(cell.text for sheet in read_book(path).sheets for cell in sheet.cells.values())


@pytest.fixture
def requested(tmp_path: Path) -> Path:
    assert call(tmp_path, "generate", "R8", "--due", "2027-05-31").exit_code == 0
    call(tmp_path, "mail", "request", "R8", "--due", "2027-05-31")
    return tmp_path


def test_screen_index_and_status_count_the_same_letters(requested: Path) -> None:
    shown = call(requested, "mail", "request", "R8", "--due", "2027-05-31").output
    folder = requested / "output" / "R8" / "mail" / "request"
    status = call(requested, "mail", "status", "R8").output

    drafts = len(list(folder.glob("*.eml")))
    assert f"下書きを{drafts}件作成しました（送信していません）。送信できないもの：1件" in shown
    assert f"送信できるメール：{drafts}件（--confirm {drafts}）　送信できないメール：1件" in texts_of(folder / "送付一覧.xlsx")
    assert (status.count("未送信"), status.count("送信不可")) == (drafts, 1)


def test_the_screen_says_whose_wording_was_used(requested: Path) -> None:
    bundled = call(requested, "mail", "request", "R8", "--due", "2027-05-31").output
    call(requested, "mail", "templates", str(requested / "mail_templates"))
    own = call(requested, "mail", "request", "R8", "--due", "2027-05-31").output
    gone = call(requested, "mail", "request", "R8", "--due", "2027-05-31", "--templates", str(requested / "文例"))

    assert "文例：同梱のもの（request.txt.j2）" in bundled and "文例：自団体のもの（request.txt.j2）" in own
    assert gone.exit_code == 3 and "がありません" in gone.output


def test_another_due_date_in_the_workbook_than_in_the_letter_is_asked_about(requested: Path) -> None:
    shown = call(requested, "mail", "request", "R8", "--due", "2027-06-07", "--dry-run").output
    told = call(requested, "mail", "request", "R8", "--due", "2027-05-31", "--dry-run").output

    assert "[MAIL024]" in shown and "MAIL024" not in told
    assert "（令和9年5月31日（月））が、メールの提出期限（令和9年6月7日（月））と異なります" in shown


def test_letters_sent_by_hand_are_recorded_by_name_and_draft_and_shown_as_sent(requested: Path) -> None:
    recorded = call(requested, "mail", "sent", "R8", "request", "総務課", "03_税務住民課.eml")

    assert recorded.exit_code == 0 and "2通を、送信済みとして記録しました（総務課、税務住民課）" in recorded.output
    status = call(requested, "mail", "status", "R8").output
    assert (status.count("送信済み"), status.count("手作業で送信")) == (2, 2)
    again = call(requested, "mail", "sent", "R8", "request", "総務課")
    assert again.exit_code == 3 and "既に送信済み" in again.output


def test_a_return_says_as_many_faults_as_the_collection_and_is_refused_once_it_is_overtaken(requested: Path) -> None:
    for division in REQUIRED:
        send(requested, division, f"{division}.xlsx")
    send(requested, "03", "03.xlsx", FAULTY, "1-01")
    call(requested, "collect", "R8", "--due", "2027-06-11")
    drafted = call(requested, "mail", "return", "R8", "--due", "2027-06-11")
    assert "下書きを1件作成しました" in drafted.output, drafted.output
    assert _asked(requested) == "修正が必要な項目が1件あります。", _asked(requested)

    send(requested, "03", "03.xlsx", {"m.1.1.actual": "数十件か百件"}, "1-01")
    refused = call(requested, "mail", "return", "R8", "--due", "2027-06-11", "--dry-run", "--send")

    assert refused.exit_code == 3 and "[MAIL016]" in refused.output and "もう一度 collect" in refused.output


def _asked(root: Path) -> str:
    """The sentence of the return that says how much is to be corrected."""
    (book,) = (root / "output" / "R8" / "差戻し").glob("*.xlsx")
    return next(words for words in texts_of(book).splitlines() if "修正が必要な項目" in words).partition("ところ、")[2].partition("お手数")[0]


def test_the_public_edition_is_refused_after_the_last_decision(requested: Path) -> None:
    for division in REQUIRED:
        send(requested, division, f"{division}.xlsx")
    call(requested, "report", "R8", "--public")
    assert "[MAIL01" not in call(requested, "mail", "publish", "R8", "--dry-run").output.replace("[MAIL001]", "")

    call(requested, "collect", "R8", "--prefer", "03.xlsx")
    refused = call(requested, "mail", "publish", "R8")

    assert refused.exit_code == 1 and refused.output.count("[MAIL018]") == 1
    assert "採用の決定が変わっています。もう一度「sagamihara-pdca report R8 --public」" in refused.output
