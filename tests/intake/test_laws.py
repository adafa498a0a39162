"""What is written into a form is read from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sagamihara_pdca.notation.characters import without_controls
from sagamihara_pdca.sheets.book import InputKind, Ref
from sagamihara_pdca.sheets.inputs import AnswerValue, inputs
from tests.worlds.answers import answer
from tests.worlds.division_book import CULTURE, DivisionBook, read, values_of

#: What people write: every script, marks that look alike, line breaks; no character that XML can't hold.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")) | st.sampled_from("\n㈱①髙﨑𠮷㎡＝＋－＠_"), min_size=1,
                max_size=60).filter(lambda words: words.strip("\u200b\u200c\u200d\ufeff \u3000\n").isprintable()
                                     and without_controls(words) == words)


@st.composite
def filled(draw: st.DrawFn) -> DivisionBook:
    """文化振興課's form with any part of it filled in."""
    book = DivisionBook.of(CULTURE)
    answers = []
    for ref, cell in inputs(book.form):
        assert cell.field is not None
        if not draw(st.booleans()):
            continue
        value: AnswerValue
        if cell.field.choices:
            value = draw(st.sampled_from(cell.field.choices))
        elif cell.field.kind is InputKind.NUMBER:
            value = draw(st.decimals(-10**9, 10**9, places=3, allow_nan=False)).normalize()
        elif cell.field.kind is InputKind.DATE:
            value = draw(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
        else:
            value = draw(WORDS)
        answers.append(answer(ref, value))
    return replace(book, answers=tuple(answers))


@settings(max_examples=25, deadline=None)
@given(filled())
def test_what_is_written_is_read(book: DivisionBook) -> None:
    with TemporaryDirectory() as name:
        reading = read(book.write(Path(name) / "a.xlsx"))

    assert values_of(reading) == {ref: value for ref, value in book.values.items() if _is_seen(value)}


def _is_seen(value: AnswerValue) -> bool:
    from sagamihara_pdca.notation.characters import visible

    return not isinstance(value, str) or bool(visible(value))


def test_every_input_of_the_form_can_be_told_apart() -> None:
    refs = [ref for ref, _ in inputs(DivisionBook.of(CULTURE).form)]

    assert len(set(refs)) == len(refs) and Ref("3-2-02", "m.1.1", "actual") in refs
