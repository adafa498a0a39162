"""採用.csv: what was decided comes back as it was, and a damaged file is told, never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.decisions import Confirmation, Decisions, FileDecision
from sagamihara_pdca.records import read_decisions, write_decisions
from tests.worlds.plans import mizuno

DAY = date(2027, 6, 2)
HEAD = "課番号,課名,ファイル,SHA-256,決定日"
LINE = f"03,こども課,回答.xlsx,{'a' * 64},2027-06-02"


def decided(division: str, file: str, digit: str = "a") -> FileDecision:
    return FileDecision(division, file, digit * 64, DAY)


@pytest.mark.parametrize("file", [
    "回答.xlsx", "2回目/回答　最終.xlsx", "回答,訂正\"版\".xlsx", "か\u3099くむ課.xlsx", "𠮷野課.xlsx", "=1+1.xlsx", " 空白 .xlsx",
])
def test_a_decision_comes_back_as_it_was_written(file: str, tmp_path: Path) -> None:
    decisions = Decisions((decided("03", file),))

    write_decisions(tmp_path, decisions, mizuno())

    assert read_decisions(tmp_path) == decisions


def test_a_word_on_a_question_comes_back_as_it_was_written(tmp_path: Path) -> None:
    decisions = Decisions(questions=(Confirmation("0a1b", True, "電話で確認\n=1+1", "「実績」が…", DAY),
                                     Confirmation("0c2d", False, "後で聞く", "…", DAY)))

    write_decisions(tmp_path, decisions, mizuno())

    assert read_decisions(tmp_path) == decisions
    assert read_decisions(tmp_path).confirmed == {"0a1b"}


def test_a_later_word_on_a_question_replaces_the_earlier_and_a_blank_one_drops_it() -> None:
    before = Decisions(questions=(Confirmation("1", True, "", "", DAY), Confirmation("2", False, "メモ", "", DAY)))

    after = before.with_questions((Confirmation("1", False, "", "", DAY), Confirmation("3", True, "", "", DAY)))

    assert [c.question for c in after.questions] == ["2", "3"]


def test_nothing_has_been_decided_where_there_is_no_record(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "R8") == Decisions()


def test_a_new_decision_takes_the_place_of_the_divisions_old_one_and_leaves_the_others() -> None:
    before = Decisions((decided("03", "一.xlsx"), decided("04", "二.xlsx")))

    after = before.with_files((decided("03", "三.xlsx", "b"),))

    assert after.files == (decided("03", "三.xlsx", "b"), decided("04", "二.xlsx"))


@pytest.mark.parametrize(("content", "said"), [
    (b"", "1行目の見出し"),
    (b"\xff\xfe\x00", "文字コード"),
    (LINE.encode(), "1行目の見出し"),
    (f"{HEAD}\n{LINE},余分\n".encode(), "2行目の列の数"),
    (f"{HEAD}\n{LINE}\n{LINE[:30]}".encode(), "3行目の列の数"),
    (f"{HEAD}\n{LINE.replace('aaaa', 'aaa', 1)}\n".encode(), "2行目の課番号、ファイル又はSHA-256"),
    (f"{HEAD}\n{LINE.replace('03', '', 1)}\n".encode(), "2行目の課番号"),
    (f"{HEAD}\n{LINE.replace('2027-06-02', '6月2日')}\n".encode(), "2行目の日付"),
    (f"{HEAD}\n{LINE}\n{LINE}\n".encode(), "同じ課番号の行が2行以上"),
    (f'{HEAD}\n"03,こども課\n'.encode(), "区切り"),
])
def test_a_damaged_record_is_refused_with_the_line(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "採用.csv").write_bytes(content)

    with pytest.raises(RecordUnusable, match=said):
        read_decisions(tmp_path)


@pytest.mark.parametrize(("line", "said"), [
    ("照合番号,確認済み,メモ", "1行目"),
    ("照合番号,確認済み,メモ,指摘の内容,記録日\n,確認済み,,,2027-06-02", "2行目の照合番号"),
    ("照合番号,確認済み,メモ,指摘の内容,記録日\n1,はい,,,2027-06-02", "2行目の照合番号又は確認済み"),
    ("照合番号,確認済み,メモ,指摘の内容,記録日\n1,,,,", "2行目の日付"),
])
def test_a_damaged_record_of_questions_is_refused_too(line: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "確認済み.csv").write_text(line, encoding="utf-8")

    with pytest.raises(RecordUnusable, match=said):
        read_decisions(tmp_path)
