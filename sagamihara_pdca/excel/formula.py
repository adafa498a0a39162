"""Renders a tree as an Excel formula that has the value to which `formulas.evaluate` evaluates the tree."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from decimal import Decimal
from functools import lru_cache

from sagamihara_pdca.errors import CellNotWritten
from sagamihara_pdca.excel import texts
from sagamihara_pdca.formulas.tree import Call, Const, Expr, Op, Value, Var
from sagamihara_pdca.notation.characters import utf16_units

#: Source: Excel specifications and limits, "Length of formula contents".
MAX_FORMULA_LENGTH = 8192
_MAX_LITERAL = 255
Address = Callable[[Hashable], str]
_INFIX = {op: op.value for op in (Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE, Op.AT_LEAST, Op.ABOVE, Op.AT_MOST, Op.BELOW,
                                  Op.EQUAL, Op.JOIN)}
_FUNCTION = {op: op.value for op in (Op.SAME, Op.AND, Op.OR, Op.NOT, Op.IF, Op.ROUND, Op.MIN, Op.MAX, Op.IS_NUMBER,
                                     Op.IS_TEXT, Op.LENGTH, Op.LINK, Op.SUM)}


def render_formula(tree: Expr, address: Address) -> str:
    """Render the formula with its leading "="; `address` returns the A1 reference of a `Var`'s key.

    Raises:
        CellNotWritten: the formula is longer than Excel takes.
    """
    formula = "=" + _render(tree, address, outermost=True)
    if len(formula) > MAX_FORMULA_LENGTH:
        raise CellNotWritten(texts.FORMULA_TOO_LONG.format(count=len(formula)))
    return formula


def _render(tree: Expr, address: Address, *, outermost: bool = False) -> str:
    if isinstance(tree, Call):
        args = [_render(a, address) for a in tree.args]
        if tree.op in _FUNCTION:
            return f"{_FUNCTION[tree.op]}({','.join(args)})"
        if tree.op in _INFIX:
            joined = _INFIX[tree.op].join(args)
            return joined if outermost else f"({joined})"
        return _RENDERERS[tree.op](args)
    if isinstance(tree, Var):
        return address(tree.key)
    assert isinstance(tree, Const)
    return literal(tree.value)


def literal(value: Value) -> str:
    """Render a constant as a literal of a formula; a text of more than 255 characters as a concatenation."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return format(value, "f")
    return _quoted(value or "")


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    # A text inside a formula holds 255 characters at most, 𠮷 counting as two; a longer one is joined from parts.
    most = _MAX_LITERAL if utf16_units(text) == len(text) else _MAX_LITERAL // 2
    parts = [text[i:i + most] for i in range(0, len(text), most)] or [""]
    quoted = ['"' + part.replace('"', '""') + '"' for part in parts]
    return quoted[0] if len(quoted) == 1 else f"({'&'.join(quoted)})"


def _is_empty(args: list[str]) -> str:
    return f'(LEN(SUBSTITUTE(TRIM({args[0]}),"　",""))=0)'


def _count_same(args: list[str]) -> str:
    columns = [f"EXACT({block},{wanted})" for block, wanted in zip(args[::2], args[1::2], strict=True)]
    return f"SUMPRODUCT(1*{'*'.join(columns)})"


def _look_up(args: list[str]) -> str:
    wanted, keys, values = args
    # SUMPRODUCT finds the row letter by letter; MATCH would read * and ? as wildcards and a as A.
    row = f"SUMPRODUCT(MAX(EXACT({keys},{wanted})*(ROW({keys})-MIN(ROW({keys}))+1)))"
    return f'IF(OR({wanted}="",SUMPRODUCT(1*EXACT({keys},{wanted}))=0),"",INDEX({values},{row}))'


_RENDERERS: dict[Op, Callable[[list[str]], str]] = {
    Op.IS_EMPTY: _is_empty,
    Op.COUNT_SAME: _count_same,
    Op.LOOK_UP: _look_up,
}
