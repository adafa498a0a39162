"""Expression trees: a rule written once, evaluated on Decimals by `rules` and rendered as Excel formulas by `excel`.

The trees are a small, strict part of Excel's language. A blank is None. Text is compared letter by letter (EXACT), and
only numbers are ordered, because spreadsheets disagree on the rest.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import is_
from string import Formatter

Value = Decimal | str | bool | None
#: A block of cells, row by row.
Block = tuple[tuple[Value, ...], ...]


class Op(Enum):
    """What a call does. The words are Excel's where it has one."""

    __hash__ = object.__hash__  # a member is itself alone; Enum's own hash is Python code, and trees ask for millions

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="  # of numbers
    SAME = "EXACT"  # of texts; a blank is ""
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    IF = "IF"
    ROUND = "ROUND"  # half away from zero
    MIN = "MIN"
    MAX = "MAX"
    IS_NUMBER = "ISNUMBER"
    IS_TEXT = "ISTEXT"
    IS_EMPTY = "is empty"  # nothing but spaces
    LENGTH = "LEN"
    JOIN = "&"
    LINK = "HYPERLINK"
    SUM = "SUM"  # of numbers and blocks; texts in blocks do not count
    COUNT_SAME = "count same"  # (block, text, block, text …): rows in which every block's cell is the text
    LOOK_UP = "look up"  # (text, block of one column, block of one column): the second's cell beside the first's


class Expr:
    """Base class of the nodes, with the arithmetic operators."""

    __slots__ = ()

    def __add__(self, other: Expr) -> Call:
        return Call(Op.ADD, (self, other))

    def __sub__(self, other: Expr) -> Call:
        return Call(Op.SUBTRACT, (self, other))

    def __mul__(self, other: Expr) -> Call:
        return Call(Op.MULTIPLY, (self, other))

    def __truediv__(self, other: Expr) -> Call:
        return Call(Op.DIVIDE, (self, other))


@dataclass(frozen=True, slots=True)
class Const(Expr):
    """A number, a text, TRUE or FALSE, or nothing."""

    value: Value


@dataclass(frozen=True, slots=True)
class Var(Expr):
    """A variable, bound when the tree is evaluated or rendered: a named figure in `rules`, a cell or block in books."""

    key: Hashable


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """An operation on other trees."""

    op: Op
    args: tuple[Expr, ...]


EMPTY = Const("")
FALSE = Const(False)


def number(value: int | str | Decimal) -> Const:
    """A constant number; a string is parsed as a `Decimal`."""
    return _whole(value) if isinstance(value, int) else Const(Decimal(value))


@lru_cache(maxsize=1024)
def _whole(value: int) -> Const:
    return Const(Decimal(value))


@lru_cache(maxsize=4096)
def text(value: str) -> Const:
    """A constant text."""
    return Const(value)


def if_(condition: Expr, then: Expr, otherwise: Expr) -> Call:
    """`then` where the condition is TRUE, else `otherwise`; only the chosen branch is evaluated."""
    return Call(Op.IF, (condition, then, otherwise))


def all_of(*conditions: Expr) -> Expr:
    """TRUE where every condition holds; at least one must be given."""
    return conditions[0] if len(conditions) == 1 else Call(Op.AND, conditions)


def any_of(*conditions: Expr) -> Expr:
    """TRUE where at least one condition holds; FALSE where none is given."""
    if not conditions:
        return Const(False)
    return conditions[0] if len(conditions) == 1 else Call(Op.OR, conditions)


def not_(condition: Expr) -> Call:
    """The opposite of a condition."""
    return Call(Op.NOT, (condition,))


def same(left: Expr, right: Expr) -> Call:
    """Whether two texts are equal letter by letter, upper and lower case distinguished; a blank is ""."""
    return Call(Op.SAME, (left, right))


