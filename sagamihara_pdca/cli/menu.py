"""The menu: where the year stands, what comes next, and a number for each command. The commands do the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path

import click

from sagamihara_pdca import pipeline
from sagamihara_pdca.cli import screen, texts
from sagamihara_pdca.cli.arguments import DateType, YearType, plan_for
from sagamihara_pdca.cli.opening import open_path
from sagamihara_pdca.errors import PdcaError, PlanUnusable
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.pipeline.deciding import status_path
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.pipeline.review_file import review_path
from sagamihara_pdca.records import read_dates, remember_date
from sagamihara_pdca.rules.next_step import Step, next_step
from sagamihara_pdca.settings import Settings


class _Asked(Enum):
    """What is asked before a command runs."""

    NOTHING = auto()
    DATE = auto()  # which the command needs
    PERHAPS_DATE = auto()  # Enter leaves it out


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of the menu: its words, the command with the year as {year}, and the date that is asked first."""

    words: str
    command: tuple[str, ...]
    option: str = "--due"
    date: str = ""  # what the date is called, which is also how it is remembered
    asked: _Asked = _Asked.NOTHING


_ITEMS = {
    "1": _Item(texts.MENU_GENERATE, ("generate", "{year}"), date=texts.DUE_SUBMIT, asked=_Asked.DATE),
    "2": _Item(texts.MENU_REQUEST, ("mail", "request", "{year}"), date=texts.DUE_SUBMIT, asked=_Asked.DATE),
    "3": _Item(texts.MENU_COLLECT, ("collect", "{year}"), date=texts.DUE_RETURN, asked=_Asked.PERHAPS_DATE),
    "4": _Item(texts.MENU_RETURN, ("mail", "return", "{year}"), date=texts.DUE_RETURN, asked=_Asked.DATE),
    "5": _Item(texts.MENU_REMIND, ("mail", "remind", "{year}"), date=texts.DUE_REMIND, asked=_Asked.DATE),
    "6": _Item(texts.MENU_REVIEW, ("review", "{year}")),
    "7": _Item(texts.MENU_REPORT, ("report", "{year}"), "--published", texts.PUBLISHED, _Asked.PERHAPS_DATE),
    "8": _Item(texts.MENU_PUBLIC, ("report", "{year}", "--public"), "--published", texts.PUBLISHED, _Asked.PERHAPS_DATE),
    "s": _Item(texts.MENU_SEAL, ("seal", "{year}"), "--published", texts.PUBLISHED, _Asked.PERHAPS_DATE),
    "9": _Item(texts.MENU_PLAN, ("plan", "check")),
    "d": _Item(texts.MENU_DEMO, ("demo",)),
    "h": _Item(texts.MENU_MANUAL, ("manual",)),
}
_OPEN, _YEAR, _END = "o", "y", "0"
#: The number that does what comes next.
_NEXT = {Step.GENERATE: "1", Step.WAIT: "2", Step.DECIDE: "3", Step.RETURN: "4", Step.REMIND: "5", Step.REVIEW: "6",
         Step.REPORT: "7", Step.PUBLISH: "8", Step.SEAL: "s", Step.CORRECT: "7", Step.NEXT_YEAR: _YEAR}


