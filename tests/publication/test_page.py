"""The summary for the web: the page is sound in a real browser, and page and JSON say what the workbook says."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.publication.page import summary_html
from sagamihara_pdca.publication.summary_json import summary_json
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.values import BookValues
from tests.colours import contrast
from tests.office.validator import TESTS, needs_npm
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R6

CHECK = Path(__file__).with_name("page_check.mjs")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _page(plan: Plan) -> str:
    evaluation = year_evaluation(R6, plan)
    return summary_html(evaluation, report_context(plan, public=True))


class _Tags(HTMLParser):
    """Opening and closing tags, to see that they pair."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "rect", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "path"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_tag_is_closed_and_the_page_loads_nothing(plan: Plan) -> None:
    page = _page(plan)
    tags = _Tags()

    tags.feed(page)

    assert tags.open == []
    assert "<script" not in page
    assert "src=" not in page
    assert "@import" not in page


def test_the_page_says_the_sentences_of_the_workbook(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    values = BookValues(evaluation_book(evaluation, report_context(plan, public=True)))
    tags = _Tags()

    tags.feed(_page(plan))

    for place in (Ref("summary", "say0", "c0"), Ref("counts", "say1", "label"), Ref("summary", "say2", "c0")):
        assert str(values[place]) in tags.text


def test_the_json_agrees_with_the_evaluation(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)

    told = json.loads(summary_json(evaluation))

    assert [p["code"] for p in told["projects"]] == [p.project.code for p in evaluation.projects]
    assert [m["outcome"] for p in told["projects"] for m in p["measures"]] == [m.outcome.word for m in evaluation.measures]
    everything = told["groups"][0]
    assert everything["projects"] == 26 == sum(everything["grades"].values()) + everything["undecided"] + everything["ungraded"]
    assert summary_json(evaluation) == summary_json(year_evaluation(R6, plan))


def test_inks_stand_out_on_every_ground_of_the_page(plan: Plan) -> None:
    grounds = ["#FFFFFF", "#EAF1F8", "#DCE6F1", "#E5E7EB", *(g.colour for g in plan.scheme.grades)]

    style = _page(plan).partition("</style>")[0].upper().replace("#FFF;", "#FFFFFF;")

    assert all(colour in style for colour in grounds)
    assert min(contrast("#1F2937", ground) for ground in grounds) >= 7
    assert min(contrast(ink, "#FFFFFF") for ink in ("#4B5563", "#1F4E79", "#0B57A4")) >= 4.5


@pytest.mark.npm
def test_a_real_browser_finds_no_fault_and_axe_no_violation(tmp_path: Path, plan: Plan) -> None:
    needs_npm()
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium is installed")
    path = tmp_path / "概要.html"
    path.write_text(_page(plan), encoding="utf-8")

    done = subprocess.run(["node", str(CHECK), browser, str(path)], cwd=TESTS, capture_output=True, encoding="utf-8",
                          timeout=120)

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["passes"] > 20  # axe really ran
    assert (found["violations"], found["messages"], found["requests"], found["scripts"]) == ([], [], [], 0)
    assert found["sideways"] <= 0, "the page is wider than a small screen"
