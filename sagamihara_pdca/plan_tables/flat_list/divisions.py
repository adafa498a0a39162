"""The divisions that a list names: one cell may name several, and its department; each gets a number and a name of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sagamihara_pdca.plan_tables.flat_list.entries import Entry
from sagamihara_pdca.plan_tables.flat_list.meanings import Meaning
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.texts import DIVISION
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import flat_list as faults

_END = re.compile(r".*(?:課|室|局|センター|部|係|所|館|署|班|委員会|事務局)(?:\(.*\)|（.*）)?")
_SEPARATORS = re.compile(r"[、，,・/／；;]")
_DEPARTMENT_FIRST = re.compile(r"(?P<department>\S+?[部局])[\s　]+(?P<name>\S+[課室所館係]|\S+センター)")
_SEVERAL = re.compile(r"各課|全課|全庁|関係課|庁内|各部|各所属|全所属|全部局|関係部署")


@dataclass(frozen=True, slots=True)
class ListDivision:
    """A division as the list names it."""

    department: str
    name: str


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is in charge of an entry."""

    lead: ListDivision
    partners: tuple[str, ...]


def read_charge(entry: Entry, found: list[Problem]) -> Charge:
    """Parse the divisions of an entry: the first is the lead, which is told where the cell names several."""
    text = entry.text(Meaning.DIVISION)
    place = entry.place(Meaning.DIVISION)
    names = split_names(text)
    if len(names) > 1:
        found.append(faults.lead_of_several(place, text, names[0], names[1:]))
    elif _SEPARATORS.search(text) or _SEVERAL.search(text):
        found.append(faults.division_unclear(place, text))
    partner_text = entry.text(Meaning.PARTNERS)
    partners = tuple(name for name in split_names(partner_text) if name not in ("-", "－", "―", ""))
    if any(_SEVERAL.search(name) or _SEPARATORS.search(name) for name in partners):
        found.append(faults.division_unclear(entry.place(Meaning.PARTNERS), partner_text))
    department, name = entry.department, names[0]
    with_department = _DEPARTMENT_FIRST.fullmatch(name)
    if with_department is not None and not department:
        department, name = with_department["department"], with_department["name"]
    others = dict.fromkeys(p for p in (*names[1:], *partners) if same_name(p) != same_name(name))
    return Charge(ListDivision(department, name), tuple(others))


def split_names(text: str) -> tuple[str, ...]:
    """Split a cell at 、 / and ・ only if every part ends as a division does; else it is one name.

    >>> split_names("市民課・税務課"), split_names("男女共同参画・平和課")
    (('市民課', '税務課'), ('男女共同参画・平和課',))
    """
    parts = tuple(part.strip() for part in _SEPARATORS.split(text))
    return parts if len(parts) > 1 and all(map(_END.fullmatch, parts)) else (text,)


class Register:
    """The divisions of the plan in the order in which the list names them, leads first."""

    def __init__(self, charges: tuple[tuple[Entry, Charge], ...], found: list[Problem]) -> None:
        self._names: dict[ListDivision, str] = {}
        for entry, charge in charges:
            if charge.lead not in self._names:
                self._names[charge.lead] = self._unique(entry, charge.lead, found)
        for entry, charge in charges:
            for name in charge.partners:
                if sum(same_name(division.name) == same_name(name) for division in self._names) > 1:  # of which department?
                    found.append(faults.division_unclear(entry.place(Meaning.PARTNERS), name))
                if not self._named(name):
                    self._names[ListDivision("", name)] = name

    def _unique(self, entry: Entry, division: ListDivision, found: list[Problem]) -> str:
        """The name; with its department before it where another department has a division of that name."""
        if same_name(division.name) not in map(same_name, self._names.values()):
            return division.name
        name = f"{division.department}{division.name}"
        found.append(faults.division_renamed(entry.place(Meaning.DIVISION), division.name, name))
        return name

    def _named(self, name: str) -> str:
        return next((own for own in self._names.values() if same_name(own) == same_name(name)), "")

    def lead(self, charge: Charge) -> str:
        """Return the name of the division in charge, as the plan has it."""
        return self._names[charge.lead]

    def partners(self, charge: Charge) -> tuple[str, ...]:
        """Return the names of the other divisions, as the plan has them."""
        return tuple(self._named(name) for name in charge.partners)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows of 表「課・機関」."""
        return tuple((f"{number:02}", name, DIVISION, division.department, "", "", "", "")
                     for number, (division, name) in enumerate(self._names.items(), 1))
