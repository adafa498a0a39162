"""Read the template of a letter: the city's own where its folder has one, else the bundled one."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sagamihara_pdca.errors import TemplateUnusable
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import TemplateText
from sagamihara_pdca.mail import texts
from sagamihara_pdca.storage import replace_file


def template_folder(given: Path | None, usual: Path) -> Path | None:
    """Return the folder of the city's own templates: the one that was given, else the usual one where it is there.

    Raises:
        TemplateUnusable: it does not exist, or holds none of the templates.
    """
    folder = given if given is not None else usual if usual.exists() else None
    if folder is None:
        return None
    if not folder.is_dir():
        raise TemplateUnusable(texts.TEMPLATES_GONE.format(folder=folder))
    names = [template_name(kind) for kind in LetterKind]
    if not any((folder / name).is_file() for name in names):
        raise TemplateUnusable(texts.TEMPLATES_NONE.format(folder=folder, names="、".join(names)))
    return folder


def template_name(kind: LetterKind) -> str:
    """The file name of the template of one kind of letter."""
    return f"{kind.value}.txt.j2"


def read_template(kind: LetterKind, folder: Path | None = None) -> TemplateText:
    """Read the template of one kind of letter; the bundled one where the folder has none of this kind.

    Raises:
        TemplateUnusable: the city's own file can't be opened or is not UTF-8.
    """
    name = template_name(kind)
    own = folder / name if folder else None
    try:
        if own is not None and own.is_file():
            return TemplateText(name, own.read_text("utf-8-sig"), is_own=True)
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
    paths = tuple(folder / template_name(kind) for kind in LetterKind)
    for kind, path in zip(LetterKind, paths, strict=True):
        if not path.exists():
            replace_file(path, read_template(kind).text.encode())
    return paths