def is_one_of(value: Expr, words: Iterable[str]) -> Expr:
    """Return the condition that a value equals one of the words; it never holds without words."""
    return any_of(*(same(value, text(word)) for word in words))


def at_least(left: Expr, right: Expr) -> Call:
    """left ≥ right, for numbers."""
    return Call(Op.AT_LEAST, (left, right))


def above(left: Expr, right: Expr) -> Call:
    """left > right, for numbers."""
    return Call(Op.ABOVE, (left, right))


def at_most(left: Expr, right: Expr) -> Call:
    """left ≤ right, for numbers."""
    return Call(Op.AT_MOST, (left, right))


def below(left: Expr, right: Expr) -> Call:
    """left < right, for numbers."""
    return Call(Op.BELOW, (left, right))


def equal(left: Expr, right: Expr) -> Call:
    """left = right, for numbers."""
    return Call(Op.EQUAL, (left, right))


def rounded(value: Expr, places: int) -> Call:
    """The number to so many decimal places, halves away from zero."""
    return Call(Op.ROUND, (value, number(places)))


def is_number(value: Expr) -> Call:
    """Whether the value is a number; a blank is none."""
    return Call(Op.IS_NUMBER, (value,))


def is_text(value: Expr) -> Call:
    """Whether the value is a text; a blank is none."""
    return Call(Op.IS_TEXT, (value,))


def is_empty(value: Expr) -> Call:
    """Whether the value is blank or consists of half- and full-width spaces."""
    return Call(Op.IS_EMPTY, (value,))


def length(value: Expr) -> Call:
    """The number of characters of a text."""
    return Call(Op.LENGTH, (value,))


def join(*parts: Expr) -> Expr:
    """The parts as one text; numbers are written without grouping."""
    return parts[0] if len(parts) == 1 else Call(Op.JOIN, parts)


def fill_in(wording: str, **parts: Expr | str) -> Expr:
    """The wording as one text with each {name} replaced by the part of that name, as `str.format` does it with strings.

    Raises:
        KeyError: the wording names a part that is not given.
    """
    found: list[Expr] = []
    words = ""
    for literal, name, _, _ in Formatter().parse(wording):
        part = parts[name] if name else ""
        words += literal
        if isinstance(part, Expr):
            found += [text(words), part] if words else [part]
            words = ""
        else:
            words += part
    return join(*found, text(words)) if words or not found else join(*found)


def total(*parts: Expr) -> Expr:
    """The sum of numbers and blocks of cells, in which texts do not count; 0 where none is given."""
    return Call(Op.SUM, parts) if parts else number(0)


def count_same(*pairs: Expr) -> Call:
    """How many rows have the wanted text in every block; arguments alternate block, text."""
    return Call(Op.COUNT_SAME, pairs)


def look_up(key: Expr, keys: Expr, values: Expr) -> Call:
    """The cell of `values` beside the first cell of `keys` that equals `key`; "" where none does."""
    return Call(Op.LOOK_UP, (key, keys, values))


def link(target: Expr, shown: Expr) -> Call:
    """A hyperlink to `target` that shows `shown`."""
    return Call(Op.LINK, (target, shown))


def first_that_holds(cases: tuple[tuple[Expr, Expr], ...], otherwise: Expr) -> Expr:
    """Nested IFs: the answer of the first condition that holds, else `otherwise`."""
    result = otherwise
    for condition, answer in reversed(cases):
        result = if_(condition, answer, result)
    return result


def bind(tree: Expr, bindings: Mapping[Hashable, Expr]) -> Expr:
    """The tree with every `Var` whose key is in `bindings` replaced by that key's tree."""
    if isinstance(tree, Var):
        return bindings.get(tree.key, tree)
    if isinstance(tree, Call):
        bound = tuple([bind(a, bindings) for a in tree.args])
        # What holds no such variable is shared with the tree: a column of formulas takes a part of the memory.
        return tree if all(map(is_, bound, tree.args)) else Call(tree.op, bound)
    return tree
