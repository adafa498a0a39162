"""The files of the letters' words: refused when they can't be read, never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.errors import TemplateUnusable
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.mail.templates import export_templates, read_template


def test_a_template_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "request.txt.j2").write_text("件名：照会\n\n本文\n", "cp932")

    with pytest.raises(TemplateUnusable, match="UTF-8"):
        read_template(LetterKind.REQUEST, tmp_path)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that nobody can read")
def test_a_template_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "request.txt.j2").symlink_to("/proc/self/mem")

    with pytest.raises(TemplateUnusable, match=r"request\.txt\.j2」を開けません"):
        read_template(LetterKind.REQUEST, tmp_path)


def test_exported_templates_are_the_bundled_ones_and_overwrite_nothing(tmp_path: Path) -> None:
    (tmp_path / "remind.txt.j2").write_text("自市の文例", "utf-8")

    export_templates(tmp_path)

    assert (tmp_path / "remind.txt.j2").read_text("utf-8") == "自市の文例"
    assert read_template(LetterKind.REQUEST, tmp_path) == read_template(LetterKind.REQUEST)
