"""What the page leads to: the workbook, the data, the plan and the pages of earlier years."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.publication import texts


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page: its words, its target, and what one finds there."""

    words: str
    href: str
    holds: str = ""


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """The files that are published with the page, as paths from its folder; "" and () where there are none."""

    book: str = ""
    data: str = ""  # the folder of the data, with its "/"
    tables: tuple[tuple[str, str], ...] = ()  # file name and title of each CSV file
    years: tuple[FiscalYear, ...] = ()  # earlier years with a page of their own


#: A page that is published without any file.
ALONE = PublishedFiles()


def links_of(report: Report, published: PublishedFiles) -> tuple[Link, ...]:
    """Return the links in their order; of the plan and of earlier years only where the plan says their addresses."""
    profile = report.plan.profile
    found: list[Link] = []
    if published.book:
        words = texts.WORKBOOK.format(year=write_fiscal_year(report.year))
        found.append(Link(words, quote(published.book), texts.WORKBOOK_HOLDS))
    if published.tables:
        found += [Link(texts.DATA_BOOK, f"{published.data}data.xlsx", texts.DATA_BOOK_HOLDS),
                  *(Link(texts.TABLES.format(title=title), quote(published.data + name)) for name, title in published.tables),
                  Link(texts.DESCRIPTION, f"{published.data}datapackage.json", texts.DESCRIPTION_HOLDS),
                  Link(texts.SUMMARY, f"{published.data}summary.json", texts.SUMMARY_HOLDS)]
    if profile.plan_url:
        found.append(Link(texts.PLAN.format(plan=profile.plan_name), profile.plan_url))
    if profile.site_url:
        site = profile.site_url.rstrip("/")
        found += [Link(texts.EARLIER.format(year=write_fiscal_year(year)), f"{site}/{write_code(year)}/") for year in published.years]
    return tuple(found)
