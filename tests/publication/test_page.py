"""The summary for the web: the page is sound in a real browser, and page and JSON say what the workbook says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Licence, Plan
from sagamihara_pdca.publication.bars import bar_of
from sagamihara_pdca.publication.links import PublishedFiles
from sagamihara_pdca.publication.page import summary_html
from sagamihara_pdca.publication.summary_json import summary_json
from sagamihara_pdca.rules.summary import group_counts
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.values import BookValues
from tests.colours import contrast
from tests.office.validator import TESTS, needs_npm
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R6, R7

R5 = R6.previous
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


def test_the_page_leads_to_workbook_data_plan_and_earlier_years(plan: Plan) -> None:
    profile = replace(plan.profile, licence=Licence.CC_BY, plan_url="https://example.lg.jp/plan?a=1&b=2",
                      site_url="https://example.lg.jp/pdca/")
    published = PublishedFiles("評価書（公表用）.xlsx", "data/", (("projects.csv", "事業の評価"),), (FiscalYear(2022), R5))
    said = _linked(replace(plan, profile=profile), published)

    assert list(said) == [
        "#main", "#files", *(f"#policy{n}" for n in range(8)), quote("評価書（公表用）.xlsx"), "data/data.xlsx", "data/projects.csv",
        "data/datapackage.json", "data/summary.json", "https://example.lg.jp/plan?a=1&b=2", "https://example.lg.jp/pdca/R4/",
        "https://example.lg.jp/pdca/R5/", Licence.CC_BY.url, "tel:0427698212", "mailto:dx-suishin@city.sagamihara.kanagawa.jp"]
    assert said["tel:0427698212"] == "042-769-8212"


def test_a_city_that_has_not_said_its_terms_has_none_printed(plan: Plan) -> None:
    page = _page(plan)

    assert "クリエイティブ" not in page
    assert "利用の条件は、問合せ先にお尋ねください。" in page


def test_the_page_says_when_it_was_published_and_by_whom(plan: Plan) -> None:
    assert "相模原市　令和7年9月1日公表" in _page(plan)


def _linked(plan: Plan, published: PublishedFiles) -> dict[str, str]:
    """The targets of the page's links in their order, with their words."""
    page = summary_html(year_evaluation(R6, plan), report_context(plan, public=True), published)
    return {unescape(target): unescape(words) for target, words in re.findall(r'<a (?:class="skip" )?href="([^"]*)">([^<]*)</a>', page)}


def test_this_year_stands_beside_the_last(plan: Plan) -> None:
    before, now = year_evaluation(R6, plan), year_evaluation(R7, plan)
    context = replace(report_context(plan, public=True), last=before)

    tags, alone = _Tags(), _Tags()
    tags.feed(summary_html(now, context))
    alone.feed(summary_html(before, report_context(plan, public=True)))

    best = [sum(r.outcome == plan.scheme.grades[0] for r in e.projects) for e in (now, before)]
    assert f"最も高い評価（◎ 達成）の事業{best[0]}／26事業令和6年度 {best[1]}事業" in tags.text
    assert "令和6年度　18手続　達成率 120.0％　◎" in tags.text
    assert "令和5年度" not in alone.text


def test_bars_say_in_words_what_they_show(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    for count in group_counts(evaluation):
        bar = bar_of(count, plan.scheme)

        assert sum(part.figure for part in bar.parts) == bar.projects == count.projects
        assert all(part.figure and f"{part.name} {part.figure}" in bar.words for part in bar.parts)


@pytest.mark.npm
def test_a_real_browser_finds_no_fault_and_axe_no_violation(tmp_path: Path, plan: Plan) -> None:
    needs_npm()
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        pytest.skip("no Chromium is installed")
    path = tmp_path / "概要.html"
    context = replace(report_context(plan, public=True), last=year_evaluation(R6, plan))
    published = PublishedFiles("評価書.xlsx", "data/", (("projects.csv", "事業の評価"),))
    path.write_text(summary_html(year_evaluation(R7, plan), context, published), encoding="utf-8")

    done = subprocess.run(["node", str(CHECK), browser, str(path)], cwd=TESTS, capture_output=True, encoding="utf-8",
                          timeout=120)

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["messages"], found["requests"]) == ([], [])
    assert [seen["width"] for seen in found["widths"]] == [320, 768, 1280]
    for seen in found["widths"]:
        assert seen["passes"] > 20  # axe really ran
        assert (seen["violations"], seen["scripts"], seen["cut"]) == ([], 0, [])
        assert seen["sideways"] <= 0, "the page is wider than the screen"
        assert seen["smallest"] >= 16
