"""Where the words stand that people read: an official proof-reads `problems/`, the templates and one module of texts per room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from sagamihara_pdca.problems import mail as _any_module

PACKAGE = Path(_any_module.__file__).parents[1]
MODULES = tuple(sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")))
TEXTS = tuple(module for module in MODULES if module.endswith("/texts.py"))

#: Modules with sentences of their own, and why these are no part of the room's texts.
DECLARED = {
    "cli/__init__.py": "the list of commands, which click prints as --help",
    "letters/kinds.py": "the table of the kinds of letter, a row each",
    "demo/answers.py": "an answer that nobody gave",
    "frames/columns.py": "a row per column of the data: heading, type, meaning, value",
    "plain_values.py": "refusals, for programmers",
}
#: Rooms whose sentences have not been moved yet. This list only gets shorter.
REMAINING: frozenset[str] = frozenset()
_SENTENCE = re.compile(r"。|(?:ます|です|ください)\s*$")
#: Patterns and sets of characters have no reader but a programmer.
_CHARACTERS = ("maketrans", "strip", "lstrip", "rstrip")
_PATTERN = re.compile(r"\(\?|\[\^|[])][?*]|\\s|。\?")


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


def sentences_in(node: ast.AST) -> Iterator[str]:
    """Sentences in the code: not those of docstrings, nor of `help=`, which click reads at the option itself."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.keyword) and child.arg == "help":
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute) and child.func.attr in _CHARACTERS:
            yield from sentences_in(child.func)
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and is_sentence(child.value):
            yield f"line {child.lineno}: {child.value}"
        yield from sentences_in(child)


def sentences_outside_texts(module: str) -> list[str]:
    """Sentences where no official looks for them. A room of one module has its texts in upper-case names of the module."""
    statements = [statement for statement in tree_of(module).body
                  if "/" in module or not isinstance(statement, ast.Assign)
                  or not all(isinstance(target, ast.Name) and target.id.isupper() for target in statement.targets)]
    return list(sentences_in(ast.Module(statements, [])))


def is_sentence(text: str) -> bool:
    return _SENTENCE.search(text) is not None and _PATTERN.search(text) is None


def room_of(module: str) -> str:
    return module.partition("/")[0]


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) not in REMAINING | {"problems"}
                                    and m not in TEXTS and m not in DECLARED])
def test_sentences_stand_in_the_texts_of_the_room(module: str) -> None:
    assert sentences_outside_texts(module) == []


def test_a_room_or_module_without_sentences_is_no_exception_any_more() -> None:
    with_sentences = {module for module in MODULES if module not in TEXTS and sentences_outside_texts(module)}

    assert {room_of(module) for module in with_sentences} >= REMAINING
    assert with_sentences >= DECLARED.keys()


def texts_in(module: str) -> dict[str, set[str]]:
    """The names that a module of texts gives to plain texts, and the fields of each."""
    values = vars(import_module(f"sagamihara_pdca.{room_of(module)}.texts"))
    return {name: fields_of(value) for name, value in values.items() if name.isupper() and isinstance(value, str)}


def fields_of(text: str) -> set[str]:
    return {field.partition(".")[0] for _, field, _, _ in Formatter().parse(text) if field is not None}


def users_of(texts: str) -> list[str]:
    """The modules of all rooms that import a room's texts."""
    room = room_of(texts)
    own = (f"from sagamihara_pdca.{room} import ", f"from sagamihara_pdca.{room}.texts import ")
    return [module for module in MODULES if any(
        line.startswith(own) and "texts" in line for line in (PACKAGE / module).read_text("utf-8").splitlines())]


def fillings_in(module: str) -> Iterator[tuple[ast.expr, set[str]]]:
    """Every text of the module that is filled in, with the names of its fields: `text.format(…)`, in formulas `fill_in(text, …)`."""
    for call in ast.walk(tree_of(module)):
        if isinstance(call, ast.Call):
            fields = {keyword.arg or "" for keyword in call.keywords}
            if isinstance(call.func, ast.Attribute) and call.func.attr == "format":
                yield call.func.value, fields
            elif isinstance(call.func, ast.Name) and call.func.id == "fill_in":
                yield call.args[0], fields


def uses_in(module: str) -> Iterator[tuple[str, set[str] | None]]:
    """Every text that the module takes from `texts`: its name, and what fills its fields; None where it is not filled in at once."""
    filled = {id(text): fields for text, fields in fillings_in(module)}
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "texts":
            yield node.attr, filled.get(id(node))


@pytest.mark.parametrize("texts", TEXTS)
def test_every_field_of_a_text_is_filled_in(texts: str) -> None:
    fields = texts_in(texts)
    for module in users_of(texts):
        later = [given for _, given in fillings_in(module)]
        for name, given in uses_in(module):
            wanted = fields.get(name, set())
            assert given in (None, wanted), f"{module}: {name}"
            assert given is not None or not wanted or any(wanted <= filled for filled in later), f"{module}: {name} is printed with its fields"


@pytest.mark.parametrize("texts", TEXTS)
def test_no_text_is_left_that_nobody_reads(texts: str) -> None:
    source = "".join((PACKAGE / module).read_text("utf-8") for module in (texts, *users_of(texts)))
    names = [target.id for statement in tree_of(texts).body if isinstance(statement, ast.Assign)
             for target in statement.targets if isinstance(target, ast.Name)]

    assert [name for name in names if len(re.findall(rf"\b{name}\b", source)) < 2] == []