class Menu:
    """One session at the terminal, on the working folder and the plan of the program's own options."""

    def __init__(self, root: click.Context) -> None:
        self._root = root
        self._settings = root.find_object(Settings) or Settings(Path())
        self._year: FiscalYear | None = None  # the year that the person chose

    def run(self) -> None:
        """Show the menu and run what is chosen, until the person ends it."""
        while True:
            try:
                year, following = self._show()
            except PlanUnusable:
                self._call(["plan", "check"])  # which shows every fault, not the first alone
                raise
            key = _typed(texts.MENU_CHOOSE.format(key=following)) or following
            if key == _END:
                return
            if key == _YEAR:
                self._choose_year(year)
            elif key == _OPEN:
                self._open(year)
            elif key in _ITEMS:
                self._run(_ITEMS[key], year)
            else:
                screen.say(texts.MENU_NO_SUCH.format(key=key))

    def _show(self) -> tuple[FiscalYear, str]:
        """Print where the years stand and the items. Returns the year in hand, and the key of what comes next."""
        with screen.working(texts.LOOKING):
            plan = pipeline.load(self._settings)
            years = pipeline.standings(self._settings, plan)
        steps = {one.year: next_step(one.standing) for one in years}
        year = self._year or next((y for y, step in steps.items() if step is not Step.NEXT_YEAR), years[-1].year)
        step = steps.get(year, Step.GENERATE)
        screen.say("")
        screen.paths(texts.MENU_TITLE.format(plan=plan.profile.plan_name), [self._settings.root.resolve()])
        screen.standing_table(years)
        screen.say(texts.NEXT_STEP.format(year=write_fiscal_year(year), step=step.value))
        if step in texts.MENU_HINTS:
            screen.say("  " + texts.MENU_HINTS[step].format(
                folder=self._shown(self._settings.submissions(year)), book=self._shown(status_path(self._settings, year))))
        for key, item in _ITEMS.items():
            mark = texts.MENU_NEXT if key == _NEXT[step] else ""
            screen.say(f"  {key}  {item.words}{mark}")
        for key, words in ((_OPEN, texts.MENU_OPEN), (_YEAR, texts.MENU_YEAR), (_END, texts.MENU_END)):
            screen.say(f"  {key}  {words}")
        return year, _NEXT[step]

    def _run(self, item: _Item, year: FiscalYear) -> None:
        arguments = [part.format(year=write_code(year)) for part in item.command]
        if item.asked is not _Asked.NOTHING:
            day = self._ask_date(item, year)
            if day is None and item.asked is _Asked.DATE:
                return
            if day is not None:
                arguments += [item.option, day.isoformat()]
        screen.say(texts.MENU_RUNS.format(command=" ".join(arguments)))
        self._call(arguments)

    def _call(self, arguments: list[str]) -> None:
        """Run the command as if it had been typed, and say how it ended."""
        given = [part for name, value in (("--folder", self._root.params["folder"]), ("--plan", self._root.params["plan_path"]))
                 if value is not None for part in (name, str(value))]
        code = 0
        try:
            self._root.command.main([*given, *arguments], prog_name=self._root.info_name)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        screen.say(texts.MENU_ENDED.get(code, texts.MENU_ENDED[3]))
        _typed(texts.MENU_GO_ON)

    def _ask_date(self, item: _Item, year: FiscalYear) -> date | None:
        """Ask for the date until it can be read; None where Enter alone is typed and nothing was remembered."""
        folder = self._settings.records(year)
        known = read_dates(folder).get(item.date)
        offered = texts.MENU_OFFERED.format(day=write_date(known)) if known is not None else ""
        hint = "" if known is not None else texts.MENU_NO_DATE if item.asked is _Asked.PERHAPS_DATE else texts.MENU_BACK
        while True:
            text = _typed(texts.MENU_DATE.format(what=item.date, offered=offered + hint))
            if not text:
                return known
            try:
                day = DateType(is_to_come=item.option == "--due")(text)
            except click.BadParameter as refused:
                screen.say(refused.message)
                continue
            try:
                remember_date(folder, item.date, day)
            except PdcaError as fault:
                screen.say(str(fault))
            return day

    def _choose_year(self, year: FiscalYear) -> None:
        text = _typed(texts.MENU_WHICH_YEAR.format(year=write_fiscal_year(year)))
        if not text:
            return
        try:
            chosen = YearType()(text)
            plan_for(self._settings, chosen)
        except click.BadParameter as refused:
            screen.say(refused.message)
            return
        self._year = chosen

    def _open(self, year: FiscalYear) -> None:
        settings = self._settings
        places = [path for path in (
            settings.templates(year), settings.submissions(year), status_path(settings, year), settings.output(year) / "mail",
            review_path(settings, year), *(book_path(settings, year, public=public) for public in (False, True)),
            settings.output(year), settings.root / "plan.xlsx") if path.exists()]
        if not places:
            screen.say(texts.MENU_NOTHING_TO_OPEN)
            return
        for number, path in enumerate(places, start=1):
            screen.say(f"  {number}  {self._shown(path)}")
        text = _typed(texts.MENU_OPEN_WHICH)
        if text.isdecimal() and 1 <= int(text) <= len(places):
            path = places[int(text) - 1].resolve()
            if not open_path(path):
                screen.paths(texts.MENU_NOT_OPENED, [path])

    def _shown(self, path: Path) -> Path:
        """A path as a person at the working folder needs it."""
        return path.relative_to(self._settings.root) if path.is_relative_to(self._settings.root) else path


def _typed(question: str) -> str:
    """What is typed behind a question, in narrow signs."""
    answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return narrow(answer).strip()
