"""What differs between two evaluations of one year: figures, targets, outcomes, and the words of divisions and 事務局; both values each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.model.sealed import Difference
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules import texts
from sagamihara_pdca.rules.reviewing import office_words, review_item


def differences(before: Evaluation, now: Evaluation) -> tuple[Difference, ...]:
    """Return what differs, in the order of `now`'s projects; projects that `now` has not come last, then what the 事務局 said.

    The measures of earlier years are compared as well, where both evaluations have them.
    """
    old = {p.project.code: p for p in before.projects}
    new = {p.project.code: p for p in now.projects}
    found = [difference for code in (*new, *(c for c in old if c not in new))
             for difference in _of_project(old.get(code), new.get(code))]
    return (*found, *differing_measures(before.history, now.history), *_of_office(before, now))


def differing_measures(before: tuple[MeasureResult, ...], now: tuple[MeasureResult, ...]) -> tuple[Difference, ...]:
    """Return what differs in the measures that both have; each item names its year."""
    known = {m.key: m for m in before}
    return tuple(difference for m in now if m.key in known
                 for difference in _of_measure(known[m.key], m, write_fiscal_year(m.year)))


def _of_project(old: ProjectResult | None, new: ProjectResult | None) -> Iterator[Difference]:
    either = new or old
    assert either is not None
    code, name = either.project.code, either.project.name

    def differ(item: str, before: str, after: str) -> Iterator[Difference]:
        if before != after:
            yield Difference(code, name, item, before, after)

    if old is None or new is None:
        yield from differ(texts.PROJECT, old.project.name if old else "", new.project.name if new else "")
        return
    yield from differ(texts.PROJECT, old.project.name, new.project.name)
    known = {m.key: m for m in old.measures}
    for m in new.measures:
        yield from _of_measure(known.pop(m.key, None), m)
    for m in known.values():
        yield from differ(texts.ACTUAL.format(measure=m.measure.name), _said(m), "")
    yield from differ(texts.OUTCOME, old.outcome.word, new.outcome.word)
    yield from _of_words(old, new)


def _of_measure(old: MeasureResult | None, new: MeasureResult, year: str = "") -> Iterator[Difference]:
    pairs = ((texts.TARGET, old.target.wording if old else "", new.target.wording),
             (texts.ACTUAL, _said(old) if old else "", _said(new)),
             (texts.LEVEL, _figure(old.level, old.measure.unit) if old else "", _figure(new.level, new.measure.unit)),
             (texts.RATE, _figure(old.rate_percent, texts.PER_CENT) if old else "", _figure(new.rate_percent, texts.PER_CENT)),
             (texts.MEASURE_OUTCOME, old.outcome.word if old else "", new.outcome.word))
    for item, before, after in pairs:
        if before != after:
            yield Difference(new.project.code, new.project.name, year + item.format(measure=new.measure.name), before, after)


def _of_office(before: Evaluation, now: Evaluation) -> Iterator[Difference]:
    names = {p.project.code: p.project.name for p in (*before.projects, *now.projects)}
    said, says = ({(w.project, w.item): w.text for w in office_words(of)} for of in (before, now))
    for code, item in dict.fromkeys((*said, *says)):
        was, is_now = said.get((code, item), ""), says.get((code, item), "")
        if was != is_now:
            yield Difference(code, names.get(code, ""), review_item(item), was, is_now)


def _of_words(old: ProjectResult, new: ProjectResult) -> Iterator[Difference]:
    """Answers in words, by division and question."""
    labels = {(n.division, n.key): n.source.label or n.key for n in (*old.narratives, *new.narratives)}
    for (division, key), label in labels.items():
        before, after = (_words(p, division, key) for p in (old, new))
        if before != after:
            yield Difference(new.project.code, new.project.name, label, before, after)


def _words(result: ProjectResult, division: str, key: str) -> str:
    return "\n".join(n.text for n in result.narratives if (n.division, n.key) == (division, key))


def _said(m: MeasureResult) -> str:
    """The figure or the declaration, with its state where it is not a final figure."""
    actual = m.actual
    said = actual.declared or _figure(actual.quantity, m.measure.unit)
    if not said:
        return actual.state.value
    return said if actual.state is ActualState.FINAL else f"{said}（{actual.state.value}）"


def _figure(quantity: Decimal | None, unit: str) -> str:
    return "" if quantity is None else f"{quantity.normalize():,f}{unit}"
