"""Renders the manual as HTML pages for a computer that shows no Markdown.

    python tools/manual_pages.py FOLDER

One source: the pages are rendered from docs/ each time, and kept nowhere. A link that leads to no page is an error.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("README.ja.md", "CHANGELOG.md", "docs/cli.md", "docs/problems.ja.md", "docs/manual", "docs/images", "tests/golden/menu_year.txt")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>")
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r'(?<=href=")(?![a-z]+:)([^"#]*)\.md(?=[#"])')
_TARGET = re.compile(r'(?:href|src)="(?![a-z]+:)([^"#]*)(?:#([^"]*))?"')
_PAGE = """\
<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font-family: "BIZ UDPGothic", "Yu Gothic UI", Meiryo, sans-serif; line-height: 1.7; color: #222; }}
body {{ max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #999; padding: .3rem .6rem; text-align: left; vertical-align: top; }}
th {{ background: #eef3f8; }} code, pre {{ background: #f3f3f3; }} pre {{ padding: .6rem; overflow-x: auto; }} img {{ max-width: 100%; }}
</style></head><body>
<p><a href="{home}">手引きの目次</a></p>
{body}</body></html>
"""


def pages() -> dict[str, bytes]:
    """Every page and picture by its path. ValueError for a link that leads nowhere."""
    made: dict[str, bytes] = {}
    for path in _files():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".md":
            made[_html_name(name)] = _page(path.read_text("utf-8"), name).encode()
        else:
            made[name] = path.read_bytes()
    lost = [f"{name}: {target}" for name, target in _targets(made) if target not in made]
    if lost:
        raise ValueError(f"links that lead nowhere: {', '.join(lost)}")
    return made


def _files() -> Iterator[Path]:
    for source in SOURCES:
        path = ROOT / source
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _html_name(name: str) -> str:
    return f"{name.removesuffix('.md')}.html"


def _page(text: str, name: str) -> str:
    body = MarkdownIt("commonmark").enable("table").render(text)
    body = _HEADING.sub(lambda h: f'<h{h[1]} id="{_anchor(h[2])}">{h[2]}</h{h[1]}>', body)
    body = _LINK.sub(r"\1.html", body)
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    home = "../" * name.count("/") + "docs/manual/README.html"
    return _PAGE.format(title=escape(heading[1]) if heading else name, body=body, home=home)


def _anchor(heading: str) -> str:
    """The name of a heading, as the place where the repository is read makes it."""
    return re.sub(r"[^\w -]", "", _TAG.sub("", heading)).strip().lower().replace(" ", "-")


def _targets(made: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The files that the pages lead to; a page without the named heading is returned with it."""
    for name, data in made.items():
        if not name.endswith(".html"):
            continue
        for path, anchor in _TARGET.findall(data.decode()):
            target = _joined(name, path) if path else name
            has_anchor = not anchor or f'id="{_unquoted(anchor)}"' in made.get(target, b"").decode()
            yield name, target if has_anchor else f"{target}#{_unquoted(anchor)}"


def _unquoted(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text)


def _joined(page: str, link: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / _unquoted(link)).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def main() -> None:
    folder = Path(sys.argv[1])
    for name, data in pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    print(folder / "docs/manual/README.html")


if __name__ == "__main__":
    main()
