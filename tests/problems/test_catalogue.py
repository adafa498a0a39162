"""Every message has an example, and the page of messages shows them all."""

from __future__ import annotations

import inspect
from collections import Counter
from importlib import import_module

import pytest

from sagamihara_pdca.problems import Problem
from tools.problem_catalogue import PAGE, catalogue, examples, modules


def functions(module: str) -> list[str]:
    """The functions of a module that make a problem."""
    found = import_module(f"sagamihara_pdca.problems.{module}")
    return [name for name, function in inspect.getmembers(found, inspect.isfunction)
            if function.__module__ == found.__name__ and not name.startswith("_")
            and inspect.signature(function).return_annotation in (Problem, "Problem")]


@pytest.mark.parametrize("module", modules())
def test_every_message_has_an_example(module: str) -> None:
    source = inspect.getsource(import_module(f"sagamihara_pdca.problems.{module}"))
    shown = source[source.rindex("EXAMPLES"):] + source[source.rfind("def _examples"):]

    assert functions(module)
    assert [name for name in functions(module) if f"{name}(" not in shown] == []


def test_no_two_messages_have_the_same_code() -> None:
    codes = [code for module in modules() for code in {problem.code for problem in examples(module)}]

    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert len(codes) == sum(len(functions(module)) for module in modules())


@pytest.mark.parametrize("module", modules())
def test_every_message_says_what_to_do_in_whole_sentences(module: str) -> None:
    for problem in examples(module):
        assert problem.message.endswith("。"), problem
        assert problem.remedy.endswith("。"), problem


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue(), "run: python tools/problem_catalogue.py"
