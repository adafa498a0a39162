"""The files of the letters' words: refused when they can't be read, never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.errors import TemplateUnusable
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.mail.templates import export_templates, read_template, template_folder


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
    assert read_template(LetterKind.REQUEST, tmp_path).text == read_template(LetterKind.REQUEST).text


def test_a_folder_that_is_not_there_is_an_error_and_never_means_the_bundled_wording(tmp_path: Path) -> None:
    with pytest.raises(TemplateUnusable, match=r"文例のフォルダ「.*文例集」がありません"):
        template_folder(tmp_path / "文例集", tmp_path / "mail_templates")


@pytest.mark.parametrize("name", ["request.txt", "request.txt.j2.txt", "依頼.txt.j2"])
@pytest.mark.parametrize("given", [True, False])
def test_a_folder_without_any_of_the_names_is_an_error(name: str, given: bool, tmp_path: Path) -> None:
    folder = tmp_path / "mail_templates"
    folder.mkdir()
    (folder / name).write_text("件名：照会\n\n本文\n", "utf-8")

    with pytest.raises(TemplateUnusable, match=r"request\.txt\.j2、remind\.txt\.j2、return\.txt\.j2、query\.txt\.j2、publish"):
        template_folder(folder if given else None, folder)


def test_without_a_folder_of_its_own_a_city_uses_the_bundled_wording(tmp_path: Path) -> None:
    assert template_folder(None, tmp_path / "mail_templates") is None
    assert not read_template(LetterKind.REQUEST).is_own


def test_one_template_is_enough_and_it_is_known_whose_wording_was_used(tmp_path: Path) -> None:
    (tmp_path / "remind.txt.j2").write_text("件名：催促\n\n本文\n", "utf-8")

    folder = template_folder(tmp_path, tmp_path / "mail_templates")

    assert [read_template(kind, folder).is_own for kind in (LetterKind.REMINDER, LetterKind.REQUEST)] == [True, False]
