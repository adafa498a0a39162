"""Measures the house as Markdown tables: rooms, docstrings, lengths, helpers. Two trees can be put side by side.

    python tools/measure_house.py           the tree that this file stands in
    python tools/measure_house.py ROOT      another checkout

Everything is counted from the source, nothing is imported. Lines are all lines of a file, blank ones too.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "sagamihara_pdca"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One source file. `room` is the package or the top-level module that it belongs to, or else the house itself."""

    path: Path
    room: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def read_modules(root: Path) -> list[Module]:
    """All modules of the package below `root`, in the order of their paths."""
    package = root / PACKAGE
    return [Module(path, _room(path.relative_to(package)), text, ast.parse(text))
            for path in sorted(package.rglob("*.py")) for text in [path.read_text(encoding="utf-8")]]


def _room(path: Path) -> str:
    name = path.parts[0].removesuffix(".py")
    return PACKAGE if name.startswith("__") else name


def public_names(tree: ast.Module) -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """The kind and the definition of every public name: without a leading underscore, in a module or a public class."""
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield ("classes" if isinstance(node, ast.ClassDef) else "functions"), node
            if isinstance(node, ast.ClassDef):
                yield from (("methods and properties", method) for method in node.body
                            if isinstance(method, Function) and not method.name.startswith("_"))


def callers(tree: ast.Module) -> dict[str, set[str]]:
    """For every name that is spoken in a module: the functions and methods that speak it, or "" outside of them."""
    found: dict[str, set[str]] = {}
    for owner, node in _owned(tree, ""):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if name is not None:
            found.setdefault(name, set()).add(owner)
    return found


def _owned(node: ast.AST, owner: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the outermost function or method around it."""
    for child in ast.iter_child_nodes(node):
        inside = f"{child.name}:{child.lineno}" if isinstance(child, Function) and not owner else owner
        yield inside, child
        yield from _owned(child, inside)


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def helpers_with_one_caller(module: Module) -> list[Function]:
    """The private functions and methods that one other function of their module calls; by name, so nearly."""
    speak = callers(module.tree)
    return [node for node in functions(module.tree) if node.name.startswith("_") and not node.name.endswith("__")
            and len(speak.get(node.name, set()) - {f"{node.name}:{node.lineno}"}) == 1]


def is_one_line(node: Function) -> bool:
    """Whether nothing but one statement stands under the docstring."""
    statements = len(node.body) - (ast.get_docstring(node) is not None)
    return statements == 1 and isinstance(node.body[-1], ast.Return | ast.Expr)


def lines_of(paths: Iterable[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)


def room_table(modules: list[Module]) -> Iterator[str]:
    """A row per room, the biggest first."""
    counts, lines = Counter(m.room for m in modules), Counter[str]()
    for module in modules:
        lines[module.room] += module.lines
    yield "| room | modules | lines | share |\n| --- | ---: | ---: | ---: |"
    for room, count in lines.most_common():
        yield f"| {room} | {counts[room]} | {count:,} | {count / lines.total():.1%} |"
    biggest = max(lines.values()) / lines.total()
    yield f"| **{len(lines)} rooms** | {len(modules)} | {lines.total():,} | biggest: {biggest:.1%} |"


def measure_table(root: Path, modules: list[Module]) -> Iterator[str]:
    """A row per measure."""
    yield "| measure | value |\n| --- | ---: |"
    public = [entry for module in modules for entry in public_names(module.tree)]
    for kind in ("functions", "classes", "methods and properties"):
        yield _docstring_row(f"public {kind} with a docstring", [node for own, node in public if own == kind])
    yield _docstring_row("all public names with a docstring", [node for _, node in public])
    longest, where = max((length(node), f"{module.path.relative_to(root).as_posix()} {node.name}")
                         for module in modules for node in functions(module.tree))
    yield f"| longest function, lines | {longest} ({where}) |"
    yield f"| longest module, lines | {max(m.lines for m in modules)} |"
    helpers = [node for module in modules for node in helpers_with_one_caller(module)]
    yield f"| private helpers with one caller | {len(helpers):,} |"
    yield f"| … of which one line | {sum(map(is_one_line, helpers)):,} |"
    yield f"| lines of production code | {sum(m.lines for m in modules):,} |"
    yield f"| lines of templates and style sheets | {lines_of(_templates(root)):,} |"
    tests = (path for path in (root / "tests").rglob("*.py") if "node_modules" not in path.parts)
    yield f"| lines of tests | {lines_of(tests):,} |"


def _docstring_row(title: str, nodes: list[ast.ClassDef | Function]) -> str:
    count = sum(ast.get_docstring(node) is not None for node in nodes)
    return f"| {title} | {count:,} of {len(nodes):,} ({count / len(nodes):.1%}) |"


def _templates(root: Path) -> list[Path]:
    return [path for path in (root / PACKAGE).rglob("templates/**/*") if path.is_file() and path.suffix != ".py"]


def main() -> None:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1]).resolve()
    modules = read_modules(root)
    print(*room_table(modules), "", *measure_table(root, modules), sep="\n")


if __name__ == "__main__":
    main()
