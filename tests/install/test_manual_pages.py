"""The manual as it lies in the zip: pages that a browser shows, and no link that leads nowhere."""

from __future__ import annotations

import pytest

from tools import manual_pages
from tools.manual_pages import ROOT, pages


def test_every_page_of_the_manual_is_rendered_and_every_link_leads_to_one() -> None:
    made = pages()  # refuses a link that leads nowhere

    for path in (ROOT / "docs" / "manual").glob("*.md"):
        page = made[f"docs/manual/{path.stem}.html"].decode()
        assert "<table>" in page and '<html lang="ja">' in page
        assert '.md"' not in page
    assert "docs/images/input_finished.png" in made


def test_headings_can_be_led_to() -> None:
    page = pages()["docs/manual/README.html"].decode()

    assert '<h2 id="計画を確かめる">' in page


@pytest.mark.parametrize(("page", "link", "joined"), [
    ("docs/manual/a.html", "b.html", "docs/manual/b.html"), ("docs/manual/a.html", "../c.html", "docs/c.html"),
    ("a.html", "docs/b.html", "docs/b.html"), ("docs/manual/a.html", "../../tests/x.txt", "tests/x.txt"),
])
def test_links_are_followed_from_their_page(page: str, link: str, joined: str) -> None:
    assert manual_pages._joined(page, link) == joined
