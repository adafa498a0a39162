"""作成記録: what an edition was made from comes back as it was written, and a damaged file is told, never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.records.making import MadeOf, Part, making_path, read_making, write_making
from tests.records.making_kill_test import run_many

PARTS = (Part(MadeOf.BOOK, "令和6年度評価書（公表用）.xlsx", "a" * 64), Part(MadeOf.SUBMISSION, "14 𠮷野,\"課\"", "b" * 64),
         Part(MadeOf.CHOICES, "", "c" * 64))
LINE = f"計画,令和6年3月,{'a' * 64}"


def test_a_record_comes_back_as_it_was_written_and_each_edition_has_its_own(tmp_path: Path) -> None:
    write_making(making_path(tmp_path, public=True), PARTS)

    assert read_making(making_path(tmp_path, public=True)) == PARTS
    assert read_making(making_path(tmp_path, public=False)) == ()


@pytest.mark.parametrize(("text", "said"), [
    ("", "1行目"), ("種類,名称\n", "1行目"), (f"種類,名称,SHA-256\n{LINE}x\n", "2行目"),
    (f"種類,名称,SHA-256\n{LINE}\n{LINE[:20]}", "3行目"), (f"種類,名称,SHA-256\n雑誌,,{'a' * 64}\n", "2行目の値"),
    ('種類,名称,SHA-256\n"計画', "区切り"),
])
def test_a_damaged_record_is_refused_with_the_line(text: str, said: str, tmp_path: Path) -> None:
    path = making_path(tmp_path, public=True)
    path.write_text(text, "utf-8")

    with pytest.raises(RecordUnusable, match=said):
        read_making(path)


@pytest.mark.slow
def test_a_killed_writer_leaves_the_record_whole(tmp_path: Path) -> None:
    assert run_many(6, seed=5, folder=tmp_path) == (6, 0, 0)
