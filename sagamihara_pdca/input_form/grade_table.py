"""The 評価区分 sheet: grades as cells, which formulas and colours of the other sheets read."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import Expr, Var, all_of, any_of, same, text
from sagamihara_pdca.input_form import texts
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.rules.grading import GradeTrees
from sagamihara_pdca.sheets.book import Cell, Column, Field, Highlight, InputKind, Look, Name, Ref, Row, Sheet, Span

SCHEME = "scheme"
#: Colours that a person can name in the table. Source: カラーユニバーサルデザイン推奨配色セット, base colours.
PALETTE = (("緑", "#77D9A8"), ("空色", "#BFE4FF"), ("黄", "#FFFF80"), ("桃", "#FFCABF"), ("灰", "#C8C8CB"),
           ("肌色", "#FFCA80"), ("藤色", "#C9ACE6"), ("白", "#FFFFFF"))


def colour_name(colour: str) -> str:
    """The palette's word for a colour; a colour outside the palette is its own name."""
    return next((name for name, value in PALETTE if value.upper() == colour.upper()), colour.upper())


def colours(scheme: GradeScheme) -> tuple[tuple[str, str], ...]:
    """Names and values of every colour that the table can show."""
    own = {colour_name(g.colour): g.colour for g in scheme.grades}
    return tuple((dict(PALETTE) | own).items())


def scheme_sheet(scheme: GradeScheme, *, hidden: bool, intro: tuple[str, ...] = (), fixed: bool = False) -> Sheet:
    """The scheme as a table. Where it is shown, thresholds, symbols and colours can be changed and everything follows.

    intro: paragraphs above the table.
    fixed: shown, but not to be changed by its readers.
    """
    columns = (Column("symbol", 8), Column("name", 20), Column("lower", 14), Column("colour", 12),
               Column("meaning", 46))
    paragraphs = tuple(Row(f"intro{n}", (Cell("symbol", line, Look.NOTE, columns=5),))
                       for n, line in enumerate(intro))
    head = Row("head", (Cell("symbol", "記号", Look.HEAD), Cell("name", "名称", Look.HEAD),
                        Cell("lower", "達成率の下限（%）", Look.HEAD), Cell("colour", "色", Look.HEAD),
                        Cell("meaning", "意味", Look.HEAD)))
    rows = tuple(_grade_row(scheme, n, open_to_change=not (hidden or fixed)) for n in range(len(scheme.grades)))
    title = Row("title", (Cell("symbol", "評価基準", Look.TITLE, columns=5),))
    return Sheet(SCHEME, "評価区分" if hidden else "評価基準", columns, (title, *paragraphs, head, *rows),
                 highlights=() if hidden else grade_highlights(
                     Span(SCHEME, _row(0), _row(len(scheme.grades) - 1), "symbol", "symbol"),
                     Ref(SCHEME, _row(0), "symbol"), scheme), hidden=hidden, protected=True)


def _grade_row(scheme: GradeScheme, n: int, *, open_to_change: bool) -> Row:
    grade = scheme.grades[n]
    names = tuple(name for name, _ in colours(scheme))
    is_last = grade.lower is None
    fields = (Field("記号", InputKind.LINE, hint=texts.SYMBOL_HINT),
              Field("達成率の下限", InputKind.NUMBER, hint=texts.LOWER_HINT, unit="%"),
              Field("色", InputKind.CHOICE, choices=names, hint=texts.COLOUR_HINT))
    symbol, lower, colour = fields if open_to_change else (None, None, None)
    return Row(_row(n), (
        Cell("symbol", grade.symbol, Look.GRADE if not open_to_change else Look.INPUT_CHOICE, field=symbol),
        Cell("name", grade.name, Look.TEXT),
        Cell("lower", texts.LAST_GRADE if is_last else grade.lower,
             Look.INPUT_NUMBER if open_to_change and not is_last else Look.TEXT_CENTRE,
             field=None if is_last else lower),
        Cell("colour", colour_name(grade.colour), Look.INPUT_CHOICE if open_to_change else Look.TEXT_CENTRE,
             field=colour),
        Cell("meaning", grade.meaning, Look.TEXT)))


def _row(n: int) -> str:
    return f"grade{n + 1}"


def grade_trees(scheme: GradeScheme) -> tuple[GradeTrees, ...]:
    """The scheme as cells of its sheet."""
    return tuple(GradeTrees(Var(Ref(SCHEME, _row(n), "symbol")), Var(Ref(SCHEME, _row(n), "lower")))
                 for n in range(len(scheme.grades)))


def scheme_names(scheme: GradeScheme) -> tuple[Name, ...]:
    """Names for the cells that conditional formats read."""
    return tuple(name for n in range(len(scheme.grades)) for name in (_name(n, "symbol"), _name(n, "colour")))


def _name(n: int, column: str) -> Name:
    word = "評価記号" if column == "symbol" else "評価色"
    return Name(f"{word}_{n + 1}", Span(SCHEME, _row(n), _row(n), column, column))


def grade_highlights(span: Span, first: Ref, scheme: GradeScheme) -> tuple[Highlight, ...]:
    """Colour a column of grades as the table says; `first` is the grade's cell in the span's first row."""
    return tuple(Highlight(span, _has_colour(Var(first), name, len(scheme.grades)), colour)
                 for name, colour in colours(scheme))


def _has_colour(cell: Expr, colour: str, grades: int) -> Expr:
    return any_of(*(all_of(same(cell, Var(_name(n, "symbol"))), same(Var(_name(n, "colour")), text(colour)))
                    for n in range(grades)))


