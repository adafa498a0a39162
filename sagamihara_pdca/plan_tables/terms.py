"""Items 「…の用語」 of 表「設定」: what a plan calls the choices of a division. They may be left out."""

from __future__ import annotations

from collections.abc import Mapping

from sagamihara_pdca.model.choices import Choice, ExplorationStage, NextDirection, Progress, Proposal, Terms
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.plan_tables.cells import entries
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults

#: Item → the choices that it names, in their order.
_ITEMS: dict[str, tuple[Choice, ...]] = {
    "行動目標の進捗の用語": tuple(Progress), "検討の段階の用語": tuple(ExplorationStage),
    "次年度の方向の用語": tuple(NextDirection), "見直しの提案の用語": tuple(Proposal)}
TERM_ITEMS = tuple(_ITEMS)


def read_terms(values: Mapping[str, TableCell], found: list[Problem]) -> Terms:
    """Parse the items that are there and filled in; a word for every choice of its kind, all of them different."""
    renamed: list[tuple[Choice, str]] = []
    for item, choices in _ITEMS.items():
        cell = values.get(item)
        if cell is None or not cell.text:
            continue
        words = entries(cell.text)
        if len(set(words)) != len(choices) or len(words) != len(choices):
            found.append(faults.terms_incomplete(cell.place, cell.text, tuple(str(choice.value) for choice in choices)))
            continue
        renamed += [(choice, word) for choice, word in zip(choices, words, strict=True) if word != choice.value]
    return Terms(tuple(renamed))


def term_rows(terms: Terms) -> tuple[tuple[str, str], ...]:
    """Return a row for each item in which the plan has a word of its own, which `read_terms` reads back."""
    own = {choice for choice, _ in terms.renamed}
    return tuple((item, SEPARATOR.join(terms.words(choices))) for item, choices in _ITEMS.items() if own & set(choices))
