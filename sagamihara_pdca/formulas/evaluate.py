"""Evaluates a tree on Decimals to the value that Excel evaluates the rendered formula to."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from sagamihara_pdca.formulas.tree import Block, Call, Const, Expr, Op, Value, Var

#: Figures that go through a division keep this many digits; Excel keeps 15, and shows no more.
_PRECISION = Context(prec=28)
LookUp = Callable[[Hashable], Value | Block]


class TreeError(TypeError):
    """A tree applies an operation to values on which spreadsheets disagree, such as ordering a text and a number."""


def evaluate_tree(tree: Expr, look_up: LookUp) -> Value:
    """Evaluate the tree and return its value; `look_up` is called with the key of every `Var` in it.

    Raises:
        TreeError: the tree compares or adds what is not a number, or divides by zero.
    """
    with localcontext(_PRECISION):
        result = _value(tree, look_up)
    if isinstance(result, tuple):
        raise TreeError("a block of cells is not one value")
    return result


def _value(tree: Expr, look_up: LookUp) -> Value | Block:
    if isinstance(tree, Const):
        return tree.value
    if isinstance(tree, Var):
        return look_up(tree.key)
    assert isinstance(tree, Call)
    if tree.op in _LAZY:
        return _LAZY[tree.op](tree.args, look_up)
    return _EAGER[tree.op](tuple(_value(a, look_up) for a in tree.args))


def _one(value: Value | Block) -> Value:
    if isinstance(value, tuple):
        raise TreeError("a block of cells stands where one value belongs")
    return value


def _number(value: Value | Block) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if value is None:
        return Decimal(0)  # a blank cell counts as 0 in arithmetic
    raise TreeError(f"not a number: {value!r}")


def _truth(value: Value | Block) -> bool:
    if isinstance(value, bool):
        return value
    raise TreeError(f"neither true nor false: {value!r}")


def _text(value: Value | Block) -> str:
    if isinstance(value, tuple):
        raise TreeError("a block of cells is not a text")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    return value


def _if(args: tuple[Expr, ...], look_up: LookUp) -> Value:
    condition, then, otherwise = args
    return _one(_value(then if _truth(_value(condition, look_up)) else otherwise, look_up))


def _and(args: tuple[Expr, ...], look_up: LookUp) -> Value:
    # Excel evaluates every argument; so do we, or an error in one would go unnoticed after a FALSE.
    parts = [_truth(_value(a, look_up)) for a in args]
    return all(parts)


def _or(args: tuple[Expr, ...], look_up: LookUp) -> Value:
    parts = [_truth(_value(a, look_up)) for a in args]
    return any(parts)


def _divide(args: tuple[Value | Block, ...]) -> Value:
    if _number(args[1]) == 0:
        raise TreeError("division by zero")
    return _number(args[0]) / _number(args[1])


def _round(args: tuple[Value | Block, ...]) -> Value:
    step = Decimal(1).scaleb(-int(_number(args[1])))
    # A figure with more digits than the step can hold is already rounded.
    value = _number(args[0])
    return value if value.adjusted() - step.adjusted() >= 27 else value.quantize(step, ROUND_HALF_UP)


def _numbers(args: tuple[Value | Block, ...]) -> list[Decimal]:
    found: list[Decimal] = []
    for arg in args:
        cells = [c for row in arg for c in row] if isinstance(arg, tuple) else [_number(arg)]
        found += [c for c in cells if isinstance(c, Decimal)]
    return found


def _rows(block: Value | Block) -> list[Value]:
    if not isinstance(block, tuple):
        raise TreeError("a block of cells is asked for")
    return [row[0] for row in block]


def _count_same(args: tuple[Value | Block, ...]) -> Value:
    columns = [[_text(c) == _text(wanted) for c in _rows(block)]
               for block, wanted in zip(args[::2], args[1::2], strict=True)]
    return Decimal(sum(all(row) for row in zip(*columns, strict=True)))


def _look_up(args: tuple[Value | Block, ...]) -> Value:
    wanted = _text(args[0])
    for key, value in zip(_rows(args[1]), _rows(args[2]), strict=True):
        if wanted and _text(key) == wanted:
            return value
    return ""


_LAZY: dict[Op, Callable[[tuple[Expr, ...], LookUp], Value]] = {Op.IF: _if, Op.AND: _and, Op.OR: _or}
_EAGER: dict[Op, Callable[[tuple[Value | Block, ...]], Value]] = {
    Op.ADD: lambda a: _number(a[0]) + _number(a[1]),
    Op.SUBTRACT: lambda a: _number(a[0]) - _number(a[1]),
    Op.MULTIPLY: lambda a: _number(a[0]) * _number(a[1]),
    Op.DIVIDE: _divide,
    Op.AT_LEAST: lambda a: _number(a[0]) >= _number(a[1]),
    Op.ABOVE: lambda a: _number(a[0]) > _number(a[1]),
    Op.AT_MOST: lambda a: _number(a[0]) <= _number(a[1]),
    Op.BELOW: lambda a: _number(a[0]) < _number(a[1]),
    Op.EQUAL: lambda a: _number(a[0]) == _number(a[1]),
    Op.SAME: lambda a: _text(a[0]) == _text(a[1]),
    Op.NOT: lambda a: not _truth(a[0]),
    Op.ROUND: _round,
    Op.MIN: lambda a: min(_numbers(a)),
    Op.MAX: lambda a: max(_numbers(a)),
    Op.IS_NUMBER: lambda a: isinstance(a[0], Decimal),
    Op.IS_TEXT: lambda a: isinstance(a[0], str),
    Op.IS_EMPTY: lambda a: not _text(a[0]).replace("　", "").strip(" "),
    Op.LENGTH: lambda a: Decimal(len(_text(a[0]))),
    Op.JOIN: lambda a: "".join(map(_text, a)),
    Op.LINK: lambda a: _one(a[1]),
    Op.SUM: lambda a: sum(_numbers(a), Decimal(0)),
    Op.COUNT_SAME: _count_same,
    Op.LOOK_UP: _look_up,
}
