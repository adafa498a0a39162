"""Read the template of a letter: the city's own where its folder has one, else the bundled one."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sagamihara_pdca.errors import TemplateUnusable
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import TemplateText
from sagamihara_pdca.mail import texts
from sagamihara_pdca.storage import replace_file


def read_template(kind: LetterKind, folder: Path | None = None) -> TemplateText:
    """Read the template of one kind of letter.

    Raises:
        TemplateUnusable: the city's own file can't be opened or is not UTF-8.
    """
    name = f"{kind.value}.txt.j2"
    own = folder / name if folder else None
    try:
        if own is not None and own.is_file():
            return TemplateText(name, own.read_text("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise TemplateUnusable(texts.TEMPLATE_NOT_UTF8.format(file=name)) from fault
    except OSError as fault:
        raise TemplateUnusable(texts.TEMPLATE_NOT_OPENED.format(file=name)) from fault
    bundled = resources.files("sagamihara_pdca.letters") / "templates" / name
    return TemplateText(name, bundled.read_text("utf-8"))


def export_templates(folder: Path) -> tuple[Path, ...]:
    """Write the bundled templates out, for the city to change, and return their paths. Existing files are kept.

    Raises:
        FileNotWritten: see `storage`.
    """
    paths = tuple(folder / f"{kind.value}.txt.j2" for kind in LetterKind)
    for kind, path in zip(LetterKind, paths, strict=True):
        if not path.exists():
            replace_file(path, read_template(kind).text.encode())
    return paths
