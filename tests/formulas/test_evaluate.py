"""Trees evaluate as the formulas do in Excel, and refuse what spreadsheets disagree on."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.excel.formula import render_formula
from sagamihara_pdca.formulas.evaluate import TreeError, evaluate_tree
from sagamihara_pdca.formulas.tree import (
    Call,
    Const,
    Expr,
    Op,
    Var,
    above,
    at_least,
    count_same,
    fill_in,
    if_,
    is_empty,
    join,
    look_up,
    number,
    rounded,
    same,
    text,
    total,
)

BLOCK = ((D(1), "a"), (D(2), "b"), (None, "a"))
KEYS = (("◎",), ("○",), ("A",))
VALUES = ((D(100),), (D(80),), (D(60),))
CELLS = {"blank": None, "five": D(5), "word": "達成", "space": "　 ", "block": BLOCK, "keys": KEYS, "values": VALUES}

WORKED_OUT: list[tuple[Expr, object, str]] = [
    (number(2) + number(3) * number(4), D(14), "=2+(3*4)"),
    (fill_in("{year}はあと{left}項目です。", year="R6", left=Var("five")), "R6はあと5項目です。", '="R6はあと"&five&"項目です。"'),
    (fill_in("{left}{unit}", left=Var("five"), unit=""), D(5), "=five"),
    (fill_in(""), "", '=""'),
    (Var("blank") + number(1), D(1), "=blank+1"),
    (rounded(number("83.35"), 1), D("83.4"), "=ROUND(83.35,1)"),
    (rounded(number("-0.05"), 1), D("-0.1"), "=ROUND(-0.05,1)"),
    (same(text("a"), text("A")), False, '=EXACT("a","A")'),
    (same(Var("blank"), text("")), True, '=EXACT(blank,"")'),
    (is_empty(Var("space")), True, '=(LEN(SUBSTITUTE(TRIM(space),"　",""))=0)'),
    (join(text("あと"), Var("five"), text("項目")), "あと5項目", '="あと"&five&"項目"'),
    (if_(at_least(Var("five"), number(5)), text("○"), number(1) / number(0)), "○", '=IF((five>=5),"○",(1/0))'),
    (total(Var("block"), number(10)), D(13), "=SUM(block,10)"),
    (count_same(Var("keys"), text("A")), D(1), '=SUMPRODUCT(1*EXACT(keys,"A"))'),
    (text('引用"符'), '引用"符', '="引用""符"'),
]


@pytest.mark.parametrize(("tree", "value", "formula"), WORKED_OUT)
def test_a_tree_has_one_value_and_one_spelling(tree: Expr, value: object, formula: str) -> None:
    assert evaluate_tree(tree, CELLS.__getitem__) == value
    assert render_formula(tree, str) == formula


def test_a_look_up_reads_letter_by_letter() -> None:
    def found(key: str) -> object:
        return evaluate_tree(look_up(text(key), Var("keys"), Var("values")), CELLS.__getitem__)

    assert [found("○"), found("a"), found("*"), found("")] == [D(80), "", "", ""]


REFUSED = [
    above(Var("word"), number(100)),  # in Excel every text is above every number
    number(1) / number(0),
    Call(Op.AND, (Const(False), Var("word"))),
    Var("word") + number(1),
    Var("block"),
]


@pytest.mark.parametrize("tree", REFUSED)
def test_what_spreadsheets_disagree_on_is_refused(tree: Expr) -> None:
    with pytest.raises(TreeError):
        evaluate_tree(tree, CELLS.__getitem__)


def test_a_long_text_is_spelled_in_parts_that_a_formula_can_hold() -> None:
    formula = render_formula(text("あ" * 600), str)

    assert max(len(part) for part in formula.split('"')) == 255
    assert formula.replace('"&"', "") == f'=("{"あ" * 600}")'
