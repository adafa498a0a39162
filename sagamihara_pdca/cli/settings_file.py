"""設定.ini of the working folder: where the folders lie, and the mail server. Passwords have no place in it.

    [フォルダ]              relative to the working folder, or absolute
    計画 = plan.xlsx
    入力シート = input_templates
    提出 = submissions
    出力 = output
    記録 = records

    [メール]
    サーバー = smtp.example.lg.jp
    ポート = 587
    暗号化 = starttls
    証明書 = 庁内認証局.pem

What is given on the command line or in the environment comes before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from configparser import ConfigParser, DuplicateOptionError, DuplicateSectionError, Error
from pathlib import Path
from typing import Any

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.settings import Folders, Settings

NAME = "設定.ini"
_FOLDERS = {"入力シート": "templates", "提出": "submissions", "出力": "output", "記録": "records"}
_MAIL = {"サーバー": "host", "ポート": "port", "暗号化": "security", "証明書": "ca_file"}
_PLAN = "計画"
_KNOWN = {"フォルダ": (_PLAN, *_FOLDERS), "メール": tuple(_MAIL)}
_SECRETS = ("パスワード", "password", "pass")


class SettingsRefused(click.ClickException):
    """The settings file can't be followed. The text says which line is meant."""

    exit_code = 2


def read_settings(root: Path, plan: Path | None) -> tuple[Settings, dict[str, Any]]:
    """Read the settings of a working folder.

    Returns:
        the settings, and the defaults of the mail commands' options as click takes them (`default_map`).
    Raises:
        SettingsRefused: the file can't be read, or says what is not known.
    """
    given = _entries(root / NAME)
    folders = given.get("フォルダ", {})
    named = {field: root / folders[name] for name, field in _FOLDERS.items() if name in folders}
    _check_folders(root, named)
    if plan is None and _PLAN in folders:
        plan = root / folders[_PLAN]
        if not plan.exists():
            raise _refused(texts.SETTINGS_NO_PLAN.format(value=folders[_PLAN]))
    return Settings(root, plan, folders=Folders(**named)), _mail_defaults(root, given.get("メール", {}))


def _entries(path: Path) -> Mapping[str, Mapping[str, str]]:
    """The sections of the file with what is filled in; none where there is no file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise _refused(texts.SETTINGS_UNREADABLE.format(reason=fault.strerror or "")) from fault
    parser = ConfigParser(interpolation=None, delimiters=("=", "＝"), comment_prefixes=(";", "#", "；", "＃"), default_section="")
    try:
        parser.read_string(_decoded(data))
    except (DuplicateOptionError, DuplicateSectionError) as fault:
        raise _refused(texts.SETTINGS_TWICE.format(line=fault.lineno)) from fault
    except Error as fault:
        raise _refused(texts.SETTINGS_NO_FORM) from fault
    return {name: _known(name, dict(parser[name])) for name in parser.sections()}


def _decoded(data: bytes) -> str:
    """The text as an editor of a Japanese Windows saves it."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused(texts.SETTINGS_NO_FORM)


def _known(section: str, entries: Mapping[str, str]) -> Mapping[str, str]:
    known = _KNOWN.get(section)
    if known is None:
        raise _refused(texts.SETTINGS_UNKNOWN.format(name=f"[{section}]", known="、".join(f"[{name}]" for name in _KNOWN)))
    for name in entries:
        if any(secret in name.casefold() for secret in _SECRETS):
            raise _refused(texts.SETTINGS_SECRET.format(name=name))
        if name not in known:
            raise _refused(texts.SETTINGS_UNKNOWN.format(name=name, known="、".join(known)))
    return {name: value.strip() for name, value in entries.items() if value.strip()}


def _check_folders(root: Path, named: Mapping[str, Path]) -> None:
    """Refuse folders on a drive that is not connected, and one folder for two purposes."""
    labels = {field: name for name, field in _FOLDERS.items()}
    for field, folder in named.items():
        if not folder.parent.is_dir():
            raise _refused(texts.SETTINGS_NO_FOLDER.format(name=labels[field], value=folder))
    places = {name: named.get(field, root / getattr(Folders(), field)) for name, field in _FOLDERS.items()}
    for name, folder in places.items():
        other = next((n for n, f in places.items() if n != name and _lies_in(folder, f)), None)
        if other is not None:
            raise _refused(texts.SETTINGS_ONE_FOLDER.format(name=name, other=other))


def _lies_in(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())


def _mail_defaults(root: Path, given: Mapping[str, str]) -> dict[str, Any]:
    options: dict[str, str] = {_MAIL[name]: value for name, value in given.items()}
    if not options.get("port", "0").isdecimal():
        raise _refused(texts.SETTINGS_VALUE.format(name="ポート", value=options["port"]))
    if "security" in options:
        options["security"] = options["security"].casefold()
        if options["security"] not in ("starttls", "tls"):
            raise _refused(texts.SETTINGS_VALUE.format(name="暗号化", value=given["暗号化"]))
    if "ca_file" in options:
        options["ca_file"] = str(root / options["ca_file"])
    return {"mail": {kind.value: options for kind in LetterKind}}


def _refused(words: str) -> SettingsRefused:
    return SettingsRefused(texts.SETTINGS_FAULT.format(file=NAME, words=words))
